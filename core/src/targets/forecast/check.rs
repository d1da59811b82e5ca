//! What can be wrong with a series and with the settings of a forecast.

use super::{
    document::{ForecastMethod, ForecastPoint, Seasonal},
    rule::{Factors, Kind, Rule, Smoothing},
    run::Fault,
};
use crate::{
    calendar::{Calendar, Period},
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    limits,
    number::Number,
    targets::document::{TargetNode, TargetPlanDocument, WeightSource},
};
use std::fmt::Display;

/// A series whose periods follow each other.
#[derive(Clone, Debug)]
pub(super) struct Series {
    pub calendar: Calendar,
    pub periods: Vec<Period>,
    pub values: Vec<Number>,
}

/// The settings that every forecast has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings<'q> {
    pub season: u32,
    pub horizon: u32,
    pub method: &'q ForecastMethod,
}

/// The calendar of a plan's labels.
pub(super) fn calendar_of(plan: &TargetPlanDocument) -> Calendar {
    plan.time.as_ref().map_or_else(Calendar::gregorian, |time| Calendar::new(&time.calendar))
}

impl Series {
    /// Reads a series; what is wrong with it is noted and gives nothing.
    pub fn of(points: &[ForecastPoint], calendar: &Calendar, path: &str, problems: &mut Problems) -> Option<Self> {
        if points.is_empty() {
            problems.push(Problem::new(&general::EMPTY, path).with("field", "series"));
            return None;
        }
        if let Err(problem) = limits::check("the periods of a series", points.len(), limits::FORECAST_PERIODS_MAX) {
            problems.push(Problem { path: path.to_owned(), ..*problem });
            return None;
        }
        let mut periods: Vec<Period> = Vec::new();
        for (index, point) in points.iter().enumerate() {
            let place = format!("{path}/{index}/period");
            let period = match calendar.resolve(&point.period, &place) {
                Ok(period) => period,
                Err(problem) => {
                    problems.push(*problem);
                    return None;
                }
            };
            if let Some(before) = periods.last() {
                let expected = next(calendar, before, &place, problems)?;
                if expected != period {
                    let problem = Problem::new(&code::BAD_SEQUENCE, place).with("period", &period.label);
                    problems.push(problem.with("before", &before.label).with("expected", &expected.label));
                    return None;
                }
            }
            periods.push(period);
        }
        let values = points.iter().map(|point| point.value.clone()).collect();
        Some(Self { calendar: calendar.clone(), periods, values })
    }

    /// The periods to come.
    pub fn ahead(&self, horizon: usize, path: &str, problems: &mut Problems) -> Option<Vec<Period>> {
        let mut ahead: Vec<Period> = Vec::new();
        for _ in 0..horizon {
            let last = ahead.last().or_else(|| self.periods.last())?;
            ahead.push(next(&self.calendar, last, path, problems)?);
        }
        Some(ahead)
    }

    /// The problem that a rule cannot be run over this series.
    pub fn refused(&self, fault: &Fault, method: &ForecastMethod, path: &str) -> Problem {
        match fault {
            Fault::TooShort { need } => {
                let problem = Problem::new(&code::SHORT_SERIES, path).with("method", method.tag());
                problem.with("need", need).with("found", self.values.len())
            }
            Fault::NotPositive { index, value } => {
                let problem = Problem::new(&code::NOT_POSITIVE, format!("{path}/{index}/value"));
                let period = self.periods.get(*index).map_or("", |period| &period.label);
                problem.with("value", value.rounded(crate::rounding::Rounding::half_up(6))).with("period", period)
            }
        }
    }
}

fn next(calendar: &Calendar, period: &Period, path: &str, problems: &mut Problems) -> Option<Period> {
    let next = calendar.next(period);
    if next.is_none() {
        problems.push(Problem::new(&code::NO_NEXT_PERIOD, path).with("period", &period.label));
    }
    next
}

impl Settings<'_> {
    /// The season and the horizon as counts.
    pub fn counts(&self) -> (usize, usize) {
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        (count(self.season), count(self.horizon))
    }

    /// Notes what is wrong with them, at paths below `path`.
    pub fn check(&self, path: &str, problems: &mut Problems) {
        let longest = limits::FORECAST_HORIZON_MAX;
        within(self.season, (1, longest), &format!("{path}/season"), problems);
        within(self.horizon, (1, longest), &format!("{path}/horizon"), problems);
        let tag = self.method.tag();
        let place = format!("{path}/method/{tag}");
        if let ForecastMethod::MovingAverage(average) = self.method {
            within(average.periods, (1, longest), &format!("{place}/periods"), problems);
        }
        let is_seasonal = matches!(self.method, ForecastMethod::SeasonalNaive(_) | ForecastMethod::HoltWinters(_));
        if is_seasonal && self.season < 2 {
            problems.push(Problem::new(&code::NO_SEASON, format!("{path}/season")).with("method", tag));
        }
        if let Some(Rule::Smoothing(smoothing)) = Rule::of(self.method) {
            check_factors(&smoothing.factors, &place, problems);
            self.check_seasons(&smoothing, &format!("{place}/seasons"), problems);
        }
    }

    fn check_seasons(&self, smoothing: &Smoothing, path: &str, problems: &mut Problems) {
        let (season, found) = (self.counts().0, smoothing.seasons.len());
        if found != 0 && found != season {
            problems.push(Problem::new(&code::SEASONS_LENGTH, path).with("found", found).with("expected", season));
        }
        if smoothing.kind == Kind::Seasonal(Seasonal::Multiplicative) {
            for (index, one) in smoothing.seasons.iter().enumerate().filter(|(_, one)| !one.is_positive()) {
                outside(one, "above 0", format!("{path}/{index}"), problems);
            }
        }
    }
}

fn check_factors(factors: &Factors<Option<Number>>, path: &str, problems: &mut Problems) {
    let Factors { alpha, beta, phi, gamma } = factors;
    for (name, factor) in [("alpha", alpha), ("beta", beta), ("phi", phi), ("gamma", gamma)] {
        if let Some(factor) = factor
            && (factor.is_negative() || *factor > Number::ONE)
        {
            outside(factor, "0 to 1", format!("{path}/{name}"), problems);
        }
    }
}

/// Notes a count that is not between two others.
pub(super) fn within(value: u32, (least, most): (u32, u32), path: &str, problems: &mut Problems) {
    if !(least..=most).contains(&value) {
        outside(value, &format!("{least} to {most}"), path.to_owned(), problems);
    }
}

/// Notes a value outside of a range.
pub(super) fn outside(value: impl Display, range: &str, path: String, problems: &mut Problems) {
    problems.push(Problem::new(&general::OUT_OF_RANGE, path).with("value", value).with("range", range));
}

/// Notes when all the series that weights of a plan are forecast from are longer than can be looked at in good time.
pub(in crate::targets) fn check_size(tree: &TargetNode, problems: &mut Problems) {
    if let Err(problem) = limits::check("the periods of all series", points_below(tree), limits::FORECAST_VALUES_MAX) {
        problems.push(Problem { path: "/tree".to_owned(), ..*problem });
    }
}

fn points_below(node: &TargetNode) -> usize {
    let own = match &node.weights {
        Some(WeightSource::Forecast(weights)) => weights.series.values().map(Vec::len).sum(),
        _ => 0,
    };
    node.children.iter().map(points_below).fold(own, usize::saturating_add)
}
