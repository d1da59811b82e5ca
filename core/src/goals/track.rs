//! Progress and pace: how far a goal is, how far it should be, where it ends at this rate, and what the days left need.

use super::{
    aim::Course,
    case::Case,
    document::{Measured, Objective},
    labels as label,
    measurable::is_contradictory,
    milestone,
    outcome::{Reason, Status, Tracking},
    rolled::RolledUp,
    span::Stretch,
};
use crate::{
    number::Number,
    trace::{Comparison, Figure, Label, Source, Step, Test},
};
use std::sync::Arc;

/// What the judgement found.
#[derive(Default)]
pub(super) struct Standing {
    pub progress: Option<Number>,
    pub pace: Option<Number>,
    pub tracking: Tracking,
    pub steps: Vec<Arc<Step>>,
    /// The progress before it is rounded.
    pub exact: Option<Figure>,
}

/// The figures of the days.
struct Clock {
    days: Figure,
    elapsed: Figure,
    left: Figure,
    has_start: bool,
}

pub(super) fn stand(case: &Case<'_>) -> Standing {
    let mut standing = Standing::default();
    let clock = case.span.stretch().map(|stretch| clock_of(case, stretch));
    if let (Some(clock), Some(stretch)) = (&clock, case.span.stretch()) {
        standing.tracking.days = Some(stretch.days());
        standing.tracking.elapsed_days = clock.has_start.then(|| stretch.days_elapsed(case.bench.as_of));
    }
    standing.tracking.milestone = milestone::due(case, &mut standing.steps);
    if let Err(reason) = follow(case, clock.as_ref(), &mut standing) {
        standing.tracking.reason = Some(reason);
    }
    standing
}

fn clock_of(case: &Case<'_>, stretch: &Stretch) -> Clock {
    let period = case.goal.period.as_ref().map_or(Source::Rule, |_| Source::Document(format!("{}/period", case.held)));
    let days = Figure::given(&label::DAYS, stretch.days().into(), period);
    let gone = stretch.days_elapsed(case.bench.as_of).into();
    let elapsed = Figure::given(&label::ELAPSED, gone, Source::Facts("/as_of".to_owned()));
    let left = Figure::difference(&label::LEFT, &days, &elapsed);
    Clock { days, elapsed, left, has_start: stretch.has_start }
}

fn follow(case: &Case<'_>, clock: Option<&Clock>, standing: &mut Standing) -> Result<(), Reason> {
    match &case.rolled {
        Some(rolled) if !rolled.shown.missing.is_empty() => return Err(Reason::ChildrenMissing),
        Some(RolledUp { progress: Some(exact), .. }) => {
            let clock = advance(case, exact, clock, standing)?;
            let share =
                Figure::quotient(&label::EXACT_EXPECTED, &clock.elapsed, &clock.days).ok_or(Reason::NoPeriod)?;
            return keep_pace(case, exact, &share, standing);
        }
        _ => {}
    }
    let actual = case.actual.clone().ok_or(Reason::NoActual)?;
    if is_limit(case) {
        hold(case, &actual, clock, standing)?;
        return Err(Reason::Limit);
    }
    let to = case.aim.to.clone().ok_or(Reason::NoTarget)?;
    let from = starting_point(case)?;
    let way = Figure::difference(&label::WAY, &to, &from);
    let done = Figure::difference(&label::DONE, &actual, &from);
    let exact = Figure::quotient(&label::EXACT_PROGRESS, &done, &way).ok_or(Reason::NoDistance)?;
    tell_progress(case, &exact, standing);
    let remaining = Figure::difference(&label::REMAINING, &to, &actual);
    standing.tracking.remaining = Some(case.shown(remaining.number()));
    standing.steps.push(remaining.step());
    let clock = clock.ok_or(Reason::NoPeriod)?;
    need(case, clock, &remaining, standing);
    if !clock.has_start {
        return Err(Reason::NoStart);
    }
    let share = Figure::quotient(&label::EXACT_EXPECTED, &clock.elapsed, &clock.days).ok_or(Reason::NoPeriod)?;
    keep_pace(case, &exact, &share, standing)?;
    project(case, clock, &done, Some(&from), standing);
    Ok(())
}

fn tell_progress(case: &Case<'_>, exact: &Figure, standing: &mut Standing) {
    let progress = case.rate(&label::PROGRESS, exact);
    standing.progress = Some(progress.number().clone());
    standing.steps.push(progress.step());
    standing.exact = Some(exact.clone());
}

/// Progress that came together from that of the goals below, and the days to hold it against.
fn advance<'c>(
    case: &Case<'_>,
    exact: &Figure,
    clock: Option<&'c Clock>,
    standing: &mut Standing,
) -> Result<&'c Clock, Reason> {
    tell_progress(case, exact, standing);
    let clock = clock.ok_or(Reason::NoPeriod)?;
    if clock.has_start { Ok(clock) } else { Err(Reason::NoStart) }
}

/// Progress against the share of the days that are gone.
fn keep_pace(case: &Case<'_>, exact: &Figure, share: &Figure, standing: &mut Standing) -> Result<(), Reason> {
    let expected = case.rate(&label::EXPECTED, share);
    standing.tracking.expected = Some(expected.number().clone());
    standing.steps.push(expected.step());
    let pace = Figure::quotient(&label::EXACT_PACE, exact, share).ok_or(Reason::NotStarted)?;
    let shown = case.rate(&label::PACE, &pace);
    standing.pace = Some(shown.number().clone());
    standing.steps.push(shown.step());
    standing.tracking.status = Some(status_of(case, &pace, standing));
    Ok(())
}

