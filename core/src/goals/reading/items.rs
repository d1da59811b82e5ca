//! The sentence as items: amounts with their units, times, metrics, directions, means, scopes.

use super::{
    cursor::Cursor,
    lexicon::{Bound, Compare, Direction, Length, Meaning, MetricEntry, Role, UnitWord},
    numeral::{Form, hundredth},
    stretch::Today,
    text::{Range, Text, is_han},
    times::{Time, duration, open_start, time_at},
    tokens::{Kind, Token},
};
use crate::{
    goals::StandsFor,
    number::Number,
    quantity::{PlainUnit, Unit},
};

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
    /// What follows are parts of what was said.
    OfWhich,
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
    let mut reader = ItemReader {
        text,
        tokens,
        today,
        items: Vec::new(),
        role: None,
        compare: None,
        is_plus: false,
        negation: None,
        is_stretch: false,
    };
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
    /// Whether a negation waits for what it turns round, and whether all since then is known.
    negation: Option<bool>,
    /// Whether the next amount is more than what is asked for: 争取.
    is_stretch: bool,
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
        if let Some(after) = self.time(at) {
            return after;
        }
        if let Some(after) = self.scope(at) {
            return after;
        }
        if let Some((range, after)) = self.broken_date(at) {
            self.push(ItemKind::Malformed, range);
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
        match kind {
            ItemKind::Unknown => self.negation = self.negation.map(|_| false),
            _ => self.negation = None,
        }
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

    /// A time, or what is no time of the goal: a period that it is compared with, a start without an end.
    fn time(&mut self, at: usize) -> Option<usize> {
        if self.is_bound_to_amount(at) {
            return None;
        }
        if let Some(after) = self.baseline(at) {
            return Some(after);
        }
        if let Some((time, after)) = time_at(self.today, self.tokens, at) {
            self.push(ItemKind::Time(time), time.range);
            self.clear();
            return Some(after);
        }
        let after = open_start(self.today, self.tokens, at)?;
        if is_number(self.cursor(after).past_filler()) {
            // "From last year's 4.2m": when the figure before was.
            self.role = Some(Role::From);
        } else {
            self.push(ItemKind::Unknown, self.joined(at, after));
        }
        Some(after)
    }

    fn joined(&self, first: usize, after: usize) -> Range {
        let tokens = self.tokens.get(first..after).unwrap_or_default();
        let range = tokens.iter().map(|token| token.range).reduce(Range::joined);
        range.unwrap_or(Range { start: 0, end: 0 })
    }

    /// "On last year", 較今年, "above Q3", 比第三季多: the period that a change is measured against, which is no deadline.
    fn baseline(&mut self, at: usize) -> Option<usize> {
        let cursor = self.cursor(at);
        let after_amount = matches!(self.items.last(), Some(Item { kind: ItemKind::Amount(_), .. }));
        let is_more = match cursor.word(0)? {
            Meaning::Versus => None,
            Meaning::Bound(Bound::In) if after_amount => None,
            Meaning::Compare(compare @ (Compare::AtLeast | Compare::AtMost)) if after_amount => Some(*compare),
            _ => return None,
        };
        let mut rest = cursor.skip(1);
        while matches!(rest.word(0), Some(Meaning::Filler | Meaning::Bound(Bound::In | Bound::During))) {
            rest = rest.skip(1);
        }
        let (stretch, rest) = self.today.stretch(rest).or_else(|| self.today.bare_year(rest))?;
        let as_of = self.today.as_of;
        let word = self.tokens.get(at).map(|token| self.text.slice(token.range).to_lowercase());
        // "Over this quarter" is when; "above this quarter" is against what.
        let is_weak = matches!(word.as_deref(), Some("over" | "on" | "at" | "for" | "under"));
        let is_before = if is_weak { stretch.end <= as_of } else { stretch.start <= as_of };
        if !is_before && cursor.word(0) != Some(&Meaning::Versus) {
            return None;
        }
        self.clear();
        if let (Some(compare), false, Some(Item { kind: ItemKind::Amount(amount), range })) =
            (is_more, is_weak, self.items.last_mut())
        {
            amount.role = amount.role.or(Some(Role::By));
            let (range, is_more) = (*range, compare == Compare::AtLeast);
            self.push(ItemKind::Direction(if is_more { Direction::Increase } else { Direction::Decrease }), range);
        }
        self.difference(rest)
    }

    /// 多 and 少 behind what is compared with.
    fn difference(&mut self, rest: Cursor<'_>) -> Option<usize> {
        let rest = rest.past_filler();
        let next = self.tokens.get(rest.at).map(|token| (self.text.slice(token.range), token.range));
        let direction = match next {
            Some(("多" | "多出" | "高" | "高出", range)) => Some((Direction::Increase, range)),
            Some(("少" | "低", range)) => Some((Direction::Decrease, range)),
            _ => None,
        };
        let Some((direction, range)) = direction else { return Some(rest.at) };
        self.push(ItemKind::Direction(direction), range);
        Some(rest.at.saturating_add(1))
    }

    /// A date that the calendar does not have, or has no room for here: 2027年2月29日, 31 June 2027. Its figures are no
    /// amounts.
    fn broken_date(&self, at: usize) -> Option<(Range, usize)> {
        let mut end = at;
        let mut is_date = false;
        loop {
            let cursor = self.cursor(end);
            let word = self.tokens.get(end.saturating_add(1)).map(|token| self.text.slice(token.range));
            let is_counted = matches!(word, Some("年" | "年度" | "月" | "月份" | "日" | "号" | "號" | "全年"));
            let is_beside_month = matches!(cursor.word(1), Some(Meaning::MonthName(_)))
                || end.checked_sub(1).is_some_and(|before| {
                    end > at && matches!(self.cursor(before).word(0), Some(Meaning::MonthName(_)))
                });
            match cursor.kind(0) {
                Some(Kind::Word(Meaning::Minguo)) if is_number(cursor.skip(1)) => end = end.saturating_add(1),
                Some(Kind::Number(..)) if is_counted => end = end.saturating_add(2),
                Some(Kind::Number(_, Form::Digits(1..=2 | 4))) if is_beside_month => end = end.saturating_add(1),
                Some(Kind::Word(Meaning::MonthName(_))) if end > at || is_number(cursor.skip(1)) => {
                    end = end.saturating_add(1);
                }
                _ => break,
            }
            is_date = true;
        }
        is_date.then(|| (self.joined(at, end), end))
    }

    fn word(&mut self, meaning: &Meaning, at: usize, range: Range) -> usize {
        let next = at.saturating_add(1);
        let kind = match meaning {
            Meaning::Metric(metric) if self.is_of_customers(at) => {
                let first = self.items.pop().map_or(range, |item| item.range);
                self.push(ItemKind::Metric(*metric), first.joined(range));
                return next;
            }
            Meaning::NamePart => ItemKind::Unknown,
            Meaning::Metric(_) if self.is_head_of_a_name(at) => {
                let first = self.items.pop().map_or(range, |item| item.range);
                self.push(ItemKind::Unknown, first.joined(range));
                return next;
            }
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
            // 各增长10%: each by 10%.
            Meaning::Each if self.text.slice(range) == "各" && self.is_direction(next) && self.has_list() => {
                return next;
            }
            Meaning::Each if self.is_head_counted(next) => {
                self.push(ItemKind::PerHead, self.joined(at, next.saturating_add(1)));
                return next.saturating_add(1);
            }
            Meaning::Each => ItemKind::PerHead,
            Meaning::OfWhich => ItemKind::OfWhich,
            Meaning::Halve => {
                self.push(ItemKind::Direction(Direction::Decrease), range);
                let mut half = Amount::of(hundredth(&Number::from(50)), Form::Share);
                half.role = Some(Role::By);
                ItemKind::Amount(half)
            }
            Meaning::Negation => {
                self.negation = Some(true);
                return next;
            }
            Meaning::Filler => return self.filler(at, range),
            Meaning::Every(length) => ItemKind::Every(*length),
            Meaning::Vague(stands_for) => ItemKind::Vague(*stands_for),
            Meaning::And => ItemKind::And,
            Meaning::Role(role) => {
                self.role = Some(*role);
                return next;
            }
            Meaning::Compare(compare) => {
                self.compare = Some(self.turned(*compare));
                return next;
            }
            Meaning::Means => return self.means(at, range),
            Meaning::Region => ItemKind::Scope("region", range),
            _ => return next,
        };
        self.push(kind, range);
        next
    }

    /// A comparison, turned round where a negation waits for it: "do not let churn exceed 5%", "keep it from exceeding".
    fn turned(&mut self, compare: Compare) -> Compare {
        let is_kept = self.role == Some(Role::From) && matches!(compare, Compare::AtLeast | Compare::AtMost);
        if is_kept {
            self.role = None;
        }
        // Where something unknown stands between, the amount stays unread.
        if !is_kept && self.negation != Some(true) {
            return compare;
        }
        self.negation = None;
        match compare {
            Compare::AtLeast => Compare::AtMost,
            Compare::AtMost => Compare::AtLeast,
            other => other,
        }
    }

    /// Words that mostly say nothing: 縮短為10天 says to where, and 争取100% what is hoped for beyond the goal.
    fn filler(&mut self, at: usize, range: Range) -> usize {
        let next = at.saturating_add(1);
        let before = at.checked_sub(1).and_then(|before| self.cursor(before).word(0));
        let is_changed = matches!(before, Some(Meaning::Direction(Direction::Increase | Direction::Decrease)));
        let is_before_number = is_number(self.cursor(next).past_filler());
        match self.text.slice(range) {
            "为" | "為" if is_changed && is_before_number => self.role = Some(Role::To),
            "争取" | "爭取" | "力争" | "力爭" | "stretch" | "ideally" if is_before_number => {
                let since = self.items.iter().rev().take_while(|item| item.kind != ItemKind::Stop);
                self.is_stretch =
                    since.take(LOOK_BACK).any(|item| matches!(item.kind, ItemKind::Amount(_) | ItemKind::Between(..)));
            }
            // The last character of a name that nobody knows: 品牌声量.
            "量" | "数" | "數" | "额" | "額" | "比例" => {
                if let Some(Item { kind: ItemKind::Unknown, range: name }) = self.items.last_mut()
                    && name.end == range.start
                {
                    *name = name.joined(range);
                }
            }
            _ => {}
        }
        next
    }

    /// Whether the sentence named several places or metrics that 各 may be said of.
    fn has_list(&self) -> bool {
        let since = self.items.iter().rev().take_while(|item| item.kind != ItemKind::Stop).take(LOOK_BACK);
        let (mut scopes, mut metrics) = (0_usize, 0_usize);
        for item in since {
            match item.kind {
                ItemKind::Scope(..) => scopes = scopes.saturating_add(1),
                ItemKind::Metric(_) => metrics = metrics.saturating_add(1),
                _ => {}
            }
        }
        scopes > 1 || metrics > 1
    }

    fn is_direction(&self, at: usize) -> bool {
        matches!(self.cursor(at).word(0), Some(Meaning::Direction(_)))
    }

    /// "Per customer", "per rep": the noun belongs to it.
    fn is_head_counted(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let is_latin = self.text.at(token.range.start).is_some_and(|c| !is_han(c));
        is_latin && matches!(token.kind, Kind::Unknown | Kind::Word(Meaning::Metric(_)))
    }

    /// 客户续费率: the rate of customers, not the customers.
    fn is_of_customers(&self, at: usize) -> bool {
        let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|at| self.tokens.get(at)), self.tokens.get(at))
        else {
            return false;
        };
        let is_touching =
            before.range.end == token.range.start && matches!(before.kind, Kind::Word(Meaning::Metric(_)));
        is_touching
            && matches!(self.text.slice(before.range), "客户" | "客戶" | "顾客" | "顧客")
            && self.items.last().is_some_and(|item| item.range.end == before.range.end)
    }

    /// Whether what stands before a metric makes another metric of it: online sales, 会员销售额.
    fn is_head_of_a_name(&self, at: usize) -> bool {
        let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|at| self.tokens.get(at)), self.tokens.get(at))
        else {
            return false;
        };
        let is_touching = before.range.end == token.range.start;
        let is_han_at = |at: usize| self.text.at(at).is_some_and(is_han);
        let is_same_script = is_han_at(before.range.start) == is_han_at(token.range.start);
        let is_word = self.text.at(before.range.start).is_some_and(char::is_alphabetic);
        let is_beside = if is_han_at(token.range.start) { is_touching } else { is_word };
        let is_last = self.items.last().is_some_and(|item| item.range.end == before.range.end);
        let makes_a_name = match before.kind {
            Kind::Unknown => true,
            Kind::Word(Meaning::Metric(_)) => is_touching,
            _ => false,
        };
        is_last && is_same_script && is_beside && makes_a_name
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
        const SUFFIXES: &str = "率比度值期力员会部群源类表券卡价权点感端库利占周天";
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
            (Kind::Word(Meaning::NamePart), _) => metric.range.end == next.range.start,
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
        let is_name = |token: &Token| {
            matches!(token.kind, Kind::Unknown | Kind::Word(Meaning::Region)) || self.text.slice(token.range) == "中"
        };
        // 华北、华东两个区域 counts what was named.
        if matches!(self.items.last(), Some(Item { kind: ItemKind::Scope(..), .. }))
            && let (true, Some(Meaning::Unit(_)), Some(Meaning::Scope(_))) =
                (is_number(cursor), cursor.word(1), cursor.word(2))
        {
            return Some(at.saturating_add(3));
        }
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
            unit: prefix,
            compare: self.compare,
            role: self.role,
            is_plus: self.is_plus,
            ..Amount::of(value, form)
        };
        if let Some((count, length @ (Length::Day | Length::Week), after)) = duration(cursor) {
            let factor = if length == Length::Week { 7 } else { 1 };
            amount.value = Number::from(count) * Number::from(factor);
            amount.unit = Some(UnitWord::Known(Unit::Days(PlainUnit {})));
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
            Kind::Word(Meaning::OddUnit) => true,
            // "10% year on year": a length of time counts no percentages.
            Kind::Word(Meaning::Time(_)) => !amount.is_share,
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
        // "Avoid 3 complaints" bounds nothing that can be told; 争取100% is beyond the goal.
        if self.negation.take().is_some() | std::mem::take(&mut self.is_stretch) {
            self.clear();
            self.push(ItemKind::Malformed, range);
            return after;
        }
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
            // 提高两成至2.4亿: by how much, and to where.
            let is_to = joint.kind(0) != Some(&Kind::Dash);
            if is_to && (amount.is_share != high.is_share || is_points(&amount) != is_points(&high)) {
                let amount = Amount { role: amount.role.or(Some(Role::By)), ..amount };
                self.push(ItemKind::Amount(amount), range);
                return after;
            }
            let range = range.joined(last);
            let kind = paired(amount, high).map_or(ItemKind::Malformed, |(low, high)| ItemKind::Between(low, high));
            self.push(kind, range);
            // 20~25个之间 closes with a word of its own that says nothing more.
            return end;
        }
        self.clear();
        // Half of a range is no amount.
        if joint.kind(0) == Some(&Kind::Dash) && matches!(joint.kind(1), Some(Kind::Number(..) | Kind::Malformed)) {
            let after = after.saturating_add(2);
            self.push(ItemKind::Malformed, range.joined(self.joined(after.saturating_sub(1), after)));
            return after;
        }
        self.push(ItemKind::Amount(amount), range);
        after
    }
}

