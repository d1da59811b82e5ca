//! A document and the form of a table, ready for its rows.

use super::{
    Columns, Figures, Kind, Table, TableOptions, Values,
    bind::Bindings,
    figures::Part,
    worker::{Sink, Worker},
};
use crate::{error::Problems, shape::Node};
use std::sync::Arc;

/// Rows that are worth a thread of their own.
const THREAD_ROWS_MIN: usize = 8_192;

/// Evaluates a document on tables whose columns have the same names, kinds and places. What it learned of one it keeps for the
/// next, so that a stream of tables is read in constant memory.
pub struct Evaluator<'d, D> {
    workers: Vec<Worker<'d, D>>,
    bindings: Arc<Bindings>,
    options: TableOptions,
}

impl<'d, D: Columns + Sync> Evaluator<'d, D> {
    /// Binds the columns of a table, and of all that are like it, to facts.
    ///
    /// # Errors
    /// Columns that name no fact, or one that another names; outputs that there are not.
    pub fn new(document: &'d D, table: &Table<'_>, options: TableOptions) -> Result<Self, Problems> {
        let bindings = Arc::new(Bindings::of(document, table, &options)?);
        let worker = |_| Worker::new(document, Arc::clone(&bindings));
        let workers = (0..options.threads.max(1)).map(worker).collect();
        Ok(Self { workers, bindings, options })
    }

    /// The outputs: their names and what they are.
    #[must_use]
    pub fn outputs(&self) -> &[(String, Kind)] {
        &self.bindings.outputs
    }

    /// The figures of all rows of a table.
    #[must_use]
    pub fn evaluate(&mut self, table: &Table<'_>) -> Figures {
        let mut figures = Figures::default();
        self.evaluate_into(table, &mut figures);
        figures
    }

    /// The facts that a row of a table stands for: evaluated or explained alone, they give its figures and say why.
    ///
    /// ```
    /// use quotakit::{LifeCycle, payout::PayPlan, table::{Cells, Column, Evaluator, Table, TableOptions}};
    /// let plan = PayPlan::from_json(r#"{"id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "revenue"}],
    ///   "components": [{"id": "c", "on": "revenue", "pay": {"rate": {"rate": "4%"}}}]}"#)?;
    /// let table = Table::new(vec![Column::new("revenue", Cells::Int64 { values: &[100, 250], scale: 1 })])?;
    /// let options = TableOptions { facts: quotakit::shape::Node::parse(r#"{"period": "2026-07"}"#).map_err(|problem| *problem)?,
    ///   ..TableOptions::default() };
    /// let facts = Evaluator::new(&plan, &table, options)?.facts_of(&table, 1);
    /// // 4 % of 25.0
    /// assert!(plan.evaluate_node(&facts)?.contains(r#""due":"1.00""#));
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    #[must_use]
    pub fn facts_of<'t>(&self, table: &Table<'t>, row: usize) -> Node<'t> {
        self.bindings.facts_of(table, row)
    }

    /// The figures of all rows of a table, into memory that was used before.
    pub fn evaluate_into(&mut self, table: &Table<'_>, figures: &mut Figures) {
        let rows = table.rows();
        figures.resize(&self.bindings.outputs, rows, self.options.is_narrow);
        let useful = rows.div_ceil(THREAD_ROWS_MIN).max(1);
        let threads = self.workers.len().min(useful);
        let share = rows.div_ceil(threads.max(1)).max(1);
        let mut sinks = sinks(figures, rows, share);
        if let ([worker, ..], [sink]) = (self.workers.as_mut_slice(), sinks.as_mut_slice()) {
            worker.evaluate(table, rows, sink);
        } else {
            std::thread::scope(|scope| {
                for (worker, sink) in self.workers.iter_mut().zip(&mut sinks) {
                    let count = share.min(rows.saturating_sub(sink.start));
                    scope.spawn(move || worker.evaluate(table, count, sink));
                }
            });
        }
        let mut absent = Vec::new();
        let (mut errors, mut alone) = (Vec::new(), 0_usize);
        for sink in sinks {
            absent.extend(sink.absent);
            errors.extend(sink.errors);
            alone = alone.saturating_add(sink.evaluated_alone);
        }
        for (output, row) in absent {
            if let Some(column) = figures.columns.get_mut(output) {
                column.absent.push(row);
            }
        }
        for column in &mut figures.columns {
            column.absent.sort_unstable();
            column.absent.dedup();
        }
        errors.sort_by_key(|error| error.row);
        figures.errors = errors;
        figures.evaluated_alone = alone;
    }
}

/// The outputs in parts of `share` rows.
fn sinks(figures: &mut Figures, rows: usize, share: usize) -> Vec<Sink<'_>> {
    let count = rows.div_ceil(share);
    let start = |index: usize| index.saturating_mul(share);
    let empty = |index| Sink {
        start: start(index),
        parts: Vec::new(),
        absent: Vec::new(),
        errors: Vec::new(),
        evaluated_alone: 0,
    };
    let mut sinks: Vec<Sink<'_>> = (0..count).map(empty).collect();
    for column in &mut figures.columns {
        let parts: Vec<Part<'_>> = match &mut column.values {
            Values::Int64(values) => values.chunks_mut(share).map(Part::Int64).collect(),
            Values::Int128(values) => values.chunks_mut(share).map(Part::Int128).collect(),
            Values::Codes(values) => values.chunks_mut(share).map(Part::Codes).collect(),
        };
        for (sink, part) in sinks.iter_mut().zip(parts) {
            sink.parts.push(part);
        }
    }
    sinks
}
