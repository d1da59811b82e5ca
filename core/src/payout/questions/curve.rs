//! The pay curve: what the plan pays along a measure, for drawing and for reading.

use super::along::{Along, Piece, Pieces};
use crate::{
    error::{Problem, Problems, catalogue::document as code},
    id::Id,
    limits,
    money::Amount,
    number::Number,
    payout::{Axis, PayFacts, PayPlan, evaluate::Sample},
    shape::{record, suggestion, word},
};
use serde::Serialize;
use std::collections::BTreeMap;

record! {
    /// What does the plan pay along a measure?
    pub struct CurveQuestion {
        /// What is known of the person and the period; the measure's own value is not needed.
        facts: PayFacts,
        /// The measure.
        on: Id,
        /// Whether `from` and `to` are values of the measure or multiples of the period's quota.
        axis: Axis = Axis::Amount,
        /// The first value.
        from: Number,
        /// The last value.
        to: Number,
        /// How many values are spread evenly from the first to the last, at least 2.
        points: u32 = 25,
        /// The one component whose line the points tell; all unless given.
        component: Option<Id>,
    }
}

word! {
    /// Why a point stands on a pay curve.
    pub enum Mark as CurveMark {
        /// It is one of the evenly spread values.
        Even = "even",
        /// The curve bends here.
        Bend = "bend",
        /// It is the last value before the curve jumps.
        BeforeJump = "before_jump",
        /// The curve has jumped from the value before to this one.
        Jump = "jump",
    }
}

/// What one component pays at a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CurveLine {
    /// The component.
    pub component: String,
    /// Its line: rounded, and after the plan's cap.
    pub pays: Amount,
}

/// A point of a pay curve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CurvePoint {
    /// The value of the measure, a whole number of its smallest unit.
    pub at: Amount,
    /// The value divided by the period's quota, half up to 6 places; only where a quota is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attainment: Option<Number>,
    /// What the period entitles to there: what evaluating the plan gives.
    pub entitled: Amount,
    /// The same if no line were rounded.
    pub exact: Number,
    /// Why the point stands here.
    pub mark: Mark,
    /// Whether the curve bows up to the next bend, instead of running straight.
    pub is_bowed: bool,
    /// What the components pay.
    pub lines: Vec<CurveLine>,
}

/// A pay curve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayCurve"))]
pub struct Curve {
    /// The measure.
    pub on: String,
    /// The smallest change of the measure: between two neighbouring points of a jump.
    pub unit: Number,
    /// The points, by rising measure.
    pub points: Vec<CurvePoint>,
}

impl PayPlan {
    /// The pay along a measure: evenly spread points, a point at each bend, and two at each jump.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; a range that is empty; more points or bends than the limits.
    pub fn curve(&self, asked: &CurveQuestion) -> Result<Curve, Problems> {
        limits::check("points", usize::try_from(asked.points).unwrap_or(usize::MAX), limits::POINTS_MAX)
            .map_err(|problem| Problems::from(problem.in_facts()).under("/points"))?;
        let mut along = Along::new(self, &asked.facts, &asked.on)?;
        let (low, high) = range(&along, asked)?;
        let component = match &asked.component {
            Some(id) => Some(position(self, id)?),
            None => None,
        };
        let pieces = Pieces::of(&mut along, &low, &high)?;
        let mut marks = BTreeMap::new();
        for at in even(&along, &low, &high, asked.points) {
            marks.insert(at, Mark::Even);
        }
        for cut in &pieces.cuts {
            for (at, mark) in marks_of(&mut along, &pieces, cut)? {
                if low <= at && at <= high {
                    let known = marks.entry(at).or_insert(mark);
                    *known = mark.max(*known);
                }
            }
        }
        let point = |(at, mark): (&Number, &Mark)| {
            let sample = along.at(at)?;
            Ok(written(&along, &pieces, at, *mark, &sample, component))
        };
        let points: Result<Vec<CurvePoint>, Problems> = marks.iter().map(point).collect();
        Ok(Curve { on: asked.on.as_str().to_owned(), unit: along.unit.clone(), points: points? })
    }
}

fn position(plan: &PayPlan, id: &Id) -> Result<usize, Problems> {
    let components = &plan.document.components;
    components.iter().position(|component| component.id == *id).ok_or_else(|| {
        let known: Vec<&Id> = components.iter().map(|component| &component.id).collect();
        let problem = Problem::new(&code::UNKNOWN_REFERENCE, "/component").in_facts().with("id", id);
        problem.suggest(suggestion(id.as_str(), &known)).into()
    })
}

