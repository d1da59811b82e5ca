//! Cells in rows, with sums that cannot go out of bounds.

use crate::number::Number;

/// Cells by row and column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid<T>(pub Vec<Vec<T>>);

impl<T: Clone> Grid<T> {
    pub fn filled(rows: usize, columns: usize, value: &T) -> Self {
        Self(vec![vec![value.clone(); columns]; rows])
    }

    pub fn at(&self, row: usize, column: usize) -> Option<&T> {
        self.0.get(row)?.get(column)
    }

    pub fn at_mut(&mut self, row: usize, column: usize) -> Option<&mut T> {
        self.0.get_mut(row)?.get_mut(column)
    }

    /// Every cell with its place, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize, &T)> {
        let row = |(row, cells): (usize, &'_ Vec<T>)| (row, cells.len());
        let places = self.0.iter().enumerate().map(row);
        places
            .zip(&self.0)
            .flat_map(|((row, _), cells)| cells.iter().enumerate().map(move |(column, cell)| (row, column, cell)))
    }
}

impl Grid<Number> {
    pub fn row_sums(&self) -> Vec<Number> {
        self.0.iter().map(|cells| cells.iter().sum()).collect()
    }

    pub fn column_sums(&self) -> Vec<Number> {
        let columns = self.0.first().map_or(0, Vec::len);
        let mut sums = vec![Number::ZERO; columns];
        for cells in &self.0 {
            for (sum, cell) in sums.iter_mut().zip(cells) {
                *sum += cell;
            }
        }
        sums
    }
}
