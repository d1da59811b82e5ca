//! Win rates, velocity, the weighted pipeline, coverage and the time to win.

use super::{Bounds, Counted, Reasons};
use crate::{money::Amount, number::Number};
use serde::Serialize;
use std::collections::BTreeMap;

/// The share won.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WinRate {
    /// The numerator: won deals.
    pub won: Counted,
    /// Lost deals.
    pub lost: Counted,
    /// The denominator: won and lost deals.
    pub closed: Counted,
    /// The denominator with open deals.
    pub all: Counted,
    /// Won ÷ (won + lost).
    pub by_count: Option<Number>,
    /// Wilson's interval of it.
    pub interval: Option<Bounds>,
    /// Won value ÷ (won + lost value).
    pub by_value: Option<Number>,
    /// Won ÷ all, open deals included.
    pub with_open: Option<Number>,
    /// Won value ÷ the value of all, open deals included.
    pub with_open_by_value: Option<Number>,
    /// The same without deals that are too young, where the document says when a deal is mature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mature: Option<Box<Self>>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// The speed of selling: opportunities × average won amount × win rate ÷ cycle days.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Velocity {
    /// Money a day.
    pub per_day: Option<Amount>,
    /// Open deals.
    pub opportunities: usize,
    /// Won deals.
    pub won: usize,
    /// Those of them that have an amount.
    pub priced: usize,
    /// What those are worth together.
    pub won_value: Amount,
    /// The mean amount: `won_value` ÷ `priced`.
    pub average_won: Option<Amount>,
    /// Won and lost deals.
    pub closed: usize,
    /// `won` ÷ `closed`.
    pub win_rate: Option<Number>,
    /// Won deals of which the beginning and the end are known.
    pub timed: usize,
    /// The days from beginning to won, over those.
    pub days: Number,
    /// The mean days from beginning to won: `days` ÷ `timed`.
    pub cycle_days: Option<Number>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// Open deals, weighted by their probability of winning.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WeightedPipeline"))]
pub struct Weighted {
    /// Open deals that have an amount and a probability.
    pub deals: usize,
    /// Open deals that are left out, as their stage has no probability.
    pub without_probability: usize,
    /// Open deals that are left out, as they have a probability and no amount.
    pub without_amount: usize,
    /// What the deals are worth before it is weighted.
    pub unweighted: Amount,
    /// The sum of amount × probability.
    pub value: Amount,
    /// The sum of amount² × probability × (1 − probability): deals taken as independent.
    pub variance: Number,
    /// Its square root.
    pub deviation: Amount,
}

/// The open pipeline against the remaining target.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PipelineCoverage"))]
pub struct Coverage {
    /// The value of the open deals.
    pub open_value: Amount,
    /// Open deals without an amount: they add nothing to it.
    pub unpriced: usize,
    /// What is still to be sold.
    pub remaining_target: Option<Amount>,
    /// Open value ÷ remaining target.
    pub coverage: Option<Number>,
    /// Won ÷ (won + lost).
    pub win_rate: Option<Number>,
    /// 1 ÷ win rate.
    pub required: Option<Number>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// The time from beginning to won, in whole days.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeToWin {
    /// Deals with known days.
    pub deals: usize,
    /// Deals that are left out: a date is missing, or they ended before they began.
    pub left_out: usize,
    /// Deals that lasted longer than the horizon and count as open at its end.
    pub beyond_horizon: usize,
    /// The days over which deals are followed; one that lasts longer counts as open at their end.
    pub horizon_days: u64,
    /// The first day by which half are won by Kaplan–Meier (lost deals no longer observed).
    pub median_days: Option<u64>,
    /// The first day by which half of all deals are won by Aalen–Johansen (lost deals cannot be won any more).
    pub half_won_days: Option<u64>,
    /// The curves, a point for each day on which a deal was won or lost.
    pub points: Vec<TimePoint>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// The curves at a day.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimePoint {
    /// Days since each deal's beginning.
    pub day: u64,
    /// Deals that lasted until then.
    pub at_risk: u64,
    /// Won on this day.
    pub won: u64,
    /// Lost on this day.
    pub lost: u64,
    /// Not yet won, by Kaplan–Meier.
    pub not_won: Number,
    /// Won by then, by Aalen–Johansen.
    pub won_by: Number,
    /// Lost by then, by Aalen–Johansen.
    pub lost_by: Number,
}
