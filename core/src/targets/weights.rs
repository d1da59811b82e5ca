//! Weights: given, equal, or drawn from what is known about siblings.

use super::{
    document::{
        Blend, Capacity, History, NegativeWeights, TargetNode, TargetPlanDocument, Weight, WeightSource, ZeroWeights,
    },
    forecast::forecast_weights,
};
use crate::{
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    limits,
    number::Number,
    shape::{escaped, suggestion},
};
use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
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
    let mut places = (0_usize..).map(|index| format!("{path}/children/{index}"));
    decided(weights, node, plan, |_| places.next().unwrap_or_default(), problems)
}

/// What is below zero, as the plan decides: an error, nothing, or a share below zero.
fn decided(
    values: Vec<Number>,
    node: &TargetNode,
    plan: &TargetPlanDocument,
    mut place: impl FnMut(&Id) -> String,
    problems: &mut Problems,
) -> Vec<Number> {
    let decide = |(child, value): (&TargetNode, Number)| {
        let place = place(&child.id);
        match plan.negative_weights {
            NegativeWeights::ClampZero if value.is_negative() => Number::ZERO,
            NegativeWeights::Error if value.is_negative() => {
                let problem = Problem::new(&code::NEGATIVE_WEIGHT, place).with("weight", &value);
                problems.push(problem.with("node", &child.id));
                Number::ONE
            }
            _ => value,
        }
    };
    node.children.iter().zip(values).map(decide).collect()
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
            check_capacities(capacities, path, problems);
            let able = |one: &Capacity| &(&one.headcount * &one.ramp) * &one.productivity;
            let values = capacities.iter().map(|(id, one)| (id.clone(), able(one))).collect();
            of_each(&values, node, (path, "/weights/capacity"), problems)
        }
        WeightSource::History(history) => blended(history, node, plan, path, problems),
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
        let place = format!("{path}{below}/{}", escaped(id.as_str()));
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

/// Nobody has less than no heads, and nobody is ramped beyond the whole: `50` meant 50%.
fn check_capacities(capacities: &BTreeMap<Id, Capacity>, path: &str, problems: &mut Problems) {
    let mut out_of_range = |id: &Id, field: &str, value: &Number, range: &str| {
        let place = format!("{path}/weights/capacity/{}/{field}", escaped(id.as_str()));
        problems.push(Problem::new(&general::OUT_OF_RANGE, place).with("value", value).with("range", range));
    };
    for (id, one) in capacities {
        for (field, value) in [("headcount", &one.headcount), ("productivity", &one.productivity)] {
            if value.is_negative() {
                out_of_range(id, field, value, "0 and more");
            }
        }
        if one.ramp.is_negative() || one.ramp > Number::ONE {
            out_of_range(id, "ramp", &one.ramp, "0% to 100%");
        }
    }
}

fn blended(
    history: &History,
    node: &TargetNode,
    plan: &TargetPlanDocument,
    path: &str,
    problems: &mut Problems,
) -> Vec<Number> {
    let equal = || node.children.iter().map(|_| Number::ONE).collect();
    let place = format!("{path}/weights/history/periods");
    if history.periods.is_empty() {
        problems.push(Problem::new(&general::EMPTY, place).with("field", "periods"));
        return equal();
    }
    if let Err(problem) = limits::check("periods of a history", history.periods.len(), limits::HISTORY_PERIODS_MAX) {
        problems.push(Problem { path: place, ..*problem });
        return equal();
    }
    let mut rows = Vec::with_capacity(history.periods.len());
    for (index, period) in history.periods.iter().enumerate() {
        let below = format!("/weights/history/periods/{index}/values");
        if period.weight.is_negative() {
            let problem = Problem::new(&general::OUT_OF_RANGE, format!("{place}/{index}/weight"));
            problems.push(problem.with("value", &period.weight).with("range", "0 and more"));
        }
        let values = of_each(&period.values, node, (path, &below), problems);
        let row = match history.blend {
            Blend::Amounts => Some((values, period.weight.clone())),
            Blend::Proportions => {
                let values =
                    decided(values, node, plan, |child| format!("{path}{below}/{}", escaped(child.as_str())), problems);
                proportions(values, &period.weight, plan)
            }
        };
        let Some(row) = row else {
            let sum: Number = period.values.values().sum();
            let problem = Problem::new(&code::ZERO_WEIGHTS, format!("{path}{below}"));
            let nodes = listed(node.children.iter().map(|child| &child.id));
            problems.push(problem.with("parent", &node.id).with("sum", sum).with("nodes", nodes));
            return equal();
        };
        rows.push(row);
    }
    added(&rows, node.children.len())
}

/// The values of a period and the factor that makes them proportions; `None` where they add up to nothing or less.
fn proportions(values: Vec<Number>, weight: &Number, plan: &TargetPlanDocument) -> Option<(Vec<Number>, Number)> {
    let whole: Number = values.iter().sum();
    if whole.is_positive() {
        return Some((values, weight.over(&whole)?));
    }
    let are_equal = plan.zero_weights == ZeroWeights::Equal && values.iter().all(Number::is_zero);
    let share = are_equal.then(|| weight.over(&Number::from(values.len())))??;
    Some((vec![Number::ONE; values.len()], share))
}

/// The sums of values × factors. The factors are brought to one denominator first, and the sums are divided by it at the
/// end: added up one by one, every fraction would be brought to the large denominator of all before it.
fn added(rows: &[(Vec<Number>, Number)], width: usize) -> Vec<Number> {
    let one = BigInt::from(1);
    let common = rows.iter().fold(one, |common, (_, factor)| common.lcm(factor.to_ratio().denom()));
    let common = Number::from_ratio(BigRational::from(common));
    let mut sums = vec![Number::ZERO; width];
    for (values, factor) in rows {
        let factor = factor * &common;
        for (sum, value) in sums.iter_mut().zip(values) {
            *sum += &(value * &factor);
        }
    }
    sums.into_iter().map(|sum| sum.over(&common).unwrap_or_default()).collect()
}
