//! A table as Python holds it.

use super::{
    Blocks,
    capsule::{schema_capsule, stream_capsule},
};
use crate::error::exception;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::SchemaRef;
use pyo3::{prelude::*, types::PyCapsule};

/// A table that any library of tables takes without copying.
#[pyclass(frozen, module = "quotakit._quotakit")]
pub struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    /// The table of batches.
    pub const fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }
}

#[pymethods]
impl Table {
    /// Takes a table of another library as it is.
    #[staticmethod]
    #[pyo3(signature = (table, /))]
    fn from_arrow(py: Python<'_>, table: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut blocks = Blocks::of(table)?;
        let schema = blocks.schema().clone();
        let mut batches = Vec::new();
        while let Some(batch) = py.detach(|| blocks.next()) {
            batches.push(batch.map_err(|problems| exception(py, &problems))?);
            py.check_signals()?;
        }
        Ok(Self { schema, batches })
    }

    /// The batches, for the library that asks. Nothing is converted: a schema that is asked for is not needed.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        stream_capsule(py, Box::new(RecordBatchIterator::new(batches, self.schema.clone())))
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

    /// How many rows there are.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).fold(0, usize::saturating_add)
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<Table of {} rows: {}>", self.num_rows(), self.column_names().join(", "))
    }
}
