//! The sentence as items: amounts with their units, times, metrics, directions, means, scopes.

use super::{
    cursor::Cursor,
    lexicon::{Compare, Direction, Length, Meaning, Role, UnitWord},
    numeral::{Form, hundredth},
    stretch::Today,
    text::{Range, Text, is_han},
    times::{Time, duration, time_at},
    tokens::{Kind, Token},
};
use crate::{goals::StandsFor, number::Number};

/// An item and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub kind: ItemKind,
    pub range: Range,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum ItemKind {
    Metric(usize),
    Direction(Direction),
    Amount(Amount),
    /// Two amounts: low and high.
    Between(Amount, Amount),
    /// Plus or minus an amount.
    Tolerance(Amount),
    Multiple(u32),
    Time(Time),
    /// A time that was marked but cannot be worked out, such as "after March".
    Every(Length),
    /// For each of something else: every person, every store.
    PerHead,
    /// A direction that is not wanted.
    Negated,
    Scope(&'static str, Range),
    Means(Range),
    Vague(StandsFor),
    And,
    Comma,
    Stop,
    /// What nobody knows.
    Unknown,
    /// A number or a date that cannot be read in one way.
    Malformed,
}

/// An amount as the sentence says it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    pub value: Number,
    pub unit: Option<UnitWord>,
    /// Whether it was written as a percentage.
    pub is_share: bool,
    pub compare: Option<Compare>,
    pub role: Option<Role>,
    /// Whether a plus stood before it.
    pub is_plus: bool,
    form: Form,
}

/// Reads the items of a sentence.
pub(super) fn items(text: &Text<'_>, tokens: &[Token], today: &Today<'_>) -> Vec<Item> {
    let mut reader = ItemReader { text, tokens, today, items: Vec::new(), role: None, compare: None, is_plus: false };
    let mut at = 0;
    while at < tokens.len() {
        at = reader.step(at).max(at.saturating_add(1));
    }
    reader.items
}

struct ItemReader<'a, 't> {
    text: &'a Text<'t>,
    tokens: &'a [Token],
    today: &'a Today<'a>,
    items: Vec<Item>,
    /// What stood before the next amount.
    role: Option<Role>,
    compare: Option<Compare>,
    is_plus: bool,
}

