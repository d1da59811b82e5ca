//! What a cohort gives.

use super::{document::Award, order::Member};
use crate::{
    error::Findings, life::Outcome, number::Number, scoring::outcome::ScorecardOutcome, shape::word, trace::Step,
};
use serde::Serialize;
use std::sync::Arc;

/// A team with scores, grades, ranks, awards and totals.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CohortOutcome {
    /// The people, by id.
    pub people: Vec<PersonOutcome>,
    /// The cohorts, by name, with their quotas.
    pub cohorts: Vec<CohortPart>,
    /// The awards, in the order of the document.
    pub awards: Vec<AwardOutcome>,
    /// The team's attainment, by indicator.
    pub totals: Vec<TotalOutcome>,
    /// What is worth knowing about the cohorts.
    pub findings: Findings,
    #[serde(skip)]
    pub(super) trace: Arc<Step>,
}

impl Outcome for CohortOutcome {
    fn trace(&self) -> Option<Arc<Step>> {
        Some(Arc::clone(&self.trace))
    }
}

/// A person: the scorecard's outcome with the layers that a cohort puts on it. `grade` is the last of them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonOutcome {
    /// The scorecard's outcome; its `grade` is the final one.
    #[serde(flatten)]
    pub scored: ScorecardOutcome,
    /// The cohort.
    pub cohort: Option<String>,
    /// The grade by bands and vetoes, before the distribution.
    pub scored_grade: Option<String>,
    /// The grade that the distribution gives or, where it only advises, would give.
    pub distributed_grade: Option<String>,
    /// The grade that people set.
    pub calibration: Vec<Calibrated>,
    /// The rank, where ranks are asked for and there is a score.
    pub rank: Option<usize>,
}

/// A grade that people set.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Calibrated {
    /// The grade before.
    pub before: String,
    /// The grade after.
    pub after: String,
    /// Who set it.
    pub by: String,
    /// Why.
    pub why: String,
}

/// One cohort.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CohortPart {
    /// The value of the attribute that forms it; nothing when everyone is one cohort.
    pub cohort: Option<String>,
    /// The people with a grade.
    pub size: usize,
    /// Whether its grades were distributed.
    pub distributed: bool,
    /// The quotas.
    pub quotas: Vec<QuotaOutcome>,
}

/// The quota of one grade.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuotaOutcome {
    /// The grade.
    pub grade: String,
    /// The places before they were made whole.
    pub exact: Number,
    /// The places.
    pub seats: usize,
    /// The people that bands and vetoes put here.
    pub scored: usize,
    /// The people after the distribution.
    pub distributed: usize,
    /// The people after calibration.
    pub people: usize,
}

/// An award with its winners.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AwardOutcome {
    /// The id.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
    /// The winners, by id.
    pub winners: Vec<Winner>,
    /// Who could not take part, by id, and why.
    pub excluded: Vec<ExcludedPerson>,
    #[serde(skip)]
    pub(super) steps: Vec<Arc<Step>>,
}

/// A winner.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Winner {
    /// Who.
    pub person: String,
    /// The value that won: of a streak, the periods up to now.
    pub value: Number,
    /// The periods of the longest streak.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longest: Option<usize>,
    /// The first period of the streak that goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

impl Winner {
    pub(super) fn of(member: &Member<'_>, value: Number) -> Self {
        Self { person: member.id().to_owned(), value, longest: None, since: None }
    }
}

/// Someone who could not take part.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExcludedPerson {
    /// Who.
    pub person: String,
    /// Why.
    pub reason: Excluded,
}

word! {
    /// Why someone could not take part in an award.
    pub enum Excluded as ExclusionReason {
        /// There is no score.
        Unscored = "unscored",
        /// A veto was cast.
        Vetoed = "vetoed",
        /// The key has no value.
        NoValue = "no_value",
        /// There is no score of the last period.
        NoLastScore = "no_last_score",
        /// The score of the last period is below the minimum.
        BaseTooLow = "base_too_low",
        /// The tenure is too short, or not known.
        TenureTooShort = "tenure_too_short",
        /// A last score that is not above zero has no ratio.
        Undefined = "undefined",
        /// The score did not rise.
        NotImproved = "not_improved",
        /// There is no period with a score, and none without.
        NoHistory = "no_history",
        /// Too few periods in a row up to the last one.
        Broken = "broken",
    }
}

impl AwardOutcome {
    pub(super) fn new(award: &Award) -> Self {
        Self {
            id: award.id.to_string(),
            name: award.name.clone(),
            winners: Vec::new(),
            excluded: Vec::new(),
            steps: Vec::new(),
        }
    }

    pub(super) fn exclude(&mut self, member: &Member<'_>, reason: Excluded) {
        self.excluded.push(ExcludedPerson { person: member.id().to_owned(), reason });
    }
}

/// The team's attainment in one indicator.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TotalOutcome {
    /// The indicator.
    pub indicator: String,
    /// The people with a value and a target.
    pub people: usize,
    /// Their values together.
    pub actual: Number,
    /// Their targets together.
    pub target: Number,
    /// Actual ÷ target; nothing for a target of zero.
    pub attainment: Option<Number>,
}
