//! Why a user's chain went no further.

use super::{
    chain::{Chain, Hit, Kind, Rule},
    document::Order,
};

/// The reason, as a stable word; `None` for a complete chain.
pub(super) fn reason(rule: &Rule, hits: &[Hit], chain: &Chain) -> Option<&'static str> {
    if rule.order == Order::Any {
        let is_complete = chain.level == rule.steps.len();
        return (!is_complete).then_some(if chain.level == 0 { "never_entered" } else { "missing_steps" });
    }
    let Some((last_step, last)) = chain.matched.last().copied() else { return Some("never_entered") };
    let next: Vec<usize> = rule.next_after(Some(last_step)).collect();
    let is_optional = |step: &usize| rule.optional.get(*step).copied().unwrap_or_default();
    if next.iter().all(is_optional) {
        return None;
    }
    let events: Vec<usize> = next.iter().filter_map(|step| rule.steps.get(*step).copied()).collect();
    let is_next = |hit: &&Hit| matches!(hit.kind, Kind::Step(event) if events.contains(&event));
    let used = |hit: &&Hit| {
        chain.matched.iter().any(|(step, time)| {
            *time == hit.time && matches!(hit.kind, Kind::Step(event) if rule.steps.get(*step) == Some(&event))
        })
    };
    let start = chain.matched.first().map_or(last, |(_, time)| *time);
    let candidates = hits.iter().filter(is_next).filter(|hit| !used(hit));
    let Some(candidate) = candidates.clone().find(|hit| hit.time >= last) else {
        return Some(if candidates.count() > 0 { "out_of_order" } else { "no_later_event" });
    };
    let is_between = |hit: &Hit| hit.kind == Kind::Excluded && hit.time >= last && hit.time < candidate.time;
    Some(if hits.iter().any(is_between) {
        "excluded"
    } else if !Rule::is_within(rule.window, start, candidate.time) {
        "window"
    } else if !Rule::is_within(rule.step_window, last, candidate.time) {
        "step_window"
    } else if rule.order == Order::Strict {
        "interrupted"
    } else {
        "same_instant"
    })
}
