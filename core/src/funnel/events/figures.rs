//! The figures of an event funnel, from what was counted over its users.

use super::{
    document::{EventFunnelDocument, Order},
    outcome::{Bin, EventFunnelOutcome, GroupFigures, StepFigures, StepTime, StepUsers, Totals, UserFigures},
    tally::{Tally, reached},
};
use crate::{
    funnel::{
        labels as label,
        outcome::{Finding, Reasons},
        sheet::Sheet,
        words::NoFigure,
    },
    number::Number,
    stats::quantile::quantile_by,
    trace::{Figure, Step, common},
};

/// The outcome of what was counted; `values` are the values of the property, by their codes from 1.
pub(super) fn outcome(
    document: &EventFunnelDocument,
    mut tally: Tally,
    values: &[&str],
    users: Vec<UserFigures>,
    findings: Vec<Finding>,
) -> EventFunnelOutcome {
    let mut sheet = Sheet::new(document.places, 0, document.confidence.clone());
    let all = tally.levels.iter().sum();
    let counts = reached(&tally.levels);
    let steps = steps(document, &mut sheet, all, &counts, &mut tally.gaps);
    let breakdown = groups(&mut sheet, &tally, values);
    let totals = document.totals.then(|| totals(&mut sheet, &tally.attempts));
    let step = Step::group(&common::OUTCOME, None, sheet.steps);
    let matched = matched(document, &tally.matched);
    EventFunnelOutcome {
        levels: tally.levels,
        reached: counts,
        steps,
        matched,
        breakdown,
        totals,
        users,
        findings,
        step,
    }
}

fn matched(document: &EventFunnelDocument, users: &[usize]) -> Vec<StepUsers> {
    let steps = document.steps.iter().zip(users).enumerate();
    let of = |(index, (event, users)): (usize, (&String, &usize))| StepUsers {
        step: index.saturating_add(1),
        event: event.clone(),
        users: *users,
    };
    steps.map(of).collect()
}

fn users(count: usize, about: usize) -> Figure {
    Figure::found(&label::USERS, Number::from(count), Vec::new()).about(about.to_string())
}

fn steps(
    document: &EventFunnelDocument,
    sheet: &mut Sheet,
    all: usize,
    counts: &[usize],
    gaps: &mut [Vec<u64>],
) -> Vec<StepFigures> {
    let mut before = users(all, 0);
    let first = users(counts.first().copied().unwrap_or_default(), 1);
    let mut figures = Vec::with_capacity(counts.len());
    for (index, ((event, count), gaps)) in document.steps.iter().zip(counts).zip(gaps).enumerate() {
        let step = index.saturating_add(1);
        let here = users(*count, step);
        let mut reasons = Reasons::new();
        let conversion = Figure::quotient(&label::CONVERSION, &here, &before);
        let from_first = Figure::quotient(&label::CONVERSION, &here, &first);
        let time = step_time(document, sheet, gaps, step);
        if time.is_none() {
            reasons.insert("time", if index == 0 { NoFigure::FirstStep } else { NoFigure::NoUsers });
        }
        figures.push(StepFigures {
            step,
            event: (document.order != Order::Any).then(|| event.clone()),
            users: *count,
            conversion: sheet.number_or(conversion.as_ref(), ("conversion", NoFigure::NoUsers), &mut reasons),
            interval: sheet.interval(&here, &before, ("interval", NoFigure::NoUsers), &mut reasons),
            from_first: sheet.number_or(from_first.as_ref(), ("from_first", NoFigure::NoUsers), &mut reasons),
            time,
            reasons,
        });
        before = here;
    }
    figures
}

/// The time from the matched event before to this step, over users whose chain has this step after another one.
fn step_time(document: &EventFunnelDocument, sheet: &mut Sheet, gaps: &mut [u64], step: usize) -> Option<StepTime> {
    let cases = gaps.len();
    let mut at = |percent: i32| {
        let p = Number::from(percent).over(&Number::HUNDRED)?;
        let value = |rank: usize| (rank < cases).then(|| Number::from(*gaps.select_nth_unstable(rank).1));
        let figure = quantile_by(document.quantiles, cases, &p, value)?.named(&label::BETWEEN_STEPS);
        Some(sheet.number(&figure.about(step.to_string())))
    };
    let (median, p90) = (at(50)?, at(90)?);
    Some(StepTime { users: cases, median, p90, histogram: histogram(&document.histogram_ms, gaps) })
}

fn histogram(bounds: &[u64], gaps: &[u64]) -> Vec<Bin> {
    if bounds.is_empty() {
        return Vec::new();
    }
    let above = Bin { to_ms: None, users: 0 };
    let mut bins: Vec<Bin> = bounds.iter().map(|bound| Bin { to_ms: Some(*bound), users: 0 }).chain([above]).collect();
    for gap in gaps {
        if let Some(bin) = bins.get_mut(bounds.partition_point(|bound| bound < gap)) {
            bin.users = bin.users.saturating_add(1);
        }
    }
    bins
}

/// The groups by the value of the property, in the order of values; those without one last.
fn groups(sheet: &mut Sheet, tally: &Tally, values: &[&str]) -> Vec<GroupFigures> {
    let name = |code: &u32| usize::try_from(*code).ok()?.checked_sub(1).and_then(|index| values.get(index)).copied();
    let mut all: Vec<(Option<&str>, &Vec<usize>)> =
        tally.groups.iter().map(|(code, levels)| (name(code), levels)).collect();
    all.sort_by_key(|(value, _)| (value.is_none(), *value));
    all.into_iter()
        .map(|(value, levels)| {
            let counts = reached(levels);
            let of = |count: Option<&usize>, step| users(count.copied().unwrap_or_default(), step);
            let (last, first) = (of(counts.last(), counts.len()), of(counts.first(), 1));
            let mut reasons = Reasons::new();
            sheet.section(&label::BREAKDOWN, value, |sheet| {
                let conversion = Figure::quotient(&label::CONVERSION, &last, &first);
                let why = ("conversion", NoFigure::NoUsers);
                GroupFigures {
                    value: value.map(str::to_owned),
                    users: levels.iter().sum(),
                    conversion: sheet.number_or(conversion.as_ref(), why, &mut reasons),
                    interval: sheet.interval(&last, &first, ("interval", NoFigure::NoUsers), &mut reasons),
                    reached: counts,
                    reasons,
                }
            })
        })
        .collect()
}

fn totals(sheet: &mut Sheet, levels: &[usize]) -> Totals {
    let attempts: usize = levels.iter().sum();
    let counts = reached(levels);
    let found = |count: usize, about: usize| {
        Figure::found(&label::ATTEMPTS, Number::from(count), Vec::new()).about(about.to_string())
    };
    let last = found(counts.last().copied().unwrap_or_default(), counts.len());
    let mut reasons = Reasons::new();
    let conversion = Figure::quotient(&label::CONVERSION, &last, &found(attempts, 0));
    let conversion = sheet.number_or(conversion.as_ref(), ("conversion", NoFigure::NoAttempts), &mut reasons);
    Totals { attempts, reached: counts, conversion, reasons }
}
