//! What a rule counts of plain deals.

use super::columns::Columns;
use crate::{
    number::{DIGITS_MAX, Number, power_of_ten},
    payout::{
        crediting::smallest_unit,
        document::{CreditKind, CreditOf, CreditRule, Matching, PlanDocument},
    },
    table::{Cells, Column, FLOAT_PLACES, exact},
};
use num_traits::ToPrimitive as _;
use std::collections::BTreeSet;

/// What has this size or more is not read as a number.
const SIZE_MAX: i128 = 10_i128.pow(28);

/// A rule, and where rows have what it counts.
pub(super) struct Counted<'t, 'a> {
    pub rule: &'t CreditRule,
    value: Value<'t, 'a>,
    pub scale: u32,
    /// What a value has to be a multiple of.
    unit: i128,
}

enum Value<'t, 'a> {
    /// Every row counts one.
    One,
    Of(&'t Column<'a>),
    /// There is no such column, or it cannot be counted in whole numbers.
    Lacking,
}

impl<'t, 'a> Counted<'t, 'a> {
    /// `None` where a rule looks at more than attributes, roles and what it counts.
    pub fn of<'p: 't>(
        plan: &PlanDocument,
        rule: &'p CreditRule,
        columns: &Columns<'t, 'a>,
        asked: &mut BTreeSet<&'p str>,
    ) -> Option<Self> {
        let is_plain = rule.kind == CreditKind::Revenue
            && rule.cap_per_deal.is_none()
            && rule.windfall.is_none()
            && rule.during.is_none();
        if !is_plain || !rule.when.as_ref().is_none_or(|test| asks(test, asked)) {
            return None;
        }
        let column = match rule.of {
            CreditOf::Amount => columns.column("amount"),
            CreditOf::Quantity => columns.column("quantity"),
            CreditOf::Count => return Some(Self { rule, value: Value::One, scale: 0, unit: 1 }),
        };
        let lacking = Self { rule, value: Value::Lacking, scale: 0, unit: 1 };
        let Some(column) = column else { return Some(lacking) };
        let scale = match column.cells {
            Cells::Int64 { scale, .. } | Cells::Int128 { scale, .. } => scale,
            Cells::Float64(_) => FLOAT_PLACES,
            Cells::Text(_) | Cells::Coded { .. } => return Some(lacking),
        };
        Some(unit_of(plan, rule, scale).map_or(lacking, |unit| Self { rule, value: Value::Of(column), scale, unit }))
    }

    /// The value of a row; `None` where it is missing or no number of units.
    pub fn value(&self, row: usize) -> Option<i128> {
        let value = match self.value {
            Value::One => return Some(1),
            Value::Of(column) => mantissa(column, row).filter(|_| column.is_there(row))?,
            Value::Lacking => return None,
        };
        let is_whole = self.unit == 1
            || match (i64::try_from(value), i64::try_from(self.unit)) {
                (Ok(value), Ok(unit)) => value.checked_rem(unit) == Some(0),
                _ => value.checked_rem(self.unit) == Some(0),
            };
        is_whole.then_some(value)
    }
}

/// The smallest unit of a measure, in steps of a column.
fn unit_of(plan: &PlanDocument, rule: &CreditRule, scale: u32) -> Option<i128> {
    let Some(unit) = smallest_unit(plan, rule) else { return Some(1) };
    let whole = &unit * &Number::from(power_of_ten(scale));
    match whole.to_integer() {
        Some(unit) => unit.to_i128().filter(|unit| *unit > 0),
        // A column in coarser steps has whole units only.
        None => Number::ONE.over(&whole).filter(Number::is_integer).map(|_| 1),
    }
}

/// Whether a test looks at attributes alone; notes which.
fn asks<'p>(test: &'p Matching, asked: &mut BTreeSet<&'p str>) -> bool {
    match test {
        Matching::All(parts) | Matching::Any(parts) => parts.iter().all(|part| asks(part, asked)),
        Matching::Not(part) => asks(part, asked),
        Matching::Equals(is) => {
            asked.insert(&is.attribute);
            true
        }
        Matching::In(is) => {
            asked.insert(&is.attribute);
            true
        }
        Matching::Between(_) => false,
    }
}

/// The whole number of a cell that can be read as a number.
pub(super) fn mantissa(column: &Column<'_>, row: usize) -> Option<i128> {
    let (value, scale) = match column.cells {
        Cells::Int64 { values, scale } => (i128::from(*values.get(row)?), scale),
        Cells::Int128 { values, scale } => (*values.get(row)?, scale),
        Cells::Float64(values) => (i128::from(exact(*values.get(row)?)?), FLOAT_PLACES),
        Cells::Text(_) | Cells::Coded { .. } => return None,
    };
    let is_read = usize::try_from(scale).is_ok_and(|scale| scale <= DIGITS_MAX);
    (is_read && -SIZE_MAX < value && value < SIZE_MAX).then_some(value)
}

/// Whether the share of the only participant is the whole.
pub(super) fn is_whole(share: Option<&Column<'_>>, row: usize) -> bool {
    let Some(share) = share.filter(|share| share.is_there(row)) else { return true };
    let Cells::Int64 { values, scale } = share.cells else { return false };
    let value = values.get(row).copied().unwrap_or_default();
    value > 0 && 10_i64.checked_pow(scale).and_then(|one| value.checked_rem(one)) == Some(0)
}
