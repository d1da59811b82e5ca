//! The schemas of what the library reads: records, choices, words, and the plain types that they are made of.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// A field of a record, or a variant of a choice.
pub(crate) struct Field {
    pub name: &'static str,
    pub description: &'static str,
    pub schema: Schema,
    pub is_required: bool,
}

/// The name of a type: its own, or the one that its declaration gives it beside the types of other modules.
pub(crate) fn name(own: &'static str, declared: &[&'static str]) -> &'static str {
    declared.first().copied().unwrap_or(own)
}

fn described(text: &str, mut schema: Schema) -> Schema {
    let words: Vec<&str> = text.split_whitespace().collect();
    if !words.is_empty() {
        schema.insert("description".to_owned(), json!(words.join(" ")));
    }
    schema
}

pub(crate) fn record(about: &str, fields: Vec<Field>) -> Schema {
    let required: Vec<&str> = fields.iter().filter(|field| field.is_required).map(|field| field.name).collect();
    let object = json_schema!({ "type": "object", "required": required, "additionalProperties": false });
    let properties: Map<String, Value> = fields
        .into_iter()
        .map(|field| (field.name.to_owned(), described(field.description, field.schema).to_value()))
        .collect();
    let mut schema = described(about, object);
    schema.insert("properties".to_owned(), properties.into());
    schema
}

pub(crate) fn choice(about: &str, variants: Vec<Field>) -> Schema {
    let one_of: Vec<Value> = variants
        .into_iter()
        .map(|variant| {
            let properties =
                Map::from_iter([(variant.name.to_owned(), described(variant.description, variant.schema).to_value())]);
            json!({
                "type": "object", "properties": properties, "required": [variant.name], "additionalProperties": false,
            })
        })
        .collect();
    described(about, json_schema!({ "oneOf": one_of }))
}

pub(crate) fn word(about: &str, words: &[&str]) -> Schema {
    described(about, json_schema!({ "type": "string", "enum": words }))
}

/// Gives types that are read from JSON texts (and numbers) their schema.
macro_rules! plain {
    ($($type:ty, $name:literal => $schema:tt);* $(;)?) => { $(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )* };
}

plain! {
    crate::id::Id, "Id" => { "description": "A name in any script.", "type": "string", "minLength": 1, "maxLength": 200 };
    crate::funnel::events::User, "FunnelUser" => {
        "description": "A user: a name in any script, or a whole number, which is the name of its digits.",
        "oneOf": [{ "type": "string", "minLength": 1, "maxLength": 200 }, { "type": "integer" }],
    };
    crate::money::Currency, "Currency" => { "description": "An ISO 4217 code.", "type": "string", "pattern": "^[A-Z]{3}$" };
    crate::error::Language, "Language" => {
        "description": "The language of findings, as a tag of BCP 47.",
        "enum": ["en", "en-US", "en-GB", "zh", "zh-Hans", "zh-CN", "zh-SG", "zh-Hant", "zh-TW", "zh-HK", "zh-MO"],
    };
    crate::zone::Zone, "Zone" => { "description": "A zone of the IANA database, such as \"Asia/Taipei\".", "type": "string" };
    crate::shape::Node<'static>, "Json" => { "description": "Any JSON." };
    crate::review::Table, "Table" => {
        "description": "Rows as objects of texts, as a CSV reader gives them.", "type": "array", "items": { "type": "object" },
    };
}

/// Types that are read in more ways than they are written; [`super::written`] says how they are written.
macro_rules! read_or_written {
    ($($type:ty, $name:literal => $read:tt, $written:tt);* $(;)?) => { $(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                if generator.contract().is_serialize() { json_schema!($written) } else { json_schema!($read) }
            }
        }
    )* };
}

/// The names of the types that are read in more ways than they are written. As they are read, `Input` follows.
pub(super) const READ_OR_WRITTEN: [&str; 2] = ["Figure", "Instant"];

read_or_written! {
    crate::number::Number, "Figure" => {
        "description": "An exact decimal of at most 28 digits, as a text such as \"0.075\" or \"7.5%\", or as a bare number of at most 15 significant digits.",
        "oneOf": [{ "type": "string", "pattern": "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?%?$" }, { "type": "number" }],
    }, {
        "description": "An exact figure, without trailing zeros: a decimal such as \"0.075\" or, where no decimal is exact, a fraction in lowest terms such as \"1/3\".",
        "type": "string", "format": "decimal", "pattern": "^-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9]|/[1-9][0-9]*)?$",
    };
    crate::shape::Instant, "Instant" => {
        "description": "A UTC instant, or milliseconds since 1970.",
        "oneOf": [{ "type": "string", "format": "date-time" }, { "type": "integer" }],
    }, {
        "description": "A UTC instant, to the second or to the millisecond.",
        "type": "string", "format": "date-time",
    };
}

impl<A: JsonSchema, B: JsonSchema> JsonSchema for crate::shape::Pair<A, B> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Pair_of_{}_and_{}", A::schema_name(), B::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = [generator.subschema_for::<A>(), generator.subschema_for::<B>()];
        json_schema!({ "type": "array", "prefixItems": items, "minItems": 2, "maxItems": 2 })
    }
}
