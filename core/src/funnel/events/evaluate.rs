//! Evaluating an event funnel: events by user, a chain for each, and the steps counted over all.

use super::{
    chain::{Chain, Hit, Kind, Rule},
    document::EventFunnelDocument,
    facts::EventFunnelFacts,
    outcome::{EventFunnelOutcome, Matched, StepFigures, StepTime, UserFigures},
    stopped::reason,
};
use crate::{
    error::catalogue::funnel as code,
    funnel::{
        labels as label,
        lenient::Lenient,
        notes::{Mark, Notes},
        outcome::{Finding, Reasons},
        sheet::Sheet,
        words::{NoFigure, Stopped},
    },
    number::Number,
    shape::Instant,
    stats::quantile::quantile,
    trace::{Figure, Step, common},
};
use std::collections::BTreeMap;

pub(super) fn evaluate(document: &EventFunnelDocument, facts: &EventFunnelFacts) -> EventFunnelOutcome {
    let rule = Rule::of(document);
    let (users, findings) = hits_by_user(document, facts);
    let chains: Vec<(&str, Chain, Option<Stopped>)> = users
        .into_iter()
        .map(|(user, hits)| {
            let chain = rule.longest(&hits);
            let stopped = reason(&rule, &hits, &chain);
            (user, chain, stopped)
        })
        .collect();
    let mut sheet = Sheet::new(document.places, 0, document.confidence.clone());
    let count =
        |is_wanted: &dyn Fn(usize) -> bool| chains.iter().filter(|(_, chain, _)| is_wanted(chain.level)).count();
    let height = document.steps.len();
    let levels = (0..=height).map(|level| count(&|reached| reached == level)).collect();
    let reached: Vec<usize> = (1..=height).map(|level| count(&|reached| reached >= level)).collect();
    let steps = step_figures(document, &mut sheet, &chains, &reached);
    let users = chains.into_iter().map(|(user, chain, stopped)| user_figures(document, user, chain, stopped)).collect();
    let step = Step::group(&common::OUTCOME, None, sheet.steps);
    EventFunnelOutcome { levels, reached, steps, users, findings, step }
}

/// The readable events of each user, sorted so that the order of rows does not matter.
fn hits_by_user<'a>(
    document: &EventFunnelDocument,
    facts: &'a EventFunnelFacts,
) -> (BTreeMap<&'a str, Vec<Hit>>, Vec<Finding>) {
    let mut kinds: BTreeMap<&str, Kind> = BTreeMap::new();
    for event in &document.exclude {
        kinds.insert(event, Kind::Excluded);
    }
    for (index, event) in document.steps.iter().enumerate() {
        kinds.entry(event).or_insert(Kind::Step(index));
    }
    let mut users: BTreeMap<&str, Vec<Hit>> = BTreeMap::new();
    let mut notes = Notes::default();
    for (row, event) in facts.events.iter().enumerate() {
        match event {
            Lenient::Read(event) => {
                let kind = kinds.get(event.event.as_str()).copied().unwrap_or(Kind::Other);
                users.entry(event.user.as_str()).or_default().push(Hit { time: event.time.millis(), kind });
            }
            Lenient::Bad(bad) => {
                let mark = Mark::new(&code::UNREADABLE_ROW, format!("/events/{row}"));
                notes.add(None, mark.because(bad.problems.iter().next(), facts.language));
            }
        }
    }
    users.values_mut().for_each(|hits| hits.sort_unstable());
    (users, notes.into_findings(facts.language))
}

fn step_figures(
    document: &EventFunnelDocument,
    sheet: &mut Sheet,
    chains: &[(&str, Chain, Option<Stopped>)],
    reached: &[usize],
) -> Vec<StepFigures> {
    let users = |count: usize, about: usize| {
        Figure::found(&label::USERS, Number::from(count), Vec::new()).about(about.to_string())
    };
    let mut before = users(chains.len(), 0);
    let first = users(reached.first().copied().unwrap_or_default(), 1);
    let mut figures = Vec::with_capacity(reached.len());
    for (index, (event, count)) in document.steps.iter().zip(reached).enumerate() {
        let step = index.saturating_add(1);
        let here = users(*count, step);
        let mut reasons = Reasons::new();
        let conversion = Figure::quotient(&label::CONVERSION, &here, &before);
        let from_first = Figure::quotient(&label::CONVERSION, &here, &first);
        let time = step_time(document, sheet, chains, index);
        if time.is_none() {
            reasons.insert("time", if index == 0 { NoFigure::FirstStep } else { NoFigure::NoUsers });
        }
        figures.push(StepFigures {
            step,
            event: event.clone(),
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
fn step_time(
    document: &EventFunnelDocument,
    sheet: &mut Sheet,
    chains: &[(&str, Chain, Option<Stopped>)],
    step: usize,
) -> Option<StepTime> {
    let gap = |chain: &Chain| {
        chain.matched.windows(2).find_map(|pair| match pair {
            [(_, from), (to_step, to)] if *to_step == step => Some(Number::from(to.abs_diff(*from))),
            _ => None,
        })
    };
    let mut gaps: Vec<Number> = chains.iter().filter_map(|(_, chain, _)| gap(chain)).collect();
    gaps.sort();
    let about = step.saturating_add(1).to_string();
    let mut at = |percent: i32| {
        let p = Number::from(percent).over(&Number::HUNDRED)?;
        let figure = quantile(document.quantiles, &gaps, &p)?.named(&label::BETWEEN_STEPS);
        Some(sheet.number(&figure.about(about.as_str())))
    };
    Some(StepTime { median: at(50)?, p90: at(90)?, users: gaps.len() })
}

fn user_figures(document: &EventFunnelDocument, user: &str, chain: Chain, stopped: Option<Stopped>) -> UserFigures {
    let matched = chain.matched.into_iter().map(|(step, time)| Matched {
        step: step.saturating_add(1),
        event: document.steps.get(step).cloned().unwrap_or_default(),
        time: Instant::from_millis(time),
    });
    UserFigures { user: user.to_owned(), level: chain.level, matched: matched.collect(), stopped }
}
