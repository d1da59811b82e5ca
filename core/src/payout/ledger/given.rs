//! What a run is given of a person: the periods in order, and what has to hold of them.

use super::{Ruling, person::Settling};
use crate::{
    LifeCycle as _,
    calendar::{Calendar, Period},
    error::{Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    payout::facts::PayFacts,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A period with the facts of it and their position in the question.
pub struct Given<'a> {
    pub period: Period,
    pub index: usize,
    pub facts: &'a PayFacts,
}

pub fn missing(place: String, period: &str) -> Problem {
    Problem::new(&code::PERIOD_MISSING, place).with("period", period)
}

impl<'a> Settling<'a> {
    /// The periods in the order of the calendar, without a gap.
    pub fn given(&self, calendar: &Calendar, path: &str, problems: &mut Problems) -> Vec<Given<'a>> {
        let mut given = Vec::new();
        for (index, facts) in self.person.periods.iter().enumerate() {
            let place = format!("{path}/periods/{index}");
            self.check_facts(facts, &place, problems);
            match calendar.resolve(&facts.period, &format!("{place}/period")) {
                Ok(period) => given.push(Given { period, index, facts }),
                Err(problem) => problems.push(*problem),
            }
        }
        given.sort_by_key(|one| (one.period.start, one.period.end));
        for pair in given.windows(2) {
            let [first, second] = pair else { continue };
            if first.period == second.period {
                let place = format!("{path}/periods/{}/period", second.index);
                problems.push(Problem::new(&doc::DUPLICATE_ID, place).with("id", &second.period.label));
            } else if let Some(label) = self.gap(calendar, &first.period, &second.period) {
                problems.push(missing(format!("{path}/periods"), &label));
            }
        }
        if let Some(last) = given.last().filter(|last| last.period.start > self.run.as_of) {
            let place = format!("{path}/periods/{}/period", last.index);
            let problem = Problem::new(&code::PERIOD_AHEAD, place).with("period", &last.period.label);
            problems.push(problem.with("as_of", self.run.as_of));
        }
        given
    }

    /// The first period between two that the person was on a plan in.
    fn gap(&self, calendar: &Calendar, first: &Period, second: &Period) -> Option<String> {
        let mut next = calendar.next(first)?;
        if second.start < first.end {
            return Some(next.label);
        }
        while next.start < second.start {
            if self.plans.is_ruled(&self.person.person, &next) {
                return Some(next.label);
            }
            next = calendar.next(&next)?;
        }
        None
    }

    /// The facts are the person's, and leave to the run what it finds itself.
    fn check_facts(&self, facts: &PayFacts, place: &str, problems: &mut Problems) {
        if facts.person != self.person.person {
            let problem = Problem::new(&code::OTHER_PERSON, format!("{place}/person"));
            problems.push(problem.with("found", &facts.person).with("person", &self.person.person));
        }
        let owned = [
            ("as_of", facts.as_of.is_some_and(|day| day != self.run.as_of)),
            ("draw_balance", !facts.draw_balance.is_zero()),
            ("carried_in", !facts.carried_in.is_zero()),
            ("withheld", !facts.withheld.is_empty()),
            ("due_elsewhere", !facts.due_elsewhere.is_zero()),
            ("paid_before", !facts.paid_before.is_empty()),
        ];
        for (field, _) in owned.iter().filter(|(_, is_given)| *is_given) {
            problems.push(Problem::new(&code::FOUND_BY_RUN, format!("{place}/{field}")).with("field", field));
        }
        if facts.pay_in.is_some() {
            problems.push(Problem::new(&code::PAY_IN_PERIOD, format!("{place}/pay_in")));
        }
    }

    /// What was posted before the first period needs an opening; what was posted in or after it needs its facts.
    pub fn check_posted(&self, calendar: &Calendar, given: &[Given<'_>], problems: &mut Problems) {
        let known: BTreeSet<&str> = given.iter().map(|one| one.period.label.as_str()).collect();
        let first = given.first().map(|one| one.period.start);
        let mut told = BTreeSet::new();
        for (index, entry) in self.posted {
            let place = format!("/ledger/entries/{index}/period");
            let period = match calendar.resolve(&entry.period, &place) {
                Ok(period) => period,
                Err(problem) => {
                    problems.push(*problem);
                    continue;
                }
            };
            let is_closed = self.person.opening.is_some() && first.is_some_and(|first| period.end <= first);
            if !is_closed && !known.contains(period.label.as_str()) && told.insert(period.label.clone()) {
                problems.push(missing(place, &period.label));
            }
        }
    }

    /// The plan of each period; all of one currency, because balances go from one to the next.
    pub fn rulings(&self, given: &[Given<'_>], path: &str) -> Result<Vec<Ruling<'a>>, Problems> {
        let (mut rulings, mut problems): (Vec<Ruling<'a>>, _) = (Vec::new(), Problems::new());
        let mut told: Option<(NaiveDate, &str)> = None;
        for one in given {
            let place = format!("{path}/periods/{}", one.index);
            let left = one.facts.terminated.as_ref().or(self.person.terminated.as_ref()).map(|left| left.last_day);
            let ruling = match self.plans.ruling(&self.person.person, &one.period.label, left) {
                Ok(ruling) => ruling,
                Err(faults) => {
                    problems.extend(faults.under(&place));
                    continue;
                }
            };
            match (left, told) {
                (Some(last_day), _) => told = Some((last_day, &one.period.label)),
                (None, Some((last_day, _))) if is_back(one.facts, &ruling, last_day) => told = None,
                (None, Some((last_day, first))) => {
                    let problem = Problem::new(&code::LEAVING_UNTOLD, format!("{place}/terminated"));
                    let problem = problem.with("person", &self.person.person).with("last_day", last_day);
                    problems.push(problem.with("first", first).with("period", &one.period.label));
                }
                (None, None) => {}
            }
            let currency = |ruling: &Ruling<'_>| ruling.plan.document().currency;
            let before = rulings.last().map(currency).filter(|before| *before != currency(&ruling));
            if let Some(before) = before {
                let problem = Problem::new(&code::CURRENCY_CHANGES, format!("{place}/period"));
                let problem = problem.with("person", &self.person.person).with("period", &one.period.label);
                problems.push(problem.with("first", before).with("second", currency(&ruling)));
            }
            rulings.push(ruling);
        }
        problems.or(rulings)
    }
}

/// Whether somebody who left works again: an assignment of a later day says so, or days that are said to be active.
fn is_back(facts: &PayFacts, ruling: &Ruling<'_>, last_day: NaiveDate) -> bool {
    ruling.is_back(last_day) || facts.active.as_ref().is_some_and(|active| !active.is_empty())
}
