//! What a target matrix is as plain data.

use crate::{
    id::Id,
    life::{Example, document},
    number::Number,
    quantity::Unit,
    shape::record,
};

record! {
    /// A target that two dimensions share: the rows and the columns have totals, the cells have weights.
    pub struct TargetMatrixDocument {
        /// `quotakit/target-matrix@1`.
        schema: Option<String>,
        /// The matrix's name.
        id: Option<Id>,
        /// What people call it.
        title: Option<String>,
        /// What is handed out, and its smallest part.
        unit: Unit,
        /// The rows with their totals.
        rows: Vec<Margin>,
        /// The columns with their totals.
        columns: Vec<Margin>,
        /// A row of weights for each row; a zero stays zero.
        weights: Vec<Vec<Number>>,
        /// Cells whose value is fixed.
        locked: Vec<LockedCell> = Vec::new(),
        /// How near the fitted cells come to the totals, in steps, before they are rounded.
        tolerance: Number = tolerance(),
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}
document!(TargetMatrixDocument);

/// A billionth of a step.
fn tolerance() -> Number {
    Number::ONE.over(&Number::from(1_000_000_000)).unwrap_or_default()
}

record! {
    /// A row or a column.
    pub struct Margin {
        /// Its name, unique among its like.
        id: Id,
        /// What its cells add up to.
        total: Number,
    }
}

record! {
    /// A cell whose value is fixed.
    pub struct LockedCell {
        /// The row.
        row: Id,
        /// The column.
        column: Id,
        /// The value.
        value: Number,
    }
}
