//! The value that earns given points: the way back through a normalisation.

use super::raw::Inputs;
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
    scoring::{
        document::Indicator,
        rule::{Measure, Score, Within},
    },
};

/// The most places of a value that are looked for.
const PLACES_MAX: u32 = 12;

/// A value nearest to the present one that earns at least `points`; `None` where none does or the rule has no way back
/// (peers, tables).
pub fn value_for(indicator: &Indicator, inputs: &Inputs, scale: &Number, points: &Number) -> Option<Number> {
    let part = points.over(scale)?;
    let target = inputs.target.as_ref().map(|target| target.number());
    let base = inputs.base.as_ref().map(|base| base.number());
    let between = |from: &Number, to: &Number| from + &(&part * &(to - from));
    match &indicator.score {
        Score::Points(_) => Some(points.clone()),
        Score::Ratio(_) if target?.is_positive() => Some(&part * target?),
        Score::Ratio(_) | Score::Progress(_) => Some(between(base?, target?)),
        Score::InverseRatio(_) => target?.over(&part).filter(|_| part.is_positive()),
        Score::Mirror(_) => Some((Number::from(2) - &part) * target?),
        Score::Linear(line) => {
            let to = line.to.as_ref().or(target)?;
            let value = (part <= Number::ONE).then(|| between(&line.from, to))?;
            actual(indicator, inputs, value)
        }
        Score::Piecewise(lines) => {
            let lines: Vec<_> = lines.points.iter().map(|point| (&point.0, &point.1)).collect();
            actual(indicator, inputs, nearest(&lines, points, &measured(indicator, inputs)?)?)
        }
        Score::Within(Within { from, to, zero_at }) => {
            let none = Number::ZERO;
            let lines = [(&zero_at.0, &none), (from, scale), (to, scale), (&zero_at.1, &none)];
            actual(indicator, inputs, nearest(&lines, points, &measured(indicator, inputs)?)?)
        }
        Score::Steps(steps) if indicator.inclusive => {
            let present = measured(indicator, inputs)?;
            let enough = steps.iter().filter(|step| step.points >= *points).map(|step| &step.from);
            let best = enough.min_by_key(|from| (*from - &present).abs())?;
            actual(indicator, inputs, best.clone())
        }
        Score::Steps(_) | Score::ZScore(_) | Score::MinMax(_) | Score::Percentile(_) | Score::Matrix(_) => None,
    }
}

/// The step in which a value moves: the declared one, or two places more than the value has.
pub fn step_of(indicator: &Indicator, present: &Number) -> Option<Number> {
    match &indicator.step {
        Some(step) => Some(step.clone()),
        None => Number::ONE.over(&Number::from(10).to_power(places_of(present).saturating_add(2))),
    }
}

/// The places of a value; two for what is no decimal.
fn places_of(number: &Number) -> u32 {
    let has = |scale: &u32| number.rounded(Rounding { mode: Mode::Down, scale: *scale }) == *number;
    (0..=PLACES_MAX).find(has).unwrap_or(2)
}

/// What the rule looks at now.
fn measured(indicator: &Indicator, inputs: &Inputs) -> Option<Number> {
    match indicator.measure {
        Measure::Actual => Some(inputs.raw.number().clone()),
        Measure::Attainment => inputs.raw.number().over(inputs.target.as_ref()?.number()),
    }
}

/// The actual value behind what the rule looks at.
pub fn actual(indicator: &Indicator, inputs: &Inputs, value: Number) -> Option<Number> {
    match indicator.measure {
        Measure::Actual => Some(value),
        Measure::Attainment => Some(value * inputs.target.as_ref()?.number()),
    }
}

/// The value nearest to `present` at which the lines reach `height`.
fn nearest(points: &[(&Number, &Number)], height: &Number, present: &Number) -> Option<Number> {
    let tops = points.iter().filter(|(_, y)| *y >= height).map(|(x, _)| (*x).clone());
    tops.chain(crossings(points, height)).min_by_key(|x| (x - present).abs())
}

/// The values at which the lines pass a height.
pub fn crossings(points: &[(&Number, &Number)], height: &Number) -> Vec<Number> {
    let crossing = |pair: &[(&Number, &Number)]| {
        let [(x0, y0), (x1, y1)] = *pair else { return None };
        let is_between = y0.min(y1) <= height && height <= y0.max(y1);
        let slope = (x1 - x0).over(&(y1 - y0)).filter(|_| is_between)?;
        Some(x0 + &((height - y0) * slope))
    };
    points.windows(2).filter_map(crossing).collect()
}
