//! The parts of a score: indicators and groups, with their points, weights and coverage.

use super::{
    Scoring, aggregate, limited, normalise, raw,
    raw::Inputs,
    rescale::{Rescaled, rescaled},
};
use crate::{
    error::catalogue::score as code,
    id::Id,
    number::Number,
    scoring::{
        document::{Group, Indicator},
        labels,
        rule::Missing,
        state::State,
    },
    shape::escaped,
    trace::Figure,
};
use raw::Raters;

/// An indicator or a group with its points.
#[derive(Debug)]
pub struct Part<'a> {
    pub id: &'a Id,
    /// The weight as declared; 1 where none is.
    pub weight: Figure,
    /// The points; `None` for a part that is left out.
    pub points: Option<Figure>,
    /// A group's own points on both scales, where it has two.
    pub rescaled: Option<Rescaled>,
    /// Whether there was anything to measure.
    pub applies: bool,
    /// Whether a group's points stand in for those of its parts.
    pub is_substitute: bool,
    /// The share of the part that was measured.
    pub coverage: Figure,
    /// The effective weight in its group.
    pub share: Option<Figure>,
    /// The weight in the whole score; `None` below a mean that is not arithmetic.
    pub whole: Option<Figure>,
    pub inner: Inner<'a>,
}

impl Part<'_> {
    /// Whether it has a say; a part of weight 0 only informs.
    pub fn counts(&self) -> bool {
        !self.weight.number().is_zero()
    }
}

#[derive(Debug)]
pub enum Inner<'a> {
    Indicator(Measured<'a>),
    Group(&'a Group, Vec<Part<'a>>),
}

#[derive(Debug)]
pub struct Measured<'a> {
    pub rule: &'a Indicator,
    pub state: State,
    pub inputs: Option<Inputs>,
    /// Where it stands in the scorecard.
    pub at: String,
    pub floor: Option<Figure>,
    pub cap: Option<Figure>,
}

impl Measured<'_> {
    /// The points that another value would have; `None` where it has none.
    pub fn points_of(&self, scoring: &Scoring<'_>, value: &Number) -> Option<Number> {
        let inputs = self.inputs.clone()?;
        let inputs = Inputs { raw: Figure::found(&labels::ACTUAL, value.clone(), Vec::new()), ..inputs };
        let scale = Figure::given(&labels::SCALE, scoring.card.scale.clone(), scoring.of_card("/scale"));
        let points = normalise::normalise(scoring, self.rule, &inputs, &scale, &self.at).ok()?;
        Some(limited(&labels::POINTS, &points, self.floor.as_ref(), self.cap.as_ref()).number().clone())
    }
}

fn weight_of(scoring: &Scoring<'_>, weight: Option<&Number>, id: &Id, at: &str) -> Figure {
    let figure = match weight {
        Some(weight) => Figure::given(&labels::WEIGHT, weight.clone(), scoring.of_card(&format!("{at}/weight"))),
        None => Figure::constant(&labels::WEIGHT, 1),
    };
    figure.about(id.as_str())
}

fn substitute(scoring: &Scoring<'_>, missing: &Missing, id: &Id, at: &str) -> Option<Figure> {
    let points = match missing {
        Missing::Zero => Number::ZERO,
        Missing::Neutral(points) => points.clone(),
        Missing::Error | Missing::Renormalise | Missing::Carry => return None,
    };
    let source = scoring.of_card(&format!("{at}/missing"));
    Some(Figure::given(&labels::SUBSTITUTE, points, source).about(id.as_str()))
}

