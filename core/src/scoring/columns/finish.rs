//! From the composite to the grade: adjustments, clamp, rounding, vetoes, bands.

use super::{
    super::document::{Adjustment, BandsOn, PointRate, Veto},
    Sheet, Written,
    parts::Part,
};
use crate::{
    number::Number,
    program::Value,
    rounding::{Mode, Rounding},
    shape::escaped,
    trace::Comparison,
};

/// A score with its grade.
pub struct Finished {
    pub composite: Value,
    /// The exact composite lies no more than this above.
    pub slack: Number,
    pub score: Value,
    /// The place of the grade among the bands, lowest first; none without bands.
    pub grade: Option<Value>,
    pub earned: Option<Value>,
}

impl Sheet<'_> {
    /// The score and its grade. Where the composite has slack, both ends of it have to give the same.
    pub fn finished(&mut self, parts: &[Part]) -> Written<Finished> {
        let (composite, slack) = self.composite(parts)?;
        let finished = self.graded(&composite, &slack)?;
        if !slack.is_zero() {
            let upper = self.writer.sum(&composite, &Value::Known(slack))?;
            let upper = self.graded(&upper, &Number::ZERO)?;
            if self.rounding().is_some() {
                self.require_same(Some(&finished.score), Some(&upper.score))?;
            }
            self.require_same(finished.grade.as_ref(), upper.grade.as_ref())?;
            self.require_same(finished.earned.as_ref(), upper.earned.as_ref())?;
        }
        Some(finished)
    }

    fn rounding(&self) -> Option<Rounding> {
        let rule = self.card.rounding.as_ref()?;
        Some(Rounding { mode: rule.mode, scale: rule.scale? })
    }

    fn require_same(&mut self, a: Option<&Value>, b: Option<&Value>) -> Written<()> {
        let (Some(a), Some(b)) = (a, b) else { return Some(()) };
        let is_same = self.writer.test(a, Comparison::Equal, b)?;
        self.writer.require(is_same)
    }

    fn graded(&mut self, composite: &Value, slack: &Number) -> Written<Finished> {
        let card = self.card;
        let mut adjusted = composite.clone();
        for adjustment in &card.adjustments {
            let earned = self.earned(adjustment)?;
            adjusted = self.writer.sum(&adjusted, &earned)?;
        }
        let clamped = self.clamped(adjusted)?;
        let rounded = match self.rounding() {
            Some(rounding) => self.writer.rounded(&clamped, rounding)?,
            None => clamped.clone(),
        };
        let score = self.vetoed(&rounded)?;
        let (free, seen) = match card.bands_on {
            BandsOn::Rounded => (rounded, score.clone()),
            BandsOn::Raw => {
                let seen = self.vetoed(&clamped)?;
                (clamped, seen)
            }
        };
        let (composite, slack) = (composite.clone(), slack.clone());
        if self.bands.is_empty() {
            return Some(Finished { composite, slack, score, grade: None, earned: None });
        }
        let earned = self.band_of(&free)?;
        let mut grade = self.band_of(&seen)?;
        let place = |veto: &Veto| self.bands.iter().position(|band| Some(&band.grade) == veto.grade_at_most.as_ref());
        let limit = self.cast().filter_map(place).min();
        if let Some(limit) = limit {
            grade = self.writer.least(&grade, &Value::Known(Number::from(limit)))?;
        }
        Some(Finished { composite, slack, score, grade: Some(grade), earned: Some(earned) })
    }

    /// The vetoes that were cast: the same in all rows.
    fn cast(&self) -> impl Iterator<Item = &Veto> + use<'_> {
        self.card.vetoes.iter().filter(|veto| self.facts.vetoes.contains(&veto.id))
    }

    fn vetoed(&mut self, score: &Value) -> Written {
        let limit = self.cast().filter_map(|veto| veto.score_at_most.clone()).min();
        match limit {
            Some(limit) => self.writer.least(score, &Value::Known(limit)),
            None => Some(score.clone()),
        }
    }

    fn earned(&mut self, adjustment: &Adjustment) -> Written {
        let (rate, is_deducted) = match (&adjustment.add, &adjustment.deduct) {
            (Some(rate), _) => (rate, false),
            (None, Some(rate)) => (rate, true),
            (None, None) => return Some(Value::ZERO),
        };
        let PointRate { per, points, max, whole } = rate;
        let pointer = format!("/adjustments/{}", escaped(adjustment.id.as_str()));
        let count = self.given(self.facts.adjustments.get(&adjustment.id), &pointer)?.unwrap_or(Value::ZERO);
        let is_sound = self.writer.test(&count, Comparison::AtLeast, &Value::ZERO)?;
        self.writer.require(is_sound)?;
        let mut times = self.writer.quotient(&count, &Value::Known(per.clone()))?;
        if *whole {
            times = self.writer.rounded(&times, Rounding { mode: Mode::Floor, scale: 0 })?;
        }
        let mut earned = self.writer.product(&times, &Value::Known(points.clone()))?;
        if let Some(max) = max {
            earned = self.writer.least(&earned, &Value::Known(max.clone()))?;
        }
        if is_deducted { self.writer.negation(&earned) } else { Some(earned) }
    }

    fn clamped(&mut self, score: Value) -> Written {
        let mut clamped = score;
        let Some(clamp) = &self.card.clamp else { return Some(clamped) };
        if let Some(max) = &clamp.max {
            clamped = self.writer.least(&clamped, &Value::Known(max.clone()))?;
        }
        if let Some(min) = &clamp.min {
            clamped = self.writer.most(&clamped, &Value::Known(min.clone()))?;
        }
        Some(clamped)
    }

    /// The place of the band that a score reached; rows below the lowest are refused alone.
    fn band_of(&mut self, score: &Value) -> Written {
        let reaches = if self.card.inclusive { Comparison::AtLeast } else { Comparison::Above };
        let mut place = Value::ZERO;
        for (index, band) in self.bands.iter().enumerate() {
            let is_reached = self.writer.test(score, reaches, &Value::Known(band.from.clone()))?;
            if index == 0 {
                self.writer.require(is_reached)?;
            } else {
                place = self.writer.choose(is_reached, &Value::Known(Number::from(index)), &place)?;
            }
        }
        Some(place)
    }
}
