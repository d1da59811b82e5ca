//! The transactions of a person, handed to the periods that they count in.

use super::SettlePerson;
use crate::{
    calendar::Period,
    error::{Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    id::Id,
    payout::facts::Transaction,
    shape::suggestion,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A transaction and its place in the question.
type Placed<'a> = (String, &'a Transaction);

/// All transactions of a person.
pub struct Pool<'a> {
    /// The transactions in the order of the question; with each the one that it is, or that it takes back.
    all: Vec<(Placed<'a>, usize)>,
    /// Whether the person has a list of transactions at all.
    is_given: bool,
}

impl<'a> Pool<'a> {
    /// Gathers the transactions and notes what is wrong over all periods; `path` is the person's.
    pub fn of(person: &'a SettlePerson, path: &str, problems: &mut Problems) -> Self {
        let mut all: Vec<Placed<'a>> = Vec::new();
        let mut take = |list: &'a Option<Vec<Transaction>>, path: String| {
            let placed = list.iter().flatten().enumerate();
            all.extend(placed.map(|(index, transaction)| (format!("{path}/transactions/{index}"), transaction)));
        };
        take(&person.transactions, path.to_owned());
        for (index, facts) in person.periods.iter().enumerate() {
            take(&facts.transactions, format!("{path}/periods/{index}"));
        }
        let is_given = person.transactions.is_some() || person.periods.iter().any(|facts| facts.transactions.is_some());
        let mut ids: BTreeMap<&Id, usize> = BTreeMap::new();
        for (index, (place, transaction)) in all.iter().enumerate() {
            if ids.insert(&transaction.id, index).is_some() {
                let problem = Problem::new(&doc::DUPLICATE_ID, format!("{place}/id"));
                problems.push(problem.with("id", &transaction.id));
            }
        }
        let mut owners = Vec::new();
        for (index, (place, transaction)) in all.iter().enumerate() {
            let Some(reversed) = &transaction.reverses else {
                owners.push(index);
                continue;
            };
            let owner = ids.get(reversed).copied();
            let is_deal = |owner: &usize| all.get(*owner).is_some_and(|(_, deal)| deal.reverses.is_none());
            if owner.filter(is_deal).is_none() {
                let known: Vec<&Id> = ids.keys().copied().collect();
                let problem = Problem::new(&doc::UNKNOWN_REFERENCE, format!("{place}/reverses"));
                problems.push(problem.with("id", reversed).suggest(suggestion(reversed.as_str(), &known)));
            }
            owners.push(owner.unwrap_or(index));
        }
        Self { all: all.into_iter().zip(owners).collect(), is_given }
    }

    /// Notes deals that lie before the first period: they were settled elsewhere, or would be lost.
    pub fn check_start(&self, first: &Period, problems: &mut Problems) {
        for ((place, deal), _) in &self.all {
            let is_before = days(deal).all(|day| day < first.start);
            if deal.reverses.is_none() && is_before {
                let problem = Problem::new(&code::DEAL_BEFORE, format!("{place}/date")).with("id", &deal.id);
                problems.push(problem.with("date", deal.date).with("period", &first.label));
            }
        }
    }

    /// The transactions that can count in a period, with their places; `None` where there are no transactions at all.
    pub fn within(&self, period: &Period) -> Option<(Vec<Transaction>, Vec<String>)> {
        if !self.is_given {
            return None;
        }
        let counts =
            |owner: usize| self.all.get(owner).is_some_and(|((_, deal), _)| days(deal).any(|day| period.contains(day)));
        let meant = self.all.iter().filter(|(_, owner)| counts(*owner));
        Some(meant.map(|((place, transaction), _)| ((*transaction).clone(), place.clone())).unzip())
    }
}

/// The days of a transaction's life.
fn days(transaction: &Transaction) -> impl Iterator<Item = NaiveDate> {
    let dates = &transaction.dates;
    [Some(transaction.date), dates.booked, dates.invoiced, dates.paid].into_iter().flatten()
}
