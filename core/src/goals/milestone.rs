//! Where a goal stands against its own milestones.

use super::{
    aim::{Course, given},
    case::Case,
    document::{Milestone, Milestones},
    labels as label,
    outcome::DueMilestone,
};
use crate::trace::{Comparison, Figure, Step, Test};
use chrono::NaiveDate;
use std::sync::Arc;

/// The milestone that was due last, and whether the actual figure came up to it: of a path its last point, of parts all
/// that were due so far, together.
pub(super) fn due(case: &Case<'_>, steps: &mut Vec<Arc<Step>>) -> Option<DueMilestone> {
    let (name, list) = match case.goal.milestones.as_ref()? {
        Milestones::Path(list) => ("path", list),
        Milestones::Parts(list) => ("parts", list),
    };
    if case.aim.course == Course::Hold || list.iter().any(|milestone| milestone.due.is_none()) {
        return None;
    }
    let passed: Vec<(NaiveDate, Figure)> =
        list.iter().enumerate().filter_map(|(index, milestone)| passed(case, name, index, milestone)).collect();
    let date = passed.iter().map(|(date, _)| *date).max()?;
    let expected = match name {
        "path" => passed.into_iter().filter(|(due, _)| *due == date).map(|(_, figure)| figure).next_back()?,
        _ => Figure::sum(&label::PARTS_DUE, &passed.iter().map(|(_, figure)| figure).collect::<Vec<_>>()),
    };
    let mut shown = DueMilestone { due: date, value: case.shown(expected.number()), gap: None, reached: None };
    if let Some(actual) = &case.actual {
        let gap = Figure::difference(&label::MILESTONE_GAP, actual, &expected);
        let comparison = if case.aim.course == Course::Down { Comparison::AtMost } else { Comparison::AtLeast };
        let test = Test::compare(&label::IS_MILESTONE_REACHED, actual, comparison, &expected);
        steps.extend([gap.step(), test.step()]);
        shown.gap = Some(case.shown(gap.number()));
        shown.reached = Some(test.holds());
    }
    Some(shown)
}

fn passed(case: &Case<'_>, name: &str, index: usize, milestone: &Milestone) -> Option<(NaiveDate, Figure)> {
    let due = milestone.due.filter(|due| *due <= case.bench.as_of)?;
    let pointer = format!("/milestones/{name}/{index}/value");
    Some((due, given(&label::MILESTONE, &milestone.value, &case.held, &pointer)))
}
