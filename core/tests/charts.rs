//! Charts: every outcome of the vectors can be drawn, no place of a specification stays empty, and figures worked by hand
//! stand where they belong.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use quotakit::json;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

/// The charts of an outcome.
fn charts(kind: &str, outcome: &str, options: &str) -> Vec<Value> {
    let told = json::charts_json(kind, outcome, options).unwrap_or_else(|problems| panic!("{problems:?}"));
    let told: Value = serde_json::from_str(&told).expect("charts are JSON");
    told["charts"].as_array().expect("a list").clone()
}

/// The places that were not filled.
fn unfilled(node: &Value, found: &mut BTreeSet<String>) {
    match node {
        Value::String(text) if text.starts_with('$') => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| unfilled(item, found)),
        Value::Object(fields) => fields.values().for_each(|item| unfilled(item, found)),
        _ => {}
    }
}

/// Every outcome and answer of the vectors that can be drawn: its folder, its kind and its JSON.
fn drawn() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut drawn = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let text = |file: &str| fs::read_to_string(folder.join(file)).ok();
        let (Some(outcome), Some(document)) = (text("outcome.json"), text("document.json")) else { continue };
        let told: Value = serde_json::from_str(&outcome).unwrap();
        if let Some((answer, inner)) =
            told.as_object().filter(|_| text("question.json").is_some()).and_then(|all| all.iter().next())
        {
            drawn.push((name, answer.clone(), inner.to_string()));
        } else if text("facts.json").is_some() {
            let kind = serde_json::from_str::<Value>(&document).ok();
            let kind = kind.and_then(|all| {
                Some(all["schema"].as_str()?.strip_prefix("quotakit/")?.strip_suffix("@1")?.to_owned())
            });
            drawn.extend(kind.map(|kind| (name, kind, outcome)));
        }
    }
    drawn
}

