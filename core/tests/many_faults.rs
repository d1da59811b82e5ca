//! Hostile texts: a million faults cost no more than to read them, and say how many they are.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use quotakit::{
    error::{Language, Part, Problems, Severity},
    json::{evaluate_json, lint_json},
    limits::PROBLEMS_MAX,
};
use std::time::{Duration, Instant};

const FAULTS: usize = 1_000_000;

/// Far above what it takes (four seconds without optimisation), far below what it took before there was a limit.
const PATIENCE: Duration = Duration::from_secs(60);

fn problems_of(document: &str, facts: &str) -> Problems {
    let began = Instant::now();
    let problems = evaluate_json(document, facts).expect_err("there are faults");
    println!("{} faults in {:?}", problems.found(), began.elapsed());
    assert!(began.elapsed() < PATIENCE, "it took {:?}", began.elapsed());
    problems
}

fn assert_counted(problems: &Problems, found: usize) {
    assert_eq!(problems.found(), found);
    assert_eq!(problems.len(), PROBLEMS_MAX + 1);
    let last = problems.iter().last().expect("a last one");
    assert_eq!((last.code.name, last.severity), ("doc/022", Severity::Error));
    assert_eq!(last.params, [("count", (found - PROBLEMS_MAX).to_string())]);
}

fn plan_with(components: &str) -> String {
    format!(
        r#"{{"schema": "quotakit/pay-plan@1", "id": "p", "currency": "CNY", "period": "month", "measures": [{{"id": "sales"}}],
            "components": [{components}]}}"#
    )
}

#[test]
fn a_million_faults_of_shape_are_counted() {
    let wrong = vec!["7"; FAULTS].join(",");
    assert_counted(&problems_of(&plan_with(&wrong), "{}"), FAULTS);
}

#[test]
fn a_hundred_thousand_unknown_fields_are_counted() {
    let count = FAULTS / 10;
    let fields: String = (0..count).map(|index| format!(r#","field{index}":1"#)).collect();
    let component = format!(r#"{{"id": "c", "on": "sales", "pay": {{"rate": {{"rate": "1%"}}}}{fields}}}"#);
    assert_counted(&problems_of(&plan_with(&component), "{}"), count);
}

#[test]
fn two_hundred_thousand_broken_rules_are_counted() {
    let points = vec![r#"["1","1"]"#; FAULTS / 5 + 1].join(",");
    let component = format!(
        r#"{{"id": "c", "on": "sales", "pay": {{"curve": {{"axis": "amount", "of": "amount", "points": [{points}]}}}}}}"#
    );
    assert_counted(&problems_of(&plan_with(&component), "{}"), FAULTS / 5);
}

#[test]
fn a_hundred_thousand_faults_of_facts_are_counted() {
    let component = r#"{"id": "c", "on": "sales", "pay": {"rate": {"rate": "1%"}}}"#;
    let plan = plan_with(component)
        .replace(r#""components""#, r#""crediting": {"rules": [{"id": "r", "measure": "sales"}]}, "components""#);
    let deals = vec![r#"{"id": "d", "date": "2026-07-01", "amount": "1", "currency": "USD"}"#; 100_000].join(",");
    let facts = format!(r#"{{"person": "me", "period": "2026-07", "transactions": [{deals}]}}"#);
    let problems = problems_of(&plan, &facts);
    assert_counted(&problems, problems.found());
    assert!(problems.found() >= 100_000);
    assert!(problems.iter().all(|problem| problem.part == Part::Facts));
}

/// Up to the limit nothing is left out and nothing added, in any language.
#[test]
fn the_limit_itself_is_listed_in_full() {
    let wrong = |count: usize| plan_with(&vec!["7"; count].join(","));
    for language in Language::ALL {
        assert!(!lint_json(&wrong(PROBLEMS_MAX), language).contains("doc/022"));
        assert!(lint_json(&wrong(PROBLEMS_MAX + 1), language).contains("doc/022"));
    }
    let (all, more) = (problems_of(&wrong(PROBLEMS_MAX), "{}"), problems_of(&wrong(PROBLEMS_MAX + 7), "{}"));
    assert_eq!(all.len(), PROBLEMS_MAX);
    assert!(all.iter().zip(more.iter()).all(|(one, other)| one == other));
    assert_eq!(more.found(), PROBLEMS_MAX + 7);
}
