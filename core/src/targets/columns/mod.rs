//! A plan's tree as columns: the same values as of the document, without a document.

mod exact;
mod fast;
mod links;
mod siblings;
mod width;

use super::plan::TargetPlan;
use crate::{
    error::{Problem, Problems, catalogue::funnel as code},
    life::LifeCycle as _,
    limits,
    shape::{Node, with_fields},
    table::Table,
    targets::document::TargetNode,
};

/// The values of the rows of a tree. Given to the next table again, its memory is used again.
#[derive(Clone, Debug, Default)]
pub struct NodeValues {
    /// What each row has: a whole number of `10^-scale`.
    pub values: Vec<i128>,
    /// The places of the values.
    pub scale: u32,
    /// What is left of the total beneath a step: a whole number of `10^-scale`.
    pub residue: i128,
    /// Whether the table was plain, so that integers did it; all others are worked out as documents are.
    pub is_plain: bool,
    room: fast::Room,
}

impl TargetPlan {
    /// Shares the plan's total out over a tree that is given as a table, a row for each node: the values that
    /// [`evaluate`](crate::LifeCycle::evaluate) gives where the same rows are the plan's `tree` (law `batch_equals_single`).
    ///
    /// Columns are named as the fields of [`TargetRow`](super::TargetRow): `id`, `parent` (empty for the root), `weight`, `min`,
    /// `max`, `locked` and so on; rows may stand in any order. The plan's own tree is its root alone, and says nothing of it but
    /// its `id`; the root of the table takes its place.
    ///
    /// A tree of ids, parents and weights that are whole numbers of some scale is worked out in integers: of 64 bits where bounds
    /// prove that they hold every product, of 128 bits elsewhere. What those do not hold, and plans with more to say (locks and
    /// bounds, divisor methods, time, weights below zero), are worked out as documents are: slower, with the same values.
    ///
    /// ```
    /// use quotakit::{LifeCycle, table::{Bits, Cells, Column, Table}, targets::{NodeValues, TargetPlan}};
    /// let plan = TargetPlan::from_json(r#"{"id": "q1", "unit": {"currency": {"code": "CNY"}}, "total": "100.00",
    ///     "tree": {"id": "all"}}"#)?;
    /// let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    /// let (ids, parents) = (texts(&["all", "north", "south", "ann", "bob"]), texts(&["", "all", "all", "north", "north"]));
    /// // Every row but the first one has a parent; the weights are 2, 1, 1 and 2.
    /// let mut parents = Column::new("parent", Cells::Text(&parents));
    /// parents.valid = Some(Bits { bytes: &[0b11110], offset: 0 });
    /// let weights = Column::new("weight", Cells::Int64 { values: &[0, 2, 1, 1, 2], scale: 0 });
    /// let table = Table::new(vec![Column::new("id", Cells::Text(&ids)), parents, weights])?;
    /// let mut values = NodeValues::default();
    /// plan.evaluate_table(&table, &mut values)?;
    /// // Two thirds of 100.00 are 66.66…, and a third of that 22.22…: the cent left over goes to the larger remainder.
    /// assert_eq!((values.values, values.scale), (vec![10_000, 6_667, 3_333, 2_222, 4_445], 2));
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    ///
    /// # Errors
    /// A plan that says more of its own tree; all that would be wrong with the plan if the rows were its tree, at the row
    /// (`/tree/table/3/weight`). Then the values say nothing: who has what depends on every row.
    pub fn evaluate_table(&self, nodes: &Table<'_>, into: &mut NodeValues) -> Result<(), Problems> {
        let root: &TargetNode = &self.document().tree;
        let alone: TargetNode = with_fields([("id", Node::Text(root.id.to_string().into()))]);
        if *root != alone {
            let problem = Problem::new(&code::NOT_COMBINED, "/tree").with("field", "tree");
            return Err(problem.with("other", "table").into());
        }
        if let Err(problem) = limits::check("the number of nodes", nodes.rows(), limits::NODES_MAX) {
            return Err(Problem { path: "/tree".to_owned(), ..*problem }.into());
        }
        into.is_plain = fast::evaluate(self.document(), nodes, into).is_some();
        if into.is_plain { Ok(()) } else { exact::evaluate(self, nodes, into) }
    }
}
