//! The shapes that everything else is made of: numbers, texts, dates, instants, lists, maps.

use super::{Node, Reader, Shape, shortened};
use crate::{
    error::{Language, catalogue::document as code, catalogue::number},
    limits,
    number::Number,
};
use chrono::{DateTime, NaiveDate, Utc};
use num_traits::ToPrimitive;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

impl Shape for Number {
    fn blank() -> Self {
        Self::ZERO
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let read = match node {
            Node::Text(text) => text.parse(),
            Node::Number(text) => Self::from_bare(text),
            _ => {
                reader.wrong_type("a number", node);
                return Self::ZERO;
            }
        };
        read.unwrap_or_else(|malformed| {
            let pointer = reader.pointer();
            let problem = malformed.problem(&pointer);
            reader.fault(problem.code, |_| problem);
            Self::ZERO
        })
    }
}

macro_rules! whole_numbers {
    ($($type:ty, $convert:ident);*) => { $(
        impl Shape for $type {
            fn blank() -> Self {
                0
            }
            fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
                // Counts are bare numbers, as the JSON Schemas say; texts are for figures.
                if !matches!(node, Node::Number(_)) {
                    reader.wrong_type("a whole number", node);
                    return 0;
                }
                let number = Number::read(node, reader);
                match (number.to_integer(), number.to_integer().and_then(|integer| integer.$convert())) {
                    (_, Some(value)) => return value,
                    (Some(_), None) => reader.fault(&code::OUT_OF_RANGE, |problem| {
                        let range = format!("{} to {}", <$type>::MIN, <$type>::MAX);
                        problem.with("value", &number).with("range", range)
                    }),
                    (None, _) => reader.fault(&number::NOT_WHOLE, |problem| problem.with("value", &number)),
                }
                0
            }
        }
    )* };
}
whole_numbers!(u32, to_u32; u64, to_u64; i32, to_i32; i64, to_i64);

impl Shape for bool {
    fn blank() -> Self {
        false
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        if let Node::Bool(value) = node {
            return *value;
        }
        reader.wrong_type("`true` or `false`", node);
        false
    }
}

impl Shape for String {
    fn blank() -> Self {
        Self::new()
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Node::Text(text) = node else {
            reader.wrong_type("a text", node);
            return Self::new();
        };
        reader.limit("the number of characters", text.chars().count(), limits::TEXT_CHARS_MAX);
        text.to_string()
    }
}

/// A calendar date, written `2026-07-31`.
impl Shape for NaiveDate {
    fn blank() -> Self {
        Self::default()
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Node::Text(text) = node else {
            reader.wrong_type("a date", node);
            return Self::default();
        };
        let is_plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if is_plain && let Ok(date) = Self::parse_from_str(text, "%Y-%m-%d") {
            return date;
        }
        reader.fault(&code::BAD_DATE, |problem| problem.with("value", shortened(text)));
        Self::default()
    }
}

/// A UTC instant in milliseconds, written `2026-07-31T09:30:00Z` or as milliseconds since 1970. Clocks that tell finer
/// digits are read to the millisecond: the digits beyond are cut, as a clock's own are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    millis: i64,
}

impl Instant {
    /// The instant at a number of milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self { millis }
    }

    /// The milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.millis
    }

    /// The instant in the calendar of UTC.
    #[must_use]
    pub fn to_utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.millis).unwrap_or_default()
    }
}

impl Shape for Instant {
    fn blank() -> Self {
        Self::default()
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let found = match node {
            Node::Text(text) => DateTime::parse_from_rfc3339(text).ok().map(|instant| instant.timestamp_millis()),
            Node::Number(text) => text.parse::<i64>().ok(),
            _ => {
                reader.wrong_type("an instant", node);
                return Self::default();
            }
        };
        match found.filter(|millis| DateTime::from_timestamp_millis(*millis).is_some()) {
            Some(millis) => Self { millis },
            None => {
                let (Node::Text(text) | Node::Number(text)) = node else { return Self::default() };
                reader.fault(&code::BAD_INSTANT, |problem| problem.with("value", shortened(text)));
                Self::default()
            }
        }
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let pattern = if self.millis % 1_000 == 0 { "%Y-%m-%dT%H:%M:%SZ" } else { "%Y-%m-%dT%H:%M:%S%.3fZ" };
        serializer.collect_str(&self.to_utc().format(pattern))
    }
}

impl Shape for Language {
    fn blank() -> Self {
        Self::default()
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Node::Text(text) = node else {
            reader.wrong_type("a language", node);
            return Self::default();
        };
        Self::from_tag(text).unwrap_or_else(|| {
            reader.unknown_word(text, &Self::ALL.map(Self::tag));
            Self::default()
        })
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

/// A value that may be missing; `null` is the same as leaving the field out.
impl<T: Shape> Shape for Option<T> {
    fn blank() -> Self {
        None
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        if *node == Node::Null { None } else { Some(T::read(node, reader)) }
    }
}

impl<T: Shape> Shape for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        Self::new(T::read(node, reader))
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Node::List(nodes) = node else {
            reader.wrong_type("a list", node);
            return Self::new();
        };
        let read = |(index, node)| reader.at_index(index, |reader| T::read(node, reader));
        nodes.iter().enumerate().map(read).collect()
    }
}

/// An object whose field names are keys, kept in the order of the keys.
impl<K: Shape + Ord, T: Shape> Shape for BTreeMap<K, T> {
    fn blank() -> Self {
        Self::new()
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let entries = reader.entries(node, "an object");
        let read = |(key, node): &(std::borrow::Cow<'_, str>, Node<'_>)| {
            reader.at_key(key, |reader| (K::read(&Node::Text(key.clone()), reader), T::read(node, reader)))
        };
        entries.iter().map(read).collect()
    }
}

/// Two values written as a list of two, such as a point `["80%", "0"]`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pair<A, B>(pub A, pub B);

impl<A: Shape, B: Shape> Shape for Pair<A, B> {
    fn blank() -> Self {
        Self(A::blank(), B::blank())
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        if let Node::List(nodes) = node
            && let [first, second] = nodes.as_slice()
        {
            let first = reader.at_index(0, |reader| A::read(first, reader));
            return Self(first, reader.at_index(1, |reader| B::read(second, reader)));
        }
        reader.wrong_type("a list of two values", node);
        Self::blank()
    }
}

impl<A: Serialize, B: Serialize> Serialize for Pair<A, B> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.0, &self.1).serialize(serializer)
    }
}

/// Any JSON value, kept as it was written.
impl Shape for Node<'static> {
    fn blank() -> Self {
        Node::Null
    }
    fn read(node: &Node<'_>, _: &mut Reader) -> Self {
        node.clone().into_owned()
    }
}
