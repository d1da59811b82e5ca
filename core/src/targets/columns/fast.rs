//! Plain trees in integers: ids, parents and weights, and whole numbers of steps by largest remainders. Everything else, and
//! every table with something wrong in it, is left to the plan itself.

use super::{
    NodeValues,
    links::{Links, column},
    siblings::{Pot, Siblings},
    width::Width,
};
use crate::{
    limits,
    number::{Number, power_of_ten},
    table::{Cells, Column, Table},
    targets::{
        document::{BoundsMethod, Method, TargetPlanDocument, ZeroWeights},
        steps::Steps,
    },
};
use num_traits::ToPrimitive as _;

/// Columns that a plain tree has, and those that may be there and empty.
const PLAIN: [&str; 3] = ["parent", "id", "weight"];
const EMPTY: [&str; 9] = ["min", "max", "locked", "set", "owner", "due", "kind", "hired", "left"];

/// The memory that a split is worked out in.
#[derive(Clone, Debug, Default)]
pub(super) struct Room {
    narrow: Siblings<u64>,
    wide: Siblings<u128>,
    pots: Vec<Pot>,
}

/// Shares the total out over a plain tree; `None` where the table or the plan is not plain.
pub(super) fn evaluate(plan: &TargetPlanDocument, table: &Table<'_>, into: &mut NodeValues) -> Option<()> {
    let has_plain_rules = plan.method == Method::LargestRemainder
        && plan.bounds == BoundsMethod::WaterFilling
        && plan.time.is_none()
        && plan.padding.is_empty();
    if !has_plain_rules || !has_plain_columns(table) {
        return None;
    }
    let (ids, parents, weights) = (column(table, "id")?, column(table, "parent")?, column(table, "weight")?);
    let links = Links::of(ids, parents)?;
    let steps = Steps::of(plan);
    let whole = steps.count(&plan.total).floor();
    let count = whole.to_integer()?.to_u128()?;
    let step = scaled(&steps.step, steps.scale)?;
    let step = if steps.is_mirrored { step.checked_neg()? } else { step };
    // Nobody has more than the total, so every other product fits if this one does.
    let total = i128::try_from(count).ok()?.checked_mul(step)?;
    let NodeValues { values, room, scale, residue, .. } = into;
    (*scale, *residue) = (steps.scale, scaled(&(&plan.total - &steps.amount(&whole)), steps.scale)?);
    values.clear();
    values.resize(table.rows(), 0);
    put(values, links.root, total)?;
    let split = Split { links: &links, ids, weights, are_equal: plan.zero_weights == ZeroWeights::Equal, step };
    room.pots.clear();
    room.pots.push(Pot { row: links.root, depth: 1, whole: count, part: 0, of: 1, count });
    let mut reached = 1_usize;
    while let Some(pot) = room.pots.pop() {
        reached = reached.checked_add(split.share(&pot, room, values)?)?;
    }
    // Rows that stand below each other in a circle cannot be reached.
    (reached == table.rows()).then_some(())
}

fn has_plain_columns(table: &Table<'_>) -> bool {
    let is_empty = |column: &Column<'_>| (0..table.rows()).all(|row| !column.is_there(row));
    let is_plain = |column: &Column<'_>| {
        PLAIN.contains(&column.name) || EMPTY.contains(&column.name) && column.valid.is_some() && is_empty(column)
    };
    let is_first = |(place, column): (usize, &Column<'_>)| {
        table.columns().iter().position(|other| other.name == column.name) == Some(place)
    };
    table.columns().len() <= PLAIN.len().saturating_add(EMPTY.len())
        && table.columns().iter().all(is_plain)
        && table.columns().iter().enumerate().all(is_first)
}

/// A number as a whole number of `10^-scale`.
pub(super) fn scaled(number: &Number, scale: u32) -> Option<i128> {
    let unit = Number::from(power_of_ten(scale));
    (number * &unit).to_integer()?.to_i128()
}

fn put(values: &mut [i128], row: u32, value: i128) -> Option<()> {
    *values.get_mut(usize::try_from(row).ok()?)? = value;
    Some(())
}

struct Split<'t, 'a> {
    links: &'t Links,
    ids: &'t Column<'a>,
    weights: &'t Column<'a>,
    are_equal: bool,
    /// A step as the values are written, below zero where the total is.
    step: i128,
}

impl Split<'_, '_> {
    /// Hands a pot out to the rows below; how many there are.
    fn share(&self, pot: &Pot, room: &mut Room, values: &mut [i128]) -> Option<usize> {
        let rows = self.links.below(pot.row);
        if rows.is_empty() {
            return Some(0);
        }
        if pot.depth >= limits::TREE_DEPTH_MAX {
            return None;
        }
        let Room { narrow, wide, pots } = room;
        if self.share_in(narrow, pot, rows).is_some() {
            self.hand_out(narrow, pot, rows, pots, values)?;
        } else {
            self.share_in(wide, pot, rows)?;
            self.hand_out(wide, pot, rows, pots, values)?;
        }
        Some(rows.len())
    }

    fn share_in<T: Width>(&self, siblings: &mut Siblings<T>, pot: &Pot, rows: &[u32]) -> Option<()> {
        self.gather(rows, &mut siblings.weights)?;
        siblings.share(pot, |place| rows.get(place).and_then(|row| self.id(*row)).unwrap_or_default())
    }

    fn id(&self, row: u32) -> Option<&str> {
        self.ids.text(usize::try_from(row).ok()?)
    }

    /// The weights of rows; `None` where one is missing, below zero or too large, or where nobody has any.
    fn gather<T: Width>(&self, rows: &[u32], into: &mut Vec<T>) -> Option<()> {
        let places = || rows.iter().map(|row| usize::try_from(*row).unwrap_or(usize::MAX));
        if self.weights.valid.is_some() && !places().all(|row| self.weights.is_there(row)) {
            return None;
        }
        into.clear();
        into.reserve(rows.len());
        match self.weights.cells {
            Cells::Int64 { values, .. } => {
                places().try_for_each(|row| {
                    values.get(row).and_then(|value| T::from_i64(*value)).map(|value| into.push(value))
                })?;
            }
            Cells::Int128 { values, .. } => {
                places().try_for_each(|row| {
                    values.get(row).and_then(|value| T::from_i128(*value)).map(|value| into.push(value))
                })?;
            }
            Cells::Float64(_) | Cells::Text(_) | Cells::Coded { .. } => return None,
        }
        if into.iter().all(|weight| *weight == T::zero()) {
            into.iter_mut().filter(|_| self.are_equal).for_each(|weight| *weight = T::one());
            return self.are_equal.then_some(());
        }
        Some(())
    }

    fn hand_out<T: Width>(
        &self,
        siblings: &Siblings<T>,
        pot: &Pot,
        rows: &[u32],
        pots: &mut Vec<Pot>,
        values: &mut [i128],
    ) -> Option<()> {
        for (place, (row, count)) in rows.iter().zip(siblings.counts()).enumerate() {
            put(values, *row, count.to_i128()?.wrapping_mul(self.step))?;
            if !self.links.below(*row).is_empty() {
                pots.push(siblings.pot(place, *row, pot.depth.saturating_add(1))?);
            }
        }
        Some(())
    }
}
