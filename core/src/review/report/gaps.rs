//! What opened the gaps, what will be missed, and what people agreed to do about it.

use super::{
    Page,
    bar::{Ink, Scale, badge},
    cell, figure, money, text, words,
};
use crate::review::{Cause, CauseKind, MissedOf};
use maud::{Markup, html};

pub(super) fn section(page: &Page<'_>) -> Markup {
    html! {
        section aria-labelledby="gaps" {
            h2 #gaps { (page.of(&words::GAPS)) }
            (causes(page))
            (missed(page))
        }
    }
}

fn causes(page: &Page<'_>) -> Markup {
    let causes = &page.outcome.causes;
    if causes.is_empty() {
        return html! { p { (page.of(&words::NO_CAUSES)) } };
    }
    let scale = Scale::of(causes.iter().map(|cause| cause.amount.value()));
    let columns = [text(&words::KIND), text(&words::WHAT), figure(&words::EXPLAINS), text(&words::BY_SIZE)];
    let rows = html! {
        @for cause in causes {
            tr {
                td.kind { (page.of(words::cause(cause.kind))) }
                td.said { (page.named(cause)) (cause.text) }
                (cell(&money(&cause.amount)))
                td.drawn { (scale.bar(cause.amount.value(), Ink::Plain)) }
            }
        }
    };
    html! { p.note { (page.of(&words::CAUSES_NOTE)) } (page.table(&words::CAUSES, &columns, &rows)) }
}

fn missed(page: &Page<'_>) -> Markup {
    let missed = &page.outcome.missed;
    if missed.is_empty() {
        return html! { p { (page.of(&words::NOTHING_MISSED)) } };
    }
    let columns = [
        text(&words::NAME),
        text(&words::KIND),
        figure(&words::TARGET),
        figure(&words::PROJECTED),
        figure(&words::SHORT),
        text(&words::PACE),
    ];
    let rows = html! {
        @for target in missed {
            tr {
                th scope="row" { (page.line_name(target.of, &target.id)) }
                td { (page.of(words::missed_of(target.of))) }
                (cell(&money(&target.target)))
                (cell(&money(&target.projected)))
                (cell(&money(&target.short)))
                td { (badge(Some(target.track).into(), page.of(words::track(target.track)))) }
            }
        }
    };
    page.table(&words::WILL_MISS, &columns, &rows)
}

/// What people agreed to do.
pub(super) fn actions(page: &Page<'_>) -> Markup {
    let actions = &page.outcome.actions;
    let columns = [text(&words::ACTION), text(&words::OWNER), text(&words::DUE_DAY), text(&words::ABOUT)];
    let rows = html! {
        @for action in actions {
            tr {
                td.said { (action.action) }
                td { (page.name(action.owner.as_str())) }
                td { (action.due) }
                td { @if let Some(about) = &action.about { (page.name(about)) } }
            }
        }
    };
    html! {
        section aria-labelledby="actions" {
            h2 #actions { (page.of(&words::ACTIONS)) }
            @if actions.is_empty() { p { (page.of(&words::NO_ACTIONS)) } }
            @else { (page.table(&words::ACTIONS_AGREED, &columns, &rows)) }
        }
    }
}

impl Page<'_> {
    /// Whose target it is.
    fn line_name<'b>(&'b self, of: MissedOf, id: &'b str) -> &'b str {
        match of {
            MissedOf::Company => self.title(),
            MissedOf::Region => id,
            MissedOf::Product | MissedOf::Person => self.name(id),
        }
    }

    /// Who or what a cause is, before the sentence that calls it by its id.
    fn named(&self, cause: &Cause) -> Markup {
        let name = self.name(&cause.id);
        let is_told = matches!(cause.kind, CauseKind::Person | CauseKind::Product) && name != cause.id;
        html! { @if is_told { strong { (name) } " " } }
    }
}
