//! From deals as they were told to cases that can be counted: sorted, without doubles, every oddity noted.

use super::{
    history::{Track, is_future, track},
    ladder::{Ladder, counted},
    spelling::note_spellings,
};
use crate::{
    error::{Problem, Problems, catalogue::funnel as code},
    funnel::{
        document::{PipelineDocument, StageOutcome},
        facts::{Deal, Filters, PipelineFacts},
        labels as label,
        lenient::Lenient,
        notes::{Mark, Notes},
    },
    moment::Moment,
    money::Currency,
    number::Number,
    trace::{Figure, Source},
    zone::Zone,
};
use std::collections::{BTreeMap, BTreeSet};

/// A deal as it counts.
pub(super) struct Case<'a> {
    pub deal: &'a Deal,
    /// Its position in the facts.
    pub row: usize,
    pub track: Track,
    /// How it ended; `None` while it is open.
    pub ended_as: Option<StageOutcome>,
    /// The rungs that count for it.
    pub counted: Vec<bool>,
    pub amount: Option<Figure>,
    pub collected: Option<Figure>,
    pub began: Option<Moment>,
    pub ended: Option<Moment>,
}

impl Case<'_> {
    pub fn counts_at(&self, rung: usize) -> bool {
        self.counted.get(rung).copied().unwrap_or_default()
    }

    pub fn is_won(&self) -> bool {
        self.ended_as == Some(StageOutcome::Won)
    }

    pub fn is_lost(&self) -> bool {
        self.ended_as == Some(StageOutcome::Lost)
    }

    pub const fn is_open(&self) -> bool {
        self.ended_as.is_none()
    }

    /// The stage in which it is now.
    pub fn stage(&self) -> Option<usize> {
        self.track.visits.last().map(|visit| visit.stage)
    }
}

/// The cases, the currency of their values, and what was noted on the way.
pub(super) struct Prepared<'a> {
    pub cases: Vec<Case<'a>>,
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
    let currency = currency_of(document, &rows)?;
    let maker = Maker { document, ladder, facts, currency };
    let mut cases = Vec::new();
    for (row, deal) in rows {
        let mut marks = Vec::new();
        let case = maker.case(row, deal, &mut marks);
        if !passes(facts.filters.as_ref(), &case, document.zone) {
            continue;
        }
        for mark in marks {
            notes.add(Some(deal.id.as_str()), mark);
        }
        if !case.track.visits.is_empty() {
            cases.push(case);
        }
    }
    note_spellings(&cases, &mut notes);
    Ok(Prepared { cases, currency, notes })
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
            Some((_, first)) if *first == deal => {
                notes.add(Some(deal.id.as_str()), Mark::new(&code::DUPLICATE_ROW, path));
            }
            Some((first, _)) => {
                let problem = Problem::new(&code::CONFLICTING_ROWS, format!("{path}/id")).with("id", &deal.id);
                problems.push(problem.with("first", format!("/deals/{first}")).with("second", path).in_facts());
            }
        }
    }
    problems.or(rows.into_values().collect())
}

/// The declared currency, or the only one.
fn currency_of(document: &PipelineDocument, rows: &[(usize, &Deal)]) -> Result<Option<Currency>, Problems> {
    if document.currency.is_some() {
        return Ok(document.currency);
    }
    let found: BTreeSet<&str> = rows.iter().filter_map(|(_, deal)| deal.currency).map(Currency::code).collect();
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
        let rungs: Vec<usize> = track.visits.iter().filter_map(|visit| self.ladder.rung(visit.stage)).collect();
        let counted = counted(self.document.counting, &rungs, self.ladder.stages.len());
        let amount = self.amount(deal, &path, marks);
        let collected = self.value(deal.collected.as_ref(), "collected", &path, marks);
        for (field, value) in [("amount", amount.as_ref().map(Figure::number)), ("collected", collected)] {
            if value.is_some_and(Number::is_negative) {
                marks.push(Mark::new(&code::NEGATIVE_VALUE, format!("{path}/{field}")).by("field", field));
            }
        }
        let collected = collected.map(|value| given(&label::COLLECTED, value, &path, "collected", deal));
        let began = self.began(deal, &track, &path, marks);
        Case { deal, row, track, ended_as, counted, amount, collected, began, ended }
    }

    fn amount(&self, deal: &Deal, path: &str, marks: &mut Vec<Mark>) -> Option<Figure> {
        if deal.amount.is_none() {
            marks.push(Mark::new(&code::AMOUNT_MISSING, path));
        }
        let amount = self.value(deal.amount.as_ref(), "amount", path, marks)?;
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

    /// When the deal began: as told, or with its first entry.
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
        let first = track.visits.iter().find_map(|visit| visit.from);
        let (Some(created), Some(first)) = (created, first) else { return created.or(first) };
        let is_late = match (created, first) {
            (Moment::At(created), Moment::At(first)) => created > first,
            _ => created.day(zone) > first.day(zone),
        };
        if is_late {
            marks.push(Mark::new(&code::CREATED_LATE, format!("{path}/created")));
        }
        Some(if is_late { first } else { created })
    }
}

fn given(label: &'static crate::trace::Label, value: &Number, path: &str, field: &str, deal: &Deal) -> Figure {
    Figure::given(label, value.clone(), Source::Facts(format!("{path}/{field}"))).about(deal.id.as_str())
}

fn passes(filters: Option<&Filters>, case: &Case<'_>, zone: Zone) -> bool {
    let Some(filters) = filters else { return true };
    let deal = case.deal;
    let lists = [
        (&filters.owner, &deal.owner),
        (&filters.channel, &deal.channel),
        (&filters.product, &deal.product),
        (&filters.region, &deal.region),
        (&filters.customer, &deal.customer),
    ];
    let is_listed = lists
        .into_iter()
        .all(|(list, value)| list.is_empty() || value.as_ref().is_some_and(|value| list.contains(value)));
    let ranges = [
        (filters.created_from, filters.created_before, case.began),
        (filters.closed_from, filters.closed_before, case.ended),
    ];
    let is_inside = ranges.into_iter().all(|(from, before, moment)| {
        let day = moment.map(|moment| moment.day(zone));
        let is_after = from.is_none_or(|from| day.is_some_and(|day| day >= from));
        is_after && before.is_none_or(|before| day.is_some_and(|day| day < before))
    });
    is_listed && is_inside
}
