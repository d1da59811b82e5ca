//! Plain deals: one person, nothing taken back, whole units in the plan's currency. What rules credit of them is added up as
//! whole numbers, and multiplied by the factors of the rules once.

use super::{
    Key,
    codes::{Codes, Day, Days, Periods},
    columns::{Columns, cell},
    counted::{Counted, is_whole, mantissa},
};
use crate::{
    calendar::Calendar,
    id::Id,
    limits,
    number::{Number, power_of_ten},
    payout::{
        crediting::{matches, picks},
        document::{CreditRule, Crediting, DateBasis, PlanDocument},
        facts::{Participant, Transaction},
    },
    shape::Shape as _,
    table::{Cells, Column},
};
use num_bigint::BigInt;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// No sum comes so far below zero.
const NONE: i128 = i128::MIN;
/// The columns of days.
const DAYS: [&str; 4] = ["date", "booked", "invoiced", "paid"];

/// What is known of rows so far.
pub(super) struct Plain<'t, 'a> {
    plan: &'t PlanDocument,
    crediting: &'t Crediting,
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
    /// The role, if there is any, and the attributes that rules ask for, by name.
    roles: Option<Codes<'a>>,
    attributes: Vec<(&'a str, Codes<'a>)>,
    /// The rules that are picked, by the place that a role and attributes have among them.
    picked: Vec<Vec<usize>>,
    places_picked: HashMap<Vec<u32>, usize>,
    key: Vec<u32>,
    codes: Codes<'a>,
    people: Vec<Option<Id>>,
    /// The places of sums by person and period; each has a sum for every rule, [`NONE`] where it credited nothing yet.
    places: HashMap<(usize, usize), usize>,
    sums: Vec<i128>,
    /// What a row is credited.
    credits: Vec<(usize, usize, i128)>,
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
        let roles = columns.column("role");
        let texts: Vec<_> = columns.attributes().chain(roles).collect();
        if !texts
            .iter()
            .copied()
            .chain(columns.column("reverses"))
            .all(|column| column.is_text() && has_short_names(column))
        {
            return None;
        }
        let attributes = columns.attributes().filter(|column| asked.contains(column.name));
        Some(Self {
            plan,
            crediting,
            ids: columns.column("id")?,
            share: columns.column("share"),
            currency: columns.column("currency"),
            rate: columns.column("rate"),
            numbers: ["amount", "quantity"].into_iter().filter_map(|name| columns.column(name)).collect(),
            texts: texts.into_iter().filter(|column| matches!(column.cells, Cells::Text(_))).collect(),
            days: DAYS.map(|name| columns.column(name).map(Days::of)),
            periods: Periods { plan, calendar, labels: Vec::new() },
            rules: rules?,
            roles: roles.map(Codes::of),
            attributes: attributes.map(|column| (column.name, Codes::of(column))).collect(),
            picked: Vec::new(),
            places_picked: HashMap::new(),
            key: Vec::new(),
            codes: Codes::of(columns.column("person")?),
            people: Vec::new(),
            places: HashMap::new(),
            sums: Vec::new(),
            credits: Vec::new(),
        })
    }

    /// Credits a row that is a transaction by itself; `None` where it is not plain, and nothing was credited.
    pub fn credit(&mut self, row: usize) -> Option<()> {
        if !self.is_sound(row) {
            return None;
        }
        let person = self.person(row)?;
        let mut days = [Day::Missing; 4];
        for (column, day) in self.days.iter_mut().zip(&mut days) {
            *day = column.as_mut().map_or(Day::Missing, |column| column.day(row, &mut self.periods));
            // Single evaluation tells of a day that cannot be read, whether or not a rule counts it.
            if matches!(day, Day::Unreadable) {
                return None;
            }
        }
        if matches!(days, [Day::Missing, ..]) {
            return None;
        }
        let picked = self.pick(row);
        self.credits.clear();
        for index in self.picked.get(picked)? {
            let counted = self.rules.get(*index)?;
            let by = match counted.rule.by {
                DateBasis::Date => 0,
                DateBasis::Booked => 1,
                DateBasis::Invoiced => 2,
                DateBasis::Paid => 3,
            };
            match days.get(by)? {
                Day::In(period) => self.credits.push((*index, *period, counted.value(row)?)),
                Day::Missing => {}
                Day::Outside | Day::Unreadable => return None,
            }
        }
        for (index, period, value) in &self.credits {
            let next = self.sums.len();
            let first = *self.places.entry((person, *period)).or_insert(next);
            if first == next {
                self.sums.resize(next.saturating_add(self.rules.len()), NONE);
            }
            let sum = self.sums.get_mut(first.saturating_add(*index))?;
            // INVARIANT: 2³² values below 10²⁸ stay below 2¹²⁷.
            *sum = if *sum == NONE { *value } else { sum.wrapping_add(*value) };
        }
        Some(())
    }

    /// Whether nothing is wrong with a row, and nothing in it needs more than whole numbers.
    fn is_sound(&self, row: usize) -> bool {
        let is_empty = |column: Option<&Column<'_>>| column.is_none_or(|column| !column.is_there(row));
        let is_own = |column| cell(column, row) == Some(self.plan.currency.code());
        let is_number = |column: &&Column<'_>| !column.is_there(row) || mantissa(column, row).is_some();
        let is_short = |column: &&Column<'_>| cell(column, row).is_none_or(|text| text.len() <= limits::TEXT_CHARS_MAX);
        is_empty(self.rate)
            && (is_empty(self.currency) || self.currency.is_some_and(is_own))
            && is_whole(self.share, row)
            && self.numbers.iter().all(is_number)
            && self.texts.iter().all(is_short)
            && cell(self.ids, row).is_some_and(Id::is_one)
    }

    /// The place of a person; `None` where the cell is empty or no id.
    fn person(&mut self, row: usize) -> Option<usize> {
        let place = usize::try_from(self.codes.code(row)).ok()?.checked_sub(1)?;
        while self.people.len() <= place {
            let code = u32::try_from(self.people.len()).ok()?.saturating_add(1);
            self.people.push(self.codes.text(code).and_then(Id::new));
        }
        self.people.get(place)?.as_ref().map(|_| place)
    }

    /// The place of the rules that are picked for a row, looked for among all where its role and attributes are new.
    fn pick(&mut self, row: usize) -> usize {
        self.key.clear();
        self.key.extend(self.roles.as_mut().map(|codes| codes.code(row)));
        self.key.extend(self.attributes.iter_mut().map(|(_, codes)| codes.code(row)));
        if let Some(place) = self.places_picked.get(self.key.as_slice()) {
            return *place;
        }
        let place = self.picked.len();
        self.picked.push(self.picks());
        self.places_picked.insert(self.key.clone(), place);
        place
    }

    /// The rules that are picked for a participant of a role in a transaction of such attributes.
    fn picks(&self) -> Vec<usize> {
        let mut codes = self.key.iter();
        let role = self.roles.as_ref().and_then(|roles| roles.text(*codes.next()?)).map(str::to_owned);
        let attributes = self.attributes.iter().zip(codes);
        let attributes: BTreeMap<String, String> = attributes
            .filter_map(|((name, texts), code)| Some(((*name).to_owned(), texts.text(*code)?.to_owned())))
            .collect();
        let transaction = Transaction { attributes, ..Transaction::blank() };
        let one = Participant { role, ..Participant::blank() };
        let measures: BTreeSet<&Id> = self.crediting.rules.iter().map(|rule| &rule.measure).collect();
        let of_measure = |measure: &Id| {
            let is_meant = |rule: &CreditRule| {
                rule.measure == *measure
                    && rule.when.as_ref().is_none_or(|test| matches(test, &transaction, &|| Number::ZERO))
            };
            let rules: Vec<_> = self.crediting.rules.iter().enumerate().filter(|(_, rule)| is_meant(rule)).collect();
            picks(self.crediting.pick, &rules, &one)
        };
        measures.into_iter().flat_map(of_measure).map(|(index, _)| index).collect()
    }

    /// What was credited.
    pub fn into_credits(self) -> impl Iterator<Item = (Key, Number)> {
        let Self { places, sums, rules, people, periods, .. } = self;
        places.into_iter().flat_map(move |((person, period), first)| {
            let mut credits = Vec::new();
            let (Some(Some(person)), Some(label)) = (people.get(person), periods.labels.get(period)) else {
                return credits;
            };
            for (counted, sum) in rules.iter().zip(sums.iter().skip(first)).filter(|(_, sum)| **sum != NONE) {
                let whole = Number::from(BigInt::from(*sum));
                let Some(value) = whole.over(&Number::from(power_of_ten(counted.scale))) else { continue };
                let key = (person.clone(), label.clone(), counted.rule.measure.clone());
                credits.push((key, &value * &counted.rule.factor));
            }
            credits
        })
    }
}

/// Whether all names of a column that has codes are short enough to be read.
fn has_short_names(column: &Column<'_>) -> bool {
    let is_short = |name: &&str| name.len() <= limits::TEXT_CHARS_MAX;
    is_short(&column.name) && !matches!(column.cells, Cells::Coded { names, .. } if !names.iter().all(is_short))
}
