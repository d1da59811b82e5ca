//! A method as it is worked: everything that smooths is one recursion with or without a trend and seasons.

use super::document::{
    DampedSmoothing, ForecastMethod, HoltSmoothing, MovingAverage, Seasonal, SeasonalSmoothing, SimpleSmoothing,
};
use crate::{number::Number, targets::document::Nothing};

/// A method with its settings.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rule {
    Naive,
    SeasonalNaive,
    Drift,
    Average(usize),
    Smoothing(Smoothing),
}

/// What kind of smoothing it is; the trend of the simple one stays zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Simple,
    Holt,
    Damped,
    Seasonal(Seasonal),
}

/// What is stated of a smoothing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Smoothing {
    pub kind: Kind,
    pub factors: Factors<Option<Number>>,
    pub level: Option<Number>,
    pub trend: Option<Number>,
    pub seasons: Vec<Number>,
}

/// How much of a miss level, trend and season take on, and how much of the trend is left a period later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Factors<T> {
    pub alpha: T,
    pub beta: T,
    pub phi: T,
    pub gamma: T,
}

impl<T> Factors<T> {
    pub fn map<U>(&self, mut change: impl FnMut(&T) -> U) -> Factors<U> {
        Factors {
            alpha: change(&self.alpha),
            beta: change(&self.beta),
            phi: change(&self.phi),
            gamma: change(&self.gamma),
        }
    }
}

impl Rule {
    /// The rule that a method means; `None` for the choice among all.
    pub fn of(method: &ForecastMethod) -> Option<Self> {
        let (zero, one) = (Some(Number::ZERO), Some(Number::ONE));
        let none = Factors { alpha: None, beta: zero.clone(), phi: one.clone(), gamma: zero.clone() };
        Some(match method {
            ForecastMethod::Auto(_) => return None,
            ForecastMethod::Naive(_) => Self::Naive,
            ForecastMethod::SeasonalNaive(_) => Self::SeasonalNaive,
            ForecastMethod::Drift(_) => Self::Drift,
            ForecastMethod::MovingAverage(MovingAverage { periods }) => {
                Self::Average(usize::try_from(*periods).unwrap_or(usize::MAX))
            }
            ForecastMethod::Simple(SimpleSmoothing { alpha, level }) => Self::Smoothing(Smoothing {
                kind: Kind::Simple,
                factors: Factors { alpha: alpha.clone(), ..none },
                level: level.clone(),
                trend: zero,
                seasons: Vec::new(),
            }),
            ForecastMethod::Holt(HoltSmoothing { alpha, beta, level, trend }) => Self::Smoothing(Smoothing {
                kind: Kind::Holt,
                factors: Factors { alpha: alpha.clone(), beta: beta.clone(), ..none },
                level: level.clone(),
                trend: trend.clone(),
                seasons: Vec::new(),
            }),
            ForecastMethod::DampedHolt(DampedSmoothing { alpha, beta, phi, level, trend }) => {
                Self::Smoothing(Smoothing {
                    kind: Kind::Damped,
                    factors: Factors { alpha: alpha.clone(), beta: beta.clone(), phi: phi.clone(), ..none },
                    level: level.clone(),
                    trend: trend.clone(),
                    seasons: Vec::new(),
                })
            }
            ForecastMethod::HoltWinters(stated) => Self::Smoothing(Smoothing {
                kind: Kind::Seasonal(stated.seasonal),
                factors: Factors {
                    alpha: stated.alpha.clone(),
                    beta: stated.beta.clone(),
                    phi: one,
                    gamma: stated.gamma.clone(),
                },
                level: stated.level.clone(),
                trend: stated.trend.clone(),
                seasons: stated.seasons.clone(),
            }),
        })
    }

