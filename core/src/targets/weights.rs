//! Weights: given, equal, or drawn from what is known about siblings.

use super::{
    document::{Blend, Capacity, History, NegativeWeights, TargetNode, TargetPlanDocument, Weight, WeightSource},
    forecast::forecast_weights,
};
use crate::{
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    number::Number,
    shape::suggestion,
};
use std::collections::{BTreeMap, BTreeSet};

/// The weights of a node's children, in their order; what is missing is noted and counts one.
pub(super) fn weights_of(
    node: &TargetNode,
    path: &str,
    plan: &TargetPlanDocument,
    problems: &mut Problems,
) -> Vec<Number> {
    let weights = match &node.weights {
        None => given(node, path, problems),
        Some(source) => {
            refuse_two_sources(node, path, problems);
            drawn(source, node, plan, path, problems)
        }
    };
    node.children
        .iter()
        .zip(weights)
        .enumerate()
        .map(|(index, (child, weight))| match plan.negative_weights {
            NegativeWeights::ClampZero if weight.is_negative() => Number::ZERO,
            NegativeWeights::Error if weight.is_negative() => {
                let problem = Problem::new(&code::NEGATIVE_WEIGHT, format!("{path}/children/{index}"));
                problems.push(problem.with("weight", &weight).with("node", &child.id));
                Number::ONE
            }
            _ => weight,
        })
        .collect()
}

fn refuse_two_sources(node: &TargetNode, path: &str, problems: &mut Problems) {
    for (index, child) in node.children.iter().enumerate() {
        if matches!(child.weight, Weight::Given(_)) {
            let problem = Problem::new(&code::TWO_WEIGHTS, format!("{path}/children/{index}/weight"));
            problems.push(problem.with("node", &child.id).with("parent", &node.id));
        }
    }
}

fn given(node: &TargetNode, path: &str, problems: &mut Problems) -> Vec<Number> {
    let is_open = |child: &&TargetNode| child.locked.is_none() && !matches!(child.weight, Weight::Given(_));
    unanswered(node, node.children.iter().filter(is_open), path, problems);
    let weight = |child: &TargetNode| match &child.weight {
        Weight::Given(weight) => weight.clone(),
        Weight::Missing | Weight::Unanswered if child.locked.is_some() => Number::ZERO,
        Weight::Missing | Weight::Unanswered => Number::ONE,
    };
    node.children.iter().map(weight).collect()
}

/// Notes who gave no weight.
fn unanswered<'d>(node: &TargetNode, open: impl Iterator<Item = &'d TargetNode>, path: &str, problems: &mut Problems) {
    let nodes = listed(open.map(|child| &child.id));
    if !nodes.is_empty() {
        let problem = Problem::new(&code::UNANSWERED, format!("{path}/children"));
        problems.push(problem.with("parent", &node.id).with("nodes", nodes));
    }
}

/// Ids as a message lists them, sorted.
pub(super) fn listed<'d>(ids: impl Iterator<Item = &'d Id>) -> String {
    let mut ids: Vec<&Id> = ids.collect();
    ids.sort();
    let names: Vec<String> = ids.into_iter().map(|id| format!("`{id}`")).collect();
    names.join(", ")
}

fn drawn(
    source: &WeightSource,
    node: &TargetNode,
    plan: &TargetPlanDocument,
    path: &str,
    problems: &mut Problems,
) -> Vec<Number> {
    match source {
        WeightSource::Equal(_) => node.children.iter().map(|_| Number::ONE).collect(),
        WeightSource::Capacity(capacities) => {
            let able = |one: &Capacity| &(&one.headcount * &one.ramp) * &one.productivity;
            let values = capacities.iter().map(|(id, one)| (id.clone(), able(one))).collect();
            of_each(&values, node, (path, "/weights/capacity"), problems)
        }
        WeightSource::History(history) => blended(history, node, path, problems),
        WeightSource::Forecast(asked) => {
            let place = format!("{path}/weights/forecast");
            let values = forecast_weights(asked, plan, &place, problems);
            of_each(&values, node, (path, "/weights/forecast/series"), problems)
        }
    }
}

/// The value of each child by its id; notes whose is missing and ids of nobody.
fn of_each(
    values: &BTreeMap<Id, Number>,
    node: &TargetNode,
    (path, below): (&str, &str),
    problems: &mut Problems,
) -> Vec<Number> {
    unanswered(
        node,
        node.children.iter().filter(|child| child.locked.is_none() && !values.contains_key(&child.id)),
        path,
        problems,
    );
    let known: BTreeSet<&Id> = node.children.iter().map(|child| &child.id).collect();
    for id in values.keys().filter(|id| !known.contains(id)) {
        let place = format!("{path}{below}/{}", crate::shape::escaped(id.as_str()));
        let known: Vec<&Id> = known.iter().copied().collect();
        let suggestion = suggestion(id.as_str(), &known);
        problems.push(Problem::new(&general::UNKNOWN_REFERENCE, place).with("id", id).suggest(suggestion));
    }
    node.children
        .iter()
        .map(|child| {
            values.get(&child.id).cloned().unwrap_or(if child.locked.is_some() { Number::ZERO } else { Number::ONE })
        })
        .collect()
}

fn blended(history: &History, node: &TargetNode, path: &str, problems: &mut Problems) -> Vec<Number> {
    if history.periods.is_empty() {
        let place = format!("{path}/weights/history/periods");
        problems.push(Problem::new(&general::EMPTY, place).with("field", "periods"));
        return node.children.iter().map(|_| Number::ONE).collect();
    }
    let mut blend = vec![Number::ZERO; node.children.len()];
    for (index, period) in history.periods.iter().enumerate() {
        let below = format!("/weights/history/periods/{index}/values");
        let values = of_each(&period.values, node, (path, &below), problems);
        let whole: Number = values.iter().sum();
        let factor = match history.blend {
            Blend::Amounts => Some(period.weight.clone()),
            Blend::Proportions => period.weight.over(&whole),
        };
        let Some(factor) = factor else {
            let problem = Problem::new(&code::ZERO_WEIGHTS, format!("{path}{below}"));
            let nodes = listed(node.children.iter().map(|child| &child.id));
            problems.push(problem.with("parent", &node.id).with("sum", 0).with("nodes", nodes));
            return node.children.iter().map(|_| Number::ONE).collect();
        };
        for (sum, value) in blend.iter_mut().zip(&values) {
            *sum += &(value * &factor);
        }
    }
    blend
}
