//! From what a component earns to its rounded line.

use super::{
    super::document::{ActsOn, Component, Gate, Pay, TierMode},
    factors::Factors,
    sheet::{Sheet, Written},
    standing::{At, known},
};
use crate::{number::Number, program::Value};

/// A component on its way through the stages.
pub struct Passed {
    pub earned: Value,
    pub after_cap: Value,
    pub after_multipliers: Value,
    pub after_gates: Value,
    pub rounded: Value,
    pub ungated: Value,
}

impl<'a> Sheet<'a> {
    /// All components up to their rounded lines.
    pub fn passed(&mut self, factors: &'a Factors<'a>, gates: &[(&'a Gate, Value)]) -> Written<Vec<Passed>> {
        let plan = self.plan;
        plan.components.iter().map(|component| self.component(component, factors, gates)).collect()
    }

    fn component(
        &mut self,
        component: &'a Component,
        factors: &'a Factors<'a>,
        gates: &[(&'a Gate, Value)],
    ) -> Written<Passed> {
        let at = At { component, factors, window: self.window(component), is_before: false };
        let before = if self.has_before(at)? { self.before(at)? } else { None };
        let earned = self.in_period(at, before.as_ref())?;
        let after_cap = self.limited(at, &earned, before.as_ref())?;
        let multiplied = self.times_factors(at, &after_cap, ActsOn::Pay)?;
        let after_multipliers = match component.cap.as_ref().filter(|_| component.cap_after_multipliers) {
            Some(cap) => self.writer.least(&multiplied, &known(cap))?,
            None => multiplied,
        };
        let after_gates = self.gated(gates, &after_multipliers, &component.id)?;
        let rounding = self.rounding();
        let rounded = self.writer.rounded(&after_gates, rounding)?;
        let ungated = self.writer.rounded(&after_multipliers, rounding)?;
        Some(Passed { earned, after_cap, after_multipliers, after_gates, rounded, ungated })
    }

    /// What was earned before the period; nothing is asked for where only this period's own part is read off the ladder.
    fn before(&mut self, at: At<'a>) -> Written<Option<Value>> {
        let is_limited = at.component.floor.is_some() || at.component.cap.is_some();
        if self.is_whole(at) && (!is_limited || self.limits_period_alone(at)) {
            return Some(None);
        }
        let was = at.before();
        self.shape(self.pay(was), was).map(Some)
    }

    fn is_whole(&self, at: At<'a>) -> bool {
        self.mode_of(at) == Some(TierMode::Whole)
    }

    fn mode_of(&self, at: At<'a>) -> Option<TierMode> {
        match self.pay(at) {
            Pay::Tiers(rule) => Some(rule.mode),
            Pay::DerivedRate(rule) => Some(rule.mode),
            _ => None,
        }
    }

    /// Whether cap and floor hold for the period and not for the window.
    fn limits_period_alone(&self, at: At<'a>) -> bool {
        at.window.is_none() || self.is_whole(at)
    }

    /// What the period earns: the whole, or the increment over what was earned before.
    fn in_period(&mut self, at: At<'a>, before: Option<&Value>) -> Written {
        let has_before = self.has_before(at)?;
        if has_before && self.is_whole(at) {
            let was = at.before();
            let ladder = self.ladder(self.pay(at), at)?;
            let earlier = self.ladder(self.pay(was), was)?;
            let (measure_before, own, now) = (self.measure(was)?, self.own(at)?, self.measure(at)?);
            return self.whole(&ladder, &earlier, &measure_before, &own, &now);
        }
        let now = self.shape(self.pay(at), at)?;
        match before {
            Some(before) => self.writer.difference(&now, before),
            None => Some(now),
        }
    }

    /// What a shape has earned where the component stands; some shapes have no program.
    fn shape(&mut self, pay: &'a Pay, at: At<'a>) -> Written {
        match pay {
            Pay::Rate(rule) => self.rate(rule, at),
            Pay::PerUnit(rule) => {
                let measure = self.measure(at)?;
                self.writer.product(&measure, &known(&rule.amount))
            }
            Pay::Fixed(rule) => Some(known(&rule.amount)),
            Pay::Bonus(rule) => {
                let holds = self.condition(&rule.when)?;
                self.writer.choose(holds, &known(&rule.amount), &Value::ZERO)
            }
            Pay::Penalty(rule) if rule.floor.is_none() => {
                let holds = self.condition(&rule.when)?;
                self.writer.choose(holds, &known(&-&rule.amount), &Value::ZERO)
            }
            Pay::Tiers(_) | Pay::DerivedRate(_) => {
                let ladder = self.ladder(pay, at)?;
                let measure = self.measure(at)?;
                self.climbed(&ladder, &measure)
            }
            Pay::Curve(rule) => self.curve(rule, at),
            Pay::InterpolatedTiers(rule) => self.interpolated(rule, at),
            Pay::Package(rule) => self.package(rule, at),
            Pay::Grade(rule) => self.grade(rule, at),
            Pay::RankAward(rule) => self.rank_award(rule),
            Pay::Penalty(_) | Pay::Matrix(_) | Pay::Spiff(_) | Pay::Pool(_) => None,
        }
    }

    /// The earnings within the component's cap and floor; under accumulation both hold for the window.
    fn limited(&mut self, at: At<'a>, earned: &Value, before: Option<&Value>) -> Written {
        let component = at.component;
        let cap = component.cap.as_ref().filter(|_| !component.cap_after_multipliers);
        if cap.is_none() && component.floor.is_none() {
            return Some(earned.clone());
        }
        let Some(before) = before.filter(|_| !self.limits_period_alone(at)) else {
            return self.clamped(component.floor.as_ref(), cap, earned);
        };
        let now = self.writer.sum(before, earned)?;
        let now = self.clamped(component.floor.as_ref(), cap, &now)?;
        let before = self.clamped(component.floor.as_ref(), cap, before)?;
        self.writer.difference(&now, &before)
    }

    fn clamped(&mut self, floor: Option<&Number>, cap: Option<&Number>, value: &Value) -> Written {
        let mut within = value.clone();
        if let Some(floor) = floor {
            within = self.writer.most(&within, &known(floor))?;
        }
        if let Some(cap) = cap {
            within = self.writer.least(&within, &known(cap))?;
        }
        Some(within)
    }
}
