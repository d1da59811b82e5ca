//! Numerals: digits with grouping and multipliers, and Chinese numerals.

use super::text::{Range, Text, is_word};
use crate::number::Number;

/// A numeral read off the sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    pub value: Number,
    pub range: Range,
    /// How it was written.
    pub form: Form,
}

/// How a numeral was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits alone, which may be a year or a day; how many.
    Digits(usize),
    /// A number with grouping, a point or a multiplier, or in Chinese.
    Scaled,
    /// One Chinese character, which is a numeral only before a unit.
    Single,
    /// Tenths (一成五) or hundredths (20%, 百分之二十).
    Share,
    /// Not a number that is written in one way only.
    Malformed,
}

/// Reads the numeral that starts at a position.
pub(super) fn numeral(text: &Text<'_>, start: usize) -> Option<Numeral> {
    match text.at(start)? {
        c if c.is_ascii_digit() => Some(arabic(text, start)),
        _ => chinese(text, start),
    }
}

fn malformed(start: usize, end: usize) -> Numeral {
    Numeral { value: Number::ZERO, range: Range { start, end }, form: Form::Malformed }
}

fn arabic(text: &Text<'_>, start: usize) -> Numeral {
    let end = blank_groups_end(text, start).unwrap_or_else(|| run_end(text, start));
    let run: String = (start..end).filter_map(|at| text.at(at)).filter(|c| *c != ' ').collect();
    let Some(value) = grouped(&run).and_then(|plain| plain.parse::<Number>().ok()) else {
        return malformed(start, end);
    };
    let is_plain = run.bytes().all(|byte| byte.is_ascii_digit()) && run.len() == end.saturating_sub(start);
    let form = if is_plain { Form::Digits(run.len()) } else { Form::Scaled };
    let Some((value, end, is_scaled)) = multiplied(text, value, end) else { return malformed(start, end) };
    let form = if is_scaled { Form::Scaled } else { form };
    let sign = text.skip_blanks(end);
    if text.at(sign) == Some('%') {
        let end = sign.saturating_add(1);
        return Numeral { value: hundredth(&value), range: Range { start, end }, form: Form::Share };
    }
    Numeral { value, range: Range { start, end }, form }
}

/// The end of digits that blanks group in threes, as ISO writes them: 1 000 000.
fn blank_groups_end(text: &Text<'_>, start: usize) -> Option<usize> {
    const GROUPS_MAX: usize = 5;
    let mut at = text.digits_end(start);
    let first = at.saturating_sub(start);
    let mut groups = 0;
    while groups < GROUPS_MAX && text.at(at) == Some(' ') {
        let group = at.saturating_add(1);
        let end = text.digits_end(group);
        if end.saturating_sub(group) != 3 {
            break;
        }
        (at, groups) = (end, groups.saturating_add(1));
    }
    // "10 100 units" of one group may be a day and a number: only what ends as a number does.
    let is_clear = !text.at(at).is_some_and(|c| matches!(c, '-' | '/' | ':'));
    ((1..=3).contains(&first) && groups > 0 && is_clear).then_some(at)
}

/// The end of a run of digits with the separators that stand between digits.
fn run_end(text: &Text<'_>, start: usize) -> usize {
    let mut at = text.digits_end(start);
    loop {
        let next = at.saturating_add(1);
        let is_separator = matches!(text.at(at), Some(',' | '.' | '，' | '_' | '\''));
        if !is_separator || !text.at(next).is_some_and(|c| c.is_ascii_digit()) {
            return at;
        }
        // "1,200，10月底前": a full-width comma before other than three digits ends a clause.
        if text.at(at) == Some('，') && text.digits_end(next).saturating_sub(next) != 3 {
            return at;
        }
        // "三类:A 20，B 30" has a clause comma; between digits without a blank it is grouping or nothing clear.
        at = text.digits_end(next);
    }
}

