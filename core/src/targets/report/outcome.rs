//! What facts give: progress, commitments, fairness.

use crate::{id::Id, money::Amount, number::Number, shape::word};
use serde::Serialize;

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

/// What people commit to from below, beside the target from above.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetCommitment"))]
pub struct Commitment {
    /// What it commits to with all below it; `null` where somebody did not answer, or a node above answers for it.
    pub value: Option<Amount>,
    /// What those of them who answered commit to together.
    pub answered: Amount,
    /// How many of them did not answer.
    pub unanswered: usize,
    /// The commitment less the target.
    pub gap: Option<Amount>,
    /// The gap ÷ the target, to six places.
    pub gap_ratio: Option<Number>,
    /// What has been reached less the commitment.
    pub variance: Option<Amount>,
    /// What has been reached ÷ the commitment, to six places.
    pub attainment: Option<Number>,
    /// The same in the parts of the period, where anybody commits by part.
    pub periods: Vec<CommitmentPeriod>,
    /// Why a figure is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<CommitmentReason>,
}

impl Commitment {
    /// A commitment of which nothing is known yet.
    pub(super) fn blank(scale: u32) -> Self {
        Self {
            value: None,
            answered: Amount::new(&Number::ZERO, scale),
            unanswered: 0,
            gap: None,
            gap_ratio: None,
            variance: None,
            attainment: None,
            periods: Vec::new(),
            reason: None,
        }
    }
}

/// What people commit to in a part of the period, beside the target in it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetCommitmentPeriod"))]
pub struct CommitmentPeriod {
    /// The label of the part.
    pub period: String,
    /// The commitment in it; `null` where it is not known of somebody below.
    pub value: Option<Amount>,
    /// The target in it.
    pub target: Amount,
    /// The commitment less the target.
    pub gap: Option<Amount>,
}

word! {
    /// Why a figure of a commitment is missing.
    pub enum CommitmentReason as TargetCommitmentReason {
        /// It, or somebody below it, did not answer.
        Unanswered = "unanswered",
        /// A node above commits for it.
        AnsweredAbove = "answered_above",
        /// The target is zero, so there is no ratio to it.
        NoTarget = "no_target",
        /// The actual of a node below is not known.
        ActualUnknown = "actual_unknown",
        /// The commitment is zero, so there is no attainment of it.
        NoCommitment = "no_commitment",
    }
}

/// A target beside what the territory holds and what people are paid.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetFairness"))]
pub struct Fairness {
    /// The target ÷ the potential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub potential: Option<FairnessFigure>,
    /// The target ÷ the pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<FairnessFigure>,
}

/// A target ÷ what it is measured by.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetFairnessFigure"))]
pub struct FairnessFigure {
    /// The potential, or the pay, of the node with all below it; `null` where it is not known of somebody.
    pub value: Option<Number>,
    /// Of how many nodes without children it is not known.
    pub unknown: usize,
    /// The target ÷ that, to six places.
    pub ratio: Option<Number>,
    /// Why there is no ratio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<FairnessReason>,
}

word! {
    /// Why a target has no ratio to what it is measured by.
    pub enum FairnessReason as TargetFairnessReason {
        /// It is not known of somebody.
        Unknown = "unknown",
        /// It is zero.
        Zero = "zero",
    }
}

word! {
    /// What targets are measured by.
    pub enum FairnessMeasure as TargetFairnessMeasure {
        /// What the territory holds.
        Potential = "potential",
        /// What people are paid.
        Pay = "pay",
    }
}

/// The ratios of the nodes that stand at the same depth of the tree.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetFairnessLevel"))]
pub struct FairnessLevel {
    /// What targets are measured by.
    pub measure: FairnessMeasure,
    /// The depth; the root is at 0.
    pub level: usize,
    /// How many nodes stand there.
    pub nodes: usize,
    /// Those of them without a ratio.
    pub missing: Vec<Id>,
    /// How far the others lie apart; `null` where none has a ratio.
    pub spread: Option<FairnessSpread>,
    /// Who is farthest above the median; `null` where nobody is above it.
    pub above: Option<FarthestNode>,
    /// Who is farthest below the median; `null` where nobody is below it.
    pub below: Option<FarthestNode>,
}

/// How far ratios lie apart, each figure to six places.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetFairnessSpread"))]
pub struct FairnessSpread {
    /// The least ratio.
    pub min: Number,
    /// The largest ratio.
    pub max: Number,
    /// The mean.
    pub mean: Number,
    /// The median; of an even number the mean of the middle two.
    pub median: Number,
    /// The coefficient of dispersion: the mean distance from the median ÷ the median; `null` for a median of zero.
    pub dispersion: Option<Number>,
    /// The coefficient of variation: the sample standard deviation ÷ the mean, without its sign; `null` of fewer than two,
    /// or for a mean of zero.
    pub variation: Option<Number>,
}

/// A node that is far from the median of its level.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetFarthestNode"))]
pub struct FarthestNode {
    /// The node.
    pub id: Id,
    /// Its ratio, to six places.
    pub ratio: Number,
    /// Its ratio less the median, to six places.
    pub apart: Number,
}
