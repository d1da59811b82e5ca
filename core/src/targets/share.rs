//! From the root down: exact shares first, then whole steps, so that every node at every depth has the floor or the
//! ceiling of its exact share and children sum to their parent.
//!
//! Whole steps of siblings always fit: the floors of exact shares add up to no more, their ceilings to no less than the
//! floor or the ceiling of the sum. Bounds are whole steps, so neither leaves them.

use super::{
    divisor,
    document::{BelowZero, Method, TargetPlanDocument},
    fill::{level, level_of_any_sign},
    prepare::{Prepared, loaded},
};
use crate::{
    apportion::{Claim, served_first},
    number::Number,
    shape::word,
};

/// A node with its share, in steps.
#[derive(Clone, Debug)]
pub(super) struct Share<'d> {
    pub at: Prepared<'d>,
    /// The exact share.
    pub exact: Number,
    /// What it has of it in whole steps.
    pub count: Number,
    /// What it would have if nothing were padded.
    pub plan: Number,
    pub receipt: Receipt,
    /// What the children share: the node's own count, with padding.
    pub pot: Number,
    /// The exact amount that the children share.
    pub pot_exact: Number,
    /// Steps for each unit of weight below.
    pub lambda: Option<Number>,
    pub children: Vec<Share<'d>>,
    /// What is left where all children are fixed.
    pub unallocated: Option<Unallocated>,
}

/// What nobody has.
#[derive(Clone, Debug)]
pub(super) struct Unallocated {
    pub exact: Number,
    pub count: Number,
    pub plan: Number,
}

/// How whole steps came about.
#[derive(Clone, Debug)]
pub(super) struct Receipt {
    pub floor: Number,
    pub rank: Option<usize>,
    pub why: Why,
    pub held: Option<Held>,
    pub bound: Option<Number>,
    /// The minimum that came first.
    pub first: Option<Number>,
}

word! {
    /// Why a node has the whole steps that it has.
    pub enum Why as ShareReason {
        /// It is the root: it has the total.
        Total = "total",
        /// Its value is fixed.
        Fixed = "fixed",
        /// Its exact share is a whole number of steps.
        Whole = "whole_share",
        /// Its remainder was among the largest, so it got a step that was left over.
        LargeRemainder = "large_remainder",
        /// Its remainder was too small for a step that was left over.
        SmallRemainder = "small_remainder",
        /// By the divisor method.
        Divisor = "divisor",
    }
}

word! {
    /// The bound that a share met.
    pub enum Held as HeldBound {
        /// The node's own lock.
        Lock = "lock",
        /// Its lower bound, own or implied by what stands below it.
        Min = "min",
        /// Its upper bound, own or implied.
        Max = "max",
        /// What a revision gave it.
        Set = "set",
        /// What it has in settled periods, so that nothing is left.
        Kept = "kept",
    }
}

/// How steps are handed out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub method: Method,
    /// Whether less than nothing may be left beyond settled periods.
    pub may_fall: bool,
    /// Whether the total is below zero, so that all is worked out as its mirror image.
    pub is_mirrored: bool,
}

impl Rules {
    pub fn of(plan: &TargetPlanDocument) -> Self {
        Self {
            method: plan.method,
            may_fall: plan.below_zero == BelowZero::Allow,
            is_mirrored: plan.total.is_negative(),
        }
    }
}

/// Shares `whole` steps over a tree that was prepared without problems.
pub(super) fn share<'d>(root: Prepared<'d>, whole: &Number, rules: Rules) -> Share<'d> {
    let receipt = Receipt { floor: whole.clone(), rank: None, why: Why::Total, held: None, bound: None, first: None };
    let mut share = descend(root, whole.clone(), whole.clone(), receipt, rules);
    share.plan_without_padding(&whole.clone());
    share
}

