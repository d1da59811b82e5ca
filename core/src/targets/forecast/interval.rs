//! How far off a forecast may be: the deviation of the misses, how it grows with the horizon, the interval.

use super::{
    document::Seasonal,
    recursion::PLACES,
    rule::{Kind, Rule, Smoothing},
    run::{Run, kept, reaches},
};
use crate::{
    number::Number,
    stats::interval::normal_quantile,
    trace::{Figure, common},
};

/// The variance of the misses: their squares over their count less the figures that were found from the series.
pub(super) fn variance(run: &Run) -> Option<Number> {
    let misses = run.misses();
    let freedom = misses.len().checked_sub(run.found).filter(|freedom| *freedom > 0)?;
    let squares: Number = misses.iter().map(|miss| miss.to_power(2)).sum();
    squares.over(&Number::from(freedom))
}

/// The root, half up to twelve places.
pub(super) fn root(number: &Number) -> Option<Number> {
    Some(Figure::root(&common::AMOUNT, &Figure::constant(&common::AMOUNT, number.clone()), 2, PLACES)?.number().clone())
}

/// Half the width of the interval of each period to come: z · √(variance · growth).
pub(super) fn margins(run: &Run, variance: &Number, growths: &[Number], level: &Number) -> Option<Vec<Number>> {
    let quantile = normal_quantile(level)?;
    let margin = |growth: &Number| Some(kept(&(&quantile * &root(&(variance * growth))?)));
    growths.iter().take(run.ahead.len()).map(margin).collect()
}

/// By how much the variance of a miss grows with the horizon; nothing where that is not known.
///
/// Hyndman and Athanasopoulos, *Forecasting: principles and practice*: the naive methods and drift by their table in 5.5, the
/// smoothings by 8.7 (1 + Σ c²ⱼ over the periods between, cⱼ = α + αβ(φ + … + φʲ), and γ more at every whole season). The
/// mean of k periods adds its own variance, 1 ÷ k. Seasons that multiply have no such formula.
pub(super) fn growths(rule: &Rule, count: usize, season: usize, horizon: usize) -> Option<Vec<Number>> {
    let steps = (1..=horizon).map(Number::from);
    match rule {
        Rule::Naive => Some(steps.collect()),
        Rule::SeasonalNaive => {
            let rounds = (0..horizon).map(|before| before.checked_div(season).unwrap_or(0).saturating_add(1));
            Some(rounds.map(Number::from).collect())
        }
        Rule::Drift => {
            let past = Number::from(count.saturating_sub(1));
            steps.map(|steps| Some(&steps * &(Number::ONE + steps.over(&past)?))).collect()
        }
        Rule::Average(periods) => {
            let own = Number::ONE.over(&Number::from(*periods))?;
            Some(vec![Number::ONE + own; horizon])
        }
        Rule::Smoothing(smoothing) => smoothed(smoothing, season, horizon),
    }
}

fn smoothed(smoothing: &Smoothing, season: usize, horizon: usize) -> Option<Vec<Number>> {
    if smoothing.kind == Kind::Seasonal(Seasonal::Multiplicative) {
        return None;
    }
    let factors = smoothing.factors.map(|factor| factor.clone().unwrap_or_default());
    let is_seasonal = matches!(smoothing.kind, Kind::Seasonal(_));
    let mut growth = Number::ONE;
    let mut growths = Vec::new();
    for (index, reach) in reaches(&factors.phi, horizon).into_iter().enumerate() {
        growths.push(growth.clone());
        let past = index.saturating_add(1);
        let is_round = is_seasonal && past.checked_rem(season) == Some(0);
        let trend = &(&factors.alpha * &factors.beta) * &reach;
        let share = &factors.alpha + &trend;
        let share = if is_round { &share + &factors.gamma } else { share };
        growth += &kept(&share.to_power(2));
    }
    Some(growths)
}
