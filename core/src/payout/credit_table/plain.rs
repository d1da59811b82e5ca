//! Plain deals: one person, nothing taken back, whole units in the plan's currency. What rules credit of them is added up as
//! whole numbers, and multiplied by the factors of the rules once.

use super::{
    CreditRow,
    codes::{Codes, Day, Days, Periods},
    columns::{Columns, cell},
    counted::{Counted, is_whole, mantissa},
    picks::Picks,
    sums::{Count, Sums},
};
use crate::{
    calendar::Calendar,
    id::Id,
    limits,
    payout::document::{CreditRule, Crediting, DateBasis, PlanDocument},
    table::{Cells, Column},
};
use std::{collections::BTreeSet, ops::Range};

/// The columns of days.
const DAYS: [&str; 4] = ["date", "booked", "invoiced", "paid"];

/// What is known of rows so far. Rows come in blocks, and each column of a block is looked at by itself: a row's wait for
/// memory then passes while others are looked at.
pub(super) struct Plain<'t, 'a> {
    plan: &'t PlanDocument,
    ids: &'t Column<'a>,
    /// The columns that have to be empty, or say what is so anyway.
    share: Option<&'t Column<'a>>,
    currency: Option<&'t Column<'a>>,
    rate: Option<&'t Column<'a>>,
    /// What is read even where no rule asks for it.
    numbers: Vec<&'t Column<'a>>,
    texts: Vec<&'t Column<'a>>,
    days: [Option<Days<'a>>; 4],
    periods: Periods<'t>,
    rules: Vec<Counted<'t, 'a>>,
    picks: Picks<'t, 'a>,
    codes: Codes<'a>,
    people: Vec<Option<Id>>,
    sums: Sums,
    block: Block,
}

/// What is known of the rows of a block.
#[derive(Default)]
struct Block {
    /// Whether they are plain, as far as is known.
    plain: Vec<bool>,
    people: Vec<u32>,
    days: [Vec<Day>; 4],
    picked: Vec<u32>,
    counts: Vec<Count>,
}

impl<'t, 'a> Plain<'t, 'a> {
    /// `None` where no row is plain, by the rules of the plan or by its columns.
    pub fn of(
        plan: &'t PlanDocument,
        crediting: &'t Crediting,
        calendar: &'t Calendar,
        columns: &'t Columns<'t, 'a>,
    ) -> Option<Self> {
        let mut asked = BTreeSet::new();
        let rules: Option<Vec<_>> =
            crediting.rules.iter().map(|rule| Counted::of(plan, rule, columns, &mut asked)).collect();
        let texts: Vec<_> = columns.attributes().chain(columns.column("role")).collect();
        let mut looked_at = texts.iter().copied().chain(columns.column("reverses"));
        if !looked_at.all(|column| column.is_text() && has_short_names(column)) {
            return None;
        }
        let rules = rules?;
        Some(Self {
            plan,
            ids: columns.column("id")?,
            share: columns.column("share"),
            currency: columns.column("currency"),
            rate: columns.column("rate"),
            numbers: ["amount", "quantity"].into_iter().filter_map(|name| columns.column(name)).collect(),
            texts: texts.into_iter().filter(|column| matches!(column.cells, Cells::Text(_))).collect(),
            days: DAYS.map(|name| columns.column(name).map(Days::of)),
            periods: Periods { plan, calendar, labels: Vec::new() },
            picks: Picks::of(crediting, columns, &asked),
            codes: Codes::of(columns.column("person")?),
            people: Vec::new(),
            sums: Sums::of(rules.len()),
            rules,
            block: Block::default(),
        })
    }

    /// Credits those of some rows that are plain, but for `skipped`; gives the others, of which nothing was credited.
    pub fn credit(&mut self, rows: Range<usize>, skipped: &[usize]) -> Vec<usize> {
        let mut block = std::mem::take(&mut self.block);
        block.plain.clear();
        block.plain.resize(rows.len(), true);
        for row in skipped {
            if let Some(plain) = row.checked_sub(rows.start).and_then(|place| block.plain.get_mut(place)) {
                *plain = false;
            }
        }
        self.look(&rows, &mut block.plain);
        self.name(&rows, &mut block);
        for (column, days) in self.days.iter_mut().zip(&mut block.days) {
            if let Some(column) = column {
                column.read(rows.clone(), &mut self.periods, days);
            }
        }
        self.picks.read(rows.clone(), &mut block.picked);
        self.count(&rows, &mut block);
        self.sums.add(&block.counts);
        let is_left = |(row, plain): (usize, &bool)| (!plain && skipped.binary_search(&row).is_err()).then_some(row);
        let left = rows.zip(&block.plain).filter_map(is_left).collect();
        self.block = block;
        left
    }

