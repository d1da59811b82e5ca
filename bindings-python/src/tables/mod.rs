//! Documents on the rows of tables: what Python calls.

mod cells;
mod credits;
mod days;
mod evaluation;
mod figures;
mod split;
mod stream;
mod whole;

pub use credits::credit_rows;
pub use split::split_rows;
pub use stream::TableStream;

use crate::{
    arrow::{Blocks, Table},
    convert::gathered,
    document::Document,
    error::{exception, language_of, text_of, work},
};
use evaluation::{Evaluation, Options};
use pyo3::{
    prelude::*,
    types::{PyBytes, PyString},
};
use quotakit::{error::Problems, shape::Node, table::TableOptions};
use std::collections::BTreeMap;

/// How Python asks for a table to be evaluated.
#[derive(FromPyObject)]
pub struct Asked<'py> {
    #[pyo3(item)]
    columns: BTreeMap<String, String>,
    #[pyo3(item)]
    facts: Bound<'py, PyAny>,
    #[pyo3(item)]
    outputs: Vec<String>,
    #[pyo3(item)]
    keep: Vec<String>,
    #[pyo3(item)]
    ignore: Vec<String>,
    #[pyo3(item)]
    raises: bool,
    #[pyo3(item)]
    is_narrow: bool,
    #[pyo3(item)]
    threads: usize,
    #[pyo3(item)]
    language: String,
}

/// The figures of all rows of a table.
#[pyfunction]
#[pyo3(signature = (document, table, asked, progress, /))]
pub fn evaluate_rows(
    py: Python<'_>,
    document: &Document,
    table: &Bound<'_, PyAny>,
    asked: Asked<'_>,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<Table> {
    let mut evaluation = begun(py, document, table, asked)?;
    let mut batches = Vec::new();
    while let Some(batch) = work(py, || evaluation.next_rows().transpose())? {
        py.check_signals()?;
        if let Some(progress) = progress {
            progress.call1((batch.num_rows(),))?;
        }
        batches.push(batch);
    }
    evaluation.verdict().map_err(|problems| exception(py, &problems))?;
    Ok(Table::new(evaluation.schema().clone(), batches))
}

/// The figures of the rows of a table, evaluated as they are read.
#[pyfunction]
#[pyo3(signature = (document, table, asked, progress, /))]
pub fn evaluate_stream(
    py: Python<'_>,
    document: &Document,
    table: &Bound<'_, PyAny>,
    asked: Asked<'_>,
    progress: Option<Py<PyAny>>,
) -> PyResult<TableStream> {
    Ok(TableStream::new(begun(py, document, table, asked)?, progress))
}

/// The facts that a row of a table stands for, as JSON.
#[pyfunction]
#[pyo3(signature = (document, table, row, asked, /))]
pub fn facts_of_row(
    py: Python<'_>,
    document: &Document,
    table: &Bound<'_, PyAny>,
    row: usize,
    asked: Asked<'_>,
) -> PyResult<String> {
    let mut evaluation = begun(py, document, table, asked)?;
    work(py, || evaluation.facts_of(row))
}

fn begun(py: Python<'_>, document: &Document, table: &Bound<'_, PyAny>, asked: Asked<'_>) -> PyResult<Evaluation> {
    let options = TableOptions {
        facts: node_of(py, &asked.facts)?,
        columns: asked.columns,
        ignored: asked.ignore,
        outputs: asked.outputs,
        is_narrow: asked.is_narrow,
        threads: asked.threads,
    };
    let language = language_of(py, &asked.language)?;
    let options = Options { table: options, keep: asked.keep, raises: asked.raises, language };
    let blocks = Blocks::of(table)?;
    work(py, || Evaluation::new(document.shared(), blocks, options))
}

/// Facts that came as JSON or as data.
fn node_of(py: Python<'_>, facts: &Bound<'_, PyAny>) -> PyResult<Node<'static>> {
    if facts.is_instance_of::<PyString>() || facts.is_instance_of::<PyBytes>() {
        let text = text_of(facts)?.map_err(Problems::in_facts);
        return work(py, || {
            let node = Node::parse(&text?).map_err(|problem| problem.in_facts())?.into_owned();
            Ok(node)
        });
    }
    let facts = gathered(facts)?.in_facts();
    work(py, || facts.then(|node| Ok(node.clone().into_owned())))
}
