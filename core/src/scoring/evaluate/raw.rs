//! The raw value of an indicator: what was measured, or what the raters say.

use super::Scoring;
use crate::{
    error::{catalogue::document, catalogue::score as code},
    id::Id,
    number::Number,
    scoring::{
        document::{Group, Indicator, RaterRule},
        labels,
        rule::Score,
    },
    shape::{escaped, suggestion},
    trace::Figure,
};
use std::{collections::BTreeMap, ops::RangeInclusive};

/// The rater groups that rate a group of indicators, and where they are declared.
#[derive(Clone, Debug)]
pub struct Raters<'a> {
    rules: &'a BTreeMap<Id, RaterRule>,
    at: String,
}

/// What an indicator is scored by.
#[derive(Clone, Debug)]
pub struct Inputs {
    pub raw: Figure,
    pub second: Option<Figure>,
    pub target: Option<Figure>,
    pub base: Option<Figure>,
}

/// A group's own raters, or those of the group around it.
pub fn in_effect<'a>(group: &'a Group, outer: Option<&Raters<'a>>, at: &str) -> Option<Raters<'a>> {
    match &group.raters {
        Some(rules) => Some(Raters { rules, at: format!("{at}/raters") }),
        None => outer.cloned(),
    }
}

/// The raw value; `None` when there is none, an error when problems were noted.
pub fn raw<'a>(scoring: &mut Scoring<'a>, rule: &Indicator, raters: Option<&Raters<'a>>) -> Result<Option<Figure>, ()> {
    let id = rule.id.as_str();
    let facts = scoring.facts;
    let actual = facts.indicators.get(&rule.id).and_then(|facts| facts.actual.clone());
    let Some(ratings) = facts.raters.get(&rule.id) else {
        let source = scoring.of_facts(&format!("/indicators/{}/actual", escaped(id)));
        return Ok(actual.map(|actual| Figure::given(&labels::ACTUAL, actual, source).about(id)));
    };
    let at = format!("/raters/{}", escaped(id));
    if actual.is_some() {
        let problem = scoring.fault(&code::TWO_VALUES, &at).with("indicator", id);
        scoring.problems.push(problem);
        return Err(());
    }
    let Some(raters) = raters else {
        let problem = scoring.fault(&code::NO_RATERS, &at).with("indicator", id);
        scoring.problems.push(problem);
        return Err(());
    };
    if let Score::Linear(line) = &rule.score
        && let Some(to) = &line.to
    {
        outside(scoring, id, ratings, (&line.from).min(to)..=(&line.from).max(to));
    }
    rated(scoring, id, ratings, raters, &at)
}

/// Tells ratings outside of the scale that they are scored on.
fn outside(
    scoring: &mut Scoring<'_>,
    indicator: &str,
    ratings: &BTreeMap<Id, Vec<Number>>,
    scale: RangeInclusive<&Number>,
) {
    for (raters, given) in ratings {
        for (index, rating) in given.iter().enumerate().filter(|(_, rating)| !scale.contains(rating)) {
            let at = format!("/raters/{}/{}/{index}", escaped(indicator), escaped(raters.as_str()));
            let problem = scoring.fault(&code::RATING_OUTSIDE, &at).with("raters", raters).with("indicator", indicator);
            let problem = problem.with("value", rating).with("low", scale.start()).with("high", scale.end());
            scoring.findings.push(problem);
        }
    }
}

