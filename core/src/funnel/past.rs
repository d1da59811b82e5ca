//! What an outcome says of a funnel against its own past, and of what raising a stage would gain.

use super::outcome::{Bounds, Conversion, Reasons, Standing};
use crate::{money::Amount, number::Number};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// The funnel's own past: deals that began before a day, held against those that began later.
///
/// Both sides are deals that had their chance: the mature ones, or, where the document does not say when a deal is mature,
/// those that ended. Filters by owner, channel, product, region and customer hold for both; those by day choose what is
/// looked at, and the past is what began before.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FunnelHistory"))]
pub struct History {
    /// The day before which deals of the past began.
    pub before: NaiveDate,
    /// Deals of the past.
    pub past: Standing,
    /// Deals that began on that day or later, of those that are looked at.
    pub now: Standing,
    /// Deals on either side that are left out, as they had not had their chance.
    pub left_out: usize,
    /// Deals that are left out, as nobody knows when they began.
    pub undated: usize,
}

/// A stage against its own past.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StageChange"))]
pub struct Change {
    /// The share of earlier deals that went on.
    pub past: Conversion,
    /// The share of later ones.
    pub now: Conversion,
    /// The share now less the share in the past.
    pub difference: Option<Number>,
    /// Newcombe's interval of the difference.
    pub interval: Option<Bounds>,
    /// Whether the interval leaves out zero.
    pub is_sure: Option<bool>,
    /// Days that earlier deals stayed.
    pub past_days: Stayed,
    /// Days that later deals stayed.
    pub now_days: Stayed,
    /// The median now less the median in the past.
    pub days_difference: Option<Number>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// Days in a stage, of deals that left it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StageDays"))]
pub struct Stayed {
    /// Deals that left the stage and have all dates.
    pub completed: usize,
    /// Half of them stayed no longer, over all visits.
    pub median: Option<Number>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// What raising a stage to its benchmark would gain, with all later stages as they are.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "BenchmarkGain"))]
pub struct Gain {
    /// The distance from the conversion to the benchmark; 0 where it is reached.
    pub gap: Number,
    /// Deals in the stage that it is judged by, as in the bottleneck.
    pub of: usize,
    /// More deals in the next stage: `gap` × `of`.
    pub deals: Number,
    /// Deals in the next stage, of those as well.
    pub next: usize,
    /// Those of them that are won.
    pub next_won: usize,
    /// More won deals: `deals` × `next_won` ÷ `next`. Where no deal came to the next stage, each of them is won if that is the
    /// won one; else it is `null`, as nobody knows how many are won from there.
    pub won: Option<Number>,
    /// The average won amount.
    pub average_won: Option<Amount>,
    /// More won value: `won` × `average_won`.
    pub value: Option<Amount>,
    /// The least that it is worth: at the end of the interval that is nearest to the benchmark.
    pub low: GainBound,
    /// The most that it is worth: at the end of the interval that is farthest from it.
    pub high: GainBound,
    /// Why a figure is `null`, at the ends as well.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// What raising a stage would gain at an end of the interval.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GainBound {
    /// The distance to the benchmark; 0 where it is reached.
    pub gap: Number,
    /// More deals in the next stage.
    pub deals: Number,
    /// More won deals.
    pub won: Option<Number>,
    /// More won value.
    pub value: Option<Amount>,
}
