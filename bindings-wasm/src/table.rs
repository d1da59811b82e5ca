//! A document on the rows of a table: columns come in block by block, figures go out.

use crate::{
    asked::Asked,
    columns::TableColumns,
    fault::Fault,
    found::{TableFound, placed},
};
use quotakit::{
    AnyDocument,
    error::{Language, Problem, Problems, catalogue::document as code},
    payout::PayPlan,
    scoring::Scorecard,
    table::{Columns, Evaluator, Figures, Table, TableOptions},
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// An evaluation of a table: what came out of each block, and in the end whether every row was right.
#[wasm_bindgen]
pub struct TableWork {
    document: AnyDocument,
    options: TableOptions,
    language: Language,
    /// What is wrong with the first wrong rows, where it is to be told at once.
    wrong: Option<Problems>,
}

/// What is asked of a table, whatever the document is.
trait Task {
    type Found;
    fn on<D: Columns + Sync>(self, document: &D) -> Result<Self::Found, Problems>;
}

/// The figures of all rows.
struct Rows<'a>(&'a Table<'a>, &'a TableOptions);

/// The facts of the first row.
struct FirstRow<'a>(&'a Table<'a>, &'a TableOptions);

#[wasm_bindgen]
impl TableWork {
    /// Evaluates a block of rows; `first` is the row that it begins with.
    ///
    /// # Errors
    /// Columns that name no fact, outputs that there are not.
    pub fn evaluate(&mut self, columns: TableColumns, first: usize) -> Result<TableFound, Fault> {
        let mut figures = columns.with(|table| of_kind(&self.document, Rows(table, &self.options)))?;
        if let Some(wrong) = &mut self.wrong {
            for error in std::mem::take(&mut figures.errors) {
                wrong.extend(placed(&error, &format!("/{}", first.saturating_add(error.row))));
            }
        }
        Ok(TableFound { figures, language: self.language, residue: String::new() })
    }

    /// The facts that a row stands for, as JSON. The columns have this row alone.
    ///
    /// # Errors
    /// Columns that name no fact.
    pub fn facts(&self, columns: TableColumns) -> Result<String, Fault> {
        Ok(columns.with(|table| of_kind(&self.document, FirstRow(table, &self.options)))?)
    }

    /// Tells wrong rows at once, where that is asked for.
    ///
    /// # Errors
    /// What is wrong with the first rows that are.
    pub fn verdict(&mut self) -> Result<(), Fault> {
        Ok(self.wrong.take().unwrap_or_default().or(())?)
    }
}

impl TableWork {
    pub fn new(document: AnyDocument, options: &JsValue) -> Result<Self, Fault> {
        let Asked { mut table, keep, raises, language } = Asked::of(options)?;
        let mut problems = Problems::default();
        for pointer in table.columns.values_mut().filter(|pointer| !pointer.starts_with('/')) {
            match pointer_of(&document, pointer) {
                Some(found) => *pointer = found,
                None => {
                    problems.push(Problem::new(&code::UNKNOWN_REFERENCE, "/columns").in_facts().with("id", &*pointer));
                }
            }
        }
        problems.or(())?;
        // What is kept may give a fact besides.
        let says = |name: &String| {
            table.columns.contains_key(name) || name.starts_with('/') || pointer_of(&document, name).is_some()
        };
        let silent: Vec<String> = keep.into_iter().filter(|name| !says(name)).collect();
        table.ignored.extend(silent);
        Ok(Self { document, options: table, language, wrong: raises.then(Problems::default) })
    }
}

impl Task for Rows<'_> {
    type Found = Figures;
    fn on<D: Columns + Sync>(self, document: &D) -> Result<Figures, Problems> {
        Ok(Evaluator::new(document, self.0, self.1.clone())?.evaluate(self.0))
    }
}

impl Task for FirstRow<'_> {
    type Found = String;
    fn on<D: Columns + Sync>(self, document: &D) -> Result<String, Problems> {
        Ok(Evaluator::new(document, self.0, self.1.clone())?.facts_of(self.0, 0).to_json())
    }
}

fn of_kind<T: Task>(document: &AnyDocument, task: T) -> Result<T::Found, Problems> {
    if let Some(plan) = document.get::<PayPlan>() {
        return task.on(plan);
    }
    if let Some(card) = document.get::<Scorecard>() {
        return task.on(card);
    }
    let problem = Problem::new(&code::WRONG_TYPE, "").with("expected", "a pay plan or a scorecard");
    Err(problem.with("found", format!("`{}`", document.kind())).into())
}

/// The place in the facts that a column of this name gives.
fn pointer_of(document: &AnyDocument, name: &str) -> Option<String> {
    let of_plan = document.get::<PayPlan>().and_then(|plan| plan.pointer_of(name));
    of_plan.or_else(|| document.get::<Scorecard>().and_then(|card| card.pointer_of(name)))
}
