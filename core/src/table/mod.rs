//! Tables: a document evaluated on every row of some columns, as it would be on the facts of each row alone, and faster.
//!
//! A column gives one of the facts: `score` gives `/score`, of a pay plan with a measure `revenue` the column `revenue` gives
//! `/measures/revenue/actual` and `revenue.quota` its quota; any other place is named by its JSON Pointer. An empty cell is a
//! fact that is not there. What all rows share stands in [`TableOptions::facts`].
//!
//! Where the document and the facts allow it, rows run through a [column program](crate::program); all others, and every row
//! that a program cannot vouch for, are evaluated one at a time. Both give the same (law `batch_equals_single`), and a row that
//! is wrong says so in [`Figures::errors`] without hiding the others.
//!
//! ```
//! use quotakit::{LifeCycle, payout::PayPlan, table::{Cells, Column, Evaluator, Table, TableOptions}};
//! let plan = PayPlan::from_json(r#"{"id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "revenue"}],
//!   "components": [{"id": "commission", "on": "revenue", "pay": {"tiers": {"axis": "attainment", "mode": "marginal",
//!     "steps": [{"from": "0", "rate": "4%"}, {"from": "100%", "rate": "6%"}]}}}]}"#)?;
//! // In cents: 20,000.00 and 8,000.00 sold, 15,000.00 asked for.
//! let revenue = Column::new("revenue", Cells::Int64 { values: &[2_000_000, 800_000], scale: 2 });
//! let quota = Column::new("revenue.quota", Cells::Int64 { values: &[1_500_000, 1_500_000], scale: 2 });
//! let table = Table::new(vec![revenue, quota])?;
//! let mut options = TableOptions::default();
//! options.facts = quotakit::shape::Node::parse(r#"{"period": "2026-07"}"#).map_err(|problem| *problem)?;
//! options.outputs = vec!["due".to_owned()];
//! let mut evaluator = Evaluator::new(&plan, &table, options)?;
//! let figures = evaluator.evaluate(&table);
//! // 15,000 × 4 % + 5,000 × 6 %, and 8,000 × 4 %
//! assert_eq!(figures.columns[0].numbers(), [90_000, 32_000]);
//! assert!(figures.errors.is_empty());
//! # Ok::<(), quotakit::error::Problems>(())
//! ```

mod bind;
mod column;
mod evaluator;
mod figures;
mod keys;
mod load;
mod names;
mod row;
mod worker;

pub(crate) use bind::FLOAT_PLACES;
pub use bind::TableOptions;
pub use column::{Bits, Cells, Column, Table, Texts};
pub use evaluator::Evaluator;
pub use figures::{FigureColumn, Figures, RowError, Values};
pub(crate) use keys::{Map, random_keys};
pub(crate) use load::exact;
pub(crate) use names::Names;
pub(crate) use row::node_of;

use crate::{
    life::LifeCycle,
    number::Number,
    program::{Bound, Program},
};

/// What a column of texts is to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// A name that decides nothing, such as a person's.
    Name,
    /// One of some words, such as a grade.
    Word,
    /// What decides how a row is evaluated, such as a period.
    Form,
}

/// What an output is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number with so many places.
    Number {
        /// The places.
        scale: u32,
    },
    /// One of some names.
    Name {
        /// The names.
        names: Vec<String>,
    },
}

/// A figure of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// There is none.
    Nothing,
    /// A number.
    Number(Number),
    /// A name.
    Name(String),
}

/// Documents that can be evaluated on tables.
pub trait Columns: LifeCycle {
    /// The place in the facts that a column of this name gives; `None` where the name says nothing.
    fn pointer_of(&self, column: &str) -> Option<String>;

    /// Names of columns, for who misspelt one.
    fn column_names(&self) -> Vec<String>;

    /// What texts at a place of the facts are.
    fn text_role(&self, pointer: &str) -> TextRole;

    /// Facts that a table need not give, as nothing in its figures depends on them.
    fn spare_facts(&self) -> &'static [(&'static str, &'static str)];

    /// The outputs, where none are asked for.
    fn outputs(&self) -> Vec<String>;

    /// What an output is; `None` where there is none of this name.
    fn output_kind(&self, name: &str) -> Option<Kind>;

    /// The program for facts of one form; `None` where rows have to be evaluated one at a time.
    fn program(&self, facts: &Self::Facts, bound: &dyn Bound, outputs: &[String]) -> Option<Program>;

    /// An output of a single outcome.
    fn figure(&self, outcome: &Self::Outcome, name: &str) -> Cell;
}
