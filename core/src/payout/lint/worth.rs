//! Amounts as far as they are known before any facts: money, and multiples of a quota, a target incentive, a salary.

use crate::number::Number;

/// An amount of money, and a multiple of a base of which only its sign is known: it is positive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worth {
    pub money: Number,
    pub multiple: Number,
}

impl Worth {
    pub fn money(money: &Number) -> Self {
        Self { money: money.clone(), multiple: Number::ZERO }
    }

    pub fn multiple(multiple: &Number) -> Self {
        Self { money: Number::ZERO, multiple: multiple.clone() }
    }

    pub fn plus(&self, other: &Self) -> Self {
        Self { money: &self.money + &other.money, multiple: &self.multiple + &other.multiple }
    }

    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.times(&Number::from(-1)))
    }

    pub fn times(&self, factor: &Number) -> Self {
        Self { money: &self.money * factor, multiple: &self.multiple * factor }
    }

    /// Whether it is above zero for some base.
    pub fn can_be_positive(&self) -> bool {
        self.money.is_positive() || self.multiple.is_positive()
    }

    /// Whether it is zero or less for every base.
    pub fn is_never_positive(&self) -> bool {
        !self.can_be_positive()
    }

    /// Whether it is zero or more for every base.
    pub fn is_never_negative(&self) -> bool {
        !self.money.is_negative() && !self.multiple.is_negative()
    }

    /// The amount where it is money alone.
    pub fn as_money(&self) -> Option<&Number> {
        self.multiple.is_zero().then_some(&self.money)
    }

    /// Written with the base of its multiple: `100`, `0.9 × quota`, `300 - 0.01 × quota`.
    pub fn told(&self, base: &str) -> String {
        if self.multiple.is_zero() {
            return self.money.to_string();
        }
        if self.money.is_zero() {
            return format!("{} × {base}", self.multiple);
        }
        let sign = if self.multiple.is_negative() { "-" } else { "+" };
        format!("{} {sign} {} × {base}", self.money, self.multiple.abs())
    }
}
