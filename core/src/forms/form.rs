//! A text with gaps: what stays, and where values stand.

use super::slot::Written;
use crate::{
    id::Id,
    program::{Bound, NumberColumn},
    shape::{Node, escaped},
    table::{Columns, TextRole},
};
use std::{cell::RefCell, collections::BTreeSet};

/// What stands in a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// A number of at most so many places.
    Number { scale: u32, is_quoted: bool },
    /// A name that decides nothing.
    Name,
    /// One of some words.
    Word,
}

/// A place where texts of one form differ.
#[derive(Clone, Debug)]
pub struct Gap {
    /// What stands between it and the gap before.
    before: String,
    /// The place in the facts.
    pub pointer: String,
    pub is: Is,
}

/// What is the same in all texts of one form.
#[derive(Clone, Debug)]
pub struct Form {
    pub gaps: Vec<Gap>,
    tail: String,
}

/// The longest word that is looked at; longer ones may be too long for facts.
const WORD_BYTES_MAX: usize = 256;

impl Form {
    /// The form of the facts of a document: gaps for the numbers that columns could give, for words and for names.
    pub fn of<D: Columns>(document: &D, (text, node): (&str, &Node<'_>)) -> Option<Self> {
        let numbers: BTreeSet<String> =
            document.column_names().iter().filter_map(|name| document.pointer_of(name)).collect();
        let mut found = Vec::new();
        let of_text = |pointer: &str, text: &str| match document.text_role(pointer) {
            TextRole::Name => Some(Is::Name),
            TextRole::Word => Some(Is::Word),
            TextRole::Form if numbers.contains(pointer) => whole(text, true),
            TextRole::Form => None,
        };
        walk(node, &mut String::new(), &mut |pointer, node| {
            let (is, part) = match node {
                Node::Text(part) => (of_text(pointer, part)?, part),
                Node::Number(part) if numbers.contains(pointer) => (whole(part, false)?, part),
                _ => return None,
            };
            found.push((pointer.to_owned(), is, place_of(text, part)?));
            Some(())
        });
        let (mut gaps, mut end) = (Vec::with_capacity(found.len()), 0);
        for (pointer, is, (start, stop)) in found {
            gaps.push(Gap { before: text.get(end..start)?.to_owned(), pointer, is });
            end = stop;
        }
        Some(Self { gaps, tail: text.get(end..)?.to_owned() })
    }

    /// Whether both are the same but for the places of their numbers.
    pub fn is_like(&self, other: &Self) -> bool {
        let is_like = |own: Is, other: Is| match (own, other) {
            (Is::Number { is_quoted: own, .. }, Is::Number { is_quoted: other, .. }) => own == other,
            _ => own == other,
        };
        let mut pairs = self.gaps.iter().zip(&other.gaps);
        self.tail == other.tail
            && self.gaps.len() == other.gaps.len()
            && pairs.all(|(own, other)| own.before == other.before && is_like(own.is, other.is))
    }

    /// The form that has room for the numbers of both.
    pub fn widened(&mut self, other: &Self) {
        for (own, other) in self.gaps.iter_mut().zip(&other.gaps) {
            if let (Is::Number { scale, .. }, Is::Number { scale: wider, .. }) = (&mut own.is, other.is) {
                *scale = wider.max(*scale);
            }
        }
    }

    /// Each gap of a text of this form: the cell, and the text as it is written.
    pub fn read<'t>(&self, text: &'t str, words: &[Vec<String>]) -> Option<Vec<(i64, &'t str)>> {
        let mut rest = text;
        let mut found = Vec::with_capacity(self.gaps.len());
        for (index, gap) in self.gaps.iter().enumerate() {
            rest = rest.strip_prefix(gap.before.as_str())?;
            let (cell, length) = match gap.is {
                Is::Number { scale, is_quoted } => {
                    let written = Written::at(rest, is_quoted)?;
                    (written.cell(scale)?, written.length)
                }
                Is::Name => (0, name(rest)?),
                Is::Word => {
                    let length = plain(rest)?;
                    let word = rest.get(..length)?;
                    let known = words.get(index)?.iter().position(|known| known == word);
                    (known.map_or(Ok(-1), i64::try_from).ok()?, length)
                }
            };
            found.push((cell, rest.get(..length)?));
            rest = rest.get(length..)?;
        }
        (rest == self.tail).then_some(found)
    }
}

/// The gap for a number that is the whole of a text.
fn whole(text: &str, is_quoted: bool) -> Option<Is> {
    let written = Written::at(text, is_quoted)?;
    (written.length == text.len()).then_some(Is::Number { scale: written.places, is_quoted })
}

/// The bytes of a text up to the quote that ends it; `None` where it is long, or not written as it is.
fn plain(text: &str) -> Option<usize> {
    let length = text.bytes().position(|byte| matches!(byte, b'"' | b'\\') || byte < b' ')?;
    (length <= WORD_BYTES_MAX && text.as_bytes().get(length) == Some(&b'"')).then_some(length)
}

/// The same of a text that can be an id.
fn name(text: &str) -> Option<usize> {
    plain(text).filter(|length| text.get(..*length).is_some_and(Id::is_one))
}

/// Where a part stands in a text, if it was cut from it.
fn place_of(text: &str, part: &str) -> Option<(usize, usize)> {
    let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    let end = start.checked_add(part.len())?;
    // What was not cut from it, as it was written with escapes, stands anywhere.
    (text.get(start..end)? == part).then_some((start, end))
}

/// Every value of a tree with its JSON Pointer, in order.
fn walk(node: &Node<'_>, pointer: &mut String, found: &mut impl FnMut(&str, &Node<'_>) -> Option<()>) {
    let Node::Object(fields) = node else {
        // What gets no gap stays as it is.
        let _ = found(pointer, node);
        return;
    };
    for (field, below) in fields {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&escaped(field));
        walk(below, pointer, found);
        pointer.truncate(length);
    }
}

/// The gaps of a form as columns, and the words that a program asked for.
pub struct Row<'f> {
    form: &'f Form,
    words: RefCell<Vec<Vec<String>>>,
}

impl<'f> Row<'f> {
    pub fn of(form: &'f Form) -> Self {
        Self { form, words: RefCell::new(vec![Vec::new(); form.gaps.len()]) }
    }

    /// The words, by gap.
    pub fn words(self) -> Vec<Vec<String>> {
        self.words.into_inner()
    }

    fn find(&self, pointer: &str) -> Option<(usize, Is)> {
        let found = self.form.gaps.iter().enumerate().find(|(_, gap)| gap.pointer == pointer);
        found.map(|(index, gap)| (index, gap.is))
    }
}

impl Bound for Row<'_> {
    fn number(&self, pointer: &str) -> Option<NumberColumn> {
        match self.find(pointer)? {
            (index, Is::Number { scale, .. }) => Some(NumberColumn { index, scale }),
            _ => None,
        }
    }

    fn text(&self, pointer: &str) -> Option<usize> {
        self.find(pointer).filter(|(_, is)| *is == Is::Word).map(|(index, _)| index)
    }

    fn place(&self, pointer: &str, name: &str) -> Option<u32> {
        let index = self.text(pointer)?;
        let mut words = self.words.borrow_mut();
        let words = words.get_mut(index)?;
        let place = words.iter().position(|word| word == name).unwrap_or_else(|| {
            words.push(name.to_owned());
            words.len().saturating_sub(1)
        });
        u32::try_from(place).ok()
    }
}
