//! Runs: the events of columns put together by user. One pass counts how many events each block of users has, one puts
//! them there, and block after block, small enough for a processor's cache, is put in the order of users. An event takes
//! 16 bytes; a user's events are sorted only where they do not stand in order already.

use super::{
    columns::{Codes, EventColumns, PropertyColumn},
    document::Order,
    rule::{Hit, Kind, Rule},
};
use std::borrow::Cow;

/// Users are counted in a table as long as the largest code is below this many times the rows.
const SPARSE: usize = 4;
/// A table that is never too long.
const SMALL: usize = 65_536;
/// A block has at least two to this power users.
const BLOCK_BITS_MIN: u32 = 11;
/// There are about two to this power blocks at most: to more places at once nothing can be written quickly.
const BLOCKS_BITS: u32 = 10;

/// An event that a rule looks at. `who` is the user within the block, times 256, and what it is.
#[derive(Clone, Copy)]
struct Packed {
    time: i64,
    who: u32,
    tag: u32,
}

const EXCLUDED: u8 = 254;
const OTHER: u8 = 255;
const KINDS: u32 = 256;

/// The events of all users, one block of users after the other.
pub(super) struct Runs {
    rows: Vec<Packed>,
    /// For each block where its events end.
    ends: Vec<usize>,
    /// How many users a block has, as a power of two.
    bits: u32,
    /// The users who have an event that the rule does not look at; empty where there is no such event.
    others: Vec<bool>,
    /// Rows that could not be read.
    pub bad: usize,
    /// The first of them.
    pub first_bad: Option<usize>,
}

impl Runs {
    /// Puts the events of columns together.
    pub fn gather(rule: &Rule, codes: &Codes<'_>, columns: &EventColumns<'_>) -> Self {
        let users = numbered(columns.users);
        let kinds: Vec<u8> = codes.kinds.iter().map(|kind| packed(*kind)).collect();
        let kind = |event: &u32| kinds.get(index(*event)).copied();
        let table = Table { users: &users, times: columns.times, is_strict: rule.order == Order::Strict };
        match codes.property {
            None => table.gather(columns.events.iter().map(|event| Some((kind(event)?, 0)))),
            Some(column) => {
                let tag = |code: &u32| match *code {
                    PropertyColumn::NONE => Some(0),
                    // A property that nobody asks for hides no event.
                    code => codes.tags.get(index(code)).copied().or((!codes.is_asked).then_some(0)),
                };
                table.gather(
                    columns.events.iter().zip(column.codes).map(|(event, code)| Some((kind(event)?, tag(code)?))),
                )
            }
        }
    }

    /// Hands out the sorted events of each user.
    pub fn each(&self, mut take: impl FnMut(&[Hit])) {
        let size = 1_usize << self.bits;
        let mut places = vec![0_u32; size];
        let mut hits: Vec<Hit> = Vec::new();
        let mut start = 0;
        for (block, end) in self.ends.iter().enumerate() {
            let rows = self.rows.get(start..*end).unwrap_or_default();
            let first = block.saturating_mul(size);
            let others = self.others.get(first..).unwrap_or_default();
            start = *end;
            if rows.is_empty() && !others.iter().take(size).any(|is_seen| *is_seen) {
                continue;
            }
            place(rows, &mut places, &mut hits);
            let mut from = 0_usize;
            for (user, end) in places.iter().enumerate() {
                let end = index(*end);
                let Some(run) = hits.get_mut(from..end) else { continue };
                from = end;
                if run.is_empty() {
                    if others.get(user) == Some(&true) {
                        take(run);
                    }
                    continue;
                }
                if !run.is_sorted_by(|one, next| one.time < next.time || one <= next) {
                    run.sort_unstable();
                }
                take(run);
            }
        }
    }
}

