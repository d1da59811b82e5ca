//! Fractions of machine integers: where the terms fit 128 bits, as nearly all do, they take a fraction of the time and the
//! memory that big integers take. What does not fit is left to those.

use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{ToPrimitive as _, Zero as _};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A fraction.
// INVARIANT: in lowest terms, the denominator above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    pub numerator: i128,
    pub denominator: i128,
}

impl Fraction {
    /// A fraction in lowest terms; `None` where its terms do not fit, or nothing is divided by.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let (numerator, denominator) = match denominator.signum() {
            1 => (numerator, denominator),
            -1 => (numerator.checked_neg()?, denominator.checked_neg()?),
            _ => return None,
        };
        let common = gcd(numerator, denominator)?;
        Some(Self { numerator: numerator.checked_div(common)?, denominator: denominator.checked_div(common)? })
    }

    /// The fraction that a decimal is.
    pub fn of_decimal(decimal: Decimal) -> Option<Self> {
        if decimal.scale() == 0 {
            return Some(Self { numerator: decimal.mantissa(), denominator: 1 });
        }
        Self::new(decimal.mantissa(), 10_i128.checked_pow(decimal.scale())?)
    }

    /// The fraction of machine integers that one of big integers is.
    pub fn of_ratio(ratio: &BigRational) -> Option<Self> {
        Some(Self { numerator: ratio.numer().to_i128()?, denominator: ratio.denom().to_i128()? })
    }

    /// The same with big integers.
    pub fn to_ratio(self) -> BigRational {
        BigRational::new_raw(self.numerator.into(), self.denominator.into())
    }

    /// The sum. Reducing by what the denominators have in common keeps the terms small (Knuth, TAOCP 4.5.1).
    pub fn sum(self, other: Self) -> Option<Self> {
        let common = gcd(self.denominator, other.denominator)?;
        let own = other.denominator.checked_div(common)?;
        let theirs = self.denominator.checked_div(common)?;
        let numerator = self.numerator.checked_mul(own)?.checked_add(other.numerator.checked_mul(theirs)?)?;
        let shared = gcd(numerator, common)?;
        let denominator = theirs.checked_mul(other.denominator.checked_div(shared)?)?;
        Some(Self { numerator: numerator.checked_div(shared)?, denominator })
    }

    /// The product, each numerator reduced with the other's denominator.
    pub fn product(self, other: Self) -> Option<Self> {
        let one = gcd(self.numerator, other.denominator)?;
        let two = gcd(other.numerator, self.denominator)?;
        let part = |term: i128, by: i128| term.checked_div(by);
        Some(Self {
            numerator: part(self.numerator, one)?.checked_mul(part(other.numerator, two)?)?,
            denominator: part(self.denominator, two)?.checked_mul(part(other.denominator, one)?)?,
        })
    }

    /// One over this; `None` for zero.
    pub fn inverse(self) -> Option<Self> {
        let sign = self.numerator.signum();
        let denominator = self.numerator.checked_abs().filter(|denominator| *denominator != 0)?;
        Some(Self { numerator: self.denominator.checked_mul(sign)?, denominator })
    }

    /// Which is larger.
    pub fn compared(self, other: Self) -> Option<Ordering> {
        let own = self.numerator.checked_mul(other.denominator)?;
        Some(own.cmp(&other.numerator.checked_mul(self.denominator)?))
    }

    /// The decimal of at most 96 bits and 28 places that equals this.
    pub fn to_decimal(self) -> Option<Decimal> {
        let places = places_of(self.denominator)?;
        let factor = 10_i128.checked_pow(places)?.checked_div(self.denominator)?;
        Decimal::try_from_i128_with_scale(self.numerator.checked_mul(factor)?, places).ok()
    }
}

/// How many places a fraction in lowest terms needs; `None` where it never ends.
pub fn places_of(denominator: i128) -> Option<u32> {
    let twos = denominator.trailing_zeros();
    let mut odd = denominator.checked_shr(twos)?;
    let mut fives = 0_u32;
    while odd > 1 && odd.is_multiple_of(&5) {
        odd = odd.div_euclid(5);
        fives = fives.saturating_add(1);
    }
    (odd == 1).then_some(twos.max(fives))
}

/// The greatest common divisor; that of nothing and nothing is one. Most terms fit 64 bits, where it takes a tenth of the
/// time.
fn gcd(a: i128, b: i128) -> Option<i128> {
    let (mut large, mut small) = (a.unsigned_abs(), b.unsigned_abs());
    if large < small {
        (large, small) = (small, large);
    }
    if small == 0 {
        return if large.is_zero() { Some(1) } else { i128::try_from(large).ok() };
    }
    while let Ok(narrow) = u64::try_from(small) {
        if narrow == 1 {
            return Some(1);
        }
        let Ok(wide) = u64::try_from(large) else {
            let rest = large.checked_rem(small)?;
            if rest == 0 {
                return Some(narrow.into());
            }
            (large, small) = (small, rest);
            continue;
        };
        return Some(wide.gcd(&narrow).into());
    }
    i128::try_from(large.gcd(&small)).ok()
}
