//! Column programs: what a document computes, as a list of operations over whole columns.
//!
//! A domain [writes](Writer) its rules once for a table. Every value is a whole number over an exact denominator, so that
//! nothing is rounded but where the document says so. A program runs block by block in cache. For each block the smallest and
//! the largest cell of every column give bounds to every step, and the bounds decide, step by step, whether 64 bits hold it
//! or 128 do; where not even these are proven to hold it, rows are computed one at a time with every operation checked, and
//! what overflows there, or was never meant for columns (a quota of zero, a missing fact), is handed back to be evaluated as
//! a single document and facts are. So columns give what one row at a time gives, always.

mod bends;
mod bound;
mod bounds;
mod divide;
mod kernels;
mod lines;
mod op;
#[expect(clippy::module_inception, reason = "the program of the module of programs")]
mod program;
mod row;
mod run;
mod value;
mod writer;

pub use bound::{Bound, NumberColumn};
pub use bounds::Range;
pub use lines::lines;
pub use program::{Output, Program};
pub use run::{BLOCK_ROWS, Block, Cells, Runner};
pub use value::{CELL_DIGITS_MAX, Flag, Value};
pub use writer::Writer;

#[cfg(test)]
mod tests;
