//! A document of any kind does what its own type does, and explains what is about one person or thing.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is wrong"
)]

use quotakit::{AnyDocument, error::Language, json, shape::Node};
use std::{fs, path::Path};

fn vector(name: &str) -> (String, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(name);
    let read = |file: &str| fs::read_to_string(folder.join(file)).expect("the vector is there");
    (read("document.json"), read("facts.json"))
}

#[test]
fn a_kind_that_is_expected_need_not_be_named_and_must_not_be_another() {
    let unnamed = r#"{"rows": [{"id": "a", "total": "1"}], "columns": [{"id": "b", "total": "1"}], "weights": [["1"]], "unit": {"count": {}}}"#;
    let loaded = AnyDocument::from_json(unnamed, Some("target-matrix")).expect("a matrix");
    assert!(loaded.to_json().starts_with(r#"{"schema":"quotakit/target-matrix@1""#), "{loaded:?}");
    let codes = |kind: Option<&str>, text: &str| {
        let problems = AnyDocument::from_json(text, kind).expect_err("no such document");
        problems.iter().map(|problem| (problem.code.name, problem.path.clone())).collect::<Vec<_>>()
    };
    assert_eq!(codes(None, unnamed), [("doc/013", "/schema".to_owned())]);
    assert_eq!(codes(Some("goal"), r#"{"schema": "quotakit/close@1"}"#), [("doc/012", "/schema".to_owned())]);
}

/// The plan of the vector has the components `commission` and others; its reasons start where the component's do.
#[test]
fn what_is_about_one_component_is_a_part_of_the_whole_explanation() {
    let (document, facts) = vector("payout-month");
    let whole = json::explain_json(&document, &facts, None).expect("reasons");
    let part = json::explain_json(&document, &facts, Some("commission")).expect("reasons");
    assert!(part.len() < whole.len());
    let reasons: serde_json::Value = serde_json::from_str(&part).expect("JSON");
    let first = reasons["lines"][0].clone();
    assert_eq!(first["depth"], 0);
    assert!(first["label"].as_str().is_some_and(|label| label.ends_with("[commission]")), "{first}");
    let problems = json::explain_json(&document, &facts, Some("comission")).expect_err("nothing is called so");
    let told = problems.iter().next().expect("a problem").help(Language::En);
    assert_eq!(told, "did you mean `commission`?");
}

#[test]
fn facts_are_taken_as_a_tree_too() {
    let (document, facts) = vector("payout-month");
    let loaded = AnyDocument::from_json(&document, None).expect("a plan");
    let outcome = loaded.evaluate(&Node::parse(&facts).expect("JSON"));
    assert_eq!(outcome, json::evaluate_json(&document, &facts));
    assert_eq!(loaded.hash().len(), 64);
}
