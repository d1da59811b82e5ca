//! Sales: deals with what became of them, and who is credited with how much.

use super::{
    facts::CloseFacts,
    labels,
    rows::{self, DealRow, EstimateRow, ReturnRow, StageRow},
    tidy::{Row, Tidy},
};
use crate::{
    apportion::{Claim, split_amount},
    calendar::Period,
    error::{Problem, Problems, catalogue::review as code},
    id::Id,
    money::Currency,
    number::Number,
    quantity::Unit,
    shape::Instant,
    trace::{Figure, Source},
    zone::Zone,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A deal with everything that is known of it.
#[derive(Clone, Debug)]
pub(super) struct Deal {
    pub row: Row<DealRow>,
    /// Entries into stages, by time.
    pub history: Vec<(Id, Instant)>,
    /// Estimates of the closing day, by time.
    pub estimates: Vec<EstimateRow>,
    /// The day on which it was won.
    pub won: Option<NaiveDate>,
    /// Whether it was lost.
    pub is_lost: bool,
    /// The participants and their shares.
    pub shares: Vec<(Id, Number)>,
    /// What was given back, and when.
    pub returns: Vec<Row<ReturnRow>>,
}

/// What a closing needs to know to read its sales.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms<'a> {
    pub as_of: NaiveDate,
    pub currency: Currency,
    pub zone: Zone,
    /// The stages that mean won.
    pub won: &'a [&'a str],
    /// The stages that mean lost.
    pub lost: &'a [&'a str],
    pub tidy: &'a Tidy,
}

/// All deals.
#[derive(Clone, Debug)]
pub(super) struct Sales {
    pub deals: Vec<Deal>,
    pub currency: Currency,
}

impl Deal {
    /// The order's amount, where it is known.
    pub fn amount(&self) -> Option<Figure> {
        let amount = self.row.value.amount.clone()?;
        let source = Source::Facts(format!("/deals/{}/amount", self.row.index));
        Some(Figure::given(&labels::DEAL, amount, source).about(self.row.value.id.as_str()))
    }

    /// The amount less what was given back before a day.
    fn kept(&self, until: NaiveDate) -> Option<Figure> {
        let amount = self.amount()?;
        let returned: Vec<Figure> = self.returned(until).collect();
        if returned.is_empty() {
            return Some(amount);
        }
        let returned = Figure::sum(&labels::RETURNS, &returned.iter().collect::<Vec<_>>());
        Some(Figure::difference(&labels::KEPT, &amount, &returned).about(self.row.value.id.as_str()))
    }

    /// What was given back before a day.
    pub fn returned(&self, until: NaiveDate) -> impl Iterator<Item = Figure> {
        self.returns.iter().filter(move |row| row.value.date < until).map(|row| {
            let source = Source::Facts(format!("/returns/{}/amount", row.index));
            Figure::given(&labels::RETURN, row.value.amount.clone(), source).about(row.value.id.as_str())
        })
    }

    /// A person's share of what is kept, to the minor unit; all shares sum to it.
    pub fn credit(&self, person: &Id, until: NaiveDate, currency: Currency) -> Option<Figure> {
        let position = self.shares.iter().position(|(id, _)| id == person)?;
        let kept = self.kept(until)?;
        if self.shares.len() == 1 {
            return Some(kept);
        }
        let claims: Vec<Claim<'_>> = self.shares.iter().map(|(id, weight)| Claim { id: id.as_str(), weight }).collect();
        let parts = split_amount(kept.number(), &Unit::of_currency(currency).step(), &claims)?;
        let source = Source::Facts(format!("/deals/{}/participants", self.row.index));
        let of = |(id, weight): &(Id, Number)| {
            Figure::given(&labels::SHARE, weight.clone(), source.clone()).about(id.as_str()).step()
        };
        let mut steps = vec![kept.step()];
        steps.extend(self.shares.iter().map(of));
        let credit = Figure::found(&labels::CREDIT, parts.get(position)?.clone(), steps);
        Some(credit.about(self.row.value.id.as_str()))
    }
}