/// The ends of the range, in whole units of the measure.
fn range(along: &Along<'_>, asked: &CurveQuestion) -> Result<(Number, Number), Problems> {
    let out_of_range = |path: &str, value: &dyn std::fmt::Display, range: &str| -> Problems {
        Problem::new(&code::OUT_OF_RANGE, path).in_facts().with("value", value).with("range", range).into()
    };
    if asked.points < 2 {
        return Err(out_of_range("/points", &asked.points, "≥ 2"));
    }
    let scale = if asked.axis == Axis::Attainment { along.needed_quota()? } else { Number::ONE };
    let (low, high) = (along.ceiling(&(&asked.from * &scale)), along.floor(&(&asked.to * &scale)));
    if low >= high {
        return Err(out_of_range("/to", &asked.to, &format!("> {}", asked.from)));
    }
    along.check(&low, "/from")?;
    Ok((low, high))
}

/// Values that are spread evenly, each the nearest whole unit below.
fn even(along: &Along<'_>, low: &Number, high: &Number, points: u32) -> Vec<Number> {
    let parts = Number::from(points.saturating_sub(1));
    let place = |index: u32| {
        let share = Number::from(index).over(&parts).unwrap_or_default();
        low + &along.floor(&((high - low) * share))
    };
    (0..points).map(place).collect()
}

/// The points that a cut of the curve needs: none where nothing changes, one at a bend, two at a jump.
pub(super) fn marks_of(along: &mut Along<'_>, pieces: &Pieces, cut: &Number) -> Result<Vec<(Number, Mark)>, Problems> {
    let (left, right) = (pieces.left_of(cut), pieces.right_of(cut));
    let here = along.at(cut)?;
    let jumps = |piece: Option<&Piece>| piece.is_some_and(|piece| !meets(piece, cut, &here));
    let (jumps_to, jumps_from) = (jumps(left), jumps(right));
    let (floor, ceiling) = (along.floor(cut), along.ceiling(cut));
    let mut marks = Vec::new();
    if jumps_to {
        marks.extend([(along.floor_below(cut), Mark::BeforeJump), (ceiling.clone(), Mark::Jump)]);
    }
    if jumps_from {
        let mark = if jumps_to { Mark::Jump } else { Mark::BeforeJump };
        marks.extend([(floor.clone(), mark), (along.ceiling_above(cut), Mark::Jump)]);
    }
    let is_end = pieces.cuts.first() == Some(cut) || pieces.cuts.last() == Some(cut);
    let is_same = match (left, right) {
        (Some(left), Some(right)) => left.lines == right.lines && left.total == right.total,
        // The curve ends here, or the bend is no fraction and its neighbours stand for it.
        _ => is_end,
    };
    if marks.is_empty() && !is_same {
        marks.extend([(floor, Mark::Bend), (ceiling, Mark::Bend)]);
    }
    Ok(marks)
}

/// Whether a piece runs into the value at its end.
pub(super) fn meets(piece: &Piece, end: &Number, here: &Sample) -> bool {
    let lines = piece.lines.iter().zip(&here.lines).all(|(line, here)| line.at(end) == here.exact);
    lines && piece.total.at(end) == here.exact
}

fn written(
    along: &Along<'_>,
    pieces: &Pieces,
    at: &Number,
    mark: Mark,
    sample: &Sample,
    component: Option<usize>,
) -> CurvePoint {
    let scale = along.scale();
    let is_told = |index: &usize| component.is_none_or(|told| told == *index);
    let lines = along.plan.components.iter().zip(&sample.paid).enumerate().filter(|(index, _)| is_told(index));
    let line = |(component, paid): (&crate::payout::Component, &Number)| CurveLine {
        component: component.id.as_str().to_owned(),
        pays: Amount::new(paid, scale),
    };
    CurvePoint {
        at: along.written(at),
        attainment: along.attainment(at),
        entitled: Amount::new(&sample.entitled, scale),
        exact: sample.exact.clone(),
        mark,
        is_bowed: pieces.right_of(at).is_some_and(Piece::is_bowed),
        lines: lines.map(|(_, line)| line).map(line).collect(),
    }
}
