//! Deals that belong together.

use super::case::Case;
use crate::{
    funnel::{labels as label, outcome::Counted, sheet::Sheet},
    number::Number,
    trace::{Figure, Label},
};

/// Deals that belong together, with their count.
pub(super) struct Group<'c, 'a> {
    pub cases: Vec<&'c Case<'a>>,
    pub count: Figure,
    about: String,
}

impl<'c, 'a> Group<'c, 'a> {
    pub fn of(label: &'static Label, about: &str, cases: impl IntoIterator<Item = &'c Case<'a>>) -> Self
    where
        'a: 'c,
    {
        let cases: Vec<_> = cases.into_iter().collect();
        let count = named(Figure::found(label, Number::from(cases.len()), Vec::new()), about);
        Self { cases, count, about: about.to_owned() }
    }

    /// The sum of the amounts of those that have one.
    pub fn value(&self) -> Figure {
        let amounts: Vec<&Figure> = self.cases.iter().filter_map(|case| case.amount.as_ref()).collect();
        named(Figure::sum(&label::VALUE, &amounts), &self.about)
    }

    /// Those that have no amount.
    pub fn unpriced(&self) -> usize {
        self.cases.iter().filter(|case| case.amount.is_none()).count()
    }

    /// Whose they are; nothing for all deals.
    pub fn about(&self) -> &str {
        &self.about
    }

    /// Those of them that have an amount.
    pub fn priced(&self) -> usize {
        self.cases.len().saturating_sub(self.unpriced())
    }

    /// Whether they have a value: they are none, or one of them at least has an amount.
    pub fn has_value(&self) -> bool {
        self.cases.is_empty() || self.priced() > 0
    }

    /// Whether a share of their value says something of `part`: both the part and the rest of them have a value. The sum
    /// of amounts that nobody knows would be a zero that is none.
    pub fn has_value_beside(&self, part: &Self) -> bool {
        let rest = self.cases.len().saturating_sub(part.cases.len());
        part.has_value() && (rest == 0 || self.priced() > part.priced())
    }

    /// Whether an amount is below zero: shares of the sum then say nothing.
    pub fn has_negative(&self) -> bool {
        self.cases.iter().any(|case| case.amount.as_ref().is_some_and(|amount| amount.number().is_negative()))
    }

    /// Those of them that fulfil a condition.
    pub fn only(&self, label: &'static Label, is_wanted: impl Fn(&Case<'a>) -> bool) -> Self {
        Self::of(label, &self.about, self.cases.iter().copied().filter(|case| is_wanted(case)))
    }

    /// Publishes how many they are and what they are worth.
    pub fn publish(&self, sheet: &mut Sheet) -> Counted {
        sheet.steps.push(self.count.step());
        Counted { count: self.cases.len(), value: sheet.money(&self.value()), unpriced: self.unpriced() }
    }
}

/// Says whose a figure is; the figures of all deals are nobody's.
fn named(figure: Figure, about: &str) -> Figure {
    if about.is_empty() { figure } else { figure.about(about) }
}