impl Sales {
    /// Reads the tables of deals; notes what is wrong with them.
    pub fn read(facts: &CloseFacts, terms: Terms<'_>, notes: &mut Problems) -> Self {
        let rows: Vec<Row<DealRow>> = facts.deals.read_rows("deals", rows::DEAL_COLUMNS, terms.tidy, notes);
        let mut deals: Vec<Deal> = Vec::with_capacity(rows.len());
        let mut positions: BTreeMap<Id, usize> = BTreeMap::new();
        for row in rows {
            match positions.get(&row.value.id).and_then(|position| deals.get(*position)) {
                Some(first) => note_double(&first.row.value, &row, notes),
                None => {
                    positions.insert(row.value.id.clone(), deals.len());
                    deals.push(opened(row, terms, notes));
                }
            }
        }
        let mut sales = Self { deals, currency: terms.currency };
        sales.add_histories(facts, terms, &positions, notes);
        sales.add_returns(facts, terms, &positions, notes);
        sales
    }

    /// The deals won in a period.
    pub fn won_in<'a>(&'a self, period: &'a Period) -> impl Iterator<Item = &'a Deal> {
        self.deals.iter().filter(|deal| deal.won.is_some_and(|day| period.contains(day)))
    }

    /// The revenue of the deals won in a period that `belong` wants, before returns.
    pub fn revenue(&self, period: &Period, about: &str, belongs: impl Fn(&DealRow) -> bool) -> Figure {
        let won = self.won_in(period).filter(|deal| belongs(&deal.row.value));
        let parts: Vec<Figure> = won.filter_map(Deal::amount).collect();
        Figure::sum(&labels::REVENUE, &parts.iter().collect::<Vec<_>>()).about(about)
    }

    /// The credits of a person for the deals won in a period, less what was given back before `until`.
    pub fn credited(&self, period: &Period, person: &Id, until: NaiveDate) -> Figure {
        let parts: Vec<Figure> =
            self.won_in(period).filter_map(|deal| deal.credit(person, until, self.currency)).collect();
        let label = &labels::CREDITED;
        Figure::sum(label, &parts.iter().collect::<Vec<_>>()).about(format!("{person} {}", period.label))
    }

    fn add_histories(
        &mut self,
        facts: &CloseFacts,
        terms: Terms<'_>,
        positions: &BTreeMap<Id, usize>,
        notes: &mut Problems,
    ) {
        let entries: Vec<Row<StageRow>> = facts.stages.read_rows("stages", rows::NO_COLUMNS, terms.tidy, notes);
        for entry in entries {
            match positions.get(&entry.value.deal).and_then(|position| self.deals.get_mut(*position)) {
                Some(deal) => deal.history.push((entry.value.stage, entry.value.at)),
                None => notes.push(unknown(&entry.value.deal, "deals", format!("/stages/{}/deal", entry.index))),
            }
        }
        let estimates: Vec<Row<EstimateRow>> =
            facts.close_dates.read_rows("close_dates", rows::ESTIMATE_COLUMNS, terms.tidy, notes);
        for estimate in estimates {
            let path = format!("/close_dates/{}/deal", estimate.index);
            match positions.get(&estimate.value.deal).and_then(|position| self.deals.get_mut(*position)) {
                Some(deal) => deal.estimates.push(estimate.value),
                None => notes.push(unknown(&estimate.value.deal, "deals", path)),
            }
        }
        for deal in &mut self.deals {
            deal.history.sort_by_key(|(_, at)| *at);
            deal.estimates.sort_by_key(|estimate| estimate.at);
            let entered = deal.history.iter().find(|(stage, _)| terms.won.contains(&stage.as_str()));
            let day = entered.map(|(_, at)| terms.zone.day_of(*at));
            deal.won = day.filter(|day| *day <= terms.as_of);
            deal.is_lost = deal
                .history
                .iter()
                .any(|(stage, at)| terms.lost.contains(&stage.as_str()) && terms.zone.day_of(*at) <= terms.as_of);
        }
    }

