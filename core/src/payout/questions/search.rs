//! The search for an amount along a curve that may rise and fall.

use super::{
    along::{Along, Piece},
    solve::middle,
};
use crate::{
    error::{Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    limits,
    number::Number,
    payout::evaluate::{PlanBounds, Sample},
    rounding::Mode,
};
use std::rc::Rc;

/// Whole units of the measure from the first to the second, both included; every line only rises or only falls there.
pub type Range = (Number, Number, Option<Piece>);

/// A search and what it may still cost.
pub struct Search {
    bounds: PlanBounds,
    /// How far rounding can take the sum of all lines from their exact sum.
    slack: Number,
    looks: usize,
    pays: Number,
    up_to: Number,
}

impl Search {
    /// A search from `low` to `high`.
    pub fn new(along: &Along<'_>, low: &Number, high: &Number, pays: &Number) -> Result<Self, Problems> {
        if low > high {
            let problem = Problem::new(&doc::OUT_OF_RANGE, "/up_to").in_facts().with("value", high);
            return Err(problem.with("range", format!("≥ {low}")).into());
        }
        let bounds = along.bounds();
        let lines = u32::try_from(along.plan.components.len()).unwrap_or(u32::MAX);
        let slack = Number::from(lines) * along.line_unit();
        let is_nearest = matches!(along.plan.rounding.mode, Mode::HalfUp | Mode::HalfEven | Mode::HalfDown);
        let half = || slack.over(&Number::from(2)).unwrap_or_else(|| slack.clone());
        let slack = if is_nearest { half() } else { slack.clone() };
        // A floor that is blind to gates looks at other lines, whose rounding adds to the first.
        let slack = if bounds.is_floor_blind_to_gates { &slack + &slack } else { slack };
        Ok(Self { bounds, slack, looks: 0, pays: pays.clone(), up_to: high.clone() })
    }

    /// The smallest value in the ranges that pays at least `pays`.
    pub fn first(
        &mut self,
        along: &mut Along<'_>,
        ranges: &[Range],
        pays: &Number,
    ) -> Result<Option<Number>, Problems> {
        for (low, high, piece) in ranges {
            let mut open = vec![(low.clone(), high.clone())];
            while let Some((low, high)) = open.pop() {
                let (at_low, at_high) = self.look(along, &low, &high)?;
                if at_low.entitled >= *pays {
                    return Ok(Some(low));
                }
                if low == high || self.most_within((&low, &at_low), (&high, &at_high), piece.as_ref()) < *pays {
                    continue;
                }
                let middle = middle(&low, &high, &along.unit);
                let next = &middle + &along.unit;
                open.push((next, high));
                if middle > low {
                    open.push((&low + &along.unit, middle));
                }
            }
        }
        Ok(None)
    }

    /// The most that any value in the ranges pays.
    pub fn most(&mut self, along: &mut Along<'_>, ranges: &[Range]) -> Result<Number, Problems> {
        let mut most: Option<Number> = None;
        for (low, high, _) in ranges {
            let (at_low, at_high) = self.look(along, low, high)?;
            let best = at_low.entitled.clone().at_least(&at_high.entitled);
            most = Some(most.iter().fold(best, Number::at_least));
        }
        let mut most = most.unwrap_or_default();
        for (low, high, piece) in ranges {
            let mut open = vec![(low.clone(), high.clone())];
            while let Some((low, high)) = open.pop() {
                let (at_low, at_high) = self.look(along, &low, &high)?;
                most = most.at_least(&at_low.entitled).at_least(&at_high.entitled);
                if low == high || self.most_within((&low, &at_low), (&high, &at_high), piece.as_ref()) <= most {
                    continue;
                }
                let middle = middle(&low, &high, &along.unit);
                let next = &middle + &along.unit;
                open.extend([(low, middle), (next, high)].into_iter().filter(|(low, high)| low <= high));
            }
        }
        Ok(most)
    }

    fn look(
        &mut self,
        along: &mut Along<'_>,
        low: &Number,
        high: &Number,
    ) -> Result<(Rc<Sample>, Rc<Sample>), Problems> {
        self.looks = self.looks.saturating_add(1);
        if self.looks > limits::LOOKS_MAX {
            let problem = Problem::new(&code::UNDECIDED, "").in_facts().with("steps", limits::LOOKS_MAX);
            return Err(problem.with("measure", along.on).with("up_to", &self.up_to).with("pays", &self.pays).into());
        }
        Ok((along.at(low)?, along.at(high)?))
    }

    /// The most that a range can pay: by its lines, each of which is largest at one of the two ends, and by the exact sum
    /// of all lines, from which rounding cannot take it far.
    fn most_within(&self, low: (&Number, &Sample), high: (&Number, &Sample), piece: Option<&Piece>) -> Number {
        let (mut most, mut least, mut ungated) = (Number::ZERO, Number::ZERO, Number::ZERO);
        for (at_low, at_high) in low.1.lines.iter().zip(&high.1.lines) {
            most += &at_low.rounded.clone().at_least(&at_high.rounded);
            least += &at_low.rounded.clone().at_most(&at_high.rounded);
            ungated += &at_low.ungated.clone().at_most(&at_high.ungated);
        }
        let by_lines = self.bounds.at_most(&most, &least, &ungated);
        let Some(piece) = piece else { return by_lines };
        let by_sum = piece.total.at(low.0).at_least(&piece.total.at(high.0)) + &self.slack;
        by_lines.at_most(&by_sum)
    }
}
