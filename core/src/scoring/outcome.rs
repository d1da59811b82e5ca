//! What scoring a person gives.

use super::{
    across::AcrossOutcome,
    evaluate::{Advice, IndicatorAdvice, Inner, Move, Part, Rescaled, Scored, Way},
    labels,
    state::State,
};
use crate::{
    error::{Findings, Language},
    life::Outcome,
    number::Number,
    shape::word,
    trace::{Choice, Figure, Step},
};
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A score with its grade and all that led to it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScorecardOutcome {
    /// Who was scored.
    pub person: Option<String>,
    /// The score, at the scale it was rounded to; nothing when `findings` say why there is none.
    pub score: Option<Points>,
    /// The grade after vetoes.
    pub grade: Option<String>,
    /// The grade that the score alone gives.
    pub earned_grade: Option<String>,
    /// The weighted points before adjustments, on the scale of the score.
    pub composite: Option<Number>,
    /// The share of the weight that was measured.
    pub coverage: Option<Number>,
    /// The groups, outer before inner.
    pub groups: Vec<GroupOutcome>,
    /// The indicators, in the order of the scorecard.
    pub indicators: Vec<IndicatorOutcome>,
    /// The groups that were put on another scale, outer before inner, and last the whole.
    pub rescales: Vec<RescaleOutcome>,
    /// Points added and deducted.
    pub adjustments: Vec<AdjustmentOutcome>,
    /// The vetoes that were cast.
    pub vetoes: Vec<String>,
    /// What to do next.
    pub advice: Option<AdviceOutcome>,
    /// The score across periods, where the scorecard declares one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub across: Option<AcrossOutcome>,
    /// What is worth knowing about this score.
    pub findings: Findings,
    #[serde(skip)]
    trace: Arc<Step>,
    #[serde(skip)]
    pub(super) seen: Option<Figure>,
}

impl Outcome for ScorecardOutcome {
    fn trace(&self) -> Option<Arc<Step>> {
        Some(Arc::clone(&self.trace))
    }
}

/// A score, written with the places that it was rounded to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// The score.
    pub number: Number,
    pub(super) places: Option<u32>,
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.places {
            Some(places) if self.number.rounded(crate::rounding::Rounding::half_up(places)) == self.number => {
                serializer.serialize_str(&self.number.at_scale(places))
            }
            _ => self.number.serialize(serializer),
        }
    }
}

/// A group with its points.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupOutcome {
    /// The id.
    pub id: String,
    /// The group around it.
    pub parent: Option<String>,
    /// The points; nothing when the group was left out.
    pub points: Option<Number>,
    /// The effective weight in the score; nothing where weights do not multiply.
    pub weight: Option<Number>,
    /// The share of its weight that was measured.
    pub coverage: Number,
}

/// An indicator with its points.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IndicatorOutcome {
    /// The id.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
    /// The group it stands in.
    pub group: String,
    /// Where the points come from.
    pub state: State,
    /// The measured value, or the weighted mean of the ratings.
    pub raw: Option<Number>,
    /// The points within cap and floor; nothing when it was left out.
    pub points: Option<Number>,
    /// The effective weight in the score; nothing where weights do not multiply.
    pub weight: Option<Number>,
    /// Weight × points: what it adds to the score before adjustments.
    pub contribution: Option<Number>,
}

/// Points on two scales.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RescaleOutcome {
    /// The group; nothing for the whole.
    pub group: Option<String>,
    /// The points on the old scale.
    pub before: Number,
    /// The points on the new scale.
    pub points: Number,
    /// What the new scale itself adds to the score: with the contributions of the indicators it makes the composite.
    /// Nothing where weights do not multiply.
    pub offset: Option<Number>,
}

/// An adjustment with its points.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdjustmentOutcome {
    /// The id.
    pub id: String,
    /// The points, negative when deducted.
    pub points: Number,
}

/// What to do next.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdviceOutcome {
    /// The document's words for the grade.
    pub text: Option<String>,
    /// The next grade; nothing at the top, and where a veto is in the way.
    pub next: Option<NextGrade>,
    /// The vetoes that are in the way.
    pub blocked_by: Vec<String>,
    /// The indicators that lost points, most lost first.
    pub indicators: Vec<IndicatorLine>,
    /// The cheapest way to the next grade.
    pub cheapest: Option<CheapestWay>,
    /// Why there is no such way.
    pub no_way: Option<NoWay>,
}

/// The values that lead to the next grade for the least cost, each moved from where it is; scored again before it is
/// told. What is not measured, does not apply or is compared with peers stays as it is, and no value is moved past where
/// it is best.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheapestWay {
    /// What to move, by id.
    pub moves: Vec<MoveOutcome>,
    /// What the moves cost together.
    pub cost: Number,
    /// The score that they give.
    pub score: Points,
    /// The grade that they give.
    pub grade: String,
    /// Whether it was found that nothing is cheaper, in the declared steps. Where no step is declared, the exact value is
    /// the cheapest and the told one the next that can be typed in. Never below a geometric mean.
    pub optimal: bool,
}

