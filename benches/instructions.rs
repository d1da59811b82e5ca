//! What `checks/instructions.py` counts the instructions of, which times would not tell on a machine that others use too:
//! `cargo bench --bench instructions -- pay`, of `pay`, `scores`, `split`, `text` and `trace`.
//!
//! Only what runs in `measured` is counted; everything is loaded and warmed up before.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark stops where something is wrong"
)]

use quotakit::{
    LifeCycle,
    payout::PayPlan,
    scoring::Scorecard,
    shape::Node,
    table::{Bits, Cells, Column, Columns, Evaluator, Figures, Table, TableOptions},
    targets::{NodeValues, TargetPlan},
};
use serde_json::{Value, json};
use std::{fs, path::Path};

const ROWS: usize = 65_536;
const LEAVES: usize = 10_000;
const TEXTS: usize = 100;

#[inline(never)]
fn measured(work: &mut dyn FnMut()) {
    work();
}

/// Figures below a bound, always the same.
fn figures(seed: u64, below: u64) -> Vec<i64> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below) as i64
    };
    (0..ROWS).map(|_| next()).collect()
}

fn on_rows(document: &(impl Columns + Sync), table: &Table<'_>, facts: Value, outputs: &[&str]) {
    let facts = Node::parse(&facts.to_string()).expect("facts").into_owned();
    let outputs = outputs.iter().map(ToString::to_string).collect();
    let options = TableOptions { facts, outputs, is_narrow: true, ..TableOptions::default() };
    let mut evaluator = Evaluator::new(document, table, options).expect("columns that name facts");
    let mut found = Figures::default();
    evaluator.evaluate_into(table, &mut found);
    assert_eq!((found.evaluated_alone, found.errors.len()), (0, 0), "all rows run through the program");
    measured(&mut || evaluator.evaluate_into(table, &mut found));
}

/// Five steps over attainment, a cap, an accelerator.
fn pay() {
    let plan = json!({"id": "bench", "currency": "USD", "period": "month", "rounding": {"mode": "half_even"}, "measures": [{"id": "revenue"}],
        "components": [{"id": "commission", "on": "revenue", "cap": "50000", "pay": {"tiers": {"axis": "attainment", "mode": "marginal",
            "steps": [{"from": "0", "rate": "2%"}, {"from": "50%", "rate": "4%"}, {"from": "100%", "rate": "6%"},
                {"from": "120%", "rate": "8%"}, {"from": "150%", "rate": "10%"}]}}}],
        "multipliers": [{"id": "accelerator", "on": "revenue", "axis": "attainment", "acts_on": "pay", "points": [["1", "1"], ["1.5", "1.25"]]}]});
    let plan = PayPlan::from_json(&plan.to_string()).expect("a plan");
    let quotas: Vec<i64> = figures(2, 30).iter().map(|quota| (quota + 1) * 1_000_000).collect();
    let sold = figures(1, 60_000_000);
    let columns = [("revenue", &sold), ("revenue.quota", &quotas)];
    let columns = columns.map(|(name, values)| Column::new(name, Cells::Int64 { values, scale: 2 }));
    let table = Table::new(columns.into()).expect("columns");
    on_rows(&plan, &table, json!({"period": "2026-07"}), &["due"]);
}

/// Twelve ratios to a target, weighted, capped and graded.
fn scores() {
    let names: Vec<String> = (0..12).map(|place| format!("i{place}")).collect();
    let indicator = |name: &String| json!({"id": name, "weight": "1", "score": {"ratio": {}}, "target": "120", "cap": "120", "floor": "0"});
    let indicators: Vec<Value> = names.iter().map(indicator).collect();
    let bands = [("A", "90"), ("B", "70"), ("C", "0")].map(|(grade, from)| json!({"grade": grade, "from": from}));
    let card = json!({"rounding": {"scale": 2}, "weight_rule": "relative", "bands": bands,
        "groups": [{"id": "all", "weight": "1", "indicators": indicators}]});
    let card = Scorecard::from_json(&card.to_string()).expect("a scorecard");
    let values: Vec<Vec<i64>> = (0..12).map(|seed| figures(seed, 15_000)).collect();
    let columns = names.iter().zip(&values);
    let columns = columns.map(|(name, values)| Column::new(name, Cells::Int64 { values, scale: 2 }));
    let table = Table::new(columns.collect()).expect("columns");
    on_rows(&card, &table, json!({}), &["score", "grade"]);
}

/// A tree of a hundred nodes of a hundred leaves.
fn split() {
    let (mut ids, mut parents) = (vec!["all".to_owned()], vec![String::new()]);
    for node in 0..LEAVES / 100 {
        ids.push(format!("n{node}"));
        parents.push("all".to_owned());
        for leaf in 0..100 {
            ids.push(format!("n{node}-{leaf}"));
            parents.push(format!("n{node}"));
        }
    }
    let weights: Vec<i64> = figures(3, 999).into_iter().take(ids.len()).map(|weight| weight + 1).collect();
    let mut has_parent = vec![0xff_u8; ids.len().div_ceil(8)];
    has_parent.first_mut().into_iter().for_each(|byte| *byte = 0xfe);
    let table = Table::new(vec![
        Column::new("id", Cells::Text(&ids)),
        Column { name: "parent", cells: Cells::Text(&parents), valid: Some(Bits { bytes: &has_parent, offset: 0 }) },
        Column::new("weight", Cells::Int64 { values: &weights, scale: 0 }),
    ]);
    let table = table.expect("columns of one length");
    let plan =
        json!({"id": "tree", "unit": {"currency": {"code": "USD"}}, "total": "123456789.01", "tree": {"id": "all"}});
    let plan = TargetPlan::from_json(&plan.to_string()).expect("a plan");
    let mut values = NodeValues::default();
    plan.evaluate_table(&table, &mut values).expect("a tree");
    measured(&mut || plan.evaluate_table(&table, &mut values).expect("a tree"));
}

/// The contract's sample pay facts, from text to text, in a known form; or with the trace.
fn texts(has_trace: bool) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/payout-month");
    let read = |name: &str| fs::read_to_string(sample.join(name)).expect("the vectors are there");
    let plan = PayPlan::from_json(&read("document.json")).expect("a plan");
    let mut facts: Value = serde_json::from_str(&read("facts.json")).expect("JSON");
    facts.as_object_mut().into_iter().for_each(|facts| drop(facts.insert("trace".to_owned(), has_trace.into())));
    let facts = facts.to_string();
    let evaluate = || plan.evaluate_json(&facts).expect("an outcome");
    (0..3).for_each(|_| drop(evaluate()));
    measured(&mut || (0..TEXTS).for_each(|_| drop(evaluate())));
}

fn main() {
    let asked = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let (unit, count) = match asked.as_deref() {
        Some("text" | "trace") => ("text", TEXTS),
        Some("split") => ("leaf", LEAVES),
        _ => ("row", ROWS),
    };
    match asked.as_deref() {
        Some("pay") => pay(),
        Some("scores") => scores(),
        Some("split") => split(),
        Some(text @ ("text" | "trace")) => texts(text == "trace"),
        _ => panic!("name what to run: pay, scores, split, text or trace"),
    }
    println!("{}", json!({"unit": unit, "count": count}));
}
