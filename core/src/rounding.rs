//! Rounding: the one place where digits are dropped, by a declared mode at a declared scale.

use crate::{
    number::{Fraction, Number, power_of_ten},
    shape::{record, word},
};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use rust_decimal::RoundingStrategy;
use std::cmp::Ordering;

word! {
    /// How a figure between two steps is rounded.
    pub enum Mode as RoundingMode {
        /// To the nearest; a half goes away from zero (commercial rounding).
        HalfUp = "half_up",
        /// To the nearest; a half goes to the even neighbour (banker's rounding).
        HalfEven = "half_even",
        /// To the nearest; a half goes towards zero.
        HalfDown = "half_down",
        /// Away from zero.
        Up = "up",
        /// Towards zero.
        Down = "down",
        /// Towards minus infinity.
        Floor = "floor",
        /// Towards plus infinity.
        Ceil = "ceil",
    }
}

record! {
    /// A rounding as a document declares it; without a scale, the currency's.
    pub struct RoundingRule {
        /// The mode; half up unless declared.
        mode: Mode = Mode::HalfUp,
        /// The decimal places kept, 0 to 28.
        scale: Option<u32>,
    }
}

impl Default for RoundingRule {
    fn default() -> Self {
        Self { mode: Mode::HalfUp, scale: None }
    }
}

impl RoundingRule {
    /// The rounding this rule means where `scale` is the natural one.
    #[must_use]
    pub fn at(&self, scale: u32) -> Rounding {
        Rounding { mode: self.mode, scale: self.scale.unwrap_or(scale) }
    }
}

/// A mode at a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rounding {
    /// The mode.
    pub mode: Mode,
    /// The decimal places kept.
    pub scale: u32,
}

impl Rounding {
    /// Commercial rounding to `scale` places.
    #[must_use]
    pub const fn half_up(scale: u32) -> Self {
        Self { mode: Mode::HalfUp, scale }
    }
}

impl Number {
    /// This number rounded.
    ///
    /// ```
    /// use quotakit::{number::Number, rounding::Rounding};
    /// let half_a_cent: Number = "2.675".parse()?;
    /// assert_eq!(half_a_cent.rounded(Rounding::half_up(2)).to_string(), "2.68");
    /// # Ok::<(), quotakit::number::Malformed>(())
    /// ```
    #[must_use]
    pub fn rounded(&self, rounding: Rounding) -> Self {
        if let Some(decimal) = self.to_decimal() {
            return Self::from(decimal.round_dp_with_strategy(rounding.scale, strategy(rounding.mode)));
        }
        let fraction = self.to_fraction().and_then(|fraction| rounded_fraction(fraction, rounding));
        let by_big_integers = || Self::from_ratio(rounded_ratio(&self.to_ratio(), rounding));
        fraction.map_or_else(by_big_integers, Self::from_fraction)
    }

    /// The largest whole number that is no more: `-3` for `-2.5`.
    #[must_use]
    pub fn floor(&self) -> Self {
        self.rounded(Rounding { mode: Mode::Floor, scale: 0 })
    }

    /// The smallest whole number that is no less: `-2` for `-2.5`.
    #[must_use]
    pub fn ceiling(&self) -> Self {
        self.rounded(Rounding { mode: Mode::Ceil, scale: 0 })
    }
}

const fn strategy(mode: Mode) -> RoundingStrategy {
    match mode {
        Mode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        Mode::HalfEven => RoundingStrategy::MidpointNearestEven,
        Mode::HalfDown => RoundingStrategy::MidpointTowardZero,
        Mode::Up => RoundingStrategy::AwayFromZero,
        Mode::Down => RoundingStrategy::ToZero,
        Mode::Floor => RoundingStrategy::ToNegativeInfinity,
        Mode::Ceil => RoundingStrategy::ToPositiveInfinity,
    }
}

fn rounded_ratio(ratio: &BigRational, rounding: Rounding) -> BigRational {
    let unit = power_of_ten(rounding.scale);
    let (floor, rest) = (ratio.numer() * &unit).div_mod_floor(ratio.denom());
    let against_half = (&rest * 2_u8).cmp(ratio.denom());
    let between = Between { is_negative: floor.is_negative(), is_odd: floor.is_odd(), against_half };
    let takes_next = !rest.is_zero() && between.goes_up(rounding.mode);
    let steps = if takes_next { floor + 1 } else { floor };
    if rounding.scale == 0 { BigRational::from_integer(steps) } else { BigRational::new(steps, unit) }
}

