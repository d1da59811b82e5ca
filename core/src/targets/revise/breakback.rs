//! What becomes of a plan when a figure is set by hand.

use super::{
    beside, cell,
    changes::{Revision, Seen, Told, revision},
    draft::{Draft, RevisionNote, visit},
    shift::{Standing, apply, find},
    words::ChangeReason,
};
use crate::{
    error::{Language, Problem, Problems, catalogue::target as code},
    id::Id,
    life::LifeCycle as _,
    number::Number,
    shape::{record, word},
    targets::{
        check::check_step,
        document::{TargetNode, TargetPlanDocument},
        plan::TargetPlan,
    },
};
use std::collections::{BTreeMap, BTreeSet};

record! {
    /// What becomes of the plan when a figure is set by hand?
    pub struct BreakbackQuestion {
        /// The node.
        node: Id,
        /// What it shall have.
        value: Number,
        /// The label of the period in which it shall have it; in the whole, unless given.
        period: Option<String>,
        /// What the others do.
        rule: BreakbackRule = BreakbackRule::KeepTotal,
        /// Why the new version is made, when and by whom.
        note: RevisionNote,
        /// The language of reasons.
        language: Language = Language::En,
    }
}

word! {
    /// What others do when a figure is set by hand.
    pub enum BreakbackRule {
        /// Siblings make room, so that the nodes above keep their targets.
        KeepTotal = "keep_total",
        /// The other periods of the node make room, so that its own target stays; only for a figure of a period.
        KeepNode = "keep_node",
        /// The nodes above rise or fall with it, and the total does.
        MoveTotal = "move_total",
    }
}

impl TargetPlan {
    /// What becomes of the plan when a figure is set by hand: the node has exactly the value, and is locked at it in the new
    /// plan (in a period, the period is kept); the others follow by the declared rule.
    ///
    /// With `keep_total` siblings share what is left in proportion to each other, within locks and bounds; where they cannot,
    /// the siblings of the nodes above do. With `move_total` everybody but the node, those below and those above it stays.
    ///
    /// # Errors
    /// A node or period that there is not, a value that is no whole number of steps, and what cannot hold together: locks
    /// and bounds in the way, with the nodes and the amounts by which they are. Where the new plan would not have exactly the
    /// value, or somebody else would move, that is an error, too.
    pub fn breakback(&self, asked: &BreakbackQuestion) -> Result<Revision, Problems> {
        let path = find(self, &asked.node, "/node")?;
        let mut faults = Problems::new();
        check_step(&asked.value, &self.document().unit.step(), "/value", false, &mut faults);
        faults.in_facts().or(())?;
        let new = match (&asked.period, asked.rule) {
            (Some(period), _) => cell::set(self, asked, &path, period)?,
            (None, BreakbackRule::KeepNode) => return Err(rule_without(&code::KEEP_WITHOUT_PERIOD, asked)),
            (None, BreakbackRule::KeepTotal) if path.len() <= 1 => {
                return Err(rule_without(&code::KEEP_OF_ROOT, asked));
            }
            (None, BreakbackRule::KeepTotal) => beside::set(self, asked, &path)?,
            (None, BreakbackRule::MoveTotal) => self.set_with_total(asked, &path)?,
        };
        let mut below = BTreeSet::new();
        if let Some(node) = path.last() {
            visit(node, &mut |node| {
                below.insert(&node.id);
            });
        }
        revision(self, &new, asked.language, &|seen| told(seen, asked, &path, &below))
    }

    /// The nodes above rise or fall with it.
    fn set_with_total(&self, asked: &BreakbackQuestion, path: &[&TargetNode]) -> Result<Self, Problems> {
        let worked = self.work();
        let standing = Standing::of(&worked);
        let old = standing.share(&asked.node).map(|share| share.count.clone()).unwrap_or_default();
        let change = standing.steps.count(&asked.value) - &old;
        let shifted: BTreeMap<Id, Number> = standing.shift(path, &change)?.into_iter().collect();
        let mut draft = Draft::of(self, &asked.note);
        raise_total(&mut draft.document, &standing, &shifted);
        if path.len() > 1 {
            draft.change(&asked.node, |node| {
                node.locked = Some(asked.value.clone());
                node.set = None;
            });
        }
        apply(self, draft, &shifted, &[&asked.node])
    }
}

/// Gives a plan the total of its root; a part below a step stays.
pub(super) fn raise_total(document: &mut TargetPlanDocument, standing: &Standing<'_>, shifted: &BTreeMap<Id, Number>) {
    let root = &document.tree.id;
    let old = standing.share(root).map(|share| standing.steps.amount(&share.count));
    if let (Some(old), Some(new)) = (old, shifted.get(root)) {
        document.total += &(new - &old);
    }
}

fn rule_without(code: &'static crate::error::Code, asked: &BreakbackQuestion) -> Problems {
    Problem::new(code, "/rule").in_facts().with("node", &asked.node).with("rule", asked.rule.word()).into()
}

fn told(seen: &Seen<'_>, asked: &BreakbackQuestion, path: &[&TargetNode], below: &BTreeSet<&Id>) -> Told {
    let id = &seen.node.id;
    let is_above = path.iter().any(|node| node.id == *id);
    let is_below = below.contains(id);
    let is_asked = *id == asked.node;
    let why = match (&asked.period, seen.period) {
        (Some(period), Some(of)) if period == of && is_asked => ChangeReason::Declared,
        (None, None) if is_asked => ChangeReason::Declared,
        (Some(period), Some(of)) if period != of => seen.over_time(),
        (None, Some(_)) => seen.over_time(),
        _ if is_asked || is_above => ChangeReason::Follows,
        _ if is_below => ChangeReason::PartOf,
        _ => ChangeReason::MakesRoom,
    };
    (why, vec![("node", asked.node.to_string())])
}
