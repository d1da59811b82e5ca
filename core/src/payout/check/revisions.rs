//! Shapes of pay that replace one another.

use super::{
    super::{
        document::{Accumulate, Component, OnRevision, Pay, TierMode},
        evaluate::follows_measure,
    },
    Check,
};
use crate::error::{Problem, catalogue::pay as code};

/// Revisions come one after the other; where a component accumulates, what they do to earlier periods is said, and can be
/// computed.
pub fn check(check: &mut Check<'_, '_>, component: &Component, path: &str) {
    for (index, pair) in component.revisions.windows(2).enumerate() {
        if let [first, second] = pair
            && second.from <= first.from
        {
            let place = format!("{path}/revisions/{}/from", index.saturating_add(1));
            check.push(Problem::new(&code::NOT_RISING, place).with("value", second.from).with("before", first.from));
        }
    }
    let has_window = matches!(component.accumulate, Accumulate::Qtd | Accumulate::Ytd);
    let is_open = has_window && component.shapes().any(|(pay, _)| follows_measure(pay));
    let is_declared = component.on_revision.is_some();
    if is_declared != (is_open && !component.revisions.is_empty()) {
        let tell = if is_declared { "nothing_to_say" } else { "missing" };
        check.push(told(component, format!("{path}/on_revision"), tell));
    }
    if !is_open || component.revisions.is_empty() {
        return;
    }
    // What was kept is not a figure of one shape, so that no cap or floor of the window can be held against it.
    let is_whole_throughout = component.shapes().all(|(pay, _)| is_whole(pay));
    let is_limited = (component.cap.is_some() && !component.cap_after_multipliers) || component.floor.is_some();
    if component.on_revision == Some(OnRevision::Keep) && is_limited && !is_whole_throughout {
        check.push(told(component, format!("{path}/on_revision"), "keep_with_limit"));
    }
    // `whole` pays every period alone: there is nothing of the window that could be paid up.
    if component.on_revision == Some(OnRevision::Reprice) && is_whole_throughout {
        check.push(told(component, format!("{path}/on_revision"), "reprice_of_whole"));
    }
    for (index, revision) in component.revisions.iter().enumerate() {
        let is_like = follows_measure(&component.pay) == follows_measure(&revision.pay)
            && is_whole(&component.pay) == is_whole(&revision.pay);
        if !is_like {
            check.push(told(component, format!("{path}/revisions/{index}/pay"), "unlike"));
        }
    }
}

/// Names the component and the reason.
fn told(component: &Component, path: String, why: &'static str) -> Problem {
    Problem::new(&code::REVISION, path).with("id", &component.id).with("why", why)
}

/// Whether a shape pays each period alone by the step that the window reached.
const fn is_whole(pay: &Pay) -> bool {
    match pay {
        Pay::Tiers(rule) => matches!(rule.mode, TierMode::Whole),
        Pay::DerivedRate(rule) => matches!(rule.mode, TierMode::Whole),
        _ => false,
    }
}
