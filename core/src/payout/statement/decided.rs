//! What was decided on the way to a figure: bounds that bind, conditions, gates, steps that were reached, shares of a pool.

use super::{
    super::labels as label,
    how::{Teller, is, number, number_of},
    shown::chosen,
    words,
};
use crate::{
    error::Texts,
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
            let parts: Vec<String> = step.of.iter().map(|part| self.names.operand(part).text).collect();
            let parts = words::joined(&words::AND, self.names.language, &parts);
            let (name, value) = (self.names.name(step), self.names.value(step).text);
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
        self.tell_inputs(test);
        self.tell(if holds { then } else { otherwise });
        let condition = self.condition(test);
        let value = self.names.value(step).text;
        if is_gate {
            let about = step.about.clone().unwrap_or_default();
            self.say(&words::GATE, &[&about, &condition, &value]);
        } else {
            let texts = if holds { &words::HOLDS } else { &words::FAILS };
            let name = self.names.name(step);
            self.say(texts, &[&name, &condition, &value]);
        }
    }

    /// How the figures of a condition came about.
    fn tell_inputs(&mut self, test: &Arc<Step>) {
        for below in &test.of {
            match below.op {
                Op::Compare(_) | Op::All | Op::Any | Op::Not => self.tell_inputs(below),
                _ => self.tell(below),
            }
        }
    }

    fn condition(&self, test: &Step) -> String {
        let parts = || test.of.iter().map(|part| self.condition(part)).collect::<Vec<_>>();
        match &test.op {
            Op::Compare(comparison) => {
                let [left, right] = test.of.as_slice() else { return String::new() };
                let value = self.names.value(left).text;
                // The right side is a bare number of the plan, shown as what it is compared with.
                let right = match &right.value {
                    Value::Number(number) => self.names.like(left, number),
                    _ => self.names.value(right).text,
                };
                format!("{} {value} {} {right}", self.names.name(left), sign_of(*comparison))
            }
            Op::All => words::joined(&words::AND, self.names.language, &parts()),
            Op::Any => words::joined(&words::OR, self.names.language, &parts()),
            Op::Not => words::filled(&words::NOT, self.names.language, &[&parts().join(" ")]),
            _ => {
                let Some((known, allowed)) = test.of.split_first() else { return self.names.name(test) };
                let allowed: Vec<String> = allowed.iter().map(|part| self.names.value(part).text).collect();
                let (name, known) = (self.names.name(known), self.names.value(known).text);
                words::filled(&words::ONE_OF, self.names.language, &[&name, &known, &allowed.join(", ")])
            }
        }
    }

    pub(super) fn selected(&mut self, step: &Step, is_inclusive: bool) {
        let Some(at) = step.of.first() else { return };
        self.tell(at);
        let value = self.names.value(at).text;
        let Some((bound, result)) = chosen(step) else {
            let nothing = self.names.value(step).text;
            return self.say(&words::BELOW_ALL, &[&value, &nothing]);
        };
        let case = step.of.iter().find_map(|case| case.of.get(1).filter(|found| std::ptr::eq(found.as_ref(), result)));
        if let Some(result) = case {
            self.tell(result);
        }
        let like = number_of(&bound.value).map(|bound| self.names.like(at, bound)).unwrap_or_default();
        let texts = if is_inclusive { &words::REACHES } else { &words::PASSES };
        let (name, found) = (self.names.name(step), self.names.value(step).text);
        self.say(texts, &[&value, &like, &name, &found]);
    }

    pub(super) fn found(&mut self, step: &Step) {
        if is(step, &label::POOL_PART) {
            let Some((fund, members)) = step.of.split_first() else { return };
            self.tell(fund);
            let claims: Vec<String> = members.iter().map(|member| self.names.value(member).text).collect();
            let (fund, part) = (self.names.value(fund).text, self.names.value(step).text);
            self.say(&words::POOL, &[&fund, &claims.join(" : "), &part]);
        } else if is(step, &label::CUT_PART) {
            let all = step.of.first().map(|cut| self.names.value(cut).text).unwrap_or_default();
            let part = self.names.value(step).text;
            self.say(&words::CUT, &[&all, &part]);
        } else if let Some(grade) = step.of.first().filter(|first| is(first, &label::GRADE)) {
            let (grade, name) = (self.names.value(grade).text, self.names.name(step));
            let value = self.names.value(step).text;
            self.say(&words::BY_GRADE, &[&grade, &name, &value]);
        } else if let [at, _] = step.of.as_slice()
            && is(step, &label::FACTOR)
        {
            self.tell(at);
            let (name, at) = (self.names.name(at), self.names.value(at).text);
            let value = self.names.value(step).text;
            self.say(&words::BY_POINT, &[&name, &at, &value]);
        }
    }
}

const fn sign_of(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "≥",
        Comparison::AtMost => "≤",
        Comparison::Above => ">",
        Comparison::Below => "<",
        Comparison::Equal => "＝",
    }
}
