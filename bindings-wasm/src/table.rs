//! A document on the rows of a table: columns come in block by block, figures go out.

use crate::{
    asked::Asked,
    convert::{described, text_of},
    fault::Fault,
};
use quotakit::{
    AnyDocument,
    error::{Language, Part, Problem, Problems, catalogue::document as code, catalogue::funnel::COLUMN_LENGTH},
    payout::PayPlan,
    scoring::Scorecard,
    shape::escaped,
    table::{Bits, Cells, Column, Columns, Evaluator, Figures, Kind, RowError, Table, TableOptions, Values},
};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What holds the cells of a column as long as core works on them.
enum Store {
    Wholes(Vec<i64>, u32),
    Floats(Vec<f64>),
    Texts(Vec<u32>, Vec<String>),
}

struct Given {
    name: String,
    store: Store,
    /// A bit for each row whose cell is there.
    valid: Option<Vec<u8>>,
}

/// An evaluation of a table: for each block its columns, `evaluate`, and what came out.
#[wasm_bindgen]
pub struct TableWork {
    document: AnyDocument,
    options: TableOptions,
    language: Language,
    columns: Vec<Given>,
    figures: Figures,
}

/// An output, as the package reads it.
#[derive(Serialize)]
struct Output<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<&'a [String]>,
}

#[wasm_bindgen]
impl TableWork {
    /// Takes whole numbers of `10^-scale`.
    pub fn wholes(&mut self, name: String, values: Vec<i64>, scale: u32, valid: Option<Vec<u8>>) {
        self.add(name, Store::Wholes(values, scale), valid);
    }

    /// Takes whole numbers of `10^-scale` that have 32 bits.
    pub fn small(&mut self, name: String, values: Vec<i32>, scale: u32, valid: Option<Vec<u8>>) {
        let values = values.into_iter().map(i64::from).collect();
        self.add(name, Store::Wholes(values, scale), valid);
    }

    /// Takes floats, each read by its shortest text.
    pub fn floats(&mut self, name: String, values: Vec<f64>, valid: Option<Vec<u8>>) {
        self.add(name, Store::Floats(values), valid);
    }

    /// Takes texts, as positions among those that differ.
    ///
    /// # Errors
    /// Texts with half a character.
    pub fn texts(
        &mut self,
        name: String,
        codes: Vec<u32>,
        texts: Vec<JsValue>,
        valid: Option<Vec<u8>>,
    ) -> Result<(), Fault> {
        let texts = texts.iter().map(|text| text_of(text, Part::Facts)).collect::<Result<Vec<String>, Fault>>()?;
        self.add(name, Store::Texts(codes, texts), valid);
        Ok(())
    }

    /// Evaluates the rows of the columns that were taken, and forgets them.
    ///
    /// # Errors
    /// Columns that name no fact, outputs that there are not.
    pub fn evaluate(&mut self) -> Result<(), Fault> {
        let given = std::mem::take(&mut self.columns);
        let names: Vec<Vec<&str>> = given.iter().map(|column| column.store.names()).collect();
        let columns = given.iter().zip(&names).map(|(column, names)| column.as_core(names)).collect();
        self.figures = figures_of(&self.document, &Table::new(columns)?, &self.options)?;
        Ok(())
    }

    /// The outputs as JSON: their names, and the places of numbers or the names that there may be.
    #[must_use]
    pub fn outputs(&self) -> String {
        let outputs: Vec<Output<'_>> =
            self.figures.columns.iter().map(|column| Output::of(&column.name, &column.kind)).collect();
        serde_json::to_string(&outputs).unwrap_or_default()
    }

    /// The numbers of an output, as whole numbers of its last place.
    #[must_use]
    pub fn numbers(&self, output: usize) -> Vec<i64> {
        match self.figures.columns.get(output).map(|column| &column.values) {
            Some(Values::Int64(values)) => values.clone(),
            _ => Vec::new(),
        }
    }

    /// The positions of the names of an output.
    #[must_use]
    pub fn codes(&self, output: usize) -> Vec<u32> {
        match self.figures.columns.get(output).map(|column| &column.values) {
            Some(Values::Codes(codes)) => codes.clone(),
            _ => Vec::new(),
        }
    }

    /// The rows of the block in which an output has no figure.
    #[must_use]
    pub fn absent(&self, output: usize) -> Vec<u32> {
        let absent = self.figures.columns.get(output).map_or(&[][..], |column| &column.absent);
        absent.iter().filter_map(|row| u32::try_from(*row).ok()).collect()
    }

