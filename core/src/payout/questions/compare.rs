//! How two plans differ, as data.

use crate::{
    error::Problems,
    life::LifeCycle as _,
    payout::{PayPlan, document::PlanDocument},
    shape::{Node, escaped, record, word},
};
use serde::Serialize;

record! {
    /// How does another plan differ from this one?
    pub struct CompareQuestion {
        /// The other plan.
        with: Box<PlanDocument>,
    }
}

word! {
    /// How a part of two plans differs.
    pub enum Change as PlanChange {
        /// Only the other plan has it.
        Added = "added",
        /// Only this plan has it.
        Removed = "removed",
        /// Both have it, with other values.
        Changed = "changed",
        /// Both have the same entries, in another order.
        Moved = "moved",
    }
}

/// A part of a plan: its place and what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanPart {
    /// The JSON Pointer into the plan that has it.
    pub path: String,
    /// What stands there, in canonical form.
    pub value: Node<'static>,
}

/// One difference between two plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    /// What kind of difference.
    pub change: Change,
    /// The names of what the difference is in, from the outermost: the ids of a component, a rule, a gate, and fields.
    pub within: Vec<String>,
    /// The part as this plan has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<PlanPart>,
    /// The part as the other plan has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<PlanPart>,
}

/// How two plans differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The hash of this plan.
    pub before: String,
    /// The hash of the other plan.
    pub after: String,
    /// The differences, in the order of this plan's fields; none between plans of the same hash.
    pub differences: Vec<Difference>,
}

impl PayPlan {
    /// How another plan differs from this one, field by field.
    ///
    /// Entries of lists are matched by their `id`, steps by the bound where they begin, and other entries by position.
    /// Both plans are compared in canonical form, so that `"6%"` and `"0.06"` do not differ; a field that is not there has
    /// its default.
    ///
    /// # Errors
    /// Everything that is wrong with the other plan.
    pub fn compare(&self, asked: &CompareQuestion) -> Result<Comparison, Problems> {
        let other = Self::new((*asked.with).clone()).map_err(|problems| problems.in_facts().under("/with"))?;
        let (before, after) = (self.to_json(), other.to_json());
        let read = |text: &str| Node::parse(text).map(Node::into_owned).map_err(|problem| Problems::from(*problem));
        let mut differences = Vec::new();
        let at = Place::default();
        compared(&read(&before)?, &read(&after)?, &at, &mut differences);
        Ok(Comparison { before: self.hash(), after: other.hash(), differences })
    }
}

/// Where two parts stand in their plans.
#[derive(Clone, Default)]
struct Place {
    before: String,
    after: String,
    within: Vec<String>,
}

impl Place {
    fn field(&self, name: &str) -> Self {
        let step = format!("/{}", escaped(name));
        self.then(&step, &step, name)
    }

    fn entry(&self, before: usize, after: usize, name: &str) -> Self {
        self.then(&format!("/{before}"), &format!("/{after}"), name)
    }

    fn then(&self, before: &str, after: &str, name: &str) -> Self {
        let mut within = self.within.clone();
        within.push(name.to_owned());
        Self { before: format!("{}{before}", self.before), after: format!("{}{after}", self.after), within }
    }

    fn difference(&self, before: Option<&Node<'static>>, after: Option<&Node<'static>>) -> Difference {
        let change = match (before, after) {
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
            _ => Change::Changed,
        };
        let part = |path: &str, value: &Node<'static>| PlanPart { path: path.to_owned(), value: value.clone() };
        Difference {
            change,
            within: self.within.clone(),
            before: before.map(|value| part(&self.before, value)),
            after: after.map(|value| part(&self.after, value)),
        }
    }
}

fn compared(before: &Node<'static>, after: &Node<'static>, at: &Place, found: &mut Vec<Difference>) {
    match (before, after) {
        (Node::Object(one), Node::Object(other)) => {
            for (name, value) in one {
                match after.get(name) {
                    Some(now) => compared(value, now, &at.field(name), found),
                    None => found.push(at.field(name).difference(Some(value), None)),
                }
            }
            for (name, value) in other.iter().filter(|(name, _)| before.get(name).is_none()) {
                found.push(at.field(name).difference(None, Some(value)));
            }
        }
        (Node::List(one), Node::List(other)) => entries(one, other, at, found),
        _ if before == after => {}
        _ => found.push(at.difference(Some(before), Some(after))),
    }
}

/// Matches the entries of two lists and compares them.
fn entries(one: &[Node<'static>], other: &[Node<'static>], at: &Place, found: &mut Vec<Difference>) {
    let (names, others) = (names(one), names(other));
    for ((index, value), name) in one.iter().enumerate().zip(&names) {
        let position = others.iter().position(|other| other == name);
        match position.and_then(|position| other.get(position).map(|value| (position, value))) {
            Some((position, now)) => compared(value, now, &at.entry(index, position, name), found),
            None => found.push(at.entry(index, index, name).difference(Some(value), None)),
        }
    }
    for ((index, value), name) in other.iter().enumerate().zip(&others) {
        if !names.contains(name) {
            found.push(at.entry(index, index, name).difference(None, Some(value)));
        }
    }
    let kept: Vec<&String> = names.iter().filter(|name| others.contains(name)).collect();
    let kept_in_other: Vec<&String> = others.iter().filter(|name| names.contains(name)).collect();
    if kept != kept_in_other {
        let texts =
            |names: Vec<&String>| Node::List(names.into_iter().map(|name| Node::Text(name.clone().into())).collect());
        let (before, after) = (texts(kept), texts(kept_in_other));
        found.push(Difference { change: Change::Moved, ..at.difference(Some(&before), Some(&after)) });
    }
}

/// What the entries of a list are called: by id, by the bound where they begin, or by position.
fn names(list: &[Node<'static>]) -> Vec<String> {
    let named = |field: &str| -> Option<Vec<String>> {
        let name = |node: &Node<'static>| match node.get(field) {
            Some(Node::Text(text)) => Some(text.clone().into_owned()),
            _ => None,
        };
        let names: Vec<String> = list.iter().map(name).collect::<Option<_>>()?;
        let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
        (distinct.len() == names.len()).then_some(names)
    };
    named("id").or_else(|| named("from")).unwrap_or_else(|| (0..list.len()).map(|index| index.to_string()).collect())
}
