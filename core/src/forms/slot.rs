//! A number where it stands in a text.

use crate::{number::BARE_DIGITS_MAX, program::CELL_DIGITS_MAX};

/// The most places of a number of a form.
const PLACES_MAX: usize = 7;

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    mantissa: i64,
    /// Percent has two more than it shows.
    pub places: u32,
    /// How many bytes it takes.
    pub length: usize,
}

impl Written {
    /// The number that a text begins with, where it is short enough for any number to be read and stay exact.
    pub fn at(text: &str, is_quoted: bool) -> Option<Self> {
        let bytes = text.as_bytes();
        let sign = usize::from(bytes.first() == Some(&b'-'));
        let digits = bytes.get(sign..)?;
        let (mut mantissa, mut count) = (0_i64, 0_usize);
        let mut point = None;
        for byte in digits {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(byte.wrapping_sub(b'0')))?;
                    count = count.saturating_add(1);
                }
                b'.' if point.is_none() => point = Some(count),
                _ => break,
            }
            if count > BARE_DIGITS_MAX {
                return None;
            }
        }
        let whole = point.unwrap_or(count);
        let places = count.saturating_sub(whole);
        let has_leading_zero = whole > 1 && digits.first() == Some(&b'0');
        if whole == 0 || has_leading_zero || (point.is_some() && places == 0) {
            return None;
        }
        let length = sign.saturating_add(count).saturating_add(usize::from(point.is_some()));
        let is_percent = is_quoted && bytes.get(length) == Some(&b'%');
        let places = places.saturating_add(if is_percent { 2 } else { 0 });
        (places <= PLACES_MAX).then_some(Self {
            mantissa: if sign == 1 { mantissa.checked_neg()? } else { mantissa },
            places: u32::try_from(places).ok()?,
            length: length.saturating_add(usize::from(is_percent)),
        })
    }

    /// The number in units of `10^-scale`; `None` where it has more places, or more digits than programs take.
    pub fn cell(&self, scale: u32) -> Option<i64> {
        let cell = self.mantissa.checked_mul(10_i64.checked_pow(scale.checked_sub(self.places)?)?)?;
        let limit = 10_i64.checked_pow(scale.saturating_add(CELL_DIGITS_MAX))?;
        (cell.checked_abs()? < limit).then_some(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, scale: u32) -> Option<(i64, usize)> {
        let written = Written::at(text, true)?;
        Some((written.cell(scale)?, written.length))
    }

    #[test]
    fn numbers_are_read_where_they_stand() {
        assert_eq!(cell("20000\",", 2), Some((2_000_000, 5)));
        assert_eq!(cell("-0.05\"", 2), Some((-5, 5)));
        assert_eq!(cell("85.5%\"", 4), Some((8_550, 5)));
        assert_eq!(cell("0\"", 0), Some((0, 1)));
        assert_eq!(Written::at("85%", false).map(|written| written.length), Some(2));
    }

    #[test]
    fn what_the_grammar_refuses_or_a_cell_cannot_hold_is_left_alone() {
        for text in ["", "-", ".5", "5.", "01", "00", "--1", "+1", "x", "1234567890123456", "0.12345678"] {
            assert_eq!(Written::at(text, true), None, "{text}");
        }
        assert_eq!(cell("0.125", 2), None);
        assert_eq!(cell("100000000000", 2), None);
        assert_eq!(cell("99999999999.99", 2), Some((9_999_999_999_999, 14)));
    }
}