/// One value to move.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MoveOutcome {
    /// The id of the indicator, or of the adjustment.
    pub id: String,
    /// Whether it is the count of an adjustment.
    pub adjustment: bool,
    /// The value, the mean rating or the count now.
    pub from: Number,
    /// Where it has to be.
    pub to: Number,
    /// The points that it has there.
    pub points: Number,
    /// What moving it costs.
    pub cost: Number,
}

word! {
    /// Why there is no way to the next grade.
    pub enum NoWay as NoWayReason {
        /// There is no next grade.
        Top = "top",
        /// A veto is in the way.
        Vetoed = "vetoed",
        /// The limits of the score keep it away, or no least score leads there.
        Limited = "limited",
        /// Nothing that can be moved leads there.
        OutOfReach = "out_of_reach",
        /// None was found, and not everything was looked into: steps beyond a limit, and groups that count by their minimum or
        /// geometric mean within a sum or a mean.
        NotFound = "not_found",
        /// What was found did not lead there when it was scored.
        Unproven = "unproven",
    }
}

/// The next grade.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextGrade {
    /// The grade.
    pub grade: String,
    /// Its lower bound.
    pub from: Number,
    /// The score that is missing before limits and rounding; nothing where the limits keep the grade away.
    pub gap: Option<Number>,
}

/// What one indicator lost, and what it alone would have to be for the next grade.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IndicatorLine {
    /// The id.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
    /// The score lost: weight × (full marks − points).
    pub lost: Number,
    /// The points that lead to the next grade; nothing where this indicator alone cannot.
    pub points_needed: Option<Number>,
    /// The value that earns them.
    pub actual_needed: Option<Number>,
    /// The document's words.
    pub text: Option<String>,
}

impl ScorecardOutcome {
    /// Lets go of the steps: a hundred thousand people hold their figures, not their reasons, unless these are asked for.
    pub(super) fn forget_trace(&mut self) {
        self.trace = Step::group(&labels::PERSON, self.person.clone(), Vec::new());
        self.seen =
            self.seen.as_ref().map(|seen| Figure::found(&labels::VETOED_SCORE, seen.number().clone(), Vec::new()));
    }

    pub(super) fn new(person: Option<String>, scored: Scored<'_>, places: Option<u32>, language: Language) -> Self {
        let (mut groups, mut indicators, mut rescales, mut steps) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let Scored { parts, coverage, rescaled, graded, advice, across, rows: _, findings } = scored;
        let graded = graded.as_ref();
        steps.extend(graded.map(|graded| match &graded.grade {
            Some(grade) => grade.step(),
            None => graded.score.step(),
        }));
        // Where the bands saw the score before rounding, the rounded one is a step of its own.
        steps.extend(
            graded.filter(|graded| graded.grade.is_some() && graded.seen != graded.score).map(|g| g.score.step()),
        );
        let is_held =
            |earned: &&Choice| graded.and_then(|graded| graded.grade.as_ref()).map(Choice::name) != Some(earned.name());
        steps.extend(graded.and_then(|graded| graded.earned.as_ref()).filter(is_held).map(Choice::step));
        steps.extend(coverage.iter().map(Figure::step));
        for part in &parts {
            describe(part, None, &mut groups, &mut indicators, &mut steps);
            describe_scales(part, &mut rescales, &mut steps);
        }
        if let Some(rescaled) = &rescaled {
            steps.push(rescaled.offset.step());
            rescales.push(RescaleOutcome::new(None, rescaled, Some(&rescaled.offset)));
        }
        steps.extend(advice.iter().map(|advice| Step::group(&labels::ADVICE, None, advice.steps())));
        steps.extend(across.iter().flat_map(|across| across.steps.iter().cloned()));
        let number = |figure: &Figure| figure.number().clone();
        let adjustments = graded.map(|graded| graded.adjustments.as_slice()).unwrap_or_default();
        Self {
            score: graded.map(|graded| Points { number: number(&graded.score), places }),
            grade: graded.and_then(|graded| Some(graded.grade.as_ref()?.name().to_owned())),
            earned_grade: graded.and_then(|graded| Some(graded.earned.as_ref()?.name().to_owned())),
            composite: graded.map(|graded| number(&graded.composite)),
            coverage: coverage.as_ref().map(number),
            groups,
            indicators,
            rescales,
            adjustments: adjustments
                .iter()
                .map(|(id, points)| AdjustmentOutcome { id: id.clone(), points: number(points) })
                .collect(),
            vetoes: graded.map(|graded| graded.vetoes.clone()).unwrap_or_default(),
            advice: advice.map(|advice| AdviceOutcome::new(advice, places)),
            across: across.map(AcrossOutcome::from),
            findings: Findings { problems: findings, language },
            trace: Step::group(&labels::PERSON, person.clone(), steps),
            seen: graded.map(|graded| graded.seen.clone()),
            person,
        }
    }
}

