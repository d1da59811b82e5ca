//! The laws of targets over time: exact margins both ways, joiners and leavers, last year's seasonality.
//! `common::cases` says over how many random plans.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

mod common;

use common::cases;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    life::Outcome as _,
    number::Number,
    targets::{NodeOutcome, PeriodOutcome, TargetFacts, TargetOutcome, TargetPlan},
};
use serde_json::{Value, json};

/// A tree of three layers by the weights of its leaves; the middle may be padded.
fn tree(teams: &[Vec<u32>]) -> Value {
    let leaf = |team: usize, (place, weight): (usize, &u32)| json!({"id": format!("t{team}-{place}"), "weight": weight.to_string()});
    let team = |(at, leaves): (usize, &Vec<u32>)| {
        let children: Vec<Value> = leaves.iter().enumerate().map(|one| leaf(at, one)).collect();
        json!({"id": format!("t{at}"), "weight": leaves.iter().sum::<u32>().to_string(), "children": children})
    };
    json!({"id": "all", "children": teams.iter().enumerate().map(team).collect::<Vec<_>>()})
}

fn evaluated(plan: &Value) -> TargetOutcome {
    let plan = TargetPlan::from_json(&plan.to_string())
        .unwrap_or_else(|problems| panic!("{} {plan}", problems.to_json(quotakit::error::Language::En)));
    let facts: TargetFacts = TargetPlan::facts_from_json(r#"{"trace": true}"#).expect("facts");
    plan.evaluate(&facts).expect("a loaded plan evaluates")
}

fn parts(periods: &[PeriodOutcome]) -> Vec<Number> {
    periods.iter().map(|part| part.value.value().clone()).collect()
}

fn is_within_a_step(found: &Number, exact: &Number) -> bool {
    (found - exact).abs() < Number::ONE
}

fn sums(rows: impl Iterator<Item = Vec<Number>>, count: usize) -> Vec<Number> {
    let mut sums = vec![Number::ZERO; count];
    for row in rows {
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += &value;
        }
    }
    sums
}

fn check_margins(outcome: &TargetOutcome, weights: &[u32], plan: &Value) -> Result<(), TestCaseError> {
    let whole = Number::from(weights.iter().sum::<u32>());
    let shares: Vec<Number> =
        weights.iter().map(|weight| Number::from(*weight).over(&whole).expect("a weight")).collect();
    for node in &outcome.nodes {
        let found = parts(&node.periods);
        prop_assert_eq!(&found.iter().sum::<Number>(), node.value.value(), "{} {}", node.id, plan);
        let children: Vec<&NodeOutcome> =
            outcome.nodes.iter().filter(|one| one.parent.as_ref() == Some(&node.id)).collect();
        let (mut come, mut due) = (Number::ZERO, Number::ZERO);
        for (value, share) in found.iter().zip(&shares) {
            let exact = node.value.value() * share;
            prop_assert!(is_within_a_step(value, &exact), "{} {value} of {exact}: {}", node.id, plan);
            come += value;
            due += &exact;
            prop_assert!(!children.is_empty() || is_within_a_step(&come, &due), "{} {come} by then: {}", node.id, plan);
        }
        if children.is_empty() {
            continue;
        }
        let below = sums(children.iter().map(|child| parts(&child.periods)), shares.len());
        let carried: Number = children.iter().map(|child| child.value.value()).sum();
        for (below, share) in below.iter().zip(&shares) {
            prop_assert!(is_within_a_step(below, &(&carried * share)), "below {}: {}", node.id, plan);
        }
        if &carried == node.value.value() {
            prop_assert_eq!(below, found, "{} {}", node.id, plan);
        }
    }
    Ok(())
}

fn reversed(mut node: Value) -> Value {
    if let Some(children) = node.get_mut("children").and_then(Value::as_array_mut) {
        children.reverse();
        children.iter_mut().for_each(|child| *child = reversed(child.take()));
    }
    node
}

fn by_id(outcome: &TargetOutcome) -> Vec<(String, Vec<Number>)> {
    let mut nodes: Vec<_> = outcome.nodes.iter().map(|node| (node.id.to_string(), parts(&node.periods))).collect();
    nodes.sort();
    nodes
}

fn teams() -> impl Strategy<Value = Vec<Vec<u32>>> {
    prop::collection::vec(prop::collection::vec(1_u32..9, 1..6), 1..5)
}

