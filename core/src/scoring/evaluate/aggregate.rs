//! From the points of the parts to the points of the whole.

use super::{Inner, Part, Scoring};
use crate::{
    error::{Problem, catalogue::score as code},
    scoring::{document::Aggregate, labels},
    trace::{Figure, Label},
};

/// The places of a root.
pub const ROOT_PLACES: u32 = 12;

/// The points of a group from those of its parts; `None` when no part with a weight has any.
pub fn aggregate(
    scoring: &mut Scoring<'_>,
    label: &'static Label,
    about: Option<&str>,
    parts: &mut [Part<'_>],
    how: Aggregate,
    at: &str,
) -> Option<Figure> {
    let figure = match how {
        Aggregate::Arithmetic => arithmetic(label, parts),
        Aggregate::Geometric => geometric(scoring, label, parts, about, at),
        Aggregate::Minimum => {
            let counted = parts.iter().filter(|part| part.counts());
            let points: Vec<&Figure> = counted.filter_map(|part| part.points.as_ref()).collect();
            (!points.is_empty()).then(|| Figure::minimum(label, &points))
        }
        Aggregate::Sum => sum(label, parts),
    };
    match about {
        Some(about) => figure.map(|figure| figure.about(about)),
        None => figure,
    }
}

/// Gives every part that is present its effective weight; false when there is no weight at all.
fn share_out(parts: &mut [Part<'_>]) -> bool {
    let weights: Vec<Figure> =
        parts.iter().filter(|part| part.points.is_some()).map(|part| part.weight.clone()).collect();
    let total = Figure::sum(&labels::WEIGHTS, &weights.iter().collect::<Vec<_>>());
    for part in parts.iter_mut().filter(|part| part.points.is_some()) {
        let share = Figure::quotient(&labels::EFFECTIVE_WEIGHT, &part.weight, &total);
        part.share = share.map(|share| share.about(part.id.as_str()));
    }
    total.number().is_positive()
}

fn arithmetic(label: &'static Label, parts: &mut [Part<'_>]) -> Option<Figure> {
    if !share_out(parts) {
        return None;
    }
    let weighted = |part: &Part<'_>| {
        let (points, share) = (part.points.as_ref()?, part.share.as_ref()?);
        Some(Figure::product(&labels::WEIGHTED, &[points, share]).about(part.id.as_str()))
    };
    let weighted: Vec<Figure> = parts.iter().filter_map(weighted).collect();
    Some(Figure::sum(label, &weighted.iter().collect::<Vec<_>>()))
}

fn sum(label: &'static Label, parts: &mut [Part<'_>]) -> Option<Figure> {
    for part in parts.iter_mut().filter(|part| part.points.is_some()) {
        part.share = Some(part.weight.clone());
    }
    let weighted = |part: &Part<'_>| {
        let product = Figure::product(&labels::WEIGHTED, &[part.points.as_ref()?, &part.weight]);
        Some(product.about(part.id.as_str()))
    };
    let weighted: Vec<Figure> = parts.iter().filter_map(weighted).collect();
    (!weighted.is_empty()).then(|| Figure::sum(label, &weighted.iter().collect::<Vec<_>>()))
}

/// `(Π pᵢ^wᵢ)^(1 ÷ Σ wᵢ)`: one root is all that is rounded.
fn geometric(
    scoring: &mut Scoring<'_>,
    label: &'static Label,
    parts: &mut [Part<'_>],
    about: Option<&str>,
    at: &str,
) -> Option<Figure> {
    let mut is_refused = false;
    for part in parts.iter().filter(|part| part.counts()) {
        if let Some(points) = part.points.as_ref().filter(|points| points.number().is_negative()) {
            let problem = Problem::new(&code::NEGATIVE_POINTS, format!("{}{at}", scoring.card_at));
            let problem = problem.with("part", part.id).with("points", points.number());
            scoring.problems.push(problem.with("group", about.unwrap_or("groups")));
            is_refused = true;
        }
    }
    if !share_out(parts) || is_refused {
        return None;
    }
    let present: Vec<(&Figure, &Figure)> = parts
        .iter()
        .filter(|part| part.counts())
        .filter_map(|part| Some((part.points.as_ref()?, &part.weight)))
        .collect();
    Figure::weighted_root(label, &present, ROOT_PLACES)
}

/// The share of the weight that was measured, of the parts that apply; `None` when none does.
pub fn coverage(parts: &[Part<'_>], about: Option<&str>) -> Option<Figure> {
    let applicable: Vec<&Part<'_>> = parts.iter().filter(|part| part.applies).collect();
    let weights: Vec<&Figure> = applicable.iter().map(|part| &part.weight).collect();
    let measured: Vec<Figure> = applicable
        .iter()
        .map(|part| Figure::product(&labels::MEASURED_WEIGHT, &[&part.coverage, &part.weight]))
        .collect();
    let total = Figure::sum(&labels::WEIGHTS, &weights);
    let measured = Figure::sum(&labels::MEASURED_WEIGHT, &measured.iter().collect::<Vec<_>>());
    let coverage = Figure::quotient(&labels::COVERAGE, &measured, &total)?;
    Some(match about {
        Some(about) => coverage.about(about),
        None => coverage,
    })
}

/// Multiplies the effective weights down the tree, as far as they add up.
pub fn spread(parts: &mut [Part<'_>], how: Aggregate, outer: Option<&Figure>) {
    let is_additive = matches!(how, Aggregate::Arithmetic | Aggregate::Sum);
    for part in parts.iter_mut() {
        let whole = match (&part.share, outer) {
            _ if !is_additive => None,
            (Some(share), Some(outer)) => Some(Figure::product(&labels::WHOLE_WEIGHT, &[outer, share])),
            (Some(share), None) => Some(share.named(&labels::WHOLE_WEIGHT)),
            (None, _) => None,
        };
        part.whole = whole.map(|whole| whole.about(part.id.as_str()));
        // A group whose points are a substitute hands no weight to its parts.
        if let Inner::Group(group, inner) = &mut part.inner
            && let Some(whole) = part.whole.clone().filter(|_| !part.is_substitute)
        {
            // A point inside is worth what the scale of the group makes of it.
            let whole = match &part.rescaled {
                Some(rescaled) => Figure::product(&labels::WHOLE_WEIGHT, &[&whole, &rescaled.slope]),
                None => whole,
            };
            spread(inner, group.aggregate, Some(&whole));
        }
    }
}
