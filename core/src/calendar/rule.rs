//! The calendar as a document declares it.

use crate::{
    error::{Problem, Problems, catalogue::calendar, catalogue::document as code},
    shape::{record, word},
};
use chrono::{Datelike, NaiveDate};

word! {
    /// The weeks of the three months of a quarter.
    pub enum WeekPattern {
        /// Four, four and five weeks.
        FourFourFive = "4-4-5",
        /// Four, five and four weeks, as the National Retail Federation has it.
        FourFiveFour = "4-5-4",
        /// Five, four and four weeks.
        FiveFourFour = "5-4-4",
    }
}

impl WeekPattern {
    /// The weeks of the three months.
    #[must_use]
    pub const fn weeks(self) -> [u32; 3] {
        match self {
            Self::FourFourFive => [4, 4, 5],
            Self::FourFiveFour => [4, 5, 4],
            Self::FiveFourFour => [5, 4, 4],
        }
    }
}

word! {
    /// A day of the week.
    pub enum WeekDay {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
        /// Sunday.
        Sunday = "sunday",
    }
}

impl WeekDay {
    /// The days after Monday, 0 to 6.
    pub(super) const fn number(self) -> u32 {
        match self {
            Self::Monday => 0,
            Self::Tuesday => 1,
            Self::Wednesday => 2,
            Self::Thursday => 3,
            Self::Friday => 4,
            Self::Saturday => 5,
            Self::Sunday => 6,
        }
    }

    /// Whether a date falls on this day of the week.
    #[must_use]
    pub fn is_on(self, date: NaiveDate) -> bool {
        date.weekday().num_days_from_monday() == self.number()
    }
}

word! {
    /// How a year of whole weeks finds its end near the end of the month before `year_start`.
    pub enum YearEnd {
        /// It ends on the last weekday of the weeks that is nearest to the end of the month.
        Nearest = "nearest",
        /// It ends on the last such weekday inside the month.
        Last = "last",
    }
}

word! {
    /// The civil year that names a fiscal year.
    pub enum NamedBy {
        /// The year in which it ends: FY2026 ends in 2026.
        End = "end",
        /// The year in which it starts, as retailers have it: FY2023 starts in 2023.
        Start = "start",
    }
}

record! {
    /// A fiscal calendar: the month in which the year starts, and months of the civil calendar or of whole weeks.
    pub struct CalendarRule {
        /// The month in which the year starts, 1 to 12.
        year_start: u32 = 1,
        /// The weeks of the months of a quarter; the months of the civil calendar unless declared.
        weeks: Option<WeekPattern>,
        /// The weekday on which weeks start, where `weeks` is declared; Monday unless said otherwise. Civil calendars have ISO weeks.
        week_starts: Option<WeekDay>,
        /// How a year of whole weeks ends; nearest to the end of the month unless said otherwise.
        year_ends: Option<YearEnd>,
        /// The month of the fiscal year, 1 to 12, that gets the 53rd week; the last one unless said otherwise.
        week_53: Option<u32>,
        /// The civil year that names a fiscal year that does not start in January; the one in which it ends unless said otherwise.
        named_by: Option<NamedBy>,
        /// The weekdays on which nobody works.
        weekend: Vec<WeekDay> = vec![WeekDay::Saturday, WeekDay::Sunday],
        /// The days off.
        holidays: Vec<NaiveDate> = Vec::new(),
        /// The days of a weekend on which people do work.
        extra_working_days: Vec<NaiveDate> = Vec::new(),
    }
}

impl Default for CalendarRule {
    fn default() -> Self {
        Self {
            year_start: 1,
            weeks: None,
            week_starts: None,
            year_ends: None,
            week_53: None,
            named_by: None,
            weekend: vec![WeekDay::Saturday, WeekDay::Sunday],
            holidays: Vec::new(),
            extra_working_days: Vec::new(),
        }
    }
}

impl CalendarRule {
    /// Notes what is wrong with the rule; `path` is the JSON Pointer of the rule itself.
    pub fn check(&self, path: &str, problems: &mut Problems) {
        let mut month = |field: &str, value: u32| {
            if !(1..=12).contains(&value) {
                let problem = Problem::new(&code::OUT_OF_RANGE, format!("{path}/{field}"));
                problems.push(problem.with("value", value).with("range", "1 to 12"));
            }
        };
        month("year_start", self.year_start);
        if let Some(week_53) = self.week_53 {
            month("week_53", week_53);
        }
        if self.weeks.is_some() {
            return;
        }
        let declared = [
            ("week_starts", self.week_starts.is_some()),
            ("year_ends", self.year_ends.is_some()),
            ("week_53", self.week_53.is_some()),
        ];
        for (field, _) in declared.into_iter().filter(|(_, is_declared)| *is_declared) {
            problems.push(Problem::new(&calendar::WEEKS_ONLY, format!("{path}/{field}")).with("field", field));
        }
    }
}
