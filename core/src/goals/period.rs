//! When a goal shall be reached: a label, two dates, a deadline or a number of days.

use crate::shape::{Node, Reader, Shape, record};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// The period of a goal: `"2026-Q4"`, or an object of dates.
#[derive(Clone, Debug, PartialEq)]
pub enum PeriodRule {
    /// A period of the calendar, by its label; or the words that stand in for one.
    Label(String),
    /// A period by its dates.
    Dates(PeriodDates),
}

record! {
    /// A period by its dates. The end is said in one way only.
    pub struct PeriodDates {
        /// The first day; the day of evaluation unless given.
        start: Option<NaiveDate>,
        /// The day after the last one.
        end: Option<NaiveDate>,
        /// The last day: "by 31 March".
        deadline: Option<NaiveDate>,
        /// The number of days, the first one included.
        days: Option<u32>,
        /// The words that the dates were read from, where they can be read otherwise too.
        said: Option<String>,
    }
}

impl PeriodRule {
    /// The half-open period `[start, end)`.
    #[must_use]
    pub const fn between(start: NaiveDate, end: NaiveDate) -> Self {
        Self::Dates(PeriodDates { start: Some(start), end: Some(end), deadline: None, days: None, said: None })
    }

    /// The period that ends with its `deadline`.
    #[must_use]
    pub const fn by(deadline: NaiveDate) -> Self {
        Self::Dates(PeriodDates { start: None, end: None, deadline: Some(deadline), days: None, said: None })
    }
}

impl Shape for PeriodRule {
    fn blank() -> Self {
        Self::Label(String::new())
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match node {
            Node::Text(_) => Self::Label(String::read(node, reader)),
            Node::Object(_) => Self::Dates(PeriodDates::read(node, reader)),
            _ => {
                reader.wrong_type("a period such as `2026-Q4`, or an object with `start` and `end`", node);
                Self::blank()
            }
        }
    }
}

impl Serialize for PeriodRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Label(label) => serializer.serialize_str(label),
            Self::Dates(dates) => dates.serialize(serializer),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PeriodRule {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PeriodRule".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let dates = generator.subschema_for::<PeriodDates>();
        schemars::json_schema!({
            "description": "A label such as `2026-Q4`, or dates.",
            "oneOf": [{ "type": "string" }, dates],
        })
    }
}
