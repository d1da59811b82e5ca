//! What a revision changes: old and new of every node, in the whole and in every period, with the reason.

use super::{
    draft::{kept_below, periods_of, values_of},
    facts::course_of,
    words::ChangeReason,
};
use crate::{
    error::{Language, Problem, Problems, catalogue::number as number_code},
    id::Id,
    life::LifeCycle as _,
    money::Amount,
    number::Number,
    targets::{
        document::{PlanVersion, TargetNode, TargetPlanDocument},
        plan::TargetPlan,
        share::{Held, Share},
        steps::Steps,
    },
};
use chrono::NaiveDate;
use serde::Serialize;

/// A figure before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetMoved"))]
pub struct Moved {
    /// Before.
    pub old: Amount,
    /// After.
    pub new: Amount,
    /// The difference.
    pub change: Amount,
}

/// A target that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetChange {
    /// The node.
    pub node: Id,
    /// The node that it is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// The period; without one it is the whole target of the node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Before.
    pub old: Amount,
    /// After.
    pub new: Amount,
    /// The difference.
    pub change: Amount,
    /// Why.
    pub why: ChangeReason,
    /// Why, in words.
    pub reason: String,
}

/// The version that a revision makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetRevisionVersion"))]
pub struct MadeVersion {
    /// Its number.
    pub number: u32,
    /// The day on which it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Why it was made.
    pub reason: String,
    /// The SHA-256 of the version before in canonical form.
    pub before: String,
}

/// A new version of a plan, and what it changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetRevision"))]
pub struct Revision {
    /// The version that it makes.
    pub version: MadeVersion,
    /// The total before and after.
    pub total: Moved,
    /// How many nodes without children there are.
    pub leaves: usize,
    /// How many of them have another target in the whole.
    pub moved: usize,
    /// Every target that changes, a parent before its children, the whole before its periods.
    pub changes: Vec<TargetChange>,
    /// The SHA-256 of the new plan in canonical form.
    pub hash: String,
    /// The new plan: evaluating it gives the figures above.
    #[cfg_attr(feature = "schema", schemars(with = "crate::shape::Node<'static>"))]
    pub plan: TargetPlanDocument,
}

/// A change that asks for its reason.
pub(super) struct Seen<'s> {
    pub node: &'s TargetNode,
    pub share: &'s Share<'s>,
    pub parent: Option<&'s Share<'s>>,
    pub period: Option<&'s str>,
}

impl Seen<'_> {
    /// The reason for what is left of a leaf over the open periods, or for a sum of leaves.
    pub fn over_time(&self) -> ChangeReason {
        if self.node.children.is_empty() { ChangeReason::ByTime } else { ChangeReason::Sum }
    }
}

