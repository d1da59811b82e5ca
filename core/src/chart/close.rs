//! A closing: attainment, what explains the gaps, and the charts of its parts.

use super::{Chart, Draw, Row, fill::told_apart, funnel, goals, read, words};
use crate::{number::Number, shape::Node};
use std::collections::BTreeMap;

/// What ids are called.
pub(super) type Names = BTreeMap<String, String>;

pub(super) fn charts(draw: &Draw<'_>, outcome: &Node<'_>) -> Vec<Chart> {
    let currency = read::text(outcome, "currency");
    let names = names(outcome);
    let mut charts: Vec<Chart> = Vec::new();
    charts.extend(outcome.get("attainment").and_then(|attainment| attained(draw, attainment)));
    charts.extend(causes(draw, outcome, currency, &names));
    charts.extend(outcome.get("goals").into_iter().flat_map(|set| goals::charts(draw, read::list(set, "goals"))));
    charts.extend(outcome.get("funnel").into_iter().flat_map(|pipeline| funnel::charts(draw, pipeline)));
    charts.extend(super::scores::people(draw, read::list(outcome, "scores"), &names));
    charts.extend(outcome.get("pay").and_then(|pay| paid(draw, pay, currency, &names)));
    charts
}

/// What the lines of attainment call people and products, by id: other parts of the outcome only give ids.
fn names(outcome: &Node<'_>) -> Names {
    let groups =
        ["products", "people"].map(|group| outcome.get("attainment").map_or(&[][..], |all| read::list(all, group)));
    let named = |line: &Node<'_>| Some((read::text(line, "id")?.to_owned(), read::name(line)));
    groups.into_iter().flatten().filter_map(named).collect()
}

/// A row with the colour of its track; without one where there is none.
pub(super) fn tracked(draw: &Draw<'_>, row: Row, track: Option<&str>) -> Row {
    let word = match track {
        Some("on_track") => &words::ON_TRACK,
        Some("at_risk") => &words::AT_RISK,
        Some("off_track") => &words::OFF_TRACK,
        _ => return row,
    };
    row.text("track", draw.of(word))
}

/// What something is called, or else its id.
pub(super) fn called(names: &Names, node: &Node<'_>) -> String {
    let id = read::name(node);
    names.get(&id).cloned().unwrap_or(id)
}

fn attained(draw: &Draw<'_>, attainment: &Node<'_>) -> Option<Chart> {
    let groups = ["regions", "products", "people"].map(|group| read::list(attainment, group));
    let lines = attainment.get("company").into_iter().chain(groups.into_iter().flatten());
    let row = |line: &Node<'_>| {
        let share = read::number(line, "attainment")?;
        let label =
            draw.fill(&words::WON, &[("share", read::percent(&share)), ("actual", read::shown(line, "actual"))]);
        let row = Row::new(read::name(line), label).number("share", Some(&share)).number("mark", Some(&Number::ONE));
        Some((read::text(line, "id")?.to_owned(), tracked(draw, row, read::text(line, "track"))))
    };
    let rows = told_apart(lines.filter_map(row).collect());
    (!rows.is_empty()).then(|| {
        let filling = draw.titled(&words::ATTAINMENT, None, &rows).text("$subtitle", draw.of(&words::ATTAINMENT_NOTE));
        let filling = filling.text("$x", draw.of(&words::ATTAINMENT)).rows("$rows", rows);
        filling.chart("attainment", include_str!("specs/attainment.json"))
    })
}

fn causes(draw: &Draw<'_>, outcome: &Node<'_>, currency: Option<&str>, names: &Names) -> Option<Chart> {
    let row = |cause: &Node<'_>| {
        let amount = read::number(cause, "amount")?;
        let row = Row::new(called(names, cause), read::shown(cause, "amount")).number("value", Some(&amount));
        // A person and a deal may be called alike.
        Some((read::text(cause, "kind")?.to_owned(), row))
    };
    let rows = read::list(outcome, "causes").iter().filter_map(row).collect();
    draw.bars("causes", &words::CAUSES, draw.axis(&words::EXPLAINS, currency), rows)
}

fn paid(draw: &Draw<'_>, pay: &Node<'_>, currency: Option<&str>, names: &Names) -> Option<Chart> {
    let row = |person: &Node<'_>| {
        let due = read::number(person, "due")?;
        Some((
            read::name(person),
            Row::new(called(names, person), read::shown(person, "due")).number("value", Some(&due)),
        ))
    };
    let rows = read::list(pay, "people").iter().filter_map(row).collect();
    draw.bars("pay", &words::PAY, draw.axis(&words::DUE, currency), rows)
}
