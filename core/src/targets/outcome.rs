//! What a plan gives.

use super::{
    document::NodeKind,
    share::{Held, Why},
};
use crate::{error::Findings, id::Id, life::Outcome, money::Amount, number::Number, shape::word, trace::Step};
use serde::Serialize;
use std::sync::Arc;

/// A target broken down.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetOutcome {
    /// The plan.
    pub id: Id,
    /// Every node, a parent before its children.
    pub nodes: Vec<NodeOutcome>,
    /// The part of the total below a step, which nobody has.
    pub residue: Amount,
    /// How much of the period has passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elapsed: Option<Elapsed>,
    /// What should be seen.
    pub findings: Findings,
    #[serde(skip)]
    pub(super) trace: Option<Arc<Step>>,
}

impl Outcome for TargetOutcome {
    fn trace(&self) -> Option<Arc<Step>> {
        self.trace.clone()
    }
}

/// A node with its target.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetNodeOutcome"))]
pub struct NodeOutcome {
    /// The node.
    pub id: Id,
    /// The node that it is a part of.
    pub parent: Option<Id>,
    /// What it is, if not somebody or something that is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<NodeKind>,
    /// What it carries, with the padding of the nodes above it.
    pub value: Amount,
    /// The exact share, before whole steps.
    pub exact: Number,
    /// What it would carry without padding.
    pub plan: Amount,
    /// What its children carry together.
    pub assigned: Option<Amount>,
    /// What its children carry ÷ what it carries, to six places; `null` without children, or for a value of zero.
    pub coverage: Option<Number>,
    /// What none of its children has, because all are fixed.
    pub unallocated: Option<UnallocatedOutcome>,
    /// The value over time.
    pub periods: Vec<PeriodOutcome>,
    /// How the value came about.
    pub receipt: ReceiptOutcome,
    /// What has been reached, where the facts say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
}

/// A line for what nobody has.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "UnallocatedTarget"))]
pub struct UnallocatedOutcome {
    /// How much.
    pub value: Amount,
    /// Before whole steps.
    pub exact: Number,
    /// Without padding.
    pub plan: Amount,
    /// Over time.
    pub periods: Vec<PeriodOutcome>,
}

/// A target in a part of the period.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetPeriodOutcome"))]
pub struct PeriodOutcome {
    /// The label of the part.
    pub period: String,
    /// The target in it.
    pub value: Amount,
}

/// How a value came about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetReceipt"))]
pub struct ReceiptOutcome {
    /// The exact share as a fraction of what the siblings share; `null` for the root, and where nothing is shared.
    pub share: Option<Number>,
    /// The whole steps of the exact share.
    pub floor: Amount,
    /// What is left of it, as a fraction of a step.
    pub remainder: Number,
    /// The place of the remainder among the siblings', from 1; whole shares have none.
    pub rank: Option<usize>,
    /// What was received beyond the floor.
    pub unit: Amount,
    /// Why.
    pub why: Why,
    /// The lock or bound that held.
    pub held: Option<Held>,
    /// Its amount.
    pub bound: Option<Amount>,
    /// What it had before anything went by weight: its minimum, or what is settled; there where bounds hold by
    /// `minimum_first`, and not where they hold by water-filling or where the node is fixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Number>,
    /// The siblings' λ: the share of one unit of weight; `null` where all are fixed.
    pub lambda: Option<Number>,
}

/// How much of the period has passed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ElapsedDays"))]
pub struct Elapsed {
    /// The days up to and including `as_of`.
    pub days: u32,
    /// The days of the period.
    pub of: u32,
}

/// What has been reached of a target.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetProgress"))]
pub struct Progress {
    /// What has been reached; `null` where the actual of a node below is not known.
    pub actual: Option<Amount>,
    /// How many nodes without children have no actual.
    pub unknown: usize,
    /// What has been reached less the target.
    pub variance: Option<Amount>,
    /// What has been reached ÷ the target, to six places.
    pub attainment: Option<Number>,
    /// The target × the days elapsed ÷ the days of the period, rounded half up to the plan's scale.
    pub expected: Option<Amount>,
    /// What has been reached ÷ what was expected by now, to six places.
    pub pace: Option<Number>,
    /// Why there is no attainment or no pace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

word! {
    /// Why a figure is missing.
    pub enum Reason as ProgressReason {
        /// The actual of a node below is not known.
        ActualUnknown = "actual_unknown",
        /// The target is zero.
        NoTarget = "no_target",
        /// No day of the period has passed, or no day was given.
        NotStarted = "not_started",
    }
}
