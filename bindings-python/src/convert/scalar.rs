//! Numbers, dates and times.

use super::{
    Converter,
    decimal::{Odd, written_out},
    types,
};
use pyo3::{
    exceptions::{PyOverflowError, PyValueError},
    prelude::*,
    types::{PyDate, PyDateTime, PyFloat, PyInt, PyString, PyTzInfo},
};
use quotakit::{
    error::catalogue::{document as code, number},
    shape::{Node, shortened},
};

/// The bits up to which an integer is written out; core takes 28 digits, which are 94 bits.
const INTEGER_BITS_MAX: u64 = 512;

impl Converter {
    /// An integer: a bare number, or a text where it has more digits than a bare number may have.
    pub(super) fn integer(&mut self, integer: &Bound<'_, PyInt>) -> PyResult<Node<'static>> {
        if let Ok(small) = integer.extract::<i64>() {
            return Ok(self.gather.integer(small.to_string()));
        }
        let bits: u64 = integer.call_method0("bit_length")?.extract()?;
        if bits > INTEGER_BITS_MAX {
            return Ok(self.gather.too_many_digits(&format!("an integer of {bits} bits")));
        }
        // The digits by `int` itself: a subclass may print itself as something else.
        let text = integer.py().get_type::<PyInt>().call_method1("__repr__", (integer,))?;
        Ok(self.gather.integer(text.extract()?))
    }

    /// A float, by the shortest text that names it. Core takes up to 15 digits, so 0.1 + 0.2 is refused there.
    pub(super) fn float(&mut self, float: &Bound<'_, PyFloat>) -> Node<'static> {
        self.gather.float(float.value())
    }

    /// A `Decimal`: a text with all its digits, written out.
    pub(super) fn decimal(&mut self, value: &Bound<'_, PyAny>) -> PyResult<Node<'static>> {
        // The digits by `Decimal` itself: a subclass may print itself rounded, or with a currency.
        let text = types::decimal_type(value.py())?.call_method1("__str__", (value,))?;
        let text = text.cast::<PyString>()?.to_cow()?;
        let value = || shortened(&text);
        Ok(match written_out(&text) {
            Ok(digits) => self.gather.text(digits),
            Err(Odd::NotFinite) => self.gather.fault(&number::NOT_A_NUMBER, |problem| problem.with("value", value())),
            Err(Odd::TooLong) => self.gather.too_many_digits(&text),
        })
    }

    /// A date, written `2026-07-31`.
    pub(super) fn date(&mut self, date: &Bound<'_, PyDate>) -> PyResult<Node<'static>> {
        let text = iso(date)?;
        if text.len() == "2026-07-31".len() {
            return Ok(Node::Text(text.into()));
        }
        Ok(self.wrong_type("a date", date))
    }

    /// A date and time: where it has a zone, the instant in UTC; where it has none, its text without one, which core
    /// refuses where it needs an instant.
    pub(super) fn instant(&mut self, instant: &Bound<'_, PyDateTime>) -> PyResult<Node<'static>> {
        let py = instant.py();
        if types::is_missing(instant)? {
            return Ok(self.wrong_type("a date and time", instant));
        }
        if instant.call_method0("utcoffset")?.is_none() {
            return Ok(Node::Text(iso(instant)?.into()));
        }
        match instant.call_method1("astimezone", (PyTzInfo::utc(py)?,)) {
            Ok(utc) => {
                let text = iso(&utc)?;
                let plain = text.strip_suffix("+00:00").unwrap_or(&text);
                Ok(Node::Text(format!("{plain}Z").into()))
            }
            // In the first and the last hours that Python knows there is no UTC.
            Err(error) if error.is_instance_of::<PyOverflowError>(py) || error.is_instance_of::<PyValueError>(py) => {
                let text = iso(instant)?;
                Ok(self.gather.fault(&code::BAD_INSTANT, |problem| problem.with("value", shortened(&text))))
            }
            Err(error) => Err(error),
        }
    }
}

fn iso(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(value.call_method0("isoformat")?.cast::<PyString>()?.to_cow()?.into_owned())
}
