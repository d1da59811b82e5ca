//! Exact numbers: the one door to `rust_decimal`.
//!
//! A [`Number`] is an exact rational. Nearly all of them are decimals and run at the speed of `rust_decimal`; a quotient
//! that no decimal can hold (a third, 10 of 31 days) stays the fraction it is. So sums, differences, products and
//! quotients never lose a digit, and an amount is rounded only where a document says so.
//!
//! Decimals of 28 digits alone would not do: `15.00 × (1 ÷ 3)` would be `4.9999…`, and rounding it down would pay a cent
//! too little.

mod arithmetic;
mod fraction;
mod parse;
mod print;
mod weighted_root;

use num_bigint::{BigInt, Sign};
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use std::cmp::Ordering;

pub(crate) use fraction::Fraction;
pub use parse::Malformed;
pub(crate) use weighted_root::weighted_root;

/// The digits that a decimal may have, on the way in and on the way out.
pub const DIGITS_MAX: usize = 28;
/// The significant digits up to which a bare JSON number or a binary float is taken at its word.
pub const BARE_DIGITS_MAX: usize = 15;

/// An exact number of any kind: an amount, a rate, a weight, a score, a count.
///
/// ```
/// use quotakit::number::Number;
/// let share: Number = "7.5%".parse()?;
/// let third = Number::from(1).over(&Number::from(3)).expect("three is not zero");
/// assert_eq!(share.to_string(), "0.075");
/// assert_eq!((&third * &Number::from(15)).to_string(), "5");
/// assert_eq!(third.to_string(), "1/3");
/// # Ok::<(), quotakit::number::Malformed>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(Repr);

// INVARIANT: whatever fits a `Decimal` is one, without trailing zeros; a `Fraction` fits none, and a `Ratio` neither. So
// equal numbers have equal representations, and `Eq` and `Hash` can be derived.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Repr {
    Decimal(Decimal),
    Fraction(Box<Fraction>),
    Ratio(Box<BigRational>),
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(Repr::Decimal(Decimal::ZERO));
    /// One.
    pub const ONE: Self = Self(Repr::Decimal(Decimal::ONE));
    /// One hundred.
    pub const HUNDRED: Self = Self(Repr::Decimal(Decimal::ONE_HUNDRED));

    /// The decimal that this number is, if one of 28 digits holds it.
    #[must_use]
    pub const fn to_decimal(&self) -> Option<Decimal> {
        match &self.0 {
            Repr::Decimal(decimal) => Some(*decimal),
            Repr::Fraction(_) | Repr::Ratio(_) => None,
        }
    }

    /// The number as a fraction in lowest terms.
    #[must_use]
    pub fn to_ratio(&self) -> BigRational {
        match &self.0 {
            Repr::Decimal(decimal) => ratio_of(*decimal),
            Repr::Fraction(fraction) => fraction.to_ratio(),
            Repr::Ratio(ratio) => (**ratio).clone(),
        }
    }

    /// The number as a fraction of machine integers, where its terms fit.
    pub(crate) fn to_fraction(&self) -> Option<Fraction> {
        match &self.0 {
            Repr::Decimal(decimal) => Fraction::of_decimal(*decimal),
            Repr::Fraction(fraction) => Some(**fraction),
            Repr::Ratio(_) => None,
        }
    }

    /// The number that a fraction of machine integers is.
    pub(crate) fn from_fraction(fraction: Fraction) -> Self {
        fraction.to_decimal().map_or_else(|| Self(Repr::Fraction(Box::new(fraction))), Self::from)
    }

    /// The number that a fraction is.
    #[must_use]
    pub fn from_ratio(ratio: BigRational) -> Self {
        if let Some(fraction) = Fraction::of_ratio(&ratio) {
            return Self::from_fraction(fraction);
        }
        decimal_of(&ratio).map_or_else(|| Self(Repr::Ratio(Box::new(ratio))), Self::from)
    }

    /// The integer that this number is, if it is one.
    #[must_use]
    pub fn to_integer(&self) -> Option<BigInt> {
        match &self.0 {
            Repr::Decimal(decimal) => (decimal.scale() == 0).then(|| BigInt::from(decimal.mantissa())),
            Repr::Fraction(fraction) => (fraction.denominator == 1).then(|| BigInt::from(fraction.numerator)),
            Repr::Ratio(ratio) => ratio.is_integer().then(|| ratio.to_integer()),
        }
    }

    /// The nearest binary float, for statistics only.
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        match &self.0 {
            Repr::Decimal(decimal) => decimal.to_f64(),
            Repr::Fraction(fraction) => fraction.to_ratio().to_f64(),
            Repr::Ratio(ratio) => ratio.to_f64(),
        }
    }

    /// Whether this is zero.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Decimal(decimal) => decimal.is_zero(),
            Repr::Fraction(_) | Repr::Ratio(_) => false,
        }
    }

    /// Whether this is less than zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Decimal(decimal) => decimal.is_sign_negative() && !decimal.is_zero(),
            Repr::Fraction(fraction) => fraction.numerator.is_negative(),
            Repr::Ratio(ratio) => ratio.is_negative(),
        }
    }

    /// Whether this is more than zero.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        !self.is_zero() && !self.is_negative()
    }

    /// Whether the whole part has more digits than a document may write.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        let limit = || power_of_ten(DIGITS_MAX.try_into().unwrap_or(u32::MAX));
        match &self.0 {
            // 29 digits can only stand before the point when there are no places.
            Repr::Decimal(decimal) => decimal.scale() == 0 && BigInt::from(decimal.mantissa()).abs() >= limit(),
            Repr::Fraction(fraction) => fraction.to_ratio().abs().to_integer() >= limit(),
            Repr::Ratio(ratio) => ratio.abs().to_integer() >= limit(),
        }
    }

    /// Whether this is a whole number.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Decimal(decimal) => decimal.scale() == 0,
            Repr::Fraction(fraction) => fraction.denominator == 1,
            Repr::Ratio(ratio) => ratio.is_integer(),
        }
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// `other` where it is smaller, otherwise this.
    #[must_use]
    pub fn at_most(self, other: &Self) -> Self {
        if *other < self { other.clone() } else { self }
    }

    /// `other` where it is larger, otherwise this.
    #[must_use]
    pub fn at_least(self, other: &Self) -> Self {
        if *other > self { other.clone() } else { self }
    }
}

