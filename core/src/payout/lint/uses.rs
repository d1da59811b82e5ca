//! Measures that are declared and not used.

use super::super::document::{Condition, Pay, PlanDocument};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    id::Id,
};
use std::collections::BTreeSet;

/// Notes the measures that nothing uses.
pub fn unused(plan: &PlanDocument, findings: &mut Problems) {
    let mut used: BTreeSet<&Id> = BTreeSet::new();
    for component in &plan.components {
        used.extend(&component.on);
        for (pay, _) in component.shapes() {
            collect_pay(pay, &mut used);
        }
    }
    used.extend(plan.multipliers.iter().map(|multiplier| &multiplier.on));
    for gate in &plan.gates {
        collect_condition(&gate.when, &mut used);
    }
    for (index, measure) in plan.measures.iter().enumerate() {
        if !used.contains(&measure.id) {
            findings.push(Problem::new(&code::UNUSED_MEASURE, format!("/measures/{index}")).with("id", &measure.id));
        }
    }
}

fn collect_pay<'a>(pay: &'a Pay, used: &mut BTreeSet<&'a Id>) {
    match pay {
        Pay::Bonus(rule) => collect_condition(&rule.when, used),
        Pay::Penalty(rule) => collect_condition(&rule.when, used),
        Pay::Matrix(rule) => used.extend([&rule.rows.on, &rule.columns.on]),
        Pay::Pool(rule) => collect_pay(&rule.fund, used),
        _ => {}
    }
}

fn collect_condition<'a>(condition: &'a Condition, used: &mut BTreeSet<&'a Id>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                collect_condition(part, used);
            }
        }
        Condition::Not(part) => collect_condition(part, used),
        Condition::MeasureBelow(is)
        | Condition::MeasureAtLeast(is)
        | Condition::AttainmentBelow(is)
        | Condition::AttainmentAtLeast(is) => {
            used.insert(&is.measure);
        }
        _ => {}
    }
}
