//! Money: an amount in an ISO 4217 currency, at that currency's scale.

use crate::{
    error::catalogue::document as code,
    number::Number,
    rounding::Rounding,
    shape::{Node, Reader, Shape, shortened},
};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::fmt;

/// An ISO 4217 currency.
///
/// ```
/// use quotakit::money::Currency;
/// let scale = |code| Currency::from_code(code).map(Currency::scale);
/// assert_eq!((scale("JPY"), scale("CNY"), scale("KWD"), scale("XXY")), (Some(0), Some(2), Some(3), None));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The currency of a three-letter code that has a minor unit.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        iso_currency::Currency::from_code(code).filter(|currency| currency.exponent().is_some()).map(Self)
    }

    /// The three-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// The places of the minor unit: 0 for JPY, 2 for CNY, 3 for KWD.
    #[must_use]
    pub fn scale(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Shape for Currency {
    fn blank() -> Self {
        Self(iso_currency::Currency::USD)
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Node::Text(text) = node else {
            reader.wrong_type("a currency code", node);
            return Self::blank();
        };
        Self::from_code(text).unwrap_or_else(|| {
            reader.fault(&code::UNKNOWN_CURRENCY, |problem| problem.with("value", shortened(text)));
            Self::blank()
        })
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A number written with a fixed count of places, as outcomes write amounts (`"1234.50"`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount {
    value: Number,
    scale: u32,
}

impl Amount {
    /// The amount that `value` is when rounded half up to `scale` places; a value that was rounded before stays.
    #[must_use]
    pub fn new(value: &Number, scale: u32) -> Self {
        Self { value: value.rounded(Rounding::half_up(scale)), scale }
    }

    /// The number.
    #[must_use]
    pub const fn value(&self) -> &Number {
        &self.value
    }

    /// The places that it is written with.
    #[must_use]
    pub const fn scale(&self) -> u32 {
        self.scale
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value.at_scale(self.scale))
    }
}

/// An amount is read as it is written: a text, whose places are kept.
impl Shape for Amount {
    fn blank() -> Self {
        Self { value: Number::ZERO, scale: 0 }
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Node::Text(written) = node else {
            reader.wrong_type("an amount as a text, such as \"1234.50\"", node);
            return Self::blank();
        };
        if written.ends_with('%') {
            reader.wrong_type("an amount, not a percentage", node);
            return Self::blank();
        }
        let places = written.split_once('.').map_or(0, |(_, places)| places.len());
        let value = Number::read(node, reader);
        // A number that was read has at most 28 digits.
        Self { value, scale: u32::try_from(places.min(28)).unwrap_or(0) }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// An amount of money as facts give it: a number, and no percentage, of which nobody knows what it is a part of.
///
/// ```
/// use quotakit::{LifeCycle, funnel::Pipeline};
/// let facts = |amount: &str| Pipeline::facts_from_json(&format!(
///     r#"{{"as_of": "2026-09-30", "deals": [], "costs": [{{"amount": "{amount}"}}]}}"#));
/// assert!(facts("50").is_ok());
/// assert!(facts("50%").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct MoneyNumber(Number);

impl MoneyNumber {
    /// The number.
    #[must_use]
    pub const fn number(&self) -> &Number {
        &self.0
    }
}

impl From<Number> for MoneyNumber {
    fn from(number: Number) -> Self {
        Self(number)
    }
}

impl Shape for MoneyNumber {
    fn blank() -> Self {
        Self(Number::ZERO)
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        if matches!(node, Node::Text(written) if written.ends_with('%')) {
            reader.wrong_type("an amount, not a percentage", node);
            return Self::blank();
        }
        Self(Number::read(node, reader))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for MoneyNumber {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Number::schema_name()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        Number::schema_id()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Number::json_schema(generator)
    }
}

/// An exact amount in a currency.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// How much.
    pub amount: Number,
    /// Of what.
    pub currency: Currency,
}

/// Why two amounts cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} cannot be added to {1} without a rate")]
pub struct CurrencyMismatch(Currency, Currency);

/// An amount converted at a dated rate, with what it was before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Conversion {
    /// The amount before.
    pub from: Money,
    /// The amount after, not rounded.
    pub to: Money,
    /// Units of the new currency for one unit of the old.
    pub rate: Number,
    /// The day of the rate.
    pub date: NaiveDate,
}

impl Money {
    /// The sum of two amounts of one currency.
    ///
    /// # Errors
    /// Two currencies.
    pub fn plus(&self, other: &Self) -> Result<Self, CurrencyMismatch> {
        if self.currency != other.currency {
            return Err(CurrencyMismatch(other.currency, self.currency));
        }
        Ok(Self { amount: &self.amount + &other.amount, currency: self.currency })
    }

    /// The amount in another currency at the rate of a day; both amounts are kept.
    #[must_use]
    pub fn converted(&self, currency: Currency, rate: &Number, date: NaiveDate) -> Conversion {
        let to = Self { amount: &self.amount * rate, currency };
        Conversion { from: self.clone(), to, rate: rate.clone(), date }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_do_not_mix_without_a_rate() {
        let money = |amount: &str, code: &str| Money {
            amount: amount.parse().expect(amount),
            currency: Currency::from_code(code).expect(code),
        };
        let yuan = money("10.50", "CNY");
        assert_eq!(yuan.plus(&money("1", "CNY")), Ok(money("11.5", "CNY")));
        let mixed = yuan.plus(&money("1", "TWD")).expect_err("two currencies");
        assert_eq!(mixed.to_string(), "TWD cannot be added to CNY without a rate");
        let rate = "4.4".parse().expect("a rate");
        let conversion = yuan.converted(Currency::from_code("TWD").expect("TWD"), &rate, NaiveDate::default());
        assert_eq!((conversion.from, conversion.to), (yuan, money("46.2", "TWD")));
    }
}
