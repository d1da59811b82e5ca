//! Why a user's chain went no further.

use super::{
    chain::Chain,
    document::Order,
    rule::{Hit, Kind, Rule},
};
use crate::funnel::words::Stopped;

/// The reason, `None` for a complete chain.
pub(super) fn reason(rule: &Rule, hits: &[Hit], chain: &Chain) -> Option<Stopped> {
    if rule.order == Order::Any {
        let is_complete = chain.level == rule.steps.len();
        return (!is_complete).then_some(if chain.level == 0 { Stopped::NeverEntered } else { Stopped::MissingSteps });
    }
    let Some(taken) = chain.matched.last() else { return Some(Stopped::NeverEntered) };
    let (last_step, last) = (taken.step, taken.time);
    let next: Vec<usize> = rule.next_after(Some(last_step)).collect();
    let is_optional = |step: &usize| rule.optional.get(*step).copied().unwrap_or_default();
    if next.iter().all(is_optional) {
        return None;
    }
    let events: Vec<u8> = next.iter().filter_map(|step| rule.steps.get(*step).copied()).collect();
    let is_next = |hit: &&Hit| matches!(hit.kind, Kind::Step(event) if events.contains(&event));
    let used = |hit: &&Hit| {
        let is_step = |step: usize| rule.steps.get(step).copied().map(Kind::Step) == Some(hit.kind);
        chain.matched.iter().any(|taken| taken.time == hit.time && is_step(taken.step))
    };
    let start = chain.matched.first().map_or(last, |taken| taken.time);
    let candidates = hits.iter().filter(is_next).filter(|hit| !used(hit));
    let Some(candidate) = candidates.clone().find(|hit| hit.time >= last) else {
        return Some(if candidates.count() > 0 { Stopped::OutOfOrder } else { Stopped::NoLaterEvent });
    };
    let is_between = |hit: &Hit| hit.kind == Kind::Excluded && hit.time >= last && hit.time < candidate.time;
    Some(if hits.iter().any(is_between) {
        Stopped::Excluded
    } else if !Rule::is_within(rule.window, start, candidate.time) {
        Stopped::Window
    } else if !Rule::is_within(rule.step_window, last, candidate.time) {
        Stopped::StepWindow
    } else if rule.order == Order::Strict {
        Stopped::Interrupted
    } else {
        Stopped::SameInstant
    })
}
