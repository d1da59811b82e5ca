//! What is done to every schema: objects are closed, closed sets of words are lists, descriptions are one line.

use super::shapes::READ_OR_WRITTEN;
use schemars::{
    Schema,
    transform::{RecursiveTransform, Transform as _},
};
use serde_json::{Map, Value, json};

/// Tidies the schema of what is read.
pub(super) fn read(schema: &mut Schema) {
    RecursiveTransform(|schema: &mut Schema| {
        if let Some(object) = schema.as_object_mut() {
            common(object);
        }
    })
    .transform(schema);
    rename(schema);
}

/// Tidies the schema of what is written.
pub(super) fn written(schema: &mut Schema) {
    RecursiveTransform(|schema: &mut Schema| {
        if let Some(object) = schema.as_object_mut() {
            common(object);
            not_null_where_absent(object);
        }
    })
    .transform(schema);
}

fn common(object: &mut Map<String, Value>) {
    if object.contains_key("properties") {
        object.entry("additionalProperties").or_insert(Value::Bool(false));
    }
    if let Some(words) = words_of(object) {
        object.remove("oneOf");
        object.insert("type".to_owned(), json!("string"));
        object.insert("enum".to_owned(), words);
    }
    // A flattened field may bring a name that is there already.
    if let Some(Value::Array(required)) = object.get_mut("required") {
        let mut seen = Vec::new();
        required.retain(|name| {
            !seen.contains(name) && {
                seen.push(name.clone());
                true
            }
        });
    }
    if let Some(Value::String(text)) = object.get_mut("description") {
        let words: Vec<&str> = text.split_whitespace().collect();
        *text = words.join(" ");
    }
    if let Some([only]) = object.get("allOf").and_then(Value::as_array).map(Vec::as_slice)
        && let Value::Object(only) = only.clone()
    {
        object.remove("allOf");
        complete(object, only);
    }
}

/// Adds what an object does not say itself.
fn complete(object: &mut Map<String, Value>, more: Map<String, Value>) {
    for (name, value) in more {
        object.entry(name).or_insert(value);
    }
}

/// The words of a choice between constants.
fn words_of(object: &Map<String, Value>) -> Option<Value> {
    let word = |schema: &Value| schema.get("const").filter(|word| word.is_string()).cloned();
    let words: Option<Vec<Value>> = object.get("oneOf")?.as_array()?.iter().map(word).collect();
    words.map(Value::Array)
}

/// A field that is left out where it says nothing is never `null`.
fn not_null_where_absent(object: &mut Map<String, Value>) {
    let required: Vec<Value> = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let Some(Value::Object(properties)) = object.get_mut("properties") else { return };
    for (name, property) in properties.iter_mut() {
        if !required.contains(&json!(name))
            && let Value::Object(property) = property
        {
            without_null(property);
        }
    }
}

fn without_null(property: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = property.get_mut("type") {
        types.retain(|found| found != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            property.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(any)) = property.get_mut("anyOf") {
        any.retain(|schema| schema.get("type") != Some(&json!("null")));
        if let [Value::Object(only)] = any.as_slice() {
            let only = only.clone();
            property.remove("anyOf");
            complete(property, only);
        }
    }
}

/// Names the definitions of what can be read in more ways than it is written.
fn rename(schema: &mut Schema) {
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        let renamed = |(name, definition)| (input_name(name), definition);
        *definitions = std::mem::take(definitions).into_iter().map(renamed).collect();
    }
    RecursiveTransform(|schema: &mut Schema| {
        if let Some(Value::String(reference)) = schema.get_mut("$ref")
            && let Some(name) = reference.strip_prefix("#/$defs/")
        {
            *reference = format!("#/$defs/{}", input_name(name.to_owned()));
        }
    })
    .transform(schema);
}

fn input_name(name: String) -> String {
    if READ_OR_WRITTEN.contains(&name.as_str()) { name + "Input" } else { name }
}
