//! The target matrix: a target that two dimensions share, with exact totals of rows and columns.

mod document;
mod fit;
mod flow;
mod grid;
mod solve;

pub use document::{LockedCell, Margin, TargetMatrixDocument};

use super::{MatrixFacts, labels as label};
use crate::{
    error::Problems,
    id::Id,
    life::{LifeCycle, Outcome},
    money::Amount,
    number::Number,
    rounding::Rounding,
    trace::{Figure, Step},
};
use serde::Serialize;
use solve::{Solved, Totals};
use std::sync::Arc;

/// A target matrix whose totals can be met.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetMatrix {
    document: TargetMatrixDocument,
}

/// A matrix in whole steps.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatrixOutcome {
    /// The cells, row by row: each is the floor or the ceiling of the fitted share.
    pub cells: Vec<Vec<Amount>>,
    /// The rows with what their cells add up to.
    pub rows: Vec<MarginOutcome>,
    /// The columns with what their cells add up to.
    pub columns: Vec<MarginOutcome>,
    /// The fitted shares, rounded half up to six places.
    pub fitted: Vec<Vec<Number>>,
    #[serde(skip)]
    trace: Option<Arc<Step>>,
}

/// A row or a column with its sum.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MatrixMarginOutcome"))]
pub struct MarginOutcome {
    /// The row or the column.
    pub id: Id,
    /// What its cells add up to.
    pub total: Amount,
}

impl Outcome for MatrixOutcome {
    fn trace(&self) -> Option<Arc<Step>> {
        self.trace.clone()
    }
}

impl LifeCycle for TargetMatrix {
    const KIND: &'static str = "target-matrix";
    type Document = TargetMatrixDocument;
    type Facts = MatrixFacts;
    type Outcome = MatrixOutcome;

    fn check(document: &TargetMatrixDocument, problems: &mut Problems) {
        solve::check(document, problems);
    }

    fn verify(document: &TargetMatrixDocument, problems: &mut Problems) {
        if let Err(problem) = Solved::of(document) {
            problems.push(*problem);
        }
    }

    fn build(document: TargetMatrixDocument) -> Self {
        Self { document }
    }

    fn document(&self) -> &TargetMatrixDocument {
        &self.document
    }

    fn evaluate(&self, facts: &MatrixFacts) -> Result<MatrixOutcome, Problems> {
        let solved = Solved::of(&self.document).map_err(|problem| *problem)?;
        let steps = Totals::of(&self.document).steps;
        let places = Rounding::half_up(super::report::QUOTIENT_PLACES);
        let fitted: Vec<Vec<Number>> = solved
            .fitted
            .0
            .iter()
            .map(|row| row.iter().map(|cell| steps.amount(cell).rounded(places)).collect())
            .collect();
        let figures: Vec<Vec<Figure>> = self.cells(&solved, &fitted, &steps);
        let rows: Vec<Figure> = figures.iter().map(|row| sum_of(&label::ROW, row)).collect();
        let columns: Vec<Figure> = (0..self.document.columns.len())
            .map(|column| {
                let cells: Vec<Figure> = figures.iter().filter_map(|row| row.get(column)).cloned().collect();
                sum_of(&label::COLUMN, &cells)
            })
            .collect();
        let written = |figure: &Figure| Amount::new(figure.number(), steps.scale);
        let margins = |margins: &[Margin], sums: &[Figure]| {
            margins
                .iter()
                .zip(sums)
                .map(|(margin, sum)| MarginOutcome { id: margin.id.clone(), total: written(sum) })
                .collect()
        };
        let trace = facts.trace.then(|| {
            let named = |margins: &[Margin], sums: &[Figure]| -> Vec<Arc<Step>> {
                margins.iter().zip(sums).map(|(margin, sum)| sum.clone().about(margin.id.as_str()).step()).collect()
            };
            let mut of = named(&self.document.rows, &rows);
            of.extend(named(&self.document.columns, &columns));
            Step::group(&label::MATRIX, self.document.id.as_ref().map(ToString::to_string), of)
        });
        Ok(MatrixOutcome {
            cells: figures.iter().map(|row| row.iter().map(written).collect()).collect(),
            rows: margins(&self.document.rows, &rows),
            columns: margins(&self.document.columns, &columns),
            fitted,
            trace,
        })
    }
}

impl TargetMatrix {
    fn cells(&self, solved: &Solved, fitted: &[Vec<Number>], steps: &super::steps::Steps) -> Vec<Vec<Figure>> {
        let cell = |count: &Number, fitted: &Number, column: &Margin| {
            let fitted = Figure::found(&label::FITTED, fitted.clone(), Vec::new());
            Figure::found(&label::CELL, steps.amount(count), vec![fitted.step()]).about(column.id.as_str())
        };
        let row = |(counts, fitted): (&Vec<Number>, &Vec<Number>)| {
            counts
                .iter()
                .zip(fitted)
                .zip(&self.document.columns)
                .map(|((count, fitted), column)| cell(count, fitted, column))
                .collect()
        };
        solved.counts.0.iter().zip(fitted).map(row).collect()
    }
}

fn sum_of(name: &'static crate::trace::Label, parts: &[Figure]) -> Figure {
    let parts: Vec<&Figure> = parts.iter().collect();
    Figure::sum(name, &parts)
}
