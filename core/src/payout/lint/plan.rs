//! What the limits of the plan leave, and multipliers.

use super::{
    super::document::{Accumulate, Draw, Multiplier, Pay, PlanDocument},
    Sense, is_multiplied, sense_of,
};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    number::Number,
};

/// Notes a cap below what is paid in any case, and a guarantee above it.
pub fn guarantees(plan: &PlanDocument, findings: &mut Problems) {
    let Some(cap) = &plan.cap else { return };
    let least = least(plan);
    let has_more = plan.components.iter().any(|component| !matches!(component.pay, Pay::Fixed(_) | Pay::Penalty(_)));
    if least > *cap || (least == *cap && has_more) {
        findings.push(Problem::new(&code::IMPLIED_CAP, "/cap").with("cap", cap).with("least", least));
    }
    if let Some(Draw::Guarantee(rule)) = &plan.draw
        && rule.amount > *cap
        && plan.proration.caps == plan.proration.draws
    {
        let problem = Problem::new(&code::DRAW_ABOVE_CAP, "/draw/guarantee/amount");
        findings.push(problem.with("amount", &rule.amount).with("cap", cap));
    }
}

/// What the components pay at least, as long as no gate holds.
fn least(plan: &PlanDocument) -> Number {
    let mut least = Number::ZERO;
    for component in plan.components.iter().filter(|component| !is_multiplied(plan, component)) {
        let is_alike = plan.proration.caps == plan.proration.fixed;
        let paid = match &component.pay {
            Pay::Fixed(rule) if is_alike => Some(&rule.amount),
            _ => None,
        };
        let is_window = matches!(component.accumulate, Accumulate::Qtd | Accumulate::Ytd);
        let floor = component.floor.as_ref().filter(|_| !is_window);
        let own = match (paid, floor) {
            (Some(paid), Some(floor)) => paid.clone().at_least(floor),
            (Some(sure), None) | (None, Some(sure)) => sure.clone(),
            (None, None) => continue,
        };
        least += &match &component.cap {
            Some(cap) => own.at_most(cap),
            None => own,
        };
    }
    least
}

/// Notes factors that fall when a figure rises, that are all one, or that no component has.
pub fn multipliers(plan: &PlanDocument, findings: &mut Problems) {
    for (index, multiplier) in plan.multipliers.iter().enumerate() {
        let path = format!("/multipliers/{index}");
        if multiplier.applies_to.as_ref().is_some_and(Vec::is_empty) {
            findings.push(Problem::new(&code::NEVER, format!("{path}/applies_to")).with("id", &multiplier.id));
        }
        let mut factors = multiplier.points.iter().map(|point| &point.1).chain(multiplier.factors.values());
        if factors.all(|factor| *factor == Number::ONE) {
            findings.push(Problem::new(&code::NO_EFFECT, path).with("id", &multiplier.id));
            continue;
        }
        if !is_meant(plan, multiplier) {
            falling(multiplier, &path, findings);
        }
    }
}

/// Whether factors may fall along the figure that decides them.
fn is_meant(plan: &PlanDocument, multiplier: &Multiplier) -> bool {
    if !plan.measures.iter().any(|measure| measure.id == multiplier.on) {
        return false;
    }
    match sense_of(plan, &multiplier.on) {
        Sense::More => false,
        Sense::Less => true,
        Sense::Either => !multiplier.points.windows(2).any(|pair| matches!(pair, [left, right] if right.1 > left.1)),
    }
}

fn falling(multiplier: &Multiplier, path: &str, findings: &mut Problems) {
    let unit = if multiplier.axis == super::super::document::Axis::Attainment { " × quota" } else { "" };
    for (index, pair) in multiplier.points.windows(2).enumerate() {
        if let [left, right] = pair
            && right.1 < left.1
        {
            let place = format!("{path}/points/{}/1", index.saturating_add(1));
            let problem = Problem::new(&code::FACTOR_FALLS, place).with("id", &multiplier.id);
            let problem = problem.with("from", format!("{}{unit}", left.0)).with("to", format!("{}{unit}", right.0));
            findings.push(problem.with("loss", &left.1 - &right.1));
        }
    }
}
