//! Texts as trees: JSON read by `serde_json`, with the digits of every number kept as written.

use crate::{
    error::{Problem, catalogue::document as code},
    limits,
};
use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A JSON value as it was written: numbers are texts, fields keep their order and their doubles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A bare number, by its text.
    Number(Cow<'a, str>),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// An object, in the order of its fields.
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// An object's fields, unread. `serde_json` reads maps into this one entry at a time, doubles included.
struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some((Text(name), value)) = map.next_entry::<Text<'de>, &'de RawValue>()? {
                    fields.push((name, value));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

impl<'a> Node<'a> {
    /// Reads a JSON text.
    ///
    /// # Errors
    /// A text that is not JSON (with line and column), or one beyond the limits of [`crate::limits`].
    pub fn parse(text: &'a str) -> Result<Self, Box<Problem>> {
        limits::check("the text", text.len(), limits::TEXT_BYTES_MAX)?;
        limits::check("its nesting", depth_of(text), limits::DEPTH_MAX)?;
        let raw: &RawValue = serde_json::from_str(text).map_err(|error| syntax(text, text, &error))?;
        let mut source = Source { text, nodes: 0 };
        source.node(raw)
    }

    /// The field of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, node)| node)
    }

    /// Takes a field out of an object.
    pub fn take(&mut self, name: &str) -> Option<Self> {
        let Self::Object(fields) = self else { return None };
        let position = fields.iter().position(|(field, _)| field == name)?;
        Some(fields.remove(position).1)
    }

    /// What this is, in the words of messages.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => format!("`{value}`"),
            Self::Number(text) => format!("the number `{}`", shortened(text)),
            Self::Text(text) => format!("the text `{}`", shortened(text)),
            Self::List(_) => "a list".to_owned(),
            Self::Object(_) => "an object".to_owned(),
        }
    }

    /// The tree as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The same tree, independent of the text that it was read from.
    #[must_use]
    pub fn into_owned(self) -> Node<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Null => Node::Null,
            Self::Bool(value) => Node::Bool(value),
            Self::Number(text) => Node::Number(own(text)),
            Self::Text(text) => Node::Text(own(text)),
            Self::List(nodes) => Node::List(nodes.into_iter().map(Node::into_owned).collect()),
            Self::Object(fields) => {
                Node::Object(fields.into_iter().map(|(name, node)| (own(name), node.into_owned())).collect())
            }
        }
    }
}

/// Bare numbers were read as texts and are written as they stood.
impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(text) => match RawValue::from_string(text.clone().into_owned()) {
                Ok(raw) => raw.serialize(serializer),
                Err(_) => serializer.serialize_str(text),
            },
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(nodes) => serializer.collect_seq(nodes),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, node) in fields {
                    map.serialize_entry(name, node)?;
                }
                map.end()
            }
        }
    }
}

struct Source<'a> {
    text: &'a str,
    nodes: usize,
}

impl<'a> Source<'a> {
    fn node(&mut self, raw: &'a RawValue) -> Result<Node<'a>, Box<Problem>> {
        self.nodes = self.nodes.saturating_add(1);
        limits::check("the number of values", self.nodes, limits::VALUES_MAX)?;
        let text = raw.get();
        match text.as_bytes().first() {
            Some(b'{') => {
                let Fields(fields) = self.read(text)?;
                let read = |(name, raw)| Ok((name, self.node(raw)?));
                fields.into_iter().map(read).collect::<Result<_, _>>().map(Node::Object)
            }
            Some(b'[') => {
                let raws: Vec<&'a RawValue> = self.read(text)?;
                raws.into_iter().map(|raw| self.node(raw)).collect::<Result<_, _>>().map(Node::List)
            }
            Some(b'"') => self.read::<Text<'a>>(text).map(|Text(text)| Node::Text(text)),
            Some(b't') => Ok(Node::Bool(true)),
            Some(b'f') => Ok(Node::Bool(false)),
            Some(b'n') => Ok(Node::Null),
            _ => Ok(Node::Number(Cow::Borrowed(text))),
        }
    }

    fn read<T: Deserialize<'a>>(&self, part: &'a str) -> Result<T, Box<Problem>> {
        serde_json::from_str(part).map_err(|error| syntax(self.text, part, &error))
    }
}

/// The problem of a text that `serde_json` refuses; `part` is the piece of `text` that it was reading.
fn syntax(text: &str, part: &str, error: &serde_json::Error) -> Box<Problem> {
    let start = super::place::offset_in(text, part).unwrap_or(0);
    let (line, column) = super::place::line_and_column(text, start);
    let is_first_line = error.line() <= 1;
    let line = line.saturating_add(error.line().saturating_sub(1));
    let column = if is_first_line { column.saturating_add(error.column().saturating_sub(1)) } else { error.column() };
    let whole = error.to_string();
    // It cannot be seen in an editor, so that "expected value" at column 1 would be a riddle.
    let detail = if text.starts_with('\u{feff}') {
        "it starts with a byte order mark".to_owned()
    } else {
        whole.split(" at line ").next().unwrap_or("unreadable").to_owned()
    };
    let problem = Problem::new(&code::SYNTAX, "").with("detail", detail).with("line", line).with("column", column);
    Box::new(problem)
}

/// The deepest nesting of brackets outside of texts.
fn depth_of(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_text, mut is_escaped) = (0_usize, 0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_text => is_escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth = depth.saturating_add(1);
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// The beginning of a text, for messages.
#[must_use]
pub fn shortened(text: &str) -> String {
    const SHOWN_CHARS: usize = 60;
    let mut shown: String = text.chars().take(SHOWN_CHARS).collect();
    if text.chars().nth(SHOWN_CHARS).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits_and_objects_their_doubles() {
        let node = Node::parse(r#" {"a": 12345678901234567.123, "a": [1e2, "x\n", null]} "#).expect("JSON");
        let text = serde_json::to_string(&node).expect("a tree is writable");
        assert_eq!(text, r#"{"a":12345678901234567.123,"a":[1e2,"x\n",null]}"#);
    }

    #[test]
    fn a_syntax_error_has_its_place() {
        let problem = Node::parse("{\n  \"a\": 1,\n  \"b\" 2\n}").expect_err("no colon");
        assert_eq!(problem.message(crate::error::Language::En), "the text is not JSON: expected `:`");
        assert_eq!(problem.help(crate::error::Language::En), "mend the text at line 3, column 7");
        let marked = Node::parse("\u{feff}{}").expect_err("a mark that no editor shows");
        let told = marked.message(crate::error::Language::En);
        assert_eq!(told, "the text is not JSON: it starts with a byte order mark");
        let surrogate = Node::parse("[1,\n \"\\ud800\"]").expect_err("half a character");
        assert!(surrogate.help(crate::error::Language::En).contains("line 2"), "{surrogate:?}");
    }

    #[test]
    fn hostile_nesting_is_refused_at_once() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(Node::parse(&deep).expect_err("too deep").code.name, "doc/010");
    }
}
