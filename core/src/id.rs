//! Ids: the names by which documents and facts refer to things.

use crate::{
    error::catalogue::document as code,
    limits,
    shape::{Node, Reader, Shape, shortened},
};
use serde::Serialize;
use std::{borrow::Borrow, fmt};

/// A name in any script: 1 to 200 characters, no control characters, no blanks at either end. Ids order by code point,
/// and that order breaks ties everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Id(String);

impl Id {
    /// Makes an id of a text; `None` when the text cannot be one.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        Self::is_one(&text).then_some(Self(text))
    }

    /// Whether a text can be an id.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        // Visible ASCII is one at once.
        if (1..=limits::ID_CHARS_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return true;
        }
        let is_named = !text.is_empty() && text.trim() == text && text.chars().count() <= limits::ID_CHARS_MAX;
        is_named && !text.chars().any(char::is_control)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Shape for Id {
    fn blank() -> Self {
        Self(String::new())
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Node::Text(text) = node else {
            reader.wrong_type("an id", node);
            return Self::blank();
        };
        Self::new(text.as_ref()).unwrap_or_else(|| {
            reader.fault(&code::BAD_ID, |problem| {
                problem.with("id", shortened(text)).with("limit", limits::ID_CHARS_MAX)
            });
            Self::blank()
        })
    }
}
