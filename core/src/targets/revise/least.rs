//! The fewest leaves that have to move.

use super::{
    draft::{Values, may_fall, prepared, values_of},
    reach::{Reach, Room},
};
use crate::{
    life::LifeCycle as _,
    number::Number,
    targets::{
        plan::TargetPlan,
        prepare::{Prepared, least_count, loaded, most_count},
        steps::Steps,
    },
};
use std::{cmp::Reverse, collections::BTreeMap};

/// A node with what can be reached below it.
struct Place<'d> {
    at: Prepared<'d>,
    now: Number,
    /// What the node can have.
    reach: Reach,
    /// What the children together can have, with padding.
    below: Reach,
    children: Vec<Place<'d>>,
    /// What none of its children has, because all are fixed, and how far that may change.
    idle: Option<(Number, Reach)>,
}

/// The values of a new plan that move the fewest leaves of the old one.
pub(super) fn fewest(old: &TargetPlan, new: &TargetPlan) -> Values {
    let natural = values_of(new);
    let (root, whole, steps) = prepared(new.document());
    let now: BTreeMap<_, _> = values_of(old).into_iter().map(|(id, value)| (id, steps.count(&value))).collect();
    let survey = Survey { now, may_fall: may_fall(new.document()) };
    let mut found = Values::new();
    // INVARIANT: the new plan was loaded, so its own values lie within every bound, and moving all leaves reaches them.
    let is_reached = survey.place(root).is_some_and(|root| assign(&root, &whole, &steps, &mut found));
    if is_reached { found } else { natural }
}

struct Survey {
    now: BTreeMap<crate::id::Id, Number>,
    may_fall: bool,
}

impl Survey {
    fn place<'d>(&self, mut at: Prepared<'d>) -> Option<Place<'d>> {
        let now = self.now.get(&at.node.id).cloned().unwrap_or_default();
        let has_fixed_children = !at.children.is_empty() && at.has_fixed_children();
        let children = std::mem::take(&mut at.children);
        if children.is_empty() {
            let (low, high) = self.bounds(&at, &now);
            let reach = Reach::leaf(&now, low.as_ref(), high.as_ref());
            let below = reach.clone();
            return Some(Place { at, now, reach, below, children: Vec::new(), idle: None });
        }
        let children: Vec<Place<'d>> = children.into_iter().map(|child| self.place(child)).collect::<Option<_>>()?;
        let idle = has_fixed_children.then(|| {
            let fixed: Number = children.iter().map(|child| &child.now).sum();
            let left = (loaded(&now, &at.load) - fixed).at_least(&Number::ZERO);
            let reach = Reach::leaf(&left, Some(&Number::ZERO), None);
            (left, reach)
        });
        let below = children.iter().map(|child| &child.reach).chain(idle.as_ref().map(|(_, reach)| reach));
        let below = Reach::together(below);
        let reach = unloaded(&below, &at.load).within(at.low.as_ref(), at.high.as_ref())?;
        Some(Place { at, now, reach, below, children, idle })
    }

    /// The bounds of a leaf: nothing falls below what is settled, and a weight of zero takes nothing.
    fn bounds(&self, at: &Prepared<'_>, now: &Number) -> (Option<Number>, Option<Number>) {
        let is_open_below = self.may_fall || at.weight.is_negative();
        let floor = (!is_open_below).then(|| Number::ZERO.at_most(now));
        let low = at.low.clone().or(floor);
        // Who is not there any more falls back to what is settled; who has a share for another reason keeps it.
        let settled = || at.vessel().at(&Number::ZERO);
        let ceiling = at.weight.is_zero().then(|| if at.is_away() { settled() } else { settled().at_least(now) });
        (low, at.high.clone().or(ceiling))
    }
}

