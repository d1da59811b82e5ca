//! Minima that come first, against the procedure as it is told: random groups of siblings, trees and revisions.
//!
//! The independent model gives everyone the minimum, shares what is left by weight among those with room, cuts at the
//! maxima, and shares what was cut again, round by round. It knows no λ.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

mod common;

use common::assert_recomputes;
use num_rational::Ratio;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    life::Outcome,
    targets::{Answer, TargetOutcome, TargetPlan},
};
use serde_json::{Value, json};
use std::{cmp::Reverse, collections::BTreeMap};

/// A weight with a minimum and a maximum.
type Sibling = (i64, Option<i64>, Option<i64>);

fn siblings(is_capped: bool) -> impl Strategy<Value = Vec<Sibling>> {
    let bound = |weight| prop::option::weighted(weight, 0_i64..30);
    let one = (0_i64..8, bound(0.5), bound(0.4))
        .prop_map(move |(weight, min, max)| (weight, min, max.filter(|_| is_capped).map(|max| max + min.unwrap_or(0))));
    prop::collection::vec(one, 1..6)
}

/// The exact shares, round by round; `None` where minima need more or nobody has room.
fn by_rounds(total: i64, siblings: &[Sibling]) -> Option<Vec<Ratio<i64>>> {
    let whole = Ratio::from_integer;
    let mut shares: Vec<Ratio<i64>> = siblings.iter().map(|(_, min, _)| whole(min.unwrap_or(0))).collect();
    let mut left = whole(total) - shares.iter().sum::<Ratio<i64>>();
    if left < whole(0) {
        return None;
    }
    while left > whole(0) {
        let has_room = |index: usize| siblings[index].2.is_none_or(|max| shares[index] < whole(max));
        let open: Vec<usize> = (0..siblings.len()).filter(|index| siblings[*index].0 > 0 && has_room(*index)).collect();
        let weights: i64 = open.iter().map(|index| siblings[*index].0).sum();
        if weights == 0 {
            return None;
        }
        let pot = std::mem::take(&mut left);
        for index in open {
            let (weight, _, max) = siblings[index];
            let wanted = shares[index] + pot * weight / weights;
            shares[index] = max.map_or(wanted, |max| wanted.min(whole(max)));
            left += wanted - shares[index];
        }
    }
    Some(shares)
}

fn rounded(total: i64, siblings: &[Sibling], shares: &[Ratio<i64>]) -> Vec<i64> {
    let mut values: Vec<i64> = shares.iter().map(|share| share.floor().to_integer()).collect();
    let mut order: Vec<usize> = (0..shares.len()).filter(|index| !shares[*index].is_integer()).collect();
    order.sort_by_key(|index| (Reverse(shares[*index].fract()), Reverse(siblings[*index].0), *index));
    let left = usize::try_from(total - values.iter().sum::<i64>()).expect("floors are no more than the total");
    for index in order.into_iter().take(left) {
        values[index] += 1;
    }
    values
}

fn node(id: String, (weight, min, max): &Sibling) -> Value {
    let mut node = json!({"id": id, "weight": weight.to_string()});
    for (field, bound) in [("min", min), ("max", max)] {
        if let Some(bound) = bound {
            node[field] = json!(bound.to_string());
        }
    }
    node
}

fn plan_of(total: i64, tree: &Value) -> Option<TargetPlan> {
    let plan =
        json!({"id": "p", "unit": {"count": {}}, "total": total.to_string(), "bounds": "minimum_first", "tree": tree});
    TargetPlan::from_json(&plan.to_string()).ok()
}

fn flat(siblings: &[Sibling]) -> Value {
    let children: Vec<Value> = siblings.iter().enumerate().map(|(at, one)| node(format!("n{at}"), one)).collect();
    json!({"id": "all", "children": children})
}

