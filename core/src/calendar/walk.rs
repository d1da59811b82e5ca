//! From one period to others: the ones inside, beside, a year ago.

use super::{Calendar, Grain, Period, days_after, label::day};
use crate::{number::Number, shape::word};
use chrono::{Months, NaiveDate};

word! {
    /// What the length of a period is measured in.
    pub enum Measure {
        /// Days.
        Days = "days",
        /// Whole weeks.
        Weeks = "weeks",
        /// Days on which people work.
        WorkingDays = "working_days",
    }
}

impl Calendar {
    /// The period of a grain that a day lies in.
    #[must_use]
    pub fn containing(&self, date: NaiveDate, grain: Grain) -> Option<Period> {
        if grain == Grain::Day {
            return day(date);
        }
        let (year, number) = self.position(date, grain)?;
        self.numbered(year, grain, number)
    }

    /// The periods of a grain inside a period, in order; they tile it. A period has itself as the only child of its own
    /// grain, and none of a longer one. Where weeks do not fit (civil months), the first and the last are parts of weeks.
    #[must_use]
    pub fn children(&self, period: &Period, grain: Grain) -> Vec<Period> {
        if grain == period.grain {
            return vec![period.clone()];
        }
        let mut children = Vec::new();
        let mut at = period.start;
        while grain > period.grain && at < period.end {
            let Some(found) = self.containing(at, grain) else { break };
            let child = if grain == Grain::Week { self.part_of_week(&found, period) } else { Some(found) };
            let Some(child) = child else { break };
            at = child.end;
            children.push(child);
        }
        children
    }

    /// The period of the same grain that follows.
    #[must_use]
    pub fn next(&self, period: &Period) -> Option<Period> {
        self.containing(period.end, period.grain)
    }

    /// The period of the same grain that comes before.
    #[must_use]
    pub fn previous(&self, period: &Period) -> Option<Period> {
        self.containing(period.start.pred_opt()?, period.grain)
    }

    /// How many periods of their grain the second comes after the first; `None` for two grains, and for parts of weeks.
    ///
    /// ```
    /// use quotakit::calendar::Calendar;
    /// let calendar = Calendar::gregorian();
    /// let period = |label| calendar.period(label).expect("a period");
    /// assert_eq!(calendar.steps_between(&period("2026-Q3"), &period("2027-Q1")), Some(2));
    /// assert_eq!(calendar.steps_between(&period("2026-W53"), &period("2026-W52")), Some(-1));
    /// ```
    #[must_use]
    pub fn steps_between(&self, from: &Period, to: &Period) -> Option<i64> {
        if from.grain != to.grain || from.label.contains('@') || to.label.contains('@') {
            return None;
        }
        let days = to.start.signed_duration_since(from.start).num_days();
        let in_year = match from.grain {
            Grain::Year => 1_i64,
            Grain::Half => 2,
            Grain::Quarter => 4,
            Grain::Month => 12,
            Grain::Week => return (days.checked_rem(7)? == 0).then_some(days.checked_div(7)?),
            Grain::Day => return Some(days),
        };
        let place = |period: &Period| {
            let (year, number) = self.position(period.start, period.grain)?;
            i64::from(year).checked_mul(in_year)?.checked_add(i64::from(number))
        };
        place(to)?.checked_sub(place(from)?)
    }

    /// The period at the same place of the year before; `None` where that year has none (a 53rd week, 29 February).
    ///
    /// A day of a calendar of whole weeks is compared with the same weekday of the same week.
    #[must_use]
    pub fn same_period_last_year(&self, period: &Period) -> Option<Period> {
        if period.label.contains('@') {
            return None;
        }
        if period.grain != Grain::Day {
            let (year, number) = self.position(period.start, period.grain)?;
            return self.numbered(year.checked_sub(1)?, period.grain, number);
        }
        if self.rule.weeks.is_some() {
            let week = self.containing(period.start, Grain::Week)?;
            let into = u32::try_from(period.start.signed_duration_since(week.start).num_days()).ok()?;
            return day(days_after(self.same_period_last_year(&week)?.start, into)?);
        }
        let before = period.start.checked_sub_months(Months::new(12))?;
        day(before).filter(|_| before.checked_add_months(Months::new(12)) == Some(period.start))
    }

    /// The length of a period; `None` where it has no whole number of weeks.
    #[must_use]
    pub fn length(&self, period: &Period, measure: Measure) -> Option<u32> {
        match measure {
            Measure::Days => Some(period.days()),
            Measure::WorkingDays => Some(self.working_days(period)),
            Measure::Weeks => {
                let days = period.days();
                days.is_multiple_of(7).then(|| days.checked_div(7)).flatten()
            }
        }
    }

    /// The exact part of a period that one inside it is; `None` when it lies elsewhere, or where a length is missing or
    /// zero.
    #[must_use]
    pub fn share(&self, child: &Period, parent: &Period, measure: Measure) -> Option<Number> {
        if !parent.covers(child) {
            return None;
        }
        let (part, whole) = (self.length(child, measure)?, self.length(parent, measure)?);
        Number::from(part).over(&Number::from(whole))
    }
}
