//! Division that rounds: by the same number in all rows, by multiplying with its inverse; by a number of each row.

use crate::rounding::Mode;
use std::cmp::Ordering;

/// Whole numbers of one width. What is computed was proven to fit, so that nothing here wraps.
pub trait Whole: Copy + Ord + Default {
    const ONE: Self;
    fn times(self, other: Self) -> Self;
    fn plus(self, other: Self) -> Self;
    fn less(self, other: Self) -> Self;
    /// The floor of the quotient and the rest; the divisor is above zero.
    fn divided(self, divisor: Self) -> (Self, Self);
    fn is_odd(self) -> bool;
    fn flag(holds: bool) -> Self;
    /// A number of a program; `None` where the width does not hold it.
    fn of(number: i128) -> Option<Self>;
}

macro_rules! whole {
    ($type:ty) => {
        impl Whole for $type {
            const ONE: Self = 1;
            #[inline(always)]
            fn times(self, other: Self) -> Self {
                self.wrapping_mul(other)
            }
            #[inline(always)]
            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            #[inline(always)]
            fn less(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }
            #[inline(always)]
            fn divided(self, divisor: Self) -> (Self, Self) {
                let quotient = self.wrapping_div_euclid(divisor);
                (quotient, self.wrapping_sub(quotient.wrapping_mul(divisor)))
            }
            #[inline(always)]
            fn is_odd(self) -> bool {
                self & 1 == 1
            }
            #[inline(always)]
            fn flag(holds: bool) -> Self {
                Self::from(holds)
            }
            fn of(number: i128) -> Option<Self> {
                Self::try_from(number).ok()
            }
        }
    };
}
whole!(i64);
whole!(i128);

/// Whether a value between two steps goes to the upper one: by the lower step, the rest and the divisor.
#[inline(always)]
pub fn goes_up<T: Whole>(mode: Mode, floor: T, rest: T, divisor: T) -> bool {
    let is_between = rest > T::default();
    let is_negative = floor < T::default();
    let against_half = rest.cmp(&divisor.less(rest));
    let (is_above, is_half) = (against_half == Ordering::Greater, against_half == Ordering::Equal);
    match mode {
        Mode::Floor => false,
        Mode::Ceil => is_between,
        Mode::Up => is_between && !is_negative,
        Mode::Down => is_between && is_negative,
        Mode::HalfUp => is_above || (is_half && !is_negative),
        Mode::HalfDown => is_above || (is_half && is_negative),
        Mode::HalfEven => is_above || (is_half && floor.is_odd()),
    }
}

/// The quotient rounded.
#[inline(always)]
pub fn rounded<T: Whole>(mode: Mode, floor: T, rest: T, divisor: T) -> T {
    floor.plus(T::flag(goes_up(mode, floor, rest, divisor)))
}

/// Division of 64 bits by one divisor (Granlund and Montgomery, "Division by invariant integers using multiplication", 1994,
/// figure 4.1).
#[derive(Clone, Copy, Debug)]
pub struct Inverse {
    divisor: i64,
    magic: u64,
    shift: u32,
}

impl Inverse {
    /// The inverse of a number above zero.
    pub fn new(divisor: i64) -> Option<Self> {
        let size = u64::try_from(divisor).ok().filter(|size| *size > 0)?;
        let bits = size.saturating_sub(1).checked_ilog2().map_or(0, |bits| bits.saturating_add(1));
        let power = 1_u128.checked_shl(bits)?;
        let magic = power.checked_sub(size.into())?.checked_shl(64)?.checked_div(size.into())?.checked_add(1)?;
        Some(Self { divisor, magic: u64::try_from(magic).ok()?, shift: bits })
    }

    /// The floor of the quotient and the rest.
    #[inline(always)]
    pub fn divided(self, dividend: i64) -> (i64, i64) {
        // The floor of a negative quotient is the complement of the floor of the complement's.
        let turned = dividend >> 63;
        let size = (dividend ^ turned).cast_unsigned();
        let high = high_half(size, self.magic);
        let quotient = if self.shift == 0 {
            size
        } else {
            (size.wrapping_sub(high) >> 1).wrapping_add(high) >> self.shift.wrapping_sub(1)
        };
        let quotient = quotient.cast_signed() ^ turned;
        (quotient, dividend.wrapping_sub(quotient.wrapping_mul(self.divisor)))
    }
}

#[inline(always)]
fn high_half(a: u64, b: u64) -> u64 {
    let product = u128::from(a).wrapping_mul(u128::from(b)) >> 64;
    u64::try_from(product).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{number::Number, rounding::Rounding};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Division by an inverse is division.
        #[test]
        fn inverses_divide(dividend in any::<i64>(), small in any::<i64>(), shift in 0_u32..63) {
            for divisor in [(small >> shift).saturating_abs().max(1), 1, 2, i64::MAX] {
                let inverse = Inverse::new(divisor).expect("above zero");
                for dividend in [dividend, dividend >> shift, i64::MAX, i64::MIN, 0, -1, divisor, divisor.wrapping_neg()] {
                    let expected = (dividend.div_euclid(divisor), dividend.rem_euclid(divisor));
                    prop_assert_eq!(inverse.divided(dividend), expected, "{} by {}", dividend, divisor);
                }
            }
        }

        /// Every mode rounds quotients as it rounds numbers, halves among them.
        #[test]
        fn modes_round_as_numbers_are_rounded(halves in -40_i64..40, dividend in -1_000_i64..1_000, divisor in 1_i64..50) {
            use Mode::{Ceil, Down, Floor, HalfDown, HalfEven, HalfUp, Up};
            for (dividend, divisor) in [(halves, 2), (dividend, divisor)] {
                let exact = Number::from(dividend).over(&Number::from(divisor)).expect("above zero");
                for mode in [HalfUp, HalfEven, HalfDown, Up, Down, Floor, Ceil] {
                    let expected = exact.rounded(Rounding { mode, scale: 0 });
                    let (floor, rest) = dividend.divided(divisor);
                    prop_assert_eq!(Number::from(rounded(mode, floor, rest, divisor)), expected.clone());
                    let wide = i128::from(dividend).divided(i128::from(divisor));
                    let wide = rounded(mode, wide.0, wide.1, i128::from(divisor));
                    prop_assert_eq!(i64::try_from(wide).map(Number::from).ok(), Some(expected));
                }
            }
        }
    }
}
