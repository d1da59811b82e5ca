//! What comes out of a table: a column for each output, and what is wrong with rows.

use super::Kind;
use crate::{error::Problems, program::Block};

/// The cells of an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Whole numbers of `10^-scale`, of 64 bits.
    Int64(Vec<i64>),
    /// Whole numbers of `10^-scale`, of 128 bits.
    Int128(Vec<i128>),
    /// Positions in the names of the output.
    Codes(Vec<u32>),
}

/// An output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureColumn {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The cells; where there is none, zero.
    pub values: Values,
    /// The rows that have none, ascending.
    pub absent: Vec<usize>,
}

impl FigureColumn {
    /// The numbers, whatever their width; positions of names.
    #[must_use]
    pub fn numbers(&self) -> Vec<i128> {
        match &self.values {
            Values::Int64(values) => values.iter().map(|value| i128::from(*value)).collect(),
            Values::Int128(values) => values.clone(),
            Values::Codes(values) => values.iter().map(|value| i128::from(*value)).collect(),
        }
    }
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// The row, from 0.
    pub row: usize,
    /// What is wrong; each path begins with the row and the column.
    pub problems: Problems,
}

/// The outputs of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// A column for each output.
    pub columns: Vec<FigureColumn>,
    /// The rows that are wrong, ascending; their cells are absent.
    pub errors: Vec<RowError>,
    /// How many rows were evaluated one at a time.
    pub evaluated_alone: usize,
}

impl Figures {
    /// Columns of a length; what was there before is used again.
    pub(super) fn resize(&mut self, outputs: &[(String, Kind)], rows: usize, is_narrow: bool) {
        let is_same = self.columns.len() == outputs.len();
        if !is_same {
            self.columns = outputs.iter().map(|(name, kind)| FigureColumn::empty(name, kind, is_narrow)).collect();
        }
        for column in &mut self.columns {
            column.absent.clear();
            match &mut column.values {
                Values::Int64(values) => fit(values, rows),
                Values::Int128(values) => fit(values, rows),
                Values::Codes(values) => fit(values, rows),
            }
        }
        self.errors.clear();
        self.evaluated_alone = 0;
    }
}

/// Fresh memory of zeros is handed out untouched; memory that was used before is not cleared, as every row is written.
fn fit<T: Copy + Default>(values: &mut Vec<T>, rows: usize) {
    if values.capacity() < rows {
        *values = vec![T::default(); rows];
    } else {
        values.resize(rows, T::default());
    }
}

impl FigureColumn {
    fn empty(name: &str, kind: &Kind, is_narrow: bool) -> Self {
        let values = match kind {
            Kind::Number { .. } if is_narrow => Values::Int64(Vec::new()),
            Kind::Number { .. } => Values::Int128(Vec::new()),
            Kind::Name { .. } => Values::Codes(Vec::new()),
        };
        Self { name: name.to_owned(), kind: kind.clone(), values, absent: Vec::new() }
    }
}

/// A part of an output that one worker fills.
#[derive(Debug)]
pub(super) enum Part<'a> {
    Int64(&'a mut [i64]),
    Int128(&'a mut [i128]),
    Codes(&'a mut [u32]),
}

impl Part<'_> {
    /// Puts a number into a row; `None` where its width does not hold it.
    pub fn set(&mut self, row: usize, number: i128) -> Option<()> {
        match self {
            Self::Int64(values) => *values.get_mut(row)? = i64::try_from(number).ok()?,
            Self::Int128(values) => *values.get_mut(row)? = number,
            Self::Codes(values) => *values.get_mut(row)? = u32::try_from(number).ok()?,
        }
        Some(())
    }

    /// Puts what a program found for neighbouring rows; gives whether its width holds all of it.
    pub fn fill(&mut self, start: usize, count: usize, block: &Block<'_>) -> bool {
        let end = start.saturating_add(count);
        match self {
            Self::Int64(values) => fill(values.get_mut(start..end), block, |number| i64::try_from(number).ok()),
            Self::Int128(values) => fill(values.get_mut(start..end), block, Some),
            Self::Codes(values) => fill(values.get_mut(start..end), block, |number| u32::try_from(number).ok()),
        }
    }
}

fn fill<T: Copy + Default>(into: Option<&mut [T]>, block: &Block<'_>, of: impl Fn(i128) -> Option<T>) -> bool {
    let Some(into) = into else { return false };
    let mut holds = true;
    let mut put = |cell: &mut T, number: i128| {
        let found = of(number);
        holds &= found.is_some();
        *cell = found.unwrap_or_default();
    };
    match block {
        Block::Known(number) => into.iter_mut().for_each(|cell| put(cell, *number)),
        Block::Narrow(values) => into.iter_mut().zip(*values).for_each(|(cell, value)| put(cell, (*value).into())),
        Block::Wide(values) => into.iter_mut().zip(*values).for_each(|(cell, value)| put(cell, *value)),
    }
    holds
}
