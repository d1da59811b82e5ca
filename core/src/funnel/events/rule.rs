//! The rule of a funnel, ready to be run, and the events as it sees them.

use super::document::{Anchor, EventFunnelDocument, Order, Ties};
use std::collections::BTreeMap;

/// An event as a rule sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One of the steps, by the position of the first step with this event.
    Step(u8),
    /// An excluded event.
    Excluded,
    /// Any other event; it only matters where no other event may stand between.
    Other,
}

/// An event of a user. Sorted, these stand in time order, at one instant in step order with other events after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// When, in milliseconds since 1970.
    pub time: i64,
    /// What.
    pub kind: Kind,
    /// The value of the property by which users are broken down, as a code; 0 for none.
    pub tag: u32,
}

/// The rule of a funnel, ready to be run.
#[derive(Clone, Debug)]
pub struct Rule {
    /// For each step the position of the first step with the same event.
    pub steps: Vec<u8>,
    /// Which steps may be left out.
    pub optional: Vec<bool>,
    /// The longest chain.
    pub window: Option<u64>,
    /// The longest way to the next step.
    pub step_window: Option<u64>,
    /// How events follow each other.
    pub order: Order,
    /// Whether each step is later than the one before.
    pub is_increasing: bool,
    /// Whether the chain starts from the earliest possible event.
    pub is_first: bool,
    /// For each event, by the position of its first step, all the steps that it can be.
    places: Vec<Vec<usize>>,
    /// For each step the first of the steps that it may follow: those between are optional.
    earliest: Vec<usize>,
}

impl Rule {
    /// The rule of a document.
    #[must_use]
    pub fn of(document: &EventFunnelDocument) -> Self {
        let first = |event: &String| document.steps.iter().position(|step| step == event).unwrap_or_default();
        let firsts: Vec<usize> = document.steps.iter().map(first).collect();
        let optional: Vec<bool> = document.steps.iter().map(|event| document.optional.contains(event)).collect();
        let same =
            |event: usize| firsts.iter().enumerate().filter(move |(_, one)| **one == event).map(|(step, _)| step);
        let left_out = |step: usize| optional.iter().take(step).rev().take_while(|is_optional| **is_optional).count();
        Self {
            steps: firsts.iter().map(|step| u8::try_from(*step).unwrap_or(u8::MAX)).collect(),
            window: document.window_ms,
            step_window: document.per_step_window_ms,
            order: document.order,
            is_increasing: document.ties == Ties::Increasing,
            is_first: document.anchor == Anchor::First,
            places: (0..firsts.len()).map(|event| same(event).collect()).collect(),
            earliest: (0..firsts.len()).map(|step| step.saturating_sub(left_out(step).saturating_add(1))).collect(),
            optional,
        }
    }

    /// How the events of a document are seen, by name; any other is [`Kind::Other`].
    pub(super) fn kinds<'a>(&self, document: &'a EventFunnelDocument) -> BTreeMap<&'a str, Kind> {
        let excluded = document.exclude.iter().map(|event| (event.as_str(), Kind::Excluded));
        let steps = document.steps.iter().zip(&self.steps).map(|(event, first)| (event.as_str(), Kind::Step(*first)));
        excluded.chain(steps).collect()
    }

    /// Whether each event is one step of an ordered funnel that leaves none out.
    pub(super) fn is_plain(&self) -> bool {
        let is_itself = |(step, first): (usize, &u8)| step == usize::from(*first);
        let are_single = self.steps.iter().enumerate().all(is_itself);
        self.order == Order::Ordered && are_single && !self.optional.contains(&true)
    }

    /// The steps that this event can be, in order.
    pub(super) fn places(&self, event: u8) -> &[usize] {
        self.places.get(usize::from(event)).map_or(&[], Vec::as_slice)
    }

    /// The steps that this one may follow.
    pub(super) fn origins(&self, step: usize) -> std::ops::Range<usize> {
        self.earliest.get(step).copied().unwrap_or(step)..step
    }

    /// Whether a chain may start at this step: all steps before can be left out.
    pub(super) fn is_entry(&self, step: usize) -> bool {
        self.optional.iter().take(step).all(|is_optional| *is_optional)
    }

    /// The steps that may come after `position` (or first), up to the next one that cannot be left out.
    pub(super) fn next_after(&self, position: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        let start = position.map_or(0, |position| position.saturating_add(1));
        let mut is_open = true;
        (start..self.steps.len()).take_while(move |step| {
            let is_taken = is_open;
            is_open = self.optional.get(*step).copied().unwrap_or_default();
            is_taken
        })
    }

    pub(super) fn is_within(limit: Option<u64>, from: i64, to: i64) -> bool {
        limit.is_none_or(|limit| to.abs_diff(from) <= limit)
    }
}