fn descend<'d>(mut at: Prepared<'d>, exact: Number, count: Number, receipt: Receipt, rules: Rules) -> Share<'d> {
    let children = std::mem::take(&mut at.children);
    // A padded node is a new whole: what its children carry is the padded value that people see.
    let is_padded = at.load != Number::ONE;
    let pot_exact = if is_padded { &count * &at.load } else { exact.clone() };
    let pot = if is_padded { loaded(&count, &at.load) } else { count.clone() };
    let plan = Number::ZERO;
    let (lambda, unallocated) = (None, None);
    let mut share =
        Share { at, exact, count, plan, receipt, pot, pot_exact, lambda, children: Vec::new(), unallocated };
    if children.is_empty() {
        return share;
    }
    let mut found = exact_shares(&children, &share.pot_exact, rules.may_fall);
    if found.is_none() {
        // What a padding comes to may be just beyond what the children can have, and just that in whole steps.
        share.pot_exact = share.pot.clone();
        found = exact_shares(&children, &share.pot, rules.may_fall);
    }
    // INVARIANT: preparing found no problem: in whole steps every node lies between what its children need and can take.
    let (mut exacts, lambda) =
        found.unwrap_or_else(|| (at_level(&children, &share.pot, &Number::ZERO), Some(Number::ZERO)));
    share.lambda = lambda;
    if share.lambda.is_none() {
        let fixed: Number = exacts.iter().sum();
        let (exact, count) = (&share.pot_exact - &fixed, &share.pot - &fixed);
        share.unallocated = (!count.is_zero()).then_some(Unallocated { exact, count, plan: Number::ZERO });
    }
    // Steps are handed out one by one; where they are taken back, by remainders: of what is handed out, from which the exact
    // amount may be further than a step where a divisor method gave it.
    let is_falling = share.lambda.as_ref().is_some_and(Number::is_negative);
    let method = if is_falling { Method::LargestRemainder } else { rules.method };
    if is_falling
        && rules.method != method
        && let Some(found) = exact_shares(&children, &share.pot, rules.may_fall)
    {
        (exacts, share.lambda) = found;
    }
    let counts = match (method, &share.unallocated) {
        (_, Some(_)) | (Method::LargestRemainder, None) => {
            let given = share.unallocated.as_ref().map_or(Number::ZERO, |left| left.count.clone());
            round_siblings(&(&share.pot - &given), &exacts, &children)
        }
        (method, None) => divisor::hand_out(&share.pot, &exacts, &children, method),
    };
    share.children = children
        .into_iter()
        .zip(exacts)
        .zip(counts)
        .map(|((child, exact), rounded)| {
            let (held, bound) = held(&child, &exact, rules.is_mirrored);
            let why = if child.is_fixed() { Why::Fixed } else { rounded.why };
            let first = child.minimum_first().cloned();
            let receipt = Receipt { floor: exact.floor(), rank: rounded.rank, why, held, bound, first };
            descend(child, exact, rounded.count, receipt, rules)
        })
        .collect();
    share
}

