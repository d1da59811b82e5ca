//! Stretches of the calendar as a sentence names them: a day, a month, the second half of next year, the next three
//! quarters.

use super::{
    cursor::{Cursor, chinese_month, half_of, quarter_of},
    lexicon::{Bound, Edge, Length, Meaning, Relative},
    numeral::Form,
    times::duration,
    tokens::Kind,
};
use crate::{
    calendar::{Calendar, Grain, Period},
    number::Number,
};
use chrono::{Datelike, Days, Months, NaiveDate};
use num_traits::ToPrimitive;

/// A stretch of the calendar, half-open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub start: NaiveDate,
    pub end: NaiveDate,
    /// Whether the words can be read otherwise too.
    pub is_ambiguous: bool,
    /// A day, or the end of something: a point that a deadline is set at.
    pub is_point: bool,
    /// The end of something: "before the end of March" is by its last day.
    pub is_end: bool,
}

/// The calendars and the day that a sentence is read with.
pub(super) struct Today<'a> {
    pub as_of: NaiveDate,
    pub fiscal: &'a Calendar,
    pub civil: Calendar,
    /// Whether the sentence is in traditional script, where 116年 is a year of the Republic.
    pub is_traditional: bool,
}

/// A stretch and the position after its tokens.
pub(super) type Found<'t> = Option<(Stretch, Cursor<'t>)>;

/// A year of the civil or of the fiscal calendar, and whether the sentence says which.
#[derive(Clone, Copy)]
struct Year {
    number: i32,
    is_fiscal: bool,
    /// Whether the number can be meant otherwise.
    is_guessed: bool,
}

impl Year {
    const fn civil(number: i32) -> Self {
        Self { number, is_fiscal: false, is_guessed: false }
    }
}

