//! Multipliers, gates and proration.

use super::{Axis, Condition};
use crate::{
    id::Id,
    number::Number,
    shape::{Pair, record, word},
};
use std::collections::BTreeMap;

word! {
    /// What a multiplier multiplies.
    pub enum ActsOn {
        /// The measure, before anything is paid on it.
        Credit = "credit",
        /// The attainment, so that other steps are reached.
        Attainment = "attainment",
        /// The pay of the components.
        Pay = "pay",
    }
}

record! {
    /// A factor by score, by grade or by a measure.
    pub struct Multiplier {
        /// Its name.
        id: Id,
        /// What decides the factor: `score`, `grade` or a measure.
        on: Id,
        /// Along which axis a measure is read.
        axis: Axis = Axis::Amount,
        /// What it multiplies.
        acts_on: ActsOn,
        /// The factors as points of straight lines; outside of them the ends hold.
        points: Vec<Pair<Number, Number>> = Vec::new(),
        /// The factors by grade.
        factors: BTreeMap<String, Number> = BTreeMap::new(),
        /// The components; all unless declared.
        applies_to: Option<Vec<Id>>,
    }
}

record! {
    /// A condition under which pay is limited to a share.
    pub struct Gate {
        /// Its name.
        id: Id,
        /// The condition.
        when: Condition,
        /// The share that remains of the pay after multipliers; of several gates that hold, the strictest counts.
        limit_to: Number,
        /// The components; all unless declared.
        applies_to: Option<Vec<Id>>,
    }
}

record! {
    /// What the share of active days scales; everything listed here, unless switched off. Never scaled are rates, bounds of
    /// attainments and of measures that are rates, the values of conditions, and the base salary.
    pub struct Proration {
        /// Quotas.
        quotas: bool = true,
        /// Bounds of shapes of pay on the amount axis.
        bounds: bool = true,
        /// The target incentive.
        target_incentive: bool = true,
        /// Fixed amounts and bonuses.
        fixed: bool = true,
        /// Caps and floors.
        caps: bool = true,
        /// Draws.
        draws: bool = true,
        /// The weights of the twelve months of the plan's year, in order; every day weighs the same unless declared.
        seasonality: Option<Vec<Number>>,
    }
}

impl Default for Proration {
    fn default() -> Self {
        Self {
            quotas: true,
            bounds: true,
            target_incentive: true,
            fixed: true,
            caps: true,
            draws: true,
            seasonality: None,
        }
    }
}
