//! How far somebody came with a measure: what simulations tell beside the pay. What is not given is left out here, and no
//! fault: the pay did without it.

use super::{
    super::{crediting::Credits, facts::Windows},
    Evaluated,
    ask::{Ask, Window},
    standing::{period_quota, period_target, quota_of_days},
};
use crate::{id::Id, number::Number};

/// What a person had of a measure, in the period or in a window up to its end.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    /// The period's own part: what transactions credit, or what the facts give.
    pub own: Option<Number>,
    /// The measure over the whole span.
    pub actual: Option<Number>,
    /// The quota for the active days, which attainment is told by.
    pub quota: Option<Number>,
    /// The quota of the whole span, whoever was there for it.
    pub whole_quota: Option<Number>,
    /// The target incentive of the whole span.
    pub whole_target: Option<Number>,
}

/// What was reached of a measure.
pub fn reached(found: &Evaluated<'_>, on: &Id, window: Option<Window>) -> Reached {
    // Faults of what only this asks for are not those of the pay.
    let ask = &Ask::new(found.ask.plan, found.ask.facts, found.ask.calendar.clone(), found.ask.period.clone());
    let own = own_of(ask, found.credits, on);
    let facts = ask.facts.measures.get(on);
    let has_quota = facts.is_some_and(|facts| facts.quota.is_some() || facts.quotas.is_some());
    let quota = |is_scaled: bool| {
        let quota = if is_scaled { period_quota(ask, on) } else { quota_of_days(ask, on, false) };
        quota.filter(|_| has_quota).map(|quota| quota.number().clone())
    };
    let has_target = ask.facts.target_incentive.is_some() || ask.facts.target_incentives.is_some();
    let target = period_target(ask, false).filter(|_| has_target).map(|target| target.number().clone());
    // Figures before the period are those that were in force, whatever days they were for.
    let with = |now: Option<Number>, before: Option<&Windows>| {
        let Some(window) = window else { return now };
        let is_first = ask.around(window).is_none_or(|around| around.start >= ask.period.start);
        let before = before.and_then(|before| window.in_windows(before)).cloned();
        let before = before.or_else(|| is_first.then_some(Number::ZERO));
        Some(now? + before?)
    };
    let prior_quota = facts.map(|facts| &facts.prior_quota);
    Reached {
        actual: with(own.clone(), facts.map(|facts| &facts.prior)),
        own,
        quota: with(quota(true), prior_quota),
        whole_quota: with(quota(false), prior_quota),
        whole_target: with(target, Some(&ask.facts.prior_target_incentive)),
    }
}

fn own_of(ask: &Ask<'_>, credits: &Credits, on: &Id) -> Option<Number> {
    match credits.deals(on) {
        Some(deals) => Some(deals.iter().map(|deal| deal.credit.number()).sum()),
        None => ask.facts.measures.get(on)?.actual.clone(),
    }
}
