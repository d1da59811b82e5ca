//! Tables that are taken whole, as what a row says depends on the others.

use crate::{
    arrow::{Blocks, codes::unreadable, column_of},
    error::exception,
};
use arrow_array::RecordBatch;
use arrow_schema::{Field, Schema, SchemaRef};
use arrow_select::concat::concat_batches;
use pyo3::prelude::*;
use quotakit::error::Problems;
use std::{collections::BTreeMap, sync::Arc};

/// All batches of a table.
pub struct Whole {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Whole {
    /// Reads a table to its end.
    pub fn read(py: Python<'_>, table: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut blocks = Blocks::of(table)?;
        let mut batches = Vec::new();
        while let Some(batch) = py.detach(|| blocks.next()) {
            batches.push(batch.map_err(|problems| exception(py, &problems))?);
            py.check_signals()?;
        }
        Ok(Self { schema: blocks.schema().clone(), batches })
    }

    /// One batch of the columns that are looked at, under the names that documents know.
    pub fn named(&self, columns: &BTreeMap<String, String>, ignored: &[String]) -> Result<RecordBatch, Problems> {
        let schema = &self.schema;
        let mut problems = Problems::default();
        for name in columns.keys().chain(ignored) {
            if let Err(found) = column_of(schema, name) {
                problems.extend(found);
            }
        }
        problems.or(())?;
        let is_read = |field: &Field| !ignored.contains(field.name());
        let places: Vec<usize> =
            schema.fields().iter().enumerate().filter(|(_, field)| is_read(field)).map(|(place, _)| place).collect();
        let named = |field: &Field| {
            let name = columns.get(field.name()).unwrap_or_else(|| field.name());
            Field::new(name, field.data_type().clone(), field.is_nullable())
        };
        let schema = Arc::new(schema.project(&places).map_err(unreadable)?);
        let read: Result<Vec<_>, _> = self.batches.iter().map(|batch| batch.project(&places)).collect();
        let whole = concat_batches(&schema, &read.map_err(unreadable)?).map_err(unreadable)?;
        let fields: Vec<Field> = schema.fields().iter().map(|field| named(field)).collect();
        RecordBatch::try_new(Arc::new(Schema::new(fields)), whole.columns().to_vec()).map_err(unreadable)
    }

    /// A column as it was given.
    pub fn column(&self, name: &str) -> Result<(Field, arrow_array::ArrayRef), Problems> {
        let place = column_of(&self.schema, name)?;
        let schema = Arc::new(self.schema.project(&[place]).map_err(unreadable)?);
        let read: Result<Vec<_>, _> = self.batches.iter().map(|batch| batch.project(&[place])).collect();
        let whole = concat_batches(&schema, &read.map_err(unreadable)?).map_err(unreadable)?;
        Ok((schema.field(0).clone(), Arc::clone(whole.column(0))))
    }
}
