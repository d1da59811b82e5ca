//! The tokens read at a position, and the small pieces that times are made of.

use super::{
    lexicon::{Length, Meaning},
    numeral::Form,
    tokens::{Kind, Token},
};
use num_traits::ToPrimitive;

/// The tokens, read at a position.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub tokens: &'t [Token],
    pub at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn kind(self, ahead: usize) -> Option<&'t Kind> {
        self.tokens.get(self.at.saturating_add(ahead)).map(|token| &token.kind)
    }
    pub(super) fn word(self, ahead: usize) -> Option<&'t Meaning> {
        match self.kind(ahead) {
            Some(Kind::Word(meaning)) => Some(meaning),
            _ => None,
        }
    }
    pub(super) fn skip(self, count: usize) -> Self {
        Self { at: self.at.saturating_add(count), ..self }
    }
    /// A small whole number, in figures or in words.
    pub(super) fn count(self, ahead: usize) -> Option<u32> {
        match self.kind(ahead)? {
            Kind::Number(value, form) if *form != Form::Share => {
                value.to_integer()?.to_u32().filter(|count| *count < 10_000)
            }
            Kind::Word(Meaning::NumberWord(value)) => Some(*value),
            _ => None,
        }
    }
    pub(super) fn year(self, ahead: usize) -> Option<i32> {
        let is_written_out = matches!(self.kind(ahead)?, Kind::Number(_, Form::Digits(4) | Form::Scaled));
        let year = i32::try_from(self.count(ahead)?).ok()?;
        (is_written_out && (1900..2200).contains(&year)).then_some(year)
    }
    pub(super) fn time(self, ahead: usize) -> Option<Length> {
        match self.word(ahead)? {
            Meaning::Time(length) => Some(*length),
            _ => None,
        }
    }
    pub(super) fn follows_number(self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_some_and(|token| matches!(token.kind, Kind::Number(..) | Kind::Word(Meaning::NumberWord(_))))
    }
    pub(super) fn is_filler(self, ahead: usize) -> bool {
        matches!(self.word(ahead), Some(Meaning::Filler))
    }
    /// Past one filler, if there is one.
    pub(super) fn past_filler(self) -> Self {
        if self.is_filler(0) { self.skip(1) } else { self }
    }
}

impl Cursor<'_> {
    pub(super) fn past_comma(self) -> Self {
        if self.kind(0) == Some(&Kind::Comma) { self.skip(1) } else { self }
    }
    pub(super) fn past_dash(self) -> Self {
        if self.kind(0) == Some(&Kind::Dash) { self.skip(1) } else { self }
    }
}

pub(super) fn half_of(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    match cursor.kind(0)? {
        Kind::Half(half) | Kind::Word(Meaning::Half(half)) => Some((*half, cursor.skip(1))),
        _ => None,
    }
}

/// Q4, 第四季度, 四季度, the fourth quarter.
pub(super) fn quarter_of(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    if let Some(Kind::Quarter(quarter)) = cursor.kind(0) {
        return Some((*quarter, cursor.skip(1)));
    }
    let first = if cursor.word(0) == Some(&Meaning::Ordinal) { cursor.skip(1) } else { cursor };
    let quarter = first.count(0).filter(|quarter| (1..=4).contains(quarter))?;
    let is_quarter = first.time(1) == Some(Length::Quarter);
    // 个季度 counts quarters, and so does a number in English words before "quarters".
    let is_ordinal = !matches!(first.kind(0), Some(Kind::Word(_)));
    let is_single = first.tokens.get(first.at.saturating_add(1)).is_some_and(|token| token.range.len() <= 2);
    (is_quarter && is_ordinal && is_single).then_some((quarter, first.skip(2)))
}

/// 3月, 十二月.
pub(super) fn chinese_month(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let month = cursor.count(0).filter(|month| (1..=12).contains(month))?;
    (cursor.time(1) == Some(Length::Month) && matches!(cursor.kind(0), Some(Kind::Number(..))))
        .then_some((month, cursor.skip(2)))
}
