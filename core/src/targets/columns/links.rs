//! Who stands below whom, by rows.

use crate::{
    id::Id,
    table::{Column, Names, Table},
};

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
        if !(0..rows).all(|row| ids.is_there(row) && ids.text(row).is_some_and(Id::is_one)) {
            return None;
        }
        let mut names = Names::of(ids);
        if names.repeated().next().is_some() {
            return None;
        }
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

/// The column of a name.
pub(super) fn column<'t, 'a>(table: &'t Table<'a>, name: &str) -> Option<&'t Column<'a>> {
    table.columns().iter().find(|column| column.name == name)
}
