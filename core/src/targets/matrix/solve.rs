//! A matrix worked out: checked, freed of its locked cells, fitted, rounded.

use super::{
    super::{
        check::{check_step, check_unit},
        steps::Steps,
    },
    document::{LockedCell, Margin, TargetMatrixDocument},
    fit::fit,
    flow::{place, shortage},
    grid::Grid,
};
use crate::{
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    limits,
    number::Number,
    shape::suggestion,
};
use std::collections::BTreeSet;

pub(super) fn check(matrix: &TargetMatrixDocument, problems: &mut Problems) {
    check_unit(&matrix.unit, problems);
    check_margins(&matrix.rows, "rows", matrix, problems);
    check_margins(&matrix.columns, "columns", matrix, problems);
    let cells = matrix.rows.len().saturating_mul(matrix.columns.len());
    if let Err(problem) = limits::check("the number of cells", cells, limits::CELLS_MAX) {
        problems.push(Problem { path: "/weights".to_owned(), ..*problem });
    }
    check_shape(matrix, problems);
    for (index, locked) in matrix.locked.iter().enumerate() {
        check_locked(matrix, locked, index, problems);
    }
    let sum = |margins: &[Margin]| -> Number { margins.iter().map(|margin| &margin.total).sum() };
    let (rows, columns) = (sum(&matrix.rows), sum(&matrix.columns));
    if rows != columns {
        let scale = Totals::of(matrix).steps.scale;
        let written = |number: &Number| crate::money::Amount::new(number, scale);
        let problem =
            Problem::new(&code::MARGINS_DIFFER, "/columns").with("difference", written(&(&rows - &columns).abs()));
        problems.push(problem.with("rows", written(&rows)).with("columns", written(&columns)));
    }
    if !matrix.tolerance.is_positive() || matrix.tolerance > Number::ONE {
        let problem = Problem::new(&general::OUT_OF_RANGE, "/tolerance").with("value", &matrix.tolerance);
        problems.push(problem.with("range", "above 0 and up to 1"));
    }
}

fn check_margins(margins: &[Margin], name: &'static str, matrix: &TargetMatrixDocument, problems: &mut Problems) {
    if margins.is_empty() {
        problems.push(Problem::new(&general::EMPTY, format!("/{name}")).with("field", name));
    }
    let steps = Totals::of(matrix).steps;
    let mut ids = BTreeSet::new();
    for (index, margin) in margins.iter().enumerate() {
        let path = format!("/{name}/{index}");
        if !ids.insert(&margin.id) {
            problems.push(Problem::new(&general::DUPLICATE_ID, format!("{path}/id")).with("id", &margin.id));
        }
        let path = format!("{path}/total");
        check_step(&margin.total, &steps.step, &path, false, problems);
        if steps.count(&margin.total).is_negative() {
            let problem = Problem::new(&general::OUT_OF_RANGE, path).with("value", &margin.total);
            problems.push(problem.with("range", "amounts of one sign"));
        }
    }
}

fn check_shape(matrix: &TargetMatrixDocument, problems: &mut Problems) {
    let mut expect = |expected: usize, found: usize, what: &str, path: String| {
        if expected != found {
            let problem = Problem::new(&code::MATRIX_SHAPE, path).with("expected", expected).with("found", found);
            problems.push(problem.with("what", what));
        }
    };
    expect(matrix.rows.len(), matrix.weights.len(), "row", "/weights".to_owned());
    for (index, weights) in matrix.weights.iter().enumerate() {
        expect(matrix.columns.len(), weights.len(), "column", format!("/weights/{index}"));
    }
    for (row, weights) in matrix.weights.iter().enumerate() {
        for (column, weight) in weights.iter().enumerate().filter(|(_, weight)| weight.is_negative()) {
            let problem = Problem::new(&general::OUT_OF_RANGE, format!("/weights/{row}/{column}"));
            problems.push(problem.with("value", weight).with("range", "0 and more"));
        }
    }
}

