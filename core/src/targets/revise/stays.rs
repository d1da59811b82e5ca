//! What a figure that is set by hand leaves as it is, held against the new plan.

use super::{
    breakback::{BreakbackQuestion, BreakbackRule},
    draft::{Values, periods_of, values_of, visit},
};
use crate::{
    error::{Problem, Problems, catalogue::target as code},
    id::Id,
    life::LifeCycle as _,
    number::Number,
    targets::{
        document::{Margins, TargetNode},
        plan::TargetPlan,
        steps::Steps,
    },
};
use std::collections::BTreeMap;

/// What nodes have to have in the new plan, in the whole and in the period; nothing is said of those that may move.
pub(super) struct Stays<'q> {
    asked: &'q BreakbackQuestion,
    scale: u32,
    wholes: Values,
    cells: Values,
}

impl<'q> Stays<'q> {
    /// Everybody has what is wanted of it, or what it had, but those below a node.
    pub fn in_whole(plan: &TargetPlan, asked: &'q BreakbackQuestion, wanted: &Values, free: &TargetNode) -> Self {
        let mut wholes = values_of(plan);
        for top in &free.children {
            visit(top, &mut |node| {
                wholes.remove(&node.id);
            });
        }
        wholes.extend(wanted.iter().map(|(id, value)| (id.clone(), value.clone())));
        wholes.insert(asked.node.clone(), asked.value.clone());
        Self { asked, scale: Steps::of(plan.document()).scale, wholes, cells: Values::new() }
    }

    /// The same for a figure of a period: nobody moves in another one.
    pub fn in_period(
        plan: &TargetPlan,
        asked: &'q BreakbackQuestion,
        path: &[&TargetNode],
        shifted: &Values,
        cells: &Values,
    ) -> Self {
        let mut wholes = values_of(plan);
        wholes.extend(shifted.iter().map(|(id, value)| (id.clone(), value.clone())));
        let document = plan.document();
        let mut wanted = BTreeMap::new();
        // Where parts of nodes above are exact, too, steps of others may move in time, and those above have the sums.
        let is_both = document.time.as_ref().is_some_and(|time| time.margins == Margins::Both);
        if !is_both {
            wanted = cells.clone();
            let free = match asked.rule {
                BreakbackRule::KeepTotal => path.iter().rev().nth(1),
                BreakbackRule::KeepNode | BreakbackRule::MoveTotal => path.last(),
            };
            if let Some(free) = free {
                visit(free, &mut |node| {
                    wanted.remove(&node.id);
                });
            }
            let change = cells.get(&asked.node).map(|old| &asked.value - old).unwrap_or_default();
            for above in path.iter().rev().skip(1) {
                let Some(old) = cells.get(&above.id) else { continue };
                let moves = asked.rule != BreakbackRule::KeepTotal;
                wanted.insert(above.id.clone(), if moves { old + &change } else { old.clone() });
            }
        }
        wanted.insert(asked.node.clone(), asked.value.clone());
        Self { asked, scale: Steps::of(document).scale, wholes, cells: wanted }
    }

    /// Holds the new plan against it.
    pub fn check(&self, new: &TargetPlan, index: usize) -> Result<(), Problems> {
        let scale = self.scale.max(Steps::of(new.document()).scale);
        let unmet = |id: &Id, wanted: &Number, found: &Number| -> Problems {
            let written = |number: &Number| crate::money::Amount::new(number, scale);
            let problem = Problem::new(&code::CANNOT_STAY, "/value").in_facts().with("node", &self.asked.node);
            let problem = problem.with("value", &self.asked.value).with("other", id);
            problem.with("wanted", written(wanted)).with("found", written(found)).into()
        };
        let wholes = values_of(new);
        for (id, wanted) in &self.wholes {
            let found = wholes.get(id).cloned().unwrap_or_default();
            if found != *wanted {
                return Err(unmet(id, wanted, &found));
            }
        }
        let periods = if self.cells.is_empty() { BTreeMap::new() } else { periods_of(new) };
        for (id, wanted) in &self.cells {
            let found = periods.get(id).and_then(|parts| parts.get(index)).cloned().unwrap_or_default();
            if found != *wanted {
                return Err(unmet(id, wanted, &found));
            }
        }
        Ok(())
    }
}
