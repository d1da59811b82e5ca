//! A deal and what takes it back, credited as single evaluation credits it.

use super::{
    CreditRow,
    columns::{Columns, Errors},
};
use crate::{
    calendar::Calendar,
    error::{Problem, catalogue::document as code},
    id::Id,
    payout::{
        crediting::date_of,
        document::{CreditKind, Crediting, PlanDocument},
        evaluate::{credited, in_force},
        facts::{PayFacts, Transaction},
    },
};
use std::collections::BTreeSet;

/// What one deal after the other is credited by.
pub(super) struct Alone<'t, 'a> {
    plan: &'t PlanDocument,
    /// The plan as if it were in force for ever: a day on which it is not is wrong only where it would credit something.
    boundless: PlanDocument,
    crediting: &'t Crediting,
    calendar: &'t Calendar,
    columns: &'t Columns<'t, 'a>,
    facts: PayFacts,
}

impl<'t, 'a> Alone<'t, 'a> {
    pub fn new(
        plan: &'t PlanDocument,
        crediting: &'t Crediting,
        calendar: &'t Calendar,
        columns: &'t Columns<'t, 'a>,
        facts: PayFacts,
    ) -> Self {
        let boundless = PlanDocument { effective: None, ..plan.clone() };
        Self { plan, boundless, crediting, calendar, columns, facts }
    }

    /// Who is credited what of a deal and of what takes it back, each given by its rows.
    pub fn credits(&mut self, transactions: &[Vec<usize>]) -> Result<Vec<CreditRow>, Errors> {
        let mut errors = Errors::default();
        let read: Vec<Transaction> =
            transactions.iter().filter_map(|rows| self.columns.transaction(rows, &mut errors)).collect();
        let (true, Some(deal), Some(first)) = (errors.is_empty(), read.first(), self.crediting.rules.first()) else {
            return Err(errors);
        };
        let people = people(self.crediting, &self.facts, deal);
        // The deal's own day too: where the days that count have not come yet, what is wrong with it is told all the same.
        let mut periods = BTreeSet::new();
        for day in self.crediting.rules.iter().filter_map(|rule| date_of(rule.by, deal)).chain([deal.date]) {
            match self.calendar.containing(day, self.plan.period) {
                Some(period) => drop(periods.insert(period.label)),
                None => {
                    let problem = Problem::new(&code::OUT_OF_RANGE, "/date").in_facts().with("value", day);
                    errors.extend(problem.with("range", "0001-01-01 – 9999-12-31").into(), transactions);
                }
            }
        }
        let is_reversal = deal.reverses.is_some();
        self.facts.transactions = Some(read);
        let mut found = Vec::new();
        for period in &periods {
            let known = found.len();
            self.facts.period.clone_from(period);
            for person in &people {
                self.facts.person.clone_from(person);
                let credits = match credited(&self.boundless, &self.facts, &first.measure) {
                    Ok((.., credits)) => credits,
                    Err(problems) => {
                        errors.extend(problems, transactions);
                        // What a reversal takes back by mistake is told of where its own deal is looked at.
                        if let (true, [own, ..]) = (is_reversal, transactions) {
                            errors.keep(own);
                        }
                        return Err(errors);
                    }
                };
                for (measure, deals) in credits.measures().filter(|(_, deals)| !deals.is_empty()) {
                    let value = deals.iter().map(|deal| deal.credit.number()).sum();
                    let (person, period, measure) = (person.clone(), period.clone(), measure.clone());
                    found.push(CreditRow { person, period, measure, value });
                }
            }
            if found.len() > known
                && let Err(problems) = in_force(self.plan, period)
            {
                errors.extend(problems, transactions);
            }
        }
        if errors.is_empty() { Ok(found) } else { Err(errors) }
    }
}

/// Whom a deal may credit: its participants, and by roll-ups whoever is above one of them on any day.
fn people(crediting: &Crediting, shared: &PayFacts, deal: &Transaction) -> BTreeSet<Id> {
    let mut people: BTreeSet<Id> = deal.participants.iter().map(|one| one.person.clone()).collect();
    if !crediting.rules.iter().any(|rule| rule.kind == CreditKind::Rollup) {
        return people;
    }
    let mut at: Vec<Id> = people.iter().cloned().collect();
    while let Some(person) = at.pop() {
        for line in shared.reporting.iter().filter(|line| line.person == person) {
            if people.insert(line.manager.clone()) {
                at.push(line.manager.clone());
            }
        }
    }
    people
}
