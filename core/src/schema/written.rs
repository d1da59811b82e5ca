//! The schemas of what the library writes by hand-made rules: amounts, steps, problems.

use super::shapes::word;
use crate::{
    error::{Findings, Part, Severity, Told},
    goals::Shown,
    money::Amount,
    rounding::Mode,
    scoring::Points,
    trace::{Comparison, Op, Step},
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A decimal written with a fixed count of places, such as \"1234.50\".",
            "type": "string", "format": "decimal", "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$",
        })
    }
}

/// Figures that are written with trailing zeros where their places are known.
macro_rules! padded {
    ($($type:ty),*) => { $(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                "PaddedFigure".into()
            }
            fn schema_id() -> Cow<'static, str> {
                "quotakit::PaddedFigure".into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "description": "An exact figure, with the places of its currency or of its rounding where it has any: a decimal such as \"81.50\" or, where no decimal is exact, a fraction in lowest terms such as \"1/3\".",
                    "type": "string", "format": "decimal", "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+|/[1-9][0-9]*)?$",
                })
            }
        }
    )* };
}

padded!(Points, Shown);

impl JsonSchema for Comparison {
    fn schema_name() -> Cow<'static, str> {
        "StepComparison".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        word("A comparison of two numbers.", &Self::ALL.map(Self::name))
    }
}

/// One step of a trace. What an operation carries besides its steps stands beside them.
impl JsonSchema for Step {
    fn schema_name() -> Cow<'static, str> {
        "Step".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let steps = generator.subschema_for::<Vec<Self>>();
        let (mode, comparison) = (generator.subschema_for::<Mode>(), generator.subschema_for::<Comparison>());
        let count = |description: &str| json_schema!({ "description": description, "type": "integer", "minimum": 0 });
        let mut schema = json_schema!({
            "description": "One step from the inputs to a figure: the operation `op` on the steps `of` gives `value`.",
            "type": "object",
            "required": ["name", "value", "op"],
            "additionalProperties": false,
            "properties": {
                "name": { "description": "What the step is: a stable name.", "type": "string" },
                "about": { "description": "Whose it is: the id of a component, a person, a period.", "type": "string" },
                "value": {
                    "description": "What it found: a figure or a name as a text, yes or no, or `null` where the step only groups others.",
                    "type": ["string", "boolean", "null"],
                },
                "op": { "description": "How the value follows from the steps below.", "type": "string", "enum": Op::NAMES },
                "source": {
                    "description": "Of `given`: `document#` or `facts#` and the JSON Pointer of the value; absent for a constant.",
                    "type": "string", "pattern": "^(document|facts)#",
                },
                "mode": mode,
                "scale": count("Of `rounded`: the decimal places."),
                "degree": count("Of `root`: 2 for a square root."),
                "places": count("Of `root`: the places that were computed."),
                "is": comparison,
                "inclusive": {
                    "description": "Of `select`: whether a bound belongs to the case that starts there.", "type": "boolean",
                },
                "index": count("Of `pick`: the position."),
                "of": steps,
            },
        });
        let texts = [
            ("mode", "Of `rounded`: the mode."),
            ("is", "Of `compare`: how the first of two stands to the second."),
            ("of", "From what."),
        ];
        for (property, text) in texts {
            let found = schema.pointer_mut(&format!("/properties/{property}")).and_then(|found| found.as_object_mut());
            found.and_then(|found| found.insert("description".to_owned(), text.into()));
        }
        schema
    }
}

/// A problem with its texts in one language.
impl JsonSchema for Told<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Problem".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (severity, part) = (generator.subschema_for::<Severity>(), generator.subschema_for::<Part>());
        json_schema!({
            "description": "What is wrong or worth knowing: a stable code, the place, and texts in one language.",
            "type": "object",
            "required": ["code", "severity", "in", "path", "message", "help", "params"],
            "additionalProperties": false,
            "properties": {
                "code": { "description": "The stable code, such as `pay/012`.", "type": "string", "pattern": "^[a-z]+/[A-Z]?[0-9]{3}$" },
                "severity": { "description": "Its weight.", "allOf": [severity] },
                "in": { "description": "The text that `path` points into.", "allOf": [part] },
                "path": { "description": "A JSON Pointer; empty for the whole.", "type": "string" },
                "message": { "description": "The sentence that says what is wrong.", "type": "string" },
                "help": { "description": "The sentence that says what to do.", "type": "string" },
                "params": {
                    "description": "The named values of the message.",
                    "type": "object", "additionalProperties": { "type": "string" },
                },
            },
        })
    }
}

impl JsonSchema for Findings {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Findings".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Vec<Told<'_>>>()
    }
}