fn evaluated(plan: &TargetPlan) -> TargetOutcome {
    let facts = TargetPlan::facts_from_json(r#"{"trace": true}"#).expect("facts");
    plan.evaluate(&facts).expect("a loaded plan evaluates")
}

fn values(plan: &TargetPlan) -> BTreeMap<String, String> {
    evaluated(plan).nodes.iter().map(|node| (node.id.to_string(), node.value.to_string())).collect()
}

/// Every minimum and maximum holds.
fn bounds_hold(plan: &TargetPlan, siblings: &[Sibling]) -> Result<(), TestCaseError> {
    let found = values(plan);
    for (index, (_, min, max)) in siblings.iter().enumerate() {
        let value: i64 = found[&format!("n{index}")].parse().expect("a count");
        prop_assert!(min.is_none_or(|min| value >= min) && max.is_none_or(|max| value <= max));
    }
    Ok(())
}

fn ask(plan: &TargetPlan, question: &Value) -> Option<quotakit::targets::Revision> {
    let question = serde_json::from_value(question.clone()).expect("a question");
    match plan.answer(&question).ok()? {
        Answer::Retarget(made) | Answer::MinimumChange(made) | Answer::Breakback(made) | Answer::Transfer(made) => {
            Some(made)
        }
        _ => None,
    }
}

proptest! {
    #![proptest_config(common::cases(1_000))]

    #[test]
    fn minima_come_first_round_by_round(siblings in siblings(true), total in 0_i64..120) {
        // Nothing but zero weights is refused before any bound is looked at.
        prop_assume!(siblings.iter().any(|(weight, min, max)| *weight > 0 && (min.is_none() || min != max)));
        match (plan_of(total, &flat(&siblings)), by_rounds(total, &siblings)) {
            (Some(plan), Some(shares)) => {
                let outcome = evaluated(&plan);
                let below = &outcome.nodes[1..];
                let exact: Vec<String> = below.iter().map(|node| node.exact.to_ratio().to_string()).collect();
                prop_assert_eq!(exact, shares.iter().map(ToString::to_string).collect::<Vec<_>>());
                let values: Vec<String> = below.iter().map(|node| node.value.to_string()).collect();
                let wanted = rounded(total, &siblings, &shares);
                prop_assert_eq!(values, wanted.iter().map(ToString::to_string).collect::<Vec<_>>());
                assert_recomputes(&outcome.trace().expect("asked for"));
            }
            (None, None) => {}
            (found, expected) => {
                let found = found.as_ref().map(values);
                return Err(TestCaseError::fail(format!("{found:?} against {expected:?}")));
            }
        }
    }

    /// Where nodes above have the weights of those below together and there are no maxima, exact shares do not depend on how
    /// people are grouped.
    #[test]
    fn grouping_changes_nothing_where_minima_come_first(
        siblings in siblings(false), total in 0_i64..200, groups in prop::collection::vec(0_usize..3, 6),
    ) {
        // A group of nothing but zero weights would be refused.
        let siblings: Vec<Sibling> = siblings.iter().map(|(weight, min, max)| (weight + 1, *min, *max)).collect();
        let children: Vec<Value> = (0..3)
            .filter_map(|group| {
                let of = |index: &usize| groups[*index] == group;
                let members: Vec<usize> = (0..siblings.len()).filter(of).collect();
                let weight: i64 = members.iter().map(|index| siblings[*index].0).sum();
                let children: Vec<Value> = members.iter().map(|at| node(format!("n{at}"), &siblings[*at])).collect();
                (!children.is_empty())
                    .then(|| json!({"id": format!("g{group}"), "weight": weight.to_string(), "children": children}))
            })
            .collect();
        let (nested, flat) = (plan_of(total, &json!({"id": "all", "children": children})), plan_of(total, &flat(&siblings)));
        let exacts = |plan: &TargetPlan| {
            let nodes = evaluated(plan).nodes;
            let is_leaf = |id: &str| id.starts_with('n');
            nodes.into_iter().filter(|node| is_leaf(node.id.as_str())).map(|node| (node.id.to_string(), node.exact)).collect::<BTreeMap<_, _>>()
        };
        prop_assert_eq!(nested.as_ref().map(exacts), flat.as_ref().map(exacts));
    }

    /// A new total gives what the plan with that total gives; a figure set by hand holds; a transfer moves its amount; sums
    /// and bounds hold in all of them.
    #[test]
    fn revisions_keep_minima_first(siblings in siblings(true), total in 0_i64..120, asked in 0_i64..120, at in 0_usize..6) {
        let Some(plan) = plan_of(total, &flat(&siblings)) else { return Ok(()) };
        let at = at % siblings.len();
        let (id, note) = (format!("n{at}"), json!({"reason": "r"}));
        let old = values(&plan);
        let new_of = |made: &quotakit::targets::Revision| TargetPlan::new(made.plan.clone()).expect("the new plan loads");
        let retargeted = ask(&plan, &json!({"retarget": {"total": asked.to_string(), "note": note}}));
        prop_assert_eq!(retargeted.as_ref().map(|made| values(&new_of(made))), plan_of(asked, &flat(&siblings)).as_ref().map(values));
        let least = ask(&plan, &json!({"minimum_change": {"total": asked.to_string(), "note": note}}));
        if let (Some(made), Some(least)) = (&retargeted, &least) {
            prop_assert!(least.moved <= made.moved);
            bounds_hold(&new_of(least), &siblings)?;
        }
        if let Some(made) = ask(&plan, &json!({"breakback": {"node": id, "value": asked.to_string(), "note": note}})) {
            let new = values(&new_of(&made));
            prop_assert_eq!((&new[&id], &new["all"]), (&asked.to_string(), &total.to_string()));
            bounds_hold(&new_of(&made), &siblings)?;
        }
        let to = format!("n{}", (at + 1) % siblings.len());
        let moved = 1 + asked % 5;
        if let Some(made) = ask(&plan, &json!({"transfer": {"from": id, "to": to, "amount": moved.to_string(), "note": note}})) {
            let new = values(&new_of(&made));
            let count = |of: &BTreeMap<String, String>, id: &str| of[id].parse::<i64>().expect("a count");
            prop_assert_eq!(count(&new, &id), count(&old, &id) - moved);
            prop_assert_eq!(count(&new, &to), count(&old, &to) + moved);
            bounds_hold(&new_of(&made), &siblings)?;
            prop_assert_eq!(&new["all"], &old["all"]);
        }
    }
}
