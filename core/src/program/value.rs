//! Values while a program is written: known numbers, and registers over exact denominators.

use super::op::{Reg, Term};
use crate::number::{Fraction, Number};
use num_integer::Integer;

/// Figures of an outcome have at most 28 digits before the point: they are below 10^28.
const DIGITS_MAX: u32 = 27;
/// Cells of columns are below 10^11 where programs run; rows with larger ones are evaluated alone.
pub const CELL_DIGITS_MAX: u32 = 11;

/// A number of every row. Exact: what a register holds divided by a whole number, and by another register where a row's own
/// quota divides.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The same in every row.
    Known(Number),
    /// Another one in each row.
    Held(Held),
}

/// `top ÷ (unit × over)`; `unit` and `over` are above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub top: Term,
    pub unit: i128,
    pub over: Option<Reg>,
    /// It is at most 10 to this power. Single evaluation refuses figures that have too many digits, so no program may find one.
    pub digits: u32,
}

/// Yes or no for every row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The same in every row.
    Known(bool),
    /// 1 or 0 in a register.
    Held(Reg),
}

impl Value {
    /// Zero in every row.
    pub const ZERO: Self = Self::Known(Number::ZERO);

    /// The number, where it is known.
    #[must_use]
    pub const fn known(&self) -> Option<&Number> {
        match self {
            Self::Known(number) => Some(number),
            Self::Held(_) => None,
        }
    }

    /// Whether a number of each row divides it.
    #[must_use]
    pub const fn is_quotient(&self) -> bool {
        matches!(self, Self::Held(Held { over: Some(_), .. }))
    }

    pub(super) fn held(&self) -> Option<Held> {
        match self {
            Self::Known(number) => {
                let Fraction { numerator, denominator } = number.to_fraction()?;
                let digits = digits_of(numerator, denominator)?;
                Some(Held { top: Term::number(numerator), unit: denominator, over: None, digits })
            }
            Self::Held(held) => Some(*held),
        }
    }

    /// It is at most 10 to this power.
    pub(super) fn digits(&self) -> Option<u32> {
        self.held().map(|held| held.digits)
    }
}

/// The smallest power of ten that a fraction does not exceed, 0 at least.
fn digits_of(numerator: i128, denominator: i128) -> Option<u32> {
    let ceiling = Integer::div_ceil(&numerator.checked_abs()?, &denominator);
    Some(ceiling.checked_sub(1)?.checked_ilog10().map_or(0, |digits| digits.saturating_add(1)))
}

impl Held {
    /// The same in lowest terms; `None` where machine integers do not hold them, or an outcome could not write it.
    pub fn new(top: Term, unit: i128, over: Option<Reg>, digits: u32) -> Option<Self> {
        if unit <= 0 || digits > DIGITS_MAX {
            return None;
        }
        let common = top.times.gcd(&unit).max(1);
        let top = Term { times: top.times.checked_div(common)?, ..top };
        Some(Self { top, unit: unit.checked_div(common)?, over, digits })
    }

    /// Multiplied by a number.
    pub fn times(self, number: &Number) -> Option<Self> {
        let Fraction { numerator, denominator } = number.to_fraction()?;
        // Crosswise first, so that what cancels never grows.
        let left = self.top.times.gcd(&denominator).max(1);
        let right = numerator.gcd(&self.unit).max(1);
        let times = self.top.times.checked_div(left)?.checked_mul(numerator.checked_div(right)?)?;
        let unit = self.unit.checked_div(right)?.checked_mul(denominator.checked_div(left)?)?;
        let digits = self.digits.saturating_add(digits_of(numerator, denominator)?);
        Self::new(Term { times, ..self.top }, unit, self.over, digits)
    }

    /// The value as program values are passed: known where no register takes part.
    pub fn into_value(self) -> Value {
        match (self.top.reg, self.over) {
            (None, None) => Fraction::new(self.top.times, self.unit)
                .map_or(Value::Held(self), |fraction| Value::Known(Number::from_fraction(fraction))),
            _ => Value::Held(self),
        }
    }
}
