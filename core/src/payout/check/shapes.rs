//! The shapes of pay.

use super::{
    super::document::{DerivedRate, InterpolatedTiers, Matrix, Pay, Pool, RankAward, Spiff, Tiers},
    Check,
};
use crate::{
    error::{Problem, catalogue::pay as code},
    number::Number,
};

/// Notes what is wrong with a shape.
pub fn check(check: &mut Check<'_, '_>, pay: &Pay, path: &str) {
    let path = format!("{path}/{}", pay.tag());
    match pay {
        Pay::Rate(_) | Pay::PerUnit(_) | Pay::Fixed(_) => {}
        Pay::Bonus(rule) => check.condition(&rule.when, &format!("{path}/when")),
        Pay::Penalty(rule) => {
            check.not_negative(Some(&rule.amount), &format!("{path}/amount"));
            check.condition(&rule.when, &format!("{path}/when"));
        }
        Pay::Tiers(rule) => tiers(check, rule, &path),
        Pay::Curve(rule) => {
            check.not_empty(rule.points.is_empty(), "points", &format!("{path}/points"));
            rising(check, rule.points.iter().map(|point| &point.0), |index| format!("{path}/points/{index}/0"));
        }
        Pay::InterpolatedTiers(rule) => interpolated(check, rule, &path),
        Pay::Package(rule) => {
            check.within(&rule.size, &format!("{path}/size"), "> 0", Number::is_positive);
            check.not_negative(Some(&rule.free), &format!("{path}/free"));
        }
        Pay::Grade(rule) => {
            check.not_empty(rule.coefficients.is_empty(), "coefficients", &format!("{path}/coefficients"));
        }
        Pay::DerivedRate(rule) => derived(check, rule, &path),
        Pay::Matrix(rule) => matrix(check, rule, &path),
        Pay::Spiff(rule) => spiff(check, rule, &path),
        Pay::RankAward(RankAward { places, .. }) => {
            check.not_empty(places.is_empty(), "places", &format!("{path}/places"));
        }
        Pay::Pool(rule) => pool(check, rule, &path),
    }
}

/// Bounds rise.
pub fn rising<'n>(check: &mut Check<'_, '_>, bounds: impl Iterator<Item = &'n Number>, path: impl Fn(usize) -> String) {
    let mut before: Option<&Number> = None;
    for (index, bound) in bounds.enumerate() {
        if let Some(before) = before
            && bound <= before
        {
            let problem = Problem::new(&code::NOT_RISING, path(index));
            check.push(problem.with("value", bound).with("before", before));
        }
        before = Some(bound);
    }
}

fn bounds<'n>(check: &mut Check<'_, '_>, bounds: impl Iterator<Item = &'n Number> + Clone, path: &str) {
    check.not_empty(bounds.clone().next().is_none(), "steps", &format!("{path}/steps"));
    check.not_negative(bounds.clone().next(), &format!("{path}/steps/0/from"));
    rising(check, bounds, |index| format!("{path}/steps/{index}/from"));
}

fn tiers(check: &mut Check<'_, '_>, rule: &Tiers, path: &str) {
    bounds(check, rule.steps.iter().map(|step| &step.from), path);
    for (index, step) in rule.steps.iter().enumerate() {
        let place = format!("{path}/steps/{index}");
        let pays = usize::from(step.rate.is_some()).saturating_add(usize::from(step.per_unit.is_some()));
        if pays > 1 || (pays == 0 && step.fixed.is_none()) {
            check.push(Problem::new(&code::STEP_PAY, place.clone()));
        }
        let Some(to) = &step.to else { continue };
        let next = rule.steps.get(index.saturating_add(1)).map(|next| &next.from);
        let problem = match next {
            Some(next) if to < next => Problem::new(&code::STEP_GAP, format!("{place}/to")).with("next", next),
            Some(next) if to > next => Problem::new(&code::STEP_OVERLAP, format!("{place}/to")).with("next", next),
            None => Problem::new(&code::STEP_GAP, format!("{place}/to")).with("next", "∞"),
            Some(_) => continue,
        };
        check.push(problem.with("to", to));
    }
}

fn interpolated(check: &mut Check<'_, '_>, rule: &InterpolatedTiers, path: &str) {
    bounds(check, rule.steps.iter().map(|step| &step.from), path);
    let last = rule.steps.len().saturating_sub(1);
    for (index, step) in rule.steps.iter().enumerate() {
        let is_ended = step.to.as_ref().is_some_and(|to| *to > step.from);
        if (index == last) != is_ended || (index != last && step.to.is_some()) {
            check.push(Problem::new(&code::LAST_STEP, format!("{path}/steps/{index}")));
        }
    }
}

fn derived(check: &mut Check<'_, '_>, rule: &DerivedRate, path: &str) {
    check.not_negative(Some(&rule.weight), &format!("{path}/weight"));
    check.not_negative(rule.steps.first().map(|step| &step.from), &format!("{path}/steps/0/from"));
    rising(check, rule.steps.iter().map(|step| &step.from), |index| format!("{path}/steps/{index}/from"));
}

fn matrix(check: &mut Check<'_, '_>, rule: &Matrix, path: &str) {
    for (axis, name) in [(&rule.rows, "rows"), (&rule.columns, "columns")] {
        let place = format!("{path}/{name}");
        check.measure(&axis.on, &format!("{place}/on"));
        check.not_empty(axis.at.is_empty(), "at", &format!("{place}/at"));
        rising(check, axis.at.iter(), |index| format!("{place}/at/{index}"));
    }
    let hole = |place: String, found: usize, expected: usize| {
        Problem::new(&code::HOLE, place).with("found", found).with("expected", expected)
    };
    if rule.cells.len() != rule.rows.at.len() {
        check.push(hole(format!("{path}/cells"), rule.cells.len(), rule.rows.at.len()));
    }
    for (index, cells) in rule.cells.iter().enumerate() {
        if cells.len() != rule.columns.at.len() {
            check.push(hole(format!("{path}/cells/{index}"), cells.len(), rule.columns.at.len()));
        }
    }
}

fn spiff(check: &mut Check<'_, '_>, rule: &Spiff, path: &str) {
    if rule.start >= rule.end {
        let problem = Problem::new(&code::EMPTY_SPAN, path);
        check.push(problem.with("start", rule.start).with("end", rule.end));
    }
    if rule.amount.is_some() == rule.rate.is_some() {
        check.push(Problem::new(&code::ONE_OF_TWO, path).with("first", "amount").with("second", "rate"));
    }
    if let Some(test) = &rule.when {
        super::crediting::matching(check, test, &format!("{path}/when"));
    }
}

fn pool(check: &mut Check<'_, '_>, rule: &Pool, path: &str) {
    let place = format!("{path}/fund");
    if matches!(*rule.fund, Pay::Pool(_) | Pay::Penalty(_)) {
        check.push(Problem::new(&code::FUND, place.clone()).with("shape", rule.fund.tag()));
    }
    self::check(check, &rule.fund, &place);
}