    fn add_returns(
        &mut self,
        facts: &CloseFacts,
        terms: Terms<'_>,
        positions: &BTreeMap<Id, usize>,
        notes: &mut Problems,
    ) {
        let returns: Vec<Row<ReturnRow>> =
            facts.returns.read_rows("returns", rows::DATED_AMOUNT_COLUMNS, terms.tidy, notes);
        for row in returns.into_iter().filter(|row| row.value.date <= terms.as_of) {
            match positions.get(&row.value.deal).and_then(|position| self.deals.get_mut(*position)) {
                Some(deal) => deal.returns.push(row),
                None => notes.push(unknown(&row.value.deal, "deals", format!("/returns/{}/deal", row.index))),
            }
        }
        for deal in &self.deals {
            let returned: Number = deal.returns.iter().map(|row| &row.value.amount).sum();
            let amount = deal.row.value.amount.clone().unwrap_or_default();
            if let Some(last) = deal.returns.last().filter(|_| returned > amount) {
                let problem = Problem::new(&code::RETURN_TOO_LARGE, format!("/returns/{}/amount", last.index));
                let problem = problem.with("id", &deal.row.value.id).with("returned", returned).with("amount", amount);
                notes.push(problem.in_facts());
            }
        }
    }
}

pub(super) fn unknown(id: &Id, table: &str, path: String) -> Problem {
    Problem::new(&code::UNKNOWN_IN_TABLE, path).with("id", id).with("table", table).in_facts()
}

fn note_double(first: &DealRow, second: &Row<DealRow>, notes: &mut Problems) {
    let code = if *first == second.value { &code::DOUBLE_ROW } else { &code::CONFLICTING_ROWS };
    notes.push(Problem::new(code, format!("/deals/{}", second.index)).with("id", &first.id).in_facts());
}

fn opened(row: Row<DealRow>, terms: Terms<'_>, notes: &mut Problems) -> Deal {
    let path = |column: &str| format!("/deals/{}/{column}", row.index);
    if let Some(found) = row.value.currency.as_deref().filter(|found| *found != terms.currency.code()) {
        let problem = Problem::new(&code::OTHER_CURRENCY, path("currency")).with("found", found);
        notes.push(problem.with("expected", terms.currency).in_facts());
    }
    if let Some(amount) = &row.value.amount
        && amount.over(&Unit::of_currency(terms.currency).step()).is_none_or(|units| !units.is_integer())
    {
        let problem = Problem::new(&code::AMOUNT_OFF_SCALE, path("amount")).with("value", amount);
        notes.push(problem.with("currency", terms.currency).in_facts());
    }
    let shares = shares_of(&row.value).unwrap_or_else(|| {
        let value = row.value.participants.clone().unwrap_or_default();
        let problem = Problem::new(&code::BAD_PARTICIPANTS, path("participants")).with("value", value);
        notes.push(problem.in_facts());
        Vec::new()
    });
    Deal { row, history: Vec::new(), estimates: Vec::new(), won: None, is_lost: false, shares, returns: Vec::new() }
}

/// The participants of a deal; `None` when the text names none, a share is not positive, or one is named twice.
fn shares_of(row: &DealRow) -> Option<Vec<(Id, Number)>> {
    let Some(participants) = &row.participants else {
        return Some(row.owner.iter().map(|owner| (owner.clone(), Number::ONE)).collect());
    };
    let mut shares: Vec<(Id, Number)> = Vec::new();
    for part in participants.split(';') {
        let (id, share) = part.split_once(':')?;
        let (id, share) = (Id::new(id.trim())?, share.trim().parse::<Number>().ok()?);
        if !share.is_positive() || shares.iter().any(|(known, _)| *known == id) {
            return None;
        }
        shares.push((id, share));
    }
    Some(shares)
}
