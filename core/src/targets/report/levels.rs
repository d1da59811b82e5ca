//! How far the ratios of the nodes of one level lie apart, and whom that concerns.
//!
//! The figures are those of ratio studies (International Association of Assessing Officers, *Standard on Ratio Studies*,
//! 2013): the median for the level, the coefficient of dispersion around it, and the coefficient of variation.

use super::{FairnessLevel, FairnessMeasure, FairnessSpread, FarthestNode, QUOTIENT_PLACES, brief, fairness::Member};
use crate::{
    id::Id,
    number::Number,
    rounding::Rounding,
    stats::{
        moments::Moments,
        quantile::{Definition, quantile},
    },
    targets::labels as label,
    trace::{Figure, Step},
};
use std::sync::Arc;

/// The figures of a level, the root at 0, with their steps.
pub(super) fn level(measure: FairnessMeasure, depth: usize, members: &[Member]) -> (FairnessLevel, Arc<Step>) {
    let missing = members.iter().filter(|(_, ratio)| ratio.is_none()).map(|(id, _)| id.clone()).collect();
    let known: Vec<(&Id, Figure)> =
        members.iter().filter_map(|(id, ratio)| Some((id, brief(ratio.as_ref()?)))).collect();
    let mut figures =
        FairnessLevel { measure, level: depth, nodes: members.len(), missing, spread: None, above: None, below: None };
    let mut steps = Vec::new();
    if let Some(median) = median_of(&known) {
        figures.spread = spread(&known, &median, &mut steps);
        let far = |is_above| farthest(&known, &median, is_above);
        figures.above = far(true).map(|(node, _)| node);
        figures.below = far(false).map(|(node, _)| node);
        steps.extend([far(true), far(false)].into_iter().flatten().map(|(_, figure)| figure.step()));
    }
    let name = match measure {
        FairnessMeasure::Potential => &label::LEVEL_POTENTIAL,
        FairnessMeasure::Pay => &label::LEVEL_PAY,
    };
    (figures, Step::group(name, Some(format!("level {depth}")), steps))
}

fn median_of(known: &[(&Id, Figure)]) -> Option<Figure> {
    let mut sorted: Vec<Number> = known.iter().map(|(_, ratio)| ratio.number().clone()).collect();
    sorted.sort();
    let half = Number::ONE.over(&Number::from(2))?;
    Some(quantile(Definition::Linear, &sorted, &half)?.named(&label::MEDIAN))
}

/// A figure rounded to the places of quotients.
fn rounded(figure: &Figure) -> Figure {
    Figure::rounded(figure.step().label, figure, Rounding::half_up(QUOTIENT_PLACES))
}

fn spread(known: &[(&Id, Figure)], median: &Figure, steps: &mut Vec<Arc<Step>>) -> Option<FairnessSpread> {
    let ratios: Vec<Figure> = known.iter().map(|(_, ratio)| ratio.clone()).collect();
    let parts: Vec<&Figure> = ratios.iter().collect();
    let count = Figure::constant(&label::RATIOS, ratios.len());
    let moments = Moments::of(&ratios);
    let alone = || Figure::quotient(&label::MEAN, &Figure::sum(&label::MEAN, &parts), &count);
    let mean = moments.as_ref().map(|moments| moments.mean.named(&label::MEAN)).or_else(alone)?;
    let (least, most) = (Figure::minimum(&label::LEAST, &parts), Figure::maximum(&label::MOST, &parts));
    let [min, max, mean, middle] = [&least, &most, &mean, median].map(rounded);
    let dispersion = dispersion(&parts, median, &count).map(|figure| rounded(&figure));
    let variation = moments.and_then(|moments| variation(&moments));
    let number = |figure: &Figure| figure.number().clone();
    let figures = [Some(min.clone()), Some(max.clone()), Some(mean.clone()), Some(middle.clone())];
    let figures = figures.into_iter().chain([dispersion.clone(), variation.clone()]);
    steps.extend(figures.flatten().map(|figure| figure.step()));
    Some(FairnessSpread {
        min: number(&min),
        max: number(&max),
        mean: number(&mean),
        median: number(&middle),
        dispersion: dispersion.as_ref().map(number),
        variation: variation.as_ref().map(number),
    })
}

/// The mean distance from the median ÷ the median; nothing where that is zero.
fn dispersion(ratios: &[&Figure], median: &Figure, count: &Figure) -> Option<Figure> {
    let median = brief(median);
    let distance = |ratio: &&Figure| {
        let (large, small) = if ratio.number() >= median.number() { (*ratio, &median) } else { (&median, *ratio) };
        Figure::difference(&label::DISTANCE, large, small)
    };
    let distances: Vec<Figure> = ratios.iter().map(distance).collect();
    let sum = Figure::sum(&label::DISTANCE, &distances.iter().collect::<Vec<_>>());
    let mean = Figure::quotient(&label::MEAN_DISTANCE, &sum, count)?;
    let size = if median.number().is_negative() { Figure::negation(&label::MEDIAN, &median) } else { median.clone() };
    Figure::quotient(&label::DISPERSION, &mean, &size)
}

/// The standard deviation ÷ the mean, as the root of the variance ÷ the squared mean; nothing for a mean of zero.
fn variation(moments: &Moments) -> Option<Figure> {
    let mean = brief(&moments.mean);
    let squared = Figure::product(&label::SQUARED_MEAN, &[&mean, &mean]);
    let relative = Figure::quotient(&label::RELATIVE_VARIANCE, &moments.variance, &squared)?;
    Figure::root(&label::VARIATION, &relative, 2, QUOTIENT_PLACES)
}

/// Who is farthest above, or below, the median; of equals the id that sorts first. Nobody where all are at it.
fn farthest(known: &[(&Id, Figure)], median: &Figure, is_above: bool) -> Option<(FarthestNode, Figure)> {
    let order = |(a_id, a): &&(&Id, Figure), (b_id, b): &&(&Id, Figure)| {
        let by_ratio = a.number().cmp(b.number());
        let by_ratio = if is_above { by_ratio } else { by_ratio.reverse() };
        by_ratio.then_with(|| b_id.cmp(a_id))
    };
    let (id, ratio) = known.iter().max_by(order)?;
    let apart = Figure::difference(&label::FROM_MEDIAN, ratio, &brief(median)).about(id.as_str());
    let is_far = if is_above { apart.number().is_positive() } else { apart.number().is_negative() };
    is_far.then(|| {
        let (ratio, apart) = (rounded(ratio), rounded(&apart));
        let node = FarthestNode { id: (*id).clone(), ratio: ratio.number().clone(), apart: apart.number().clone() };
        (node, apart)
    })
}
