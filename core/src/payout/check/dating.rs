//! What depends on days: the weights of months.

use super::{super::document::rate_problems, Check};
use crate::{
    calendar::Grain,
    error::{Problem, catalogue::document as doc, catalogue::pay as code},
    number::Number,
    quantity::Unit,
};

/// The months of a year.
const MONTHS: usize = 12;

pub fn check(check: &mut Check<'_, '_>) {
    seasonality(check);
    rate_problems(&check.plan.rates).into_iter().for_each(|problem| check.push(problem));
    measures(check);
}

/// Measures of money are in the plan's currency: their rates and bounds could not be told from its amounts.
fn measures(check: &mut Check<'_, '_>) {
    let plan = check.plan;
    for (index, measure) in plan.measures.iter().enumerate() {
        if let Some(Unit::Currency(unit)) = &measure.unit
            && unit.code != plan.currency
        {
            let problem = Problem::new(&code::MEASURE_CURRENCY, format!("/measures/{index}/unit"));
            check.push(problem.with("id", &measure.id).with("currency", unit.code).with("plan", plan.currency));
        }
    }
}

/// One weight for each month, and no period without any weight: its active share would be nothing over nothing.
fn seasonality(check: &mut Check<'_, '_>) {
    let Some(weights) = &check.plan.proration.seasonality else { return };
    let path = "/proration/seasonality";
    if weights.len() != MONTHS {
        check.push(Problem::new(&code::SEASON_MONTHS, path).with("found", weights.len()));
        return;
    }
    for (index, weight) in weights.iter().enumerate() {
        check.not_negative(Some(weight), &format!("{path}/{index}"));
    }
    let months = match check.plan.period {
        Grain::Year => MONTHS,
        Grain::Half => 6,
        Grain::Quarter => 3,
        Grain::Month | Grain::Week | Grain::Day => 1,
    };
    for (index, weights) in weights.chunks(months).enumerate() {
        let total: Number = weights.iter().sum();
        if total.is_zero() {
            let first = index.saturating_mul(months);
            let problem = Problem::new(&doc::OUT_OF_RANGE, format!("{path}/{first}"));
            check.push(problem.with("value", total).with("range", "> 0"));
        }
    }
}