fn rated(
    scoring: &mut Scoring<'_>,
    indicator: &str,
    ratings: &BTreeMap<Id, Vec<Number>>,
    raters: &Raters<'_>,
    at: &str,
) -> Result<Option<Figure>, ()> {
    let before = scoring.problems.found();
    let known: Vec<&Id> = raters.rules.keys().collect();
    for id in ratings.keys().filter(|id| !raters.rules.contains_key(*id)) {
        let problem = scoring.fault(&document::UNKNOWN_REFERENCE, &format!("{at}/{}", escaped(id.as_str())));
        scoring.problems.push(problem.with("id", id).suggest(suggestion(id.as_str(), &known)));
    }
    let mut present = Vec::new();
    for (id, rule) in raters.rules {
        let given = ratings.get(id).map(Vec::as_slice).unwrap_or_default();
        let place = format!("{at}/{}", escaped(id.as_str()));
        // No rating at all is too few like any other number below the minimum.
        if given.is_empty() && !rule.optional && rule.min <= 1 {
            let problem = scoring.fault(&code::RATERS_SILENT, &place).with("raters", id).with("indicator", indicator);
            scoring.problems.push(problem);
        }
        // A group of too few is dropped whole: its mean would tell who rated how.
        let is_dropped = u32::try_from(given.len()).is_ok_and(|count| count < rule.min);
        if !given.is_empty() && !is_dropped {
            let weight_at = format!("{}/{}/weight", raters.at, escaped(id.as_str()));
            let weight = Figure::given(&labels::WEIGHT, rule.weight.clone(), scoring.of_card(&weight_at));
            present.push((weight.about(id.as_str()), mean(scoring, given, id, &place)));
        }
    }
    if scoring.problems.found() > before {
        return Err(());
    }
    Ok(weighted_mean(&present).map(|raw| raw.about(indicator)))
}

fn mean(scoring: &Scoring<'_>, ratings: &[Number], id: &Id, at: &str) -> Figure {
    let given = |(index, rating): (usize, &Number)| {
        Figure::given(&labels::RATING, rating.clone(), scoring.of_facts(&format!("{at}/{index}")))
    };
    let ratings: Vec<Figure> = ratings.iter().enumerate().map(given).collect();
    let sum = Figure::sum(&labels::RATINGS, &ratings.iter().collect::<Vec<_>>());
    let count = Figure::constant(&labels::RATERS, ratings.len());
    // INVARIANT: the caller gives at least one rating.
    Figure::quotient(&labels::MEAN, &sum, &count).unwrap_or(sum).about(id.as_str())
}

fn weighted_mean(present: &[(Figure, Figure)]) -> Option<Figure> {
    let weights: Vec<&Figure> = present.iter().map(|(weight, _)| weight).collect();
    let total = Figure::sum(&labels::WEIGHTS, &weights);
    let weighted: Option<Vec<Figure>> = present
        .iter()
        .map(|(weight, mean)| {
            let share = Figure::quotient(&labels::EFFECTIVE_WEIGHT, weight, &total)?;
            Some(Figure::product(&labels::WEIGHTED, &[mean, &share]))
        })
        .collect();
    let weighted = weighted.filter(|weighted| !weighted.is_empty())?;
    Some(Figure::sum(&labels::RAW, &weighted.iter().collect::<Vec<_>>()))
}

/// The raw value with what it is measured against.
pub fn inputs(scoring: &Scoring<'_>, rule: &Indicator, raw: Figure, at: &str) -> Inputs {
    let facts = scoring.facts.indicators.get(&rule.id);
    let id = rule.id.as_str();
    let in_facts = |field: &str| scoring.of_facts(&format!("/indicators/{}/{field}", escaped(id)));
    let pick = |label, measured: Option<&Number>, declared: Option<&Number>, field: &str| match (measured, declared) {
        (Some(number), _) => Some(Figure::given(label, number.clone(), in_facts(field)).about(id)),
        (None, Some(number)) => {
            Some(Figure::given(label, number.clone(), scoring.of_card(&format!("{at}/{field}"))).about(id))
        }
        (None, None) => None,
    };
    Inputs {
        raw,
        second: pick(&labels::SECOND, facts.and_then(|facts| facts.second.as_ref()), None, "second"),
        target: pick(&labels::TARGET, facts.and_then(|facts| facts.target.as_ref()), rule.target.as_ref(), "target"),
        base: pick(&labels::BASE, facts.and_then(|facts| facts.base.as_ref()), rule.base.as_ref(), "base"),
    }
}