/// A reason, with what its sentence names besides the figures of the change.
pub(super) type Told = (ChangeReason, Vec<(&'static str, String)>);

/// Sets a new plan beside the old one.
pub(super) fn revision(
    old: &TargetPlan,
    new: &TargetPlan,
    language: Language,
    why: &dyn Fn(&Seen<'_>) -> Told,
) -> Result<Revision, Problems> {
    let worked = new.work();
    let scale = worked.steps.scale.max(Steps::of(old.document()).scale);
    let parts = course_of(new).map(|course| course.parts).unwrap_or_default();
    let mut comparison = Comparison {
        scale,
        language,
        labels: parts.into_iter().map(|part| part.label).collect(),
        old: values_of(old),
        new: values_of(new),
        old_periods: periods_of(old),
        new_periods: periods_of(new),
        steps: &worked.steps,
        why,
        changes: Vec::new(),
        leaves: 0,
        moved: 0,
    };
    comparison.node(&worked.root, None, &Number::ZERO);
    let Comparison { changes, leaves, moved, .. } = comparison;
    if let Some(change) =
        changes.iter().find(|change| change.new.value().is_too_large() || change.change.value().is_too_large())
    {
        let problem = Problem::new(&number_code::OVERFLOW, "").in_facts().with("figure", &change.node);
        return Err(problem.with("value", crate::shape::shortened(&change.new.to_string())).into());
    }
    let document = new.document();
    Ok(Revision {
        version: made(document.version.clone().unwrap_or_else(first_version)),
        total: moved_of(&old.document().total, &document.total, scale),
        leaves,
        moved,
        changes,
        hash: new.hash(),
        plan: document.clone(),
    })
}

fn made(version: PlanVersion) -> MadeVersion {
    let PlanVersion { number, date, who, reason, before } = version;
    MadeVersion { number, date, who, reason, before: before.unwrap_or_default() }
}

/// The version of a plan that names none.
pub(super) const fn first_version() -> PlanVersion {
    PlanVersion { number: 1, date: None, who: None, reason: String::new(), before: None }
}

pub(super) fn moved_of(old: &Number, new: &Number, scale: u32) -> Moved {
    Moved { old: Amount::new(old, scale), new: Amount::new(new, scale), change: Amount::new(&(new - old), scale) }
}

struct Comparison<'s> {
    scale: u32,
    language: Language,
    labels: Vec<String>,
    old: super::draft::Values,
    new: super::draft::Values,
    old_periods: std::collections::BTreeMap<Id, Vec<Number>>,
    new_periods: std::collections::BTreeMap<Id, Vec<Number>>,
    steps: &'s Steps,
    why: &'s dyn Fn(&Seen<'_>) -> Told,
    changes: Vec<TargetChange>,
    leaves: usize,
    moved: usize,
}

impl Comparison<'_> {
    /// Compares a node and those below it; `rest` is what is left to those of it and its siblings that
    /// nothing holds.
    fn node(&mut self, share: &Share<'_>, parent: Option<&Share<'_>>, rest: &Number) {
        let id = &share.at.node.id;
        let is_leaf = share.children.is_empty();
        self.leaves = self.leaves.saturating_add(usize::from(is_leaf));
        let (old, new) = (self.old.remove(id).unwrap_or_default(), self.new.remove(id).unwrap_or_default());
        if old != new {
            self.moved = self.moved.saturating_add(usize::from(is_leaf));
            self.change((share, parent), None, (&old, &new), rest);
        }
        let olds = self.old_periods.remove(id).unwrap_or_default();
        let news = self.new_periods.remove(id).unwrap_or_default();
        for (index, (old, new)) in olds.iter().zip(&news).enumerate() {
            if old != new {
                let label = self.labels.get(index).cloned().unwrap_or_default();
                let left = self.left(share);
                self.change((share, parent), Some(&label), (old, new), &left);
            }
        }
        // Who is held takes no part by weight.
        let is_free = |child: &&Share<'_>| matches!(child.receipt.held, None | Some(Held::Set));
        let rest = share.children.iter().filter(is_free).map(|child| self.beyond(child)).sum();
        for child in &share.children {
            self.node(child, Some(share), &rest);
        }
    }

    fn change(
        &mut self,
        (share, parent): (&Share<'_>, Option<&Share<'_>>),
        period: Option<&str>,
        (old, new): (&Number, &Number),
        rest: &Number,
    ) {
        let node = share.at.node;
        let seen = Seen { node, share, parent, period };
        let (why, mut params) = (self.why)(&seen);
        let moved = moved_of(old, new, self.scale);
        let written = |number: &Number| Amount::new(number, self.scale).to_string();
        let kept = kept_below(node);
        params.push(("old", moved.old.to_string()));
        params.push(("new", moved.new.to_string()));
        params.push(("kept", written(&kept)));
        params.push(("period", period.unwrap_or_default().to_owned()));
        params.push(("part", written(&(new - &kept))));
        params.push(("parent", parent.map(|parent| parent.at.node.id.to_string()).unwrap_or_default()));
        params.push(("rest", written(rest)));
        let first = share.receipt.first.as_ref().map(|first| self.steps.amount(first)).unwrap_or_default();
        params.push(("first", written(&first)));
        params.push(("beyond", written(&(new - &first))));
        let Moved { old, new, change } = moved;
        self.changes.push(TargetChange {
            node: node.id.clone(),
            parent: parent.map(|parent| parent.at.node.id.clone()),
            period: period.map(str::to_owned),
            old,
            new,
            change,
            why,
            reason: why.told(self.language, &params),
        });
    }

    /// What a node has beyond what it has whatever its weight is.
    fn beyond(&self, share: &Share<'_>) -> Number {
        share
            .receipt
            .first
            .as_ref()
            .map_or_else(|| self.left(share), |first| self.steps.amount(&(&share.count - first)))
    }

    /// What is left to a node in the open periods.
    fn left(&self, share: &Share<'_>) -> Number {
        self.steps.amount(&share.count) - kept_below(share.at.node)
    }
}
