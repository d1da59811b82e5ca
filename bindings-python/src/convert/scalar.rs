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
    number::{BARE_DIGITS_MAX, DIGITS_MAX, Number},
    shape::{Node, shortened},
};
use std::borrow::Cow;

/// The bits up to which an integer is written out; core takes 28 digits, which are 94 bits.
const INTEGER_BITS_MAX: u64 = 512;

impl Converter {
    /// An integer: a bare number, or a text where it has more digits than a bare number may have.
    pub(super) fn integer(&mut self, integer: &Bound<'_, PyInt>) -> PyResult<Node<'static>> {
        if let Ok(small) = integer.extract::<i64>() {
            let text = small.to_string();
            let digits = text.trim_start_matches('-').len();
            return Ok(if digits > BARE_DIGITS_MAX { Node::Text(text.into()) } else { Node::Number(text.into()) });
        }
        let bits: u64 = integer.call_method0("bit_length")?.extract()?;
        if bits > INTEGER_BITS_MAX {
            let value = format!("an integer of {bits} bits");
            self.fault(&number::TOO_MANY_DIGITS, |problem| problem.with("value", value).with("limit", DIGITS_MAX));
            return Ok(Node::Null);
        }
        // The digits by `int` itself: a subclass may print itself as something else.
        let text = integer.py().get_type::<PyInt>().call_method1("__repr__", (integer,))?;
        Ok(Node::Text(Cow::Owned(text.extract()?)))
    }

    /// A float, by the shortest text that names it. Core takes up to 15 digits, so 0.1 + 0.2 is refused there.
    pub(super) fn float(&mut self, float: &Bound<'_, PyFloat>) -> Node<'static> {
        let value = float.value();
        if value.is_finite() {
            let text = value.to_string();
            return Node::Number(if text == "-0" { "0".into() } else { text.into() });
        }
        let path = self.pointer();
        self.problems
            .extend(Number::from_float(value).err().map(|malformed| malformed.problem(&path)).into_iter().collect());
        Node::Null
    }

    /// A `Decimal`: a text with all its digits, written out.
    pub(super) fn decimal(&mut self, value: &Bound<'_, PyAny>) -> PyResult<Node<'static>> {
        let text = value.str()?;
        let text = text.to_cow()?;
        match written_out(&text) {
            Ok(digits) => {
                self.count_text(digits.len());
                return Ok(Node::Text(digits.into()));
            }
            Err(Odd::NotFinite) => {
                self.fault(&number::NOT_A_NUMBER, |problem| problem.with("value", shortened(&text)));
            }
            Err(Odd::TooLong) => {
                let value = shortened(&text);
                self.fault(&number::TOO_MANY_DIGITS, |problem| problem.with("value", value).with("limit", DIGITS_MAX));
            }
        }
        Ok(Node::Null)
    }

    /// A date, written `2026-07-31`.
    pub(super) fn date(&mut self, date: &Bound<'_, PyDate>) -> PyResult<Node<'static>> {
        let text = iso(date)?;
        if text.len() == "2026-07-31".len() {
            return Ok(Node::Text(text.into()));
        }
        Ok(self.no_data("a date", date))
    }

    /// A date and time: where it has a zone, the instant in UTC; where it has none, its text without one, which core
    /// refuses where it needs an instant.
    pub(super) fn instant(&mut self, instant: &Bound<'_, PyDateTime>) -> PyResult<Node<'static>> {
        let py = instant.py();
        if types::is_missing(instant)? {
            return Ok(self.no_data("a date and time", instant));
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
                self.fault(&code::BAD_INSTANT, |problem| problem.with("value", shortened(&text)));
                Ok(Node::Null)
            }
            Err(error) => Err(error),
        }
    }
}

fn iso(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(value.call_method0("isoformat")?.cast::<PyString>()?.to_cow()?.into_owned())
}
