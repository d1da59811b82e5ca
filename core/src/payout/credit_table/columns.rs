//! The columns of transactions, and their rows as transactions.

use crate::{
    error::{Problem, Problems, catalogue::document as code},
    payout::facts::Transaction,
    shape::{Node, read_whole},
    table::{Cells, Column, RowError, Table, node_of},
};
use chrono::{Datelike as _, Days, NaiveDate};
use std::collections::BTreeMap;

/// The fields of transactions; every other column is an attribute.
const FIELDS: [&str; 13] = [
    "id", "date", "booked", "invoiced", "paid", "amount", "quantity", "currency", "rate", "person", "role", "share",
    "reverses",
];
/// What rows of one transaction say of its participants.
const OF_PARTICIPANTS: [&str; 3] = ["person", "role", "share"];

/// A table of transactions, a row for each participant.
pub(super) struct Columns<'t, 'a> {
    table: &'t Table<'a>,
}

impl<'t, 'a> Columns<'t, 'a> {
    pub fn of(table: &'t Table<'a>) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        for field in ["id", "date", "person"] {
            if !table.columns().iter().any(|column| column.name == field) {
                problems.push(Problem::new(&code::MISSING_FIELD, "").in_facts().with("field", field));
            }
        }
        for (place, column) in table.columns().iter().enumerate() {
            if table.columns().iter().take(place).any(|other| other.name == column.name) {
                let path = format!("/{}", crate::shape::escaped(column.name));
                problems.push(Problem::new(&code::DUPLICATE_ID, path).in_facts().with("id", column.name));
            }
        }
        let columns = Self { table };
        for column in columns.attributes().filter(|column| !column.is_text()) {
            let path = format!("/{}", crate::shape::escaped(column.name));
            let problem = Problem::new(&code::WRONG_TYPE, path).in_facts();
            problems.push(problem.with("expected", "a column of texts").with("found", "a column of figures"));
        }
        problems.or(columns)
    }

    pub fn rows(&self) -> usize {
        self.table.rows()
    }

    pub fn column(&self, name: &str) -> Option<&'t Column<'a>> {
        self.table.columns().iter().find(|column| column.name == name)
    }

    /// The columns that rules match on.
    pub fn attributes(&self) -> impl Iterator<Item = &'t Column<'a>> {
        self.table.columns().iter().filter(|column| !FIELDS.contains(&column.name))
    }

    pub fn text(&self, name: &str, row: usize) -> Option<&'a str> {
        self.column(name).and_then(|column| cell(column, row))
    }

    /// A day, from a text or from days since 1970.
    pub fn day(column: &Column<'_>, row: usize) -> Option<NaiveDate> {
        if !column.is_there(row) {
            return None;
        }
        match column.cells {
            Cells::Int64 { values, scale: 0 } => {
                let days = values.get(row)?;
                let first = NaiveDate::default();
                let size = Days::new(days.unsigned_abs());
                let day = if *days < 0 { first.checked_sub_days(size) } else { first.checked_add_days(size) };
                day.filter(|day| (0..=9999).contains(&day.year()))
            }
            _ => {
                let text = column.text(row)?;
                let is_plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
                NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| is_plain)
            }
        }
    }

    fn node(&self, name: &str, row: usize) -> Option<Node<'a>> {
        let column = self.column(name)?;
        let is_day = ["date", "booked", "invoiced", "paid"].contains(&name);
        match Self::day(column, row).filter(|_| is_day) {
            Some(day) => Some(Node::Text(day.to_string().into())),
            None => node_of(column, row),
        }
    }

    /// What a row says of its transaction, but for participants.
    fn whole(&self, row: usize) -> Vec<(&'a str, Node<'a>)> {
        let columns = self.table.columns().iter().filter(|column| !OF_PARTICIPANTS.contains(&column.name));
        columns.filter_map(|column| Some((column.name, self.node(column.name, row)?))).collect()
    }

    /// The rows of one transaction as that; what is wrong with them.
    pub fn transaction(&self, rows: &[usize], errors: &mut Errors) -> Option<Transaction> {
        let first = *rows.first()?;
        let whole = self.whole(first);
        let mut seen: BTreeMap<[Option<&str>; 2], usize> = BTreeMap::new();
        for row in rows {
            let who = ["person", "role"].map(|name| self.text(name, *row));
            let is_known = seen.insert(who, *row).is_some();
            if is_known || self.whole(*row) != whole {
                let id = self.text("id", *row).unwrap_or_default();
                errors.add(*row, Problem::new(&code::DUPLICATE_ID, format!("/{row}/id")).in_facts().with("id", id));
            }
        }
        let [mut fields, mut dates, mut attributes] = [Vec::new(), Vec::new(), Vec::new()];
        for (name, node) in whole {
            match name {
                "booked" | "invoiced" | "paid" => dates.push((name.into(), node)),
                _ if FIELDS.contains(&name) => fields.push((name.into(), node)),
                _ => attributes.push((name.into(), node)),
            }
        }
        let participant = |row: &usize| {
            let fields = OF_PARTICIPANTS.iter().filter_map(|name| Some(((*name).into(), self.node(name, *row)?)));
            Node::Object(fields.collect())
        };
        let is_reversal = fields.iter().any(|(name, _)| name == "reverses");
        let is_named = rows.iter().any(|row| self.node("person", *row).is_some());
        if is_named || !is_reversal {
            fields.push(("participants".into(), Node::List(rows.iter().map(participant).collect())));
        }
        fields.push(("dates".into(), Node::Object(dates)));
        fields.push(("attributes".into(), Node::Object(attributes)));
        let (transaction, problems) = read_whole(&Node::Object(fields));
        errors.extend(problems.in_facts(), &[rows.to_vec()]);
        Some(transaction)
    }
}

