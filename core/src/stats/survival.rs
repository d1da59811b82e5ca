//! Time to an event with cases that are still open: Kaplan–Meier, and Aalen–Johansen where another event competes.
//!
//! Exact: all probabilities are kept as integers over one common denominator and are rounded only on the way out.

use crate::number::{Number, power_of_ten};
use num_bigint::BigInt;
use num_traits::{One, Zero};
use std::collections::BTreeMap;

/// What became of a case at the end of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The event of interest: won.
    Won,
    /// The competing event: lost.
    Lost,
    /// Still open.
    Open,
}

/// The curve at one day on which something ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day, counted from each case's own beginning.
    pub day: u64,
    /// Cases that had lasted until then.
    pub at_risk: u64,
    /// Won on this day.
    pub won: u64,
    /// Lost on this day.
    pub lost: u64,
    /// Open cases whose observation ended on this day; they were at risk on it.
    pub censored: u64,
    /// Kaplan–Meier: the share not yet won, with lost cases taken as no longer observed.
    pub not_won: Number,
    /// Aalen–Johansen: the share won by this day.
    pub won_by: Number,
    /// Aalen–Johansen: the share lost by this day.
    pub lost_by: Number,
    /// Whether `not_won` is at most one half, exactly.
    pub is_median_reached: bool,
    /// Whether `won_by` is at least one half, exactly.
    pub is_half_won: bool,
}

#[derive(Default)]
struct Tally {
    won: u64,
    lost: u64,
    open: u64,
}

/// The curves over cases given as whole days and ends, half up to `places`.
///
/// Ties: what was open for d days was at risk on day d. A curve has a point for every day on which a case was won or
/// lost; open cases between two such days lower the number at risk at the second.
///
/// ```
/// use quotakit::stats::survival::{End::{Lost, Open, Won}, curve};
/// let cases = [(10, Won), (20, Lost), (20, Won), (30, Open), (40, Won), (50, Open), (60, Lost), (90, Open)];
/// let points = curve(&cases, 6);
/// let last = points.last().expect("four days with an end");
/// assert_eq!((last.day, last.won_by.to_string().as_str(), last.lost_by.to_string().as_str()), (60, "0.40625", "0.359375"));
/// ```
#[must_use]
pub fn curve(cases: &[(u64, End)], places: u32) -> Vec<Point> {
    let mut days: BTreeMap<u64, Tally> = BTreeMap::new();
    for (day, end) in cases {
        let tally = days.entry(*day).or_default();
        let count = match end {
            End::Won => &mut tally.won,
            End::Lost => &mut tally.lost,
            End::Open => &mut tally.open,
        };
        *count = count.saturating_add(1);
    }
    let mut at_risk = u64::try_from(cases.len()).unwrap_or(u64::MAX);
    let mut state = State::start();
    let mut points = Vec::new();
    for (day, tally) in days {
        let ended = tally.won.saturating_add(tally.lost);
        if ended > 0 {
            state.step(at_risk, &tally);
            points.push(state.point(day, at_risk, &tally, places));
        }
        at_risk = at_risk.saturating_sub(ended).saturating_sub(tally.open);
    }
    points
}

/// The shares so far. Aalen–Johansen stands over `whole`, Kaplan–Meier over `whole_km`.
struct State {
    whole: BigInt,
    open: BigInt,
    won: BigInt,
    lost: BigInt,
    whole_km: BigInt,
    not_won: BigInt,
}

impl State {
    fn start() -> Self {
        let (one, zero) = (BigInt::one, BigInt::zero);
        Self { whole: one(), open: one(), won: zero(), lost: zero(), whole_km: one(), not_won: one() }
    }

    /// A day on which `tally` of `at_risk` cases ended. Multiplying by small integers only keeps this linear.
    fn step(&mut self, at_risk: u64, tally: &Tally) {
        let ended = tally.won.saturating_add(tally.lost);
        self.won = &self.won * at_risk + &self.open * tally.won;
        self.lost = &self.lost * at_risk + &self.open * tally.lost;
        self.open = &self.open * at_risk.saturating_sub(ended);
        self.whole = &self.whole * at_risk;
        if tally.won > 0 {
            self.not_won = &self.not_won * at_risk.saturating_sub(tally.won);
            self.whole_km = &self.whole_km * at_risk;
        }
    }

    fn point(&self, day: u64, at_risk: u64, tally: &Tally, places: u32) -> Point {
        Point {
            day,
            at_risk,
            won: tally.won,
            lost: tally.lost,
            censored: tally.open,
            not_won: share(&self.not_won, &self.whole_km, places),
            won_by: share(&self.won, &self.whole, places),
            lost_by: share(&self.lost, &self.whole, places),
            is_median_reached: &self.not_won * 2_u8 <= self.whole_km,
            is_half_won: &self.won * 2_u8 >= self.whole,
        }
    }
}

/// `part ÷ whole`, half up to `places`.
fn share(part: &BigInt, whole: &BigInt, places: u32) -> Number {
    let unit = power_of_ten(places);
    let scaled = part * &unit;
    let steps = (scaled * 2_u8 + whole) / (whole * 2_u8);
    Number::from(steps).over(&Number::from(unit)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kaplan–Meier by hand for the same eight deals: 7/8, × 6/7 = 0.75, × 3/4 = 0.5625; the median is not reached.
    #[test]
    fn kaplan_meier_by_hand() {
        use End::{Lost, Open, Won};
        let cases = [(10, Won), (20, Lost), (20, Won), (30, Open), (40, Won), (50, Open), (60, Lost), (90, Open)];
        let curve = curve(&cases, 6);
        let survival: Vec<String> = curve.iter().map(|point| point.not_won.to_string()).collect();
        assert_eq!(survival, ["0.875", "0.75", "0.5625", "0.5625"]);
        assert_eq!(curve.iter().map(|point| point.at_risk).collect::<Vec<_>>(), [8, 7, 4, 2]);
        assert!(curve.iter().all(|point| !point.is_median_reached && !point.is_half_won));
    }

    #[test]
    fn nothing_gives_an_empty_curve() {
        assert_eq!(curve(&[], 6), []);
        assert_eq!(curve(&[(3, End::Open)], 6), []);
    }
}
