//! Commitments and fairness against a model that adds up leaves, over random trees and facts.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

mod common;

use common::assert_recomputes;
use num_rational::Ratio;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    life::Outcome,
    number::Number,
    rounding::Rounding,
    targets::{TargetOutcome, TargetPlan},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Who stands below whom in random trees: the parent of each node but the first comes before it.
fn parents() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(any::<prop::sample::Index>(), 1..10)
        .prop_map(|picks| picks.iter().enumerate().map(|(at, pick)| pick.index(at + 1)).collect())
}

struct Forest {
    parents: Vec<usize>,
}

impl Forest {
    fn size(&self) -> usize {
        self.parents.len() + 1
    }
    fn children(&self, at: usize) -> Vec<usize> {
        (1..self.size()).filter(|child| self.parents[child - 1] == at).collect()
    }
    fn is_leaf(&self, at: usize) -> bool {
        self.children(at).is_empty()
    }
    fn leaves(&self, at: usize) -> Vec<usize> {
        if self.is_leaf(at) {
            vec![at]
        } else {
            self.children(at).iter().flat_map(|child| self.leaves(*child)).collect()
        }
    }
    fn depth(&self, at: usize) -> usize {
        if at == 0 { 0 } else { 1 + self.depth(self.parents[at - 1]) }
    }
    fn written(&self, at: usize, weights: &[u32]) -> Value {
        let children: Vec<Value> = self.children(at).iter().map(|child| self.written(*child, weights)).collect();
        json!({"id": name(at), "weight": weights[at].to_string(), "children": children})
    }
}

fn name(at: usize) -> String {
    format!("n{at}")
}

fn evaluated(forest: &Forest, weights: &[u32], total: i64, facts: &Value) -> TargetOutcome {
    let plan = json!({"id": "p", "unit": {"count": {}}, "total": total.to_string(), "zero_weights": "equal",
        "tree": forest.written(0, weights)});
    let plan = TargetPlan::from_json(&plan.to_string()).expect("a plan");
    plan.evaluate(&TargetPlan::facts_from_json(&facts.to_string()).expect("facts")).expect("facts that fit")
}

fn by_name(outcome: &TargetOutcome) -> BTreeMap<String, &quotakit::targets::NodeOutcome> {
    outcome.nodes.iter().map(|node| (node.id.to_string(), node)).collect()
}

fn given(values: &[Option<i64>], of: &[usize]) -> Value {
    let entries = of.iter().map(|at| (name(*at), values[*at].map_or(Value::Null, |value| json!(value.to_string()))));
    Value::Object(entries.collect::<Map<_, _>>())
}

fn whole(value: i64) -> Number {
    Number::from(value)
}

fn quotient(up: i64, down: i64) -> Option<Number> {
    Some(whole(up).over(&whole(down))?.rounded(Rounding::half_up(6)))
}

