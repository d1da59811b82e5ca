//! The statement: an outcome's lines grouped by component.

use super::outcome::{Line, LineKind, PayOutcome};
use crate::{money::Amount, number::Number};
use serde::Serialize;

/// Everything a statement says about one component, or about one of the lines that stand beside components.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaySection"))]
pub struct Section {
    /// The component, or the line's own name.
    pub component: String,
    /// What the period entitles to, or what the line adds.
    pub entitled: Amount,
    /// What was paid of it before.
    pub paid_before: Amount,
    /// What is left to pay of it.
    pub due: Amount,
}

impl PayOutcome {
    /// The lines grouped by name, in the order of their first appearance; the sections' dues sum to what is due.
    #[must_use]
    pub fn statement(&self) -> Vec<Section> {
        let mut names: Vec<&str> = Vec::new();
        for line in &self.lines {
            if !names.contains(&line.component.as_str()) {
                names.push(&line.component);
            }
        }
        names.into_iter().map(|name| self.section(name)).collect()
    }

    fn section(&self, name: &str) -> Section {
        let sum = |is_before: bool| -> Number {
            let is_meant = |line: &&Line| line.component == name && (line.kind == LineKind::PaidBefore) == is_before;
            self.lines.iter().filter(is_meant).map(|line| line.paid.value()).sum()
        };
        let (entitled, before) = (sum(false), -sum(true));
        let amount = |value: &Number| Amount::new(value, self.due.scale());
        Section {
            component: name.to_owned(),
            due: amount(&(&entitled - &before)),
            entitled: amount(&entitled),
            paid_before: amount(&before),
        }
    }
}
