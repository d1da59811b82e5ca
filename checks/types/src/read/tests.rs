//! What is read, and what is refused.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test stops where something is wrong")]

use super::{Reader, Side, Type};
use crate::model::{Field, Model, Shape};
use serde_json::{Value, json};

fn model(roots: &[(Value, Side)]) -> Result<Model, Vec<String>> {
    let mut reader = Reader::default();
    for (schema, side) in roots {
        reader.root(schema, "a test", *side);
    }
    reader.finish(Vec::new())
}

fn record(title: &str, properties: Value) -> Value {
    json!({"title": title, "type": "object", "properties": properties, "required": ["a"], "additionalProperties": false})
}

fn only(of: Value) -> Result<Type, Vec<String>> {
    let model = model(&[(record("Whole", json!({"a": of})), Side::Read)])?;
    let Shape::Record(fields) = &model.definitions["Whole"].shape else { return Err(Vec::new()) };
    Ok(fields[0].of.clone())
}

#[test]
fn types_are_read() {
    let figure = |pattern: &str| json!({"type": "string", "format": "decimal", "pattern": pattern});
    let cases = [
        (json!({}), Type::Any),
        (json!({"type": ["string", "null"]}), Type::Nullable(Box::new(Type::Text))),
        (
            json!({"type": "array", "items": {"type": "integer", "format": "uint32"}}),
            Type::List(Box::new(Type::Integer)),
        ),
        (json!({"type": "object", "additionalProperties": {"type": "boolean"}}), Type::Map(Box::new(Type::Bool))),
        (json!({"oneOf": [{"type": "string", "pattern": "^[0-9]$"}, {"type": "number"}]}), Type::NumberIn),
        (
            json!({"oneOf": [{"type": "string", "format": "date"}, {"type": "integer"}]}),
            Type::Either(vec![Type::Date, Type::Integer]),
        ),
        (figure("^[0-9]+(/[0-9]+)?$"), Type::Figure { may_be_fraction: true }),
        (figure("^[0-9]+$"), Type::Figure { may_be_fraction: false }),
    ];
    for (schema, expected) in cases {
        assert_eq!(only(schema), Ok(expected));
    }
}

#[test]
fn a_construct_that_is_not_known_is_a_fault() {
    let unknown = [
        json!({"type": "string", "format": "email"}),
        json!({"type": "number"}),
        json!({"not": {"type": "string"}}),
        json!({"type": "string", "contentEncoding": "base64"}),
        json!({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        json!({"type": "string", "format": "decimal"}),
        json!({"type": "array", "prefixItems": [{"type": "string"}], "minItems": 0, "maxItems": 1}),
        json!({"$ref": "#/$defs/Nowhere"}),
    ];
    for schema in unknown {
        assert!(only(schema.clone()).is_err(), "{schema} is taken for something");
    }
}

#[test]
fn a_name_stands_for_one_thing() {
    let (one, other) = (record("A", json!({"a": {"type": "string"}})), record("A", json!({"a": {"type": "boolean"}})));
    assert!(model(&[(one.clone(), Side::Read), (one.clone(), Side::Read)]).is_ok());
    let faults = model(&[(one, Side::Read), (other, Side::Read)]).expect_err("two things");
    assert!(faults[0].starts_with("A stands for two things"), "{faults:?}");
}

#[test]
fn the_trace_belongs_to_the_outermost_outcome() {
    let bare = record("Inner", json!({"a": {"type": "string"}}));
    let traced = record("Inner", json!({"a": {"type": "string"}, "trace": {"type": "string"}}));
    let mut outer = record("Outer", json!({"a": {"$ref": "#/$defs/Inner"}}));
    outer["$defs"] = json!({"Inner": {
        "type": "object", "properties": bare["properties"], "required": ["a"], "additionalProperties": false,
    }});
    let model = model(&[(traced, Side::Outcome), (outer, Side::Outcome)]).expect("one Inner");
    let inner = &model.definitions["Inner"];
    let Shape::Record(fields) = &inner.shape else { return assert!(inner.is_outcome, "no record") };
    let of = |field: &Field| (field.name.clone(), field.is_required);
    assert_eq!(fields.iter().map(of).collect::<Vec<_>>(), [("a".to_owned(), true), ("trace".to_owned(), false)]);
}
