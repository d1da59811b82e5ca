//! The life cycle that all domains share: a document is loaded and checked, evaluated on facts, and gives an outcome
//! that explains itself.

use crate::{
    error::{Language, Problem, Problems, catalogue::document as code, catalogue::number as number_code},
    shape::{Node, Shape, read_whole, record, settle, suggestion},
    trace::{Line, Step, Value, explain, steps_about, subjects_of},
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    sync::{Arc, OnceLock},
};

/// The version of the document shapes that this library reads.
pub const VERSION: u32 = 1;

/// The kinds of document, as `schema` names them.
pub const KINDS: [&str; 11] = [
    "goal",
    "goal-set",
    "target-plan",
    "target-matrix",
    "pipeline",
    "event-funnel",
    "scorecard",
    "cohort",
    "pay-plan",
    "pay-book",
    "close",
];

record! {
    /// A worked example inside a document: `check_examples` evaluates the facts and compares what is expected.
    pub struct Example {
        /// What the example shows.
        title: Option<String>,
        /// The facts.
        facts: Node<'static>,
        /// The part of the outcome that the example states.
        expect: Node<'static>,
    }
}

/// What every document has besides its rules.
pub trait Document: Shape + Serialize + Clone {
    /// The `schema` field.
    fn schema_mut(&mut self) -> &mut Option<String>;
    /// The worked examples.
    fn examples(&self) -> &[Example];
}

/// What every set of facts has besides its data.
pub trait Facts: Shape {
    /// The language of findings.
    fn language(&self) -> Language;
    /// Whether the outcome carries its trace.
    fn wants_trace(&self) -> bool;
    /// Asks for the trace.
    fn want_trace(&mut self);
}

/// An outcome: figures, and the reasons for them.
pub trait Outcome: Serialize {
    /// The tree of steps from the inputs to every figure.
    fn trace(&self) -> Option<Arc<Step>>;

    /// The trace as lines that a person can follow.
    fn explain(&self, language: Language) -> Vec<Line> {
        self.trace().map(|step| explain(&step, language, usize::MAX)).unwrap_or_default()
    }

    /// The steps about one person, component, node or the like, each with what lies below it; none if nothing is.
    fn why(&self, about: &str) -> Vec<Arc<Step>> {
        self.trace().map(|step| steps_about(&step, about)).unwrap_or_default()
    }

    /// Whom and what [`Outcome::why`] knows something about, in the order of the trace.
    fn subjects(&self) -> Vec<String> {
        self.trace().map(|step| subjects_of(&step)).unwrap_or_default()
    }
}

/// Implements [`Document`] for a record with the fields `schema` and `examples`.
macro_rules! document {
    ($name:ident) => {
        impl $crate::life::Document for $name {
            fn schema_mut(&mut self) -> &mut Option<String> {
                &mut self.schema
            }
            fn examples(&self) -> &[$crate::life::Example] {
                &self.examples
            }
        }
    };
}
pub(crate) use document;

/// Implements [`Facts`] for a record with the fields `language` and `trace`.
macro_rules! facts {
    ($name:ident) => {
        impl $crate::life::Facts for $name {
            fn language(&self) -> $crate::error::Language {
                self.language
            }
            fn wants_trace(&self) -> bool {
                self.trace
            }
            fn want_trace(&mut self) {
                self.trace = true;
            }
        }
    };
}
pub(crate) use facts;

/// A document that was loaded and checked, and can be evaluated.
pub trait LifeCycle: Sized {
    /// The kind, as `schema` names it: `pay-plan` for `quotakit/pay-plan@1`.
    const KIND: &'static str;
    /// The document as plain data.
    type Document: Document;
    /// The facts as plain data.
    type Facts: Facts;
    /// The outcome.
    type Outcome: Outcome;

    /// Notes everything that is wrong with a document beyond its shape.
    fn check(document: &Self::Document, problems: &mut Problems);

    /// Notes what only shows when a document whose fields are all right is worked through, such as bounds that cannot
    /// hold together. Runs where reading and [`LifeCycle::check`] found nothing, so that no blank leads it astray.
    fn verify(_document: &Self::Document, _problems: &mut Problems) {}

    /// Takes a document that [`LifeCycle::check`] and [`LifeCycle::verify`] found nothing against.
    fn build(document: Self::Document) -> Self;

    /// The document.
    fn document(&self) -> &Self::Document;

    /// What is legal but probably not meant.
    fn lint(&self) -> Problems {
        Problems::new()
    }

    /// Computes the outcome.
    ///
    /// # Errors
    /// Everything that is wrong with the facts.
    fn evaluate(&self, facts: &Self::Facts) -> Result<Self::Outcome, Problems>;