fn check_locked(matrix: &TargetMatrixDocument, locked: &LockedCell, index: usize, problems: &mut Problems) {
    let path = format!("/locked/{index}");
    for (name, id, margins) in [("row", &locked.row, &matrix.rows), ("column", &locked.column, &matrix.columns)] {
        if place_of(margins, id).is_none() {
            let known: Vec<&Id> = margins.iter().map(|margin| &margin.id).collect();
            let problem = Problem::new(&general::UNKNOWN_REFERENCE, format!("{path}/{name}")).with("id", id);
            problems.push(problem.suggest(suggestion(id.as_str(), &known)));
        }
    }
    let is_same = |other: &&LockedCell| other.row == locked.row && other.column == locked.column;
    if matrix.locked.iter().take(index).any(|other| is_same(&other)) {
        let name = format!("{} × {}", locked.row, locked.column);
        problems.push(Problem::new(&general::DUPLICATE_ID, path.clone()).with("id", name));
    }
    check_step(&locked.value, &Totals::of(matrix).steps.step, &format!("{path}/value"), false, problems);
}

fn place_of(margins: &[Margin], id: &Id) -> Option<usize> {
    margins.iter().position(|margin| margin.id == *id)
}

/// The totals in steps.
pub(super) struct Totals {
    pub steps: Steps,
    rows: Vec<Number>,
    columns: Vec<Number>,
}

impl Totals {
    pub fn of(matrix: &TargetMatrixDocument) -> Self {
        let total: Number = matrix.rows.iter().map(|row| &row.total).sum();
        let steps = Steps::new(&matrix.unit, &total);
        let counts = |margins: &[Margin]| margins.iter().map(|margin| steps.count(&margin.total)).collect();
        let (rows, columns) = (counts(&matrix.rows), counts(&matrix.columns));
        Self { steps, rows, columns }
    }
}

/// A matrix in steps.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    pub fitted: Grid<Number>,
    pub counts: Grid<Number>,
}

impl Solved {
    /// Works a checked matrix out, in the order of its ids: how rows and columns are written changes nothing.
    pub fn of(matrix: &TargetMatrixDocument) -> Result<Self, Box<Problem>> {
        let by_id = |margins: &[Margin]| -> Vec<usize> {
            let mut order: Vec<(&Id, usize)> = margins.iter().map(|margin| &margin.id).zip(0..).collect();
            order.sort();
            order.into_iter().map(|(_, place)| place).collect()
        };
        let (row_order, column_order) = (by_id(&matrix.rows), by_id(&matrix.columns));
        let totals = Totals::of(matrix);
        let sorted = |order: &[usize], counts: &[Number]| -> Vec<Number> {
            order.iter().filter_map(|place| counts.get(*place)).cloned().collect()
        };
        let weights = Grid(matrix.weights.clone());
        let weight = |row: &usize, column: &usize| weights.at(*row, *column).cloned().unwrap_or_default();
        let work = Work {
            rows: sorted(&row_order, &totals.rows),
            columns: sorted(&column_order, &totals.columns),
            weights: Grid(
                row_order.iter().map(|row| column_order.iter().map(|column| weight(row, column)).collect()).collect(),
            ),
            row_ids: row_order.iter().filter_map(|place| matrix.rows.get(*place)).map(|row| &row.id).collect(),
            column_ids: column_order
                .iter()
                .filter_map(|place| matrix.columns.get(*place))
                .map(|column| &column.id)
                .collect(),
            matrix,
            steps: &totals.steps,
        };
        let solved = work.solve()?;
        let restored = |grid: &Grid<Number>| {
            let mut restored = Grid::filled(row_order.len(), column_order.len(), &Number::ZERO);
            for (row, column, value) in grid.cells() {
                if let (Some(row), Some(column)) = (row_order.get(row), column_order.get(column))
                    && let Some(cell) = restored.at_mut(*row, *column)
                {
                    *cell = value.clone();
                }
            }
            restored
        };
        Ok(Self { fitted: restored(&solved.fitted), counts: restored(&solved.counts) })
    }
}

/// A matrix with rows and columns in the order of their ids.
struct Work<'d> {
    rows: Vec<Number>,
    columns: Vec<Number>,
    weights: Grid<Number>,
    row_ids: Vec<&'d Id>,
    column_ids: Vec<&'d Id>,
    matrix: &'d TargetMatrixDocument,
    steps: &'d Steps,
}

