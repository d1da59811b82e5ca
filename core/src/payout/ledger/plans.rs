//! Where a run finds the plan of a person and period.

use super::super::{
    PayPlan,
    book::AcrossPlans,
    document::{PlanDocument, Span},
};
use crate::{
    LifeCycle as _,
    calendar::{Calendar, Period},
    error::Problems,
    id::Id,
};
use chrono::NaiveDate;

/// The plan that rules a person's period.
#[derive(Clone, Debug)]
pub struct Ruling<'a> {
    /// The plan.
    pub plan: &'a PayPlan,
    /// Whether it was chosen out of several, so that postings name it by its hash.
    pub is_chosen: bool,
    /// The days of the period on which the person is on the plan, in order; none stand for all.
    pub days: Vec<Span>,
    /// The assignment, by a number of its own.
    pub assignment: usize,
    /// The first day of the assignment; who left before it is back.
    pub since: Option<NaiveDate>,
    /// What windows that began on another plan do.
    pub windows: Option<AcrossPlans>,
}

impl Ruling<'_> {
    /// Whether somebody who left on a day is on a plan again.
    #[must_use]
    pub fn is_back(&self, last_day: NaiveDate) -> bool {
        self.since.is_some_and(|since| since > last_day)
    }
}

/// What chooses the plan of a person and period: one plan for all, or a book of versions and assignments.
pub trait Plans {
    /// The calendar that the periods of a person are labelled by.
    ///
    /// # Errors
    /// Plans of several calendars.
    fn calendar(&self, person: &Id) -> Result<Calendar, Problems>;

    /// The plan of a person in a period. Of who left, with the last day, the plan of that day may go on.
    ///
    /// # Errors
    /// No plan, or several.
    fn ruling(&self, person: &Id, period: &str, left: Option<NaiveDate>) -> Result<Ruling<'_>, Problems>;

    /// Whether a person is on a plan on any day of a period, so that a run needs its facts.
    fn is_ruled(&self, person: &Id, period: &Period) -> bool;

    /// Whether any plan has a line of this name.
    fn knows(&self, line: &str) -> bool;
}

/// One plan for everybody.
pub(super) struct OnePlan<'a>(pub &'a PayPlan);

/// Whether a plan has a component of this name.
pub fn has_line(plan: &PlanDocument, line: &str) -> bool {
    plan.components.iter().any(|component| component.id.as_str() == line)
}

impl Plans for OnePlan<'_> {
    fn calendar(&self, _: &Id) -> Result<Calendar, Problems> {
        Ok(self.0.document().calendar.as_ref().map_or_else(Calendar::gregorian, Calendar::new))
    }

    fn ruling(&self, _: &Id, _: &str, _: Option<NaiveDate>) -> Result<Ruling<'_>, Problems> {
        Ok(Ruling { plan: self.0, is_chosen: false, days: Vec::new(), assignment: 0, since: None, windows: None })
    }

    fn is_ruled(&self, _: &Id, _: &Period) -> bool {
        true
    }

    fn knows(&self, line: &str) -> bool {
        has_line(self.0.document(), line)
    }
}
