//! Days that have none in common with the days of the plan.

use super::{
    super::document::{Component, CreditRule, Pay, PlanDocument, Span},
    crediting::contradicts,
};
use crate::error::{Problem, Problems, catalogue::pay as code};
use chrono::NaiveDate;

/// The days of the plan where they do not meet others.
fn apart(plan: &PlanDocument, start: Option<NaiveDate>, end: Option<NaiveDate>) -> Option<&Span> {
    let days = plan.effective.as_ref()?;
    let is_after = start.is_some_and(|start| start >= days.end);
    let is_before = end.is_some_and(|end| end <= days.start);
    (is_after || is_before).then_some(days)
}

fn outside(what: &str, path: String, days: &Span) -> Problem {
    let problem = Problem::new(&code::OUTSIDE_PLAN, path).with("what", what);
    problem.with("start", days.start).with("end", days.end)
}

/// Notes a spiff of other days, or of no transactions.
pub fn of_component(plan: &PlanDocument, component: &Component, path: &str, findings: &mut Problems) {
    if let Pay::Spiff(rule) = super::funded(&component.pay) {
        let place = super::funded_path(&component.pay, &format!("{path}/pay"));
        if let Some(days) = apart(plan, Some(rule.start), Some(rule.end)) {
            findings.push(outside(component.id.as_str(), place.clone(), days));
        }
        if rule.when.as_ref().is_some_and(contradicts) {
            findings.push(Problem::new(&code::NEVER, format!("{place}/when")).with("id", &component.id));
        }
    }
}

/// Notes a crediting rule of other days.
pub fn of_rule(plan: &PlanDocument, rule: &CreditRule, path: &str, findings: &mut Problems) {
    if let Some(span) = &rule.during
        && let Some(days) = apart(plan, Some(span.start), Some(span.end))
    {
        findings.push(outside(rule.id.as_str(), format!("{path}/during"), days));
    }
}

/// Notes releases before the plan, draws that it never sees, and what the holdback applies to.
pub fn of_plan(plan: &PlanDocument, findings: &mut Problems) {
    if let Some(holdback) = &plan.holdback {
        for (index, release) in holdback.release.iter().enumerate() {
            let is_before = |days: &&Span| release.date.is_some_and(|date| date < days.start);
            if let Some(days) = plan.effective.as_ref().filter(is_before) {
                findings.push(outside("release", format!("/holdback/release/{index}/date"), days));
            }
        }
        if holdback.applies_to.as_ref().is_some_and(Vec::is_empty) {
            findings.push(Problem::new(&code::NEVER, "/holdback/applies_to").with("id", "holdback"));
        }
    }
    if let Some(draw) = &plan.draw
        && let Some(days) = apart(plan, draw.rule().start, draw.rule().end)
    {
        findings.push(outside("draw", format!("/draw/{}", draw.tag()), days));
    }
}
