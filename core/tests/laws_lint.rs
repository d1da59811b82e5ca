//! The law of lint, over random plans of one component: every fall of pay on a fine grid is found, and every cliff that is
//! named is there with exactly its loss.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use proptest::prelude::*;
use quotakit::{LifeCycle, error::Problem, number::Number, payout::PayPlan};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What the facts say besides the measure.
const QUOTA: i64 = 400;
const TARGET: i64 = 700;

fn n(text: &str) -> Number {
    text.parse().expect(text)
}

fn percent() -> impl Strategy<Value = String> {
    (-4_i32..40).prop_map(|rate| format!("{rate}%"))
}

/// Rising bounds from zero or above.
fn bounds(count: usize) -> impl Strategy<Value = Vec<i64>> {
    (0_i64..3, prop::collection::vec(1_i64..6, count)).prop_map(|(first, widths)| {
        let mut bounds = vec![first * 100];
        for width in widths {
            bounds.push(bounds.last().unwrap() + width * 100);
        }
        bounds
    })
}

/// A bound on an axis: an amount, or a multiple of the quota.
fn on_axis(axis: &str, bound: i64) -> Value {
    if axis == "attainment" { json!(format!("{}%", bound * 100 / QUOTA)) } else { json!(bound) }
}

fn axis() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["amount", "attainment"])
}

fn tiers() -> impl Strategy<Value = Value> {
    let mode = prop::sample::select(vec!["marginal", "whole", "retroactive"]);
    let tie = prop::sample::select(vec!["upper", "lower"]);
    let steps = prop::collection::vec((percent(), prop::option::of(-20_i32..60)), 4);
    (axis(), mode, tie, bounds(3), steps, 1_usize..5).prop_map(|(axis, mode, tie, bounds, steps, count)| {
        let steps: Vec<Value> = bounds
            .iter()
            .zip(steps)
            .take(count)
            .map(|(from, (rate, fixed))| json!({"from": on_axis(axis, *from), "rate": rate, "fixed": fixed}))
            .collect();
        json!({"tiers": {"axis": axis, "mode": mode, "tie": tie, "steps": steps}})
    })
}

fn derived() -> impl Strategy<Value = Value> {
    let mode = prop::sample::select(vec!["marginal", "whole", "retroactive"]);
    (mode, bounds(2), prop::collection::vec(0_i32..30, 3)).prop_map(|(mode, bounds, multiples)| {
        let steps: Vec<Value> = bounds
            .iter()
            .zip(multiples)
            .map(|(from, tenths)| json!({"from": on_axis("attainment", *from), "multiple": format!("{}.{}", tenths / 10, tenths % 10)}))
            .collect();
        json!({"derived_rate": {"weight": "60%", "mode": mode, "steps": steps}})
    })
}

fn curve() -> impl Strategy<Value = Value> {
    let beyond = || prop::sample::select(vec!["zero", "hold", "extend"]);
    let of = prop::sample::select(vec!["amount", "target_incentive", "measure"]);
    let heights = prop::collection::vec(0_i32..40, 4);
    (axis(), of, bounds(3), heights, beyond(), beyond(), 1_usize..5).prop_map(
        |(axis, of, bounds, heights, below, above, count)| {
            let point = |(x, y): (&i64, i32)| {
                json!([on_axis(axis, *x), if of == "amount" { json!(y * 10) } else { json!(format!("{y}%")) }])
            };
            let points: Vec<Value> = bounds.iter().zip(heights).take(count).map(point).collect();
            json!({"curve": {"axis": axis, "of": of, "points": points, "below": below, "above": above}})
        },
    )
}

fn interpolated() -> impl Strategy<Value = Value> {
    (axis(), bounds(3), prop::collection::vec(-10_i32..50, 3)).prop_map(|(axis, bounds, amounts)| {
        let mut steps: Vec<Value> = bounds
            .iter()
            .zip(amounts)
            .map(|(from, amount)| json!({"from": on_axis(axis, *from), "amount": amount * 5}))
            .collect();
        steps.last_mut().unwrap()["to"] = on_axis(axis, bounds[3]);
        json!({"interpolated_tiers": {"axis": axis, "steps": steps}})
    })
}

