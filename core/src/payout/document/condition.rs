//! Conditions: comparisons of measures, attainments, score, grade, rank and attributes.

use crate::{
    id::Id,
    number::Number,
    shape::{choice, record},
};

choice! {
    /// Something that holds or does not.
    pub enum Condition {
        /// All of them hold.
        All(Vec<Condition>) = "all",
        /// At least one of them holds.
        Any(Vec<Condition>) = "any",
        /// It does not hold.
        Not(Box<Condition>) = "not",
        /// The period's measure is below the value, which active days do not scale.
        MeasureBelow(MeasureBound) = "measure_below",
        /// The period's measure is at least the value, which active days do not scale.
        MeasureAtLeast(MeasureBound) = "measure_at_least",
        /// The period's measure, divided by its quota for the active days, is below the value. Multipliers that act on credit
        /// or attainment change what components see, never what conditions test.
        AttainmentBelow(MeasureBound) = "attainment_below",
        /// The period's measure, divided by its quota for the active days, is at least the value.
        AttainmentAtLeast(MeasureBound) = "attainment_at_least",
        /// The score is at least this.
        ScoreAtLeast(Number) = "score_at_least",
        /// The score is below this.
        ScoreBelow(Number) = "score_below",
        /// The grade is one of these.
        GradeIn(Vec<String>) = "grade_in",
        /// The rank is this or better (1 is the best).
        RankAtMost(u32) = "rank_at_most",
        /// An attribute of the person is one of the values.
        Attribute(AttributeIn) = "attribute",
    }
}

record! {
    /// A measure and the value that it is compared with.
    pub struct MeasureBound {
        /// The measure.
        measure: Id,
        /// The value.
        value: Number,
    }
}

record! {
    /// An attribute of the person and the values that are meant: one by `equals`, several by `one_of`.
    pub struct AttributeIn {
        /// The attribute.
        name: String,
        /// The one value.
        equals: Option<String>,
        /// Several values.
        one_of: Vec<String> = Vec::new(),
    }
}
