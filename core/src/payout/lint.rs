//! What is legal but probably not meant.

use super::{
    document::{Accumulate, Axis, Component, Condition, CurveRule, Gate, Pay, PlanDocument, Tie, TierMode, Tiers},
    evaluate::follows_measure,
};
use crate::{
    curve::Beyond,
    error::{Problem, Problems, catalogue::pay as code},
    id::Id,
    number::Number,
};
use std::collections::BTreeSet;

/// Looks a plan over.
pub fn lint(plan: &PlanDocument) -> Problems {
    let mut findings = Problems::new();
    for (index, component) in plan.components.iter().enumerate() {
        let path = format!("/components/{index}");
        limits(component.floor.as_ref(), component.cap.as_ref(), &format!("{path}/floor"), &mut findings);
        if component.accumulate != Accumulate::Period && !follows_measure(&component.pay) {
            let problem = Problem::new(&code::NEVER_ACCUMULATES, format!("{path}/accumulate"));
            findings.push(problem.with("id", &component.id).with("shape", component.pay.tag()));
        }
        match &component.pay {
            Pay::Tiers(rule) => tiers(component, rule, &format!("{path}/pay/tiers"), &mut findings),
            Pay::Curve(rule) => curve(component, rule, &format!("{path}/pay/curve"), &mut findings),
            _ => {}
        }
    }
    limits(plan.floor.as_ref(), plan.cap.as_ref(), "/floor", &mut findings);
    for (index, gate) in plan.gates.iter().enumerate() {
        gate_findings(gate, &format!("/gates/{index}"), &mut findings);
    }
    unused(plan, &mut findings);
    findings
}

fn limits(floor: Option<&Number>, cap: Option<&Number>, path: &str, findings: &mut Problems) {
    if let (Some(floor), Some(cap)) = (floor, cap)
        && floor > cap
    {
        findings.push(Problem::new(&code::FLOOR_ABOVE_CAP, path).with("floor", floor).with("cap", cap));
    }
}

/// The pay of an amount axis just below a bound, at it and above: cliffs, and steps that a cap keeps from paying.
fn tiers(component: &Component, rule: &Tiers, path: &str, findings: &mut Problems) {
    let mut before = Number::ZERO;
    let mut earned = Number::ZERO;
    let mut is_capped = false;
    for (index, step) in rule.steps.iter().enumerate() {
        let rate = step.rate.as_ref().or(step.per_unit.as_ref()).cloned().unwrap_or_default();
        let fixed = step.fixed.clone().unwrap_or_default();
        let place = format!("{path}/steps/{index}");
        let (below, at) = match rule.mode {
            TierMode::Marginal => (earned.clone(), &earned + &fixed),
            // Reaching the step changes the rate of everything that was sold before it.
            TierMode::Whole | TierMode::Retroactive => {
                let previous = index.checked_sub(1).and_then(|previous| rule.steps.get(previous));
                let fixed_before = previous.and_then(|step| step.fixed.clone()).unwrap_or_default();
                (&step.from * &before + fixed_before, &step.from * &rate + &fixed)
            }
        };
        let loss = &below - &at;
        if loss.is_positive() {
            let problem = Problem::new(&code::CLIFF, place.clone()).with("id", &component.id);
            let side = if rule.tie == Tie::Upper { "" } else { "> " };
            // On the attainment axis the bound, and so the loss, is a multiple of the quota.
            let unit = if rule.axis == Axis::Attainment { " × quota" } else { "" };
            let problem = problem.with("at", format!("{side}{}{unit}", step.from));
            findings.push(problem.with("loss", format!("{loss}{unit}")));
        }
        if rate.is_negative() {
            let next = rule.steps.get(index.saturating_add(1));
            let problem = Problem::new(&code::DECREASING, place.clone()).with("id", &component.id);
            let to = next.map_or_else(|| "∞".to_owned(), |next| next.from.to_string());
            findings.push(problem.with("from", &step.from).with("to", to));
        }
        is_capped = is_capped || unreachable(component, rule, index, &at, &place, findings);
        if rule.mode == TierMode::Marginal {
            let next = rule.steps.get(index.saturating_add(1)).map(|next| &next.from);
            earned = next.map_or_else(|| at.clone(), |next| &at + &((next - &step.from) * &rate));
        }
        before = rate;
        if is_capped {
            break;
        }
    }
}

