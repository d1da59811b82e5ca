//! The universal door: text in, text out, the same in every language that calls it.
//!
//! The document's `schema` names its kind. What comes back is an outcome, or the problems of the document or the facts.

use crate::{
    error::{Language, Problem, Problems, Suggestion, catalogue::document as code},
    funnel::{EventFunnel, Pipeline},
    goals::{Goal, GoalSet},
    life::{Facts as _, LifeCycle, Outcome as _, kind_of, tag},
    payout::PayPlan,
    review::Close,
    scoring::{Cohort, Scorecard},
    shape::Node,
    targets::{TargetMatrix, TargetPlan},
};
use serde::Serialize;

/// Evaluates a document on facts.
///
/// # Errors
/// Everything that is wrong with the document or, if nothing is, with the facts.
pub fn evaluate_json(document: &str, facts: &str) -> Result<String, Problems> {
    let node = parse(document)?;
    dispatch(&node, Evaluate { facts })
}

/// What is wrong with a document, and what is legal but probably not meant: `{"findings": [...]}`. A document that
/// cannot be loaded gives its problems as findings, so this never fails.
#[must_use]
pub fn lint_json(document: &str, language: Language) -> String {
    let findings = parse(document).and_then(|node| dispatch(&node, Lint)).unwrap_or_else(|problems| problems);
    #[derive(Serialize)]
    struct Findings<'a> {
        findings: Vec<crate::error::Told<'a>>,
    }
    serde_json::to_string(&Findings { findings: findings.told_in(language) }).unwrap_or_default()
}

/// Why the figures of an outcome are what they are, as lines that a person can follow: `{"lines": [{depth, label, reason,
/// value}]}` in the language that the facts ask for.
///
/// # Errors
/// Everything that is wrong with the document or, if nothing is, with the facts.
pub fn explain_json(document: &str, facts: &str) -> Result<String, Problems> {
    dispatch(&parse(document)?, Explain { facts })
}

/// The canonical form of a document: declared order, no blanks, what is absent or default left out.
///
/// # Errors
/// Everything that is wrong with it.
pub fn canonical_json(document: &str) -> Result<String, Problems> {
    dispatch(&parse(document)?, Canonical)
}

/// The goals that a sentence states: `{"drafts": [...], "findings": [...]}`.
///
/// # Errors
/// A text beyond its limit, or what is wrong with the options.
pub fn read_goal_json(text: &str, options: &str) -> Result<String, Problems> {
    let node = Node::parse(options).map_err(|problem| problem.in_facts())?;
    let (options, problems): (crate::goals::reading::ReadOptions, _) = crate::shape::read_whole(&node);
    let options = problems.in_facts().or(options)?;
    let outcome = crate::goals::reading::read_goal(text, &options)?;
    Ok(serde_json::to_string(&outcome).unwrap_or_default())
}

/// Something that is done with a loaded document of any kind.
trait Errand {
    type Output;
    fn run<D: LifeCycle>(self, loaded: &D) -> Result<Self::Output, Problems>;
}

struct Evaluate<'a> {
    facts: &'a str,
}

impl Errand for Evaluate<'_> {
    type Output = String;
    fn run<D: LifeCycle>(self, loaded: &D) -> Result<String, Problems> {
        loaded.evaluate_json(self.facts)
    }
}

struct Explain<'a> {
    facts: &'a str,
}

impl Errand for Explain<'_> {
    type Output = String;
    fn run<D: LifeCycle>(self, loaded: &D) -> Result<String, Problems> {
        let mut facts = D::facts_from_json(self.facts)?;
        facts.want_trace();
        let lines = loaded.evaluate(&facts)?.explain(facts.language());
        let object = std::collections::BTreeMap::from([("lines", lines)]);
        Ok(serde_json::to_string(&object).unwrap_or_default())
    }
}

struct Lint;

impl Errand for Lint {
    type Output = Problems;
    fn run<D: LifeCycle>(self, loaded: &D) -> Result<Problems, Problems> {
        let mut findings = loaded.lint();
        findings.extend(loaded.check_examples());
        Ok(findings)
    }
}

struct Canonical;

impl Errand for Canonical {
    type Output = String;
    fn run<D: LifeCycle>(self, loaded: &D) -> Result<String, Problems> {
        Ok(loaded.to_json())
    }
}

fn parse(text: &str) -> Result<Node<'_>, Problems> {
    Node::parse(text).map_err(|problem| (*problem).into())
}

/// Loads a document as the kind that it names, and runs the errand on it.
fn dispatch<E: Errand>(node: &Node<'_>, errand: E) -> Result<E::Output, Problems> {
    let kind = kind_of(node)?;
    match kind {
        Some(Goal::KIND) => errand.run(&Goal::from_node(node)?),
        Some(GoalSet::KIND) => errand.run(&GoalSet::from_node(node)?),
        Some(TargetPlan::KIND) => errand.run(&TargetPlan::from_node(node)?),
        Some(TargetMatrix::KIND) => errand.run(&TargetMatrix::from_node(node)?),
        Some(Pipeline::KIND) => errand.run(&Pipeline::from_node(node)?),
        Some(EventFunnel::KIND) => errand.run(&EventFunnel::from_node(node)?),
        Some(Scorecard::KIND) => errand.run(&Scorecard::from_node(node)?),
        Some(Cohort::KIND) => errand.run(&Cohort::from_node(node)?),
        Some(PayPlan::KIND) => errand.run(&PayPlan::from_node(node)?),
        Some(Close::KIND) => errand.run(&Close::from_node(node)?),
        _ => Err(no_kind()),
    }
}

fn no_kind() -> Problems {
    let problem = Problem::new(&code::UNKNOWN_KIND, "/schema").with("found", "");
    problem.suggest(Suggestion::Known { names: crate::life::KINDS.map(tag).to_vec(), has_more: false }).into()
}
