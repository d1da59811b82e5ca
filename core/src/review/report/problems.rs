//! What had to be repaired, set aside, or is odd: the faults of tables, deals and goals.

use super::{
    Page,
    bar::{Ink, badge},
    text, words,
};
use crate::error::Severity;
use maud::{Markup, html};

/// Rows of the table that are shown; the others are counted, and stand in the JSON.
const ROWS_MAX: usize = 200;

struct Found<'a> {
    severity: Severity,
    code: &'static str,
    place: &'a str,
    message: String,
    help: String,
}

pub(super) fn section(page: &Page<'_>) -> Markup {
    let mut found = found(page);
    found.sort_by_key(|found| std::cmp::Reverse(found.severity));
    let columns = [text(&words::WEIGHT), text(&words::CODE), text(&words::WHAT), text(&words::WHERE)];
    let more = found.len().saturating_sub(ROWS_MAX);
    let rows = html! { @for found in found.iter().take(ROWS_MAX) { (row(page, found)) } };
    html! {
        section aria-labelledby="problems" {
            h2 #problems { (page.of(&words::PROBLEMS)) }
            @if found.is_empty() { p { (page.of(&words::NO_PROBLEMS)) } }
            @else { (page.table(&words::FOUND, &columns, &rows)) }
            @if more > 0 { p { (page.fill(&words::AND_MORE, &[("count", more.to_string())])) } }
        }
    }
}

fn found<'a>(page: &Page<'a>) -> Vec<Found<'a>> {
    let outcome = page.outcome;
    let tables = outcome.findings.problems.iter().map(|problem| Found {
        severity: problem.severity,
        code: problem.code.name,
        place: &problem.path,
        message: problem.message(page.language),
        help: problem.help(page.language),
    });
    let deals = outcome.funnel.findings.iter().map(|finding| Found {
        severity: finding.severity,
        code: finding.code,
        place: &finding.path,
        message: finding.message.clone(),
        help: finding.help.clone(),
    });
    let goals = outcome
        .goals
        .iter()
        .flat_map(|goals| goals.goals.iter().flat_map(|goal| &goal.findings).chain(&goals.findings));
    let goals = goals.map(|finding| Found {
        severity: finding.severity,
        code: finding.code,
        place: &finding.path,
        message: finding.message.clone(),
        help: finding.help.clone(),
    });
    tables.chain(deals).chain(goals).collect()
}

fn row(page: &Page<'_>, found: &Found<'_>) -> Markup {
    let ink = match found.severity {
        Severity::Error => Ink::Bad,
        Severity::Warn => Ink::Warn,
        Severity::Info => Ink::Plain,
    };
    html! {
        tr {
            td { (badge(ink, page.of(words::severity(found.severity)))) }
            td { code { (found.code) } }
            td.said { (found.message) div.help { (found.help) } }
            td.place { code { (found.place) } }
        }
    }
}
