//! What becomes of a plan when target moves from one node to another: a territory changes hands, and quota with it.

use super::{
    changes::{Revision, revision},
    draft::{Draft, RevisionNote},
    shift::{Standing, apply, find},
    words::ChangeReason,
};
use crate::{
    error::{Language, Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    life::LifeCycle as _,
    money::Amount,
    number::Number,
    shape::record,
    targets::{check::check_step, document::TargetNode, plan::TargetPlan},
};
use std::collections::BTreeMap;

record! {
    /// What becomes of the plan when target moves from one node to another?
    pub struct TransferQuestion {
        /// Who gives it up.
        from: Id,
        /// Who takes it over.
        to: Id,
        /// How much; more than zero, and a whole number of steps.
        amount: Number,
        /// Why the new version is made, when and by whom.
        note: RevisionNote,
        /// The language of reasons.
        language: Language = Language::En,
    }
}

impl TargetPlan {
    /// What becomes of the plan when target moves from one node to another, with its reason: the nodes above them follow up
    /// to the first that they share, everybody else and the total stay. Weights move with the target; a lock of one of the
    /// two moves too.
    ///
    /// # Errors
    /// Nodes of which one stands above the other, an amount that is no whole number of steps, nodes between that are held by
    /// a lock or bound or are padded, and less than nothing left of who gives up.
    pub fn transfer(&self, asked: &TransferQuestion) -> Result<Revision, Problems> {
        let (from, to) = self.check_transfer(asked)?;
        let worked = self.work();
        let standing = Standing::of(&worked);
        let shared = from.iter().zip(&to).take_while(|(one, other)| one.id == other.id).count();
        let change = standing.steps.count(&asked.amount).abs();
        let below =
            |path: &[&TargetNode], change: &Number| standing.shift(path.get(shared..).unwrap_or_default(), change);
        let (given, taken) = (below(&from, &-&change)?, below(&to, &change)?);
        let moved = |shifted: &[(Id, Number)]| {
            let (id, value) = shifted.last()?;
            Some(value - &standing.steps.amount(&standing.share(id)?.count))
        };
        if moved(&given).map(|moved| -moved) != moved(&taken) {
            let amount = |shifted: &[(Id, Number)]| {
                let moved = moved(shifted).unwrap_or_default();
                Amount::new(&moved.abs(), standing.steps.scale)
            };
            let problem = Problem::new(&code::PADDED_TRANSFER, "/amount").in_facts();
            let problem = problem.with("from", &asked.from).with("to", &asked.to);
            return Err(problem.with("given", amount(&given)).with("taken", amount(&taken)).into());
        }
        let shifted: BTreeMap<Id, Number> = given.into_iter().chain(taken).collect();
        let mut draft = Draft::of(self, &asked.note);
        for id in [&asked.from, &asked.to] {
            draft.change(id, |node| {
                if node.locked.is_some() {
                    node.locked = shifted.get(id).cloned();
                }
            });
        }
        let new = apply(self, draft, &shifted, &[&asked.from, &asked.to])?;
        let amount = Amount::new(&asked.amount, standing.steps.scale).to_string();
        let is_above = |path: &[&TargetNode], id: &Id| path.iter().any(|node| node.id == *id);
        revision(self, &new, asked.language, &|seen| {
            let id = &seen.node.id;
            let why = if seen.period.is_some() {
                seen.over_time()
            } else if *id == asked.from {
                ChangeReason::GivenUp
            } else if *id == asked.to {
                ChangeReason::TakenOver
            } else if is_above(&from, id) || is_above(&to, id) {
                ChangeReason::Follows
            } else {
                ChangeReason::PartOf
            };
            let follows = if is_above(&from, id) { &asked.from } else { &asked.to };
            let whole = seen.parent.map_or(follows, |parent| &parent.at.node.id);
            let node = if why == ChangeReason::PartOf { whole } else { follows };
            let params = vec![
                ("amount", amount.clone()),
                ("from", asked.from.to_string()),
                ("to", asked.to.to_string()),
                ("note", asked.note.reason.clone()),
                ("node", node.to_string()),
            ];
            (why, params)
        })
    }

    fn check_transfer(&self, asked: &TransferQuestion) -> Result<(Vec<&TargetNode>, Vec<&TargetNode>), Problems> {
        let mut problems = Problems::new();
        let mut path = |id: &Id, place: &str| match find(self, id, place) {
            Ok(path) => path,
            Err(problem) => {
                problems.push(problem);
                Vec::new()
            }
        };
        let (from, to) = (path(&asked.from, "/from"), path(&asked.to, "/to"));
        let stands_above = |path: &[&TargetNode], id: &Id| path.iter().any(|node| node.id == *id);
        if stands_above(&from, &asked.to) || stands_above(&to, &asked.from) {
            let problem = Problem::new(&code::TRANSFER_WITHIN, "/to").in_facts().with("from", &asked.from);
            problems.push(problem.with("to", &asked.to));
        }
        let mut faults = Problems::new();
        check_step(&asked.amount, &self.document().unit.step(), "/amount", false, &mut faults);
        if !asked.amount.is_positive() {
            let problem = Problem::new(&general::OUT_OF_RANGE, "/amount").with("value", &asked.amount);
            faults.push(problem.with("range", "above 0"));
        }
        problems.extend(faults.in_facts());
        problems.or((from, to))
    }
}
