//! Flows between rows and columns: whether totals can be met at all, and which cells take a step more.

use super::grid::Grid;
use crate::number::Number;
use std::collections::VecDeque;

/// Rows that cannot place what they have in the columns that they may use.
#[derive(Clone, Debug)]
pub(super) struct Shortage {
    pub rows: Vec<usize>,
    pub short: Number,
}

/// A flow of as much as possible from rows to columns over cells with a capacity.
struct Flow<'a> {
    capacity: &'a dyn Fn(usize, usize) -> Option<Number>,
    amounts: Grid<Number>,
    supply: Vec<Number>,
    demand: Vec<Number>,
}

impl Flow<'_> {
    /// What more a cell can take; `None` for no limit.
    fn room(&self, row: usize, column: usize) -> Option<Number> {
        let used = self.amounts.at(row, column)?;
        (self.capacity)(row, column).map(|capacity| &capacity - used)
    }

    fn push(&mut self, row: usize, column: usize, amount: &Number) {
        if let Some(cell) = self.amounts.at_mut(row, column) {
            *cell += amount;
        }
    }

    /// Sends straight from a row to a column what can be sent.
    fn send(&mut self, row: usize, column: usize) {
        let (Some(supply), Some(demand)) = (self.supply.get(row), self.demand.get(column)) else { return };
        let mut amount = supply.clone().at_most(demand);
        if let Some(room) = self.room(row, column) {
            amount = amount.at_most(&room);
        }
        if !amount.is_positive() {
            return;
        }
        self.push(row, column, &amount);
        self.settle(row, column, &amount);
    }

    fn settle(&mut self, row: usize, column: usize, amount: &Number) {
        if let Some(supply) = self.supply.get_mut(row) {
            *supply -= amount;
        }
        if let Some(demand) = self.demand.get_mut(column) {
            *demand -= amount;
        }
    }

    /// Rows reached from those that still have something, each with the way it was reached; ends at a column that still
    /// wants something.
    fn search(&self) -> Search {
        let mut rows: Vec<Option<Reached>> = vec![None; self.supply.len()];
        let mut columns: Vec<Option<usize>> = vec![None; self.demand.len()];
        let mut queue = VecDeque::new();
        for ((row, supply), reached) in (0_usize..).zip(&self.supply).zip(&mut rows) {
            if supply.is_positive() {
                *reached = Some(Reached::Source);
                queue.push_back(row);
            }
        }
        while let Some(row) = queue.pop_front() {
            for column in 0..self.demand.len() {
                let is_open = columns.get(column).is_some_and(Option::is_none);
                if !is_open || self.room(row, column).is_some_and(|room| !room.is_positive()) {
                    continue;
                }
                if let Some(from) = columns.get_mut(column) {
                    *from = Some(row);
                }
                if self.demand.get(column).is_some_and(Number::is_positive) {
                    return Search { rows, columns, end: Some(column) };
                }
                for (back, reached) in (0_usize..).zip(&mut rows) {
                    if reached.is_none() && self.amounts.at(back, column).is_some_and(Number::is_positive) {
                        *reached = Some(Reached::Over(column));
                        queue.push_back(back);
                    }
                }
            }
        }
        Search { rows, columns, end: None }
    }

    /// The cells of a way back from a column: those that get more, and those that give it up.
    fn way(rows: &[Option<Reached>], columns: &[Option<usize>], end: usize) -> Vec<(usize, usize, bool)> {
        let mut way = Vec::new();
        let mut column = end;
        while let Some(row) = columns.get(column).copied().flatten() {
            way.push((row, column, true));
            match rows.get(row) {
                Some(Some(Reached::Over(over))) => {
                    way.push((row, *over, false));
                    column = *over;
                }
                _ => break,
            }
        }
        way
    }

    /// Augments until nothing more fits; gives the rows that are stuck.
    fn complete(&mut self) -> Vec<usize> {
        loop {
            let Search { rows, columns, end } = self.search();
            let Some(column) = end else {
                return (0_usize..).zip(rows).filter(|(_, reached)| reached.is_some()).map(|(row, _)| row).collect();
            };
            let way = Self::way(&rows, &columns, column);
            let Some(source) = way.last().map(|(row, ..)| *row) else { return Vec::new() };
            let mut amounts: Vec<Number> =
                self.supply.get(source).into_iter().chain(self.demand.get(column)).cloned().collect();
            for (row, column, gets) in &way {
                let limit = if *gets { self.room(*row, *column) } else { self.amounts.at(*row, *column).cloned() };
                amounts.extend(limit);
            }
            let amount = amounts.into_iter().min().unwrap_or_default();
            for (row, column, gets) in &way {
                let change = if *gets { amount.clone() } else { -&amount };
                self.push(*row, *column, &change);
            }
            self.settle(source, column, &amount);
        }
    }
}

/// What was reached from rows that still have something, and how.
struct Search {
    rows: Vec<Option<Reached>>,
    /// The row that each column was reached from.
    columns: Vec<Option<usize>>,
    /// A column that still wants something.
    end: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
enum Reached {
    Source,
    Over(usize),
}

/// Whether some cells of weight above zero meet all totals; otherwise which rows cannot place how much.
pub(super) fn shortage(weights: &Grid<Number>, rows: &[Number], columns: &[Number]) -> Option<Shortage> {
    let is_full = weights.cells().all(|(_, _, weight)| weight.is_positive());
    if is_full {
        return None;
    }
    let capacity = |row: usize, column: usize| match weights.at(row, column) {
        Some(weight) if weight.is_positive() => None,
        _ => Some(Number::ZERO),
    };
    let amounts = Grid::filled(rows.len(), columns.len(), &Number::ZERO);
    let mut flow = Flow { capacity: &capacity, amounts, supply: rows.to_vec(), demand: columns.to_vec() };
    for row in 0..rows.len() {
        for column in 0..columns.len() {
            flow.send(row, column);
        }
    }
    let stuck = flow.complete();
    let short: Number = flow.supply.iter().sum();
    short.is_positive().then_some(Shortage { rows: stuck, short })
}

/// Hands out a step more to cells in `order`, at most one a cell, so that each row and each column gets what it has left
/// over: first as the order says, then along ways that free a step elsewhere. `false` when that cannot be.
pub(super) fn place(
    steps: &mut Grid<Number>,
    order: &[(usize, usize)],
    rows: Vec<Number>,
    columns: Vec<Number>,
) -> bool {
    let mut open = Grid::filled(rows.len(), columns.len(), &false);
    for (row, column) in order {
        if let Some(cell) = open.at_mut(*row, *column) {
            *cell = true;
        }
    }
    let capacity = |row: usize, column: usize| {
        let is_open = open.at(row, column).copied().unwrap_or(false);
        Some(if is_open { Number::ONE } else { Number::ZERO })
    };
    let amounts = Grid::filled(rows.len(), columns.len(), &Number::ZERO);
    let mut flow = Flow { capacity: &capacity, amounts, supply: rows, demand: columns };
    for (row, column) in order {
        flow.send(*row, *column);
    }
    flow.complete();
    for (cells, extra) in steps.0.iter_mut().zip(&flow.amounts.0) {
        for (cell, extra) in cells.iter_mut().zip(extra) {
            *cell += extra;
        }
    }
    flow.supply.iter().chain(&flow.demand).all(Number::is_zero)
}
