//! Ranges of days, also such as have no beginning or no end.

use super::document::Span;
use crate::error::{Problem, catalogue::pay as code};
use chrono::NaiveDate;

/// A range from ever on where it has no start, and for good where it has no end.
pub fn open(start: Option<NaiveDate>, end: Option<NaiveDate>) -> Span {
    Span { start: start.unwrap_or(NaiveDate::MIN), end: end.unwrap_or(NaiveDate::MAX) }
}

/// The days that two ranges share.
pub fn meet(one: &Span, other: &Span) -> Option<Span> {
    let (start, end) = (one.start.max(other.start), one.end.min(other.end));
    (start < end).then_some(Span { start, end })
}

/// The days of `whole` that none of the ranges holds, in order.
pub fn gaps(whole: &Span, held: &[Span]) -> Vec<Span> {
    let mut held: Vec<Span> = held.iter().filter_map(|span| meet(whole, span)).collect();
    held.sort_by_key(|span| (span.start, span.end));
    let (mut gaps, mut at) = (Vec::new(), whole.start);
    for span in held {
        if at < span.start {
            gaps.push(Span { start: at, end: span.start });
        }
        at = at.max(span.end);
    }
    if at < whole.end {
        gaps.push(Span { start: at, end: whole.end });
    }
    gaps
}

/// A day as people read it; an end that is open has none.
pub fn shown(date: NaiveDate) -> String {
    if date == NaiveDate::MIN || date == NaiveDate::MAX { "…".to_owned() } else { date.to_string() }
}

/// Ranges that hold no day, and ranges that share days with the one before.
pub fn problems(spans: Vec<(String, Span)>) -> Vec<Problem> {
    let tell =
        |code, path: &str, start, end| Problem::new(code, path).with("start", shown(start)).with("end", shown(end));
    let is_empty = |(_, span): &&(String, Span)| span.start >= span.end;
    let mut found: Vec<Problem> =
        spans.iter().filter(is_empty).map(|(path, span)| tell(&code::EMPTY_SPAN, path, span.start, span.end)).collect();
    found.extend(
        overlaps(spans).into_iter().map(|(path, shared)| tell(&code::SPANS_OVERLAP, &path, shared.start, shared.end)),
    );
    found
}

/// The ranges that begin before the one before ends, with the days from where they begin to where that one ends.
pub fn overlaps(mut spans: Vec<(String, Span)>) -> Vec<(String, Span)> {
    spans.sort_by_key(|(_, span)| (span.start, span.end));
    let mut found = Vec::new();
    for pair in spans.windows(2) {
        if let [(_, first), (path, second)] = pair
            && second.start < first.end
        {
            found.push((path.clone(), Span { start: second.start, end: first.end }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        let day = |day| NaiveDate::from_ymd_opt(2026, 7, day).expect("a day");
        Span { start: day(start), end: day(end) }
    }

    #[test]
    fn gaps_lie_between_what_is_held() {
        let held = [span(20, 25), span(1, 5), span(5, 10), span(24, 31)];
        assert_eq!(gaps(&span(3, 31), &held), [span(10, 20)]);
        assert_eq!(gaps(&span(3, 9), &[]), [span(3, 9)]);
        assert_eq!(meet(&span(1, 5), &span(5, 9)), None);
    }
}
