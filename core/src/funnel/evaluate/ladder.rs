//! The ladder of a pipeline: its stages as rungs from the first to won, and the policies that say which rungs count.

use crate::funnel::document::{Counting, PipelineDocument, StageOutcome};
use std::collections::BTreeMap;

/// The stages as rungs: those that a deal passes, in order, and `won` above them. `lost` is no rung.
pub(super) struct Ladder<'a> {
    index: BTreeMap<&'a str, usize>,
    rungs: Vec<Option<usize>>,
    outcomes: Vec<Option<StageOutcome>>,
    ids: Vec<&'a str>,
    /// The stage of each rung.
    pub stages: Vec<usize>,
}

impl<'a> Ladder<'a> {
    pub fn of(document: &'a PipelineDocument) -> Self {
        let stages = document.stages.iter().enumerate();
        let with = |outcome| {
            let stages = stages.clone();
            stages.filter(move |(_, stage)| stage.outcome == outcome).map(|(index, _)| index)
        };
        let order: Vec<usize> = with(None).chain(with(Some(StageOutcome::Won))).collect();
        let mut rungs = vec![None; document.stages.len()];
        for (rung, stage) in order.iter().enumerate() {
            if let Some(place) = rungs.get_mut(*stage) {
                *place = Some(rung);
            }
        }
        let index = stages.clone().map(|(index, stage)| (stage.id.as_str(), index)).collect();
        let outcomes = stages.clone().map(|(_, stage)| stage.outcome).collect();
        let ids = stages.clone().map(|(_, stage)| stage.id.as_str()).collect();
        Self { index, rungs, outcomes, ids, stages: order }
    }

    pub fn stage(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    pub fn id(&self, stage: usize) -> &'a str {
        self.ids.get(stage).copied().unwrap_or_default()
    }

    pub fn rung(&self, stage: usize) -> Option<usize> {
        self.rungs.get(stage).copied().flatten()
    }

    pub fn outcome(&self, stage: usize) -> Option<StageOutcome> {
        self.outcomes.get(stage).copied().flatten()
    }

    /// The order of stages at one moment: rungs upwards, then the ways to lose.
    pub fn rank(&self, stage: usize) -> usize {
        self.rung(stage).unwrap_or_else(|| self.stages.len().saturating_add(stage))
    }

    /// The rung of won.
    pub fn top(&self) -> usize {
        self.stages.len().saturating_sub(1)
    }
}

/// Which of `height` rungs count for a deal that visited `rungs` in this order.
pub(super) fn counted(counting: Counting, rungs: &[usize], height: usize) -> Vec<bool> {
    match counting {
        Counting::Touched => (0..height).map(|rung| rungs.contains(&rung)).collect(),
        Counting::Implied => {
            let highest = rungs.iter().max();
            (0..height).map(|rung| highest.is_some_and(|highest| rung <= *highest)).collect()
        }
        Counting::InOrder => {
            let reached =
                rungs.iter().fold(0_usize, |next, rung| if *rung == next { next.saturating_add(1) } else { next });
            (0..height).map(|rung| rung < reached).collect()
        }
        Counting::ResetOnRegress => {
            let mut counted = vec![false; height];
            for visited in rungs {
                for (rung, counts) in counted.iter_mut().enumerate().skip(*visited) {
                    *counts = rung == *visited;
                }
            }
            counted
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// S1S2S3W; S1S3W; S3L; S1S2; S1S2S1; S1L; S3: the counts of S1, S2, S3 and W by each policy.
    #[test]
    fn one_set_of_deals_gives_four_funnels() {
        let deals: [&[usize]; 7] = [&[0, 1, 2, 3], &[0, 2, 3], &[2], &[0, 1], &[0, 1, 0], &[0], &[2]];
        let counts = |counting| {
            let all: Vec<Vec<bool>> = deals.iter().map(|rungs| counted(counting, rungs, 4)).collect();
            (0..4).map(|rung| all.iter().filter(|counted| counted[rung]).count()).collect::<Vec<_>>()
        };
        assert_eq!(counts(Counting::Touched), [5, 3, 4, 2]);
        assert_eq!(counts(Counting::InOrder), [5, 3, 1, 1]);
        assert_eq!(counts(Counting::Implied), [7, 6, 4, 2]);
        assert_eq!(counts(Counting::ResetOnRegress), [5, 2, 4, 2]);
    }
}
