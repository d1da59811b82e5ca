//! JSON Schemas of documents, facts and outcomes, generated from the Rust types.
//!
//! What is written is described as it is written: a field that is not required is left out where it says nothing and is
//! never `null`; one that may be `null` is always there. Names of definitions are unique over all schemas, so that types
//! generated from them can stand side by side; [`Figure`](crate::number::Number) and `Instant` are called `FigureInput`
//! and `InstantInput` where a document or facts may say them in more ways.

mod doors;
mod shapes;
mod tidy;
mod written;

pub use doors::{DoorSchema, doors};
pub(crate) use shapes::{Field, choice, name, record, word};

use crate::{LifeCycle, trace::Step};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use std::{borrow::Cow, marker::PhantomData};

/// The JSON Schemas of every kind: of the document, of the facts that it is evaluated on, and of the outcome.
///
/// ```
/// let schemas = quotakit::schema::all();
/// let plan = schemas.iter().find(|schema| schema.kind == "pay-plan").expect("pay plans have a schema");
/// assert!(plan.document.pointer("/properties/components").is_some());
/// let due = plan.outcome.pointer("/properties/due/$ref").and_then(|name| name.as_str());
/// assert_eq!(due, Some("#/$defs/Amount"));
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
        of::<crate::payout::PayBook>(),
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
    /// The schema of its outcomes, with the trace that facts may ask for. An outcome that stands inside another one has
    /// no trace of its own.
    pub outcome: Schema,
}

fn of<D: LifeCycle>() -> KindSchema
where
    D::Document: JsonSchema,
    D::Facts: JsonSchema,
    D::Outcome: JsonSchema,
{
    KindSchema {
        kind: D::KIND,
        document: read::<D::Document>(),
        facts: read::<D::Facts>(),
        outcome: written::<Traced<D::Outcome>>(),
    }
}

/// The schema of what the library reads.
fn read<T: JsonSchema>() -> Schema {
    let mut schema = SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>();
    tidy::read(&mut schema);
    schema
}

/// The schema of what the library writes.
fn written<T: JsonSchema>() -> Schema {
    let mut schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    tidy::written(&mut schema);
    schema
}

/// An outcome with its trace, as [`outcome_json`](crate::life::outcome_json) writes it.
struct Traced<O>(PhantomData<O>);

impl<O: JsonSchema> JsonSchema for Traced<O> {
    fn schema_name() -> Cow<'static, str> {
        O::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        format!("{} with its trace", O::schema_id()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let step = generator.subschema_for::<Step>();
        let mut schema = O::json_schema(generator);
        let properties = schema.get_mut("properties").and_then(|properties| properties.as_object_mut());
        if let Some(properties) = properties {
            let mut trace = step;
            trace
                .insert("description".to_owned(), "The steps from the inputs to every figure, where asked for.".into());
            properties.insert("trace".to_owned(), trace.to_value());
        }
        schema
    }
}
