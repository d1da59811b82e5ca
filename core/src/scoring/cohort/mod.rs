//! A scorecard over a whole team: peers, quotas of grades, calibration, ranks, awards and totals.

mod ask;
mod award;
mod check;
mod distribution;
mod document;
mod evaluate;
mod facts;
mod layers;
mod order;
mod outcome;
mod streak;

pub use document::{
    Among, Award, AwardRule, By, CohortDocument, Distribution, Improvement, Key, MostImproved, Order, Override, Quota,
    QuotaRule, RankMethod, Ranks, Streak, Threshold, Ties, TopN, Total,
};
pub use evaluate::Cohort;
pub use facts::{CohortFacts, CohortPerson};
pub use outcome::{
    AwardOutcome, Calibrated, CohortOutcome, CohortPart, Excluded, ExcludedPerson, PersonOutcome, QuotaOutcome,
    TotalOutcome, Winner,
};
