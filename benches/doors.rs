//! How long the doors take, as ratios against a named peer in the same run: `cargo bench --bench doors`.
//!
//! The peer is `serde_json` reading the same texts into its untyped `Value` and writing them again: what any program pays
//! that touches these texts at all. Rounds alternate between the two, and medians are printed, because machines are noisy.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark stops where something is wrong"
)]

use quotakit::{LifeCycle, json::read_goal_json, payout::PayPlan, review::Close, shape::Node};
use serde_json::{Map, Value, json};
use std::{
    cell::Cell,
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    time::Instant,
};

const ROUNDS: usize = 31;

fn main() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let read = |path: PathBuf| fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let sample = vectors.join("payout-month");
    let (document, traced) = (read(sample.join("document.json")), read(sample.join("facts.json")));
    let facts = without_trace(&traced);
    let plan = PayPlan::from_json(&document).expect("the sample plan loads");
    let close = vectors.join("close-mini");
    let (close_document, close_facts) = (read(close.join("document.json")), read(close.join("facts.json")));
    let closing = Close::from_json(&close_document).expect("the mini closing loads");

    println!("| what | median | peer | ratio |\n|---|---|---|---|");
    compare("load the sample pay plan", &document, 200, || drop(black_box(PayPlan::from_json(black_box(&document)))));
    let alone = |facts: &str| drop(black_box(plan.evaluate_node(&Node::parse(facts).expect("facts are JSON"))));
    compare("sample facts → outcome, plan loaded, of a new form", &facts, 200, || alone(black_box(&facts)));
    let people: Vec<String> = (0..1_000).map(|person| of_person(&facts, person)).collect();
    let next = Cell::new(0);
    compare("the same of one person after the other", &facts, 200, || {
        next.set((next.get() + 1) % people.len());
        drop(black_box(plan.evaluate_json(black_box(&people[next.get()]))));
    });
    assert_eq!(plan.known_forms(), 1, "one program for all of them");
    compare("the same with its trace", &traced, 200, || drop(black_box(plan.evaluate_json(black_box(&traced)))));
    compare("close a quarter of two people and eight deals", &close_facts, 20, || {
        drop(black_box(closing.evaluate_json(black_box(&close_facts))));
    });
    for (script, sentence) in SENTENCES {
        // 200 characters each; the peer reads and writes the outcome.
        let sentence: String = sentence.chars().cycle().take(200).collect();
        let outcome = read_goal_json(&sentence, OPTIONS).expect("an outcome");
        compare(&format!("read goals in 200 characters, {script}"), &outcome, 50, || {
            drop(black_box(read_goal_json(black_box(&sentence), OPTIONS)));
        });
    }
}

const OPTIONS: &str = r#"{"as_of": "2026-08-20"}"#;

const SENTENCES: [(&str, &str); 3] = [
    (
        "English",
        "Increase revenue in Germany by 15% in Q4, and keep churn under 2% through 2027; win 10 new customers by June. ",
    ),
    (
        "simplified",
        "第四季度华东区销售额不低于1,200万元，客户流失率不得超过5%，并新增100个新客户，其中华南不少于40家；",
    ),
    ("traditional", "民國116年第四季營收達3億元，通過線上行銷策略，提升A產品銷售額20%，平均交期由14天縮短為10天；"),
];

/// The sample facts of another person with other sales, another score and grade.
fn of_person(facts: &str, person: usize) -> String {
    let mut facts: Value = serde_json::from_str(facts).expect("facts are JSON");
    facts["person"] = json!(format!("person-{person}"));
    facts["measures"]["revenue"]["actual"] = json!(format!("{}.{:02}", 9_000 + person * 37, person % 100));
    facts["measures"]["revenue"]["prior"]["ytd"] = json!(format!("{}", 100_000 + person * 211));
    facts["score"] = json!(format!("{}.5", 60 + person % 40));
    facts["grade"] = json!(["优秀", "良好", "合格"][person % 3]);
    facts.to_string()
}

fn without_trace(facts: &str) -> String {
    let mut facts: Map<String, Value> = serde_json::from_str(facts).expect("facts are JSON");
    facts.remove("trace");
    serde_json::to_string(&facts).expect("facts are writable")
}

/// Prints the median time of one call beside that of the peer on the same text.
fn compare(what: &str, text: &str, calls: u32, run: impl Fn()) {
    let peer = || {
        let value: Value = serde_json::from_str(black_box(text)).expect("JSON");
        drop(black_box(serde_json::to_string(&value)));
    };
    let time = |run: &dyn Fn()| {
        let started = Instant::now();
        (0..calls).for_each(|_| run());
        started.elapsed().as_secs_f64() * 1e6 / f64::from(calls)
    };
    let (mut ours, mut theirs): (Vec<f64>, Vec<f64>) = (0..ROUNDS).map(|_| (time(&run), time(&peer))).unzip();
    ours.sort_by(f64::total_cmp);
    theirs.sort_by(f64::total_cmp);
    let (ours, theirs) = (ours[ROUNDS / 2], theirs[ROUNDS / 2]);
    println!("| {what} | {ours:.1} µs | {theirs:.1} µs | {:.1}× |", ours / theirs);
}
