//! Bonuses and deductions whose condition turns against the person when a figure gets better.

use super::{
    super::document::{Condition, Pay, PlanDocument},
    Sense,
    cells::{Case, Cases, Judge, Variable, doubles, variables_of},
    falls::limits_of,
    funded, funded_path, sense_of,
    worth::Worth,
};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    number::Number,
};
use std::collections::BTreeMap;

/// What one component pays while its condition holds, and while it does not.
struct Switch<'a> {
    index: usize,
    when: &'a Condition,
    on: Number,
    off: Number,
    path: String,
}

/// What is noted of each component, by its position.
pub type Turns = BTreeMap<usize, Vec<Problem>>;

/// Notes what was found of a component.
pub fn of_component(turns: &Turns, index: usize, findings: &mut Problems) {
    for problem in turns.get(&index).into_iter().flatten() {
        findings.push(problem.clone());
    }
}

/// What the conditions of all bonuses and deductions do.
pub fn of(judge: &Judge<'_>) -> Turns {
    let plan = judge.plan;
    let switches = switches(plan);
    let mut turns = Turns::new();
    for switch in &switches {
        let list = turns.entry(switch.index).or_default();
        let id = plan.components.get(switch.index).map(|component| component.id.to_string()).unwrap_or_default();
        match judge.decided(switch.when) {
            Some(false) => list.push(Problem::new(&code::NEVER, &switch.path).with("id", id)),
            Some(true) => list.push(Problem::new(&code::NO_EFFECT, &switch.path).with("id", id)),
            None => {}
        }
        doubles(switch.when, &switch.path, &mut |path, first| {
            list.push(Problem::new(&code::STANDS_TWICE, path).with("first", first));
        });
    }
    let mut groups: BTreeMap<Variable<'_>, Vec<&Switch<'_>>> = BTreeMap::new();
    for switch in &switches {
        for variable in variables_of(switch.when) {
            groups.entry(variable).or_default().push(switch);
        }
    }
    groups.retain(|variable, _| has_better(plan, variable));
    for (variable, group) in &groups {
        let conditions: Vec<&Condition> = group.iter().map(|switch| switch.when).collect();
        // Bands of several bonuses are one table; where there are too many cases, each is judged alone.
        if let Some(cases) = Cases::of(judge, &conditions) {
            losses(plan, &cases, variable, group, &mut turns);
            continue;
        }
        for switch in group {
            if let Some(cases) = Cases::of(judge, &[switch.when]) {
                losses(plan, &cases, variable, &[*switch], &mut turns);
            }
        }
    }
    turns
}

fn switches(plan: &PlanDocument) -> Vec<Switch<'_>> {
    let mut switches = Vec::new();
    for (index, component) in plan.components.iter().enumerate() {
        let (when, amount) = match funded(&component.pay) {
            Pay::Bonus(rule) => (&rule.when, rule.amount.clone()),
            Pay::Penalty(rule) => (&rule.when, -&rule.amount),
            _ => continue,
        };
        let limits = limits_of(plan, component);
        let within = |amount: &Number| limits.clamped(&Worth::money(amount)).money;
        let (on, off) = (within(&amount), within(&Number::ZERO));
        let path = format!("{}/when", funded_path(&component.pay, &format!("/components/{index}/pay")));
        switches.push(Switch { index, when, on, off, path });
    }
    switches
}

/// Whether a figure has a better side.
pub fn has_better(plan: &PlanDocument, variable: &Variable<'_>) -> bool {
    match variable {
        Variable::Measure(id) | Variable::Attainment(id) => sense_of(plan, id) == Sense::More,
        Variable::Score | Variable::Rank => true,
        Variable::Grade | Variable::Attribute(_) => false,
    }
}

/// A figure and a cut of it in the words of a finding.
pub fn told(variable: &Variable<'_>, cut: &Number) -> (String, String) {
    match variable {
        Variable::Measure(id) => (id.to_string(), cut.to_string()),
        Variable::Attainment(id) => (id.to_string(), format!("{cut} × quota")),
        Variable::Score => ("score".to_owned(), cut.to_string()),
        Variable::Rank => ("rank".to_owned(), (cut - &Number::ONE).to_string()),
        Variable::Grade => ("grade".to_owned(), String::new()),
        Variable::Attribute(name) => ((*name).to_owned(), String::new()),
    }
}

/// The worse and the better of two neighbouring cases.
pub fn worse_and_better<'c, 'a>(
    variable: &Variable<'_>,
    low: &'c Case<'a>,
    high: &'c Case<'a>,
) -> (&'c Case<'a>, &'c Case<'a>) {
    if *variable == Variable::Rank { (high, low) } else { (low, high) }
}

/// The most that all of a group lose at each cut, noted where the largest part is lost.
fn losses<'a>(
    plan: &'a PlanDocument,
    cases: &Cases<'a>,
    variable: &Variable<'a>,
    group: &[&Switch<'a>],
    turns: &mut Turns,
) {
    let mut worst: BTreeMap<Number, (Number, usize)> = BTreeMap::new();
    for case in cases.all() {
        let Some((next, cut)) = cases.next(&case, variable) else { continue };
        let (worse, better) = worse_and_better(variable, &case, &next);
        let pays = |switch: &Switch<'a>, case: &Case<'a>| {
            if cases.holds(switch.when, case) { switch.on.clone() } else { switch.off.clone() }
        };
        let lost: Vec<Number> = group.iter().map(|switch| pays(switch, worse) - pays(switch, better)).collect();
        let total: Number = lost.iter().sum();
        let is_worst = worst.get(cut).is_none_or(|(known, _)| total > *known);
        if total.is_positive() && is_worst {
            let mut largest = 0;
            for (position, part) in lost.iter().enumerate() {
                if lost.get(largest).is_none_or(|known| part > known) {
                    largest = position;
                }
            }
            worst.insert(cut.clone(), (total, largest));
        }
    }
    for (cut, (loss, position)) in worst {
        let Some(switch) = group.get(position) else { continue };
        let Some(component) = plan.components.get(switch.index) else { continue };
        let (on, at) = told(variable, &cut);
        let problem = Problem::new(&code::TURNS_AGAINST, &switch.path).with("id", &component.id);
        turns.entry(switch.index).or_default().push(problem.with("on", on).with("at", at).with("loss", loss));
    }
}
