//! Factors that are not stated: those with the least sum of squared misses, by a grid and a search around its best point.
//!
//! The search, and nothing else, is worked in binary floats: it only tells which factors, in thousandths, are taken, and
//! every figure is then worked from those exactly. It adds, multiplies and divides, in a fixed order, which gives the same
//! on every machine; the series is divided by its largest value first, so that the same is found in every unit.
#![expect(clippy::float_arithmetic, reason = "it only chooses between factors; no figure is taken from it")]

use super::{
    recursion::{Recursion, Scalar, Stated},
    rule::{Factors, Smoothing},
};
use crate::number::Number;

/// The points of the grid of each factor, in thousandths.
const GRID: [u16; 5] = [100, 300, 500, 700, 900];
/// Those of φ: a trend that fades faster is none.
const GRID_PHI: [u16; 3] = [800, 900, 980];
/// How far neighbours are in the search, in thousandths.
const STRIDES: [u16; 7] = [100, 50, 20, 10, 5, 2, 1];
const LEAST: u16 = 0;
const MOST: u16 = 1000;
const LEAST_PHI: u16 = 800;
const MOST_PHI: u16 = 980;
/// How often the search moves at most.
const MOVES_MAX: usize = 500;
/// By how much a sum of squares has to be less, of a series whose largest value is one, to be less at all.
const NOTABLY: f64 = 1e-12;

impl Scalar for f64 {
    fn of(value: usize) -> Self {
        u32::try_from(value).map_or(Self::INFINITY, Self::from)
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
        (*divisor > 0.0).then(|| self / divisor)
    }
    fn kept(self) -> Self {
        self
    }
}

type Point = Factors<u16>;

/// What is searched: a series and what is stated of its smoothing.
struct Search<'s> {
    smoothing: &'s Smoothing,
    season: usize,
    values: Vec<f64>,
    level: Option<f64>,
    trend: Option<f64>,
    seasons: Vec<f64>,
    stated: Factors<Option<f64>>,
}

/// The factors in full: those stated, and for the others the best.
pub(super) fn found(smoothing: &Smoothing, values: &[Number], season: usize) -> Factors<Number> {
    let whole = |factor: &Option<Number>| factor.clone().unwrap_or_default();
    if smoothing.free() == 0 {
        return smoothing.factors.map(whole);
    }
    let best = Search::of(smoothing, values, season).best();
    let Factors { alpha, beta, phi, gamma } = &smoothing.factors;
    let settled = |stated: &Option<Number>, found: u16| {
        let thousandths = || Number::from(rust_decimal::Decimal::new(i64::from(found), 3));
        stated.clone().unwrap_or_else(thousandths)
    };
    Factors {
        alpha: settled(alpha, best.alpha),
        beta: settled(beta, best.beta),
        phi: settled(phi, best.phi),
        gamma: settled(gamma, best.gamma),
    }
}

/// The nearest float, by the number's digits.
fn float(number: &Number) -> f64 {
    number.clone().kept().to_string().parse().unwrap_or(f64::NAN)
}

impl<'s> Search<'s> {
    fn of(smoothing: &'s Smoothing, values: &[Number], season: usize) -> Self {
        let largest = values.iter().map(Number::abs).max().filter(Number::is_positive).unwrap_or(Number::ONE);
        let scaled = |value: &Number| float(&value.over(&largest).unwrap_or_default());
        let is_ratio = matches!(smoothing.kind, super::rule::Kind::Seasonal(super::document::Seasonal::Multiplicative));
        let of_season = |value: &Number| if is_ratio { float(value) } else { scaled(value) };
        Self {
            smoothing,
            season,
            values: values.iter().map(scaled).collect(),
            level: smoothing.level.as_ref().map(scaled),
            trend: smoothing.trend.as_ref().map(scaled),
            seasons: smoothing.seasons.iter().map(of_season).collect(),
            stated: smoothing.factors.map(|factor| factor.as_ref().map(float)),
        }
    }

    /// The sum of the squared misses; nothing where the recursion breaks off.
    fn squares(&self, point: &Point) -> Option<f64> {
        let part = |stated: Option<f64>, thousandths: u16| stated.unwrap_or_else(|| f64::from(thousandths) / 1000.0);
        let factors = Factors {
            alpha: part(self.stated.alpha, point.alpha),
            beta: part(self.stated.beta, point.beta),
            phi: part(self.stated.phi, point.phi),
            gamma: part(self.stated.gamma, point.gamma),
        };
        let recursion = Recursion::new(self.smoothing.kind, self.season, factors);
        let stated = Stated { level: self.level.as_ref(), trend: self.trend.as_ref(), seasons: &self.seasons };
        let mut state = recursion.start(&self.values, &stated)?;
        let warm_up = self.smoothing.warm_up(self.season);
        let mut squares = 0.0;
        for (index, value) in self.values.iter().enumerate() {
            let miss = value - recursion.next(&state);
            if index >= warm_up {
                squares += miss * miss;
            }
            recursion.take(&mut state, value)?;
        }
        squares.is_finite().then_some(squares)
    }

    /// The best point of the grid, then of ever finer neighbourhoods; the first of those that are as good.
    fn best(&self) -> Point {
        let mut best = (Factors { alpha: 500, beta: 500, phi: 900, gamma: 500 }, None);
        for alpha in points(self.stated.alpha, &GRID) {
            for beta in points(self.stated.beta, &GRID) {
                for phi in points(self.stated.phi, &GRID_PHI) {
                    for gamma in points(self.stated.gamma, &GRID) {
                        self.consider(Factors { alpha, beta, phi, gamma }, &mut best);
                    }
                }
            }
        }
        let mut moves = 0_usize;
        for stride in STRIDES {
            loop {
                let before = best.0;
                for neighbour in self.neighbours(before, stride) {
                    self.consider(neighbour, &mut best);
                }
                moves = moves.saturating_add(1);
                if best.0 == before || moves > MOVES_MAX {
                    break;
                }
            }
        }
        best.0
    }

    fn consider(&self, point: Point, best: &mut (Point, Option<f64>)) {
        let Some(squares) = self.squares(&point) else { return };
        if best.1.is_none_or(|least| squares < least - NOTABLY) {
            *best = (point, Some(squares));
        }
    }

    /// The points one stride below and above in each factor that is not stated.
    fn neighbours(&self, at: Point, stride: u16) -> Vec<Point> {
        let both = |stated: Option<f64>, value: u16, least: u16, most: u16| {
            let (down, up) = (value.saturating_sub(stride).max(least), value.saturating_add(stride).min(most));
            if stated.is_some() { Vec::new() } else { vec![down, up] }
        };
        let alphas = both(self.stated.alpha, at.alpha, LEAST, MOST).into_iter().map(|alpha| Factors { alpha, ..at });
        let betas = both(self.stated.beta, at.beta, LEAST, MOST).into_iter().map(|beta| Factors { beta, ..at });
        let phis = both(self.stated.phi, at.phi, LEAST_PHI, MOST_PHI).into_iter().map(|phi| Factors { phi, ..at });
        let gammas = both(self.stated.gamma, at.gamma, LEAST, MOST).into_iter().map(|gamma| Factors { gamma, ..at });
        alphas.chain(betas).chain(phis).chain(gammas).collect()
    }
}

/// The points of a factor's grid; one where it is stated.
fn points(stated: Option<f64>, grid: &[u16]) -> Vec<u16> {
    if stated.is_some() { vec![0] } else { grid.to_vec() }
}
