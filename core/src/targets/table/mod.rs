//! The tree of a plan as a table: a row for each node, which names its parent, so that a sheet can hold it.

mod assemble;
mod csv;
mod places;

use super::{
    document::{NodeKind, Standard, TargetNode, Weight, WeightSource},
    plan::TargetPlan,
};
use crate::{
    error::Problems,
    id::Id,
    life::LifeCycle as _,
    number::Number,
    shape::{Node, Reader, Shape, record},
};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::{
    collections::BTreeMap,
    ops::{Deref, DerefMut},
};

pub(super) use places::{at_rows, has_faulty_rows};

record! {
    /// A node of a plan's tree as a row of a table.
    pub struct TargetRow {
        /// The node that it is a part of; the root has none.
        parent: Option<Id>,
        /// The node, unique in the plan.
        id: Id,
        /// The weight among its siblings; `null` says that nobody answered yet.
        weight: Weight = Weight::Missing,
        /// The least share.
        min: Option<Number>,
        /// The largest share.
        max: Option<Number>,
        /// The share itself, where it is fixed.
        locked: Option<Number>,
        /// Who answers for it.
        owner: Option<Id>,
        /// The day by which it is due.
        due: Option<NaiveDate>,
        /// The share that a revision gave it.
        set: Option<Number>,
        /// What it has in parts of the period that are settled, by label.
        kept: BTreeMap<String, Number> = BTreeMap::new(),
        /// When it counts as done.
        standard: Option<Standard>,
        /// What it is, if not somebody or something that is there.
        kind: Option<NodeKind>,
        /// The first day on which it counts.
        hired: Option<NaiveDate>,
        /// The last day on which it counts.
        left: Option<NaiveDate>,
        /// How far a new hire has come in each month since `hired`.
        ramp: Option<Vec<Number>>,
        /// Where the weights of the children come from, if they do not carry their own.
        weights: Option<WeightSource>,
    }
}

/// The tree of a plan as a table, in rows and as the text of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetTable {
    /// The nodes, a parent before its children, as documents take them.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Node<'static>>"))]
    pub rows: Vec<TargetRow>,
    /// The same as comma-separated values with a header.
    pub csv: String,
}

/// Who has a share: the root of a plan's tree. A document may also give it as a table of rows or as the text of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetTree(pub TargetNode);

impl TargetTree {
    /// The tree of rows, in any order; siblings stand in the order of their rows.
    ///
    /// # Errors
    /// Rows that are no tree: an id that stands twice, parents that no row names, rows that stand below each other in a
    /// circle, no root or several.
    pub fn from_rows(rows: Vec<TargetRow>) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let tree = assemble::tree_of(rows, &mut problems);
        problems.or(Self(tree.unwrap_or_else(TargetNode::blank)))
    }

    /// The tree of the text of a sheet.
    ///
    /// # Errors
    /// What is wrong with the text, with its cells, and with the rows as a tree, at paths that begin with the row.
    pub fn from_csv(text: &str) -> Result<Self, Problems> {
        let mut reader = Reader::default();
        let rows = csv::read(&Node::Text(text.into()), &mut reader);
        let tree = put_together(rows, 0, &mut reader);
        reader.into_problems().or(tree.unwrap_or_else(Self::blank))
    }

    /// The tree as the text of a sheet: comma-separated values with a header.
    #[must_use]
    pub fn to_csv(&self) -> String {
        csv::written(&self.to_rows())
    }

    /// The tree as rows, a parent before its children.
    #[must_use]
    pub fn to_rows(&self) -> Vec<TargetRow> {
        let mut rows = Vec::new();
        collect(&self.0, None, &mut rows);
        rows
    }
}

