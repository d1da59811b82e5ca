//! Calendars: civil or fiscal years, and the halves, quarters, months, weeks and days in them.
//!
//! A fiscal year starts in a declared month and has the months of the civil calendar, or months of whole weeks in the
//! pattern 4-4-5, 4-5-4 or 5-4-4. A fiscal year is named by the civil year in which it ends, unless declared otherwise;
//! its halves, quarters, months and weeks are counted from its own start: with a year that starts in April, `FY2026-Q1`
//! and `FY2026-01` begin on 2025-04-01.
//!
//! Labels: `2026`, `2026-H2`, `2026-Q3`, `2026-07`, `2026-W31`, and `2026-07-31`. In a fiscal calendar all but days carry
//! `FY`, and labels without it are refused, because they could mean either. Weeks of a calendar with civil months are
//! ISO weeks, so they do not fit into months; a week's part in a period is labelled `2026-W27@2026-06`.
//!
//! ```
//! use quotakit::calendar::{Calendar, CalendarRule, Grain, NamedBy, WeekDay, WeekPattern};
//! // The calendar of the National Retail Federation; its year 2023 had 53 weeks.
//! let retail = Calendar::new(&CalendarRule {
//!     year_start: 2,
//!     weeks: Some(WeekPattern::FourFiveFour),
//!     week_starts: Some(WeekDay::Sunday),
//!     named_by: Some(NamedBy::Start),
//!     ..CalendarRule::default()
//! });
//! let year = retail.period("FY2023").expect("a year");
//! assert_eq!((year.start.to_string(), year.end.to_string(), year.days()), ("2023-01-29".into(), "2024-02-04".into(), 371));
//! assert_eq!(retail.children(&year, Grain::Week).len(), 53);
//! ```

mod label;
mod rule;
mod walk;
mod years;

pub use rule::{CalendarRule, NamedBy, WeekDay, WeekPattern, YearEnd};
pub use walk::Measure;

use crate::{
    error::{Problem, Problems, Suggestion, catalogue::calendar as code},
    shape::{Node, read_whole, settle, shortened, word},
};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use std::collections::BTreeSet;

word! {
    /// How long a period is.
    pub enum Grain {
        /// A year.
        Year = "year",
        /// Half a year.
        Half = "half",
        /// A quarter.
        Quarter = "quarter",
        /// A month.
        Month = "month",
        /// A week.
        Week = "week",
        /// A day.
        Day = "day",
    }
}

/// What labels look like.
const LABELS: [&str; 6] = ["2026", "2026-H2", "2026-Q3", "2026-07", "2026-W31", "2026-07-31"];
/// What labels look like in a fiscal calendar.
const LABELS_FISCAL: [&str; 5] = ["FY2026", "FY2026-H2", "FY2026-Q3", "FY2026-07", "2026-07-31"];

/// A period of a calendar: the days from `start` to the day before `end`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// The label, which resolves to this period again.
    pub label: String,
    /// How long it is.
    pub grain: Grain,
    /// The first day.
    pub start: NaiveDate,
    /// The day after the last.
    pub end: NaiveDate,
}

impl Period {
    /// The days in it.
    #[must_use]
    pub fn days(&self) -> u32 {
        u32::try_from(self.end.signed_duration_since(self.start).num_days()).unwrap_or(0)
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.start <= date && date < self.end
    }

    /// Whether another period lies in it.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The last day.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.end.pred_opt().unwrap_or(self.end)
    }

    /// The days up to and including `as_of`: none before the period, all after it.
    #[must_use]
    pub fn days_elapsed(&self, as_of: NaiveDate) -> u32 {
        let elapsed = as_of.signed_duration_since(self.start).num_days().saturating_add(1).max(0);
        u32::try_from(elapsed).unwrap_or(0).min(self.days())
    }

    /// Every day in it.
    pub fn each_day(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let end = self.end;
        self.start.iter_days().take_while(move |date| *date < end)
    }
}

