//! Chains: the longest way of one user through the steps, in one pass over events in time order.
//!
//! Ordered chains keep, for each step, the chain that ends there and started last. A chain that started later can do
//! all that one that started earlier can, and the last chain to reach a step also started last, so one chain a step is
//! enough: no chain is ever tried twice, and the pass is linear in the events.

use super::document::{Anchor, EventFunnelDocument, Order, Ties};

/// An event as a rule sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One of the steps, by the position of the first step with this event.
    Step(usize),
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
}

/// The rule of a funnel, ready to be run.
#[derive(Clone, Debug)]
pub struct Rule {
    /// For each step the position of the first step with the same event.
    pub steps: Vec<usize>,
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
}

/// The longest chain of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The furthest step, counted from 1; with `any` the number of steps.
    pub level: usize,
    /// The steps (counted from 0) and their times.
    pub matched: Vec<(usize, i64)>,
}

impl Rule {
    /// The rule of a document.
    #[must_use]
    pub fn of(document: &EventFunnelDocument) -> Self {
        let first = |event: &String| document.steps.iter().position(|step| step == event).unwrap_or_default();
        Self {
            steps: document.steps.iter().map(first).collect(),
            optional: document.steps.iter().map(|event| document.optional.contains(event)).collect(),
            window: document.window_ms,
            step_window: document.per_step_window_ms,
            order: document.order,
            is_increasing: document.ties == Ties::Increasing,
            is_first: document.anchor == Anchor::First,
        }
    }

    /// The longest chain through sorted events.
    #[must_use]
    pub fn longest(&self, hits: &[Hit]) -> Chain {
        match self.order {
            Order::Ordered => Search::new(self).ordered(hits),
            Order::Strict => Search::new(self).strict(hits),
            Order::Any => super::window::most_steps(self, hits),
        }
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

/// A chain that ends at some step; `link` leads back to its start.
#[derive(Clone, Copy)]
struct State {
    start: i64,
    last: i64,
    link: usize,
    length: usize,
}

struct Link {
    step: usize,
    time: i64,
    before: Option<usize>,
}

struct Search<'a> {
    rule: &'a Rule,
    /// For each step the chain that ends there and started last.
    states: Vec<Option<State>>,
    links: Vec<Link>,
    has_entered: bool,
    best: Option<(usize, State)>,
}

impl<'a> Search<'a> {
    fn new(rule: &'a Rule) -> Self {
        let states = vec![None; rule.steps.len()];
        Self { rule, states, links: Vec::new(), has_entered: false, best: None }
    }

    fn ordered(mut self, hits: &[Hit]) -> Chain {
        let mut counts = vec![0_usize; self.rule.steps.len()];
        for instant in hits.chunk_by(|a, b| a.time == b.time) {
            let Some(time) = instant.first().map(|hit| hit.time) else { continue };
            counts.fill(0);
            let (mut has_step, mut has_excluded) = (false, false);
            for hit in instant {
                match hit.kind {
                    Kind::Step(event) => {
                        has_step = true;
                        if let Some(count) = counts.get_mut(event) {
                            *count = count.saturating_add(1);
                        }
                    }
                    Kind::Excluded => has_excluded = true,
                    Kind::Other => {}
                }
            }
            if has_step {
                self.take_instant(time, &counts);
            }
            // An excluded event stands after the steps of its own instant and before all later ones.
            if has_excluded {
                self.states.fill(None);
            }
        }
        self.into_chain()
    }

    /// Extends every chain by the events of one instant. Each extension starts from a chain as it was before.
    fn take_instant(&mut self, time: i64, counts: &[usize]) {
        let before = self.states.clone();
        let origins = before.iter().enumerate().filter_map(|(step, state)| Some((Some(step), Some((*state)?))));
        for (position, state) in origins {
            self.extend(position, state, time, counts);
        }
        let is_possible = !(self.rule.is_first && self.has_entered);
        if is_possible && self.extend(None, None, time, counts) {
            self.has_entered = true;
        }
    }

