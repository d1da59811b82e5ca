//! Tiers and derived rates: marginal, whole and retroactive.

use super::{
    super::document::{ActsOn, Axis, DerivedRate, Pay, Tie, TierMode, Tiers},
    sheet::{Sheet, Written},
    standing::{At, known},
};
use crate::{
    number::Number,
    program::{Flag, Value, Writer},
    trace::Comparison,
};

/// One step: its bound as an amount of the measure, its rate, its fixed amount.
struct Rung {
    from: Value,
    rate: Number,
    fixed: Option<Number>,
}

/// The steps, and how they are read.
pub struct Ladder {
    rungs: Vec<Rung>,
    /// What all rates are multiplied with.
    base: Option<Value>,
    is_upper: bool,
    pub mode: TierMode,
}

/// How bounds become amounts.
enum Scale {
    Amount,
    Quota { quota: Value, factor: Value },
}

impl<'a> Sheet<'a> {
    /// The ladder of a shape that has one.
    pub fn ladder(&mut self, pay: &'a Pay, at: At<'a>) -> Written<Ladder> {
        match pay {
            Pay::Tiers(rule) => self.tiers(rule, at),
            Pay::DerivedRate(rule) => self.derived(rule, at),
            _ => None,
        }
    }

    fn scale_of(&mut self, axis: Axis, at: At<'a>, may_be_nobody: bool) -> Written<Scale> {
        if axis != Axis::Attainment {
            return Some(Scale::Amount);
        }
        let quota = self.quota_of(at, at.on()?)?;
        let is_positive = self.writer.test(&quota, Comparison::Above, &Value::ZERO)?;
        let mut is_sound = is_positive;
        if at.is_before && may_be_nobody {
            // Who had no quota and no sales before was not there: nothing was earned.
            let measure = self.measure(at)?;
            let had_none = self.writer.test(&measure, Comparison::Equal, &Value::ZERO)?;
            let no_quota = self.writer.test(&quota, Comparison::Equal, &Value::ZERO)?;
            let was_nobody = self.writer.and(had_none, no_quota);
            is_sound = self.writer.or(is_positive, was_nobody);
        }
        self.writer.require(is_sound)?;
        let factor = self.times_factors(at, &known(&Number::ONE), ActsOn::Attainment)?;
        if factor.known() != Some(&Number::ONE) {
            self.writer.require_positive(&factor)?;
        }
        Some(Scale::Quota { quota, factor })
    }

    fn bound(&mut self, scale: &Scale, bound: &Number) -> Written {
        match scale {
            Scale::Amount => Some(known(bound)),
            Scale::Quota { .. } if bound.is_zero() => Some(Value::ZERO),
            Scale::Quota { quota, factor } => {
                let amount = self.writer.product(&known(bound), quota)?;
                if factor.known() == Some(&Number::ONE) { Some(amount) } else { self.writer.quotient(&amount, factor) }
            }
        }
    }

    fn tiers(&mut self, rule: &Tiers, at: At<'a>) -> Written<Ladder> {
        let scale = self.scale_of(rule.axis, at, true)?;
        let mut rungs = Vec::new();
        for step in &rule.steps {
            let rate = step.rate.as_ref().or(step.per_unit.as_ref()).cloned().unwrap_or_default();
            rungs.push(Rung { from: self.bound(&scale, &step.from)?, rate, fixed: step.fixed.clone() });
        }
        Some(Ladder { rungs, base: None, is_upper: rule.tie == Tie::Upper, mode: rule.mode })
    }

    fn derived(&mut self, rule: &DerivedRate, at: At<'a>) -> Written<Ladder> {
        let on = at.on()?;
        let target = self.target(at)?;
        let quota = self.quota_to_date(at, on)?;
        let scale = self.scale_of(Axis::Attainment, at, false)?;
        let target = self.writer.product(&target, &known(&rule.weight))?;
        let base = self.writer.quotient(&target, &quota)?;
        let mut rungs = Vec::new();
        for step in &rule.steps {
            rungs.push(Rung { from: self.bound(&scale, &step.from)?, rate: step.multiple.clone(), fixed: None });
        }
        if rule.steps.is_empty() {
            rungs.push(Rung { from: Value::ZERO, rate: Number::ONE, fixed: None });
        }
        Some(Ladder { rungs, base: Some(base), is_upper: rule.tie == Tie::Upper, mode: rule.mode })
    }

