//! The cheapest way to the next grade: which values to move, how far, and the score that this gives.
//!
//! Points that add up are a knapsack: what gives the most score for its cost goes first, exactly, and branch and bound
//! decides where steps, tables and declared steps leave gaps. Below a minimum, whatever is short is raised; below a
//! geometric mean, all that is short is raised to one level. What is found is told only after scoring the moved facts.

mod path;
mod paths;
mod search;

use super::{Graded, Inner, Part, Scoring, advice::Next, aggregate, finish, rescale::Rescaled};
use crate::{
    id::Id,
    number::{Number, weighted_root},
    rounding::{Mode, Rounding},
    scoring::{document::Aggregate, facts::PersonFacts, labels, outcome::NoWay},
    shape::Shape,
    trace::Figure,
};
use path::{Path, Price};
use paths::Paths;

/// A way to the next grade.
#[derive(Clone, Debug)]
pub(in crate::scoring) struct Way {
    pub moves: Vec<Move>,
    pub cost: Figure,
    pub score: Number,
    pub grade: String,
    pub is_optimal: bool,
}

/// One value moved.
#[derive(Clone, Debug)]
pub(in crate::scoring) struct Move {
    pub id: String,
    pub is_adjustment: bool,
    pub from: Number,
    pub to: Number,
    /// The points before and after.
    pub points: [Number; 2],
    pub cost: Figure,
}

/// The moves that lead to some points, and whether none are cheaper.
struct Plan {
    moves: Vec<Move>,
    is_optimal: bool,
}

/// The cheapest way; otherwise why there is none.
pub fn cheapest(
    scoring: &Scoring<'_>,
    parts: &[Part<'_>],
    (graded, rescaled): (&Graded, Option<&Rescaled>),
    next: &Next,
) -> Result<Way, NoWay> {
    let gap = next.gap.as_ref().ok_or(NoWay::Limited)?.number();
    let plan = match scoring.card.aggregate {
        Aggregate::Arithmetic | Aggregate::Sum => {
            let slope = rescaled.map_or(Number::ONE, |rescaled| rescaled.slope.number().clone());
            let mut found = Paths::default();
            found.collect(scoring, parts, &slope, gap);
            found.adjustments(scoring, gap);
            planned(&found, gap)?
        }
        how => {
            let needed = unscaled(rescaled, &(graded.composite.number() + gap));
            reach(scoring, parts, how, &needed)?
        }
    };
    prove(scoring, plan, next)
}

/// The points on the old scale.
fn unscaled(rescaled: Option<&Rescaled>, points: &Number) -> Number {
    let Some(rescaled) = rescaled else { return points.clone() };
    let way = (points - rescaled.points.number()).over(rescaled.slope.number()).unwrap_or_default();
    rescaled.before.number() + &way
}

fn planned(found: &Paths<'_>, gap: &Number) -> Result<Plan, NoWay> {
    let none = |none| if found.is_partial { NoWay::NotFound } else { none };
    let way = search::cheapest(&found.paths, gap).map_err(none)?;
    let gone = found.paths.iter().zip(&way.distances).filter(|(_, distance)| distance.is_positive());
    let moves: Option<Vec<Move>> = gone.map(|(path, distance)| moved(path, distance)).collect();
    Ok(Plan { moves: moves.ok_or(NoWay::NotFound)?, is_optimal: way.is_optimal && !found.is_partial })
}

fn moved(path: &Path<'_>, distance: &Number) -> Option<Move> {
    let to = path.value(distance);
    let points = (path.points)(&to)?;
    let cost = match &path.price {
        Price::Point => {
            let [after, before] = [&points, &path.present].map(|points| found(&labels::POINTS, points));
            Figure::difference(&labels::MOVE_COST, &after, &before)
        }
        Price::Unit(price) => {
            let ends = if path.is_up { [&to, &path.from] } else { [&path.from, &to] };
            let [far, near] = ends.map(|value| found(&labels::MOVED_VALUE, value));
            let distance = Figure::difference(&labels::WAY, &far, &near);
            Figure::product(&labels::MOVE_COST, &[&distance, &found(&labels::UNIT_COST, price)])
        }
    };
    Some(Move {
        id: path.id.to_owned(),
        is_adjustment: path.is_adjustment,
        from: path.from.clone(),
        to,
        points: [path.present.clone(), points],
        cost: cost.about(path.id),
    })
}

fn found(label: &'static crate::trace::Label, number: &Number) -> Figure {
    Figure::found(label, number.clone(), Vec::new())
}

/// The moves that bring parts to at least these points together.
fn reach(scoring: &Scoring<'_>, parts: &[Part<'_>], how: Aggregate, points: &Number) -> Result<Plan, NoWay> {
    let level = match how {
        Aggregate::Arithmetic | Aggregate::Sum => {
            let present: Number = parts
                .iter()
                .filter_map(|part| Some(part.points.as_ref()?.number() * part.share.as_ref()?.number()))
                .sum();
            let gap = points - &present;
            let mut found = Paths::default();
            found.collect(scoring, parts, &Number::ONE, &gap);
            return planned(&found, &gap);
        }
        Aggregate::Minimum => points.clone(),
        Aggregate::Geometric => level(scoring, parts, points).ok_or(NoWay::OutOfReach)?,
    };
    let mut plan = Plan { moves: Vec::new(), is_optimal: how == Aggregate::Minimum };
    for part in parts.iter().filter(|part| part.counts()) {
        let Some(present) = part.points.as_ref().map(|points| points.number()) else { continue };
        if *present >= level {
            continue;
        }
        let found = match &part.inner {
            Inner::Indicator(measured) => {
                let gap = &level - present;
                let mut found = Paths::default();
                found.indicator(scoring, part, measured, Number::ONE, &gap);
                planned(&found, &gap)?
            }
            Inner::Group(_, _) if part.is_substitute => return Err(NoWay::OutOfReach),
            Inner::Group(group, inner) => {
                reach(scoring, inner, group.aggregate, &unscaled(part.rescaled.as_ref(), &level))?
            }
        };
        plan.is_optimal = plan.is_optimal && found.is_optimal;
        plan.moves.extend(found.moves);
    }
    Ok(plan)
}

