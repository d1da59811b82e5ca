//! What bounds and locks imply for the nodes above, and what cannot hold together.

use super::{
    document::{BelowZero, NegativeWeights, TargetNode},
    prepare::{Preparation, Prepared, least_count, loaded, most_count},
    weights::listed,
};
use crate::{
    error::{Problem, catalogue::target as code},
    number::Number,
};

impl<'d> Preparation<'d, '_> {
    /// What the children can take together bounds what their parent can have.
    pub fn imply(&mut self, parent: &mut Prepared<'d>) {
        if parent.children.iter().any(|child| child.weight.is_negative() && !child.is_fixed()) {
            return;
        }
        let may_fall = self.plan.below_zero == BelowZero::Allow;
        let need: Option<Number> = parent.children.iter().map(|child| least(child, may_fall)).sum();
        let room = room_of(parent);
        if let (Some(high), Some(need)) = (&parent.high, &need) {
            let limit = loaded(high, &parent.load);
            if *need > limit {
                self.conflict(parent, need, &limit);
                return;
            }
        }
        if let (Some(low), Some(room)) = (&parent.low, &room) {
            let limit = loaded(low, &parent.load);
            if *room < limit {
                self.conflict(parent, room, &limit);
                return;
            }
        }
        // Where shares may be below zero, a need of zero is a bound, too.
        let need = need.filter(|need| !need.is_zero() || self.are_held_from_below(parent));
        self.bound(parent, need, room);
    }

    /// Bounds a node by what its children need and can take.
    fn bound(&mut self, parent: &mut Prepared<'d>, need: Option<Number>, room: Option<Number>) {
        let load = parent.load.clone();
        let between = |low: Option<Number>, high: Option<Number>| {
            let low = parent.low.iter().cloned().chain(low).max();
            (low, parent.high.iter().cloned().chain(high).min())
        };
        let is_empty = |(low, high): &(Option<Number>, Option<Number>)| low.is_some() && high.is_some() && low > high;
        let least = need.as_ref().and_then(|need| need.over(&load)).map(|low| low.ceiling());
        let most = room.as_ref().and_then(|room| room.over(&load)).map(|high| high.floor());
        let mut bounds = between(least, most);
        if is_empty(&bounds) {
            // A padded value is rounded: its whole steps may just fit where the value itself is beyond what would.
            let least = need.as_ref().map(|need| least_count(need, &load));
            bounds = between(least, room.as_ref().map(|room| most_count(room, &load)));
        }
        if let (true, Some(need), Some(high)) = (is_empty(&bounds), &need, &bounds.1) {
            self.conflict(parent, need, &loaded(high, &load));
            return;
        }
        (parent.low, parent.high) = bounds;
    }

    /// Whether shares may be below zero and every child has a lower bound.
    fn are_held_from_below(&self, parent: &Prepared<'d>) -> bool {
        let may_fall = self.plan.below_zero == BelowZero::Allow;
        (may_fall || self.plan.negative_weights == NegativeWeights::Signed)
            && parent.children.iter().all(|child| child.low.is_some())
    }

    /// What the children take together, which is more than the limit that they must keep to, or less than what is handed
    /// out. A plan below zero is its own mirror image: what needs too much there can take too little.
    fn conflict(&mut self, parent: &Prepared<'d>, taken: &Number, limit: &Number) {
        let is_over = taken > limit;
        let written = |count: &Number| self.steps.written(count).to_string();
        let apart = if is_over { taken - limit } else { limit - taken };
        let apart = self.steps.written(&if self.steps.is_mirrored { -apart } else { apart });
        let is_mirrored = self.steps.is_mirrored;
        let holders = parent.children.iter().flat_map(|child| holders(child, is_over, is_mirrored));
        let nodes = listed(holders.map(|node| &node.id));
        let (code, name, difference) =
            if is_over == is_mirrored { (&code::BELOW, "room", "short") } else { (&code::ABOVE, "need", "excess") };
        let problem = Problem::new(code, parent.path.clone()).with("parent", &parent.node.id).with("nodes", nodes);
        let problem = problem.with(name, written(taken)).with(difference, apart);
        self.problems.push(problem.with("limit", written(limit)));
    }
}

/// Who declares the bound of a child: the child, or nodes below it.
fn holders<'d>(child: &Prepared<'d>, is_low: bool, is_mirrored: bool) -> Vec<&'d TargetNode> {
    let bound = if is_low { child.low.as_ref().filter(|low| !low.is_zero()) } else { child.high.as_ref() };
    if bound.is_none() {
        return Vec::new();
    }
    let node = child.node;
    let own = if is_low == is_mirrored { &node.max } else { &node.min };
    let has_own = [own, &node.locked, &node.set].into_iter().any(Option::is_some) || !node.kept.is_empty();
    let below: Vec<_> = child.children.iter().flat_map(|one| holders(one, is_low, is_mirrored)).collect();
    if has_own || below.is_empty() { vec![node] } else { below }
}

/// The least that a child can have; `None` where it may fall below what it has in settled periods and nothing holds it.
pub(super) fn least(child: &Prepared<'_>, may_fall: bool) -> Option<Number> {
    if may_fall && child.base.is_some() && child.weight.is_positive() {
        child.low.clone()
    } else {
        Some(child.vessel().at(&Number::ZERO))
    }
}

/// The most that the children can take together; `None` when there is no limit, or when they are all fixed and the rest
/// stays unallocated.
fn room_of(parent: &Prepared<'_>) -> Option<Number> {
    if parent.has_fixed_children() {
        return None;
    }
    parent.children.iter().map(most).sum()
}

/// The most that a child can take; `None` when there is no limit. A weight of zero takes nothing beyond what is settled.
pub(super) fn most(child: &Prepared<'_>) -> Option<Number> {
    match &child.high {
        Some(high) if child.weight.is_positive() => Some(high.clone()),
        None if child.weight.is_positive() => None,
        _ => Some(child.vessel().at(&Number::ZERO)),
    }
}
