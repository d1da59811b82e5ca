//! What later periods of a window accumulate of this one.

use super::{
    super::{
        document::{ActsOn, Clawback, Component, Pay},
        labels as label,
    },
    Evaluated,
    stages::is_known,
    standing::{period_quota, period_target},
};
use crate::{id::Id, number::Number, trace::Figure};
use std::collections::BTreeMap;

/// What later periods of a window accumulate of a period: unrounded, for the active days.
#[derive(Clone, Debug, Default)]
pub struct Accrued {
    /// What was credited to each measure, with the factors on credit; without an entry where components disagree.
    pub credited: BTreeMap<Id, Number>,
    /// The quota of each measure.
    pub quota: BTreeMap<Id, Number>,
    /// The target incentive.
    pub target_incentive: Option<Number>,
}

/// What was credited, the quotas and the target incentive, as this period has them.
pub fn accrued(found: &Evaluated<'_>) -> Accrued {
    let (ask, mut accrued) = (found.ask, Accrued::default());
    // After the last day nothing is added to the quota and the target of a window that was open before.
    let is_open = |component: &Component| ask.window(component).is_some_and(|(_, is_first)| !is_first);
    let is_over = ask.is_after_leaving() && ask.plan.components.iter().any(is_open);
    for measure in ask.plan.measures.iter().map(|measure| &measure.id) {
        if let Some(credited) = credited(found, measure) {
            accrued.credited.insert(measure.clone(), credited);
        }
        let has_quota = |facts: &super::super::facts::MeasureFacts| facts.quota.is_some() || facts.quotas.is_some();
        if ask.facts.measures.get(measure).is_some_and(has_quota)
            && let Some(quota) = period_quota(ask, measure)
        {
            accrued.quota.insert(measure.clone(), if is_over { Number::ZERO } else { quota.number().clone() });
        }
    }
    if ask.facts.target_incentive.is_some() || ask.facts.target_incentives.is_some() {
        accrued.target_incentive =
            period_target(ask, true).map(|target| if is_over { Number::ZERO } else { target.number().clone() });
    }
    accrued
}

/// What was credited to a measure, as the components that accumulate it see it; `None` when they disagree, because
/// there is one `prior` for a measure.
fn credited(found: &Evaluated<'_>, measure: &Id) -> Option<Number> {
    let ask = found.ask;
    if !is_known(ask, found.credits, measure) {
        return None;
    }
    let actual = match found.earning.deals(measure) {
        // What is taken back as it was paid leaves the deals after it as they were paid.
        Some(deals) if ask.plan.ledger.clawback == Clawback::AsPaid => {
            Figure::sum(&label::ACTUAL, &deals.iter().map(|deal| &deal.original).collect::<Vec<_>>())
        }
        _ => found.earning.actual(ask, measure)?,
    };
    let as_seen = |component: &Component| {
        if component.on.as_ref() == Some(measure) {
            Some(found.factors.applied(&label::CREDITED, &actual, ActsOn::Credit, &component.id).number().clone())
        } else {
            // What a table reads beside what it pays on is no credit, so that no factor acts on it.
            reads_beside(component, measure).then(|| actual.number().clone())
        }
    };
    let mut seen = ask.plan.components.iter().filter(|component| ask.window(component).is_some()).filter_map(as_seen);
    let Some(first) = seen.next() else { return Some(actual.number().clone()) };
    seen.all(|other| other == first).then_some(first)
}

/// Whether a table of a component, now or once it is revised, reads a measure.
fn reads_beside(component: &Component, measure: &Id) -> bool {
    let is_axis =
        |pay: &Pay| matches!(pay, Pay::Matrix(rule) if rule.rows.on == *measure || rule.columns.on == *measure);
    component.shapes().any(|(pay, _)| is_axis(pay))
}
