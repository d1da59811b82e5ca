//! The sentence as tokens: numerals, dates, period labels, words of the lexicon, breaks, and what nobody knows.

use super::{
    lexicon::{Lexicon, Meaning},
    numeral::{Form, numeral},
    text::{Range, Text, is_han, is_word},
};
use crate::number::Number;
use chrono::NaiveDate;

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub kind: Kind,
    pub range: Range,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Number(Number, Form),
    /// A date in digits; and the other one that it may mean.
    Date(NaiveDate, Option<NaiveDate>),
    /// A month in digits: 2026-10.
    YearMonth(i32, u32),
    /// Q4.
    Quarter(u32),
    /// H2.
    Half(u32),
    /// FY2027.
    Fiscal(i32),
    Word(Meaning),
    /// A comma, a colon: the clause ends.
    Comma,
    /// A full stop, a line: the sentence ends.
    Stop,
    /// `~`, a dash, or a hyphen between figures.
    Dash,
    Plus,
    /// Something that looks like a number or a date and is neither.
    Malformed,
    Unknown,
}

/// Reads the tokens of a sentence.
pub(super) fn tokens(text: &Text<'_>, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(c) = text.at(at) {
        if c == ' ' {
            at = at.saturating_add(1);
            continue;
        }
        let (kind, end) = token(text, lexicon, at, c, tokens.last());
        let end = end.max(at.saturating_add(1));
        let range = Range { start: at, end };
        at = end;
        match tokens.last_mut() {
            // Characters that nobody knows stand together as one token, up to the next blank.
            Some(last) if kind == Kind::Unknown && last.kind == Kind::Unknown && last.range.end == range.start => {
                last.range.end = end;
            }
            _ => tokens.push(Token { kind, range }),
        }
    }
    numbers_in_words(tokens)
}

/// "Two hundred and five", "twenty-five": English numbers as one token each.
fn numbers_in_words(tokens: Vec<Token>) -> Vec<Token> {
    if !tokens.iter().any(|token| matches!(token.kind, Kind::Word(Meaning::NumberWord(_) | Meaning::Multiplier(_)))) {
        return tokens;
    }
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let [first, tail @ ..] = rest {
        let length = words_of_number(rest);
        let Some((words, after)) = rest.split_at_checked(length).filter(|_| length > 0) else {
            joined.push(first.clone());
            rest = tail;
            continue;
        };
        let kind = value_of_words(words).map_or(Kind::Malformed, |value| Kind::Number(value, Form::Scaled));
        let range = words.last().map_or(first.range, |last| first.range.joined(last.range));
        joined.push(Token { kind, range });
        rest = after;
    }
    joined
}

/// How many tokens of a number in words stand at the beginning; dashes and "and" only inside.
fn words_of_number(tokens: &[Token]) -> usize {
    let is_word = |token: &Token| matches!(token.kind, Kind::Word(Meaning::NumberWord(_) | Meaning::Multiplier(_)));
    let mut length = 0_usize;
    loop {
        let at = |ahead: usize| tokens.get(length.saturating_add(ahead));
        let before = length.checked_sub(1).and_then(|last| tokens.get(last));
        let follows_multiplier = before.is_some_and(|token| matches!(token.kind, Kind::Word(Meaning::Multiplier(_))));
        let is_joint = match at(0).map(|token| &token.kind) {
            Some(Kind::Dash) => length > 0,
            Some(Kind::Word(Meaning::And)) => follows_multiplier,
            _ => false,
        };
        if at(0).is_some_and(is_word) {
            length = length.saturating_add(1);
        } else if is_joint && at(1).is_some_and(is_word) {
            length = length.saturating_add(2);
        } else {
            return length;
        }
    }
}

