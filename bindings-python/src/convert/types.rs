//! What a Python value is, where that takes a question to Python.

use pyo3::{
    prelude::*,
    sync::PyOnceLock,
    types::{PyBool, PyByteArray, PyBytes, PyFloat, PyInt, PyMemoryView, PyString, PyTuple, PyType},
};

/// The name of a value's type, with its module unless that is `builtins`.
pub fn name_of(value: &Bound<'_, PyAny>) -> String {
    value.get_type().fully_qualified_name().map_or_else(|_| "unknown".to_owned(), |name| name.to_string())
}

/// Whether this is a `decimal.Decimal`.
pub(super) fn is_decimal(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.is_instance(decimal_type(value.py())?)
}

/// The class `decimal.Decimal`.
pub(super) fn decimal_type(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    DECIMAL.import(py, "decimal", "Decimal")
}

pub(super) fn is_bytes(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() || value.is_instance_of::<PyMemoryView>()
}

/// Whether a date and time says that it is none: the `NaT` of pandas is a `datetime`, and unlike itself.
pub(super) fn is_missing(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.ne(value)
}

/// The JSON text of a document or an outcome of this package.
pub(super) fn quotakit_json(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    match value.get_type().getattr_opt("__quotakit_json__")? {
        Some(method) => method.call1((value,))?.extract().map(Some),
        None => Ok(None),
    }
}

/// The names of a dataclass's fields, if the value is an instance of one.
pub(super) fn dataclass_fields(value: &Bound<'_, PyAny>) -> PyResult<Option<Vec<String>>> {
    if value.get_type().getattr_opt("__dataclass_fields__")?.is_none() {
        return Ok(None);
    }
    let fields = value.py().import("dataclasses")?.call_method1("fields", (value,))?;
    fields.try_iter()?.map(|field| field?.getattr("name")?.extract()).collect::<PyResult<_>>().map(Some)
}

/// The names of a named tuple's fields.
pub(super) fn named_fields(items: &Bound<'_, PyTuple>) -> PyResult<Option<Vec<String>>> {
    if items.is_exact_instance_of::<PyTuple>() {
        return Ok(None);
    }
    match items.getattr_opt("_fields")? {
        Some(names) => names.extract().map(Some),
        None => Ok(None),
    }
}

/// The built-in number, flag or text that a scalar of a number library is: what has `__index__` is an integer, what has a
/// `dtype` of booleans, integers or floats gives its `item()`.
pub(super) fn scalar_of<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    if let Some(kind) = kind_of_dtype(value)? {
        let is_single = value.getattr_opt("shape")?.is_some_and(|shape| shape.len().is_ok_and(|len| len == 0));
        if !is_single || !"biuf".contains(&kind) || is_narrow_float(value)? {
            return Ok(None);
        }
        let item = value.call_method0("item")?;
        let is_plain = item.is_exact_instance_of::<PyBool>()
            || item.is_exact_instance_of::<PyInt>()
            || item.is_exact_instance_of::<PyFloat>();
        return Ok(is_plain.then_some(item));
    }
    match value.get_type().getattr_opt("__index__")? {
        Some(index) => Ok(Some(index.call1((value,))?.cast_into::<PyInt>()?.into_any())),
        None => Ok(None),
    }
}

/// Whether this is a float of fewer than 64 bits. It prints fewer digits than it has: as 64 bits, the float32 that prints
/// `12345.67` is 12345.669921875.
pub(super) fn is_narrow_float(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if kind_of_dtype(value)?.as_deref() != Some("f") {
        return Ok(false);
    }
    let size = value.getattr("dtype")?.getattr_opt("itemsize")?;
    Ok(size.is_some_and(|size| size.extract::<u32>().is_ok_and(|bytes| bytes < 8)))
}

fn kind_of_dtype(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    let Some(dtype) = value.getattr_opt("dtype")? else { return Ok(None) };
    let kind = dtype.getattr_opt("kind")?;
    Ok(kind.and_then(|kind| kind.cast_into::<PyString>().ok()).map(|kind| kind.to_string_lossy().into_owned()))
}
