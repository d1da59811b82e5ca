//! Targets: a total broken down over a tree and over time, so that every level adds up to the last step.
//!
//! The exact share of every node is computed down the tree first; whole steps are then handed out so that every node has
//! the floor or the ceiling of its exact share. Locks and bounds hold by water-filling, one λ for all siblings.
//!
//! ```
//! use quotakit::{LifeCycle, targets::TargetPlan};
//! let plan = TargetPlan::from_json(r#"{"id": "q1", "unit": {"currency": {"code": "CNY"}}, "total": "100.00",
//!     "tree": {"id": "team", "weights": {"equal": {}}, "children": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}}"#)?;
//! let outcome = plan.evaluate(&TargetPlan::facts_from_json("{}")?)?;
//! let values: Vec<String> = outcome.nodes.iter().map(|node| node.value.to_string()).collect();
//! assert_eq!(values, ["100.00", "33.34", "33.33", "33.33"]);
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! Not yet: retarget and breakback, forecasts, bottom-up commitments, fairness figures, the table form, `minimum_first`,
//! seasonality of last year, exact margins of inner periods, ramps of new hires and days of joiners and leavers.

mod check;
mod divisor;
mod document;
mod explain;
mod facts;
mod fill;
mod findings;
mod labels;
mod matrix;
mod outcome;
mod plan;
mod prepare;
mod progress;
mod share;
mod spread;
mod steps;
mod weights;

pub use document::{
    Blend, Capacity, History, HistoryPeriod, Method, NegativeWeights, Nothing, Profile, Residue, Spread, Standard,
    StandardValue, TargetNode, TargetPlanDocument, TimeRule, Weight, WeightSource, ZeroWeights,
};
pub use facts::{MatrixFacts, TargetFacts};
pub use matrix::{LockedCell, Margin, MarginOutcome, MatrixOutcome, TargetMatrix, TargetMatrixDocument};
pub use outcome::{
    Elapsed, NodeOutcome, PeriodOutcome, Progress, Reason, ReceiptOutcome, TargetOutcome, UnallocatedOutcome,
};
pub use plan::TargetPlan;
pub use share::{Held, Why};
