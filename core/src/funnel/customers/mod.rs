//! Customers of won deals: classes by value (ABC), scores by recency, frequency and value (RFM), lifetime value.
#![doc = include_str!("../../../docs/funnel-customers.md")]

mod check;
mod document;
pub(super) mod labels;
mod outcome;

pub(super) use check::check;
pub use document::{
    Abc, Boundary, CustomerRules, EqualValues, Lifetime, Rfm, SCORES_MAX, SEGMENTS_MAX, ScoreLimits, ScoreRange,
    Segment, Span,
};
pub use outcome::{
    AbcClass, AbcFigures, Customer, CustomerAbc, CustomerLifetime, CustomerRfm, Customers, LifetimeFigures, RfmFigures,
    RfmLimits, ScoreCount, Tier,
};
