//! What a funnel asks for and no event has: a step spelt otherwise would quietly be reached by nobody.

use super::document::EventFunnelDocument;
use crate::{
    error::catalogue::funnel as code,
    funnel::notes::{Mark, Notes},
};

/// Notes steps that no event is called by, and a property that no event has.
pub(super) fn note_absent(
    document: &EventFunnelDocument,
    has_event: impl Fn(&str) -> bool,
    has_property: bool,
    notes: &mut Notes,
) {
    let is_first = |index: &usize, step: &String| document.steps.iter().position(|one| one == step) == Some(*index);
    let steps = document.steps.iter().enumerate().filter(|(index, step)| is_first(index, step));
    for (_, step) in steps.filter(|(_, step)| !has_event(step)) {
        notes.add(None, Mark::new(&code::ABSENT_STEP, "/events").by("event", step));
    }
    if let Some(breakdown) = document.breakdown.as_ref().filter(|_| !has_property) {
        notes.add(None, Mark::new(&code::ABSENT_PROPERTY, "/events").by("field", &breakdown.property));
    }
}