/// Whether the goal is to stay within limits: a range, a ceiling, or a total that shall come out low.
fn is_limit(case: &Case<'_>) -> bool {
    let is_ceiling = matches!(case.goal.objective, Some(Objective::AtMost(_)));
    let is_low_total = case.aim.course == Course::Down && case.aim.is_total;
    is_ceiling || is_low_total || (case.aim.course == Course::Hold && case.goal.objective.is_some())
}

/// Where the way begins: zero for a total; for a level the figure before. A floor without any is a total.
fn starting_point(case: &Case<'_>) -> Result<Figure, Reason> {
    let is_change = matches!(case.goal.objective, Some(Objective::Increase(_) | Objective::Decrease(_)));
    let measured = case.goal.metric.as_ref().and_then(|metric| metric.measured);
    let is_total = case.aim.is_total || (!is_change && measured != Some(Measured::Level));
    if is_contradictory(&case.aim) && !is_total {
        return Err(Reason::NoDistance);
    }
    if is_total {
        return Ok(Figure::constant(&label::ZERO, 0).named(&label::FROM));
    }
    case.aim.baseline().map(|from| from.named(&label::FROM)).ok_or(Reason::NoBaseline)
}

/// What each day left has to bring; nothing once the target is reached, and no figure when no day is left.
fn need(case: &Case<'_>, clock: &Clock, remaining: &Figure, standing: &mut Standing) {
    let zero = Figure::constant(&label::ZERO, 0);
    let open = match case.aim.course {
        Course::Down => Figure::minimum(&label::OPEN, &[remaining, &zero]),
        Course::Up | Course::Hold => Figure::maximum(&label::OPEN, &[remaining, &zero]),
    };
    let left = if clock.has_start { clock.left.clone() } else { clock.days.clone() };
    let Some(exact) = Figure::quotient(&label::EXACT_NEEDED, &open, &left) else { return };
    let needed = case.amount(&label::NEEDED, &exact);
    standing.tracking.needed_per_day = Some(case.shown(needed.number()));
    standing.steps.push(needed.step());
}

fn status_of(case: &Case<'_>, pace: &Figure, standing: &mut Standing) -> Status {
    let policy = case.bench.policy;
    let mut reaches = |label: &'static Label, threshold: &Number, field: &str| {
        let source = Source::Facts(format!("/policy/{field}"));
        let threshold = Figure::given(&label::THRESHOLD, threshold.clone(), source);
        let test = Test::compare(label, pace, Comparison::AtLeast, &threshold);
        standing.steps.push(test.step());
        test.holds()
    };
    if reaches(&label::IS_ON_TRACK, &policy.on_track_min, "on_track_min") {
        return Status::OnTrack;
    }
    let is_at_risk = reaches(&label::IS_AT_RISK, &policy.at_risk_min, "at_risk_min");
    if is_at_risk { Status::AtRisk } else { Status::OffTrack }
}

/// The figure at the end: what was done so far, a day, for all days.
fn project(
    case: &Case<'_>,
    clock: &Clock,
    done: &Figure,
    from: Option<&Figure>,
    standing: &mut Standing,
) -> Option<Figure> {
    let per_day = Figure::quotient(&label::PER_DAY, done, &clock.elapsed)?;
    let run = Figure::product(&label::RUN, &[&per_day, &clock.days]);
    let exact = from.map_or_else(
        || run.named(&label::EXACT_PROJECTION),
        |from| Figure::sum(&label::EXACT_PROJECTION, &[from, &run]),
    );
    let projection = case.amount(&label::PROJECTION, &exact);
    standing.tracking.projection = Some(case.shown(projection.number()));
    standing.steps.push(projection.step());
    Some(exact)
}

/// A goal within limits is on track while it holds. A total is judged by where it ends at this rate, and is lost once
/// it is above its upper limit; a level can still come back until the last day.
fn hold(case: &Case<'_>, actual: &Figure, clock: Option<&Clock>, standing: &mut Standing) -> Result<(), Reason> {
    let high = case.aim.high.as_ref().or(if case.aim.course == Course::Down { case.aim.to.as_ref() } else { None });
    if high.is_none() && case.aim.low.is_none() {
        return Err(Reason::NoTarget);
    }
    let mut measure = actual.clone();
    if case.aim.is_total {
        let clock = clock.ok_or(Reason::NoPeriod)?;
        if !clock.has_start {
            return Err(Reason::NoStart);
        }
        measure = project(case, clock, actual, None, standing).ok_or(Reason::NotStarted)?;
    }
    let holds = is_within(&measure, case.aim.low.as_ref(), high, standing);
    let is_lost = case.aim.is_total && high.is_some_and(|high| actual.number() > high.number());
    let is_over = clock.is_some_and(|clock| clock.left.number().is_zero());
    standing.tracking.status = Some(match (holds, is_lost || is_over) {
        (true, false) => Status::OnTrack,
        (true, true) if !is_lost => Status::OnTrack,
        (false, false) => Status::AtRisk,
        _ => Status::OffTrack,
    });
    Ok(())
}

fn is_within(measure: &Figure, low: Option<&Figure>, high: Option<&Figure>, standing: &mut Standing) -> bool {
    let low = low.map(|low| Test::compare(&label::IS_HIGH_ENOUGH, measure, Comparison::AtLeast, low));
    let high = high.map(|high| Test::compare(&label::IS_LOW_ENOUGH, measure, Comparison::AtMost, high));
    let tests: Vec<Test> = low.into_iter().chain(high).collect();
    let all = Test::all(&label::IS_ON_TRACK, &tests);
    standing.steps.push(all.step());
    all.holds()
}
