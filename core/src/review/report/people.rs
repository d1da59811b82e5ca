//! People: what they scored, and what they are paid.

use super::{
    NONE, Page,
    bar::{Ink, Scale},
    cell, figure, money, money_or_none, text, words,
};
use crate::{
    number::Number,
    payout::{Line, LineKind},
    review::{PersonPay, PersonScore},
};
use maud::{Markup, html};

/// Scores, grades and ranks, the best first.
pub(super) fn scores(page: &Page<'_>) -> Markup {
    let mut scores: Vec<&PersonScore> = page.outcome.scores.iter().collect();
    scores.sort_by_key(|score| score.rank.unwrap_or(u32::MAX));
    let scale = Scale::of(scores.iter().filter_map(|score| score.score.as_ref()).chain([&Number::HUNDRED]));
    let columns = [
        figure(&words::RANK),
        text(&words::NAME),
        figure(&words::SCORE),
        text(&words::BY_SIZE),
        text(&words::GRADE),
        text(&words::LAST_PERIOD),
        text(&words::AWARDS),
    ];
    let rows = html! { @for score in scores { (score_row(page, score, &scale)) } };
    html! {
        section aria-labelledby="scores" {
            h2 #scores { (page.of(&words::SCORES)) }
            (page.table(&words::SCORES_OF, &columns, &rows))
        }
    }
}

fn score_row(page: &Page<'_>, score: &PersonScore, scale: &Scale) -> Markup {
    let before = [score.last_score.as_ref().map(ToString::to_string), score.last_grade.clone()];
    html! {
        tr {
            (cell(&score.rank.map_or_else(|| NONE.to_owned(), |rank| rank.to_string())))
            th scope="row" { (page.name(score.person.as_str())) }
            (cell(&score.score.as_ref().map_or_else(|| NONE.to_owned(), ToString::to_string)))
            td.drawn { @if let Some(points) = &score.score { (scale.bar(points, Ink::Plain)) } }
            td { (score.grade.as_deref().unwrap_or(NONE)) }
            td { (before.into_iter().flatten().collect::<Vec<_>>().join(" · ")) }
            td { (score.awards.join(page.of(&words::LISTED))) }
        }
    }
}

/// What everybody is paid, with what the plan's components bring of it.
pub(super) fn pay(page: &Page<'_>) -> Markup {
    let pay = &page.outcome.pay;
    let scale = Scale::of(pay.people.iter().map(|person| person.statement.due.value()));
    let columns = [
        text(&words::NAME),
        text(&words::PLAN),
        text(&words::COMPONENTS),
        figure(&words::ENTITLED),
        figure(&words::TRUE_UP),
        figure(&words::DUE),
        text(&words::BY_SIZE),
    ];
    let rows = html! { @for person in &pay.people { (pay_row(page, person, &scale)) } };
    html! {
        section aria-labelledby="pay" {
            h2 #pay { (page.of(&words::PAY)) }
            p.note { (page.of(&words::PAY_NOTE)) }
            (page.table(&words::PAY_OF, &columns, &rows))
        }
    }
}

fn pay_row(page: &Page<'_>, person: &PersonPay, scale: &Scale) -> Markup {
    let statement = &person.statement;
    let earned = statement.lines.iter().filter(|line| line.kind == LineKind::Component);
    html! {
        tr {
            th scope="row" { (page.name(person.person.as_str())) }
            td { (person.plan) }
            td { @for line in earned { (component(line)) } }
            (cell(&money(&statement.entitled)))
            (cell(&money_or_none(person.true_up.as_ref().map(|true_up| &true_up.amount))))
            (cell(&money(&statement.due)))
            td.drawn { (scale.bar(statement.due.value(), Ink::Plain)) }
        }
    }
}

fn component(line: &Line) -> Markup {
    html! { div.part { span { (line.component) } " " span.figure { (money(&line.paid)) } } }
}
