//! Files in: the documents of the closing and the tables of its facts, and where each value of them stands.

use quotakit::{
    error::{Language, Part, Problem, Problems, Severity},
    shape::place_of,
};
use serde_json::value::{RawValue, to_raw_value};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// The documents that stand inside the closing's own, and where.
const DOCUMENTS: [(&str, &str); 7] = [
    ("goals.json", "/goals"),
    ("targets.json", "/targets"),
    ("targets-matrix.json", "/product_targets"),
    ("pipeline.json", "/pipeline"),
    ("scorecard.json", "/cohort/scorecard"),
    ("pay-plan-ae.json", "/pay_plans/0"),
    ("pay-plan-manager.json", "/pay_plans/1"),
];
const TABLES: [&str; 14] = [
    "people",
    "products",
    "deals",
    "stages",
    "close_dates",
    "collections",
    "returns",
    "quotas",
    "indicators",
    "ratings",
    "adjustments",
    "vetoes",
    "history",
    "actions",
];

type Object = BTreeMap<String, Box<RawValue>>;

/// What a closing needs, and where it came from.
pub struct Input {
    pub document: String,
    pub facts: String,
    folder: PathBuf,
    /// The line of each row, by table.
    lines: BTreeMap<&'static str, Vec<u64>>,
}

/// Why the files cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    #[error("{0}")]
    Json(String),
    #[error("{0}: {1}")]
    Csv(PathBuf, csv::Error),
}

impl Input {
    /// Reads a folder of documents and tables.
    pub fn read(folder: &Path) -> Result<Self, Unreadable> {
        let mut close = object(folder, "close.json")?;
        let mut cohort = object(folder, "cohort.json")?;
        let mut plans: Vec<Box<RawValue>> = Vec::new();
        for (file, pointer) in DOCUMENTS {
            let value = raw(folder, file)?;
            match pointer {
                "/cohort/scorecard" => drop(cohort.insert("scorecard".to_owned(), value)),
                _ if pointer.starts_with("/pay_plans") => plans.push(value),
                _ => drop(close.insert(pointer.trim_start_matches('/').to_owned(), value)),
            }
        }
        close.insert("cohort".to_owned(), written(&cohort)?);
        close.insert("pay_plans".to_owned(), written(&plans)?);

        let mut facts = object(folder, "facts.json")?;
        let mut lines = BTreeMap::new();
        for table in TABLES {
            let (rows, row_lines) = table_rows(&folder.join(format!("{table}.csv")))?;
            facts.insert(table.to_owned(), written(&rows)?);
            lines.insert(table, row_lines);
        }
        let text = |object: &Object| written(object).map(|raw| raw.get().to_owned());
        Ok(Self { document: text(&close)?, facts: text(&facts)?, folder: folder.to_owned(), lines })
    }

    /// The problems as an editor's compiler would print them: file, line, column, what is wrong, what to do.
    pub fn diagnostics(&self, problems: &Problems, language: Language) -> String {
        let told = problems.iter().map(|problem| self.diagnostic(problem, language));
        told.collect::<Vec<_>>().join("\n")
    }

    fn diagnostic(&self, problem: &Problem, language: Language) -> String {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warn => "warning",
            Severity::Info => "note",
        };
        let place = match problem.part {
            Part::Document => self.document_place(&problem.path),
            Part::Facts => self.facts_place(&problem.path),
        };
        let (message, help) = (problem.message(language), problem.help(language));
        format!("{place}: {severity}[{}]: {message}\n    = {help}", problem.code.name)
    }

    fn document_place(&self, path: &str) -> String {
        let inside = |prefix: &str| path.strip_prefix(prefix).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let inner = DOCUMENTS.iter().find_map(|(file, prefix)| inside(prefix).map(|rest| (*file, rest)));
        let (file, pointer) = inner
            .or_else(|| path.strip_prefix("/cohort").map(|rest| ("cohort.json", rest)))
            .unwrap_or(("close.json", path));
        let place = fs::read_to_string(self.folder.join(file)).ok().and_then(|text| place_of(&text, pointer));
        let shown = self.folder.join(file).display().to_string();
        place.map_or_else(|| shown.clone(), |place| format!("{shown}:{}:{}", place.line, place.column))
    }

    fn facts_place(&self, path: &str) -> String {
        let mut tokens = path.split('/').skip(1);
        let table = tokens.next().unwrap_or_default();
        let row = tokens.next().and_then(|row| row.parse::<usize>().ok());
        let Some((lines, row)) = self.lines.get(table).zip(row) else {
            return self.folder.join("facts.json").display().to_string();
        };
        let line = lines.get(row).copied().unwrap_or_default();
        let column = tokens.next().map(|column| format!(", column `{column}`")).unwrap_or_default();
        format!("{}:{line}{column}", self.folder.join(format!("{table}.csv")).display())
    }
}

fn raw(folder: &Path, file: &str) -> Result<Box<RawValue>, Unreadable> {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).map_err(|error| Unreadable::File(path.clone(), error))?;
    serde_json::from_str(&text).map_err(|error| Unreadable::Json(format!("{}: not JSON: {error}", path.display())))
}

fn object(folder: &Path, file: &str) -> Result<Object, Unreadable> {
    let raw = raw(folder, file)?;
    serde_json::from_str(raw.get()).map_err(|error| Unreadable::Json(format!("{file}: {error}")))
}

fn written(value: &impl serde::Serialize) -> Result<Box<RawValue>, Unreadable> {
    to_raw_value(value).map_err(|error| Unreadable::Json(error.to_string()))
}

type Rows = Vec<BTreeMap<String, String>>;

/// The rows of a table as objects of texts, and the line on which each begins.
fn table_rows(path: &Path) -> Result<(Rows, Vec<u64>), Unreadable> {
    let fault = |error| Unreadable::Csv(path.to_owned(), error);
    let mut reader = csv::Reader::from_path(path).map_err(fault)?;
    let header = reader.headers().map_err(fault)?.clone();
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(fault)?;
        lines.push(record.position().map_or(0, csv::Position::line));
        let cells = header.iter().zip(record.iter());
        rows.push(cells.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect());
    }
    Ok((rows, lines))
}
