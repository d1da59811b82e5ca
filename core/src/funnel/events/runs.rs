//! Runs: the events of columns put together by user, in one pass that counts and one that places. An event takes 16
//! bytes; a user's events are sorted only where they do not stand in order already.

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

/// The events of all users, one user's after the other's.
pub(super) struct Runs {
    hits: Vec<Hit>,
    /// For each code where its events end; `None` for a code that no row has.
    ends: Vec<Option<usize>>,
    /// Rows that could not be read.
    pub bad: usize,
    /// The first of them.
    pub first_bad: Option<usize>,
}

impl Runs {
    /// Puts the events of columns together.
    pub fn gather(rule: &Rule, codes: &Codes<'_>, columns: &EventColumns<'_>) -> Self {
        let users = numbered(columns.users);
        // Other events only part neighbours.
        let is_kept = |kind: Kind| kind != Kind::Other || rule.order == Order::Strict;
        let mut runs = Self { hits: Vec::new(), ends: Vec::new(), bad: 0, first_bad: None };
        let mut counts: Vec<Option<usize>> = vec![None; length(&users)];
        for (row, user) in users.iter().enumerate() {
            match codes.kind_and_tag(columns, row) {
                Some((kind, _)) => {
                    if let Some(count) = counts.get_mut(index(*user)) {
                        *count = Some(count.unwrap_or_default().saturating_add(usize::from(is_kept(kind))));
                    }
                }
                None => {
                    runs.bad = runs.bad.saturating_add(1);
                    runs.first_bad = runs.first_bad.or(Some(row));
                }
            }
        }
        let mut sum = 0_usize;
        for count in counts.iter_mut().flatten() {
            let start = sum;
            sum = sum.saturating_add(*count);
            *count = start;
        }
        runs.hits = vec![Hit { time: 0, kind: Kind::Other, tag: 0 }; sum];
        for (row, (user, time)) in users.iter().zip(columns.times).enumerate() {
            let Some((kind, tag)) = codes.kind_and_tag(columns, row).filter(|(kind, _)| is_kept(*kind)) else {
                continue;
            };
            if let Some(place) = counts.get_mut(index(*user)).and_then(Option::as_mut) {
                if let Some(hit) = runs.hits.get_mut(*place) {
                    *hit = Hit { time: *time, kind, tag };
                }
                *place = place.saturating_add(1);
            }
        }
        // Every place has moved on to where its user's events end.
        runs.ends = counts;
        runs
    }

    /// Hands out the sorted events of each user.
    pub fn each(&mut self, mut take: impl FnMut(&[Hit])) {
        let mut start = 0;
        for end in self.ends.iter().flatten() {
            let Some(run) = self.hits.get_mut(start..*end) else { continue };
            if !run.is_sorted() {
                run.sort_unstable();
            }
            take(run);
            start = *end;
        }
    }
}

impl Codes<'_> {
    /// What a row says; `None` where a code means nothing.
    fn kind_and_tag(&self, columns: &EventColumns<'_>, row: usize) -> Option<(Kind, u32)> {
        let kind = self.kinds.get(index(*columns.events.get(row)?)).copied()?;
        let tag = match self.property {
            None => 0,
            Some(column) => match *column.codes.get(row)? {
                PropertyColumn::NONE => 0,
                code => self.tags.get(index(code)).copied()?,
            },
        };
        Some((kind, tag))
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
