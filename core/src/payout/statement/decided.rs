//! What was decided on the way to a figure: bounds that bind, conditions, gates, steps that were reached, shares of a pool.

use super::{
    super::labels as label,
    held::is_given,
    how::{TERMS_MAX, Teller, is, number, number_of},
    shown::chosen,
    words,
};
use crate::{
    error::Texts,
    number::Number,
    trace::{Comparison, Op, Step, Value},
};
use std::sync::Arc;

impl Teller<'_> {
    /// Told only where the bound binds; what is recovered is always the smaller of two.
    pub(super) fn smallest(&mut self, step: &Step, texts: &Texts) {
        self.tell_all(step);
        let is_bound = step.of.first().is_some_and(|first| number(first) != number_of(&step.value));
        let is_limit = is(step, &label::REMAINS);
        if (is_bound || is(step, &label::RECOVERED)) && !is_limit && step.of.len() > 1 {
            // Nothing is shown like what it is compared with.
            let like = |part: &Step| match step.of.iter().find(|other| !is(other, &label::NOTHING)) {
                Some(other) if is(part, &label::NOTHING) => self.names.valued(part, other).said(),
                _ => self.names.operand(part).said(),
            };
            let parts: Vec<String> = step.of.iter().map(|part| like(part)).collect();
            let parts = words::joined(&words::AND, self.names.language, &parts);
            let (name, value) = (self.head(step), self.names.said(step));
            self.say(texts, &[&name, &parts, &value]);
        }
    }

    pub(super) fn when(&mut self, step: &Step) {
        let [test, then, otherwise] = step.of.as_slice() else { return };
        let holds = test.value == Value::Flag(true);
        let is_gate = is(step, &label::LIMIT);
        if is_gate && !holds {
            return;
        }
        if is_given(test) {
            return self.happened(step, holds);
        }
        self.tell_inputs(test);
        self.tell(if holds { then } else { otherwise });
        let condition = self.condition(test);
        let value = self.names.said(step);
        if is_gate {
            let about = step.about.clone().unwrap_or_default();
            self.say(&words::GATE, &[&about, &condition, &value]);
        } else {
            let name = self.head(step);
            self.say(&words::HOLDS, &[&name, &condition, &value]);
        }
    }

    /// How the figures of a condition came about.
    fn tell_inputs(&mut self, test: &Arc<Step>) {
        for below in &test.of {
            match below.value {
                Value::Flag(_) => self.tell_inputs(below),
                _ => self.tell(below),
            }
        }
    }

    /// What was found of a condition, as it is: what decided that it holds, or that it does not.
    fn condition(&self, test: &Step) -> String {
        let holds = test.value == Value::Flag(true);
        match &test.op {
            Op::Compare(comparison) => {
                let [left, right] = test.of.as_slice() else { return String::new() };
                let value = self.names.said(left);
                // The right side is a bare number of the plan, shown as what it is compared with.
                let right = match &right.value {
                    Value::Number(number) => self.names.like(left, number),
                    _ => self.names.value(right).text,
                };
                format!("{} {value} {} {right}", self.names.name(left), sign_of(*comparison, holds))
            }
            Op::All | Op::Any | Op::Not => {
                // All hold, or those that fail decide; none holds, or those that hold decide.
                let decides = |part: &&Arc<Step>| test.op == Op::Not || (part.value == Value::Flag(true)) == holds;
                let parts: Vec<String> = test.of.iter().filter(decides).map(|part| self.condition(part)).collect();
                words::joined(&words::ALSO, self.names.language, &parts)
            }
            _ => self.is_one_of(test, holds),
        }
    }

    fn is_one_of(&self, test: &Step, holds: bool) -> String {
        let Some((known, allowed)) = test.of.split_first() else { return self.names.name(test) };
        let language = self.names.language;
        let allowed: Vec<String> = allowed.iter().map(|part| self.names.value(part).text).collect();
        // The plan's list is one text.
        let allowed: Vec<String> = allowed.iter().flat_map(|list| list.split(", ")).map(str::to_owned).collect();
        let list = words::joined(&words::LISTED, language, &allowed);
        let (name, known) = (self.names.name(known), self.names.value(known).text);
        match (holds, allowed.len()) {
            (true, 1) => words::filled(&words::IS, language, &[&name, &known]),
            (true, _) => words::filled(&words::ONE_OF, language, &[&name, &known, &list]),
            (false, 1) => words::filled(&words::IS_NOT, language, &[&name, &known, &list]),
            (false, _) => words::filled(&words::NONE_OF, language, &[&name, &known, &list]),
        }
    }

    pub(super) fn selected(&mut self, step: &Step, is_inclusive: bool) {
        let Some(at) = step.of.first() else { return };
        self.tell(at);
        if is(at, &label::RANK) {
            return self.placed(step, at);
        }
        let shown = self.names.said(at);
        let value = words::filled(&words::NAMED, self.names.language, &[&self.names.name(at), &shown]);
        let Some((bound, result)) = chosen(step) else {
            let nothing = self.names.said(step);
            return self.say(&words::BELOW_ALL, &[&value, &nothing]);
        };
        if let Some((bound, result)) = case_of(step, result) {
            self.tell(bound);
            self.tell(result);
        }
        let like = number_of(&bound.value).map(|bound| self.names.liked(at, bound).said()).unwrap_or_default();
        let texts = if is_inclusive { &words::REACHES } else { &words::PASSES };
        let (name, found) = (self.head(step), self.names.said(step));
        self.say(texts, &[&value, &like, &name, &found]);
    }

    /// An award by rank: the last case stands for all ranks that have none.
    fn placed(&mut self, step: &Step, rank: &Step) {
        let places = step.of.len().saturating_sub(2);
        if let Some((_, result)) = chosen(step)
            && let Some((_, result)) = case_of(step, result)
        {
            self.tell(result);
        }
        let has_award = number_of(&rank.value).is_some_and(|rank| *rank <= Number::from(places));
        let texts = if has_award { &words::AT_PLACE } else { &words::NO_PLACE };
        let (rank, value) = (self.names.value(rank).text, self.names.said(step));
        self.say(texts, &[&rank, &places.to_string(), &value]);
    }

    pub(super) fn found(&mut self, step: &Step) {
        if is(step, &label::POOL_PART) {
            self.pooled(step);
        } else if is(step, &label::CUT_PART) {
            self.cut_off(step);
        } else if let Some(grade) = step.of.first().filter(|first| is(first, &label::GRADE)) {
            let (grade, name) = (self.names.value(grade).text, self.names.name(step));
            let value = self.names.said(step);
            self.say(&words::BY_GRADE, &[&grade, &name, &value]);
        } else if let [at, _] = step.of.as_slice()
            && is(step, &label::FACTOR)
        {
            self.tell(at);
            let (name, at) = (self.names.name(at), self.names.said(at));
            let value = self.names.said(step);
            self.say(&words::BY_POINT, &[&name, &at, &value]);
        }
    }

    /// A member's part of a pool: the claims, and which of them is the reader's own.
    fn pooled(&mut self, step: &Step) {
        let Some((fund, members)) = step.of.split_first() else { return };
        self.tell(fund);
        let language = self.names.language;
        let claim = |member: &Arc<Step>| {
            let (name, claim) = (member.about.clone().unwrap_or_default(), self.names.value(member).text);
            words::filled(&words::NAMED, language, &[&name, &claim])
        };
        let shared = if members.len() > TERMS_MAX {
            words::filled(&words::PEOPLE, language, &[&members.len().to_string()])
        } else {
            words::joined(&words::LISTED, language, &members.iter().map(claim).collect::<Vec<_>>())
        };
        let own = members.iter().find(|member| member.about.as_deref() == Some(self.names.person));
        let own = own.map(|own| self.names.value(own).text).unwrap_or_default();
        let all: Number = members.iter().filter_map(number).sum();
        let all = members.first().map(|member| self.names.like(member, &all)).unwrap_or_default();
        let (fund, part) = (self.names.said(fund), self.names.said(step));
        self.say(&words::POOL, &[&fund, &shared, &own, &all, &part]);
    }

    /// What the plan's cap takes off a line.
    fn cut_off(&mut self, step: &Step) {
        if number_of(&step.value) == Some(&Number::ZERO) {
            return;
        }
        let Some(cut) = step.of.first() else { return };
        self.tell(cut);
        let (all, part) = (self.names.said(cut), self.names.said(step));
        self.say(&words::CUT, &[&all, &part]);
    }
}

/// The bound of a case and what it holds, shared, so that they are told once.
fn case_of<'s>(step: &'s Step, result: &Step) -> Option<(&'s Arc<Step>, &'s Arc<Step>)> {
    let is_meant = |one: &&Arc<Step>| std::ptr::eq(one.as_ref(), result);
    step.of.iter().find_map(|case| Some((case.of.first()?, case.of.get(1).filter(is_meant)?)))
}

/// The sign of a comparison that holds, or the one that holds in its place.
const fn sign_of(comparison: Comparison, holds: bool) -> &'static str {
    match (comparison, holds) {
        (Comparison::AtLeast, true) | (Comparison::Below, false) => "≥",
        (Comparison::AtMost, true) | (Comparison::Above, false) => "≤",
        (Comparison::Above, true) | (Comparison::AtMost, false) => ">",
        (Comparison::Below, true) | (Comparison::AtLeast, false) => "<",
        (Comparison::Equal, true) => "＝",
        (Comparison::Equal, false) => "≠",
    }
}
