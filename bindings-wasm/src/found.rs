//! What was found on a table, as the package reads it: numbers and names by output, and what is wrong with rows.

use quotakit::{
    error::{Language, Problem, Problems},
    table::{Figures, Kind, RowError, Values},
};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// The outputs of a table, or of a block of its rows.
#[wasm_bindgen]
pub struct TableFound {
    pub(crate) figures: Figures,
    pub(crate) language: Language,
    /// What a split leaves of a total.
    pub(crate) residue: String,
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
impl TableFound {
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

    /// How many rows were worked out one at a time.
    #[must_use]
    pub fn alone(&self) -> usize {
        self.figures.evaluated_alone
    }

    /// What a split leaves of a total, beneath a step.
    #[must_use]
    pub fn residue(&self) -> String {
        self.residue.clone()
    }

    /// The wrong rows of the block as JSON: `[{"row", "problems"}]`.
    #[must_use]
    pub fn errors(&self) -> String {
        let errors: Vec<String> = self.figures.errors.iter().map(|error| told(error, self.language)).collect();
        format!("[{}]", errors.join(","))
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

/// A wrong row. Its problems stand beside its number and do not repeat it, so that they are the same in every block.
fn told(error: &RowError, language: Language) -> String {
    let problems = placed(error, "").to_json(language);
    format!(r#"{{"row":{},{}"#, error.row, problems.strip_prefix('{').unwrap_or("}"))
}

/// The problems of a row with another place in front of their columns than its number in the block.
pub fn placed(error: &RowError, place: &str) -> Problems {
    let row = format!("/{}", error.row);
    let placed = |problem: &Problem| {
        let path = format!("{place}{}", problem.path.strip_prefix(&row).unwrap_or_default());
        Problem { path, ..problem.clone() }
    };
    error.problems.iter().map(placed).collect()
}
