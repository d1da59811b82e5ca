//! Bounded shares against brute force: random groups of siblings, `common::cases` says how many.
//!
//! The independent model tries for every sibling whether it is held by its minimum, by its maximum, or free, and keeps
//! what is consistent: all who are free have one share per unit of weight, and nobody who is held would leave the bound
//! at that share. Then whole steps by largest remainder.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

mod common;

use common::cases;
use num_rational::Ratio;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    targets::{TargetOutcome, TargetPlan},
};
use serde_json::{Value, json};
use std::cmp::Reverse;

/// A weight with a minimum and a maximum.
type Sibling = (i64, Option<i64>, Option<i64>);

fn siblings() -> impl Strategy<Value = Vec<Sibling>> {
    let bound = || prop::option::weighted(0.4, 0_i64..30);
    let one = (0_i64..8, bound(), bound()).prop_map(|(weight, min, max)| match (min, max) {
        (Some(min), Some(max)) => (weight, Some(min.min(max)), Some(min.max(max) + 1)),
        bounds => (weight, bounds.0, bounds.1.map(|max| max + 1)),
    });
    prop::collection::vec(one, 1..6)
}

/// The exact shares, by trying all 3ⁿ ways to be held or free; `None` where none is consistent.
fn by_brute_force(total: i64, siblings: &[Sibling]) -> Option<Vec<Ratio<i64>>> {
    let whole = Ratio::from_integer;
    (0..3_usize.pow(u32::try_from(siblings.len()).expect("few"))).find_map(|way| {
        let held = |index: usize| way / 3_usize.pow(u32::try_from(index).expect("few")) % 3;
        let (mut left, mut weights, mut fixed) = (whole(total), 0, Vec::new());
        for (index, (weight, min, max)) in siblings.iter().enumerate() {
            match held(index) {
                0 => weights += weight,
                1 => fixed.push((index, (*min)?)),
                _ => fixed.push((index, (*max)?)),
            }
        }
        left -= whole(fixed.iter().map(|(_, bound)| bound).sum());
        // Nobody has anything to take up what is left: that is only consistent where nothing is.
        let rate = match weights {
            0 if left != whole(0) => return None,
            0 => None,
            weights => Some(left / weights),
        };
        let mut shares = Vec::new();
        for (index, (weight, min, max)) in siblings.iter().enumerate() {
            let wanted = rate.map(|rate| rate * weight);
            let (low, high) = (min.map(whole), max.map(whole));
            let share = match held(index) {
                0 => Some(wanted.unwrap_or_default())
                    .filter(|share| low.is_none_or(|low| *share >= low) && high.is_none_or(|high| *share <= high)),
                1 => low.filter(|low| wanted.is_none_or(|wanted| wanted <= *low)),
                // Without a weight nobody rises to a maximum.
                _ => high.filter(|high| *weight > 0 && wanted.is_none_or(|wanted| wanted >= *high)),
            };
            shares.push(share.filter(|share| *share >= whole(0))?);
        }
        (rate.is_none_or(|rate| rate >= whole(0)) && is_level(rate, siblings, &shares)).then_some(shares)
    })
}

/// Where nobody is free, some share per unit of weight has to hold all at their bounds.
fn is_level(rate: Option<Ratio<i64>>, siblings: &[Sibling], shares: &[Ratio<i64>]) -> bool {
    let whole = Ratio::from_integer;
    if rate.is_some() {
        return true;
    }
    let (mut least, mut most) = (whole(0), None::<Ratio<i64>>);
    for ((weight, min, max), share) in siblings.iter().zip(shares) {
        if *weight == 0 {
            continue;
        }
        if max.map(whole) == Some(*share) {
            least = least.max(share / weight);
        } else if min.map(whole) == Some(*share) {
            let own = share / weight;
            most = Some(most.map_or(own, |most| most.min(own)));
        }
    }
    most.is_none_or(|most| least <= most)
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

fn evaluated(total: i64, siblings: &[Sibling]) -> Option<TargetOutcome> {
    let child = |(index, (weight, min, max)): (usize, &Sibling)| {
        let mut child = json!({"id": format!("n{index}"), "weight": weight.to_string()});
        for (field, bound) in [("min", min), ("max", max)] {
            if let Some(bound) = bound {
                child[field] = json!(bound.to_string());
            }
        }
        child
    };
    let children: Vec<Value> = siblings.iter().enumerate().map(child).collect();
    let tree = json!({"id": "all", "children": children});
    let plan = json!({"id": "p", "unit": {"count": {}}, "total": total.to_string(), "tree": tree});
    let facts = TargetPlan::facts_from_json("{}").expect("facts");
    let plan = TargetPlan::from_json(&plan.to_string()).ok()?;
    Some(plan.evaluate(&facts).expect("a loaded plan evaluates"))
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn bounded_shares_are_those_of_brute_force(siblings in siblings(), total in 0_i64..80) {
        // Nothing but zero weights is refused before any bound is looked at.
        prop_assume!(siblings.iter().any(|(weight, ..)| *weight > 0));
        let expected = by_brute_force(total, &siblings);
        match (evaluated(total, &siblings), expected) {
            (Some(outcome), Some(shares)) => {
                let below = &outcome.nodes[1..];
                let exact: Vec<String> = below.iter().map(|node| node.exact.to_ratio().to_string()).collect();
                prop_assert_eq!(exact, shares.iter().map(ToString::to_string).collect::<Vec<_>>());
                let values: Vec<String> = below.iter().map(|node| node.value.to_string()).collect();
                let wanted = rounded(total, &siblings, &shares);
                prop_assert_eq!(values, wanted.iter().map(ToString::to_string).collect::<Vec<_>>());
            }
            (None, None) => {}
            (found, expected) => {
                let found = found.map(|outcome| outcome.nodes.iter().map(|node| node.value.to_string()).collect::<Vec<_>>());
                return Err(TestCaseError::fail(format!("{found:?} against {expected:?}")));
            }
        }
    }
}
