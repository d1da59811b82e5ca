//! Names that are spelt in several ways: `GTXPro` and `GTX Pro`, `East` and ` EAST `.

use super::case::Case;
use crate::{
    error::catalogue::funnel as code,
    funnel::{
        facts::{Cost, Deal, Filters},
        notes::{Mark, Notes},
    },
};
use std::collections::{BTreeMap, BTreeSet};

type CostField = (&'static str, fn(&Cost) -> Option<&String>);

/// What costs name as well, in the order of `FIELDS`.
const COST_FIELDS: [CostField; 4] = [
    ("owner", |cost| cost.owner.as_ref()),
    ("channel", |cost| cost.channel.as_ref()),
    ("product", |cost| cost.product.as_ref()),
    ("region", |cost| cost.region.as_ref()),
];

type Field = (&'static str, fn(&Deal) -> Option<&String>);

const FIELDS: [Field; 5] = [
    ("owner", |deal| deal.owner.as_ref()),
    ("channel", |deal| deal.channel.as_ref()),
    ("product", |deal| deal.product.as_ref()),
    ("region", |deal| deal.region.as_ref()),
    ("customer", |deal| deal.customer.as_ref()),
];

/// Notes deals whose name for something differs from a more frequent one only in case, blanks and punctuation.
pub(super) fn note_spellings(cases: &[Case<'_>], notes: &mut Notes) {
    for (field, get) in FIELDS {
        let mut spellings: BTreeMap<String, BTreeMap<&str, Vec<&Case<'_>>>> = BTreeMap::new();
        for case in cases {
            if let Some(name) = get(case.deal) {
                spellings.entry(plain(name)).or_default().entry(name).or_default().push(case);
            }
        }
        for variants in spellings.into_values().filter(|variants| variants.len() > 1) {
            note_variants(field, &variants, notes);
        }
    }
}

fn note_variants(field: &'static str, variants: &BTreeMap<&str, Vec<&Case<'_>>>, notes: &mut Notes) {
    // The most frequent spelling is taken for the usual one, of equals the first.
    let usual = variants.iter().rev().max_by_key(|(_, cases)| cases.len()).map(|(name, _)| *name);
    let Some(usual) = usual else { return };
    for (name, cases) in variants.iter().filter(|(name, _)| **name != usual) {
        for case in cases {
            let mark = Mark::new(&code::SPELT_TWICE, format!("/deals/{}/{field}", case.row));
            notes.add(Some(case.deal.id.as_str()), mark.by("field", field).by("value", name).by("other", usual));
        }
    }
}

/// Notes values of the filters that no deal has, and deals that are left out only because they spell one otherwise.
pub(super) fn note_filters(filters: &Filters, rows: &[(usize, &Deal)], notes: &mut Notes) {
    let lists = [&filters.owner, &filters.channel, &filters.product, &filters.region, &filters.customer];
    for ((field, get), wanted) in FIELDS.into_iter().zip(lists) {
        if wanted.is_empty() {
            continue;
        }
        let found: BTreeSet<&String> = rows.iter().filter_map(|(_, deal)| get(deal)).collect();
        for (index, value) in wanted.iter().enumerate().filter(|(_, value)| !found.contains(value)) {
            let mark = Mark::new(&code::UNKNOWN_FILTER, format!("/filters/{field}/{index}"));
            notes.add(None, mark.by("field", field).by("value", value));
        }
        let spellings: BTreeMap<String, &String> = wanted.iter().map(|value| (plain(value), value)).collect();
        for (row, deal) in rows {
            let Some(name) = get(deal).filter(|name| !wanted.contains(name)) else { continue };
            let Some(other) = spellings.get(&plain(name)) else { continue };
            let mark = Mark::new(&code::SPELT_TWICE, format!("/deals/{row}/{field}"));
            notes.add(Some(deal.id.as_str()), mark.by("field", field).by("value", name).by("other", other));
        }
    }
}

/// How deals spell each name of each field, and how often, by its letters and digits.
pub(super) struct Names<'a>(Vec<BTreeMap<String, BTreeMap<&'a str, usize>>>);

impl<'a> Names<'a> {
    pub fn of(rows: &[(usize, &'a Deal)]) -> Self {
        let names = |(_, get): Field| {
            let mut found: BTreeMap<String, BTreeMap<&'a str, usize>> = BTreeMap::new();
            for name in rows.iter().filter_map(|(_, deal)| get(deal)) {
                let count = found.entry(plain(name)).or_default().entry(name).or_default();
                *count = count.saturating_add(1);
            }
            found
        };
        Self(FIELDS.into_iter().map(names).collect())
    }

    /// The usual spelling of a name that no deal spells so, of equals the first.
    fn other(&self, field: usize, name: &str) -> Option<&'a str> {
        let spellings = self.0.get(field)?.get(&plain(name)).filter(|spellings| !spellings.contains_key(name))?;
        spellings.iter().rev().max_by_key(|(_, count)| **count).map(|(name, _)| *name)
    }
}

/// Notes costs that name something otherwise than every deal does: their slices would have no deals.
pub(super) fn note_cost_spellings(costs: &[Cost], names: &Names<'_>, notes: &mut Notes) {
    for (place, (field, get)) in COST_FIELDS.into_iter().enumerate() {
        for (index, cost) in costs.iter().enumerate() {
            let Some((name, other)) = get(cost).and_then(|name| Some((name, names.other(place, name)?))) else {
                continue;
            };
            let mark = Mark::new(&code::COST_SPELT, format!("/costs/{index}/{field}"));
            notes.add(None, mark.by("field", field).by("value", name).by("other", other));
        }
    }
}

/// The letters and digits of a name, in lower case; of a name without any, the name.
fn plain(name: &str) -> String {
    let plain: String = name.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if plain.is_empty() { name.to_owned() } else { plain }
}
