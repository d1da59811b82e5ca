//! Exact shares: whole units handed out by weights, so that the parts sum to the whole.
//!
//! Largest remainder (Hamilton's method): everyone gets the floor of the exact share; the units left over go one each to
//! the largest remainders. Ties go to the larger weight, then to the id that sorts first, never to a position. Remainders
//! are compared as integers over one common denominator: quotients of 28 digits would misplace units on exact ties.

use crate::number::Number;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive};
use std::cmp::Ordering;

/// Someone who has a share.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// Breaks the last ties.
    pub id: &'a str,
    /// The weight, not negative; a zero weight never gets a unit.
    pub weight: &'a Number,
}

/// What a claim received, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allotment {
    /// The units received.
    pub units: BigInt,
    /// The exact share, before units.
    pub exact: Number,
    /// The floor of the exact share (of its size, when the whole is negative).
    pub floor: BigInt,
    /// The place among the remainders, from 1; `None` when nothing was left over for anyone.
    pub rank: Option<usize>,
}

/// Splits `units` by weights; a negative whole mirrors the positive one. `None` when no weight is positive or one is
/// negative.
///
/// ```
/// use quotakit::{apportion::{Claim, largest_remainder}, number::Number};
/// let weight = Number::ONE;
/// let claims = ["a", "b", "c"].map(|id| Claim { id, weight: &weight });
/// let cents: Vec<_> = largest_remainder(&10_000.into(), &claims).expect("weights").into_iter().map(|a| a.units).collect();
/// assert_eq!(cents, [3334, 3333, 3333].map(Into::into));
/// ```
#[must_use]
pub fn largest_remainder(units: &BigInt, claims: &[Claim<'_>]) -> Option<Vec<Allotment>> {
    let weights = integer_weights(claims)?;
    let total: BigInt = weights.iter().sum();
    if !total.is_positive() {
        return None;
    }
    let size = units.abs();
    let shares: Vec<(BigInt, BigInt)> = weights.iter().map(|weight| (&size * weight).div_rem(&total)).collect();
    let placed: BigInt = shares.iter().map(|(floor, _)| floor).sum();
    let left = (&size - placed).to_usize()?;

    let mut order: Vec<_> =
        shares.iter().map(|(_, remainder)| remainder).zip(claims.iter().copied()).enumerate().collect();
    order.sort_by(|(_, a), (_, b)| served_first(*a, *b));
    let mut ranks = vec![0_usize; claims.len()];
    for (rank, (index, _)) in (1_usize..).zip(order) {
        *ranks.get_mut(index)? = rank;
    }
    let sign = if units.is_negative() { -BigInt::one() } else { BigInt::one() };
    let allot = |(((floor, _), weight), rank): (((BigInt, BigInt), &BigInt), usize)| {
        let received = if rank <= left { &floor + BigInt::one() } else { floor.clone() };
        let exact = Number::from(units * weight).over(&Number::from(total.clone()))?;
        let rank = (left > 0).then_some(rank);
        Some(Allotment { units: received * &sign, exact, floor: floor * &sign, rank })
    };
    shares.into_iter().zip(&weights).zip(ranks).map(allot).collect()
}

/// Splits an amount that is a whole number of `step`s. `None` where [`largest_remainder`] has none, or where the amount
/// is no multiple of the step.
#[must_use]
pub fn split_amount(amount: &Number, step: &Number, claims: &[Claim<'_>]) -> Option<Vec<Number>> {
    let units = amount.over(step)?.to_integer()?;
    let parts = largest_remainder(&units, claims)?;
    Some(parts.into_iter().map(|part| Number::from(part.units) * step).collect())
}

/// The weights as integers in the same proportions.
fn integer_weights(claims: &[Claim<'_>]) -> Option<Vec<BigInt>> {
    if claims.iter().any(|claim| claim.weight.is_negative()) {
        return None;
    }
    let ratios: Vec<_> = claims.iter().map(|claim| claim.weight.to_ratio()).collect();
    let common = ratios.iter().fold(BigInt::one(), |common, ratio| common.lcm(ratio.denom()));
    Some(ratios.iter().map(|ratio| ratio.numer() * (&common / ratio.denom())).collect())
}

/// Who is served first with a unit that is left over: the larger remainder, then the larger weight, then the id that
/// sorts first. Every split in this library settles its ties here.
#[must_use]
pub fn served_first<R: Ord>(a: (&R, Claim<'_>), b: (&R, Claim<'_>)) -> Ordering {
    served_first_by((a.0, a.1.weight, a.1.id), (b.0, b.1.weight, b.1.id))
}

/// The same of remainders, weights and ids of any kind.
pub(crate) fn served_first_by<R: Ord, W: Ord>(a: (&R, &W, &str), b: (&R, &W, &str)) -> Ordering {
    b.0.cmp(a.0).then_with(|| b.1.cmp(a.1)).then_with(|| a.2.cmp(b.2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_traits::Zero;
    use proptest::prelude::*;

    fn split(amount: &str, weights: &[&str]) -> Vec<String> {
        let number = |text: &str| text.parse::<Number>().expect(text);
        let weights: Vec<(String, Number)> =
            weights.iter().enumerate().map(|(index, weight)| (format!("{index:03}"), number(weight))).collect();
        let claims: Vec<_> = weights.iter().map(|(id, weight)| Claim { id, weight }).collect();
        let parts = split_amount(&number(amount), &number("0.01"), &claims).expect("a split");
        parts.iter().map(|part| part.at_scale(2)).collect()
    }

    /// The contract's worked splits.
    #[test]
    fn worked_splits() {
        assert_eq!(split("100.00", &["1", "1", "1"]), ["33.34", "33.33", "33.33"]);
        assert_eq!(split("-10.00", &["2", "1"]), ["-6.67", "-3.33"]);
        assert_eq!(split("1000.00", &["1", "2", "3", "5"]), ["90.91", "181.82", "272.73", "454.54"]);
        assert_eq!(split("0.01", &["0", "0.5", "0"]), ["0.00", "0.01", "0.00"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// Law: the parts sum to the whole, each is the floor or the ceiling of its exact share, and order and scale of
        /// the weights do not matter.
        #[test]
        fn parts_sum_to_the_whole(
            units in -1_000_000_i64..1_000_000,
            weights in prop::collection::vec(0_u32..1_000, 1..12).prop_filter("a positive weight", |w| w.iter().any(|w| *w > 0)),
            scale in 1_u32..50,
        ) {
            let ids: Vec<String> = (0..weights.len()).map(|index| format!("{index:02}")).collect();
            let numbers: Vec<Number> = weights.iter().map(|w| Number::from(*w)).collect();
            let claims: Vec<_> = ids.iter().zip(&numbers).map(|(id, weight)| Claim { id, weight }).collect();
            let parts = largest_remainder(&units.into(), &claims).expect("a positive weight");
            prop_assert_eq!(parts.iter().map(|p| &p.units).sum::<BigInt>(), BigInt::from(units));
            for (part, weight) in parts.iter().zip(&weights) {
                let distance = Number::from(part.units.clone()) - &part.exact;
                prop_assert!(distance.abs() < Number::ONE);
                prop_assert!(*weight > 0 || part.units.is_zero());
            }
            let scaled: Vec<Number> = weights.iter().map(|w| Number::from(*w) * Number::from(scale)).collect();
            let mut reversed: Vec<_> = ids.iter().zip(&scaled).map(|(id, weight)| Claim { id, weight }).collect();
            reversed.reverse();
            let mut again = largest_remainder(&units.into(), &reversed).expect("a positive weight");
            again.reverse();
            prop_assert!(parts.iter().zip(&again).all(|(a, b)| a.units == b.units));
            let mirrored = largest_remainder(&-BigInt::from(units), &claims).expect("a positive weight");
            prop_assert!(parts.iter().zip(&mirrored).all(|(a, b)| a.units == -b.units.clone()));
        }
    }
}
