//! Reads JSON Schemas into the model.

#[cfg(test)]
mod tests;
mod types;

use crate::model::{Definition, Field, Kind, Model, Shape, Type};
use quotakit::schema::{DoorSchema, KindSchema};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The name of the field that carries the trace of an outcome.
const TRACE: &str = "trace";

/// Reads all schemas.
///
/// # Errors
/// Every construct that is not known, and every name that stands for two things.
pub fn read(kinds: &[KindSchema], doors: &[DoorSchema]) -> Result<Model, Vec<String>> {
    let mut reader = Reader::default();
    let kinds = kinds
        .iter()
        .map(|kind| Kind {
            kind: kind.kind.to_owned(),
            document: reader.root(kind.document.as_value(), kind.kind, Side::Read),
            facts: reader.root(kind.facts.as_value(), kind.kind, Side::Read),
            outcome: reader.root(kind.outcome.as_value(), kind.kind, Side::Outcome),
        })
        .collect();
    for door in doors {
        let side = match door.name.rsplit_once('.').map_or(door.name, |(_, what)| what) {
            "options" | "question" | "calendar" => Side::Read,
            "outcome" => Side::Outcome,
            "answer" => Side::Answer,
            _ => Side::Written,
        };
        reader.root(door.schema.as_value(), door.name, side);
    }
    reader.finish(kinds)
}

/// Who writes what a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// The user: a document, facts, options.
    Read,
    /// The library, where it tells something.
    Written,
    /// The library, where it evaluates.
    Outcome,
    /// The library, where it answers: one of several outcomes, under the name of the question.
    Answer,
}

#[derive(Default)]
struct Reader {
    roots: Vec<(String, Side)>,
    sources: BTreeMap<String, Value>,
    definitions: BTreeMap<String, Definition>,
    faults: Vec<String>,
}

impl Reader {
    /// Reads a whole schema and what it defines; gives the name of its type.
    fn root(&mut self, schema: &Value, what: &str, side: Side) -> String {
        for (name, definition) in schema.get("$defs").and_then(Value::as_object).into_iter().flatten() {
            self.define(name, definition);
        }
        let mut whole = schema.clone();
        if let Some(object) = whole.as_object_mut() {
            object.retain(|key, _| !matches!(key.as_str(), "$schema" | "$defs" | "title"));
        }
        let Some(name) = schema.get("title").and_then(Value::as_str) else {
            self.faults.push(format!("{what}: a schema without a title"));
            return String::new();
        };
        match side {
            Side::Outcome => self.outcome(name, whole),
            Side::Answer => self.answers(name, &whole),
            Side::Read | Side::Written => self.define(name, &whole),
        }
        self.roots.push((name.to_owned(), side));
        name.to_owned()
    }

    /// An outcome may stand in another one, without a trace of its own: the trace is a field of the outermost.
    fn outcome(&mut self, name: &str, mut schema: Value) {
        let trace =
            schema.pointer_mut("/properties").and_then(Value::as_object_mut).and_then(|all| all.shift_remove(TRACE));
        self.define(name, &schema);
        let trace = trace.map(|trace| self.field(TRACE, &trace, false, name));
        if let Some(definition) = self.definitions.get_mut(name) {
            // Several kinds may give the same outcome.
            let is_new = !std::mem::replace(&mut definition.is_outcome, true);
            if let Shape::Record(fields) = &mut definition.shape
                && is_new
            {
                fields.extend(trace);
            }
        }
    }

    /// Each answer is what is given for a question of the same name.
    fn answers(&mut self, name: &str, schema: &Value) {
        self.define(name, schema);
        let shape = self.definitions.get(name).map(|found| found.shape.clone());
        let Some(Shape::Choice(variants)) = shape else {
            return self.faults.push(format!("{name}: answers are a choice"));
        };
        for variant in variants {
            let Type::Named(of) = &variant.of else {
                self.faults.push(format!("{name}.{}: an answer is a record of its own", variant.name));
                continue;
            };
            let question = self.definitions.get_mut(of).map(|found| found.answers.replace(variant.name.clone()));
            if question != Some(None) {
                self.faults.push(format!("{of}: answers one question, `{}`, and no other", variant.name));
            }
        }
    }

    fn define(&mut self, name: &str, schema: &Value) {
        match self.sources.get(name) {
            None => {
                let definition = self.definition(schema, name);
                self.sources.insert(name.to_owned(), schema.clone());
                self.definitions.insert(name.to_owned(), definition);
            }
            Some(known) if known == schema => {}
            Some(known) => self.faults.push(format!("{name} stands for two things: {known} and {schema}")),
        }
    }

