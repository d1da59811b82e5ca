//! Columns as JavaScript gives them: copied into the module, and handed to core as a table.

use crate::{convert::described, convert::text_of, fault::Fault};
use quotakit::{
    error::{Part, Problem, Problems, catalogue::document as code, catalogue::funnel::COLUMN_LENGTH},
    shape::{escaped, shortened},
    table::{Bits, Cells, Column, Table},
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What holds the cells of a column as long as core works on them.
pub enum Store {
    Wholes(Vec<i64>, u32),
    Floats(Vec<f64>),
    Texts(Vec<u32>, Vec<String>),
}

pub struct Given {
    pub name: String,
    pub store: Store,
    /// A bit for each row whose cell is there.
    valid: Option<Vec<u8>>,
}

/// The columns of a table, or of a block of its rows.
#[wasm_bindgen]
#[derive(Default)]
pub struct TableColumns(Vec<Given>);

#[wasm_bindgen]
impl TableColumns {
    /// No columns yet.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

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
}

impl TableColumns {
    fn add(&mut self, name: String, store: Store, valid: Option<Vec<u8>>) {
        self.0.push(Given { name, store, valid: valid.map(|marks| bits(&marks)) });
    }

    /// The columns, each as it was given.
    pub fn given(&self) -> &[Given] {
        &self.0
    }

    /// Hands the columns out as a table.
    pub fn with<T>(&self, work: impl FnOnce(&Table<'_>) -> Result<T, Problems>) -> Result<T, Problems> {
        let names: Vec<Vec<&str>> = self.0.iter().map(|column| column.store.names()).collect();
        let columns = self.0.iter().zip(&names).map(|(column, names)| column.as_core(names)).collect();
        work(&Table::new(columns)?)
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

/// A text with half a character.
///
/// # Errors
/// Always.
#[wasm_bindgen(js_name = refuseHalf)]
pub fn refuse_half(path: &str, text: &str) -> Result<(), Fault> {
    let found = format!("the text `{}` with half a character (a lone surrogate)", shortened(text));
    let problem = Problem::new(&code::WRONG_TYPE, path).in_facts().with("expected", "a text of whole characters");
    Err(problem.with("found", found).into())
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
    /// Whether the cell of a row is there.
    pub fn is_there(&self, row: usize) -> bool {
        self.bits().is_none_or(|bits| bits.is_set(row))
    }

    fn bits(&self) -> Option<Bits<'_>> {
        self.valid.as_ref().map(|bytes| Bits { bytes, offset: 0 })
    }

    fn as_core<'a>(&'a self, names: &'a [&'a str]) -> Column<'a> {
        let cells = match &self.store {
            Store::Wholes(values, scale) => Cells::Int64 { values, scale: *scale },
            Store::Floats(values) => Cells::Float64(values),
            Store::Texts(codes, _) => Cells::Coded { codes, names },
        };
        Column { name: &self.name, cells, valid: self.bits() }
    }
}

/// A bit for each mark that is not 0.
fn bits(marks: &[u8]) -> Vec<u8> {
    let byte = |marks: &[u8]| {
        marks.iter().zip(0_u32..).fold(0, |byte, (mark, place)| byte | u8::from(*mark != 0).wrapping_shl(place))
    };
    marks.chunks(8).map(byte).collect()
}
