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
    // Each event of the chain is one of the hits, and is no candidate.
    let mut used: Vec<(i64, Option<u8>)> =
        chain.matched.iter().map(|taken| (taken.time, rule.steps.get(taken.step).copied())).collect();
    let mut is_used = |hit: &Hit| {
        let is_it = |(time, event): &(i64, Option<u8>)| *time == hit.time && event.map(Kind::Step) == Some(hit.kind);
        used.iter().position(is_it).map(|place| used.swap_remove(place)).is_some()
    };
    let candidates: Vec<&Hit> = hits.iter().filter(|hit| !is_used(hit)).filter(is_next).collect();
    let start = chain.matched.first().map_or(last, |taken| taken.time);
    let Some(candidate) = candidates.iter().find(|hit| hit.time >= last) else {
        return Some(if candidates.is_empty() { Stopped::NoLaterEvent } else { Stopped::OutOfOrder });
    };
    let is_between = |hit: &Hit| hit.kind == Kind::Excluded && hit.time >= last && hit.time < candidate.time;
    Some(if hits.iter().any(is_between) {
        Stopped::Excluded
    } else if !Rule::is_within(rule.window, start, candidate.time) {
        Stopped::Window
    } else if !Rule::is_within(rule.step_window, last, candidate.time) {
        Stopped::StepWindow
    } else if rule.order == Order::Strict && !(rule.is_increasing && candidate.time == last) {
        Stopped::Interrupted
    } else {
        Stopped::SameInstant
    })
}
