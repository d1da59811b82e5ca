//! Bars: what a figure beside them says, as a length. They are hidden from screen readers, which read the figure.

use super::super::Track;
use crate::{number::Number, rounding::Rounding};
use maud::{Markup, html};

/// What a bar's colour says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Good,
    Warn,
    Bad,
}

impl Ink {
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

impl From<Option<Track>> for Ink {
    fn from(track: Option<Track>) -> Self {
        match track {
            None => Self::Plain,
            Some(Track::OnTrack) => Self::Good,
            Some(Track::AtRisk) => Self::Warn,
            Some(Track::OffTrack) => Self::Bad,
        }
    }
}

/// A word in the colour of what it says.
pub(super) fn badge(ink: Ink, word: &str) -> Markup {
    html! { span class={ "badge " (ink.class()) } { (word) } }
}

/// Lengths that all bars of a column share.
pub(super) struct Scale {
    most: Number,
}

impl Scale {
    /// The scale on which the largest value takes the whole width.
    pub fn of<'a>(values: impl IntoIterator<Item = &'a Number>) -> Self {
        Self { most: values.into_iter().fold(Number::ZERO, |most, value| most.at_least(value)) }
    }

    /// A length as a percentage of the width, between nothing and all of it.
    fn length(&self, value: &Number) -> String {
        let share = value.over(&self.most).unwrap_or_default();
        let percent = (&share * &Number::HUNDRED).at_least(&Number::ZERO).at_most(&Number::HUNDRED);
        format!("{}%", percent.rounded(Rounding::half_up(2)).at_scale(2))
    }

    /// A bar.
    pub fn bar(&self, value: &Number, ink: Ink) -> Markup {
        self.bullet(value, ink, None, None)
    }

    /// A bar with an interval as a thin line, and with a mark where the value should be.
    pub fn bullet(
        &self,
        value: &Number,
        ink: Ink,
        interval: Option<(&Number, &Number)>,
        mark: Option<&Number>,
    ) -> Markup {
        html! {
            svg.bar width="100%" height="16" aria-hidden="true" focusable="false" {
                rect.ground width="100%" height="16" {}
                rect class=(ink.class()) width=(self.length(value)) y="3" height="10" {}
                @if let Some((low, high)) = interval {
                    line.interval x1=(self.length(low)) x2=(self.length(high)) y1="8" y2="8" {}
                }
                @if let Some(mark) = mark {
                    line.mark x1=(self.length(mark)) x2=(self.length(mark)) y1="0" y2="16" {}
                }
            }
        }
    }
}
