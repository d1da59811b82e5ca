//! Weighted geometric means: the root of a product of powers, rounded without ever writing the powers down.
//!
//! `(Π pᵢ^wᵢ)^(1 ÷ Σwᵢ)` is taken from logarithms in fixed point, with a bound on their error. Where that bound does not
//! settle the last place, the value may lie on the half itself. Whether it does is found without powers too, and if it
//! does not, more digits settle it.

use super::{Number, power_of_ten};
use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

/// The bits behind the point at the first try; each try doubles them.
const BITS: u32 = 320;
/// The bits at the end of a fixed-point number that errors may have spoiled.
const SPOILED: u32 = 64;
/// The tries: 320 to 5,120 bits.
const TRIES: u32 = 5;

/// The weighted geometric mean of `(number, weight)`, half up to `places`; `None` for negative numbers or weights, where
/// nothing has a weight, and for a value so near to a half that 5,120 bits do not tell it from one.
pub(crate) fn weighted_root(parts: &[(&Number, &Number)], places: u32) -> Option<Number> {
    if parts.iter().any(|(number, weight)| number.is_negative() || weight.is_negative()) {
        return None;
    }
    let parts: Vec<_> = parts.iter().filter(|(_, weight)| weight.is_positive()).collect();
    if parts.is_empty() {
        return None;
    }
    if parts.iter().any(|(number, _)| number.is_zero()) {
        return Some(Number::ZERO);
    }
    let weights = whole(&parts.iter().map(|(_, weight)| weight.to_ratio()).collect::<Vec<_>>());
    let powers: Vec<(BigRational, BigInt)> = parts.iter().map(|(number, _)| number.to_ratio()).zip(weights).collect();
    let unit = power_of_ten(places);
    let last_place = |whole: BigInt| Number::from(whole).over(&Number::from(unit.clone()));
    for bits in (0..TRIES).map(|tries| BITS << tries) {
        let (low, high) = bounds(&powers, &unit, bits)?;
        let half = BigInt::one() << bits.saturating_sub(1);
        let (low, high): (BigInt, BigInt) = ((low + &half) >> bits, (high + &half) >> bits);
        if low == high {
            return last_place(low);
        }
        // `high` begins at the half below it.
        let half: BigRational = BigRational::new(&high * 2_u8 - 1_u8, &unit * 2_u8);
        if bits == BITS && is_mean(&powers, half) {
            return last_place(high);
        }
    }
    None
}

/// Weights as the smallest whole numbers in the same proportions.
fn whole(weights: &[BigRational]) -> Vec<BigInt> {
    let common = weights.iter().fold(BigInt::one(), |common, weight| common.lcm(weight.denom()));
    let whole: Vec<_> = weights.iter().map(|weight| weight.numer() * (&common / weight.denom())).collect();
    let divisor = whole.iter().fold(BigInt::zero(), |divisor, weight| divisor.gcd(weight)).max(BigInt::one());
    whole.into_iter().map(|weight| weight / &divisor).collect()
}

/// The mean times `unit` in fixed point, from below and from above.
fn bounds(powers: &[(BigRational, BigInt)], unit: &BigInt, bits: u32) -> Option<(BigInt, BigInt)> {
    let log_of_2 = log_of_fraction(&BigInt::from(2_u8), &BigInt::one(), bits);
    let (mut sum, mut weights) = (BigInt::zero(), BigInt::zero());
    for (number, weight) in powers {
        sum += (log(number.numer(), &log_of_2, bits) - log(number.denom(), &log_of_2, bits)) * weight;
        weights += weight;
    }
    let mean = sum.div_floor(&weights) + log(unit, &log_of_2, bits);
    let value = exp(&mean, &log_of_2, bits)?;
    // The error is relative: every bit that the value has before the point moves it one bit up. A log errs by less than
    // 2^16 of its last bits, the powers of 2 in it by the same, and e^x passes that on.
    let error: BigInt = (&value >> bits.saturating_sub(SPOILED)) + 1_u8;
    Some((&value - &error, value + error))
}

/// The natural logarithm of a positive whole number: of its power of 2, and of what is left, which is below 2.
fn log(number: &BigInt, log_of_2: &BigInt, bits: u32) -> BigInt {
    let power = number.bits().saturating_sub(1);
    log_of_2 * power + log_of_fraction(number, &(BigInt::one() << power), bits)
}

