//! What is withheld and released, deal by deal.

use super::{
    super::labels as label,
    how::{Teller, is, number, number_of},
    words,
};
use crate::{
    number::Number,
    trace::{Op, Step, Value},
};
use std::sync::Arc;

impl Teller<'_> {
    /// What is withheld or released of pay that is released together. Of no pay nothing is, and nobody has to be told.
    pub(super) fn held(&mut self, step: &Step) {
        let is_of_nothing = base_of(step).is_some_and(|base| number(base) == Some(&Number::ZERO));
        if is_of_nothing {
            return;
        }
        self.apart(step, " − ", &Number::ZERO);
    }

    /// What is due at once was told with what is withheld.
    pub(super) fn skip_due_at_once(&mut self, step: &Arc<Step>) {
        if is(step, &label::DUE_AT_ONCE) {
            return self.skip(step);
        }
        let parts = step.of.iter().filter(|part| is(part, &label::HELD) || is(part, &label::DUE_AT_ONCE));
        parts.for_each(|part| self.skip_due_at_once(part));
    }

    /// A share that is open or not: by a day, or by the customer's payment where single receipts are not known.
    pub(super) fn happened(&mut self, step: &Step, holds: bool) {
        let value = self.names.said(step);
        if let Some(date) = step.of.first().and_then(|test| self.names.release_day(test)) {
            // A day is the same for all deals.
            let name = words::filled(&words::RELEASE_ON, self.names.language, &[&date.to_string()]);
            let texts = match self.names.as_of {
                _ if holds => &words::DAY_CAME,
                Some(as_of) if date <= as_of => &words::DAY_TOO_LATE,
                _ => &words::DAY_TO_COME,
            };
            return self.say(texts, &[&name, &value]);
        }
        let name = self.head(step);
        self.say(if holds { &words::PAID } else { &words::NOT_PAID }, &[&name, &value]);
    }
}

/// The pay of which a part is withheld or released.
pub(super) fn base_of(step: &Step) -> Option<&Arc<Step>> {
    let first = step.of.first()?;
    if is(first, &label::HELD_BASE) {
        return Some(first);
    }
    let product = first.of.first().filter(|_| is(first, &label::CUMULATIVE))?;
    product.of.first().filter(|base| is(base, &label::HELD_BASE))
}

/// Whether a step only says that a share of nothing is nothing.
pub(super) fn is_closed_share(step: &Step) -> bool {
    is(step, &label::OPEN_SHARE) && step.op == Op::Product && number_of(&step.value) == Some(&Number::ZERO)
}

/// Whether a test is a fact that was given, such as a day that has come.
pub(super) const fn is_given(test: &Step) -> bool {
    matches!((&test.op, &test.value), (Op::Given { .. }, Value::Flag(_)))
}
