//! Plans and books of a hundred thousand entries load in the time that it takes to read them, or are refused.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use quotakit::{
    LifeCycle,
    error::Problems,
    payout::{PayBook, PayPlan},
};
use std::time::{Duration, Instant};

const MANY: usize = 100_000;

/// Far above what it takes (ten seconds without optimisation, one with it), far below the hours that it takes to compare
/// everything with everything.
const PATIENCE: Duration = Duration::from_secs(240);

fn in_time<T>(of: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let found = of();
    println!("{:?}", began.elapsed());
    assert!(began.elapsed() < PATIENCE, "it took {:?}", began.elapsed());
    found
}

fn many(one: impl Fn(usize) -> String) -> String {
    (0..MANY).map(one).collect::<Vec<_>>().join(",")
}

fn plan_of(measures: &str, rules: &str, components: &str, gates: &str) -> String {
    let measures = if measures.is_empty() { r#"{"id": "sales"}"# } else { measures };
    let rules = if rules.is_empty() { r#"{"id": "r", "measure": "sales"}"# } else { rules };
    let components = if components.is_empty() { COMPONENT } else { components };
    format!(
        r#"{{"id": "p", "currency": "CNY", "period": "month", "measures": [{measures}], "crediting": {{"rules": [{rules}]}},
            "components": [{components}], "gates": [{gates}]}}"#
    )
}

const COMPONENT: &str = r#"{"id": "c", "on": "sales", "accumulate": "each", "pay": {"rate": {"rate": "1%"}}}"#;

fn assert_limited(problems: &Problems, lists: &[&str]) {
    for list in lists {
        let is_there = problems.iter().any(|one| one.code.name == "doc/010" && one.path == *list);
        assert!(is_there, "{list} is not limited");
    }
}

#[test]
fn a_hundred_thousand_measures_components_and_rules_are_refused() {
    let measures = many(|index| format!(r#"{{"id": "m{index}"}}"#));
    let rules = many(|index| format!(r#"{{"id": "r{index}", "measure": "m{}"}}"#, MANY - 1 - index));
    let components = many(|index| {
        format!(r#"{{"id": "c{index}", "on": "m{index}", "accumulate": "each", "pay": {{"rate": {{"rate": "1%"}}}}}}"#)
    });
    let gates = many(|index| {
        let last = MANY - 1 - index;
        let when = format!(r#"{{"measure_below": {{"measure": "m{last}", "value": "1"}}}}"#);
        format!(r#"{{"id": "g{index}", "when": {when}, "limit_to": "0", "applies_to": ["c{last}"]}}"#)
    });
    let text = plan_of(&measures, &rules, &components, &gates);
    let problems = in_time(|| PayPlan::from_json(&text)).expect_err("it is too large");
    assert_eq!(problems.len(), 4);
    assert_limited(&problems, &["/measures", "/components", "/gates", "/crediting/rules"]);
}

#[test]
fn a_hundred_thousand_unknown_names_are_counted() {
    let rules = many(|index| format!(r#"{{"id": "r{index}", "measure": "unknown{index}"}}"#));
    let gate = |names: &str| {
        format!(r#"{{"id": "g", "when": {{"score_below": "60"}}, "limit_to": "0", "applies_to": [{names}]}}"#)
    };
    let names = many(|index| format!(r#""c{index}""#));
    let text = plan_of("", &rules, "", &gate(&names));
    let problems = in_time(|| PayPlan::from_json(&text)).expect_err("nothing of it is known");
    // The list of rules is too long, too, and nothing feeds the measure of the component.
    assert_eq!(problems.found(), 2 * MANY + 2);
}

#[test]
fn a_hundred_thousand_assignments_load() {
    let assignments = many(|index| format!(r#"{{"person": "p{index}", "plan": "p", "start": "2026-01-01"}}"#));
    let plan = plan_of("", "", "", "");
    let text = format!(r#"{{"id": "b", "plans": [{plan}], "assignments": [{assignments}]}}"#);
    let book = in_time(|| PayBook::from_json(&text)).expect("a book");
    assert_eq!(book.document().assignments.len(), MANY);
}

#[test]
fn a_hundred_thousand_assignments_to_unknown_plans_are_counted() {
    let assignments =
        many(|index| format!(r#"{{"person": "p{index}", "plan": "unknown{index}", "start": "2026-01-01"}}"#));
    let plan = plan_of("", "", "", "");
    let text = format!(r#"{{"id": "b", "plans": [{plan}], "assignments": [{assignments}]}}"#);
    let problems = in_time(|| PayBook::from_json(&text)).expect_err("no plan is known");
    assert_eq!(problems.found(), MANY);
}

#[test]
fn a_hundred_thousand_plans_are_refused() {
    let plans = many(|index| {
        format!(
            r#"{{"id": "p{index}", "currency": "CNY", "period": "month", "components": [{{"id": "c", "pay": {{"fixed": {{"amount": "1"}}}}}}]}}"#
        )
    });
    let text = format!(r#"{{"id": "b", "plans": [{plans}], "assignments": []}}"#);
    let problems = in_time(|| PayBook::from_json(&text)).expect_err("it is too large");
    assert_limited(&problems, &["/plans"]);
}
