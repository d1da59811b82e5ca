//! The shapes of pay: what a component earns up to where it stands.

mod curves;
mod flat;
mod matrix;
mod packages;
mod pools;
mod ramps;
mod tiers;

pub use flat::spiff_by_deal;
pub use tiers::{increment, ladder_of};

use super::{
    super::{document::Pay, labels as label},
    along::{Along, Read},
    standing::Standing,
};
use crate::trace::Figure;

/// What a shape has earned where the component stands; `None` when a fact is missing.
pub fn earned(pay: &Pay, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let within = format!("{path}/{}", pay.tag());
    match pay {
        Pay::Rate(rule) => flat::rate(rule, at, &within),
        Pay::PerUnit(rule) => flat::per_unit(rule, at, &within),
        Pay::Fixed(rule) => Some(flat::fixed(&rule.amount, at, &within)),
        Pay::Bonus(rule) => flat::bonus(rule, at, &within),
        Pay::Tiers(rule) => tiers::tiers(rule, at, &within),
        Pay::DerivedRate(rule) => tiers::derived(rule, at, &within),
        Pay::Curve(rule) => curves::curve(rule, at, &within),
        Pay::InterpolatedTiers(rule) => ramps::interpolated(rule, at, &within),
        Pay::Package(rule) => packages::package(rule, at, &within),
        Pay::Grade(rule) => flat::grade(rule, at, &within),
        Pay::Matrix(rule) => matrix::matrix(rule, at, &within),
        Pay::RankAward(rule) => flat::rank_award(rule, at, &within),
        Pay::Spiff(rule) => flat::spiff(rule, at, &within),
        Pay::Pool(rule) => pools::pool(rule, at, &within),
        Pay::Penalty(rule) => flat::penalty(rule, at, &within),
    }
}

/// The axes of steps and of tables, where the component stands.
pub fn axes(pay: &Pay, at: &Standing<'_>, path: &str) -> Option<Vec<Along>> {
    let within = format!("{path}/{}", pay.tag());
    match pay {
        Pay::Tiers(_) | Pay::DerivedRate(_) => {
            let (points, is_upper) = ladder_of(pay, at, path)?.bounds();
            Some(vec![Along { at: at.measure()?, points, read: Read::Sizes { is_upper } }])
        }
        Pay::InterpolatedTiers(rule) => Some(vec![ramps::axis(rule, at, &within)?]),
        Pay::Matrix(rule) => matrix::axes(rule, at, &within),
        _ => None,
    }
}

/// A function that is odd: what it gives for a size, with the sign of the measure.
fn mirrored(measure: &Figure, of_size: impl FnOnce(&Figure) -> Option<Figure>) -> Option<Figure> {
    if !measure.number().is_negative() {
        return of_size(measure);
    }
    let size = Figure::negation(&label::SIZE, measure);
    of_size(&size).map(|earned| Figure::negation(&label::MIRRORED, &earned))
}
