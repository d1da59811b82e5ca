//! Columns of Arrow as the columns that core takes: borrowed where their memory is as core has it, written anew where not.

use super::days::days_of;
use crate::arrow::{codes::unreadable, wrong_type};
use arrow_array::{
    Array, ArrayRef, BinaryArray, Decimal32Array, Decimal64Array, Decimal128Array, Float64Array, Int64Array,
    LargeBinaryArray, LargeStringArray, RecordBatch, StringArray, StringViewArray, UInt64Array, cast::AsArray,
    types::UInt64Type,
};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use chrono::{Days, NaiveDate};
use quotakit::{
    error::Problems,
    table::{Bits, Cells, Column, Table, Texts},
};

/// What holds the cells of a column as long as core works on them.
enum Store {
    Int64(Int64Array),
    Decimal64(Decimal64Array, u32),
    Decimal128(Decimal128Array, u32),
    Float64(Float64Array),
    Numbers(Vec<i64>, u32),
    Wide(Vec<i128>),
    Texts(TextArray),
    Coded(Vec<u32>, TextArray),
    Written(Vec<String>),
}

/// Texts that were found to be UTF-8.
enum TextArray {
    Utf8(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
}

/// The columns of a batch that give facts.
pub struct Owned {
    columns: Vec<(String, Store, Option<NullBuffer>)>,
}

impl Owned {
    /// Takes the columns at some places; those of types that no fact has are told all at once.
    pub fn of(batch: &RecordBatch, places: &[usize]) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut columns = Vec::with_capacity(places.len());
        let schema = batch.schema();
        for place in places {
            let (Some(field), Some(array)) = (schema.fields().get(*place), batch.columns().get(*place)) else {
                continue;
            };
            match stored(field.name(), array) {
                Ok(store) => {
                    let nulls = array.logical_nulls().filter(|nulls| nulls.null_count() > 0);
                    columns.push((field.name().clone(), store, nulls));
                }
                Err(found) => problems.extend(found),
            }
        }
        problems.or(Self { columns })
    }

    /// Takes all columns, with days as the numbers that they are.
    pub fn with_days(batch: &RecordBatch) -> Result<Self, Problems> {
        let places: Vec<usize> = (0..batch.num_columns()).collect();
        let mut owned = Self::of(batch, &places)?;
        for ((_, store, _), array) in owned.columns.iter_mut().zip(batch.columns()) {
            if let Some(days) = days_of(array) {
                *store = Store::Numbers(days, 0);
            }
        }
        Ok(owned)
    }

