//! Shapes: what documents and facts look like as data, declared once for Rust, JSON and JSON Schema.
//!
//! The macros `record!`, `choice!` and `word!` declare a type together with how it is read (every fault
//! noted, nothing rounded), how it is written (canonically: declared order, what is absent or default left out) and its
//! JSON Schema. Enums are externally tagged; unknown fields are refused with a suggestion.

mod declare;
mod gather;
mod interchange;
mod node;
mod place;
mod primitive;
mod reader;

pub(crate) use declare::{choice, record, word};
pub use gather::{Gather, Gathered};
pub use interchange::deserialize;
pub use node::{Node, shortened};
pub use place::{Place, place_of};
pub use primitive::{Instant, Pair};
pub use reader::{Fields, Reader, escaped, settle, suggestion, tagged};

/// Data with a shape: it reads itself from a tree and notes every fault.
pub trait Shape: Sized {
    /// What stands in for a value that could not be read while the rest of the document is still checked.
    fn blank() -> Self;

    /// What a missing field means, where it may be missing.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// Whether this is written at all.
    fn is_absent(&self) -> bool {
        false
    }

    /// Reads the value; a fault is noted and gives a blank.
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self;
}

/// Reads a whole tree; the problems are all that is wrong with its shape.
pub fn read_whole<T: Shape>(node: &Node<'_>) -> (T, crate::error::Problems) {
    let mut reader = Reader::default();
    let value = T::read(node, &mut reader);
    (value, reader.into_problems())
}

/// A value of which only these fields are given; the others have their declared defaults.
///
/// ```
/// use quotakit::{goals::GoalFacts, shape::{Node, with_fields}};
/// let facts: GoalFacts = with_fields([("as_of", Node::Text("2026-09-30".into()))]);
/// assert_eq!(facts.policy.growths_min, 4);
/// ```
pub fn with_fields<T: Shape>(fields: impl IntoIterator<Item = (&'static str, Node<'static>)>) -> T {
    let entries = fields.into_iter().map(|(name, node)| (std::borrow::Cow::Borrowed(name), node)).collect();
    read_whole(&Node::Object(entries)).0
}
