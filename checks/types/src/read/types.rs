//! Reads the type that a schema describes.

use super::{Reader, pascal};
use crate::model::Type;
use serde_json::{Map, Value};

/// What can be said in a schema without changing the type that is written for it.
const SILENT: [&str; 9] = [
    "description",
    "title",
    "$schema",
    "$defs",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "additionalProperties",
];

impl Reader {
    /// Reads a type; a fault is noted, and stands for anything.
    pub(super) fn check(&mut self, schema: &Value, at: &str) -> Type {
        self.of(schema, at).unwrap_or_else(|| {
            self.faults.push(format!("{at}: a schema of a construct that is not known: {schema}"));
            Type::Any
        })
    }

    fn of(&mut self, schema: &Value, at: &str) -> Option<Type> {
        if let Some(reference) = schema.get("$ref") {
            self.known(schema, at, &["$ref"]);
            return Some(Type::Named(reference.as_str()?.strip_prefix("#/$defs/")?.to_owned()));
        }
        if let Some(any) = schema.get("anyOf") {
            self.known(schema, at, &["anyOf"]);
            return match any.as_array()?.as_slice() {
                [some, null] if is_null(null) => Some(Type::Nullable(Box::new(self.check(some, at)))),
                _ => None,
            };
        }
        if let Some(one_of) = schema.get("oneOf") {
            self.known(schema, at, &["oneOf"]);
            let ways = one_of.as_array()?;
            return if is_number(ways) { Some(Type::NumberIn) } else { self.either(ways, at) };
        }
        if let Some(words) = schema.get("enum") {
            self.known(schema, at, &["enum", "type"]);
            let words: Option<_> = words.as_array()?.iter().map(|word| word.as_str().map(str::to_owned)).collect();
            return words.map(Type::Words);
        }
        match schema.get("type") {
            Some(Value::String(name)) => self.plain(name, schema, at),
            Some(Value::Array(names)) => self.several(names, schema, at),
            Some(_) => None,
            None => {
                self.known(schema, at, &[]);
                Some(Type::Any)
            }
        }
    }

    /// One of several forms: a day or an instant, a label or the dates behind it, a word or a record.
    fn either(&mut self, ways: &[Value], at: &str) -> Option<Type> {
        let forms: Option<Vec<Type>> = ways.iter().map(|way| self.form(way, at)).collect();
        forms.map(Type::Either)
    }

    /// A form. A record without a name of its own gets one: that of the whole, and of its only field.
    fn form(&mut self, way: &Value, at: &str) -> Option<Type> {
        let Some(properties) = way.get("properties").and_then(Value::as_object) else {
            return self.of(way, at);
        };
        let mut fields = properties.keys();
        let (only, None) = (fields.next()?, fields.next()) else { return None };
        let name = format!("{at}{}", pascal(only));
        self.define(&name, way);
        Some(Type::Named(name))
    }

    fn several(&mut self, names: &[Value], schema: &Value, at: &str) -> Option<Type> {
        let some: Vec<&str> = names.iter().filter_map(Value::as_str).filter(|name| *name != "null").collect();
        let types: Option<Vec<Type>> = some.iter().map(|name| self.plain(name, schema, at)).collect();
        let mut types = types?;
        let of = if types.len() == 1 { types.pop()? } else { Type::Either(types) };
        let is_nullable = some.len() < names.len();
        Some(if is_nullable { Type::Nullable(Box::new(of)) } else { of })
    }

    fn plain(&mut self, name: &str, schema: &Value, at: &str) -> Option<Type> {
        match name {
            "string" => {
                self.known(schema, at, &["type", "format", "pattern"]);
                text(schema)
            }
            "integer" => {
                self.known(schema, at, &["type", "format"]);
                Some(Type::Integer)
            }
            "boolean" => {
                self.known(schema, at, &["type"]);
                Some(Type::Bool)
            }
            "array" => {
                self.known(schema, at, &["type", "items", "prefixItems", "minItems", "maxItems"]);
                self.list(schema, at)
            }
            "object" if schema.get("properties").is_none() => {
                self.known(schema, at, &["type"]);
                let below = schema.get("additionalProperties");
                Some(Type::Map(Box::new(below.map_or(Type::Any, |below| self.check(below, at)))))
            }
            _ => None,
        }
    }

    fn list(&mut self, schema: &Value, at: &str) -> Option<Type> {
        let Some(items) = schema.get("prefixItems") else {
            return Some(Type::List(Box::new(self.check(schema.get("items")?, at))));
        };
        let items = items.as_array()?;
        let is_fixed = |bound: &str| schema.get(bound).and_then(Value::as_u64) == u64::try_from(items.len()).ok();
        if !is_fixed("minItems") || !is_fixed("maxItems") {
            return None;
        }
        Some(Type::Tuple(items.iter().map(|item| self.check(item, at)).collect()))
    }

    /// Notes every key of a schema that nobody reads.
    pub(super) fn known(&mut self, schema: &Value, at: &str, keys: &[&str]) {
        for key in schema.as_object().into_iter().flat_map(Map::keys) {
            if !keys.contains(&key.as_str()) && !SILENT.contains(&key.as_str()) {
                self.faults.push(format!("{at}: `{key}` of a schema is not known: {schema}"));
            }
        }
    }
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").is_some_and(|name| name == "null")
}

/// A number: a text or a bare number.
fn is_number(ways: &[Value]) -> bool {
    let names: Vec<_> = ways.iter().map(|way| way.get("type").and_then(Value::as_str).unwrap_or_default()).collect();
    names == ["string", "number"]
}

/// A text by its format. A figure may be a fraction where its pattern has a bar.
fn text(schema: &Value) -> Option<Type> {
    match schema.get("format").and_then(Value::as_str) {
        None => Some(Type::Text),
        Some("date") => Some(Type::Date),
        Some("date-time") => Some(Type::Instant),
        Some("decimal") => {
            let pattern = schema.get("pattern")?.as_str()?;
            Some(Type::Figure { may_be_fraction: pattern.contains('/') })
        }
        Some(_) => None,
    }
}