/// The exact shares of siblings, and the λ that gives them; no λ where all are fixed, nothing where there is none.
fn exact_shares(children: &[Prepared<'_>], pot: &Number, may_fall: bool) -> Option<(Vec<Number>, Option<Number>)> {
    let fixed = |child: &Prepared<'_>| child.low.clone().unwrap_or_default();
    if children.iter().all(Prepared::is_fixed) {
        return Some((children.iter().map(fixed).collect(), None));
    }
    let is_signed = children.iter().any(|child| child.weight.is_negative() && !child.is_fixed());
    let vessels: Vec<_> = children.iter().map(|child| child.vessel_for(pot)).collect();
    let lambda = match () {
        () if is_signed => signed_level(children, pot),
        () if may_fall || pot.is_negative() => level_of_any_sign(pot, &vessels),
        () => level(pot, &vessels),
    }?;
    Some((at_level(children, pot, &lambda), Some(lambda)))
}

/// The shares of what comes to `pot`, at λ.
fn at_level(children: &[Prepared<'_>], pot: &Number, lambda: &Number) -> Vec<Number> {
    children.iter().map(|child| child.vessel_for(pot).at(lambda)).collect()
}

/// With weights below zero there are no bounds, only fixed siblings.
fn signed_level(children: &[Prepared<'_>], pot: &Number) -> Option<Number> {
    let fixed: Number = children.iter().filter(|child| child.is_fixed()).filter_map(|child| child.low.clone()).sum();
    let weights: Number = children.iter().filter(|child| !child.is_fixed()).map(|child| &child.weight).sum();
    let settled: Number = children.iter().filter(|child| !child.is_fixed()).filter_map(Prepared::start).sum();
    (pot - &(fixed + settled)).over(&weights)
}

fn held(child: &Prepared<'_>, exact: &Number, is_mirrored: bool) -> (Option<Held>, Option<Number>) {
    // What bounds the mirror image from below is the upper bound that people declare.
    let (of_low, of_high) = if is_mirrored { (Held::Max, Held::Min) } else { (Held::Min, Held::Max) };
    let held = if child.node.locked.is_some() {
        Some(Held::Lock)
    } else if child.node.set.is_some() {
        Some(Held::Set)
    } else if child.is_held_by_base() && child.low.as_ref() == Some(exact) {
        Some(Held::Kept)
    } else if child.low.as_ref() == Some(exact) {
        Some(of_low)
    } else if child.high.as_ref() == Some(exact) {
        Some(of_high)
    } else {
        None
    };
    (held, held.map(|_| exact.clone()))
}

/// Whole steps of one of several siblings.
#[derive(Clone, Debug)]
pub(super) struct Rounded {
    pub count: Number,
    pub rank: Option<usize>,
    pub why: Why,
}

/// Rounds exact shares to whole steps that add up to `pot`: the floors, and a step more for the largest remainders; ties
/// go to the larger weight, then to the id that sorts first. A share that is whole stays.
pub(super) fn round_siblings(pot: &Number, exacts: &[Number], siblings: &[Prepared<'_>]) -> Vec<Rounded> {
    let keys: Vec<_> = siblings.iter().map(|sibling| (&sibling.weight, sibling.node.id.as_str())).collect();
    round_by(pot, exacts, &keys)
}

pub(super) fn round_by(pot: &Number, exacts: &[Number], keys: &[(&Number, &str)]) -> Vec<Rounded> {
    let mut rounded: Vec<Rounded> =
        exacts.iter().map(|exact| Rounded { count: exact.floor(), rank: None, why: Why::Whole }).collect();
    let placed: Number = rounded.iter().map(|one| &one.count).sum();
    let mut left = pot - &placed;
    let mut order: Vec<_> = rounded
        .iter_mut()
        .zip(exacts)
        .zip(keys)
        .map(|((one, exact), (weight, id))| (exact - &one.count, Claim { id, weight }, one))
        .filter(|(remainder, ..)| !remainder.is_zero())
        .collect();
    order.sort_by(|(a, a_claim, _), (b, b_claim, _)| served_first((a, *a_claim), (b, *b_claim)));
    for (rank, (_, _, one)) in (1_usize..).zip(order) {
        one.rank = Some(rank);
        one.why = Why::SmallRemainder;
        if left.is_positive() {
            one.count += &Number::ONE;
            one.why = Why::LargeRemainder;
            left -= &Number::ONE;
        }
    }
    rounded
}

impl Share<'_> {
    /// Sets what each node would have if nothing were padded. Below a padded node the proportions are the same, and the
    /// same cascade hands out the unpadded value.
    fn plan_without_padding(&mut self, exact: &Number) {
        self.plan = self.count.clone();
        self.plan_children(exact, false);
    }

    fn plan_children(&mut self, exact: &Number, was_padded: bool) {
        let is_padded = was_padded || self.at.load != Number::ONE;
        if !is_padded {
            for child in &mut self.children {
                child.plan = child.count.clone();
                let exact = child.exact.clone();
                child.plan_children(&exact, false);
            }
            if let Some(left) = &mut self.unallocated {
                left.plan = left.count.clone();
            }
            return;
        }
        let exact = if was_padded { exact.clone() } else { self.plan.clone() };
        let Some(part) = exact.over(&self.pot_exact) else { return };
        let mut exacts: Vec<Number> = self.children.iter().map(|child| &child.exact * &part).collect();
        exacts.extend(self.unallocated.as_ref().map(|left| &left.exact * &part));
        let nobody = Number::ZERO;
        let mut keys: Vec<_> =
            self.children.iter().map(|child| (&child.at.weight, child.at.node.id.as_str())).collect();
        if self.unallocated.is_some() {
            keys.push((&nobody, ""));
        }
        let mut rounded = round_by(&self.plan, &exacts, &keys).into_iter().map(|one| one.count);
        for (child, exact) in self.children.iter_mut().zip(&exacts) {
            child.plan = rounded.next().unwrap_or_default();
            child.plan_children(exact, true);
        }
        if let Some(left) = &mut self.unallocated {
            left.plan = rounded.next().unwrap_or_default();
        }
    }
}
