//! Cells that come again and again, looked at once: texts as small numbers, and the periods of days.

use super::columns::Columns;
use crate::{
    calendar::Calendar,
    payout::{document::PlanDocument, evaluate::in_force},
    table::{Cells, Column, Map, random_keys},
};
use chrono::NaiveDate;
use std::ops::Range;

/// The texts of a column, numbered from 1 on as they come; 0 is an empty cell.
pub(super) struct Codes<'a> {
    column: Column<'a>,
    /// The numbers of the names of a column that has codes already.
    of_names: Vec<u32>,
    known: Map<Name<'a>, u32>,
    texts: Vec<&'a str>,
    last: (&'a str, u32),
}

impl<'a> Codes<'a> {
    pub fn of(column: &Column<'a>) -> Self {
        let known = Map::with_hasher(random_keys());
        let mut codes = Self { column: *column, of_names: Vec::new(), known, texts: Vec::new(), last: ("", 0) };
        if let Cells::Coded { names, .. } = column.cells {
            codes.of_names = names.iter().map(|name| codes.of_text(name)).collect();
        }
        codes
    }

    /// The numbers of some rows.
    pub fn read(&mut self, rows: Range<usize>, codes: &mut Vec<u32>) {
        codes.clear();
        codes.extend(rows.map(|row| self.code(row)));
    }

    fn code(&mut self, row: usize) -> u32 {
        if !self.column.is_there(row) {
            return 0;
        }
        match self.column.cells {
            Cells::Coded { codes, .. } => {
                let place = codes.get(row).and_then(|code| usize::try_from(*code).ok());
                place.and_then(|place| self.of_names.get(place)).copied().unwrap_or_default()
            }
            _ => self.column.text(row).map_or(0, |text| self.of_text(text)),
        }
    }

    fn of_text(&mut self, text: &'a str) -> u32 {
        if self.last.1 > 0 && self.last.0 == text {
            return self.last.1;
        }
        let next = u32::try_from(self.texts.len().saturating_add(1)).unwrap_or(u32::MAX);
        let code = *self.known.entry(Name::of(text)).or_insert(next);
        if code == next {
            self.texts.push(text);
        }
        self.last = (text, code);
        code
    }

    /// How many texts are known.
    pub const fn known(&self) -> usize {
        self.texts.len()
    }

    pub fn text(&self, code: u32) -> Option<&'a str> {
        let place = usize::try_from(code).ok()?.checked_sub(1)?;
        self.texts.get(place).copied()
    }
}

/// Most texts of a column, such as names of people, are this short: looking one up then reads no memory but the map's own.
const SHORT: usize = 22;

/// A text by which a map is asked; long ones stand where they are.
#[derive(PartialEq, Eq, Hash)]
enum Name<'a> {
    Short(u8, [u8; SHORT]),
    Long(&'a str),
}

impl<'a> Name<'a> {
    fn of(text: &'a str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Self::Short(length, bytes)
            }
            _ => Self::Long(text),
        }
    }
}

/// What is known of a day.
#[derive(Clone, Copy)]
pub(super) enum Day {
    /// The cell is empty.
    Missing,
    /// It is no day.
    Unreadable,
    /// The plan is not in force in its period.
    Outside,
    /// It is in a period, by its place among them.
    In(u32),
}

/// The periods of days.
pub(super) struct Periods<'t> {
    pub plan: &'t PlanDocument,
    pub calendar: &'t Calendar,
    pub labels: Vec<String>,
}

impl Periods<'_> {
    fn of(&mut self, day: NaiveDate) -> Day {
        let Some(period) = self.calendar.containing(day, self.plan.period) else { return Day::Outside };
        if in_force(self.plan, &period.label).is_err() {
            return Day::Outside;
        }
        let known = self.labels.iter().position(|known| *known == period.label);
        let place = known.unwrap_or_else(|| {
            self.labels.push(period.label);
            self.labels.len().saturating_sub(1)
        });
        u32::try_from(place).map_or(Day::Outside, Day::In)
    }
}

/// The days of a column.
pub(super) struct Days<'a> {
    column: Column<'a>,
    texts: Codes<'a>,
    /// By the numbers of texts, and by days since 1970.
    known: Map<i64, Day>,
    last: Option<(i64, Day)>,
}

impl<'a> Days<'a> {
    pub fn of(column: &Column<'a>) -> Self {
        Self { column: *column, texts: Codes::of(column), known: Map::with_hasher(random_keys()), last: None }
    }

    /// The days of some rows.
    pub fn read(&mut self, rows: Range<usize>, periods: &mut Periods<'_>, days: &mut Vec<Day>) {
        days.clear();
        days.extend(rows.map(|row| self.day(row, periods)));
    }

    fn day(&mut self, row: usize, periods: &mut Periods<'_>) -> Day {
        if !self.column.is_there(row) {
            return Day::Missing;
        }
        let key = match self.column.cells {
            Cells::Int64 { values, .. } => values.get(row).copied().unwrap_or_default(),
            Cells::Text(_) | Cells::Coded { .. } => i64::from(self.texts.code(row)),
            Cells::Int128 { .. } | Cells::Float64(_) => return Day::Unreadable,
        };
        if let Some((_, day)) = self.last.filter(|(last, _)| *last == key) {
            return day;
        }
        let column = &self.column;
        let look = || Columns::day(column, row).map_or(Day::Unreadable, |day| periods.of(day));
        let day = *self.known.entry(key).or_insert_with(look);
        self.last = Some((key, day));
        day
    }
}
