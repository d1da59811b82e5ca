//! Traces out: as JSON for programs, as lines for people.

use super::{Format, Op, Step, Value, reasons::reason_of};
use crate::{error::Language, number::Number, rounding::Rounding};
use serde::{Serialize, Serializer, ser::SerializeMap};

impl Op {
    /// The stable names of all operations.
    pub const NAMES: [&'static str; 22] = [
        "given",
        "sum",
        "difference",
        "product",
        "quotient",
        "negation",
        "minimum",
        "maximum",
        "rounded",
        "root",
        "weighted_root",
        "compare",
        "all",
        "any",
        "not",
        "when",
        "select",
        "case",
        "pick",
        "group",
        "procedure",
        "same",
    ];

    /// The stable name of the operation.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Given { .. } => "given",
            Self::Sum => "sum",
            Self::Difference => "difference",
            Self::Product => "product",
            Self::Quotient => "quotient",
            Self::Negation => "negation",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::Rounded(_) => "rounded",
            Self::Root { .. } => "root",
            Self::WeightedRoot { .. } => "weighted_root",
            Self::Compare(_) => "compare",
            Self::All => "all",
            Self::Any => "any",
            Self::Not => "not",
            Self::When => "when",
            Self::Select { .. } => "select",
            Self::Case => "case",
            Self::Pick { .. } => "pick",
            Self::Group => "group",
            Self::Procedure => "procedure",
            Self::Same => "same",
        }
    }
}

impl super::Comparison {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::AtLeast, Self::AtMost, Self::Above, Self::Below, Self::Equal];

    /// The stable name of the comparison.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::Above => "above",
            Self::Below => "below",
            Self::Equal => "equal",
        }
    }

    pub(super) const fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            Self::Above => ">",
            Self::Below => "<",
            Self::Equal => "=",
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Nothing => serializer.serialize_unit(),
        }
    }
}

/// `{name, about?, value, op, …, of?}`; `rounded` carries its mode and scale, `given` its source.
impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.label.key)?;
        if let Some(about) = &self.about {
            map.serialize_entry("about", about)?;
        }
        map.serialize_entry("value", &self.value)?;
        map.serialize_entry("op", self.op.name())?;
        match &self.op {
            Op::Given { source: Some(source) } => map.serialize_entry("source", source)?,
            Op::Rounded(Rounding { mode, scale }) => {
                map.serialize_entry("mode", mode)?;
                map.serialize_entry("scale", scale)?;
            }
            Op::Root { degree, places } => {
                map.serialize_entry("degree", degree)?;
                map.serialize_entry("places", places)?;
            }
            Op::WeightedRoot { places } => map.serialize_entry("places", places)?,
            Op::Compare(comparison) => map.serialize_entry("is", comparison.name())?,
            Op::Select { is_inclusive } => map.serialize_entry("inclusive", is_inclusive)?,
            Op::Pick { index } => map.serialize_entry("index", index)?,
            _ => {}
        }
        if !self.of.is_empty() {
            let of: Vec<&Self> = self.of.iter().map(AsRef::as_ref).collect();
            map.serialize_entry("of", &of)?;
        }
        map.end()
    }
}

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExplanationLine"))]
pub struct Line {
    /// How deep it stands below the figure that is explained.
    pub depth: usize,
    /// What the step is, with whose it is.
    pub label: String,
    /// How the value follows: `5,000 × 4% `, or the place of a given value.
    pub reason: String,
    /// The value as people read it.
    pub value: String,
}

/// Explains a step in one language, deepest reasons last; `depth_max` bounds how far.
#[must_use]
pub fn explain(step: &Step, language: Language, depth_max: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    collect(step, language, 0, depth_max, &mut lines);
    lines
}

fn collect(step: &Step, language: Language, depth: usize, depth_max: usize, lines: &mut Vec<Line>) {
    let name = language.of(&step.label.texts);
    let label = step.about.as_ref().map_or_else(|| name.to_owned(), |about| format!("{name} [{about}]"));
    lines.push(Line { depth, label, reason: reason_of(step, language), value: shown(step) });
    if depth < depth_max {
        for below in &step.of {
            collect(below, language, depth.saturating_add(1), depth_max, lines);
        }
    }
}

/// The value of a step as people read it.
#[must_use]
pub fn shown(step: &Step) -> String {
    match &step.value {
        Value::Number(number) => shown_number(number, step.format()),
        Value::Flag(flag) => (if *flag { "✓" } else { "✗" }).to_owned(),
        Value::Text(text) => text.clone(),
        Value::Nothing => String::new(),
    }
}

/// A number as people read it: grouped by thousands; money with at least two places; what is not a short decimal is
/// shown to eight places with `≈`.
#[must_use]
pub fn shown_number(number: &Number, format: Format) -> String {
    const SHOWN_PLACES: u32 = 8;
    let scaled = if format == Format::Percent { number * &Number::HUNDRED } else { number.clone() };
    let rounded = scaled.rounded(Rounding::half_up(SHOWN_PLACES));
    let about = if rounded == scaled { "" } else { "≈ " };
    let text = match format {
        Format::Money if rounded.rounded(Rounding::half_up(2)) == rounded => rounded.at_scale(2),
        _ => rounded.to_string(),
    };
    let unit = if format == Format::Percent { "%" } else { "" };
    format!("{about}{}{unit}", grouped(&text))
}

/// A share as a percentage with so many places, its thousands apart.
#[must_use]
pub fn percent_at(share: &Number, places: u32) -> String {
    format!("{}%", grouped(&(share * &Number::HUNDRED).rounded(Rounding::half_up(places)).at_scale(places)))
}

/// Groups the digits before the point by thousands.
#[must_use]
pub fn grouped(text: &str) -> String {
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, places) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && whole.len().saturating_sub(index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let point = if places.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{places}")
}
