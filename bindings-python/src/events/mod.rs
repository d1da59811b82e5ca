//! Event funnels over tables: the events become the columns of codes that core works on, block by block.

mod codes;
mod gather;
mod times;
mod users;

use crate::{
    arrow::{Blocks, slices},
    document::Document,
    error::{exception, language_of, work},
};
use gather::{Gather, Names};
use pyo3::prelude::*;
use quotakit::{
    LifeCycle,
    error::{Problem, catalogue::document as code},
    funnel::EventFunnel,
    life::outcome_json,
};

/// The outcome of an event funnel on a table of events, as JSON.
#[pyfunction]
#[pyo3(signature = (document, table, columns, zone, language, trace, progress, /))]
#[expect(clippy::too_many_arguments, reason = "Python names them in `EventFunnel.evaluate_table`")]
pub fn evaluate_events(
    py: Python<'_>,
    document: &Document,
    table: &Bound<'_, PyAny>,
    columns: (String, String, String, Option<String>),
    zone: Option<&str>,
    language: &str,
    trace: bool,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    let language = language_of(py, language)?;
    let told = |problem: Problem| exception(py, &problem.into());
    let funnel = document
        .get::<EventFunnel>()
        .ok_or_else(|| told(Problem::new(&code::UNKNOWN_KIND, "/schema").with("found", document.kind())))?;
    if let Some(zone) = zone.filter(|zone| *zone != "UTC") {
        return Err(told(
            Problem::new(&code::UNKNOWN_WORD, "/zone").in_facts().with("value", zone).with("suggestion", "`UTC`"),
        ));
    }
    let mut blocks = Blocks::of(table)?;
    let (user, time, event, property) = columns;
    // The document's own property, where the table has it.
    let asked = funnel.document().breakdown.as_ref().map(|breakdown| breakdown.property.clone());
    let property = property.or_else(|| asked.filter(|name| blocks.schema().column_with_name(name).is_some()));
    let names = Names { user, time, event, property };
    let mut gather =
        Gather::new(blocks.schema(), names, zone.is_some()).map_err(|problems| exception(py, &problems))?;
    while let Some(batch) = py.detach(|| blocks.next()) {
        let batch = batch.map_err(|problems| exception(py, &problems))?;
        for block in slices(&batch) {
            work(py, || {
                gather.add(&block);
                Ok(())
            })?;
            py.check_signals()?;
            if let Some(progress) = progress {
                progress.call1((block.num_rows(),))?;
            }
        }
    }
    work(py, || {
        let outcome = gather.finish(|columns| funnel.evaluate_columns(columns, language))?;
        Ok(outcome_json(&outcome, trace))
    })
}
