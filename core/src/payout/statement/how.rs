//! How a figure came about, as short sentences that a person follows with a calculator.
//!
//! The sentences are the trace, told from the inputs on: what only renames a figure, multiplies by one or adds nothing is left
//! out. An equation is written with `=` where all of its figures are shown whole, and with `≈` where one was shortened. This
//! file tells what was computed; what was decided (bounds that bind, conditions, steps that were reached, shares of a pool)
//! is told in `decided`.

use super::{
    super::labels as label,
    held::{base_of, is_closed_share},
    shown::Names,
    words,
};
use crate::{
    curve,
    error::Texts,
    number::Number,
    rounding::{Mode, Rounding},
    trace::{Figure, Label, Op, Step, Value},
};
use std::{collections::BTreeSet, sync::Arc};

/// The most sentences about one component, and the most terms of one equation.
const SENTENCES_MAX: usize = 40;
pub(super) const TERMS_MAX: usize = 12;

/// Tells how figures came about; what several figures share is told once.
pub struct Teller<'a> {
    pub(super) names: Names<'a>,
    /// The deal, or the deals, that are told: their sentences name them.
    pub(super) deal: Option<String>,
    told: BTreeSet<usize>,
    sentences: Vec<String>,
    is_full: bool,
}

impl<'a> Teller<'a> {
    pub const fn new(names: Names<'a>) -> Self {
        Self { names, deal: None, told: BTreeSet::new(), sentences: Vec::new(), is_full: false }
    }

    /// What was told.
    pub fn into_sentences(self) -> Vec<String> {
        self.sentences
    }

    /// Says something in words.
    pub fn say(&mut self, texts: &Texts, values: &[&str]) {
        let sentence = words::filled(texts, self.names.language, values);
        self.push(sentence);
    }

    /// A figure is known to the reader from elsewhere.
    pub fn skip(&mut self, step: &Arc<Step>) {
        self.told.insert(Arc::as_ptr(step).addr());
    }

    /// What a sentence is about: the name of a figure, with the deal that is told.
    pub(super) fn head(&self, step: &Step) -> String {
        let name = self.names.name(step);
        match self.deal.as_deref().filter(|deal| step.about.as_deref() != Some(*deal)) {
            Some(deal) => words::filled(&words::ABOUT, self.names.language, &[&name, deal]),
            None => name,
        }
    }

    fn push(&mut self, sentence: String) {
        if self.sentences.contains(&sentence) {
            return;
        }
        if self.sentences.len() < SENTENCES_MAX {
            self.sentences.push(sentence);
        } else if !self.is_full {
            self.is_full = true;
            self.sentences.push(words::filled(&words::AND_SO_ON, self.names.language, &[]));
        }
    }

    /// Tells what a component is paid on, before what it is paid.
    pub fn tell_measure(&mut self, step: &Arc<Step>) {
        let mut seen = BTreeSet::new();
        let mut open = vec![Arc::clone(step)];
        while let Some(step) = open.pop() {
            if is(&step, &label::ACTUAL) && step.op == Op::Sum {
                return self.tell(&step);
            }
            if !is(&step, &label::FACTOR) && seen.insert(Arc::as_ptr(&step).addr()) {
                open.extend(step.of.iter().rev().cloned());
            }
        }
    }

    /// Tells how a figure came about.
    pub fn tell(&mut self, step: &Arc<Step>) {
        if self.is_full || !self.told.insert(Arc::as_ptr(step).addr()) {
            return;
        }
        let factor = self
            .names
            .plan
            .multipliers
            .iter()
            .find(|rule| is(step, &label::FACTOR) && step.about.as_deref() == Some(rule.id.as_str()));
        if let Some(rule) = factor {
            let outside = self.names;
            self.names = outside.within_factor(rule);
            // A factor is the same for all deals.
            let deal = self.deal.take();
            step.of.iter().for_each(|below| self.tell(below));
            (self.names, self.deal) = (outside, deal);
        } else if let Some(deal) = deal_of(step, self.names.own) {
            let outside = self.deal.replace(deal);
            self.tell_op(step);
            self.deal = outside;
        } else {
            self.tell_op(step);
        }
    }

