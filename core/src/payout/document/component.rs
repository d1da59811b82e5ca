//! Measures, and the components that pay on them.

use super::Pay;
use crate::{
    id::Id,
    number::Number,
    quantity::Unit,
    shape::{record, word},
};

record! {
    /// Something that is measured.
    pub struct Measure as PayMeasure {
        /// Its name.
        id: Id,
        /// What people call it.
        title: Option<String>,
        /// Its unit; an amount in the plan's currency unless declared.
        unit: Option<Unit>,
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
