//! The rows of names.

use super::{Column, random_keys};
use ahash::RandomState;

/// The upper half of a hash.
const HIGH: u64 = 0xffff_ffff_0000_0000;
/// How many names are remembered: where some are looked for again and again.
const REMEMBERED: u64 = 1 << 12;

/// The rows of names: the upper half of each hash above the row, in order. Sorting goes through memory in a line where a hash
/// table would jump. Hashes have random keys, so that nobody can choose names of the same hash.
pub(crate) struct Names<'a> {
    column: Column<'a>,
    keys: RandomState,
    hashes: Vec<u64>,
    /// The rows of names that were looked for, by their hashes.
    remembered: Vec<(u64, u32)>,
}

impl<'a> Names<'a> {
    /// The names of a column of at most 2³² rows; an empty cell has none.
    pub fn of(column: &Column<'a>) -> Self {
        let (keys, mut hashes) = (random_keys(), Vec::with_capacity(column.rows()));
        for (row, place) in (0..column.rows()).zip(0_u32..) {
            if let Some(name) = column.text(row).filter(|_| column.is_there(row)) {
                hashes.push(keys.hash_one(name) & HIGH | u64::from(place));
            }
        }
        hashes.sort_unstable();
        Self { column: *column, keys, hashes, remembered: Vec::new() }
    }

    /// The rows of each name that stands more than once, in order.
    pub fn repeated(&self) -> impl Iterator<Item = Vec<usize>> {
        let is_equal = |a: &u64, b: &u64| a & HIGH == b & HIGH;
        self.hashes.chunk_by(is_equal).filter(|same| same.len() > 1).flat_map(|same| {
            let mut rows: Vec<(Option<&str>, usize)> =
                same.iter().map(|hash| row_of(*hash)).map(|row| (self.column.text(row), row)).collect();
            rows.sort_unstable();
            let names = rows.chunk_by(|a, b| a.0 == b.0).filter(|rows| rows.len() > 1);
            names.map(|rows| rows.iter().map(|(_, row)| *row).collect()).collect::<Vec<_>>()
        })
    }

    /// The rows of a name, in order.
    pub fn rows(&self, name: &str) -> impl Iterator<Item = usize> {
        let hash = self.keys.hash_one(name) & HIGH;
        let first = self.hashes.partition_point(|other| other & HIGH < hash);
        let same = self.hashes.iter().skip(first).take_while(move |other| **other & HIGH == hash);
        same.map(|other| row_of(*other)).filter(move |row| self.column.text(*row) == Some(name))
    }

    /// The first row of a name.
    pub fn row(&mut self, name: &str) -> Option<u32> {
        if self.remembered.is_empty() {
            self.remembered = vec![(0, u32::MAX); usize::try_from(REMEMBERED).ok()?];
        }
        let hash = self.keys.hash_one(name);
        let place = usize::try_from(hash & REMEMBERED.wrapping_sub(1)).ok()?;
        if let Some((known, row)) = self.remembered.get(place)
            && *known == hash
            && usize::try_from(*row).is_ok_and(|row| self.column.text(row) == Some(name))
        {
            return Some(*row);
        }
        let row = self.rows(name).next().and_then(|row| u32::try_from(row).ok())?;
        *self.remembered.get_mut(place)? = (hash, row);
        Some(row)
    }
}

/// The row in the lower half.
fn row_of(hash: u64) -> usize {
    usize::try_from(hash & !HIGH).unwrap_or_default()
}
