//! Transactions as rows of a table, credited to everybody in every period.

use super::{cells::Owned, figures::told, whole::Whole};
use crate::{
    arrow::{Table, codes::unreadable},
    document::Document,
    error::{language_of, work},
};
use arrow_array::{
    Array as _, ArrayRef, Decimal128Array, Int64Array, RecordBatch, StringArray, builder::StringBuilder,
};
use arrow_schema::{DataType, Field, Schema};
use pyo3::prelude::*;
use quotakit::{
    error::{Language, Problem, Problems, catalogue::document as code, catalogue::number},
    id::Id,
    payout::{CreditTable, PayPlan},
    table::RowError,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The columns by which credits are told apart.
const PERSON: &str = "person";
const PERIOD: &str = "period";
/// The digits of a decimal of 128 bits.
const DIGITS: u8 = 38;
const LIMIT: u128 = 10_u128.pow(38);

/// How Python asks for transactions to be credited.
#[derive(FromPyObject)]
pub struct CreditAsked<'py> {
    #[pyo3(item)]
    columns: BTreeMap<String, String>,
    #[pyo3(item)]
    facts: Bound<'py, PyAny>,
    #[pyo3(item)]
    ignore: Vec<String>,
    #[pyo3(item)]
    language: String,
}

/// What everybody is credited, and what is wrong with rows; how many rows were credited one deal at a time.
#[pyfunction]
#[pyo3(signature = (document, table, asked, /))]
pub fn credit_rows(
    py: Python<'_>,
    document: &Document,
    table: &Bound<'_, PyAny>,
    asked: CreditAsked<'_>,
) -> PyResult<(Table, Table, usize)> {
    let shared = super::node_of(py, &asked.facts)?;
    let language = language_of(py, &asked.language)?;
    let whole = Whole::read(py, table)?;
    work(py, || {
        let plan: &PayPlan = document.get().ok_or_else(|| unreadable("only pay plans credit transactions"))?;
        let owned = Owned::with_days(&whole.named(&asked.columns, &asked.ignore)?)?;
        let found: CreditTable = owned.with(|table| plan.credit_table(table, &shared))??;
        Ok((measures_of(&found)?, errors_of(&found.errors, language)?, found.credited_alone))
    })
}

/// A row for each person and period, a column for each measure.
fn measures_of(found: &CreditTable) -> Result<Table, Problems> {
    let names = [PERSON, PERIOD].into_iter().chain(found.measures.iter().map(Id::as_str));
    let mut seen = BTreeSet::new();
    if let Some(name) = names.into_iter().find(|name| !seen.insert(*name)) {
        return Err(Problem::new(&code::DUPLICATE_KEY, "").with("field", name).into());
    }
    let (mut people, mut periods) = (StringBuilder::new(), StringBuilder::new());
    let mut values = vec![Vec::new(); found.measures.len()];
    for (person, period, figures) in found.by_person() {
        people.append_value(person.as_str());
        periods.append_value(period);
        for (column, figure) in values.iter_mut().zip(figures) {
            column.push(figure.to_string());
        }
    }
    let mut fields = vec![Field::new(PERSON, DataType::Utf8, false), Field::new(PERIOD, DataType::Utf8, false)];
    let mut columns: Vec<ArrayRef> = vec![Arc::new(people.finish()), Arc::new(periods.finish())];
    for (measure, texts) in found.measures.iter().zip(values) {
        let column = decimals_of(measure, &texts)?;
        fields.push(Field::new(measure.as_str(), column.data_type().clone(), false));
        columns.push(Arc::new(column));
    }
    one_batch(fields, columns)
}

/// Decimals with the places that the longest of them needs.
fn decimals_of(measure: &Id, texts: &[String]) -> Result<Decimal128Array, Problems> {
    let places = |text: &String| text.split_once('.').map_or(0, |(_, places)| places.len());
    let scale = texts.iter().map(places).max().unwrap_or_default();
    let digits = |text: &String| {
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let value: Option<i128> = format!("{whole}{places:0<scale$}").parse().ok();
        value.filter(|value| value.unsigned_abs() < LIMIT).ok_or_else(|| {
            let problem = Problem::new(&number::OVERFLOW, "").in_facts();
            Problems::from(problem.with("figure", measure).with("value", text))
        })
    };
    let values: Result<Vec<i128>, Problems> = texts.iter().map(digits).collect();
    let scale = i8::try_from(scale).unwrap_or(i8::MAX);
    Decimal128Array::from(values?).with_precision_and_scale(DIGITS, scale).map_err(unreadable)
}

/// The rows that are wrong, and what is wrong with each.
fn errors_of(errors: &[RowError], language: Language) -> Result<Table, Problems> {
    let rows: Int64Array = errors.iter().map(|error| i64::try_from(error.row).unwrap_or(i64::MAX)).collect();
    let texts: StringArray = errors.iter().map(|error| Some(told(error, language))).collect();
    let fields = vec![Field::new("row", DataType::Int64, false), Field::new("error", DataType::Utf8, false)];
    one_batch(fields, vec![Arc::new(rows), Arc::new(texts)])
}

pub fn one_batch(fields: Vec<Field>, columns: Vec<ArrayRef>) -> Result<Table, Problems> {
    let schema = Arc::new(Schema::new(fields));
    let batch = RecordBatch::try_new(Arc::clone(&schema), columns).map_err(unreadable)?;
    Ok(Table::new(schema, vec![batch]))
}
