//! Components and multipliers.

use super::{
    super::{
        document::{Accumulate, Axis, Component, CurveOf, Pay},
        evaluate::follows_measure,
    },
    Check, revisions, shapes,
};
use crate::{
    calendar::Grain,
    error::{Problem, catalogue::pay as code},
    id::Id,
    shape::suggestion,
};
use std::collections::BTreeSet;

/// The names that an unknown one is compared with.
const KNOWN_MAX: usize = 500;

pub fn check(check: &mut Check<'_, '_>) {
    let plan = check.plan;
    withholding(check);
    for (index, component) in plan.components.iter().enumerate() {
        let path = format!("/components/{index}");
        if let Some(on) = &component.on {
            check.measure(on, &format!("{path}/on"));
        } else if let Some((pay, _)) = component.shapes().find(|(pay, _)| needs_measure(pay)) {
            check.push(Problem::new(&code::NO_MEASURE, path.clone()).with("shape", pay.tag()));
        }
        check.not_negative(component.cap.as_ref(), &format!("{path}/cap"));
        for (pay, _) in component.shapes() {
            // What one shape needs, the others need as well: it is told once.
            let known = check.problems.found();
            accumulation(check, component, pay, &path);
            if check.problems.found() > known {
                break;
            }
        }
        for (pay, place) in component.shapes() {
            shapes::check(check, pay, &format!("{path}/{place}"));
        }
        revisions::check(check, component, &path);
    }
}

/// What is withheld needs a cap whose room is known in every period, and one place where it comes in again.
fn withholding(check: &mut Check<'_, '_>) {
    let plan = check.plan;
    let told =
        |path: &str, why: &str| Problem::new(&code::WITHHOLDING, format!("{path}withhold_excess")).with("why", why);
    if plan.withhold_excess && plan.cap.is_none() {
        check.push(told("/", "no_cap"));
    }
    for (index, component) in plan.components.iter().enumerate().filter(|(_, component)| component.withhold_excess) {
        let path = format!("/components/{index}/");
        let has_window = matches!(component.accumulate, Accumulate::Qtd | Accumulate::Ytd);
        if component.cap.is_none() {
            check.push(told(&path, "no_cap"));
        } else if plan.withhold_excess {
            check.push(told(&path, "plan_too"));
        } else if has_window && !component.cap_after_multipliers {
            check.push(told(&path, "window"));
        }
    }
}

fn needs_measure(pay: &Pay) -> bool {
    match pay {
        Pay::Pool(pool) => needs_measure(&pool.fund),
        Pay::Spiff(_) => true,
        pay => follows_measure(pay) || matches!(pay, Pay::Curve(_)),
    }
}

/// What accumulates needs its history, and what reads transactions needs them.
fn accumulation(check: &mut Check<'_, '_>, component: &Component, pay: &Pay, path: &str) {
    let reads_deals =
        matches!(pay, Pay::Spiff(_)) || (component.accumulate == Accumulate::Each && follows_measure(pay));
    if let Some(on) = &component.on
        && reads_deals
        && !check.known.is_fed(on)
    {
        let problem = Problem::new(&code::NOT_FED, path).with("id", &component.id);
        check.push(problem.with("measure", on));
    }
    let has_window = matches!(component.accumulate, Accumulate::Qtd | Accumulate::Ytd);
    if !has_window {
        return;
    }
    for rate in rates_accumulated(check, component, pay) {
        let problem = Problem::new(&code::RATE_ACCUMULATES, format!("{path}/accumulate"));
        check.push(problem.with("id", &component.id).with("measure", rate));
    }
    let unknown = |what: &str| {
        let problem = Problem::new(&code::CANNOT_ACCUMULATE, format!("{path}/accumulate"));
        problem.with("id", &component.id).with("what", what)
    };
    if component.accumulate == Accumulate::Qtd && matches!(check.plan.period, Grain::Half | Grain::Year) {
        let problem = Problem::new(&code::WINDOW_TOO_SHORT, format!("{path}/accumulate"));
        check.push(problem.with("id", &component.id).with("period", check.plan.period.word()));
    }
    if matches!(pay, Pay::Curve(rule) if rule.of == CurveOf::BaseSalary) {
        check.push(unknown("base_salary"));
    }
    let is_moved = check.known.is_moved(&component.id);
    if is_moved && follows_measure(pay) && reads_attainment(pay) {
        check.push(unknown("multiplier"));
    }
}

/// The rates that a component would add up over its window: what it pays on, and the axes of a table.
fn rates_accumulated(check: &Check<'_, '_>, component: &Component, pay: &Pay) -> BTreeSet<Id> {
    let mut added: BTreeSet<Id> = component.on.iter().cloned().collect();
    if let Pay::Matrix(rule) = pay {
        added.extend([rule.rows.on.clone(), rule.columns.on.clone()]);
    }
    added.retain(|id| check.known.is_rate(id));
    if follows_measure(pay) { added } else { BTreeSet::new() }
}

fn reads_attainment(pay: &Pay) -> bool {
    match pay {
        Pay::Tiers(rule) => rule.axis == Axis::Attainment,
        Pay::Curve(rule) => rule.axis == Axis::Attainment,
        Pay::InterpolatedTiers(rule) => rule.axis == Axis::Attainment,
        Pay::Matrix(rule) => rule.rows.axis == Axis::Attainment || rule.columns.axis == Axis::Attainment,
        Pay::DerivedRate(_) => true,
        _ => false,
    }
}

pub fn multipliers(check: &mut Check<'_, '_>) {
    let plan = check.plan;
    for (index, multiplier) in plan.multipliers.iter().enumerate() {
        let path = format!("/multipliers/{index}");
        let is_measure = check.known.has_measure(&multiplier.on);
        let is_by_grade = !is_measure && multiplier.on.as_str() == "grade";
        if !is_measure && !["score", "grade"].contains(&multiplier.on.as_str()) {
            let mut known = vec!["score", "grade"];
            known.extend(check.known.measure_ids().iter().take(KNOWN_MAX));
            let problem = Problem::new(&crate::error::catalogue::document::UNKNOWN_REFERENCE, format!("{path}/on"));
            let problem = problem.with("id", &multiplier.on);
            check.push(problem.suggest(suggestion(multiplier.on.as_str(), &known)));
        } else if multiplier.points.is_empty() != is_by_grade || multiplier.factors.is_empty() == is_by_grade {
            let needs = if is_by_grade { "factors" } else { "points" };
            let problem = Problem::new(&code::MULTIPLIER_SOURCE, path.clone()).with("on", &multiplier.on);
            check.push(problem.with("needs", needs));
        }
        shapes::rising(check, multiplier.points.iter().map(|point| &point.0), |index| {
            format!("{path}/points/{index}/0")
        });
        for (position, point) in multiplier.points.iter().enumerate() {
            check.not_negative(Some(&point.1), &format!("{path}/points/{position}/1"));
        }
        for (grade, factor) in &multiplier.factors {
            check.not_negative(Some(factor), &format!("{path}/factors/{}", crate::shape::escaped(grade)));
        }
        check.applies_to(multiplier.applies_to.as_deref(), &path);
    }
}