/// Whether the cap binds before a step begins, so that the step never pays more.
fn unreachable(
    component: &Component,
    rule: &Tiers,
    index: usize,
    at: &Number,
    place: &str,
    findings: &mut Problems,
) -> bool {
    let is_amount = rule.axis != Axis::Attainment;
    let Some(cap) = component.cap.as_ref().filter(|_| is_amount && rule.mode == TierMode::Marginal) else {
        return false;
    };
    let Some(step) = rule.steps.get(index).filter(|_| index > 0 && at >= cap) else { return false };
    // The pay is a straight line below the step: where it met the cap is one division.
    let previous = index.checked_sub(1).and_then(|previous| rule.steps.get(previous));
    let rate = previous.and_then(|step| step.rate.as_ref().or(step.per_unit.as_ref())).cloned().unwrap_or_default();
    let back = (at - cap).over(&rate).unwrap_or_default();
    let problem = Problem::new(&code::UNREACHABLE, format!("{place}/from")).with("id", &component.id);
    findings.push(problem.with("at", &step.from - &back).with("from", &step.from));
    true
}

/// Segments that fall, and ends where the curve drops to zero.
fn curve(component: &Component, rule: &CurveRule, path: &str, findings: &mut Problems) {
    for (index, pair) in rule.points.windows(2).enumerate() {
        if let [left, right] = pair
            && right.1 < left.1
        {
            let place = format!("{path}/points/{}/1", index.saturating_add(1));
            let problem = Problem::new(&code::DECREASING, place).with("id", &component.id);
            findings.push(problem.with("from", &left.0).with("to", &right.0));
        }
    }
    if let Some(last) = rule.points.last()
        && rule.above == Beyond::Zero
        && last.1.is_positive()
    {
        let problem = Problem::new(&code::CLIFF, format!("{path}/above")).with("at", format!(">{}", last.0));
        findings.push(problem.with("id", &component.id).with("loss", &last.1));
    }
}

fn gate_findings(gate: &Gate, path: &str, findings: &mut Problems) {
    let verdict = decided(&gate.when);
    if verdict == Some(false) || gate.limit_to == Number::ONE {
        findings.push(Problem::new(&code::GATE_NEVER, path).with("id", &gate.id));
    } else if verdict == Some(true) {
        findings.push(Problem::new(&code::GATE_ALWAYS, path).with("id", &gate.id));
    }
}

/// Whether a condition holds or fails whatever the facts; `None` where that depends on them.
fn decided(condition: &Condition) -> Option<bool> {
    match condition {
        Condition::All(parts) => {
            if parts.iter().any(|part| decided(part) == Some(false)) || contradict(parts) {
                return Some(false);
            }
            parts.iter().all(|part| decided(part) == Some(true)).then_some(true)
        }
        Condition::Any(parts) => {
            if parts.iter().any(|part| decided(part) == Some(true)) || exhaust(parts) {
                return Some(true);
            }
            parts.iter().all(|part| decided(part) == Some(false)).then_some(false)
        }
        Condition::Not(part) => decided(part).map(|holds| !holds),
        Condition::RankAtMost(0) => Some(false),
        _ => None,
    }
}

/// What is compared, from which value on or below which value it holds.
enum Half<'a> {
    AtLeast(String, &'a Number),
    Below(String, &'a Number),
}

fn half(condition: &Condition) -> Option<Half<'_>> {
    let measure = |kind: &str, id: &Id| format!("{kind}/{id}");
    match condition {
        Condition::MeasureAtLeast(is) => Some(Half::AtLeast(measure("measure", &is.measure), &is.value)),
        Condition::MeasureBelow(is) => Some(Half::Below(measure("measure", &is.measure), &is.value)),
        Condition::AttainmentAtLeast(is) => Some(Half::AtLeast(measure("attainment", &is.measure), &is.value)),
        Condition::AttainmentBelow(is) => Some(Half::Below(measure("attainment", &is.measure), &is.value)),
        Condition::ScoreAtLeast(value) => Some(Half::AtLeast("score".to_owned(), value)),
        Condition::ScoreBelow(value) => Some(Half::Below("score".to_owned(), value)),
        _ => None,
    }
}

/// Every pair of an "at least" and a "below" on the same figure.
fn pairs<'a>(parts: &'a [Condition]) -> Vec<(&'a Number, &'a Number)> {
    let halves: Vec<Half<'a>> = parts.iter().filter_map(half).collect();
    let mut pairs = Vec::new();
    for low in &halves {
        for high in &halves {
            if let (Half::AtLeast(one, low), Half::Below(other, high)) = (low, high)
                && one == other
            {
                pairs.push((*low, *high));
            }
        }
    }
    pairs
}

/// At least 80 and below 70 never holds.
fn contradict(parts: &[Condition]) -> bool {
    pairs(parts).into_iter().any(|(at_least, below)| at_least >= below)
}

/// At least 70 or below 80 always holds.
fn exhaust(parts: &[Condition]) -> bool {
    pairs(parts).into_iter().any(|(at_least, below)| at_least <= below)
}

fn unused(plan: &PlanDocument, findings: &mut Problems) {
    let mut used: BTreeSet<&Id> = BTreeSet::new();
    for component in &plan.components {
        used.extend(&component.on);
        collect_pay(&component.pay, &mut used);
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
