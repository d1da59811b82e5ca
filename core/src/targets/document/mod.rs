//! What a target plan is as plain data.

mod node;
mod time;
mod weights;

pub use node::{NodeKind, Standard, StandardValue, TargetNode, Weight};
pub use time::{Margins, NegativeAmounts, Profile, Season, Spread, TimeRule};
pub use weights::{Blend, Capacity, History, HistoryPeriod, Nothing, WeightSource};

use super::table::TargetTree;
use crate::{
    id::Id,
    life::{Example, document},
    number::Number,
    quantity::Unit,
    shape::{record, word},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

record! {
    /// A target that is broken down over a tree and over time.
    pub struct TargetPlanDocument {
        /// `quotakit/target-plan@1`.
        schema: Option<String>,
        /// The plan's name.
        id: Id,
        /// What people call the plan.
        title: Option<String>,
        /// What the target measures; money measures `revenue` and a count what it counts, unless declared.
        metric: Option<String>,
        /// What is handed out, and its smallest part.
        unit: Unit,
        /// The whole.
        total: Number,
        /// How whole steps are handed out.
        method: Method = Method::LargestRemainder,
        /// How minima and maxima hold among siblings.
        bounds: BoundsMethod = BoundsMethod::WaterFilling,
        /// What a total means that is not a whole number of steps.
        residue: Residue = Residue::Error,
        /// What siblings mean whose weights are all zero.
        zero_weights: ZeroWeights = ZeroWeights::Error,
        /// What a weight below zero means.
        negative_weights: NegativeWeights = NegativeWeights::Error,
        /// What it means that somebody has more in settled periods than the whole share.
        below_zero: BelowZero = BelowZero::Error,
        /// Who has a share.
        tree: TargetTree,
        /// By how much the children of a node together carry more than the node, by the node's id.
        padding: BTreeMap<Id, Number> = BTreeMap::new(),
        /// The period, and how targets are spread over it.
        time: Option<TimeRule>,
        /// Which version of the plan this is; the first one needs none.
        version: Option<PlanVersion>,
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}
document!(TargetPlanDocument);

word! {
    /// How whole steps are handed out among siblings.
    pub enum Method {
        /// Everyone gets the floor of the exact share; the steps left over go to the largest remainders.
        LargestRemainder = "largest_remainder",
        /// Sainte-Laguë: the next step goes to the highest weight ÷ (s + 1/2).
        Webster = "webster",
        /// The next step goes to the highest weight ÷ √(s (s + 1)).
        HuntingtonHill = "huntington_hill",
        /// Jefferson: the next step goes to the highest weight ÷ (s + 1).
        Dhondt = "dhondt",
        /// The next step goes to the highest weight ÷ s.
        Adams = "adams",
    }
}

word! {
    /// How minima and maxima hold among siblings.
    pub enum BoundsMethod as TargetBounds {
        /// The share is λ × weight, with one λ for all siblings; who would have less than the minimum has the minimum.
        WaterFilling = "water_filling",
        /// Everyone first has the minimum; what is left goes by weight on top of it, up to the maxima.
        MinimumFirst = "minimum_first",
    }
}

word! {
    /// What a total means that is not a whole number of steps.
    pub enum Residue {
        /// A mistake.
        Error = "error",
        /// The part below a step stays undistributed and is reported.
        Line = "line",
    }
}

word! {
    /// What siblings mean whose weights are all zero.
    pub enum ZeroWeights {
        /// A mistake.
        Error = "error",
        /// Equal weights.
        Equal = "equal",
    }
}

word! {
    /// What a weight below zero means.
    pub enum NegativeWeights {
        /// A mistake.
        Error = "error",
        /// Zero.
        ClampZero = "clamp_zero",
        /// A share below zero.
        Signed = "signed",
    }
}

word! {
    /// What it means that somebody has more in settled periods than the whole share, so that less than nothing is left.
    pub enum BelowZero {
        /// A mistake.
        Error = "error",
        /// What is left may be below zero.
        Allow = "allow",
    }
}

record! {
    /// A version of a plan: when, by whom and why it was made of the one before.
    pub struct PlanVersion as TargetPlanVersion {
        /// Its number; a plan without a version is number 1.
        number: u32,
        /// The day on which it was made.
        date: Option<NaiveDate>,
        /// Who made it.
        who: Option<String>,
        /// Why it was made.
        reason: String,
        /// The SHA-256 of the version before in canonical form.
        before: Option<String>,
    }
}
