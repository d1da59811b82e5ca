//! The goals: whether they are SMART, letter by letter, and where they stand.

use super::{
    NONE, Page,
    bar::{Ink, Scale, badge},
    cell, figure, percent_or_none, text, words,
};
use crate::{
    goals::{GoalOutcome, Letters, Shown, Status, Verdict},
    number::Number,
    trace::grouped,
};
use maud::{Markup, html};

pub(super) fn section(page: &Page<'_>) -> Markup {
    let Some(goals) = &page.outcome.goals else { return Markup::default() };
    let columns = [
        text(&words::GOAL),
        text(&words::SMART),
        figure(&words::BASELINE),
        figure(&words::TARGET),
        figure(&words::PROGRESS),
        text(&words::WAY_DONE),
        figure(&words::PROJECTED),
        text(&words::PACE),
    ];
    let rows = html! { @for goal in &goals.goals { (row(page, goal)) } };
    html! {
        section aria-labelledby="goals" {
            h2 #goals { (page.of(&words::GOALS)) }
            p.note { (page.of(&words::GOALS_NOTE)) }
            (page.table(&words::GOALS_STAND, &columns, &rows))
        }
    }
}

fn row(page: &Page<'_>, goal: &GoalOutcome) -> Markup {
    let id = goal.id.as_ref().map_or(NONE, |id| id.as_str());
    let tracking = &goal.tracking;
    let ink = match tracking.status {
        None => Ink::Plain,
        Some(Status::OnTrack) => Ink::Good,
        Some(Status::AtRisk) => Ink::Warn,
        Some(Status::OffTrack) => Ink::Bad,
    };
    let scale = Scale::of([&Number::ONE]);
    html! {
        tr {
            th scope="row" { (page.name(id)) }
            td.letters { (letters(page, &goal.letters)) }
            (cell(&shown(goal.baseline.as_ref())))
            (cell(&shown(goal.target.as_ref())))
            (cell(&percent_or_none(goal.progress.as_ref())))
            td.drawn {
                @if let Some(progress) = &goal.progress {
                    (scale.bullet(progress, ink, None, tracking.expected.as_ref()))
                }
            }
            (cell(&shown(tracking.projection.as_ref())))
            td { @if let Some(status) = tracking.status { (badge(ink, page.of(words::status(status)))) } @else { (NONE) } }
        }
    }
}

/// The five letters, each with its verdict: a sign for the eye, a word for the ear.
fn letters(page: &Page<'_>, letters: &Letters) -> Markup {
    let Letters { specific, measurable, achievable, relevant, time_bound } = *letters;
    let all = [("S", specific), ("M", measurable), ("A", achievable), ("R", relevant), ("T", time_bound)];
    html! {
        @for (letter, verdict) in all {
            @let (ink, sign) = match verdict {
                Verdict::Pass => (Ink::Good, "✓"),
                Verdict::Fail => (Ink::Bad, "✗"),
                Verdict::Unknown => (Ink::Plain, "?"),
            };
            (badge(ink, &format!("{letter}{sign}")))
            span.heard { (page.of(words::verdict(verdict))) ", " }
        }
    }
}

/// A goal's figure, its thousands apart.
fn shown(figure: Option<&Shown>) -> String {
    figure.map_or_else(|| NONE.to_owned(), |figure| grouped(figure.as_str()))
}
