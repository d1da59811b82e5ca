//! The JSON Schemas agree with the library: what loads validates, what the reader refuses for its shape does not, and
//! what is written validates without exception.
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
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Faults of the shape that a schema always sees. It sees some missing fields (doc/004) and nothing of limits (doc/010).
const SHAPE_CODES: [&str; 8] =
    ["doc/002", "doc/003", "doc/005", "doc/015", "doc/016", "number/001", "number/002", "number/009"];
const SOMETIMES: [&str; 2] = ["doc/004", "doc/010"];

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/vectors");
    let entries = fs::read_dir(root).expect("the vectors are there");
    entries.map(|entry| entry.expect("a folder").path()).collect()
}

fn read(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(folder.join(name)).ok()
}

fn outcome_of(folder: &Path) -> String {
    read(folder, "outcome.json").expect("every vector has an outcome")
}

fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(schema).expect("a valid schema")
}

/// Every schema, by the name of its file.
fn schemas() -> BTreeMap<String, Value> {
    let kinds = quotakit::schema::all().into_iter().flat_map(|schema| {
        [("document", schema.document), ("facts", schema.facts), ("outcome", schema.outcome)]
            .map(|(part, found)| (format!("{}.{part}", schema.kind), found.to_value()))
    });
    let doors = quotakit::schema::doors().into_iter().map(|door| (door.name.to_owned(), door.schema.to_value()));
    kinds.chain(doors).collect()
}

