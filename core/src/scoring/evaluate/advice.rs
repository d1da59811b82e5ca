//! Advice: where points were lost, and what the next grade takes.

use super::{
    Graded, Inner, Measured, Part, Rescaled, Scoring,
    bound::{self, Bound},
    cheapest::{self, Way},
    finish, grade_limit, invert,
};
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
    scoring::{bands::Band, labels, outcome::NoWay, state::State},
    trace::{Figure, Source, Step},
};
use std::{cmp::Reverse, sync::Arc};

/// What to do next.
#[derive(Clone, Debug)]
pub(in crate::scoring) struct Advice {
    pub text: Option<String>,
    pub next: Option<Next>,
    /// The vetoes that keep the next grade away.
    pub blocked_by: Vec<String>,
    pub indicators: Vec<IndicatorAdvice>,
    /// The cheapest way to the next grade, or why there is none; nothing without grades.
    pub cheapest: Option<Result<Way, NoWay>>,
}

/// The next grade.
#[derive(Clone, Debug)]
pub(in crate::scoring) struct Next {
    pub grade: String,
    /// The score that it begins at.
    pub from: Number,
    /// The score that is missing, of what stands before limits and rounding; `None` where the limits keep it away.
    pub gap: Option<Figure>,
}

/// What one indicator lost and would need.
#[derive(Clone, Debug)]
pub(in crate::scoring) struct IndicatorAdvice {
    pub id: String,
    pub name: Option<String>,
    /// The score lost: weight × (full marks − points).
    pub lost: Figure,
    /// The points with which this indicator alone would reach the next grade.
    pub points_needed: Option<Figure>,
    /// The value that earns them.
    pub actual_needed: Option<Figure>,
    pub text: Option<String>,
}

impl Advice {
    pub fn steps(&self) -> Vec<Arc<Step>> {
        let gap = self.next.iter().filter_map(|next| next.gap.as_ref());
        let lines = self.indicators.iter().flat_map(|line| {
            [Some(&line.lost), line.points_needed.as_ref(), line.actual_needed.as_ref()].into_iter().flatten()
        });
        let cost = self.cheapest.iter().flatten().map(|way| &way.cost);
        gap.chain(lines).chain(cost).map(Figure::step).collect()
    }
}

pub fn advise(scoring: &Scoring<'_>, parts: &[Part<'_>], graded: &Graded, rescaled: Option<&Rescaled>) -> Advice {
    let grade = graded.grade.as_ref().map(|grade| grade.name().to_owned());
    let position = scoring.bands.iter().position(|band| Some(&band.grade) == grade.as_ref());
    let text = position.and_then(|index| scoring.bands.get(index)?.advice.clone());
    let above = position.and_then(|index| Some((index, scoring.bands.get(index.checked_add(1)?)?)));
    let blocked_by = above.map(|(index, band)| blocking(scoring, graded, index, band)).unwrap_or_default();
    let next = above.filter(|_| blocked_by.is_empty()).map(|(_, band)| next(scoring, graded, band));
    let gap = next.as_ref().and_then(|next| next.gap.clone());
    let mut indicators = Vec::new();
    let cheapest = position.map(|_| match (&next, blocked_by.is_empty()) {
        (Some(next), _) => cheapest::cheapest(scoring, parts, (graded, rescaled), next),
        (None, true) => Err(NoWay::Top),
        (None, false) => Err(NoWay::Vetoed),
    });
    let way = gap.as_ref().map(|gap| Missing { gap, places: finish::places(scoring) });
    collect(scoring, parts, way.as_ref(), &mut indicators);
    let next = next.map(|next| Next { gap: next.gap.map(|gap| upwards(gap, finish::places(scoring))), ..next });
    indicators.sort_by(|a, b| {
        let key = |line: &IndicatorAdvice| (Reverse(line.lost.number().clone()), line.id.clone());
        key(a).cmp(&key(b))
    });
    Advice { text, next, blocked_by, indicators, cheapest }
}

/// The vetoes that were cast and leave no way to the band above the level at `index`.
fn blocking(scoring: &Scoring<'_>, graded: &Graded, index: usize, above: &Band) -> Vec<String> {
    let vetoes = scoring.card.vetoes.iter();
    let cast = vetoes.filter(|veto| graded.vetoes.iter().any(|id| id == veto.id.as_str()));
    let blocks = |id: &String, limit: Option<&Number>| {
        let level = grade_limit(&scoring.card.vetoes, std::slice::from_ref(id), scoring.bands);
        level.is_some_and(|level| level <= index) || limit.is_some_and(|limit| *limit < above.from)
    };
    cast.map(|veto| (veto.id.to_string(), veto.score_at_most.as_ref()))
        .filter(|(id, limit)| blocks(id, *limit))
        .map(|(id, _)| id)
        .collect()
}

fn next(scoring: &Scoring<'_>, graded: &Graded, band: &Band) -> Next {
    let max = scoring.card.clamp.as_ref().and_then(|clamp| clamp.max.as_ref());
    let needed = needed(scoring, &band.from).filter(|needed| max.is_none_or(|max| needed <= max));
    let gap = needed.map(|needed| {
        let source = scoring.card.bands.as_ref().map(|bands| bands.pointer_of(&band.grade)).unwrap_or_default();
        let bound = scoring.of_card(&format!("/bands{source}/from"));
        let source = if needed == band.from { bound } else { Source::Rule };
        let needed = Figure::given(&labels::NEXT_FROM, needed, source).about(band.grade.as_str());
        Figure::difference(&labels::GAP, &needed, &graded.adjusted)
    });
    Next { grade: band.grade.clone(), from: band.from.clone(), gap }
}

