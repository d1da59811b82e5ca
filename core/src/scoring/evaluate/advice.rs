//! Advice: where points were lost, and what the next grade takes.

use super::{Graded, Inner, Measured, Part, Scoring, finish, grade_limit, invert};
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
    scoring::{bands::Band, document::BandsOn, labels, state::State},
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
        gap.chain(lines).map(Figure::step).collect()
    }
}

pub fn advise(scoring: &Scoring<'_>, parts: &[Part<'_>], graded: &Graded) -> Advice {
    let grade = graded.grade.as_ref().map(|grade| grade.name().to_owned());
    let position = scoring.bands.iter().position(|band| Some(&band.grade) == grade.as_ref());
    let text = position.and_then(|index| scoring.bands.get(index)?.advice.clone());
    let above = position.and_then(|index| Some((index, scoring.bands.get(index.checked_add(1)?)?)));
    let blocked_by = above.map(|(index, band)| blocking(scoring, graded, index, band)).unwrap_or_default();
    let next = above.filter(|_| blocked_by.is_empty()).map(|(_, band)| next(scoring, graded, band));
    let gap = next.as_ref().and_then(|next| next.gap.as_ref());
    let mut indicators = Vec::new();
    collect(scoring, parts, gap, &mut indicators);
    indicators.sort_by(|a, b| {
        let key = |line: &IndicatorAdvice| (Reverse(line.lost.number().clone()), line.id.clone());
        key(a).cmp(&key(b))
    });
    Advice { text, next, blocked_by, indicators }
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

/// A score before rounding that reaches the bound after it; `None` where a bound has to be passed and no score is next.
fn needed(scoring: &Scoring<'_>, bound: &Number) -> Option<Number> {
    let is_inclusive = scoring.card.inclusive;
    let rounding = finish::rounding(scoring).filter(|_| scoring.card.bands_on == BandsOn::Rounded);
    let Some(rounding) = rounding else { return is_inclusive.then(|| bound.clone()) };
    if is_inclusive && bound.rounded(rounding) >= *bound {
        return Some(bound.clone());
    }
    let above = bound.rounded(Rounding { mode: Mode::Ceil, scale: rounding.scale });
    if is_inclusive || above > *bound {
        return Some(above);
    }
    Some(above + Number::ONE.over(&Number::from(10).to_power(rounding.scale))?)
}

fn collect(scoring: &Scoring<'_>, parts: &[Part<'_>], gap: Option<&Figure>, lines: &mut Vec<IndicatorAdvice>) {
    for part in parts {
        match &part.inner {
            Inner::Group(_, inner) => collect(scoring, inner, gap, lines),
            Inner::Indicator(measured) => lines.extend(line(scoring, part, measured, gap)),
        }
    }
}

/// The line of one indicator; `None` where nothing was lost, or where the weight is not one number.
fn line(
    scoring: &Scoring<'_>,
    part: &Part<'_>,
    measured: &Measured<'_>,
    gap: Option<&Figure>,
) -> Option<IndicatorAdvice> {
    let (points, whole) = (part.points.as_ref()?, part.whole.as_ref()?);
    let full = Figure::given(&labels::FULL, scoring.card.scale.clone(), scoring.of_card("/scale"));
    let short = Figure::difference(&labels::LOST, &full, points);
    let lost = Figure::product(&labels::LOST_SCORE, &[whole, &short]).about(part.id.as_str());
    if !lost.number().is_positive() {
        return None;
    }
    let points_needed = gap.and_then(|gap| points_needed(part, measured, points, whole, gap));
    let actual_needed = points_needed.as_ref().and_then(|needed| {
        let inputs = measured.inputs.as_ref().filter(|_| measured.state == State::Measured)?;
        let value = invert::value_for(measured.rule, inputs, &scoring.card.scale, needed.number())?;
        Some(Figure::found(&labels::ACTUAL_NEEDED, value, vec![needed.step()]).about(part.id.as_str()))
    });
    let is_reachable = measured.state != State::Measured || actual_needed.is_some();
    Some(IndicatorAdvice {
        id: part.id.to_string(),
        name: measured.rule.name.clone(),
        lost,
        points_needed: points_needed.filter(|_| is_reachable),
        actual_needed,
        text: measured.rule.advice.clone(),
    })
}

fn points_needed(
    part: &Part<'_>,
    measured: &Measured<'_>,
    points: &Figure,
    whole: &Figure,
    gap: &Figure,
) -> Option<Figure> {
    // The way to the gap stands once in the trace, beside these lines and not in each of them.
    let gap = Figure::found(&labels::GAP, gap.number().clone(), Vec::new());
    let missing = Figure::quotient(&labels::POINTS_MISSING, &gap, whole)?;
    let needed = Figure::sum(&labels::POINTS_NEEDED, &[points, &missing]).about(part.id.as_str());
    let is_within = measured.cap.as_ref().is_none_or(|cap| needed.number() <= cap.number());
    is_within.then_some(needed)
}