/// A group; `None` when its parts could not be scored and problems were noted.
pub fn group<'a>(
    scoring: &mut Scoring<'a>,
    group: &'a Group,
    outer: Option<&Raters<'a>>,
    at: &str,
) -> Option<Part<'a>> {
    let raters = raw::in_effect(group, outer, at);
    let indicators = group.indicators.iter().enumerate();
    let mut parts: Vec<Option<Part<'a>>> = indicators
        .map(|(index, rule)| indicator(scoring, rule, raters.as_ref(), &format!("{at}/indicators/{index}")))
        .collect();
    for (index, inner) in group.groups.iter().enumerate() {
        parts.push(self::group(scoring, inner, raters.as_ref(), &format!("{at}/groups/{index}")));
    }
    let mut parts: Vec<Part<'a>> = parts.into_iter().collect::<Option<_>>()?;
    let about = group.id.as_str();
    let applies = parts.iter().any(|part| part.applies);
    let coverage = aggregate::coverage(&parts, Some(about)).unwrap_or_else(|| Figure::constant(&labels::COVERAGE, 0));
    let points = aggregate::aggregate(scoring, &labels::GROUP, Some(about), &mut parts, group.aggregate, at);
    let is_covered = group.minimum_weight.as_ref().is_none_or(|minimum| coverage.number() >= minimum);
    let own = points.filter(|_| is_covered);
    let is_substitute = own.is_none();
    let rescaled = own.as_ref().and_then(|own| rescaled(scoring, group.rescale.as_ref(), own, Some(about), at));
    let own = rescaled.as_ref().map(|rescaled| rescaled.points.clone()).or(own);
    let points = own.or_else(|| {
        if applies && group.missing == Some(Missing::Error) {
            let problem = scoring.fault(&code::VALUE_MISSING, "/indicators");
            scoring.problems.push(problem.with("indicator", &group.id));
        }
        substitute(scoring, group.missing.as_ref()?, &group.id, at).filter(|_| applies)
    });
    let weight = weight_of(scoring, group.weight.as_ref(), &group.id, at);
    let inner = Inner::Group(group, parts);
    let (id, share, whole) = (&group.id, None, None);
    Some(Part { id, weight, points, rescaled, applies, is_substitute, coverage, share, whole, inner })
}

fn indicator<'a>(
    scoring: &mut Scoring<'a>,
    rule: &'a Indicator,
    raters: Option<&Raters<'a>>,
    at: &str,
) -> Option<Part<'a>> {
    let weight = weight_of(scoring, rule.weight.as_ref(), &rule.id, at);
    let about = rule.id.as_str();
    let limit = |number: &Option<Number>, field: &str, scoring: &Scoring<'_>| {
        let source = scoring.of_card(&format!("{at}/{field}"));
        number.clone().map(|number| Figure::given(&labels::LIMIT, number, source).about(about))
    };
    let (floor, cap) = (limit(&rule.floor, "floor", scoring), limit(&rule.cap, "cap", scoring));
    let is_not_applicable = scoring.facts.indicators.get(&rule.id).is_some_and(|facts| facts.not_applicable);
    unused(scoring, rule);
    let raw = raw::raw(scoring, rule, raters);
    let (state, points, inputs) = match raw {
        _ if is_not_applicable => (State::NotApplicable, None, None),
        Err(()) => return None,
        Ok(Some(raw)) => {
            let inputs = raw::inputs(scoring, rule, raw, at);
            let scale = Figure::given(&labels::SCALE, scoring.card.scale.clone(), scoring.of_card("/scale"));
            match normalise::normalise(scoring, rule, &inputs, &scale, at) {
                Ok(points) => {
                    let points = limited(&labels::POINTS, &points, floor.as_ref(), cap.as_ref()).about(about);
                    (State::Measured, Some(points), Some(inputs))
                }
                Err(problem) => {
                    scoring.problems.push(*problem);
                    return None;
                }
            }
        }
        Ok(None) => {
            let points = without_value(scoring, rule, at)?;
            let is_carried = rule.missing == Missing::Carry;
            let points = points.map(|points| match is_carried {
                true => limited(&labels::POINTS, &points, floor.as_ref(), cap.as_ref()).about(about),
                false => points,
            });
            let state = if points.is_some() { State::Substituted } else { State::LeftOut };
            (state, points, None)
        }
    };
    let applies = state != State::NotApplicable;
    let measured = if state == State::Measured { 1 } else { 0 };
    let coverage = Figure::constant(&labels::MEASURED, measured).about(about);
    let inner = Inner::Indicator(Measured { rule, state, inputs, at: at.to_owned(), floor, cap });
    let is_substitute = state == State::Substituted;
    let (id, rescaled, share, whole) = (&rule.id, None, None, None);
    Some(Part { id, weight, points, rescaled, applies, is_substitute, coverage, share, whole, inner })
}

