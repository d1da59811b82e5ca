//! The integers that a split is worked with: 64 bits where they are proven to do, 128 bits elsewhere.

use num_integer::Integer;
use num_traits::{FromPrimitive, PrimInt, Unsigned, WrappingAdd, WrappingMul, WrappingSub};

/// Unsigned integers. What wraps here is proven not to: [`super::siblings::Terms::of`] says when.
pub(super) trait Width:
    PrimInt + Integer + FromPrimitive + Unsigned + WrappingAdd + WrappingMul + WrappingSub + Default
{
    /// What divisions by `divisor`, which is not zero, are made with.
    fn factor(divisor: Self) -> Self;

    /// The quotient and the remainder of a division.
    fn divided(self, divisor: Self, factor: Self) -> (Self, Self);
}

impl Width for u64 {
    fn factor(divisor: Self) -> Self {
        Self::MAX.checked_div(divisor).unwrap_or_default()
    }

    /// A product instead of a division. With n = `self`, s = `divisor` and f = ⌊(2⁶⁴ − 1) ÷ s⌋, which is at least 2⁶⁴ ÷ s − 1 and
    /// at most 2⁶⁴ ÷ s, n · f ÷ 2⁶⁴ is at most n ÷ s and more than n ÷ s − 1: its floor is the quotient or one less, and the
    /// remainder, below 2 · s, tells. It fits where s is below 2⁶³.
    #[inline]
    fn divided(self, divisor: Self, factor: Self) -> (Self, Self) {
        let high = u128::from(self).wrapping_mul(u128::from(factor)).wrapping_shr(Self::BITS);
        let mut quotient = Self::try_from(high).unwrap_or_default();
        let mut rest = self.wrapping_sub(quotient.wrapping_mul(divisor));
        if rest >= divisor {
            rest = rest.wrapping_sub(divisor);
            quotient = quotient.wrapping_add(1);
        }
        (quotient, rest)
    }
}

impl Width for u128 {
    fn factor(_: Self) -> Self {
        0
    }

    fn divided(self, divisor: Self, _: Self) -> (Self, Self) {
        let quotient = self.checked_div(divisor).unwrap_or_default();
        (quotient, self.wrapping_sub(quotient.wrapping_mul(divisor)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn products_divide(number: u64, divisor in prop_oneof![1..100_u64, 1..=u64::MAX / 2], near in 0..3_u64) {
            let multiple = number.wrapping_sub(number.mod_floor(&divisor));
            for number in [number, multiple, multiple.saturating_sub(near), u64::MAX.wrapping_sub(near)] {
                let expected = number.div_rem(&divisor);
                prop_assert_eq!(number.divided(divisor, u64::factor(divisor)), expected);
            }
        }
    }
}
