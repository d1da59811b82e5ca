//! Names that are spelt in several ways: `GTXPro` and `GTX Pro`, `East` and ` EAST `.

use super::prepare::Case;
use crate::{
    error::catalogue::funnel as code,
    funnel::{
        facts::{Deal, Filters},
        notes::{Mark, Notes},
    },
};
use std::collections::{BTreeMap, BTreeSet};

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

/// The letters and digits of a name, in lower case; of a name without any, the name.
fn plain(name: &str) -> String {
    let plain: String = name.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if plain.is_empty() { name.to_owned() } else { plain }
}
