//! The JSON Schemas agree with the reader: what it takes validates, and what it refuses for its shape does not.
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

mod common;

use common::{folders, outcome_of, read_json, schemas, title, validators};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Faults of the shape that a schema always sees.
const SHAPE_CODES: [&str; 8] =
    ["doc/002", "doc/003", "doc/005", "doc/015", "doc/016", "number/001", "number/002", "number/009"];
/// Faults that a schema sees now and then: some missing fields, nothing of limits, rows of exports (funnel/1..)
/// that are told and left out.
const SOMETIMES: [&str; 5] = ["doc/004", "doc/010", "funnel/111", "funnel/112", "funnel/133"];

/// What a schema says of something that the reader judged too.
#[derive(Default)]
struct Judged {
    valid: u32,
    refused: u32,
    faults: Vec<String>,
}

impl Judged {
    /// Compares what a schema says with the faults that the outcome of a vector tells of the same `part`.
    fn judge(&mut self, folder: &Path, part: &str, instance: &Value, validator: &jsonschema::Validator) {
        let outcome = outcome_of(folder);
        let tells = |code: &&&str| outcome.contains(&format!(r#""code":"{code}","severity":"error","in":"{part}""#));
        match (SHAPE_CODES.iter().find(tells), validator.validate(instance)) {
            (Some(code), Ok(())) => {
                self.faults.push(format!("{}: valid {part}, though the reader says {code}", folder.display()));
            }
            (None, _) if SOMETIMES.iter().any(|code| outcome.contains(&format!(r#""code":"{code}""#))) => {}
            (None, Err(error)) => {
                self.faults.push(format!("{} {part}: {error} at {}", folder.display(), error.instance_path()));
            }
            (Some(_), Err(_)) => self.refused += 1,
            (None, Ok(())) => {
                self.valid += 1;
                self.misspell(folder, part, instance, validator);
            }
        }
    }

    /// No object of what is valid takes a field that nobody knows.
    fn misspell(&mut self, folder: &Path, part: &str, instance: &Value, validator: &jsonschema::Validator) {
        let mut misspelt = instance.clone();
        misspelt["no_such_field"] = Value::Bool(true);
        if validator.is_valid(&misspelt) {
            self.faults.push(format!("{}: a field that nobody knows is valid in the {part}", folder.display()));
        }
    }
}

/// The kind that a vector's document names.
fn kind_of(folder: &Path) -> Option<String> {
    let document = read_json(folder, "document.json")?;
    Some(document["schema"].as_str()?.strip_prefix("quotakit/")?.strip_suffix("@1")?.to_owned())
}

#[test]
fn documents_validate_as_the_reader_takes_them() {
    let (validators, mut judged) = (validators(), Judged::default());
    for folder in folders() {
        let Some(document) = read_json(&folder, "document.json") else { continue };
        let Some(validator) = kind_of(&folder).and_then(|kind| validators.get(&format!("{kind}.document"))) else {
            continue;
        };
        judged.judge(&folder, "document", &document, validator);
    }
    let Judged { valid, refused, faults } = judged;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(valid > 250 && refused >= 5, "{valid} valid and {refused} refused documents are too few to tell");
}

#[test]
fn facts_validate_as_the_reader_takes_them() {
    let (validators, mut judged) = (validators(), Judged::default());
    for folder in folders() {
        let Some(facts) = read_json(&folder, "facts.json") else { continue };
        let Some(validator) = kind_of(&folder).and_then(|kind| validators.get(&format!("{kind}.facts"))) else {
            continue;
        };
        // Facts are only read where the document holds.
        if !outcome_of(&folder).contains(r#""severity":"error","in":"document""#) {
            judged.judge(&folder, "facts", &facts, validator);
        }
    }
    assert!(judged.faults.is_empty(), "{}", judged.faults.join("\n"));
    assert!(judged.valid > 150, "{} facts are too few to tell", judged.valid);
}

#[test]
fn options_of_reading_validate_as_the_reader_takes_them() {
    let (validators, mut judged) = (validators(), Judged::default());
    for folder in folders() {
        if let Some(options) = read_json(&folder, "options.json") {
            judged.judge(&folder, "facts", &options, &validators["read-goal.options"]);
        }
    }
    assert!(judged.faults.is_empty(), "{}", judged.faults.join("\n"));
    assert!(judged.valid >= 12, "{} options are too few to tell", judged.valid);
}

/// The definition of a schema's root, as it would stand among the definitions of another schema.
fn root_definition(schema: &Value) -> Value {
    let mut schema = schema.clone();
    let object = schema.as_object_mut().expect("a schema is an object");
    for name in ["$schema", "$defs", "title"] {
        object.remove(name);
    }
    schema
}

/// An outcome inside another outcome has no trace of its own; that is all that may tell two definitions apart.
fn without_trace(definition: &Value) -> Value {
    let mut definition = definition.clone();
    if let Some(properties) = definition["properties"].as_object_mut() {
        properties.remove("trace");
    }
    definition
}

#[test]
fn names_are_unique_over_all_schemas() {
    let mut definitions: BTreeMap<String, (String, Value)> = BTreeMap::new();
    let mut faults = Vec::new();
    for (file, schema) in schemas() {
        let root = (title(&schema), root_definition(&schema));
        let inner = schema["$defs"].as_object().into_iter().flatten();
        let inner = inner.map(|(name, definition)| (name.clone(), definition.clone()));
        for (name, definition) in inner.chain([root]) {
            if !name.chars().all(|c| c.is_ascii_alphabetic()) {
                faults.push(format!("{file}: {name} is no plain name"));
            }
            if definition["description"].as_str().is_none_or(str::is_empty) {
                faults.push(format!("{file}: {name} has no description"));
            }
            match definitions.get(&name) {
                Some((other, found)) if without_trace(found) != without_trace(&definition) => {
                    faults.push(format!("{name} is one thing in {other} and another in {file}"));
                }
                Some(_) => {}
                None => drop(definitions.insert(name, (file.clone(), definition))),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(definitions.len() > 300, "{} names are too few to tell", definitions.len());
}

/// The schemas are shipped as files, for editors that complete and check a document as one types.
#[test]
fn shipped_schemas_are_the_generated_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/schemas");
    let is_blessing = std::env::var_os("QUOTAKIT_BLESS").is_some();
    let (mut stale, mut names) = (Vec::new(), BTreeSet::new());
    for (name, schema) in schemas() {
        let text = serde_json::to_string_pretty(&schema).expect("a schema is writable") + "\n";
        let name = format!("{name}.schema.json");
        let path = root.join(&name);
        if is_blessing {
            fs::create_dir_all(&root).expect("the folder can be made");
            fs::write(&path, &text).expect("the schema can be written");
        } else if fs::read_to_string(&path).ok() != Some(text) {
            stale.push(name.clone());
        }
        names.insert(name);
    }
    for entry in fs::read_dir(&root).expect("the schemas are there") {
        let name = entry.expect("a file").file_name().to_string_lossy().into_owned();
        if !names.contains(&name) {
            stale.push(format!("{name} (of nothing)"));
        }
    }
    assert!(stale.is_empty(), "write them anew with QUOTAKIT_BLESS=1: {stale:?}");
}
