//! What the goals below a goal have reached together, where nobody says what it has reached itself.

use super::{
    aim::given,
    case::Case,
    docket::Docket,
    document::RollUpRule,
    labels as label,
    outcome::{Letter, Rolled},
    together::{dimension_of, is_summable},
    track,
    tree::Tree,
};
use crate::{
    error::{Problem, catalogue::goal as code},
    id::Id,
    number::Number,
    trace::Figure,
};
use std::collections::BTreeMap;

/// What came together.
pub(super) struct RolledUp {
    pub shown: Rolled,
    /// The mean of the progress of the goals below, where the goal rolls up like that.
    pub progress: Option<Figure>,
}

/// Gives every goal without a figure of its own what the goals below it have reached, from the bottom upwards.
pub(super) fn roll_up(cases: &mut [Case<'_>], tree: &Tree, docket: &mut Docket<'_>) {
    for index in upwards(tree) {
        let Some(case) = cases.get(index) else { continue };
        let children: Vec<usize> = tree.children.get(index).cloned().unwrap_or_default();
        match &case.goal.rolls_up {
            Some(RollUpRule::Mean(_)) => set_progress(cases, index, &children, None),
            Some(RollUpRule::Weighted(weights)) => set_progress(cases, index, &children, Some(weights)),
            Some(RollUpRule::Sum(_)) | None => add_up(cases, index, &children, docket),
        }
    }
}

/// The goals, every one after those that support it.
fn upwards(tree: &Tree) -> Vec<usize> {
    let mut waiting: Vec<usize> = tree.children.iter().map(Vec::len).collect();
    let mut order: Vec<usize> = (0..waiting.len()).filter(|index| waiting.get(*index) == Some(&0)).collect();
    let mut at = 0;
    while let Some(index) = order.get(at).copied() {
        at = at.saturating_add(1);
        for parent in tree.parents.get(index).into_iter().flatten() {
            if let Some(left) = waiting.get_mut(*parent) {
                *left = left.saturating_sub(1);
                if *left == 0 {
                    order.push(*parent);
                }
            }
        }
    }
    order
}

fn ids_of<'a>(cases: impl Iterator<Item = &'a Case<'a>>) -> Vec<Id> {
    let mut ids: Vec<Id> = cases.filter_map(|case| case.goal.id.clone()).collect();
    ids.sort();
    ids
}

/// What the goals of one dimension reached, the first dimension by name in which they carry the whole goal and all are
/// known; where some are not, the first that carries it, and no figure is made up for them.
fn add_up(cases: &mut [Case<'_>], index: usize, children: &[usize], docket: &mut Docket<'_>) {
    let Some(parent) = cases.get(index).filter(|parent| is_summable(parent)) else { return };
    let Some(target) = parent.aim.to.as_ref().map(|to| to.number().clone()) else { return };
    let mut dimensions: BTreeMap<String, Vec<&Case<'_>>> = BTreeMap::new();
    for child in children.iter().filter_map(|child| cases.get(*child)) {
        if let Some(dimension) = dimension_of(child, parent) {
            dimensions.entry(dimension).or_default().push(child);
        }
    }
    // Children that carry a part of the goal only have reached a part of it only.
    dimensions.retain(|_, group| {
        let targets = group.iter().filter_map(|child| child.aim.to.as_ref());
        targets.fold(Number::ZERO, |sum, to| &sum + to.number()) == target
    });
    let is_known = |child: &&Case<'_>| child.actual.is_some() && !has_gap(child);
    let complete = dimensions.iter().find(|(_, group)| group.iter().all(is_known));
    let Some((dimension, group)) = complete.or_else(|| dimensions.iter().next()) else { return };
    let known: Vec<Figure> = group.iter().filter(|child| is_known(child)).filter_map(|child| about(child)).collect();
    let missing = ids_of(group.iter().filter(|child| !is_known(child)).copied());
    let sum = Figure::sum(&label::ROLLED, &known.iter().collect::<Vec<_>>());
    if let Some(actual) = &parent.actual {
        if missing.is_empty() && actual.number() != sum.number() {
            let parent_id = parent.goal.id.as_ref().map(ToString::to_string).unwrap_or_default();
            let problem = Problem::new(&code::OTHER_ACTUAL, format!("/goals/{index}")).with("parent", parent_id);
            let problem = problem.with("actual", actual.number()).with("dimension", dimension);
            docket.note(Letter::R, problem.with("sum", sum.number()));
        }
        return;
    }
    if known.is_empty() {
        return;
    }
    let actual = Some(parent.shown(sum.number()));
    let shown = Rolled { actual, dimension: Some(dimension.clone()), of: ids_of(group.iter().copied()), missing };
    if let Some(parent) = cases.get_mut(index) {
        parent.actual = Some(sum.named(&label::ACTUAL));
        parent.rolled = Some(RolledUp { shown, progress: None });
    }
}

fn has_gap(case: &Case<'_>) -> bool {
    case.rolled.as_ref().is_some_and(|rolled| !rolled.shown.missing.is_empty())
}

fn about(child: &Case<'_>) -> Option<Figure> {
    let name = child.goal.id.as_ref().map(ToString::to_string).unwrap_or_default();
    child.actual.clone().map(|actual| actual.about(name))
}

/// The mean of the progress of the goals below.
fn set_progress(cases: &mut [Case<'_>], index: usize, children: &[usize], weights: Option<&BTreeMap<Id, Number>>) {
    let Some(parent) = cases.get(index).filter(|parent| parent.actual.is_none()) else { return };
    let weight_of = |child: &Case<'_>| match (weights, &child.goal.id) {
        (None, _) => Some(Figure::constant(&label::ROLL_WEIGHT, 1)),
        (Some(weights), Some(id)) => weights.get(id).map(|weight| {
            let pointer = super::docket::below("/rolls_up/weighted", id.as_str());
            given(&label::ROLL_WEIGHT, weight, &parent.root, &pointer)
        }),
        _ => None,
    };
    let below = children.iter().filter_map(|child| cases.get(*child));
    let below: Vec<(&Case<'_>, Figure)> = below.filter_map(|child| Some((child, weight_of(child)?))).collect();
    let (mut parts, mut used, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for (child, weight) in &below {
        match track::stand(child).exact {
            Some(exact) => {
                parts.push(Figure::product(&label::ROLL_WEIGHTED, &[&exact, weight]));
                used.push(weight.clone());
            }
            None => missing.push(*child),
        }
    }
    let total = Figure::sum(&label::ROLL_TOTAL, &parts.iter().collect::<Vec<_>>());
    let weights = Figure::sum(&label::ROLL_WEIGHTS, &used.iter().collect::<Vec<_>>());
    let Some(exact) = Figure::quotient(&label::ROLLED_PROGRESS, &total, &weights) else { return };
    let shown = Rolled {
        actual: None,
        dimension: None,
        of: ids_of(below.iter().map(|(child, _)| *child)),
        missing: ids_of(missing.into_iter()),
    };
    let progress = shown.missing.is_empty().then_some(exact);
    if let Some(parent) = cases.get_mut(index) {
        parent.rolled = Some(RolledUp { shown, progress });
    }
}