proptest! {
    #![proptest_config(common::cases(1_000))]

    /// Every node has the sum of the leaves below it, once all of them answered, and its gap to the target.
    #[test]
    fn commitments_are_the_sums_of_the_leaves(
        parents in parents(), weights in prop::collection::vec(0_u32..6, 11), total in -60_i64..60,
        said in prop::collection::vec(prop::option::weighted(0.8, -20_i64..40), 11),
        reached in prop::collection::vec(prop::option::weighted(0.8, -9_i64..40), 11),
    ) {
        let forest = Forest { parents };
        let leaves = forest.leaves(0);
        let known: Vec<usize> = leaves.iter().copied().filter(|at| reached[*at].is_some()).collect();
        let facts = json!({"trace": true, "commitments": given(&said, &leaves), "actuals": given(&reached, &known)});
        let outcome = evaluated(&forest, &weights, total, &facts);
        let nodes = by_name(&outcome);
        for at in 0..forest.size() {
            let node = nodes[&name(at)];
            let told = node.commitment.as_ref().expect("anybody was asked");
            let below = forest.leaves(at);
            let answers: Vec<i64> = below.iter().filter_map(|leaf| said[*leaf]).collect();
            prop_assert_eq!(told.unanswered, below.len() - answers.len());
            prop_assert_eq!(told.answered.value(), &whole(answers.iter().sum()));
            let sum = (told.unanswered == 0).then(|| answers.iter().sum::<i64>());
            let target: i64 = node.value.to_string().parse().expect("a count");
            let actual: Option<i64> = below.iter().map(|leaf| reached[*leaf]).sum();
            let number = |amount: &Option<quotakit::money::Amount>| amount.as_ref().map(|amount| amount.value().clone());
            prop_assert_eq!(number(&told.value), sum.map(whole));
            prop_assert_eq!(number(&told.gap), sum.map(|sum| whole(sum - target)));
            prop_assert_eq!(&told.gap_ratio, &sum.and_then(|sum| quotient(sum - target, target)));
            let actual = actual.filter(|_| !known.is_empty());
            prop_assert_eq!(number(&told.variance), sum.zip(actual).map(|(sum, actual)| whole(actual - sum)));
            prop_assert_eq!(&told.attainment, &sum.zip(actual).and_then(|(sum, actual)| quotient(actual, sum)));
        }
        let mut open: Vec<String> = leaves.iter().filter(|leaf| said[**leaf].is_none()).map(|leaf| name(*leaf)).collect();
        let mut listed: Vec<String> = outcome.unanswered.iter().flatten().map(ToString::to_string).collect();
        open.sort();
        listed.sort();
        prop_assert_eq!(listed, open);
        assert_recomputes(&outcome.trace().expect("asked for"));
    }

    /// A node that commits for all below it says what they would say together; it and somebody below contradict each other.
    #[test]
    fn commitments_from_above_stand_for_those_below(
        parents in parents(), weights in prop::collection::vec(0_u32..6, 11),
        said in prop::collection::vec((0_i64..40).prop_map(Some), 11), above in any::<prop::sample::Index>(),
    ) {
        let forest = Forest { parents };
        let above = above.index(forest.size());
        let below = forest.leaves(above);
        let leaves = forest.leaves(0);
        let others: Vec<usize> = leaves.iter().copied().filter(|leaf| !below.contains(leaf)).collect();
        let mut summed = said.clone();
        summed[above] = Some(below.iter().filter_map(|leaf| said[*leaf]).sum());
        let (all, covered) = (given(&said, &leaves), [&others[..], &[above]].concat());
        let one = evaluated(&forest, &weights, 30, &json!({"commitments": all}));
        let other = evaluated(&forest, &weights, 30, &json!({"commitments": given(&summed, &covered)}));
        let root = |outcome: &TargetOutcome| outcome.nodes[0].commitment.as_ref().unwrap().value.clone();
        prop_assert_eq!(root(&one), root(&other));
        prop_assert_eq!(other.unanswered.map(|open| open.len()), Some(0));
        if !forest.is_leaf(above) {
            let both = given(&summed, &[&leaves[..], &[above]].concat());
            let plan = json!({"schema": "quotakit/target-plan@1", "id": "p", "unit": {"count": {}}, "total": "30", "zero_weights": "equal", "tree": forest.written(0, &weights)});
            let problems = quotakit::json::evaluate_json(&plan.to_string(), &json!({"commitments": both}).to_string()).unwrap_err();
            prop_assert_eq!(problems.iter().map(|problem| problem.code.name).collect::<Vec<_>>(), ["target/122"]);
        }
    }

    /// Ratios are targets ÷ the sums of the leaves, and the spread of a level is that of its ratios.
    #[test]
    fn fairness_is_the_spread_of_ratios(
        parents in parents(), weights in prop::collection::vec(0_u32..6, 11), total in -60_i64..60,
        held in prop::collection::vec(prop::option::weighted(0.9, 0_i64..40), 11),
    ) {
        let forest = Forest { parents };
        let leaves = forest.leaves(0);
        let outcome = evaluated(&forest, &weights, total, &json!({"trace": true, "potential": given(&held, &leaves)}));
        let nodes = by_name(&outcome);
        let deepest = (0..forest.size()).map(|at| forest.depth(at)).max().expect("a root");
        prop_assert_eq!(outcome.fairness.len(), deepest + 1);
        for level in &outcome.fairness {
            let members: Vec<usize> = (0..forest.size()).filter(|at| forest.depth(*at) == level.level).collect();
            let mut ratios = Vec::new();
            for at in &members {
                let node = nodes[&name(*at)];
                let figure = node.fairness.as_ref().and_then(|fairness| fairness.potential.as_ref()).expect("was given");
                let sum: Option<i64> = forest.leaves(*at).iter().map(|leaf| held[*leaf]).sum();
                prop_assert_eq!(&figure.value, &sum.map(whole));
                let target: i64 = node.value.to_string().parse().expect("a count");
                prop_assert_eq!(&figure.ratio, &sum.and_then(|sum| quotient(target, sum)));
                if let Some(sum) = sum.filter(|sum| *sum != 0) {
                    ratios.push(Ratio::new(i128::from(target), i128::from(sum)));
                }
            }
            prop_assert_eq!(level.nodes, members.len());
            prop_assert_eq!(level.missing.len(), members.len() - ratios.len());
            check_spread(level, &mut ratios)?;
        }
        assert_recomputes(&outcome.trace().expect("asked for"));
    }
}

