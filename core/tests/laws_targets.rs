//! The laws of targets, over random plans and matrices; `common::cases` says over how many.
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

use common::{assert_recomputes, cases, number};
use proptest::{prelude::*, strategy::ValueTree};
use quotakit::{
    LifeCycle,
    error::Problems,
    life::Outcome,
    number::Number,
    rounding::{Mode, Rounding},
    targets::{NodeOutcome, TargetMatrix, TargetOutcome, TargetPlan},
    trace::Step,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const STEP: i64 = 5;

/// A tree as JSON: ids are numbered where they stand, so they are unique.
fn trees(is_bounded: bool) -> impl Strategy<Value = Value> {
    let bound = move || prop::option::weighted(0.25, 0_i64..40).prop_map(move |bound| bound.filter(|_| is_bounded));
    let node = move || (0_u32..9, bound(), bound(), bound());
    let written = |(weight, locked, min, max): (u32, Option<i64>, Option<i64>, Option<i64>), children: Vec<Value>| {
        let mut fields = Map::from_iter([("weight".to_owned(), json!(weight.to_string()))]);
        let mut put = |name: &str, value: Option<i64>| {
            if let Some(value) = value {
                fields.insert(name.to_owned(), json!(value.to_string()));
            }
        };
        put("locked", locked.map(|steps| steps * STEP));
        put("min", min);
        put("max", max.map(|max| max * 3));
        if !children.is_empty() {
            fields.insert("children".to_owned(), Value::Array(children));
        }
        Value::Object(fields)
    };
    let leaf = node().prop_map(move |fields| written(fields, Vec::new()));
    leaf.prop_recursive(3, 24, 4, move |inner| {
        (node(), prop::collection::vec(inner, 1..5)).prop_map(move |(fields, children)| written(fields, children))
    })
}

fn children_of(node: &mut Value) -> impl Iterator<Item = &mut Value> {
    node.get_mut("children").and_then(Value::as_array_mut).into_iter().flatten()
}

fn number_ids(node: &mut Value, id: &str) {
    node["id"] = json!(id);
    for (index, child) in children_of(node).enumerate() {
        number_ids(child, &format!("{id}{index}"));
    }
}

fn each_node(node: &mut Value, change: &dyn Fn(&mut Value)) {
    change(node);
    children_of(node).for_each(|child| each_node(child, change));
}

const METHODS: [&str; 5] = ["largest_remainder", "webster", "huntington_hill", "dhondt", "adams"];

fn plans(is_bounded: bool) -> impl Strategy<Value = Value> {
    let time = prop::option::of((
        prop::sample::select(vec!["equal", "days", "working_days"]),
        prop::sample::select(vec!["month", "week"]),
    ));
    let padding = prop::option::weighted(0.4, 0_u32..40).prop_map(move |padding| padding.filter(|_| is_bounded));
    let method = prop::sample::select(METHODS.to_vec());
    (trees(is_bounded), 0_i64..60, time, padding, method).prop_map(move |(mut tree, total, time, padding, method)| {
        if let Some(root) = tree.as_object_mut() {
            for bound in ["locked", "min", "max"] {
                root.remove(bound);
            }
        }
        number_ids(&mut tree, "n");
        let mut padded = Map::new();
        if let Some(padding) = padding
            && tree["children"].is_array()
        {
            padded.insert("n".to_owned(), json!(format!("{padding}%")));
        }
        let mut plan = json!({
            "id": "plan", "unit": {"count": {"step": STEP.to_string()}}, "total": (total * STEP).to_string(),
            "zero_weights": "equal", "tree": tree, "padding": padded,
            "method": if is_bounded { method } else { "largest_remainder" },
        });
        if let Some((spread, by)) = time {
            plan["time"] = json!({"period": "2026-Q3", "by": by, "spread": spread});
        }
        plan
    })
}

/// The same with the largest weights below zero, as those of returns are.
fn signed(is_bounded: bool) -> impl Strategy<Value = Value> {
    plans(is_bounded).prop_map(|mut plan| {
        each_node(&mut plan["tree"], &|node| {
            if let Some(weight @ ("7" | "8")) = node["weight"].as_str() {
                node["weight"] = json!(format!("-{weight}"));
            }
        });
        plan["method"] = json!("largest_remainder");
        plan["negative_weights"] = json!("signed");
        plan
    })
}

/// Beside weights below zero, locks can leave less than nothing to those above zero: that is refused, never handed out.
fn evaluate(document: &Value) -> Option<TargetOutcome> {
    let plan = TargetPlan::from_json(&document.to_string()).ok()?;
    let facts = TargetPlan::facts_from_json(r#"{"trace": true}"#).expect("facts");
    let refused = |problems: Problems| {
        assert_eq!(document["negative_weights"], "signed", "a loaded plan evaluates: {problems:?}");
        assert!(
            problems.iter().all(|problem| ["target/008", "target/009"].contains(&problem.code.name)),
            "{problems:?}"
        );
    };
    plan.evaluate(&facts).map_err(refused).ok()
}

fn parent_of<'a>(nodes: &'a [NodeOutcome], node: &NodeOutcome) -> Option<&'a NodeOutcome> {
    nodes.iter().find(|other| Some(&other.id) == node.parent.as_ref())
}

