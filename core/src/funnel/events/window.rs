//! Steps in any order: the window that holds the most distinct ones.

use super::chain::{Chain, Hit, Kind, Rule};
use std::collections::VecDeque;

/// The first window that holds the most distinct steps; an excluded event parts what stands before it from what stands
/// after.
pub(super) fn most_steps(rule: &Rule, hits: &[Hit]) -> Chain {
    let mut search =
        Search { rule, window: VecDeque::new(), counts: vec![0; rule.steps.len()], level: 0, best: Chain::default() };
    let mut start = None;
    for hit in hits {
        match hit.kind {
            Kind::Other => {}
            Kind::Excluded if rule.is_first && start.is_some() => break,
            Kind::Excluded => search.clear(),
            Kind::Step(event) => {
                let first = *start.get_or_insert(hit.time);
                if rule.is_first && !Rule::is_within(rule.window, first, hit.time) {
                    break;
                }
                search.add(hit.time, event);
            }
        }
    }
    search.best
}

struct Search<'a> {
    rule: &'a Rule,
    window: VecDeque<(i64, usize)>,
    counts: Vec<usize>,
    level: usize,
    best: Chain,
}

impl Search<'_> {
    /// How many steps have this event.
    fn wanted(&self, event: usize) -> usize {
        self.rule.steps.iter().filter(|step| **step == event).count()
    }

    fn add(&mut self, time: i64, event: usize) {
        while let Some((first, gone)) = self.window.front().copied()
            && !Rule::is_within(self.rule.window, first, time)
        {
            self.window.pop_front();
            let wanted = self.wanted(gone);
            if let Some(count) = self.counts.get_mut(gone) {
                if *count <= wanted {
                    self.level = self.level.saturating_sub(1);
                }
                *count = count.saturating_sub(1);
            }
        }
        self.window.push_back((time, event));
        let wanted = self.wanted(event);
        if let Some(count) = self.counts.get_mut(event) {
            *count = count.saturating_add(1);
            if *count <= wanted {
                self.level = self.level.saturating_add(1);
            }
        }
        if self.level > self.best.level {
            self.best = Chain { level: self.level, matched: self.matched() };
        }
    }

    fn clear(&mut self) {
        self.window.clear();
        self.counts.fill(0);
        self.level = 0;
    }

    /// The earliest events of the window for each step. Runs at most once a level, so the pass stays linear in the
    /// events up to the number of steps.
    fn matched(&self) -> Vec<(usize, i64)> {
        let mut used = vec![false; self.rule.steps.len()];
        let mut matched = Vec::with_capacity(self.level);
        for (time, event) in &self.window {
            let free = self
                .rule
                .steps
                .iter()
                .enumerate()
                .find(|(step, wanted)| *wanted == event && used.get(*step).is_some_and(|is_used| !is_used));
            let Some((step, _)) = free else { continue };
            if let Some(place) = used.get_mut(step) {
                *place = true;
            }
            matched.push((step, *time));
        }
        matched
    }
}
