//! Tidying: what a table out of a CRM needs before it can be read, by declared rules only, and nothing silently.
//!
//! A row is an object of texts, as a CSV reader gives it. Declared repairs are applied and noted; a row that cannot be
//! read all the same is refused or set aside, as declared, and noted with the place of the fault.

use crate::{
    error::{Problem, Problems, Severity, catalogue::review as code},
    shape::{Node, Reader, Shape, read_whole, record, word},
};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::{borrow::Cow, collections::BTreeMap};

word! {
    /// What happens to a row that cannot be read.
    pub enum FaultyRows {
        /// The whole closing is refused: someone has to mend the row.
        Refuse = "refuse",
        /// The row is left out, and the outcome says so.
        SetAside = "set_aside",
    }
}

word! {
    /// How dates other than `2026-07-31` are written.
    pub enum DateOrder {
        /// `9/24/2026` is 24 September.
        MonthDayYear = "month_day_year",
        /// `24/9/2026` is 24 September.
        DayMonthYear = "day_month_year",
    }
}

record! {
    /// The repairs that tables may need.
    pub struct Tidy {
        /// Other spellings by column: `{"product": {"Flow Meter": "flow-meter"}}`.
        aliases: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new(),
        /// Columns whose texts are trimmed and written in lower case.
        fold: Vec<String> = Vec::new(),
        /// The separator between the thousands of an amount, where amounts come with one.
        thousands: Option<String>,
        /// How slashed dates are meant.
        dates: Option<DateOrder>,
        /// What happens to a row that cannot be read.
        faulty_rows: FaultyRows = FaultyRows::Refuse,
    }
}

impl Default for Tidy {
    fn default() -> Self {
        Self {
            aliases: BTreeMap::new(),
            fold: Vec::new(),
            thousands: None,
            dates: None,
            faulty_rows: FaultyRows::Refuse,
        }
    }
}

/// The columns that hold dates and amounts: repairs of those kinds touch no other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub dates: &'static [&'static str],
    pub amounts: &'static [&'static str],
}

/// A table as it came: a list of objects.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    rows: Vec<Node<'static>>,
}

/// A row that was read, and where it stands in its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<T> {
    /// The position in the table, from 0.
    pub index: usize,
    /// What it says.
    pub value: T,
}

impl Shape for Table {
    fn blank() -> Self {
        Self::default()
    }
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn is_absent(&self) -> bool {
        self.rows.is_empty()
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        Self { rows: Vec::read(node, reader) }
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(serializer)
    }
}

impl Table {
    /// Reads the rows, tidied; repairs and rows set aside are noted, and what refuses the closing is an error.
    pub(super) fn read_rows<T: Shape>(
        &self,
        name: &str,
        columns: Columns,
        tidy: &Tidy,
        notes: &mut Problems,
    ) -> Vec<Row<T>> {
        let mut rows = Vec::with_capacity(self.rows.len());
        for (index, node) in self.rows.iter().enumerate() {
            let path = format!("/{name}/{index}");
            let tidied = tidied(node, &path, columns, tidy, notes);
            let (value, problems) = read_whole::<T>(&tidied);
            if problems.has_errors() {
                note_faults(problems.under(&path), &path, tidy.faulty_rows, notes);
            } else {
                rows.push(Row { index, value });
            }
        }
        rows
    }
}

fn note_faults(problems: Problems, path: &str, rule: FaultyRows, notes: &mut Problems) {
    for mut problem in problems {
        if rule == FaultyRows::SetAside {
            problem.severity = Severity::Warn;
        }
        notes.push(problem.in_facts());
    }
    if rule == FaultyRows::SetAside {
        notes.push(Problem::new(&code::ROW_SET_ASIDE, path).in_facts());
    }
}

fn tidied<'a>(node: &'a Node<'static>, path: &str, columns: Columns, tidy: &Tidy, notes: &mut Problems) -> Node<'a> {
    let Node::Object(fields) = node else { return node.clone() };
    let mut kept = Vec::with_capacity(fields.len());
    for (name, value) in fields {
        match value {
            // An empty cell means that there is nothing: a CSV file has no other way to say so.
            Node::Text(text) if text.trim().is_empty() => {}
            Node::Text(text) => {
                let repaired = repaired(name, text, columns, tidy);
                if repaired != *text {
                    let problem = Problem::new(&code::CELL_REPAIRED, format!("{path}/{name}")).in_facts();
                    notes.push(problem.with("found", text).with("read", &repaired));
                }
                kept.push((Cow::Borrowed(name.as_ref()), Node::Text(repaired)));
            }
            other => kept.push((Cow::Borrowed(name.as_ref()), other.clone())),
        }
    }
    Node::Object(kept)
}

fn repaired<'a>(column: &str, text: &'a str, columns: Columns, tidy: &Tidy) -> Cow<'a, str> {
    let mut repaired = Cow::Borrowed(text);
    if tidy.fold.iter().any(|name| name == column) {
        let folded = text.trim().to_lowercase();
        if folded != text {
            repaired = Cow::Owned(folded);
        }
    }
    if let Some(known) = tidy.aliases.get(column).and_then(|names| names.get(repaired.as_ref())) {
        repaired = Cow::Owned(known.clone());
    }
    if columns.amounts.contains(&column)
        && let Some(separator) = tidy.thousands.as_deref().filter(|separator| !separator.is_empty())
        && text.contains(separator)
    {
        repaired = Cow::Owned(text.replace(separator, ""));
    }
    if columns.dates.contains(&column)
        && let Some(date) = tidy.dates.and_then(|order| slashed_date(text, order))
    {
        repaired = Cow::Owned(date.to_string());
    }
    repaired
}

fn slashed_date(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let parts: Vec<u32> = text.split('/').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [first, second, year] = parts.as_slice() else { return None };
    let (month, day) = match order {
        DateOrder::MonthDayYear => (*first, *second),
        DateOrder::DayMonthYear => (*second, *first),
    };
    NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, month, day)
}
