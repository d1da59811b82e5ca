//! What a goal was on a day, and how its target moved from version to version.

use super::{
    aim::Aim,
    case::{Bench, Case},
    document::{GoalDocument, Version},
    outcome::{Days, VersionChange, VersionOutcome},
    span::Span,
};
use chrono::NaiveDate;
use std::borrow::Cow;

/// A goal as it held on a day.
pub(super) struct Held<'a> {
    /// The goal with all its versions.
    pub document: &'a GoalDocument,
    /// The goal as it held.
    pub goal: Cow<'a, GoalDocument>,
    /// The version that held, where it is not the goal as it is.
    pub version: Option<usize>,
}

impl<'a> Held<'a> {
    /// The goal as it is.
    pub(super) const fn now(document: &'a GoalDocument) -> Self {
        Self { document, goal: Cow::Borrowed(document), version: None }
    }

    /// The goal as it held on a day: the first version that still held, otherwise the goal as it is.
    pub(super) fn on(document: &'a GoalDocument, day: NaiveDate) -> Self {
        let found = document.versions.iter().enumerate().find(|(_, version)| day < version.until);
        found.map_or_else(
            || Self::now(document),
            |(index, version)| Self { document, goal: Cow::Owned(before(document, version)), version: Some(index) },
        )
    }
}

fn before(document: &GoalDocument, version: &Version) -> GoalDocument {
    let Version { owner, objective, period, milestones, .. } = version.clone();
    GoalDocument { owner, objective, period, milestones, ..document.clone() }
}

/// Every version with its target, the last one the goal as it is; nothing where the goal was never adjusted.
pub(super) fn told(case: &Case<'_>) -> Vec<VersionOutcome> {
    let document = case.document;
    if document.versions.is_empty() {
        return Vec::new();
    }
    let goals = document.versions.iter().map(|version| before(document, version)).chain([document.clone()]);
    let mut told: Vec<VersionOutcome> = Vec::new();
    let mut last = None;
    for (index, goal) in goals.enumerate() {
        let version = document.versions.get(index);
        let to = Aim::of(&goal, "", "").to.map(|to| to.number().clone());
        let change = last.as_ref().zip(to.as_ref()).map(|(before, after): (&crate::number::Number, _)| {
            let by = after - before;
            let relative = by.over(before).map(|share| case.rounded(&share));
            VersionChange { by: case.shown(&by), relative }
        });
        told.push(VersionOutcome {
            from: index.checked_sub(1).and_then(|before| document.versions.get(before)).map(|version| version.until),
            until: version.map(|version| version.until),
            reason: version.map(|version| version.reason.clone()),
            owner: goal.owner.clone(),
            target: to.as_ref().map(|to| case.shown(to)),
            period: days_of(&goal, case.bench),
            change,
        });
        last = to;
    }
    told
}

fn days_of(goal: &GoalDocument, bench: &Bench<'_>) -> Option<Days> {
    let span = Span::resolve(goal.period.as_ref(), bench.as_of, bench.calendar, "/period");
    span.stretch().map(|stretch| Days { start: stretch.start, end: stretch.end })
}
