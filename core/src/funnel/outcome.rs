//! What a pipeline's evaluation gives. Figures are texts, counts are integers; a figure that does not exist is `null`,
//! and `reasons` says why under its name.

use super::{
    cohorts::{Maturity, SliceStage},
    customers::Customers,
    past::{Change, Gain, History},
    words::{Basis, BenchmarkSource, DealStatus, NoFigure},
};
use crate::{
    error::Severity,
    life::Outcome,
    money::{Amount, Currency},
    number::Number,
    trace::Step,
};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};

/// Why figures are `null`, by the figure's name.
pub type Reasons = BTreeMap<&'static str, NoFigure>;

/// The outcome of a pipeline.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PipelineOutcome {
    /// The currency of all values; `null` when no deal names one.
    pub currency: Option<Currency>,
    /// How the deals stand.
    pub deals: Standing,
    /// Who had their chance, where the document says when a deal is mature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maturity: Option<Maturity>,
    /// The stages in the order of the document.
    pub stages: Vec<StageFigures>,
    /// From the first stage to won.
    pub overall: Conversion,
    /// The share won.
    pub win_rate: WinRate,
    /// The speed of selling.
    pub velocity: Velocity,
    /// Open deals, weighted by their probability of winning.
    pub weighted: Weighted,
    /// The open pipeline against the remaining target.
    pub coverage: Coverage,
    /// The time from beginning to won, with open deals as not yet observed and lost as a competing end.
    pub time_to_win: TimeToWin,
    /// The funnel's own past, where the facts say which deals it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<History>,
    /// Stages that lose most, first.
    pub bottlenecks: Vec<Bottleneck>,
    /// Deals that stayed longer in a stage than its limit.
    pub limits_exceeded: Vec<Exceeded>,
    /// Orders and customers.
    pub kpis: Kpis,
    /// Customers, where the document has rules for them or the facts ask for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customers: Option<Customers>,
    /// The same deals by owner, channel, product, region and month of beginning.
    pub breakdowns: Breakdowns,
    /// Every deal with its stages, where the facts ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Detail>,
    /// What is odd about the deals, and how it was treated.
    pub findings: Vec<Finding>,
    #[serde(skip)]
    pub(super) step: Arc<Step>,
}

impl Outcome for PipelineOutcome {
    fn trace(&self) -> Option<Arc<Step>> {
        Some(Arc::clone(&self.step))
    }
}

/// A number of deals and their value.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counted {
    /// How many.
    pub count: usize,
    /// What they are worth together.
    pub value: Amount,
    /// How many of them have no amount in this currency: they add nothing to the value.
    pub unpriced: usize,
}

/// How the deals stand.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DealStanding"))]
pub struct Standing {
    /// All that count.
    pub total: Counted,
    /// Neither won nor lost.
    pub open: Counted,
    /// Won.
    pub won: Counted,
    /// Lost.
    pub lost: Counted,
}

/// The bounds of a share.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ShareBounds"))]
pub struct Bounds {
    /// The lower bound.
    pub low: Number,
    /// The upper bound.
    pub high: Number,
}

/// A share of deals that went on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conversion {
    /// The denominator: deals that count in the stage.
    pub of: usize,
    /// The numerator: those of them that count in the next one too.
    pub advanced: usize,
    /// The share by count.
    pub conversion: Option<Number>,
    /// Wilson's interval of the share by count.
    pub interval: Option<Bounds>,
    /// The denominator by value.
    pub of_value: Amount,
    /// The numerator by value.
    pub advanced_value: Amount,
    /// How many of the denominator have no amount: they add nothing to the values.
    pub unpriced: usize,
    /// The share by value.
    pub by_value: Option<Number>,
    /// Whether the denominator is below the declared minimum.
    pub is_small_sample: bool,
    /// The same without deals that are too young, where the document says when a deal is mature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mature: Option<Box<Self>>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

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

