//! How a deal's credit follows from its amount, where the table of deals does not say it: amounts of other currencies,
//! shares of what was converted or limited, windfalls, caps of a deal, factors of rules, several rules.

use super::{
    super::labels as label,
    how::{Teller, is, number, number_of},
    shown::Shown,
    words,
};
use crate::{
    number::Number,
    rounding::Rounding,
    trace::{Format, Op, Step},
};
use std::sync::Arc;

impl Teller<'_> {
    /// A deal's credit. What reversals leave of an amount, and a plain share of it, stand in the table.
    pub(super) fn credited(&mut self, step: &Arc<Step>) {
        let Some(deal) = step.about.clone() else { return self.credited_of(step) };
        if self.has_room() {
            self.within_deal(deal, |teller| teller.credited_of(step));
        } else {
            self.briefly(step, &deal);
        }
    }

    fn credited_of(&mut self, step: &Arc<Step>) {
        let is_merged = step.op == Op::Sum && step.of.len() > 1;
        if is_merged {
            // The table shows what the parts add up to, and none of them.
            for part in &step.of {
                self.rule.clone_from(&part.about);
                if is(part, &label::CREDIT) { self.part(part, true) } else { self.tell(part) }
            }
            self.rule = None;
            self.of_rules(step);
        } else {
            self.part(step, false);
        }
    }

    /// What several rules credit, each with its name.
    fn of_rules(&mut self, step: &Step) {
        let mut parts = Vec::new();
        let mut is_exact = true;
        for part in &step.of {
            let shown = self.names.value(part);
            is_exact &= shown.is_exact;
            let text = if shown.text.starts_with('-') { format!("({})", shown.text) } else { shown.text };
            let rule = part.about.as_deref().unwrap_or_default();
            parts.push(words::filled(&words::NAMED, self.names.language, &[rule, &text]).trim_start().to_owned());
        }
        self.equation(step, &parts.join(" + "), is_exact);
    }

    /// What one rule credits of a deal; `is_needed` where its share stands in no column.
    fn part(&mut self, step: &Arc<Step>, is_needed: bool) {
        if step.op == Op::Sum && step.of.len() > 1 {
            return self.tell(step);
        }
        self.skip(step);
        if let Some((own, limits)) = step.of.split_first() {
            let has_more = limits.iter().any(|limit| number(limit) != Some(&Number::ONE));
            self.own_part(own, is_needed || has_more);
            limits.iter().for_each(|limit| self.limit(limit));
            if has_more {
                self.times(step, own, limits);
            }
        }
    }

    /// The person's part of a deal; `is_needed` where its value stands in no column.
    fn own_part(&mut self, own: &Arc<Step>, is_needed: bool) {
        if is(own, &label::CREDIT) {
            return if own.op == Op::Sum && own.of.len() > 1 { self.tell(own) } else { self.part(own, is_needed) };
        }
        let value = if is(own, &label::SPLIT) { own.of.first().unwrap_or(own) } else { own };
        if is(value, &label::NET) {
            self.skip(value);
        }
        let is_converted = is(value, &label::CONVERTED);
        if is_converted {
            self.skip(value);
        }
        // A table shows one rate for a deal, which several rules may convert by their own days.
        let is_untold = is_converted && !(self.has_rates && self.rule.is_none());
        if is_untold {
            self.converted(value);
        }
        if is(own, &label::SPLIT) {
            self.skip(own);
            match rounding_of(own, self.names.plan.currency.scale()) {
                _ if is_needed || is_untold => self.split(own),
                Rounds::Not => {}
                Rounds::Nearest => self.say(&words::SHARES_ROUNDED, &[]),
                Rounds::Otherwise => self.split(own),
            }
        }
    }

    /// An amount in the plan's currency.
    fn converted(&mut self, step: &Step) {
        let Some(exact) = step.of.first() else { return };
        let [amount, rate] = exact.of.as_slice() else { return };
        let (amount, rate) = (self.names.value(amount), self.names.operand(rate));
        let is_exact = amount.is_exact && rate.is_exact;
        self.equation(exact, &format!("{} × {}", amount.text, rate.text), is_exact);
        if number(exact) != number_of(&step.value) {
            let (exact, value) = (self.names.value(exact).text, self.names.value(step).text);
            self.say(&words::ROUNDED, &[&exact, &value]);
        }
    }

    /// A share of a value: exact, or in whole units that add up with those of the others.
    fn split(&mut self, step: &Step) {
        let Some((value, own, all)) = split_of(step) else { return };
        let is_percent = *all == Number::ONE;
        let shown = |share: &Number| self.names.number(share, if is_percent { Format::Percent } else { Format::Plain });
        let (own_text, all_text) = (shown(own), shown(all));
        let share = if is_percent { own_text.text } else { format!("{} ÷ {}", own_text.text, all_text.text) };
        let exact = number(value).and_then(|value| (value * own).over(all));
        let whole = self.names.value(value);
        if exact.as_ref() == number_of(&step.value) {
            let is_exact = whole.is_exact && own_text.is_exact && all_text.is_exact;
            return self.equation(step, &format!("{} × {share}", whole.text), is_exact);
        }
        let (name, value) = (self.head(step), self.names.said(step));
        self.say(&words::SPLIT, &[&name, &share, &whole.said(), &value]);
    }

    /// A windfall or a cap of a deal; a factor says itself.
    fn limit(&mut self, step: &Arc<Step>) {
        if !is_counted(step) {
            return self.tell(step);
        }
        if number(step) == Some(&Number::ONE) {
            return;
        }
        let [counted, size] = step.of.as_slice() else { return };
        self.tell(size);
        let is_capped = is(counted, &label::COUNTED) && counted.op == Op::Minimum;
        let inner = counted.of.first().filter(|_| is_capped).unwrap_or(counted);
        if inner.op == Op::Sum {
            self.windfall(inner);
        }
        if is_capped {
            self.smallest(counted, &words::SMALLEST);
        }
    }

    /// What counts of a deal that is larger than what counts wholly.
    fn windfall(&mut self, step: &Arc<Step>) {
        self.skip(step);
        let figures = || {
            let reduced = step.of.get(1)?;
            let (over, share) = (reduced.of.first()?, reduced.of.get(1)?);
            let excess = over.of.first()?;
            Some((number(over)?, excess.of.first()?, excess.of.get(1)?, share))
        };
        let Some((over, size, above, share)) = figures() else { return };
        if !over.is_positive() {
            return;
        }
        let [size, above, share] = [size, above, share].map(|part| self.names.value(part));
        let is_exact = size.is_exact && above.is_exact && share.is_exact;
        let (size, above, share) = (size.text, above.text, share.text);
        self.equation(step, &format!("{above} + ({size} − {above}) × {share}"), is_exact);
    }

    /// The part, what of it counts, and the factor, in one equation.
    fn times(&mut self, step: &Step, own: &Arc<Step>, limits: &[Arc<Step>]) {
        let mut terms: Vec<Shown> = Vec::new();
        let counted = limits.iter().find(|limit| is_counted(limit));
        let counted = counted.filter(|limit| number(limit) != Some(&Number::ONE)).map(|limit| limit.of.as_slice());
        // All of a size times what counts of it is what counts.
        let is_all = |size: &Step| number_of(&size.value) == number(own);
        match counted {
            Some([counted, size]) if is_all(size) => terms.push(self.names.value(counted)),
            Some([counted, size]) => {
                let (counted, size) = (self.names.value(counted), self.names.value(size));
                let text = format!("{} ÷ {}", counted.text, size.text);
                terms.push(self.names.operand(own));
                terms.push(Shown { text, is_exact: counted.is_exact && size.is_exact });
            }
            _ => terms.push(self.names.operand(own)),
        }
        let others = limits.iter().filter(|limit| !is_counted(limit) && number(limit) != Some(&Number::ONE));
        terms.extend(others.map(|limit| self.names.operand(limit)));
        if terms.len() > 1 {
            let left: Vec<&str> = terms.iter().map(|term| term.text.as_str()).collect();
            self.equation(step, &left.join(" × "), terms.iter().all(|term| term.is_exact));
        }
    }
}

