//! Chains: the longest way of one user through the steps, in one pass over events in time order.
//!
//! Ordered chains keep, for each step, the chain that ends there and started last. A chain that started later can do
//! all that one that started earlier can, and the last chain to reach a step also started last, so one chain a step is
//! enough: no chain is ever tried twice, and the pass is linear in the events. Where steps may be left out, a longer
//! chain that started earlier is kept beside it: at most one for each number of steps.

use super::{
    document::Order,
    plain::Plain,
    rule::{Hit, Kind, Rule},
    window::Window,
};

/// The longest chain of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The furthest step, counted from 1; with `any` the number of steps.
    pub level: usize,
    /// The events that are its steps.
    pub matched: Vec<Taken>,
}

/// An event that is a step of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The step, counted from 0.
    pub step: usize,
    /// When.
    pub time: i64,
    /// The property of the event, as a code.
    pub tag: u32,
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
    taken: Taken,
    before: Option<usize>,
}

/// Finds the chains of one user after the other, in buffers that they share.
pub struct Finder<'a> {
    rule: &'a Rule,
    /// For each step the chains that end there: no other started as late and is as long.
    states: Vec<Vec<State>>,
    /// The chains as they were before the event, or the instant, that is looked at.
    before: Vec<Vec<State>>,
    /// For each event of the instant that is looked at, its hits.
    counts: Vec<usize>,
    links: Vec<Link>,
    has_entered: bool,
    best: Option<(usize, State)>,
    window: Window<'a>,
    /// Finds plain chains, where the rule has no others.
    plain: Option<Plain>,
    chain: Chain,
}

impl<'a> Finder<'a> {
    /// A finder of chains by this rule.
    #[must_use]
    pub fn new(rule: &'a Rule) -> Self {
        let states = vec![Vec::new(); rule.steps.len()];
        Self {
            rule,
            before: states.clone(),
            states,
            counts: vec![0; rule.steps.len()],
            links: Vec::new(),
            has_entered: false,
            best: None,
            window: Window::new(rule),
            plain: rule.is_plain().then(|| Plain::new(rule)),
            chain: Chain::default(),
        }
    }

    /// A finder that goes the general way for plain chains too: the law `plain_chains_are_those_of_the_general_way` holds
    /// the two together.
    #[must_use]
    pub fn general(rule: &'a Rule) -> Self {
        Self { plain: None, ..Self::new(rule) }
    }

    /// The longest chain through the sorted events of a user.
    pub fn longest(&mut self, hits: &[Hit]) -> &Chain {
        // A place of an event is written in 32 bits.
        if let Some(plain) = self.plain.as_mut().filter(|_| u32::try_from(hits.len()).is_ok()) {
            plain.longest(hits, &mut self.chain);
            return &self.chain;
        }
        self.forget();
        match self.rule.order {
            Order::Ordered => self.ordered(hits),
            Order::Strict => self.strict(hits),
            Order::Any => {
                self.window.most_steps(hits, &mut self.chain);
                return &self.chain;
            }
        }
        self.settle();
        &self.chain
    }

    fn forget(&mut self) {
        self.break_off();
        self.links.clear();
        self.has_entered = false;
        self.best = None;
    }

    /// Every attempt of a user at the steps, one after the other.
    ///
    /// An attempt starts from the earliest possible event, and ends when it reaches the last step or when nothing can go
    /// on with it. The next one starts later; in `strict` it may start from the event that ended the one before.
    pub fn attempts(&mut self, hits: &[Hit], mut each: impl FnMut(&Chain)) {
        self.forget();
        match self.rule.order {
            Order::Ordered => {
                for instant in hits.chunk_by(|a, b| a.time == b.time) {
                    self.end_if(|finder| !finder.is_open(instant), &mut each);
                    self.take_instant(instant, !self.has_entered);
                    self.end_if(Self::is_at_the_end, &mut each);
                }
            }
            Order::Strict => {
                for hit in hits {
                    self.take_neighbour(hit, !self.has_entered);
                    if self.end_if(|finder| finder.states.iter().all(Vec::is_empty), &mut each) {
                        self.take_neighbour(hit, true);
                    }
                    self.end_if(Self::is_at_the_end, &mut each);
                }
            }
            Order::Any => return self.window.attempts(hits, &mut self.chain, each),
        }
        self.end_if(|_| true, &mut each);
    }

