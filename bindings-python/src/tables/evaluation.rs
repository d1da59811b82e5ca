//! A document on the rows of a table, one block after the other.

use super::{
    cells::Owned,
    figures::{array_of, errors_of, field_of, refuse_long},
};
use crate::arrow::{
    Blocks,
    codes::{unreadable, wrong_rows},
    column_of,
};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use quotakit::{
    AnyDocument,
    error::{Language, Problem, Problems, catalogue::document as code},
    payout::PayPlan,
    scoring::Scorecard,
    shape::escaped,
    table::{Columns, Evaluator, Figures, Kind, RowError, TableOptions},
};
use std::sync::Arc;

/// The column that tells what is wrong with rows.
const ERRORS: &str = "errors";
/// The rows that a thread works on at once: between them Ctrl-C is looked for.
const THREAD_ROWS: usize = 262_144;
/// The rows that are told where all are told at once.
const TOLD_MAX: usize = 20;

/// How a table is evaluated.
pub struct Options {
    pub table: TableOptions,
    pub keep: Vec<String>,
    /// Whether wrong rows end it all.
    pub raises: bool,
    pub language: Language,
}

/// A document on the rows of a table.
pub struct Evaluation {
    document: AnyDocument,
    blocks: Blocks,
    options: Options,
    schema: SchemaRef,
    /// The places of the columns that give facts, and of those that are kept.
    given: Vec<usize>,
    kept: Vec<usize>,
    batch: Option<RecordBatch>,
    /// How many rows came before those of `batch`, and how many of it are done.
    before: usize,
    done: usize,
    wrong: Wrong,
}

/// The wrong rows so far.
#[derive(Default)]
struct Wrong {
    count: usize,
    told: Problems,
}

impl Evaluation {
    /// Looks at everything that can be known before the rows are: columns, types, outputs.
    pub fn new(document: AnyDocument, blocks: Blocks, mut options: Options) -> Result<Self, Problems> {
        let schema = blocks.schema();
        let mut problems = Problems::default();
        let mut kept = Vec::new();
        for name in &options.keep {
            match column_of(schema, name) {
                Ok(place) => kept.push(place),
                Err(found) => problems.extend(found),
            }
        }
        let named = |name: &str| options.table.columns.contains_key(name) || gives_fact(&document, name);
        let ignored = |name: &str| options.table.ignored.iter().any(|other| other == name);
        let is_given = |name: &str| !ignored(name) && (named(name) || !options.keep.iter().any(|kept| kept == name));
        let places = schema.fields().iter().enumerate();
        let given: Vec<usize> = places.filter(|(_, field)| is_given(field.name())).map(|(place, _)| place).collect();
        for pointer in options.table.columns.values_mut().filter(|pointer| !pointer.starts_with('/')) {
            match pointer_of(&document, pointer) {
                Some(found) => *pointer = found,
                None => {
                    problems.push(Problem::new(&code::UNKNOWN_REFERENCE, "/columns").in_facts().with("id", &*pointer))
                }
            }
        }
        problems.or(())?;
        let empty = Owned::of(&RecordBatch::new_empty(Arc::clone(schema)), &given)?;
        let outputs =
            of_kind(&document, Bound { owned: &empty, options: &options.table, asks: Asks::Outputs })?.outputs;
        let schema = schema_of(schema, &kept, &outputs, &options)?;
        let (batch, before, done) = (None, 0, 0);
        Ok(Self { document, blocks, options, schema, given, kept, batch, before, done, wrong: Wrong::default() })
    }

    /// What columns come out.
    pub const fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The next rows; none at the end.
    pub fn next_rows(&mut self) -> Option<Result<RecordBatch, Problems>> {
        loop {
            if let Some(batch) = self.batch.clone().filter(|batch| self.done < batch.num_rows()) {
                let most = THREAD_ROWS.saturating_mul(self.options.table.threads.max(1));
                let count = most.min(batch.num_rows().saturating_sub(self.done));
                let rows = self.evaluated(&batch.slice(self.done, count));
                self.done = self.done.saturating_add(count);
                return Some(rows);
            }
            self.before = self.before.saturating_add(self.done);
            self.done = 0;
            match self.blocks.next()? {
                Ok(batch) => self.batch = Some(batch),
                Err(problems) => return Some(Err(problems)),
            }
        }
    }

    /// The facts of a row, as JSON.
    pub fn facts_of(&mut self, row: usize) -> Result<String, Problems> {
        let mut before = 0_usize;
        while let Some(batch) = self.blocks.next() {
            let batch = batch?;
            let place = row.saturating_sub(before);
            if place < batch.num_rows() {
                let owned = Owned::of(&batch.slice(place, 1), &self.given)?;
                let bound = Bound { owned: &owned, options: &self.options.table, asks: Asks::Facts };
                return Ok(of_kind(&self.document, bound)?.facts);
            }
            before = before.saturating_add(batch.num_rows());
        }
        let problem = Problem::new(&code::OUT_OF_RANGE, "/row").in_facts().with("value", row);
        Err(problem.with("range", format!("0 to {}", before.saturating_sub(1))).into())
    }

