//! Plain ordered chains: each event is one step, and no step may be left out. Then one chain a step is all there is to
//! know, and a chain is a list of places in the events; that is most funnels, and many times as fast as the general way.

use super::{
    chain::{Chain, Taken},
    rule::{Hit, Kind, Rule},
};

/// The chain that ends at a step and started last.
#[derive(Clone, Copy)]
struct Mark {
    start: i64,
    last: i64,
    /// The place of its last event; `NONE` where no chain ends here.
    place: u32,
}

const NONE: u32 = u32::MAX;
const NO_CHAIN: Mark = Mark { start: 0, last: 0, place: NONE };

/// Finds the plain chains of one user after the other.
pub(super) struct Plain {
    marks: Vec<Mark>,
    /// For each event the place of the one before it in its chain.
    before: Vec<u32>,
    window: u64,
    step_window: u64,
    is_increasing: bool,
    is_first: bool,
    /// When the first chain started.
    entered: Option<i64>,
    /// The furthest step, counted from 1, and where the first chain that got there ends.
    best: (usize, u32),
}

impl Plain {
    pub fn new(rule: &Rule) -> Self {
        Self {
            marks: vec![NO_CHAIN; rule.steps.len()],
            before: Vec::new(),
            window: rule.window.unwrap_or(u64::MAX),
            step_window: rule.step_window.unwrap_or(u64::MAX),
            is_increasing: rule.is_increasing,
            is_first: rule.is_first,
            entered: None,
            best: (0, NONE),
        }
    }

    /// The longest chain through the sorted events of a user.
    pub fn longest(&mut self, hits: &[Hit], chain: &mut Chain) {
        self.marks.fill(NO_CHAIN);
        self.before.clear();
        self.before.resize(hits.len(), NONE);
        self.entered = None;
        self.best = (0, NONE);
        if self.is_increasing {
            self.by_instants(hits);
        } else {
            for (place, hit) in (0_u32..).zip(hits) {
                self.take(place, hit);
                if self.best.0 == self.marks.len() {
                    break;
                }
            }
        }
        self.settle(hits, chain);
    }

    /// Of one instant a chain takes one event: the last steps come first, so that each goes on from a chain as it was.
    fn by_instants(&mut self, hits: &[Hit]) {
        let mut start = 0_u32;
        for instant in hits.chunk_by(|one, next| one.time == next.time) {
            let count = u32::try_from(instant.len()).unwrap_or(NONE);
            let steps = (start..).zip(instant).filter(|(_, hit)| matches!(hit.kind, Kind::Step(_)));
            let mut last = None;
            let mut firsts: Vec<(u32, &Hit)> = Vec::new();
            for (place, hit) in steps {
                // Of the same events at one instant the first one counts.
                if last != Some(hit.kind) {
                    firsts.push((place, hit));
                }
                last = Some(hit.kind);
            }
            firsts.iter().rev().for_each(|(place, hit)| self.take(*place, hit));
            if instant.iter().any(|hit| hit.kind == Kind::Excluded) {
                self.marks.fill(NO_CHAIN);
            }
            if self.best.0 == self.marks.len() {
                return;
            }
            start = start.saturating_add(count);
        }
    }

    fn take(&mut self, place: u32, hit: &Hit) {
        let step = match hit.kind {
            Kind::Step(step) => usize::from(step),
            // It stands after the steps of its own instant and before all later ones.
            Kind::Excluded => return self.marks.fill(NO_CHAIN),
            Kind::Other => return,
        };
        let mut mark = Mark { start: hit.time, last: hit.time, place };
        if let Some(from) = step.checked_sub(1) {
            let Some(from) = self.marks.get(from).filter(|from| self.can_go_on(from, hit.time)) else { return };
            mark.start = from.start;
            if let Some(before) = self.before.get_mut(index(place)) {
                *before = from.place;
            }
        } else {
            if self.is_first && self.entered.is_some_and(|time| time != hit.time) {
                return;
            }
            self.entered = Some(hit.time);
        }
        if let Some(kept) = self.marks.get_mut(step) {
            *kept = mark;
        }
        if step >= self.best.0 {
            self.best = (step.saturating_add(1), place);
        }
    }

    fn can_go_on(&self, mark: &Mark, time: i64) -> bool {
        mark.place != NONE
            && (!self.is_increasing || time > mark.last)
            && time.abs_diff(mark.start) <= self.window
            && time.abs_diff(mark.last) <= self.step_window
    }

    /// Writes down the best chain.
    fn settle(&self, hits: &[Hit], chain: &mut Chain) {
        chain.level = self.best.0;
        chain.matched.clear();
        let mut place = self.best.1;
        let mut step = self.best.0;
        while let (Some(hit), Some(before)) = (hits.get(index(place)), self.before.get(index(place))) {
            step = step.saturating_sub(1);
            chain.matched.push(Taken { step, time: hit.time, tag: hit.tag });
            place = *before;
        }
        chain.matched.reverse();
    }
}

fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
