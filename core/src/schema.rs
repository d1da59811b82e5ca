//! JSON Schemas of documents and facts, generated from the Rust types.

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

fn described(field: &Field) -> Value {
    let mut schema = field.schema.clone().to_value();
    let text: Vec<&str> = field.description.split_whitespace().collect();
    if let Some(object) = schema.as_object_mut()
        && !text.is_empty()
    {
        object.insert("description".to_owned(), json!(text.join(" ")));
    }
    schema
}

pub(crate) fn record(fields: Vec<Field>) -> Schema {
    let properties: Map<String, Value> = fields.iter().map(|field| (field.name.to_owned(), described(field))).collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.is_required).map(|field| field.name).collect();
    json_schema!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

pub(crate) fn choice(variants: Vec<Field>) -> Schema {
    let one_of: Vec<Value> = variants
        .iter()
        .map(|variant| {
            let properties = Map::from_iter([(variant.name.to_owned(), described(variant))]);
            json!({
                "type": "object", "properties": properties, "required": [variant.name], "additionalProperties": false,
            })
        })
        .collect();
    json_schema!({ "oneOf": one_of })
}

pub(crate) fn word(words: &[(&str, &str)]) -> Schema {
    let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    json_schema!({ "type": "string", "enum": names })
}

/// Gives types that are written as JSON texts (and numbers) their schema.
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
    crate::number::Number, "Number" => {
        "description": "An exact decimal of at most 28 digits, as a text such as \"0.075\" or \"7.5%\", or as a bare number of at most 15 significant digits.",
        "oneOf": [{ "type": "string", "pattern": "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?%?$" }, { "type": "number" }],
    };
    crate::id::Id, "Id" => { "description": "A name in any script.", "type": "string", "minLength": 1, "maxLength": 200 };
    crate::money::Currency, "Currency" => { "description": "An ISO 4217 code.", "type": "string", "pattern": "^[A-Z]{3}$" };
    crate::error::Language, "Language" => {
        "enum": ["en", "en-US", "en-GB", "zh", "zh-Hans", "zh-CN", "zh-SG", "zh-Hant", "zh-TW", "zh-HK", "zh-MO"],
    };
    crate::shape::Instant, "Instant" => {
        "description": "A UTC instant, or milliseconds since 1970.",
        "oneOf": [{ "type": "string", "format": "date-time" }, { "type": "integer" }],
    };
    crate::zone::Zone, "Zone" => { "description": "A zone of the IANA database, such as \"Asia/Taipei\".", "type": "string" };
    crate::shape::Node<'static>, "Json" => {};
    crate::review::Table, "Table" => {
        "description": "Rows as objects of texts, as a CSV reader gives them.", "type": "array", "items": { "type": "object" },
    };
}

impl<A: JsonSchema, B: JsonSchema> JsonSchema for crate::shape::Pair<A, B> {
    fn schema_name() -> Cow<'static, str> {
        format!("Pair_of_{}_and_{}", A::schema_name(), B::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = [generator.subschema_for::<A>(), generator.subschema_for::<B>()];
        json_schema!({ "type": "array", "prefixItems": items, "minItems": 2, "maxItems": 2 })
    }
}

/// The JSON Schemas of every kind: of the document, and of the facts that it is evaluated on.
///
/// ```
/// let schemas = quotakit::schema::all();
/// let plan = schemas.iter().find(|schema| schema.kind == "pay-plan").expect("pay plans have a schema");
/// assert!(plan.document.get("properties").is_some_and(|properties| properties.get("components").is_some()));
/// ```
#[must_use]
pub fn all() -> Vec<KindSchema> {
    vec![
        of::<crate::goals::Goal>(),
        of::<crate::goals::GoalSet>(),
        of::<crate::targets::TargetPlan>(),
        of::<crate::targets::TargetMatrix>(),
        of::<crate::funnel::Pipeline>(),
        of::<crate::funnel::EventFunnel>(),
        of::<crate::scoring::Scorecard>(),
        of::<crate::scoring::Cohort>(),
        of::<crate::payout::PayPlan>(),
        of::<crate::review::Close>(),
    ]
}

/// The schemas of one kind.
#[derive(Clone, Debug)]
pub struct KindSchema {
    /// The kind, as `schema` names it.
    pub kind: &'static str,
    /// The schema of its documents.
    pub document: Schema,
    /// The schema of its facts.
    pub facts: Schema,
}

fn of<D: crate::LifeCycle>() -> KindSchema
where
    D::Document: JsonSchema,
    D::Facts: JsonSchema,
{
    KindSchema { kind: D::KIND, document: schemars::schema_for!(D::Document), facts: schemars::schema_for!(D::Facts) }
}