fn matrix() -> impl Strategy<Value = Value> {
    let gives = prop::sample::select(vec!["rate", "amount", "factor"]);
    let by = prop::sample::select(vec!["cell", "bilinear"]);
    let tie = prop::sample::select(vec!["upper", "lower"]);
    (axis(), bounds(2), prop::collection::vec(0_i32..30, 6), gives, by, tie).prop_map(|(axis, bounds, cells, gives, by, tie)| {
        let cell = |height: &i32| if gives == "amount" { json!(height * 10) } else { json!(format!("{height}%")) };
        let cells: Vec<Vec<Value>> = cells.chunks(2).map(|row| row.iter().map(cell).collect()).collect();
        let at: Vec<Value> = bounds.iter().map(|bound| on_axis(axis, *bound)).collect();
        json!({"matrix": {"rows": {"on": "sales", "axis": axis, "at": at}, "columns": {"on": "margin", "at": ["0", "30%"]},
            "cells": cells, "gives": gives, "by": by, "tie": tie}})
    })
}

fn others() -> impl Strategy<Value = Value> {
    let count = prop::sample::select(vec!["started", "completed"]);
    let comparison = prop::sample::select(vec!["measure_below", "measure_at_least"]);
    (0_usize..5, -20_i32..40, 1_i32..5, count, comparison).prop_map(|(kind, figure, size, count, comparison)| {
        let when = json!({comparison: {"measure": "sales", "value": size * 100}});
        match kind {
            0 => json!({"rate": {"rate": format!("{figure}%")}}),
            1 => json!({"per_unit": {"amount": figure}}),
            2 => json!({"package": {"size": size * 100, "amount": figure, "free": 100, "count": count}}),
            3 => json!({"bonus": {"amount": figure, "when": when}}),
            _ => json!({"penalty": {"amount": figure.abs(), "when": when}}),
        }
    })
}

fn component() -> impl Strategy<Value = Value> {
    let pay =
        prop_oneof![3 => tiers(), 1 => derived(), 2 => curve(), 1 => interpolated(), 2 => matrix(), 1 => others()];
    (pay, prop::option::of(0_i32..12), prop::option::of(0_i32..6)).prop_map(|(pay, cap, floor)| {
        json!({"id": "c", "on": "sales", "pay": pay, "cap": cap.map(|cap| cap * 20), "floor": floor.map(|floor| floor * 10)})
    })
}

fn plan_of(component: &Value) -> PayPlan {
    let plan = json!({"id": "p", "currency": "USD", "period": "month", "rounding": {"mode": "half_up", "scale": 20},
        "measures": [{"id": "sales"}, {"id": "margin", "unit": {"percent": {}}}], "components": [component],
        "ledger": {"negative": "due"}});
    PayPlan::from_json(&plan.to_string()).unwrap_or_else(|problems| panic!("{problems}\n{plan}"))
}

/// What sales are paid at a margin.
fn paid(plan: &PayPlan, sales: &Number, margin: &str) -> Number {
    let facts = json!({"person": "me", "period": "2026-07", "target_incentive": TARGET,
        "measures": {"sales": {"quota": QUOTA}, "margin": {"actual": margin}}});
    let mut facts = PayPlan::facts_from_json(&facts.to_string()).expect("legal facts");
    // Where a line turns need not be a decimal.
    for (_, measure) in facts.measures.iter_mut().filter(|(id, _)| id.as_str() == "sales") {
        measure.actual = Some(sales.clone());
    }
    let outcome = plan.evaluate(&facts).unwrap_or_else(|problems| panic!("{problems}"));
    outcome.lines.iter().find(|line| line.component == "c").expect("the line").paid.value().clone()
}

/// All around every bound that there can be, and between them.
fn grid() -> Vec<Number> {
    let near = n("0.0001");
    let mut grid = BTreeSet::from([Number::ZERO]);
    for bound in 0..=24 {
        let bound = Number::from(bound * 100);
        grid.extend([
            &bound - &near,
            bound.clone(),
            &bound + &near,
            &bound + &Number::from(37),
            &bound + &Number::from(74),
        ]);
    }
    grid.retain(|sales| !sales.is_negative());
    grid.into_iter().collect()
}

fn param<'p>(problem: &'p Problem, name: &str) -> &'p str {
    problem.params.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()).expect(name)
}