/// A ratio of integers as a number, to six places.
fn six(ratio: Ratio<i128>) -> Number {
    let number = |integer: i128| integer.to_string().parse::<Number>().expect("an integer");
    number(*ratio.numer()).over(&number(*ratio.denom())).expect("a fraction").rounded(Rounding::half_up(6))
}

fn check_spread(level: &quotakit::targets::FairnessLevel, ratios: &mut [Ratio<i128>]) -> Result<(), TestCaseError> {
    ratios.sort();
    let Some(spread) = &level.spread else {
        prop_assert!(ratios.is_empty());
        return Ok(());
    };
    let count = i128::try_from(ratios.len()).expect("few");
    let zero = Ratio::from_integer(0);
    let middle = (ratios[(ratios.len() - 1) / 2] + ratios[ratios.len() / 2]) / 2;
    let mean = ratios.iter().sum::<Ratio<i128>>() / count;
    let size = |ratio: Ratio<i128>| if ratio < zero { -ratio } else { ratio };
    let distance = ratios.iter().map(|ratio| size(ratio - middle)).sum::<Ratio<i128>>() / count;
    let (min, max) = (ratios[0], ratios[ratios.len() - 1]);
    prop_assert_eq!(
        [&spread.min, &spread.max, &spread.mean, &spread.median],
        [&six(min), &six(max), &six(mean), &six(middle)]
    );
    prop_assert_eq!(&spread.dispersion, &(middle != zero).then(|| six(distance / size(middle))));
    prop_assert_eq!(spread.variation.is_some(), count > 1 && mean != zero);
    if let Some(variation) = &spread.variation {
        // The square of the root is the variance within what six places leave.
        let squares = ratios.iter().map(|ratio| (ratio - mean) * (ratio - mean)).sum::<Ratio<i128>>() / (count - 1);
        let relative = squares / (mean * mean);
        let half = "0.0000005".parse::<Number>().expect("a number");
        let exact = relative
            .numer()
            .to_string()
            .parse::<Number>()
            .expect("one")
            .over(&relative.denom().to_string().parse().expect("one"))
            .expect("a fraction");
        let (low, high) = ((variation - &half).at_least(&Number::ZERO), variation + &half);
        prop_assert!(&low * &low <= exact && exact <= &high * &high);
    }
    let far = |node: &Option<quotakit::targets::FarthestNode>| {
        node.as_ref().map(|node| (node.ratio.clone(), node.apart.clone()))
    };
    prop_assert_eq!(far(&level.above), (max > middle).then(|| (six(max), six(max - middle))));
    prop_assert_eq!(far(&level.below), (min < middle).then(|| (six(min), six(min - middle))));
    Ok(())
}
