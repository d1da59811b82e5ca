//! The JSON Schemas agree with the writer: everything that is written validates, and nothing is claimed that is never
//! written.
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

use common::{folders, outcome_of, read, read_json, schemas, title, validators};
use quotakit::{
    calendar::{Calendar, CalendarRule},
    json,
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// The schema that a vector's outcome has to meet.
fn schema_of(folder: &Path, outcome: &Value) -> String {
    let has = |name: &str| outcome.as_object().is_some_and(|object| object.len() == 1 && object.contains_key(name));
    if has("problems") {
        return "problems".to_owned();
    }
    if folder.join("sentence.txt").exists() {
        return "read-goal.outcome".to_owned();
    }
    if folder.join("question.json").exists() {
        let document = read_json(folder, "document.json").unwrap_or_default();
        let answer = match document["schema"].as_str() {
            Some("quotakit/target-plan@1") => "target-plan.answer",
            Some("quotakit/goal@1") => "goal.answer",
            Some("quotakit/scorecard@1" | "quotakit/cohort@1") => "scorecard.answer",
            Some("quotakit/close@1") => "close.answer",
            _ => "pay-plan.answer",
        };
        return answer.to_owned();
    }
    if !folder.join("facts.json").exists() {
        return "findings".to_owned();
    }
    let document = read_json(folder, "document.json").expect("what was evaluated is JSON");
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

fn faults_of(validator: &jsonschema::Validator, instance: &Value, folder: &Path) -> Vec<String> {
    let told =
        |error: jsonschema::ValidationError<'_>| format!("{}: {error} at {}", folder.display(), error.instance_path());
    validator.iter_errors(instance).map(told).collect()
}

#[test]
fn every_outcome_validates() {
    let validators = validators();
    let (mut counts, mut faults) = (BTreeMap::<String, usize>::new(), Vec::new());
    for (folder, schema, outcome) in outcomes() {
        faults.extend(faults_of(&validators[&schema], &outcome, &folder));
        *counts.entry(schema).or_default() += 1;
    }
    println!("{} outcomes validated: {counts:?}", counts.values().sum::<usize>());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(counts.values().sum::<usize>(), folders().len(), "every vector has an outcome that is validated");
    let is_seen = |name: &&String| {
        name.ends_with(".outcome") || name.ends_with(".answer") || ["findings", "problems"].contains(&name.as_str())
    };
    let unseen: Vec<&String> = validators.keys().filter(is_seen).filter(|name| !counts.contains_key(*name)).collect();
    assert!(unseen.is_empty(), "no vector has an outcome of these: {unseen:?}");
}

/// Explanations are no part of the vectors; they are made of every one that can be evaluated.
#[test]
fn every_explanation_validates() {
    let (validators, mut count, mut faults) = (validators(), 0, Vec::new());
    for folder in folders() {
        let (Some(document), Some(facts)) = (read(&folder, "document.json"), read(&folder, "facts.json")) else {
            continue;
        };
        let Ok(lines) = json::explain_json(&document, &facts, None) else { continue };
        let lines: Value = serde_json::from_str(&lines).expect("lines are JSON");
        faults.extend(faults_of(&validators["lines"], &lines, &folder));
        count += usize::from(lines["lines"].as_array().is_some_and(|lines| !lines.is_empty()));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count > 150, "{count} explanations are too few to tell");
}

#[test]
fn calendars_and_periods_validate() {
    let validators = validators();
    let rules = [
        r#"{}"#,
        r#"{"year_start": 7, "named_by": "end"}"#,
        r#"{"year_start": 2, "weeks": "4-5-4", "week_starts": "sunday", "year_ends": "nearest"}"#,
    ];
    for text in rules {
        let rule: Value = serde_json::from_str(text).expect("JSON");
        let calendar: CalendarRule = serde_json::from_str(text).expect("the reader takes it");
        assert!(validators["calendar"].is_valid(&rule), "{text}");
        let written = serde_json::to_value(&calendar).expect("writable");
        assert!(validators["calendar"].is_valid(&written), "{written}");
        for grain in ["year", "half", "quarter", "month", "week", "day"] {
            let grain = serde_json::from_value(grain.into()).expect("a grain");
            let date = "2026-08-20".parse().expect("a date");
            let Some(period) = Calendar::new(&calendar).containing(date, grain) else { continue };
            let period = serde_json::to_value(&period).expect("writable");
            assert!(validators["period"].is_valid(&period), "{period}");
        }
    }
    assert!(!validators["calendar"].is_valid(&serde_json::json!({ "year_begin": 7 })));
}

/// What stands behind a reference.
fn resolved<'s>(schema: &'s Value, root: &'s Value) -> &'s Value {
    match schema["$ref"].as_str() {
        Some(reference) => root.pointer(reference.trim_start_matches('#')).expect("a definition that is there"),
        None => schema,
    }
}

/// What the vectors show of the schemas.
#[derive(Default)]
struct Seen {
    /// Properties with a value that is not `null`, and words, as `Name.property` and `Name=word`.
    claims: BTreeSet<String>,
    /// Objects whose fields do not stand in the order of the properties.
    disordered: BTreeSet<String>,
}

impl Seen {
    fn collect(&mut self, schema: &Value, root: &Value, owner: &str, value: &Value) {
        let name = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()).unwrap_or(owner);
        let schema = resolved(schema, root);
        for part in ["anyOf", "oneOf"].iter().flat_map(|list| schema[*list].as_array().into_iter().flatten()) {
            self.collect(part, root, name, value);
        }
        if let (Some(_), Some(word)) = (schema.get("enum"), value.as_str()) {
            self.claims.insert(format!("{name}={word}"));
        }
        for item in value.as_array().into_iter().flatten() {
            self.collect(&schema["items"], root, name, item);
        }
        let Some(fields) = value.as_object() else { return };
        if schema["additionalProperties"].is_object() {
            return fields.values().for_each(|value| self.collect(&schema["additionalProperties"], root, name, value));
        }
        let Some(properties) = schema["properties"].as_object() else { return };
        // Other variants of a choice have other fields.
        let is_meant = fields.keys().all(|field| properties.contains_key(field));
        if is_meant && !properties.keys().filter(|name| fields.contains_key(*name)).eq(fields.keys()) {
            self.disordered.insert(name.to_owned());
        }
        for (field, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
            let Some(property) = properties.get(field) else { continue };
            let place = format!("{name}.{field}");
            self.collect(property, root, &place, value);
            self.claims.insert(place);
        }
    }
}

/// The properties and the words that a definition claims.
fn claims_of(name: &str, schema: &Value, claims: &mut BTreeSet<String>) {
    for word in schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        claims.insert(format!("{name}={word}"));
    }
    for (property, schema) in schema["properties"].as_object().into_iter().flatten() {
        let place = format!("{name}.{property}");
        claims_of(&place, schema, claims);
        claims.insert(place);
    }
    for part in ["items", "additionalProperties"].iter().filter_map(|part| schema.get(*part)) {
        claims_of(name, part, claims);
    }
    for part in ["anyOf", "oneOf"].iter().flat_map(|list| schema[*list].as_array().into_iter().flatten()) {
        claims_of(name, part, claims);
    }
}

