//! What a pipeline's evaluation gives. Figures are texts, counts are integers; a figure that does not exist is `null`,
//! and `reasons` says why under its name.

mod bottleneck;
mod rates;
mod slices;
mod stages;

pub use bottleneck::Bottleneck;
pub use rates::{Coverage, TimePoint, TimeToWin, Velocity, Weighted, WinRate};
pub use slices::{Breakdowns, Kpis, Orders, Returns, Slice};
pub use stages::{Detail, DetailStage, Exceeded, Quantiles, StageFigures, StageTime};

use super::{cohorts::Maturity, customers::Customers, past::History, words::NoFigure};
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
