//! The universal door: text in, text out, the same in every language that calls it.
//!
//! The document's `schema` names its kind. What comes back is an outcome, or the problems of the document or the facts.
//! Who evaluates one document many times loads it once, as its own type or as an [`AnyDocument`].

use crate::{
    any::AnyDocument,
    chart::{Chart, ChartOptions, charts},
    error::{Language, Problems, Told},
    shape::{Node, read_whole},
};
use serde::Serialize;

/// Evaluates a document on facts.
///
/// # Errors
/// Everything that is wrong with the document or, if nothing is, with the facts.
pub fn evaluate_json(document: &str, facts: &str) -> Result<String, Problems> {
    AnyDocument::from_json(document, None)?.evaluate_json(facts)
}

/// What is wrong with a document, and what is legal but probably not meant: `{"findings": [...]}`. A document that
/// cannot be loaded gives its problems as findings, so this never fails.
#[must_use]
pub fn lint_json(document: &str, language: Language) -> String {
    let findings = AnyDocument::from_json(document, None).map_or_else(|problems| problems, |loaded| loaded.lint());
    findings_json(&findings, language)
}

/// Findings as `{"findings": [...]}` in one language.
#[must_use]
pub fn findings_json(findings: &Problems, language: Language) -> String {
    #[derive(Serialize)]
    struct Findings<'a> {
        findings: Vec<Told<'a>>,
    }
    serde_json::to_string(&Findings { findings: findings.told_in(language) }).unwrap_or_default()
}

/// Why the figures of an outcome are what they are, as lines that a person can follow: `{"lines": [{depth, label, reason,
/// value}]}` in the language that the facts ask for; only what is `about` one person, component, node or the like, where
/// that is asked.
///
/// # Errors
/// Everything that is wrong with the document or, if nothing is, with the facts; an `about` that nothing is about.
pub fn explain_json(document: &str, facts: &str, about: Option<&str>) -> Result<String, Problems> {
    AnyDocument::from_json(document, None)?.explain(&facts_of(facts)?, about)
}

/// Answers a question about a document, such as what the next deal pays: an object with one field, the name of the question
/// ([of pay plans](crate::payout::questions), [of target plans](crate::targets::Question)). So is the answer.
///
/// # Errors
/// Everything that is wrong with the document or, if nothing is, with what the question gives.
pub fn ask_json(document: &str, question: &str) -> Result<String, Problems> {
    AnyDocument::from_json(document, None)?.ask(&facts_of(question)?)
}

/// The canonical form of a document: declared order, no blanks, what is absent or default left out.
///
/// # Errors
/// Everything that is wrong with it.
pub fn canonical_json(document: &str) -> Result<String, Problems> {
    AnyDocument::from_json(document, None).map(|loaded| loaded.to_json())
}

/// The goals that a sentence states: `{"drafts": [...], "findings": [...]}`.
///
/// # Errors
/// A text beyond its limit, or what is wrong with the options.
pub fn read_goal_json(text: &str, options: &str) -> Result<String, Problems> {
    read_goal_node(text, &facts_of(options)?)
}

/// The goals that a sentence states, with the options as a tree: `{"drafts": [...], "findings": [...]}`.
///
/// # Errors
/// A text beyond its limit, or what is wrong with the options.
pub fn read_goal_node(text: &str, options: &Node<'_>) -> Result<String, Problems> {
    let (options, problems): (crate::goals::reading::ReadOptions, _) = read_whole(options);
    let options = problems.in_facts().or(options)?;
    let outcome = crate::goals::reading::read_goal(text, &options)?;
    Ok(serde_json::to_string(&outcome).unwrap_or_default())
}

/// The charts of an outcome, or of an answer, as Vega-Lite specifications: `{"charts": [{name, title, spec}]}`. `kind` is the
/// kind of the document that was evaluated, or the name of the question; [`crate::chart`] lists what is drawn of which.
///
/// # Errors
/// An outcome that is no JSON; what is wrong with the [options](ChartOptions).
pub fn charts_json(kind: &str, outcome: &str, options: &str) -> Result<String, Problems> {
    charts_node(kind, outcome, &facts_of(options)?)
}

/// The charts of an outcome, with the options as a tree.
///
/// # Errors
/// An outcome that is no JSON; what is wrong with the options.
pub fn charts_node(kind: &str, outcome: &str, options: &Node<'_>) -> Result<String, Problems> {
    #[derive(Serialize)]
    struct Charts {
        charts: Vec<Chart>,
    }
    let (options, problems): (ChartOptions, _) = read_whole(options);
    let options = problems.in_facts().or(options)?;
    let outcome = Node::parse(outcome).map_err(|problem| *problem)?;
    Ok(serde_json::to_string(&Charts { charts: charts(kind, &outcome, &options) }).unwrap_or_default())
}

fn facts_of(text: &str) -> Result<Node<'_>, Problems> {
    Node::parse(text).map_err(|problem| problem.in_facts().into())
}
