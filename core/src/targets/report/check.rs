//! What is wrong with facts: figures of nobody, of nodes whose figure is that of those below, and said twice.

use super::{FairnessMeasure, fairness::given_of, place};
use crate::{
    error::{Code, Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    number::Number,
    shape::{escaped, suggestion},
    targets::{facts::TargetFacts, plan::Worked, share::Share, spread::Course, weights::listed},
};
use std::collections::BTreeMap;

/// Everything that is wrong with facts of a plan.
pub(in crate::targets) fn check_facts(facts: &TargetFacts, worked: &Worked<'_>) -> Problems {
    let mut known = BTreeMap::new();
    collect(&worked.root, &mut known);
    let mut check = Check { facts, known, problems: Problems::new() };
    check.ids("actuals", facts.actuals.keys(), Some(&code::ACTUAL_OF_PARENT));
    check.commitments(&worked.root, worked.time.as_ref().and_then(|(_, _, course)| course.as_ref()));
    for measure in [FairnessMeasure::Potential, FairnessMeasure::Pay] {
        check.measure(measure.word(), given_of(facts, measure));
    }
    check.problems.in_facts()
}

fn collect<'d>(share: &Share<'d>, known: &mut BTreeMap<&'d Id, bool>) {
    known.insert(&share.at.node.id, !share.children.is_empty());
    for child in &share.children {
        collect(child, known);
    }
}

struct Check<'f> {
    facts: &'f TargetFacts,
    /// Every node, and whether it has children.
    known: BTreeMap<&'f Id, bool>,
    problems: Problems,
}

impl<'f> Check<'f> {
    /// Notes ids that nobody has, and those of nodes with children where only those without may have a figure.
    fn ids(&mut self, field: &'static str, ids: impl Iterator<Item = &'f Id>, of_parent: Option<&'static Code>) {
        for id in ids {
            let path = place(field, id);
            match (self.known.get(id), of_parent) {
                (None, _) => {
                    let known: Vec<&Id> = self.known.keys().copied().collect();
                    let problem = Problem::new(&general::UNKNOWN_REFERENCE, path).with("id", id);
                    self.problems.push(problem.suggest(suggestion(id.as_str(), &known)));
                }
                (Some(true), Some(code)) => {
                    let problem = Problem::new(code, path).with("node", id);
                    self.problems.push(if field == "actuals" { problem } else { problem.with("what", field) });
                }
                _ => {}
            }
        }
    }

    fn measure(&mut self, field: &'static str, given: &'f BTreeMap<Id, Option<Number>>) {
        self.ids(field, given.keys(), Some(&code::MEASURE_OF_PARENT));
        for (id, value) in given {
            if let Some(value) = value.as_ref().filter(|value| value.is_negative()) {
                let problem = Problem::new(&general::OUT_OF_RANGE, place(field, id)).with("value", value);
                self.problems.push(problem.with("range", "0 and more"));
            }
        }
    }

    fn commitments(&mut self, root: &Share<'f>, course: Option<&Course>) {
        let (whole, by_period) = (&self.facts.commitments, &self.facts.commitments_by_period);
        self.ids("commitments", whole.keys(), None);
        self.ids("commitments_by_period", by_period.keys(), None);
        for (id, parts) in by_period {
            let path = place("commitments_by_period", id);
            let Some(course) = course else {
                self.problems.push(Problem::new(&code::COMMITMENT_NO_PERIODS, path).with("node", id));
                continue;
            };
            let labels: Vec<&str> = course.parts.iter().map(|part| part.label.as_str()).collect();
            for label in parts.keys().filter(|label| !labels.contains(&label.as_str())) {
                let problem = Problem::new(&general::UNKNOWN_REFERENCE, format!("{path}/{}", escaped(label)));
                self.problems.push(problem.with("id", label).suggest(suggestion(label, &labels)));
            }
            if parts.values().any(Option::is_some) && whole.get(id).is_some_and(Option::is_some) {
                self.problems.push(Problem::new(&code::COMMITTED_TWICE, path).with("node", id));
            }
        }
        self.above(root);
    }

    /// Notes nodes that commit for all below them while somebody below commits, too; gives who commits.
    fn above(&mut self, share: &Share<'f>) -> Vec<&'f Id> {
        let mut below = Vec::new();
        for child in &share.children {
            below.extend(self.above(child));
        }
        let id = &share.at.node.id;
        let Some(field) = self.field_of(id) else { return below };
        if !below.is_empty() {
            let problem = Problem::new(&code::COMMITTED_ABOVE, place(field, id)).with("node", id);
            self.problems.push(problem.with("nodes", listed(below.into_iter())));
        }
        vec![id]
    }

    /// Where a node gives a commitment of its own.
    fn field_of(&self, id: &Id) -> Option<&'static str> {
        let parts = self.facts.commitments_by_period.get(id);
        if self.facts.commitments.get(id).is_some_and(Option::is_some) {
            Some("commitments")
        } else {
            parts.filter(|parts| parts.values().any(Option::is_some)).map(|_| "commitments_by_period")
        }
    }
}
