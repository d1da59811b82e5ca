//! What has to hold of the facts before anything is computed.

use super::{
    super::{
        document::{PlanDocument, Span},
        facts::{Dated, PayFacts},
        outcome::LineKind,
        spans,
    },
    ask::Ask,
    unit_of, withheld,
};
use crate::{
    calendar::{Calendar, Period},
    error::{Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    number::Number,
    rounding::Rounding,
    shape::{escaped, suggestion},
};
use std::collections::BTreeSet;

/// The period of the facts, which is one of the plan's.
pub fn period(plan: &PlanDocument, facts: &PayFacts, calendar: &Calendar) -> Result<Period, Problems> {
    labelled(plan, &facts.period, calendar)
}

fn labelled(plan: &PlanDocument, label: &str, calendar: &Calendar) -> Result<Period, Problems> {
    let period = calendar.resolve(label, "/period").map_err(|problem| Problems::from(problem.in_facts()))?;
    if period.grain != plan.period {
        let problem = Problem::new(&code::OTHER_GRAIN, "/period").with("period", label);
        let problem = problem.with("found", period.grain.word()).with("expected", plan.period.word());
        return Err(problem.in_facts().into());
    }
    Ok(period)
}

/// The period of a label, in which the plan is in force throughout.
pub fn in_force(plan: &PlanDocument, label: &str) -> Result<Period, Problems> {
    let calendar = plan.calendar.as_ref().map_or_else(Calendar::gregorian, Calendar::new);
    let period = labelled(plan, label, &calendar)?;
    not_in_force(plan, &period, label).map_or(Ok(period), |problem| Err(problem.in_facts().into()))
}

/// What is wrong where a plan is not in force on all days of a period.
fn not_in_force(plan: &PlanDocument, period: &Period, label: &str) -> Option<Problem> {
    let span = plan.effective.as_ref()?;
    if span.start <= period.start && period.end <= span.end {
        return None;
    }
    let problem = Problem::new(&code::NOT_IN_FORCE, "/period").with("period", label);
    Some(problem.with("start", span.start).with("end", span.end))
}

/// Notes what is wrong with the facts beyond their shape.
pub fn check(ask: &Ask<'_>) {
    not_in_force(ask.plan, &ask.period, &ask.facts.period).into_iter().for_each(|problem| ask.fault(problem));
    check_terminated(ask);
    check_spans(ask, ask.facts.active.as_deref(), "/active");
    check_spans(ask, ask.facts.window_active.qtd.as_deref(), "/window_active/qtd");
    check_spans(ask, ask.facts.window_active.ytd.as_deref(), "/window_active/ytd");
    check_measures(ask);
    check_changes(ask);
    super::rates::check(ask);
    check_amounts(ask);
    check_adjustments(ask);
    check_withheld(ask);
    super::receipts::check(ask);
    if ask.facts.draw_balance.is_negative() {
        out_of_range(ask, "/draw_balance", &ask.facts.draw_balance, "≥ 0");
    }
    if ask.facts.due_elsewhere.is_negative() {
        out_of_range(ask, "/due_elsewhere", &ask.facts.due_elsewhere, "≥ 0");
    }
}

fn out_of_range(ask: &Ask<'_>, path: &str, value: &Number, range: &str) {
    ask.fault(Problem::new(&doc::OUT_OF_RANGE, path).with("value", value).with("range", range));
}

/// Who left is paid by the plan's terms for it, on a day of the question, for no reason or for one that the plan knows.
fn check_terminated(ask: &Ask<'_>) {
    let Some(terminated) = &ask.facts.terminated else { return };
    let Some(rule) = &ask.plan.termination else {
        let problem = Problem::new(&code::NO_TERMINATION, "/terminated").with("person", &ask.facts.person);
        let problem = problem.with("plan", &ask.plan.id).with("period", &ask.period.label);
        return ask.fault(problem.with("last_day", terminated.last_day));
    };
    if ask.facts.as_of.is_none() {
        ask.missing("/as_of", "as_of");
    }
    if let Some(reason) = &terminated.reason
        && !rule.reasons.contains_key(reason)
    {
        if rule.reasons.is_empty() {
            return ask.fault(Problem::new(&code::UNKNOWN_REASON, "/terminated/reason").with("id", reason));
        }
        let known: Vec<&str> = rule.reasons.keys().map(String::as_str).collect();
        let problem = Problem::new(&doc::UNKNOWN_REFERENCE, "/terminated/reason").with("id", reason);
        ask.fault(problem.suggest(suggestion(reason, &known)));
    }
}

/// A question about what more deals would pay is one about somebody who goes on working.
pub fn refuse_leavers(facts: &PayFacts) -> Result<(), Problems> {
    match &facts.terminated {
        None => Ok(()),
        Some(terminated) => {
            let problem = Problem::new(&code::LEAVER_ASKED, "/terminated").with("person", &facts.person);
            Err(problem.with("last_day", terminated.last_day).in_facts().into())
        }
    }
}

fn check_spans(ask: &Ask<'_>, spans: Option<&[Span]>, path: &str) {
    let spans = spans.unwrap_or_default().iter().enumerate();
    spans::problems(spans.map(|(index, span)| (format!("{path}/{index}"), span.clone())).collect())
        .into_iter()
        .for_each(|problem| ask.fault(problem));
}

/// A value that changes within the period stands for one that does not, and at every moment there is one of it.
fn check_dated(ask: &Ask<'_>, once: Option<&Number>, dated: Option<&[Dated]>, path: &str, fields: (&str, &str)) {
    let Some(dated) = dated else { return };
    let path = format!("{path}/{}", fields.1);
    if once.is_some() {
        let problem = Problem::new(&code::ONE_OF_TWO, path.clone()).with("first", fields.0);
        ask.fault(problem.with("second", fields.1));
    }
    let spans = dated.iter().enumerate();
    spans::problems(spans.map(|(index, one)| (format!("{path}/{index}"), one.span())).collect())
        .into_iter()
        .for_each(|problem| ask.fault(problem));
}

/// Everything that may change within the period.
fn check_changes(ask: &Ask<'_>) {
    let facts = ask.facts;
    let fields = ("base_salary", "base_salaries");
    check_dated(ask, facts.base_salary.as_ref(), facts.base_salaries.as_deref(), "", fields);
    let fields = ("target_incentive", "target_incentives");
    check_dated(ask, facts.target_incentive.as_ref(), facts.target_incentives.as_deref(), "", fields);
    for (measure, facts) in &facts.measures {
        let path = format!("/measures/{}", escaped(measure.as_str()));
        check_dated(ask, facts.quota.as_ref(), facts.quotas.as_deref(), &path, ("quota", "quotas"));
    }
}

fn check_measures(ask: &Ask<'_>) {
    let known: Vec<&str> = ask.plan.measures.iter().map(|measure| measure.id.as_str()).collect();
    for measure in ask.facts.measures.keys() {
        if !known.contains(&measure.as_str()) {
            let path = format!("/measures/{}", escaped(measure.as_str()));
            let problem = Problem::new(&doc::UNKNOWN_REFERENCE, path).with("id", measure);
            ask.fault(problem.suggest(suggestion(measure.as_str(), &known)));
        }
    }
}

/// Amounts that were booked are whole units of the currency, and stand under periods of the calendar.
fn check_amounts(ask: &Ask<'_>) {
    let unit = unit_of(Rounding::half_up(ask.scale()));
    let check = |path: String, value: &Number| {
        if value.over(&unit).is_some_and(|units| !units.is_integer()) {
            ask.fault(Problem::new(&code::TOO_FINE, path).with("value", value).with("unit", &unit));
        }
    };
    check("/draw_balance".to_owned(), &ask.facts.draw_balance);
    check("/carried_in".to_owned(), &ask.facts.carried_in);
    check("/due_elsewhere".to_owned(), &ask.facts.due_elsewhere);
    for (line, amount) in &ask.facts.withheld {
        check(format!("/withheld/{}", escaped(line)), amount);
    }
    for (index, adjustment) in ask.facts.adjustments.iter().enumerate() {
        check(format!("/adjustments/{index}/amount"), &adjustment.amount);
    }
    for (period, lines) in &ask.facts.paid_before {
        let path = format!("/paid_before/{}", escaped(period));
        if let Err(problem) = ask.calendar.resolve(period, &path) {
            ask.fault(*problem);
        }
        for (line, amount) in lines {
            check(format!("{path}/{}", escaped(line)), amount);
        }
    }
}

/// What came in belongs to lines that hand on what a cap cuts: else it would be lost.
fn check_withheld(ask: &Ask<'_>) {
    let known = withheld::ids(ask.plan);
    for (line, amount) in &ask.facts.withheld {
        let path = format!("/withheld/{}", escaped(line));
        if amount.is_negative() {
            out_of_range(ask, &path, amount, "≥ 0");
        }
        if !known.contains(&line.as_str()) {
            let problem = Problem::new(&doc::UNKNOWN_REFERENCE, path).with("id", line);
            ask.fault(problem.suggest(suggestion(line, &known)));
        }
    }
}

fn check_adjustments(ask: &Ask<'_>) {
    let mut taken: BTreeSet<&str> = ask.plan.components.iter().map(|component| component.id.as_str()).collect();
    taken.extend(LineKind::WORDS);
    for (index, adjustment) in ask.facts.adjustments.iter().enumerate() {
        if !taken.insert(adjustment.id.as_str()) {
            let problem = Problem::new(&doc::DUPLICATE_ID, format!("/adjustments/{index}/id"));
            ask.fault(problem.with("id", &adjustment.id));
        }
    }
}
