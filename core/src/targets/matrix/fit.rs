//! Fitting: cells in proportion to their weights, scaled by row and by column until both totals hold.
//!
//! Iterative proportional fitting (W. E. Deming and F. F. Stephan, 1940) at a declared tolerance; weights that are a
//! product of a row and a column factor are fitted exactly. What the tolerance leaves is then put right exactly, along
//! the largest cells, so that the margins of the fitted cells are the totals to the last digit.

use super::grid::Grid;
use crate::number::Number;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, Zero};

/// Cell updates that one fit may take, and the fewest and the most sweeps that it makes of them.
const UPDATES_MAX: usize = 40_000_000;
const SWEEPS: std::ops::RangeInclusive<usize> = 50..=1_000;

/// Why there is no fit.
#[derive(Clone, Debug)]
pub(super) struct NoFit {
    /// The sweeps made.
    pub sweeps: usize,
    /// How far the row totals still are off.
    pub apart: Number,
}

/// Fits weights to totals that were found feasible.
pub(super) fn fit(
    weights: &Grid<Number>,
    rows: &[Number],
    columns: &[Number],
    tolerance: &Number,
) -> Result<Grid<Number>, NoFit> {
    let total: Number = rows.iter().sum();
    if total.is_zero() {
        return Ok(Grid::filled(rows.len(), columns.len(), &Number::ZERO));
    }
    if is_product(weights) {
        let cell = |row: &Number, column: &Number| (row * column).over(&total).unwrap_or_default();
        return Ok(Grid(rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect()));
    }
    let scale = super::super::steps::places(tolerance).saturating_add(3).min(24);
    let fixed = Fixed::at(scale);
    let (row_totals, column_totals) = (fixed.of_all(rows), fixed.of_all(columns));
    let mut cells = fixed.start(weights, rows);
    let count = rows.len().saturating_mul(columns.len()).max(1);
    let sweeps = UPDATES_MAX.checked_div(count).unwrap_or(0).clamp(*SWEEPS.start(), *SWEEPS.end());
    let mut apart = total;
    for _ in 0..sweeps {
        scale_columns(&mut cells, &column_totals);
        let sums: Vec<BigInt> = cells.iter().map(|row| row.iter().sum()).collect();
        apart = fixed.farthest(&sums, &row_totals);
        if apart <= *tolerance {
            let mut cells =
                Grid(cells.into_iter().map(|row| row.into_iter().map(|cell| fixed.number(cell)).collect()).collect());
            settle(&mut cells, rows, columns);
            let is_sound = cells.cells().all(|(_, _, cell)| !cell.is_negative());
            return if is_sound { Ok(cells) } else { Err(NoFit { sweeps, apart }) };
        }
        for ((row, sum), total) in cells.iter_mut().zip(&sums).zip(&row_totals) {
            scale_one(row.iter_mut(), sum, total);
        }
    }
    Err(NoFit { sweeps, apart })
}

/// Whether each weight is the product of a factor of its row and one of its column.
fn is_product(weights: &Grid<Number>) -> bool {
    let (rows, columns) = (weights.row_sums(), weights.column_sums());
    let total: Number = rows.iter().sum();
    weights.cells().all(|(row, column, weight)| match (rows.get(row), columns.get(column)) {
        (Some(row), Some(column)) => weight.is_positive() && weight * &total == row * column,
        _ => false,
    })
}

/// Numbers as integers at a fixed scale: a sweep changes every cell, and the next one mends what was rounded.
struct Fixed {
    unit: BigInt,
}

impl Fixed {
    fn at(scale: u32) -> Self {
        Self { unit: crate::number::power_of_ten(scale) }
    }

    fn of(&self, number: &Number) -> BigInt {
        let ratio = number.to_ratio();
        nearest(&(ratio.numer() * &self.unit), ratio.denom())
    }

    fn of_all(&self, numbers: &[Number]) -> Vec<BigInt> {
        numbers.iter().map(|number| self.of(number)).collect()
    }

    fn number(&self, fixed: BigInt) -> Number {
        Number::from(fixed).over(&Number::from(self.unit.clone())).unwrap_or_default()
    }

    /// The weights of each row, scaled to the row's total.
    fn start(&self, weights: &Grid<Number>, rows: &[Number]) -> Vec<Vec<BigInt>> {
        let row = |(weights, total): (&Vec<Number>, &Number)| {
            let factor = total.over(&weights.iter().sum()).unwrap_or_default();
            weights.iter().map(|weight| self.of(&(weight * &factor))).collect()
        };
        weights.0.iter().zip(rows).map(row).collect()
    }

