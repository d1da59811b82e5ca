//! Calendars. Periods and dates cross as texts; the package makes records of them.

use crate::{
    convert::gathered,
    error::{text_of, work},
};
use chrono::NaiveDate;
use pyo3::prelude::*;
use quotakit::{
    calendar::{self, Grain},
    error::Problems,
    shape::{Node, Shape, read_whole},
};

/// A period as it crosses: label, grain, first day, the day after the last.
type Parts = (String, String, String, String);

/// A calendar; the class of the package holds one.
#[pyclass(frozen, module = "quotakit._quotakit")]
pub struct Calendar {
    inner: calendar::Calendar,
}

#[pymethods]
impl Calendar {
    /// Reads a calendar's rule from JSON.
    #[staticmethod]
    #[pyo3(signature = (text, /))]
    fn from_json(py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = text_of(text)?;
        Ok(Self { inner: work(py, || calendar::Calendar::from_json(&text?))? })
    }

    /// Reads a calendar's rule from a mapping.
    #[staticmethod]
    #[pyo3(signature = (data, /))]
    fn from_data(py: Python<'_>, data: &Bound<'_, PyAny>) -> PyResult<Self> {
        let data = gathered(data)?;
        Ok(Self { inner: work(py, || data.then(calendar::Calendar::from_node))? })
    }

    /// The rule in canonical form.
    fn to_json(&self) -> String {
        self.inner.to_json()
    }

    /// Whether labels carry `FY`.
    #[getter]
    const fn is_fiscal(&self) -> bool {
        self.inner.is_fiscal()
    }

    /// The period of a label.
    #[pyo3(signature = (label, /))]
    fn period(&self, py: Python<'_>, label: &str) -> PyResult<Parts> {
        work(py, || Ok(parts_of(self.inner.resolve(label, "/label").map_err(|problem| problem.in_facts())?)))
    }

    /// The period of a grain that a day lies in.
    #[pyo3(signature = (date, grain, /))]
    fn containing(&self, py: Python<'_>, date: &str, grain: &str) -> PyResult<Option<Parts>> {
        work(py, || Ok(self.inner.containing(read(date, "/date")?, read(grain, "/grain")?).map(parts_of)))
    }

    /// The periods of a grain inside a period.
    #[pyo3(signature = (period, grain, /))]
    fn children(&self, py: Python<'_>, period: Parts, grain: &str) -> PyResult<Vec<Parts>> {
        work(py, || {
            let children = self.inner.children(&period_of(period)?, read(grain, "/grain")?);
            Ok(children.into_iter().map(parts_of).collect())
        })
    }

    /// The period of the same grain that follows.
    #[pyo3(signature = (period, /))]
    fn next(&self, py: Python<'_>, period: Parts) -> PyResult<Option<Parts>> {
        work(py, || Ok(self.inner.next(&period_of(period)?).map(parts_of)))
    }

    /// The period of the same grain that comes before.
    #[pyo3(signature = (period, /))]
    fn previous(&self, py: Python<'_>, period: Parts) -> PyResult<Option<Parts>> {
        work(py, || Ok(self.inner.previous(&period_of(period)?).map(parts_of)))
    }

    /// The period at the same place of the year before.
    #[pyo3(signature = (period, /))]
    fn same_period_last_year(&self, py: Python<'_>, period: Parts) -> PyResult<Option<Parts>> {
        work(py, || Ok(self.inner.same_period_last_year(&period_of(period)?).map(parts_of)))
    }

    /// The days of a period on which people work.
    #[pyo3(signature = (period, /))]
    fn working_days(&self, py: Python<'_>, period: Parts) -> PyResult<u32> {
        work(py, || Ok(self.inner.working_days(&period_of(period)?)))
    }

    /// Whether people work on a day.
    #[pyo3(signature = (date, /))]
    fn is_working_day(&self, py: Python<'_>, date: &str) -> PyResult<bool> {
        work(py, || Ok(self.inner.is_working_day(read(date, "/date")?)))
    }
}

fn parts_of(period: calendar::Period) -> Parts {
    (period.label, period.grain.word().to_owned(), period.start.to_string(), period.end.to_string())
}

fn period_of((label, grain, start, end): Parts) -> Result<calendar::Period, Problems> {
    let grain: Grain = read(&grain, "/grain")?;
    let (start, end): (NaiveDate, NaiveDate) = (read(&start, "/start")?, read(&end, "/end")?);
    Ok(calendar::Period { label, grain, start, end })
}

/// An argument, read by core as it reads facts.
fn read<T: Shape>(text: &str, path: &str) -> Result<T, Problems> {
    let (value, problems) = read_whole(&Node::Text(text.into()));
    problems.in_facts().under(path).or(value)
}
