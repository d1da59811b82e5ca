//! The laws of shares: random trees without locks and bounds, `common::cases` says how many. `laws_targets.rs` has those that
//! hold with them.
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
    number::Number,
    targets::{NodeOutcome, TargetFacts, TargetOutcome, TargetPlan},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const METHODS: [&str; 4] = ["webster", "huntington_hill", "dhondt", "adams"];

/// A node by its weight and what stands below it.
#[derive(Clone, Debug)]
struct Branch {
    weight: Number,
    below: Vec<Branch>,
}

/// Trees of up to three layers and 27 leaves; some weights are zero, some groups wholly.
fn trees() -> impl Strategy<Value = Branch> {
    let leaf = || (0_u32..12).prop_map(|weight| Branch { weight: weight.into(), below: Vec::new() });
    let node = |below: BoxedStrategy<Branch>| {
        (0_u32..12, prop::collection::vec(below, 1..4))
            .prop_map(|(weight, below)| Branch { weight: weight.into(), below })
            .boxed()
    };
    node(prop_oneof![1 => leaf().boxed(), 2 => node(prop_oneof![leaf().boxed(), node(leaf().boxed())].boxed())].boxed())
}

impl Branch {
    /// The node as a document has it. Ids follow the places, so that they stay when weights change.
    fn written(&self, id: &str) -> Value {
        let below = self.below.iter().enumerate().map(|(index, branch)| branch.written(&format!("{id}{index}")));
        let below: Vec<Value> = below.collect();
        let weight = self.weight.to_string();
        if below.is_empty() {
            json!({"id": id, "weight": weight})
        } else {
            json!({"id": id, "weight": weight, "children": below})
        }
    }

    /// The same tree with other weights, which are found by id.
    fn with(&self, id: &str, weight: &impl Fn(&str, &Number) -> Number) -> Self {
        let below = self.below.iter().enumerate().map(|(index, branch)| branch.with(&format!("{id}{index}"), weight));
        Self { weight: weight(id, &self.weight), below: below.collect() }
    }
}

/// Turns the children of every node around.
fn reversed(mut node: Value) -> Value {
    if let Some(children) = node.get_mut("children").and_then(Value::as_array_mut) {
        children.reverse();
        children.iter_mut().for_each(|child| *child = reversed(child.take()));
    }
    node
}

fn evaluated(total: i64, tree: Value, more: &[(&str, Value)]) -> TargetOutcome {
    let mut plan =
        json!({"id": "p", "unit": {"count": {}}, "total": total.to_string(), "zero_weights": "equal", "tree": tree});
    for (field, value) in more {
        plan[*field] = value.clone();
    }
    let plan = TargetPlan::from_json(&plan.to_string()).expect("nothing can be wrong with it");
    let facts: TargetFacts = TargetPlan::facts_from_json("{}").expect("facts");
    plan.evaluate(&facts).expect("a loaded plan evaluates")
}

fn values(outcome: &TargetOutcome) -> BTreeMap<&str, &Number> {
    outcome.nodes.iter().map(|node| (node.id.as_str(), node.value.value())).collect()
}

fn children<'o>(outcome: &'o TargetOutcome, of: &'o NodeOutcome) -> impl Iterator<Item = &'o NodeOutcome> {
    outcome.nodes.iter().filter(|node| node.parent.as_ref() == Some(&of.id))
}

