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
//!
//! # Where a chain may start
//! With the anchor `first` a chain starts at the earliest instant that has an event with which one can. Where optional steps
//! come first, several events of that instant may be such: in `ordered` the best of them counts, as nothing else tells them
//! apart; in `strict`, where one event follows another in step order, only the first of them in that sequence.
//!
//! # Groups, attempts, bins
//! `breakdown` tells users apart by a property: its value at the first event of their chain (`"of": "first"`), at the last,
//! or at the event of a step (`"step": 2`). Who has no such event, or an event without the property, has no value.
//!
//! `totals` counts attempts, so that who comes back counts again. An attempt starts from the earliest possible event, as
//! with the anchor `first`, and ends when it reaches the last step, or when nothing can go on with it: after the window,
//! after an excluded event, in `strict` after another event. The next one starts later; in `strict` it may start from the
//! event that ended the one before. So a user's longest chain may be longer than each of the user's attempts.
//!
//! `histogram_ms` counts the times between steps up to each bound, inclusive, and all above the last one.
//!
//! # Steps and levels
//! `steps` counts how far users got. In an order, that is a step, and with `any` the number of distinct steps that one window
//! holds, whichever they are: those rows name no event. `matched` counts for each step the users whose chain has it, which
//! is fewer than got beyond it where the step is optional.
//!
//! # Events that stand twice
//! Events of steps that repeat another one of the same user, moment and properties are counted and told. They still count, as
//! a step may be wanted twice: with the steps `v`, `v` two views at one moment are two. In columns of codes the property
//! that is given is all that is known of properties.
//!
//! # Columns
//! Facts may give events as lists of one length, `"columns": {"user": […], "time": […], "event": […]}`, as tables have
//! them. In Rust, [`EventFunnel::evaluate_columns`] takes slices of codes: an event costs 16 bytes and no allocation, each
//! user's events are sorted only where they are not in order, and all passes are linear in the events.

mod absent;
pub mod chain;
mod check;
mod columns;
mod document;
mod evaluate;
mod facts;
mod figures;
mod outcome;
mod plain;
mod repeats;
mod rows;
pub mod rule;
mod runs;
mod stopped;
mod tally;
mod user;
mod window;

pub use columns::{EventColumns, PropertyColumn};
pub use document::{Anchor, Attribution, Breakdown, By, EventFunnelDocument, Order, STEPS_MAX, Ties};
pub use facts::{Event, EventFunnelFacts, EventTable};
pub use outcome::{
    Bin, EventFunnelOutcome, GroupFigures, Matched, StepFigures, StepTime, StepUsers, Totals, UserFigures,
};
pub use user::User;

use crate::{
    error::{Language, Problems},
    life::LifeCycle,
};

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
        evaluate::evaluate(&self.0, facts)
    }
}

impl EventFunnel {
    /// The outcome on columns: the figures that rows give, without the list of users.
    ///
    /// A row whose code means nothing is left out, counted and told as a finding.
    ///
    /// ```
    /// use quotakit::{LifeCycle, error::Language, funnel::{EventFunnel, events::EventColumns}};
    /// let funnel = EventFunnel::from_json(r#"{"steps": ["a", "b"], "window_ms": 10}"#)?;
    /// let columns = EventColumns {
    ///     users: &[7, 7, 9, 9],
    ///     times: &[10, 0, 0, 11],
    ///     events: &[1, 0, 0, 1],
    ///     names: &["a", "b"],
    ///     property: None,
    ///     left_out: &[],
    /// };
    /// assert_eq!(funnel.evaluate_columns(&columns, Language::En)?.levels, [0, 1, 1]);
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    ///
    /// # Errors
    /// Columns of different lengths.
    pub fn evaluate_columns(
        &self,
        columns: &EventColumns<'_>,
        language: Language,
    ) -> Result<EventFunnelOutcome, Problems> {
        columns::evaluate(&self.0, columns, language)
    }
}
