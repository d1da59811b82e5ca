//! What has happened since a plan was made: which periods are over and what was reached in them.

use super::draft::{Draft, each_node, visit};
use crate::{
    calendar::Period,
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    life::LifeCycle as _,
    number::Number,
    shape::{escaped, suggestion},
    targets::{
        document::{BelowZero, TargetNode},
        plan::TargetPlan,
        spread::{Course, course},
        weights::listed,
    },
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What was reached, by node and period.
pub(super) type Actuals = BTreeMap<Id, BTreeMap<String, Number>>;

/// What has happened since a plan was made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Happened<'q> {
    pub total: Option<&'q Number>,
    pub actuals: &'q Actuals,
    pub as_of: Option<NaiveDate>,
    pub closed: &'q [String],
    /// The periods that take what is left; all that are open, unless given.
    pub to: Option<&'q [String]>,
    pub below_zero: Option<BelowZero>,
}

/// The periods of a plan, as a revision sees them.
#[derive(Clone, Debug, Default)]
pub(super) struct Passed {
    pub closed: BTreeSet<String>,
    /// The open periods that take what is left.
    pub taking: BTreeSet<String>,
}

/// The parts of a plan's period.
pub(super) fn course_of(plan: &TargetPlan) -> Option<Course> {
    let mut none = Problems::new();
    plan.document().time.as_ref().and_then(|rule| course(rule, &mut none)).and_then(|(_, _, course)| course)
}

