//! Steps: the nodes of the tree of reasons.

use super::{Format, Label};
use crate::{number::Number, rounding::Rounding};
use std::sync::Arc;

/// What a step found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Number),
    /// Yes or no.
    Flag(bool),
    /// A name, such as a grade.
    Text(String),
    /// Nothing: the step only groups others, or there is no value (its note says why).
    Nothing,
}

/// How a step's value follows from the steps below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// A value of the document or of the facts, at this pointer; or a constant, where there is no pointer.
    Given {
        /// `document#/pointer`, `facts#/pointer`, or nothing for a constant.
        source: Option<String>,
    },
    /// All of them together.
    Sum,
    /// The first less all the others.
    Difference,
    /// All of them multiplied.
    Product,
    /// The first divided by the second.
    Quotient,
    /// The only one with its sign turned.
    Negation,
    /// The smallest.
    Minimum,
    /// The largest.
    Maximum,
    /// The only one, rounded.
    Rounded(Rounding),
    /// The `degree`-th root of the only one, half up to `places`.
    Root {
        /// 2 for a square root.
        degree: u32,
        /// The places that were computed.
        places: u32,
    },
    /// The weighted geometric mean of pairs of a number and its weight, half up to `places`.
    WeightedRoot {
        /// The places that were computed.
        places: u32,
    },
    /// The first of two compared with the second.
    Compare(Comparison),
    /// Whether all hold.
    All,
    /// Whether any holds.
    Any,
    /// Whether the only one does not hold.
    Not,
    /// By the first, a flag: the second if it holds, otherwise the third.
    When,
    /// The first is looked up: each of the others is a [`Op::Case`], ordered by bound; the last one reached counts.
    Select {
        /// Whether a bound belongs to the case that starts there; otherwise to the one before.
        is_inclusive: bool,
    },
    /// A bound and what holds from there on.
    Case,
    /// One of them, by its position.
    Pick {
        /// The position.
        index: usize,
    },
    /// Steps that stand together; no value of its own.
    Group,
    /// A value found by a procedure that the label names, from the steps below it: an apportionment, a statistic.
    Procedure,
    /// The same step as one that stands earlier in the tree, where its reasons are written.
    Same,
}

/// A comparison of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The first is at least the second.
    AtLeast,
    /// The first is at most the second.
    AtMost,
    /// The first is more than the second.
    Above,
    /// The first is less than the second.
    Below,
    /// Both are equal.
    Equal,
}

/// One step from the inputs to a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What the step is.
    pub label: &'static Label,
    /// Whose it is: the id of a component, a person, a period.
    pub about: Option<String>,
    /// What it found.
    pub value: Value,
    /// How.
    pub op: Op,
    /// From what.
    pub of: Vec<Arc<Step>>,
}

impl PartialEq for Label {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Step {
    /// How the step's figure is shown.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.label.format
    }

    /// A step that groups others under a name.
    #[must_use]
    pub fn group(label: &'static Label, about: Option<String>, of: Vec<Arc<Self>>) -> Arc<Self> {
        Arc::new(Self { label, about, value: Value::Nothing, op: Op::Group, of })
    }

    /// The first step with this label key, this one or one below.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&Self> {
        if self.label.key == key { Some(self) } else { self.of.iter().find_map(|step| step.find(key)) }
    }
}
