//! Labels in and out.

use super::{Calendar, Grain, Period, years::is_written};
use chrono::NaiveDate;

impl Calendar {
    /// The period that a label names; `None` when it names none of this calendar.
    #[must_use]
    pub fn period(&self, label: &str) -> Option<Period> {
        if let Some((week, outer)) = label.split_once('@') {
            let part = self.part_of_week(&self.period(week)?, &self.period(outer)?)?;
            return (part.label == label).then_some(part);
        }
        if let Some(date) = date_of(label) {
            return day(date);
        }
        let (year, number, grain) = position_of(label.strip_prefix("FY").unwrap_or(label))?;
        // Labels are canonical: the one that the period prints is the only one that resolves.
        self.numbered(year, grain, number).filter(|period| period.label == label)
    }

    /// The `number`-th period of a grain in a year, with its label.
    pub(super) fn numbered(&self, year: i32, grain: Grain, number: u32) -> Option<Period> {
        let (start, end) = self.bounds(year, grain, number)?;
        let has_own_years = grain != Grain::Week || self.rule.weeks.is_some();
        let prefix = if self.is_fiscal() && has_own_years { "FY" } else { "" };
        let label = match grain {
            Grain::Year => format!("{prefix}{year:04}"),
            Grain::Half => format!("{prefix}{year:04}-H{number}"),
            Grain::Quarter => format!("{prefix}{year:04}-Q{number}"),
            Grain::Month => format!("{prefix}{year:04}-{number:02}"),
            Grain::Week => format!("{prefix}{year:04}-W{number:02}"),
            Grain::Day => return None,
        };
        Some(Period { label, grain, start, end })
    }

    /// The days of a week that lie in another period: the week itself when all do.
    pub(super) fn part_of_week(&self, week: &Period, outer: &Period) -> Option<Period> {
        if week.grain != Grain::Week || outer.grain >= Grain::Week {
            return None;
        }
        let (start, end) = (week.start.max(outer.start), week.end.min(outer.end));
        if start >= end {
            return None;
        }
        let label = if outer.covers(week) { week.label.clone() } else { format!("{}@{}", week.label, outer.label) };
        Some(Period { label, grain: Grain::Week, start, end })
    }
}

/// A day as a period, if it and the next one are days that documents can write.
pub(super) fn day(date: NaiveDate) -> Option<Period> {
    let end = date.succ_opt()?;
    is_written(date, end).then(|| Period {
        label: date.format("%Y-%m-%d").to_string(),
        grain: Grain::Day,
        start: date,
        end,
    })
}

fn date_of(label: &str) -> Option<NaiveDate> {
    let is_plain = label.len() == 10 && label.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_plain.then(|| NaiveDate::parse_from_str(label, "%Y-%m-%d").ok()).flatten()
}

fn position_of(label: &str) -> Option<(i32, u32, Grain)> {
    let (year, rest) = label.split_once('-').map_or((label, None), |(year, rest)| (year, Some(rest)));
    let year = i32::try_from(digits(year)?).ok()?;
    let Some(rest) = rest else { return Some((year, 1, Grain::Year)) };
    let graded = [("H", Grain::Half), ("Q", Grain::Quarter), ("W", Grain::Week)];
    let found = graded.into_iter().find_map(|(letter, grain)| Some((rest.strip_prefix(letter)?, grain)));
    let (number, grain) = found.unwrap_or((rest, Grain::Month));
    Some((year, digits(number)?, grain))
}

/// A number of ASCII digits, and nothing else.
fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
