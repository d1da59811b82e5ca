//! Divisor methods: steps go one by one to the sibling with the highest weight for what it has.
//!
//! Sources: M. L. Balinski and H. P. Young, *Fair Representation* (1982), for the methods and for bounds (a sibling at its
//! upper bound is passed over, one starts at its lower bound). Quotients are compared exactly.

use super::{
    document::Method,
    fill::level,
    prepare::Prepared,
    share::{Rounded, Why},
};
use crate::number::Number;
use std::{cmp::Ordering, collections::BinaryHeap};

/// Hands out `pot` whole steps among siblings that are not all fixed.
///
/// INVARIANT: the start is never beyond the result. At the λ for a whole that is smaller by the number of siblings, even
/// ceilings of all shares add up to no more than the whole, and each method gives the floor or the ceiling at some λ. So
/// at most two steps a sibling are handed out one by one, however large the whole.
pub(super) fn hand_out(pot: &Number, exacts: &[Number], siblings: &[Prepared<'_>], method: Method) -> Vec<Rounded> {
    let vessels: Vec<_> = siblings.iter().map(Prepared::vessel).collect();
    let early = level(&(pot - &Number::from(siblings.len())), &vessels).unwrap_or_default();
    let mut counts: Vec<Number> = vessels.iter().map(|vessel| vessel.at(&early).floor()).collect();
    let placed: Number = counts.iter().sum();
    let mut left = pot - &placed;

    let mut queue: BinaryHeap<Bid<'_>> = BinaryHeap::new();
    for ((sibling, count), place) in siblings.iter().zip(&counts).zip(0_usize..) {
        queue.extend(Bid::new(sibling, count, place, method));
    }
    while left.is_positive() {
        let Some(bid) = queue.pop() else { break };
        let (Some(count), Some(sibling)) = (counts.get_mut(bid.place), siblings.get(bid.place)) else { break };
        *count += &Number::ONE;
        left -= &Number::ONE;
        queue.extend(Bid::new(sibling, count, bid.place, method));
    }
    counts
        .into_iter()
        .zip(exacts)
        .map(|(count, exact)| {
            let why = if count == *exact { Why::Whole } else { Why::Divisor };
            Rounded { count, rank: None, why }
        })
        .collect()
}

/// A sibling's claim to the next step.
#[derive(Debug, PartialEq, Eq)]
struct Bid<'a> {
    /// Weight ÷ divisor; `None` for a divisor of zero, which beats all.
    quotient: Option<Number>,
    weight: &'a Number,
    id: &'a str,
    place: usize,
}

impl<'a> Bid<'a> {
    /// The claim of a sibling that has `count`; nothing when it has no weight or is full.
    fn new(sibling: &'a Prepared<'_>, count: &Number, place: usize, method: Method) -> Option<Self> {
        if !sibling.weight.is_positive() || sibling.high.as_ref().is_some_and(|high| count >= high) {
            return None;
        }
        // What somebody has in settled periods, or as a minimum that comes first, is no step of this round.
        let count = &sibling.start().map_or_else(|| count.clone(), |base| count - &base.ceiling());
        let next = count + &Number::ONE;
        let quotient = match method {
            Method::Webster | Method::LargestRemainder => sibling.weight.over(&(count + &next)),
            Method::Dhondt => sibling.weight.over(&next),
            Method::Adams => sibling.weight.over(count),
            // Compared by squares: weight² ÷ (s (s + 1)).
            Method::HuntingtonHill => (&sibling.weight * &sibling.weight).over(&(count * &next)),
        };
        Some(Self { quotient, weight: &sibling.weight, id: sibling.node.id.as_str(), place })
    }
}

impl Ord for Bid<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_quotient = match (&self.quotient, &other.quotient) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(mine), Some(theirs)) => mine.cmp(theirs),
        };
        by_quotient.then_with(|| self.weight.cmp(other.weight)).then_with(|| other.id.cmp(self.id))
    }
}

impl PartialOrd for Bid<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
