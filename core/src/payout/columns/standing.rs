//! Where a component stands: its measure, its quota, its target, now and before the period.

use super::{
    super::{
        document::{ActsOn, AttainmentBasis, Axis, Component, OnRevision, Pay},
        evaluate::Window,
        facts::Windows,
    },
    factors::Factors,
    sheet::{Sheet, Written, pointer_of},
};
use crate::{
    id::Id,
    number::Number,
    program::{Flag, Value},
    trace::Comparison,
};

/// A component at a moment.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub component: &'a Component,
    pub factors: &'a Factors<'a>,
    /// The window, and whether this period is its first.
    pub window: Option<(Window, bool)>,
    pub is_before: bool,
}

impl<'a> At<'a> {
    pub fn on(&self) -> Option<&'a Id> {
        self.component.on.as_ref()
    }

    pub const fn before(self) -> Self {
        Self { is_before: true, ..self }
    }

    fn is_open(&self) -> bool {
        self.window.is_some_and(|(_, is_first)| !is_first)
    }
}

impl<'a> Sheet<'a> {
    /// The shape of pay in force at the moment.
    pub fn pay(&self, at: At<'a>) -> &'a Pay {
        let reprices = at.component.on_revision == Some(OnRevision::Reprice);
        let earlier = if at.is_before && reprices { self.calendar.previous(&self.period) } else { None };
        at.component.pay_on(earlier.map_or(self.period.start, |earlier| earlier.start)).0
    }

    /// A value before the period, by window: `Some(None)` where none is given.
    fn of_window(&mut self, window: Window, values: &Windows, pointer: &str) -> Written<Option<Value>> {
        let pointer = format!("{pointer}/{}", window.name());
        match window.in_windows(values) {
            None => Some(None),
            given => self.given(given, &pointer).map(Some),
        }
    }

    /// The measure before the period; zero where nothing is given and the window has just begun.
    fn prior(&mut self, at: At<'a>, measure: &Id) -> Written {
        let Some((window, _)) = at.window else { return Some(Value::ZERO) };
        let facts = self.facts.measures.get(measure)?;
        let prior = self.of_window(window, &facts.prior, &pointer_of(measure, "prior"))?;
        if prior.is_none() && at.is_open() { None } else { Some(prior.unwrap_or(Value::ZERO)) }
    }

    /// The period's own part of the component's measure, with the factors on credit.
    pub fn own(&mut self, at: At<'a>) -> Written {
        let own = self.actual(at.on()?)?;
        self.times_factors(at, &own, ActsOn::Credit)
    }

    /// The component's measure, accumulated up to the moment.
    pub fn measure(&mut self, at: At<'a>) -> Written {
        let prior = self.prior(at, at.on()?)?;
        if at.is_before {
            return Some(prior);
        }
        let own = self.own(at)?;
        self.writer.sum(&prior, &own)
    }

    /// Whether something can have been earned before the period; rows that differ in it from the others are evaluated alone.
    pub fn has_before(&mut self, at: At<'a>) -> Written<bool> {
        let (Some(on), Some((window, is_first))) = (at.on(), at.window) else { return Some(false) };
        if !is_first {
            self.require_somebody(at, on, window)?;
            return Some(true);
        }
        let prior = self.prior(at, on)?;
        let is_zero = self.writer.test(&prior, Comparison::Equal, &Value::ZERO)?;
        if is_zero == Flag::Known(false) {
            return Some(true);
        }
        self.writer.require(is_zero)?;
        Some(false)
    }

    /// Who had no quota and no sales before was not there, so that nothing is taken off what the period earns. Where the shape
    /// gives nothing for nothing that is so anyway; where a floor or a curve gives something, such rows are evaluated alone.
    fn require_somebody(&mut self, at: At<'a>, on: &Id, window: Window) -> Written<()> {
        let gives_something = at.component.floor.is_some()
            || at.component.cap.as_ref().is_some_and(Number::is_negative)
            || matches!(self.pay(at.before()), Pay::Curve(_));
        let facts = self.facts.measures.get(on)?;
        let quota = self.of_window(window, &facts.prior_quota, &pointer_of(on, "prior_quota"))?;
        let Some(quota) = quota.filter(|_| gives_something) else { return Some(()) };
        let prior = self.prior(at, on)?;
        let sold_nothing = self.writer.test(&prior, Comparison::Equal, &Value::ZERO)?;
        let no_quota = self.writer.test(&quota, Comparison::Equal, &Value::ZERO)?;
        let was_nobody = self.writer.and(sold_nothing, no_quota);
        let was_somebody = self.writer.not(was_nobody);
        self.writer.require(was_somebody)
    }

    /// The quota up to the moment.
    pub fn quota_to_date(&mut self, at: At<'a>, measure: &Id) -> Written {
        let Some((window, _)) = at.window else { return self.quota(measure) };
        let facts = self.facts.measures.get(measure)?;
        let prior = self.of_window(window, &facts.prior_quota, &pointer_of(measure, "prior_quota"))?;
        match prior {
            None if at.is_open() => None,
            None if at.is_before => Some(Value::ZERO),
            None => self.quota(measure),
            Some(prior) if at.is_before => Some(prior),
            Some(prior) => {
                let quota = self.quota(measure)?;
                self.writer.sum(&prior, &quota)
            }
        }
    }

    /// The quota that the accumulated measure is compared with.
    pub fn quota_of(&mut self, at: At<'a>, measure: &Id) -> Written {
        match at.window {
            Some((window, _)) if at.component.attainment == AttainmentBasis::FullWindow => {
                let facts = self.facts.measures.get(measure)?;
                self.of_window(window, &facts.window_quota, &pointer_of(measure, "window_quota"))?
            }
            _ => self.quota_to_date(at, measure),
        }
    }

    /// Where the measure stands on an axis.
    pub fn along(&mut self, at: At<'a>, axis: Axis, value: &Value) -> Written {
        if axis != Axis::Attainment {
            return Some(value.clone());
        }
        let quota = self.quota_of(at, at.on()?)?;
        let attained = self.writer.quotient(value, &quota)?;
        self.times_factors(at, &attained, ActsOn::Attainment)
    }

    /// The target incentive, which accumulates with the quota.
    pub fn target(&mut self, at: At<'a>) -> Written {
        let facts = self.facts;
        let Some((window, _)) = at.window else {
            return self.given(facts.target_incentive.as_ref(), "/target_incentive");
        };
        let prior = self.of_window(window, &facts.prior_target_incentive, "/prior_target_incentive")?;
        match prior {
            None if at.is_open() => None,
            None if at.is_before => Some(Value::ZERO),
            None => self.given(facts.target_incentive.as_ref(), "/target_incentive"),
            Some(prior) if at.is_before => Some(prior),
            Some(prior) => {
                let now = self.given(facts.target_incentive.as_ref(), "/target_incentive")?;
                self.writer.sum(&prior, &now)
            }
        }
    }

    /// The base salary.
    pub fn base_salary(&mut self) -> Written {
        self.given(self.facts.base_salary.as_ref(), "/base_salary")
    }

    /// A number times every factor that acts on it.
    pub fn times_factors(&mut self, at: At<'a>, value: &Value, acts_on: ActsOn) -> Written {
        let mut product = value.clone();
        for factor in at.factors.of(acts_on, &at.component.id) {
            product = self.writer.product(&product, factor)?;
        }
        Some(product)
    }
}

/// A known number.
pub fn known(number: &Number) -> Value {
    Value::Known(number.clone())
}
