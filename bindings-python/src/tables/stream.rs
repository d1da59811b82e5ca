//! Figures as a stream: a library that reads it has them evaluated as it goes.

use super::evaluation::Evaluation;
use crate::{
    arrow::{codes::unreadable, schema_capsule, stream_capsule},
    error::exception,
    guard::caught,
};
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::{prelude::*, types::PyCapsule};
use quotakit::error::{Language, Problems};
use std::sync::Mutex;

/// A table that is evaluated while it is read, once.
#[pyclass(frozen, module = "quotakit._quotakit")]
pub struct TableStream {
    schema: SchemaRef,
    reader: Mutex<Option<Reader>>,
}

struct Reader {
    evaluation: Evaluation,
    progress: Option<Py<PyAny>>,
    is_over: bool,
}

impl TableStream {
    pub fn new(evaluation: Evaluation, progress: Option<Py<PyAny>>) -> Self {
        let schema = evaluation.schema().clone();
        Self { schema, reader: Mutex::new(Some(Reader { evaluation, progress, is_over: false })) }
    }
}

#[pymethods]
impl TableStream {
    /// The batches, for the library that asks: once.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let reader = self.reader.lock().ok().and_then(|mut reader| reader.take());
        let reader = reader.ok_or_else(|| exception(py, &unreadable("it was read before")))?;
        stream_capsule(py, Box::new(reader))
    }

    /// The names and types of the columns.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }

    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    fn __repr__(&self) -> String {
        format!("<TableStream: {}>", self.column_names().join(", "))
    }
}

impl Iterator for Reader {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let Self { evaluation, progress, .. } = self;
        let found = caught(|| match evaluation.next_rows() {
            Some(batch) => evaluation.verdict().and(batch).map(Some),
            None => Ok(None),
        });
        let found = found.map_err(|problems| told(&problems)).and_then(|batch| {
            let Some(batch) = batch else { return Ok(None) };
            let rows = batch.num_rows();
            let called = Python::attach(|py| {
                py.check_signals()?;
                progress.as_ref().map_or(Ok(()), |progress| progress.call1(py, (rows,)).map(drop))
            });
            called.map(|()| Some(batch)).map_err(|error| plain(error.to_string()))
        });
        self.is_over = !matches!(found, Ok(Some(_)));
        found.transpose()
    }
}

impl RecordBatchReader for Reader {
    fn schema(&self) -> SchemaRef {
        self.evaluation.schema().clone()
    }
}

/// Problems as a text: all that a stream can tell of a failure.
fn told(problems: &Problems) -> ArrowError {
    let told = |problem: &quotakit::error::Problem| {
        format!("{}: {}: {}", problem.code.name, problem.path, problem.message(Language::En))
    };
    plain(problems.iter().map(told).collect::<Vec<_>>().join("\n"))
}

/// A text that ends where it says: in C, texts end with a zero.
fn plain(text: String) -> ArrowError {
    ArrowError::ExternalError(text.replace('\0', "").into())
}
