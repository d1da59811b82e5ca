//! How a score moves as one weight changes while its siblings keep their proportions and their sum.

use crate::{
    number::Number,
    scoring::{
        document::{Aggregate, ScorecardDocument},
        evaluate::{Inner, Part, Scored},
        sensitivity::Fixed,
    },
};

/// `(a + b·t) ÷ (c + d·t)`: in a mean, `t` is the share of the weight among its siblings; in a sum, the weight. `d` is not
/// zero only where siblings without points hand their weight on.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    above: (Number, Number),
    below: (Number, Number),
}

impl Line {
    fn constant(score: Number) -> Self {
        Self { above: (score, Number::ZERO), below: (Number::ONE, Number::ZERO) }
    }

    /// The score at a weight. Weights between none and all of it never divide by zero.
    pub fn at(&self, t: &Number) -> Number {
        let of = |(start, slope): &(Number, Number)| start + &(slope * t);
        of(&self.above).over(&of(&self.below)).unwrap_or_default()
    }

    /// The weight at which the score is `height`; `None` where it always is or never.
    pub fn solve(&self, height: &Number) -> Option<Number> {
        let start = &self.above.0 - &(height * &self.below.0);
        let slope = &self.above.1 - &(height * &self.below.1);
        (-start).over(&slope)
    }

    /// The weight at which two scores are equal, where one is; an error where it is no fraction.
    pub fn cross(&self, other: &Self) -> Result<Option<Number>, Fixed> {
        let is_constant = |line: &Self| line.above.1.is_zero() && line.below.1.is_zero();
        if is_constant(other) {
            return Ok(self.solve(&other.at(&Number::ONE)));
        }
        if is_constant(self) {
            return Ok(other.solve(&self.at(&Number::ONE)));
        }
        if self.below != other.below {
            return Err(Fixed::MissingDiffers);
        }
        let start = &self.above.0 - &other.above.0;
        Ok((-start).over(&(&self.above.1 - &other.above.1)))
    }
}

/// One weight of the scorecard.
#[derive(Clone, Debug)]
pub struct Axis {
    pub id: String,
    pub weight: Number,
    /// The weights of the part and its siblings; nothing in a sum, where no sibling gives way.
    pub whole: Option<Number>,
    /// How the score of one person moves with it, or why it does not.
    pub line: Result<Line, Fixed>,
}

/// The weights of a scorecard, outer before inner, always in the same order; `score` is the person's before limits.
pub fn axes(card: &ScorecardDocument, scored: &Scored<'_>, score: &Number) -> Vec<Axis> {
    let is_covered = |coverage: &Number| card.minimum_weight.is_none() || *coverage == Number::ONE;
    let level = Level {
        parts: &scored.parts,
        how: card.aggregate,
        outer: Some(scored.rescaled.as_ref().map_or(Number::ONE, |rescaled| rescaled.slope.number().clone())),
        is_covered: scored.coverage.as_ref().is_none_or(|coverage| is_covered(coverage.number())),
    };
    let mut axes = Vec::new();
    level.collect(score, &mut axes);
    axes
}

/// The parts of one group, or of the scorecard.
struct Level<'p, 'a> {
    parts: &'p [Part<'a>],
    how: Aggregate,
    /// The weight of the level in the score: zero where its points do not count, nothing where weights do not multiply.
    outer: Option<Number>,
    /// Whether no least share of the weight depends on these weights.
    is_covered: bool,
}

impl Level<'_, '_> {
    fn collect(&self, score: &Number, axes: &mut Vec<Axis>) {
        let total: Number = self.parts.iter().map(|part| part.weight.number()).sum();
        for part in self.parts {
            let weight = part.weight.number().clone();
            let whole = (self.how != Aggregate::Sum).then(|| total.clone());
            let line = self.line(part, &total, score);
            axes.push(Axis { id: part.id.to_string(), weight, whole, line });
            let Inner::Group(group, parts) = &part.inner else { continue };
            let is_additive = matches!(self.how, Aggregate::Arithmetic | Aggregate::Sum);
            let outer = match (&part.whole, &self.outer) {
                _ if part.points.is_none() || part.is_substitute => Some(Number::ZERO),
                (Some(whole), Some(_)) if is_additive => {
                    let slope = part.rescaled.as_ref().map_or(Number::ONE, |rescaled| rescaled.slope.number().clone());
                    Some(whole.number() * &slope)
                }
                _ => None,
            };
            let is_whole = group.minimum_weight.is_none() || *part.coverage.number() == Number::ONE;
            let is_covered = self.is_covered && is_whole;
            Level { parts, how: group.aggregate, outer, is_covered }.collect(score, axes);
        }
    }

    fn line(&self, part: &Part<'_>, total: &Number, score: &Number) -> Result<Line, Fixed> {
        let weight = part.weight.number();
        let (Some(outer), true) = (&self.outer, matches!(self.how, Aggregate::Arithmetic | Aggregate::Sum)) else {
            return Err(Fixed::NotAdditive);
        };
        match self.how {
            _ if weight.is_zero() => Err(Fixed::Zero),
            Aggregate::Arithmetic if weight == total => Err(Fixed::Alone),
            _ if !self.is_covered => Err(Fixed::Coverage),
            Aggregate::Sum => Ok(summed(part, outer, score)),
            _ => Ok(self.shared(part, total, outer, score)),
        }
    }

    /// In a mean: what the others leave is theirs in proportion, and of those without points that of the others again.
    fn shared(&self, part: &Part<'_>, total: &Number, outer: &Number, score: &Number) -> Line {
        let weight = part.weight.number();
        let others = self.parts.iter().filter(|other| other.id != part.id);
        let present = others.filter_map(|other| Some((other.weight.number(), other.points.as_ref()?.number())));
        let (mut weights, mut points) = (Number::ZERO, Number::ZERO);
        for (weight, earned) in present {
            weights += weight;
            points += &(weight * earned);
        }
        let own = part.points.as_ref().map(|points| points.number());
        let (Some(own), Some(mean), Some(share)) = (own, points.over(&weights), weights.over(&(total - weight))) else {
            return Line::constant(score.clone());
        };
        let level = (points + &(weight * own)).over(&(weights + weight)).unwrap_or_default();
        let fixed = score - &(outer * &level);
        let handed_on = Number::ONE - &share;
        let (start, end) = (&share * &mean, own - &(&share * &mean));
        let above = (&fixed * &share + outer * &start, &fixed * &handed_on + outer * &end);
        Line { above, below: (share, handed_on) }
    }
}

/// In a sum: the weight alone changes.
fn summed(part: &Part<'_>, outer: &Number, score: &Number) -> Line {
    let Some(own) = part.points.as_ref() else { return Line::constant(score.clone()) };
    let slope = outer * own.number();
    let fixed = score - &(&slope * part.weight.number());
    Line { above: (fixed, slope), below: (Number::ONE, Number::ZERO) }
}