/// A figure of a finding for the facts of this law: `1.5 × quota`, `300 - 0.01 × quota`.
fn valued(text: &str) -> Number {
    let mut total = Number::ZERO;
    let mut sign = Number::ONE;
    let words: Vec<&str> = text.split(' ').collect();
    let mut index = 0;
    while index < words.len() {
        match words[index] {
            ">" | "+" => sign = Number::ONE,
            "-" => sign = Number::from(-1),
            figure => {
                let mut value =
                    figure.split_once('/').map_or_else(|| n(figure), |(over, under)| n(over).over(&n(under)).unwrap());
                if words.get(index + 1) == Some(&"×") {
                    let base = match words[index + 2] {
                        "quota" => QUOTA,
                        "target_incentive" => TARGET,
                        other => panic!("{other}"),
                    };
                    value = value * Number::from(base);
                    index += 2;
                }
                total += &(value * &sign);
            }
        }
        index += 1;
    }
    total
}

/// A cliff is there: just before the point, and at it or just above it, the pay differs by the loss.
fn assert_cliff(plan: &PayPlan, at: &str, loss: &str, margin: &str) {
    let near = n("0.000001");
    let point = valued(at);
    let (before, after) =
        if at.starts_with('>') { (point.clone(), &point + &near) } else { (&point - &near, point.clone()) };
    let fall = paid(plan, &before, margin) - paid(plan, &after, margin);
    // Between the two points the pay moves on by what so little sells.
    assert!((&fall - &valued(loss)).abs() < n("0.0001"), "at {at} the pay falls by {fall}, not by {loss}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn lint_finds_every_fall(component in component()) {
        let plan = plan_of(&component);
        let falls = ["pay/060", "pay/061", "pay/090", "pay/092"];
        let found = plan.lint();
        // Along the columns of a table the margin moves, not the sales.
        let is_across = |problem: &Problem| problem.params.contains(&("axis", "columns".to_owned()));
        let found = found.iter().filter(|problem| falls.contains(&problem.code.name) && !is_across(problem));
        let found: Vec<&Problem> = found.collect();
        let (grid, mut seen) = (grid(), None);
        for margin in ["1%", "40%"] {
            let pays: Vec<Number> = grid.iter().map(|sales| paid(&plan, sales, margin)).collect();
            let fall = pays.windows(2).position(|pair| pair[1] < pair[0]);
            seen = seen.or(fall.map(|index| format!("{} to {} at a margin of {margin}", grid[index], grid[index + 1])));
        }
        if let Some(seen) = &seen {
            prop_assert!(!found.is_empty(), "the pay falls from {seen}");
        }
        // Limits of money hide falls of unknown size for some facts and not for others.
        let is_known = component["cap"].is_null() && component["floor"].is_null();
        for problem in found {
            let is_money = !problem.params.iter().any(|(_, value)| value.contains('×'));
            match problem.code.name {
                "pay/060" | "pay/092" if is_known || is_money => {
                    let (at, loss) = (param(problem, "at"), param(problem, "loss"));
                    // What may fall for other quotas may rise for this one.
                    if valued(loss).is_positive() {
                        assert_cliff(&plan, at, loss, "1%");
                    }
                }
                "pay/090" if (is_known || is_money) && component["pay"]["matrix"]["by"] == "cell" => {
                    let margin = if problem.path.ends_with("/1") { "40%" } else { "1%" };
                    assert_cliff(&plan, param(problem, "at"), param(problem, "loss"), margin);
                }
                _ => {}
            }
        }
    }

    /// Where nothing is found, more sales never pay less; where a stretch is said to fall, it does.
    #[test]
    fn stretches_that_fall_do(component in component()) {
        let mut component = component;
        component["cap"] = Value::Null;
        component["floor"] = Value::Null;
        let plan = plan_of(&component);
        for problem in plan.lint().iter().filter(|problem| problem.code.name == "pay/061") {
            let from = valued(param(problem, "from"));
            let to = match param(problem, "to") {
                "∞" => &from + &Number::from(1_000),
                to => valued(to),
            };
            let near = n("0.000001");
            let (high, low) = (paid(&plan, &(&from + &near), "1%"), paid(&plan, &(&to - &near), "1%"));
            prop_assert!(low < high, "from {from} to {to}: {high} to {low}");
            if param(problem, "loss") != "∞" {
                prop_assert!((&(&high - &low) - &valued(param(problem, "loss"))).abs() < n("0.0001"));
            }
        }
    }
}
