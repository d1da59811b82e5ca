//! Which rules credit a row, by its role and its attributes.

use super::{codes::Codes, columns::Columns};
use crate::{
    id::Id,
    number::Number,
    payout::{
        crediting::{matches, picks},
        document::{CreditRule, Crediting},
        facts::{Participant, Transaction},
    },
    shape::Shape as _,
    table::{Map, random_keys},
};
use std::{collections::BTreeSet, ops::Range};

/// The rules that are picked, looked for once for each role and attributes that come together.
pub(super) struct Picks<'t, 'a> {
    crediting: &'t Crediting,
    /// The role, if there is any, and the attributes that rules ask for.
    columns: Vec<Asked<'a>>,
    /// The rules, by the number that the last column gives a row.
    rules: Vec<Vec<usize>>,
    codes: Vec<u32>,
}

/// A column that rules ask for. It numbers what a row says in all columns up to this one, as such rows come.
struct Asked<'a> {
    /// The attribute; none for the role.
    name: Option<&'a str>,
    codes: Codes<'a>,
    /// By the number of the column before, and the code of the cell.
    numbers: Map<(u32, u32), u32>,
    /// The same the other way round.
    parts: Vec<(u32, u32)>,
}

impl<'a> Asked<'a> {
    fn number(&mut self, before: u32, code: u32) -> u32 {
        let next = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry((before, code)).or_insert(next);
        if number == next {
            self.parts.push((before, code));
        }
        number
    }
}

impl<'t, 'a> Picks<'t, 'a> {
    pub fn of(crediting: &'t Crediting, columns: &Columns<'t, 'a>, asked: &BTreeSet<&str>) -> Self {
        let role = columns.column("role").map(|column| (None, column));
        let attributes = columns.attributes().filter(|column| asked.contains(column.name));
        let columns = role.into_iter().chain(attributes.map(|column| (Some(column.name), column)));
        let columns = columns.map(|(name, column)| Asked {
            name,
            codes: Codes::of(column),
            numbers: Map::with_hasher(random_keys()),
            parts: Vec::new(),
        });
        Self { crediting, columns: columns.collect(), rules: Vec::new(), codes: Vec::new() }
    }

    /// The numbers by which [`Self::rules`] knows what is picked for some rows.
    pub fn read(&mut self, rows: Range<usize>, numbers: &mut Vec<u32>) {
        numbers.clear();
        numbers.resize(rows.len(), 0);
        for column in &mut self.columns {
            column.codes.read(rows.clone(), &mut self.codes);
            for (number, code) in numbers.iter_mut().zip(&self.codes) {
                *number = column.number(*number, *code);
            }
        }
        let known = self.columns.last().map_or(1, |column| column.parts.len());
        while self.rules.len() < known {
            let rules = self.picked(self.rules.len());
            self.rules.push(rules);
        }
    }

    /// What is picked for a row, by its number.
    pub fn rules(&self, number: u32) -> &[usize] {
        usize::try_from(number).ok().and_then(|number| self.rules.get(number)).map_or(&[], Vec::as_slice)
    }

    /// The rules that are picked for a participant of a role in a transaction of such attributes.
    fn picked(&self, number: usize) -> Vec<usize> {
        let (mut transaction, mut one) = (Transaction::blank(), Participant::blank());
        let mut number = number;
        for column in self.columns.iter().rev() {
            let Some((before, code)) = column.parts.get(number) else { continue };
            number = usize::try_from(*before).unwrap_or(usize::MAX);
            let text = column.codes.text(*code).map(str::to_owned);
            match (column.name, text) {
                (None, role) => one.role = role,
                (Some(name), Some(text)) => drop(transaction.attributes.insert(name.to_owned(), text)),
                (Some(_), None) => {}
            }
        }
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
}
