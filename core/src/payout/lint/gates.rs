//! Gates that never or always hold, limit nothing, or begin to hold when a figure gets better.

use super::{
    super::document::{Condition, Gate, PlanDocument},
    cells::{Case, Cases, Judge, Variable, doubles},
    turns::{has_better, told, worse_and_better},
};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    number::Number,
};
use std::collections::BTreeSet;

/// The gates that are looked at together at most.
const TOGETHER_MAX: usize = 50;

/// Notes what is odd about the gates.
pub fn of(judge: &Judge<'_>, findings: &mut Problems) {
    let plan = judge.plan;
    for (index, gate) in plan.gates.iter().enumerate() {
        let path = format!("/gates/{index}");
        if gate.applies_to.as_ref().is_some_and(Vec::is_empty) {
            findings.push(Problem::new(&code::NEVER, format!("{path}/applies_to")).with("id", &gate.id));
        }
        doubles(&gate.when, &format!("{path}/when"), &mut |path, first| {
            findings.push(Problem::new(&code::STANDS_TWICE, path).with("first", first));
        });
        let verdict = judge.decided(&gate.when);
        if verdict == Some(false) || gate.limit_to == Number::ONE || is_overruled(judge, index, gate) {
            findings.push(Problem::new(&code::GATE_NEVER, path).with("id", &gate.id));
        } else if verdict == Some(true) {
            findings.push(Problem::new(&code::GATE_ALWAYS, path).with("id", &gate.id));
        } else {
            turns(judge, index, gate, &path, findings);
        }
    }
}

/// The gates that act on at least what a gate acts on, with their positions; itself among them.
fn family<'a>(plan: &'a PlanDocument, gate: &Gate) -> Vec<(usize, &'a Gate)> {
    let acts_on_all = |other: &Gate| match (&other.applies_to, &gate.applies_to) {
        (None, _) => true,
        (Some(others), Some(own)) => own.iter().all(|id| others.contains(id)),
        (Some(_), None) => false,
    };
    let gates = plan.gates.iter().take(TOGETHER_MAX).enumerate();
    gates.filter(|(_, other)| acts_on_all(other)).collect()
}

fn conditions<'a>(family: &[(usize, &'a Gate)]) -> Vec<&'a Condition> {
    family.iter().map(|(_, gate)| &gate.when).collect()
}

/// Whether another gate limits as much, or more, wherever this one holds.
fn is_overruled<'a>(judge: &Judge<'a>, index: usize, gate: &'a Gate) -> bool {
    if gate.applies_to.as_ref().is_some_and(Vec::is_empty) {
        return false;
    }
    let mut rivals = family(judge.plan, gate);
    rivals.retain(|(position, other)| {
        *position != index && (other.limit_to < gate.limit_to || (other.limit_to == gate.limit_to && *position < index))
    });
    let mut all = conditions(&rivals);
    all.push(&gate.when);
    let Some(cases) = Cases::of(judge, &all).filter(|_| !rivals.is_empty()) else { return false };
    let is_beaten = |case: &Case<'_>| rivals.iter().any(|(_, rival)| cases.holds(&rival.when, case));
    let mut holding = cases.all().filter(|case| cases.holds(&gate.when, case)).peekable();
    holding.peek().is_some() && holding.all(|case| is_beaten(&case))
}

/// Notes where a gate begins to limit when a figure gets better.
fn turns<'a>(judge: &Judge<'a>, index: usize, gate: &'a Gate, path: &str, findings: &mut Problems) {
    if gate.applies_to.as_ref().is_some_and(Vec::is_empty) {
        return;
    }
    let mut family = family(judge.plan, gate);
    if !family.iter().any(|(position, _)| *position == index) {
        family.push((index, gate));
    }
    let alone = [(index, gate)];
    let together = Cases::of(judge, &conditions(&family));
    let (cases, family) = match together {
        Some(cases) => (cases, family.as_slice()),
        None => match Cases::of(judge, &[&gate.when]) {
            Some(cases) => (cases, alone.as_slice()),
            None => return,
        },
    };
    let limit = |case: &Case<'_>| {
        let holding = family.iter().filter(|(_, gate)| cases.holds(&gate.when, case));
        holding.map(|(_, gate)| &gate.limit_to).min().cloned().unwrap_or(Number::ONE)
    };
    let variables: Vec<&Variable<'_>> = cases.variables().filter(|variable| has_better(judge.plan, variable)).collect();
    for variable in variables {
        let mut found: BTreeSet<&Number> = BTreeSet::new();
        for case in cases.all() {
            let Some((next, cut)) = cases.next(&case, variable) else { continue };
            let (worse, better) = worse_and_better(variable, &case, &next);
            let begins = cases.holds(&gate.when, better) && !cases.holds(&gate.when, worse);
            if begins && limit(better) == gate.limit_to && limit(worse) > gate.limit_to {
                found.insert(cut);
            }
        }
        for cut in found {
            let (on, at) = told(variable, cut);
            let problem = Problem::new(&code::GATE_TURNS, format!("{path}/when")).with("id", &gate.id);
            findings.push(problem.with("on", on).with("at", at).with("limit", &gate.limit_to));
        }
    }
}
