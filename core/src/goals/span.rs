//! The days of a goal.

use super::period::{PeriodDates, PeriodRule};
use crate::{calendar::Calendar, error::Problem};
use chrono::{Days, NaiveDate};

/// What became of a goal's period.
#[derive(Clone, Debug)]
pub(super) enum Span {
    /// There is none, or none with an end.
    Open,
    /// Words that the calendar does not know.
    Words(Box<Problem>),
    /// The end is not after the start.
    Reversed(NaiveDate, NaiveDate),
    /// Days, half open.
    Of(Stretch),
}

/// The days from `start` to the day before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub start: NaiveDate,
    pub end: NaiveDate,
    /// Whether the goal says from when on; otherwise the day of evaluation is the first.
    pub has_start: bool,
}

impl Stretch {
    pub(super) fn days(&self) -> u32 {
        u32::try_from(self.end.signed_duration_since(self.start).num_days()).unwrap_or(0)
    }

    /// The days gone up to and including `as_of`.
    pub(super) fn days_elapsed(&self, as_of: NaiveDate) -> u32 {
        let gone = as_of.signed_duration_since(self.start).num_days().saturating_add(1).max(0);
        u32::try_from(gone).unwrap_or(u32::MAX).min(self.days())
    }

    pub(super) fn last_day(&self) -> NaiveDate {
        self.end.pred_opt().unwrap_or(self.end)
    }

    pub(super) fn covers(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether other days serve these: within them, or, where they do not say from when on, ending within them.
    pub(super) fn holds(&self, other: &Self) -> bool {
        if other.has_start { self.covers(other) } else { self.start < other.end && other.end <= self.end }
    }
}

impl Span {
    pub(super) fn resolve(period: Option<&PeriodRule>, as_of: NaiveDate, calendar: &Calendar, path: &str) -> Self {
        match period {
            None => Self::Open,
            Some(PeriodRule::Label(label)) => match calendar.resolve(label, path) {
                Ok(period) => Self::of(period.start, period.end, true),
                Err(problem) => Self::Words(problem),
            },
            Some(PeriodRule::Dates(dates)) => Self::of_dates(dates, as_of),
        }
    }

    fn of_dates(dates: &PeriodDates, as_of: NaiveDate) -> Self {
        let start = dates.start.unwrap_or(as_of);
        let after_deadline = || dates.deadline.and_then(|deadline| deadline.succ_opt());
        let after_days = || dates.days.and_then(|days| start.checked_add_days(Days::new(u64::from(days))));
        match dates.end.or_else(after_deadline).or_else(after_days) {
            Some(end) => Self::of(start, end, dates.start.is_some()),
            None => Self::Open,
        }
    }

    fn of(start: NaiveDate, end: NaiveDate, has_start: bool) -> Self {
        // A deadline without a start that is past is past, not reversed.
        if end <= start && has_start {
            return Self::Reversed(start, end);
        }
        Self::Of(Stretch { start: start.min(end), end, has_start })
    }

    pub(super) const fn stretch(&self) -> Option<&Stretch> {
        match self {
            Self::Of(stretch) => Some(stretch),
            _ => None,
        }
    }
}