fn values(outcome: &TargetOutcome) -> BTreeMap<String, Vec<Number>> {
    let of = |node: &NodeOutcome| {
        let mut figures = vec![node.value.value().clone(), node.exact.clone(), node.plan.value().clone()];
        figures.extend(node.periods.iter().map(|part| part.value.value().clone()));
        figures.extend(node.unallocated.as_ref().map(|left| left.value.value().clone()));
        figures
    };
    outcome.nodes.iter().map(|node| (node.id.to_string(), of(node))).collect()
}

/// Negates every amount; a minimum becomes a maximum.
fn mirrored(plan: &Value) -> Value {
    let negated = |value: &Value| json!((-number(value)).to_string());
    let mut mirrored = plan.clone();
    mirrored["total"] = negated(&plan["total"]);
    each_node(&mut mirrored["tree"], &|node| {
        let fields = node.as_object_mut().expect("a node");
        let (min, max) = (fields.remove("min"), fields.remove("max"));
        let (locked, children) = (fields.remove("locked"), fields.remove("children"));
        for (name, value) in [("max", min), ("min", max), ("locked", locked)] {
            if let Some(value) = value {
                fields.insert(name.to_owned(), negated(&value));
            }
        }
        if let Some(children) = children {
            fields.insert("children".to_owned(), children);
        }
    });
    mirrored
}

fn check_sums(plan: &Value, outcome: &TargetOutcome) -> Result<(), TestCaseError> {
    let step = Number::from(STEP);
    for node in &outcome.nodes {
        let value = node.value.value();
        if let Some(assigned) = &node.assigned {
            let padding = plan["padding"].get(node.id.as_str()).map_or(Number::ZERO, number);
            let steps = (value * &(Number::ONE + padding)).over(&step).expect("a step").rounded(Rounding::half_up(0));
            let left = node.unallocated.as_ref().map_or(Number::ZERO, |left| left.value.value().clone());
            prop_assert_eq!(assigned.value() + &left, steps * &step, "{} {}", node.id, plan);
            let plans: Number = outcome
                .nodes
                .iter()
                .filter(|child| child.parent.as_ref() == Some(&node.id))
                .map(|child| child.plan.value())
                .sum();
            let left = node.unallocated.as_ref().map_or(Number::ZERO, |left| left.plan.value().clone());
            prop_assert_eq!(&(plans + left), node.plan.value(), "the plan of {} in {}", node.id, plan);
        }
        if !node.periods.is_empty() {
            prop_assert_eq!(
                &node.periods.iter().map(|part| part.value.value()).sum::<Number>(),
                value,
                "{} {}",
                node.id,
                plan
            );
        }
    }
    Ok(())
}

fn bounds_hold(node: &Value, outcome: &TargetOutcome) -> Result<(), TestCaseError> {
    let found = outcome.nodes.iter().find(|other| node["id"] == other.id.as_str()).expect("the node");
    let value = found.value.value();
    for (name, holds) in
        [("min", Number::ge as fn(&Number, &Number) -> bool), ("max", Number::le), ("locked", Number::eq)]
    {
        if let Some(bound) = node.get(name) {
            prop_assert!(holds(value, &number(bound)), "{name} of {}", found.id);
        }
    }
    node["children"].as_array().into_iter().flatten().try_for_each(|child| bounds_hold(child, outcome))
}