impl Today<'_> {
    /// The stretch that starts at a position.
    pub(super) fn stretch<'t>(&self, cursor: Cursor<'t>) -> Found<'t> {
        if let Some(found) = self.edge_first(cursor) {
            return Some(found);
        }
        let (mut stretch, mut rest) = self.whole(cursor)?;
        // 明年年底: the end of that year.
        if rest.time(0) == Some(Length::Year) && rest.word(1) == Some(&Meaning::Edge(Edge::End)) {
            rest = rest.skip(1);
        }
        if let Some(Meaning::Edge(edge)) = rest.word(0) {
            // 中旬 is the second third of a month: it ends with the 20th.
            stretch = if *edge == Edge::Middle { middle(stretch, 20) } else { self.at_edge(stretch, *edge) };
            rest = rest.skip(1);
        }
        Some((stretch, rest))
    }

    /// The end of March, end of the year; 年底, 月底.
    fn edge_first<'t>(&self, cursor: Cursor<'t>) -> Found<'t> {
        match (cursor.word(0)?, cursor.time(0), cursor.word(1)) {
            (Meaning::EndOf(length), ..) => {
                let now = self.present(*length)?;
                Some((self.at_edge(now, Edge::End), cursor.skip(1)))
            }
            (Meaning::Edge(edge @ (Edge::End | Edge::Start)), ..) => {
                let rest = cursor.skip(1).past_filler();
                let named = self.whole(rest).or_else(|| Some((self.present(rest.time(0)?)?, rest.skip(1))));
                named.map(|(stretch, rest)| (self.at_edge(stretch, *edge), rest))
            }
            (Meaning::Edge(Edge::Middle), ..) => {
                let (stretch, rest) = self.whole(cursor.skip(1).past_dash().past_filler())?;
                Some((middle(stretch, 15), rest))
            }
            (Meaning::First, ..) => self.first_of(cursor.skip(1)),
            // 年内: to the end of the present one; 三年内 lasts three.
            (_, Some(length), Some(Meaning::Bound(Bound::Within)))
                if length != Length::Half && !cursor.follows_number() =>
            {
                Some((self.at_edge(self.present(length)?, Edge::End), cursor.skip(1)))
            }
            (_, Some(length), Some(Meaning::Edge(edge @ (Edge::End | Edge::Start)))) => {
                Some((self.at_edge(self.present(length)?, *edge), cursor.skip(2)))
            }
            _ => None,
        }
    }

    /// The end or the start of a stretch as a point: its last day, its first day.
    fn at_edge(&self, stretch: Stretch, edge: Edge) -> Stretch {
        let point = match edge {
            Edge::End => stretch.end.pred_opt().map(|last| (last, stretch.end)),
            Edge::Start => stretch.start.succ_opt().map(|second| (stretch.start, second)),
            Edge::Middle => None,
        };
        match point {
            Some((start, end)) => Stretch { start, end, is_point: true, is_end: edge == Edge::End, ..stretch },
            None => Stretch { is_ambiguous: true, ..stretch },
        }
    }

    /// The first two weeks of October; whole weeks of the calendar may be meant as well.
    fn first_of<'t>(&self, cursor: Cursor<'t>) -> Found<'t> {
        let (count, length, rest) = duration(cursor)?;
        let (outer, rest) = self.whole(rest.past_filler())?;
        let end = days_from(outer.start, count, length).filter(|end| *end <= outer.end)?;
        Some((Stretch { end, is_ambiguous: true, is_point: false, is_end: false, ..outer }, rest))
    }

    /// The present year, quarter, month, week, day.
    fn present(&self, length: Length) -> Option<Stretch> {
        let (calendar, grain) = self.grain(length)?;
        calendar.containing(self.as_of, grain).map(whole_period)
    }

    fn grain(&self, length: Length) -> Option<(&Calendar, Grain)> {
        Some(match length {
            Length::Day => (&self.civil, Grain::Day),
            Length::Week => (&self.civil, Grain::Week),
            Length::Month | Length::Months => (&self.civil, Grain::Month),
            Length::Quarter => (self.fiscal, Grain::Quarter),
            Length::Half => (self.fiscal, Grain::Half),
            Length::Year => (&self.civil, Grain::Year),
            Length::FiscalYear => (self.fiscal, Grain::Year),
            Length::DayOfMonth => return None,
        })
    }

    fn whole<'t>(&self, cursor: Cursor<'t>) -> Found<'t> {
        if let Some(Kind::Date(date, other)) = cursor.kind(0) {
            return Some((day(*date)?.or_otherwise(other.is_some()), cursor.skip(1)));
        }
        if let Some(Kind::YearMonth(year, month)) = cursor.kind(0) {
            return Some((self.month(*year, *month)?, cursor.skip(1)));
        }
        if let Some(found) = self.day_of_month(cursor) {
            return Some(found);
        }
        if let Some(found) = self.in_words(cursor) {
            return Some(found);
        }
        if let Some((year, rest)) = self.year(cursor) {
            let inner = rest.past_filler();
            let part = self.part(inner, Some(year)).or_else(|| self.part(rest, Some(year)));
            let is_bare_number =
                matches!(cursor.kind(0), Some(Kind::Number(..))) && rest.at == cursor.at.saturating_add(1);
            // 2027年13月: a part that is none makes the year no reading either.
            let has_broken_part = matches!(rest.kind(0), Some(Kind::Number(..)))
                && matches!(rest.word(1), Some(Meaning::Time(Length::Month | Length::Quarter)));
            if part.is_none() && has_broken_part {
                return None;
            }
            return part.or_else(|| {
                let length = if year.is_fiscal { Length::FiscalYear } else { Length::Year };
                let whole = self.year_of(year, length)?.or_otherwise(year.is_guessed);
                let rest = if rest.word(0) == Some(&Meaning::WholeYear) { rest.skip(1) } else { rest };
                (!is_bare_number).then_some((whole, rest))
            });
        }
        self.relative(cursor).or_else(|| self.part_then_year(cursor))
    }

    /// A year: 2027年, FY2027, 民國116年, 明年, next fiscal year; a bare 2027 where a part of a year follows.
    fn year<'t>(&self, cursor: Cursor<'t>) -> Option<(Year, Cursor<'t>)> {
        if cursor.word(0) == Some(&Meaning::Minguo) {
            let number = i32::try_from(cursor.count(1)?).ok()?.checked_add(1911)?;
            let rest = cursor.skip(2);
            let is_fiscal = rest.word(0) == Some(&Meaning::Year(0, true));
            let is_year = (is_fiscal || rest.time(0) == Some(Length::Year)) && number < 2200;
            return is_year.then_some((Year { is_fiscal, ..Year::civil(number) }, rest.skip(1)));
        }
        match (cursor.kind(0)?, cursor.word(0)) {
            (Kind::Fiscal(number), _) => {
                let year = Year { is_fiscal: true, ..Year::civil(*number) };
                return Some((year, cursor.skip(1).past_comma()));
            }
            // The financial year 2026/27.
            (_, Some(Meaning::Time(Length::FiscalYear) | Meaning::Year(0, true)))
                if matches!(cursor.kind(1), Some(Kind::Fiscal(_))) =>
            {
                return self.year(cursor.skip(1));
            }
            (_, Some(Meaning::WholeYear)) => return Some((self.year_from_now(0, false)?, cursor.skip(1))),
            (_, Some(Meaning::Year(offset, is_fiscal))) => {
                return Some((self.year_from_now(*offset, *is_fiscal)?, cursor.skip(1)));
            }
            (_, Some(Meaning::Relative(relative))) => {
                let offset = relative.offset()?;
                let is_fiscal = match cursor.time(1)? {
                    Length::Year => false,
                    Length::FiscalYear => true,
                    _ => return None,
                };
                return Some((self.year_from_now(offset, is_fiscal)?, cursor.skip(2)));
            }
            _ => {}
        }
        if let Some(found) = self.guessed_year(cursor) {
            return Some(found);
        }
        let year = Year::civil(cursor.year(0)?);
        Some(match cursor.word(1) {
            Some(Meaning::Time(Length::Year) | Meaning::WholeYear) => (year, cursor.skip(2)),
            // 2026年度 is a fiscal year, as 年度 alone is.
            Some(Meaning::Time(Length::FiscalYear) | Meaning::Year(0, true)) => {
                (Year { is_fiscal: true, ..year }, cursor.skip(2))
            }
            _ => (year, cursor.skip(1).past_dash()),
        })
    }

    /// 116年 in traditional script: most likely the year after 民國.
    fn guessed_year<'t>(&self, cursor: Cursor<'t>) -> Option<(Year, Cursor<'t>)> {
        let number = cursor.count(0).filter(|number| self.is_traditional && (100..200).contains(number))?;
        let is_fiscal = cursor.word(1) == Some(&Meaning::Year(0, true));
        let is_written = matches!(cursor.kind(0), Some(Kind::Number(_, Form::Digits(3))));
        let is_year = is_fiscal || cursor.time(1) == Some(Length::Year);
        let number = i32::try_from(number).ok()?.checked_add(1911)?;
        (is_written && is_year).then_some((Year { number, is_fiscal, is_guessed: true }, cursor.skip(2)))
    }

    /// Whether a number of four plain digits may as well be a year near this one.
    pub(super) fn is_year(&self, value: &Number, form: Form) -> bool {
        const AHEAD: i32 = 30;
        let year = value.to_integer().and_then(|year| year.to_i32());
        let (first, last) = (self.as_of.year().saturating_sub(1), self.as_of.year().saturating_add(AHEAD));
        form == Form::Digits(4) && year.is_some_and(|year| (first..=last).contains(&year))
    }

    /// "In 2027": a year without a word for it.
    pub(super) fn bare_year<'t>(&self, cursor: Cursor<'t>) -> Found<'t> {
        let Some(Kind::Number(value, form)) = cursor.kind(0) else { return None };
        let is_counted = matches!(cursor.word(1), Some(Meaning::Unit(_) | Meaning::Metric(_) | Meaning::Scope(_)));
        if is_counted || !self.is_year(value, *form) {
            return None;
        }
        let number = value.to_integer()?.to_i32()?;
        let stretch = self.year_of(Year::civil(number), Length::Year)?;
        Some((stretch.or_otherwise(self.fiscal.is_fiscal()), cursor.skip(1)))
    }

    fn year_from_now(&self, offset: i32, is_fiscal: bool) -> Option<Year> {
        let calendar = if is_fiscal { self.fiscal } else { &self.civil };
        let now = calendar.containing(self.as_of, Grain::Year)?;
        let number: i32 = now.label.trim_start_matches("FY").parse().ok()?;
        Some(Year { is_fiscal, ..Year::civil(number.checked_add(offset)?) })
    }

    fn year_of(&self, year: Year, length: Length) -> Option<Stretch> {
        let (calendar, _) = self.grain(length)?;
        self.labelled(calendar, &format!("{}", year.number))
    }

    fn labelled(&self, calendar: &Calendar, label: &str) -> Option<Stretch> {
        let prefix = if calendar.is_fiscal() { "FY" } else { "" };
        calendar.period(&format!("{prefix}{label}")).map(whole_period)
    }

    /// A half, a quarter or a month with its day, of a year or of the one that is meant without naming it.
    fn part<'t>(&self, cursor: Cursor<'t>, year: Option<Year>) -> Found<'t> {
        if let Some((half, rest)) = half_of(cursor) {
            return self.fiscal_part(&format!("H{half}"), year).map(|stretch| (stretch, rest));
        }
        if let Some((quarter, rest)) = quarter_of(cursor) {
            return self.fiscal_part(&format!("Q{quarter}"), year).map(|stretch| (stretch, rest));
        }
        let (month, rest) = chinese_month(cursor)?;
        let day = rest.count(0).filter(|_| matches!(rest.time(1), Some(Length::Day | Length::DayOfMonth)));
        match day {
            Some(number) => self.day_in_year(year, month, number).map(|stretch| (stretch, rest.skip(2))),
            None => self.month_in_year(year, month).map(|stretch| (stretch, rest)),
        }
    }

    /// Quarters and halves are the fiscal year's; where the sentence names a civil year, that is one of two readings.
    fn fiscal_part(&self, part: &str, year: Option<Year>) -> Option<Stretch> {
        if let Some(year) = year {
            let stretch = self.labelled(self.fiscal, &format!("{}-{part}", year.number))?;
            return Some(stretch.or_otherwise(year.is_guessed || (self.fiscal.is_fiscal() && !year.is_fiscal)));
        }
        let now = self.year_from_now(0, true)?.number;
        let this = self.labelled(self.fiscal, &format!("{now}-{part}"))?;
        if this.end > self.as_of {
            return Some(this);
        }
        let next = self.labelled(self.fiscal, &format!("{}-{part}", now.checked_add(1)?))?;
        Some(next.or_otherwise(true))
    }

    fn month(&self, year: i32, month: u32) -> Option<Stretch> {
        self.labelled(&self.civil, &format!("{year}-{month:02}"))
    }

    fn month_in_year(&self, year: Option<Year>, month: u32) -> Option<Stretch> {
        if let Some(year) = year {
            let is_ambiguous = year.is_guessed || (year.is_fiscal && self.fiscal.is_fiscal());
            return Some(self.month(year.number, month)?.or_otherwise(is_ambiguous));
        }
        let this = self.month(self.as_of.year(), month)?;
        if this.end > self.as_of {
            return Some(this);
        }
        Some(self.month(self.as_of.year().checked_add(1)?, month)?.or_otherwise(true))
    }

    fn day_in_year(&self, year: Option<Year>, month: u32, number: u32) -> Option<Stretch> {
        if let Some(year) = year {
            let date = NaiveDate::from_ymd_opt(year.number, month, number)?;
            return Some(day(date)?.or_otherwise(year.is_guessed || (year.is_fiscal && self.fiscal.is_fiscal())));
        }
        let this = NaiveDate::from_ymd_opt(self.as_of.year(), month, number)?;
        if this >= self.as_of {
            return day(this);
        }
        let next = NaiveDate::from_ymd_opt(self.as_of.year().checked_add(1)?, month, number)?;
        Some(day(next)?.or_otherwise(true))
    }

    /// 下月15日, the 15th of next month.
    fn day_of_month<'t>(&self, cursor: Cursor<'t>) -> Found<'t> {
        let month_at = |cursor: Cursor<'t>| {
            matches!(cursor.word(0), Some(Meaning::Relative(_))).then_some(())?;
            (cursor.time(1) == Some(Length::Month)).then_some(())?;
            self.relative(cursor)
        };
        let (month, number, rest) = if let Some((month, rest)) = month_at(cursor) {
            let is_day = matches!(rest.time(1), Some(Length::Day | Length::DayOfMonth));
            (month, rest.count(0).filter(|_| is_day)?, rest.skip(2))
        } else {
            let number = cursor.count(0).filter(|_| cursor.is_filler(1))?;
            let (month, rest) = month_at(cursor.skip(2))?;
            (month, number, rest)
        };
        day(NaiveDate::from_ymd_opt(month.start.year(), month.start.month(), number)?).map(|day| (day, rest))
    }

    /// 31 March 2027, March 31, 2027, March 2027.
    fn in_words<'t>(&self, cursor: Cursor<'t>) -> Found<'t> {
        let named = |cursor: Cursor<'t>| match cursor.word(0) {
            Some(Meaning::MonthName(month)) => Some(*month),
            _ => None,
        };
        let (day, month, rest) = if let Some(month) = named(cursor) {
            let after = cursor.skip(1);
            match after.count(0).filter(|day| (1..=31).contains(day) && after.year(0).is_none()) {
                // "March 5%" has no day: the number has to be plain.
                Some(day) if matches!(after.kind(0), Some(Kind::Number(_, Form::Digits(1..=2)))) => {
                    (Some(day), month, after.skip(1))
                }
                _ => (None, month, after),
            }
        } else {
            let day = cursor.count(0).filter(|day| (1..=31).contains(day))?;
            let after = cursor.skip(1).past_filler();
            (Some(day), named(after)?, after.skip(1))
        };
        let dated = rest.past_comma();
        let (year, rest) = match (dated.year(0), self.year(rest.past_filler())) {
            (Some(number), _) => (Some(Year::civil(number)), dated.skip(1)),
            (None, Some((year, after))) => (Some(year), after),
            _ => (None, rest),
        };
        let stretch = match day {
            Some(day) => self.day_in_year(year, month, day),
            None => self.month_in_year(year, month),
        };
        stretch.map(|stretch| (stretch, rest))
    }

    /// Q4 FY2027, H1 2027, the first half of next year.
    fn part_then_year<'t>(&self, cursor: Cursor<'t>) -> Found<'t> {
        let (part, rest) = match (half_of(cursor), quarter_of(cursor)) {
            (Some((half, rest)), _) => (format!("H{half}"), rest),
            (_, Some((quarter, rest))) => (format!("Q{quarter}"), rest),
            _ => return self.part(cursor, None),
        };
        let inner = rest.past_filler();
        let year = match self.year(inner) {
            // A bare number after a quarter is its year only where it looks like one.
            Some((year, after)) => Some((year, after)),
            None => self.year(inner.past_filler()),
        };
        match year {
            Some((year, after)) => self.fiscal_part(&part, Some(year)).map(|stretch| (stretch, after)),
            None => self.fiscal_part(&part, None).map(|stretch| (stretch, rest)),
        }
    }

    /// This month, next quarter, the next three quarters, 未来90天.
    fn relative<'t>(&self, cursor: Cursor<'t>) -> Found<'t> {
        let Some(Meaning::Relative(relative)) = cursor.word(0) else { return None };
        let counted = cursor.count(1);
        let after = if counted.is_some() { cursor.skip(2) } else { cursor.skip(1) };
        let length = after.time(0)?;
        let rest = after.skip(1);
        let count = counted.unwrap_or(1);
        let (calendar, grain) = self.grain(length)?;
        let now = calendar.containing(self.as_of, grain)?;
        match (relative, counted) {
            (Relative::This, None) => Some((whole_period(now), rest)),
            (Relative::Last, None) => calendar.previous(&now).map(|period| (whole_period(period), rest)),
            (Relative::Next | Relative::Coming, _) => {
                let first = calendar.next(&now)?;
                let last = self.periods_on(calendar, &first, count)?;
                let stretch = Stretch {
                    start: first.start,
                    end: last,
                    is_ambiguous: count >= 2 && grain != Grain::Day,
                    is_point: false,
                    is_end: false,
                };
                Some((stretch, rest))
            }
            _ => None,
        }
    }

    /// The end of `count` periods of which `first` is the first.
    fn periods_on(&self, calendar: &Calendar, first: &Period, count: u32) -> Option<NaiveDate> {
        const COUNT_MAX: u32 = 1_000;
        if count == 0 || count > COUNT_MAX {
            return None;
        }
        if first.grain == Grain::Day {
            return first.start.checked_add_days(Days::new(u64::from(count)));
        }
        let mut last = first.clone();
        for _ in 1..count {
            last = calendar.next(&last)?;
        }
        Some(last.end)
    }

    /// A number of days, weeks, months from today on.
    pub(super) fn days_on(&self, count: u32, length: Length) -> Option<Stretch> {
        let start = self.as_of;
        let end = days_from(start, count, length)?;
        // Whole months may also be meant: from the first of the next one on.
        let is_ambiguous = (count >= 2 || length == Length::Half) && !matches!(length, Length::Day | Length::Week);
        (count > 0).then_some(Stretch { start, end, is_ambiguous, is_point: false, is_end: false })
    }
}