    /// The wrong rows of the block as JSON: `[{"row", "problems"}]`.
    #[must_use]
    pub fn errors(&self) -> String {
        let errors: Vec<String> = self.figures.errors.iter().map(|error| told(error, self.language)).collect();
        format!("[{}]", errors.join(","))
    }
}

impl TableWork {
    pub fn new(document: AnyDocument, options: &JsValue) -> Result<Self, Fault> {
        let Asked { mut table, language } = Asked::of(options)?;
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
        Ok(Self { document, options: table, language, columns: Vec::new(), figures: Figures::default() })
    }

    fn add(&mut self, name: String, store: Store, valid: Option<Vec<u8>>) {
        self.columns.push(Given { name, store, valid: valid.map(|marks| bits(&marks)) });
    }
}

/// What is no column of a table, or not what belongs at a place of one.
///
/// # Errors
/// Always.
#[wasm_bindgen(js_name = refuseCell)]
pub fn refuse_cell(path: &str, expected: &str, found: &JsValue) -> Result<(), Fault> {
    let problem = Problem::new(&code::WRONG_TYPE, path).in_facts();
    Err(problem.with("expected", expected).with("found", described(found)).into())
}

/// A column of another length than the first one.
///
/// # Errors
/// Always.
#[wasm_bindgen(js_name = refuseLength)]
pub fn refuse_length(name: &str, count: usize, first: &str, rows: usize) -> Result<(), Fault> {
    let problem = Problem::new(&COLUMN_LENGTH, format!("/{}", escaped(name))).in_facts().with("field", name);
    Err(problem.with("count", count).with("first", first).with("rows", rows).into())
}

impl Store {
    fn names(&self) -> Vec<&str> {
        match self {
            Self::Texts(_, names) => names.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

impl Given {
    fn as_core<'a>(&'a self, names: &'a [&'a str]) -> Column<'a> {
        let cells = match &self.store {
            Store::Wholes(values, scale) => Cells::Int64 { values, scale: *scale },
            Store::Floats(values) => Cells::Float64(values),
            Store::Texts(codes, _) => Cells::Coded { codes, names },
        };
        let valid = self.valid.as_ref().map(|bytes| Bits { bytes, offset: 0 });
        Column { name: &self.name, cells, valid }
    }
}

impl<'a> Output<'a> {
    fn of(name: &'a str, kind: &'a Kind) -> Self {
        match kind {
            Kind::Number { scale } => Self { name, scale: Some(*scale), names: None },
            Kind::Name { names } => Self { name, scale: None, names: Some(names) },
        }
    }
}

/// A bit for each mark that is not 0.
fn bits(marks: &[u8]) -> Vec<u8> {
    let byte = |marks: &[u8]| {
        marks.iter().zip(0_u32..).fold(0, |byte, (mark, place)| byte | u8::from(*mark != 0).wrapping_shl(place))
    };
    marks.chunks(8).map(byte).collect()
}

/// A wrong row. Its problems stand beside its number and do not repeat it, so that they are the same in every block.
fn told(error: &RowError, language: Language) -> String {
    let row = format!("/{}", error.row);
    let placed = |problem: &Problem| {
        let path = problem.path.strip_prefix(&row).unwrap_or_default().to_owned();
        Problem { path, ..problem.clone() }
    };
    let problems: Problems = error.problems.iter().map(placed).collect();
    let problems = problems.to_json(language);
    format!(r#"{{"row":{},{}"#, error.row, problems.strip_prefix('{').unwrap_or("}"))
}

fn figures_of(document: &AnyDocument, table: &Table<'_>, options: &TableOptions) -> Result<Figures, Problems> {
    fn of<D: Columns + Sync>(document: &D, table: &Table<'_>, options: &TableOptions) -> Result<Figures, Problems> {
        Ok(Evaluator::new(document, table, options.clone())?.evaluate(table))
    }
    if let Some(plan) = document.get::<PayPlan>() {
        return of(plan, table, options);
    }
    if let Some(card) = document.get::<Scorecard>() {
        return of(card, table, options);
    }
    let problem = Problem::new(&code::WRONG_TYPE, "").with("expected", "a pay plan or a scorecard");
    Err(problem.with("found", format!("`{}`", document.kind())).into())
}

/// The place in the facts that a column of this name gives.
fn pointer_of(document: &AnyDocument, name: &str) -> Option<String> {
    let of_plan = document.get::<PayPlan>().and_then(|plan| plan.pointer_of(name));
    of_plan.or_else(|| document.get::<Scorecard>().and_then(|card| card.pointer_of(name)))
}
