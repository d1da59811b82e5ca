//! Scores across periods as a document declares them, and what they give.

use super::{check, evaluate::Acrossed, outcome::Points, rule::Plain};
use crate::{
    error::{Problem, Problems, catalogue::document, catalogue::score as code},
    number::Number,
    rounding::RoundingRule,
    shape::{choice, record, word},
    trace::Figure,
};
use serde::Serialize;

record! {
    /// The score across periods.
    pub struct Across as AcrossPeriods {
        /// How the scores of the periods become one.
        rule: AcrossRule,
        /// The scored periods below which there is no figure.
        minimum: u32 = 1,
        /// What happens to a period without a score.
        missing: MissingPeriod = MissingPeriod::Error,
        /// How the figure is rounded; as the score is, where it is not stated. `scale` has to be stated.
        rounding: Option<RoundingRule>,
    }
}

choice! {
    /// How the scores of the periods become one.
    pub enum AcrossRule {
        /// Their mean.
        Mean(Plain) = "mean",
        /// Their mean, weighted by days: those of the label, or those that the facts give.
        WeightedByDays(Plain) = "weighted_by_days",
        /// The mean of the n best; between equal ones the earlier counts.
        Best(BestPeriods) = "best",
        /// The line of least squares through them, read periods ahead. It takes three.
        Trend(TrendRule) = "trend",
    }
}

record! {
    /// The n best of the periods.
    pub struct BestPeriods {
        /// How many.
        n: u32,
    }
}

record! {
    /// The line through the scores.
    pub struct TrendRule as ScoreTrend {
        /// How many periods after the last one that has a score the line is read; 0 reads it there.
        ahead: u32 = 1,
    }
}

word! {
    /// What happens to a period without a score.
    pub enum MissingPeriod {
        /// Nothing is evaluated before the score is there.
        Error = "error",
        /// It is left out.
        Skip = "skip",
        /// It counts as zero.
        Zero = "zero",
    }
}

impl AcrossRule {
    /// The scored periods that it takes.
    pub(super) const fn least(&self) -> u32 {
        match self {
            Self::Mean(_) | Self::WeightedByDays(_) => 1,
            Self::Best(best) => best.n,
            Self::Trend(_) => 3,
        }
    }
}

pub(super) fn check(across: &Across, at: &str, problems: &mut Problems) {
    let counts = [
        (Some(across.minimum), "minimum"),
        (if let AcrossRule::Best(best) = &across.rule { Some(best.n) } else { None }, "rule/best/n"),
    ];
    for (_, field) in counts.into_iter().filter(|(count, _)| *count == Some(0)) {
        let problem = Problem::new(&document::OUT_OF_RANGE, format!("{at}/{field}")).with("value", 0);
        problems.push(problem.with("range", "`x ≥ 1`"));
    }
    if let Some(rule) = &across.rounding {
        check::rounding(rule, &format!("{at}/rounding"), problems);
    }
}

/// Scores of periods that the facts give and nothing looks at.
pub(super) fn unused(at: &str) -> Problem {
    Problem::new(&code::PERIODS_UNUSED, at).in_facts()
}

/// A score across periods.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AcrossOutcome {
    /// The score within the limits and rounded; nothing when `findings` say why there is none.
    pub score: Option<Points>,
    /// The grade that it gives by the same bands; no veto limits it but those that limited the scores.
    pub grade: Option<String>,
    /// The periods that it is made of, in their order.
    pub used: Vec<String>,
    /// The periods that it is not made of, in their order.
    pub left_out: Vec<LeftOutPeriod>,
    /// The change from period to period, of a trend.
    pub slope: Option<Number>,
    /// Where the line of a trend stands at the last period that it is made of.
    pub level: Option<Number>,
}

impl From<Acrossed> for AcrossOutcome {
    fn from(across: Acrossed) -> Self {
        let Acrossed { score, grade, used, left_out, line, places, .. } = across;
        let number = |figure: &Figure| figure.number().clone();
        Self {
            score: score.map(|score| Points { number: number(&score), places }),
            grade: grade.map(|grade| grade.name().to_owned()),
            used,
            left_out: left_out.into_iter().map(|(period, reason)| LeftOutPeriod { period, reason }).collect(),
            slope: line.as_ref().map(|(_, slope)| number(slope)),
            level: line.as_ref().map(|(level, _)| number(level)),
        }
    }
}

/// A period that the score across periods is not made of.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOutPeriod {
    /// Its label.
    pub period: String,
    /// Why.
    pub reason: LeftOut,
}

word! {
    /// Why a period was left out.
    pub enum LeftOut as LeftOutReason {
        /// It has no score.
        Unscored = "unscored",
        /// Others are better.
        NotAmongBest = "not_among_best",
        /// There are too few of them.
        TooFew = "too_few",
    }
}
