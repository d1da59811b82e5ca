//! Caps that bind too early or never.

use super::{
    super::document::{Accumulate, Component, Matrix, MatrixGives, Pay, PlanDocument},
    falls::limits_of,
    is_multiplied,
    profile::Profile,
    shapes::{Bound, shape_of},
};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    number::Number,
};

/// Notes a cap that keeps everything, that steps never get past, or that nothing reaches.
pub fn of(plan: &PlanDocument, component: &Component, path: &str, findings: &mut Problems) {
    let Some(cap) = &component.cap else { return };
    let place = format!("{path}/cap");
    if cap.is_zero() && is_never_negative(&component.pay) {
        findings.push(Problem::new(&code::NEVER, place).with("id", &component.id));
        return;
    }
    let shape = shape_of(component, &component.pay, &format!("{path}/pay"));
    if let Some(shape) = &shape
        && let Some(cap) = &limits_of(plan, component).cap
        && let Some((at, step)) = unreachable(&shape.profile, &shape.bounds, cap)
    {
        let problem = Problem::new(&code::UNREACHABLE, step.path.clone()).with("id", &component.id);
        findings.push(problem.with("at", shape.profile.bound(&at)).with("from", shape.profile.bound(&step.from)));
    }
    let most = most(plan, component, shape.as_ref().map(|shape| &shape.profile));
    if let Some(most) = most.filter(|most| most < cap) {
        let problem = Problem::new(&code::CAP_NEVER, place).with("id", &component.id);
        findings.push(problem.with("cap", cap).with("most", most));
    }
}

/// Where the cap is reached for good, and the first step after that.
fn unreachable<'b>(profile: &Profile, bounds: &'b [Bound], cap: &Number) -> Option<(Number, &'b Bound)> {
    let (at, is_jump) = reached(profile, cap)?;
    let step = bounds.iter().skip(1).find(|bound| bound.from > at || (bound.from == at && !is_jump))?;
    Some((at, step))
}

/// The point from which on the pay is never below the cap, and whether it gets there by a jump. `None` where it never is,
/// always was, or where that depends on the facts.
fn reached(profile: &Profile, cap: &Number) -> Option<(Number, bool)> {
    let mut end: Option<&Number> = None;
    for piece in profile.pieces.iter().rev() {
        if !piece.is_straight() {
            return None;
        }
        let [constant, linear, _] = &piece.worth;
        let (constant, slope) = (constant.as_money()?, linear.as_money()?);
        let height = |x: &Number| constant + &(slope * x);
        match end {
            None if slope.is_negative() || (slope.is_zero() && constant < cap) => return None,
            Some(end) if height(end) < *cap => return Some((end.clone(), true)),
            _ => {}
        }
        let starts_below = piece.from.as_ref().is_none_or(|from| height(from) < *cap);
        if starts_below && !slope.is_zero() {
            return (cap - constant).over(slope).map(|at| (at, false));
        }
        end = piece.from.as_ref();
    }
    end.map(|end| (end.clone(), false))
}

/// The most that a component can pay, where that is known and scaled for active days as its cap is.
fn most(plan: &PlanDocument, component: &Component, profile: Option<&Profile>) -> Option<Number> {
    let is_late = component.cap_after_multipliers && is_multiplied(plan, component);
    let is_alike = plan.proration.caps == plan.proration.fixed;
    if is_late || !is_alike || component.accumulate == Accumulate::Each {
        return None;
    }
    match &component.pay {
        Pay::Fixed(rule) => Some(rule.amount.clone()),
        Pay::Bonus(rule) => Some(rule.amount.clone().at_least(&Number::ZERO)),
        Pay::RankAward(rule) => rule.places.iter().max().cloned(),
        Pay::Matrix(rule) if rule.gives == MatrixGives::Amount => cells(rule).max().cloned(),
        Pay::Curve(_) | Pay::InterpolatedTiers(_) => highest(profile?),
        _ => None,
    }
}

fn cells(rule: &Matrix) -> impl Iterator<Item = &Number> {
    rule.cells.iter().flatten()
}

/// The highest point of straight pieces of money.
fn highest(profile: &Profile) -> Option<Number> {
    let mut highest: Option<Number> = None;
    for (index, piece) in profile.pieces.iter().enumerate() {
        let next = profile.pieces.get(index.saturating_add(1)).and_then(|next| next.from.as_ref());
        let slope = piece.worth[1].as_money().filter(|_| piece.is_straight())?;
        if (next.is_none() && slope.is_positive()) || (piece.from.is_none() && slope.is_negative()) {
            return None;
        }
        for end in [piece.from.as_ref(), next].into_iter().flatten() {
            let height = piece.at(end).as_money()?.clone();
            highest = Some(highest.map_or_else(|| height.clone(), |known| known.at_least(&height)));
        }
    }
    highest
}

/// Whether a shape pays nothing below zero while nothing below zero is measured.
fn is_never_negative(pay: &Pay) -> bool {
    let is = |number: &Number| !number.is_negative();
    match pay {
        Pay::Rate(rule) => is(&rule.rate),
        Pay::PerUnit(rule) => is(&rule.amount),
        Pay::Fixed(rule) => is(&rule.amount),
        Pay::Bonus(rule) => is(&rule.amount),
        Pay::Tiers(rule) => {
            rule.steps.iter().all(|step| [&step.rate, &step.per_unit, &step.fixed].into_iter().flatten().all(is))
        }
        Pay::Curve(rule) => rule.points.iter().all(|point| is(&point.1)),
        Pay::InterpolatedTiers(rule) => rule.steps.iter().all(|step| is(&step.amount)),
        Pay::Package(rule) => is(&rule.amount),
        Pay::Grade(rule) => rule.coefficients.values().all(is),
        Pay::Penalty(_) => false,
        Pay::DerivedRate(rule) => rule.steps.iter().all(|step| is(&step.multiple)),
        Pay::Matrix(rule) => cells(rule).all(is),
        Pay::Spiff(rule) => [&rule.amount, &rule.rate].into_iter().flatten().all(is),
        Pay::RankAward(rule) => rule.places.iter().all(is),
        Pay::Pool(rule) => is_never_negative(&rule.fund),
    }
}
