//! Sums of whole numbers by person, period and rule, and what they credit.

use super::CreditRow;
use crate::{
    id::Id,
    number::{Number, power_of_ten},
    payout::document::CreditRule,
    table::{Map, random_keys},
};
use num_bigint::BigInt;
use std::collections::BTreeMap;

/// No sum comes so far below zero.
const NONE: i128 = i128::MIN;

/// What a rule counts of a row, for a person in a period; all by their numbers.
#[derive(Clone, Copy)]
pub(super) struct Count {
    pub person: u32,
    pub period: u32,
    pub rule: usize,
    pub value: i128,
}

/// The sums so far. Each person in each period has one for every rule, [`NONE`] where that counted nothing yet.
pub(super) struct Sums {
    rules: usize,
    places: Map<(u32, u32), usize>,
    sums: Vec<i128>,
    /// The places of counts.
    found: Vec<usize>,
}

impl Sums {
    pub fn of(rules: usize) -> Self {
        Self { rules, places: Map::with_hasher(random_keys()), sums: Vec::new(), found: Vec::new() }
    }

    /// Looks all places up before it goes to any: memory is slow, but answers many questions at once.
    pub fn add(&mut self, counts: &[Count]) {
        self.found.clear();
        for count in counts {
            let next = self.sums.len();
            let first = *self.places.entry((count.person, count.period)).or_insert(next);
            if first == next {
                self.sums.resize(next.saturating_add(self.rules), NONE);
            }
            self.found.push(first.saturating_add(count.rule));
        }
        for (count, place) in counts.iter().zip(&self.found) {
            if let Some(sum) = self.sums.get_mut(*place) {
                // INVARIANT: 2³² values below 10²⁸ stay below 2¹²⁷.
                *sum = if *sum == NONE { count.value } else { sum.wrapping_add(count.value) };
            }
        }
    }

    /// What is credited, ascending by person, period and measure. Each rule comes with the places of what it counts.
    pub fn into_rows(self, people: &[Option<Id>], periods: &[String], rules: &[(&CreditRule, u32)]) -> Vec<CreditRow> {
        let mut measures: BTreeMap<&Id, Vec<(usize, Number)>> = BTreeMap::new();
        for (index, (rule, places)) in rules.iter().enumerate() {
            // INVARIANT: a power of ten is not zero.
            let Some(factor) = rule.factor.over(&Number::from(power_of_ten(*places))) else { continue };
            measures.entry(&rule.measure).or_default().push((index, factor));
        }
        let (people, periods) = (Ranked::of(people), Ranked::of(periods));
        let ranks = |((person, period), first)| Some((people.rank(person)?, periods.rank(period)?, first));
        let mut places: Vec<(usize, usize, usize)> = self.places.into_iter().filter_map(ranks).collect();
        places.sort_unstable();
        let mut rows = Vec::new();
        for (person, period, first) in places {
            let (Some(Some(person)), Some(period)) = (people.ascending.get(person), periods.ascending.get(period))
            else {
                continue;
            };
            for (measure, rules) in &measures {
                let credited = |(index, factor): &(usize, Number)| {
                    let sum = self.sums.get(first.saturating_add(*index)).filter(|sum| **sum != NONE)?;
                    Some(&Number::from(BigInt::from(*sum)) * factor)
                };
                let Some(value) = rules.iter().filter_map(credited).reduce(|sum, value| &sum + &value) else {
                    continue;
                };
                let (person, period, measure) = (person.clone(), (*period).clone(), (*measure).clone());
                rows.push(CreditRow { person, period, measure, value });
            }
        }
        rows
    }
}

/// Names by their numbers, and in order.
struct Ranked<'a, T> {
    ascending: Vec<&'a T>,
    ranks: Vec<usize>,
}

impl<'a, T: Ord> Ranked<'a, T> {
    fn of(names: &'a [T]) -> Self {
        let mut ascending: Vec<(&T, usize)> = names.iter().zip(0..).collect();
        ascending.sort_unstable();
        let mut ranks = vec![0; names.len()];
        for (rank, (_, number)) in ascending.iter().enumerate() {
            if let Some(place) = ranks.get_mut(*number) {
                *place = rank;
            }
        }
        Self { ascending: ascending.into_iter().map(|(name, _)| name).collect(), ranks }
    }

    fn rank(&self, number: u32) -> Option<usize> {
        self.ranks.get(usize::try_from(number).ok()?).copied()
    }
}