/// What a padded node can have, of what its children can.
fn unloaded(below: &Reach, load: &Number) -> Reach {
    if *load == Number::ONE {
        return below.clone();
    }
    let least = |pot: &Number| least_count(pot, load);
    let most = |pot: &Number| most_count(pot, load);
    let rooms = |from: &Option<Number>, rooms: &[Room], count: &dyn Fn(&Number) -> Number, sign: &Number| {
        let Some(from) = from else { return rooms.to_vec() };
        let (mut pot, mut at) = (from.clone(), count(from));
        let mut found = Vec::new();
        for room in rooms {
            match room {
                Room::Endless => found.push(Room::Endless),
                Room::Of(room) => {
                    pot += &(room * sign);
                    let next = count(&pot);
                    found.push(Room::Of((&next - &at).abs()));
                    at = next;
                }
            }
        }
        found.sort_by_key(|room| Reverse(room.clone()));
        found
    };
    Reach {
        moves: below.moves,
        low: below.low.as_ref().map(least),
        high: below.high.as_ref().map(most),
        ups: rooms(&below.high, &below.ups, &most, &Number::ONE),
        downs: rooms(&below.low, &below.downs, &least, &-Number::ONE),
    }
}

/// Gives a node its count, and those below theirs; `false` where that cannot be reached.
fn assign(place: &Place<'_>, count: &Number, steps: &Steps, found: &mut Values) -> bool {
    found.insert(place.at.node.id.clone(), steps.amount(count));
    if place.children.is_empty() {
        return true;
    }
    let pot = loaded(count, &place.at.load);
    let Some(further) = place.below.further_to(Some(&pot), Some(&pot)) else { return false };
    let mut takers: Vec<Taker<'_>> = place.children.iter().map(Taker::of).collect();
    let idle = place.idle.as_ref().map(|(left, reach)| Taker::new("", left, reach));
    takers.extend(idle);
    let is_rising = place.below.at(0).1.is_some_and(|high| pot > high);
    take_further(&mut takers, further, is_rising);
    let start: Number = takers.iter().map(|taker| &taker.count).sum();
    fill(&mut takers, &(&pot - &start));
    let reached: Number = takers.iter().map(|taker| &taker.count).sum();
    if reached != pot {
        return false;
    }
    let counts: Vec<Number> = takers.into_iter().map(|taker| taker.count).collect();
    place.children.iter().zip(&counts).all(|(child, count)| assign(child, count, steps, found))
}

/// Somebody who takes a part of a change.
struct Taker<'p> {
    id: &'p str,
    reach: &'p Reach,
    /// How many further moves it was given.
    further: usize,
    count: Number,
}

impl<'p> Taker<'p> {
    fn of(place: &'p Place<'_>) -> Self {
        Self::new(place.at.node.id.as_str(), &place.now, &place.reach)
    }

    fn new(id: &'p str, now: &Number, reach: &'p Reach) -> Self {
        let mut count = now.clone();
        if let Some(low) = &reach.low {
            count = count.at_least(low);
        }
        if let Some(high) = &reach.high {
            count = count.at_most(high);
        }
        Self { id, reach, further: 0, count }
    }

    /// How far it can still go, up or down, within its moves.
    fn room(&self, is_rising: bool) -> Room {
        let (low, high) = self.reach.at(self.further);
        let bound = if is_rising { high } else { low };
        bound.map_or(Room::Endless, |bound| Room::Of((bound - &self.count).abs()))
    }
}

/// Gives out further moves: the largest rooms first, of equal ones to the id that sorts first.
fn take_further(takers: &mut [Taker<'_>], further: usize, is_rising: bool) {
    let mut offers: Vec<(Reverse<Room>, &str, usize)> = Vec::new();
    for (index, taker) in takers.iter().enumerate() {
        let rooms = if is_rising { &taker.reach.ups } else { &taker.reach.downs };
        offers.extend(rooms.iter().map(|room| (Reverse(room.clone()), taker.id, index)));
    }
    offers.sort();
    for (_, _, index) in offers.into_iter().take(further) {
        if let Some(taker) = takers.get_mut(index) {
            taker.further = taker.further.saturating_add(1);
        }
    }
}

/// Gives out a change: those with the largest room first.
fn fill(takers: &mut [Taker<'_>], change: &Number) {
    let is_rising = change.is_positive();
    let mut left = change.abs();
    let mut order: Vec<(Reverse<Room>, &str, usize)> =
        takers.iter().enumerate().map(|(index, taker)| (Reverse(taker.room(is_rising)), taker.id, index)).collect();
    order.sort();
    for (Reverse(room), _, index) in order {
        let taken = match room {
            Room::Of(room) => room.at_most(&left),
            Room::Endless => left.clone(),
        };
        left -= &taken;
        if let Some(taker) = takers.get_mut(index) {
            if is_rising {
                taker.count += &taken;
            } else {
                taker.count -= &taken;
            }
        }
    }
}
