//! What can be known to be wrong with a plan before any of it is shared.

use super::{
    document::{Margins, Residue, Standard, StandardValue, TargetNode, TargetPlanDocument},
    forecast::check_size,
    prepare::prepare,
    spread::{Course, course},
    steps::Steps,
    tenure::{Tenures, check_tenures},
    weights::listed,
};
use crate::{
    calendar::{Calendar, Grain, Period},
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    limits,
    number::Number,
    quantity::Unit,
    rounding::Rounding,
    shape::{escaped, suggestion},
};
use std::collections::BTreeMap;

pub(super) fn check(plan: &TargetPlanDocument, problems: &mut Problems) {
    check_unit(&plan.unit, problems);
    let steps = Steps::of(plan);
    if plan.residue == Residue::Error {
        check_step(&plan.total, &steps.step, "/total", true, problems);
    }
    let mut ids = BTreeMap::new();
    let mut tree = Tree { steps: &steps, ids: &mut ids, problems };
    tree.check(&plan.tree, "/tree");
    if let Err(problem) = limits::check("the number of nodes", ids.len(), limits::NODES_MAX) {
        problems.push(Problem { path: "/tree".to_owned(), ..*problem });
    }
    check_padding(plan, &ids, problems);
    check_parts(plan, problems);
    check_size(&plan.tree, problems);
    let time = plan.time.as_ref().and_then(|rule| course(rule, problems));
    check_tenures(plan, problems);
    let (plan_course, tenures) = (time.as_ref().and_then(|(_, _, course)| course.as_ref()), Tenures::of(plan));
    check_kept(&plan.tree, "/tree", plan_course, tenures.as_ref(), problems);
    check_closed(plan, plan_course, problems);
    if let Some((_, _, Some(course))) = &time {
        let values = ids.len().saturating_mul(course.parts.len());
        if let Err(problem) = limits::check("nodes times periods", values, limits::VALUES_MAX) {
            problems.push(Problem { path: "/time/by".to_owned(), ..*problem });
        }
        if course.margins == Margins::Both
            && let Err(problem) = limits::check("nodes times periods of exact margins", values, limits::MARGINS_MAX)
        {
            problems.push(Problem { path: "/time/margins".to_owned(), ..*problem });
        }
    }
    check_standards(&plan.tree, "/tree", time.as_ref().map(|(calendar, period, _)| (calendar, period)), problems);
}

/// Bounds that cannot hold together, weights that say nothing.
pub(super) fn verify(plan: &TargetPlanDocument, problems: &mut Problems) {
    prepare(plan, problems);
}

/// Whether the unit has parts that can be handed out.
pub(super) fn check_unit(unit: &Unit, problems: &mut Problems) {
    if matches!(unit, Unit::Percent(_) | Unit::PercentagePoints(_) | Unit::Ratio(_)) {
        problems.push(Problem::new(&code::BAD_UNIT, "/unit").with("unit", unit.tag()));
    }
    let step = unit.step();
    if !step.is_positive() {
        let path = format!("/unit/{}/step", unit.tag());
        problems.push(Problem::new(&code::BAD_STEP, path).with("step", step));
    }
}

/// Whether an amount is a whole number of steps.
pub(super) fn check_step(amount: &Number, step: &Number, path: &str, is_total: bool, problems: &mut Problems) {
    let Some(count) = amount.over(step).filter(|count| !count.is_integer()) else { return };
    let near = count.rounded(Rounding::half_up(0)) * step;
    let code = if is_total { &code::TOTAL_OFF_STEP } else { &code::OFF_STEP };
    problems.push(Problem::new(code, path).with("value", amount).with("step", step).with("near", near));
}

struct Tree<'d, 'p> {
    steps: &'p Steps,
    /// Every id, and whether it has children.
    ids: &'p mut BTreeMap<&'d Id, bool>,
    problems: &'p mut Problems,
}

impl<'d> Tree<'d, '_> {
    fn check(&mut self, node: &'d TargetNode, path: &str) {
        if self.ids.insert(&node.id, !node.children.is_empty()).is_some() {
            self.problems.push(Problem::new(&general::DUPLICATE_ID, format!("{path}/id")).with("id", &node.id));
        }
        if let Some(locked) = &node.locked {
            check_step(locked, &self.steps.step, &format!("{path}/locked"), false, self.problems);
        }
        if let Some(set) = &node.set {
            check_step(set, &self.steps.step, &format!("{path}/set"), false, self.problems);
        }
        if node.weights.is_some() && node.children.is_empty() {
            let problem = Problem::new(&code::WEIGHTS_OF_LEAF, format!("{path}/weights"));
            self.problems.push(problem.with("node", &node.id));
        }
        for (index, child) in node.children.iter().enumerate() {
            self.check(child, &format!("{path}/children/{index}"));
        }
    }
}

