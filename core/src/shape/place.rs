//! Where a JSON Pointer stands in its text, for people who mend documents in an editor.

use serde_json::value::RawValue;
use std::{borrow::Cow, collections::BTreeMap};

/// A place in a text, counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Finds the place of a JSON Pointer in a JSON text: of the value, or of its nearest parent that is there.
///
/// ```
/// use quotakit::shape::{Place, place_of};
/// let text = "{\n  \"steps\": [{\"from\": \"0\"},\n            {\"from\": \"x\"}]\n}";
/// assert_eq!(place_of(text, "/steps/1/from"), Some(Place { line: 3, column: 22 }));
/// ```
#[must_use]
pub fn place_of(text: &str, pointer: &str) -> Option<Place> {
    let mut part = text.trim_start();
    for token in pointer.split('/').skip(1) {
        let name = token.replace("~1", "/").replace("~0", "~");
        match child(part, &name) {
            Some(next) => part = next,
            None => break,
        }
    }
    let (line, column) = line_and_column(text, offset_in(text, part)?);
    Some(Place { line, column })
}

fn child<'a>(part: &'a str, name: &str) -> Option<&'a str> {
    if part.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(part).ok()?;
        return items.get(name.parse::<usize>().ok()?).map(|raw| raw.get());
    }
    let fields: BTreeMap<Cow<'a, str>, &RawValue> = serde_json::from_str(part).ok()?;
    fields.get(name).map(|raw| raw.get())
}

/// Where `part`, a piece of `text`, begins.
pub(super) fn offset_in(text: &str, part: &str) -> Option<usize> {
    let offset = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    (offset <= text.len()).then_some(offset)
}

pub(super) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or("").chars().count().saturating_add(1);
    (line, column)
}