impl TargetPlan {
    /// The plan's tree as a table. Its rows, or its text, given as `tree` make the same plan.
    ///
    /// ```
    /// use quotakit::{LifeCycle, targets::TargetPlan};
    /// let plan = TargetPlan::from_json(r#"{"id": "q1", "unit": {"currency": {"code": "CNY"}}, "total": "100.00",
    ///     "tree": {"csv": "parent,id,weight\n,team,\nteam,ann,2\nteam,bob,1\n"}}"#)?;
    /// let table = plan.to_table();
    /// assert_eq!(table.rows[2].parent.as_ref().map(|id| id.as_str()), Some("team"));
    /// assert_eq!(table.csv, "parent,id,weight,min,max,locked,owner,due\n,team,,,,,,\nteam,ann,2,,,,,\nteam,bob,1,,,,,\n");
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    #[must_use]
    pub fn to_table(&self) -> TargetTable {
        let rows = self.document().tree.to_rows();
        let csv = csv::written(&rows);
        TargetTable { rows, csv }
    }
}

fn collect(node: &TargetNode, parent: Option<&Id>, rows: &mut Vec<TargetRow>) {
    let TargetNode {
        id,
        weight,
        locked,
        set,
        kept,
        min,
        max,
        owner,
        due,
        standard,
        kind,
        hired,
        left,
        ramp,
        weights,
        children,
    } = node.clone();
    rows.push(TargetRow {
        parent: parent.cloned(),
        id,
        weight,
        min,
        max,
        locked,
        owner,
        due,
        set,
        kept,
        standard,
        kind,
        hired,
        left,
        ramp,
        weights,
    });
    for child in &children {
        collect(child, Some(&node.id), rows);
    }
}

/// The rows of a tree that is given as a table, with the name of its field; faults are noted.
fn rows_of(node: &Node<'_>, reader: &mut Reader) -> Option<(&'static str, Vec<TargetRow>)> {
    let Node::Object(fields) = node else { return None };
    let [(name, value)] = fields.as_slice() else { return None };
    match name.as_ref() {
        "table" => Some(("table", reader.at_field("table", |reader| Vec::read(value, reader)))),
        "csv" => Some(("csv", reader.at_field("csv", |reader| csv::read(value, reader)))),
        _ => None,
    }
}

impl Shape for TargetTree {
    fn blank() -> Self {
        Self(TargetNode::blank())
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let before = reader.found();
        let Some((field, rows)) = rows_of(node, reader) else { return Self(TargetNode::read(node, reader)) };
        reader.at_field(field, |reader| put_together(rows, before, reader)).unwrap_or_else(Self::blank)
    }
}

/// The tree of rows of which reading noted the problems since the first `before`. Where an id or a whole row could not be
/// read, who stands below whom is not known.
fn put_together(rows: Vec<TargetRow>, before: usize, reader: &mut Reader) -> Option<TargetTree> {
    let place = reader.pointer();
    let is_of_links = |path: &str| {
        let cell =
            path.strip_prefix(&place).and_then(|rest| rest.strip_prefix('/')).and_then(|rest| rest.split_once('/'));
        cell.is_none_or(|(_, field)| field == "id" || field == "parent")
    };
    if reader.has_fault_since(before, is_of_links) {
        return None;
    }
    let mut problems = Problems::new();
    let tree = assemble::tree_of(rows, &mut problems);
    reader.note(problems);
    tree.map(TargetTree)
}

impl<'de> serde::Deserialize<'de> for TargetTree {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::shape::deserialize(deserializer)
    }
}

impl Serialize for TargetTree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Deref for TargetTree {
    type Target = TargetNode;
    fn deref(&self) -> &TargetNode {
        &self.0
    }
}

impl DerefMut for TargetTree {
    fn deref_mut(&mut self) -> &mut TargetNode {
        &mut self.0
    }
}

impl From<TargetNode> for TargetTree {
    fn from(root: TargetNode) -> Self {
        Self(root)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for TargetTree {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TargetTree".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let node = generator.subschema_for::<TargetNode>();
        let row = generator.subschema_for::<TargetRow>();
        schemars::json_schema!({
            "description": "The root of the tree, or the whole tree as a table of rows or as the text of a sheet.",
            "oneOf": [
                node,
                { "type": "object", "description": "A tree as a table of rows.", "required": ["table"],
                    "additionalProperties": false, "properties": {
                    "table": { "type": "array", "items": row, "description": "A row for each node." } } },
                { "type": "object", "description": "A tree as the text of a sheet.", "required": ["csv"],
                    "additionalProperties": false, "properties": {
                    "csv": { "type": "string", "description": "A header of field names, and a line for each node." } } },
            ],
        })
    }
}