fn all_claims_of(schema: &Value) -> BTreeSet<String> {
    let mut claims = BTreeSet::new();
    claims_of(&title(schema), schema, &mut claims);
    for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
        claims_of(name, definition, &mut claims);
    }
    claims
}

/// What outcomes claim and no vector shows, each with its reason.
const NEVER_SEEN: [(&str, &str); 13] = [
    ("ExclusionReason=no_value", "no vector ranks by a key that somebody lacks"),
    ("ExclusionReason=unscored", "no vector has somebody without a score in an award"),
    ("GoalReason=no_baseline", "no vector tracks a goal without the figure before"),
    ("GoalReason=no_period", "no vector tracks a goal without a deadline"),
    ("GoalReason=not_started", "no vector tracks a goal before its first day"),
    ("NoWayReason=unproven", "every way that was found has led there so far"),
    ("PersonPay.payment", "a closing pays in the currency of its plans"),
    ("RoundingMode=half_down", "no vector rounds so"),
    ("Step.op=any", "no vector of those with a trace has alternatives"),
    ("Step.op=not", "no vector of those with a trace has a negation"),
    ("Step.op=pick", "no rule picks by position; an own rule may"),
    ("Step.index", "no rule picks by position; an own rule may"),
    ("StepComparison=equal", "no vector of those with a trace compares so"),
];

#[test]
fn schemas_claim_nothing_that_is_never_written() {
    let schemas = schemas();
    let (mut claims, mut seen) = (BTreeSet::new(), Seen::default());
    for (_, schema) in schemas.iter().filter(|(name, _)| name.ends_with(".outcome") || name.ends_with(".answer")) {
        claims.extend(all_claims_of(schema));
    }
    // The goals that a sentence gives are documents.
    for claim in all_claims_of(&schemas["goal.document"]) {
        claims.remove(&claim);
    }
    for (_, name, outcome) in outcomes() {
        let schema = &schemas[&name];
        seen.collect(schema, schema, &title(schema), &outcome);
    }
    let is_known = |claim: &&String| NEVER_SEEN.iter().any(|(name, _)| name == claim);
    let never: Vec<&String> = claims.difference(&seen.claims).filter(|claim| !is_known(claim)).collect();
    assert!(never.is_empty(), "claimed and never written: {never:#?}");
    let stale: Vec<&str> =
        NEVER_SEEN.iter().map(|(name, _)| *name).filter(|name| seen.claims.contains(*name)).collect();
    assert!(stale.is_empty(), "written after all: {stale:?}");
    assert!(seen.disordered.is_empty(), "properties stand in another order than is written: {:?}", seen.disordered);
}
