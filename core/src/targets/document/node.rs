//! Nodes of a plan's tree: who has a share, by which weight, and when it counts as done.

use super::weights::WeightSource;
use crate::{
    calendar::Grain,
    id::Id,
    number::Number,
    shape::{Node, Reader, Shape, choice, record, word},
};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

record! {
    /// Somebody or something that has a share: a region, a product, a person.
    pub struct TargetNode {
        /// The name, unique in the plan.
        id: Id,
        /// The weight among its siblings; `null` says that nobody answered yet.
        weight: Weight = Weight::Missing,
        /// The share itself, where it is fixed.
        locked: Option<Number>,
        /// The share that a revision gave it: it holds like a lock, until the next revision.
        set: Option<Number>,
        /// What it has in parts of the period that are settled, by label, such as what was reached in those that are over:
        /// its share is this and, by weight, a part of what is left, which goes to the other parts.
        kept: BTreeMap<String, Number> = BTreeMap::new(),
        /// The least share.
        min: Option<Number>,
        /// The largest share.
        max: Option<Number>,
        /// Who answers for it.
        owner: Option<Id>,
        /// The day by which it is due.
        due: Option<NaiveDate>,
        /// When it counts as done.
        standard: Option<Standard>,
        /// What it is, if not somebody or something that is there; `null` unless declared.
        kind: Option<NodeKind>,
        /// The first day on which it counts; before it, it has no share of the time.
        hired: Option<NaiveDate>,
        /// The last day on which it counts.
        left: Option<NaiveDate>,
        /// How far a new hire has come in each month since `hired`, fully after the last one; the plan's `ramp` unless
        /// declared.
        ramp: Option<Vec<Number>>,
        /// Where the weights of the children come from, if they do not carry their own.
        weights: Option<WeightSource>,
        /// Who shares it.
        children: Vec<TargetNode> = Vec::new(),
    }
}

word! {
    /// A node that holds a share of its own and is not somebody who works for it.
    pub enum NodeKind as TargetNodeKind {
        /// A seat that nobody sits on.
        Vacant = "vacant",
        /// An account that the house serves itself.
        House = "house",
    }
}

/// A weight: given, not answered (`null`), or not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weight {
    /// There is none.
    Missing,
    /// It was asked for and not answered.
    Unanswered,
    /// It is given.
    Given(Number),
}

impl Shape for Weight {
    fn blank() -> Self {
        Self::Given(Number::ONE)
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        if *node == Node::Null { Self::Unanswered } else { Self::Given(Number::read(node, reader)) }
    }
}

impl Serialize for Weight {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Given(number) => number.serialize(serializer),
            Self::Missing | Self::Unanswered => serializer.serialize_none(),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Weight {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "NodeWeight".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = generator.subschema_for::<Option<Number>>();
        schema.insert("description".to_owned(), "A weight, or `null` where it was asked for and not answered.".into());
        schema
    }
}

choice! {
    /// When a target counts as done.
    pub enum Standard as DoneWhen {
        /// When a metric reaches a value.
        AtLeast(StandardValue) = "at_least",
    }
}

record! {
    /// The value that a metric has to reach.
    pub struct StandardValue {
        /// The metric.
        metric: String,
        /// The value.
        value: Number,
        /// How often: in each month of the plan's period; once in the whole period unless declared.
        each: Option<Grain>,
    }
}
