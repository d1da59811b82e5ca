//! What can be reached by moving so many leaves: for each number of moves, the totals of a node that lie within it.
//!
//! The totals that moving `k` leaves can give are all those between a lowest and a highest one: whatever leaves are chosen,
//! their ranges have a total in common. The highest one grows by the largest rooms first, so a node is described by where
//! it begins and by the rooms of its moves, largest first; siblings put theirs together.
//! What a node itself can have cuts this off, and below it at least as many leaves have to move as bring it there.

use crate::number::Number;
use std::cmp::Reverse;

/// How far one more move goes; as far as anyone likes where there is no bound.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Room {
    Of(Number),
    Endless,
}

/// The totals that a node can have, by the number of leaves that move below it.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    /// The least number of moves.
    pub moves: usize,
    /// The totals within the least number of moves; no bound where there is none.
    pub low: Option<Number>,
    pub high: Option<Number>,
    /// What each further move adds above, largest first.
    pub ups: Vec<Room>,
    /// What each further move adds below, largest first.
    pub downs: Vec<Room>,
}

impl Reach {
    /// A leaf that has `now` and may have what lies between the bounds.
    pub fn leaf(now: &Number, low: Option<&Number>, high: Option<&Number>) -> Self {
        let is_within = low.is_none_or(|low| low <= now) && high.is_none_or(|high| now <= high);
        if !is_within {
            return Self { moves: 1, low: low.cloned(), high: high.cloned(), ups: Vec::new(), downs: Vec::new() };
        }
        let room = |bound: Option<&Number>| match bound {
            None => Some(Room::Endless),
            Some(bound) if bound == now => None,
            Some(bound) => Some(Room::Of((bound - now).abs())),
        };
        Self {
            moves: 0,
            low: Some(now.clone()),
            high: Some(now.clone()),
            ups: room(high).into_iter().collect(),
            downs: room(low).into_iter().collect(),
        }
    }

    /// Siblings together.
    pub fn together<'r>(reaches: impl Iterator<Item = &'r Self>) -> Self {
        let zero = || Some(Number::ZERO);
        let mut sum = Self { moves: 0, low: zero(), high: zero(), ups: Vec::new(), downs: Vec::new() };
        for one in reaches {
            sum.moves = sum.moves.saturating_add(one.moves);
            sum.low = sum.low.zip(one.low.as_ref()).map(|(sum, low)| sum + low);
            sum.high = sum.high.zip(one.high.as_ref()).map(|(sum, high)| sum + high);
            sum.ups.extend(one.ups.iter().cloned());
            sum.downs.extend(one.downs.iter().cloned());
        }
        sum.ups.sort_by_key(|room| Reverse(room.clone()));
        sum.downs.sort_by_key(|room| Reverse(room.clone()));
        sum
    }

    /// The bounds with so many moves more than the least.
    pub fn at(&self, further: usize) -> (Option<Number>, Option<Number>) {
        let reached = |from: &Option<Number>, rooms: &[Room], sign: &Number| {
            let mut at = from.clone()?;
            for room in rooms.iter().take(further) {
                match room {
                    Room::Endless => return None,
                    Room::Of(room) => at += &(room * sign),
                }
            }
            Some(at)
        };
        (reached(&self.low, &self.downs, &-Number::ONE), reached(&self.high, &self.ups, &Number::ONE))
    }

    /// How many moves more than the least it takes until these bounds can be met; `None` where they cannot.
    pub fn further_to(&self, low: Option<&Number>, high: Option<&Number>) -> Option<usize> {
        let least = further(self.high.as_ref(), &self.ups, low, |reached, low| reached >= low, &Number::ONE)?;
        let most = further(self.low.as_ref(), &self.downs, high, |reached, high| reached <= high, &-Number::ONE)?;
        Some(least.max(most))
    }

    /// What is left of it within the bounds of the node itself; `None` where nothing is.
    pub fn within(&self, low: Option<&Number>, high: Option<&Number>) -> Option<Self> {
        let further = self.further_to(low, high)?;
        let (from_low, from_high) = self.at(further);
        let from_low = from_low.into_iter().chain(low.cloned()).max();
        let from_high = from_high.into_iter().chain(high.cloned()).min();
        let rest = |rooms: &[Room]| rooms.get(further..).unwrap_or_default().to_vec();
        let ups = cut(rest(&self.ups), from_high.as_ref(), high);
        let downs = cut(rest(&self.downs), from_low.as_ref(), low);
        Some(Self { moves: self.moves.saturating_add(further), low: from_low, high: from_high, ups, downs })
    }
}

/// How many rooms it takes from `from` until `bound` is met.
fn further(
    from: Option<&Number>,
    rooms: &[Room],
    bound: Option<&Number>,
    is_met: impl Fn(&Number, &Number) -> bool,
    sign: &Number,
) -> Option<usize> {
    let (Some(from), Some(bound)) = (from, bound) else { return Some(0) };
    let mut at = from.clone();
    if is_met(&at, bound) {
        return Some(0);
    }
    for (taken, room) in (1_usize..).zip(rooms) {
        match room {
            Room::Endless => return Some(taken),
            Room::Of(room) => at += &(room * sign),
        }
        if is_met(&at, bound) {
            return Some(taken);
        }
    }
    None
}

/// Rooms that end at a bound.
fn cut(rooms: Vec<Room>, from: Option<&Number>, bound: Option<&Number>) -> Vec<Room> {
    let (Some(from), Some(bound)) = (from, bound) else { return rooms };
    let mut left = (bound - from).abs();
    let mut kept = Vec::new();
    for room in rooms {
        if !left.is_positive() {
            break;
        }
        let taken = match room {
            Room::Of(room) => room.at_most(&left),
            Room::Endless => left.clone(),
        };
        left -= &taken;
        kept.push(Room::Of(taken));
    }
    kept
}