/// The digits without their grouping commas; `None` where the grouping is not in threes or the digits start with 0.
fn grouped(run: &str) -> Option<String> {
    let (whole, places) = run.split_once('.').map_or((run, None), |(whole, places)| (whole, Some(places)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = !rest.is_empty();
    if is_grouped && (first.len() > 3 || rest.iter().any(|group| group.len() != 3)) {
        return None;
    }
    let digits = format!("{first}{}", rest.concat());
    let significant = digits.trim_start_matches('0');
    let whole = if significant.is_empty() { "0" } else { significant };
    Some(places.map_or_else(|| whole.to_owned(), |places| format!("{whole}.{places}")))
}

pub(super) fn hundredth(value: &Number) -> Number {
    value.over(&Number::HUNDRED).unwrap_or_default()
}

const ENGLISH: [(&str, u32); 8] =
    [("thousand", 3), ("million", 6), ("billion", 9), ("bn", 9), ("mn", 6), ("k", 3), ("m", 6), ("b", 9)];

/// The value times the multiplier that follows it, and where that ends; `None` where the multiplier is not clear.
fn multiplied(text: &Text<'_>, value: Number, end: usize) -> Option<(Number, usize, bool)> {
    let (mut total, mut part, mut at, mut is_scaled) = (Number::ZERO, value, end, false);
    // 1亿2000万, 1万2千: parts in falling order.
    let mut last = u32::MAX;
    // "30 万元" has a blank where typographers want one.
    let unit = text.skip_blanks(at);
    if matches!(text.at(unit), Some('万' | '亿')) {
        at = unit;
    }
    loop {
        let (exponent, after) = chinese_multiplier(text, at);
        if exponent == 0 {
            break;
        }
        if exponent >= last {
            return None;
        }
        last = exponent;
        total = total + &part * &power(exponent);
        is_scaled = true;
        at = after;
        part = Number::ZERO;
        if !text.at(at).is_some_and(|c| c.is_ascii_digit()) {
            break;
        }
        let stop = run_end(text, at);
        let run: String = (at..stop).filter_map(|at| text.at(at)).collect();
        // 1万2 may be 12,000 or 10,002: only a part with its own multiplier is clear.
        if chinese_multiplier(text, stop).0 == 0 {
            return None;
        }
        part = grouped(&run)?.parse().ok()?;
        at = stop;
    }
    if is_scaled {
        return Some((total, at, true));
    }
    let word = text.skip_blanks(at);
    for (name, exponent) in ENGLISH {
        let stop = word.saturating_add(name.len());
        let matches = name.chars().enumerate().all(|(index, c)| text.at(word.saturating_add(index)) == Some(c));
        let is_whole = matches && !text.at(stop).is_some_and(is_word);
        // A lower-case `m` may be metres or minutes; a letter after a blank is a word of its own.
        let is_letter = name.len() <= 2;
        let is_clear = !is_letter || (word == at && (name != "m" || is_capital(text, at) || has_currency(text, at)));
        if is_whole && is_clear {
            return Some((&part * &power(exponent), stop, true));
        }
    }
    Some((part, at, false))
}

fn is_capital(text: &Text<'_>, at: usize) -> bool {
    text.written_at(at).is_some_and(char::is_uppercase)
}

/// Whether a currency sign stands before the digits that end at a position.
fn has_currency(text: &Text<'_>, end: usize) -> bool {
    const LOOK_BACK: usize = 20;
    let before = (end.saturating_sub(LOOK_BACK)..end).rev().filter_map(|at| text.at(at));
    let sign = before.skip_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).find(|c| *c != ' ');
    sign.is_some_and(|c| matches!(c, '$' | '€' | '£' | '¥'))
}

/// The power of ten of the run of 十百千万亿 at a position (千万 is seven), and its end; 0 where there is none.
fn chinese_multiplier(text: &Text<'_>, from: usize) -> (u32, usize) {
    let (mut exponent, mut at) = (0_u32, from);
    while let Some(power) = text.at(at).and_then(rank) {
        if exponent > 12 {
            break;
        }
        exponent = exponent.saturating_add(power);
        at = at.saturating_add(1);
    }
    (exponent, at)
}

const fn rank(c: char) -> Option<u32> {
    match c {
        '十' => Some(1),
        '百' => Some(2),
        '千' => Some(3),
        '万' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

fn power(exponent: u32) -> Number {
    Number::from(10).to_power(exponent)
}

const fn digit(c: char) -> Option<u32> {
    match c {
        '〇' | '零' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn chinese(text: &Text<'_>, start: usize) -> Option<Numeral> {
    if let Some(share) = fraction_of(text, start) {
        return Some(share);
    }
    let (value, end) = chinese_number(text, start)?;
    if text.at(end) == Some('成') {
        return Some(tenths(text, &value, start, end));
    }
    // 三分之一 is no decimal.
    let slash = end.saturating_add(2);
    if (text.at(end), text.at(end.saturating_add(1))) == (Some('分'), Some('之')) {
        let stop = chinese_number(text, slash).map_or_else(|| text.digits_end(slash), |(_, stop)| stop);
        return Some(malformed(start, stop));
    }
    let form = match end.saturating_sub(start) {
        1 => Form::Single,
        _ => Form::Scaled,
    };
    if text.at(end).is_some_and(|c| c.is_ascii_digit()) {
        return Some(malformed(start, text.digits_end(end)));
    }
    let Some(value) = value else { return Some(malformed(start, end)) };
    Some(Numeral { value, range: Range { start, end }, form })
}

/// 百分之二十, 千分之三, 百分之20.
fn fraction_of(text: &Text<'_>, start: usize) -> Option<Numeral> {
    let places = match text.at(start)? {
        '百' => 2,
        '千' => 3,
        _ => return None,
    };
    let after = |offset: usize| text.at(start.saturating_add(offset));
    if (after(1), after(2)) != (Some('分'), Some('之')) {
        return None;
    }
    let first = start.saturating_add(3);
    let (value, end) = if text.at(first)?.is_ascii_digit() {
        let end = run_end(text, first);
        let run: String = (first..end).filter_map(|at| text.at(at)).collect();
        (grouped(&run).and_then(|plain| plain.parse::<Number>().ok()), end)
    } else {
        chinese_number(text, first)?
    };
    let Some(value) = value else { return Some(malformed(start, end)) };
    let share = value.over(&power(places)).unwrap_or_default();
    Some(Numeral { value: share, range: Range { start, end }, form: Form::Share })
}

/// 两成, 一成五, 三成半: tenths and hundredths.
fn tenths(text: &Text<'_>, value: &Option<Number>, start: usize, end: usize) -> Numeral {
    let after = end.saturating_add(1);
    let (hundredths, stop) = match text.at(after) {
        Some('半') => (5, after.saturating_add(1)),
        Some(c) => digit(c).map_or((0, after), |digit| (digit, after.saturating_add(1))),
        None => (0, after),
    };
    let tens = value.as_ref().filter(|value| **value <= Number::from(10));
    let Some(tens) = tens else { return malformed(start, stop) };
    let share = hundredth(&(tens * &Number::from(10) + Number::from(hundredths)));
    Numeral { value: share, range: Range { start, end: stop }, form: Form::Share }
}

/// A number in Chinese characters and where it ends; `None` inside where the characters make no number.
fn chinese_number(text: &Text<'_>, start: usize) -> Option<(Option<Number>, usize)> {
    const CHARS_MAX: usize = 40;
    let first = text.at(start)?;
    if digit(first).is_none() && first != '十' {
        return None;
    }
    let mut end = start;
    let is_numeral = |c: char| digit(c).is_some() || rank(c).is_some();
    while end.saturating_sub(start) < CHARS_MAX && text.at(end).is_some_and(is_numeral) {
        end = end.saturating_add(1);
    }
    let whole: Vec<char> = (start..end).filter_map(|at| text.at(at)).collect();
    let mut places = Vec::new();
    let mut stop = end;
    let point = end.saturating_add(1);
    if text.at(end) == Some('点') && text.at(point).and_then(digit).is_some() {
        stop = point;
        while stop.saturating_sub(point) < CHARS_MAX
            && let Some(value) = text.at(stop).and_then(digit)
        {
            places.push(value);
            stop = stop.saturating_add(1);
        }
    }
    if places.is_empty() {
        return Some((whole_number(&whole), end));
    }
    let value = whole_number(&whole).and_then(|whole| with_places(&whole, &places));
    let (exponent, stop) = chinese_multiplier(text, stop);
    Some((value.map(|value| value * power(exponent)), stop))
}

fn with_places(whole: &Number, places: &[u32]) -> Option<Number> {
    let digits: String = places.iter().map(ToString::to_string).collect();
    format!("{whole}.{digits}").parse().ok()
}

/// The value of 三千万, 一百零五, 二〇二七, 一万二; `None` where the characters contradict each other.
fn whole_number(chars: &[char]) -> Option<Number> {
    if chars.iter().all(|c| digit(*c).is_some()) {
        // 两三个 and 三五家 are "two or three" and "a few"; digits one by one write years and the like.
        if chars.len() == 2 {
            return None;
        }
        let digits: String = chars.iter().filter_map(|c| digit(*c)).map(|digit| digit.to_string()).collect();
        let significant = digits.trim_start_matches('0');
        return if significant.is_empty() { Some(Number::ZERO) } else { significant.parse().ok() };
    }
    let mut total = Number::ZERO; // what 亿 closed
    let mut myriads = Number::ZERO; // what 万 closed
    let mut section = Number::ZERO; // below 万
    let mut pending: Option<u32> = None;
    let mut last_rank = 5_u32; // the rank that was read last, for the order and for 一万二
    let mut had_zero = false;
    for c in chars {
        match (digit(*c), rank(*c)) {
            (Some(0), _) if pending.is_none() => had_zero = true,
            (Some(value), _) if pending.is_none() => pending = Some(value),
            (None, Some(8)) => {
                let closed = &total + &myriads + &section + Number::from(pending.take().unwrap_or(0));
                if closed.is_zero() {
                    return None;
                }
                (total, myriads, section) = (closed * power(8), Number::ZERO, Number::ZERO);
                (last_rank, had_zero) = (8, false);
            }
            (None, Some(4)) => {
                let closed = &section + &Number::from(pending.take().unwrap_or(0));
                if closed.is_zero() || !myriads.is_zero() {
                    return None;
                }
                (myriads, section) = (closed * power(4), Number::ZERO);
                (last_rank, had_zero) = (4, false);
            }
            (None, Some(rank)) => {
                let is_falling = rank < last_rank || last_rank >= 4;
                let count = match (pending.take(), rank) {
                    (Some(value), _) => value,
                    (None, 1) => 1,
                    _ => return None,
                };
                if !is_falling {
                    return None;
                }
                section = section + Number::from(count) * power(rank);
                (last_rank, had_zero) = (rank, false);
            }
            _ => return None,
        }
    }
    let Some(last) = pending else { return Some(total + myriads + section) };
    // 一万二 is 12,000, 三百五 is 350; with a zero before it the digit is a unit: 一万零二.
    let place = if had_zero || last_rank <= 1 { 0 } else { last_rank.saturating_sub(1) };
    Some(total + myriads + section + Number::from(last) * power(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, usize, Form) {
        let numeral = numeral(&Text::new(text), 0).expect(text);
        (numeral.value.to_string(), numeral.range.end, numeral.form)
    }

    #[test]
    fn values_are_those_a_person_reads() {
        for (text, value) in [
            ("1,000,000", "1000000"),
            ("30万", "300000"),
            ("1.2亿", "120000000"),
            ("1.2M", "1200000"),
            ("500k", "500000"),
            ("3.5 million", "3500000"),
            ("20%", "0.2"),
            ("2 %", "0.02"),
            ("三千万", "30000000"),
            ("一成五", "0.15"),
            ("两成", "0.2"),
            ("三成半", "0.35"),
            ("百分之二十", "0.2"),
            ("百分之二十点五", "0.205"),
            ("千分之三", "0.003"),
            ("一百零五", "105"),
            ("一万二", "12000"),
            ("三百五", "350"),
            ("十二", "12"),
            ("二十", "20"),
            ("二〇二七", "2027"),
            ("一亿二千万", "120000000"),
            ("1亿2000万", "120000000"),
            ("三点五亿", "350000000"),
            ("兩萬五千", "25000"),
            ("贰拾万", "200000"),
            ("一千零五十", "1050"),
            ("五百万", "5000000"),
        ] {
            let (found, end, form) = read(text);
            assert_eq!((found.as_str(), end, form == Form::Malformed), (value, text.chars().count(), false), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for text in [
            "1,00",
            "1，000",
            "1,000,00",
            "1.000.000",
            "1_000",
            "1万2",
            "十十",
            "一百千",
            "123456789012345678901234567890",
        ] {
            assert_eq!(read(text).2, Form::Malformed, "{text}");
        }
    }
}