/// The least level, to the places that advice is told in, to which all that is below it has to rise for a geometric mean.
fn level(scoring: &Scoring<'_>, parts: &[Part<'_>], points: &Number) -> Option<Number> {
    let places = finish::places(scoring);
    let place = Number::ONE.over(&Number::from(10).to_power(places))?;
    let weighted = || {
        parts
            .iter()
            .filter(|part| part.counts())
            .filter_map(|part| Some((part.points.as_ref()?.number(), part.weight.number())))
    };
    let reaches = |level: &Number| {
        let raised: Vec<(Number, &Number)> =
            weighted().map(|(points, weight)| (points.clone().at_least(level), weight)).collect();
        let raised: Vec<(&Number, &Number)> = raised.iter().map(|(points, weight)| (points, *weight)).collect();
        weighted_root(&raised, aggregate::ROOT_PLACES).is_some_and(|mean| mean >= *points)
    };
    // Bisected in whole places: a level that is not enough, and one that is.
    let places_of = |number: &Number, mode| Some(number.over(&place)?.rounded(Rounding { mode, scale: 0 }));
    let mut low = places_of(weighted().map(|(points, _)| points).min()?, Mode::Floor)?;
    let mut high = places_of(points, Mode::Ceil)?;
    while &high - &low > Number::ONE {
        let middle = (&low + &high).over(&Number::from(2))?.floor();
        if reaches(&(&middle * &place)) { high = middle } else { low = middle }
    }
    Some((high * place).at_most(points))
}

/// Scores the moved facts: what does not reach the grade is not told.
fn prove(scoring: &Scoring<'_>, plan: Plan, next: &Next) -> Result<Way, NoWay> {
    let PersonFacts { indicators, raters, adjustments, .. } = scoring.facts;
    let (mut indicators, mut raters, mut adjustments) = (indicators.clone(), raters.clone(), adjustments.clone());
    for step in &plan.moves {
        let id = Id::new(step.id.as_str()).ok_or(NoWay::Unproven)?;
        if step.is_adjustment {
            adjustments.insert(id, step.to.clone());
        } else {
            // A rated indicator is moved by its mean rating.
            raters.remove(&id);
            indicators.entry(id).or_insert_with(Shape::blank).actual = Some(step.to.clone());
        }
    }
    let facts = PersonFacts { indicators: &indicators, raters: &raters, adjustments: &adjustments, ..scoring.facts };
    let again = Scoring { facts, is_advised: false, ..scoring.again() };
    let graded = again.run().ok().and_then(|scored| scored.graded).ok_or(NoWay::Unproven)?;
    let grade = graded.grade.as_ref().map(|grade| grade.name().to_owned()).ok_or(NoWay::Unproven)?;
    let position = |name: &str| scoring.bands.iter().position(|band| band.grade == name);
    if position(&grade) < position(&next.grade) {
        return Err(NoWay::Unproven);
    }
    let costs: Vec<&Figure> = plan.moves.iter().map(|step| &step.cost).collect();
    let cost = Figure::sum(&labels::WAY_COST, &costs).about(next.grade.as_str());
    Ok(Way { cost, score: graded.score.number().clone(), grade, is_optimal: plan.is_optimal, moves: plan.moves })
}
