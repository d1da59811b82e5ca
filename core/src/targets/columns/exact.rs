//! Any table: as the tree of the plan itself, evaluated as a document is.

use super::{NodeValues, fast::scaled};
use crate::{
    error::{Problem, Problems, catalogue::number},
    id::Id,
    life::LifeCycle as _,
    money::Amount,
    shape::Node,
    table::{Table, node_of},
    targets::{
        plan::{TargetPlan, unsound},
        share::Share,
        steps::Steps,
    },
};
use std::collections::HashMap;

/// Shares the plan's total out over the rows of a table.
pub(super) fn evaluate(plan: &TargetPlan, table: &Table<'_>, into: &mut NodeValues) -> Result<(), Problems> {
    let text = plan.to_json();
    let mut document = Node::parse(&text).map_err(|problem| *problem)?;
    let rows = (0..table.rows()).map(|row| row_of(table, row)).collect();
    if let Node::Object(fields) = &mut document {
        fields.retain(|(name, _)| name != "tree");
        fields.push(("tree".into(), Node::Object(vec![("table".into(), Node::List(rows))])));
    }
    let single = TargetPlan::from_node(&document)?;
    drop(document);
    let worked = single.work();
    if let Some(problem) = unsound(&worked.root, &worked.steps) {
        return Err(problem.into());
    }
    let mut rows = HashMap::with_capacity(table.rows());
    let ids = table.columns().iter().find(|column| column.name == "id");
    rows.extend((0..table.rows()).filter_map(|row| Some((ids?.text(row)?, row))));
    into.values.clear();
    into.values.resize(table.rows(), 0);
    put(&worked.root, &worked.steps, &rows, &mut into.values)?;
    let handed_out = worked.steps.amount(&worked.root.count);
    let residue = Amount::new(&(&single.document().total - &handed_out), worked.steps.scale);
    (into.scale, into.residue) = (worked.steps.scale, whole(&residue, &worked.root.at.node.id)?);
    Ok(())
}

fn put(share: &Share<'_>, steps: &Steps, rows: &HashMap<&str, usize>, values: &mut [i128]) -> Result<(), Problem> {
    let id = &share.at.node.id;
    let value = whole(&steps.written(&share.count), id)?;
    if let Some(place) = rows.get(id.as_str()).and_then(|row| values.get_mut(*row)) {
        *place = value;
    }
    share.children.iter().try_for_each(|child| put(child, steps, rows, values))
}

/// An amount as a whole number of its places.
fn whole(amount: &Amount, figure: &Id) -> Result<i128, Problem> {
    scaled(amount.value(), amount.scale()).ok_or_else(|| {
        let problem = Problem::new(&number::OVERFLOW, "/tree/table").with("figure", figure);
        problem.with("value", crate::shape::shortened(&amount.to_string()))
    })
}

/// A row as it would stand in JSON; empty cells are left out.
fn row_of<'a>(table: &Table<'a>, row: usize) -> Node<'a> {
    let fields = table.columns().iter().filter_map(|column| Some((column.name.into(), node_of(column, row)?)));
    Node::Object(fields.collect())
}
