//! Steps in any order: the window that holds the most distinct ones.

use super::{
    chain::{Chain, Taken},
    rule::{Hit, Kind, Rule},
};
use std::collections::VecDeque;

/// The window over the events of one user after the other.
pub(super) struct Window<'a> {
    rule: &'a Rule,
    hits: VecDeque<(u8, Hit)>,
    counts: Vec<usize>,
    used: Vec<bool>,
    level: usize,
}

impl<'a> Window<'a> {
    pub fn new(rule: &'a Rule) -> Self {
        let height = rule.steps.len();
        Self { rule, hits: VecDeque::new(), counts: vec![0; height], used: vec![false; height], level: 0 }
    }

    /// The first window that holds the most distinct steps; an excluded event parts what stands before it from what
    /// stands after.
    pub fn most_steps(&mut self, hits: &[Hit], best: &mut Chain) {
        self.clear();
        best.level = 0;
        best.matched.clear();
        let mut start = None;
        for hit in hits {
            match hit.kind {
                Kind::Other => {}
                Kind::Excluded if self.rule.is_first && start.is_some() => return,
                Kind::Excluded => self.clear(),
                Kind::Step(event) => {
                    let first = *start.get_or_insert(hit.time);
                    if self.rule.is_first && !Rule::is_within(self.rule.window, first, hit.time) {
                        return;
                    }
                    self.add(event, *hit);
                    if self.level > best.level {
                        self.settle(best);
                    }
                }
            }
            if best.level == self.rule.steps.len() {
                return;
            }
        }
    }

    /// Every attempt at the steps: from an event until all steps are there, the window is over, or an excluded event
    /// comes.
    pub fn attempts(&mut self, hits: &[Hit], chain: &mut Chain, mut each: impl FnMut(&Chain)) {
        self.clear();
        for hit in hits {
            let is_over = |first: &Hit| !Rule::is_within(self.rule.window, first.time, hit.time);
            let has_ended = match hit.kind {
                Kind::Other => continue,
                Kind::Excluded => !self.hits.is_empty(),
                Kind::Step(_) => self.hits.front().is_some_and(|(_, first)| is_over(first)),
            };
            if has_ended {
                self.settle(chain);
                each(chain);
                self.clear();
            }
            if let Kind::Step(event) = hit.kind {
                self.add(event, *hit);
            }
            if self.level == self.rule.steps.len() {
                self.settle(chain);
                each(chain);
                self.clear();
            }
        }
        if !self.hits.is_empty() {
            self.settle(chain);
            each(chain);
        }
    }

    fn clear(&mut self) {
        self.hits.clear();
        self.counts.fill(0);
        self.level = 0;
    }

    /// Adds an event, and lets go of those that are too far before it.
    fn add(&mut self, event: u8, hit: Hit) {
        while let Some((gone, first)) = self.hits.front().copied()
            && !Rule::is_within(self.rule.window, first.time, hit.time)
        {
            self.hits.pop_front();
            let wanted = self.rule.places(gone).len();
            if let Some(count) = self.counts.get_mut(usize::from(gone)) {
                if *count <= wanted {
                    self.level = self.level.saturating_sub(1);
                }
                *count = count.saturating_sub(1);
            }
        }
        self.hits.push_back((event, hit));
        let wanted = self.rule.places(event).len();
        if let Some(count) = self.counts.get_mut(usize::from(event)) {
            *count = count.saturating_add(1);
            if *count <= wanted {
                self.level = self.level.saturating_add(1);
            }
        }
    }

    /// Writes down the earliest events of the window for each step. Runs at most once a level, so the pass stays linear
    /// in the events up to the number of steps.
    fn settle(&mut self, chain: &mut Chain) {
        chain.level = self.level;
        chain.matched.clear();
        self.used.fill(false);
        for (event, hit) in &self.hits {
            let free = self.rule.places(*event).iter().find(|step| self.used.get(**step) == Some(&false));
            let Some(step) = free else { continue };
            if let Some(place) = self.used.get_mut(*step) {
                *place = true;
            }
            chain.matched.push(Taken { step: *step, time: hit.time, tag: hit.tag });
        }
    }
}