/// A value, of which a share is split off, the share, and all shares.
fn split_of(step: &Step) -> Option<(&Arc<Step>, &Number, &Number)> {
    let (value, claim) = (step.of.first()?, step.of.get(1)?);
    let (own, all) =
        if step.op == Op::Product { (claim.of.first()?, claim.of.get(1)?) } else { (claim, step.of.get(2)?) };
    Some((value, number(own)?, number(all)?))
}

/// How a part of a deal was rounded so that all parts add up.
enum Rounds {
    /// It is the share of the deal.
    Not,
    /// To the nearest unit, as anybody would.
    Nearest,
    /// Elsewhere: the remainder went to somebody else, or came from there.
    Otherwise,
}

fn rounding_of(split: &Step, scale: u32) -> Rounds {
    let exact = split_of(split).and_then(|(value, own, all)| (number(value)? * own).over(all));
    let (Some(exact), Some(part)) = (exact, number_of(&split.value)) else { return Rounds::Otherwise };
    match part {
        part if *part == exact => Rounds::Not,
        part if exact.rounded(Rounding::half_up(scale)) == *part => Rounds::Nearest,
        _ => Rounds::Otherwise,
    }
}

/// Whether a step is how much of a deal counts, by a windfall rule or a cap.
fn is_counted(step: &Step) -> bool {
    is(step, &label::PROPORTION) && step.op == Op::Quotient
}
