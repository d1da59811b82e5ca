//! A document of any kind: what doors and bindings hold when the kind is only known from the document itself.

use crate::{
    error::{Problem, Problems, Suggestion, catalogue::document as code},
    funnel::{EventFunnel, Pipeline},
    goals::{Goal, GoalSet},
    life::{Facts as _, KINDS, LifeCycle, Outcome as _, kind_of, tag},
    payout::{PayBook, PayPlan},
    review::Close,
    scoring::{Cohort, Scorecard},
    shape::{Node, suggestion},
    targets::{TargetMatrix, TargetPlan},
    trace::Line,
};
use std::{any::Any, collections::BTreeMap, fmt, sync::Arc};

/// A loaded document of any kind; copies share it.
///
/// ```
/// use quotakit::{AnyDocument, shape::Node};
/// let text = r#"{"schema": "quotakit/target-matrix@1", "rows": [{"id": "a", "total": "2"}, {"id": "b", "total": "4"}],
///   "columns": [{"id": "x", "total": "3"}, {"id": "y", "total": "3"}], "weights": [["1", "1"], ["1", "1"]],
///   "unit": {"count": {}}}"#;
/// let matrix = AnyDocument::from_json(text, None)?;
/// assert_eq!(matrix.kind(), "target-matrix");
/// let outcome = matrix.evaluate(&Node::Object(Vec::new()))?;
/// assert!(outcome.starts_with(r#"{"cells":[["1","1"],["2","2"]]"#));
/// # Ok::<(), quotakit::error::Problems>(())
/// ```
#[derive(Clone)]
pub struct AnyDocument(Arc<dyn Loaded>);

