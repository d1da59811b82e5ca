//! What the schemas say, as a small model that types are written from.
//!
//! A schema may use only what is read here: a construct that this module does not know is a fault, never a guess.

use std::collections::BTreeMap;

/// Everything that types are written for.
#[derive(Debug)]
pub struct Model {
    /// The definitions, by name. A name stands for one thing in all schemas.
    pub definitions: BTreeMap<String, Definition>,
    /// The kinds, as they are declared.
    pub kinds: Vec<Kind>,
}

/// The types of one kind of document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// As `schema` names it: `pay-plan`.
    pub kind: String,
    /// The name of the type of its documents.
    pub document: String,
    /// The name of the type of its facts.
    pub facts: String,
    /// The name of the type of its outcomes.
    pub outcome: String,
}

/// A named type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// What it is.
    pub doc: String,
    /// What it looks like.
    pub shape: Shape,
    /// Whether the library reads it.
    pub is_read: bool,
    /// Whether the library writes it where it tells something besides outcomes: problems, lines.
    pub is_told: bool,
    /// Whether it stands in an outcome.
    pub is_in_outcome: bool,
    /// Whether it is the whole of what an evaluation gives.
    pub is_outcome: bool,
    /// The question that it is the answer to.
    pub answers: Option<String>,
}

/// What a named type looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An object with these fields.
    Record(Vec<Field>),
    /// An object with exactly one of these fields.
    Choice(Vec<Field>),
    /// Another name of a type.
    Alias(Type),
}

/// A field of a record, or a variant of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub name: String,
    /// What it says.
    pub doc: String,
    /// Whether it is always there.
    pub is_required: bool,
    /// Its type.
    pub of: Type,
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// The definition of this name.
    Named(String),
    /// One of these texts.
    Words(Vec<String>),
    /// A list.
    List(Box<Type>),
    /// A list of these, in this order.
    Tuple(Vec<Type>),
    /// An object whose keys are data.
    Map(Box<Type>),
    /// A value or `null`.
    Nullable(Box<Type>),
    /// One of several types that are told apart by their form.
    Either(Vec<Type>),
    /// An exact number as a document writes it: a text or a bare number.
    NumberIn,
    /// A figure, written as a text; where no decimal is exact it may be a fraction such as `1/3`.
    Figure {
        /// Whether it may be a fraction.
        may_be_fraction: bool,
    },
    /// A day.
    Date,
    /// An instant.
    Instant,
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// Yes or no.
    Bool,
    /// Any JSON.
    Any,
}
