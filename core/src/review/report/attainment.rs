//! What was won against what was to be won: the company, its regions, products and people.

use super::{
    Column, NONE, Page,
    bar::{Ink, Scale, badge},
    cell, figure, money, money_or_none, percent, percent_or_none, text, words,
};
use crate::{
    error::Texts,
    number::Number,
    review::{AttainmentLine, Comparison},
};
use maud::{Markup, html};

const COLUMNS: [Column; 9] = [
    text(&words::NAME),
    figure(&words::WON),
    figure(&words::TARGET),
    figure(&words::ATTAINMENT),
    text(&words::AGAINST_TARGET),
    figure(&words::GAP),
    figure(&words::PROJECTED),
    text(&words::PACE),
    figure(&words::CHANGES),
];

pub(super) fn section(page: &Page<'_>) -> Markup {
    let attainment = &page.outcome.attainment;
    let company = std::slice::from_ref(&attainment.company);
    let groups: [(&Texts, &[AttainmentLine]); 4] = [
        (&words::COMPANY, company),
        (&words::REGIONS, &attainment.regions),
        (&words::PRODUCTS, &attainment.products),
        (&words::PEOPLE, &attainment.people),
    ];
    let lines = groups.iter().flat_map(|(_, lines)| lines.iter());
    let scale = Scale::of(lines.filter_map(|line| line.attainment.as_ref()).chain([&Number::ONE]));
    html! {
        section aria-labelledby="attainment" {
            h2 #attainment { (page.of(&words::ATTAINMENT)) }
            p.note { (page.of(&words::ATTAINMENT_NOTE)) }
            @for (name, lines) in groups.iter().filter(|(_, lines)| !lines.is_empty()) {
                (page.table(name, &COLUMNS, &html! { @for line in *lines { (row(page, line, &scale)) } }))
            }
        }
    }
}

fn row(page: &Page<'_>, line: &AttainmentLine, scale: &Scale) -> Markup {
    let ink = Ink::from(line.track);
    html! {
        tr {
            th scope="row" { (line.name.as_deref().unwrap_or(&line.id)) }
            (cell(&money(&line.actual)))
            (cell(&money_or_none(line.target.as_ref())))
            (cell(&percent_or_none(line.attainment.as_ref())))
            td.drawn { @if let Some(share) = &line.attainment { (scale.bullet(share, ink, None, Some(&Number::ONE))) } }
            (cell(&money_or_none(line.gap.as_ref())))
            (cell(&money(&line.projected)))
            td { @if let Some(track) = line.track { (badge(ink, page.of(words::track(track)))) } @else { (NONE) } }
            td.figure {
                @let changes = [line.last_period.as_ref(), line.last_year.as_ref()];
                @for comparison in changes.into_iter().flatten() { div { (changed(page, comparison)) } }
            }
        }
    }
}

/// The change since an earlier period: +6.3 % on 2026-Q2.
fn changed(page: &Page<'_>, comparison: &Comparison) -> String {
    let Some(change) = &comparison.change else {
        return page.fill(&words::NOTHING_IN, &[("period", comparison.period.clone())]);
    };
    let sign = if change.is_positive() { "+" } else { "" };
    let change = format!("{sign}{}", percent(change));
    page.fill(&words::ON_PERIOD, &[("change", change), ("period", comparison.period.clone())])
}
