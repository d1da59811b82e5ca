//! What can be wrong with an event funnel before any event is seen.

use super::document::{Attribution, EventFunnelDocument, Order, STEPS_MAX, Ties};
use crate::{
    error::{Problem, Problems, catalogue::document as code, catalogue::funnel},
    funnel::check::{check_statistics, out_of_range},
    limits,
    shape::suggestion,
};

pub(super) fn check(document: &EventFunnelDocument, problems: &mut Problems) {
    check_names(document, problems);
    check_combinations(document, problems);
    check_breakdown(document, problems);
    for (index, pair) in document.histogram_ms.windows(2).enumerate() {
        if let [low, high] = pair
            && high <= low
        {
            let path = format!("/histogram_ms/{}", index.saturating_add(1));
            problems.push(out_of_range(path, high, &format!("above {low}")));
        }
    }
    check_statistics(&document.confidence, document.places, problems);
}

fn check_names(document: &EventFunnelDocument, problems: &mut Problems) {
    if document.steps.is_empty() {
        problems.push(Problem::new(&code::EMPTY, "/steps").with("field", "steps"));
    }
    if let Err(problem) = limits::check("the number of steps", document.steps.len(), STEPS_MAX) {
        problems.push(Problem { path: "/steps".to_owned(), ..*problem });
    }
    for (index, event) in document.exclude.iter().enumerate().filter(|(_, event)| document.steps.contains(event)) {
        problems.push(Problem::new(&funnel::EXCLUDED_STEP, format!("/exclude/{index}")).with("event", event));
    }
    for (index, event) in document.optional.iter().enumerate() {
        let path = format!("/optional/{index}");
        match document.steps.iter().filter(|step| *step == event).count() {
            0 => {
                let problem = Problem::new(&code::UNKNOWN_REFERENCE, path).with("id", event);
                problems.push(problem.suggest(suggestion(event, &document.steps)));
            }
            1 => {}
            // Which of two equal steps was left out cannot be told from the events.
            _ => problems.push(not_combined(&path, "optional", "the same event as two steps")),
        }
    }
}

fn check_combinations(document: &EventFunnelDocument, problems: &mut Problems) {
    let (has_optional, has_step_window) = (!document.optional.is_empty(), document.per_step_window_ms.is_some());
    if document.order == Order::Any {
        let any = "order: any";
        if has_optional {
            problems.push(not_combined("/optional", "optional", any));
        }
        if has_step_window {
            problems.push(not_combined("/per_step_window_ms", "per_step_window_ms", any));
        }
        if document.ties == Ties::Increasing {
            problems.push(not_combined("/ties", "ties: increasing", any));
        }
    } else if has_optional && has_step_window {
        problems.push(not_combined("/per_step_window_ms", "per_step_window_ms", "optional"));
    }
}

fn check_breakdown(document: &EventFunnelDocument, problems: &mut Problems) {
    let Some(breakdown) = &document.breakdown else { return };
    let Some(step) = breakdown.step else { return };
    if breakdown.of != Attribution::First {
        problems.push(not_combined("/breakdown/step", "step", "of: last"));
    }
    if usize::try_from(step).map_or(true, |step| !(1..=document.steps.len()).contains(&step)) {
        let range = format!("1 to {}", document.steps.len());
        problems.push(out_of_range("/breakdown/step".to_owned(), step, &range));
    }
}

fn not_combined(path: &str, field: &str, other: &str) -> Problem {
    Problem::new(&funnel::NOT_COMBINED, path).with("field", field).with("other", other)
}
