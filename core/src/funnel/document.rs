//! The pipeline document: stages, and the policies by which deals in them are counted.

use super::customers::CustomerRules;
use crate::{
    id::Id,
    life::{Example, document},
    money::Currency,
    number::Number,
    shape::{record, word},
    stats::quantile::Definition,
    zone::Zone,
};

/// The stages that a pipeline may have.
pub const STAGES_MAX: usize = 100;

word! {
    /// In which stages a deal counts.
    pub enum Counting {
        /// Where it ever was.
        Touched = "touched",
        /// Where it was after all stages before, in their order.
        InOrder = "in_order",
        /// Where it was, and in all stages before.
        Implied = "implied",
        /// Where it was; a move back forgets the later stages.
        ResetOnRegress = "reset_on_regress",
    }
}

word! {
    /// How a deal ends.
    pub enum StageOutcome as DealEnd {
        /// As a customer's order.
        Won = "won",
        /// Without one.
        Lost = "lost",
    }
}

word! {
    /// Where the probability of winning from a stage comes from.
    pub enum Probabilities {
        /// From the stages of the document.
        Declared = "declared",
        /// From the mature deals, open ones as well: the share won of those that counted in the stage. Without
        /// `mature_after_days` from the deals that ended.
        Learned = "learned",
    }
}

word! {
    /// Where the share that should go on from a stage comes from.
    pub enum Benchmarks {
        /// From the stages of the document: the declared benchmark, else the probability of this stage ÷ that of the next.
        Declared = "declared",
        /// From the funnel's own past: the share of earlier deals that went on, of those that had their chance.
        OwnHistory = "own_history",
    }
}

record! {
    /// A stage, in the order in which a deal passes them.
    pub struct Stage {
        /// The name by which histories refer to it.
        id: Id,
        /// What people call it.
        name: Option<String>,
        /// The days that a deal may stay, over all its visits.
        limit_days: Option<Number>,
        /// The probability that a deal in this stage is won.
        probability: Option<Number>,
        /// The share that should move on to the next stage.
        benchmark: Option<Number>,
        /// Whether and how a deal ends here.
        outcome: Option<StageOutcome>,
        /// Who answers for the stage.
        owner: Option<Id>,
    }
}

record! {
    /// A pipeline: deals moving through stages.
    pub struct PipelineDocument {
        /// `quotakit/pipeline@1`.
        schema: Option<String>,
        /// The name of the pipeline.
        id: Option<Id>,
        /// What people call it.
        title: Option<String>,
        /// Where a calendar day begins and ends.
        zone: Zone = Zone::UTC,
        /// The currency of all values; the deals' own where they have only one.
        currency: Option<Currency>,
        /// The stages: those that a deal passes, in order, one `won`, and any number of `lost`.
        stages: Vec<Stage>,
        /// In which stages a deal counts.
        counting: Counting = Counting::Touched,
        /// The days after which a deal had its chance: mature figures leave younger deals out.
        mature_after_days: Option<u32>,
        /// The confidence of intervals: 80%, 90%, 95% or 99%.
        confidence: Number = default_confidence(),
        /// The deals below which a conversion is too uncertain to be ranked as a bottleneck.
        minimum_sample: u32 = 10,
        /// The places to which rates and days are written; values have their currency's.
        places: u32 = 6,
        /// The definition of medians and other quantiles.
        quantiles: Definition = Definition::Linear,
        /// Where the probability of winning from a stage comes from.
        probabilities: Probabilities = Probabilities::Declared,
        /// Where the share that should go on from a stage comes from.
        benchmarks: Benchmarks = Benchmarks::Declared,
        /// How customers are ranked, scored and valued.
        customers: Option<CustomerRules>,
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}

document!(PipelineDocument);

/// 95 %.
pub(super) fn default_confidence() -> Number {
    Number::from(95).over(&Number::HUNDRED).unwrap_or_default()
}
