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
    /// Each user, by id.
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
    /// Its event.
    pub event: String,
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