impl<'a> ItemReader<'a, '_> {
    const fn cursor(&self, at: usize) -> Cursor<'a> {
        Cursor { tokens: self.tokens, at }
    }

    fn push(&mut self, kind: ItemKind, range: Range) {
        self.items.push(Item { kind, range });
    }

    /// Reads one item; gives the position after it.
    fn step(&mut self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at) else { return at };
        if !self.is_bound_to_amount(at)
            && let Some((time, after)) = time_at(self.today, self.tokens, at)
        {
            self.push(ItemKind::Time(time), time.range);
            self.clear();
            return after;
        }
        if let Some(after) = self.scope(at) {
            return after;
        }
        if let Some((amount, range, after)) = self.amount(at) {
            return self.amounts(amount, range, after);
        }
        let next = at.saturating_add(1);
        let kind = match &token.kind {
            Kind::Word(meaning) => return self.word(meaning, at, token.range),
            Kind::Comma => ItemKind::Comma,
            Kind::Stop => ItemKind::Stop,
            Kind::Plus => {
                self.is_plus = true;
                return next;
            }
            Kind::Dash => return next,
            // "by 2027": the year, or 2,027 of them?
            Kind::Malformed | Kind::Number(..) => ItemKind::Malformed,
            _ => ItemKind::Unknown,
        };
        self.push(kind, token.range);
        if !matches!(token.kind, Kind::Unknown) {
            self.clear();
        }
        next
    }

    fn clear(&mut self) {
        (self.role, self.compare, self.is_plus) = (None, None, false);
    }

    /// "20~25" and "by 100 in": a number that a unit follows is no date. Dates are tried first everywhere else.
    fn is_bound_to_amount(&self, at: usize) -> bool {
        let cursor = self.cursor(at);
        let is_number = matches!(cursor.kind(0), Some(Kind::Number(..)));
        is_number && matches!(cursor.word(1), Some(Meaning::Unit(_)))
    }

    fn word(&mut self, meaning: &Meaning, at: usize, range: Range) -> usize {
        let next = at.saturating_add(1);
        let kind = match meaning {
            // 利润 in 利润率, "revenue" in "revenue per head": part of a name that nobody knows.
            Meaning::Metric(_) if self.is_part_of_a_name(at) => {
                let range = self.tokens.get(next).map_or(range, |token| range.joined(token.range));
                self.push(ItemKind::Unknown, range);
                return next.saturating_add(1);
            }
            Meaning::Metric(metric) => ItemKind::Metric(*metric),
            Meaning::Direction(_) if self.is_negated(at) => ItemKind::Negated,
            Meaning::Direction(direction) => ItemKind::Direction(*direction),
            Meaning::Multiple(times) => ItemKind::Multiple(*times),
            Meaning::Each => ItemKind::PerHead,
            Meaning::Every(length) => ItemKind::Every(*length),
            Meaning::Vague(stands_for) => ItemKind::Vague(*stands_for),
            Meaning::And => ItemKind::And,
            Meaning::Role(role) => {
                self.role = Some(*role);
                return next;
            }
            Meaning::Compare(compare) => {
                self.compare = Some(*compare);
                return next;
            }
            Meaning::Means => return self.means(at, range),
            Meaning::Region => ItemKind::Scope("region", range),
            _ => return next,
        };
        self.push(kind, range);
        next
    }

    /// Whether a negation stands before a direction, with at most one word between.
    fn is_negated(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.tokens.get(at)).map(|token| &token.kind);
        let is_negation = |kind: Option<&Kind>| kind == Some(&Kind::Word(Meaning::Negation));
        let is_weak = matches!(before(1), Some(Kind::Word(Meaning::Filler | Meaning::Vague(_) | Meaning::Role(_))));
        is_negation(before(1)) || (is_weak && is_negation(before(2)))
    }

    /// Whether the word behind a metric makes another metric of it.
    fn is_part_of_a_name(&self, at: usize) -> bool {
        const SUFFIXES: &str = "率比度值期力员会部群源类表券卡价权点感端库利";
        let (Some(metric), Some(next)) = (self.tokens.get(at), self.tokens.get(at.saturating_add(1))) else {
            return false;
        };
        match (&next.kind, self.text.at(next.range.start)) {
            (Kind::Unknown, Some(c)) if is_han(c) => metric.range.end == next.range.start && SUFFIXES.contains(c),
            (Kind::Unknown, Some(c)) if c.is_ascii_alphabetic() => {
                let word = self.text.slice(next.range);
                let is_latin = self.text.at(metric.range.start).is_some_and(|c| !is_han(c));
                is_latin && !["ly", "wide", "ally"].iter().any(|ending| word.ends_with(ending))
            }
            (Kind::Word(Meaning::Each), Some(c)) => !is_han(c),
            _ => false,
        }
    }

    /// What follows 通过 or "through", up to where the clause ends or the target begins.
    fn means(&mut self, at: usize, marker: Range) -> usize {
        let first = at.saturating_add(1);
        let mut end = first;
        while let Some(token) = self.tokens.get(end) {
            let is_first = end == first;
            let cursor = self.cursor(end);
            let ends = match &token.kind {
                Kind::Comma | Kind::Stop | Kind::Malformed => true,
                Kind::Number(..) | Kind::Date(..) => true,
                Kind::Word(Meaning::Direction(_) | Meaning::Multiple(_)) => !is_first,
                Kind::Word(Meaning::And) => matches!(cursor.word(1), Some(Meaning::Direction(_))),
                Kind::Word(Meaning::Role(Role::To)) => matches!(cursor.word(1), Some(Meaning::Direction(_))),
                Kind::Word(Meaning::Filler) => matches!(self.text.slice(token.range), "将" | "將" | "使" | "把"),
                Kind::Word(Meaning::Vague(_) | Meaning::Metric(_) | Meaning::Unit(_)) => false,
                _ => time_at(self.today, self.tokens, end).is_some(),
            };
            if ends {
                break;
            }
            end = end.saturating_add(1);
        }
        let inside = self.tokens.get(first..end).unwrap_or_default();
        let (Some(head), Some(tail)) = (inside.first(), inside.last()) else {
            return first;
        };
        let range = head.range.joined(tail.range);
        self.push(ItemKind::Means(range), marker.joined(range));
        self.clear();
        end
    }

    /// A產品, 华东区域, product A, the East region.
    fn scope(&mut self, at: usize) -> Option<usize> {
        let cursor = self.cursor(at);
        let name = self.tokens.get(at)?;
        let is_name = |token: &Token| matches!(token.kind, Kind::Unknown | Kind::Word(Meaning::Region));
        let is_han_noun =
            |at: usize| self.tokens.get(at).and_then(|token| self.text.at(token.range.start)).is_some_and(is_han);
        // The A of A产品 is no article.
        let is_letter =
            name.range.len() == 1 && self.text.written_at(name.range.start).is_some_and(|c| c.is_ascii_uppercase());
        let one = at.saturating_add(1);
        if (is_name(name) || (is_letter && is_han_noun(one)))
            && let Some(Meaning::Scope(dimension)) = cursor.word(1)
        {
            let noun = self.tokens.get(one)?;
            let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
            let follows_time = self
                .items
                .last()
                .is_some_and(|item| matches!(item.kind, ItemKind::Time(_)) && item.range.end == name.range.start);
            let is_clear = follows_time
                || before.is_none_or(|before| before.range.end < name.range.start || starts_a_name(&before.kind));
            if is_clear && name.range.len() <= SCOPE_CHARS_MAX {
                self.push(ItemKind::Scope(dimension, name.range), name.range.joined(noun.range));
            } else {
                self.push(ItemKind::Unknown, name.range.joined(noun.range));
            }
            return Some(at.saturating_add(2));
        }
        if let Some(Meaning::Scope(dimension)) = cursor.word(0) {
            let next = self.tokens.get(one)?;
            let is_latin = self.text.at(name.range.start).is_some_and(|c| !is_han(c));
            let is_label = self.text.written_at(next.range.start).is_some_and(|c| c.is_ascii_uppercase());
            let is_short = next.range.len() <= SCOPE_CHARS_MAX;
            if is_latin && is_label && is_short && (is_name(next) || next.range.len() == 1) {
                self.push(ItemKind::Scope(dimension, next.range), name.range.joined(next.range));
                return Some(at.saturating_add(2));
            }
        }
        None
    }

    /// An amount with its unit and what bounds it behind: 100个以上.
    fn amount(&self, at: usize) -> Option<(Amount, Range, usize)> {
        let cursor = self.cursor(at);
        let first = self.tokens.get(at)?.range;
        let (prefix, cursor) = match cursor.word(0) {
            Some(Meaning::CurrencySign(unit) | Meaning::Unit(unit)) if is_number(cursor.skip(1)) => {
                (Some(unit.clone()), cursor.skip(1))
            }
            _ => (None, cursor),
        };
        let (value, form) = match cursor.kind(0)? {
            Kind::Number(value, form) => (value.clone(), *form),
            _ => return None,
        };
        let mut rest = cursor.skip(1);
        let mut amount = Amount {
            value,
            unit: prefix,
            is_share: form == Form::Share,
            compare: self.compare,
            role: self.role,
            is_plus: self.is_plus,
            form,
        };
        if let Some((count, length @ (Length::Day | Length::Week), after)) = duration(cursor) {
            let factor = if length == Length::Week { 7 } else { 1 };
            amount.value = Number::from(count) * Number::from(factor);
            amount.unit = Some(UnitWord::Known(crate::quantity::Unit::Days(crate::quantity::PlainUnit {})));
            rest = after;
        }
        while let Some(Meaning::Unit(unit)) = rest.word(0) {
            apply_unit(&mut amount, unit);
            rest = rest.skip(1);
        }
        // "By 15% over the next year": what stands behind introduces the time.
        let is_time = time_at(self.today, self.tokens, rest.at).is_some();
        if let Some(compare) = compare_behind(rest, is_time) {
            amount.compare = Some(compare);
            rest = rest.skip(1);
        }
        let last = self.tokens.get(rest.at.checked_sub(1)?)?.range;
        if self.has_odd_unit(&amount, last, rest) {
            return None;
        }
        if amount.role == Some(Role::By) && amount.unit.is_none() && self.today.is_year(&amount.value, form) {
            return None;
        }
        Some((amount, first.joined(last), rest.at))
    }

    /// Whether what follows an amount changes what it says: 2倍, 10吨, 100个亿.
    fn has_odd_unit(&self, amount: &Amount, last: Range, rest: Cursor<'_>) -> bool {
        let Some(next) = self.tokens.get(rest.at) else { return false };
        let is_adjacent = next.range.start == last.end;
        match next.kind {
            Kind::Word(Meaning::OddUnit | Meaning::Time(_)) => true,
            Kind::Unknown if is_adjacent => {
                let first = self.text.at(next.range.start);
                let is_power = first.is_some_and(|c| "十百千万亿兆".contains(c));
                first.is_some_and(is_han) && (is_power || (amount.unit.is_none() && !amount.is_share))
            }
            _ => false,
        }
    }

    /// An amount, or two of them with a dash, 到 or "and" between.
    fn amounts(&mut self, amount: Amount, range: Range, after: usize) -> usize {
        if self.compare == Some(Compare::About) {
            self.clear();
            self.push(ItemKind::Tolerance(amount), range);
            return after;
        }
        let joint = self.cursor(after);
        let joins = match joint.kind(0) {
            Some(Kind::Dash) => true,
            Some(Kind::Word(Meaning::Role(Role::To))) => amount.role != Some(Role::From),
            Some(Kind::Word(Meaning::And)) => amount.compare == Some(Compare::Between),
            _ => false,
        };
        if joins
            && amount.role != Some(Role::From)
            && let Some((high, last, end)) = self.amount(after.saturating_add(1))
        {
            self.clear();
            let range = range.joined(last);
            let kind = paired(amount, high).map_or(ItemKind::Malformed, |(low, high)| ItemKind::Between(low, high));
            self.push(kind, range);
            // 20~25个之间 closes with a word of its own that says nothing more.
            return end;
        }
        self.clear();
        self.push(ItemKind::Amount(amount), range);
        after
    }
}

