//! Documents out of any serde format: TOML, YAML, a `serde_json::Value`, a message of one's own.
//!
//! Texts of JSON are better read by `from_json`, which sees every number as it was written. Here a float has already been
//! made of it, so it is taken by its shortest decimal form, of at most 15 digits.

use super::{Node, Shape, read_whole};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use std::{borrow::Cow, fmt};

/// The field in which `serde_json` hides a number's text when its feature `arbitrary_precision` is on anywhere in the
/// build. Without this, that feature would turn every number into an object.
const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// Reads a shape out of a deserialiser.
///
/// # Errors
/// What the format refuses, or all faults of the shape in one message.
pub fn deserialize<'de, T: Shape, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let node = Node::deserialize(deserializer)?;
    let (value, problems) = read_whole(&node);
    problems.or(value).map_err(D::Error::custom)
}

impl<'de> Deserialize<'de> for Node<'static> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("data")
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }
    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Node::deserialize(deserializer)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Node::Bool(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Node::Number(Cow::Owned(value.to_string())))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Node::Number(Cow::Owned(value.to_string())))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Node::Number(Cow::Owned(value.to_string())))
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(value.to_owned())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = items.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields: Vec<(Cow<'static, str>, Node<'static>)> = Vec::new();
        while let Some((name, node)) = map.next_entry::<String, Node<'static>>()? {
            if name == NUMBER_TOKEN
                && let Node::Text(text) = node
            {
                return Ok(Node::Number(text));
            }
            fields.push((Cow::Owned(name), node));
        }
        Ok(Node::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use crate::rounding::{Mode, RoundingRule};

    #[test]
    fn shapes_come_out_of_any_format() {
        let value = serde_json::json!({"mode": "half_even", "scale": 2});
        let rule: RoundingRule = serde_json::from_value(value).expect("a rounding");
        assert_eq!(rule, RoundingRule { mode: Mode::HalfEven, scale: Some(2) });
        let fault = serde_json::from_str::<RoundingRule>(r#"{"mode": "half", "scael": 2}"#).expect_err("two faults");
        assert!(
            fault.to_string().contains("doc/003: /scael") && fault.to_string().contains("doc/005: /mode"),
            "{fault}"
        );
    }
}
