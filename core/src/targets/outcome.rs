//! What a plan gives.

use super::{
    document::NodeKind,
    report::{Commitment, Elapsed, Fairness, FairnessLevel, Progress},
    share::{Held, Why},
};
use crate::{error::Findings, id::Id, life::Outcome, money::Amount, number::Number, trace::Step};
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
    /// Who did not answer, where anybody was asked for a commitment: nodes without children, and nodes that committed for
    /// all below them in some parts of the period only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<Vec<Id>>,
    /// How targets compare with potential and pay, by measure and depth, where the facts say it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fairness: Vec<FairnessLevel>,
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
    /// What it commits to from below, where anybody was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment: Option<Commitment>,
    /// Its target ÷ potential and ÷ pay, where the facts say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fairness: Option<Fairness>,
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
