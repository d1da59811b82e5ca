//! Shared steps written once: a figure that several stages use has its reasons where it is met first.

use super::{Op, Step};
use std::{collections::BTreeSet, sync::Arc};

/// The tree with every shared step in full where it is met first, and as [`Op::Same`] from then on.
///
/// Figures share their steps, so a tree in memory is small; written out whole, a chain of stages that each use the ones
/// before would double at every stage.
#[must_use]
pub fn once(step: &Arc<Step>) -> Arc<Step> {
    fold(step, &mut BTreeSet::new())
}

fn fold(step: &Arc<Step>, seen: &mut BTreeSet<usize>) -> Arc<Step> {
    if step.of.is_empty() {
        return Arc::clone(step);
    }
    let mut folded = Step { of: Vec::new(), ..Step::clone(step) };
    if seen.insert(Arc::as_ptr(step).addr()) {
        folded.of = step.of.iter().map(|below| fold(below, seen)).collect();
    } else {
        folded.op = Op::Same;
    }
    Arc::new(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{Figure, common, replay};

    #[test]
    fn a_shared_step_is_written_in_full_where_it_is_met_first() {
        let two = Figure::constant(&common::AMOUNT, 2);
        let four = Figure::sum(&common::PAY, &[&two, &two]);
        let sixteen = Figure::product(&common::PAY, &[&four, &four]);
        let once = once(&sixteen.step());
        let ops: Vec<&str> = once.of.iter().map(|step| step.op.name()).collect();
        assert_eq!(ops, ["sum", "same"]);
        assert_eq!(replay(&once), Some(once.value.clone()));
    }
}