fn check_padding(plan: &TargetPlanDocument, ids: &BTreeMap<&Id, bool>, problems: &mut Problems) {
    for (id, padding) in &plan.padding {
        let path = format!("/padding/{}", escaped(id.as_str()));
        match ids.get(id) {
            None => {
                let known: Vec<&Id> = ids.keys().copied().collect();
                let problem = Problem::new(&general::UNKNOWN_REFERENCE, path.clone()).with("id", id);
                problems.push(problem.suggest(suggestion(id.as_str(), &known)));
            }
            Some(false) => problems.push(Problem::new(&code::PADDING_OF_LEAF, path.clone()).with("node", id)),
            Some(true) => {}
        }
        if padding.is_negative() {
            let problem = Problem::new(&general::OUT_OF_RANGE, path).with("value", padding);
            problems.push(problem.with("range", "0 and more"));
        }
    }
}

/// How a target is spread says nothing without the parts that it is spread over.
fn check_parts(plan: &TargetPlanDocument, problems: &mut Problems) {
    let Some(time) = plan.time.as_ref().filter(|time| time.by.is_none()) else { return };
    let given = [("profile", time.profile.is_some()), ("margins", time.margins == Margins::Both)];
    for (field, _) in given.into_iter().filter(|(_, is_given)| *is_given) {
        problems.push(Problem::new(&code::SPREAD_WITHOUT_PARTS, format!("/time/{field}")).with("field", field));
    }
}

/// What is settled stands at nodes without children, in parts of the period, and leaves a part for the rest.
fn check_kept(
    node: &TargetNode,
    path: &str,
    course: Option<&Course>,
    tenures: Option<&Tenures<'_>>,
    problems: &mut Problems,
) {
    for (index, child) in node.children.iter().enumerate() {
        check_kept(child, &format!("{path}/children/{index}"), course, tenures, problems);
    }
    if node.kept.is_empty() {
        return;
    }
    let place = format!("{path}/kept");
    if !node.children.is_empty() {
        problems.push(Problem::new(&code::ACTUAL_OF_PARENT, place).with("node", &node.id));
        return;
    }
    let Some(course) = course else {
        problems.push(Problem::new(&code::NO_PERIODS, place).with("node", &node.id));
        return;
    };
    let labels: Vec<&str> = course.parts.iter().map(|part| part.label.as_str()).collect();
    for label in node.kept.keys().filter(|label| !labels.contains(&label.as_str())) {
        let problem = Problem::new(&general::UNKNOWN_REFERENCE, format!("{place}/{}", escaped(label)));
        problems.push(problem.with("id", label).suggest(suggestion(label, &labels)));
    }
    let kept: Vec<_> = labels.iter().map(|label| node.kept.get(*label).cloned()).collect();
    let active = tenures.and_then(|tenures| tenures.active(node));
    if !active.as_ref().map_or(course, |active| &active.course).has_open(&kept) {
        problems.push(Problem::new(&code::NO_OPEN_PERIOD, place).with("node", &node.id));
    }
}

/// Periods that are over are parts of the period, and of every leaf it is known what was reached in them.
fn check_closed(plan: &TargetPlanDocument, course: Option<&Course>, problems: &mut Problems) {
    let closed = plan.time.as_ref().map_or(&[][..], |time| &time.closed);
    if closed.is_empty() {
        return;
    }
    let Some(course) = course else {
        problems.push(Problem::new(&code::NO_PERIODS, "/time/closed").with("node", &plan.tree.id));
        return;
    };
    let labels: Vec<&str> = course.parts.iter().map(|part| part.label.as_str()).collect();
    for (index, label) in closed.iter().enumerate() {
        let place = format!("/time/closed/{index}");
        if !labels.contains(&label.as_str()) {
            let problem = Problem::new(&general::UNKNOWN_REFERENCE, place).with("id", label);
            problems.push(problem.suggest(suggestion(label, &labels)));
            continue;
        }
        let mut missing = Vec::new();
        leaves_without(&plan.tree, label, &mut missing);
        if !missing.is_empty() {
            let problem = Problem::new(&code::MISSING_ACTUAL, place).with("period", label);
            problems.push(problem.with("nodes", listed(missing.into_iter())));
        }
    }
}

fn leaves_without<'d>(node: &'d TargetNode, label: &str, found: &mut Vec<&'d Id>) {
    if node.children.is_empty() && !node.kept.contains_key(label) {
        found.push(&node.id);
    }
    node.children.iter().for_each(|child| leaves_without(child, label, found));
}

fn check_standards(node: &TargetNode, path: &str, time: Option<(&Calendar, &Period)>, problems: &mut Problems) {
    if let Some(Standard::AtLeast(StandardValue { each: Some(each), .. })) = &node.standard
        && times_of(*each, time).is_none()
    {
        let problem = Problem::new(&code::EACH_WITHOUT_PERIOD, format!("{path}/standard/at_least/each"));
        problems.push(problem.with("node", &node.id).with("each", each.word()));
    }
    for (index, child) in node.children.iter().enumerate() {
        check_standards(child, &format!("{path}/children/{index}"), time, problems);
    }
}

/// How many whole periods of a grain the plan's period has.
pub(super) fn times_of(each: Grain, time: Option<(&Calendar, &Period)>) -> Option<usize> {
    let (calendar, period) = time?;
    let parts = calendar.children(period, each);
    let is_whole = parts.iter().all(|part| !part.label.contains('@'));
    (is_whole && !parts.is_empty()).then_some(parts.len())
}
