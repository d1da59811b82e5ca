//! What is counted over the chains of all users: levels, times between steps, groups and attempts.

use super::{
    chain::{Chain, Finder},
    document::{Attribution, Breakdown, EventFunnelDocument},
    rule::Hit,
};
use std::collections::BTreeMap;

/// The counts of a funnel.
pub(super) struct Tally {
    /// Users whose level is exactly 0, 1, ….
    pub levels: Vec<usize>,
    /// Users whose chain has each step.
    pub matched: Vec<usize>,
    /// For each step the milliseconds since the matched step before.
    pub gaps: Vec<Vec<u64>>,
    /// For each code of the property (0 for none) the users whose level is exactly 0, 1, ….
    pub groups: BTreeMap<u32, Vec<usize>>,
    /// Attempts whose level is exactly 0, 1, ….
    pub attempts: Vec<usize>,
    breakdown: Option<Breakdown>,
    has_totals: bool,
}

impl Tally {
    pub fn new(document: &EventFunnelDocument) -> Self {
        let height = document.steps.len();
        let levels = vec![0; height.saturating_add(1)];
        Self {
            attempts: levels.clone(),
            levels,
            matched: vec![0; height],
            gaps: vec![Vec::new(); height],
            groups: BTreeMap::new(),
            breakdown: document.breakdown.clone(),
            has_totals: document.totals,
        }
    }

    /// Counts a user by the longest chain through the user's sorted events.
    pub fn add<'a>(&mut self, finder: &'a mut Finder<'_>, hits: &[Hit]) -> &'a Chain {
        if self.has_totals {
            let attempts = &mut self.attempts;
            finder.attempts(hits, |chain| count(attempts, chain.level));
        }
        let chain = finder.longest(hits);
        count(&mut self.levels, chain.level);
        for taken in &chain.matched {
            count(&mut self.matched, taken.step);
        }
        for pair in chain.matched.windows(2) {
            if let [from, to] = pair
                && let Some(gaps) = self.gaps.get_mut(to.step)
            {
                gaps.push(to.time.abs_diff(from.time));
            }
        }
        if let Some(breakdown) = &self.breakdown {
            let empty = || vec![0; self.levels.len()];
            count(self.groups.entry(tag(breakdown, chain)).or_insert_with(empty), chain.level);
        }
        chain
    }
}

/// Sums from above: how many are at level 1 or beyond, at 2 or beyond, ….
pub(super) fn reached(levels: &[usize]) -> Vec<usize> {
    let mut sum = 0_usize;
    let mut reached: Vec<usize> = levels
        .iter()
        .skip(1)
        .rev()
        .map(|count| {
            sum = sum.saturating_add(*count);
            sum
        })
        .collect();
    reached.reverse();
    reached
}

fn count(levels: &mut [usize], level: usize) {
    if let Some(count) = levels.get_mut(level) {
        *count = count.saturating_add(1);
    }
}

fn tag(breakdown: &Breakdown, chain: &Chain) -> u32 {
    let taken = match (breakdown.step, breakdown.of) {
        (Some(step), _) => chain.matched.iter().find(|taken| u32::try_from(taken.step.saturating_add(1)) == Ok(step)),
        (None, Attribution::First) => chain.matched.first(),
        (None, Attribution::Last) => chain.matched.last(),
    };
    taken.map_or(0, |taken| taken.tag)
}
