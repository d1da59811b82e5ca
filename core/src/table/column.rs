//! Columns as they come: borrowed, with their scale and their empty cells.

use crate::error::{Problem, Problems, catalogue::funnel as code};

/// A column of texts.
pub trait Texts: Send + Sync {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The text of a row; an empty one where the cell is empty.
    fn text(&self, row: usize) -> &str;
}

impl Texts for Vec<String> {
    fn len(&self) -> usize {
        self.len()
    }
    fn text(&self, row: usize) -> &str {
        self.get(row).map_or("", String::as_str)
    }
}

/// The cells of a column.
#[derive(Clone, Copy)]
pub enum Cells<'a> {
    /// Whole numbers of `10^-scale`.
    Int64 {
        /// The numbers.
        values: &'a [i64],
        /// The places.
        scale: u32,
    },
    /// Whole numbers of `10^-scale`, as decimals of 128 bits are stored.
    Int128 {
        /// The numbers.
        values: &'a [i128],
        /// The places.
        scale: u32,
    },
    /// Binary floats, each taken at its word where its shortest text has at most 15 digits, as a bare number of JSON is.
    Float64(&'a [f64]),
    /// Texts.
    Text(&'a dyn Texts),
    /// Texts of which few differ.
    Coded {
        /// Positions in `names`.
        codes: &'a [u32],
        /// The texts.
        names: &'a [&'a str],
    },
}

/// Which cells are there, a bit for each from the lowest on, as Arrow stores them.
#[derive(Clone, Copy, Debug)]
pub struct Bits<'a> {
    /// The bits.
    pub bytes: &'a [u8],
    /// Where they begin.
    pub offset: usize,
}

impl Bits<'_> {
    /// Whether the bit of a row is set.
    #[must_use]
    pub fn is_set(&self, row: usize) -> bool {
        let place = self.offset.saturating_add(row);
        let byte = self.bytes.get(place >> 3).copied().unwrap_or_default();
        byte.wrapping_shr(u32::try_from(place & 7).unwrap_or_default()) & 1 == 1
    }
}

/// A column of a table.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its cells.
    pub cells: Cells<'a>,
    /// Which of them are there; all, unless given.
    pub valid: Option<Bits<'a>>,
}

impl<'a> Column<'a> {
    /// A column without empty cells.
    #[must_use]
    pub const fn new(name: &'a str, cells: Cells<'a>) -> Self {
        Self { name, cells, valid: None }
    }

    /// How many rows it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        match self.cells {
            Cells::Int64 { values, .. } => values.len(),
            Cells::Int128 { values, .. } => values.len(),
            Cells::Float64(values) => values.len(),
            Cells::Text(texts) => texts.len(),
            Cells::Coded { codes, .. } => codes.len(),
        }
    }

    /// Whether the cell of a row is there.
    #[must_use]
    pub fn is_there(&self, row: usize) -> bool {
        self.valid.is_none_or(|bits| bits.is_set(row))
    }

    /// The text of a row.
    #[must_use]
    pub fn text(&self, row: usize) -> Option<&'a str> {
        match self.cells {
            Cells::Text(texts) => Some(texts.text(row)),
            Cells::Coded { codes, names } => {
                let code = usize::try_from(*codes.get(row)?).ok()?;
                names.get(code).copied()
            }
            _ => None,
        }
    }

    /// Whether its cells are texts.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        matches!(self.cells, Cells::Text(_) | Cells::Coded { .. })
    }
}

/// Columns of the same length.
#[derive(Clone)]
pub struct Table<'a> {
    columns: Vec<Column<'a>>,
    rows: usize,
}

impl<'a> Table<'a> {
    /// Puts columns together.
    ///
    /// # Errors
    /// Columns of other lengths than the first one.
    pub fn new(columns: Vec<Column<'a>>) -> Result<Self, Problems> {
        let rows = columns.first().map_or(0, Column::rows);
        let first = columns.first().map_or("", |column| column.name);
        let mut problems = Problems::new();
        for column in columns.iter().filter(|column| column.rows() != rows) {
            let place = format!("/{}", crate::shape::escaped(column.name));
            let problem = Problem::new(&code::COLUMN_LENGTH, place).in_facts().with("field", column.name);
            problems.push(problem.with("count", column.rows()).with("first", first).with("rows", rows));
        }
        problems.or(Self { columns, rows })
    }

    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[Column<'a>] {
        &self.columns
    }
}
