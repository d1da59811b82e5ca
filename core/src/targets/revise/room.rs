//! Who takes a change of one period: leaves within what holds them, in proportion to what they have there.

use super::{cell::Cells, shift::Standing};
use crate::{
    number::Number,
    targets::{
        document::TargetNode,
        fill::{Vessel, level_of_any_sign},
        share::round_by,
    },
};

/// What a leaf has in the period, in steps, and how far that may move.
pub(super) struct Cup<'d> {
    pub leaf: &'d TargetNode,
    had: Number,
    low: Option<Number>,
    high: Option<Number>,
    is_fixed: bool,
}

/// What holds leaves when a figure of one period is set.
#[derive(Clone, Copy)]
pub(super) struct Rules<'q> {
    pub period: &'q str,
    /// Whether whole targets stay, and other periods make room.
    pub keeps_wholes: bool,
    /// Whether what was set by hand in the period stays, too.
    pub keeps_hand: bool,
    /// Whether less than nothing may be left of somebody.
    pub may_fall: bool,
}

impl<'d> Cup<'d> {
    /// The leaves of a node; itself where it has no children. A lock of the node moves with it, if it is the one that is set.
    pub fn all(
        node: &'d TargetNode,
        is_set: bool,
        rules: Rules<'_>,
        (cells, standing): (&Cells<'d>, &Standing<'d>),
    ) -> Vec<Self> {
        let mut cups = Vec::new();
        let is_locked = !is_set && node.locked.is_some();
        collect(node, (is_set, is_locked), rules, (cells, standing), &mut cups);
        cups
    }

    fn of(
        leaf: &'d TargetNode,
        (is_set, is_locked): (bool, bool),
        rules: Rules<'_>,
        (cells, standing): (&Cells<'d>, &Standing<'d>),
    ) -> Self {
        let had = standing.steps.count(&cells.cell(&leaf.id));
        let whole = standing.share(&leaf.id).map(|share| share.count.clone()).unwrap_or_default();
        let kept = leaf.kept.contains_key(rules.period);
        let stays = kept && !is_set && (rules.keeps_hand || cells.is_over(rules.period));
        // Whole steps above nothing: what somebody has may be a fraction of one, which stays.
        let nothing = if had.is_negative() { had.clone() } else { &had - &had.floor() };
        let (low, high, is_held) = if rules.keeps_wholes {
            let others: Number =
                leaf.kept.iter().filter(|(label, _)| *label != rules.period).map(|(_, kept)| kept).sum();
            let most = &whole - &standing.steps.count(&others);
            (
                Some(Number::ZERO.at_most(&had.floor())),
                (!rules.may_fall).then(|| most.floor()),
                !cells.has_other_open(leaf),
            )
        } else {
            let (low, high) = standing.steps.bounds(leaf.min.as_ref(), leaf.max.as_ref());
            let moved = |bound: Number| &had + &(bound - &whole);
            (low.map(moved).into_iter().chain([nothing]).max(), high.map(moved), is_locked)
        };
        Self { leaf, had, low, high, is_fixed: stays || is_held }
    }
}

fn collect<'d>(
    node: &'d TargetNode,
    (is_set, is_locked): (bool, bool),
    rules: Rules<'_>,
    found: (&Cells<'d>, &Standing<'d>),
    cups: &mut Vec<Cup<'d>>,
) {
    if node.children.is_empty() {
        cups.push(Cup::of(node, (is_set, is_locked), rules, found));
    }
    for child in &node.children {
        collect(child, (false, is_locked || child.locked.is_some()), rules, found, cups);
    }
}

/// Pours a change into cups, in proportion to what they have; where none has anything, to their targets. Gives what each
/// has then, in order, or how much of the change there is room for.
pub(super) fn pour(
    cups: &[Cup<'_>],
    change: &Number,
    rules: Rules<'_>,
    standing: &Standing<'_>,
) -> Result<Vec<Number>, Number> {
    if change.is_zero() {
        return Ok(cups.iter().map(|cup| cup.had.clone()).collect());
    }
    let open: Vec<&Cup<'_>> = cups.iter().filter(|cup| !cup.is_fixed).collect();
    let weights = weights_of(&open, standing);
    let vessels: Vec<Vessel<'_>> = open
        .iter()
        .zip(&weights)
        .map(|(cup, weight)| Vessel { weight, base: Some(&cup.had), low: cup.low.as_ref(), high: cup.high.as_ref() })
        .collect();
    let had: Number = open.iter().map(|cup| &cup.had).sum();
    let whole = &had + change;
    let Some(lambda) = level_of_any_sign(&whole, &vessels) else { return Err(room(&open, &weights, change)) };
    let exacts: Vec<Number> = vessels.iter().map(|vessel| vessel.at(&lambda)).collect();
    let keys: Vec<(&Number, &str)> =
        open.iter().zip(&weights).map(|(cup, weight)| (weight, cup.leaf.id.as_str())).collect();
    let mut news: Vec<Number> = if rules.keeps_wholes {
        round_by(&whole, &exacts, &keys).into_iter().map(|one| one.count).collect()
    } else {
        // Whole targets are whole steps, so changes are: what somebody had may be a fraction of one.
        let changes: Vec<Number> = exacts.iter().zip(&open).map(|(exact, cup)| exact - &cup.had).collect();
        round_by(change, &changes, &keys).iter().zip(&open).map(|(one, cup)| &cup.had + &one.count).collect()
    };
    // Beside what is a fraction of a step and stays, somebody has the other part of it.
    let over = news.iter().sum::<Number>() - &whole;
    if let Some(largest) = news.iter_mut().max().filter(|_| !over.is_zero()) {
        *largest -= &over;
    }
    let mut news = news.into_iter();
    Ok(cups
        .iter()
        .map(|cup| if cup.is_fixed { None } else { news.next() }.unwrap_or_else(|| cup.had.clone()))
        .collect())
}

fn weights_of(open: &[&Cup<'_>], standing: &Standing<'_>) -> Vec<Number> {
    let had: Vec<Number> = open.iter().map(|cup| cup.had.abs()).collect();
    if had.iter().any(Number::is_positive) {
        return had;
    }
    let target = |cup: &&Cup<'_>| standing.share(&cup.leaf.id).map(|share| share.count.abs()).unwrap_or_default();
    let targets: Vec<Number> = open.iter().map(target).collect();
    if targets.iter().any(Number::is_positive) { targets } else { vec![Number::ONE; open.len()] }
}

/// How much of a change there is room for.
fn room(open: &[&Cup<'_>], weights: &[Number], change: &Number) -> Number {
    let is_rising = change.is_positive();
    let takers = open.iter().zip(weights).filter(|(_, weight)| weight.is_positive());
    let bound = |cup: &Cup<'_>| if is_rising { cup.high.clone() } else { cup.low.clone() };
    let of = |(cup, _): (&&Cup<'_>, &Number)| {
        let bound = bound(cup).unwrap_or_else(|| cup.had.clone());
        (if is_rising { bound - &cup.had } else { &cup.had - &bound }).at_least(&Number::ZERO)
    };
    takers.map(of).sum()
}