/// The value of the words; `None` where they make no number.
fn value_of_words(words: &[Token]) -> Option<Number> {
    let (mut total, mut part) = (0_u64, 0_u64);
    let mut last = u32::MAX;
    for word in words {
        match word.kind {
            Kind::Word(Meaning::NumberWord(value)) => {
                let value = u64::from(value);
                let room = part.checked_rem(100)?;
                let fits = if value < 10 { room == 0 || (room >= 20 && room.is_multiple_of(10)) } else { room == 0 };
                if !fits {
                    return None;
                }
                part = part.checked_add(value)?;
            }
            Kind::Word(Meaning::Multiplier(2)) if (1..10).contains(&part) => part = part.checked_mul(100)?,
            Kind::Word(Meaning::Multiplier(exponent)) if exponent > 2 && exponent < last && part > 0 => {
                total = total.checked_add(part.checked_mul(10_u64.checked_pow(exponent)?)?)?;
                (part, last) = (0, exponent);
            }
            Kind::Dash | Kind::Word(Meaning::And) => {}
            _ => return None,
        }
    }
    Some(Number::from(total.checked_add(part)?))
}

fn token(text: &Text<'_>, lexicon: &Lexicon, at: usize, c: char, last: Option<&Token>) -> (Kind, usize) {
    let one = at.saturating_add(1);
    if c.is_ascii_digit() {
        return digits(text, lexicon, at);
    }
    if let Some(found) = short_year(text, at, c, last) {
        return found;
    }
    let word = lexicon.longest(text, at).map(|(meaning, end)| (meaning.clone(), end));
    let known = word.as_ref().map_or(at, |(_, end)| *end);
    if is_han(c) {
        if let Some(found) = numeral(text, at)
            && found.range.end > known
            && (found.form != Form::Single || is_before_unit(text, lexicon, found.range.end, last))
        {
            return number_token(found.value, found.form, found.range.end);
        }
    } else if is_word(c)
        && let Some((kind, end)) = label(text, at)
        && end >= known
    {
        return (kind, end);
    }
    match word {
        Some((Meaning::Number(value), end)) => (Kind::Number(Number::from(value), Form::Scaled), end),
        Some((Meaning::OneHalf, end)) => (Kind::Number(half(), Form::Share), end),
        Some((meaning, end)) => (Kind::Word(meaning), end),
        None if is_word(c) => (Kind::Unknown, word_end(text, at)),
        None if is_han(c) => (Kind::Unknown, one),
        None => (mark(text, at, c, last), one),
    }
}

/// The '27 of Q1'27.
fn short_year(text: &Text<'_>, at: usize, c: char, last: Option<&Token>) -> Option<(Kind, usize)> {
    let is_part =
        last.is_some_and(|last| matches!(last.kind, Kind::Quarter(_) | Kind::Half(_)) && last.range.end == at);
    let start = at.saturating_add(1);
    let end = text.digits_end(start);
    let range = Range { start, end };
    if c != '\'' || !is_part || range.len() != 2 || text.at(end).is_some_and(is_word) {
        return None;
    }
    let year = text.small(range)?.saturating_add(2000);
    Some((Kind::Number(Number::from(year), Form::Digits(4)), end))
}

fn half() -> Number {
    Number::ONE.over(&Number::from(2)).unwrap_or_default()
}

fn number_token(value: Number, form: Form, end: usize) -> (Kind, usize) {
    if form == Form::Malformed { (Kind::Malformed, end) } else { (Kind::Number(value, form), end) }
}

/// A single Chinese digit is a numeral before a unit or a length of time, and after 第.
fn is_before_unit(text: &Text<'_>, lexicon: &Lexicon, end: usize, last: Option<&Token>) -> bool {
    if last.is_some_and(|last| last.kind == Kind::Word(Meaning::Ordinal) && last.range.end.saturating_add(1) == end) {
        return true;
    }
    let next = lexicon.longest(text, text.skip_blanks(end));
    next.is_some_and(|(meaning, _)| matches!(meaning, Meaning::Unit(_) | Meaning::Time(_)))
}

