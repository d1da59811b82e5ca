//! Terms for people who leave that can never act.

use super::super::{
    document::{
        LeaverBalance, LeaverDraw, LeaverExcess, LeaverHoldback, LeaverOther, LeaverTerms, Negative, Pay, PlanDocument,
        StillEarns,
    },
    evaluate::pays_on_measure,
};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    shape::escaped,
};

/// Notes terms about what the plan does not have.
pub fn of(plan: &PlanDocument, findings: &mut Problems) {
    let Some(rule) = &plan.termination else { return };
    of_terms(plan, &rule.terms, "/termination/terms", findings);
    for (reason, terms) in &rule.reasons {
        of_terms(plan, terms, &format!("/termination/reasons/{}", escaped(reason)), findings);
    }
}

fn of_terms(plan: &PlanDocument, terms: &LeaverTerms, path: &str, findings: &mut Problems) {
    let mut idle = |is_idle: bool, field: &str, value: &str, missing: &str| {
        if is_idle {
            let problem = Problem::new(&code::IDLE_TERM, format!("{path}/{field}")).with("field", field);
            findings.push(problem.with("value", value).with("missing", missing));
        }
    };
    let has_deals = has_deals(plan);
    idle(terms.earns != StillEarns::LastDay && !has_deals, "earns", terms.earns.word(), "crediting");
    let tail = terms.tail_days.map(|days| days.to_string()).unwrap_or_default();
    idle(terms.tail_days.is_some() && !has_deals, "tail_days", &tail, "crediting");
    let holdback = terms.holdback;
    idle(holdback != LeaverHoldback::Release && plan.holdback.is_none(), "holdback", holdback.word(), "holdback");
    let is_unused = terms.holdback_days > 0 && holdback != LeaverHoldback::Forfeit;
    idle(is_unused, "holdback_days", &terms.holdback_days.to_string(), "\"holdback\": \"forfeit\"");
    let has_other = plan.floor.is_some()
        || plan
            .components
            .iter()
            .any(|one| one.shapes().any(|(pay, _)| !pays_on_measure(pay) && !matches!(pay, Pay::Penalty(_))));
    idle(terms.other_pay == LeaverOther::Forfeit && !has_other, "other_pay", terms.other_pay.word(), "fixed, bonus, …");
    let withholds = plan.withhold_excess || plan.components.iter().any(|one| one.withhold_excess);
    idle(terms.withheld != LeaverExcess::Carry && !withholds, "withheld", terms.withheld.word(), "withhold_excess");
    let draw = terms.draw_balance;
    idle(draw != LeaverDraw::Owe && plan.draw.is_none(), "draw_balance", draw.word(), "draw");
    let is_carried = plan.ledger.negative == Negative::Carry;
    idle(
        terms.carried == LeaverBalance::Due && !is_carried,
        "carried",
        terms.carried.word(),
        "\"negative\": \"carry\"",
    );
}

/// Whether transactions feed what a component pays on.
fn has_deals(plan: &PlanDocument) -> bool {
    let rules = || plan.crediting.iter().flat_map(|crediting| &crediting.rules);
    plan.components.iter().filter_map(|one| one.on.as_ref()).any(|on| rules().any(|rule| rule.measure == *on))
}
