//! The doors of `quotakit::json`: text in, text out.

use crate::{
    convert::{optional_text, parse, text_of},
    fault::{Fault, language_of},
};
use quotakit::{
    AnyDocument,
    error::Part,
    json,
    shape::{Place, place_of as find_place},
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Evaluates a document on facts.
///
/// # Errors
/// Everything that is wrong with the document or, if nothing is, with the facts.
#[wasm_bindgen(js_name = evaluateJson)]
pub fn evaluate_json(document: &JsValue, facts: &JsValue) -> Result<String, Fault> {
    let document = text_of(document, Part::Document)?;
    Ok(json::evaluate_json(&document, &text_of(facts, Part::Facts)?)?)
}

/// What is wrong with a document, and what is legal but probably not meant.
///
/// # Errors
/// A document that is no text, or a language that is not known.
#[wasm_bindgen(js_name = lintJson)]
pub fn lint_json(document: &JsValue, language: &JsValue) -> Result<String, Fault> {
    Ok(json::lint_json(&text_of(document, Part::Document)?, language_of(language)?))
}

/// Why the figures of an outcome are what they are.
///
/// # Errors
/// Everything that is wrong with the document or, if nothing is, with the facts.
#[wasm_bindgen(js_name = explainJson)]
pub fn explain_json(document: &JsValue, facts: &JsValue, about: &JsValue) -> Result<String, Fault> {
    let (document, facts) = (text_of(document, Part::Document)?, text_of(facts, Part::Facts)?);
    Ok(json::explain_json(&document, &facts, optional_text(about)?.as_deref())?)
}

/// Answers a question about a document, such as what the next deal pays.
///
/// # Errors
/// Everything that is wrong with the document or, if nothing is, with what the question gives.
#[wasm_bindgen(js_name = askJson)]
pub fn ask_json(document: &JsValue, question: &JsValue) -> Result<String, Fault> {
    let document = text_of(document, Part::Document)?;
    Ok(json::ask_json(&document, &text_of(question, Part::Facts)?)?)
}

/// The canonical form of a document.
///
/// # Errors
/// Everything that is wrong with it.
#[wasm_bindgen(js_name = canonicalJson)]
pub fn canonical_json(document: &JsValue) -> Result<String, Fault> {
    Ok(AnyDocument::from_json(&text_of(document, Part::Document)?, None)?.to_json())
}

/// The goals that a sentence states; the options are JSON.
///
/// # Errors
/// A text beyond its limit, or what is wrong with the options.
#[wasm_bindgen(js_name = readGoalJson)]
pub fn read_goal_json(text: &JsValue, options: &JsValue) -> Result<String, Fault> {
    let text = text_of(text, Part::Document)?;
    Ok(json::read_goal_json(&text, &text_of(options, Part::Facts)?)?)
}

/// The goals that a sentence states; the options are a JavaScript value.
///
/// # Errors
/// A text beyond its limit, or what is wrong with the options.
#[wasm_bindgen(js_name = readGoal)]
pub fn read_goal(text: &JsValue, options: &JsValue) -> Result<String, Fault> {
    let text = text_of(text, Part::Document)?;
    parse(options, Part::Facts, |options| json::read_goal_node(&text, options))
}

/// The charts of an outcome, or of an answer, given as JSON; the options are a JavaScript value.
///
/// # Errors
/// An outcome that is no JSON; what is wrong with the options.
#[wasm_bindgen]
pub fn charts(kind: &str, outcome: &JsValue, options: &JsValue) -> Result<String, Fault> {
    let outcome = text_of(outcome, Part::Document)?;
    parse(options, Part::Facts, |options| json::charts_node(kind, &outcome, options))
}

/// Where the value of a JSON Pointer stands in a JSON text, or its nearest parent that is there: `{"line", "column"}`.
///
/// # Errors
/// Arguments that are no texts.
#[wasm_bindgen(js_name = placeOf)]
pub fn place_of(text: &JsValue, pointer: &JsValue) -> Result<Option<String>, Fault> {
    let (text, pointer) = (text_of(text, Part::Document)?, text_of(pointer, Part::Document)?);
    Ok(find_place(&text, &pointer).map(|Place { line, column }| format!(r#"{{"line":{line},"column":{column}}}"#)))
}
