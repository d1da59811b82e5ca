//! Measures, and the components that pay on them.

use super::Pay;
use crate::{
    id::Id,
    number::Number,
    quantity::Unit,
    shape::{record, word},
};

word! {
    /// Which way a measure is meant to go.
    pub enum Better as BetterSide {
        /// More of it is better: sales, margins, collected shares.
        Higher = "higher",
        /// Less of it is better: complaints, discounts, returns.
        Lower = "lower",
    }
}

record! {
    /// Something that is measured.
    pub struct Measure as PayMeasure {
        /// Its name.
        id: Id,
        /// What people call it.
        title: Option<String>,
        /// Its unit; an amount in the plan's currency unless declared.
        unit: Option<Unit>,
        /// Which side of it is better, for findings alone: pay that falls where it gets better is noted. Unless declared,
        /// more is better, and of a percentage or a ratio what the plan pays shows it: a margin or a discount.
        better: Option<Better>,
    }
}

impl Measure {
    /// Whether it is a rate, such as a margin: rates of several periods do not add up, and half the days leave them whole.
    #[must_use]
    pub const fn is_rate(&self) -> bool {
        matches!(self.unit, Some(Unit::Percent(_) | Unit::PercentagePoints(_) | Unit::Ratio(_)))
    }
}

word! {
    /// Over which window a component's measure accumulates.
    pub enum Accumulate {
        /// Every transaction stands alone.
        Each = "each",
        /// The plan's period stands alone.
        Period = "period",
        /// The quarter to date.
        Qtd = "qtd",
        /// The year to date.
        Ytd = "ytd",
    }
}

word! {
    /// What an accumulated measure is compared with.
    pub enum AttainmentBasis {
        /// The quotas up to now.
        ToDate = "to_date",
        /// The quota of the whole window.
        FullWindow = "full_window",
    }
}

record! {
    /// One line of the plan.
    pub struct Component {
        /// Its name, which the line carries.
        id: Id,
        /// What people call it.
        title: Option<String>,
        /// The measure that it pays on.
        on: Option<Id>,
        /// The window over which the measure accumulates.
        accumulate: Accumulate = Accumulate::Period,
        /// What attainment compares with under accumulation.
        attainment: AttainmentBasis = AttainmentBasis::ToDate,
        /// The most that it pays, within its window.
        cap: Option<Number>,
        /// The least that it pays, within its window.
        floor: Option<Number>,
        /// Whether the cap binds after the multipliers instead of before.
        cap_after_multipliers: bool = false,
        /// The shape of its pay.
        pay: Pay,
    }
}