/// A stage as a bottleneck.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bottleneck {
    /// The stage.
    pub stage: String,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// 1 loses the most value; `null` for a small sample.
    pub rank: Option<usize>,
    /// Deals whose last stage before they were lost was this one.
    pub lost: Counted,
    /// 1 delays most; `null` without a limit.
    pub delay_rank: Option<usize>,
    /// The days over the limit, all deals together.
    pub over_days: Option<Number>,
    /// Which deals the stage is judged by: the mature ones where the document says when a deal is; against the funnel's own
    /// past those of the present that had their chance.
    pub basis: Basis,
    /// Those of them that count in the stage.
    pub of: usize,
    /// Other deals that count in the stage and are left out: they had not had their chance, or are of the past.
    pub left_out: usize,
    /// Those of `of` that count in the next stage too.
    pub advanced: usize,
    /// The share that went on.
    pub conversion: Option<Number>,
    /// Wilson's interval of it.
    pub interval: Option<Bounds>,
    /// The stage against its own past, where the facts say which deals that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// The share that should go on.
    pub benchmark: Option<Number>,
    /// Where the benchmark comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benchmark_from: Option<BenchmarkSource>,
    /// Whether even the upper bound of the interval is below the benchmark; against the funnel's own past, whether even
    /// the upper bound of the difference is below zero.
    pub is_surely_below: Option<bool>,
    /// What raising the conversion to the benchmark would gain.
    pub gain: Option<Gain>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
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

/// Orders, customers, and what winning them cost.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kpis {
    /// Orders and their customers.
    #[serde(flatten)]
    pub orders: Orders,
    /// What winning them cost.
    #[serde(flatten)]
    pub returns: Returns,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// Won deals as orders, and their customers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Orders {
    /// Won deals.
    pub orders: usize,
    /// Those that have an amount: the average order value is over them.
    pub orders_with_amount: usize,
    /// Those that name a customer: figures of customers are over them.
    pub orders_with_customer: usize,
    /// Those that have an amount and say what was received: the collection rate is over them.
    pub orders_with_collection: usize,
    /// Customers with a won deal.
    pub customers: usize,
    /// Those of them whose first won deal is among these, of all deals known, filtered away or not.
    pub new_customers: usize,
    /// Customers with two won deals or more.
    pub repeat_customers: usize,
    /// Won value ÷ won deals with an amount.
    pub average_order_value: Option<Amount>,
    /// Won deals that name a customer ÷ customers.
    pub orders_per_customer: Option<Number>,
    /// Customers with two won deals or more ÷ customers.
    pub repeat_rate: Option<Number>,
    /// Received ÷ won value, over won deals that say both.
    pub collection_rate: Option<Number>,
}

/// What winning customers cost, and what came of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CostReturns"))]
pub struct Returns {
    /// What was spent.
    pub cost: Option<Amount>,
    /// Cost ÷ new customers.
    pub acquisition_cost: Option<Amount>,
    /// (Won value − cost) ÷ cost.
    pub roi: Option<Number>,
    /// Won value ÷ cost.
    pub roas: Option<Number>,
}

/// The deals by what they have in common.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Breakdowns {
    /// Who sells.
    pub owner: Vec<Slice>,
    /// How the customer came.
    pub channel: Vec<Slice>,
    /// What is sold.
    pub product: Vec<Slice>,
    /// Where.
    pub region: Vec<Slice>,
    /// The month in which the deal began: a cohort.
    pub month: Vec<Slice>,
}

/// The deals that have one thing in common.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DealSlice"))]
pub struct Slice {
    /// What they have in common; `null` for deals that do not say.
    pub key: Option<String>,
    /// How they stand.
    #[serde(flatten)]
    pub standing: Standing,
    /// The share won.
    pub win_rate: WinRate,
    /// The mean amount of won deals that have one.
    pub average_won: Option<Amount>,
    /// From the first stage to won, where the facts ask for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overall: Option<Conversion>,
    /// From each stage to the next, where the facts ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<SliceStage>,
    /// Orders and their customers.
    #[serde(flatten)]
    pub orders: Orders,
    /// What was spent: the costs that name this slice. Where the facts give costs and none does, `reasons` says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Amount>,
    /// Cost ÷ new customers, of such costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acquisition_cost: Option<Amount>,
    /// (Won value − cost) ÷ cost, of such costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi: Option<Number>,
    /// Won value ÷ cost, of such costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roas: Option<Number>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
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

/// Something odd about the deals: counted, and treated as `help` says.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DealFinding"))]
pub struct Finding {
    /// The stable code.
    pub code: &'static str,
    /// Its weight.
    pub severity: Severity,
    /// Where the first of them stands in the facts.
    pub path: String,
    /// What was found.
    pub message: String,
    /// How it was treated, and what to do.
    pub help: String,
    /// How many deals (or rows).
    pub count: usize,
    /// The stage, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// The deals, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deals: Vec<String>,
}
