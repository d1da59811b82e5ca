//! The doors of text: JSON in, JSON out.

use crate::{
    document::with_facts,
    error::{language_of, text_of, work},
};
use pyo3::prelude::*;
use quotakit::{error::Problems, json};

/// Evaluates a document on facts, all as JSON.
#[pyfunction]
pub fn evaluate_json(py: Python<'_>, document: &Bound<'_, PyAny>, facts: &Bound<'_, PyAny>) -> PyResult<String> {
    let (document, facts) = (text_of(document)?, text_of(facts)?.map_err(Problems::in_facts));
    work(py, || json::evaluate_json(&document?, &facts?))
}

/// What is wrong with a document, and what is legal but probably not meant: `{"findings": [...]}`.
#[pyfunction]
#[pyo3(signature = (document, language = "en"))]
pub fn lint_json(py: Python<'_>, document: &Bound<'_, PyAny>, language: &str) -> PyResult<String> {
    let (document, language) = (text_of(document)?, language_of(py, language)?);
    work(py, || {
        Ok(match document {
            Ok(document) => json::lint_json(&document, language),
            Err(problems) => json::findings_json(&problems, language),
        })
    })
}

/// Why the figures of an outcome are what they are: `{"lines": [...]}`.
#[pyfunction]
#[pyo3(signature = (document, facts, about = None))]
pub fn explain_json(
    py: Python<'_>,
    document: &Bound<'_, PyAny>,
    facts: &Bound<'_, PyAny>,
    about: Option<&str>,
) -> PyResult<String> {
    let (document, facts) = (text_of(document)?, text_of(facts)?.map_err(Problems::in_facts));
    work(py, || json::explain_json(&document?, &facts?, about))
}

/// Answers a question about a document, such as what the next deal pays.
#[pyfunction]
pub fn ask_json(py: Python<'_>, document: &Bound<'_, PyAny>, question: &Bound<'_, PyAny>) -> PyResult<String> {
    let (document, question) = (text_of(document)?, text_of(question)?.map_err(Problems::in_facts));
    work(py, || json::ask_json(&document?, &question?))
}

/// The canonical form of a document.
#[pyfunction]
pub fn canonical_json(py: Python<'_>, document: &Bound<'_, PyAny>) -> PyResult<String> {
    let document = text_of(document)?;
    work(py, || json::canonical_json(&document?))
}

/// The goals that a sentence states: `{"drafts": [...], "findings": [...]}`.
#[pyfunction]
pub fn read_goal_json(py: Python<'_>, text: &Bound<'_, PyAny>, options: &Bound<'_, PyAny>) -> PyResult<String> {
    let (text, options) = (text_of(text)?, text_of(options)?.map_err(Problems::in_facts));
    work(py, || json::read_goal_json(&text?, &options?))
}

/// The same with options as data.
#[pyfunction]
#[pyo3(signature = (text, options, /))]
pub fn read_goal(py: Python<'_>, text: &Bound<'_, PyAny>, options: &Bound<'_, PyAny>) -> PyResult<String> {
    let text = text_of(text)?;
    with_facts(py, options, |node| json::read_goal_node(&text?, node))
}

/// The charts of an outcome, or of an answer, given as JSON; the options are data.
#[pyfunction]
#[pyo3(signature = (kind, outcome, options, /))]
pub fn charts(py: Python<'_>, kind: &str, outcome: &Bound<'_, PyAny>, options: &Bound<'_, PyAny>) -> PyResult<String> {
    let outcome = text_of(outcome)?;
    with_facts(py, options, |node| json::charts_node(kind, &outcome?, node))
}

/// The line and column at which the value of a JSON Pointer stands in a JSON text, or its nearest parent that is there.
#[pyfunction]
#[pyo3(signature = (text, pointer, /))]
pub fn place_of(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    pointer: &Bound<'_, PyAny>,
) -> PyResult<Option<(usize, usize)>> {
    let (text, pointer) = (text_of(text)?, text_of(pointer)?);
    work(py, || Ok(quotakit::shape::place_of(&text?, &pointer?).map(|place| (place.line, place.column))))
}

/// The tag of a language, such as `zh-Hant` for `zh-TW`.
#[pyfunction]
#[pyo3(signature = (tag, /))]
pub fn language_tag(py: Python<'_>, tag: &str) -> PyResult<&'static str> {
    Ok(language_of(py, tag)?.tag())
}
