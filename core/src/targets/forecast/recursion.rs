//! The recursion of exponential smoothing, over exact numbers and, for the search of factors, over binary floats.

use super::{
    document::Seasonal,
    rule::{Factors, Kind},
};
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
};
use std::collections::VecDeque;

/// The places that states are kept with: recursions in exact fractions would double their digits every period.
pub(super) const PLACES: u32 = 12;

/// What the recursion is worked in.
pub(super) trait Scalar: Clone {
    fn of(value: usize) -> Self;
    fn plus(&self, other: &Self) -> Self;
    fn minus(&self, other: &Self) -> Self;
    fn times(&self, other: &Self) -> Self;
    /// The quotient; nothing where it is not above zero what divides.
    fn over_positive(&self, divisor: &Self) -> Option<Self>;
    /// As states are kept.
    fn kept(self) -> Self;
}

impl Scalar for Number {
    fn of(value: usize) -> Self {
        Self::from(value)
    }
    fn plus(&self, other: &Self) -> Self {
        self + other
    }
    fn minus(&self, other: &Self) -> Self {
        self - other
    }
    fn times(&self, other: &Self) -> Self {
        self * other
    }
    fn over_positive(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_positive() { self.over(divisor) } else { None }
    }
    fn kept(self) -> Self {
        self.rounded(Rounding { mode: Mode::HalfEven, scale: PLACES })
    }
}

/// Level, trend and the seasons of the last periods, the oldest first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State<S> {
    pub level: S,
    pub trend: S,
    pub seasons: VecDeque<S>,
}

/// A kind of smoothing with its factors and what they leave.
#[derive(Clone, Debug)]
pub(super) struct Recursion<S> {
    pub kind: Kind,
    pub season: usize,
    pub factors: Factors<S>,
    rests: Factors<S>,
}

/// What is stated of the states before the first period.
pub(super) struct Stated<'s, S> {
    pub level: Option<&'s S>,
    pub trend: Option<&'s S>,
    pub seasons: &'s [S],
}

impl<S: Scalar> Recursion<S> {
    pub fn new(kind: Kind, season: usize, factors: Factors<S>) -> Self {
        let rests = factors.map(|factor| S::of(1).minus(factor));
        Self { kind, season, factors, rests }
    }

    /// The states before the first period: what is stated of them, the rest from the first values.
    ///
    /// Without seasons the trend is y₂ − y₁ and the level such that the first value is met: y₁ − φ·trend. With seasons of m
    /// periods the trend is the difference of the means of the first two seasons ÷ m, the level the first mean less
    /// (m + 1) ÷ 2 trends, and the seasons what the first season's values are apart from that line (÷ it, where they multiply).
    pub fn start(&self, values: &[S], stated: &Stated<'_, S>) -> Option<State<S>> {
        let Kind::Seasonal(seasonal) = self.kind else {
            let trend = match (stated.trend, self.kind, values) {
                (Some(trend), ..) => trend.clone(),
                (None, Kind::Simple, _) => S::of(0),
                (None, _, [first, second, ..]) => second.minus(first).kept(),
                (None, ..) => return None,
            };
            let level = match stated.level {
                Some(level) => level.clone(),
                None => values.first()?.minus(&self.factors.phi.times(&trend)).kept(),
            };
            return Some(State { level, trend, seasons: VecDeque::new() });
        };
        let mean = |values: &[S]| {
            let sum = values.iter().fold(S::of(0), |sum, value| sum.plus(value));
            sum.over_positive(&S::of(self.season))
        };
        let trend = match stated.trend {
            Some(trend) => trend.clone(),
            None => {
                let (first, second) = values.split_at_checked(self.season)?;
                let rise = mean(second.get(..self.season)?)?.minus(&mean(first)?);
                rise.over_positive(&S::of(self.season))?.kept()
            }
        };
        let level = match stated.level {
            Some(level) => level.clone(),
            None => {
                let half = S::of(self.season.saturating_add(1)).over_positive(&S::of(2))?;
                mean(values.get(..self.season)?)?.minus(&trend.times(&half)).kept()
            }
        };
        let mut seasons: VecDeque<S> = stated.seasons.iter().cloned().collect();
        if seasons.is_empty() {
            let mut line = level.clone();
            for value in values.get(..self.season)? {
                line = line.plus(&trend);
                let season = match seasonal {
                    Seasonal::Additive => value.minus(&line),
                    Seasonal::Multiplicative => value.over_positive(&line)?,
                };
                seasons.push_back(season.kept());
            }
        }
        Some(State { level, trend, seasons })
    }

    /// The value a number of periods on, where the trend reaches `reach` times as far as in one.
    pub fn value(&self, state: &State<S>, reach: &S, season: Option<&S>) -> S {
        let line = state.level.plus(&reach.times(&state.trend));
        match (self.kind, season) {
            (Kind::Seasonal(Seasonal::Additive), Some(season)) => line.plus(season),
            (Kind::Seasonal(Seasonal::Multiplicative), Some(season)) => line.times(season),
            _ => line,
        }
        .kept()
    }

    /// What is expected of the next period.
    pub fn next(&self, state: &State<S>) -> S {
        self.value(state, &self.factors.phi, state.seasons.front())
    }

    /// Takes the value of the next period; nothing where a season would be divided by a line that is not above zero.
    pub fn take(&self, state: &mut State<S>, value: &S) -> Option<()> {
        let faded = self.factors.phi.times(&state.trend);
        let line = state.level.plus(&faded);
        let season = state.seasons.pop_front();
        // What the value says of the level, and of the season.
        let (seen, apart) = match (self.kind, &season) {
            (Kind::Seasonal(Seasonal::Additive), Some(season)) => (value.minus(season), value.minus(&line)),
            (Kind::Seasonal(Seasonal::Multiplicative), Some(season)) => {
                (value.over_positive(season)?, value.over_positive(&line)?)
            }
            _ => (value.clone(), S::of(0)),
        };
        let Factors { alpha, beta, gamma, .. } = &self.factors;
        let level = alpha.times(&seen).plus(&self.rests.alpha.times(&line)).kept();
        state.trend = beta.times(&level.minus(&state.level)).plus(&self.rests.beta.times(&faded)).kept();
        state.level = level;
        if let Some(season) = season {
            state.seasons.push_back(gamma.times(&apart).plus(&self.rests.gamma.times(&season)).kept());
        }
        Some(())
    }
}
