//! What a program is written from: a plan, facts of the form that all rows have, and the columns that stand for some of them.

use super::super::{
    document::{Component, PlanDocument},
    evaluate::{Window, follows_measure},
    facts::PayFacts,
};
use crate::{
    calendar::{Calendar, Period},
    id::Id,
    number::Number,
    program::{Bound, Flag, Value, Writer},
    rounding::{Mode, Rounding},
    shape::escaped,
    trace::Comparison,
};

/// A plan being written as a program.
pub struct Sheet<'a> {
    pub writer: Writer,
    pub plan: &'a PlanDocument,
    /// The facts that all rows share; where a column stands for one, its value here is that of some row.
    pub facts: &'a PayFacts,
    pub bound: &'a dyn Bound,
    pub calendar: Calendar,
    pub period: Period,
}

/// Steps that machine integers cannot state, facts that are missing: then there is no program.
pub type Written<T = Value> = Option<T>;

impl<'a> Sheet<'a> {
    /// A number of the facts: a column, or the same in all rows.
    pub fn given(&mut self, number: Option<&Number>, pointer: &str) -> Written {
        match self.bound.number(pointer) {
            Some(column) => self.writer.input(column.index, column.scale),
            None => number.cloned().map(Value::Known),
        }
    }

    /// Whether a text of the facts is one of some.
    pub fn is_one_of(&mut self, text: Option<&String>, pointer: &str, names: &[&str]) -> Written<Flag> {
        let Some(places) = self.bound.text(pointer) else {
            return text.map(|text| Flag::Known(names.contains(&text.as_str())));
        };
        let own = self.writer.input(places, 0)?;
        let mut found = Flag::Known(false);
        for name in names {
            let place = Value::Known(Number::from(self.bound.place(pointer, name)?));
            let is = self.writer.test(&own, Comparison::Equal, &place)?;
            found = self.writer.or(found, is);
        }
        Some(found)
    }

    /// The number that a table has for a text of the facts; rows whose text it does not know are evaluated alone.
    pub fn of_name<'t>(
        &mut self,
        text: Option<&String>,
        pointer: &str,
        table: impl Iterator<Item = (&'t String, &'t Number)>,
    ) -> Written {
        let table: Vec<(&String, &Number)> = table.collect();
        if self.bound.text(pointer).is_none() {
            return table
                .iter()
                .find(|(name, _)| Some(*name) == text)
                .map(|(_, number)| Value::Known((*number).clone()));
        }
        let (mut value, mut is_known) = (Value::ZERO, Flag::Known(false));
        for (name, number) in table {
            let is = self.is_one_of(text, pointer, &[name.as_str()])?;
            value = self.writer.choose(is, &Value::Known(number.clone()), &value)?;
            is_known = self.writer.or(is_known, is);
        }
        self.writer.require(is_known)?;
        Some(value)
    }

    /// How lines are rounded.
    pub fn rounding(&self) -> Rounding {
        self.plan.rounding.at(self.plan.currency.scale())
    }

    /// The places that amounts of the outcome are written with.
    pub fn scale(&self) -> u32 {
        self.rounding().scale.max(self.plan.currency.scale())
    }

    /// The window of a component, and whether this period is its first.
    pub fn window(&self, component: &Component) -> Option<(Window, bool)> {
        if !follows_measure(&component.pay) {
            return None;
        }
        let window = Window::of(component.accumulate)?;
        let around = self.calendar.containing(self.period.start, window.grain());
        Some((window, around.is_none_or(|around| around.start >= self.period.start)))
    }

    /// The period's own value of a measure.
    pub fn actual(&mut self, measure: &Id) -> Written {
        let facts = self.facts.measures.get(measure)?;
        self.given(facts.actual.as_ref(), &pointer_of(measure, "actual"))
    }

    /// The quota of the period.
    pub fn quota(&mut self, measure: &Id) -> Written {
        let facts = self.facts.measures.get(measure)?;
        self.given(facts.quota.as_ref(), &pointer_of(measure, "quota"))
    }

    /// Ranks count places: a row with half of one, or one that nobody can have, is evaluated alone and refused.
    pub fn require_ranks(&mut self) -> Written<()> {
        let others =
            self.facts.ranks.iter().map(|(ranking, rank)| (format!("/ranks/{}", escaped(ranking.as_str())), *rank));
        let own = self.facts.rank.map(|rank| ("/rank".to_owned(), rank));
        for (pointer, rank) in others.chain(own) {
            let rank = self.given(Some(&Number::from(rank)), &pointer)?;
            let whole = self.writer.rounded(&rank, Rounding { mode: Mode::Floor, scale: 0 })?;
            let is_whole = self.writer.test(&rank, Comparison::Equal, &whole)?;
            self.writer.require(is_whole)?;
            for (is, end) in [(Comparison::AtLeast, u32::MIN), (Comparison::AtMost, u32::MAX)] {
                let holds = self.writer.test(&rank, is, &Value::Known(Number::from(end)))?;
                self.writer.require(holds)?;
            }
        }
        Some(())
    }

    /// The measure divided by the period's quota.
    pub fn attained(&mut self, measure: &Id) -> Written {
        let (actual, quota) = (self.actual(measure)?, self.quota(measure)?);
        self.writer.quotient(&actual, &quota)
    }

    /// The value, at least zero.
    pub fn above_zero(&mut self, value: &Value) -> Written {
        self.writer.most(value, &Value::ZERO)
    }
}

/// The place of a measure's facts.
pub fn pointer_of(measure: &Id, field: &str) -> String {
    format!("/measures/{}/{field}", escaped(measure.as_str()))
}
