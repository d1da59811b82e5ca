//! A loaded document of any kind.

use crate::{
    convert::gathered,
    error::{language_of, text_of, work},
};
use pyo3::{
    prelude::*,
    types::{PyBytes, PyString},
};
use quotakit::{AnyDocument, LifeCycle, error::Problems, json::findings_json, shape::Node};

/// A loaded document of any kind; each class of the package holds one.
#[pyclass(frozen, module = "quotakit._quotakit")]
pub struct Document {
    inner: AnyDocument,
}

impl Document {
    /// The document; copies share it.
    pub fn shared(&self) -> AnyDocument {
        self.inner.clone()
    }

    /// The document as its own type, where it is of that kind.
    pub fn get<D: LifeCycle + 'static>(&self) -> Option<&D> {
        self.inner.get()
    }
}

#[pymethods]
impl Document {
    /// Loads a document of a kind from JSON.
    #[staticmethod]
    #[pyo3(signature = (text, kind, /))]
    fn from_json(py: Python<'_>, text: &Bound<'_, PyAny>, kind: &str) -> PyResult<Self> {
        let text = text_of(text)?;
        let inner = work(py, || AnyDocument::from_json(&text?, Some(kind)))?;
        Ok(Self { inner })
    }

    /// Loads a document of a kind from a mapping.
    #[staticmethod]
    #[pyo3(signature = (data, kind, /))]
    fn from_data(py: Python<'_>, data: &Bound<'_, PyAny>, kind: &str) -> PyResult<Self> {
        let data = gathered(data)?;
        let inner = work(py, || data.then(|node| AnyDocument::from_node(node, Some(kind))))?;
        Ok(Self { inner })
    }

    /// The kind, as `schema` names it.
    #[getter]
    pub fn kind(&self) -> &'static str {
        self.inner.kind()
    }

    /// The canonical form.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        work(py, || Ok(self.inner.to_json()))
    }

    /// The SHA-256 of the canonical form.
    fn hash(&self, py: Python<'_>) -> PyResult<String> {
        work(py, || Ok(self.inner.hash()))
    }

    /// What is legal but probably not meant: `{"findings": [...]}`.
    #[pyo3(signature = (language, /))]
    fn lint(&self, py: Python<'_>, language: &str) -> PyResult<String> {
        let language = language_of(py, language)?;
        work(py, || Ok(findings_json(&self.inner.lint(), language)))
    }

    /// The outcome as JSON.
    #[pyo3(signature = (facts, /))]
    fn evaluate(&self, py: Python<'_>, facts: &Bound<'_, PyAny>) -> PyResult<String> {
        if is_text(facts) {
            let text = text_of(facts)?.map_err(Problems::in_facts);
            return work(py, || self.inner.evaluate_json(&text?));
        }
        with_facts(py, facts, |node| self.inner.evaluate(node))
    }

    /// The reasons for the figures: `{"lines": [...]}`.
    #[pyo3(signature = (facts, about, /))]
    fn explain(&self, py: Python<'_>, facts: &Bound<'_, PyAny>, about: Option<&str>) -> PyResult<String> {
        with_facts(py, facts, |node| self.inner.explain(node, about))
    }

    /// The answer to a question, as JSON.
    #[pyo3(signature = (question, /))]
    fn ask(&self, py: Python<'_>, question: &Bound<'_, PyAny>) -> PyResult<String> {
        with_facts(py, question, |node| self.inner.ask(node))
    }
}

/// Works on facts that came as JSON or as data.
pub fn with_facts<T: Send>(
    py: Python<'_>,
    facts: &Bound<'_, PyAny>,
    run: impl FnOnce(&Node<'_>) -> Result<T, Problems> + Send,
) -> PyResult<T> {
    if is_text(facts) {
        let text = text_of(facts)?.map_err(Problems::in_facts);
        return work(py, || run(&Node::parse(&text?).map_err(|problem| problem.in_facts())?));
    }
    let facts = gathered(facts)?.in_facts();
    work(py, || facts.then(run))
}

fn is_text(facts: &Bound<'_, PyAny>) -> bool {
    facts.is_instance_of::<PyString>() || facts.is_instance_of::<PyBytes>()
}
