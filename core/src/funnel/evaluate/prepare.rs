//! From deals as they were told to cases that can be counted: sorted, without doubles, every oddity noted.

use super::{
    case::{Case, Ripeness},
    costs::{check_months, note_negative, note_unassigned},
    filters::{check_spans, is_inside, is_listed},
    history::{Track, is_future, track},
    ladder::{Ladder, counted},
    orders::{FirstOrders, note_without_customer},
    spelling::{Names, note_cost_spellings, note_filters, note_spellings},
};
use crate::{
    error::{Problem, Problems, catalogue::funnel as code},
    funnel::{
        document::{Benchmarks, PipelineDocument},
        facts::{Deal, PipelineFacts},
        labels as label,
        lenient::Lenient,
        notes::{Mark, Notes},
    },
    moment::Moment,
    money::{Currency, MoneyNumber},
    number::Number,
    trace::{Figure, Source},
    zone::Zone,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The cases, the currency of their values, and what was noted on the way.
pub(super) struct Prepared<'a> {
    pub cases: Vec<Case<'a>>,
    pub first_orders: FirstOrders<'a>,
    /// Deals that are not looked at and are of the funnel's own past.
    pub earlier: Vec<Case<'a>>,
    /// The day before which deals of the past began, where the past is asked for.
    pub history_before: Option<NaiveDate>,
    pub currency: Option<Currency>,
    pub notes: Notes,
}

pub(super) fn prepare<'a>(
    document: &PipelineDocument,
    ladder: &Ladder<'_>,
    facts: &'a PipelineFacts,
) -> Result<Prepared<'a>, Problems> {
    let mut notes = Notes::default();
    let rows = distinct(facts, &mut notes)?;
    let filters = facts.filters.as_ref();
    if let Some(filters) = filters {
        check_spans(filters)?;
        note_filters(filters, &rows, &mut notes);
    }
    let named = Names::of(&rows);
    let listed = rows.iter().map(|(_, deal)| *deal).filter(|deal| is_listed(filters, deal));
    let currency = currency_of(document, listed)?;
    let maker = Maker { document, ladder, facts, currency };
    let history_before = history_before(document, facts);
    let (mut cases, mut earlier, mut first_orders) = (Vec::new(), Vec::new(), FirstOrders::new(facts));
    for (row, deal) in rows {
        let mut marks = Vec::new();
        let case = maker.case(row, deal, &mut marks);
        first_orders.see(&case, document.zone);
        let is_looked_at = is_inside(filters, &case, document.zone);
        if !is_listed(filters, deal) || !(is_looked_at || is_earlier(&case, history_before, document.zone)) {
            continue;
        }
        for mark in marks {
            notes.add(Some(deal.id.as_str()), mark);
        }
        if !case.track.visits.is_empty() && !case.track.is_contradictory {
            let kept = if is_looked_at { &mut cases } else { &mut earlier };
            kept.push(case);
        }
    }
    note_spellings(&cases, &mut notes);
    note_cost_spellings(&facts.costs, &named, &mut notes);
    note_negative(&facts.costs, &mut notes);
    note_without_customer(&cases, &mut notes);
    note_unassigned(facts, &mut notes);
    Ok(Prepared { cases, first_orders, earlier, history_before, currency, notes })
}

/// The day before which deals of the past began: the facts say so, or the policy asks for a past and the deals that are
/// looked at begin on a day.
fn history_before(document: &PipelineDocument, facts: &PipelineFacts) -> Option<NaiveDate> {
    let first = || facts.filters.as_ref().and_then(|filters| filters.created_from);
    facts.history_before.or_else(|| first().filter(|_| document.benchmarks == Benchmarks::OwnHistory))
}

/// Whether a deal that is not looked at is of the past.
fn is_earlier(case: &Case<'_>, before: Option<NaiveDate>, zone: Zone) -> bool {
    before.zip(case.began).is_some_and(|(before, began)| began.day(zone) < before)
}

