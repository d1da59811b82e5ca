//! The geometry of a year: where it and its months and weeks begin.

use super::{Calendar, Grain, NamedBy, YearEnd, days_after};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The years that labels can name.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9_998;

/// Whether both ends are days of the years 1 to 9999: others have no text that reads back as a date.
pub(super) fn is_written(start: NaiveDate, end: NaiveDate) -> bool {
    start.year() >= 1 && end.year() <= 9_999
}

impl Calendar {
    /// The first day of the year that has this name.
    pub(super) fn year_start(&self, year: i32) -> Option<NaiveDate> {
        let is_shifted = self.rule.year_start > 1 && self.rule.named_by.unwrap_or(NamedBy::End) == NamedBy::End;
        let civil = if is_shifted { year.checked_sub(1)? } else { year };
        let anchor = NaiveDate::from_ymd_opt(civil, self.rule.year_start, 1)?;
        if self.rule.weeks.is_none() {
            return Some(anchor);
        }
        let first_day = self.rule.week_starts.map_or(0, |day| day.number());
        let weekday = anchor.weekday().num_days_from_monday();
        let behind = weekday.checked_add(7)?.checked_sub(first_day)?.checked_rem(7)?;
        match self.rule.year_ends.unwrap_or(YearEnd::Nearest) {
            YearEnd::Nearest if behind > 3 => days_after(anchor, 7_u32.checked_sub(behind)?),
            YearEnd::Nearest | YearEnd::Last => anchor.checked_sub_days(Days::new(u64::from(behind))),
        }
    }

    /// The first days of the twelve months of a year, and the first day of the next year.
    fn month_starts(&self, year: i32) -> Option<Vec<NaiveDate>> {
        let start = self.year_start(year)?;
        let Some(pattern) = self.rule.weeks else {
            return (0..=12).map(|month| start.checked_add_months(Months::new(month))).collect();
        };
        let has_53 = self.weeks_in(year)? == 53;
        let extra = self.rule.week_53.unwrap_or(12);
        let mut starts = vec![start];
        let mut at = start;
        for (month, weeks) in (1_u32..).zip(pattern.weeks().into_iter().cycle().take(12)) {
            let weeks = if has_53 && month == extra { weeks.checked_add(1)? } else { weeks };
            at = days_after(at, weeks.checked_mul(7)?)?;
            starts.push(at);
        }
        Some(starts)
    }

    /// The weeks of a year.
    fn weeks_in(&self, year: i32) -> Option<u32> {
        if self.rule.weeks.is_none() {
            let has_53 = NaiveDate::from_isoywd_opt(year, 53, Weekday::Mon).is_some();
            return Some(if has_53 { 53 } else { 52 });
        }
        let (start, next) = (self.year_start(year)?, self.year_start(year.checked_add(1)?)?);
        u32::try_from(next.signed_duration_since(start).num_weeks()).ok()
    }

    /// How many periods of a grain a year has; days are not counted by year.
    pub(super) fn count(&self, year: i32, grain: Grain) -> Option<u32> {
        match grain {
            Grain::Year => Some(1),
            Grain::Half => Some(2),
            Grain::Quarter => Some(4),
            Grain::Month => Some(12),
            Grain::Week => self.weeks_in(year),
            Grain::Day => None,
        }
    }

    /// The days of the `number`-th period of a grain in a year, counted from 1.
    pub(super) fn bounds(&self, year: i32, grain: Grain, number: u32) -> Option<(NaiveDate, NaiveDate)> {
        self.span(year, grain, number).filter(|(start, end)| is_written(*start, *end))
    }

    fn span(&self, year: i32, grain: Grain, number: u32) -> Option<(NaiveDate, NaiveDate)> {
        if !YEARS.contains(&year) || !(1..=self.count(year, grain)?).contains(&number) {
            return None;
        }
        if grain == Grain::Week {
            let start = match self.rule.weeks {
                None => NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)?,
                Some(_) => days_after(self.year_start(year)?, number.checked_sub(1)?.checked_mul(7)?)?,
            };
            return Some((start, days_after(start, 7)?));
        }
        let months: u32 = match grain {
            Grain::Year => 12,
            Grain::Half => 6,
            Grain::Quarter => 3,
            _ => 1,
        };
        let starts = self.month_starts(year)?;
        let upper = usize::try_from(months.checked_mul(number)?).ok()?;
        let lower = upper.checked_sub(usize::try_from(months).ok()?)?;
        Some((*starts.get(lower)?, *starts.get(upper)?))
    }

    /// The year and the number in it of the period of a grain that a day lies in.
    pub(super) fn position(&self, date: NaiveDate, grain: Grain) -> Option<(i32, u32)> {
        if grain == Grain::Week && self.rule.weeks.is_none() {
            let week = date.iso_week();
            return YEARS.contains(&week.year()).then(|| (week.year(), week.week()));
        }
        let nearby = (date.year().checked_sub(1)?..=date.year().checked_add(1)?).rev();
        let year = nearby.into_iter().find(|year| self.year_start(*year).is_some_and(|start| start <= date))?;
        let is_inside =
            |number: &u32| self.bounds(year, grain, *number).is_some_and(|(start, end)| start <= date && date < end);
        Some((year, (1..=self.count(year, grain)?).find(is_inside)?))
    }
}