/// The same by machine integers; `None` where they do not hold what lies between.
fn rounded_fraction(fraction: Fraction, rounding: Rounding) -> Option<Fraction> {
    let unit = 10_i128.checked_pow(rounding.scale)?;
    let scaled = fraction.numerator.checked_mul(unit)?;
    let floor = scaled.checked_div_euclid(fraction.denominator)?;
    let rest = scaled.checked_rem_euclid(fraction.denominator)?;
    let against_half = rest.checked_mul(2)?.cmp(&fraction.denominator);
    let between = Between { is_negative: floor.is_negative(), is_odd: floor.is_odd(), against_half };
    let takes_next = rest != 0 && between.goes_up(rounding.mode);
    Fraction::new(if takes_next { floor.checked_add(1)? } else { floor }, unit)
}

/// A value between two steps: what the modes look at.
struct Between {
    /// Whether the lower step is below zero.
    is_negative: bool,
    /// Whether the lower step is odd.
    is_odd: bool,
    /// How the way from the lower step compares with half a step.
    against_half: Ordering,
}

impl Between {
    /// Whether it goes to the upper step.
    fn goes_up(&self, mode: Mode) -> bool {
        let is_above = self.against_half == Ordering::Greater;
        let is_half = self.against_half.is_eq();
        match mode {
            Mode::Floor => false,
            Mode::Ceil => true,
            Mode::Up => !self.is_negative,
            Mode::Down => self.is_negative,
            Mode::HalfUp => is_above || (is_half && !self.is_negative),
            Mode::HalfDown => is_above || (is_half && self.is_negative),
            Mode::HalfEven => is_above || (is_half && self.is_odd),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MODES: [Mode; 7] =
        [Mode::HalfUp, Mode::HalfEven, Mode::HalfDown, Mode::Up, Mode::Down, Mode::Floor, Mode::Ceil];

    /// Worked by hand, as any textbook table of rounding modes has it.
    #[test]
    fn modes_differ_as_the_textbook_says() {
        let table = [
            ("2.5", ["3", "2", "2", "3", "2", "2", "3"]),
            ("-2.5", ["-3", "-2", "-2", "-3", "-2", "-3", "-2"]),
            ("3.5", ["4", "4", "3", "4", "3", "3", "4"]),
            ("-1.1", ["-1", "-1", "-1", "-2", "-1", "-2", "-1"]),
        ];
        for (text, expected) in table {
            for (mode, wanted) in MODES.into_iter().zip(expected) {
                let number: Number = text.parse().expect(text);
                let rounding = Rounding { mode, scale: 0 };
                assert_eq!(number.rounded(rounding).to_string(), wanted, "{text} {mode:?}");
                let ratio = rounded_ratio(&number.to_ratio(), rounding);
                assert_eq!(Number::from_ratio(ratio).to_string(), wanted, "{text} {mode:?} as a fraction");
            }
        }
    }

    proptest! {
        /// A decimal and the same value as a fraction round alike, in every mode.
        #[test]
        fn decimals_and_fractions_round_alike(mantissa in -1_000_000_i64..1_000_000, scale in 0_u32..8, to in 0_u32..6) {
            let number = Number::from(rust_decimal::Decimal::new(mantissa, scale));
            for mode in MODES {
                let rounding = Rounding { mode, scale: to };
                let ratio = Number::from_ratio(rounded_ratio(&number.to_ratio(), rounding));
                prop_assert_eq!(number.rounded(rounding), ratio);
            }
        }

        /// What machine integers round, big integers round alike.
        #[test]
        fn small_and_big_fractions_round_alike(
            numerator in any::<i64>(), shift in 0_u32..60, denominator in 1_i64..1_000_000, to in 0_u32..6,
        ) {
            let fraction = Fraction::new((numerator >> shift).into(), denominator.into()).expect("they fit");
            for mode in MODES {
                let rounding = Rounding { mode, scale: to };
                let small = rounded_fraction(fraction, rounding).map(Fraction::to_ratio);
                prop_assert_eq!(small, Some(rounded_ratio(&fraction.to_ratio(), rounding)));
            }
        }
    }
}
