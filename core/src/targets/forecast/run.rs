//! A rule run over a series: what it expected of every period, what it expects of those to come.

use super::{
    document::Seasonal,
    recursion::{PLACES, Recursion, Scalar as _, State, Stated},
    rule::{Factors, Kind, Rule, Smoothing},
    search::found,
};
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
};

/// A rule run over a series.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// The rule with all that was found.
    pub rule: Rule,
    /// A row for each period of the series.
    pub rows: Vec<Row>,
    /// What is expected of the periods to come, to twelve places.
    pub ahead: Vec<Number>,
    /// How many figures of the rule were found from the series, so that its misses look smaller than they are.
    pub found: usize,
    /// How many periods at the beginning do not count as misses.
    pub warm_up: usize,
}

/// What a rule made of a period.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub value: Number,
    /// What it expected; nothing where it had nothing to go by.
    pub expected: Option<Number>,
    /// The states after it.
    pub state: Option<State<Number>>,
}

/// Why a rule cannot be run over a series.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// It needs more periods.
    TooShort { need: usize },
    /// Seasons that multiply met a value, or a line of level and trend, that is not above zero.
    NotPositive { index: usize, value: Number },
}

/// As figures are kept.
pub(super) fn kept(number: &Number) -> Number {
    number.rounded(Rounding { mode: Mode::HalfEven, scale: PLACES })
}

impl Run {
    /// Runs a rule over a series with periods to come.
    pub fn of(rule: &Rule, values: &[Number], season: usize, horizon: usize) -> Result<Self, Fault> {
        let need = rule.need(season);
        if values.len() < need.max(1) {
            return Err(Fault::TooShort { need: need.max(1) });
        }
        match rule {
            Rule::Smoothing(smoothing) => smooth(smoothing, values, season, horizon),
            Rule::Naive => Ok(repeated(rule, values, 1, horizon)),
            Rule::SeasonalNaive => Ok(repeated(rule, values, season, horizon)),
            Rule::Drift => Ok(drift(values, horizon)),
            Rule::Average(periods) => Ok(average(rule, values, *periods, horizon)),
        }
    }

    /// What was reached less what was expected, in the periods that count.
    pub fn misses(&self) -> Vec<Number> {
        let counted = self.rows.iter().skip(self.warm_up);
        counted.filter_map(|row| Some(&row.value - row.expected.as_ref()?)).collect()
    }
}

fn plain(rule: &Rule, rows: Vec<(Number, Option<Number>)>, ahead: Vec<Number>, found: usize) -> Run {
    let rows = rows.into_iter().map(|(value, expected)| Row { value, expected, state: None }).collect();
    Run { rule: rule.clone(), rows, ahead, found, warm_up: 0 }
}

/// Every period as the one `lag` before it.
fn repeated(rule: &Rule, values: &[Number], lag: usize, horizon: usize) -> Run {
    let before = std::iter::repeat_n(None, lag).chain(values.iter().cloned().map(Some));
    let rows = values.iter().cloned().zip(before).collect();
    let last = values.get(values.len().saturating_sub(lag)..).unwrap_or_default();
    plain(rule, rows, last.iter().cycle().take(horizon).cloned().collect(), 0)
}

/// Every period as the one before it and the mean change.
fn drift(values: &[Number], horizon: usize) -> Run {
    let (first, last) = (values.first().cloned().unwrap_or_default(), values.last().cloned().unwrap_or_default());
    let change = (&last - &first).over(&Number::from(values.len().saturating_sub(1))).unwrap_or_default();
    let before = std::iter::once(None).chain(values.iter().map(|value| Some(kept(&(value + &change)))));
    let rows = values.iter().cloned().zip(before).collect();
    let ahead = (1..=horizon).map(|steps| kept(&(&last + &(&change * &Number::from(steps))))).collect();
    plain(&Rule::Drift, rows, ahead, 1)
}

/// Every period as the mean of those before it.
fn average(rule: &Rule, values: &[Number], periods: usize, horizon: usize) -> Run {
    let mean =
        |values: &[Number]| kept(&values.iter().sum::<Number>().over(&Number::from(periods)).unwrap_or_default());
    let means: Vec<Number> = values.windows(periods).map(mean).collect();
    let next = means.last().cloned().unwrap_or_default();
    let before = std::iter::repeat_n(None, periods).chain(means.into_iter().map(Some));
    let rows = values.iter().cloned().zip(before).collect();
    plain(rule, rows, vec![next; horizon], 0)
}

fn smooth(smoothing: &Smoothing, values: &[Number], season: usize, horizon: usize) -> Result<Run, Fault> {
    let not_positive = |index: usize, value: &Number| Fault::NotPositive { index, value: value.clone() };
    let multiplies = smoothing.kind == Kind::Seasonal(Seasonal::Multiplicative);
    if multiplies && let Some((index, value)) = values.iter().enumerate().find(|(_, value)| !value.is_positive()) {
        return Err(not_positive(index, value));
    }
    let factors = found(smoothing, values, season);
    let recursion = Recursion::new(smoothing.kind, season, factors.clone());
    let stated =
        Stated { level: smoothing.level.as_ref(), trend: smoothing.trend.as_ref(), seasons: &smoothing.seasons };
    let first = || values.first().cloned().unwrap_or_default();
    let start = recursion.start(values, &stated).ok_or_else(|| not_positive(0, &first()))?;
    let mut state = start.clone();
    let mut rows = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let expected = recursion.next(&state);
        let line = &state.level + &(&factors.phi * &state.trend);
        recursion.take(&mut state, value).ok_or_else(|| not_positive(index, &line))?;
        rows.push(Row { value: value.clone(), expected: Some(expected), state: Some(state.clone()) });
    }
    Ok(Run {
        ahead: ahead(&recursion, &state, horizon),
        rows,
        found: smoothing.free(),
        warm_up: smoothing.warm_up(season),
        rule: Rule::Smoothing(settled(smoothing, factors, start)),
    })
}

/// The smoothing with everything stated.
fn settled(smoothing: &Smoothing, factors: Factors<Number>, start: State<Number>) -> Smoothing {
    Smoothing {
        kind: smoothing.kind,
        factors: factors.map(|factor| Some(factor.clone())),
        level: Some(start.level),
        trend: Some(start.trend),
        seasons: start.seasons.into(),
    }
}

/// The values to come: the trend reaches φ + φ² + … times as far, the seasons go round.
fn ahead(recursion: &Recursion<Number>, state: &State<Number>, horizon: usize) -> Vec<Number> {
    let reaches = reaches(&recursion.factors.phi, horizon);
    let round = reaches.iter().enumerate().map(|(index, reach)| {
        let place = index.checked_rem(state.seasons.len()).unwrap_or(0);
        recursion.value(state, reach, state.seasons.get(place))
    });
    round.collect()
}

/// φ, φ + φ², …: the powers are kept to twelve places.
pub(super) fn reaches(phi: &Number, horizon: usize) -> Vec<Number> {
    let (mut power, mut reach) = (Number::ONE, Number::ZERO);
    let next = |_| {
        power = (&power * phi).kept();
        reach += &power;
        reach.clone()
    };
    (0..horizon).map(next).collect()
}