    /// Whether all rows were right, where wrong ones are to be told at once.
    pub fn verdict(&mut self) -> Result<(), Problems> {
        if !self.options.raises || self.wrong.count == 0 {
            return Ok(());
        }
        let mut problems: Problems = wrong_rows(self.wrong.count).into();
        problems.extend(std::mem::take(&mut self.wrong.told));
        Err(problems)
    }

    fn evaluated(&mut self, block: &RecordBatch) -> Result<RecordBatch, Problems> {
        let owned = Owned::of(block, &self.given)?;
        let mut figures =
            of_kind(&self.document, Bound { owned: &owned, options: &self.options.table, asks: Asks::Rows })?.figures;
        if self.options.table.is_narrow {
            refuse_long(&mut figures);
        }
        let first = self.before.saturating_add(self.done);
        let errors: Vec<RowError> = std::mem::take(&mut figures.errors);
        let errors: Vec<RowError> = errors.into_iter().map(|error| placed(error, first)).collect();
        self.wrong.add(&errors);
        let rows = block.num_rows();
        let mut columns: Vec<ArrayRef> =
            self.kept.iter().filter_map(|place| block.columns().get(*place)).map(Arc::clone).collect();
        for column in figures.columns {
            columns.push(array_of(column, rows)?);
        }
        if !self.options.raises {
            columns.push(errors_of(&errors, rows, self.options.language));
        }
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &options).map_err(unreadable)
    }
}

impl Wrong {
    fn add(&mut self, errors: &[RowError]) {
        for error in errors {
            if self.count < TOLD_MAX {
                self.told.extend(error.problems.clone());
            }
            self.count = self.count.saturating_add(1);
        }
    }
}

/// A wrong row of a block as the row of the table that it is. Its place in the block stays in `row`.
fn placed(error: RowError, first: usize) -> RowError {
    let RowError { row, problems } = error;
    let moved = |problem: &Problem| {
        let rest = problem.path.strip_prefix(&format!("/{row}")).unwrap_or_default();
        Problem { path: format!("/{}{rest}", first.saturating_add(row)), ..problem.clone() }
    };
    RowError { row, problems: problems.iter().map(moved).collect() }
}

fn schema_of(
    schema: &SchemaRef,
    kept: &[usize],
    outputs: &[(String, Kind)],
    options: &Options,
) -> Result<SchemaRef, Problems> {
    let kept = kept.iter().filter_map(|place| schema.fields().get(*place)).cloned();
    let mut fields: Vec<Arc<Field>> = kept.collect();
    for (name, kind) in outputs {
        fields.push(Arc::new(field_of(name, kind, options.table.is_narrow)));
    }
    if !options.raises {
        fields.push(Arc::new(Field::new(ERRORS, DataType::Utf8, true)));
    }
    let mut problems = Problems::default();
    for (place, field) in fields.iter().enumerate() {
        if fields.iter().take(place).any(|other| other.name() == field.name()) {
            let path = format!("/keep/{}", escaped(field.name()));
            problems.push(Problem::new(&code::DUPLICATE_KEY, path).in_facts().with("field", field.name()));
        }
    }
    problems.or(Arc::new(Schema::new(fields)))
}

/// Columns that are to be evaluated.
struct Bound<'a> {
    owned: &'a Owned,
    options: &'a TableOptions,
    asks: Asks,
}

/// What is to be known of columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// What is known before the rows are.
    Outputs,
    /// The figures of all rows.
    Rows,
    /// The facts of the only row.
    Facts,
}

#[derive(Default)]
struct Found {
    outputs: Vec<(String, Kind)>,
    figures: Figures,
    facts: String,
}

impl Bound<'_> {
    fn on<D: Columns + Sync>(&self, document: &D) -> Result<Found, Problems> {
        self.owned.with(|table| {
            let mut evaluator = Evaluator::new(document, table, self.options.clone())?;
            let figures = if self.asks == Asks::Rows { evaluator.evaluate(table) } else { Figures::default() };
            let asks_facts = self.asks == Asks::Facts;
            let facts = if asks_facts { evaluator.facts_of(table, 0).to_json() } else { String::new() };
            Ok(Found { outputs: evaluator.outputs().to_vec(), figures, facts })
        })?
    }
}

/// Evaluates columns as the document's own type does.
fn of_kind(document: &AnyDocument, bound: Bound<'_>) -> Result<Found, Problems> {
    if let Some(plan) = document.get::<PayPlan>() {
        return bound.on(plan);
    }
    if let Some(card) = document.get::<Scorecard>() {
        return bound.on(card);
    }
    Err(unreadable(format!("documents of the kind `{}` are not evaluated on tables", document.kind())))
}

/// The place in the facts that a column of this name gives.
fn pointer_of(document: &AnyDocument, name: &str) -> Option<String> {
    let of_plan = document.get::<PayPlan>().and_then(|plan| plan.pointer_of(name));
    of_plan.or_else(|| document.get::<Scorecard>().and_then(|card| card.pointer_of(name)))
}

fn gives_fact(document: &AnyDocument, name: &str) -> bool {
    name.starts_with('/') || pointer_of(document, name).is_some()
}
