//! What the verdict on a goal says.

use crate::{
    error::{Language, Problem, Severity},
    id::Id,
    life::Outcome,
    number::Number,
    shape::word,
    trace::Step,
};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// The five letters, each of them a question that a goal has to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Letter {
    /// Specific: what, which way, how far.
    S,
    /// Measurable: a figure with a unit.
    M,
    /// Achievable: within reach of history and capacity.
    A,
    /// Relevant: serves a goal above it.
    R,
    /// Time-bound: by when.
    T,
}

/// Whether a letter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing of the weight of an error stands against it.
    Pass,
    /// An error stands against it.
    Fail,
    /// There is no data to judge it by.
    Unknown,
}

/// The verdict, letter by letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Letters {
    /// S.
    pub specific: Verdict,
    /// M.
    pub measurable: Verdict,
    /// A.
    pub achievable: Verdict,
    /// R.
    pub relevant: Verdict,
    /// T.
    pub time_bound: Verdict,
}

impl Letters {
    /// Whether all five pass.
    #[must_use]
    pub fn are_all_passed(&self) -> bool {
        let Self { specific, measurable, achievable, relevant, time_bound } = *self;
        [specific, measurable, achievable, relevant, time_bound].iter().all(|verdict| *verdict == Verdict::Pass)
    }
}

/// Something that stands against a goal, or that is worth knowing about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalFinding"))]
pub struct Finding {
    /// The stable code, such as `goal/S001`.
    pub code: &'static str,
    /// The letter that it belongs to.
    pub letter: Letter,
    /// Its weight.
    pub severity: Severity,
    /// A JSON Pointer into the document.
    pub path: String,
    /// What is the matter.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Finding {
    pub(super) fn new(letter: Letter, problem: &Problem, language: Language) -> Self {
        Self {
            code: problem.code.name,
            letter,
            severity: problem.severity,
            path: problem.path.clone(),
            message: problem.message(language),
            help: problem.help(language),
        }
    }
}

word! {
    /// A field of a goal that is missing.
    pub enum MissingField {
        /// What is measured.
        Metric = "metric",
        /// The unit that it is counted in.
        Unit = "metric/unit",
        /// What the metric shall do.
        Objective = "objective",
        /// The figure before.
        Baseline = "objective/from",
        /// Who answers for it.
        Owner = "owner",
        /// What was reached before.
        History = "history",
        /// The goal above.
        Supports = "supports",
        /// From when on, and by when.
        Period = "period",
    }
}

/// Something that a goal lacks, and the question that would bring it to light.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MissingAnswer"))]
pub struct Missing {
    /// The letter that waits for it.
    pub letter: Letter,
    /// The field of the document.
    pub field: MissingField,
    /// What to ask.
    pub question: &'static str,
}

/// The days of a goal, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalDays"))]
pub struct Days {
    /// The first day.
    pub start: NaiveDate,
    /// The day after the last.
    pub end: NaiveDate,
}

/// What history says about a goal; rates are rounded to the policy's places.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Achievability {
    /// The change that the goal asks for, as a share of the figure before.
    pub asked: Option<Number>,
    /// The growth from each period of the history to the next.
    pub growths: Vec<Number>,
    /// Their mean.
    pub mean: Option<Number>,
    /// Their sample standard deviation.
    pub deviation: Option<Number>,
    /// The most that the history bears: the mean and so many deviations (for a decrease: the least).
    pub limit: Option<Number>,
    /// The best figure of the history.
    pub best: Option<Shown>,
    /// What the last figure would become at the mean growth.
    pub expected: Option<Shown>,
    /// Why the history says nothing about growth.
    pub reason: Option<Reason>,
}

/// How a goal stands against the days that are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalStatus"))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// As far as it should be.
    OnTrack,
    /// Behind, but not far.
    AtRisk,
    /// Far behind.
    OffTrack,
}

/// Why there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalReason"))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The facts do not say what was reached.
    NoActual,
    /// The goal states no amount.
    NoTarget,
    /// The figure before is not known.
    NoBaseline,
    /// The target is the figure before: there is no way to go.
    NoDistance,
    /// The goal has no deadline.
    NoPeriod,
    /// The goal says by when, but not from when on.
    NoStart,
    /// The first day is still to come.
    NotStarted,
    /// The history has fewer growths than the policy asks for.
    TooFewGrowths,
    /// The history starts a growth from nothing or from a loss, which says nothing.
    NotPositive,
    /// Of some goals below nobody says what they have reached.
    ChildrenMissing,
    /// The goal is to stay within limits: there is no way to go, it holds or it does not.
    Limit,
}

/// The milestone that was due last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DueMilestone {
    /// Its day.
    pub due: NaiveDate,
    /// What the metric was to be by then; of parts, all that were due together.
    pub value: Shown,
    /// The actual figure less that.
    pub gap: Option<Shown>,
    /// Whether the actual figure came up to it.
    pub reached: Option<bool>,
}

