//! Cells as whole numbers for programs, and the rows that programs must not see.

use super::{
    Cells, Column, TextRole,
    bind::{Binding, FLOAT_PLACES, Is},
};
use crate::{
    id::Id,
    program::{self, CELL_DIGITS_MAX, Range},
};
use num_traits::{CheckedNeg, ToPrimitive as _};

/// Rows of a table that are evaluated together.
#[derive(Clone, Copy)]
pub(super) enum Rows<'a> {
    /// Neighbours: the first, and how many.
    Range(usize, usize),
    /// Any, in order.
    List(&'a [usize]),
}

impl Rows<'_> {
    pub fn len(&self) -> usize {
        match self {
            Self::Range(_, count) => *count,
            Self::List(rows) => rows.len(),
        }
    }

    /// The row of the table at a place among these.
    pub fn at(&self, place: usize) -> usize {
        match self {
            Self::Range(start, _) => start.saturating_add(place),
            Self::List(rows) => rows.get(place).copied().unwrap_or_default(),
        }
    }

    fn of<'v, T>(&self, values: &'v [T]) -> Option<&'v [T]> {
        match self {
            Self::Range(start, count) => values.get(*start..start.saturating_add(*count)),
            Self::List(_) => None,
        }
    }
}

/// Memory for the cells of a column.
#[derive(Debug, Default)]
pub(super) struct Buffer {
    narrow: Vec<i64>,
    wide: Vec<i128>,
}

impl Buffer {
    /// The cells of some rows; rows whose cell programs must not see lose their mark in `fits`.
    pub fn load<'b>(
        &'b mut self,
        column: &Column<'b>,
        binding: &Binding,
        words: &[String],
        rows: Rows<'_>,
        fits: &mut [i64],
    ) -> (program::Cells<'b>, Range) {
        match (binding.is, column.cells) {
            (Is::Number { scale }, Cells::Int64 { values, .. }) => {
                let limit = 10_i64.checked_pow(scale.saturating_add(CELL_DIGITS_MAX)).unwrap_or(i64::MAX);
                let (cells, range) = gathered(&mut self.narrow, values, limit, rows, fits);
                (program::Cells::Narrow(cells), range)
            }
            (Is::Number { scale }, Cells::Int128 { values, .. }) => {
                let limit = 10_i128.checked_pow(scale.saturating_add(CELL_DIGITS_MAX)).unwrap_or(i128::MAX);
                let (cells, range) = gathered(&mut self.wide, values, limit, rows, fits);
                (program::Cells::Wide(cells), range)
            }
            (Is::Number { .. }, Cells::Float64(values)) => {
                self.narrow.clear();
                for (place, fits) in fits.iter_mut().enumerate() {
                    let exact = values.get(rows.at(place)).and_then(|value| exact(*value));
                    *fits &= i64::from(exact.is_some());
                    self.narrow.push(exact.unwrap_or_default());
                }
                (program::Cells::Narrow(&self.narrow), Range::of_cells(&self.narrow))
            }
            (Is::Text(role), _) => {
                self.narrow.clear();
                if role == TextRole::Word {
                    self.load_words(column, words, rows);
                } else if role == TextRole::Name {
                    let is_name = |place: usize| column.text(rows.at(place)).is_some_and(Id::is_one);
                    fits.iter_mut().enumerate().for_each(|(place, fits)| *fits &= i64::from(is_name(place)));
                }
                (program::Cells::Narrow(&self.narrow), Range::of_cells(&self.narrow))
            }
            // INVARIANT: a column of texts is bound as one.
            (Is::Number { .. }, _) => {
                fits.fill(0);
                (program::Cells::Narrow(&[]), Range::of(0))
            }
        }
    }

    /// The places of texts among words; −1 for others.
    fn load_words(&mut self, column: &Column<'_>, words: &[String], rows: Rows<'_>) {
        let place_of = |text: &str| {
            let place = words.iter().position(|word| word == text).and_then(|place| i64::try_from(place).ok());
            place.unwrap_or(-1)
        };
        match column.cells {
            Cells::Coded { codes, names } if names.len() <= rows.len() => {
                let places: Vec<i64> = names.iter().map(|name| place_of(name)).collect();
                let place = |row: usize| {
                    let code = codes.get(row).and_then(|code| usize::try_from(*code).ok());
                    code.and_then(|code| places.get(code)).copied().unwrap_or(-1)
                };
                self.narrow.extend((0..rows.len()).map(|place_in| place(rows.at(place_in))));
            }
            _ => self.narrow.extend((0..rows.len()).map(|place| column.text(rows.at(place)).map_or(-1, place_of))),
        }
    }
}

/// The cells of rows; those of the limit and beyond are left to single evaluation, and zero stands in for them.
fn gathered<'b, T: Copy + Ord + Default + CheckedNeg + Into<i128>>(
    buffer: &'b mut Vec<T>,
    values: &'b [T],
    limit: T,
    rows: Rows<'_>,
    fits: &mut [i64],
) -> (&'b [T], Range) {
    let neighbours = rows.of(values);
    if neighbours.is_none() {
        buffer.clear();
        buffer.extend((0..rows.len()).map(|place| values.get(rows.at(place)).copied().unwrap_or_default()));
    }
    // INVARIANT: a limit is above zero, so that it has a negative.
    let least = limit.checked_neg().unwrap_or_default();
    let range = Range::of_cells(neighbours.unwrap_or(buffer));
    if range.low > least.into() && range.high < limit.into() {
        return (neighbours.unwrap_or(buffer), range);
    }
    if let Some(cells) = neighbours {
        buffer.clear();
        buffer.extend_from_slice(cells);
    }
    for (fits, cell) in fits.iter_mut().zip(buffer.iter_mut()) {
        if *cell <= least || *cell >= limit {
            (*fits, *cell) = (0, T::default());
        }
    }
    (buffer, Range::of_cells(buffer))
}

/// A float as a whole number of millionths, where its shortest text is a decimal of at most 15 digits with no more places.
///
/// Of decimals of up to 15 digits no two are the same float. So where the decimal of some millionths is nearest to the float, it
/// is the one that the float's shortest text writes.
#[expect(clippy::float_arithmetic, clippy::float_cmp, reason = "what is not exact is refused")]
pub(crate) fn exact(value: f64) -> Option<i64> {
    const UNIT: f64 = 1e6;
    const _: () = assert!(FLOAT_PLACES == 6);
    let millionths = (value * UNIT).round();
    (millionths.abs() < 1e15 && millionths / UNIT == value).then(|| millionths.to_i64()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_taken_at_their_word() {
        assert_eq!(exact(1_234.56), Some(1_234_560_000));
        assert_eq!(exact(-0.000_001), Some(-1));
        assert_eq!(exact(0.1 + 0.2), None);
        assert_eq!(exact(0.000_000_1), None);
        assert_eq!(exact(f64::NAN), None);
        assert_eq!(exact(f64::INFINITY), None);
        assert_eq!(exact(1e9), None);
        assert_eq!(exact(999_999_999.999_999), Some(999_999_999_999_999));
    }
}