impl Happened<'_> {
    /// Writes what has happened into a draft: the new total, and what is kept of every leaf.
    pub fn into_draft(self, plan: &TargetPlan, draft: &mut Draft) -> Result<Passed, Problems> {
        let mut problems = Problems::new();
        if let Some(total) = self.total {
            draft.document.total = total.clone();
        }
        if let Some(below_zero) = self.below_zero {
            draft.document.below_zero = below_zero;
        }
        let course = course_of(plan);
        let parts = course.as_ref().map_or(&[][..], |course| &course.parts);
        self.check_periods(plan, parts, &mut problems);
        let before = plan.document().time.as_ref().map_or(&[][..], |time| &time.closed);
        let passed = self.passed(parts, before, &mut problems);
        self.check_actuals(plan, parts, &passed, &mut problems);
        let held = match self.to {
            Some(_) => held_targets(plan, parts, &passed),
            None => Actuals::new(),
        };
        let mut missing: BTreeMap<&str, Vec<Id>> = BTreeMap::new();
        each_node(&mut draft.document.tree, &mut |node| {
            if node.children.is_empty() {
                self.keep(node, (&passed, before), held.get(&node.id), &mut |period, id| {
                    let label = passed.closed.get(period);
                    missing.entry(label.map_or("", String::as_str)).or_default().push(id.clone());
                });
            }
        });
        if let Some(time) = &mut draft.document.time {
            let is_over = |part: &&Period| passed.closed.contains(&part.label);
            time.closed = parts.iter().filter(is_over).map(|part| part.label.clone()).collect();
        }
        for (period, nodes) in missing {
            let problem = Problem::new(&code::MISSING_ACTUAL, "/actuals").with("period", period);
            problems.push(problem.with("nodes", listed(nodes.iter())));
        }
        problems.in_facts().or(passed)
    }

    /// Keeps what was reached of a leaf, and the targets of open periods that stay. What is kept of a period that was open
    /// until now is no actual.
    fn keep(
        &self,
        node: &mut TargetNode,
        (passed, before): (&Passed, &[String]),
        held: Option<&BTreeMap<String, Number>>,
        miss: &mut dyn FnMut(&str, &Id),
    ) {
        let reached = self.actuals.get(&node.id);
        for period in &passed.closed {
            match reached.and_then(|reached| reached.get(period)) {
                Some(reached) => {
                    node.kept.insert(period.clone(), reached.clone());
                }
                None if before.contains(period) && node.kept.contains_key(period) => {}
                None => miss(period, &node.id),
            }
        }
        if self.to.is_some() {
            node.kept.retain(|period, _| !passed.taking.contains(period));
            for (period, value) in held.into_iter().flatten() {
                node.kept.insert(period.clone(), value.clone());
            }
        }
    }

    /// Periods are named only where the plan has some.
    fn check_periods(&self, plan: &TargetPlan, parts: &[Period], problems: &mut Problems) {
        let named = [
            ("/as_of", self.as_of.is_some()),
            ("/closed", !self.closed.is_empty()),
            ("/to", self.to.is_some()),
            ("/actuals", self.actuals.values().any(|reached| !reached.is_empty())),
        ];
        for (place, _) in named.into_iter().filter(|(_, is_named)| *is_named && parts.is_empty()) {
            problems.push(Problem::new(&code::NO_PERIODS, place).with("node", &plan.document().tree.id));
        }
    }

    fn passed(&self, parts: &[Period], before: &[String], problems: &mut Problems) -> Passed {
        let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
        for (index, label) in self.closed.iter().enumerate() {
            unknown(label, &labels, &format!("/closed/{index}"), problems);
        }
        let is_over = |part: &&Period| {
            let is_past = self.as_of.is_some_and(|as_of| part.last_day() <= as_of);
            is_past || self.closed.contains(&part.label) || before.contains(&part.label)
        };
        let closed: BTreeSet<String> = parts.iter().filter(is_over).map(|part| part.label.clone()).collect();
        let taking = match self.to {
            None => labels.iter().filter(|label| !closed.contains(**label)).map(|label| (*label).to_owned()).collect(),
            Some(to) => {
                for (index, label) in to.iter().enumerate() {
                    let place = format!("/to/{index}");
                    if closed.contains(label) {
                        problems.push(Problem::new(&code::PERIOD_OVER, place).with("period", label));
                    } else {
                        unknown(label, &labels, &place, problems);
                    }
                }
                if to.is_empty() {
                    problems.push(Problem::new(&general::EMPTY, "/to").with("field", "to"));
                }
                to.iter().cloned().collect()
            }
        };
        Passed { closed, taking }
    }

    /// Actuals stand at leaves, in periods that are over.
    fn check_actuals(&self, plan: &TargetPlan, parts: &[Period], passed: &Passed, problems: &mut Problems) {
        let mut leaves = BTreeMap::new();
        visit(&plan.document().tree, &mut |node| {
            leaves.insert(&node.id, node.children.is_empty());
        });
        let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
        for (id, reached) in self.actuals {
            let place = format!("/actuals/{}", escaped(id.as_str()));
            match leaves.get(id) {
                None => {
                    let known: Vec<&Id> = leaves.keys().copied().collect();
                    let problem = Problem::new(&general::UNKNOWN_REFERENCE, place).with("id", id);
                    problems.push(problem.suggest(suggestion(id.as_str(), &known)));
                    continue;
                }
                Some(false) => {
                    problems.push(Problem::new(&code::ACTUAL_OF_PARENT, place).with("node", id));
                    continue;
                }
                Some(true) => {}
            }
            for period in reached.keys().filter(|period| !passed.closed.contains(*period)) {
                let place = format!("{place}/{}", escaped(period));
                if labels.contains(&period.as_str()) {
                    let problem = Problem::new(&code::ACTUAL_OF_OPEN, place).with("node", id);
                    problems.push(problem.with("period", period));
                } else {
                    unknown(period, &labels, &place, problems);
                }
            }
        }
    }
}

/// Notes a label that there is not; that there are none at all is told once.
fn unknown(label: &str, labels: &[&str], place: &str, problems: &mut Problems) {
    if !labels.is_empty() && !labels.contains(&label) {
        let problem = Problem::new(&general::UNKNOWN_REFERENCE, place).with("id", label);
        problems.push(problem.suggest(suggestion(label, labels)));
    }
}

/// The targets of leaves in the open periods that take nothing of what is left.
fn held_targets(plan: &TargetPlan, parts: &[Period], passed: &Passed) -> Actuals {
    let stays = |label: &str| !passed.closed.contains(label) && !passed.taking.contains(label);
    let mut held = Actuals::new();
    for (id, values) in super::draft::periods_of(plan) {
        let periods = parts.iter().zip(values).filter(|(part, _)| stays(&part.label));
        held.insert(id, periods.map(|(part, value)| (part.label.clone(), value)).collect());
    }
    held
}
