//! The rules of one indicator: how a value becomes points, and what happens without a value.

use crate::{
    number::Number,
    shape::{Node, Pair, Reader, Shape, choice, record, word},
};
use serde::{Serialize, Serializer, ser::SerializeMap};

word! {
    /// What a rule looks at.
    pub enum Measure as ScoreMeasure {
        /// The actual value, or the mean rating.
        Actual = "actual",
        /// The actual value divided by the target.
        Attainment = "attainment",
    }
}

choice! {
    /// How a value becomes points; full marks are the `scale` of the scorecard.
    pub enum Score as ScoreRule {
        /// Actual ÷ target × full marks.
        Ratio(Plain) = "ratio",
        /// (actual − base) ÷ (target − base) × full marks.
        Progress(Plain) = "progress",
        /// A straight line from nothing to full marks that holds at its ends.
        Linear(Linear) = "linear",
        /// Straight lines through points.
        Piecewise(Piecewise) = "piecewise",
        /// Points by steps.
        Steps(Vec<PointStep>) = "steps",
        /// Target ÷ actual × full marks: lower is better.
        InverseRatio(Plain) = "inverse_ratio",
        /// (2 − actual ÷ target) × full marks: lower is better.
        Mirror(Plain) = "mirror",
        /// Full marks inside of a range, a straight line down to nothing outside of it.
        Within(Within) = "within",
        /// The value is the points.
        Points(Plain) = "points",
        /// By the distance from the mean of the peers in standard deviations. Depends on the peers.
        ZScore(ZScore) = "z_score",
        /// By the place between the smallest and the largest value of the peers. Depends on the peers.
        MinMax(Peer) = "min_max",
        /// By the share of the peers that are passed. Depends on the peers.
        Percentile(Peer) = "percentile",
        /// By a table of two values: `actual` picks the row, `second` the column.
        Matrix(Matrix) = "matrix",
    }
}

impl Score {
    /// Whether the points depend on who else is in the cohort.
    #[must_use]
    pub const fn depends_on_peers(&self) -> bool {
        matches!(self, Self::ZScore(_) | Self::MinMax(_) | Self::Percentile(_))
    }
}

record! {
    /// A rule with nothing to declare.
    pub struct Plain as PlainRule {}
}

record! {
    /// A straight line.
    pub struct Linear as LinearRule {
        /// The value that gives nothing: the worst.
        from: Number,
        /// The value that gives full marks; the target where it is not stated. Below `from`, lower is better.
        to: Option<Number>,
    }
}

record! {
    /// Straight lines through points.
    pub struct Piecewise as PiecewiseRule {
        /// Value and points, by strictly rising value.
        points: Vec<Pair<Number, Number>>,
    }
}

record! {
    /// One step.
    pub struct PointStep {
        /// The value from which it holds.
        from: Number,
        /// The points.
        points: Number,
    }
}

record! {
    /// A range that earns full marks.
    pub struct Within as WithinRule {
        /// The lower end of the range.
        from: Number,
        /// The upper end of the range.
        to: Number,
        /// The values below and above the range at which nothing is left.
        zero_at: Pair<Number, Number>,
    }
}

record! {
    /// Points by standard deviations: `mean + spread × (value − mean of the peers) ÷ deviation of the peers`.
    pub struct ZScore as ZScoreRule {
        /// The points of a value on the mean; half of full marks unless stated.
        mean: Option<Number>,
        /// The points of one standard deviation; negative where lower is better.
        spread: Number,
        /// Whether the peers are a sample: the deviation divides by n − 1.
        sample: bool = false,
        /// The points when all peers have one value; an error without this.
        if_equal: Option<Number>,
    }
}

record! {
    /// Points by a place among the peers.
    pub struct Peer as PeerRule {
        /// Whether a lower value is better.
        lower_is_better: bool = false,
        /// The points when the peers do not differ; an error without this.
        if_equal: Option<Number>,
    }
}

record! {
    /// A table of points.
    pub struct Matrix as ScoreMatrix {
        /// The lower bounds of the rows, rising; `actual` picks the last one that it reached.
        rows: Vec<Number>,
        /// The lower bounds of the columns, rising; `second` picks the last one that it reached.
        columns: Vec<Number>,
        /// The points, row by row.
        points: Vec<Vec<Number>>,
    }
}

/// What happens without a value: `"error"`, `"zero"`, `"renormalise"`, `"carry"`, or `{"neutral": points}`.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// Nothing is evaluated before the value is there.
    Error,
    /// No points.
    Zero,
    /// The part is left out and its weight goes to its siblings in proportion.
    Renormalise,
    /// The points of the last period, which the facts give.
    Carry,
    /// These points.
    Neutral(Number),
}

impl Missing {
    const WORDS: [&'static str; 4] = ["error", "zero", "renormalise", "carry"];

    const fn word(&self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Zero => "zero",
            Self::Renormalise => "renormalise",
            Self::Carry => "carry",
            Self::Neutral(_) => "neutral",
        }
    }
}

impl Shape for Missing {
    fn blank() -> Self {
        Self::Error
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Node::Text(word) = node else {
            let tagged = crate::shape::tagged(node, &["neutral"], reader);
            let Some((_, points)) = tagged else { return Self::Error };
            return reader.at_field("neutral", |reader| Self::Neutral(Number::read(points, reader)));
        };
        match word.as_ref() {
            "error" => Self::Error,
            "zero" => Self::Zero,
            "renormalise" => Self::Renormalise,
            "carry" => Self::Carry,
            _ => {
                reader.unknown_word(word, &Self::WORDS);
                Self::Error
            }
        }
    }
}

impl Serialize for Missing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self::Neutral(points) = self else { return serializer.serialize_str(self.word()) };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("neutral", points)?;
        map.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Missing {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MissingPolicy".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let points = generator.subschema_for::<Number>();
        schemars::json_schema!({ "description": "What a missing value means; `neutral` gives it points.", "oneOf": [
            { "type": "string", "enum": Self::WORDS },
            { "type": "object", "properties": { "neutral": points }, "required": ["neutral"], "additionalProperties": false },
        ] })
    }
}