impl Amount {
    /// Whether a metric can be measured in the amount's unit.
    pub(super) const fn fits(&self, metric: &MetricEntry) -> bool {
        match (&self.unit, &metric.unit) {
            (Some(UnitWord::Known(Unit::Days(_))), unit) => {
                matches!(unit, Some(Unit::Days(_))) || (unit.is_none() && metric.measured.is_some())
            }
            (Some(UnitWord::Known(Unit::Count(_) | Unit::Currency(_)) | UnitWord::Money), Some(Unit::Percent(_))) => {
                false
            }
            (Some(UnitWord::Known(Unit::Currency(_)) | UnitWord::Money), Some(Unit::Count(_) | Unit::Days(_))) => false,
            (Some(UnitWord::Known(Unit::Count(_))), Some(Unit::Days(_))) => false,
            (None, Some(Unit::Percent(_))) => self.is_share,
            _ => true,
        }
    }

    /// Points of a rate are percentage points; of a satisfaction they are what it is counted in.
    pub(super) fn as_points_of(&mut self, metric: &MetricEntry) {
        if metric.is_rate() && matches!(self.unit, Some(UnitWord::Known(Unit::Named(_)))) && !self.is_share {
            self.unit = None;
            apply_unit(self, &UnitWord::Points);
        }
    }

    const fn of(value: Number, form: Form) -> Self {
        let is_share = matches!(form, Form::Share);
        Self { value, unit: None, is_share, compare: None, role: None, is_plus: false, form }
    }
}

fn is_points(amount: &Amount) -> bool {
    amount.unit == Some(UnitWord::Points)
}

/// How far back an amount of the same sentence is looked for.
const LOOK_BACK: usize = 40;

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
                    | Meaning::OfWhich
                    | Meaning::Versus
                    | Meaning::Negation
                    | Meaning::WholeYear
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
        UnitWord::BasisPoints if !amount.is_share => {
            amount.value = hundredth(&hundredth(&amount.value));
            amount.is_share = true;
            amount.unit = Some(UnitWord::Points);
        }
        UnitWord::Percent | UnitWord::BasisPoints => {}
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
        Meaning::Bound(Bound::Within) => Some(Compare::AtMost),
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
