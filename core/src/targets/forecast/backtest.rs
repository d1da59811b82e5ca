//! How a rule would have done before: from several origins, with what was known at each, against what came.

use super::{
    outcome::{Backtest, Reason},
    rule::Rule,
    run::{Fault, Run, kept},
};
use crate::{number::Number, rounding::Rounding};

/// The places of errors.
const ERROR_PLACES: u32 = 6;

/// How many values lie before each origin: the latest origins whose whole horizon has come, at most `most`, of which the
/// first leaves two seasons and a period (five periods without seasons) where there is more than one.
pub(super) fn origins(count: usize, season: usize, horizon: usize, most: usize) -> Vec<usize> {
    let Some(last) = count.checked_sub(horizon).filter(|last| *last > 0) else { return Vec::new() };
    let least = if season > 1 { season.saturating_mul(2).saturating_add(1) } else { 5 };
    let first = last.saturating_add(1).saturating_sub(most.max(1)).max(least.min(last));
    (first..=last).collect()
}

/// A forecast that came due: what was expected and what came.
struct Due {
    expected: Number,
    actual: Number,
}

/// The mean absolute error, exact, and the errors as they are told.
pub(super) struct Tested {
    pub mean: Number,
    pub told: Backtest,
}

/// Runs a rule from every origin; factors that are not stated are found anew at each, of what was known by then.
pub(super) fn backtest(
    rule: &Rule,
    values: &[Number],
    season: usize,
    horizon: usize,
    origins: &[usize],
) -> Result<Tested, Reason> {
    let mut due = Vec::new();
    for origin in origins {
        let (known, later) = values.split_at_checked(*origin).ok_or(Reason::TooShort)?;
        let run = Run::of(rule, known, season, horizon).map_err(|fault| reason(&fault))?;
        let pairs = run.ahead.into_iter().zip(later.iter().cloned());
        due.extend(pairs.map(|(expected, actual)| Due { expected, actual }));
    }
    let first = origins.first().copied().ok_or(Reason::TooShort)?;
    let mean = mean(due.iter().map(|due| Some((&due.actual - &due.expected).abs()))).ok_or(Reason::TooShort)?;
    let usual = usual_change(values.get(..first).unwrap_or_default(), season);
    Ok(Tested { told: told(&due, &mean, usual, origins.len()), mean })
}

/// The reason that a fault is.
pub(super) const fn reason(fault: &Fault) -> Reason {
    match fault {
        Fault::TooShort { .. } => Reason::TooShort,
        Fault::NotPositive { .. } => Reason::NotPositive,
    }
}

fn told(due: &[Due], mean_error: &Number, usual: Result<Number, Reason>, origins: usize) -> Backtest {
    let rounded = |number: Number| number.rounded(Rounding::half_up(ERROR_PLACES));
    let error = |due: &Due| (&due.actual - &due.expected).abs();
    // Quotients are kept to twelve places: a sum of fractions would have the digits of all denominators.
    let mape = mean(due.iter().map(|due| Some(kept(&error(due).over(&due.actual.abs())?))));
    let smape = mean(due.iter().map(|due| {
        let both = due.actual.abs() + due.expected.abs();
        Some(kept(&(error(due) * Number::from(2)).over(&both)?))
    }));
    let (mase, mase_reason) = match usual.map(|usual| mean_error.over(&usual)) {
        Ok(Some(mase)) => (Some(rounded(mase)), None),
        Ok(None) => (None, Some(Reason::NoChange)),
        Err(reason) => (None, Some(reason)),
    };
    Backtest {
        origins,
        errors: due.len(),
        mae: rounded(mean_error.clone()),
        mape_reason: mape.is_none().then_some(Reason::ZeroActual),
        mape: mape.map(rounded),
        smape_reason: smape.is_none().then_some(Reason::ZeroBoth),
        smape: smape.map(rounded),
        mase,
        mase_reason,
    }
}

/// The mean; nothing of nothing, or where one of them is not defined.
fn mean(values: impl Iterator<Item = Option<Number>>) -> Option<Number> {
    let values: Vec<Number> = values.collect::<Option<_>>()?;
    values.iter().sum::<Number>().over(&Number::from(values.len()))
}

/// The mean absolute change from a season before, of what was known at the first origin.
fn usual_change(known: &[Number], season: usize) -> Result<Number, Reason> {
    let changes = known.iter().zip(known.iter().skip(season)).map(|(one, next)| Some((next - one).abs()));
    mean(changes).ok_or(Reason::TooShort)
}
