//! Numbers out: canonical texts.

use super::{Number, Repr, fraction, minus_of, power_of_ten};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use serde::{Serialize, Serializer};
use std::fmt;

/// Canonical form: no exponent, no trailing zeros, no `-0`; a number that no decimal holds is the fraction `n/d`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Decimal(decimal) => decimal.fmt(f),
            Repr::Fraction(fraction) => match fraction::places_of(fraction.denominator) {
                Some(places) => f.write_str(&digits_of(&fraction.to_ratio(), places)),
                None => write!(f, "{}/{}", fraction.numerator, fraction.denominator),
            },
            Repr::Ratio(ratio) => match places_of(ratio) {
                Some(places) => f.write_str(&digits_of(ratio, places)),
                None => write!(f, "{}/{}", ratio.numer(), ratio.denom()),
            },
        }
    }
}

impl Number {
    /// The number with exactly `places` places: what an amount looks like at its currency's scale.
    ///
    /// Digits beyond are cut, so round first; a number that was rounded to `places` prints whole.
    #[must_use]
    pub fn at_scale(&self, places: u32) -> String {
        match self.0 {
            // All places are there, and the missing ones are zeros: the digits need no arithmetic.
            Repr::Decimal(decimal) if decimal.scale() <= places => {
                let missing = usize::try_from(places.saturating_sub(decimal.scale())).unwrap_or(usize::MAX);
                let point = if decimal.scale() == 0 && places > 0 { "." } else { "" };
                format!("{decimal}{point}{:0<missing$}", "")
            }
            _ => digits_of(&self.to_ratio(), places),
        }
    }

    /// The number as percents: `12.5%` for `0.125`.
    #[must_use]
    pub fn in_percent(&self) -> String {
        format!("{}%", self * &Self::HUNDRED)
    }
}

/// How many places a long but terminating decimal needs; `None` when it never ends.
fn places_of(ratio: &BigRational) -> Option<u32> {
    let mut rest = ratio.denom().clone();
    let mut strip = |factor: u8| {
        let mut count = 0_u32;
        let factor = BigInt::from(factor);
        while (&rest % &factor).is_zero() {
            rest = &rest / &factor;
            count = count.saturating_add(1);
        }
        count
    };
    let places = strip(2).max(strip(5));
    rest.is_one().then_some(places)
}

fn digits_of(ratio: &BigRational, places: u32) -> String {
    let scaled = (ratio.numer() * power_of_ten(places)) / ratio.denom();
    let minus = minus_of(&scaled);
    let digits = scaled.abs().to_string();
    let width = usize::try_from(places).unwrap_or(usize::MAX);
    if width == 0 {
        return format!("{minus}{digits}");
    }
    let padded = format!("{digits:0>pad$}", pad = width.saturating_add(1));
    let (whole, fraction) = padded.split_at(padded.len().saturating_sub(width));
    format!("{minus}{whole}.{fraction}")
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        /// The digits of a decimal are those of the same value as a fraction, at every scale.
        #[test]
        fn decimals_print_as_fractions_do(mantissa in any::<i64>(), scale in 0_u32..=28, places in 0_u32..=40) {
            let number = Number::from(rust_decimal::Decimal::new(mantissa, scale));
            prop_assert_eq!(number.at_scale(places), digits_of(&number.to_ratio(), places));
        }
    }

    #[test]
    fn texts_are_canonical() {
        let number = |text: &str| text.parse::<Number>().expect(text);
        assert_eq!(number("1234.5").at_scale(2), "1234.50");
        assert_eq!(number("-0.05").at_scale(2), "-0.05");
        assert_eq!(number("7").at_scale(0), "7");
        assert_eq!(number("-0.00").to_string(), "0");
        assert_eq!(number("-0.00").at_scale(2), "0.00");
        assert_eq!(number("0.019").at_scale(2), "0.01");
        let long = number("9999999999999999999999999999") + number("0.5");
        assert_eq!(long.to_string(), "9999999999999999999999999999.5");
        let two_thirds = Number::from(-2).over(&Number::from(3)).expect("three is not zero");
        assert_eq!(two_thirds.to_string(), "-2/3");
    }
}