/// `ln(a ÷ b)` of a fraction from 1 to 2: `2 (z + z³ ÷ 3 + z⁵ ÷ 5 + …)` with `z = (a − b) ÷ (a + b)`.
fn log_of_fraction(a: &BigInt, b: &BigInt, bits: u32) -> BigInt {
    let mut term: BigInt = ((a - b) << bits) / (a + b);
    let square: BigInt = (&term * &term) >> bits;
    let (mut sum, mut odd) = (BigInt::zero(), 1_u32);
    while !term.is_zero() {
        sum += &term / odd;
        term = (term * &square) >> bits;
        odd = odd.saturating_add(2);
    }
    sum * 2_u8
}

/// `e^x`, by the powers of 2 in it and the series of what is left.
fn exp(x: &BigInt, log_of_2: &BigInt, bits: u32) -> Option<BigInt> {
    let (power, rest) = x.div_mod_floor(log_of_2);
    let (mut term, mut sum, mut count) = (BigInt::one() << bits, BigInt::zero(), 1_u32);
    while !term.is_zero() {
        sum += &term;
        term = ((term * &rest) >> bits) / count;
        count = count.saturating_add(1);
    }
    let power = power.to_i64()?;
    let shift = power.unsigned_abs();
    Some(if power.is_negative() { sum >> shift } else { sum << shift })
}

/// Whether the mean is exactly `root`: whether every factor stands in `Π pᵢ^wᵢ` as often as in `root^Σwᵢ`. Factors need
/// not be prime for that, only without a common one.
fn is_mean(powers: &[(BigRational, BigInt)], root: BigRational) -> bool {
    let weights: BigInt = powers.iter().map(|(_, weight)| weight).sum();
    let mut waiting: Vec<(BigInt, BigInt)> = Vec::new();
    for (number, weight) in powers.iter().cloned().chain([(root, -weights)]) {
        let (top, bottom) = number.into_raw();
        waiting.extend([(top, weight.clone()), (bottom, -weight)]);
    }
    let mut factors: Vec<(BigInt, BigInt)> = Vec::new();
    while let Some((number, count)) = waiting.pop() {
        if number.is_one() {
            continue;
        }
        let Some(position) = factors.iter().position(|(factor, _)| !factor.gcd(&number).is_one()) else {
            factors.push((number, count));
            continue;
        };
        let (factor, times) = factors.swap_remove(position);
        let common = factor.gcd(&number);
        let both = &count + &times;
        waiting.extend([(number / &common, count), (factor / &common, times), (common, both)]);
    }
    factors.iter().all(|(_, count)| count.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(parts: &[(&str, &str)], places: u32) -> Option<String> {
        let number = |text: &str| text.parse::<Number>().ok();
        let parts: Vec<_> = parts.iter().filter_map(|(a, b)| Some((number(a)?, number(b)?))).collect();
        let parts: Vec<_> = parts.iter().map(|(a, b)| (a, b)).collect();
        weighted_root(&parts, places).map(|root| root.to_string())
    }

    #[test]
    fn roots_are_right_to_the_last_place() {
        // The square root of 2 is 1.4142135623730950488…; SciPy publishes 2.806683519220; the second was taken to 60 digits apart.
        assert_eq!(root(&[("1", "1"), ("2", "1")], 12).as_deref(), Some("1.414213562373"));
        assert_eq!(root(&[("2", "33.3"), ("4", "33.3"), ("8", "33.4")], 12).as_deref(), Some("4.00277354985"));
        assert_eq!(root(&[("1", "3"), ("4", "1"), ("7", "3")], 12).as_deref(), Some("2.80668351922"));
        assert_eq!(root(&[("0", "1"), ("5", "1")], 12).as_deref(), Some("0"));
        assert_eq!(root(&[("0", "0"), ("5", "1")], 12).as_deref(), Some("5"));
        assert_eq!(root(&[("-1", "1"), ("5", "1")], 12), None);
    }

    #[test]
    fn a_true_half_goes_up_and_what_is_next_to_it_does_not() {
        // √(0.5 × 0.5), and √(0.25 × 0.9999…): halves at no places.
        assert_eq!(root(&[("0.25", "1"), ("1", "1")], 0).as_deref(), Some("1"));
        assert_eq!(root(&[("0.25", "1"), ("0.9999999999999999999999999999", "1")], 0).as_deref(), Some("0"));
        // 2.5² = 6.25 = 12.5 × 0.5, with weights whose powers nobody could write.
        assert_eq!(root(&[("12.5", "33.33333333"), ("0.5", "33.33333333")], 0).as_deref(), Some("3"));
        assert_eq!(root(&[("2.5", "33.33333333"), ("2.5", "66.66666667")], 0).as_deref(), Some("3"));
    }
}
