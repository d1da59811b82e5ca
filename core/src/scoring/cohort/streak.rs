//! Streaks: how many periods in a row somebody has reached a score.

use super::{
    document::{Award, Streak},
    order::Member,
    outcome::{AwardOutcome, Excluded, Winner},
};
use crate::{
    number::Number,
    scoring::{labels, rows::Row},
    trace::Figure,
};
use chrono::NaiveDate;

/// The last day, exclusive, of the periods that are known of anybody: where a run has to end to go on.
pub(super) fn end_of(members: &[Member<'_>]) -> Option<NaiveDate> {
    members.iter().flat_map(|member| member.rows.last()).map(|row| row.period.end).max()
}

pub(super) fn streaks(
    rule: &Streak,
    award: &Award,
    field: &[&Member<'_>],
    end: Option<NaiveDate>,
    outcome: &mut AwardOutcome,
) {
    for member in field {
        if member.rows.is_empty() {
            outcome.exclude(member, Excluded::NoHistory);
            continue;
        }
        let (run, longest) = run(rule, award.include_vetoed, &member.rows, end);
        let current = run.len();
        if current < usize::try_from(rule.at_least).unwrap_or(usize::MAX) {
            outcome.exclude(member, Excluded::Broken);
            continue;
        }
        let steps = run.iter().filter_map(|row| row.score.as_ref()).map(Figure::step).collect();
        let value = Number::from(current);
        outcome.steps.push(Figure::found(&labels::STREAK, value.clone(), steps).about(member.id()).step());
        let since = run.first().map(|row| row.period.label.clone());
        outcome.winners.push(Winner { longest: Some(longest), since, ..Winner::of(member, value) });
    }
}

/// The run that goes on at the end, and the length of the longest one.
fn run<'r>(rule: &Streak, counts_vetoed: bool, rows: &'r [Row], end: Option<NaiveDate>) -> (Vec<&'r Row>, usize) {
    let (mut run, mut longest, mut reached) = (Vec::new(), 0, None);
    for row in rows {
        let is_gap = rule.breaks_on_missing && reached.is_some_and(|reached| reached < row.period.start);
        let is_unscored = rule.breaks_on_missing && row.score.is_none();
        let is_below = row.score.as_ref().is_some_and(|score| *score.number() < rule.from);
        let is_vetoed = row.is_vetoed && !counts_vetoed;
        if is_gap || is_unscored || is_below || is_vetoed {
            run.clear();
        }
        if row.score.is_some() && !is_below && !is_vetoed {
            run.push(row);
        }
        longest = longest.max(run.len());
        reached = Some(row.period.end);
    }
    if rule.breaks_on_missing && reached < end {
        run.clear();
    }
    (run, longest)
}
