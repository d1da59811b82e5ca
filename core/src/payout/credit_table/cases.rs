//! Which rows belong together.

use super::columns::Columns;
use crate::table::Names;
use std::collections::BTreeMap;

/// Rows that cannot be looked at alone: of several participants, taken back, or taking back.
pub(super) struct Cases {
    /// In order.
    pub rows: Vec<usize>,
    /// The transactions that belong together, each with its rows; the deal first, or a reversal that takes none back.
    pub cases: Vec<Vec<Vec<usize>>>,
}

impl Cases {
    pub fn of(columns: &Columns<'_, '_>) -> Self {
        let Some(ids) = columns.column("id") else { return Self { rows: Vec::new(), cases: Vec::new() } };
        let names = Names::of(ids);
        let reverses = |row: usize| columns.text("reverses", row);
        // Rows without an id are transactions of their own.
        let key = |row: usize| columns.text("id", row).map_or((None, row), |id| (Some(id), 0));
        let mut by_id: BTreeMap<(Option<&str>, usize), Vec<usize>> = BTreeMap::new();
        for rows in names.repeated() {
            by_id.insert(rows.first().map_or((None, 0), |row| key(*row)), rows);
        }
        if columns.column("reverses").is_some() {
            for row in 0..columns.rows() {
                let Some(deal) = reverses(row) else { continue };
                by_id.entry(key(row)).or_insert_with(|| vec![row]);
                let mut rows = names.rows(deal).peekable();
                if rows.peek().is_some() {
                    by_id.entry((Some(deal), 0)).or_insert_with(|| rows.collect());
                }
            }
        }
        let deal_of = |rows: &[usize]| rows.iter().find_map(|row| reverses(*row));
        let mut deals: BTreeMap<Option<&str>, Vec<Vec<usize>>> = BTreeMap::new();
        for ((id, _), rows) in by_id.iter().filter(|(_, rows)| deal_of(rows).is_none()) {
            deals.insert(*id, vec![rows.clone()]);
        }
        let mut cases: Vec<Vec<Vec<usize>>> = Vec::new();
        for (key, rows) in &by_id {
            let Some(deal) = deal_of(rows) else { continue };
            if let Some(case) = deals.get_mut(&Some(deal)) {
                case.push(rows.clone());
            } else {
                // What it reverses is not there, or reverses something itself: then that stands beside it, as its name is known.
                let other = by_id.get(&(Some(deal), 0)).filter(|_| (Some(deal), 0) != *key).cloned();
                cases.push([rows.clone()].into_iter().chain(other).collect());
            }
        }
        cases.extend(deals.into_values());
        // Rows have no order, so that participants get one: a reversal has those of its deal, whichever row stands first.
        for rows in cases.iter_mut().flatten().filter(|rows| rows.len() > 1) {
            rows.sort_by_key(|row| (["person", "role"].map(|name| columns.text(name, *row)), *row));
        }
        let mut rows: Vec<usize> = by_id.into_values().flatten().collect();
        rows.sort_unstable();
        rows.dedup();
        Self { rows, cases }
    }
}
