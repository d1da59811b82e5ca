//! Weighted scoring and grades: scorecards for one person, and cohorts of people with distribution, ranks and awards.
//!
//! The order is always the same: raw value, points, cap and floor, weight, group, another scale, adjustments, clamp, rounding, vetoes,
//! grade; in a cohort then distribution and calibration. Each is a step of the trace.
//!
//! ```
//! use quotakit::{life::LifeCycle, scoring::Scorecard};
//! let card = Scorecard::from_json(r#"{
//!     "rounding": {"scale": 2},
//!     "groups": [{"id": "result", "weight": "100", "indicators": [
//!         {"id": "revenue", "weight": "60", "score": {"ratio": {}}, "cap": "120"},
//!         {"id": "complaints", "weight": "40", "score": {"linear": {"from": "5", "to": "0"}}}]}],
//!     "bands": [{"grade": "A", "from": "80"}, {"grade": "B", "from": "0"}]
//! }"#)?;
//! let outcome = card.evaluate_json(r#"{"person": "ada", "indicators": {
//!     "revenue": {"actual": "110", "target": "100"}, "complaints": {"actual": "2"}}}"#)?;
//! assert!(outcome.contains(r#""score":"90.00","grade":"A""#)); // 0.6 × 110 + 0.4 × 60
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! Not yet: evaluation over columns. Advice names no needed value for tables of two, peer
//! comparisons and parts below a geometric mean or minimum.

/// The rules of scoring, with worked figures that are shared vectors.
#[doc = include_str!("../../docs/scoring.md")]
pub mod reference {}

mod across;
mod bands;
mod check;
mod check_rule;
mod cohort;
mod columns;
mod document;
mod evaluate;
mod facts;
mod imported;
mod labels;
mod lint;
mod outcome;
mod peers;
mod rows;
mod rule;
mod scorecard;
mod sensitivity;
mod state;

pub use across::{Across, AcrossOutcome, AcrossRule, BestPeriods, LeftOut, LeftOutPeriod, MissingPeriod, TrendRule};
pub use bands::{Band, Bands, GradeRange, GradeRanges, Import, Stretch, import_ranges};
pub use check::PARTS_MAX;
pub use cohort::{
    Among, Award, AwardOutcome, AwardRule, By, Calibrated, Cohort, CohortDocument, CohortFacts, CohortOutcome,
    CohortPart, CohortPerson, Distribution, Excluded, ExcludedPerson, Improvement, Key, MostImproved, Order, Override,
    PersonOutcome, Quota, QuotaOutcome, QuotaRule, RankMethod, Ranks, Streak, Threshold, Ties, TopN, Total,
    TotalOutcome, Winner,
};
pub use document::{
    Adjustment, Aggregate, BandsOn, Clamp, Effort, Group, Indicator, PointRate, RaterRule, Rescale, ScorecardDocument,
    Veto, WeightRule,
};
pub use facts::{IndicatorFacts, Ratings, ScorecardFacts};
pub use imported::{BandStretch, ImportBands, ImportedBand, ImportedBands};
pub use outcome::{
    AdjustmentOutcome, AdviceOutcome, CheapestWay, GroupOutcome, IndicatorLine, IndicatorOutcome, MoveOutcome,
    NextGrade, NoWay, Points, RescaleOutcome, ScorecardOutcome,
};
pub use rows::PeriodScore;
pub use rule::{Linear, Matrix, Measure, Missing, Peer, Piecewise, Plain, PointStep, Score, Within, ZScore};
pub use scorecard::Scorecard;
pub use sensitivity::{
    CohortQuestion, CohortSensitivity, Fixed, FixedWeight, MovedWeight, ScoreAnswer, ScorecardQuestion,
    ScorecardSensitivity, Sensitivity, SensitivityOf, WeightTry, WeightTurn,
};
pub use state::State;
