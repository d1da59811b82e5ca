//! Where the weights of siblings come from.

use crate::{
    id::Id,
    number::Number,
    shape::{choice, record, word},
    targets::forecast::ForecastWeights,
};
use std::collections::BTreeMap;

choice! {
    /// Where the weights of siblings come from.
    pub enum WeightSource {
        /// All are equal.
        Equal(Nothing) = "equal",
        /// From what they did before.
        History(History) = "history",
        /// From how many people they have and what those can do.
        Capacity(BTreeMap<Id, Capacity>) = "capacity",
        /// From what they are forecast to reach.
        Forecast(ForecastWeights) = "forecast",
    }
}

record! {
    /// Nothing to declare.
    pub struct Nothing as NoSettings {}
}

record! {
    /// What siblings did in one or several periods, blended.
    pub struct History {
        /// The periods.
        periods: Vec<HistoryPeriod>,
        /// What is blended.
        blend: Blend = Blend::Proportions,
    }
}

word! {
    /// What is blended when weights come from several periods.
    pub enum Blend {
        /// The shares of the siblings in each period: a large period counts no more than a small one.
        Proportions = "proportions",
        /// The amounts themselves: a large period counts more.
        Amounts = "amounts",
    }
}

record! {
    /// What siblings did in one period.
    pub struct HistoryPeriod {
        /// The weight of the period in the blend.
        weight: Number = Number::ONE,
        /// What each of them did.
        values: BTreeMap<Id, Number>,
    }
}

record! {
    /// What a group of people can do: headcount × ramp × productivity.
    pub struct Capacity {
        /// How many people.
        headcount: Number,
        /// How far they have come; fully, unless declared.
        ramp: Number = Number::ONE,
        /// What one of them does.
        productivity: Number = Number::ONE,
    }
}
