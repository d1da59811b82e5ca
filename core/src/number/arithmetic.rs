//! Sums, differences, products and quotients, exact: decimals where they hold the result, fractions where not.

use super::{Fraction, Number, Repr};
use num_rational::BigRational;
use num_traits::Zero as _;
use rust_decimal::Decimal;
use std::{
    iter::{Product, Sum},
    ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign},
};

impl Number {
    /// This number divided by `divisor`; `None` when that is zero.
    #[must_use]
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        if let (Repr::Decimal(a), Repr::Decimal(b)) = (&self.0, &divisor.0)
            && let Some(quotient) = exact_quotient(*a, *b)
        {
            return Some(Self::from(quotient));
        }
        let quotient = in_fractions(self, divisor, |own, divisor| own.product(divisor.inverse()?));
        Some(quotient.unwrap_or_else(|| Self::from_ratio(self.to_ratio() / divisor.to_ratio())))
    }
}

/// What becomes of two numbers whose terms, and those of the result, fit machine integers.
fn in_fractions(
    a: &Number,
    b: &Number,
    compute: impl FnOnce(Fraction, Fraction) -> Option<Fraction>,
) -> Option<Number> {
    compute(a.to_fraction()?, b.to_fraction()?).map(Number::from_fraction)
}

fn sum_of(a: &Number, b: &Number) -> Number {
    if let (Repr::Decimal(x), Repr::Decimal(y)) = (&a.0, &b.0)
        && let Some(sum) = exact_sum(*x, *y)
    {
        return Number::from(sum);
    }
    in_fractions(a, b, Fraction::sum).unwrap_or_else(|| Number::from_ratio(a.to_ratio() + b.to_ratio()))
}

fn product_of(a: &Number, b: &Number) -> Number {
    if let (Repr::Decimal(x), Repr::Decimal(y)) = (&a.0, &b.0)
        && let Some(product) = exact_product(*x, *y)
    {
        return Number::from(product);
    }
    in_fractions(a, b, Fraction::product).unwrap_or_else(|| Number::from_ratio(a.to_ratio() * b.to_ratio()))
}

/// The sum where `rust_decimal` kept every digit: it lowers the scale when it has to drop some.
fn exact_sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    if a.is_zero() {
        return Some(b);
    }
    if b.is_zero() {
        return Some(a);
    }
    a.checked_add(b).filter(|sum| sum.scale() == a.scale().max(b.scale()))
}

/// The product where `rust_decimal` kept every digit.
fn exact_product(a: Decimal, b: Decimal) -> Option<Decimal> {
    if a.is_zero() || b.is_zero() {
        return Some(Decimal::ZERO);
    }
    let scale = a.scale().checked_add(b.scale())?;
    a.checked_mul(b).filter(|product| product.scale() == scale)
}

/// The quotient where it is a decimal: multiplying back gives the dividend.
fn exact_quotient(a: Decimal, b: Decimal) -> Option<Decimal> {
    let quotient = a.checked_div(b)?.normalize();
    exact_product(quotient, b).filter(|back| *back == a).map(|_| quotient)
}

fn negated(number: &Number) -> Number {
    match number.0.clone() {
        Repr::Decimal(decimal) if decimal.is_zero() => Number::ZERO,
        Repr::Decimal(mut decimal) => {
            decimal.set_sign_negative(!decimal.is_sign_negative());
            Number(Repr::Decimal(decimal))
        }
        Repr::Fraction(fraction) => match fraction.numerator.checked_neg() {
            Some(numerator) => Number(Repr::Fraction(Box::new(Fraction { numerator, ..*fraction }))),
            None => Number::from_ratio(-fraction.to_ratio()),
        },
        Repr::Ratio(ratio) => Number::from_ratio(-*ratio),
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $compute:expr) => {
        impl $trait<&Number> for &Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                let compute: fn(&Number, &Number) -> Number = $compute;
                compute(self, other)
            }
        }
        impl $trait<Number> for Number {
            type Output = Number;
            fn $method(self, other: Number) -> Number {
                $trait::$method(&self, &other)
            }
        }
        impl $trait<&Number> for Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                $trait::$method(&self, other)
            }
        }
        impl $trait<Number> for &Number {
            type Output = Number;
            fn $method(self, other: Number) -> Number {
                $trait::$method(self, &other)
            }
        }
    };
}
operator!(Add, add, sum_of);
operator!(Sub, sub, |a, b| sum_of(a, &negated(b)));
operator!(Mul, mul, product_of);

impl Neg for &Number {
    type Output = Number;
    fn neg(self) -> Number {
        negated(self)
    }
}

impl Neg for Number {
    type Output = Self;
    fn neg(self) -> Self {
        negated(&self)
    }
}

impl AddAssign<&Self> for Number {
    fn add_assign(&mut self, other: &Self) {
        *self = sum_of(self, other);
    }
}

impl SubAssign<&Self> for Number {
    fn sub_assign(&mut self, other: &Self) {
        *self = sum_of(self, &negated(other));
    }
}

