//! Funnels: deals through sales stages, and events through steps in a window.
//!
//! ```
//! use quotakit::{LifeCycle, funnel::Pipeline};
//! let pipeline = Pipeline::from_json(
//!     r#"{"stages": [{"id": "lead"}, {"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"}]}"#,
//! )?;
//! let outcome = pipeline.evaluate_json(
//!     r#"{"as_of": "2026-09-30", "deals": [
//!         {"id": "a", "amount": "100", "history": [{"stage": "lead", "at": "2026-07-01"}, {"stage": "won", "at": "2026-08-01"}]},
//!         {"id": "b", "amount": "300", "history": [{"stage": "lead", "at": "2026-07-01"}, {"stage": "lost", "at": "2026-08-01"}]}]}"#,
//! )?;
//! assert!(outcome.contains(r#""by_count":"0.5""#));
//! assert!(outcome.contains(r#""by_value":"0.25","with_open":"0.5""#));
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! # Orders, costs and new customers
//! Won deals are orders. Their figures (average order value, orders per customer, repeat and collection rate, acquisition
//! cost, ROI, ROAS) stand for all deals and for every slice by owner, channel, product, region and month of beginning, each
//! with its denominator.
//!
//! - A cost counts in the slice of every key that it names; one that names none counts in the whole only. `month` is the
//!   month in which the deals began that it was spent on, as in the breakdown.
//! - Where deals are filtered, only costs count that name what they are filtered by (days of beginning count as months where
//!   they are firsts of months); the others are told. By customer, by days of the end or within a month nobody knows: the
//!   figures are `null` for `cost_of_all`.
//! - A customer is new where the first of all the customer's won deals is, those that filters leave out included; an order
//!   without a date comes after those with one, and of two at one moment the smaller id is first. Who stands in
//!   `customers_before` is never new. Acquisition cost = cost ÷ new customers.
//! - Won deals that name no customer count as orders, not in figures of customers, and are told. A blank names none.
//! - Values below zero leave the collection rate out; a total cost below zero leaves out what is divided by it.
//!
//! Classes, scores and lifetime value of customers: [`customers`].
//!
//! Not yet: deals as columns.

mod check;
mod cohorts;
pub mod customers;
mod document;
mod evaluate;
pub mod events;
mod facts;
pub mod kpi;
mod labels;
mod lenient;
mod notes;
mod outcome;
mod past;
mod sheet;
mod words;

/// The reference of deal funnels, with worked figures that are shared vectors.
#[doc = include_str!("../../docs/funnel.md")]
pub mod reference {}

pub use cohorts::{Maturity, SliceStage};
pub use document::{Benchmarks, Counting, PipelineDocument, Probabilities, STAGES_MAX, Stage, StageOutcome};
pub use events::{EventFunnel, EventFunnelDocument, EventFunnelFacts, EventFunnelOutcome};
pub use facts::{Cost, Deal, Entry, Filters, PipelineFacts, SliceBy};
pub use lenient::{Lenient, Unreadable};
pub use outcome::{
    Bottleneck, Bounds, Breakdowns, Conversion, Counted, Coverage, Detail, DetailStage, Exceeded, Finding, Kpis,
    Orders, PipelineOutcome, Quantiles, Reasons, Returns, Slice, StageFigures, StageTime, Standing, TimePoint,
    TimeToWin, Velocity, Weighted, WinRate,
};
pub use past::{Change, Gain, GainBound, History, Stayed};
pub use words::{Basis, BenchmarkSource, DealStatus, NoFigure, Stopped};

use crate::{error::Problems, life::LifeCycle};

/// A loaded pipeline: stages and the policies by which deals in them are counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Pipeline(PipelineDocument);

impl LifeCycle for Pipeline {
    const KIND: &'static str = "pipeline";
    type Document = PipelineDocument;
    type Facts = PipelineFacts;
    type Outcome = PipelineOutcome;

    fn check(document: &PipelineDocument, problems: &mut Problems) {
        check::check(document, problems);
    }

    fn build(document: PipelineDocument) -> Self {
        Self(document)
    }

    fn document(&self) -> &PipelineDocument {
        &self.0
    }

    fn lint(&self) -> Problems {
        check::lint(&self.0)
    }

    fn evaluate(&self, facts: &PipelineFacts) -> Result<PipelineOutcome, Problems> {
        evaluate::evaluate(&self.0, facts)
    }
}