/// The fraction that a decimal is.
fn ratio_of(decimal: Decimal) -> BigRational {
    let reduced = Fraction::of_decimal(decimal).map(Fraction::to_ratio);
    reduced.unwrap_or_else(|| BigRational::new(decimal.mantissa().into(), power_of_ten(decimal.scale())))
}

/// The decimal of at most 96 bits and 28 places that equals `ratio`.
fn decimal_of(ratio: &BigRational) -> Option<Decimal> {
    let unit = BigInt::from(10_u8).pow(Decimal::MAX_SCALE);
    let (factor, rest) = unit.div_rem(ratio.denom());
    if !rest.is_zero() {
        return None;
    }
    let mut mantissa = ratio.numer() * factor;
    let mut scale = Decimal::MAX_SCALE;
    let ten = BigInt::from(10_u8);
    while scale > 0 {
        let (shorter, rest) = mantissa.div_rem(&ten);
        if !rest.is_zero() {
            break;
        }
        mantissa = shorter;
        scale = scale.saturating_sub(1);
    }
    let mantissa = mantissa.to_i128()?;
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Self {
        Self(Repr::Decimal(decimal.normalize()))
    }
}

impl From<BigInt> for Number {
    fn from(integer: BigInt) -> Self {
        Self::from_ratio(BigRational::from_integer(integer))
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => { $(
        impl From<$integer> for Number {
            fn from(integer: $integer) -> Self {
                Self::from(Decimal::from(integer))
            }
        }
    )* };
}
from_integers!(i32, i64, u32, u64, usize);

impl Default for Number {
    fn default() -> Self {
        Self::ZERO
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Decimal(a), Repr::Decimal(b)) => a.cmp(b),
            _ => {
                let fractions = self.to_fraction().zip(other.to_fraction());
                let found = fractions.and_then(|(own, other)| own.compared(other));
                found.unwrap_or_else(|| self.to_ratio().cmp(&other.to_ratio()))
            }
        }
    }
}

/// The powers of ten that rounding and printing scale by.
pub(crate) fn power_of_ten(exponent: u32) -> BigInt {
    if exponent == 0 { BigInt::one() } else { BigInt::from(10_u8).pow(exponent) }
}

/// The sign of a big integer as the text that stands before its digits.
pub(crate) fn minus_of(integer: &BigInt) -> &'static str {
    if integer.sign() == Sign::Minus { "-" } else { "" }
}
