//! Lenient values: one bad row of an export is told, and does not hide the others.

use crate::{
    error::Problems,
    shape::{Node, Reader, Shape, read_whole},
};
use serde::{Serialize, Serializer};

/// A value of the facts that may be unreadable: what is wrong with it is kept beside the values that are right.
#[derive(Clone, Debug, PartialEq)]
pub enum Lenient<T> {
    /// It could be read.
    Read(T),
    /// It could not.
    Bad(Unreadable),
}

/// What could not be read, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// The id that stands in it, if any.
    pub id: Option<String>,
    /// What is wrong, with paths into the facts.
    pub problems: Problems,
    node: Node<'static>,
}

impl<T> Lenient<T> {
    /// The value, where it could be read.
    pub const fn get(&self) -> Option<&T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Bad(_) => None,
        }
    }
}

impl<T> From<T> for Lenient<T> {
    fn from(value: T) -> Self {
        Self::Read(value)
    }
}

impl<T: Shape> Shape for Lenient<T> {
    fn blank() -> Self {
        Self::Read(T::blank())
    }
    fn absent() -> Option<Self> {
        T::absent().map(Self::Read)
    }
    fn is_absent(&self) -> bool {
        self.get().is_some_and(Shape::is_absent)
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let (value, problems) = read_whole(node);
        if !problems.has_errors() {
            return Self::Read(value);
        }
        let id = match node.get("id") {
            Some(Node::Text(id)) => Some(crate::shape::shortened(id)),
            _ => None,
        };
        let problems = problems.under(&reader.pointer()).in_facts();
        Self::Bad(Unreadable { id, problems, node: node.clone().into_owned() })
    }
}

impl<T: Serialize> Serialize for Lenient<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Read(value) => value.serialize(serializer),
            Self::Bad(unreadable) => unreadable.node.serialize(serializer),
        }
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Lenient<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