impl Work<'_> {
    fn solve(mut self) -> Result<Solved, Box<Problem>> {
        let locked = self.take_locked()?;
        if let Some(shortage) = shortage(&self.weights, &self.rows, &self.columns) {
            let names: Vec<String> =
                shortage.rows.iter().filter_map(|row| self.row_ids.get(*row)).map(|id| format!("`{id}`")).collect();
            let problem = Problem::new(&code::NO_FIT, "/weights").with("nodes", names.join(", "));
            return Err(Box::new(problem.with("short", self.steps.written(&shortage.short))));
        }
        let fitted = fit(&self.weights, &self.rows, &self.columns, &self.matrix.tolerance).map_err(|no_fit| {
            let problem = Problem::new(&code::SLOW_FIT, "/weights").with("sweeps", no_fit.sweeps);
            let apart = no_fit.apart.rounded(crate::rounding::Rounding::half_up(9));
            Box::new(problem.with("apart", apart).with("tolerance", &self.matrix.tolerance))
        })?;
        let mut solved = self.rounded(fitted)?;
        for (row, column, count) in locked {
            for grid in [&mut solved.fitted, &mut solved.counts] {
                if let Some(cell) = grid.at_mut(row, column) {
                    *cell = count.clone();
                }
            }
        }
        Ok(solved)
    }

    /// Takes locked cells out of the totals and of the weights.
    fn take_locked(&mut self) -> Result<Vec<(usize, usize, Number)>, Box<Problem>> {
        let mut taken = Vec::new();
        for (index, locked) in self.matrix.locked.iter().enumerate() {
            let row = self.row_ids.iter().position(|id| **id == locked.row);
            let column = self.column_ids.iter().position(|id| **id == locked.column);
            let (Some(row), Some(column)) = (row, column) else { continue };
            let count = self.steps.count(&locked.value);
            if count.is_negative() {
                let total = self.rows.get(row).map(|left| self.steps.written(left).to_string()).unwrap_or_default();
                let problem = Problem::new(&general::OUT_OF_RANGE, format!("/locked/{index}/value"));
                let range = if self.steps.is_mirrored { format!("{total} to 0") } else { format!("0 to {total}") };
                return Err(Box::new(problem.with("value", &locked.value).with("range", range)));
            }
            for (margins, ids, place, other) in [
                (&mut self.rows, &self.row_ids, row, &locked.column),
                (&mut self.columns, &self.column_ids, column, &locked.row),
            ] {
                let (Some(left), Some(id)) = (margins.get_mut(place), ids.get(place)) else { continue };
                let limit = left.clone();
                *left -= &count;
                if left.is_negative() {
                    let problem = Problem::new(&code::ABOVE, format!("/locked/{index}/value")).with("parent", id);
                    let problem = problem.with("nodes", format!("`{other}`")).with("need", self.steps.written(&count));
                    let excess = self.steps.written(&(&count - &limit));
                    return Err(Box::new(problem.with("excess", excess).with("limit", self.steps.written(&limit))));
                }
            }
            if let Some(weight) = self.weights.at_mut(row, column) {
                *weight = Number::ZERO;
            }
            taken.push((row, column, count));
        }
        Ok(taken)
    }

    /// Floors, and a step more for cells in the order of their remainders, larger weights, ids, as totals allow.
    fn rounded(&self, fitted: Grid<Number>) -> Result<Solved, Box<Problem>> {
        let mut counts = Grid(fitted.0.iter().map(|row| row.iter().map(Number::floor).collect()).collect());
        let mut order: Vec<_> = fitted
            .cells()
            .map(|(row, column, cell)| (cell - &cell.floor(), self.weights.at(row, column), row, column))
            .filter(|(remainder, ..)| remainder.is_positive())
            .collect();
        order.sort_by(|(a, a_weight, a_row, a_column), (b, b_weight, b_row, b_column)| {
            b.cmp(a).then(b_weight.cmp(a_weight)).then((a_row, a_column).cmp(&(b_row, b_column)))
        });
        let order: Vec<(usize, usize)> = order.into_iter().map(|(_, _, row, column)| (row, column)).collect();
        let left =
            |totals: &[Number], sums: Vec<Number>| totals.iter().zip(sums).map(|(total, sum)| total - &sum).collect();
        let (rows, columns) = (left(&self.rows, counts.row_sums()), left(&self.columns, counts.column_sums()));
        // INVARIANT: the fitted cells have whole totals, so floors and ceilings can have them too (flows are integral).
        if !place(&mut counts, &order, rows, columns) {
            let problem = Problem::new(&code::NO_FIT, "/weights").with("nodes", "");
            return Err(Box::new(problem.with("short", self.steps.written(&Number::ONE))));
        }
        Ok(Solved { fitted, counts })
    }
}
