//! Tables in and out by the Arrow PyCapsule interface, without copying: pyarrow, polars, pandas, duckdb, and whoever else
//! speaks it. The libraries themselves are not needed.

mod capsule;
pub mod codes;
mod integers;
mod table;

pub use capsule::{Blocks, schema_capsule, stream_capsule};
pub use integers::read_integers;
pub use table::Table;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, SchemaRef, TimeUnit};
use quotakit::{
    error::{Problem, Problems, catalogue::document as code},
    shape::{shortened, suggestion},
};

/// The rows that are worked on at once: they stay in a processor's cache, and between them Ctrl-C is looked for.
pub const BLOCK_ROWS: usize = 65_536;

/// A table in blocks of [`BLOCK_ROWS`] at most.
pub fn slices(batch: &RecordBatch) -> impl Iterator<Item = RecordBatch> + '_ {
    let starts = (0..batch.num_rows()).step_by(BLOCK_ROWS);
    starts.map(|start| batch.slice(start, BLOCK_ROWS.min(batch.num_rows().saturating_sub(start))))
}

/// Where a column stands in a table.
pub fn column_of(schema: &SchemaRef, name: &str) -> Result<usize, Problems> {
    let mut places = schema.fields().iter().enumerate().filter(|(_, field)| field.name() == name);
    match (places.next(), places.next()) {
        (Some((place, _)), None) => Ok(place),
        (Some(_), Some(_)) => {
            Err(Problem::new(&code::DUPLICATE_KEY, "").in_facts().with("field", shortened(name)).into())
        }
        (None, _) => {
            let known: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
            let problem = Problem::new(&codes::NO_COLUMN, "").in_facts().with("column", shortened(name));
            Err(problem.suggest(suggestion(name, &known)).into())
        }
    }
}

/// A column of a type that cannot be what is expected.
pub fn wrong_type(name: &str, expected: &str, found: &DataType) -> Problem {
    let path = format!("/{}", quotakit::shape::escaped(name));
    Problem::new(&code::WRONG_TYPE, path).in_facts().with("expected", expected).with("found", type_name(found))
}

/// A type as people call it.
pub fn type_name(found: &DataType) -> String {
    match found {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => "a column of texts".to_owned(),
        DataType::Float16 | DataType::Float32 | DataType::Float64 => "a column of floats".to_owned(),
        DataType::Boolean => "a column of yes and no".to_owned(),
        DataType::Timestamp(
            TimeUnit::Second | TimeUnit::Millisecond | TimeUnit::Microsecond | TimeUnit::Nanosecond,
            None,
        ) => "a column of times without a zone".to_owned(),
        DataType::Date32 | DataType::Date64 => "a column of dates".to_owned(),
        DataType::Dictionary(_, values) => type_name(values),
        other => format!("a column of the type `{}`", shortened(&other.to_string())),
    }
}

/// The column at a place; a batch has as many as its schema says.
pub fn column(batch: &RecordBatch, place: usize) -> Option<&ArrayRef> {
    batch.columns().get(place)
}
