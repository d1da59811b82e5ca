//! The one place where memory of other libraries is taken and given: the capsules of the Arrow PyCapsule interface.
//!
//! What the interface promises is what is relied on: a capsule of the right name holds a structure of the Arrow C data
//! interface, and what it describes stays as it is until it is released. Everything that is taken is moved out of its
//! capsule, which leaves an empty structure behind: it is released here once, and the capsule releases nothing. Lengths,
//! types and nulls are checked; texts are looked at as bytes until they are found to be UTF-8.
#![expect(unsafe_code, reason = "Arrow's C data interface is made of pointers; every block says why it is sound")]

use super::codes::unreadable;
use crate::{convert::type_name, error::exception, guard::caught};
use arrow_array::{
    Array, RecordBatch, RecordBatchOptions, RecordBatchReader, StructArray, ffi::from_ffi_and_data_type,
    ffi_stream::FFI_ArrowArrayStream,
};
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::{DataType, Schema, SchemaRef, ffi::FFI_ArrowSchema};
use pyo3::{
    prelude::*,
    types::{PyCapsule, PyCapsuleMethods, PyTuple},
};
use quotakit::error::Problems;
use std::{ffi::CStr, sync::Arc};

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";

/// The batches of a table that another library holds, one after the other.
pub struct Blocks {
    schema: SchemaRef,
    source: Source,
}

enum Source {
    Stream(FFI_ArrowArrayStream),
    One(Option<RecordBatch>),
}

impl Blocks {
    /// Takes a table of anything that speaks the interface: as a stream, or as the one batch that it is.
    pub fn of(table: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = table.py();
        if let Some(give) = table.getattr_opt("__arrow_c_stream__")? {
            let capsule = give.call0()?;
            let stream = stream_of(&capsule)?;
            return told(py, py.detach(|| caught(|| Self::streamed(stream))));
        }
        if let Some(give) = table.getattr_opt("__arrow_c_array__")? {
            let capsules = give.call0()?;
            let (schema, array) = pair_of(capsules.cast::<PyTuple>()?)?;
            return told(py, caught(|| Self::single(&schema, array)));
        }
        let found = format!("a value of the type `{}`", type_name(table));
        Err(exception(py, &unreadable(found)))
    }

    fn streamed(mut stream: FFI_ArrowArrayStream) -> Result<Self, Problems> {
        let get_schema = stream.get_schema.ok_or_else(|| unreadable("it was read before"))?;
        let mut schema = FFI_ArrowSchema::empty();
        // SAFETY: the stream is not released, as its functions are there; `schema` is empty and takes what is written.
        let status = unsafe { get_schema(&raw mut stream, &raw mut schema) };
        if status != 0 {
            return Err(failed(&mut stream, status));
        }
        let schema = Arc::new(Schema::try_from(&schema).map_err(unreadable)?);
        Ok(Self { schema, source: Source::Stream(stream) })
    }

    fn single(schema: &FFI_ArrowSchema, array: FFI_ArrowArray) -> Result<Self, Problems> {
        let schema = Arc::new(Schema::try_from(schema).map_err(unreadable)?);
        let batch = batch_of(&schema, array)?;
        Ok(Self { schema, source: Source::One(Some(batch)) })
    }

    /// What columns the table has.
    pub const fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The next batch; none at the end. The library that gives it may need the interpreter: it takes it itself.
    pub fn next(&mut self) -> Option<Result<RecordBatch, Problems>> {
        let stream = match &mut self.source {
            Source::One(batch) => return batch.take().map(Ok),
            Source::Stream(stream) => stream,
        };
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: the stream is not released: it is ours, and is dropped with this; `array` is empty and takes what is
        // written.
        let status = unsafe { stream.get_next?(&raw mut *stream, &raw mut array) };
        if status != 0 {
            return Some(Err(failed(stream, status)));
        }
        if array.is_released() {
            return None;
        }
        let schema = Arc::clone(&self.schema);
        Some(caught(|| batch_of(&schema, array)))
    }
}

/// A batch of what a library gives: a struct whose fields are the columns.
fn batch_of(schema: &SchemaRef, array: FFI_ArrowArray) -> Result<RecordBatch, Problems> {
    let of_batch = DataType::Struct(schema.fields().clone());
    // SAFETY: the array came with this schema, and both agree, as the interface demands. Buffers that are not aligned as
    // Rust wants them are copied there.
    let data = unsafe { from_ffi_and_data_type(array, of_batch) }.map_err(unreadable)?;
    let rows = StructArray::from(data);
    if rows.null_count() > 0 {
        return Err(unreadable("whole rows are null"));
    }
    let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
    RecordBatch::try_new_with_options(Arc::clone(schema), rows.into_parts().1, &options).map_err(unreadable)
}

/// What a stream says of its last failure.
fn failed(stream: &mut FFI_ArrowArrayStream, status: i32) -> Problems {
    // SAFETY: the stream is not released; the text, where there is one, is the stream's and lives until its next call.
    let told = stream.get_last_error.and_then(|get_last_error| unsafe {
        let text = get_last_error(&raw mut *stream);
        (!text.is_null()).then(|| CStr::from_ptr(text).to_string_lossy().into_owned())
    });
    unreadable(told.unwrap_or_else(|| format!("the library that gives it failed with {status}")))
}

/// Moves a stream out of its capsule.
fn stream_of(capsule: &Bound<'_, PyAny>) -> PyResult<FFI_ArrowArrayStream> {
    let pointer = capsule.cast::<PyCapsule>()?.pointer_checked(Some(STREAM))?.cast();
    // SAFETY: a capsule of this name holds such a structure; the capsule is alive, and nobody else looks into it while
    // the interpreter is ours. An empty one is left, which the capsule does not release.
    Ok(unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) })
}

/// Moves a schema and an array out of their capsules.
fn pair_of(capsules: &Bound<'_, PyTuple>) -> PyResult<(FFI_ArrowSchema, FFI_ArrowArray)> {
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = capsules.extract()?;
    let (schema, array) = (schema.pointer_checked(Some(SCHEMA))?.cast(), array.pointer_checked(Some(ARRAY))?.cast());
    // SAFETY: as in `stream_of`, for both.
    Ok(unsafe { (FFI_ArrowSchema::from_raw(schema.as_ptr()), FFI_ArrowArray::from_raw(array.as_ptr())) })
}

/// Gives batches to another library. What it does not take is released with the capsule.
pub fn stream_capsule<'py>(
    py: Python<'py>,
    reader: Box<dyn RecordBatchReader + Send>,
) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), STREAM)
}

/// Tells another library what columns there are.
pub fn schema_capsule<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = told(py, FFI_ArrowSchema::try_from(schema).map_err(unreadable))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

fn told<T>(py: Python<'_>, result: Result<T, Problems>) -> PyResult<T> {
    result.map_err(|problems| exception(py, &problems))
}