/// Tells values that the facts give and nobody looks at.
fn unused(scoring: &mut Scoring<'_>, rule: &Indicator) {
    let Some(facts) = scoring.facts.indicators.get(&rule.id) else { return };
    let fields = [
        ("actual", facts.actual.is_some() && facts.not_applicable),
        ("last_points", facts.last_points.is_some() && rule.missing != Missing::Carry),
    ];
    for (field, _) in fields.into_iter().filter(|(_, is_unused)| *is_unused) {
        let at = format!("/indicators/{}/{field}", escaped(rule.id.as_str()));
        let problem = scoring.fault(&code::VALUE_UNUSED, &at).with("indicator", &rule.id).with("field", field);
        scoring.findings.push(problem);
    }
}

/// The points without a value: `Some(None)` leaves the indicator out, `None` is a problem.
fn without_value(scoring: &mut Scoring<'_>, rule: &Indicator, at: &str) -> Option<Option<Figure>> {
    let facts_at = format!("/indicators/{}", escaped(rule.id.as_str()));
    match &rule.missing {
        Missing::Error => {
            let problem = scoring.fault(&code::VALUE_MISSING, &facts_at).with("indicator", &rule.id);
            scoring.problems.push(problem);
            None
        }
        Missing::Carry => {
            let last = scoring.facts.indicators.get(&rule.id).and_then(|facts| facts.last_points.clone());
            let Some(last) = last else {
                let problem = scoring.fault(&code::NOTHING_TO_CARRY, &facts_at).with("id", &rule.id);
                scoring.problems.push(problem);
                return None;
            };
            let source = scoring.of_facts(&format!("{facts_at}/last_points"));
            Some(Some(Figure::given(&labels::LAST_POINTS, last, source).about(rule.id.as_str())))
        }
        missing => Some(substitute(scoring, missing, &rule.id, at)),
    }
}

/// The ids of the indicators in a group.
pub fn collect_ids<'a>(group: &'a Group, ids: &mut Vec<&'a Id>) {
    ids.extend(group.indicators.iter().map(|indicator| &indicator.id));
    for inner in &group.groups {
        collect_ids(inner, ids);
    }
}

/// What the rules that compare peers look at.
pub fn peer_values<'a>(
    scoring: &mut Scoring<'a>,
    group: &'a Group,
    outer: Option<&Raters<'a>>,
    at: &str,
    values: &mut Vec<(&'a Id, Number)>,
) {
    let raters = raw::in_effect(group, outer, at);
    for (index, rule) in group.indicators.iter().enumerate() {
        let is_applicable = scoring.facts.indicators.get(&rule.id).is_none_or(|facts| !facts.not_applicable);
        if rule.score.depends_on_peers()
            && is_applicable
            && let Ok(Some(raw)) = raw::raw(scoring, rule, raters.as_ref())
        {
            let inputs = raw::inputs(scoring, rule, raw, &format!("{at}/indicators/{index}"));
            if let Ok(value) = normalise::measured(scoring, rule, &inputs) {
                values.push((&rule.id, value.number().clone()));
            }
        }
    }
    for (index, inner) in group.groups.iter().enumerate() {
        peer_values(scoring, inner, raters.as_ref(), &format!("{at}/groups/{index}"), values);
    }
}
