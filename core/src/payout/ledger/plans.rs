//! Where a run finds the plan of a person and period.

use super::super::PayPlan;
use crate::{LifeCycle as _, calendar::Calendar, error::Problems, id::Id};

/// The plan that rules a person's period.
#[derive(Clone, Copy, Debug)]
pub struct Ruling<'a> {
    /// The plan.
    pub plan: &'a PayPlan,
    /// The SHA-256 of its canonical form.
    pub hash: &'a str,
}

/// What chooses the plan of a person and period: one plan for all, or a book of versions and assignments.
pub trait Plans {
    /// The calendar that periods are labelled by.
    fn calendar(&self) -> Calendar;

    /// The plan of a person in a period.
    ///
    /// # Errors
    /// No plan, or several.
    fn ruling(&self, person: &Id, period: &str) -> Result<Ruling<'_>, Problems>;
}

/// One plan for everybody.
pub(super) struct OnePlan<'a> {
    plan: &'a PayPlan,
    hash: String,
}

impl<'a> OnePlan<'a> {
    pub(super) fn new(plan: &'a PayPlan) -> Self {
        Self { plan, hash: plan.hash() }
    }
}

impl Plans for OnePlan<'_> {
    fn calendar(&self) -> Calendar {
        self.plan.document().calendar.as_ref().map_or_else(Calendar::gregorian, Calendar::new)
    }

    fn ruling(&self, _: &Id, _: &str) -> Result<Ruling<'_>, Problems> {
        Ok(Ruling { plan: self.plan, hash: &self.hash })
    }
}
