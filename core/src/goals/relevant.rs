//! Is a goal of a set relevant: does it serve a goal above it, in the same measure, within the same days?

use super::{
    aim::{metric_name, same_name, unit_of},
    case::Case,
    document::{GoalDocument, GoalSetDocument},
    outcome::Letter,
    tree::Tree,
};
use crate::{
    error::{Problem, catalogue::goal as code},
    quantity::Unit,
};

/// Notes on each goal's docket what its place in the tree says.
pub(super) fn judge(document: &GoalSetDocument, tree: &Tree, cases: &mut [Case<'_>]) {
    let mut found: Vec<(usize, Letter, Problem)> = Vec::new();
    for (index, goal) in document.goals.iter().enumerate() {
        let is_root = tree.is_root.get(index).copied().unwrap_or(false);
        if goal.supports.is_empty() && !is_root {
            found.push((index, Letter::R, Problem::new(&code::SUPPORTS_NOTHING, "/supports")));
        }
        for position in tree.astray.get(index).into_iter().flatten() {
            if let Some(parent) = goal.supports.get(*position) {
                let problem = Problem::new(&code::WRONG_PARENT, format!("/supports/{position}"));
                found.push((index, Letter::R, problem.with("parent", parent)));
            }
        }
        for parent in tree.parents.get(index).into_iter().flatten() {
            judge_link(document, cases, index, *parent, &mut found);
        }
    }
    for (index, letter, problem) in found {
        if let Some(case) = cases.get_mut(index) {
            case.docket.note(letter, problem);
        }
    }
}

fn judge_link(
    document: &GoalSetDocument,
    cases: &[Case<'_>],
    child: usize,
    parent: usize,
    found: &mut Vec<(usize, Letter, Problem)>,
) {
    let (Some(below), Some(above)) = (cases.get(child), cases.get(parent)) else { return };
    let parent_id = above.goal.id.as_ref().map_or("", |id| id.as_str());
    let names = (metric_name(below.goal.metric.as_ref()), metric_name(above.goal.metric.as_ref()));
    if let (Some(metric), Some(other)) = names
        && !measures_same(below.goal, above.goal)
        && !is_declared(document, metric, other)
    {
        let problem = Problem::new(&code::NO_ROLL_UP, "/metric").with("metric", metric).with("other", other);
        found.push((child, Letter::R, problem.with("parent", parent_id)));
    }
    let (Some(days), Some(outer)) = (below.span.stretch(), above.span.stretch()) else { return };
    if !outer.holds(days) {
        let problem = Problem::new(&code::OUTSIDE_PARENT, "/period").with("start", days.start).with("end", days.end);
        found.push((child, Letter::T, problem.with("parent", parent_id)));
    }
}

fn is_declared(document: &GoalSetDocument, metric: &str, other: &str) -> bool {
    document.rolls_up.iter().any(|rule| same_name(&rule.metric, metric) && same_name(&rule.to, other))
}

/// Whether two goals measure the same in units that add up; a unit that is not stated does not stand in the way.
pub(super) fn measures_same(one: &GoalDocument, other: &GoalDocument) -> bool {
    let names = (metric_name(one.metric.as_ref()), metric_name(other.metric.as_ref()));
    let (Some(name), Some(other_name)) = names else { return false };
    same_name(name, other_name) && are_same_units(unit_of(one), unit_of(other))
}

fn are_same_units(one: Option<&Unit>, other: Option<&Unit>) -> bool {
    match (one, other) {
        (Some(Unit::Currency(one)), Some(Unit::Currency(other))) => one.code == other.code,
        (Some(Unit::Named(one)), Some(Unit::Named(other))) => same_name(&one.name, &other.name),
        (Some(one), Some(other)) => one.tag() == other.tag(),
        _ => true,
    }
}
