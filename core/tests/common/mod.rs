//! What several tests need: how many random cases a law takes, the law of traces, canonical forms, figures in JSON, and the
//! files of the project.
#![allow(dead_code, reason = "each test takes what it needs")]

use proptest::prelude::ProptestConfig;
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

/// How many random cases a law takes: 10,000 in a release build, and `few` in a debug one, so that the whole suite stays
/// quick. `PROPTEST_CASES` sets another number for both.
///
/// ```text
/// cargo test --release --workspace --all-features -p quotakit --test laws_targets_revise
/// PROPTEST_CASES=100000 cargo test --release --workspace --all-features -p quotakit --test laws_targets_shares
/// ```
pub fn cases(few: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").map(|_| ProptestConfig::default().cases);
    let cases = asked.unwrap_or(if cfg!(debug_assertions) { few } else { 10_000 });
    // Some laws pass over cases that they say nothing about.
    ProptestConfig { max_global_rejects: cases.saturating_mul(4).max(1024), ..ProptestConfig::with_cases(cases) }
}

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