    /// Hands the columns out as a table.
    pub fn with<T>(&self, work: impl FnOnce(&Table<'_>) -> T) -> Result<T, Problems> {
        let names: Vec<Vec<&str>> = self.columns.iter().map(|(_, store, _)| store.names()).collect();
        let mut columns = Vec::with_capacity(names.len());
        for ((name, store, nulls), names) in self.columns.iter().zip(&names) {
            let valid = nulls.as_ref().map(|nulls| Bits { bytes: nulls.validity(), offset: nulls.offset() });
            columns.push(Column { name, cells: store.cells(names), valid });
        }
        Ok(work(&Table::new(columns)?))
    }
}

fn stored(name: &str, array: &ArrayRef) -> Result<Store, Problems> {
    let found = array.data_type();
    let places = |scale: i8| u32::try_from(scale).map_err(|_| wrong_type(name, "a figure", found));
    Ok(match found {
        DataType::Int64 => Store::Int64(array.as_primitive().clone()),
        DataType::UInt64 => wide(array.as_primitive::<UInt64Type>()),
        found if found.is_integer() => {
            let mut numbers = Vec::new();
            crate::arrow::read_integers(array, &mut numbers);
            Store::Numbers(numbers, 0)
        }
        DataType::Decimal32(_, scale) => {
            let array: &Decimal32Array = array.as_primitive();
            Store::Numbers(array.values().iter().map(|value| i64::from(*value)).collect(), places(*scale)?)
        }
        DataType::Decimal64(_, scale) => Store::Decimal64(array.as_primitive().clone(), places(*scale)?),
        DataType::Decimal128(_, scale) => Store::Decimal128(array.as_primitive().clone(), places(*scale)?),
        DataType::Float64 => Store::Float64(array.as_primitive().clone()),
        DataType::Dictionary(_, values) if is_text(values) => coded(array)?,
        found if is_text(found) => Store::Texts(TextArray::of(array)?),
        found => {
            let days = days_of(array).ok_or_else(|| wrong_type(name, "a column of figures, texts or dates", found))?;
            Store::Written(days.into_iter().map(date).collect())
        }
    })
}

fn is_text(found: &DataType) -> bool {
    matches!(found, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

fn wide(array: &UInt64Array) -> Store {
    Store::Wide(array.values().iter().map(|value| i128::from(*value)).collect())
}

fn coded(array: &ArrayRef) -> Result<Store, Problems> {
    let Some(dictionary) = array.as_any_dictionary_opt().filter(|dictionary| !dictionary.values().is_empty()) else {
        return Ok(Store::Written(vec![String::new(); array.len()]));
    };
    let keys = dictionary.normalized_keys();
    let codes = keys.into_iter().map(|key| u32::try_from(key).unwrap_or(u32::MAX)).collect();
    Ok(Store::Coded(codes, TextArray::of(dictionary.values())?))
}

/// A day counted from 1970, as facts write it.
fn date(day: i64) -> String {
    let count = Days::new(day.unsigned_abs());
    let first = NaiveDate::default();
    let found = if day < 0 { first.checked_sub_days(count) } else { first.checked_add_days(count) };
    found.map_or_else(|| day.to_string(), |found| found.to_string())
}

impl Store {
    /// The texts of a dictionary.
    fn names(&self) -> Vec<&str> {
        match self {
            Self::Coded(_, names) => (0..names.len()).map(|place| names.text(place)).collect(),
            _ => Vec::new(),
        }
    }

    fn cells<'a>(&'a self, names: &'a [&'a str]) -> Cells<'a> {
        match self {
            Self::Int64(array) => Cells::Int64 { values: array.values(), scale: 0 },
            Self::Decimal64(array, scale) => Cells::Int64 { values: array.values(), scale: *scale },
            Self::Decimal128(array, scale) => Cells::Int128 { values: array.values(), scale: *scale },
            Self::Float64(array) => Cells::Float64(array.values()),
            Self::Numbers(values, scale) => Cells::Int64 { values, scale: *scale },
            Self::Wide(values) => Cells::Int128 { values, scale: 0 },
            Self::Texts(texts) => Cells::Text(texts),
            Self::Coded(codes, _) => Cells::Coded { codes, names },
            Self::Written(texts) => Cells::Text(texts),
        }
    }
}

impl TextArray {
    /// Takes texts that another library gives: what it calls texts may be any bytes.
    fn of(array: &ArrayRef) -> Result<Self, Problems> {
        Ok(match array.data_type() {
            DataType::LargeUtf8 => {
                let bytes = LargeBinaryArray::from(array.as_string::<i64>().clone());
                Self::Large(LargeStringArray::try_from_binary(bytes).map_err(unreadable)?)
            }
            DataType::Utf8View => {
                let bytes = array.as_string_view().clone().to_binary_view();
                Self::View(bytes.to_string_view().map_err(unreadable)?)
            }
            _ => {
                let bytes = BinaryArray::from(array.as_string::<i32>().clone());
                Self::Utf8(StringArray::try_from_binary(bytes).map_err(unreadable)?)
            }
        })
    }
}

impl Texts for TextArray {
    fn len(&self) -> usize {
        match self {
            Self::Utf8(array) => array.len(),
            Self::Large(array) => array.len(),
            Self::View(array) => array.len(),
        }
    }

    fn text(&self, row: usize) -> &str {
        if row >= self.len() {
            return "";
        }
        match self {
            Self::Utf8(array) => array.value(row),
            Self::Large(array) => array.value(row),
            Self::View(array) => array.value(row),
        }
    }
}
