//! Numbers in: a strict grammar, judged on the text, never rounded.

use super::{BARE_DIGITS_MAX, DIGITS_MAX, Number};
use crate::error::{Code, Problem, catalogue::number as code};
use rust_decimal::Decimal;
use std::{fmt, str::FromStr};

/// Why a text is not a number that quotakit takes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.problem("").message(crate::error::Language::En))]
pub struct Malformed {
    code: &'static Code,
    value: String,
}

impl Malformed {
    fn new(code: &'static Code, value: impl fmt::Display) -> Self {
        Self { code, value: value.to_string() }
    }

    /// The problem at the place where the text stands.
    #[must_use]
    pub fn problem(&self, path: &str) -> Problem {
        let shown: String = self.value.chars().take(80).collect();
        let problem = Problem::new(self.code, path).with("value", shown);
        let plain = || self.value.chars().filter(|c| !is_separator(*c)).collect::<String>();
        match self.code.name {
            name if name == code::GROUPED.name => problem.with("plain", plain()),
            name if name == code::TOO_MANY_DIGITS.name => problem.with("limit", DIGITS_MAX),
            name if name == code::BARE_TOO_PRECISE.name => problem.with("limit", BARE_DIGITS_MAX),
            _ => problem,
        }
    }
}

impl FromStr for Number {
    type Err = Malformed;

    /// Reads `-?(0|[1-9]\d*)(\.\d+)?%?` with at most 28 digits.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let (unsigned, is_negative) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
        let (digits, is_percent) = unsigned.strip_suffix('%').map_or((unsigned, false), |rest| (rest, true));
        let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
        if !is_plain(whole, places, digits.contains('.')) {
            return Err(Malformed::new(fault_of(text), text));
        }
        let mantissa_text = [whole, places].concat();
        let significant = mantissa_text.trim_start_matches('0').len();
        let scale = places.len().saturating_add(if is_percent { 2 } else { 0 });
        if significant.max(places.len()) > DIGITS_MAX || scale > DIGITS_MAX {
            return Err(Malformed::new(&code::TOO_MANY_DIGITS, text));
        }
        let decimal = mantissa_text
            .parse::<i128>()
            .ok()
            .zip(u32::try_from(scale).ok())
            .and_then(|(mantissa, scale)| Decimal::try_from_i128_with_scale(mantissa, scale).ok())
            .ok_or_else(|| Malformed::new(&code::TOO_MANY_DIGITS, text))?;
        let number = Self::from(decimal);
        Ok(if is_negative { -number } else { number })
    }
}

impl Number {
    /// Reads a bare JSON number by its text: the same grammar without `%`, at most 15 significant digits.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_bare(text: &str) -> Result<Self, Malformed> {
        if text.ends_with('%') {
            return Err(Malformed::new(&code::MALFORMED, text));
        }
        let number = text.parse::<Self>()?;
        let significant = text.chars().filter(char::is_ascii_digit).skip_while(|c| *c == '0').count();
        if significant > BARE_DIGITS_MAX {
            return Err(Malformed::new(&code::BARE_TOO_PRECISE, text));
        }
        Ok(number)
    }

    /// Reads a binary float by its shortest decimal form, at most 15 significant digits: `0.1` is 0.1, while
    /// `0.1 + 0.2` (0.30000000000000004) is refused.
    ///
    /// # Errors
    /// NaN, an infinity, or a float that no decimal of 15 digits names.
    pub fn from_float(value: f64) -> Result<Self, Malformed> {
        if !value.is_finite() {
            return Err(Malformed::new(&code::NOT_A_NUMBER, value));
        }
        // Rust prints floats without an exponent, as the shortest text that reads back the same.
        let text = value.to_string();
        Self::from_bare(if text == "-0" { "0" } else { &text })
    }
}

fn is_plain(whole: &str, places: &str, has_point: bool) -> bool {
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    !whole.is_empty() && all_digits(whole) && all_digits(places) && !has_leading_zero && has_point != places.is_empty()
}

const fn is_separator(c: char) -> bool {
    matches!(c, ',' | '_' | ' ' | '\'' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '，')
}

/// Names what keeps a text from being a number.
fn fault_of(text: &str) -> &'static Code {
    let lower = text.to_ascii_lowercase();
    let is_word = |word: &str| lower.trim_start_matches(['+', '-']) == word;
    if ["nan", "inf", "infinity"].into_iter().any(is_word) {
        return &code::NOT_A_NUMBER;
    }
    let plain: String = text.chars().filter(|c| !is_separator(*c)).collect();
    if plain != text && plain.parse::<Number>().is_ok() {
        return &code::GROUPED;
    }
    let has_exponent = lower.split_once('e').is_some_and(|(before, after)| {
        before.parse::<Number>().is_ok() && after.trim_start_matches(['+', '-']).parse::<u32>().is_ok()
    });
    if has_exponent { &code::EXPONENT } else { &code::MALFORMED }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> &'static str {
        text.parse::<Number>().expect_err(text).code.name
    }

    #[test]
    fn the_grammar_takes_what_it_says() {
        for (text, canonical) in [("0.075", "0.075"), ("7.5%", "0.075"), ("-0", "0"), ("1.50", "1.5"), ("-12", "-12")] {
            assert_eq!(text.parse::<Number>().expect(text).to_string(), canonical);
        }
    }

    #[test]
    fn the_grammar_refuses_the_rest_by_name() {
        for text in ["1,000", "1_000", "1 000", " 1", "1，000"] {
            assert_eq!(refused(text), "number/002", "{text}");
        }
        for text in ["1e3", "1.5E-7"] {
            assert_eq!(refused(text), "number/003", "{text}");
        }
        for text in ["NaN", "-inf", "Infinity"] {
            assert_eq!(refused(text), "number/006", "{text}");
        }
        for text in ["", "-", "+1", "01", "1.", ".5", "%", "1%%", "0x1", "１", "1.2.3", "--1"] {
            assert_eq!(refused(text), "number/001", "{text}");
        }
        assert_eq!(refused("12345678901234567890123456789"), "number/004");
        assert_eq!(refused("0.123456789012345678901234567%"), "number/004");
    }

    #[test]
    fn bare_numbers_and_floats_keep_15_digits() {
        assert_eq!(Number::from_bare("123456789012.345").expect("15 digits").to_string(), "123456789012.345");
        assert!(Number::from_bare("12345678901234567.123").is_err());
        assert!(Number::from_bare("1e2").is_err());
        assert_eq!(Number::from_float(0.1).expect("a tenth").to_string(), "0.1");
        assert!(Number::from_float(0.1 + 0.2).is_err());
        assert!(Number::from_float(f64::NAN).is_err());
        assert_eq!(Number::from_float(-0.0).expect("zero"), Number::ZERO);
    }
}
