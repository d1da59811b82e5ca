//! Files in: the documents of the closing and the tables of its facts, and where each value of them stands.

use crate::files::{self, Fault, Rows};
use quotakit::{
    error::{Language, Part, Problem, Problems, Severity},
    shape::place_of,
};
use serde_json::value::{RawValue, to_raw_value};
use std::{
    collections::BTreeMap,
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
/// The tables and their columns. Every column has to be there: one that is left out by mistake could change what people
/// are paid, and nothing would show it.
const TABLES: [(&str, &[&str]); 14] = [
    (
        "people",
        &[
            "id",
            "name",
            "role",
            "region",
            "manager",
            "start",
            "end",
            "base_salary",
            "target_incentive",
            "plan",
            "weight",
        ],
    ),
    ("products", &["id", "name", "list_price"]),
    (
        "deals",
        &[
            "id",
            "owner",
            "region",
            "product",
            "customer",
            "channel",
            "amount",
            "currency",
            "created",
            "expected_close",
            "participants",
        ],
    ),
    ("stages", &["deal", "stage", "at"]),
    ("close_dates", &["deal", "at", "expected_close", "reason"]),
    ("collections", &["deal", "date", "amount"]),
    ("returns", &["id", "deal", "date", "amount", "reason"]),
    ("quotas", &["person", "period", "quota"]),
    ("indicators", &["person", "period", "indicator", "actual", "target"]),
    ("ratings", &["person", "period", "indicator", "rater_group", "rating"]),
    ("adjustments", &["person", "period", "adjustment", "count"]),
    ("vetoes", &["person", "period", "veto", "note"]),
    ("history", &["period", "region", "product", "revenue"]),
    ("actions", &["action", "owner", "due", "about"]),
];

type Object = BTreeMap<String, Box<RawValue>>;

/// What a closing needs, and where it came from.
pub struct Input {
    pub document: String,
    pub facts: String,
    folder: PathBuf,
    /// The text of each document, by file.
    texts: BTreeMap<&'static str, String>,
    /// The line of each row, by table.
    lines: BTreeMap<&'static str, Vec<usize>>,
}

impl Input {
    /// Reads a folder of documents and tables; every file that cannot be read is told at once.
    pub fn read(folder: &Path) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut texts = BTreeMap::new();
        let inner = DOCUMENTS.iter().map(|(file, _)| *file);
        for file in ["close.json", "cohort.json", "facts.json"].into_iter().chain(inner) {
            match files::json(&folder.join(file)) {
                Ok(text) => drop(texts.insert(file, text)),
                Err(fault) => faults.push(fault),
            }
        }
        let mut tables = BTreeMap::new();
        for (table, columns) in TABLES {
            match files::table(&folder.join(format!("{table}.csv")), columns) {
                Ok(rows) => drop(tables.insert(table, rows)),
                Err(more) => faults.extend(more),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let document = document(&texts).map_err(|error| assembly(folder, error))?;
        let facts = facts(&texts, &tables).map_err(|error| assembly(folder, error))?;
        let lines = tables.into_iter().map(|(table, rows)| (table, rows.lines)).collect();
        Ok(Self { document, facts, folder: folder.to_owned(), texts, lines })
    }

    /// The problems as an editor's compiler would print them: file, line, column, what is wrong, what to do; the
    /// gravest first.
    pub fn diagnostics(&self, problems: &Problems, language: Language) -> String {
        let mut problems: Vec<&Problem> = problems.iter().collect();
        problems.sort_by_key(|problem| match problem.severity {
            Severity::Error => 0,
            Severity::Warn => 1,
            Severity::Info => 2,
        });
        let told = problems.into_iter().map(|problem| self.diagnostic(problem, language));
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
        self.json_place(file, pointer)
    }

    fn json_place(&self, file: &str, pointer: &str) -> String {
        let place = self.texts.get(file).and_then(|text| place_of(text, pointer));
        let shown = self.folder.join(file).display().to_string();
        place.map_or_else(|| shown.clone(), |place| format!("{shown}:{}:{}", place.line, place.column))
    }

    /// Where a value of the tables stands, if the pointer is to a row of a table.
    pub fn row_place(&self, path: &str) -> Option<String> {
        let mut tokens = path.split('/').skip(1);
        let table = tokens.next()?;
        let row: usize = tokens.next()?.parse().ok()?;
        let line = self.lines.get(table)?.get(row)?;
        let column = tokens.next().map(|column| format!(", column `{column}`")).unwrap_or_default();
        Some(format!("{}:{line}{column}", self.folder.join(format!("{table}.csv")).display()))
    }

    fn facts_place(&self, path: &str) -> String {
        self.row_place(path).unwrap_or_else(|| self.json_place("facts.json", path))
    }
}

/// The closing's document, put together out of its files; each was read as an object before.
fn document(texts: &BTreeMap<&str, String>) -> serde_json::Result<String> {
    let raw = |file: &str| serde_json::from_str(texts.get(file).map_or("null", String::as_str));
    let object = |file: &str| -> serde_json::Result<Object> {
        serde_json::from_str(texts.get(file).map_or("null", String::as_str))
    };
    let (mut close, mut cohort) = (object("close.json")?, object("cohort.json")?);
    let mut plans: Vec<Box<RawValue>> = Vec::new();
    for (file, pointer) in DOCUMENTS {
        let value = raw(file)?;
        match pointer {
            "/cohort/scorecard" => drop(cohort.insert("scorecard".to_owned(), value)),
            _ if pointer.starts_with("/pay_plans") => plans.push(value),
            _ => drop(close.insert(pointer.trim_start_matches('/').to_owned(), value)),
        }
    }
    close.insert("cohort".to_owned(), to_raw_value(&cohort)?);
    close.insert("pay_plans".to_owned(), to_raw_value(&plans)?);
    serde_json::to_string(&close)
}

/// The closing's facts: `facts.json` and the rows of the tables.
fn facts(texts: &BTreeMap<&str, String>, tables: &BTreeMap<&str, Rows>) -> serde_json::Result<String> {
    let mut facts: Object = serde_json::from_str(texts.get("facts.json").map_or("null", String::as_str))?;
    for (table, rows) in tables {
        facts.insert((*table).to_owned(), to_raw_value(&rows.rows)?);
    }
    serde_json::to_string(&facts)
}

fn assembly(folder: &Path, error: serde_json::Error) -> Vec<Fault> {
    vec![Fault { file: folder.to_owned(), place: None, what: files::What::Unreadable(error.into()) }]
}