    fn definition(&mut self, schema: &Value, at: &str) -> Definition {
        let shape = match (schema.get("properties").and_then(Value::as_object), variants(schema)) {
            (Some(properties), _) => {
                self.known(schema, at, &["type", "properties", "required"]);
                if !is_closed(schema) {
                    self.faults.push(format!("{at}: an object that is not closed"));
                }
                Shape::Record(self.fields(properties, schema.get("required"), at))
            }
            (None, Some(variants)) => {
                self.known(schema, at, &["oneOf"]);
                let variants = variants.into_iter().flatten();
                Shape::Choice(variants.map(|(name, variant)| self.field(name, variant, true, at)).collect())
            }
            (None, None) => Shape::Alias(self.check(schema, at)),
        };
        Definition {
            doc: description(schema),
            shape,
            is_read: false,
            is_told: false,
            is_in_outcome: false,
            is_outcome: false,
            answers: None,
        }
    }

    fn fields(&mut self, properties: &Map<String, Value>, required: Option<&Value>, at: &str) -> Vec<Field> {
        let is_required =
            |name: &str| required.and_then(Value::as_array).is_some_and(|all| all.iter().any(|found| found == name));
        properties.iter().map(|(name, schema)| self.field(name, schema, is_required(name), at)).collect()
    }

    fn field(&mut self, name: &str, schema: &Value, is_required: bool, at: &str) -> Field {
        let of = self.check(schema, &format!("{at}.{name}"));
        Field { name: name.to_owned(), doc: description(schema), is_required, of }
    }

    fn finish(mut self, kinds: Vec<Kind>) -> Result<Model, Vec<String>> {
        let documents: Vec<String> = kinds.iter().map(|kind| kind.document.clone()).collect();
        for (root, side) in std::mem::take(&mut self.roots) {
            self.mark(&root, side, &documents);
        }
        let unreached =
            self.definitions.iter().filter(|(_, found)| !found.is_read && !found.is_told && !found.is_in_outcome);
        self.faults.extend(unreached.map(|(name, _)| format!("`{name}` is defined and not used")));
        let Self { definitions, faults, .. } = self;
        if faults.is_empty() { Ok(Model { definitions, kinds }) } else { Err(faults) }
    }

    /// Marks what can be reached from a root. A document that stands in an outcome stays a document: it can be loaded as
    /// it is, so what it is made of is read and not written.
    fn mark(&mut self, name: &str, side: Side, documents: &[String]) {
        let side = if documents.iter().any(|document| document == name) { Side::Read } else { side };
        let Some(definition) = self.definitions.get_mut(name) else {
            return self.faults.push(format!("`{name}` is not defined"));
        };
        let mark = match side {
            Side::Read => &mut definition.is_read,
            Side::Written => &mut definition.is_told,
            Side::Outcome | Side::Answer => &mut definition.is_in_outcome,
        };
        if std::mem::replace(mark, true) {
            return;
        }
        for below in names_in(&definition.shape) {
            self.mark(&below, side, documents);
        }
    }
}

/// The names of the definitions that a shape is made of.
#[must_use]
pub fn names_in(shape: &Shape) -> Vec<String> {
    let mut names = Vec::new();
    match shape {
        Shape::Record(fields) | Shape::Choice(fields) => fields.iter().for_each(|field| collect(&field.of, &mut names)),
        Shape::Alias(of) => collect(of, &mut names),
    }
    names
}

fn collect(of: &Type, names: &mut Vec<String>) {
    match of {
        Type::Named(name) => names.push(name.clone()),
        Type::List(below) | Type::Map(below) | Type::Nullable(below) => collect(below, names),
        Type::Tuple(all) | Type::Either(all) => all.iter().for_each(|of| collect(of, names)),
        _ => {}
    }
}

fn description(schema: &Value) -> String {
    schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Whether an object has no other fields than its properties.
fn is_closed(schema: &Value) -> bool {
    schema.get("additionalProperties").is_some_and(|rest| *rest == json!(false) || *rest == json!({"not": {}}))
}

/// The variants of a choice: objects of one field that has to be there.
fn variants(schema: &Value) -> Option<Vec<&Map<String, Value>>> {
    let variant = |variant: &'_ Value| -> Option<()> {
        let properties = variant.get("properties")?.as_object()?;
        let required = variant.get("required")?.as_array()?;
        (is_closed(variant) && properties.len() == 1 && required.len() == 1).then_some(())
    };
    let one_of = schema.get("oneOf")?.as_array()?;
    one_of.iter().map(|found| variant(found).and_then(|()| found.get("properties")?.as_object())).collect()
}

/// `neutral_points` as `NeutralPoints`.
#[must_use]
pub fn pascal(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    name.split('_').map(capital).collect()
}
