//! Who stands below whom, by rows.

use crate::{
    id::Id,
    table::{Column, Table},
};
use std::hash::{BuildHasher, RandomState};

/// A tree of rows.
#[derive(Debug)]
pub(super) struct Links {
    pub root: u32,
    /// The rows below each row stand together, in their order: those below row i from `starts[i]` to `starts[i + 1]`.
    starts: Vec<u32>,
    below: Vec<u32>,
}

impl Links {
    /// The links of rows with unique ids, one root and known parents; `None` where something is wrong with them. Whether
    /// every row can be reached from the root, only the way down tells.
    pub fn of(ids: &Column<'_>, parents: &Column<'_>) -> Option<Self> {
        let rows = ids.rows();
        let mut names = Names::of(ids)?;
        let (mut root, mut above) = (None, Vec::with_capacity(rows));
        let mut last: Option<(&str, u32)> = None;
        for row in 0..rows {
            let place = u32::try_from(row).ok()?;
            if !parents.is_there(row) {
                if root.replace(place).is_some() {
                    return None;
                }
                above.push(u32::MAX);
                continue;
            }
            let name = parents.text(row)?;
            // Siblings mostly stand together.
            let parent = match last {
                Some((known, parent)) if known == name => parent,
                _ => names.row(name)?,
            };
            last = Some((name, parent));
            above.push(parent);
        }
        drop(names);
        let (starts, below) = grouped(&above);
        Some(Self { root: root?, starts, below })
    }

    /// The rows below a row.
    pub fn below(&self, row: u32) -> &[u32] {
        let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        let start = |at: usize| self.starts.get(at).map_or(0, |start| place(*start));
        let row = place(row);
        self.below.get(start(row)..start(row.saturating_add(1))).unwrap_or_default()
    }
}

/// Rows by their parents, those of a parent in their order.
fn grouped(above: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    // Counted one place further, so that the sums are the ends of the groups before.
    let mut starts = vec![0_u32; above.len().saturating_add(1)];
    for parent in above {
        if let Some(count) = starts.get_mut(place(*parent).saturating_add(1)) {
            *count = count.saturating_add(1);
        }
    }
    let mut sum = 0_u32;
    for start in &mut starts {
        sum = sum.saturating_add(*start);
        *start = sum;
    }
    let mut below = vec![0_u32; place(sum)];
    for (row, parent) in (0_u32..).zip(above) {
        let Some(next) = starts.get_mut(place(*parent)) else { continue };
        if let Some(free) = below.get_mut(place(*next)) {
            *free = row;
        }
        *next = next.saturating_add(1);
    }
    // Every start has moved to the end of its group, where the next one begins.
    starts.rotate_right(1);
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    (starts, below)
}

/// The upper half of a hash.
const HIGH: u64 = 0xffff_ffff_0000_0000;
/// How many parents are remembered: their rows come again and again.
const REMEMBERED: u64 = 1 << 12;

/// The rows of ids: the upper half of each hash above the row, in order. Sorting goes through memory in a line where a hash
/// table would jump. Hashes have random keys, so that nobody can choose ids of the same hash.
struct Names<'a> {
    ids: &'a Column<'a>,
    keys: RandomState,
    hashes: Vec<u64>,
    /// The rows of parents that were looked for, by their hashes.
    remembered: Vec<(u64, u32)>,
}

impl<'a> Names<'a> {
    /// `None` where a text is no id or stands twice.
    fn of(ids: &'a Column<'a>) -> Option<Self> {
        let (keys, mut hashes) = (RandomState::new(), Vec::with_capacity(ids.rows()));
        for row in 0..ids.rows() {
            let name = ids.text(row).filter(|_| ids.is_there(row))?;
            if !is_plain(name) && !Id::is_one(name) {
                return None;
            }
            hashes.push(keys.hash_one(name) & HIGH | u64::try_from(row).ok()?);
        }
        hashes.sort_unstable();
        let is_equal = |a: &u64, b: &u64| a & HIGH == b & HIGH;
        let are_unique = hashes.chunk_by(is_equal).filter(|same| same.len() > 1).all(|same| {
            let mut names: Vec<_> = same.iter().map(|hash| ids.text(row_of(*hash))).collect();
            names.sort_unstable();
            names.is_sorted_by(|a, b| a < b)
        });
        let remembered = vec![(0, u32::MAX); usize::try_from(REMEMBERED).ok()?];
        are_unique.then_some(Self { ids, keys, hashes, remembered })
    }

    fn row(&mut self, name: &str) -> Option<u32> {
        let hash = self.keys.hash_one(name);
        let place = usize::try_from(hash & REMEMBERED.wrapping_sub(1)).ok()?;
        let is_named = |row: usize| self.ids.text(row) == Some(name);
        if let Some((known, row)) = self.remembered.get(place)
            && *known == hash
            && usize::try_from(*row).is_ok_and(is_named)
        {
            return Some(*row);
        }
        let first = self.hashes.partition_point(|other| other & HIGH < hash & HIGH);
        let same = self.hashes.iter().skip(first).take_while(|other| **other & HIGH == hash & HIGH);
        let row = same.map(|other| row_of(*other)).find(|row| is_named(*row))?;
        let row = u32::try_from(row).ok()?;
        *self.remembered.get_mut(place)? = (hash, row);
        Some(row)
    }
}

/// The row in the lower half.
fn row_of(hash: u64) -> usize {
    usize::try_from(hash & !HIGH).unwrap_or_default()
}

/// Whether a text is visible ASCII only, and so an id at once.
fn is_plain(name: &str) -> bool {
    (1..=crate::limits::ID_CHARS_MAX).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The column of a name.
pub(super) fn column<'t, 'a>(table: &'t Table<'a>, name: &str) -> Option<&'t Column<'a>> {
    table.columns().iter().find(|column| column.name == name)
}
