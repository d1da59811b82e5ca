//! Which version of which plan pays a person for a period, and for which days of it.

use super::{AcrossPlans, Assignment, PayBook, effective};
use crate::{
    calendar::{Calendar, Period},
    error::{Problem, Problems, catalogue::pay as code},
    payout::{
        PayPlan,
        document::{PlanDocument, Span},
        facts::PayFacts,
        spans,
    },
};
use chrono::NaiveDate;
use std::{borrow::Cow, collections::BTreeSet};

/// The plan that pays a person for a period, and the facts as that plan is evaluated on them.
#[derive(Clone, Debug)]
pub struct Assigned<'a> {
    /// The version of the plan that is in force.
    pub plan: &'a PayPlan,
    /// The facts; where the person is on the plan for a part of the period, only the days of that part are `active`.
    pub facts: Cow<'a, PayFacts>,
}

/// What was found for a person and a period.
pub struct Chosen<'a> {
    pub plan: &'a PayPlan,
    /// Its position in the book.
    pub version: usize,
    /// The days of the period on which the person is on the plan, in order.
    pub days: Vec<Span>,
    /// The first assignment of these days, by its position, and what it says of windows.
    pub assignment: (usize, Option<AcrossPlans>),
    /// The first day of this assignment.
    pub since: NaiveDate,
    period: Period,
}

/// A version that is in force for the person on some day of the period, as its calendar has it.
struct InForce {
    version: usize,
    from: NaiveDate,
    period: Period,
}

impl PayBook {
    /// The version of the plan that is in force for a person on days of a period. In a period after the last day of somebody who
    /// left there may be none, although deals of it are still paid: that day is a fact, and [`PayBook::assigned`] looks at it.
    ///
    /// # Errors
    /// A period that no calendar knows, no plan in force for the person, or more than one plan or version.
    pub fn plan_for(&self, person: &str, period: &str) -> Result<&PayPlan, Problems> {
        self.chosen(person, period, None).map(|chosen| chosen.plan).map_err(|problem| problem.in_facts().into())
    }

    /// The plan that pays, and the facts as it is evaluated on them: an assignment that begins or ends inside the period
    /// leaves its own days of those that are active. In a period after the last day of somebody who left, the assignment of
    /// that day goes on, unless the person is on a plan again: then the facts are those of somebody who did not leave.
    ///
    /// # Errors
    /// Those of [`PayBook::plan_for`].
    pub fn assigned<'a>(&'a self, facts: &'a PayFacts) -> Result<Assigned<'a>, Problems> {
        let left = facts.terminated.as_ref().map(|terminated| terminated.last_day);
        let chosen = self.chosen(facts.person.as_str(), &facts.period, left);
        let chosen = chosen.map_err(|problem| Problems::from(problem.in_facts()))?;
        let mut found = facts.on_days(&chosen.period, &chosen.days);
        if left.is_some_and(|last_day| last_day < chosen.since) {
            found.to_mut().terminated = None;
        }
        Ok(Assigned { plan: chosen.plan, facts: found })
    }

