//! What the versions of a plan changed.

use super::{
    changes::first_version,
    draft::{Values, values_of, visit},
};
use crate::{
    error::{Problem, Problems, catalogue::target as code},
    id::Id,
    life::LifeCycle as _,
    money::Amount,
    number::Number,
    shape::record,
    targets::{
        document::{PlanVersion, TargetPlanDocument},
        plan::TargetPlan,
        steps::Steps,
    },
};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;

record! {
    /// What did the versions of the plan change?
    pub struct HistoryQuestion {
        /// The versions before the plan that is asked, from the first.
        before: Vec<TargetPlanDocument>,
    }
}

/// A version of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetVersionLine"))]
pub struct VersionLine {
    /// Its number.
    pub number: u32,
    /// The day on which it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Why it was made; the first version needs no reason.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The SHA-256 of the version in canonical form.
    pub hash: String,
    /// Its total.
    pub total: Amount,
}

/// The target of a node in two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetValueChange"))]
pub struct ValueChange {
    /// The node.
    pub node: Id,
    /// Before; nothing where there was no such node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Amount>,
    /// After; nothing where there is no such node any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Amount>,
    /// The difference.
    pub change: Amount,
}

/// What one version changed of the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetVersionChanges"))]
pub struct VersionChanges {
    /// The number of the version before.
    pub from: u32,
    /// The number of the version.
    pub to: u32,
    /// The nodes whose target it changed, a parent before its children.
    pub changes: Vec<ValueChange>,
}

/// The versions of a plan, and what each of them changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetPlanHistory"))]
pub struct PlanHistory {
    /// The versions, from the first.
    pub versions: Vec<VersionLine>,
    /// What each version but the first changed.
    pub steps: Vec<VersionChanges>,
}

/// A version with its figures.
struct Version {
    line: VersionLine,
    before: Option<String>,
    /// The nodes, a parent before its children.
    order: Vec<Id>,
    values: Values,
    scale: u32,
}

impl TargetPlan {
    /// What the versions of the plan changed: numbers rise, and every version that names the one before names the hash of
    /// that one.
    ///
    /// # Errors
    /// Everything that is wrong with an earlier version; versions that do not follow each other.
    pub fn history(&self, asked: &HistoryQuestion) -> Result<PlanHistory, Problems> {
        let mut problems = Problems::new();
        let mut versions = Vec::new();
        for (index, document) in asked.before.iter().enumerate() {
            match Self::new(document.clone()) {
                Ok(plan) => versions.push(Version::of(&plan)),
                Err(faults) => problems.extend(faults.in_facts().under(&format!("/before/{index}"))),
            }
        }
        let mut versions = problems.or(versions)?;
        versions.push(Version::of(self));
        let mut problems = Problems::new();
        let pairs = || versions.iter().zip(versions.iter().skip(1));
        for (index, (one, next)) in pairs().enumerate() {
            let follows = next.before.as_ref().is_none_or(|before| *before == one.line.hash);
            if one.line.number >= next.line.number || !follows {
                let problem = Problem::new(&code::BROKEN_HISTORY, format!("/before/{index}")).in_facts();
                problems.push(problem.with("from", one.line.number).with("to", next.line.number));
            }
        }
        problems.or(())?;
        let steps = pairs().map(|(one, next)| next.changes_of(one)).collect();
        Ok(PlanHistory { steps, versions: versions.into_iter().map(|version| version.line).collect() })
    }
}

impl Version {
    fn of(plan: &TargetPlan) -> Self {
        let document = plan.document();
        let PlanVersion { number, date, who, reason, before } = document.version.clone().unwrap_or_else(first_version);
        let scale = Steps::of(document).scale;
        let total = Amount::new(&document.total, scale);
        let mut order = Vec::new();
        visit(&document.tree, &mut |node| order.push(node.id.clone()));
        let line = VersionLine { number, date, who, reason, hash: plan.hash(), total };
        Self { line, before, order, values: values_of(plan), scale }
    }

    fn changes_of(&self, before: &Self) -> VersionChanges {
        let scale = self.scale.max(before.scale);
        let known: BTreeSet<&Id> = self.order.iter().collect();
        let gone = before.order.iter().filter(|id| !known.contains(id));
        let change = |id: &Id| {
            let (old, new) = (before.values.get(id), self.values.get(id));
            if old == new {
                return None;
            }
            let written = |value: &Number| Amount::new(value, scale);
            let apart = new.cloned().unwrap_or_default() - old.cloned().unwrap_or_default();
            let (old, new) = (old.map(written), new.map(written));
            Some(ValueChange { node: id.clone(), old, new, change: written(&apart) })
        };
        let changes = self.order.iter().chain(gone).filter_map(change).collect();
        VersionChanges { from: before.line.number, to: self.line.number, changes }
    }
}