/// Where a goal stands on the day of evaluation.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalTracking"))]
pub struct Tracking {
    /// On track, at risk or off track.
    pub status: Option<Status>,
    /// Why a figure is missing.
    pub reason: Option<Reason>,
    /// The days of the period.
    pub days: Option<u32>,
    /// Those that are gone, the day of evaluation included.
    pub elapsed_days: Option<u32>,
    /// The progress that they stand for.
    pub expected: Option<Number>,
    /// The figure at the end, if all days are like those that are gone.
    pub projection: Option<Shown>,
    /// What is still to come, with the sign of the way to go.
    pub remaining: Option<Shown>,
    /// What each of the days left has to bring.
    pub needed_per_day: Option<Shown>,
    /// The milestone that was due last, by the day of evaluation.
    pub milestone: Option<DueMilestone>,
}

/// A figure as an outcome writes it: money with its currency's places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown(pub(super) String);

impl Shown {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// A version of a goal: what it was until it was adjusted, or what it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalVersionOutcome"))]
pub struct VersionOutcome {
    /// The first day on which it held; nothing for the first version.
    pub from: Option<NaiveDate>,
    /// The first day on which it no longer held; nothing for the goal as it is.
    pub until: Option<NaiveDate>,
    /// Why it was adjusted.
    pub reason: Option<String>,
    /// Who answered for it.
    pub owner: Option<Id>,
    /// The figure to reach.
    pub target: Option<Shown>,
    /// The days that its period came to.
    pub period: Option<Days>,
    /// How far the target moved from the version before.
    pub change: Option<VersionChange>,
}

/// How far a target moved from one version to the next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalVersionChange"))]
pub struct VersionChange {
    /// The target after less the target before.
    pub by: Shown,
    /// The same as a share of the target before, rounded to the policy's places; nothing where that is zero.
    pub relative: Option<Number>,
}

/// What came together from the goals below.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalRolledUp"))]
pub struct Rolled {
    /// What they reached together; of the mean of progress nothing.
    pub actual: Option<Shown>,
    /// What tells them apart: a dimension of their scope, `owner` or `period`; of the mean of progress nothing.
    pub dimension: Option<String>,
    /// The goals that it comes from.
    pub of: Vec<Id>,
    /// Those of which nobody says what they have reached.
    pub missing: Vec<Id>,
}

/// The verdict on one goal.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalOutcome {
    /// The goal.
    pub id: Option<Id>,
    /// Letter by letter.
    pub letters: Letters,
    /// What stands against it.
    pub findings: Vec<Finding>,
    /// Whether all five letters pass.
    pub smart: bool,
    /// What is missing, and what to ask.
    pub missing: Vec<Missing>,
    /// The days that the period came to.
    pub period: Option<Days>,
    /// The figure before.
    pub baseline: Option<Shown>,
    /// The figure to reach.
    pub target: Option<Shown>,
    /// What a range of changes hopes for beyond that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stretch: Option<Shown>,
    /// What came together from the goals below, where nobody says what this one has reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rolled: Option<Rolled>,
    /// What it was until it was adjusted, the oldest first, and what it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<VersionOutcome>,
    /// What history says.
    pub achievability: Option<Achievability>,
    /// The part of the way that is done: (actual − from) ÷ (to − from).
    pub progress: Option<Number>,
    /// The progress against that of the days that are gone; 1 is just in time.
    pub pace: Option<Number>,
    /// The rest of the standing.
    pub tracking: Tracking,
    /// The steps to the figures.
    #[serde(skip)]
    pub trace: Arc<Step>,
}

impl Outcome for GoalOutcome {
    fn trace(&self) -> Option<Arc<Step>> {
        Some(Arc::clone(&self.trace))
    }
}

/// A goal in the tree of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalNode"))]
pub struct TreeNode {
    /// The goal.
    pub id: Id,
    /// The goals that it supports, as far as they are in the set and not below it.
    pub parents: Vec<Id>,
    /// The goals that support it.
    pub children: Vec<Id>,
    /// Whether it stands at the top and needs no parent.
    pub is_root: bool,
}

/// What share of a goal the goals below it carry, along one dimension.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalCoverage"))]
pub struct Coverage {
    /// The goal above.
    pub parent: Id,
    /// What tells the children apart: a dimension of their scope, `owner` or `period`.
    pub dimension: String,
    /// The goals below that measure the same.
    pub children: Vec<Id>,
    /// What they come to.
    pub sum: Shown,
    /// What the goal above asks for.
    pub target: Shown,
    /// The first over the second, rounded to the policy's places; nothing where the second is zero.
    pub share: Option<Number>,
}

/// The verdict on a set of goals.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalSetOutcome {
    /// Goal by goal, in the order of the document.
    pub goals: Vec<GoalOutcome>,
    /// What stands against the set as a whole.
    pub findings: Vec<Finding>,
    /// Whether all its goals are SMART.
    pub smart: bool,
    /// Who supports whom.
    pub tree: Vec<TreeNode>,
    /// What the children carry.
    pub coverage: Vec<Coverage>,
    /// The steps to the figures.
    #[serde(skip)]
    pub trace: Arc<Step>,
}

impl Outcome for GoalSetOutcome {
    fn trace(&self) -> Option<Arc<Step>> {
        Some(Arc::clone(&self.trace))
    }
}
