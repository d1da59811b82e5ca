//! The interval of a difference of two shares: Newcombe's hybrid score interval.

use super::{
    interval::{Interval, ROOT_PLACES, wilson},
    labels as label,
};
use crate::{number::Number, rounding::Rounding, trace::Figure};

/// A share as it was counted: successes of cases.
#[derive(Clone, Copy, Debug)]
pub struct Sample<'a> {
    /// The numerator.
    pub successes: &'a Figure,
    /// The denominator.
    pub cases: &'a Figure,
}

impl Sample<'_> {
    /// The share; `None` without cases.
    #[must_use]
    pub fn share(&self) -> Option<Figure> {
        Figure::quotient(&label::SHARE, self.successes, self.cases)
    }

    fn bounds(&self, confidence: &Number) -> Option<Interval> {
        wilson(self.successes, self.cases, confidence, ROOT_PLACES)
    }
}

/// The interval of the first share less the second, of two groups that have no case in common (Newcombe 1998, "Interval
/// estimation for the difference between independent proportions", method 10), half up to `places`.
///
/// With shares p and q, and Wilson's bounds l ≤ p ≤ u and m ≤ q ≤ v, it runs from `p − q − √((p − l)² + (v − q)²)` to
/// `p − q + √((u − p)² + (q − m)²)`. Where it leaves out zero, the difference is sure at this confidence. `None` when a
/// group has no cases, or for a confidence that is not offered.
///
/// ```
/// use quotakit::{stats::difference::{Sample, newcombe}, trace::{Figure, common}};
/// let counted = |count: i32| Figure::constant(&common::AMOUNT, count);
/// let [s, n, r, m] = [56, 70, 48, 80].map(counted);
/// let (first, second) = (Sample { successes: &s, cases: &n }, Sample { successes: &r, cases: &m });
/// let interval = newcombe(first, second, &"95%".parse()?, 4).expect("both have cases");
/// assert_eq!(interval.low.number().to_string(), "0.0524");
/// assert_eq!(interval.high.number().to_string(), "0.3339");
/// # Ok::<(), quotakit::number::Malformed>(())
/// ```
#[must_use]
pub fn newcombe(first: Sample<'_>, second: Sample<'_>, confidence: &Number, places: u32) -> Option<Interval> {
    let (p, q) = (first.share()?, second.share()?);
    let (of_p, of_q) = (first.bounds(confidence)?, second.bounds(confidence)?);
    let difference = Figure::difference(&label::DIFFERENCE, &p, &q);
    let down = distance(&Figure::difference(&label::SPREAD, &p, &of_p.low), &below(&of_q.high, &q))?;
    let up = distance(&Figure::difference(&label::SPREAD, &of_p.high, &p), &below(&q, &of_q.low))?;
    let low = Figure::difference(&label::EXACT_BOUND, &difference, &down);
    let high = Figure::sum(&label::EXACT_BOUND, &[&difference, &up]);
    let rounding = Rounding::half_up(places);
    Some(Interval {
        low: Figure::rounded(&label::INTERVAL_LOW, &low, rounding),
        high: Figure::rounded(&label::INTERVAL_HIGH, &high, rounding),
    })
}

fn below(upper: &Figure, lower: &Figure) -> Figure {
    Figure::difference(&label::SPREAD, upper, lower)
}

/// The root of the sum of two squares.
fn distance(a: &Figure, b: &Figure) -> Option<Figure> {
    let squares = [a, b].map(|side| Figure::product(&label::SPREAD, &[side, side]));
    let [a, b] = &squares;
    Figure::root(&label::SPREAD, &Figure::sum(&label::SPREAD, &[a, b]), 2, ROOT_PLACES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{common, replay};

    fn bounds(counts: [i32; 4]) -> Option<[String; 2]> {
        let [s, n, r, m] = counts.map(|count| Figure::constant(&common::AMOUNT, count));
        let (first, second) = (Sample { successes: &s, cases: &n }, Sample { successes: &r, cases: &m });
        let interval = newcombe(first, second, &"95%".parse().expect("a number"), 4)?;
        assert_eq!(replay(&interval.high.step()).as_ref(), Some(&interval.high.step().value));
        Some([interval.low, interval.high].map(|bound| bound.number().to_string()))
    }

    /// Newcombe (1998), table II, method 10; checked with statsmodels (`confint_proportions_2indep`, `newcomb`).
    #[test]
    fn published_intervals() {
        let pair = |low: &str, high: &str| Some([low.to_owned(), high.to_owned()]);
        assert_eq!(bounds([56, 70, 48, 80]), pair("0.0524", "0.3339"));
        assert_eq!(bounds([9, 10, 3, 10]), pair("0.1705", "0.809"));
        assert_eq!(bounds([6, 7, 2, 7]), pair("0.0582", "0.8062"));
        assert_eq!(bounds([5, 56, 0, 29]), pair("-0.0381", "0.1926"));
        assert_eq!(bounds([0, 10, 0, 20]), pair("-0.1611", "0.2775"));
        assert_eq!(bounds([10, 10, 0, 10]), pair("0.6075", "1"));
        assert_eq!(bounds([0, 0, 1, 2]), None);
        assert_eq!(bounds([1, 2, 0, 0]), None);
    }
}