proptest! {
    #![proptest_config(cases(256))]

    /// With exact margins every node in every part is within a step of exact, every leaf up to every part, and all adds up.
    #[test]
    fn margins_are_exact_both_ways(teams in teams(), total in -60_i64..200, weights in prop::collection::vec(0_u32..5, 4), padding in prop::option::of(1_u32..60)) {
        let mut weights = weights;
        if weights.iter().all(|weight| *weight == 0) {
            weights[0] = 1;
        }
        let texts: Vec<String> = weights.iter().map(ToString::to_string).collect();
        let mut plan = json!({"id": "p", "unit": {"count": {}}, "total": total.to_string(), "tree": tree(&teams),
            "time": {"period": "2026", "by": "quarter", "profile": {"weights": texts}, "margins": "both"}});
        if let Some(padding) = padding {
            plan["padding"] = json!({"t0": format!("{padding}%")});
        }
        let outcome = evaluated(&plan);
        check_margins(&outcome, &weights, &plan)?;
        common::assert_recomputes(&outcome.trace().expect("a trace"));
        plan["tree"] = reversed(plan["tree"].take());
        prop_assert_eq!(by_id(&evaluated(&plan)), by_id(&outcome));
    }

    /// Joiners and leavers: everything adds up, nobody has anything in parts in which they are away, and who is there all the
    /// time without a ramp has what nobody spoke of.
    #[test]
    fn time_away_has_no_target(teams in teams(), total in 0_i64..500, days in prop::collection::vec((0_u64..140, 0_u64..140, any::<bool>()), 20), is_both in any::<bool>()) {
        let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let mut joined = tree(&teams);
        let mut same = tree(&teams);
        let mut days = days.into_iter().cycle();
        let mut away = Vec::new();
        for (team, like) in joined["children"].as_array_mut().expect("teams").iter_mut().zip(same["children"].as_array_mut().expect("teams")) {
            for (place, (leaf, like)) in team["children"].as_array_mut().expect("leaves").iter_mut().zip(like["children"].as_array_mut().expect("leaves")).enumerate() {
                like["hired"] = json!("2020-01-01");
                like["left"] = json!("2026-03-31");
                let (from, to, has_ramp) = days.next().expect("it cycles");
                if place == 0 || from.min(to) > 89 {
                    continue; // Somebody in each team is always there.
                }
                let (hired, left) = (first + chrono::Days::new(from.min(to)), first + chrono::Days::new(from.max(to)));
                leaf["hired"] = json!(hired.to_string());
                leaf["left"] = json!(left.to_string());
                if has_ramp {
                    leaf["ramp"] = json!(["20%", "60%"]);
                }
                away.push((leaf["id"].as_str().expect("an id").to_owned(), hired, left));
            }
        }
        let margins = if is_both { "both" } else { "leaves" };
        let mut plan = json!({"id": "p", "unit": {"count": {}}, "total": total.to_string(), "tree": joined,
            "time": {"period": "2026-Q1", "by": "month", "spread": "days", "margins": margins}});
        let outcome = evaluated(&plan);
        common::assert_recomputes(&outcome.trace().expect("a trace"));
        for node in &outcome.nodes {
            let found = parts(&node.periods);
            prop_assert_eq!(&found.iter().sum::<Number>(), node.value.value());
            let children = outcome.nodes.iter().filter(|one| one.parent.as_ref() == Some(&node.id));
            if children.clone().next().is_some() {
                prop_assert_eq!(sums(children.map(|child| parts(&child.periods)), 3), found);
            }
        }
        for (id, hired, left) in away {
            let node = outcome.nodes.iter().find(|node| node.id.as_str() == id).expect("the node");
            for (part, month) in node.periods.iter().zip(1_u32..) {
                let start = chrono::NaiveDate::from_ymd_opt(2026, month, 1).expect("a day");
                if hired >= start + chrono::Months::new(1) || left < start {
                    prop_assert!(part.value.value().is_zero(), "{id} is away in {}: {plan}", part.period);
                }
            }
        }
        plan["tree"] = tree(&teams);
        let plain = by_id(&evaluated(&plan));
        plan["tree"] = same;
        prop_assert_eq!(by_id(&evaluated(&plan)), plain);
    }

    /// Last year's amounts and the same as weights are one profile, whatever they are scaled by.
    #[test]
    fn seasons_are_scale_free(amounts in prop::collection::vec(1_u32..500, 3), scale in 1_u32..50, total in 0_i64..1000) {
        let plan = |profile: Value| json!({"id": "p", "unit": {"count": {}}, "total": total.to_string(), "tree": {"id": "all"},
            "time": {"period": "2026-Q1", "by": "month", "profile": profile}});
        let texts = |scale: u32| amounts.iter().map(|one| (one * scale).to_string()).collect::<Vec<_>>();
        let by_weights = by_id(&evaluated(&plan(json!({"weights": texts(1)}))));
        prop_assert_eq!(by_id(&evaluated(&plan(json!({"last_year": {"amounts": texts(scale)}})))), by_weights);
    }
}
