//! The figures of a stage, deals over its limit, and every deal with its stages.

use super::{Bounds, Conversion, Reasons};
use crate::{funnel::words::DealStatus, money::Amount, number::Number};
use serde::Serialize;
use std::collections::BTreeMap;

/// The figures of a stage.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageFigures {
    /// The stage.
    pub id: String,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Deals that count in it.
    pub count: usize,
    /// Their value.
    pub value: Amount,
    /// How many of them have no amount: they add nothing to the value.
    pub unpriced: usize,
    /// Those of them that count in the next stage too.
    pub advanced: usize,
    /// The value of those.
    pub advanced_value: Option<Amount>,
    /// The share that went on to the next stage, by count.
    pub conversion: Option<Number>,
    /// Wilson's interval of it.
    pub interval: Option<Bounds>,
    /// The share that went on, by value.
    pub conversion_by_value: Option<Number>,
    /// Whether `count` is below the declared minimum.
    pub is_small_sample: bool,
    /// Those that count here and are won.
    pub won: usize,
    /// The share that was won of the deals that count here.
    pub won_from: Option<Number>,
    /// Conversion without deals that are too young.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mature: Option<Box<Conversion>>,
    /// The share that was won of the deals that count here and are old enough: `advanced` are the won ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mature_won_from: Option<Box<Conversion>>,
    /// Time in the stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<StageTime>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// Time in a stage, in days.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageTime {
    /// Deals that left the stage and have all dates; medians and quantiles are over them.
    pub completed: usize,
    /// Deals that were ever there.
    pub visited: usize,
    /// Those of them that are left out of all days, as a visit has no date.
    pub undated: usize,
    /// Days over all visits.
    pub cumulative: Quantiles,
    /// Days of the last visit.
    pub latest: Quantiles,
    /// Visits of all deals.
    pub visits: usize,
    /// Deals that are there now.
    pub current: usize,
    /// The days of the deal that has been there longest.
    pub oldest_days: Option<Number>,
    /// Deals over the limit.
    pub over_limit: usize,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// Quantiles of days.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quantiles {
    /// Half stayed no longer.
    pub median: Option<Number>,
    /// Three quarters stayed no longer.
    pub p75: Option<Number>,
    /// Nine tenths stayed no longer.
    pub p90: Option<Number>,
}

/// A deal over a stage's limit.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "LimitExceeded"))]
pub struct Exceeded {
    /// The stage.
    pub stage: String,
    /// Who answers for the stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage_owner: Option<String>,
    /// The deal.
    pub deal: String,
    /// Who sells.
    pub owner: Option<String>,
    /// Days in the stage, over all visits.
    pub days: Number,
    /// The limit.
    pub limit_days: Number,
    /// The days beyond it.
    pub over_days: Number,
    /// Whether the deal is still there.
    pub is_current: bool,
}

/// A deal with its stages.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DealDetail"))]
pub struct Detail {
    /// The deal.
    pub id: String,
    /// Whether it is open, won or lost.
    pub status: DealStatus,
    /// The stage in which it is.
    pub stage: String,
    /// Days from its beginning to its end, or to `as_of`.
    pub age_days: Option<Number>,
    /// Moves back.
    pub regressions: usize,
    /// The time in each stage it was in.
    pub stages: Vec<DetailStage>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// The time of a deal in a stage.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DealStage"))]
pub struct DetailStage {
    /// The stage.
    pub stage: String,
    /// Days over all visits.
    pub cumulative_days: Number,
    /// Days of the last visit.
    pub latest_days: Number,
    /// How often it was there.
    pub visits: usize,
}
