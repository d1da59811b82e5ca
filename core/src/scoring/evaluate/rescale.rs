//! Another scale for the points of a group or of the whole.

use super::Scoring;
use crate::{
    scoring::{document::Rescale, labels},
    trace::Figure,
};

/// A figure on two scales.
#[derive(Clone, Debug)]
pub(in crate::scoring) struct Rescaled {
    /// On the old scale.
    pub before: Figure,
    /// On the new scale.
    pub points: Figure,
    /// What a point of the old scale is on the new one.
    pub slope: Figure,
    /// What no part contributes: the points of nothing at all.
    pub offset: Figure,
}

/// `to₀ + (points − from₀) × slope`; the rule stands at `at`.
pub fn rescaled(
    scoring: &Scoring<'_>,
    rule: Option<&Rescale>,
    of: &Figure,
    about: Option<&str>,
    at: &str,
) -> Option<Rescaled> {
    let rule = rule?;
    let end = |number: &crate::number::Number, field: &str| {
        Figure::given(&labels::END, number.clone(), scoring.of_card(&format!("{at}/rescale/{field}")))
    };
    let (from, to) = (end(&rule.from.0, "from/0"), end(&rule.to.0, "to/0"));
    let length = Figure::difference(&labels::DISTANCE, &end(&rule.from.1, "from/1"), &from);
    let slope = Figure::difference(&labels::DISTANCE, &end(&rule.to.1, "to/1"), &to);
    let slope = Figure::quotient(&labels::SLOPE, &slope, &length)?;
    let way = Figure::difference(&labels::WAY, of, &from);
    let points = Figure::sum(&labels::RESCALED, &[&to, &Figure::product(&labels::SCALED, &[&way, &slope])]);
    let lost = Figure::product(&labels::SCALED, &[&from, &slope]);
    let offset = Figure::difference(&labels::OFFSET, &to, &lost);
    let name = |figure: Figure| about.map_or_else(|| figure.clone(), |about| figure.clone().about(about));
    Some(Rescaled { before: of.clone(), points: name(points), slope, offset: name(offset) })
}
