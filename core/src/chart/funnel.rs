//! Funnels: how many are in each stage or step, and which share goes on, with its interval and the benchmark.

use super::{Chart, Draw, Row, fill::told_apart, read, words};
use crate::shape::Node;

pub(super) fn charts(draw: &Draw<'_>, outcome: &Node<'_>) -> Vec<Chart> {
    let stages = read::list(outcome, "stages");
    let row = |stage: &Node<'_>| {
        let count = read::number(stage, "count")?;
        let params = [("count", read::shown(stage, "count")), ("value", read::shown(stage, "value"))];
        let label = draw.fill(&words::SO_MANY, &params);
        Some((id(stage), Row::new(read::name(stage), label).number("value", Some(&count))))
    };
    let rows = stages.iter().filter_map(row).collect();
    let counted = draw.bars("funnel", &words::FUNNEL, draw.axis(&words::DEALS, None), rows);
    let judged = |stage: &Node<'_>| {
        let bottlenecks = read::list(outcome, "bottlenecks");
        let bottleneck = bottlenecks.iter().find(|found| read::text(found, "stage") == read::text(stage, "id"));
        // Where a stage is judged by fewer deals than are in it, by those.
        let of = bottleneck.filter(|found| read::number(found, "conversion").is_some()).unwrap_or(stage);
        let benchmark = bottleneck.and_then(|found| read::number(found, "benchmark"));
        Some((id(stage), share(draw, stage, of)?.number("benchmark", benchmark.as_ref())))
    };
    let conversions = conversion(draw, stages.iter().filter_map(judged).collect());
    counted.into_iter().chain(conversions).collect()
}

/// The users of an event funnel by step.
pub(super) fn users(draw: &Draw<'_>, outcome: &Node<'_>) -> Vec<Chart> {
    let steps = read::list(outcome, "steps");
    let row = |step: &Node<'_>| {
        let users = read::number(step, "users")?;
        Some((id(step), Row::new(read::name(step), read::shown(step, "users")).number("value", Some(&users))))
    };
    let counted =
        draw.bars("funnel", &words::USERS, draw.axis(&words::USERS_AXIS, None), steps.iter().filter_map(row).collect());
    let shares = steps.iter().filter_map(|step| Some((id(step), share(draw, step, step)?)));
    let conversions = conversion(draw, shares.collect());
    counted.into_iter().chain(conversions).collect()
}

/// The share that goes on, with its interval.
fn share(draw: &Draw<'_>, stage: &Node<'_>, of: &Node<'_>) -> Option<Row> {
    let share = read::number(of, "conversion")?;
    let interval = of.get("interval");
    let bound = |name| interval.and_then(|interval| read::number(interval, name));
    let (low, high) = (bound("low"), bound("high"));
    let label = match (&low, &high) {
        (Some(low), Some(high)) => draw.fill(
            &words::BETWEEN,
            &[("share", read::percent(&share)), ("low", read::percent(low)), ("high", read::percent(high))],
        ),
        _ => read::percent(&share),
    };
    let row = Row::new(read::name(stage), label).number("share", Some(&share));
    Some(row.number("low", low.as_ref()).number("high", high.as_ref()))
}

fn conversion(draw: &Draw<'_>, rows: Vec<(String, Row)>) -> Option<Chart> {
    let rows = told_apart(rows);
    (!rows.is_empty()).then(|| {
        let filling = draw.titled(&words::CONVERSION, None, &rows).text("$subtitle", draw.of(&words::CONVERSION_NOTE));
        let filling = filling.text("$x", draw.of(&words::SHARE)).rows("$rows", rows);
        filling.chart("conversion", include_str!("specs/conversion.json"))
    })
}

fn id(stage: &Node<'_>) -> String {
    read::text(stage, "id").unwrap_or_default().to_owned()
}
