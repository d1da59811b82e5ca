//! Is the goal time-bound: is there a deadline, is it to come, and do the milestones lead there?

use super::{
    aim::{Course, given},
    case::Case,
    document::{Milestone, Milestones},
    labels as label,
    outcome::Letter,
    period::PeriodRule,
    span::Span,
};
use crate::{
    error::{Problem, catalogue::goal as code},
    number::Number,
    quantity::Unit,
    trace::{Figure, Step},
};
use std::sync::Arc;

pub(super) fn judge(case: &mut Case<'_>) -> Vec<Arc<Step>> {
    judge_days(case);
    judge_due_days(case);
    match &case.goal.milestones {
        Some(Milestones::Parts(parts)) => judge_parts(case, parts),
        Some(Milestones::Path(path)) => {
            judge_path(case, path);
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn judge_days(case: &mut Case<'_>) {
    let is_duration = measures_days(case);
    match case.span.clone() {
        Span::Open | Span::Words(_) => {
            let code = if is_duration { &code::DURATION_IS_MEASURE } else { &code::NO_DEADLINE };
            case.docket.note(Letter::T, Problem::new(code, "/period"));
        }
        Span::Reversed(start, end) => {
            let problem = Problem::new(&code::ENDS_BEFORE_START, "/period").with("start", start).with("end", end);
            case.docket.note(Letter::T, problem);
        }
        Span::Of(stretch) => {
            if is_duration {
                case.docket.note(Letter::T, Problem::new(&code::DURATION_IS_MEASURE, "/period/days"));
            }
            let as_of = case.bench.as_of;
            if stretch.end <= as_of {
                let problem = Problem::new(&code::PAST, "/period").with("deadline", stretch.last_day());
                case.docket.note(Letter::T, problem.with("as_of", as_of));
            }
            if let Some(PeriodRule::Dates(dates)) = &case.goal.period
                && let Some(said) = &dates.said
            {
                let problem = Problem::new(&code::AMBIGUOUS_PERIOD, "/period/said").with("said", said);
                case.docket.note(Letter::T, problem.with("start", stretch.start).with("end", stretch.end));
            }
        }
    }
}

/// Milestones are due within the period.
fn judge_due_days(case: &mut Case<'_>) {
    let (Some(days), Some(milestones)) = (case.span.stretch().copied(), &case.goal.milestones) else { return };
    // "In 90 days" from the day of evaluation moves on with it: no milestone is outside of that for good.
    let is_moving = matches!(&case.goal.period, Some(PeriodRule::Dates(dates)) if dates.days.is_some());
    let (Milestones::Path(list) | Milestones::Parts(list)) = milestones;
    for (index, due) in list.iter().enumerate().filter_map(|(index, milestone)| Some((index, milestone.due?))) {
        let is_early = days.has_start && due < days.start;
        if is_early || (due >= days.end && (days.has_start || !is_moving)) {
            let path = format!("/milestones/{}/{index}/due", milestones.tag());
            let problem = Problem::new(&code::MILESTONE_OUTSIDE, path).with("due", due);
            case.docket.note(Letter::T, problem.with("start", days.start).with("end", days.end));
        }
    }
}

/// Whether the goal is about a number of days, and no other deadline stands beside it.
fn measures_days(case: &Case<'_>) -> bool {
    let is_days = matches!(case.unit(), Some(Unit::Days(_)));
    let has_deadline = match &case.goal.period {
        None => false,
        Some(PeriodRule::Label(_)) => !matches!(case.span, Span::Words(_)),
        Some(PeriodRule::Dates(dates)) => dates.end.is_some() || dates.deadline.is_some(),
    };
    is_days && case.aim.has_amount && !has_deadline
}

/// Parts have to sum to the target.
fn judge_parts(case: &mut Case<'_>, parts: &[Milestone]) -> Vec<Arc<Step>> {
    let Some(to) = case.aim.to.clone() else { return Vec::new() };
    let at = |(index, part): (usize, &Milestone)| {
        given(&label::PART, &part.value, &case.held, &format!("/milestones/parts/{index}/value"))
    };
    let figures: Vec<Figure> = parts.iter().enumerate().map(at).collect();
    let sum = Figure::sum(&label::PARTS, &figures.iter().collect::<Vec<_>>());
    let short = Figure::difference(&label::SHORT, &to, &sum);
    if !short.number().is_zero() {
        note_milestones(case, "/milestones/parts", to.number(), sum.number(), &short.number().abs());
    }
    vec![short.step()]
}

/// Every point of a path comes no less close to the target than the one before, none goes beyond it, and one that is due
/// on the last day comes to it.
fn judge_path(case: &mut Case<'_>, path: &[Milestone]) {
    let Some(to) = case.aim.to.clone() else { return };
    let to = to.number();
    let mut points: Vec<(usize, &Milestone)> = path.iter().enumerate().collect();
    if path.iter().all(|point| point.due.is_some()) {
        points.sort_by_key(|(index, point)| (point.due, *index));
    }
    let is_rising = case.aim.course != Course::Down;
    let beyond = |value: &Number, bound: &Number| if is_rising { value > bound } else { value < bound };
    let mut before = case.aim.from.as_ref().map(|from| from.number().clone());
    let last = points.last().map(|(index, point)| (*index, point.due, point.value.clone()));
    for (index, point) in points {
        let value = &point.value;
        let back = before.as_ref().filter(|before| beyond(before, value));
        let bound = back.or_else(|| beyond(value, to).then_some(to));
        if let Some(bound) = bound {
            let pointer = format!("/milestones/path/{index}/value");
            note_milestones(case, &pointer, to, value, &(value - bound).abs());
        }
        before = Some(value.clone());
    }
    // A path that comes to the last day has to have come to the target.
    let last_day = case.span.stretch().map(super::span::Stretch::last_day);
    if let Some((index, due, value)) = last
        && due.is_some()
        && due == last_day
        && beyond(to, &value)
    {
        note_milestones(case, &format!("/milestones/path/{index}/value"), to, &value, &(to - &value).abs());
    }
}

fn note_milestones(case: &mut Case<'_>, path: &str, to: &Number, value: &Number, gap: &Number) {
    let problem = Problem::new(&code::OFF_TARGET_MILESTONES, path).with("to", to).with("value", value);
    case.docket.note(Letter::T, problem.with("gap", gap));
}
