//! The JSON Schemas agree with the reader: what loads validates, and what the reader refuses for its shape does not.
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

use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};

/// Faults of the shape that a schema always sees. It sees some missing fields (doc/004) and nothing of limits (doc/010).
const SHAPE_CODES: [&str; 6] = ["doc/002", "doc/003", "doc/005", "number/001", "number/002", "number/009"];
const SOMETIMES: [&str; 2] = ["doc/004", "doc/010"];

#[test]
fn vectors_validate_against_the_generated_schemas() {
    let validators: BTreeMap<String, jsonschema::Validator> = quotakit::schema::all()
        .into_iter()
        .map(|schema| {
            let validator = jsonschema::validator_for(schema.document.as_value()).expect("a valid schema");
            (format!("quotakit/{}@1", schema.kind), validator)
        })
        .collect();
    let (mut valid, mut refused, mut faults) = (0_u32, 0_u32, Vec::new());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/vectors");
    for folder in fs::read_dir(root).expect("the vectors are there") {
        let folder = folder.expect("a folder").path();
        let read = |name: &str| fs::read_to_string(folder.join(name)).ok();
        let Some(document) = read("document.json").and_then(|text| serde_json::from_str::<Value>(&text).ok()) else {
            continue;
        };
        let Some(validator) = document["schema"].as_str().and_then(|kind| validators.get(kind)) else { continue };
        let outcome = read("outcome.json").expect("every vector has an outcome");
        let is_of_document =
            |code: &&&str| outcome.contains(&format!(r#""code":"{code}","severity":"error","in":"document""#));
        match (SHAPE_CODES.iter().find(is_of_document), validator.validate(&document)) {
            (Some(code), Ok(())) => faults.push(format!("{}: valid, though the reader says {code}", folder.display())),
            (None, _) if SOMETIMES.iter().any(|code| outcome.contains(&format!(r#""code":"{code}""#))) => {}
            (None, Err(error)) => faults.push(format!("{}: {error} at {}", folder.display(), error.instance_path())),
            (Some(_), Err(_)) => refused += 1,
            (None, Ok(())) => valid += 1,
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(valid > 20 && refused > 3, "{valid} valid and {refused} refused documents are too few to tell");
}

/// The schemas are shipped as files, for editors that complete and check a document as one types.
#[test]
fn shipped_schemas_are_the_generated_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/schemas");
    let is_blessing = std::env::var_os("QUOTAKIT_BLESS").is_some();
    let mut stale = Vec::new();
    for schema in quotakit::schema::all() {
        for (name, schema) in [("document", &schema.document), ("facts", &schema.facts)]
            .map(|(part, found)| (format!("{}.{part}.schema.json", schema.kind), found))
        {
            let text = serde_json::to_string_pretty(schema).expect("a schema is writable") + "\n";
            let path = root.join(&name);
            if is_blessing {
                fs::create_dir_all(&root).expect("the folder can be made");
                fs::write(&path, &text).expect("the schema can be written");
            } else if fs::read_to_string(&path).ok() != Some(text) {
                stale.push(name);
            }
        }
    }
    assert!(stale.is_empty(), "write them anew with QUOTAKIT_BLESS=1: {stale:?}");
}