#[test]
fn documents_validate_as_the_reader_takes_them() {
    let validators: BTreeMap<String, jsonschema::Validator> = quotakit::schema::all()
        .into_iter()
        .map(|schema| (format!("quotakit/{}@1", schema.kind), validator(schema.document.as_value())))
        .collect();
    let (mut valid, mut refused, mut faults) = (0_u32, 0_u32, Vec::new());
    for folder in folders() {
        let document = read(&folder, "document.json").and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let Some(document) = document else { continue };
        let Some(validator) = document["schema"].as_str().and_then(|kind| validators.get(kind)) else { continue };
        let outcome = outcome_of(&folder);
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

/// The schema that a vector's outcome has to meet.
fn schema_of(folder: &Path, outcome: &Value) -> String {
    let has = |name: &str| outcome.as_object().is_some_and(|object| object.len() == 1 && object.contains_key(name));
    if has("problems") {
        return "problems".to_owned();
    }
    if folder.join("sentence.txt").exists() {
        return "read-goal.outcome".to_owned();
    }
    if !folder.join("facts.json").exists() {
        return "findings".to_owned();
    }
    let document: Value = serde_json::from_str(&read(folder, "document.json").expect("a document")).expect("JSON");
    let kind = document["schema"].as_str().and_then(|tag| tag.strip_prefix("quotakit/")?.strip_suffix("@1"));
    format!("{}.outcome", kind.expect("what was evaluated names its kind"))
}

/// Every outcome of the vectors, with the name of the schema that it has to meet.
fn outcomes() -> Vec<(PathBuf, String, Value)> {
    let outcome = |folder: PathBuf| {
        let outcome: Value = serde_json::from_str(&outcome_of(&folder)).expect("an outcome is JSON");
        let schema = schema_of(&folder, &outcome);
        (folder, schema, outcome)
    };
    folders().into_iter().map(outcome).collect()
}

#[test]
fn every_outcome_validates() {
    let schemas = schemas();
    let validators: BTreeMap<&String, jsonschema::Validator> =
        schemas.iter().map(|(name, schema)| (name, validator(schema))).collect();
    let (mut counts, mut faults) = (BTreeMap::<String, u32>::new(), Vec::new());
    for (folder, schema, outcome) in outcomes() {
        let errors = validators[&schema].iter_errors(&outcome);
        faults.extend(errors.map(|error| format!("{}: {error} at {}", folder.display(), error.instance_path())));
        *counts.entry(schema).or_default() += 1;
    }
    println!("{} outcomes validated: {counts:?}", counts.values().sum::<u32>());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(counts.values().sum::<u32>() as usize, folders().len(), "every vector has an outcome that is validated");
    let is_seen = |name: &&String| name.ends_with(".outcome") || ["findings", "problems"].contains(&name.as_str());
    let unseen: Vec<&String> = schemas.keys().filter(is_seen).filter(|name| !counts.contains_key(*name)).collect();
    assert!(unseen.is_empty(), "no vector has an outcome of these: {unseen:?}");
}

/// What stands behind a reference.
fn resolved<'s>(schema: &'s Value, root: &'s Value) -> &'s Value {
    match schema["$ref"].as_str() {
        Some("#") => root,
        Some(reference) => root.pointer(reference.trim_start_matches('#')).expect("a definition that is there"),
        None => schema,
    }
}

/// Notes the properties of a schema, as `Name.property`, and takes out those that a value has.
fn collect(schema: &Value, root: &Value, owner: &str, value: &Value, seen: &mut BTreeSet<String>) {
    let name = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
    let name = name.map_or_else(|| owner.to_owned(), |name| if name == "#" { title(root) } else { name.to_owned() });
    let schema = resolved(schema, root);
    for list in ["anyOf", "oneOf", "allOf"] {
        for (index, part) in schema[list].as_array().into_iter().flatten().enumerate() {
            collect(part, root, &format!("{name}.{list}.{index}"), value, seen);
        }
    }
    if let Some(fields) = value.as_object() {
        for (field, value) in fields {
            if let Some(property) = schema["properties"].get(field) {
                let place = format!("{name}.{field}");
                if !value.is_null() {
                    seen.insert(place.clone());
                }
                collect(property, root, &place, value, seen);
            } else if schema["additionalProperties"].is_object() {
                collect(&schema["additionalProperties"], root, &name, value, seen);
            }
        }
    }
    for item in value.as_array().into_iter().flatten() {
        collect(&schema["items"], root, &name, item, seen);
    }
}

fn title(schema: &Value) -> String {
    schema["title"].as_str().expect("a schema has a title").to_owned()
}

/// The properties that a schema claims, as `Name.property`.
fn claimed(schema: &Value) -> BTreeSet<String> {
    let of = |name: &str, schema: &Value| -> Vec<String> {
        let properties = schema["properties"].as_object();
        properties.into_iter().flatten().map(|(property, _)| format!("{name}.{property}")).collect()
    };
    let mut claimed: BTreeSet<String> = of(&title(schema), schema).into_iter().collect();
    for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
        claimed.extend(of(name, definition));
    }
    claimed
}

/// Properties of outcomes that no vector has with a value, each with its reason.
const NEVER_SEEN: [(&str, &str); 3] = [
    ("IndicatorLine.text", "no vector has advice for an indicator"),
    ("StageFigures.name", "no vector names its stages"),
    ("Step.index", "no rule picks by position; an own rule may"),
];

#[test]
fn schemas_claim_no_field_that_is_never_written() {
    let schemas = schemas();
    let (mut claims, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for (name, schema) in schemas.iter().filter(|(name, _)| name.ends_with(".outcome")) {
        // The goals that a sentence gives are documents.
        let is_document = |claim: &String| name == "read-goal.outcome" && goal_document(&schemas).contains(claim);
        claims.extend(claimed(schema).into_iter().filter(|claim| !is_document(claim)));
    }
    for (_, name, outcome) in outcomes() {
        let schema = &schemas[&name];
        collect(schema, schema, &title(schema), &outcome, &mut seen);
    }
    let never: Vec<&String> = claims
        .iter()
        .filter(|claim| !seen.contains(*claim) && !NEVER_SEEN.iter().any(|(name, _)| name == claim))
        .collect();
    assert!(never.is_empty(), "claimed and never written: {never:#?}");
    let stale: Vec<&str> = NEVER_SEEN.iter().map(|(name, _)| *name).filter(|name| seen.contains(*name)).collect();
    assert!(stale.is_empty(), "written after all: {stale:?}");
}

fn goal_document(schemas: &BTreeMap<String, Value>) -> BTreeSet<String> {
    claimed(&schemas["goal.document"])
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
    assert!(definitions.len() > 200, "{} names are too few to tell", definitions.len());
}

/// The schemas are shipped as files, for editors that complete and check a document as one types.
#[test]
fn shipped_schemas_are_the_generated_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/schemas");
    let is_blessing = std::env::var_os("QUOTAKIT_BLESS").is_some();
    let mut stale = Vec::new();
    let mut names = BTreeSet::new();
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
