//! How customers are ranked, scored and valued: the part `customers` of a pipeline.

use crate::{
    id::Id,
    number::Number,
    shape::{record, word},
};

/// The scores that a part of RFM may have.
pub const SCORES_MAX: u32 = 9;

/// The segments that RFM may have.
pub const SEGMENTS_MAX: usize = 100;

word! {
    /// By which cumulative share a customer is judged.
    pub enum Boundary as AbcBoundary {
        /// By the share of those before: who crosses a threshold is still in the better class.
        ShareBefore = "share_before",
        /// By the share with the customer: who crosses a threshold is in the worse class.
        ShareWith = "share_with",
    }
}

word! {
    /// In which class customers of equal value are that a threshold would part.
    pub enum EqualValues as AbcTies {
        /// All in the better one.
        Better = "better",
        /// All in the worse one.
        Worse = "worse",
    }
}

record! {
    /// Classes by won value: who brings the most together.
    pub struct Abc as AbcRule {
        /// The share of the value up to which customers are A.
        a: Number = percent(80),
        /// The share of the value up to which customers are A or B.
        b: Number = percent(95),
        /// By which cumulative share a customer is judged.
        boundary: Boundary = Boundary::ShareBefore,
        /// In which class customers of equal value are that a threshold would part.
        ties: EqualValues = EqualValues::Better,
    }
}

record! {
    /// Limits between scores, rising, and one fewer than there are scores.
    pub struct ScoreLimits as RfmScoreLimits {
        /// The most days since the last order for each score but the lowest, from the best score down.
        recency_days: Vec<Number>,
        /// The fewest orders for each score but the lowest, from the second score up.
        frequency: Vec<Number>,
        /// The least value for each score but the lowest, from the second score up.
        value: Vec<Number>,
    }
}

record! {
    /// The scores from one to another, both included.
    pub struct ScoreRange as RfmScoreRange {
        /// The lowest.
        from: u32 = 1,
        /// The highest; the highest there is unless given.
        to: Option<u32>,
    }
}

record! {
    /// Customers with certain scores; a part that is not given may have any.
    pub struct Segment as RfmSegment {
        /// The name of the segment.
        id: Id,
        /// What people call it.
        name: Option<String>,
        /// Scores of recency.
        recency: Option<ScoreRange>,
        /// Scores of frequency.
        frequency: Option<ScoreRange>,
        /// Scores of value.
        value: Option<ScoreRange>,
    }
}

record! {
    /// Scores by recency, frequency and value (RFM): 1 is the worst.
    pub struct Rfm as RfmRule {
        /// The months back from `as_of` whose orders count; all unless given.
        months: Option<u32>,
        /// How many scores there are.
        scores: u32 = 5,
        /// Declared limits between the scores; without them quantiles of the customers part them, as `quantiles` says.
        limits: Option<ScoreLimits>,
        /// Segments by scores: the first that fits is the customer's.
        segments: Vec<Segment> = Vec::new(),
    }
}

word! {
    /// Over which span the repeat orders of a customer are counted.
    pub enum Span as LifetimeSpan {
        /// From the first order to `as_of`.
        AsOf = "as_of",
        /// From the first order to the last.
        LastOrder = "last_order",
    }
}

record! {
    /// What a customer is worth over a lifetime.
    pub struct Lifetime as LifetimeRule {
        /// The share of the value that is earned.
        margin: Number,
        /// How many years a customer stays.
        years: Number,
        /// Over which span a customer's repeat orders are counted.
        span: Span = Span::AsOf,
    }
}

record! {
    /// How customers are ranked, scored and valued.
    pub struct CustomerRules {
        /// Classes by won value.
        abc: Option<Abc>,
        /// Scores by recency, frequency and value.
        rfm: Option<Rfm>,
        /// Lifetime value.
        lifetime: Option<Lifetime>,
    }
}

fn percent(of: u32) -> Number {
    Number::from(of).over(&Number::HUNDRED).unwrap_or_default()
}