impl<'a> Sum<&'a Self> for Number {
    fn sum<I: Iterator<Item = &'a Self>>(numbers: I) -> Self {
        numbers.cloned().sum()
    }
}

impl Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        let mut total = Self::ZERO;
        let mut fractions = Vec::new();
        for number in numbers {
            match number.0 {
                Repr::Decimal(_) => total += &number,
                Repr::Fraction(_) | Repr::Ratio(_) => fractions.push(number),
            }
        }
        if fractions.is_empty() { total } else { total + sum_of_pairs(fractions) }
    }
}

/// Adds neighbours, then the sums of neighbours. One by one, every fraction would be brought to the large denominator of
/// all those before it: 300 growth rates would take seconds.
fn sum_of_pairs(mut fractions: Vec<Number>) -> Number {
    while fractions.len() > 1 {
        fractions = fractions
            .chunks(2)
            .map(|pair| match pair {
                [one, other] => one + other,
                alone => alone.first().cloned().unwrap_or_default(),
            })
            .collect();
    }
    fractions.pop().unwrap_or_default()
}

impl<'a> Product<&'a Self> for Number {
    fn product<I: Iterator<Item = &'a Self>>(numbers: I) -> Self {
        numbers.fold(Self::ONE, |total, number| product_of(&total, number))
    }
}

impl Number {
    /// This number to a whole power.
    #[must_use]
    pub fn to_power(&self, exponent: u32) -> Self {
        if exponent == 0 {
            return Self::ONE;
        }
        let ratio = self.to_ratio();
        if ratio.is_zero() {
            return Self::ZERO;
        }
        Self::from_ratio(BigRational::new(ratio.numer().pow(exponent), ratio.denom().pow(exponent)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigInt;
    use proptest::prelude::*;

    fn any_decimal() -> impl Strategy<Value = Decimal> {
        (-(1_i128 << 95)..(1_i128 << 95), 0_u32..=28, 0_u32..90).prop_map(|(mantissa, scale, shift)| {
            Decimal::try_from_i128_with_scale(mantissa >> shift, scale).expect("95 bits fit")
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Big rationals are the independent model: whichever path an operator took, the value is theirs.
        #[test]
        fn decimals_and_fractions_agree(a in any_decimal(), b in any_decimal()) {
            let (x, y) = (Number::from(a), Number::from(b));
            let model = |decimal: Decimal| {
                BigRational::new(decimal.mantissa().into(), crate::number::power_of_ten(decimal.scale()))
            };
            prop_assert_eq!(x.to_ratio(), model(a));
            prop_assert_eq!(x.over(&y).map(|quotient| quotient.to_ratio()), (!y.is_zero()).then(|| model(a) / model(b)));
            prop_assert_eq!((&x + &y).to_ratio(), x.to_ratio() + y.to_ratio());
            prop_assert_eq!((&x - &y).to_ratio(), x.to_ratio() - y.to_ratio());
            prop_assert_eq!((&x * &y).to_ratio(), x.to_ratio() * y.to_ratio());
            prop_assert_eq!(x.cmp(&y), x.to_ratio().cmp(&y.to_ratio()));
            if let Some(quotient) = x.over(&y) {
                prop_assert_eq!(&quotient.to_ratio() * y.to_ratio(), x.to_ratio());
                prop_assert_eq!(quotient * &y, x, "a number has one representation");
            }
        }
    }

    /// Terms of all lengths, so that some results fit machine integers and some do not.
    fn any_ratio() -> impl Strategy<Value = BigRational> {
        let term = || (any::<i128>(), 0_u32..127).prop_map(|(term, shift)| term >> shift);
        (term(), term().prop_filter("nothing is divided by nothing", |term| *term != 0))
            .prop_map(|(numerator, denominator)| BigRational::new(numerator.into(), denominator.into()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        /// As above, for fractions: machine integers and big integers give one representation of one value.
        #[test]
        fn small_and_big_fractions_agree(a in any_ratio(), b in any_ratio()) {
            let (x, y) = (Number::from_ratio(a.clone()), Number::from_ratio(b.clone()));
            prop_assert_eq!(&x.to_ratio(), &a);
            prop_assert_eq!(&x + &y, Number::from_ratio(&a + &b));
            prop_assert_eq!(&x - &y, Number::from_ratio(&a - &b));
            prop_assert_eq!(&x * &y, Number::from_ratio(&a * &b));
            prop_assert_eq!(x.over(&y), (!b.is_zero()).then(|| Number::from_ratio(&a / &b)));
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
            prop_assert_eq!(x.is_integer(), a.is_integer());
            prop_assert_eq!([&x, &y, &x].into_iter().sum::<Number>(), Number::from_ratio(&a + &b + &a));
        }
    }

    #[test]
    fn nothing_is_lost_beyond_28_digits() {
        let large: Number = "9999999999999999999999999999".parse().expect("28 digits");
        let small: Number = "0.0000000000000000000000000001".parse().expect("28 places");
        let sum = &large + &small;
        assert_eq!(sum.to_decimal(), None);
        assert_eq!(sum - large, small);
        assert_eq!(Number::from(3).to_power(4).to_integer(), Some(BigInt::from(81)));
    }
}
