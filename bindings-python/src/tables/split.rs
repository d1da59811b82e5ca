//! A tree as rows of a table, and what each of them has of a plan's total.

use super::{cells::Owned, credits::one_batch, whole::Whole};
use crate::{
    arrow::{Table, codes::unreadable},
    document::Document,
    error::work,
};
use arrow_array::{Array as _, ArrayRef, Decimal128Array};
use arrow_schema::Field;
use pyo3::prelude::*;
use quotakit::{
    error::{Problem, Problems, catalogue::document as code, catalogue::number},
    targets::{NodeValues, TargetPlan},
};
use std::{collections::BTreeMap, sync::Arc};

const VALUE: &str = "value";
/// The digits of a decimal of 128 bits.
const DIGITS: u8 = 38;
const LIMIT: u128 = 10_u128.pow(38);

/// How Python asks for a tree to be filled.
#[derive(FromPyObject)]
pub struct SplitAsked {
    #[pyo3(item)]
    columns: BTreeMap<String, String>,
    #[pyo3(item)]
    keep: Vec<String>,
    #[pyo3(item)]
    ignore: Vec<String>,
}

/// What each row has, and what is left of the total: a whole number of a step's places.
#[pyfunction]
#[pyo3(signature = (document, table, asked, /))]
pub fn split_rows(
    py: Python<'_>,
    document: &Document,
    table: &Bound<'_, PyAny>,
    asked: SplitAsked,
) -> PyResult<(Table, (i128, u32))> {
    let whole = Whole::read(py, table)?;
    work(py, || {
        let plan: &TargetPlan = document.get().ok_or_else(|| unreadable("only target plans share a total out"))?;
        let mut found = NodeValues::default();
        let owned = Owned::with_days(&whole.named(&asked.columns, &asked.ignore)?)?;
        owned.with(|table| plan.evaluate_table(table, &mut found))??;
        let residue = (found.residue, found.scale);
        Ok((values_of(found, &whole, &asked.keep)?, residue))
    })
}

fn values_of(found: NodeValues, whole: &Whole, keep: &[String]) -> Result<Table, Problems> {
    let (mut fields, mut columns): (Vec<Field>, Vec<ArrayRef>) = (Vec::new(), Vec::new());
    for name in keep {
        if name == VALUE || fields.iter().any(|field| field.name() == name) {
            return Err(Problem::new(&code::DUPLICATE_KEY, "/keep").in_facts().with("field", name).into());
        }
        let (field, column) = whole.column(name)?;
        fields.push(field);
        columns.push(column);
    }
    if let Some((row, value)) = found.values.iter().enumerate().find(|(_, value)| value.unsigned_abs() >= LIMIT) {
        let problem = Problem::new(&number::OVERFLOW, format!("/{row}")).in_facts();
        return Err(problem.with("figure", VALUE).with("value", value).into());
    }
    let scale = i8::try_from(found.scale).unwrap_or(i8::MAX);
    let values = Decimal128Array::from(found.values).with_precision_and_scale(DIGITS, scale).map_err(unreadable)?;
    fields.push(Field::new(VALUE, values.data_type().clone(), false));
    columns.push(Arc::new(values));
    one_batch(fields, columns)
}
