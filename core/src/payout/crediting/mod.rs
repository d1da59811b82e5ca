//! Transactions → credits → measures, for one person and period.
//!
//! A deal and its reversals are one: what counts is the net amount, shared among the same people, so that a deal that was
//! taken back wholly leaves exactly nothing.

mod deals;
mod matching;
mod reporting;
mod sharing;
mod split;

pub use deals::{Source as DealSource, deals_of};
pub use matching::{date_of, matches, specificity};
pub use sharing::picks;
pub use split::smallest_unit;

use self::sharing::{Placed, Sharing};
use super::{
    document::{PickRule, Spiff},
    evaluate::{Ask, measure_path},
    labels as label,
};
use crate::{
    error::{Problem, catalogue::pay as code},
    id::Id,
    number::Number,
    trace::{Figure, Source},
};
use chrono::NaiveDate;
use std::{collections::BTreeMap, sync::Arc};

/// What one deal credits to one measure.
#[derive(Clone, Debug)]
pub struct Credit {
    /// The deal.
    pub id: Id,
    /// Its day.
    pub date: NaiveDate,
    /// The JSON Pointer of the deal in the facts.
    pub path: String,
    /// The position of the deal in the facts.
    pub index: usize,
    /// The credit, net of reversals.
    pub credit: Figure,
    /// The credit as it was before reversals.
    pub original: Figure,
    /// The person's share of the deal.
    pub share: Number,
    /// The rule that credits it, or the first of several.
    pub rule: Id,
    /// How far the deal earns, where a person who left has only a part of it.
    pub earns: Option<Figure>,
    /// What each of several rules credits, where they credit it by different days.
    pub parts: Vec<Self>,
}

/// The credits of a person, by measure; deals by day and id.
#[derive(Clone, Debug, Default)]
pub struct Credits {
    by_measure: BTreeMap<Id, Vec<Credit>>,
    /// All deals, where those are missing that no longer earn.
    whole: Option<Arc<Self>>,
}

impl Credits {
    /// Credits the transactions of the facts by the rules of the plan.
    pub fn of(ask: &Ask<'_>) -> Self {
        let (Some(crediting), Some(transactions)) = (&ask.plan.crediting, &ask.facts.transactions) else {
            return Self::default();
        };
        let deals = deals_of(ask, transactions);
        let mut credits: BTreeMap<Id, Vec<Credit>> =
            crediting.rules.iter().map(|rule| (rule.measure.clone(), Vec::new())).collect();
        for (measure, list) in &mut credits {
            let is_near = |deal: &&DealSource<'_>| {
                let mut rules = crediting.rules.iter().filter(|rule| rule.measure == *measure);
                rules.any(|rule| date_of(rule.by, deal.transaction).is_some_and(|date| ask.period.contains(date)))
            };
            // Deals of other periods are not looked at, so that nobody has to give rates for their days.
            for deal in deals.iter().filter(is_near) {
                let rules: Vec<Placed<'_>> = (crediting.rules.iter().enumerate())
                    .filter(|(_, rule)| rule.measure == *measure && matching::applies(ask, rule, deal))
                    .collect();
                list.extend(merged(of_deal(ask, crediting.pick, &rules, deal)));
            }
            list.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        }
        Self { by_measure: credits, whole: None }
    }

    /// The deals that were credited to a measure; `None` when it is not fed by transactions.
    pub fn deals(&self, measure: &Id) -> Option<&[Credit]> {
        self.by_measure.get(measure).map(Vec::as_slice)
    }

    /// The same measures without any deal, for those of somebody who left that still earn.
    pub fn without_deals(&self) -> Self {
        let by_measure = self.by_measure.keys().map(|measure| (measure.clone(), Vec::new())).collect();
        Self { by_measure, whole: Some(Arc::new(self.clone())) }
    }

    /// All deals: those of a team are the same for each of its members, also for one who left.
    pub fn of_team(&self) -> &Self {
        self.whole.as_deref().unwrap_or(self)
    }

    /// Whether deals are missing that no longer earn.
    pub const fn is_reduced(&self) -> bool {
        self.whole.is_some()
    }

    /// Puts the deals in the order of day and id.
    pub fn put_in_order(&mut self) {
        for deals in self.by_measure.values_mut() {
            deals.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        }
    }

    /// One more deal of a measure.
    pub fn push(&mut self, measure: &Id, credit: Credit) {
        if let Some(deals) = self.by_measure.get_mut(measure) {
            deals.push(credit);
        }
    }

    /// Puts one more deal behind the others of a measure, in the place of the one that was put there before. Such a deal
    /// stands nowhere in the facts, so its pointer is empty.
    pub fn set_extra(&mut self, measure: &Id, extra: Option<Credit>) {
        if let Some(deals) = self.by_measure.get_mut(measure) {
            deals.retain(|deal| !deal.path.is_empty());
            deals.extend(extra);
        }
    }

    /// The measures that transactions feed.
    pub fn measures(&self) -> impl Iterator<Item = (&Id, &Vec<Credit>)> {
        self.by_measure.iter()
    }

    /// The period's own value of a measure: the sum of its credits, or as it was given.
    pub fn actual(&self, ask: &Ask<'_>, measure: &Id) -> Option<Figure> {
        let given = ask.facts.measures.get(measure).and_then(|facts| facts.actual.as_ref());
        let path = measure_path(measure, "actual");
        let Some(deals) = self.by_measure.get(measure) else {
            ask.measure_facts(measure)?;
            return ask.given(&label::ACTUAL, given, path).map(|actual| actual.about(measure.as_str()));
        };
        let parts: Vec<&Figure> = deals.iter().map(|deal| &deal.credit).collect();
        let credited = Figure::sum(&label::ACTUAL, &parts).about(measure.as_str());
        if let Some(given) = given
            && given != credited.number()
            && !self.is_reduced()
        {
            let problem = Problem::new(&code::ACTUAL_DIFFERS, path).with("given", given);
            ask.fault(problem.with("credited", credited.number()).with("measure", measure));
        }
        Some(credited)
    }

    /// The deals of a measure that a spiff pays on.
    pub fn spiff_deals<'c>(&'c self, ask: &Ask<'_>, measure: &Id, rule: &Spiff) -> Option<Vec<&'c Credit>> {
        let Some(deals) = self.by_measure.get(measure) else {
            ask.missing("/transactions", "transactions");
            return None;
        };
        let transactions = ask.facts.transactions.as_deref().unwrap_or_default();
        let span = rule.span();
        let is_meant = |deal: &&Credit| {
            let tested = rule.when.as_ref().is_none_or(|test| {
                transactions.get(deal.index).is_some_and(|transaction| {
                    let amount = || matching::amount_of(ask, transaction, deal.index, deal.date);
                    matches(test, transaction, &amount)
                })
            });
            tested && span.start <= deal.date && deal.date < span.end && !deal.credit.number().is_zero()
        };
        Some(deals.iter().filter(is_meant).collect())
    }
}

