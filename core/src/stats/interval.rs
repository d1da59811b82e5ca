//! Intervals for a share of cases: Wilson's score interval.

use super::labels as label;
use crate::{number::Number, rounding::Rounding, trace::Figure};

/// The two-sided normal quantiles of the confidences offered, to 15 places (Φ⁻¹((1 + c) ÷ 2)).
const QUANTILES: [(&str, &str); 4] = [
    ("0.8", "1.281551565544600"),
    ("0.9", "1.644853626951473"),
    ("0.95", "1.959963984540054"),
    ("0.99", "2.575829303548901"),
];
/// The confidences offered, as messages name them.
pub const CONFIDENCES: &str = "80%, 90%, 95%, 99%";
/// The places to which the square root inside is taken: far below the places of any bound.
pub(super) const ROOT_PLACES: u32 = 24;
/// The most places that a bound can be asked to have.
pub const PLACES_MAX: u32 = 12;

/// The bounds of an interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// The lower bound.
    pub low: Figure,
    /// The upper bound.
    pub high: Figure,
}

/// The normal quantile of a two-sided confidence; `None` for one that is not offered.
#[must_use]
pub fn normal_quantile(confidence: &Number) -> Option<Number> {
    let is_asked = |text: &str| text.parse::<Number>().ok().as_ref() == Some(confidence);
    QUANTILES.iter().find(|(offered, _)| is_asked(offered)).and_then(|(_, quantile)| quantile.parse().ok())
}

/// Wilson's score interval without continuity correction (Wilson 1927; Newcombe 1998, method 3), half up to `places`.
///
/// With s of n cases successful and z the normal quantile of the confidence, the bounds are
/// `(s + z²/2 ∓ z·√(s·(n − s)/n + z²/4)) ÷ (n + z²)`. No binary floating point takes part: the root is an integer root
/// to 24 places. `None` when there are no cases, or for a confidence that is not offered.
///
/// ```
/// use quotakit::{stats::interval::wilson, trace::{Figure, common}};
/// let (won, closed) = (Figure::constant(&common::AMOUNT, 81), Figure::constant(&common::AMOUNT, 263));
/// let interval = wilson(&won, &closed, &"95%".parse()?, 4).expect("263 cases");
/// assert_eq!(interval.low.number().to_string(), "0.2553");
/// assert_eq!(interval.high.number().to_string(), "0.3662");
/// # Ok::<(), quotakit::number::Malformed>(())
/// ```
#[must_use]
pub fn wilson(successes: &Figure, cases: &Figure, confidence: &Number, places: u32) -> Option<Interval> {
    let z = Figure::constant(&label::NORMAL_QUANTILE, normal_quantile(confidence)?);
    let half = Figure::constant(&label::HALF, Number::ONE.over(&Number::from(2))?);
    let failures = Figure::difference(&label::FAILURES, cases, successes);
    let both = Figure::product(&label::NUMERATOR, &[successes, &failures]);
    let variance = Figure::quotient(&label::SPREAD, &both, cases)?;
    let quarter = Figure::product(&label::SPREAD, &[&z, &z, &half, &half]);
    let root = Figure::root(&label::SPREAD, &Figure::sum(&label::SPREAD, &[&variance, &quarter]), 2, ROOT_PLACES)?;
    let spread = Figure::product(&label::SPREAD, &[&z, &root]);
    let shift = Figure::product(&label::NUMERATOR, &[&z, &z, &half]);
    let centre = Figure::sum(&label::SCALED_CENTRE, &[successes, &shift]);
    let sample = Figure::sum(&label::ADJUSTED_SAMPLE, &[cases, &Figure::product(&label::NUMERATOR, &[&z, &z])]);
    let rounding = Rounding::half_up(places);
    let zero = Figure::constant(&label::EXACT_BOUND, 0);
    let one = Figure::constant(&label::EXACT_BOUND, 1);
    let low = Figure::quotient(&label::EXACT_BOUND, &Figure::difference(&label::NUMERATOR, &centre, &spread), &sample)?;
    let high = Figure::quotient(&label::EXACT_BOUND, &Figure::sum(&label::NUMERATOR, &[&centre, &spread]), &sample)?;
    // The root is cut after 24 places, so a bound that is 0 or 1 could stand a hair outside.
    let low = Figure::maximum(&label::EXACT_BOUND, &[&low, &zero]);
    let high = Figure::minimum(&label::EXACT_BOUND, &[&high, &one]);
    Some(Interval {
        low: Figure::rounded(&label::INTERVAL_LOW, &low, rounding),
        high: Figure::rounded(&label::INTERVAL_HIGH, &high, rounding),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{common, replay};

    fn bounds(successes: i32, cases: i32, confidence: &str) -> Option<(String, String)> {
        let figure = |number: i32| Figure::constant(&common::AMOUNT, number);
        let interval = wilson(&figure(successes), &figure(cases), &confidence.parse().expect("a number"), 4)?;
        assert_eq!(replay(&interval.low.step()).as_ref(), Some(&interval.low.step().value));
        Some((interval.low.number().to_string(), interval.high.number().to_string()))
    }

    /// Newcombe (1998), table I: method 3 for 81/263, 15/148, 0/20 and 1/29.
    #[test]
    fn published_intervals() {
        let pair = |low: &str, high: &str| Some((low.to_owned(), high.to_owned()));
        assert_eq!(bounds(81, 263, "95%"), pair("0.2553", "0.3662"));
        assert_eq!(bounds(15, 148, "95%"), pair("0.0624", "0.1605"));
        assert_eq!(bounds(0, 20, "95%"), pair("0", "0.1611"));
        assert_eq!(bounds(1, 29, "95%"), pair("0.0061", "0.1718"));
        assert_eq!(bounds(0, 0, "95%"), None);
        assert_eq!(bounds(1, 2, "42%"), None);
    }
}