    /// What a measure earns that starts from nothing.
    pub fn climbed(&mut self, ladder: &Ladder, measure: &Value) -> Written {
        let writer = &mut self.writer;
        let size = writer.size(measure)?;
        let earned = match ladder.mode {
            TierMode::Marginal => {
                let mut rate = Number::ZERO;
                let mut bends = Vec::new();
                for rung in &ladder.rungs {
                    bends.push((rung.from.clone(), &rung.rate - &rate));
                    rate = rung.rate.clone();
                }
                let parts = writer.hinges(&size, &bends)?;
                let mut earned = ladder.times_base(writer, &parts)?;
                for (rung, fixed) in ladder.rungs.iter().filter_map(|rung| Some((rung, rung.fixed.as_ref()?))) {
                    let is_entered = ladder.is_entered(writer, rung, &size)?;
                    let fixed = writer.choose(is_entered, &known(fixed), &Value::ZERO)?;
                    earned = writer.sum(&earned, &fixed)?;
                }
                earned
            }
            TierMode::Retroactive => {
                let rate = ladder.reached(writer, &size)?;
                let earned = writer.product(&size, &rate)?;
                let mut fixed = Value::ZERO;
                for rung in &ladder.rungs {
                    let is_entered = ladder.is_entered(writer, rung, &size)?;
                    fixed = writer.choose(is_entered, &known(&rung.fixed.clone().unwrap_or_default()), &fixed)?;
                }
                writer.sum(&earned, &fixed)?
            }
            TierMode::Whole => return self.whole(ladder, ladder, &Value::ZERO, measure, measure),
        };
        self.writer.mirrored(&earned, measure)
    }

    /// The period's own part at the rate that the measure reached, and the fixed amount of that step on first entry.
    pub fn whole(&mut self, ladder: &Ladder, earlier: &Ladder, before: &Value, own: &Value, now: &Value) -> Written {
        let writer = &mut self.writer;
        let size = writer.size(now)?;
        let rate = ladder.reached(writer, &size)?;
        let earned = writer.product(own, &rate)?;
        if ladder.rungs.iter().all(|rung| rung.fixed.is_none()) {
            return Some(earned);
        }
        let was = writer.size(before)?;
        let is_below = writer.test(now, Comparison::Below, &Value::ZERO)?;
        let was_below = writer.test(before, Comparison::Below, &Value::ZERO)?;
        let (both, neither) = (writer.and(is_below, was_below), writer.or(is_below, was_below));
        let neither = writer.not(neither);
        let same_side = writer.or(both, neither);
        let mut fixed = Value::ZERO;
        for (index, rung) in ladder.rungs.iter().enumerate() {
            let is_entered = ladder.is_entered(writer, rung, &size)?;
            let mut is_new = Flag::Known(true);
            if let Some(earlier_rung) = earlier.rungs.get(index) {
                let was_entered = earlier.is_entered(writer, earlier_rung, &was)?;
                let was_entered = writer.and(was_entered, same_side);
                is_new = writer.not(was_entered);
            }
            let own = writer.choose(is_new, &known(&rung.fixed.clone().unwrap_or_default()), &Value::ZERO)?;
            fixed = writer.choose(is_entered, &own, &fixed)?;
        }
        let fixed = writer.mirrored(&fixed, now)?;
        writer.sum(&earned, &fixed)
    }
}

impl Ladder {
    fn times_base(&self, writer: &mut Writer, value: &Value) -> Written {
        match &self.base {
            Some(base) => writer.product(value, base),
            None => Some(value.clone()),
        }
    }

    fn reaches(&self) -> Comparison {
        if self.is_upper { Comparison::AtLeast } else { Comparison::Above }
    }

    /// Whether a size has entered a step; at zero none is.
    fn is_entered(&self, writer: &mut Writer, rung: &Rung, size: &Value) -> Written<Flag> {
        let is_some = writer.test(size, Comparison::Above, &Value::ZERO)?;
        let is_reached = writer.test(size, self.reaches(), &rung.from)?;
        Some(writer.and(is_some, is_reached))
    }

    /// The rate that a size reached.
    fn reached(&self, writer: &mut Writer, size: &Value) -> Written {
        let mut rate = Value::ZERO;
        for rung in &self.rungs {
            // Zero lies between the first step and its mirror, whichever the tie.
            let is_from_zero = rung.from.known().is_some_and(Number::is_zero);
            let is_reached =
                if is_from_zero { Flag::Known(true) } else { writer.test(size, self.reaches(), &rung.from)? };
            rate = writer.choose(is_reached, &known(&rung.rate), &rate)?;
        }
        self.times_base(writer, &rate)
    }
}
