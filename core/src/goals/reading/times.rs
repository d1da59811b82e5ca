//! How a stretch of the calendar bounds a goal: in it, by it, before it, from one to another.

use super::{
    cursor::Cursor,
    lexicon::{Bound, Length, Meaning, Role},
    stretch::{Stretch, Today, days_from},
    text::Range,
    tokens::{Kind, Token},
};
use chrono::{Months, NaiveDate};

/// When a goal shall be reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Time {
    pub start: NaiveDate,
    pub end: NaiveDate,
    pub is_ambiguous: bool,
    pub range: Range,
}

/// The time that starts at a token, and the position after it. A preposition before it belongs to it.
pub(super) fn time_at(days: &Today<'_>, tokens: &[Token], at: usize) -> Option<(Time, usize)> {
    let cursor = Cursor { tokens, at };
    let (marker, start) = marker_at(cursor);
    let read = between(days, start, marker)
        .or_else(|| from_then_on(days, start, marker))
        .or_else(|| bounded(days, start, marker))
        .or_else(|| lasting(days, start, marker));
    let (mut time, rest) = read?;
    let first = tokens.get(at)?.range;
    let last = tokens.get(rest.at.checked_sub(1)?)?.range;
    time.range = first.joined(last);
    Some((time, rest.at))
}

/// How the time is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    None,
    In,
    During,
    By,
    Before,
    Within,
    From,
    After,
}

fn marker_at(cursor: Cursor<'_>) -> (Marker, Cursor<'_>) {
    let mut rest = cursor;
    let mut marker = Marker::None;
    // "by the end of", "在2027年3月31日前", "on or before" have up to three words before the date.
    for _ in 0..3 {
        let found = match rest.word(0) {
            Some(Meaning::Bound(Bound::By) | Meaning::Role(Role::By | Role::To) | Meaning::Means) => Marker::By,
            Some(Meaning::Bound(Bound::Before)) => Marker::Before,
            Some(Meaning::Bound(Bound::Within)) => Marker::Within,
            Some(Meaning::Bound(Bound::In)) => Marker::In,
            Some(Meaning::Bound(Bound::During)) => Marker::During,
            // "over the next year"; "over 30 days" is no deadline.
            Some(Meaning::Compare(_)) => Marker::None,
            Some(Meaning::Bound(Bound::From) | Meaning::Role(Role::From)) => Marker::From,
            Some(Meaning::Bound(Bound::After)) => Marker::After,
            Some(Meaning::Filler) if marker != Marker::None => marker,
            _ => break,
        };
        marker = if marker == Marker::None || !matches!(found, Marker::In | Marker::During | Marker::None) {
            found
        } else {
            marker
        };
        rest = rest.skip(1);
    }
    (marker, rest)
}

/// From 1 October to 31 December, 10月至12月, Q3–Q4.
fn between<'t>(days: &Today<'_>, cursor: Cursor<'t>, marker: Marker) -> Option<(Time, Cursor<'t>)> {
    let (first, rest) = days.stretch(cursor)?;
    let is_joined = match rest.kind(0)? {
        Kind::Dash => true,
        Kind::Word(Meaning::Role(Role::To)) => true,
        Kind::Word(Meaning::Means | Meaning::Bound(Bound::By)) => marker == Marker::From,
        Kind::Word(Meaning::And) => true,
        _ => false,
    };
    let is_and = rest.word(0) == Some(&Meaning::And);
    let (last, rest) = days.stretch(rest.skip(1).past_filler()).filter(|_| is_joined)?;
    // 第三季與第四季: two that follow each other are one time.
    if is_and && (first.is_point || last.is_point || first.end != last.start) {
        return None;
    }
    let rest = past_closers(rest);
    let last = in_the_year_of(last, &first)?;
    // "提高到" after a date is no range of dates: the second part has to be a time, and it is one here.
    let is_ambiguous = first.is_ambiguous || last.is_ambiguous;
    Some((Time { start: first.start, end: last.end, is_ambiguous, range: Range { start: 0, end: 0 } }, rest))
}

/// 2027年第一季至第三季: the year said first holds for both.
fn in_the_year_of(last: Stretch, first: &Stretch) -> Option<Stretch> {
    const YEARS_MAX: u32 = 30;
    let later = |years: u32| {
        let months = Months::new(years.checked_mul(12)?);
        let (start, end) = (last.start.checked_add_months(months)?, last.end.checked_add_months(months)?);
        Some(Stretch { start, end, ..last })
    };
    if last.end > first.start || last.is_point != first.is_point {
        return Some(last);
    }
    (1..YEARS_MAX).filter_map(later).find(|later| later.end > first.start)
}

/// 9月起三个月内: a start and a length. A start alone is no time: it has no end.
fn from_then_on<'t>(days: &Today<'_>, cursor: Cursor<'t>, marker: Marker) -> Option<(Time, Cursor<'t>)> {
    let (first, rest) = days.stretch(cursor)?;
    let is_since = rest.word(0) == Some(&Meaning::Bound(Bound::Since));
    let rest = match (is_since, marker) {
        (true, _) => rest.skip(1).past_comma(),
        (false, Marker::From) => rest,
        _ => return None,
    };
    let rest = if rest.word(0) == Some(&Meaning::Bound(Bound::Within)) { rest.skip(1) } else { rest };
    let (count, length, rest) = duration(rest.past_filler())?;
    let end = days_from(first.start, count, length)?;
    let time = Time { start: first.start, end, is_ambiguous: first.is_ambiguous, range: Range { start: 0, end: 0 } };
    Some((time, past_closers(rest)))
}