    /// Lets go of all chains.
    fn break_off(&mut self) {
        self.states.iter_mut().for_each(Vec::clear);
    }

    /// Ends the attempt that is under way where it is over; whether it was.
    fn end_if(&mut self, is_over: impl Fn(&Self) -> bool, each: &mut impl FnMut(&Chain)) -> bool {
        let is_over = self.has_entered && is_over(self);
        if is_over {
            self.settle();
            each(&self.chain);
            self.forget();
        }
        is_over
    }

    fn is_open(&self, instant: &[Hit]) -> bool {
        let time = instant.first().map_or(i64::MIN, |hit| hit.time);
        self.states.iter().flatten().any(|state| self.can_go_on(state, time))
    }

    fn is_at_the_end(&self) -> bool {
        self.best.is_some_and(|(step, _)| step.saturating_add(1) == self.rule.steps.len())
    }

    fn ordered(&mut self, hits: &[Hit]) {
        for instant in hits.chunk_by(|a, b| a.time == b.time) {
            self.take_instant(instant, !(self.rule.is_first && self.has_entered));
            if self.is_complete() {
                return;
            }
        }
    }

    fn take_instant(&mut self, instant: &[Hit], may_enter: bool) {
        match instant {
            [hit] => self.take(hit, may_enter),
            _ if self.rule.is_increasing => self.take_one_of(instant, may_enter),
            _ if self.is_ambiguous(instant) => self.take_through(instant, may_enter),
            _ => instant.iter().for_each(|hit| self.take(hit, may_enter)),
        }
    }

    /// Whether nothing can be longer than what was found.
    fn is_complete(&self) -> bool {
        let height = self.rule.steps.len();
        self.best.is_some_and(|(step, state)| step.saturating_add(1) == height && state.length == height)
    }

    /// Goes on with one event. The steps that it can be come last first, so that each goes on from a chain as it was.
    fn take(&mut self, hit: &Hit, may_enter: bool) {
        match hit.kind {
            Kind::Step(event) => {
                let rule = self.rule;
                rule.places(event).iter().rev().for_each(|step| self.reach(*step, hit, may_enter));
            }
            // It stands after the steps of its own instant and before all later ones.
            Kind::Excluded => self.break_off(),
            Kind::Other => {}
        }
    }

    /// Of one instant a chain takes one event, where each step is later than the one before.
    fn take_one_of(&mut self, instant: &[Hit], may_enter: bool) {
        for step in (0..self.rule.steps.len()).rev() {
            let event = self.rule.steps.get(step).copied().map(Kind::Step);
            if let Some(hit) = instant.iter().find(|hit| Some(hit.kind) == event) {
                self.reach(step, hit, may_enter);
            }
        }
        if instant.iter().any(|hit| hit.kind == Kind::Excluded) {
            self.break_off();
        }
    }

    /// Whether an instant has an event that can be several steps: which step it is then depends on the chain.
    fn is_ambiguous(&self, instant: &[Hit]) -> bool {
        instant.iter().any(|hit| matches!(hit.kind, Kind::Step(event) if self.rule.places(event).len() > 1))
    }

    /// Goes on to `step` from every chain that may come before it, or starts there.
    fn reach(&mut self, step: usize, hit: &Hit, may_enter: bool) {
        for from in self.rule.origins(step) {
            let mut place = 0_usize;
            while let Some(state) = self.states.get(from).and_then(|states| states.get(place)).copied() {
                if self.can_go_on(&state, hit.time) {
                    self.append(Some(state), step, hit);
                }
                place = place.saturating_add(1);
            }
        }
        if may_enter && self.rule.is_entry(step) {
            self.has_entered = true;
            self.append(None, step, hit);
        }
    }