    /// Goes on from a chain (or starts one) with the events of an instant; whether any was used.
    fn extend(&mut self, position: Option<usize>, state: Option<State>, time: i64, counts: &[usize]) -> bool {
        let rule = self.rule;
        let has_event =
            |step: &usize| rule.steps.get(*step).and_then(|event| counts.get(*event)).is_some_and(|n| *n > 0);
        let is_possible = state.is_none_or(|state| self.can_go_on(&state, time));
        if !is_possible || !rule.next_after(position).any(|step| has_event(&step)) {
            return false;
        }
        if rule.is_increasing {
            // One step an instant, and any that may come next: after an optional step nothing more fits here.
            for step in rule.next_after(position).filter(has_event) {
                self.append(state, step, time);
            }
        } else {
            self.extend_through(position, state, time, counts.to_vec());
        }
        true
    }

    /// Takes one event after the other, each once. An event that could be left out is taken: no other step wants it.
    fn extend_through(
        &mut self,
        mut position: Option<usize>,
        mut state: Option<State>,
        time: i64,
        mut left: Vec<usize>,
    ) {
        let rule = self.rule;
        loop {
            let takes = |step: &usize| rule.steps.get(*step).and_then(|event| left.get(*event)).is_some_and(|n| *n > 0);
            let is_possible = state.is_none_or(|state| self.can_go_on(&state, time));
            let Some(step) = rule.next_after(position).find(takes).filter(|_| is_possible) else { return };
            if let Some(count) = rule.steps.get(step).and_then(|event| left.get_mut(*event)) {
                *count = count.saturating_sub(1);
            }
            state = Some(self.append(state, step, time));
            position = Some(step);
        }
    }

    fn can_go_on(&self, state: &State, time: i64) -> bool {
        let is_later = !self.rule.is_increasing || time > state.last;
        is_later
            && Rule::is_within(self.rule.window, state.start, time)
            && Rule::is_within(self.rule.step_window, state.last, time)
    }

    /// A chain with one step more, kept where it is the best that ends there.
    fn append(&mut self, state: Option<State>, step: usize, time: i64) -> State {
        let link = self.links.len();
        self.links.push(Link { step, time, before: state.map(|state| state.link) });
        let start = state.map_or(time, |state| state.start);
        let length = state.map_or(1, |state| state.length.saturating_add(1));
        let longer = State { start, last: time, link, length };
        if let Some(place) = self.states.get_mut(step)
            && place.is_none_or(|kept| (kept.start, kept.length) <= (start, length))
        {
            *place = Some(longer);
        }
        if self.best.is_none_or(|(best, kept)| (best, kept.length) < (step, length)) {
            self.best = Some((step, longer));
        }
        longer
    }

    /// Chains of neighbours: each event goes on from the event right before it, or starts.
    fn strict(mut self, hits: &[Hit]) -> Chain {
        for hit in hits {
            let before = std::mem::replace(&mut self.states, vec![None; self.rule.steps.len()]);
            let Kind::Step(event) = hit.kind else { continue };
            let rule = self.rule;
            let is_it = |step: &usize| rule.steps.get(*step) == Some(&event);
            for (position, state) in before.into_iter().enumerate() {
                let Some(state) = state.filter(|state| self.can_go_on(state, hit.time)) else { continue };
                for step in rule.next_after(Some(position)).filter(is_it) {
                    self.append(Some(state), step, hit.time);
                }
            }
            if rule.is_first && self.has_entered {
                continue;
            }
            for step in rule.next_after(None).filter(is_it) {
                self.append(None, step, hit.time);
                self.has_entered = true;
            }
        }
        self.into_chain()
    }

    fn into_chain(self) -> Chain {
        let Some((step, state)) = self.best else { return Chain::default() };
        let mut matched = Vec::with_capacity(state.length);
        let mut next = Some(state.link);
        while let Some(link) = next.and_then(|link| self.links.get(link)) {
            matched.push((link.step, link.time));
            next = link.before;
        }
        matched.reverse();
        Chain { level: step.saturating_add(1), matched }
    }
}