/// Punctuation.
fn mark(text: &Text<'_>, at: usize, c: char, last: Option<&Token>) -> Kind {
    let next = text.at(at.saturating_add(1));
    match c {
        ',' | '，' | '、' | ':' | '：' | '(' | ')' | '/' | '|' => Kind::Comma,
        '\n' | '。' | ';' | '!' | '?' | '；' | '！' | '？' => Kind::Stop,
        '.' if next.is_none_or(|c| c == ' ' || c == '\n') => Kind::Stop,
        '~' | '–' => Kind::Dash,
        '-' => {
            let is_sign = next.is_some_and(|c| c.is_ascii_digit())
                && !last.is_some_and(|last| last.range.end == at || matches!(last.kind, Kind::Number(..)));
            // A negative amount is no amount of a goal: better said than read with the wrong sign.
            if is_sign { Kind::Malformed } else { Kind::Dash }
        }
        '+' => Kind::Plus,
        '"' | '\'' | '“' | '”' | '「' | '」' | '《' | '》' | '*' | '•' | '【' | '】' | '.' => {
            Kind::Word(Meaning::Filler)
        }
        _ => Kind::Unknown,
    }
}

fn word_end(text: &Text<'_>, start: usize) -> usize {
    let mut at = start;
    let is_inside = |at: usize| {
        text.at(at).is_some_and(|c| {
            is_word(c) || (matches!(c, '\'' | '&' | '_') && text.at(at.saturating_add(1)).is_some_and(is_word))
        })
    };
    while is_inside(at) {
        at = at.saturating_add(1);
    }
    at
}

/// Q4, H2, FY2027, FY27.
fn label(text: &Text<'_>, start: usize) -> Option<(Kind, usize)> {
    let letter = text.at(start)?;
    let digits = start.saturating_add(if letter == 'f' { 2 } else { 1 });
    if letter == 'f' && text.at(start.saturating_add(1)) != Some('y') {
        return None;
    }
    let digits = if letter == 'f' { text.skip_blanks(digits) } else { digits };
    let end = text.digits_end(digits);
    let value = text.small(Range { start: digits, end })?;
    let length = end.saturating_sub(digits);
    let is_whole = |end: usize| !text.at(end).is_some_and(|c| is_word(c) && c != 'q' && c != 'h');
    if !is_whole(end) {
        return None;
    }
    match (letter, value, length) {
        ('q', 1..=4, 1) => Some((Kind::Quarter(value), end)),
        ('h', 1..=2, 1) => Some((Kind::Half(value), end)),
        ('f', 0..=99, 2) => Some((Kind::Fiscal(i32::try_from(value).ok()?.saturating_add(2000)), end)),
        ('f', 1900..=2199, 4) => Some((Kind::Fiscal(i32::try_from(value).ok()?), end)),
        _ => None,
    }
}

fn digits(text: &Text<'_>, lexicon: &Lexicon, at: usize) -> (Kind, usize) {
    if let Some(found) = numeric_date(text, at) {
        return found;
    }
    let first = text.digits_end(at);
    let length = first.saturating_sub(at);
    let after = text.at(first);
    // 2026Q4, 2026H1: the year is a number, and the label a token of its own.
    if length == 4 && matches!(after, Some('q' | 'h')) && label(text, first).is_some() {
        return text
            .small(Range { start: at, end: first })
            .map_or((Kind::Malformed, first), |year| (Kind::Number(Number::from(year), Form::Digits(4)), first));
    }
    // 31st, 2nd.
    if length <= 2
        && let Some(end) = ordinal_end(text, first)
        && let Some(day) = text.small(Range { start: at, end: first })
    {
        return (Kind::Number(Number::from(day), Form::Digits(length)), end);
    }
    // 1/3, 9/30: a fraction, or a day without its year.
    if after == Some('/') && text.at(first.saturating_add(1)).is_some_and(|c| c.is_ascii_digit()) {
        return fiscal_year(text, at, first).unwrap_or((Kind::Malformed, text.digits_end(first.saturating_add(1))));
    }
    let Some(found) = numeral(text, at) else { return (Kind::Malformed, first) };
    let end = found.range.end;
    let is_glued = text.at(end).is_some_and(|c| is_word(c) && c.is_ascii_alphabetic());
    // 500g, 20x, 3D: letters that are no unit make it a word of its own.
    if is_glued && found.form != Form::Malformed && !is_unit_at(text, lexicon, end) {
        return (Kind::Malformed, word_end(text, at).max(end));
    }
    number_token(found.value, found.form, end)
}

