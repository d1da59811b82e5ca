//! One person whose score moves with the weights.

use super::line::{Axis, axes};
use crate::{
    error::Problems,
    number::Number,
    scoring::{
        document::Clamp,
        evaluate::{Scoring, bound},
        outcome::Points,
    },
};

/// A person with everything that decides on the score besides the weights.
pub struct Subject<'a> {
    scoring: Scoring<'a>,
    /// The score before limits and rounding.
    pub score: Number,
    /// What of it are adjustments, which no weight changes.
    adjustments: Number,
    /// What a score cannot pass: the limits of the scorecard and of the vetoes that were cast.
    pub limits: Vec<Number>,
    clamp: Clamp,
    vetoes: Vec<Number>,
    pub axes: Vec<Axis>,
}

impl<'a> Subject<'a> {
    /// Scores a person; nothing where there is no score.
    ///
    /// # Errors
    /// Everything that is wrong with the facts.
    pub fn new(mut scoring: Scoring<'a>) -> Result<Option<Self>, Problems> {
        // A way to the next grade is not asked for, and every try would look for one.
        scoring.is_advised = false;
        let again = scoring.again();
        let scored = scoring.run()?;
        let Some(graded) = &scored.graded else { return Ok(None) };
        let score = graded.adjusted.number().clone();
        let adjustments = &score - graded.composite.number();
        let cast = again.card.vetoes.iter().filter(|veto| graded.vetoes.iter().any(|id| id == veto.id.as_str()));
        let vetoes: Vec<Number> = cast.filter_map(|veto| veto.score_at_most.clone()).collect();
        let clamp = again.card.clamp.clone().unwrap_or(Clamp { min: None, max: None });
        let limits = clamp.min.iter().chain(&clamp.max).chain(&vetoes).cloned().collect();
        let axes = axes(again.card, &scored, &score);
        Ok(Some(Self { scoring: again, score, adjustments, limits, clamp, vetoes, axes }))
    }

    pub fn person(&self) -> Option<String> {
        self.scoring.facts.person.map(ToString::to_string)
    }

    pub const fn has_bands(&self) -> bool {
        !self.scoring.bands.is_empty()
    }

    /// The score before limits at a weight.
    pub fn at(&self, axis: &Axis, t: &Number) -> Number {
        axis.line.as_ref().map_or_else(|_| self.score.clone(), |line| line.at(t))
    }

    /// The score within its limits, before rounding.
    pub fn limited(&self, score: &Number) -> Number {
        let Clamp { min, max } = &self.clamp;
        let score = max.iter().fold(score.clone(), Number::at_most);
        let score = min.iter().fold(score, Number::at_least);
        self.vetoes.iter().fold(score, Number::at_most)
    }

    /// The score and the grade that another score before limits gives.
    pub fn moved_to(&self, score: &Number) -> (Option<Points>, Option<String>) {
        let graded = self.scoring.again().graded_at(&(score - &self.adjustments));
        let grade = graded.as_ref().and_then(|graded| Some(graded.grade.as_ref()?.name().to_owned()));
        (graded.map(|graded| self.points(graded.score.number())), grade)
    }

    pub fn points(&self, score: &Number) -> Points {
        let places = self.scoring.card.rounding.as_ref().and_then(|rule| rule.scale);
        Points { number: score.clone(), places }
    }

    /// The weights at which the score passes into another grade, or a limit.
    pub fn stops(&self, axis: &Axis) -> Vec<Number> {
        let Ok(line) = &axis.line else { return Vec::new() };
        let begins = self.scoring.bands.iter().filter_map(|band| Some(bound::begin(&self.scoring, &band.from)?.at));
        begins.chain(self.limits.iter().cloned()).filter_map(|score| line.solve(&score)).collect()
    }
}
