//! Random pay plans, for the laws of questions and of tables.
#![allow(dead_code, reason = "each test takes what it needs")]

use proptest::prelude::*;
use serde_json::{Value, json};

/// Steps of a ladder, from zero.
pub fn steps() -> impl Strategy<Value = Vec<Value>> {
    let step = (1_u32..70, -300_i32..700, prop::option::of(0_u32..30));
    prop::collection::vec(step, 1..4).prop_map(|steps| {
        let mut from = 0;
        let mut rows = Vec::new();
        for (width, rate, fixed) in steps {
            rows.push(json!({"from": from, "rate": thousandths(rate), "fixed": fixed}));
            from += width;
        }
        rows
    })
}

pub fn thousandths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", value.abs() / 1000, value.abs() % 1000)
}

/// Rising x and any y.
pub fn points(y: std::ops::Range<i32>) -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec((1_u32..60, y), 2..4).prop_map(|points| {
        let mut x = 0;
        let mut rows = Vec::new();
        for (run, y) in points {
            x += run;
            rows.push(json!([x.to_string(), thousandths(y)]));
        }
        rows
    })
}

fn beyond() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["zero", "hold", "extend"])
}

/// Conditions on the value and the attainment of `sales`.
pub fn condition() -> impl Strategy<Value = Value> {
    (0_usize..5, 1_u32..150).prop_map(|(kind, value)| {
        let amount = json!({"measure": "sales", "value": value});
        let attained = json!({"measure": "sales", "value": format!("{value}%")});
        match kind {
            0 => json!({"measure_below": amount}),
            1 => json!({"measure_at_least": amount}),
            2 => json!({"attainment_below": attained}),
            3 => json!({"not": {"attainment_at_least": attained}}),
            _ => {
                json!({"any": [{"measure_below": amount}, {"attainment_at_least": {"measure": "sales", "value": "2"}}]})
            }
        }
    })
}

fn component() -> impl Strategy<Value = Value> {
    let word = |words: &[&'static str]| prop::sample::select(words.to_vec());
    let words =
        (word(&["marginal", "whole", "retroactive"]), word(&["upper", "lower"]), word(&["amount", "attainment"]));
    let limits = (prop::option::of(0_u32..40), prop::option::of(0_u32..20), any::<bool>(), any::<bool>());
    let shape = (0_usize..10, steps(), points(-500..900), words, 1_u32..40, (beyond(), beyond(), condition()));
    (shape, limits, word(&["period", "period", "ytd"])).prop_map(|(shape, (cap, floor, after, bilinear), accumulate)| {
        let (kind, steps, points, (mode, tie, axis), figure, (below, above, when)) = shape;
        let in_quotas = |points: &[Value]| -> Vec<Value> {
            points.iter().map(|point| json!([format!("{}%", point[0].as_str().unwrap()), point[1]])).collect()
        };
        let pay = match kind {
            0 | 1 => {
                let bound = |step: &Value| if axis == "amount" { step["from"].clone() } else { json!(format!("{}%", step["from"])) };
                let steps: Vec<Value> = steps.iter().map(|step| {
                    let mut step = step.clone();
                    step["from"] = bound(&step);
                    step
                }).collect();
                json!({"tiers": {"axis": axis, "mode": mode, "tie": tie, "steps": steps}})
            }
            2 => json!({"rate": {"rate": points[0][1]}}),
            3 => json!({"curve": {"axis": "attainment", "of": "target_incentive", "points": in_quotas(&points), "below": below, "above": above}}),
            4 => json!({"curve": {"axis": "amount", "of": "measure", "points": points, "below": below, "above": above}}),
            5 => json!({"package": {"size": figure, "amount": "7.77", "free": 3, "count": if after { "started" } else { "completed" }}}),
            6 => json!({"bonus": {"amount": figure, "when": when}}),
            7 => json!({"penalty": {"amount": figure, "when": when}}),
            8 => json!({"derived_rate": {"weight": "60%", "mode": mode, "tie": tie, "steps": [{"from": "0", "multiple": "1"}, {"from": format!("{figure}%"), "multiple": points[0][1]}]}}),
            _ => json!({"matrix": {"rows": {"on": "sales", "axis": "attainment", "at": ["0", format!("{figure}%")]},
                "columns": {"on": "sales", "at": ["10", "90"]}, "cells": [["1%", "20%"], ["15%", points[0][1]]],
                "gives": if after { "rate" } else { "amount" }, "by": if bilinear { "bilinear" } else { "cell" }, "tie": tie, "below": below}}),
        };
        json!({"on": "sales", "accumulate": accumulate, "cap": cap, "floor": floor, "cap_after_multipliers": after, "pay": pay})
    })
}

/// Multipliers that follow the measure itself: they bow the curve.
fn multiplier() -> impl Strategy<Value = Value> {
    let acts_on = prop::sample::select(vec!["credit", "attainment", "pay", "pay"]);
    (acts_on, points(0..1800), any::<bool>()).prop_map(|(acts_on, points, is_score)| {
        let on = if is_score { "score" } else { "sales" };
        json!({"id": "m", "on": on, "acts_on": acts_on, "points": points})
    })
}

/// Plans on `sales`, with every shape that follows a measure, factors, gates, caps and floors.
pub fn plan() -> impl Strategy<Value = Value> {
    let gate = (condition(), 0_u32..=100);
    let parts = (prop::collection::vec(component(), 1..4), prop::option::of(multiplier()), prop::option::of(gate));
    let limits = (prop::option::of(0_u32..80), prop::option::of(0_u32..40), any::<bool>());
    let mode = prop::sample::select(vec!["half_up", "half_even", "up", "down", "floor"]);
    (parts, limits, mode).prop_map(|((components, multiplier, gate), (cap, floor, restores), mode)| {
        let is_moved = multiplier.as_ref().is_some_and(|rule| rule["acts_on"] == "attainment");
        let named = components.into_iter().enumerate().map(|(index, mut component)| {
            component["id"] = json!(format!("c{index}"));
            if is_moved {
                component["accumulate"] = json!("period");
            }
            component
        });
        let gates: Vec<Value> = gate
            .iter()
            .map(|(when, share)| json!({"id": "g", "when": when, "limit_to": format!("{share}%")}))
            .collect();
        json!({
            "id": "p", "currency": "JPY", "period": "month", "rounding": {"mode": mode},
            "measures": [{"id": "sales"}], "components": named.collect::<Vec<_>>(),
            "multipliers": multiplier.into_iter().collect::<Vec<_>>(), "gates": gates,
            "cap": cap, "floor": floor, "floor_restores_gates": restores,
        })
    })
}