/// Every `value` step, by the node that it stands in.
fn told(step: &Step, told: &mut BTreeMap<String, Vec<Number>>) {
    let about = step.about.clone().unwrap_or_default();
    for below in &step.of {
        if step.label.key == "node"
            && ["value", "period", "unallocated"].contains(&below.label.key)
            && let quotakit::trace::Value::Number(number) = &below.value
        {
            told.entry(about.clone()).or_default().push(number.clone());
        }
        self::told(below, told);
    }
}

/// Documents that people wrote.
const TEXTS: [&str; 3] = [
    include_str!("../vectors/target-sample/document.json"),
    include_str!("../../examples/data/targets.json"),
    include_str!("../../examples/data/targets-matrix.json"),
];

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn parts_sum_to_the_whole(plan in prop_oneof![plans(false), plans(true), signed(false), signed(true)]) {
        if let Some(outcome) = evaluate(&plan) {
            check_sums(&plan, &outcome)?;
            bounds_hold(&plan["tree"], &outcome)?;
        }
    }

    /// Without locks, bounds and padding every node at every depth is the floor or the ceiling of its exact share, and
    /// the exact shares add up as well; a zero weight gets nothing.
    #[test]
    fn shares_are_floors_or_ceilings(plan in plans(false)) {
        if let Err(problems) = TargetPlan::from_json(&plan.to_string()) {
            return Err(TestCaseError::fail(format!("{problems} in {plan}")));
        }
        let outcome = evaluate(&plan).expect("nothing can be wrong with it");
        for node in &outcome.nodes {
            let distance = (node.value.value() - &node.exact).abs();
            prop_assert!(distance < Number::from(STEP), "{} in {}", node.id, plan);
            prop_assert_eq!(&node.value, &node.plan);
            prop_assert!(!node.exact.is_zero() || node.value.value().is_zero());
            if node.assigned.is_some() {
                let below = outcome.nodes.iter().filter(|child| child.parent.as_ref() == Some(&node.id));
                prop_assert_eq!(&below.map(|child| &child.exact).sum::<Number>(), &node.exact);
            }
            if let Some(parent) = parent_of(&outcome.nodes, node)
                && let Some(share) = &node.receipt.share
            {
                prop_assert_eq!(&(share * &parent.exact), &node.exact);
            }
        }
    }

    /// Every prefix of a leaf's periods is its exact prefix, rounded away from zero to a step.
    #[test]
    fn prefixes_are_within_one_step(steps in -400_i64..400, weights in prop::collection::vec(0_u32..50, 3)) {
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let profile: Vec<String> = weights.iter().map(ToString::to_string).collect();
        let total = Number::from(steps * STEP);
        let plan = json!({
            "id": "plan", "unit": {"count": {"step": STEP.to_string()}}, "total": total.to_string(), "tree": {"id": "n"},
            "time": {"period": "2026-Q3", "by": "month", "profile": {"weights": profile}},
        });
        let outcome = evaluate(&plan).expect("a plan");
        let (mut come, mut weight) = (Number::ZERO, 0_u32);
        for (part, more) in outcome.nodes[0].periods.iter().zip(&weights) {
            weight += more;
            come += part.value.value();
            let exact = (&total * &Number::from(weight)).over(&Number::from(weights.iter().sum::<u32>())).expect("some weight");
            let up = exact.over(&Number::from(STEP)).expect("a step").rounded(Rounding { mode: Mode::Up, scale: 0 });
            prop_assert_eq!(&come, &(up * &Number::from(STEP)));
        }
    }

    #[test]
    fn trace_recomputes(plan in prop_oneof![plans(false), plans(true)]) {
        if let Some(outcome) = evaluate(&plan) {
            let trace = outcome.trace().expect("asked for");
            assert_recomputes(&trace);
            let mut found = BTreeMap::new();
            told(&trace, &mut found);
            for node in &outcome.nodes {
                let mut figures = vec![node.value.value().clone()];
                figures.extend(node.periods.iter().map(|part| part.value.value().clone()));
                figures.extend(node.unallocated.as_ref().map(|left| left.value.value().clone()));
                prop_assert_eq!(found.get(node.id.as_str()), Some(&figures), "{} in {}", node.id, plan);
            }
        }
    }

    #[test]
    fn order_does_not_matter(plan in prop_oneof![plans(false), plans(true)]) {
        let mut reversed = plan.clone();
        each_node(&mut reversed["tree"], &|node| {
            if let Some(children) = node.get_mut("children").and_then(Value::as_array_mut) {
                children.reverse();
            }
        });
        prop_assert_eq!(evaluate(&plan).map(|outcome| values(&outcome)), evaluate(&reversed).map(|outcome| values(&outcome)));
    }

    #[test]
    fn sign_mirrors(plan in prop_oneof![plans(false), plans(true)]) {
        prop_assume!(plan["total"] != "0");
        let negated = evaluate(&mirrored(&plan)).map(|outcome| {
            let negate = |(id, figures): (String, Vec<Number>)| (id, figures.iter().map(|figure| -figure).collect());
            values(&outcome).into_iter().map(negate).collect::<BTreeMap<_, Vec<Number>>>()
        });
        prop_assert_eq!(evaluate(&plan).map(|outcome| values(&outcome)), negated);
    }

    #[test]
    fn reload_is_identity(plan in plans(true)) {
        if let Ok(loaded) = TargetPlan::from_json(&plan.to_string()) {
            let again = TargetPlan::from_json(&loaded.to_json()).expect("canonical JSON loads");
            prop_assert_eq!(&again, &loaded);
            prop_assert_eq!(again.to_json(), loaded.to_json());
        }
    }

    /// The divisor methods give what handing out step by step gives.
    #[test]
    fn divisors_hand_out_one_by_one(
        total in 0_u32..60,
        weights in prop::collection::vec(1_u32..30, 1..6),
        method in prop::sample::select(METHODS[1..].to_vec()),
    ) {
        let children: Vec<Value> =
            weights.iter().enumerate().map(|(index, weight)| json!({"id": index.to_string(), "weight": weight.to_string()})).collect();
        let plan = json!({
            "id": "plan", "unit": {"count": {}}, "total": total.to_string(), "method": method,
            "tree": {"id": "n", "children": children},
        });
        let outcome = evaluate(&plan).expect("a plan");
        let mut seats = vec![0_u64; weights.len()];
        for _ in 0..total {
            // Weight ÷ divisor as a fraction with the divisor squared where the method takes a root.
            let claim = |index: usize| {
                let (weight, seats) = (u128::from(weights[index]), u128::from(seats[index]));
                match method {
                    "webster" => (weight, 2 * seats + 1),
                    "dhondt" => (weight, seats + 1),
                    "adams" => (weight, seats),
                    _ => (weight * weight, seats * (seats + 1)),
                }
            };
            let beats = |a: usize, b: usize| {
                let ((up_a, down_a), (up_b, down_b)) = (claim(a), claim(b));
                let both = (down_a == 0) == (down_b == 0);
                let (left, right) = if both && down_a == 0 { (0, 0) } else { (up_a * down_b, up_b * down_a) };
                match (down_a == 0, down_b == 0) {
                    (true, false) => true,
                    (false, true) => false,
                    _ => left > right || (left == right && (weights[a] > weights[b] || (weights[a] == weights[b] && a < b))),
                }
            };
            let best = (0..weights.len()).reduce(|best, other| if beats(other, best) { other } else { best }).expect("one");
            seats[best] += 1;
        }
        let found: Vec<Number> = outcome.nodes[1..].iter().map(|node| node.value.value().clone()).collect();
        prop_assert_eq!(found, seats.into_iter().map(Number::from).collect::<Vec<_>>());
    }

    /// A text with a piece cut out, doubled or replaced is an outcome or problems.
    #[test]
    fn bad_input_never_panics(
        which in 0_usize..3, at in 0_usize..1200, cut in 0_usize..12,
        put in prop::sample::select(vec!["", "\"", "null", "-1", "0", "\"0\"", "[]", "{}", "\"9999999999999999999999999999\"", "\"-0.5\"", "true", "\"2026-W31\"", "\"FY2026\""]),
        facts in prop::sample::select(vec!["{}", "{\"trace\": true, \"as_of\": \"2026-11-15\", \"actuals\": {\"rep-a\": \"-1\", \"west\": 3}}", "[", "{\"actuals\": {\"company\": 1}}"]),
    ) {
        let chars: Vec<char> = TEXTS[which].chars().collect();
        let at = at.min(chars.len());
        let end = (at + cut).min(chars.len());
        let text: String = chars[..at].iter().copied().chain(put.chars()).chain(chars[end..].iter().copied()).collect();
        drop(quotakit::json::evaluate_json(&text, facts));
        drop(quotakit::json::lint_json(&text, quotakit::error::Language::ZhHans));
    }

    /// A value of a document replaced by an odd one is an outcome or problems.
    #[test]
    fn odd_values_never_panic(
        which in 0_usize..3, place in 0_usize..80,
        odd in prop::sample::select(vec![
            json!(null), json!("0"), json!("-1"), json!("-100%"), json!("1e9"), json!([]), json!({}), json!([[]]), json!("2026-W31"),
            json!("9999999999999999999999999999"), json!("0.0000000000000000000000000001"), json!("day"), json!({"equal": {}}),
        ]),
    ) {
        let mut document: Value = serde_json::from_str(TEXTS[which]).expect("JSON");
        let mut left = place;
        replace(&mut document, &mut left, &odd);
        drop(quotakit::json::evaluate_json(&document.to_string(), r#"{"trace": true, "as_of": "2026-11-15"}"#));
    }

    #[test]
    fn matrices_keep_their_margins(
        weights in prop::collection::vec(prop::collection::vec(0_u32..9, 3), 2..5),
        counts in prop::collection::vec(prop::collection::vec(0_u32..9, 3), 5),
        is_negative in any::<bool>(),
    ) {
        // Totals of a matrix that there is, with the same zeros: so they can be met.
        let counts: Vec<Vec<i64>> = weights.iter().zip(&counts)
            .map(|(weights, counts)| weights.iter().zip(counts).map(|(w, c)| if *w > 0 { i64::from(*c) + 1 } else { 0 }).collect())
            .collect();
        let sign = if is_negative { -1 } else { 1 };
        let margin = |name: String, total: i64| json!({"id": name, "total": (sign * total).to_string()});
        let rows: Vec<Value> = counts.iter().enumerate().map(|(r, row)| margin(format!("r{r}"), row.iter().sum())).collect();
        let columns: Vec<Value> = (0..3).map(|c| margin(format!("c{c}"), counts.iter().map(|row| row[c]).sum())).collect();
        let texts: Vec<Vec<String>> = weights.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        let document = json!({"unit": {"count": {}}, "rows": rows, "columns": columns, "weights": texts});
        let facts = TargetMatrix::facts_from_json(r#"{"trace": true}"#).expect("facts");
        let matrix = TargetMatrix::from_json(&document.to_string()).map_err(|problems| TestCaseError::fail(problems.to_string()))?;
        let outcome = matrix.evaluate(&facts).expect("an outcome");
        for (found, wanted) in outcome.rows.iter().zip(&rows).chain(outcome.columns.iter().zip(&columns)) {
            prop_assert_eq!(found.total.value(), &number(&wanted["total"]));
        }
        for ((cells, fitted), weights) in outcome.cells.iter().zip(&outcome.fitted).zip(&weights) {
            for ((cell, fitted), weight) in cells.iter().zip(fitted).zip(weights) {
                prop_assert!((cell.value() - fitted).abs() <= Number::ONE);
                prop_assert!(*weight > 0 || cell.value().is_zero());
            }
        }
        assert_recomputes(&outcome.trace().expect("asked for"));
        let mut turned = document.clone();
        turned["rows"].as_array_mut().expect("rows").reverse();
        turned["weights"].as_array_mut().expect("weights").reverse();
        let turned = TargetMatrix::from_json(&turned.to_string()).expect("the same matrix").evaluate(&facts).expect("an outcome");
        prop_assert!(turned.cells.iter().rev().eq(outcome.cells.iter()), "order does not matter");
    }
}

/// Replaces the value at a place counted through the tree.
fn replace(value: &mut Value, left: &mut usize, odd: &Value) {
    if *left == 0 {
        *value = odd.clone();
    }
    *left = left.wrapping_sub(1);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, left, odd)),
        Value::Object(fields) => fields.values_mut().for_each(|field| replace(field, left, odd)),
        _ => {}
    }
}

/// The random plans with bounds are worth their time: many of them can be met.
#[test]
fn enough_random_plans_hold() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let plans: Vec<Value> = (0..300).map(|_| plans(true).new_tree(&mut runner).expect("a plan").current()).collect();
    let held: Vec<TargetOutcome> = plans.iter().filter_map(evaluate).collect();
    let inner = held.iter().filter(|outcome| outcome.nodes.len() > 4).count();
    let has_left = held.iter().filter(|outcome| outcome.nodes.iter().any(|node| node.unallocated.is_some())).count();
    println!("{} of 300 hold, {inner} with more than four nodes, {has_left} with unallocated lines", held.len());
    assert!(held.len() > 90 && inner > 20 && has_left > 3);
}