    /// Checks a document and takes it.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    fn new(mut document: Self::Document) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        Self::check(&document, &mut problems);
        if !problems.has_errors() {
            Self::verify(&document, &mut problems);
        }
        *document.schema_mut() = Some(tag(Self::KIND));
        problems.or(document).map(Self::build)
    }

    /// Loads a document from JSON: reads it, checks it, takes it.
    ///
    /// # Errors
    /// Everything that is wrong with it, in its text, its shape and its rules.
    fn from_json(text: &str) -> Result<Self, Problems> {
        Self::from_node(&Node::parse(text).map_err(|problem| *problem)?)
    }

    /// Loads a document from a tree.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    fn from_node(node: &Node<'_>) -> Result<Self, Problems> {
        load(node)
    }

    /// The document in canonical form: declared order, no blanks, what is absent or default left out.
    fn to_json(&self) -> String {
        serde_json::to_string(self.document()).unwrap_or_default()
    }

    /// The SHA-256 of the canonical form, in hexadecimal.
    fn hash(&self) -> String {
        hash_of(&self.to_json())
    }

    /// Reads facts from JSON.
    ///
    /// # Errors
    /// Everything that is wrong with their text and shape.
    fn facts_from_json(text: &str) -> Result<Self::Facts, Problems> {
        Self::facts_from_node(&Node::parse(text).map_err(|problem| problem.in_facts())?)
    }

    /// Reads facts from a tree.
    ///
    /// # Errors
    /// Everything that is wrong with their shape.
    fn facts_from_node(node: &Node<'_>) -> Result<Self::Facts, Problems> {
        let (facts, problems) = read_whole(node);
        problems.in_facts().or(facts)
    }

    /// Evaluates facts given as JSON and writes the outcome as JSON, with its trace where the facts ask for it.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; a figure of more digits than a document could hold.
    fn evaluate_json(&self, facts: &str) -> Result<String, Problems> {
        self.evaluate_node(&Node::parse(facts).map_err(|problem| problem.in_facts())?)
    }

    /// Evaluates facts given as a tree and writes the outcome as JSON, with its trace where the facts ask for it.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; a figure of more digits than a document could hold.
    fn evaluate_node(&self, facts: &Node<'_>) -> Result<String, Problems> {
        let facts = Self::facts_from_node(facts)?;
        let outcome = self.evaluate(&facts)?;
        match outcome.trace().and_then(|step| overflow_in(&step)) {
            Some(problem) => Err(problem.into()),
            None => Ok(outcome_json(&outcome, facts.wants_trace())),
        }
    }

    /// Answers a question about the document that is no evaluation, as JSON. Of most kinds nothing can be asked.
    ///
    /// # Errors
    /// A kind of which nothing can be asked; everything that is wrong with what the question gives.
    fn ask(&self, _question: &Node<'_>) -> Result<String, Problems> {
        Err(Problem::new(&code::NO_QUESTIONS, "").in_facts().with("kind", Self::KIND).into())
    }

    /// Evaluates the document's own examples; a difference is a problem at the example's `expect`.
    fn check_examples(&self) -> Problems {
        check_own_examples(self)
    }
}

/// Loads a document from a tree, as [`LifeCycle::from_node`] does where a kind does not do more.
pub(crate) fn load<D: LifeCycle>(node: &Node<'_>) -> Result<D, Problems> {
    check_kind(node, D::KIND)?;
    let (mut document, read): (D::Document, _) = read_whole(node);
    let mut checked = Problems::new();
    D::check(&document, &mut checked);
    let mut problems = settle(read, checked);
    if !problems.has_errors() {
        D::verify(&document, &mut problems);
    }
    *document.schema_mut() = Some(tag(D::KIND));
    problems.or(document).map(D::build)
}

/// Evaluates the examples that stand in a document itself.
pub(crate) fn check_own_examples<D: LifeCycle>(loaded: &D) -> Problems {
    let mut problems = Problems::new();
    for (index, example) in loaded.document().examples().iter().enumerate() {
        let path = format!("/examples/{index}");
        let outcome = D::facts_from_node(&example.facts).and_then(|facts| loaded.evaluate(&facts));
        match outcome {
            Ok(outcome) => compare_example(&example.expect, &outcome_json(&outcome, true), &path, &mut problems),
            Err(faults) => problems.extend(faults.under(&format!("{path}/facts"))),
        }
    }
    problems
}