    /// Whether nothing is wrong with rows, and nothing in them needs more than whole numbers.
    fn look(&self, rows: &Range<usize>, plain: &mut [bool]) {
        let own = self.plan.currency.code();
        only(plain, rows, |row| cell(self.ids, row).is_some_and(Id::is_one));
        if let Some(rate) = self.rate {
            only(plain, rows, |row| !rate.is_there(row));
        }
        if let Some(currency) = self.currency {
            only(plain, rows, |row| !currency.is_there(row) || cell(currency, row) == Some(own));
        }
        if self.share.is_some() {
            only(plain, rows, |row| is_whole(self.share, row));
        }
        for column in &self.numbers {
            only(plain, rows, |row| !column.is_there(row) || mantissa(column, row).is_some());
        }
        for column in &self.texts {
            only(plain, rows, |row| cell(column, row).is_none_or(|text| text.len() <= limits::TEXT_CHARS_MAX));
        }
    }

    /// Who each row credits; a row is not plain whose cell is empty or no id.
    fn name(&mut self, rows: &Range<usize>, block: &mut Block) {
        self.codes.read(rows.clone(), &mut block.people);
        for code in self.people.len()..self.codes.known() {
            let code = u32::try_from(code.saturating_add(1)).unwrap_or_default();
            self.people.push(self.codes.text(code).and_then(Id::new));
        }
        for (plain, code) in block.plain.iter_mut().zip(&mut block.people) {
            // Codes begin at 1; one below is the place of a person.
            let place = code.checked_sub(1);
            *code = place.unwrap_or_default();
            let place = place.and_then(|place| usize::try_from(place).ok());
            *plain &= place.and_then(|place| self.people.get(place)).is_some_and(Option::is_some);
        }
    }

    /// What the rules that are picked count of each row that is still plain; it is not where one of them cannot count.
    fn count(&self, rows: &Range<usize>, block: &mut Block) {
        block.counts.clear();
        let [dates, ..] = &block.days;
        let known = rows.clone().zip(&mut block.plain).zip(&block.people).zip(&block.picked).zip(dates);
        for (place, ((((row, plain), person), picked), date)) in known.enumerate() {
            let before = block.counts.len();
            let mut days = self.days.iter().zip(&block.days);
            // Single evaluation tells of a day that cannot be read, whether or not a rule counts it.
            let is_read =
                !days.any(|(column, days)| column.is_some() && matches!(days.get(place), Some(Day::Unreadable)));
            *plain &= is_read && !matches!(date, Day::Missing);
            if !*plain {
                continue;
            }
            for index in self.picks.rules(*picked) {
                let Some(counted) = self.rules.get(*index) else { continue };
                let day = self.day_of(counted.rule, place, &block.days);
                match (day, counted.value(row)) {
                    (Day::Missing, _) => {}
                    (Day::In(period), Some(value)) => {
                        block.counts.push(Count { person: *person, period, rule: *index, value });
                    }
                    _ => *plain = false,
                }
            }
            if !*plain {
                block.counts.truncate(before);
            }
        }
    }

    /// The day of a row by which a rule counts it.
    fn day_of(&self, rule: &CreditRule, place: usize, days: &[Vec<Day>; 4]) -> Day {
        let by = match rule.by {
            DateBasis::Date => 0,
            DateBasis::Booked => 1,
            DateBasis::Invoiced => 2,
            DateBasis::Paid => 3,
        };
        let column = self.days.get(by).and_then(Option::as_ref).and_then(|_| days.get(by));
        column.and_then(|days| days.get(place)).copied().unwrap_or(Day::Missing)
    }

    /// What was credited, ascending.
    pub fn into_rows(self) -> Vec<CreditRow> {
        let rules: Vec<_> = self.rules.iter().map(|counted| (counted.rule, counted.scale)).collect();
        self.sums.into_rows(&self.people, &self.periods.labels, &rules)
    }
}

/// Leaves only those rows plain for which something holds.
fn only(plain: &mut [bool], rows: &Range<usize>, holds: impl Fn(usize) -> bool) {
    for (plain, row) in plain.iter_mut().zip(rows.clone()) {
        *plain = *plain && holds(row);
    }
}

/// Whether all names of a column that has codes are short enough to be read.
fn has_short_names(column: &Column<'_>) -> bool {
    let is_short = |name: &&str| name.len() <= limits::TEXT_CHARS_MAX;
    is_short(&column.name) && !matches!(column.cells, Cells::Coded { names, .. } if !names.iter().all(is_short))
}
