//! What several tests need: the law of traces, canonical forms, figures in JSON, and the files of the project.
#![allow(dead_code, reason = "each test takes what it needs")]

use quotakit::{
    json::canonical_json,
    number::Number,
    trace::{Step, replay},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Asserts that a step, and each one below it, has the value that its leaves give.
pub fn assert_recomputes(step: &Step) {
    recompute(step, &mut BTreeSet::new());
}

/// Steps are shared, so each is looked at once.
fn recompute(step: &Step, seen: &mut BTreeSet<*const Step>) {
    if seen.insert(step) {
        assert_eq!(replay(step).as_ref(), Some(&step.value), "{} {:?} does not recompute", step.label.key, step.about);
        step.of.iter().for_each(|below| recompute(below, seen));
    }
}

/// Asserts that the canonical form of a legal document is its own canonical form, and gives it.
pub fn assert_canonical(document: &str) -> String {
    let once = canonical_json(document).unwrap_or_else(|problems| panic!("{problems}: {document}"));
    assert_eq!(canonical_json(&once).expect("a canonical form loads"), once);
    once
}

/// A figure of an outcome.
pub fn number(figure: &Value) -> Number {
    figure.as_str().expect("a figure").parse().expect("a number")
}

/// A file of the project, by its path from the root.
pub fn at_root(path: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The text of a file of the project.
pub fn text_of(path: &str) -> String {
    fs::read_to_string(at_root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of a CSV file by column name.
pub fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.deserialize().map(|row| row.expect("a row")).collect()
}
