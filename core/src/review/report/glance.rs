//! The head of the page: whose review it is, and the figures that one asks for first.

use super::{NONE, Page, bar::Ink, money, percent, percent_or_none, words};
use crate::{error::Texts, goals::GoalOutcome};
use maud::{Markup, html};

/// One of the first figures: what it is, how much, and what it is measured by.
struct Figure {
    name: &'static Texts,
    value: String,
    beside: Option<String>,
    ink: Ink,
}

pub(super) fn section(page: &Page<'_>) -> Markup {
    let outcome = page.outcome;
    html! {
        header {
            h1 { (page.title()) " · " (outcome.period) }
            p { (page.fill(&words::AS_OF, &[("day", outcome.as_of.to_string()), ("currency", outcome.currency.to_string())])) }
        }
        section aria-labelledby="glance" {
            h2 #glance { (page.of(&words::GLANCE)) }
            dl.tiles {
                @for figure in figures(page) {
                    div.tile {
                        dt { (page.of(figure.name)) }
                        dd class={ "value " (figure.ink.class()) } { (figure.value) }
                        @if let Some(beside) = figure.beside { dd.beside { (beside) } }
                    }
                }
            }
        }
    }
}

fn figures(page: &Page<'_>) -> Vec<Figure> {
    let outcome = page.outcome;
    let company = &outcome.attainment.company;
    let (deals, win_rate) = (&outcome.funnel.deals, &outcome.funnel.win_rate);
    let goals = outcome.goals.as_ref().map_or(&[][..], |goals| goals.goals.as_slice());
    let is_smart = |goal: &&GoalOutcome| goal.smart;
    let plain = |name, value, beside| Figure { name, value, beside, ink: Ink::Plain };
    let mut figures =
        vec![
            plain(
                &words::WON,
                money(&company.actual),
                company.target.as_ref().map(|target| page.fill(&words::OF_TARGET, &[("target", money(target))])),
            ),
            Figure {
                ink: company.track.into(),
                ..plain(
                    &words::ATTAINMENT,
                    percent_or_none(company.attainment.as_ref()),
                    company.gap.as_ref().map(|gap| page.fill(&words::GAP_OF, &[("gap", money(gap))])),
                )
            },
            plain(
                &words::PROJECTED,
                money(&company.projected),
                company.track.map(|track| page.of(words::track(track)).to_owned()),
            ),
            plain(&words::RECEIVED, money(&outcome.received), None),
            plain(
                &words::WIN_RATE,
                percent_or_none(win_rate.by_count.as_ref()),
                Some(page.fill(
                    &words::WON_OF,
                    &[("won", deals.won.count.to_string()), ("lost", deals.lost.count.to_string())],
                )),
            ),
            plain(
                &words::PAY_COST,
                money(&outcome.pay.cost),
                outcome.pay.cost_of_sales.as_ref().map(|share| page.fill(&words::OF_WON, &[("share", percent(share))])),
            ),
        ];
    if !goals.is_empty() {
        let smart = goals.iter().filter(is_smart).count();
        figures.push(plain(
            &words::SMART_GOALS,
            page.fill(&words::SO_MANY_OF, &[("part", smart.to_string()), ("whole", goals.len().to_string())]),
            None,
        ));
    }
    let missed = outcome.missed.len();
    let ink = if missed == 0 { Ink::Good } else { Ink::Bad };
    let value = if missed == 0 { NONE.to_owned() } else { missed.to_string() };
    figures.push(Figure { ink, ..plain(&words::WILL_MISS, value, None) });
    figures
}
