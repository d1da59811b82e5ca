//! What a forecast is asked of: a series, a season, a method with its parameters.

use crate::{
    id::Id,
    number::Number,
    shape::{choice, record, word},
    targets::document::Nothing,
};
use std::collections::BTreeMap;

record! {
    /// How will a series of periods go on?
    pub struct ForecastQuestion {
        /// What was reached in periods that follow each other.
        series: Vec<ForecastPoint>,
        /// How many periods a season has: 12 for months of a year; 1 for none.
        season: u32 = 1,
        /// The method; the one that did best before, unless declared.
        method: ForecastMethod = ForecastMethod::Auto(Nothing {}),
        /// How many periods to look ahead.
        horizon: u32,
        /// How often the value shall lie between `low` and `high`: `80%`, `90%`, `95%` or `99%`.
        level: Number = Number::from(rust_decimal::Decimal::new(8, 1)),
        /// How many origins the backtest has at most.
        origins: u32 = ORIGINS,
        /// Whether the answer tells the states of every period.
        trace: bool = false,
    }
}

/// How many origins a backtest has unless declared.
pub(super) const ORIGINS: u32 = 12;

record! {
    /// What was reached in a period.
    pub struct ForecastPoint {
        /// The label of the period.
        period: String,
        /// What was reached in it.
        value: Number,
    }
}

record! {
    /// Weights that are what siblings are forecast to reach: the sum over the horizon.
    pub struct ForecastWeights {
        /// What each of them reached, up to the same period.
        series: BTreeMap<Id, Vec<ForecastPoint>>,
        /// How many periods a season has: 12 for months of a year; 1 for none.
        season: u32 = 1,
        /// The method; the one that did best before, for each of them, unless declared.
        method: ForecastMethod = ForecastMethod::Auto(Nothing {}),
        /// How many periods to look ahead.
        horizon: u32,
    }
}

choice! {
    /// How a series goes on.
    pub enum ForecastMethod {
        /// By the method that did best in the backtest.
        Auto(Nothing) = "auto",
        /// As in the last period.
        Naive(Nothing) = "naive",
        /// As in the same period of the last season.
        SeasonalNaive(Nothing) = "seasonal_naive",
        /// On the line from the first period to the last.
        Drift(Nothing) = "drift",
        /// The mean of the last periods.
        MovingAverage(MovingAverage) = "moving_average",
        /// Simple exponential smoothing: a level.
        Simple(SimpleSmoothing) = "simple",
        /// Holt: a level and a trend.
        Holt(HoltSmoothing) = "holt",
        /// Holt with a trend that fades.
        DampedHolt(DampedSmoothing) = "damped_holt",
        /// Holt and Winters: a level, a trend and seasons.
        HoltWinters(SeasonalSmoothing) = "holt_winters",
    }
}

record! {
    /// The mean of the last periods.
    pub struct MovingAverage {
        /// How many.
        periods: u32,
    }
}

record! {
    /// A level; what is not given is found.
    pub struct SimpleSmoothing {
        /// How much of a miss the level takes on, 0 to 1.
        alpha: Option<Number>,
        /// The level before the first period.
        level: Option<Number>,
    }
}

record! {
    /// A level and a trend; what is not given is found.
    pub struct HoltSmoothing {
        /// How much of a miss the level takes on, 0 to 1.
        alpha: Option<Number>,
        /// How much of a change of the level the trend takes on, 0 to 1.
        beta: Option<Number>,
        /// The level before the first period.
        level: Option<Number>,
        /// The trend before the first period.
        trend: Option<Number>,
    }
}

record! {
    /// A level and a trend that fades; what is not given is found.
    pub struct DampedSmoothing {
        /// How much of a miss the level takes on, 0 to 1.
        alpha: Option<Number>,
        /// How much of a change of the level the trend takes on, 0 to 1.
        beta: Option<Number>,
        /// How much of the trend is left a period later, 0 to 1.
        phi: Option<Number>,
        /// The level before the first period.
        level: Option<Number>,
        /// The trend before the first period.
        trend: Option<Number>,
    }
}

record! {
    /// A level, a trend and seasons; what is not given is found.
    pub struct SeasonalSmoothing {
        /// Whether seasons are added or multiplied.
        seasonal: Seasonal,
        /// How much of a miss the level takes on, 0 to 1.
        alpha: Option<Number>,
        /// How much of a change of the level the trend takes on, 0 to 1.
        beta: Option<Number>,
        /// How much of a miss the season takes on, 0 to 1.
        gamma: Option<Number>,
        /// The level before the first period.
        level: Option<Number>,
        /// The trend before the first period.
        trend: Option<Number>,
        /// The seasons of the periods before the first, of the same place in the season as the first, the second and so on.
        seasons: Vec<Number> = Vec::new(),
    }
}

word! {
    /// How seasons and level make a value.
    pub enum Seasonal as ForecastSeasonal {
        /// Level + season.
        Additive = "additive",
        /// Level × season.
        Multiplicative = "multiplicative",
    }
}