    fn tell_op(&mut self, step: &Arc<Step>) {
        match &step.op {
            Op::Sum if is(step, &curve::ON_LINE) => self.on_line(step),
            Op::Sum if is(step, &label::ACTUAL) && step.about.is_none() => self.up_to_a_deal(step),
            Op::Sum if is(step, &label::ACTUAL) => self.measured(step),
            Op::Sum | Op::Product if is(step, &label::CREDIT) => self.credited(step),
            Op::Difference if is(step, &label::FORFEITED) || is(step, &label::WAITING) => self.left_out(step),
            Op::Difference if is(step, &label::HELD) || is(step, &label::RELEASED) => self.held(step),
            Op::Sum if is(step, &label::EARNED_BEFORE) || is(step, &label::EARNED_NOW) => self.up_to(step),
            Op::Product if is(step, &label::IN_STEP) => self.in_step(step),
            Op::Sum => self.joined(step, " + ", &Number::ZERO),
            Op::Product => self.joined(step, " × ", &Number::ONE),
            Op::Difference => self.apart(step, " − ", &Number::ZERO),
            Op::Quotient => self.apart(step, " ÷ ", &Number::ONE),
            Op::Negation => self.negated(step),
            Op::Minimum => self.smallest(step, &words::SMALLEST),
            Op::Maximum => self.smallest(step, &words::LARGEST),
            Op::Rounded(rounding) => self.rounded(step, *rounding),
            Op::When => self.when(step),
            Op::Select { is_inclusive } => self.selected(step, *is_inclusive),
            Op::Procedure => self.found(step),
            _ => step.of.iter().for_each(|below| self.tell(below)),
        }
    }

    pub(super) fn tell_all(&mut self, step: &Step) {
        step.of.iter().for_each(|below| self.tell(below));
    }

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
        self.tell_all(step);
        if is_closed_share(step) {
            return;
        }
        // What is earned shows all of its factors, also one of 100 %.
        let is_whole = step.op == Op::Product && (is(step, &label::EARNED) || is(step, &label::IN_STEP));
        let terms: Vec<&Arc<Step>> = step.of.iter().filter(|part| is_whole || number(part) != Some(neutral)).collect();
        if terms.len() < 2 {
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
            let (first, second) = (self.names.operand(first), self.names.operand(second));
            let is_exact = first.is_exact && second.is_exact;
            self.equation(step, &format!("{}{sign}{}", first.text, second.text), is_exact);
        }
    }

    fn negated(&mut self, step: &Step) {
        self.tell_all(step);
        if let Some(part) = step.of.first()
            && number(part) != Some(&Number::ZERO)
        {
            let part = self.names.operand(part);
            self.equation(step, &format!("0 − {}", part.text), part.is_exact);
        }
    }

    /// What was earned up to a moment closes the sentences about it.
    fn up_to(&mut self, step: &Step) {
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

    /// A part of the measure at its step's rate, or a rate times the measure, in one equation.
    fn in_step(&mut self, step: &Step) {
        let [first, second] = step.of.as_slice() else { return self.joined(step, " × ", &Number::ONE) };
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
    fn measured(&mut self, step: &Step) {
        if self.deal.is_some() {
            return self.measured_in_part(step);
        }
        let name = self.head(step);
        let value = self.names.said(step);
        match step.of.len() {
            0 => self.say(&words::OF_NOTHING, &[&name]),
            1 => self.say(&words::OF_DEAL, &[&name, &value]),
            count => self.say(&words::OF_DEALS, &[&name, &count.to_string(), &value]),
        }
        let outside = self.names;
        self.names = outside.of_measure(step);
        self.tell_all(step);
        self.names = outside;
    }

    /// The straight line between two points, in one equation.
    fn on_line(&mut self, step: &Step) {
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

    fn rounded(&mut self, step: &Step, rounding: Rounding) {
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

/// The deal that a figure is about, where all below it is that deal's own.
fn deal_of(step: &Step, own: Option<&str>) -> Option<String> {
    let about = |step: &Step| step.about.clone().filter(|about| !about.is_empty());
    if own.is_some() && (is(step, &label::EARNED) || is(step, &label::MIRRORED)) {
        about(step).filter(|about| own != Some(about.as_str()))
    } else if is(step, &label::HELD) || is(step, &label::RELEASED) {
        about(base_of(step)?)
    } else {
        None
    }
}

pub(super) fn is(step: &Step, known: &Label) -> bool {
    step.label.key == known.key
}

pub(super) fn number(step: &Arc<Step>) -> Option<&Number> {
    number_of(&step.value)
}

pub(super) const fn number_of(value: &Value) -> Option<&Number> {
    match value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}