/// A figure with no more than so many places, and not less than it was.
fn upwards(figure: Figure, places: u32) -> Figure {
    let rounding = Rounding { mode: Mode::Ceil, scale: places };
    if figure.number().rounded(rounding) == *figure.number() {
        return figure;
    }
    let (step, about) = (figure.step(), figure.step().about.clone());
    let rounded = Figure::rounded(step.label, &figure, rounding);
    about.map_or_else(|| rounded.clone(), |about| rounded.clone().about(about))
}

/// The least score before rounding that reaches the bound after it; where there is no least one, the score a hundredth
/// of the last place above. `None` where a bound has to be passed and no score is next.
fn needed(scoring: &Scoring<'_>, from: &Number) -> Option<Number> {
    let Bound { at, is_reached, beside } = bound::begin(scoring, from)?;
    if is_reached { Some(at) } else { Some(at + beside?) }
}

/// What the next grade takes: the score that is missing, and the places to which it is told.
struct Missing<'g> {
    gap: &'g Figure,
    places: u32,
}

fn collect(scoring: &Scoring<'_>, parts: &[Part<'_>], way: Option<&Missing<'_>>, lines: &mut Vec<IndicatorAdvice>) {
    for part in parts {
        match &part.inner {
            Inner::Group(_, inner) => collect(scoring, inner, way, lines),
            Inner::Indicator(measured) => lines.extend(line(scoring, part, measured, way)),
        }
    }
}

/// The line of one indicator; `None` where the weight is not one number, and where nothing was lost, unless what stands
/// above full marks can rise to the next grade.
fn line(
    scoring: &Scoring<'_>,
    part: &Part<'_>,
    measured: &Measured<'_>,
    way: Option<&Missing<'_>>,
) -> Option<IndicatorAdvice> {
    let (points, whole) = (part.points.as_ref()?, part.whole.as_ref()?);
    let full = Figure::given(&labels::FULL, scoring.card.scale.clone(), scoring.of_card("/scale"));
    let mut short = Figure::difference(&labels::LOST, &full, points);
    if short.number().is_negative() {
        short = Figure::maximum(&labels::LOST, &[&short, &Figure::constant(&labels::LOST, 0)]);
    }
    let lost = Figure::product(&labels::LOST_SCORE, &[whole, &short]).about(part.id.as_str());
    let needed = way.and_then(|way| points_needed(part, measured, (points, whole), way));
    let is_measured = measured.state == State::Measured;
    let actual_needed = needed.as_ref().and_then(|needed| actual_needed(scoring, part, measured, needed));
    let needed = needed.filter(|_| !is_measured || actual_needed.is_some());
    if !lost.number().is_positive() && (needed.is_none() || !whole.number().is_positive() || !is_measured) {
        return None;
    }
    let (name, text) = (measured.rule.name.clone(), measured.rule.advice.clone());
    Some(IndicatorAdvice { id: part.id.to_string(), name, lost, points_needed: needed, actual_needed, text })
}

/// The points with which one indicator alone reaches the next grade.
fn points_needed(
    part: &Part<'_>,
    measured: &Measured<'_>,
    (points, whole): (&Figure, &Figure),
    way: &Missing<'_>,
) -> Option<Figure> {
    // The way to the gap stands once in the trace, beside these lines and not in each of them.
    let gap = Figure::found(&labels::GAP, way.gap.number().clone(), Vec::new());
    let missing = Figure::quotient(&labels::POINTS_MISSING, &gap, whole)?;
    let needed = Figure::sum(&labels::POINTS_NEEDED, &[points, &missing]).about(part.id.as_str());
    let is_within = |figure: &Figure| measured.cap.as_ref().is_none_or(|cap| figure.number() <= cap.number());
    let told = upwards(needed.clone(), way.places);
    Some(told).filter(is_within).or(Some(needed).filter(is_within))
}

/// The value that earns the points, in steps that can be reached, rounded away from the present one; told only where
/// scoring it again gives the points.
fn actual_needed(scoring: &Scoring<'_>, part: &Part<'_>, measured: &Measured<'_>, needed: &Figure) -> Option<Figure> {
    let inputs = measured.inputs.as_ref().filter(|_| measured.state == State::Measured)?;
    let present = inputs.raw.number();
    let exact = invert::value_for(measured.rule, inputs, &scoring.card.scale, needed.number())?;
    let step = invert::step_of(measured.rule, present)?;
    let mode = if exact > *present { Mode::Ceil } else { Mode::Floor };
    let steps = exact.over(&step)?.rounded(Rounding { mode, scale: 0 });
    let value = steps * step;
    let found = measured.points_of(scoring, &value)?;
    let of = vec![needed.step()];
    (found >= *needed.number()).then(|| Figure::found(&labels::ACTUAL_NEEDED, value, of).about(part.id.as_str()))
}
