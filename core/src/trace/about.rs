//! The parts of a trace that are about somebody or something.

use super::Step;
use std::{collections::BTreeSet, sync::Arc};

/// The topmost steps about one person, component, node or the like, in the order of the trace; a step that several
/// figures share comes once.
#[must_use]
pub fn steps_about(step: &Arc<Step>, about: &str) -> Vec<Arc<Step>> {
    let mut found = Vec::new();
    let is_about = |step: &Arc<Step>| {
        let is_found = step.about.as_deref() == Some(about);
        if is_found {
            found.push(Arc::clone(step));
        }
        is_found
    };
    walk(step, &mut BTreeSet::new(), is_about);
    found
}

/// Whom and what steps are about, in the order of the trace.
#[must_use]
pub fn subjects_of(step: &Arc<Step>) -> Vec<String> {
    let (mut subjects, mut seen) = (Vec::new(), BTreeSet::new());
    let note = |step: &Arc<Step>| {
        if let Some(about) = &step.about
            && seen.insert(about.clone())
        {
            subjects.push(about.clone());
        }
        false
    };
    walk(step, &mut BTreeSet::new(), note);
    subjects
}

/// Goes down the tree, each shared step once; below a step at which `stop` says so it does not go.
fn walk(step: &Arc<Step>, seen: &mut BTreeSet<usize>, mut stop: impl FnMut(&Arc<Step>) -> bool) {
    let mut waiting = vec![step];
    while let Some(step) = waiting.pop() {
        if seen.insert(Arc::as_ptr(step).addr()) && !stop(step) {
            waiting.extend(step.of.iter().rev());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{Figure, common};

    #[test]
    fn the_topmost_steps_about_somebody_come_once() {
        let two = Figure::constant(&common::AMOUNT, 2).about("ann");
        let four = Figure::sum(&common::PAY, &[&two, &two]).about("ann");
        let six = Figure::sum(&common::PAY, &[&four, &two]).about("team");
        let found = steps_about(&six.step(), "ann");
        assert_eq!(found, [four.step(), two.step()]);
        assert_eq!(subjects_of(&six.step()), ["team", "ann"]);
        assert!(steps_about(&six.step(), "bob").is_empty());
    }
}
