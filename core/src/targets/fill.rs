//! Water-filling: one λ for all siblings, so that the shares `clamp(base + λ × weight, low, high)` add up to the whole.
//! The base is what somebody has in settled periods; without any it is zero.

use crate::number::Number;

/// Somebody who has a share, with the bounds of it.
#[derive(Clone, Debug)]
pub(super) struct Vessel<'a> {
    pub weight: &'a Number,
    /// What it has whatever λ is.
    pub base: Option<&'a Number>,
    pub low: Option<&'a Number>,
    pub high: Option<&'a Number>,
}

impl Vessel<'_> {
    /// The share at λ; a minimum wins over a zero weight.
    pub fn at(&self, lambda: &Number) -> Number {
        let mut share = lambda * self.weight;
        if let Some(base) = self.base {
            share += base;
        }
        if let Some(low) = self.low {
            share = share.at_least(low);
        }
        match self.high {
            Some(high) => share.at_most(high),
            None => share,
        }
    }
}

/// The least λ at which the shares add up to `whole`; `None` when no λ does. Weights are not negative.
///
/// The sum of the shares is a straight line between the λ at which a share leaves its lower bound or meets its upper
/// one; those are passed in order until the line reaches the whole.
pub(super) fn level(whole: &Number, vessels: &[Vessel<'_>]) -> Option<Number> {
    let mut sum: Number = vessels.iter().map(|vessel| vessel.at(&Number::ZERO)).sum();
    let mut lambda = Number::ZERO;
    let mut slope = Number::ZERO;
    let mut turns: Vec<(Number, Number)> = Vec::new();
    for vessel in vessels.iter().filter(|vessel| vessel.weight.is_positive()) {
        let above_base = |bound: &Number| vessel.base.map_or_else(|| bound.clone(), |base| bound - base);
        let turn = |bound: &Number| above_base(bound).over(vessel.weight).filter(|turn| turn.is_positive());
        let high = vessel.high.map(turn);
        if high == Some(None) {
            continue; // A high bound of the base or less: the share stays there.
        }
        match vessel.low.and_then(turn) {
            Some(at) => turns.push((at, vessel.weight.clone())),
            None => slope += vessel.weight,
        }
        if let Some(Some(at)) = high {
            turns.push((at, -vessel.weight));
        }
    }
    turns.sort();
    for (at, change) in turns {
        let reached = &sum + &(&slope * &(&at - &lambda));
        if reached >= *whole {
            break;
        }
        (sum, lambda) = (reached, at);
        slope += &change;
    }
    if sum == *whole {
        return Some(lambda);
    }
    if sum > *whole || !slope.is_positive() {
        return None;
    }
    let rise = (whole - &sum).over(&slope)?;
    Some(lambda + rise)
}

/// The same where λ may be below zero, so that shares may be: [`level`], and where less is shared than they have at zero,
/// the same seen from the other side.
pub(super) fn level_of_any_sign(whole: &Number, vessels: &[Vessel<'_>]) -> Option<Number> {
    if let Some(lambda) = level(whole, vessels) {
        return Some(lambda);
    }
    let turned: Vec<_> = vessels
        .iter()
        .map(|vessel| {
            (vessel.weight, vessel.base.map(|base| -base), vessel.high.map(|high| -high), vessel.low.map(|low| -low))
        })
        .collect();
    let turned: Vec<Vessel<'_>> = turned
        .iter()
        .map(|(weight, base, low, high)| Vessel { weight, base: base.as_ref(), low: low.as_ref(), high: high.as_ref() })
        .collect();
    level(&-whole, &turned).map(|lambda| -lambda)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(whole: &str, vessels: &[(&str, Option<&str>, Option<&str>)]) -> Option<Vec<String>> {
        let number = |text: &str| text.parse::<Number>().expect(text);
        let owned: Vec<_> = vessels.iter().map(|(w, l, h)| (number(w), l.map(number), h.map(number))).collect();
        let vessels: Vec<_> =
            owned.iter().map(|(w, l, h)| Vessel { weight: w, base: None, low: l.as_ref(), high: h.as_ref() }).collect();
        let lambda = level(&number(whole), &vessels)?;
        Some(vessels.iter().map(|vessel| vessel.at(&lambda).to_string()).collect())
    }

    /// Worked by hand: 40 held, 60 left by 3 : 2; 40 held, 60 left by 5 : 6.
    #[test]
    fn bounds_hold_and_the_rest_goes_by_weight() {
        assert_eq!(
            shares("100", &[("5", None, Some("40")), ("3", None, None), ("2", None, None)]).expect("room"),
            ["40", "36", "24"]
        );
        let bounded = [("5", None, None), ("6", None, Some("40")), ("1", Some("40"), None)];
        assert_eq!(shares("100", &bounded).expect("room"), ["300/11", "360/11", "40"]);
        assert_eq!(shares("10", &[("1", None, Some("4")), ("1", None, Some("5"))]), None);
        assert_eq!(shares("10", &[("1", Some("6"), None), ("1", Some("5"), None)]), None);
        assert_eq!(shares("9", &[("1", None, Some("4")), ("1", None, Some("5"))]).expect("just"), ["4", "5"]);
        assert_eq!(shares("10", &[("0", Some("3"), None), ("1", None, None)]).expect("room"), ["3", "7"]);
    }
}
