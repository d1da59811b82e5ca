//! What an event funnel's evaluation gives.

use crate::{
    funnel::{
        outcome::{Bounds, Finding, Reasons},
        words::Stopped,
    },
    life::Outcome,
    number::Number,
    shape::Instant,
    trace::Step,
};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};

/// The outcome of an event funnel.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventFunnelOutcome {
    /// Users whose level is exactly 0, 1, ….
    pub levels: Vec<usize>,
    /// Users whose level is at least 1, 2, ….
    pub reached: Vec<usize>,
    /// The steps with their conversions.
    pub steps: Vec<StepFigures>,
    /// For each step of the document the users whose chain has it.
    pub matched: Vec<StepUsers>,
    /// The users by the value of a property, where the document asks for it; those without a value last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breakdown: Vec<GroupFigures>,
    /// The attempts, where the document asks for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub totals: Option<Totals>,
    /// Each user, by id; none where the facts ask for none.
    pub users: Vec<UserFigures>,
    /// What is odd about the events, and how it was treated.
    pub findings: Vec<Finding>,
    #[serde(skip)]
    pub(super) step: Arc<Step>,
}

impl Outcome for EventFunnelOutcome {
    fn trace(&self) -> Option<Arc<Step>> {
        Some(Arc::clone(&self.step))
    }
}

/// The figures of a step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepFigures {
    /// The step, counted from 1.
    pub step: usize,
    /// Its event; none with `any`, where this is a number of distinct steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Users who got here or beyond.
    pub users: usize,
    /// The share of the users of the step before (of all users at the first step).
    pub conversion: Option<Number>,
    /// Wilson's interval of it.
    pub interval: Option<Bounds>,
    /// The share of the users of the first step.
    pub from_first: Option<Number>,
    /// The milliseconds since the matched step before: of users who have both.
    pub time: Option<StepTime>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// The users whose chain has a step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepUsers {
    /// The step, counted from 1.
    pub step: usize,
    /// Its event.
    pub event: String,
    /// Users whose chain has it.
    pub users: usize,
}

/// The time from a step to the next, in milliseconds.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepTime {
    /// Users who have both steps.
    pub users: usize,
    /// Half took no longer.
    pub median: Number,
    /// Nine tenths took no longer.
    pub p90: Number,
    /// How many took how long, where the document declares bins.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub histogram: Vec<Bin>,
}

/// A bin of times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TimeBin"))]
pub struct Bin {
    /// The most milliseconds that belong to it; `null` for all above.
    pub to_ms: Option<u64>,
    /// Users who took so long, and longer than the bin before.
    pub users: usize,
}

/// Users with the same value of a property.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "EventGroup"))]
pub struct GroupFigures {
    /// The value; `null` where the event that counts has none, or there is no such event.
    pub value: Option<String>,
    /// How many.
    pub users: usize,
    /// Those of them whose level is at least 1, 2, ….
    pub reached: Vec<usize>,
    /// The share of those at the first step who reach the last.
    pub conversion: Option<Number>,
    /// Wilson's interval of it.
    pub interval: Option<Bounds>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// Attempts at the steps: a user who came back later counts again.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "EventTotals"))]
pub struct Totals {
    /// How many.
    pub attempts: usize,
    /// Attempts that got to level 1, 2, … or beyond.
    pub reached: Vec<usize>,
    /// The share of attempts that reach the last step.
    pub conversion: Option<Number>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// How far a user got.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserFigures {
    /// The user.
    pub user: String,
    /// The furthest step reached, 0 for none; with `any` the number of distinct steps.
    pub level: usize,
    /// The events of the chain.
    pub matched: Vec<Matched>,
    /// Why it went no further; `null` for a complete chain.
    pub stopped: Option<Stopped>,
}

/// An event that counted as a step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MatchedEvent"))]
pub struct Matched {
    /// The step, counted from 1.
    pub step: usize,
    /// Its event.
    pub event: String,
    /// When.
    pub time: Instant,
}
