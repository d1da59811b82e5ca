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
//! assert!(outcome.contains(r#""win_rate":{"by_count":"0.5","#));
//! assert!(outcome.contains(r#""by_value":"0.25","with_open":"0.5"}"#));
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! Not yet: customer tiers (ABC, RFM), lifetime value, bottlenecks against the funnel's own past, conversions and mature
//! rates inside cohorts, orders and collections per owner and channel; deals as columns.

mod check;
mod document;
mod evaluate;
pub mod events;
mod facts;
pub mod kpi;
mod labels;
mod lenient;
mod notes;
mod outcome;
mod sheet;
mod words;

pub use document::{Counting, PipelineDocument, Probabilities, STAGES_MAX, Stage, StageOutcome};
pub use events::{EventFunnel, EventFunnelDocument, EventFunnelFacts, EventFunnelOutcome};
pub use facts::{Cost, Deal, Entry, Filters, PipelineFacts};
pub use lenient::{Lenient, Unreadable};
pub use outcome::{
    Bottleneck, Bounds, Breakdowns, Conversion, Counted, Coverage, Detail, DetailStage, Exceeded, Finding, Gain, Kpis,
    PipelineOutcome, Quantiles, Reasons, Slice, StageFigures, StageTime, Standing, TimePoint, TimeToWin, Velocity,
    Weighted, WinRate,
};
pub use words::{BenchmarkSource, DealStatus, NoFigure, Stopped};

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

    fn evaluate(&self, facts: &PipelineFacts) -> Result<PipelineOutcome, Problems> {
        evaluate::evaluate(&self.0, facts)
    }
}
