//! How a figure came about, as short sentences that a person follows with a calculator.
//!
//! The sentences are the trace, told from the inputs on: what only renames a figure, multiplies by one or adds nothing is left
//! out. An equation is written with `=` where all of its figures are shown whole, and with `≈` where one was shortened. What was
//! computed is told in `computed`; what was decided (bounds that bind, conditions, steps that were reached, shares of a pool)
//! in `decided`.

use super::{super::labels as label, held::base_of, shown::Names, words};
use crate::{
    curve,
    error::Texts,
    number::Number,
    trace::{Label, Op, Step, Value},
};
use std::{collections::BTreeSet, sync::Arc};

/// The most sentences of single deals in one section: the deal that reaches it is told to its end, of those after it only
/// what they come to. What closes the line is always told.
const DEAL_SENTENCES_MAX: usize = 40;
/// The most terms of one equation.
pub(super) const TERMS_MAX: usize = 12;

/// Tells how figures came about; what several figures share is told once.
pub struct Teller<'a> {
    pub(super) names: Names<'a>,
    /// The deal, or the deals, that are told: their sentences name them.
    pub(super) deal: Option<String>,
    /// The rule that credits what is told of the deal, where several do.
    pub(super) rule: Option<String>,
    /// Whether it is a single deal that is told.
    pub(super) is_single: bool,
    /// Whether a table below lists the deals.
    pub(super) has_table: bool,
    /// Whether that table shows how amounts were converted.
    pub(super) has_rates: bool,
    told: BTreeSet<usize>,
    sentences: Vec<String>,
    said: BTreeSet<String>,
    of_deals: usize,
    is_full: bool,
}

impl<'a> Teller<'a> {
    pub const fn new(names: Names<'a>, has_table: bool) -> Self {
        Self {
            names,
            deal: None,
            rule: None,
            is_single: false,
            has_table,
            has_rates: false,
            told: BTreeSet::new(),
            sentences: Vec::new(),
            said: BTreeSet::new(),
            of_deals: 0,
            is_full: false,
        }
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

    /// Whether a sentence has closed with this name and value.
    pub(super) fn has_said(&self, step: &Step) -> bool {
        let closing = words::filled(&words::COLON, self.names.language, &[&self.head(step), &self.names.said(step)]);
        self.said.contains(&closing)
    }

    /// A figure is known to the reader from elsewhere.
    pub fn skip(&mut self, step: &Arc<Step>) {
        self.told.insert(Arc::as_ptr(step).addr());
    }

    /// What a sentence is about: the name of a figure, with the deal that is told.
    pub(super) fn head(&self, step: &Step) -> String {
        if let (Some(deal), Some(rule)) = (&self.deal, &self.rule) {
            let deal = words::filled(&words::BY_RULE, self.names.language, &[deal, rule]);
            let name = self.names.language.of(&step.label.texts);
            return words::filled(&words::ABOUT, self.names.language, &[name, &deal]);
        }
        let name = self.names.name(step);
        match self.deal.as_deref().filter(|deal| step.about.as_deref() != Some(*deal)) {
            Some(deal) => words::filled(&words::ABOUT, self.names.language, &[&name, deal]),
            None => name,
        }
    }

    fn push(&mut self, sentence: String) {
        if self.said.insert(sentence.clone()) {
            self.of_deals = self.of_deals.saturating_add(usize::from(self.is_single));
            self.sentences.push(sentence);
        }
    }

    /// Whether a further deal is told in full; where not, that is said once.
    pub(super) fn has_room(&mut self) -> bool {
        if self.is_single || self.of_deals < DEAL_SENTENCES_MAX {
            return true;
        }
        if !self.is_full {
            self.is_full = true;
            self.say(if self.has_table { &words::AND_SO_ON } else { &words::ALIKE }, &[]);
        }
        false
    }

    /// What a deal comes to, where it is not told in full; of what a table lists nothing has to be said.
    pub(super) fn briefly(&mut self, step: &Step, deal: &str) {
        if !self.has_table {
            let name = self.names.name(step);
            let is_named = step.about.as_deref().is_some_and(|about| !about.is_empty());
            let name = if is_named { name } else { words::filled(&words::ABOUT, self.names.language, &[&name, deal]) };
            let value = self.names.said(step);
            self.say(&words::COLON, &[&name, &value]);
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
        if !self.told.insert(Arc::as_ptr(step).addr()) {
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
            let deal = (self.deal.take(), std::mem::take(&mut self.is_single));
            step.of.iter().for_each(|below| self.tell(below));
            (self.names, (self.deal, self.is_single)) = (outside, deal);
        } else if let Some(deal) = deal_of(step, self.names) {
            if self.has_room() {
                self.within_deal(deal, |teller| teller.tell_op(step));
            } else {
                self.briefly(step, &deal);
            }
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

    /// Tells about a single deal.
    pub(super) fn within_deal(&mut self, deal: String, tell: impl FnOnce(&mut Self)) {
        let outside = (self.deal.replace(deal), std::mem::replace(&mut self.is_single, true));
        tell(self);
        (self.deal, self.is_single) = outside;
    }

    pub(super) fn tell_all(&mut self, step: &Step) {
        step.of.iter().for_each(|below| self.tell(below));
    }
}

/// The deal that a figure is about, where all below it is that deal's own.
fn deal_of(step: &Step, names: Names<'_>) -> Option<String> {
    let own = names.own;
    let about = |step: &Step| step.about.clone().filter(|about| !about.is_empty());
    if own.is_some() && [&label::EARNED, &label::MIRRORED, &label::TAKEN].iter().any(|known| is(step, known)) {
        about(step).filter(|about| own != Some(about.as_str()))
    } else if names.is_spiff && is(step, &label::IN_STEP) {
        about(step)
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