/// 2026/27: the fiscal year that ends in 2027.
fn fiscal_year(text: &Text<'_>, at: usize, first: usize) -> Option<(Kind, usize)> {
    let second = first.saturating_add(1);
    let end = text.digits_end(second);
    let (year, short) = (Range { start: at, end: first }, Range { start: second, end });
    let next = text.small(year)?.checked_add(1)?;
    let is_next = year.len() == 4 && short.len() == 2 && next.checked_rem(100) == text.small(short);
    is_next.then_some((Kind::Fiscal(i32::try_from(next).ok()?), end))
}

fn is_unit_at(text: &Text<'_>, lexicon: &Lexicon, at: usize) -> bool {
    lexicon.longest(text, at).is_some_and(|(meaning, _)| matches!(meaning, Meaning::Unit(_) | Meaning::Time(_)))
}

fn ordinal_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let end = at.saturating_add(2);
    let pair = (text.at(at)?, text.at(at.saturating_add(1))?);
    let is_ordinal = matches!(pair, ('s', 't') | ('n', 'd') | ('r', 'd') | ('t', 'h'));
    (is_ordinal && !text.at(end).is_some_and(is_word)).then_some(end)
}

/// 2027-03-31, 2027/3/31, 31/03/2027, 2026-10.
fn numeric_date(text: &Text<'_>, at: usize) -> Option<(Kind, usize)> {
    let first = text.digits_end(at);
    let mark = text.at(first).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let second_start = first.saturating_add(1);
    let second = text.digits_end(second_start);
    let a = Range { start: at, end: first };
    let b = Range { start: second_start, end: second };
    let (x, y) = (text.small(a)?, text.small(b)?);
    let has_third = text.at(second) == Some(mark);
    let third_start = second.saturating_add(1);
    let third = text.digits_end(third_start);
    let c = Range { start: third_start, end: third };
    if !has_third || c.len() == 0 {
        let is_month = mark == '-' && a.len() == 4 && b.len() == 2 && (1..=12).contains(&y);
        let year = i32::try_from(x).ok().filter(|year| (1900..2200).contains(year));
        return year.filter(|_| is_month).map(|year| (Kind::YearMonth(year, y), second));
    }
    let z = text.small(c)?;
    if text.at(third).is_some_and(is_word) {
        return Some((Kind::Malformed, word_end(text, third)));
    }
    let date = |year: u32, month: u32, day: u32| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    let (chosen, other) = match (a.len(), b.len(), c.len()) {
        (4, 1..=2, 1..=2) => (date(x, y, z), None),
        // 115/12/31: the year after 民國; or is it something else?
        (3, 1..=2, 1..=2) if text.script().0 && (100..200).contains(&x) => {
            let date = date(x.saturating_add(1911), y, z);
            (date, date)
        }
        (1..=2, 1..=2, 4) => day_first(date(z, y, x), date(z, x, y)),
        // 1.234.567 is grouping that numerals refuse; 1/2/3 is nothing.
        _ if mark == '.' => return None,
        _ => (None, None),
    };
    Some((chosen.map_or(Kind::Malformed, |chosen| Kind::Date(chosen, other)), third))
}

/// The day stands first where both orders give a date, as in most of the world; the other date is kept.
fn day_first(day_first: Option<NaiveDate>, month_first: Option<NaiveDate>) -> (Option<NaiveDate>, Option<NaiveDate>) {
    match (day_first, month_first) {
        (Some(chosen), other) => (Some(chosen), other.filter(|other| *other != chosen)),
        (None, only) => (only, None),
    }
}
