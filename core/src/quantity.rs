//! Units: what a figure counts, and the smallest part of it that can be handed out.

use crate::{
    money::Currency,
    number::Number,
    shape::{choice, record},
};
use num_traits::One;

choice! {
    /// The unit of a metric, a measure or a target.
    pub enum Unit {
        /// An amount of money.
        Currency(CurrencyUnit) = "currency",
        /// A number of things.
        Count(CountUnit) = "count",
        /// A percentage; `"25%"` and `"0.25"` are the same figure.
        Percent(PlainUnit) = "percent",
        /// A difference of percentages; `"5%"` is five points.
        PercentagePoints(PlainUnit) = "percentage_points",
        /// A number of days.
        Days(PlainUnit) = "days",
        /// A quotient without a unit.
        Ratio(PlainUnit) = "ratio",
        /// Any other unit, by its name.
        Named(NamedUnit) = "named",
    }
}

record! {
    /// Money.
    pub struct CurrencyUnit {
        /// The ISO 4217 code.
        code: Currency,
        /// The smallest amount that is handed out; the minor unit unless declared.
        step: Option<Number>,
    }
}

record! {
    /// Things that are counted.
    pub struct CountUnit {
        /// What is counted, such as `customers`.
        of: Option<String>,
        /// The smallest number that is handed out (a pack of 12); 1 unless declared. Deals that are credited to several people
        /// are shared out exactly unless it is declared.
        step: Option<Number>,
    }
}

record! {
    /// A unit with nothing to declare.
    pub struct PlainUnit {}
}

record! {
    /// A unit with a name of its own.
    pub struct NamedUnit {
        /// The name.
        name: String,
    }
}

impl Unit {
    /// An amount in a currency, handed out by its minor unit.
    #[must_use]
    pub const fn of_currency(code: Currency) -> Self {
        Self::Currency(CurrencyUnit { code, step: None })
    }

    /// The currency, where the unit is money.
    #[must_use]
    pub const fn currency(&self) -> Option<Currency> {
        match self {
            Self::Currency(unit) => Some(unit.code),
            _ => None,
        }
    }

    /// The places that figures of this unit are written with; `None` for as many as they have.
    #[must_use]
    pub fn scale(&self) -> Option<u32> {
        match self {
            Self::Currency(unit) => Some(unit.code.scale()),
            Self::Count(_) | Self::Days(_) => Some(0),
            _ => None,
        }
    }

    /// The smallest part that can be handed out.
    #[must_use]
    pub fn step(&self) -> Number {
        let (declared, natural) = match self {
            Self::Currency(unit) => (unit.step.clone(), minor_unit(unit.code)),
            Self::Count(unit) => (unit.step.clone(), Number::ONE),
            _ => (None, Number::ONE),
        };
        declared.unwrap_or(natural)
    }
}

fn minor_unit(currency: Currency) -> Number {
    let ratio = num_rational::BigRational::new(One::one(), crate::number::power_of_ten(currency.scale()));
    Number::from_ratio(ratio)
}