/// The text of a cell.
pub(super) fn cell<'a>(column: &Column<'a>, row: usize) -> Option<&'a str> {
    column.text(row).filter(|_| column.is_there(row))
}

/// What is wrong with rows.
#[derive(Default)]
pub(super) struct Errors(BTreeMap<usize, Problems>);

impl Errors {
    pub fn add(&mut self, row: usize, problem: Problem) {
        self.0.entry(row).or_default().push(problem);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Problems of transactions, each at its row: `/transactions/1/participants/2/share` is the share of the third row of the
    /// second one.
    pub fn extend(&mut self, problems: Problems, transactions: &[Vec<usize>]) {
        let first = transactions.first().and_then(|rows| rows.first()).copied().unwrap_or_default();
        for mut problem in problems {
            let path = problem.path.strip_prefix("/transactions/").and_then(|path| path.split_once('/'));
            let (index, rest) = path.map_or((0, problem.path.as_str()), |(index, _)| {
                let skipped = "/transactions/".len().saturating_add(index.len());
                (index.parse().unwrap_or_default(), problem.path.get(skipped..).unwrap_or_default())
            });
            let rows = transactions.get(index).map(Vec::as_slice).unwrap_or_default();
            let mut row = rows.first().copied().unwrap_or(first);
            let mut field = rest.strip_prefix("/dates").or_else(|| rest.strip_prefix("/attributes")).unwrap_or(rest);
            if let Some((place, below)) = rest.strip_prefix("/participants/").and_then(|rest| rest.split_once('/')) {
                row = place.parse().ok().and_then(|place: usize| rows.get(place)).copied().unwrap_or(row);
                field =
                    rest.len().checked_sub(below.len().saturating_add(1)).and_then(|at| rest.get(at..)).unwrap_or(rest);
            }
            // What stands elsewhere in the facts stays there.
            if path.is_some() || !problem.path.starts_with("/reporting") && !problem.path.starts_with("/rates") {
                problem.path = format!("/{row}{field}");
            }
            self.add(row, problem);
        }
    }

    /// Forgets all rows but these.
    pub fn keep(&mut self, rows: &[usize]) {
        self.0.retain(|row, _| rows.contains(row));
    }

    pub fn append(&mut self, other: Self) {
        for (row, problems) in other.0 {
            self.0.entry(row).or_default().extend(problems);
        }
    }

    pub fn into_rows(self) -> Vec<RowError> {
        self.0.into_iter().map(|(row, problems)| RowError { row, problems }).collect()
    }
}
