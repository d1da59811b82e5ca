//! One row as the facts that it stands for.

use super::{
    Cells, Column, Table,
    bind::{Binding, Bindings, set},
};
use crate::{number::BARE_DIGITS_MAX, shape::Node};

impl Bindings {
    /// The facts of a row: what all rows share, and what its cells give.
    pub fn facts_of<'a>(&self, table: &Table<'a>, row: usize) -> Node<'a> {
        let mut facts: Node<'a> = self.facts.clone();
        for Binding { column, pointer, .. } in &self.list {
            let cell = table.columns().get(*column).and_then(|column| node_of(column, row));
            set(&mut facts, pointer, cell);
        }
        facts
    }
}

/// A cell as it would stand in JSON; `None` where it is empty.
pub(crate) fn node_of<'a>(column: &Column<'a>, row: usize) -> Option<Node<'a>> {
    if !column.is_there(row) {
        return None;
    }
    match column.cells {
        Cells::Int64 { values, scale } => Some(decimal(i128::from(*values.get(row)?), scale)),
        Cells::Int128 { values, scale } => Some(decimal(*values.get(row)?, scale)),
        Cells::Float64(values) => {
            let value = values.get(row)?;
            let text = value.to_string();
            Some(if value.is_finite() { Node::Number(text.into()) } else { Node::Text(text.into()) })
        }
        Cells::Text(_) | Cells::Coded { .. } => column.text(row).map(|text| Node::Text(text.into())),
    }
}

/// A whole number of `10^-scale` as it is written: without trailing zeros, bare where that is a whole number of few digits, as
/// counts are.
fn decimal(mantissa: i128, scale: u32) -> Node<'static> {
    let scale = usize::try_from(scale).unwrap_or_default();
    let digits = mantissa.unsigned_abs().to_string();
    let digits = format!("{digits:0>width$}", width = scale.saturating_add(1));
    let (whole, places) = digits.split_at(digits.len().saturating_sub(scale));
    let places = places.trim_end_matches('0');
    let sign = if mantissa < 0 { "-" } else { "" };
    let text = if places.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{places}") };
    let is_bare = places.is_empty() && whole.len() <= BARE_DIGITS_MAX;
    if is_bare { Node::Number(text.into()) } else { Node::Text(text.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_people_write_them() {
        let text = |mantissa, scale| match decimal(mantissa, scale) {
            Node::Number(text) | Node::Text(text) => text.into_owned(),
            _ => String::new(),
        };
        assert_eq!(text(2_000_050, 2), "20000.5");
        assert_eq!(text(-5, 2), "-0.05");
        assert_eq!(text(0, 2), "0");
        assert_eq!(text(i128::MIN, 0), "-170141183460469231731687303715884105728");
        assert_eq!(text(1_200, 2), "12");
    }
}