proptest! {
    #![proptest_config(cases(256))]

    /// Children add up to their parent, periods to their node, in every period; every prefix of a leaf's periods lies
    /// within one step of the exact prefix.
    #[test]
    fn every_node_and_every_prefix_adds_up(
        tree in trees(), total in -500_i64..500, profile in prop::collection::vec(1_u32..9, 3),
    ) {
        let weights: Vec<String> = profile.iter().map(ToString::to_string).collect();
        let time = json!({"period": "2026-Q3", "by": "month", "profile": {"weights": weights}});
        let outcome = evaluated(total, tree.written("n"), &[("time", time)]);
        let whole = Number::from(profile.iter().sum::<u32>());
        prop_assert_eq!(outcome.nodes[0].value.value(), &Number::from(total));
        for node in &outcome.nodes {
            prop_assert_eq!(&node.periods.iter().map(|part| part.value.value()).sum::<Number>(), node.value.value());
            if node.assigned.is_some() {
                prop_assert_eq!(&children(&outcome, node).map(|child| child.value.value()).sum::<Number>(), node.value.value());
                for (index, part) in node.periods.iter().enumerate() {
                    let below = children(&outcome, node).map(|child| child.periods[index].value.value());
                    prop_assert_eq!(&below.sum::<Number>(), part.value.value());
                }
                continue;
            }
            let (mut come, mut weight) = (Number::ZERO, 0_u32);
            for (part, more) in node.periods.iter().zip(&profile) {
                come += part.value.value();
                weight += more;
                let exact = (node.value.value() * &Number::from(weight)).over(&whole).expect("some weight");
                prop_assert!((&come - &exact).abs() < Number::ONE);
            }
        }
    }

    /// At every depth the floor or the ceiling of the exact share, which is computed down the tree by the weights alone; a
    /// zero weight beside others gets nothing.
    #[test]
    fn every_share_is_a_floor_or_a_ceiling(tree in trees(), total in -500_i64..500) {
        let outcome = evaluated(total, tree.written("n"), &[]);
        let mut exact = BTreeMap::from([("n".to_owned(), Number::from(total))]);
        let mut left = vec![("n".to_owned(), &tree)];
        while let Some((id, branch)) = left.pop() {
            let sum: Number = branch.below.iter().map(|child| &child.weight).sum();
            for (index, child) in branch.below.iter().enumerate() {
                let weighed = if sum.is_zero() { Number::ONE } else { child.weight.clone() };
                let whole = if sum.is_zero() { Number::from(branch.below.len()) } else { sum.clone() };
                let own = (&exact[&id] * &weighed).over(&whole).expect("some weight");
                exact.insert(format!("{id}{index}"), own);
                left.push((format!("{id}{index}"), child));
            }
        }
        for node in &outcome.nodes {
            let exact = &exact[node.id.as_str()];
            prop_assert_eq!(&node.exact, exact);
            prop_assert!([exact.floor(), exact.ceiling()].contains(node.value.value()), "{} has {} of {exact}", node.id, node.value);
        }
    }

    #[test]
    fn the_order_of_siblings_does_not_matter(tree in trees(), total in -500_i64..500) {
        let written = tree.written("n");
        let (one, other) = (evaluated(total, written.clone(), &[]), evaluated(total, reversed(written), &[]));
        prop_assert_eq!(values(&one), values(&other));
    }

    /// Each group of siblings by a factor of its own.
    #[test]
    fn scaling_all_weights_changes_nothing(tree in trees(), total in -500_i64..500, factors in prop::collection::vec(1_u32..100, 5)) {
        let factor = |id: &str| {
            let of_group = id.bytes().map(usize::from).sum::<usize>() - usize::from(id.bytes().last().unwrap_or_default());
            Number::from(factors[of_group % factors.len()]).over(&Number::from(7)).expect("seven")
        };
        let scaled = tree.with("n", &|id, weight| weight * &factor(id));
        // A document writes no fractions: sevenths are scaled away again by a decimal that is none of the factors.
        let scaled = scaled.with("n", &|_, weight| weight * &Number::from(14).over(&Number::from(100)).expect("a hundred"));
        let (one, other) = (evaluated(total, tree.written("n"), &[]), evaluated(total, scaled.written("n"), &[]));
        prop_assert_eq!(values(&one), values(&other));
    }

    #[test]
    fn a_negative_total_is_the_mirror_image(tree in trees(), total in 1_i64..500) {
        let (one, other) = (evaluated(total, tree.written("n"), &[]), evaluated(-total, tree.written("n"), &[]));
        for (node, mirrored) in one.nodes.iter().zip(&other.nodes) {
            prop_assert_eq!(node.value.value(), &-mirrored.value.value());
            prop_assert_eq!(&node.exact, &-&mirrored.exact);
        }
    }

    /// A split that is split again by its own values stays as it is.
    #[test]
    fn splitting_again_changes_nothing(tree in trees(), total in 0_i64..500) {
        let one = evaluated(total, tree.written("n"), &[]);
        let found = values(&one);
        let again = tree.with("n", &|id, _| found[id].clone());
        let other = evaluated(total, again.written("n"), &[]);
        prop_assert_eq!(values(&one), values(&other));
    }

    /// One step more in all takes nothing from anybody, by any divisor method. Largest remainder breaks this by nature
    /// (the Alabama paradox).
    #[test]
    fn divisor_methods_are_monotone_in_the_total(
        weights in prop::collection::vec(1_u32..60, 1..6), total in 6_i64..200, method in prop::sample::select(METHODS.to_vec()),
    ) {
        let below = weights.iter().map(|weight| Branch { weight: (*weight).into(), below: Vec::new() }).collect();
        let tree = Branch { weight: Number::ONE, below }.written("n");
        let by = |total| evaluated(total, tree.clone(), &[("method", json!(method))]);
        let (one, more) = (by(total), by(total + 1));
        for (before, after) in one.nodes.iter().zip(&more.nodes) {
            prop_assert!(before.value.value() <= after.value.value(), "{} loses", before.id);
        }
    }
}