/// What the rules that apply to a deal credit to the person, a credit for each rule.
fn of_deal(ask: &Ask<'_>, pick: PickRule, rules: &[Placed<'_>], deal: &DealSource<'_>) -> Vec<Credit> {
    let sharing = Sharing::of(ask, pick, rules, deal);
    let mut credits = Vec::new();
    let mut seen: Vec<bool> = Vec::new();
    for mut take in sharing.takes(ask, pick, rules, deal) {
        let Some(credit) = split::credit(ask, &sharing, &take, deal) else { continue };
        // A part that several rules credit is one share of the deal.
        seen.resize(take.own.len(), false);
        for (own, seen) in take.own.iter_mut().zip(&mut seen) {
            (*own, *seen) = (*own && !*seen, *own || *seen);
        }
        let share = split::share(ask, &sharing, &take);
        credits.push(Credit { share, ..credit });
    }
    credits
}

/// The credits that several rules give one deal, as one; in its trace each part names its rule.
pub fn merged(parts: Vec<Credit>) -> Option<Credit> {
    let first = parts.first()?.clone();
    if parts.len() == 1 {
        return Some(first);
    }
    let sum = |of: fn(&Credit) -> &Figure| {
        let parts: Vec<Figure> = parts.iter().map(|part| of(part).clone().about(part.rule.as_str())).collect();
        Figure::sum(&label::CREDIT, &parts.iter().collect::<Vec<_>>()).about(first.id.as_str())
    };
    let share = parts.iter().map(|part| &part.share).sum();
    let (credit, original) = (sum(|part| &part.credit), sum(|part| &part.original));
    let parts = if parts.iter().all(|part| part.date == first.date) { Vec::new() } else { parts };
    Some(Credit { credit, original, share, parts, ..first })
}

/// A figure of a transaction.
fn from_facts(name: &'static crate::trace::Label, value: &Number, path: &str) -> Figure {
    Figure::given(name, value.clone(), Source::Facts(path.to_owned()))
}
