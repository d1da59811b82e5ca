//! What a forecast tells.

use super::document::ForecastMethod;
use crate::{money::Amount, number::Number, shape::word};
use serde::Serialize;

/// How a series goes on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetForecast"))]
pub struct Forecast {
    /// The method with everything stated: asked with it, the values to come are the same. What was found counts as stated
    /// then, so the interval and the backtest are not.
    #[cfg_attr(feature = "schema", schemars(with = "crate::shape::Node<'static>"))]
    pub method: ForecastMethod,
    /// The periods to come, in order.
    pub forecasts: Vec<ForecastPeriod>,
    /// Their values together.
    pub total: Amount,
    /// How often the value shall lie between `low` and `high`.
    pub level: Number,
    /// The standard deviation of the misses of the series, to six places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deviation: Option<Number>,
    /// Why there is no interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval_reason: Option<Reason>,
    /// How the method would have done before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backtest: Option<Backtest>,
    /// Why there is no backtest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backtest_reason: Option<Reason>,
    /// The methods among which was chosen, in the order that ties go by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<Tried>,
    /// What the method made of every period of the series, where the question asks for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fit: Vec<FitPeriod>,
}

/// A period to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastPeriod {
    /// Its label.
    pub period: String,
    /// What is expected, rounded half up to whole steps of the plan's unit.
    pub value: Amount,
    /// The same to twelve places.
    pub exact: Number,
    /// The lower end of the interval, rounded down to whole steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Amount>,
    /// The upper end of the interval, rounded up to whole steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Amount>,
}

/// How a method would have done before, to six places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ForecastBacktest"))]
pub struct Backtest {
    /// From how many origins it was run.
    pub origins: usize,
    /// How many forecasts came due.
    pub errors: usize,
    /// The mean absolute error.
    pub mae: Number,
    /// The mean of |error| ÷ |actual|.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mape: Option<Number>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mape_reason: Option<Reason>,
    /// The mean of 2 · |error| ÷ (|actual| + |forecast|).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smape: Option<Number>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smape_reason: Option<Reason>,
    /// The mean absolute error ÷ the mean absolute change from a season before, of what was known at the first origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mase: Option<Number>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mase_reason: Option<Reason>,
}

/// A method that was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ForecastTried"))]
pub struct Tried {
    /// Its name.
    pub method: &'static str,
    /// How seasons and level make a value, of a method with seasons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seasonal: Option<&'static str>,
    /// The mean absolute error of its backtest, to six places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mae: Option<Number>,
    /// The same as MASE.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mase: Option<Number>,
    /// Why it could not be tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// What a method made of a period of the series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ForecastFit"))]
pub struct FitPeriod {
    /// Its label.
    pub period: String,
    /// What was reached.
    pub value: Number,
    /// What was expected one period before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Number>,
    /// What was reached less what was expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub miss: Option<Number>,
    /// The level after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Number>,
    /// The trend after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trend: Option<Number>,
    /// Its season.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<Number>,
}

word! {
    /// Why a figure of a forecast is missing.
    pub enum Reason as ForecastReason {
        /// The series is too short for it.
        TooShort = "too_short",
        /// Seasons that multiply met a value, or a line of level and trend, that is not above zero.
        NotPositive = "not_positive",
        /// No formula tells how the misses of the method grow with the horizon.
        NoKnownGrowth = "no_known_growth",
        /// What came was zero once, so no part of it can be told.
        ZeroActual = "zero_actual",
        /// What came and what was expected were both zero once.
        ZeroBoth = "zero_both",
        /// What was known at the first origin did not change from season to season.
        NoChange = "no_change",
    }
}
