//! One value that can be moved: how far, what that costs, and what it adds to the score.

use crate::{
    number::Number,
    rounding::{Mode, Rounding},
};

/// The points that a value has, or the value that has the points.
pub type Along<'s> = Box<dyn Fn(&Number) -> Option<Number> + 's>;

/// What moving costs.
#[derive(Clone, Debug)]
pub enum Price {
    /// One for every point.
    Point,
    /// So much for every unit of the value.
    Unit(Number),
}

/// A value moved away from where it is, in one direction.
pub struct Path<'s> {
    pub id: &'s str,
    pub is_adjustment: bool,
    pub from: Number,
    pub is_up: bool,
    /// The points now.
    pub present: Number,
    /// What a point adds to the score.
    pub worth: Number,
    pub price: Price,
    /// Moved values are multiples of it.
    pub step: Number,
    /// Whether the document asks for that step; others are told in it, and cost what the exact value costs.
    pub is_declared: bool,
    /// Whether the points change only where a bound is reached, so that nothing between two marks is worth its cost.
    pub jumps: bool,
    /// The way back to the value, where the points bend upwards between two marks.
    pub bend: Option<Along<'s>>,
    /// The farthest that it can move.
    pub limit: Option<Number>,
    pub points: Along<'s>,
    /// The marks where the points bend or jump, nearest first; between two of them they are straight, or jump, or bend.
    pub marks: Vec<Mark>,
}

/// A moved value: how far, what it costs, and what it adds to the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub distance: Number,
    pub cost: Number,
    pub gain: Number,
}

/// Two marks of the best that a path can give in a stretch, and the score for one of cost between them.
#[derive(Clone, Debug)]
pub struct Segment {
    pub path: usize,
    pub slope: Number,
    pub low: Mark,
    pub high: Mark,
}

impl Path<'_> {
    pub fn value(&self, distance: &Number) -> Number {
        if self.is_up { &self.from + distance } else { &self.from - distance }
    }

    pub fn at(&self, distance: &Number) -> Option<Mark> {
        let points = if distance.is_zero() { self.present.clone() } else { (self.points)(&self.value(distance))? };
        let more = points - &self.present;
        let cost = match &self.price {
            Price::Point => more.clone().at_least(&Number::ZERO),
            Price::Unit(price) => distance * price,
        };
        Some(Mark { distance: distance.clone(), cost, gain: more * &self.worth })
    }

    /// Puts marks at the values where the points bend or jump; `None` when no move earns anything.
    pub fn marked(mut self, values: &[Number]) -> Option<Self> {
        let distances = values.iter().map(|value| if self.is_up { value - &self.from } else { &self.from - value });
        let limit = self.limit.clone();
        let is_near = |distance: &Number| limit.as_ref().is_none_or(|limit| distance <= limit);
        let mut distances: Vec<Number> =
            distances.filter(|distance| distance.is_positive() && is_near(distance)).collect();
        distances.extend(limit.clone().filter(|_| !self.jumps).map(|limit| self.near(&limit)));
        distances.push(Number::ZERO);
        distances.sort();
        distances.dedup();
        self.marks = distances.iter().filter_map(|distance| self.at(distance)).collect();
        // What lies behind the first highest mark is never worth going to.
        let highest = self.marks.iter().map(|mark| &mark.gain).max()?.clone();
        let end = self.marks.iter().position(|mark| mark.gain == highest)?;
        self.marks.truncate(end.checked_add(1)?);
        highest.is_positive().then_some(self)
    }

    /// The least distance from here on that ends on a step.
    pub fn away(&self, distance: &Number) -> Number {
        self.on_step(distance, if self.is_up { Mode::Ceil } else { Mode::Floor })
    }

    /// The greatest distance up to here that ends on a step, or not to move.
    pub fn near(&self, distance: &Number) -> Number {
        self.on_step(distance, if self.is_up { Mode::Floor } else { Mode::Ceil }).at_least(&Number::ZERO)
    }

    fn on_step(&self, distance: &Number, mode: Mode) -> Number {
        if distance.is_zero() {
            return Number::ZERO;
        }
        let steps = self.value(distance).over(&self.step).unwrap_or_default();
        let value = steps.rounded(Rounding { mode, scale: 0 }) * &self.step;
        if self.is_up { value - &self.from } else { &self.from - &value }
    }

    /// The marks of a stretch, with its ends.
    pub fn stretch(&self, from: &Number, to: &Number) -> Vec<Mark> {
        let to = self.marks.last().map_or(to, |last| to.min(&last.distance));
        let ends = [Some(from), Some(to).filter(|to| *to > from)];
        let [low, high] = ends.map(|end| end.and_then(|end| self.at(end)));
        let inside = self.marks.iter().filter(|mark| mark.distance > *from && mark.distance < *to).cloned();
        low.into_iter().chain(inside).chain(high).collect()
    }

    /// The best that the stretch could give for each cost: the hull of its marks.
    pub fn segments(&self, path: usize, from: &Number, to: &Number) -> Vec<Segment> {
        let marks = self.stretch(from, to);
        let (mut segments, mut position) = (Vec::new(), 0_usize);
        while let Some(low) = marks.get(position) {
            let later = marks.iter().enumerate().skip(position.saturating_add(1));
            let slope = |(index, high): (usize, &Mark)| {
                let slope = (&high.gain - &low.gain).over(&(&high.cost - &low.cost))?;
                (high.gain > low.gain && high.cost > low.cost).then_some((slope, index))
            };
            let Some((slope, index)) = later.filter_map(slope).max() else { break };
            let Some(high) = marks.get(index) else { break };
            segments.push(Segment { path, slope, low: low.clone(), high: high.clone() });
            position = index;
        }
        segments
    }

    /// How far to go within a segment for a gain, and the marks beside that place.
    pub fn reach(&self, segment: &Segment, gain: &Number) -> Option<(Number, Mark, Mark)> {
        let marks = self.stretch(&segment.low.distance, &segment.high.distance);
        let position = marks.iter().position(|mark| mark.gain >= *gain)?;
        let (before, after) = (marks.get(position.checked_sub(1)?)?.clone(), marks.get(position)?.clone());
        let distance = match &self.bend {
            _ if self.jumps => after.distance.clone(),
            Some(value_of) => {
                let value = value_of(&(&self.present + &gain.over(&self.worth)?))?;
                if self.is_up { &value - &self.from } else { &self.from - &value }
            }
            // INVARIANT: the mark before is short of the gain, so the two differ.
            None => {
                let part = (gain - &before.gain).over(&(&after.gain - &before.gain))?;
                &before.distance + &(part * (&after.distance - &before.distance))
            }
        };
        Some((distance, before, after))
    }
}
