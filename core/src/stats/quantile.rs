//! Quantiles, by a declared definition, exact.

use super::labels as label;
use crate::{number::Number, shape::word, trace::Figure};
use num_traits::ToPrimitive;

word! {
    /// The definition of a quantile (Hyndman and Fan 1996).
    pub enum Definition as QuantileDefinition {
        /// Type 7: between the two neighbours of rank (n − 1)·p + 1, linearly. The median of an even number of values is
        /// the mean of the middle two. What spreadsheets and numpy do.
        Linear = "linear",
        /// Type 1: the smallest value that at least p of all values do not exceed; always a value that occurred.
        NearestRank = "nearest_rank",
    }
}

/// The quantile of values in rising order; `None` when there are none.
///
/// ```
/// use quotakit::stats::quantile::{Definition, quantile};
/// let days: Vec<_> = [1, 2, 4, 8].map(quotakit::number::Number::from).to_vec();
/// let at = |definition, p: &str| Some(quantile(definition, &days, &p.parse().ok()?)?.number().to_string());
/// assert_eq!(at(Definition::Linear, "0.5").as_deref(), Some("3"));
/// assert_eq!(at(Definition::Linear, "0.75").as_deref(), Some("5"));
/// assert_eq!(at(Definition::NearestRank, "0.75").as_deref(), Some("4"));
/// ```
#[must_use]
pub fn quantile(definition: Definition, sorted: &[Number], p: &Number) -> Option<Figure> {
    quantile_by(definition, sorted.len(), p, |rank| sorted.get(rank).cloned())
}

/// The quantile of `cases` values of which `value` tells the one at a rank, counted from 0; `None` when there are none.
/// Values that are not in order need no sorting: a selection finds the one or two that count.
pub fn quantile_by(
    definition: Definition,
    cases: usize,
    p: &Number,
    mut value: impl FnMut(usize) -> Option<Number>,
) -> Option<Figure> {
    let count = Number::from(cases);
    let mut at = |rank: usize| {
        let value = value(rank.min(cases.checked_sub(1)?))?;
        Some(Figure::found(&label::ORDER_STATISTIC, value, Vec::new()).about(rank.saturating_add(1).to_string()))
    };
    match definition {
        Definition::NearestRank => {
            let whole = (&count * p).ceiling().to_integer()?.to_usize()?;
            at(whole.saturating_sub(1)).map(|value| value.named(&label::QUANTILE))
        }
        Definition::Linear => {
            let rank = (&count - Number::ONE) * p;
            let floor = rank.floor().to_integer()?.to_usize()?;
            let fraction = Figure::constant(&label::RANK_FRACTION, rank - Number::from(floor));
            let (low, high) = (at(floor)?, at(floor.saturating_add(1))?);
            let step = Figure::difference(&label::ORDER_STATISTIC, &high, &low);
            Some(Figure::sum(&label::QUANTILE, &[&low, &Figure::product(&label::ORDER_STATISTIC, &[&step, &fraction])]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_are_values() {
        let values: Vec<Number> = [3, 5, 9].map(Number::from).to_vec();
        for definition in [Definition::Linear, Definition::NearestRank] {
            let at = |p: i32| quantile(definition, &values, &Number::from(p)).map(|figure| figure.number().clone());
            assert_eq!((at(0), at(1)), (Some(Number::from(3)), Some(Number::from(9))));
            assert_eq!(quantile(definition, &[], &Number::ONE), None);
        }
    }
}