/// The readable deals by id, each once. Two rows that differ cannot both be right, and which one is cannot be known.
fn distinct<'a>(facts: &'a PipelineFacts, notes: &mut Notes) -> Result<Vec<(usize, &'a Deal)>, Problems> {
    let mut rows: BTreeMap<&str, (usize, &Deal)> = BTreeMap::new();
    let mut problems = Problems::new();
    for (row, deal) in facts.deals.iter().enumerate() {
        let path = format!("/deals/{row}");
        let deal = match deal {
            Lenient::Read(deal) => deal,
            Lenient::Bad(bad) => {
                let mark = Mark::new(&code::UNREADABLE_ROW, path);
                notes.add(bad.id.as_deref(), mark.because(bad.problems.iter().next(), facts.language));
                continue;
            }
        };
        match rows.get(deal.id.as_str()) {
            None => drop(rows.insert(deal.id.as_str(), (row, deal))),
            Some((_, first)) if is_same(first, deal) => {
                notes.add(Some(deal.id.as_str()), Mark::new(&code::DUPLICATE_ROW, path));
            }
            Some((first, _)) => {
                let problem = Problem::new(&code::CONFLICTING_ROWS, format!("{path}/id")).with("id", &deal.id);
                problems.push(problem.with("first", format!("/deals/{first}")).with("second", path).in_facts());
            }
        }
    }
    check_months(facts, &mut problems);
    problems.or(rows.into_values().collect())
}

/// Whether two rows tell the same of a deal: entries are in any order.
fn is_same(one: &Deal, other: &Deal) -> bool {
    let told = |deal: &Deal| {
        let mut entries: Vec<_> = deal.history.iter().map(|entry| serde_json::to_string(entry).ok()).collect();
        entries.sort_unstable();
        (Deal { history: Vec::new(), ..deal.clone() }, entries)
    };
    one == other || told(one) == told(other)
}

/// The declared currency, or the only one.
fn currency_of<'a>(
    document: &PipelineDocument,
    deals: impl Iterator<Item = &'a Deal>,
) -> Result<Option<Currency>, Problems> {
    if document.currency.is_some() {
        return Ok(document.currency);
    }
    let found: BTreeSet<&str> = deals.filter_map(|deal| deal.currency).map(Currency::code).collect();
    if found.len() > 1 {
        let found = found.into_iter().collect::<Vec<_>>().join(", ");
        return Err(Problem::new(&code::SEVERAL_CURRENCIES, "/deals").with("found", found).in_facts().into());
    }
    Ok(found.first().copied().and_then(Currency::from_code))
}

struct Maker<'a> {
    document: &'a PipelineDocument,
    ladder: &'a Ladder<'a>,
    facts: &'a PipelineFacts,
    currency: Option<Currency>,
}