    /// All methods with nothing stated, in the order that ties go by.
    pub fn all(season: usize) -> Vec<Self> {
        let free = |kind| {
            let open = |is_open: bool, closed| if is_open { None } else { Some(closed) };
            let is_seasonal = matches!(kind, Kind::Seasonal(_));
            let factors = Factors {
                alpha: None,
                beta: open(kind != Kind::Simple, Number::ZERO),
                phi: open(kind == Kind::Damped, Number::ONE),
                gamma: open(is_seasonal, Number::ZERO),
            };
            let trend = (kind == Kind::Simple).then_some(Number::ZERO);
            Self::Smoothing(Smoothing { kind, factors, level: None, trend, seasons: Vec::new() })
        };
        let average = if season > 1 { season } else { 3 };
        let plain = [Self::Naive, Self::Drift, Self::Average(average)];
        let smooth = [Kind::Simple, Kind::Holt, Kind::Damped].map(free);
        let seasonal = [Seasonal::Additive, Seasonal::Multiplicative].map(|one| free(Kind::Seasonal(one)));
        let mut rules: Vec<Self> = plain.into_iter().chain(smooth).collect();
        if season > 1 {
            rules.insert(1, Self::SeasonalNaive);
            rules.extend(seasonal);
        }
        rules
    }

    /// The method with all that is settled, as a question states it.
    pub fn method(&self) -> ForecastMethod {
        match self {
            Self::Naive => ForecastMethod::Naive(Nothing {}),
            Self::SeasonalNaive => ForecastMethod::SeasonalNaive(Nothing {}),
            Self::Drift => ForecastMethod::Drift(Nothing {}),
            Self::Average(periods) => {
                ForecastMethod::MovingAverage(MovingAverage { periods: u32::try_from(*periods).unwrap_or(u32::MAX) })
            }
            Self::Smoothing(smoothing) => smoothing.method(),
        }
    }

    /// How many periods of the series it needs.
    pub fn need(&self, season: usize) -> usize {
        match self {
            Self::Naive => 1,
            Self::SeasonalNaive => season,
            Self::Drift => 2,
            Self::Average(periods) => *periods,
            Self::Smoothing(smoothing) => smoothing.need(season),
        }
    }
}

impl Smoothing {
    fn method(&self) -> ForecastMethod {
        let Factors { alpha, beta, phi, gamma } = self.factors.clone();
        let (level, trend) = (self.level.clone(), self.trend.clone());
        match self.kind {
            Kind::Simple => ForecastMethod::Simple(SimpleSmoothing { alpha, level }),
            Kind::Holt => ForecastMethod::Holt(HoltSmoothing { alpha, beta, level, trend }),
            Kind::Damped => ForecastMethod::DampedHolt(DampedSmoothing { alpha, beta, phi, level, trend }),
            Kind::Seasonal(seasonal) => {
                let seasons = self.seasons.clone();
                ForecastMethod::HoltWinters(SeasonalSmoothing { seasonal, alpha, beta, gamma, level, trend, seasons })
            }
        }
    }

    /// Whether all states before the first period are stated.
    pub fn is_started(&self) -> bool {
        let has_seasons = !matches!(self.kind, Kind::Seasonal(_)) || !self.seasons.is_empty();
        self.level.is_some() && self.trend.is_some() && has_seasons
    }

    /// How many factors are to be found.
    pub fn free(&self) -> usize {
        let Factors { alpha, beta, phi, gamma } = &self.factors;
        [alpha, beta, phi, gamma].into_iter().filter(|factor| factor.is_none()).count()
    }

    /// How many periods at the beginning the states before the first were made of, so that their misses say nothing.
    pub fn warm_up(&self, season: usize) -> usize {
        match self.kind {
            _ if self.is_started() => 0,
            Kind::Simple => 1,
            Kind::Holt | Kind::Damped => 2,
            Kind::Seasonal(_) => season,
        }
    }

    fn need(&self, season: usize) -> usize {
        let start = match self.kind {
            _ if self.is_started() => 1,
            Kind::Simple => 1,
            Kind::Holt | Kind::Damped => 2,
            Kind::Seasonal(_) => season.saturating_mul(2),
        };
        match self.free() {
            0 => start,
            free => start.max(self.warm_up(season).saturating_add(free).saturating_add(1)),
        }
    }
}
