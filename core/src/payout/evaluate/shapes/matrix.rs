//! Tables over two axes.

use super::super::{
    super::{
        document::{By, Matrix, MatrixAxis, MatrixGives, Tie},
        labels as label,
    },
    along::{Along, Read},
    ask::Ask,
    standing::Standing,
};
use crate::{
    curve::{Beyond, on_lines},
    trace::Figure,
};

pub fn matrix(rule: &Matrix, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let rows = axis(&rule.rows, at, &format!("{path}/rows"));
    let columns = axis(&rule.columns, at, &format!("{path}/columns"));
    let base = match rule.gives {
        MatrixGives::Rate => Some(at.measure()),
        MatrixGives::Factor => Some(at.target_incentive()),
        MatrixGives::Amount => None,
    };
    let (row_at, row_bounds) = rows?;
    let (column_at, column_bounds) = columns?;
    let read = |at: &Figure, cases: &[(Figure, Figure)]| match rule.by {
        By::Cell => {
            let nothing = || Figure::constant(&label::NOTHING, 0);
            Figure::select(&label::CELL, at, cases, rule.tie == Tie::Upper).unwrap_or_else(nothing)
        }
        By::Bilinear => {
            on_lines(at, cases, rule.below, Beyond::Hold).unwrap_or_else(|| Figure::constant(&label::NOTHING, 0))
        }
    };
    let mut lines = Vec::new();
    for (index, (cells, bound)) in rule.cells.iter().zip(row_bounds).enumerate() {
        let cell = |(column, cell)| {
            let cell = Ask::declared(&label::CELL, cell, format!("{path}/cells/{index}/{column}"));
            if rule.gives == MatrixGives::Amount { at.fixed(cell) } else { cell }
        };
        let cases: Vec<(Figure, Figure)> =
            column_bounds.iter().cloned().zip(cells.iter().enumerate().map(cell)).collect();
        lines.push((bound, read(&column_at, &cases)));
    }
    let cell = read(&row_at, &lines);
    match base {
        None => Some(cell.named(&label::EARNED)),
        Some(base) => Some(Figure::product(&label::EARNED, &[&base?, &cell])),
    }
}

/// The axes of rows and columns.
pub fn axes(rule: &Matrix, at: &Standing<'_>, path: &str) -> Option<Vec<Along>> {
    let is_upper = rule.tie == Tie::Upper;
    let read = if rule.by == By::Cell { Read::Steps { is_upper } } else { Read::Lines };
    let along = |of, place: &str| {
        let (at, points) = axis(of, at, &format!("{path}/{place}"))?;
        Some(Along { at, points, read })
    };
    Some(vec![along(&rule.rows, "rows")?, along(&rule.columns, "columns")?])
}

fn axis(rule: &MatrixAxis, at: &Standing<'_>, path: &str) -> Option<(Figure, Vec<Figure>)> {
    let value = at.measure_of(&rule.on)?;
    let along = at.along(rule.axis, &rule.on, &value)?;
    let bound = |(index, bound)| {
        at.bound(rule.axis, Some(&rule.on), Ask::declared(&label::BOUND, bound, format!("{path}/at/{index}")))
    };
    Some((along, rule.at.iter().enumerate().map(bound).collect()))
}
