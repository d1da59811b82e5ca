//! Gates and multipliers that scale deductions although nobody names them.

use super::super::document::{ActsOn, Component, Pay, PlanDocument};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    id::Id,
    number::Number,
};

/// Notes what acts on all components, a deduction among them: a gate that takes pay away takes the deduction away too.
pub fn scaled(plan: &PlanDocument, findings: &mut Problems) {
    let is_deduction = |component: &&Component| component.shapes().any(|(pay, _)| matches!(pay, Pay::Penalty(_)));
    let Some(deduction) = plan.components.iter().find(is_deduction) else { return };
    let mut note = |id: &Id, path: String| {
        let problem = Problem::new(&code::SCALES_DEDUCTION, path).with("id", id);
        findings.push(problem.with("component", &deduction.id));
    };
    for (index, gate) in plan.gates.iter().enumerate() {
        if gate.applies_to.is_none() && gate.limit_to != Number::ONE {
            note(&gate.id, format!("/gates/{index}"));
        }
    }
    for (index, multiplier) in plan.multipliers.iter().enumerate() {
        let mut factors = multiplier.points.iter().map(|point| &point.1).chain(multiplier.factors.values());
        let scales = multiplier.acts_on == ActsOn::Pay && factors.any(|factor| *factor != Number::ONE);
        if scales && multiplier.applies_to.is_none() {
            note(&multiplier.id, format!("/multipliers/{index}"));
        }
    }
}