/// The SHA-256 of a text, in hexadecimal.
fn hash_of(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of a document that does not change any more, worked out when it is first asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownHash(OnceLock<String>);

impl KnownHash {
    /// The hash of the canonical form.
    pub fn of<D: LifeCycle>(&self, loaded: &D) -> String {
        self.0.get_or_init(|| hash_of(&loaded.to_json())).clone()
    }
}

/// Whether it was worked out yet tells no document from another.
impl PartialEq for KnownHash {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The `schema` of a kind.
#[must_use]
pub fn tag(kind: &str) -> String {
    format!("quotakit/{kind}@{VERSION}")
}

/// Writes an outcome as JSON, with its trace where it is wanted.
pub fn outcome_json<O: Outcome>(outcome: &O, wants_trace: bool) -> String {
    #[derive(Serialize)]
    struct Traced<'a, O> {
        #[serde(flatten)]
        outcome: &'a O,
        #[serde(skip_serializing_if = "Option::is_none")]
        trace: Option<&'a Step>,
    }
    let trace = if wants_trace { outcome.trace() } else { None };
    serde_json::to_string(&Traced { outcome, trace: trace.as_deref() }).unwrap_or_default()
}

/// The first figure too large to be written as a number that could be read again. What many figures share is looked at
/// once.
pub(crate) fn overflow_in(step: &Step) -> Option<Problem> {
    overflow_below(step, &mut HashSet::new())
}

fn overflow_below(step: &Step, seen: &mut HashSet<*const Step>) -> Option<Problem> {
    if let Value::Number(number) = &step.value
        && number.is_too_large()
    {
        let name =
            step.about.as_deref().map_or_else(|| step.label.key.to_owned(), |id| format!("{} {id}", step.label.key));
        let problem = Problem::new(&number_code::OVERFLOW, "").in_facts().with("figure", name);
        return Some(problem.with("value", crate::shape::shortened(&number.to_string())));
    }
    step.of.iter().find_map(|below| {
        let is_new = seen.insert(Arc::as_ptr(below));
        if is_new { overflow_below(below, seen) } else { None }
    })
}

/// The kind that a document says it is.
///
/// # Errors
/// A `schema` that is none of ours, or newer than ours. Without a `schema` there is no kind.
pub fn kind_of<'n>(node: &'n Node<'_>) -> Result<Option<&'n str>, Problems> {
    let found = match node.get("schema") {
        None | Some(Node::Null) => return Ok(None),
        Some(Node::Text(text)) => text,
        Some(other) => {
            let problem = Problem::new(&code::WRONG_TYPE, "/schema").with("expected", "a text");
            return Err(problem.with("found", other.describe()).into());
        }
    };
    let parts = found.strip_prefix("quotakit/").and_then(|rest| rest.split_once('@'));
    let version = parts.and_then(|(_, version)| version.parse::<u32>().ok());
    let problem = match (parts, version) {
        (Some(_), Some(version)) if version > VERSION => Problem::new(&code::NEWER_VERSION, "/schema"),
        (Some((kind, _)), Some(VERSION)) if KINDS.contains(&kind) => return Ok(Some(kind)),
        _ => Problem::new(&code::UNKNOWN_KIND, "/schema").suggest(suggestion(found, &KINDS.map(tag))),
    };
    Err(problem.with("found", crate::shape::shortened(found)).with("known", VERSION).into())
}

fn check_kind(node: &Node<'_>, expected: &str) -> Result<(), Problems> {
    match kind_of(node)? {
        Some(found) if found != expected => Err(Problem::new(&code::WRONG_KIND, "/schema")
            .with("found", tag(found))
            .with("expected", tag(expected))
            .into()),
        _ => Ok(()),
    }
}

fn compare_example(expect: &Node<'_>, outcome: &str, path: &str, problems: &mut Problems) {
    let Ok(outcome) = Node::parse(outcome) else { return };
    let mut differences = Vec::new();
    collect_differences(expect, Some(&outcome), "", &mut differences);
    for (at, expected, found) in differences {
        let problem = Problem::new(&code::EXAMPLE_DIFFERS, format!("{path}/expect{at}"));
        problems.push(problem.with("at", at).with("expected", expected).with("found", found));
    }
}

/// The places where an outcome is not what an example states; what the example does not state does not matter.
fn collect_differences(
    expect: &Node<'_>,
    found: Option<&Node<'_>>,
    at: &str,
    differences: &mut Vec<(String, String, String)>,
) {
    match (expect, found) {
        (Node::Object(fields), Some(Node::Object(_))) => {
            for (name, node) in fields {
                let below = format!("{at}/{}", crate::shape::escaped(name));
                collect_differences(node, found.and_then(|found| found.get(name)), &below, differences);
            }
        }
        (Node::List(expected), Some(Node::List(items))) if expected.len() == items.len() => {
            for (index, (node, item)) in expected.iter().zip(items).enumerate() {
                collect_differences(node, Some(item), &format!("{at}/{index}"), differences);
            }
        }
        (expected, found) if found != Some(expected) => {
            let text = |node: &Node<'_>| serde_json::to_string(node).unwrap_or_default();
            differences.push((at.to_owned(), text(expected), found.map_or_else(|| "nothing".to_owned(), text)));
        }
        _ => {}
    }
}