impl Maker<'_> {
    fn case<'d>(&self, row: usize, deal: &'d Deal, marks: &mut Vec<Mark>) -> Case<'d> {
        let path = format!("/deals/{row}");
        let (facts, zone) = (self.facts, self.document.zone);
        let track = track(self.ladder, facts, zone, deal, &path, marks);
        let last = track.visits.last();
        let ended_as = last.and_then(|visit| self.ladder.outcome(visit.stage));
        let ended = last.filter(|_| ended_as.is_some()).and_then(|visit| visit.from);
        // Of two ends that exclude each other nobody knows the one, so it has none.
        let ended_as = ended_as.filter(|_| !track.is_contradictory);
        let rungs: Vec<usize> = track.visits.iter().filter_map(|visit| self.ladder.rung(visit.stage)).collect();
        let counted = counted(self.document.counting, &rungs, self.ladder.stages.len());
        let amount = self.amount(deal, &path, marks);
        let collected = self.value(deal.collected.as_ref(), "collected", &path, marks).map(MoneyNumber::number);
        for (field, value) in [("amount", amount.as_ref().map(Figure::number)), ("collected", collected)] {
            if value.is_some_and(Number::is_negative) {
                marks.push(Mark::new(&code::NEGATIVE_VALUE, format!("{path}/{field}")).by("field", field));
            }
        }
        let collected = collected.map(|value| given(&label::COLLECTED, value, &path, "collected", deal));
        let began = self.began(deal, &track, &path, marks);
        let ripeness = self.ripeness(began);
        Case { deal, row, track, ended_as, counted, amount, collected, began, ended, ripeness }
    }

    fn ripeness(&self, began: Option<Moment>) -> Ripeness {
        let Some(days) = self.document.mature_after_days else { return Ripeness::Mature };
        let age = began.map(|began| began.days_until(self.facts.as_of, self.document.zone));
        match age {
            None => Ripeness::Undated,
            Some(age) if age >= Number::from(days) => Ripeness::Mature,
            Some(_) => Ripeness::Young,
        }
    }

    fn amount(&self, deal: &Deal, path: &str, marks: &mut Vec<Mark>) -> Option<Figure> {
        if deal.amount.is_none() {
            marks.push(Mark::new(&code::AMOUNT_MISSING, path));
        }
        let amount = self.value(deal.amount.as_ref(), "amount", path, marks)?.number();
        if let (Some(own), Some(pipeline)) = (deal.currency, self.currency)
            && own != pipeline
        {
            marks.push(Mark::new(&code::OTHER_CURRENCY, format!("{path}/currency")).by("currency", pipeline));
            return None;
        }
        Some(given(&label::AMOUNT, amount, path, "amount", deal))
    }

    fn value<'d, T>(
        &self,
        value: Option<&'d Lenient<T>>,
        field: &'static str,
        path: &str,
        marks: &mut Vec<Mark>,
    ) -> Option<&'d T> {
        match value? {
            Lenient::Read(value) => Some(value),
            Lenient::Bad(bad) => {
                let mark = Mark::new(&code::UNREADABLE_VALUE, format!("{path}/{field}")).by("field", field);
                marks.push(mark.because(bad.problems.iter().next(), self.facts.language));
                None
            }
        }
    }

    /// When the deal began: as told, or with its first entry. An entry without a date does not say it, and an end is no
    /// beginning.
    fn began(&self, deal: &Deal, track: &Track, path: &str, marks: &mut Vec<Mark>) -> Option<Moment> {
        let zone = self.document.zone;
        let created = self.value(deal.created.as_ref(), "created", path, marks).copied();
        let created = created.filter(|created| {
            let is_future = is_future(*created, self.facts.as_of, zone);
            if is_future {
                marks.push(Mark::new(&code::FUTURE_ENTRY, format!("{path}/created")));
            }
            !is_future
        });
        let is_after = |created: Moment, entry: Moment| match (created, entry) {
            (Moment::At(created), Moment::At(entry)) => created > entry,
            _ => created.day(zone) > entry.day(zone),
        };
        let is_late =
            |created: &Moment| track.visits.iter().filter_map(|visit| visit.from).any(|at| is_after(*created, at));
        if created.as_ref().is_some_and(is_late) {
            marks.push(Mark::new(&code::CREATED_LATE, format!("{path}/created")));
        }
        let created = created.filter(|created| !is_late(created));
        let first = track.visits.first().filter(|visit| self.ladder.outcome(visit.stage).is_none());
        let began = created.or_else(|| first.and_then(|visit| visit.from));
        if began.is_none() && !track.visits.is_empty() {
            marks.push(Mark::new(&code::NO_BEGINNING, path));
        }
        began
    }
}

fn given(label: &'static crate::trace::Label, value: &Number, path: &str, field: &str, deal: &Deal) -> Figure {
    Figure::given(label, value.clone(), Source::Facts(format!("{path}/{field}"))).about(deal.id.as_str())
}
