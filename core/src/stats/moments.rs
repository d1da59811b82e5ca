//! The mean and the sample variance, exact: nothing is rounded, no root is taken.
//!
//! A standard deviation is the root of the variance and seldom a decimal. Who compares with one compares squares instead:
//! `x − mean > k × sd` holds exactly when `x − mean` is positive and its square exceeds `k² × variance`.

use crate::{
    number::Number,
    trace::{Figure, labels},
};

labels! {
    SUM = "sum_of_values" Plain ("sum of the values", "各值之和", "各值之和");
    COUNT = "count_of_values" Plain ("number of values", "值的个数", "值的個數");
    MEAN = "mean" Percent ("mean", "平均", "平均");
    SQUARE = "square" Plain ("square", "平方", "平方");
    SQUARES = "sum_of_squares" Plain ("sum of the squares", "平方和", "平方和");
    OF_MEAN = "count_times_squared_mean" Plain ("number × mean²", "个数 × 平均²", "個數 × 平均²");
    SCATTER = "scatter" Plain ("squares less number × mean²", "平方和减个数 × 平均²", "平方和減個數 × 平均²");
    FREEDOM = "degrees_of_freedom" Plain ("values less one", "值的个数减一", "值的個數減一");
    VARIANCE = "sample_variance" Plain ("sample variance", "样本方差", "樣本變異數");
}

/// The mean; `None` of nothing.
///
/// ```
/// use quotakit::{number::Number, stats::moments::mean};
/// assert_eq!(mean(&[1, 2, 6].map(Number::from)), Some(3.into()));
/// ```
#[must_use]
pub fn mean(values: &[Number]) -> Option<Number> {
    values.iter().sum::<Number>().over(&Number::from(values.len()))
}

/// The sample variance, the squared deviations from the mean over one less than their count; `None` of fewer than two.
///
/// ```
/// use quotakit::{number::Number, stats::moments::sample_variance};
/// // The deviations of 1, 2 and 6 from 3 are −2, −1 and 3: (4 + 1 + 9) ÷ 2.
/// assert_eq!(sample_variance(&[1, 2, 6].map(Number::from)), Some(7.into()));
/// ```
#[must_use]
pub fn sample_variance(values: &[Number]) -> Option<Number> {
    let mean = mean(values)?;
    let squares: Number = values.iter().map(|value| (value - &mean).to_power(2)).sum();
    squares.over(&Number::from(values.len().checked_sub(1)?))
}

/// The mean and the sample variance with their traces.
#[derive(Clone, Debug)]
pub struct Moments {
    /// The mean.
    pub mean: Figure,
    /// The sample variance.
    pub variance: Figure,
}

impl Moments {
    /// The moments of figures; `None` of fewer than two.
    #[must_use]
    pub fn of(values: &[Figure]) -> Option<Self> {
        let parts: Vec<&Figure> = values.iter().collect();
        let count = Figure::constant(&COUNT, values.len());
        let mean = Figure::quotient(&MEAN, &Figure::sum(&SUM, &parts), &count)?;
        // Steiner's form: a sum over deviations would repeat the mean's whole trace once a value.
        let squares: Vec<Figure> = values.iter().map(|value| Figure::product(&SQUARE, &[value, value])).collect();
        let squares = Figure::sum(&SQUARES, &squares.iter().collect::<Vec<_>>());
        let scatter = Figure::difference(&SCATTER, &squares, &Figure::product(&OF_MEAN, &[&count, &mean, &mean]));
        let freedom = Figure::constant(&FREEDOM, values.len().checked_sub(1)?);
        let variance = Figure::quotient(&VARIANCE, &scatter, &freedom)?;
        Some(Self { mean, variance })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{common, replay};
    use proptest::prelude::*;

    proptest! {
        /// Figures use Steiner's form, numbers the sum over deviations: each is the other's independent model.
        #[test]
        fn two_ways_to_the_variance_agree(values in prop::collection::vec(-1_000_000_i64..1_000_000, 2..12)) {
            let numbers: Vec<Number> = values.iter().map(|value| Number::from(*value)).collect();
            let figures: Vec<Figure> = numbers.iter().map(|n| Figure::constant(&common::AMOUNT, n.clone())).collect();
            let moments = Moments::of(&figures).expect("two values");
            prop_assert_eq!(Some(moments.mean.number().clone()), mean(&numbers));
            prop_assert_eq!(Some(moments.variance.number().clone()), sample_variance(&numbers));
            prop_assert_eq!(Some(moments.variance.number().clone()), sample_variance(&numbers));
            prop_assert_eq!(replay(&moments.variance.step()), Some(moments.variance.step().value.clone()));
        }
    }

    #[test]
    fn one_value_has_no_variance() {
        assert_eq!((mean(&[]), sample_variance(&[Number::ONE])), (None, None));
        assert!(Moments::of(&[Figure::constant(&common::AMOUNT, 1)]).is_none());
    }
}
