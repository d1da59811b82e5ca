//! What only the goals of a set together show: whether children sum to their parent, and whether goals get in each
//! other's way.

use super::{
    aim::{metric_name, unit_of},
    case::Case,
    docket::Docket,
    document::Measured,
    labels as label,
    outcome::{Coverage, Letter},
    relevant::measures_same,
    tree::Tree,
};
use crate::{
    error::{Problem, catalogue::goal as code},
    id::Id,
    quantity::Unit,
    trace::{Figure, Step},
};
use std::{collections::BTreeMap, sync::Arc};

/// How many goals of one metric and one scope are compared with each goal: far more than real use, and no square of a
/// hostile set.
const COMPARED_MAX: usize = 50;
/// The conflicts that are told; a set with more has to be sorted out by other means.
const CONFLICTS_MAX: usize = 1_000;

/// What the children of every goal carry, dimension by dimension.
pub(super) fn cover(cases: &[Case<'_>], tree: &Tree, docket: &mut Docket<'_>) -> (Vec<Coverage>, Vec<Arc<Step>>) {
    let (mut coverage, mut steps) = (Vec::new(), Vec::new());
    for (index, parent) in cases.iter().enumerate() {
        let (Some(target), Some(id), true) = (&parent.aim.to, &parent.goal.id, is_summable(parent)) else { continue };
        let mut dimensions: BTreeMap<String, Vec<&Case<'_>>> = BTreeMap::new();
        for child in tree.children.get(index).into_iter().flatten().filter_map(|child| cases.get(*child)) {
            if let Some(dimension) = dimension_of(child, parent) {
                dimensions.entry(dimension).or_default().push(child);
            }
        }
        for (dimension, children) in dimensions {
            let (line, gap) = carried(parent, id, target, dimension, &children, &mut steps);
            note_gap(&line, &gap, index, target, docket);
            coverage.push(line);
        }
    }
    (coverage, steps)
}

/// Amounts of money and numbers of things add up; shares, rates and days do not.
pub(super) fn is_summable(case: &Case<'_>) -> bool {
    matches!(unit_of(case.goal), Some(Unit::Currency(_) | Unit::Count(_)))
}

/// What tells a child apart from its parent: the dimensions of its scope that the parent's lacks; where there are none,
/// the period, or else the owner. Nothing when the two do not add up, or the child's days are not the parent's.
pub(super) fn dimension_of(child: &Case<'_>, parent: &Case<'_>) -> Option<String> {
    let adds_up = child.aim.to.is_some() && child.aim.course == parent.aim.course;
    if !adds_up || !measures_same(child.goal, parent.goal) {
        return None;
    }
    if let (Some(days), Some(outer)) = (child.span.stretch(), parent.span.stretch())
        && !outer.holds(days)
    {
        return None;
    }
    let has_same_days = child.span.stretch() == parent.span.stretch();
    let is_level = child.goal.metric.as_ref().and_then(|metric| metric.measured) == Some(Measured::Level);
    if is_level && !has_same_days {
        return None;
    }
    let scope = &parent.goal.scope;
    let narrower = child.goal.scope.iter().filter(|(name, value)| scope.get(*name) != Some(value));
    let names: Vec<&str> = narrower.map(|(name, _)| name.as_str()).collect();
    Some(match (names.is_empty(), has_same_days) {
        (false, _) => names.join(" × "),
        (true, true) => "owner".to_owned(),
        (true, false) => "period".to_owned(),
    })
}

fn carried(
    parent: &Case<'_>,
    id: &Id,
    target: &Figure,
    dimension: String,
    children: &[&Case<'_>],
    steps: &mut Vec<Arc<Step>>,
) -> (Coverage, Figure) {
    let about = |child: &Case<'_>| {
        let name = child.goal.id.as_ref().map(ToString::to_string).unwrap_or_default();
        child.aim.to.clone().map(|to| to.about(name))
    };
    let parts: Vec<Figure> = children.iter().filter_map(|child| about(child)).collect();
    let sum = Figure::sum(&label::CHILDREN, &parts.iter().collect::<Vec<_>>());
    let gap = Figure::difference(&label::GAP, target, &sum).about(id.as_str());
    steps.push(gap.step());
    let share = Figure::quotient(&label::EXACT_SHARE, &sum, target).map(|exact| parent.rate(&label::SHARE, &exact));
    if let Some(share) = &share {
        steps.push(share.clone().about(id.as_str()).step());
    }
    let mut ids: Vec<Id> = children.iter().filter_map(|child| child.goal.id.clone()).collect();
    ids.sort();
    let line = Coverage {
        parent: id.clone(),
        dimension,
        children: ids,
        sum: parent.shown(sum.number()),
        target: parent.shown(target.number()),
        share: share.map(|share| share.number().clone()),
    };
    (line, gap)
}

fn note_gap(line: &Coverage, gap: &Figure, index: usize, target: &Figure, docket: &mut Docket<'_>) {
    if gap.number().is_zero() {
        return;
    }
    let sum = target.number() - gap.number();
    let problem = Problem::new(&code::CHILDREN_DO_NOT_SUM, format!("/goals/{index}/objective"));
    let problem = problem.with("parent", &line.parent).with("dimension", &line.dimension).with("sum", sum);
    docket.note(Letter::R, problem.with("target", target.number()).with("gap", gap.number().abs()));
}

/// Notes goals that want the same figure of the same scope: under different owners, or for days that cross.
pub(super) fn conflicts(cases: &[Case<'_>], tree: &Tree, docket: &mut Docket<'_>) {
    let limit = docket.len().saturating_add(CONFLICTS_MAX);
    let mut alike: BTreeMap<(String, &BTreeMap<String, String>), Vec<usize>> = BTreeMap::new();
    for (index, case) in cases.iter().enumerate() {
        if let (Some(name), Some(_)) = (metric_name(case.goal.metric.as_ref()), case.span.stretch()) {
            alike.entry((name.to_lowercase(), &case.goal.scope)).or_default().push(index);
        }
    }
    for mut group in alike.into_values() {
        let key = |index: &usize| cases.get(*index).map(|case| (case.goal.id.clone(), *index));
        group.sort_by_key(key);
        for (position, one) in group.iter().enumerate() {
            for other in group.iter().skip(position.saturating_add(1)).take(COMPARED_MAX) {
                if docket.len() >= limit {
                    return;
                }
                note_conflict(cases, tree, *one, *other, docket);
            }
        }
    }
}

fn note_conflict(cases: &[Case<'_>], tree: &Tree, one: usize, other: usize, docket: &mut Docket<'_>) {
    let (Some(first), Some(second)) = (cases.get(one), cases.get(other)) else { return };
    let (Some(days), Some(others)) = (first.span.stretch(), second.span.stretch()) else { return };
    if days.end <= others.start || others.end <= days.start {
        return;
    }
    let about = |problem: Problem| {
        let id = |case: &Case<'_>| case.goal.id.as_ref().map(ToString::to_string).unwrap_or_default();
        problem.with("one", id(first)).with("other", id(second))
    };
    let owners = (&first.goal.owner, &second.goal.owner);
    let are_owners_different = matches!(owners, (Some(owner), Some(other)) if owner != other);
    if are_owners_different && !tree.are_linked(one, other) && !share_the_work(cases, tree, one, other) {
        docket.note(Letter::R, about(Problem::new(&code::TWO_OWNERS, format!("/goals/{other}/owner"))));
    }
    let has_dates = days.has_start && others.has_start;
    if has_dates && !days.covers(others) && !others.covers(days) {
        docket.note(Letter::R, about(Problem::new(&code::CROSSING_PERIODS, format!("/goals/{other}/period"))));
    }
}

/// Whether two goals of one scope are the shares of a goal of that same scope: then the owners tell them apart.
fn share_the_work(cases: &[Case<'_>], tree: &Tree, one: usize, other: usize) -> bool {
    let parents = |index: usize| tree.parents.get(index).map(Vec::as_slice).unwrap_or_default();
    let scope = cases.get(one).map(|case| &case.goal.scope);
    let is_shared = |parent: &usize| {
        let above = cases.get(*parent);
        let is_same = above.zip(cases.get(one)).is_some_and(|(above, case)| measures_same(above.goal, case.goal));
        parents(other).contains(parent) && is_same && above.map(|case| &case.goal.scope) == scope
    };
    parents(one).iter().any(is_shared)
}
