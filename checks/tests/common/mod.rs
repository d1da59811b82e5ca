//! What the tests of the schemas share.

use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The folders of the shared vectors.
pub fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/vectors");
    let entries = fs::read_dir(root).expect("the vectors are there");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder").path()).collect();
    folders.sort();
    folders
}

/// A file of a vector.
pub fn read(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(folder.join(name)).ok()
}

/// A file of a vector that is JSON.
pub fn read_json(folder: &Path, name: &str) -> Option<Value> {
    read(folder, name).and_then(|text| serde_json::from_str(&text).ok())
}

/// The outcome that every vector has.
pub fn outcome_of(folder: &Path) -> String {
    read(folder, "outcome.json").expect("every vector has an outcome")
}

/// A validator that also looks at dates and instants.
pub fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(schema).expect("a valid schema")
}

/// Every schema, by the name of its file.
pub fn schemas() -> BTreeMap<String, Value> {
    let kinds = quotakit::schema::all().into_iter().flat_map(|schema| {
        [("document", schema.document), ("facts", schema.facts), ("outcome", schema.outcome)]
            .map(|(part, found)| (format!("{}.{part}", schema.kind), found.to_value()))
    });
    let doors = quotakit::schema::doors().into_iter().map(|door| (door.name.to_owned(), door.schema.to_value()));
    kinds.chain(doors).collect()
}

/// The validators of every schema.
pub fn validators() -> BTreeMap<String, jsonschema::Validator> {
    schemas().into_iter().map(|(name, schema)| (name, validator(&schema))).collect()
}

/// The name of a schema's root.
pub fn title(schema: &Value) -> String {
    schema["title"].as_str().expect("a schema has a title").to_owned()
}