    /// What pays a person for a period; `left` is the last day of who left.
    pub(super) fn chosen(
        &self,
        person: &str,
        label: &str,
        left: Option<NaiveDate>,
    ) -> Result<Chosen<'_>, Box<Problem>> {
        let (mut left, mut found) = (left, self.in_force(person, label, None));
        if found.is_empty() {
            found = self.in_force(person, label, left);
        } else {
            left = None;
        }
        let Some(first) = found.first() else { return Err(self.nothing(person, label)) };
        let period = first.period.clone();
        let mut versions: BTreeSet<(NaiveDate, usize)> =
            found.iter().map(|found| (found.from, found.version)).collect();
        // A plan of another calendar may know the period by another label; on its days it is in force all the same.
        versions.extend(self.on_days(person, &period, left));
        let distinct: BTreeSet<usize> = versions.iter().map(|(_, version)| *version).collect();
        let plan = |version: usize| self.plans.get(version);
        if distinct.len() > 1 {
            let mut ordered = versions.iter().filter_map(|(from, version)| Some((from, plan(*version)?)));
            let (first, last) = (ordered.next(), ordered.next_back());
            let mut problem = Problem::new(&code::TWO_PLANS, "/period").with("person", person).with("period", label);
            if let (Some((_, first)), Some((from, last))) = (first, last) {
                problem = problem.with("first", &first.document.id).with("second", &last.document.id);
                problem = problem.with("date", from);
            }
            return Err(Box::new(problem));
        }
        let Some(plan) = plan(first.version) else { return Err(self.nothing(person, label)) };
        let whole = Span { start: period.start, end: period.end };
        let own = self.spans_of(person, left).filter(|(_, assignment, _)| assignment.plan == plan.document.id);
        let held = own.filter_map(|(index, one, span)| Some((spans::meet(&span, &whole)?, (index, one))));
        let mut held: Vec<(Span, (usize, &Assignment))> = held.collect();
        held.sort_by_key(|(span, _)| span.start);
        let Some((_, (index, assignment))) = held.first().cloned() else { return Err(self.nothing(person, label)) };
        let days = held.into_iter().map(|(span, _)| span).collect();
        let (since, assignment) = (assignment.start, (index, assignment.windows));
        Ok(Chosen { plan, version: first.version, days, assignment, since, period })
    }

    /// The assignments of a person with their positions and days. That of the last day of who left goes on, until the person is
    /// on a plan again: deals of later periods may still earn by it.
    fn spans_of(&self, person: &str, left: Option<NaiveDate>) -> impl Iterator<Item = (usize, &Assignment, Span)> {
        let starts: Vec<NaiveDate> = self.of_person(person).map(|one| one.start).collect();
        self.numbered(person).map(move |(index, one)| {
            let mut span = one.span();
            if left.is_some_and(|last_day| span.start <= last_day && last_day < span.end) {
                let again = starts.iter().copied().filter(|start| *start >= span.end).min();
                span = spans::open(Some(span.start), again);
            }
            (index, one, span)
        })
    }

    /// The versions in force for a person on days of a period, each by its own calendar.
    fn in_force(&self, person: &str, label: &str, left: Option<NaiveDate>) -> Vec<InForce> {
        let mut found = Vec::new();
        for (_, assignment, span) in self.spans_of(person, left) {
            for version in self.versions.get(&assignment.plan).into_iter().flatten() {
                let Some(plan) = self.plans.get(*version) else { continue };
                let Some(period) = calendar(&plan.document).period(label) else { continue };
                let whole = Span { start: period.start, end: period.end };
                let held = spans::meet(&span, &effective(&plan.document));
                if let Some(held) = held.and_then(|held| spans::meet(&held, &whole)) {
                    found.push(InForce { version: *version, from: held.start, period });
                }
            }
        }
        found
    }

    /// The versions in force for a person on days of a period, whatever their calendars call it.
    pub(super) fn on_days(&self, person: &str, period: &Period, left: Option<NaiveDate>) -> Vec<(NaiveDate, usize)> {
        let whole = Span { start: period.start, end: period.end };
        let mut found = Vec::new();
        for (_, assignment, span) in self.spans_of(person, left) {
            for version in self.versions.get(&assignment.plan).into_iter().flatten() {
                let held = self.plans.get(*version).and_then(|plan| {
                    let held = spans::meet(&span, &effective(&plan.document))?;
                    spans::meet(&held, &whole)
                });
                found.extend(held.map(|held| (held.start, *version)));
            }
        }
        found
    }

    /// Why there is no plan: the label says nothing to any calendar, or nothing is in force on its days.
    fn nothing(&self, person: &str, label: &str) -> Box<Problem> {
        let mut unknown = None;
        for plan in &self.plans {
            match calendar(&plan.document).resolve(label, "/period") {
                Ok(period) => {
                    let problem = Problem::new(&code::NO_PLAN, "/period").with("person", person);
                    let problem = problem.with("period", label).with("start", period.start);
                    return Box::new(problem.with("end", period.end));
                }
                Err(problem) => unknown = unknown.or(Some(problem)),
            }
        }
        unknown.unwrap_or_else(|| Box::new(Problem::new(&code::NO_PLAN, "/period").with("person", person)))
    }
}

pub(super) fn calendar(plan: &PlanDocument) -> Calendar {
    plan.calendar.as_ref().map_or_else(Calendar::gregorian, Calendar::new)
}