/// Puts the events of a block in the order of its users; `places` tells where each user's end.
fn place(rows: &[Packed], places: &mut [u32], hits: &mut Vec<Hit>) {
    places.fill(0);
    for row in rows {
        if let Some(count) = places.get_mut(index(row.who / KINDS)) {
            *count = count.wrapping_add(1);
        }
    }
    let mut sum = 0_u32;
    for place in places.iter_mut() {
        let start = sum;
        sum = sum.wrapping_add(*place);
        *place = start;
    }
    hits.resize(rows.len(), Hit { time: 0, kind: Kind::Other, tag: 0 });
    for row in rows {
        let Some(place) = places.get_mut(index(row.who / KINDS)) else { continue };
        if let Some(hit) = hits.get_mut(index(*place)) {
            *hit = Hit { time: row.time, kind: unpacked(row.who % KINDS), tag: row.tag };
        }
        *place = place.wrapping_add(1);
    }
}

fn packed(kind: Kind) -> u8 {
    match kind {
        Kind::Step(step) => step,
        Kind::Excluded => EXCLUDED,
        Kind::Other => OTHER,
    }
}

fn unpacked(kind: u32) -> Kind {
    match u8::try_from(kind) {
        Ok(EXCLUDED) => Kind::Excluded,
        Ok(step) if step < EXCLUDED => Kind::Step(step),
        _ => Kind::Other,
    }
}

/// Columns of one length, and what is kept of them.
struct Table<'a> {
    users: &'a [u32],
    times: &'a [i64],
    /// Other events only part neighbours.
    is_strict: bool,
}

impl Table<'_> {
    /// Puts the rows together; `what` tells their kinds and tags, or that a code means nothing.
    fn gather(&self, what: impl Iterator<Item = Option<(u8, u32)>> + Clone) -> Runs {
        let length = length(self.users);
        let needed = usize::BITS.saturating_sub(length.leading_zeros());
        let bits = needed.saturating_sub(BLOCKS_BITS).max(BLOCK_BITS_MIN);
        let blocks = (length >> bits).saturating_add(1);
        let mut runs = Runs { rows: Vec::new(), ends: Vec::new(), bits, others: Vec::new(), bad: 0, first_bad: None };
        let mut places = vec![0_usize; blocks];
        for (row, (user, what)) in self.users.iter().zip(what.clone()).enumerate() {
            match what {
                Some((kind, _)) if kind != OTHER || self.is_strict => {
                    if let Some(count) = places.get_mut(index(*user >> bits)) {
                        *count = count.wrapping_add(1);
                    }
                }
                Some(_) => {
                    if runs.others.is_empty() {
                        runs.others = vec![false; length];
                    }
                    if let Some(is_seen) = runs.others.get_mut(index(*user)) {
                        *is_seen = true;
                    }
                }
                None => {
                    runs.bad = runs.bad.saturating_add(1);
                    runs.first_bad = runs.first_bad.or(Some(row));
                }
            }
        }
        let mut sum = 0_usize;
        for place in &mut places {
            let start = sum;
            sum = sum.saturating_add(*place);
            *place = start;
        }
        runs.rows = vec![Packed { time: 0, who: 0, tag: 0 }; sum];
        let low = (1_u32 << bits).wrapping_sub(1);
        for ((user, time), what) in self.users.iter().zip(self.times).zip(what) {
            let Some((kind, tag)) = what.filter(|(kind, _)| *kind != OTHER || self.is_strict) else { continue };
            let Some(place) = places.get_mut(index(*user >> bits)) else { continue };
            if let Some(row) = runs.rows.get_mut(*place) {
                *row = Packed { time: *time, who: (*user & low).wrapping_mul(KINDS) | u32::from(kind), tag };
            }
            *place = place.wrapping_add(1);
        }
        // Every place has moved on to where its block's events end.
        runs.ends = places;
        runs
    }
}

/// The codes of users, numbered anew where a table of them would be much longer than the column.
fn numbered(users: &[u32]) -> Cow<'_, [u32]> {
    if length(users) <= users.len().saturating_mul(SPARSE).max(SMALL) {
        return Cow::Borrowed(users);
    }
    let mut known = users.to_vec();
    known.sort_unstable();
    known.dedup();
    let number = |user: &u32| known.binary_search(user).ok().and_then(|place| u32::try_from(place).ok());
    Cow::Owned(users.iter().map(|user| number(user).unwrap_or_default()).collect())
}

fn length(users: &[u32]) -> usize {
    users.iter().max().map_or(0, |user| index(*user).saturating_add(1))
}

fn index(code: u32) -> usize {
    usize::try_from(code).unwrap_or(usize::MAX)
}
