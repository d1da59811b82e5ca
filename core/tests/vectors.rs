//! The shared vectors: a document, facts or a question, and the outcome as bytes. Python and JavaScript replay the same folders.
//!
//! `figures.json` was written by hand and names its source; `outcome.json` holds the whole bytes. To add a vector, write
//! its figures first, then let `QUOTAKIT_BLESS=1 cargo test -p quotakit --test vectors` write the outcome: it is written
//! only when the figures hold.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use quotakit::{
    error::{Language, Problems},
    json,
    shape::Node,
};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let entries = fs::read_dir(root).expect("the vectors are there");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder").path()).collect();
    folders.sort();
    folders
}

fn read(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(folder.join(name)).ok()
}

fn told(result: Result<String, Problems>) -> String {
    result.unwrap_or_else(|problems| problems.to_json(Language::En))
}

/// What the library makes of a vector: an outcome, an answer, problems, findings, or what it read in a sentence.
fn replay(folder: &Path) -> String {
    if let Some(sentence) = read(folder, "sentence.txt") {
        let options = read(folder, "options.json").unwrap_or_else(|| panic!("{}: no options.json", folder.display()));
        return told(json::read_goal_json(sentence.trim_end_matches('\n'), &options));
    }
    let document = read(folder, "document.json").unwrap_or_else(|| panic!("{}: no document.json", folder.display()));
    if let Some(question) = read(folder, "question.json") {
        return told(json::ask_json(&document, &question));
    }
    match read(folder, "facts.json") {
        Some(facts) => told(json::evaluate_json(&document, &facts)),
        None => json::lint_json(&document, Language::En),
    }
}

/// The figures that were worked by hand, and do not stand in the outcome.
fn differences(folder: &Path, outcome: &str) -> Vec<String> {
    let figures: Value = read(folder, "figures.json")
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_else(|| panic!("{}: figures.json is missing or no JSON", folder.display()));
    assert!(figures["source"].is_string(), "{}: figures.json names no source", folder.display());
    let outcome: Value = serde_json::from_str(outcome).expect("an outcome is JSON");
    // Of a page, whose figures stand in its text: what the text holds.
    let lacks = |(pointer, texts): (&String, &Value)| {
        let found = outcome.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let texts = texts.as_array().expect("texts that it contains").iter().map(|text| text.as_str().expect("a text"));
        texts.filter(|text| !found.contains(text)).map(|text| format!("  {pointer}: no {text}")).collect::<Vec<_>>()
    };
    let contains = figures["contains"].as_object().cloned().unwrap_or_default();
    let lacking: Vec<String> = contains.iter().flat_map(lacks).collect();
    let figures = figures["figures"].as_object().cloned().unwrap_or_default();
    assert!(!figures.is_empty() || !contains.is_empty(), "{}: no figure is stated", folder.display());
    let differs = |(pointer, expected): (&String, &Value)| {
        let found = outcome.pointer(pointer).unwrap_or(&Value::Null);
        (found != expected).then(|| format!("  {pointer}: expected {expected}, found {found}"))
    };
    figures.iter().filter_map(differs).chain(lacking).collect()
}

#[test]
fn same_bytes_everywhere() {
    let is_blessing = std::env::var_os("QUOTAKIT_BLESS").is_some();
    let mut faults = Vec::new();
    for folder in folders() {
        let outcome = replay(&folder);
        let wrong = differences(&folder, &outcome);
        if let Err(problem) = Node::parse(&outcome) {
            faults.push(format!("{}: nobody could read the outcome: {problem:?}", folder.display()));
        } else if !wrong.is_empty() {
            faults.push(format!("{}:\n{}\n  in {outcome}", folder.display(), wrong.join("\n")));
        } else if is_blessing {
            fs::write(folder.join("outcome.json"), &outcome).expect("the vectors are writable");
        } else if read(&folder, "outcome.json").as_deref() != Some(&outcome) {
            faults.push(format!("{}: other bytes than outcome.json:\n  {outcome}", folder.display()));
        }
    }
    println!("{} vectors replayed in Rust", folders().len());
    assert!(faults.is_empty(), "{} vectors differ:\n{}", faults.len(), faults.join("\n"));
}

/// The codes anywhere in a JSON text.
fn collect_codes(value: &Value, codes: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            codes.extend(fields.get("code").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| collect_codes(value, codes));
        }
        Value::Array(items) => items.iter().for_each(|value| collect_codes(value, codes)),
        _ => {}
    }
}

#[test]
fn every_code_is_raised_by_a_vector() {
    let mut raised = BTreeSet::new();
    for folder in folders() {
        let outcome = replay(&folder);
        assert!(!outcome.contains("{suggestion}"), "{}: a message was not filled", folder.display());
        collect_codes(&serde_json::from_str(&outcome).expect("JSON"), &mut raised);
    }
    let never: Vec<_> =
        quotakit::error::catalogue::all().map(|code| code.name).filter(|name| !raised.contains(*name)).collect();
    assert!(never.is_empty(), "codes that no vector raises: {never:?}");
}

#[test]
fn every_code_speaks_three_languages() {
    let mut names = BTreeSet::new();
    for code in quotakit::error::catalogue::all() {
        assert!(names.insert(code.name), "{} stands twice", code.name);
        let places = |text: &str| -> BTreeSet<String> {
            let places = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
            // `{count|deal|deals}` names its value first.
            places.map(|(place, _)| place.split('|').next().unwrap_or(place).to_owned()).collect()
        };
        for language in Language::ALL {
            let (message, help) = (language.of(&code.message), language.of(&code.help));
            assert!(!message.is_empty() && !help.is_empty(), "{} lacks {language}", code.name);
            assert_eq!(places(message), places(code.message.en), "{} in {language}: other values", code.name);
        }
        assert!(!code.message.en.starts_with(char::is_uppercase), "{}: messages begin in lower case", code.name);
        assert_ne!(code.message.hans, code.message.en, "{} is not translated", code.name);
    }
}