#[test]
fn every_outcome_of_the_vectors_can_be_drawn() {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (folder, kind, outcome) in drawn() {
        for options in [r#"{"theme": "dark", "language": "zh-Hant"}"#, "{}"] {
            for chart in charts(&kind, &outcome, options) {
                let mut found = BTreeSet::new();
                unfilled(&chart["spec"], &mut found);
                assert!(found.is_empty(), "{folder}: {found:?} of {}", chart["name"]);
                assert_eq!(chart["spec"]["title"]["text"], chart["title"]);
                assert!(!chart["title"].as_str().unwrap().is_empty(), "{folder}");
                names.insert(format!("{kind}.{}", chart["name"].as_str().unwrap()));
            }
        }
    }
    let expected = [
        "close.attainment",
        "close.causes",
        "close.conversion",
        "close.funnel",
        "close.grades",
        "close.pace",
        "close.pay",
        "close.scores",
        "cohort.grades",
        "cohort.scores",
        "curve.curve",
        "event-funnel.conversion",
        "event-funnel.funnel",
        "goal-set.pace",
        "goal.pace",
        "pay-book.waterfall",
        "pay-plan.waterfall",
        "pipeline.conversion",
        "pipeline.funnel",
        "scorecard.contributions",
        "scorecard.score",
        "statement.waterfall",
        "target-plan.periods",
        "target-plan.tree",
    ];
    assert_eq!(names.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn a_tree_fills_its_columns() {
    // 10 in 3 : 2 is 6 and 4, from 0 to 0.6 and from 0.6 to 1; of the 6, 5 and 1 reach to 0.5 and 0.6.
    let node = |id: &str, parent: Option<&str>, value: &str| serde_json::json!({ "id": id, "parent": parent, "value": value, "periods": [] });
    let nodes = [
        node("all", None, "10"),
        node("a", Some("all"), "6"),
        node("a1", Some("a"), "5"),
        node("a2", Some("a"), "1"),
        node("b", Some("all"), "4"),
    ];
    let charts = charts("target-plan", &serde_json::json!({ "id": "x", "nodes": nodes }).to_string(), "{}");
    let rows = charts[0]["spec"]["data"]["values"].as_array().unwrap();
    let told: Vec<(&str, String)> = rows
        .iter()
        .map(|row| (row["name"].as_str().unwrap(), format!("{} {} {}", row["left"], row["from"], row["to"])))
        .collect();
    let expected = [("all", "0 0 1"), ("a", "1 0 0.6"), ("a1", "2 0 0.5"), ("a2", "2 0.5 0.6"), ("b", "1 0.6 1")];
    assert_eq!(told, expected.map(|(name, place)| (name, place.to_owned())));
    assert_eq!(charts[0]["spec"]["layer"][0]["encoding"]["x"]["scale"]["domain"], serde_json::json!([0, 3]));
}

#[test]
fn children_who_carry_more_share_the_height_of_their_parent() {
    // 3 and 9 below 10, padded to 12, are a quarter and three; 3 below 9 take a third of its height, the rest is empty.
    let node = |id: &str, parent: Option<&str>, value: &str| serde_json::json!({ "id": id, "parent": parent, "value": value, "periods": [] });
    let nodes =
        [node("all", None, "10"), node("a", Some("all"), "3"), node("b", Some("all"), "9"), node("b1", Some("b"), "3")];
    let charts = charts("target-plan", &serde_json::json!({ "id": "x", "nodes": nodes }).to_string(), "{}");
    let rows = charts[0]["spec"]["data"]["values"].as_array().unwrap();
    let told: Vec<String> = rows.iter().map(|row| format!("{} {}", row["from"], row["to"])).collect();
    assert_eq!(told, ["0 1", "0 0.25", "0.25 1", "0.25 0.5"]);
}

#[test]
fn rows_of_one_name_are_told_apart() {
    let pay = |person: &str, due: &str| serde_json::json!({ "id": person, "kind": "person", "amount": due });
    let close = |causes: &[Value]| serde_json::json!({ "currency": "USD", "causes": causes }).to_string();
    let mut two = pay("wang", "5.00");
    two["kind"] = "slipped_deal".into();
    let charts = charts("close", &close(&[pay("wang", "9.00"), two, pay("li", "1.00")]), "{}");
    let rows = charts[0]["spec"]["data"]["values"].as_array().unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["wang (person)", "wang (slipped_deal)", "li"]);
}

#[test]
fn figures_keep_their_digits_and_fractions_are_drawn() {
    // 30/7 is 4.285714…; a figure of 28 digits stands whole in its label.
    let outcome = r#"{"indicators": [{"id": "a", "points": "30/7", "weight": "1", "contribution": "30/7"},
        {"id": "b", "points": "9999999999999999999999999.999", "weight": "1", "contribution": "1"}], "score": null}"#;
    let charts = charts("scorecard", outcome, "{}");
    let rows = &charts[0]["spec"]["data"]["values"];
    assert_eq!(rows[0]["value"].to_string(), "4.285714");
    assert!(rows[1]["label"].as_str().unwrap().starts_with("9,999,999,999,999,999,999,999,999.999 points"), "{rows}");
}

#[test]
fn what_is_no_outcome_is_refused_or_has_no_charts() {
    assert!(json::charts_json("close", "{", "{}").is_err());
    let problems = json::charts_json("close", "{}", r#"{"theme": "blue", "colour": 1}"#).unwrap_err();
    assert_eq!(problems.iter().count(), 2, "{problems:?}");
    for kind in ["close", "goal", "target-plan", "pipeline", "scorecard", "cohort", "curve", "nonsense"] {
        for outcome in ["{}", "[]", "null", r#"{"nodes": [{}], "stages": [1], "people": {}, "points": [null]}"#] {
            assert_eq!(charts(kind, outcome, "{}").len(), 0, "{kind} of {outcome}");
        }
    }
}
