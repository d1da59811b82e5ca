//! What somebody who left no longer earns, or not yet: a component's line on the deals that count, against the line before.

use super::{
    super::labels as label,
    how::{TERMS_MAX, Teller, is, number},
    words,
};
use crate::{number::Number, trace::Step};
use std::{collections::BTreeSet, sync::Arc};

impl Teller<'_> {
    /// A line less what the deals that may still earn, or that do, pay of it; that is told first.
    pub(super) fn left_out(&mut self, step: &Step) {
        let [before, after] = step.of.as_slice() else { return };
        if is(after, &label::ENTITLED_LINE) {
            let texts = if is(step, &label::FORFEITED) { &words::MAY_EARN } else { &words::STILL_EARN };
            let deals = words::filled(texts, self.names.language, &[]);
            let component = after.about.as_deref().and_then(|about| self.names.position(about));
            let (names, deal) = (self.names, self.deal.replace(deals));
            self.names = component.map_or(names, |index| names.within(index));
            self.skip_days(after);
            self.tell_measure(after);
            self.tell(after);
            (self.names, self.deal) = (names, deal);
        }
        self.skip(before);
        self.apart(step, " − ", &Number::ZERO);
        if number(after) == Some(&Number::ZERO) {
            let (name, value) = (self.head(step), self.names.said(step));
            self.say(&words::COLON, &[&name, &value]);
        }
    }

    /// What the active days make of a figure stands with the line of all deals.
    fn skip_days(&mut self, step: &Arc<Step>) {
        let (mut open, mut seen) = (vec![Arc::clone(step)], BTreeSet::new());
        while let Some(step) = open.pop() {
            if is(&step, &label::SCALED) || is(&step, &label::ACTIVE_SHARE) {
                self.skip(&step);
            } else if seen.insert(Arc::as_ptr(&step).addr()) {
                open.extend(step.of.iter().cloned());
            }
        }
    }

    /// The measure of some deals only, which the table does not add up.
    pub(super) fn measured_in_part(&mut self, step: &Step) {
        let outside = self.names;
        self.names = outside.of_measure(step);
        self.tell_all(step);
        let (name, value) = (self.head(step), self.names.said(step));
        match step.of.len() {
            0 => self.say(&words::OF_NONE, &[&name]),
            1 => self.say(&words::COLON, &[&name, &value]),
            count if count > TERMS_MAX => self.say(&words::OF_MANY, &[&name, &count.to_string(), &value]),
            _ => {
                let parts: Vec<_> = step.of.iter().map(|part| self.names.operand(part)).collect();
                let is_exact = parts.iter().all(|part| part.is_exact);
                let parts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
                self.equation(step, &parts.join(" + "), is_exact);
            }
        }
        self.names = outside;
    }
}
