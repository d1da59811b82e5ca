//! What core found, as columns of Arrow.

use crate::arrow::codes::unreadable;
use arrow_array::{
    ArrayRef, Decimal64Array, Decimal128Array, DictionaryArray, Int32Array, StringArray, builder::StringBuilder,
    types::Int32Type,
};
use arrow_buffer::{BooleanBufferBuilder, NullBuffer};
use arrow_schema::{DataType, Field};
use quotakit::{
    error::{Language, Problem, Problems, catalogue::number as code},
    table::{FigureColumn, Figures, Kind, RowError, Values},
};
use std::sync::Arc;

/// The digits of decimals of 64 and of 128 bits.
const DIGITS_64: u8 = 18;
const DIGITS_128: u8 = 38;
const LIMIT_64: u64 = 1_000_000_000_000_000_000;

/// What column an output is.
pub fn field_of(name: &str, kind: &Kind, is_narrow: bool) -> Field {
    let found = match kind {
        Kind::Number { scale } => {
            let scale = i8::try_from(*scale).unwrap_or(i8::MAX);
            if is_narrow { DataType::Decimal64(DIGITS_64, scale) } else { DataType::Decimal128(DIGITS_128, scale) }
        }
        Kind::Name { .. } => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
    };
    Field::new(name, found, true)
}

/// Rows whose figures have more digits than a decimal of 64 bits may have, though they fit its bits.
pub fn refuse_long(figures: &mut Figures) {
    let mut long: Vec<(usize, usize, i64)> = Vec::new();
    for (output, column) in figures.columns.iter().enumerate() {
        if let Values::Int64(values) = &column.values
            && matches!(column.kind, Kind::Number { .. })
        {
            let is_long = |value: &i64| value.unsigned_abs() >= LIMIT_64;
            // Without a branch for each row, as nearly always none is.
            if !values.iter().fold(false, |any, value| any | is_long(value)) {
                continue;
            }
            long.extend(
                values.iter().enumerate().filter(|(_, value)| is_long(value)).map(|(row, value)| (row, output, *value)),
            );
        }
    }
    for (row, output, value) in long {
        let name = figures.columns.get(output).map_or_else(String::new, |column| column.name.clone());
        let problem =
            Problem::new(&code::OVERFLOW, format!("/{row}")).in_facts().with("figure", name).with("value", value);
        for column in &mut figures.columns {
            column.absent.push(row);
        }
        figures.errors.push(RowError { row, problems: problem.into() });
    }
    for column in &mut figures.columns {
        column.absent.sort_unstable();
        column.absent.dedup();
    }
    figures.errors.sort_by_key(|error| error.row);
    figures.errors.dedup_by_key(|error| error.row);
}

/// The column of an output.
pub fn array_of(column: FigureColumn, rows: usize) -> Result<ArrayRef, Problems> {
    let nulls = nulls_of(&column.absent, rows);
    Ok(match (column.values, column.kind) {
        (Values::Int64(values), Kind::Number { scale }) => {
            let array = Decimal64Array::new(values.into(), nulls);
            Arc::new(
                array
                    .with_precision_and_scale(DIGITS_64, i8::try_from(scale).unwrap_or(i8::MAX))
                    .map_err(unreadable)?,
            )
        }
        (Values::Int128(values), Kind::Number { scale }) => {
            let array = Decimal128Array::new(values.into(), nulls);
            Arc::new(
                array
                    .with_precision_and_scale(DIGITS_128, i8::try_from(scale).unwrap_or(i8::MAX))
                    .map_err(unreadable)?,
            )
        }
        (Values::Codes(codes), Kind::Name { names }) => {
            let keys: Vec<i32> = codes.into_iter().map(|code| i32::try_from(code).unwrap_or_default()).collect();
            let keys = Int32Array::new(keys.into(), nulls);
            let names = Arc::new(StringArray::from(names));
            Arc::new(DictionaryArray::<Int32Type>::try_new(keys, names).map_err(unreadable)?)
        }
        _ => return Err(unreadable("an output is not what it was said to be")),
    })
}

fn nulls_of(absent: &[usize], rows: usize) -> Option<NullBuffer> {
    if absent.is_empty() {
        return None;
    }
    let mut bits = BooleanBufferBuilder::new(rows);
    bits.append_n(rows, true);
    absent.iter().filter(|row| **row < rows).for_each(|row| bits.set_bit(*row, false));
    Some(NullBuffer::new(bits.finish()))
}

/// What is wrong with rows, as texts; `null` where nothing is. They stand beside their rows and do not number them, so that
/// they are the same however a table is cut into parts.
pub fn errors_of(errors: &[RowError], rows: usize, language: Language) -> ArrayRef {
    let mut texts = StringBuilder::new();
    let mut next = 0;
    for error in errors {
        texts.append_nulls(error.row.saturating_sub(next));
        next = error.row.saturating_add(1);
        texts.append_value(told(error, language));
    }
    texts.append_nulls(rows.saturating_sub(next));
    Arc::new(texts.finish())
}

/// What is wrong with a row, a line for each problem.
pub fn told(error: &RowError, language: Language) -> String {
    let lines: Vec<String> = error.problems.iter().map(|problem| line(problem, language)).collect();
    lines.join("\n")
}

fn line(problem: &Problem, language: Language) -> String {
    let name = problem.code.name;
    let row_end = problem.path.match_indices('/').nth(1).map(|(place, _)| place);
    let path = row_end.and_then(|place| problem.path.get(place..)).unwrap_or("/");
    format!("{name}: {path}: {} ({})", problem.message(language), problem.help(language))
}