    fn farthest(&self, sums: &[BigInt], totals: &[BigInt]) -> Number {
        let farthest = sums.iter().zip(totals).map(|(sum, total)| (sum - total).abs()).max();
        self.number(farthest.unwrap_or_default())
    }
}

/// The quotient to the nearest integer; neither is negative, and the divisor is not zero.
fn nearest(dividend: &BigInt, divisor: &BigInt) -> BigInt {
    (dividend * 2_u8 + divisor).div_floor(&(divisor * 2_u8))
}

fn scale_one<'c>(cells: impl Iterator<Item = &'c mut BigInt>, sum: &BigInt, total: &BigInt) {
    for cell in cells.filter(|cell| !cell.is_zero()) {
        // INVARIANT: the sum is not zero, for this cell is a part of it.
        *cell = nearest(&(&*cell * total), sum);
    }
}

fn scale_columns(cells: &mut [Vec<BigInt>], totals: &[BigInt]) {
    let mut sums = vec![BigInt::zero(); totals.len()];
    for row in cells.iter() {
        for (sum, cell) in sums.iter_mut().zip(row) {
            *sum += cell;
        }
    }
    for row in cells {
        for ((cell, sum), total) in row.iter_mut().zip(&sums).zip(totals) {
            scale_one(std::iter::once(cell), sum, total);
        }
    }
}

/// Puts right what is missing in the margins, exactly: along a spanning forest of the largest cells, from its leaves to
/// its roots.
fn settle(cells: &mut Grid<Number>, rows: &[Number], columns: &[Number]) {
    let mut edges: Vec<(Number, usize, usize)> = cells
        .cells()
        .filter(|(_, _, cell)| cell.is_positive())
        .map(|(row, column, cell)| (cell.clone(), row, column))
        .collect();
    edges
        .sort_by(|(a, a_row, a_column), (b, b_row, b_column)| b.cmp(a).then((a_row, a_column).cmp(&(b_row, b_column))));
    let nodes = rows.len().saturating_add(columns.len());
    let mut groups: Vec<usize> = (0..nodes).collect();
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (_, row, column) in edges {
        let column = rows.len().saturating_add(column);
        let (a, b) = (leader(&mut groups, row), leader(&mut groups, column));
        if a != b {
            if let Some(group) = groups.get_mut(a) {
                *group = b;
            }
            for (from, to) in [(row, column), (column, row)] {
                if let Some(list) = neighbours.get_mut(from) {
                    list.push(to);
                }
            }
        }
    }
    let missing = |totals: &[Number], sums: Vec<Number>| {
        totals.iter().zip(sums).map(|(total, sum)| total - &sum).collect::<Vec<_>>()
    };
    let mut missing_of = missing(rows, cells.row_sums());
    missing_of.extend(missing(columns, cells.column_sums()));
    for (node, parent) in leaves_first(&neighbours) {
        let Some(missing) = missing_of.get(node).cloned() else { continue };
        let (row, column) = if node < rows.len() { (node, parent) } else { (parent, node) };
        if let Some(cell) = cells.at_mut(row, column.saturating_sub(rows.len())) {
            *cell += &missing;
        }
        if let Some(of_parent) = missing_of.get_mut(parent) {
            *of_parent -= &missing;
        }
    }
}

fn leader(groups: &mut [usize], node: usize) -> usize {
    let mut at = node;
    while let Some(next) = groups.get(at).copied().filter(|next| *next != at) {
        let beyond = groups.get(next).copied().unwrap_or(next);
        if let Some(group) = groups.get_mut(at) {
            *group = beyond; // Halves the way for the next one.
        }
        at = next;
    }
    at
}

/// Every node of a forest with its parent, children before parents; roots are left out.
fn leaves_first(neighbours: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut is_seen = vec![false; neighbours.len()];
    let mut order = Vec::new();
    for root in 0..neighbours.len() {
        let mut stack = vec![(root, root)];
        while let Some((node, parent)) = stack.pop() {
            let Some(seen) = is_seen.get_mut(node).filter(|seen| !**seen) else { continue };
            *seen = true;
            if node != parent {
                order.push((node, parent));
            }
            let next = neighbours.get(node).into_iter().flatten();
            stack.extend(next.filter(|next| **next != parent).map(|next| (*next, node)));
        }
    }
    order.reverse();
    order
}
