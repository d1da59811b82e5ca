//! Events as columns: the same figures as on rows, without a text or a map per event.

use super::{
    absent::note_absent,
    chain::Finder,
    document::EventFunnelDocument,
    figures,
    outcome::EventFunnelOutcome,
    repeats::Repeats,
    rule::{Kind, Rule},
    runs::Runs,
    tally::Tally,
};
use crate::{
    error::{
        Language, Problem, Problems,
        catalogue::{document as document_code, funnel as code},
    },
    funnel::{
        notes::{Mark, Notes},
        outcome::Finding,
    },
};

/// Events as columns: row i is what user `users[i]` did at `times[i]`. All columns have the same length.
#[derive(Clone, Copy, Debug)]
pub struct EventColumns<'a> {
    /// Who, as a code: best without large gaps between codes.
    pub users: &'a [u32],
    /// When, in milliseconds since 1970.
    pub times: &'a [i64],
    /// What, as positions in `names`.
    pub events: &'a [u32],
    /// The names of events.
    pub names: &'a [&'a str],
    /// The property by which the document tells users apart, if it does.
    pub property: Option<PropertyColumn<'a>>,
    /// Rows that whoever made the columns could not read and left out of them: for each kind of fault how many rows, and
    /// what is wrong with the first. They are told as a finding, as unreadable rows of facts are.
    pub left_out: &'a [(usize, Problem)],
}

/// A property of events as a column.
#[derive(Clone, Copy, Debug)]
pub struct PropertyColumn<'a> {
    /// Positions in `values`; [`PropertyColumn::NONE`] where an event has none.
    pub codes: &'a [u32],
    /// The values.
    pub values: &'a [&'a str],
}

impl PropertyColumn<'_> {
    /// The code of events without a value.
    pub const NONE: u32 = u32::MAX;
}

/// What the codes of columns mean to a rule.
pub(super) struct Codes<'a> {
    /// The kinds of events, by code.
    pub kinds: Vec<Kind>,
    /// The property, where one is given: events that differ in it are no repeats.
    pub property: Option<PropertyColumn<'a>>,
    /// Whether users are told apart by it.
    pub is_asked: bool,
    /// The tags of property values, by code: their places in the order of values, from 1.
    pub tags: Vec<u32>,
    /// The property values in order.
    pub values: Vec<&'a str>,
}

impl<'a> Codes<'a> {
    fn new(document: &EventFunnelDocument, rule: &Rule, columns: &EventColumns<'a>) -> Self {
        let known = rule.kinds(document);
        let kinds = columns.names.iter().map(|name| known.get(name).copied().unwrap_or(Kind::Other)).collect();
        let (property, is_asked) = (columns.property, document.breakdown.is_some());
        let given = property.map_or(&[][..], |column| column.values);
        let mut values = given.to_vec();
        values.sort_unstable();
        values.dedup();
        let tag = |value: &&str| values.binary_search(value).ok().and_then(|place| u32::try_from(place).ok());
        let tags = given.iter().map(|value| tag(value).unwrap_or_default().saturating_add(1)).collect();
        Self { kinds, property, is_asked, tags, values }
    }
}

/// The outcome on columns. Its `users` stays empty.
pub(super) fn evaluate(
    document: &EventFunnelDocument,
    columns: &EventColumns<'_>,
    language: Language,
) -> Result<EventFunnelOutcome, Problems> {
    check(columns)?;
    let rule = Rule::of(document);
    let codes = Codes::new(document, &rule, columns);
    let runs = Runs::gather(&rule, &codes, columns);
    let (mut finder, mut tally) = (Finder::new(&rule), Tally::new(document));
    let mut repeats = Repeats::default();
    runs.each(|hits| {
        repeats.see(document, hits);
        tally.add(&mut finder, hits);
    });
    let findings = findings(document, (&runs, repeats), columns, language);
    Ok(figures::outcome(document, tally, &codes.values, Vec::new(), findings))
}

fn check(columns: &EventColumns<'_>) -> Result<(), Problems> {
    let property = columns.property.map_or(columns.users.len(), |column| column.codes.len());
    let others = [("times", columns.times.len()), ("events", columns.events.len()), ("property", property)];
    same_length("", ("users", columns.users.len()), others)
}

/// Whether columns are as long as the first one; `place` is where they stand.
pub(super) fn same_length<T: std::fmt::Display>(
    place: &str,
    (first, rows): (&str, usize),
    others: impl IntoIterator<Item = (T, usize)>,
) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for (field, length) in others.into_iter().filter(|(_, length)| *length != rows) {
        let problem = Problem::new(&code::COLUMN_LENGTH, format!("{place}/{field}")).in_facts();
        problems.push(problem.with("field", &field).with("count", length).with("first", first).with("rows", rows));
    }
    problems.or(())
}

/// Rows whose codes mean nothing are told, and do not hide the others.
fn findings(
    document: &EventFunnelDocument,
    (runs, repeats): (&Runs, Repeats<'_>),
    columns: &EventColumns<'_>,
    language: Language,
) -> Vec<Finding> {
    let mut notes = Notes::default();
    for (rows, problem) in columns.left_out {
        let mark = Mark::new(&code::UNREADABLE_ROW, problem.path.clone()).because(Some(problem), language);
        notes.add_rows(mark, *rows);
    }
    if let Some(row) = runs.first_bad {
        let (field, code, count) = match (columns.events.get(row), columns.property) {
            (Some(event), Some(column)) if is_known(*event, columns.names.len()) => {
                ("property", column.codes.get(row), column.values.len())
            }
            (event, _) => ("event", event, columns.names.len()),
        };
        let path = format!("/events/{row}");
        let problem = Problem::new(&document_code::OUT_OF_RANGE, format!("{path}/{field}"))
            .in_facts()
            .with("value", code.copied().unwrap_or_default())
            .with("range", format!("0 to {}", count.saturating_sub(1)));
        let mark = Mark::new(&code::UNREADABLE_ROW, path).because(Some(&problem), language);
        notes.add_rows(mark, runs.bad);
    }
    if runs.bad < columns.users.len() {
        let codes = |step: &str| -> Vec<u32> {
            let known = columns.names.iter().zip(0..).filter(|(name, _)| **name == step);
            known.map(|(_, code)| code).collect()
        };
        let has_event = |step: &str| {
            let codes = codes(step);
            !codes.is_empty() && columns.events.iter().any(|code| codes.contains(code))
        };
        let has_property =
            columns.property.is_some_and(|column| column.codes.iter().any(|code| *code != PropertyColumn::NONE));
        note_absent(document, has_event, has_property, &mut notes);
    }
    repeats.note(&mut notes);
    notes.into_findings(language)
}

fn is_known(code: u32, count: usize) -> bool {
    usize::try_from(code).is_ok_and(|code| code < count)
}
