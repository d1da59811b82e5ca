//! Shapes that need no steps: rates, amounts, straight lines, packages, awards.

use super::{
    super::document::{
        Count, CurveOf, CurveRule, GradeCoefficient, InterpolatedTiers, Of, Package, PaidBy, RankAward, RateOf,
    },
    sheet::{Sheet, Written},
    standing::{At, known},
};
use crate::{
    number::Number,
    program::{Value, lines},
    rounding::{Mode, Rounding},
    shape::escaped,
    trace::Comparison,
};

impl<'a> Sheet<'a> {
    pub fn rate(&mut self, rule: &RateOf, at: At<'a>) -> Written {
        let base = match rule.of {
            Of::Measure => self.measure(at)?,
            Of::BaseSalary => self.base_salary()?,
            Of::TargetIncentive => self.target(at)?,
        };
        self.writer.product(&base, &known(&rule.rate))
    }

    pub fn grade(&mut self, rule: &GradeCoefficient, at: At<'a>) -> Written {
        let coefficient = self.of_name(self.facts.grade.as_ref(), "/grade", rule.coefficients.iter())?;
        let base = match rule.of {
            PaidBy::BaseSalary => self.base_salary()?,
            PaidBy::TargetIncentive => self.target(at)?,
        };
        self.writer.product(&base, &coefficient)
    }

    pub fn rank_award(&mut self, rule: &RankAward) -> Written {
        let rank = match &rule.ranking {
            None => self.given(self.facts.rank.map(Number::from).as_ref(), "/rank")?,
            Some(ranking) => {
                let rank = self.facts.ranks.get(ranking).copied().map(Number::from);
                self.given(rank.as_ref(), &format!("/ranks/{}", escaped(ranking.as_str())))?
            }
        };
        let (mut award, mut place) = (Value::ZERO, Number::ONE);
        for amount in rule.places.iter().chain([&Number::ZERO]) {
            let is_reached = self.writer.test(&rank, Comparison::AtLeast, &known(&place))?;
            award = self.writer.choose(is_reached, &known(amount), &award)?;
            place += &Number::ONE;
        }
        Some(award)
    }

    pub fn curve(&mut self, rule: &CurveRule, at: At<'a>) -> Written {
        let measure = self.measure(at)?;
        let along = self.along(at, rule.axis, &measure)?;
        let points: Vec<(&Number, &Number)> = rule.points.iter().map(|point| (&point.0, &point.1)).collect();
        let height = lines(&mut self.writer, &along, &points, rule.below, rule.above)?;
        let base = match rule.of {
            CurveOf::TargetIncentive => self.target(at)?,
            CurveOf::BaseSalary => self.base_salary()?,
            CurveOf::Measure => measure,
            CurveOf::Amount => return Some(height),
        };
        self.writer.product(&height, &base)
    }

    pub fn interpolated(&mut self, rule: &InterpolatedTiers, at: At<'a>) -> Written {
        let measure = self.measure(at)?;
        let along = self.along(at, rule.axis, &measure)?;
        let size = self.writer.size(&along)?;
        let mut bends = Vec::new();
        for (index, step) in rule.steps.iter().enumerate() {
            let next = rule.steps.get(index.saturating_add(1)).map(|next| &next.from);
            let to = next.or(step.to.as_ref())?;
            let rate = step.amount.over(&(to - &step.from))?;
            bends.push((known(to), -&rate));
            bends.push((known(&step.from), rate));
        }
        let earned = self.writer.hinges(&size, &bends)?;
        self.writer.mirrored(&earned, &along)
    }

    pub fn package(&mut self, rule: &Package, at: At<'a>) -> Written {
        let measure = self.measure(at)?;
        let size = self.writer.size(&measure)?;
        let rest = self.writer.difference(&size, &known(&rule.free))?;
        let charged = self.above_zero(&rest)?;
        let blocks = self.writer.quotient(&charged, &known(&rule.size))?;
        let mode = match rule.count {
            Count::Started => Mode::Ceil,
            Count::Completed => Mode::Floor,
        };
        let blocks = self.writer.rounded(&blocks, Rounding { mode, scale: 0 })?;
        let earned = self.writer.product(&blocks, &known(&rule.amount))?;
        self.writer.mirrored(&earned, &measure)
    }
}
