//! The deals through their stages: how many go on, how sure that is, and how many should.

use super::{
    NONE, Page,
    bar::{Ink, Scale},
    cell, figure, money, percent, percent_or_none, text, words,
};
use crate::{
    funnel::{Bottleneck, Bounds, StageFigures},
    number::Number,
    rounding::Rounding,
};
use maud::{Markup, html};

pub(super) fn section(page: &Page<'_>) -> Markup {
    let funnel = &page.outcome.funnel;
    let columns = [
        text(&words::STAGE),
        figure(&words::DEALS),
        text(&words::BY_COUNT),
        figure(&words::VALUE),
        figure(&words::CONVERSION),
        text(&words::BETWEEN),
        figure(&words::BENCHMARK),
        text(&words::AGAINST_BENCHMARK),
        figure(&words::MEDIAN_DAYS),
    ];
    let counts: Vec<Number> = funnel.stages.iter().map(|stage| count(stage.count)).collect();
    let scale = Scale::of(&counts);
    let rows = html! {
        @for (stage, deals) in funnel.stages.iter().zip(&counts) {
            @let bottleneck = funnel.bottlenecks.iter().find(|bottleneck| bottleneck.stage == stage.id);
            (row(stage, bottleneck, scale.bar(deals, Ink::Plain)))
        }
    };
    html! {
        section aria-labelledby="funnel" {
            h2 #funnel { (page.of(&words::FUNNEL)) }
            p.note { (page.of(&words::FUNNEL_NOTE)) }
            (page.table(&words::STAGES, &columns, &rows))
        }
    }
}

/// A stage; where it is judged by fewer deals than are in it, by those.
fn row(stage: &StageFigures, bottleneck: Option<&Bottleneck>, counted: Markup) -> Markup {
    let judged = bottleneck.filter(|bottleneck| bottleneck.conversion.is_some());
    let conversion = judged.map_or(stage.conversion.as_ref(), |judged| judged.conversion.as_ref());
    let interval = judged.map_or(stage.interval.as_ref(), |judged| judged.interval.as_ref());
    let benchmark = bottleneck.and_then(|bottleneck| bottleneck.benchmark.as_ref());
    let ink = match bottleneck.and_then(|bottleneck| bottleneck.is_surely_below) {
        Some(true) => Ink::Bad,
        _ => Ink::Plain,
    };
    let median = stage.time.as_ref().and_then(|time| time.cumulative.median.as_ref());
    let days = median.map_or_else(|| NONE.to_owned(), |days| days.rounded(Rounding::half_up(1)).at_scale(1));
    html! {
        tr {
            th scope="row" { (stage.name.as_deref().unwrap_or(&stage.id)) }
            (cell(&stage.count.to_string()))
            td.drawn { (counted) }
            (cell(&money(&stage.value)))
            (cell(&percent_or_none(conversion)))
            td { @if let Some(Bounds { low, high }) = interval { (percent(low)) " – " (percent(high)) } @else { (NONE) } }
            (cell(&percent_or_none(benchmark)))
            td.drawn {
                @if let Some(share) = conversion {
                    @let interval = interval.map(|bounds| (&bounds.low, &bounds.high));
                    (Scale::of([&Number::ONE]).bullet(share, ink, interval, benchmark))
                }
            }
            (cell(&days))
        }
    }
}

fn count(deals: usize) -> Number {
    u64::try_from(deals).map(Number::from).unwrap_or_default()
}