/// The day after some days, weeks, months from a day on.
pub(super) fn days_from(start: NaiveDate, count: u32, length: Length) -> Option<NaiveDate> {
    let months = |each: u32| start.checked_add_months(Months::new(count.checked_mul(each)?));
    match length {
        Length::Day => start.checked_add_days(Days::new(u64::from(count))),
        Length::Week => start.checked_add_days(Days::new(u64::from(count.checked_mul(7)?))),
        Length::Month | Length::Months => months(1),
        Length::Quarter => months(3),
        Length::Half => months(6),
        Length::Year | Length::FiscalYear => months(12),
        Length::DayOfMonth => None,
    }
}

/// The middle of a month as a point: its 15th, or the 20th. Of longer stretches it is no day that can be named.
fn middle(stretch: Stretch, number: u32) -> Stretch {
    let is_month = stretch.end.signed_duration_since(stretch.start).num_days() <= 31;
    let day = stretch.start.with_day(number).and_then(day).filter(|_| is_month);
    day.unwrap_or(stretch).or_otherwise(true)
}

impl Stretch {
    const fn or_otherwise(mut self, is_ambiguous: bool) -> Self {
        self.is_ambiguous |= is_ambiguous;
        self
    }
}

impl Relative {
    const fn offset(self) -> Option<i32> {
        match self {
            Self::This => Some(0),
            Self::Next => Some(1),
            Self::Last => Some(-1),
            Self::Coming => None,
        }
    }
}

fn whole_period(period: Period) -> Stretch {
    Stretch { start: period.start, end: period.end, is_ambiguous: false, is_point: false, is_end: false }
}

fn day(date: NaiveDate) -> Option<Stretch> {
    Some(Stretch { start: date, end: date.succ_opt()?, is_ambiguous: false, is_point: true, is_end: false })
}

impl Today<'_> {
    /// The periods of a grain that lie wholly inside some days and tile them; none where they do not.
    pub(super) fn children(&self, whole: &Period, grain: Grain) -> Vec<Period> {
        const PARTS_MAX: usize = 400;
        let calendar =
            if matches!(grain, Grain::Quarter | Grain::Year | Grain::Month) { self.fiscal } else { &self.civil };
        let mut parts: Vec<Period> = Vec::new();
        let mut at = whole.start;
        while at < whole.end && parts.len() < PARTS_MAX {
            let Some(part) = calendar.containing(at, grain) else { return Vec::new() };
            if part.start != at || part.end > whole.end {
                return Vec::new();
            }
            at = part.end;
            parts.push(part);
        }
        parts
    }
}