    /// Extends every chain, as it was before this instant, by as many events of the instant as it can take.
    fn take_through(&mut self, instant: &[Hit], may_enter: bool) {
        let mut before = std::mem::take(&mut self.before);
        before.clone_from(&self.states);
        for (position, states) in before.iter().enumerate() {
            for state in states {
                self.extend_through(Some(position), Some(*state), instant);
            }
        }
        if may_enter {
            self.has_entered |= self.extend_through(None, None, instant);
        }
        self.before = before;
        if instant.iter().any(|hit| hit.kind == Kind::Excluded) {
            self.break_off();
        }
    }

    /// Takes one event after the other, each once; whether any was taken. An event that could be left out is taken: no
    /// other step wants it.
    fn extend_through(&mut self, mut position: Option<usize>, mut state: Option<State>, instant: &[Hit]) -> bool {
        let rule = self.rule;
        self.counts.fill(0);
        let mut has_taken = false;
        loop {
            let counts = &self.counts;
            let next = rule.next_after(position).find_map(|step| {
                let event = rule.steps.get(step)?;
                let used = counts.get(usize::from(*event))?;
                let hit = instant.iter().filter(|hit| hit.kind == Kind::Step(*event)).nth(*used)?;
                Some((step, *event, *hit))
            });
            let Some((step, event, hit)) = next else { return has_taken };
            if state.is_some_and(|state| !self.can_go_on(&state, hit.time)) {
                return has_taken;
            }
            if let Some(used) = self.counts.get_mut(usize::from(event)) {
                *used = used.saturating_add(1);
            }
            state = Some(self.append(state, step, &hit));
            position = Some(step);
            has_taken = true;
        }
    }

    fn can_go_on(&self, state: &State, time: i64) -> bool {
        let is_later = !self.rule.is_increasing || time > state.last;
        is_later
            && Rule::is_within(self.rule.window, state.start, time)
            && Rule::is_within(self.rule.step_window, state.last, time)
    }

    /// A chain with one step more, kept where it is the best that ends there.
    fn append(&mut self, state: Option<State>, step: usize, hit: &Hit) -> State {
        let link = self.links.len();
        let taken = Taken { step, time: hit.time, tag: hit.tag };
        self.links.push(Link { taken, before: state.map(|state| state.link) });
        let start = state.map_or(hit.time, |state| state.start);
        let length = state.map_or(1, |state| state.length.saturating_add(1));
        let longer = State { start, last: hit.time, link, length };
        if let Some(states) = self.states.get_mut(step) {
            let is_better = |kept: &State| kept.start >= start && kept.length >= length;
            if !states.iter().any(|kept| is_better(kept) && (kept.start, kept.length) != (start, length)) {
                states.retain(|kept| kept.start > start || kept.length > length);
                states.push(longer);
            }
        }
        if self.best.is_none_or(|(best, kept)| (best, kept.length) < (step, length)) {
            self.best = Some((step, longer));
        }
        longer
    }

    fn strict(&mut self, hits: &[Hit]) {
        for hit in hits {
            self.take_neighbour(hit, !(self.rule.is_first && self.has_entered));
            if self.is_complete() {
                return;
            }
        }
    }

    /// Goes on from the chains that end at the event right before, or starts.
    fn take_neighbour(&mut self, hit: &Hit, may_enter: bool) {
        std::mem::swap(&mut self.before, &mut self.states);
        self.break_off();
        let Kind::Step(event) = hit.kind else { return };
        let rule = self.rule;
        for step in rule.places(event) {
            for from in rule.origins(*step) {
                let mut place = 0_usize;
                while let Some(state) = self.before.get(from).and_then(|states| states.get(place)).copied() {
                    if self.can_go_on(&state, hit.time) {
                        self.append(Some(state), *step, hit);
                    }
                    place = place.saturating_add(1);
                }
            }
            if may_enter && rule.is_entry(*step) {
                self.has_entered = true;
                self.append(None, *step, hit);
            }
        }
    }

    /// Writes down the best chain.
    fn settle(&mut self) {
        self.chain.matched.clear();
        self.chain.level = self.best.map_or(0, |(step, _)| step.saturating_add(1));
        let mut next = self.best.map(|(_, state)| state.link);
        while let Some(link) = next.and_then(|link| self.links.get(link)) {
            self.chain.matched.push(link.taken);
            next = link.before;
        }
        self.chain.matched.reverse();
    }
}