const SCOPE_CHARS_MAX: usize = 30;

/// After which a name can start: anything that is no part of a longer name.
const fn starts_a_name(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Comma
            | Kind::Stop
            | Kind::Word(
                Meaning::Direction(_)
                    | Meaning::Filler
                    | Meaning::And
                    | Meaning::Role(_)
                    | Meaning::Bound(_)
                    | Meaning::Vague(_)
                    | Meaning::Time(_)
                    | Meaning::Scope(_)
                    | Meaning::Region
            )
    )
}

fn is_number(cursor: Cursor<'_>) -> bool {
    matches!(cursor.kind(0), Some(Kind::Number(..)))
}

fn apply_unit(amount: &mut Amount, unit: &UnitWord) {
    match unit {
        UnitWord::Percent | UnitWord::Points if !amount.is_share => {
            amount.value = hundredth(&amount.value);
            amount.is_share = true;
            amount.unit = Some(unit.clone());
        }
        UnitWord::Percent => {}
        // 元人民币: the currency says more than 元.
        UnitWord::Money if matches!(amount.unit, Some(UnitWord::Known(_))) => {}
        _ => amount.unit = Some(unit.clone()),
    }
}

/// What bounds an amount from behind: 以上, 以内, or more.
fn compare_behind(cursor: Cursor<'_>, is_time: bool) -> Option<Compare> {
    if is_time {
        return None;
    }
    match cursor.word(0)? {
        Meaning::Compare(compare @ (Compare::AtLeast | Compare::AtMost)) => {
            // "20 at least" is rare, and "20, over 30" a new amount: behind stand only words that no amount follows.
            (!is_number(cursor.skip(1)) && !matches!(cursor.word(1), Some(Meaning::CurrencySign(_))))
                .then_some(*compare)
        }
        Meaning::Bound(super::lexicon::Bound::Within) => Some(Compare::AtMost),
        _ => None,
    }
}

/// The two ends of a range in one unit; `None` where they do not make one.
fn paired(mut low: Amount, high: Amount) -> Option<(Amount, Amount)> {
    // 100~200万 mostly means 1,000,000 up to 2,000,000, and says something else.
    if matches!(low.form, Form::Digits(_)) && high.form == Form::Scaled {
        let ratio = high.value.over(&low.value)?;
        if ratio >= Number::HUNDRED {
            return None;
        }
    }
    if high.is_share && !low.is_share {
        apply_unit(&mut low, &UnitWord::Percent);
    }
    if low.is_share != high.is_share || low.value > high.value {
        return None;
    }
    low.unit = high.unit.clone();
    Some((low, high))
}