fn describe(
    part: &Part<'_>,
    parent: Option<&str>,
    groups: &mut Vec<GroupOutcome>,
    indicators: &mut Vec<IndicatorOutcome>,
    steps: &mut Vec<Arc<Step>>,
) {
    let number = |figure: &Figure| figure.number().clone();
    let (points, weight) = (part.points.as_ref().map(number), part.whole.as_ref().map(number));
    match &part.inner {
        Inner::Group(_, inner) => {
            let (id, coverage) = (part.id.to_string(), number(&part.coverage));
            groups.push(GroupOutcome { id, parent: parent.map(str::to_owned), points, weight, coverage });
            for inner in inner {
                describe(inner, Some(part.id.as_str()), groups, indicators, steps);
            }
        }
        Inner::Indicator(measured) => {
            let contribution = part.points.as_ref().zip(part.whole.as_ref()).map(|(points, whole)| {
                Figure::product(&labels::CONTRIBUTION, &[points, whole]).about(part.id.as_str())
            });
            steps.extend(contribution.iter().map(Figure::step));
            indicators.push(IndicatorOutcome {
                id: part.id.to_string(),
                name: measured.rule.name.clone(),
                group: parent.unwrap_or_default().to_owned(),
                state: measured.state,
                raw: measured.inputs.as_ref().map(|inputs| number(&inputs.raw)),
                points,
                weight,
                contribution: contribution.as_ref().map(number),
            });
        }
    }
}

/// The groups that have two scales. What a scale adds weighs what its group weighs.
fn describe_scales(part: &Part<'_>, rescales: &mut Vec<RescaleOutcome>, steps: &mut Vec<Arc<Step>>) {
    let Inner::Group(_, inner) = &part.inner else { return };
    if let Some(rescaled) = &part.rescaled {
        let name = part.id.as_str();
        let offset = part.whole.as_ref().map(|whole| Figure::product(&labels::OFFSET, &[whole, &rescaled.offset]));
        let offset = offset.map(|offset| offset.about(name));
        steps.extend(offset.iter().map(Figure::step));
        rescales.push(RescaleOutcome::new(Some(name), rescaled, offset.as_ref()));
    }
    for inner in inner {
        describe_scales(inner, rescales, steps);
    }
}

impl RescaleOutcome {
    fn new(group: Option<&str>, rescaled: &Rescaled, offset: Option<&Figure>) -> Self {
        let number = |figure: &Figure| figure.number().clone();
        let (before, points) = (number(&rescaled.before), number(&rescaled.points));
        Self { group: group.map(str::to_owned), before, points, offset: offset.map(number) }
    }
}

impl AdviceOutcome {
    fn new(advice: Advice, places: Option<u32>) -> Self {
        let Advice { text, next, blocked_by, indicators, cheapest } = advice;
        let number = |figure: Figure| figure.number().clone();
        let line = |line: IndicatorAdvice| IndicatorLine {
            id: line.id,
            name: line.name,
            lost: number(line.lost),
            points_needed: line.points_needed.map(number),
            actual_needed: line.actual_needed.map(number),
            text: line.text,
        };
        let next = next.map(|next| NextGrade { grade: next.grade, from: next.from, gap: next.gap.map(number) });
        let (cheapest, no_way) = match cheapest {
            Some(Ok(way)) => (Some(CheapestWay::new(way, places)), None),
            Some(Err(why)) => (None, Some(why)),
            None => (None, None),
        };
        Self { text, next, blocked_by, indicators: indicators.into_iter().map(line).collect(), cheapest, no_way }
    }
}

impl CheapestWay {
    fn new(way: Way, places: Option<u32>) -> Self {
        let step = |step: Move| {
            let Move { id, is_adjustment, from, to, points: [_, points], cost } = step;
            MoveOutcome { id, adjustment: is_adjustment, from, to, points, cost: cost.number().clone() }
        };
        let Way { moves, cost, score, grade, is_optimal } = way;
        let mut moves: Vec<MoveOutcome> = moves.into_iter().map(step).collect();
        moves.sort_by(|a, b| (&a.id, a.adjustment).cmp(&(&b.id, b.adjustment)));
        let (cost, score) = (cost.number().clone(), Points { number: score, places });
        Self { moves, cost, score, grade, optimal: is_optimal }
    }
}