/// The tokens of a start without an end, which is no time of a goal.
pub(super) fn open_start(days: &Today<'_>, tokens: &[Token], at: usize) -> Option<usize> {
    let (marker, start) = marker_at(Cursor { tokens, at });
    let (_, rest) = days.stretch(start).or_else(|| days.bare_year(start))?;
    match rest.word(0) {
        Some(Meaning::Bound(Bound::Since)) => Some(rest.at.saturating_add(1)),
        _ => (marker == Marker::From).then_some(rest.at),
    }
}

/// A stretch with what stands before and behind it.
fn bounded<'t>(days: &Today<'_>, cursor: Cursor<'t>, marker: Marker) -> Option<(Time, Cursor<'t>)> {
    // "Through 2027" is no number of things.
    let before = cursor.at.checked_sub(1).and_then(|at| cursor.tokens.get(at));
    let is_through = before.is_some_and(|token| token.kind == Kind::Word(Meaning::Means));
    let is_year = is_through || matches!(marker, Marker::During | Marker::Before);
    let (stretch, rest) = days.stretch(cursor).or_else(|| days.bare_year(cursor).filter(|_| is_year))?;
    let (marker, rest) = match rest.word(0) {
        Some(Meaning::Bound(Bound::Before)) => (Marker::Before, rest.skip(1)),
        Some(Meaning::Bound(Bound::To)) => (Marker::By, rest.skip(1)),
        Some(Meaning::Bound(Bound::Within)) if marker != Marker::By => (Marker::In, rest.skip(1)),
        Some(Meaning::Bound(Bound::Within)) => (marker, rest.skip(1)),
        Some(Meaning::Bound(Bound::After)) => (Marker::After, rest.skip(1)),
        Some(Meaning::Bound(Bound::Since)) => (Marker::From, rest.skip(1)),
        _ => (marker, rest),
    };
    let is_chinese = rest.at.checked_sub(1).and_then(|at| rest.tokens.get(at)).is_some_and(|token| {
        // 前 stands behind its date, "before" ahead of it.
        token.kind == Kind::Word(Meaning::Bound(Bound::Before))
    });
    let time = bound(days.as_of, stretch, marker, is_chinese)?;
    Some((time, rest))
}

fn bound(as_of: NaiveDate, stretch: Stretch, marker: Marker, is_chinese: bool) -> Option<Time> {
    let Stretch { start, end, is_ambiguous, is_point, is_end } = stretch;
    let (start, end, is_ambiguous) = match marker {
        // A point without a word for it is still the last day.
        Marker::By | Marker::Within => (as_of, end, is_ambiguous || !is_point),
        Marker::None | Marker::In | Marker::During if is_point => (as_of, end, is_ambiguous),
        Marker::None | Marker::In | Marker::During => (start, end, is_ambiguous),
        // 3月31日前 includes the day, as does the end of a year; "before 31 March" does not; 四季度前 ends as it starts.
        Marker::Before if is_point && (is_chinese || is_end) => (as_of, end, is_ambiguous),
        Marker::Before => (as_of, start, is_ambiguous || !is_point),
        Marker::From | Marker::After => return None,
    };
    Some(Time { start, end, is_ambiguous, range: Range { start: 0, end: 0 } })
}

/// Within six months, 30天内, 半年内, in 90 days.
fn lasting<'t>(days: &Today<'_>, cursor: Cursor<'t>, marker: Marker) -> Option<(Time, Cursor<'t>)> {
    let (count, length, rest) = duration(cursor)?;
    let is_within = matches!(rest.word(0), Some(Meaning::Bound(Bound::Within)));
    let rest = if is_within { rest.skip(1) } else { rest };
    // 缩短到30天内 is an amount.
    let is_deadline = match marker {
        Marker::Within | Marker::In | Marker::During => true,
        Marker::None => is_within && !follows_a_comparison(cursor),
        _ => false,
    };
    if !is_deadline {
        return None;
    }
    let Stretch { start, end, is_ambiguous, .. } = days.days_on(count, length)?;
    Some((Time { start, end, is_ambiguous, range: Range { start: 0, end: 0 } }, rest))
}

fn follows_a_comparison(cursor: Cursor<'_>) -> bool {
    let before = cursor.at.checked_sub(1).and_then(|at| cursor.tokens.get(at));
    before.is_some_and(|token| matches!(token.kind, Kind::Word(Meaning::Compare(_) | Meaning::Role(_))))
}

/// A number of days, weeks, months, quarters, years.
pub(super) fn duration(cursor: Cursor<'_>) -> Option<(u32, Length, Cursor<'_>)> {
    let (count, rest) = match (cursor.count(0), cursor.word(0)) {
        (Some(count), _) => (count, cursor.skip(1)),
        (None, Some(Meaning::Time(Length::Half))) => (1, cursor),
        _ => return None,
    };
    match rest.word(0)? {
        // 3月 is March, 3个月 are three months.
        Meaning::Time(Length::Month | Length::DayOfMonth) if !is_spaced_word(rest) => None,
        Meaning::Time(length) => Some((count, *length, rest.skip(1))),
        _ => None,
    }
}

/// "month" rather than 月.
fn is_spaced_word(cursor: Cursor<'_>) -> bool {
    cursor.tokens.get(cursor.at).is_some_and(|token| token.range.len() > 2)
}

fn past_closers(cursor: Cursor<'_>) -> Cursor<'_> {
    match cursor.word(0) {
        Some(Meaning::Bound(Bound::To | Bound::Within | Bound::Before)) => cursor.skip(1),
        _ => cursor,
    }
}
