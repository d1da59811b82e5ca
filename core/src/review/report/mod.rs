//! The review as a page: one file of HTML that opens offline, prints on A4 and reads well aloud.
//!
//! The page only draws what the outcome holds; it computes nothing but the lengths of bars. Everything that comes from
//! documents and tables is escaped by the templates (`maud`), so no name can become markup.

mod attainment;
mod bar;
mod funnel;
mod gaps;
mod glance;
mod goals;
mod people;
mod problems;
mod words;

use super::CloseOutcome;
use crate::{
    error::{Language, Texts, fill},
    id::Id,
    money::Amount,
    number::Number,
    trace::{grouped, percent_at},
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");

/// Where a figure does not exist.
const NONE: &str = "–";

/// The page of a review.
pub(super) fn page(outcome: &CloseOutcome, language: Language) -> String {
    let page = Page { outcome, language };
    let title = format!("{} · {} · {}", page.title(), outcome.period, page.of(&words::REVIEW));
    let html = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    (glance::section(&page))
                    (attainment::section(&page))
                    (gaps::section(&page))
                    (goals::section(&page))
                    (funnel::section(&page))
                    (people::scores(&page))
                    (people::pay(&page))
                    (gaps::actions(&page))
                    (problems::section(&page))
                }
            }
        }
    };
    html.into_string()
}

/// What every section draws from.
struct Page<'a> {
    outcome: &'a CloseOutcome,
    language: Language,
}

impl Page<'_> {
    fn of(&self, texts: &Texts) -> &'static str {
        self.language.of(texts)
    }

    fn fill(&self, texts: &Texts, params: &[(&'static str, String)]) -> String {
        fill(self.of(texts), params)
    }

    fn title(&self) -> &str {
        self.outcome.title.as_deref().unwrap_or(self.outcome.id.as_str())
    }

    /// The name of a person, a product or a goal; its id where the tables give none.
    fn name<'b>(&'b self, id: &'b str) -> &'b str {
        Id::new(id).and_then(|id| self.outcome.names.get(&id)).map_or(id, String::as_str)
    }

    /// A table under a heading of its own; scrolls by itself where the window is narrower than it.
    fn table(&self, caption: &Texts, columns: &[Column], rows: &Markup) -> Markup {
        html! {
            div.wide role="region" tabindex="0" aria-label=(self.of(caption)) {
                table {
                    caption { (self.of(caption)) }
                    thead { tr {
                        @for column in columns {
                            th.figure[column.is_figure] scope="col" { (self.of(column.name)) }
                        }
                    } }
                    tbody { (rows) }
                }
            }
        }
    }
}

/// A column of a table.
struct Column {
    name: &'static Texts,
    is_figure: bool,
}

const fn text(name: &'static Texts) -> Column {
    Column { name, is_figure: false }
}

const fn figure(name: &'static Texts) -> Column {
    Column { name, is_figure: true }
}

/// A cell with a figure.
fn cell(shown: &str) -> Markup {
    html! { td.figure { (shown) } }
}

/// An amount with its thousands apart.
fn money(amount: &Amount) -> String {
    grouped(&amount.to_string())
}

/// A share as a percentage with one place.
fn percent(share: &Number) -> String {
    percent_at(share, 1)
}

/// The same of what may not exist.
fn money_or_none(amount: Option<&Amount>) -> String {
    amount.map_or_else(|| NONE.to_owned(), money)
}

fn percent_or_none(share: Option<&Number>) -> String {
    share.map_or_else(|| NONE.to_owned(), percent)
}
