//! Every outcome of every vector, walked: no NaN, no infinity, no empty figure, no float, and in funnels no zero that was
//! made up, no `null` without a reason and no reason without a `null`.
//!
//! What a figure of a funnel is made of stands in `walk/table.rs`: an outcome with a figure that is not there fails.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

mod walk;

use quotakit::json;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};
use walk::{each, faults, kind_of, odd_values, place::Place, table, table::Kind};

struct Vector {
    name: String,
    document: Value,
    facts: Value,
    outcome: Value,
}

impl Vector {
    fn is_funnel(&self) -> bool {
        self.name.starts_with("funnel-") && self.outcome.get("problems").is_none() && self.outcome.is_object()
    }

    fn table(&self) -> &'static [(&'static str, Kind)] {
        if self.document.get("steps").is_some() { table::EVENTS } else { table::PIPELINE }
    }
}

/// The vectors with their outcomes; and where it is asked for and there are facts, also the outcome with its trace.
fn vectors(is_traced: bool) -> Vec<Vector> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut folders: Vec<_> =
        fs::read_dir(root).expect("the vectors").map(|entry| entry.expect("a folder").path()).collect();
    folders.sort();
    let read = |path: &Path, name: &str| fs::read_to_string(path.join(name)).ok();
    let parsed = |text: &str| serde_json::from_str(text).unwrap_or(Value::Null);
    let mut all = Vec::new();
    for folder in folders {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let document = read(&folder, "document.json").unwrap_or_default();
        let facts = read(&folder, "facts.json").unwrap_or_default();
        let outcome = serde_json::from_str(&read(&folder, "outcome.json").expect("an outcome")).expect("JSON");
        all.push(Vector { name: name.clone(), document: parsed(&document), facts: parsed(&facts), outcome });
        let mut traced: Value = parsed(&facts);
        if is_traced && traced.is_object() && traced["trace"] != true {
            traced["trace"] = json!(true);
            if let Ok(outcome) = json::evaluate_json(&document, &traced.to_string()) {
                let outcome = serde_json::from_str(&outcome).expect("JSON");
                all.push(Vector {
                    name: format!("{name} with its trace"),
                    document: parsed(&document),
                    facts: traced,
                    outcome,
                });
            }
        }
    }
    all
}

#[test]
fn no_outcome_has_a_figure_that_is_none() {
    let (mut values, mut wrong) = (0_usize, Vec::new());
    let vectors = vectors(true);
    for vector in &vectors {
        each(&mut Vec::new(), &vector.outcome, &mut |_, _| values += 1);
        wrong.extend(odd_values(&vector.outcome).into_iter().map(|fault| format!("{}{fault}", vector.name)));
    }
    println!("{} outcomes walked, {values} values: no NaN, no infinity, no float, no empty figure", vectors.len());
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_zero_is_made_up_and_each_null_has_its_reason() {
    let (mut figures, mut nulls, mut wrong, mut met) = (0_usize, 0_usize, Vec::new(), BTreeSet::new());
    for vector in vectors(false).iter().filter(|vector| vector.is_funnel()) {
        let found = faults(&vector.document, &vector.facts, &vector.outcome);
        wrong.extend(found.into_iter().map(|fault| format!("{}{fault}", vector.name)));
        each(&mut Vec::new(), &vector.outcome, &mut |path, value| {
            nulls += usize::from(value.is_null());
            if let (true, Some((pattern, _))) = (value.is_string(), kind_of(vector.table(), path)) {
                figures += 1;
                met.insert(pattern);
            }
        });
    }
    println!("{figures} figures and {nulls} nulls of funnels are what their counts say");
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    let tables = [table::PIPELINE, table::EVENTS].concat();
    let never: Vec<&str> =
        tables.iter().map(|(pattern, _)| *pattern).filter(|pattern| !met.contains(pattern)).collect();
    assert!(never.is_empty(), "no vector has {never:?}");
}

/// The value at a path, to be changed.
fn at<'a>(outcome: &'a mut Value, path: &[String]) -> &'a mut Value {
    path.iter().fold(outcome, |value, name| match value {
        Value::Array(items) => &mut items[name.parse::<usize>().expect("a place")],
        value => &mut value[name.as_str()],
    })
}

/// How often each kind of figure is made wrong.
const TRIES: usize = 3;

/// Outcomes that are wrong in one place each: the walk finds every one.
#[test]
fn the_walk_finds_what_is_wrong() {
    let (mut zeros, mut odd, mut unknown) = (0_usize, 0_usize, 0_usize);
    let mut tried: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    for mut vector in vectors(false).into_iter().filter(Vector::is_funnel) {
        vector.outcome.as_object_mut().expect("an outcome").remove("trace");
        let mut paths = Vec::new();
        each(&mut Vec::new(), &vector.outcome, &mut |path, value| paths.push((path.to_vec(), value.clone())));
        for (path, value) in paths {
            let Some((pattern, Kind::Share { of, .. } | Kind::Over { of, .. } | Kind::ByValue { of, .. })) =
                kind_of(vector.table(), &path)
            else {
                continue;
            };
            let tries = tried.entry((pattern, value.is_null())).or_default();
            *tries += 1;
            if *tries > TRIES || !(value.is_null() || value.is_string()) {
                continue;
            }
            if !value.is_null() {
                for figure in ["\"NaN\"", "\"-inf\"", "\"\"", "0.5", "null", "\"1e3\"", "\"-0\""] {
                    vector.assert_found(&path, serde_json::from_str(figure).expect("JSON"), false);
                    odd += 1;
                }
                continue;
            }
            vector.assert_found(&path, json!("0"), false);
            let root = Place { document: &vector.document, facts: &vector.facts, outcome: &vector.outcome };
            if root.sum(&path, of).is_zero() {
                vector.assert_found(&path, json!("0"), true);
                zeros += 1;
            }
        }
        vector.assert_found(&["new_rate".to_owned()], json!("0"), false);
        unknown += 1;
    }
    println!("the walk finds {zeros} zeros in the place of nothing, {odd} odd figures, {unknown} unknown ones");
    assert!(zeros > 30 && odd > 300 && unknown > 30, "{tried:?}");
}

impl Vector {
    /// Asserts that the walk finds a value in the place of another, the reasons for none taken away or not.
    fn assert_found(&self, path: &[String], value: Value, is_without_reasons: bool) {
        let mut outcome = self.outcome.clone();
        for length in (0..path.len()).filter(|_| is_without_reasons) {
            if let Some(reasons) = at(&mut outcome, &path[..length]).get_mut("reasons") {
                *reasons = json!({});
            }
        }
        *at(&mut outcome, path) = value;
        let is_found = !odd_values(&outcome).is_empty() || !faults(&self.document, &self.facts, &outcome).is_empty();
        let found = at(&mut outcome, path);
        assert!(is_found, "{}: /{} is {found}, and that was not found", self.name, path.join("/"));
    }
}
