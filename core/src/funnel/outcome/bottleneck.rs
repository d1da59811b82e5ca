//! Stages as bottlenecks.

use super::{Bounds, Counted, Reasons};
use crate::{
    funnel::past::{Change, Gain},
    funnel::words::{Basis, BenchmarkSource},
    number::Number,
};
use serde::Serialize;
use std::collections::BTreeMap;

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
