//! Event funnels: how far each user gets through steps inside a window.
//!
//! ```
//! use quotakit::{LifeCycle, funnel::EventFunnel};
//! let funnel = EventFunnel::from_json(r#"{"steps": ["a", "b"], "window_ms": 10}"#)?;
//! let outcome = funnel.evaluate_json(
//!     r#"{"events": [{"user": "x", "time": 10, "event": "b"}, {"user": "x", "time": 0, "event": "a"},
//!                    {"user": "y", "time": 0, "event": "a"}, {"user": "y", "time": 11, "event": "b"}]}"#,
//! )?;
//! assert!(outcome.starts_with(r#"{"levels":[0,1,1],"reached":[2,1],"#));
//! # Ok::<(), quotakit::error::Problems>(())
//! ```

pub mod chain;
mod check;
mod document;
mod evaluate;
mod facts;
mod outcome;
mod stopped;
mod window;

pub use document::{Anchor, By, EventFunnelDocument, Order, STEPS_MAX, Ties};
pub use facts::{Event, EventFunnelFacts};
pub use outcome::{EventFunnelOutcome, Matched, StepFigures, StepTime, UserFigures};

use crate::{error::Problems, life::LifeCycle};

/// A loaded event funnel: steps, and what makes a chain of events count.
#[derive(Clone, Debug, PartialEq)]
pub struct EventFunnel(EventFunnelDocument);

impl LifeCycle for EventFunnel {
    const KIND: &'static str = "event-funnel";
    type Document = EventFunnelDocument;
    type Facts = EventFunnelFacts;
    type Outcome = EventFunnelOutcome;

    fn check(document: &EventFunnelDocument, problems: &mut Problems) {
        check::check(document, problems);
    }

    fn build(document: EventFunnelDocument) -> Self {
        Self(document)
    }

    fn document(&self) -> &EventFunnelDocument {
        &self.0
    }

    fn evaluate(&self, facts: &EventFunnelFacts) -> Result<EventFunnelOutcome, Problems> {
        Ok(evaluate::evaluate(&self.0, facts))
    }
}
