//! The trace of a payout: the stages in order, each with the figures that it found.

use super::{
    super::{crediting::Credits, facts::MeasureFacts, labels as label},
    Evaluated, Passed,
    ask::Ask,
    draw::Drawn,
    holdback::Held,
    leaving::Left,
    ledger::Ledger,
    limits::PlanLimits,
    rates::Converted,
    standing::{attained, period_quota},
};
use crate::{
    number::Number,
    trace::{Figure, Label, Step, common},
};
use std::sync::Arc;

/// What the last stages found.
pub struct Closing {
    pub limits: PlanLimits,
    pub entitled: Figure,
    /// Of somebody who left: what still earns.
    pub left: Option<Left>,
    pub held: Option<Held>,
    pub available: Figure,
    /// What caps cut and the next period has, by line.
    pub withheld: Vec<(String, Figure)>,
    pub drawn: Drawn,
    pub pay: Figure,
    pub ledger: Ledger,
    pub payment: Option<Converted>,
}

/// The whole trace.
pub fn trace(found: &Evaluated<'_>) -> Arc<Step> {
    let Evaluated { ask, credits, factors, gates: gates_found, passed, closing, .. } = found;
    let each = |of: fn(&Passed) -> &Figure| passed.iter().map(of).map(Figure::step).collect::<Vec<_>>();
    let stage = |name: &'static Label, of: Vec<Arc<Step>>| Step::group(name, None, of);
    let Closing { limits, entitled, left, held, available, withheld, drawn, pay, ledger, payment } = closing;
    let mut multipliers: Vec<Arc<Step>> = factors.figures().map(Figure::step).collect();
    multipliers.extend(each(|line| &line.after_multipliers));
    let mut gates: Vec<Arc<Step>> = gates_found.figures().map(Figure::step).collect();
    gates.extend(each(|line| &line.after_gates));
    let mut plan_limits: Vec<Arc<Step>> = limits.shown.iter().map(Figure::step).collect();
    plan_limits.extend(withheld.iter().map(|(line, withheld)| withheld.clone().about(line.as_str()).step()));
    let mut rounding: Vec<Arc<Step>> = limits.lines.iter().map(Figure::step).collect();
    rounding.push(entitled.step());
    let mut holdback: Vec<Arc<Step>> = Vec::new();
    if let Some(left) = left {
        holdback.extend([left.forfeited.step(), left.waiting.step()]);
        holdback.extend(left.excess.as_ref().map(Figure::step));
    }
    if let Some(Held { held, released, .. }) = held {
        holdback.extend([held.step(), released.step()]);
    }
    holdback.push(available.step());
    let mut settled = vec![&ledger.brought, &ledger.carry, &ledger.due, &ledger.carried];
    let others = [&ledger.forgiven, &drawn.demanded, &drawn.forgiven];
    settled.extend(others.into_iter().filter(|other| !other.number().is_zero()));
    settled.extend(payment.as_ref().map(|payment| &payment.due));
    let stages = vec![
        stage(&label::CREDIT_STAGE, credited(credits)),
        stage(&label::MEASURE_STAGE, measured(ask, credits)),
        stage(&label::ATTAINMENT_STAGE, attainments(ask, credits)),
        stage(&label::EARNINGS_STAGE, each(|line| &line.earned)),
        stage(&label::LIMITS_STAGE, each(|line| &line.after_cap)),
        stage(&label::MULTIPLIERS_STAGE, multipliers),
        stage(&label::GATES_STAGE, gates),
        stage(&label::PLAN_LIMITS_STAGE, plan_limits),
        stage(&label::ROUNDING_STAGE, rounding),
        stage(&label::HOLDBACK_STAGE, holdback),
        stage(&label::DRAW_STAGE, [&drawn.top, &drawn.recovered, &drawn.debt, pay].map(Figure::step).to_vec()),
        stage(&label::LEDGER_STAGE, settled.into_iter().map(Figure::step).collect()),
    ];
    Step::group(&common::OUTCOME, Some(ask.facts.person.as_str().to_owned()), stages)
}

fn credited(credits: &Credits) -> Vec<Arc<Step>> {
    let of_measure =
        |deals: &Vec<super::super::crediting::Credit>| deals.iter().map(|deal| deal.credit.step()).collect::<Vec<_>>();
    credits.measures().flat_map(|(_, deals)| of_measure(deals)).collect()
}

/// The measures of the period that are known.
fn measured(ask: &Ask<'_>, credits: &Credits) -> Vec<Arc<Step>> {
    let known = ask.plan.measures.iter().filter(|measure| is_known(ask, credits, &measure.id));
    known.filter_map(|measure| credits.actual(ask, &measure.id)).map(|actual| actual.step()).collect()
}

/// The attainments of the period, of measures that have a quota.
fn attainments(ask: &Ask<'_>, credits: &Credits) -> Vec<Arc<Step>> {
    let mut steps = Vec::new();
    for measure in &ask.plan.measures {
        let is_given =
            |facts: &MeasureFacts| facts.quotas.is_some() || facts.quota.as_ref().is_some_and(Number::is_positive);
        if ask.facts.measures.get(&measure.id).is_some_and(is_given)
            && is_known(ask, credits, &measure.id)
            && let (Some(actual), Some(quota)) = (credits.actual(ask, &measure.id), period_quota(ask, &measure.id))
            && quota.number().is_positive()
        {
            steps.extend(attained(ask, &measure.id, &actual, &quota).map(|attained| attained.step()));
        }
    }
    steps
}

/// Whether there is a value of a measure for the period.
pub fn is_known(ask: &Ask<'_>, credits: &Credits, measure: &crate::id::Id) -> bool {
    let is_given = || ask.facts.measures.get(measure).is_some_and(|facts| facts.actual.is_some());
    credits.deals(measure).is_some() || is_given()
}