/// A calendar that resolves labels and finds periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    rule: CalendarRule,
    holidays: BTreeSet<NaiveDate>,
    extra_working_days: BTreeSet<NaiveDate>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self::gregorian()
    }
}

impl Calendar {
    /// The civil calendar, with ISO weeks and no holidays.
    #[must_use]
    pub fn gregorian() -> Self {
        Self::new(&CalendarRule::default())
    }

    /// The calendar of a rule that [`CalendarRule::check`] found nothing against.
    #[must_use]
    pub fn new(rule: &CalendarRule) -> Self {
        let holidays = rule.holidays.iter().copied().collect();
        Self { rule: rule.clone(), holidays, extra_working_days: rule.extra_working_days.iter().copied().collect() }
    }

    /// Reads a calendar's rule from JSON: `{"year_start": 4}`.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        Self::from_node(&Node::parse(text).map_err(|problem| *problem)?)
    }

    /// Reads a calendar's rule from a tree.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    ///
    /// ```
    /// use quotakit::calendar::Calendar;
    /// let calendar = Calendar::from_json(r#"{"year_start": 4}"#)?;
    /// let quarter = calendar.period("FY2026-Q1").expect("a quarter");
    /// assert_eq!((quarter.start.to_string(), quarter.days()), ("2025-04-01".to_owned(), 91));
    /// assert_eq!(calendar.to_json(), r#"{"year_start":4}"#);
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    pub fn from_node(node: &Node<'_>) -> Result<Self, Problems> {
        let (rule, read): (CalendarRule, _) = read_whole(node);
        let mut checked = Problems::new();
        rule.check("", &mut checked);
        settle(read, checked).or(rule).map(|rule| Self::new(&rule))
    }

    /// The rule in canonical form: declared order, no blanks, what is absent or default left out.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.rule).unwrap_or_default()
    }

    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &CalendarRule {
        &self.rule
    }

    /// Whether labels carry `FY`: the year starts after January, or has months of whole weeks.
    #[must_use]
    pub const fn is_fiscal(&self) -> bool {
        self.rule.year_start != 1 || self.rule.weeks.is_some()
    }

    /// The period of a label, or the problem that it names none, at the JSON Pointer of the label.
    ///
    /// # Errors
    /// A label that is none of this calendar's.
    pub fn resolve(&self, label: &str, path: &str) -> Result<Period, Box<Problem>> {
        self.period(label).ok_or_else(|| {
            let fiscal = format!("FY{label}");
            let names: Vec<String> = match (self.is_fiscal(), self.period(&fiscal).is_some(), label.strip_prefix("FY"))
            {
                (true, true, _) => vec![fiscal],
                (false, _, Some(plain)) => vec![plain.to_owned()],
                (true, ..) => LABELS_FISCAL.map(str::to_owned).to_vec(),
                _ => LABELS.map(str::to_owned).to_vec(),
            };
            let problem = Problem::new(&code::BAD_PERIOD, path).with("label", shortened(label));
            Box::new(match names.as_slice() {
                [only] => problem.suggest(Suggestion::DidYouMean(only.clone())),
                _ => problem.suggest(Suggestion::Known { names, has_more: true }),
            })
        })
    }

    /// Whether people work on a day: no weekend and no holiday, or declared as worked.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        self.extra_working_days.contains(&date)
            || !(self.holidays.contains(&date) || self.rule.weekend.iter().any(|day| day.is_on(date)))
    }

    /// The working days of a period.
    #[must_use]
    pub fn working_days(&self, period: &Period) -> u32 {
        let worked = period.each_day().filter(|date| self.is_working_day(*date)).count();
        u32::try_from(worked).unwrap_or(u32::MAX)
    }
}

fn days_after(date: NaiveDate, days: u32) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(u64::from(days)))
}

#[cfg(test)]
mod tests;
