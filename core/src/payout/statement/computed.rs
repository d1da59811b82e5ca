//! What was computed, as equations: sums, products, parts of a measure in their steps, straight lines, roundings.

use super::{
    super::labels as label,
    held::is_closed_share,
    how::{TERMS_MAX, Teller, is, number, number_of},
    words,
};
use crate::{
    curve,
    error::Texts,
    number::Number,
    rounding::{Mode, Rounding},
    trace::{Figure, Label, Op, Step},
};
use std::sync::Arc;

impl Teller<'_> {
    /// `name: left = value`; with `≈` where a figure is shortened.
    pub(super) fn equation(&mut self, step: &Step, left: &str, is_exact: bool) {
        let name = self.head(step);
        self.named_equation(&name, left, step, is_exact);
    }

    /// The same with a name of its own.
    pub(super) fn named_equation(&mut self, name: &str, left: &str, step: &Step, is_exact: bool) {
        let value = self.names.value(step);
        let sign = if is_exact && value.is_exact { "=" } else { "≈" };
        self.say(&words::COLON, &[name, &format!("{left} {sign} {}", value.text)]);
    }

    pub(super) fn joined(&mut self, step: &Step, sign: &str, neutral: &Number) {
        // What adds nothing, and a factor of one, is no step of the way where something else is; but why nothing is released
        // of a deal is.
        let is_idle = |part: &Arc<Step>| {
            let is_released = is(part, &label::RELEASED) || is(part, &label::OPEN_SHARE);
            let is_meant = (step.op == Op::Sum && !is_released) || is(part, &label::FACTOR);
            is_meant && number(part) == Some(neutral)
        };
        let is_all_idle = step.of.iter().all(is_idle);
        step.of.iter().filter(|part| is_all_idle || !is_idle(part)).for_each(|part| self.tell(part));
        if is_closed_share(step) {
            return;
        }
        // What is earned shows all of its factors, also one of 100 %.
        let is_whole = step.op == Op::Product && (is(step, &label::EARNED) || is(step, &label::IN_STEP));
        if is(step, &label::EARNED) && step.of.is_empty() && self.names.begins_above_nothing() {
            return self.below_all(step);
        }
        // An amount of one is no factor.
        let is_amount = |part: &Step| step.op == Op::Product && self.names.is_money(part);
        let is_term = |part: &&Arc<Step>| is_whole || number(part) != Some(neutral) || is_amount(part);
        let terms: Vec<&Arc<Step>> = step.of.iter().filter(is_term).collect();
        if terms.len() < 2 {
            if let [only] = terms.as_slice()
                && step.of.len() > 1
                && is(step, &label::EARNED)
            {
                // What is paid for entering a step stands alone where the rates add nothing.
                let (name, value) = (self.head(step), self.names.operand(only).said());
                self.say(&words::COLON, &[&name, &value]);
            }
            return;
        }
        if terms.len() > TERMS_MAX {
            let (name, count) = (self.head(step), terms.len().to_string());
            let value = self.names.said(step);
            return self.say(&words::OF_MANY, &[&name, &count, &value]);
        }
        let shown: Vec<_> = terms.iter().map(|part| self.names.operand(part)).collect();
        let left: Vec<&str> = shown.iter().map(|part| part.text.as_str()).collect();
        self.equation(step, &left.join(sign), shown.iter().all(|part| part.is_exact));
    }

    pub(super) fn apart(&mut self, step: &Step, sign: &str, neutral: &Number) {
        self.tell_all(step);
        let [first, second] = step.of.as_slice() else { return };
        if number(second) != Some(neutral) {
            let is_named = is(step, &label::FORFEITED_HOLDBACK);
            let name = |part: &Step| if is_named { format!("{} ", self.names.name(part)) } else { String::new() };
            let names = (name(first), name(second));
            let (first, second) = (self.names.operand(first), self.names.operand(second));
            let is_exact = first.is_exact && second.is_exact;
            let left = format!("{}{}{sign}{}{}", names.0, first.text, names.1, second.text);
            self.equation(step, &left, is_exact);
        }
    }

    pub(super) fn negated(&mut self, step: &Step) {
        self.tell_all(step);
        let is_one = |known: &[&Label]| known.iter().any(|known| is(step, known));
        if is_one(&[&label::CARRY, &label::FORGIVEN]) {
            let texts = if is(step, &label::CARRY) { &words::GOES_ON } else { &words::IS_FORGIVEN };
            let value = self.names.said(step);
            return self.say(texts, &[&value]);
        }
        // The sign alone turns: what it is was said, or says itself.
        let turned = [&label::OPENING_BALANCE, &label::BROUGHT, &label::RECOVERED, &label::DEDUCTION, &label::TAKEN];
        if is_one(&turned) {
            return;
        }
        if let Some(part) = step.of.first()
            && number(part) != Some(&Number::ZERO)
        {
            let part = self.names.operand(part);
            self.equation(step, &format!("0 − {}", part.text), part.is_exact);
        }
    }

    /// What was earned up to a moment closes the sentences about it.
    pub(super) fn up_to(&mut self, step: &Step) {
        if self.has_said(step) {
            return self.tell_all(step);
        }
        self.joined(step, " + ", &Number::ZERO);
        if step.of.len() == 1 {
            let (name, value) = (self.head(step), self.names.said(step));
            self.say(&words::COLON, &[&name, &value]);
        }
    }

    /// Where a component stands on its curve, unless the line between two points says so.
    pub fn tell_on_curve(&mut self, at: &Figure, earned: &Figure) {
        self.tell(&at.step());
        let mut step = earned.step();
        while let Some(below) = step.of.first().cloned() {
            if is(&step, &curve::ON_LINE) {
                return;
            }
            if is(&step, &label::HEIGHT) {
                let (name, at) = (self.names.name(&at.step()), self.names.said(&at.step()));
                let value = self.names.said(&step);
                if !is(&below, &curve::ON_LINE) {
                    self.say(&words::ON_CURVE, &[&name, &at, &value]);
                }
                return;
            }
            step = below;
        }
    }

    /// A measure that reaches no step pays nothing.
    fn below_all(&mut self, step: &Step) {
        let measure = self.names.own_measure();
        let measure = match self.deal.as_deref() {
            Some(deal) => words::filled(&words::ABOUT, self.names.language, &[&measure, deal]),
            None => measure,
        };
        let nothing = self.names.said(step);
        self.say(&words::BELOW_ALL, &[&measure, &nothing]);
    }

    /// Where a figure stands beside a bound, and what that pays.
    pub fn say_place(&mut self, texts: &Texts, at: &Step, bound: &Number, pays: Option<&Figure>) {
        let place = words::filled(&words::NAMED, self.names.language, &[&self.names.name(at), &self.names.said(at)]);
        let bound = self.names.liked(at, bound).said();
        let pays = pays.map(|pays| self.names.said(&pays.step())).unwrap_or_default();
        self.say(texts, &[&place, &bound, &pays]);
    }

    /// A part of the measure at its step's rate, or a rate times the measure, in one equation.
    pub(super) fn in_step(&mut self, step: &Step) {
        let [first, second] = step.of.as_slice() else { return self.joined(step, " × ", &Number::ONE) };
        if is(second, &label::NOTHING) {
            self.tell(first);
            return self.below_all(step);
        }
        let [upper, lower] = first.of.as_slice() else { return self.joined(step, " × ", &Number::ONE) };
        if !is(first, &curve::PART) {
            return self.joined(step, " × ", &Number::ONE);
        }
        self.tell(upper);
        self.tell(lower);
        self.tell(second);
        let (top, bottom) = (self.names.operand(upper), self.names.operand(lower));
        let rate = self.names.operand(second);
        let is_from_zero = number(lower) == Some(&Number::ZERO);
        let part = if is_from_zero { top.text } else { format!("({} − {})", top.text, bottom.text) };
        let is_exact = top.is_exact && bottom.is_exact && rate.is_exact;
        self.equation(step, &format!("{part} × {}", rate.text), is_exact);
    }

    /// The deals of a measure stand in the table.
    pub(super) fn measured(&mut self, step: &Step) {
        if self.deal.is_some() {
            return self.measured_in_part(step);
        }
        let name = self.head(step);
        let value = self.names.said(step);
        let (one, many) = match self.has_table {
            true => (&words::OF_DEAL, &words::OF_DEALS),
            false => (&words::SUM_OF_DEAL, &words::SUM_OF_DEALS),
        };
        match step.of.len() {
            0 => self.say(&words::OF_NOTHING, &[&name]),
            1 => self.say(one, &[&name, &value]),
            count => self.say(many, &[&name, &count.to_string(), &value]),
        }
        let outside = self.names;
        self.names = outside.of_measure(step);
        self.tell_all(step);
        self.names = outside;
    }

    /// The straight line between two points, in one equation.
    pub(super) fn on_line(&mut self, step: &Step) {
        let line = || {
            let (low, gain) = (step.of.first()?, step.of.get(1)?);
            let (run, slope) = (gain.of.first()?, gain.of.get(1)?);
            let (rise, span) = (slope.of.first()?, slope.of.get(1)?);
            let (at, from, to) = (run.of.first()?, run.of.get(1)?, span.of.first()?);
            Some((low, rise.of.first()?, at, from, to))
        };
        let Some((low, high, at, from, to)) = line() else { return self.joined(step, " + ", &Number::ZERO) };
        [low, high, at, from, to].into_iter().for_each(|part| self.tell(part));
        let (name, said) = (self.names.name(at), self.names.said(at));
        // The points lie on the axis of the figure that is read.
        let [low, high, at, from, to] =
            [(low, low), (high, high), (at, at), (from, at), (to, at)].map(|(part, like)| {
                let shown = self.names.valued(part, like);
                let text = if shown.text.starts_with('-') { format!("({})", shown.text) } else { shown.text };
                (text, shown.is_exact)
            });
        let is_exact = [&low, &high, &at, &from, &to].iter().all(|part| part.1);
        let (low, high, at, from, to) = (low.0, high.0, at.0, from.0, to.0);
        let value = self.names.value(step);
        let sign = if is_exact && value.is_exact { "=" } else { "≈" };
        let line = format!("{low} + ({at} − {from}) × ({high} − {low}) ÷ ({to} − {from}) {sign} {}", value.text);
        let at = words::filled(&words::NAMED, self.names.language, &[&name, &said]);
        self.say(&words::BETWEEN, &[&at, &from, &to, &line]);
    }

    pub(super) fn rounded(&mut self, step: &Step, rounding: Rounding) {
        self.tell_all(step);
        let Some(part) = step.of.first() else { return };
        if number(part) == number_of(&step.value) {
            return;
        }
        let value = self.names.value(step).text;
        if is(step, &label::BLOCKS) {
            let texts = if rounding.mode == Mode::Ceil { &words::STARTED } else { &words::COMPLETED };
            let blocks = self.names.said(part);
            return self.say(texts, &[&blocks, &value]);
        }
        let part = self.names.operand(part).text;
        self.say(&words::ROUNDED, &[&part, &value]);
    }
}
