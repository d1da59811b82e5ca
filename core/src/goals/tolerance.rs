//! How far a figure that shall stay may stray.

use super::{aim::is_rate, document::Hold};
use crate::{
    error::{Problem, catalogue::goal as code},
    number::Number,
    quantity::Unit,
    shape::{Node, Reader, Shape, choice},
};
use serde::{Serialize, Serializer};

/// How far a figure may stray to either side: `"50000"`, `{"amount": "50000"}` or `{"share": "5%"}`.
#[derive(Clone, Debug, PartialEq)]
pub enum Tolerance {
    /// A bare number: an amount in the metric's unit.
    Bare(Number),
    /// A percentage that does not say of what: of a rate these are points, of anything else it is refused.
    Percent(Number),
    /// An amount, or a share of the figure, as it says.
    Said(ToleranceRule),
}

choice! {
    /// How far a figure may stray, and in what.
    pub enum ToleranceRule {
        /// An amount in the metric's unit.
        Amount(Number) = "amount",
        /// A share of the figure: `"5%"` of 1,000,000 is 50,000.
        Share(Number) = "share",
    }
}

impl Tolerance {
    /// The figure as written.
    #[must_use]
    pub const fn number(&self) -> &Number {
        match self {
            Self::Bare(number) | Self::Percent(number) => number,
            Self::Said(ToleranceRule::Amount(number) | ToleranceRule::Share(number)) => number,
        }
    }
}

/// Notes a percentage beside a figure that is no percentage: 5 % of the figure, or 0.05?
pub(super) fn unclear(hold: &Hold, unit: Option<&Unit>, path: &str) -> Option<Problem> {
    let Some(Tolerance::Percent(percent)) = &hold.tolerance else { return None };
    unit.filter(|unit| !is_rate(unit))?;
    let problem = Problem::new(&code::TOLERANCE_OF_WHAT, format!("{path}/maintain/tolerance"));
    Some(problem.with("tolerance", percent.in_percent()))
}

impl Shape for Tolerance {
    fn blank() -> Self {
        Self::Bare(Number::ZERO)
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match node {
            Node::Object(_) => Self::Said(ToleranceRule::read(node, reader)),
            Node::Text(text) if text.trim_end().ends_with('%') => Self::Percent(Number::read(node, reader)),
            _ => Self::Bare(Number::read(node, reader)),
        }
    }
}

impl Serialize for Tolerance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bare(number) => number.serialize(serializer),
            Self::Percent(number) => serializer.serialize_str(&number.in_percent()),
            Self::Said(rule) => rule.serialize(serializer),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Tolerance {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "GoalTolerance".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let number = generator.subschema_for::<Number>();
        let rule = generator.subschema_for::<ToleranceRule>();
        schemars::json_schema!({
            "description": "An amount in the metric's unit (of a percentage, points), or an object that says whether it is an amount or a share of the figure.",
            "oneOf": [number, rule],
        })
    }
}