/// What can be done with a loaded document, whatever its kind.
trait Loaded: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn kind(&self) -> &'static str;
    fn to_json(&self) -> String;
    fn hash(&self) -> String;
    fn lint(&self) -> Problems;
    fn evaluate(&self, facts: &Node<'_>) -> Result<String, Problems>;
    fn evaluate_json(&self, facts: &str) -> Result<String, Problems>;
    fn explain(&self, facts: &Node<'_>, about: Option<&str>) -> Result<Vec<Line>, Problems>;
    fn ask(&self, question: &Node<'_>) -> Result<String, Problems>;
}

impl<D: LifeCycle + Send + Sync + 'static> Loaded for D {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn kind(&self) -> &'static str {
        D::KIND
    }

    fn to_json(&self) -> String {
        LifeCycle::to_json(self)
    }

    fn hash(&self) -> String {
        LifeCycle::hash(self)
    }

    fn lint(&self) -> Problems {
        let mut findings = LifeCycle::lint(self);
        findings.extend(self.check_examples());
        findings
    }

    fn evaluate(&self, facts: &Node<'_>) -> Result<String, Problems> {
        self.evaluate_node(facts)
    }

    fn evaluate_json(&self, facts: &str) -> Result<String, Problems> {
        LifeCycle::evaluate_json(self, facts)
    }

    fn explain(&self, facts: &Node<'_>, about: Option<&str>) -> Result<Vec<Line>, Problems> {
        let mut facts = D::facts_from_node(facts)?;
        facts.want_trace();
        let outcome = LifeCycle::evaluate(self, &facts)?;
        let Some(about) = about else { return Ok(outcome.explain(facts.language())) };
        let steps = outcome.why(about);
        if steps.is_empty() {
            let problem = Problem::new(&code::UNKNOWN_REFERENCE, "").in_facts().with("id", about);
            return Err(problem.suggest(suggestion(about, &outcome.subjects())).into());
        }
        Ok(steps.iter().flat_map(|step| crate::trace::explain(step, facts.language(), usize::MAX)).collect())
    }

    fn ask(&self, question: &Node<'_>) -> Result<String, Problems> {
        LifeCycle::ask(self, question)
    }
}

impl AnyDocument {
    /// Loads a document from JSON as the kind that is expected or, where none is, as the kind that its `schema` names.
    ///
    /// # Errors
    /// Everything that is wrong with it; a kind that is not the expected one; no kind at all.
    pub fn from_json(text: &str, kind: Option<&str>) -> Result<Self, Problems> {
        Self::from_node(&Node::parse(text).map_err(|problem| *problem)?, kind)
    }

    /// Loads a document from a tree as the kind that is expected or, where none is, as the kind that its `schema` names.
    ///
    /// # Errors
    /// Everything that is wrong with it; a kind that is not the expected one; no kind at all.
    pub fn from_node(node: &Node<'_>, kind: Option<&str>) -> Result<Self, Problems> {
        let kind = match kind {
            Some(kind) => kind,
            None => kind_of(node)?.unwrap_or_default(),
        };
        match kind {
            Goal::KIND => load::<Goal>(node),
            GoalSet::KIND => load::<GoalSet>(node),
            TargetPlan::KIND => load::<TargetPlan>(node),
            TargetMatrix::KIND => load::<TargetMatrix>(node),
            Pipeline::KIND => load::<Pipeline>(node),
            EventFunnel::KIND => load::<EventFunnel>(node),
            Scorecard::KIND => load::<Scorecard>(node),
            Cohort::KIND => load::<Cohort>(node),
            PayPlan::KIND => load::<PayPlan>(node),
            PayBook::KIND => load::<PayBook>(node),
            Close::KIND => load::<Close>(node),
            other => Err(no_kind(other)),
        }
    }

    /// The kind, as `schema` names it: `pay-plan` for `quotakit/pay-plan@1`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.0.kind()
    }

    /// The document as its own type, where it is of that kind.
    ///
    /// ```
    /// use quotakit::{AnyDocument, funnel::EventFunnel, payout::PayPlan};
    /// let funnel = AnyDocument::from_json(r#"{"steps": ["a", "b"]}"#, Some("event-funnel"))?;
    /// assert!(funnel.get::<EventFunnel>().is_some());
    /// assert!(funnel.get::<PayPlan>().is_none());
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    #[must_use]
    pub fn get<D: LifeCycle + 'static>(&self) -> Option<&D> {
        self.0.as_any().downcast_ref()
    }

    /// The document in canonical form: declared order, no blanks, what is absent or default left out.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The SHA-256 of the canonical form, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        self.0.hash()
    }

    /// What is legal but probably not meant, and where the document's own examples are not met.
    #[must_use]
    pub fn lint(&self) -> Problems {
        self.0.lint()
    }

    /// Evaluates the document and gives the outcome as JSON, with its trace where the facts ask for it.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; a figure of more digits than a document could hold.
    pub fn evaluate(&self, facts: &Node<'_>) -> Result<String, Problems> {
        self.0.evaluate(facts)
    }

    /// The same for facts as JSON; of pay plans much faster where facts of that [form](crate::forms) came before.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; a figure of more digits than a document could hold.
    pub fn evaluate_json(&self, facts: &str) -> Result<String, Problems> {
        self.0.evaluate_json(facts)
    }

    /// Why the figures of the outcome are what they are, as lines that a person can follow, in the language that the
    /// facts ask for; only what is `about` one person, component, node or the like, where that is asked.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; an `about` that nothing of the outcome is about.
    pub fn explain(&self, facts: &Node<'_>, about: Option<&str>) -> Result<String, Problems> {
        let lines = BTreeMap::from([("lines", self.0.explain(facts, about)?)]);
        Ok(serde_json::to_string(&lines).unwrap_or_default())
    }

    /// Answers a question about the document, such as what the next deal pays: an object with one field, the name of the
    /// question ([of pay plans](crate::payout::questions), [of target plans](crate::targets::Question)). So is the answer.
    ///
    /// # Errors
    /// A kind of which nothing can be asked; everything that is wrong with what the question gives.
    pub fn ask(&self, question: &Node<'_>) -> Result<String, Problems> {
        self.0.ask(question)
    }
}

impl fmt::Debug for AnyDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AnyDocument({})", self.to_json())
    }
}

fn load<D: LifeCycle + Send + Sync + 'static>(node: &Node<'_>) -> Result<AnyDocument, Problems> {
    Ok(AnyDocument(Arc::new(D::from_node(node)?)))
}

fn no_kind(found: &str) -> Problems {
    let problem = Problem::new(&code::UNKNOWN_KIND, "/schema").with("found", found);
    problem.suggest(Suggestion::Known { names: KINDS.map(tag).to_vec(), has_more: false }).into()
}
