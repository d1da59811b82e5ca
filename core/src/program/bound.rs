//! The columns of a table that stand for facts.

/// A column of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberColumn {
    /// Its place among the inputs of a program.
    pub index: usize,
    /// Its cells are whole numbers of `10^-scale`.
    pub scale: u32,
}

/// Which facts are columns, for who writes a program.
pub trait Bound {
    /// The column of numbers at a JSON Pointer of the facts.
    fn number(&self, pointer: &str) -> Option<NumberColumn>;
    /// The input with the places of the texts at a JSON Pointer of the facts.
    fn text(&self, pointer: &str) -> Option<usize>;
    /// The place by which a text is known there; `None` where there is no such column.
    fn place(&self, pointer: &str, name: &str) -> Option<u32>;
}
