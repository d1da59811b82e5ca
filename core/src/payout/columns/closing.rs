//! From the rounded lines to what is due: the plan's cap and floor, the draw, the ledger.

use super::{
    super::document::{Draw, Gate, Negative},
    limits::Passed,
    sheet::{Sheet, Written},
    standing::known,
};
use crate::{
    number::Number,
    program::Value,
    rounding::{Mode, Rounding},
    trace::Comparison,
};

/// What the last stages found.
pub struct Closed {
    /// The lines of the components, less their parts of the plan's cut.
    pub lines: Vec<Value>,
    pub top_up: Value,
    pub entitled: Value,
    pub draw: Value,
    pub recovery: Value,
    pub debt: Value,
    pub brought: Value,
    pub carry: Value,
    pub due: Value,
    pub carried: Value,
}

/// What the draw does.
struct Drawn {
    top: Value,
    recovered: Value,
    debt: Value,
    deferred: Value,
}

impl<'a> Sheet<'a> {
    /// The rest of the stages.
    pub fn closed(&mut self, passed: &[Passed], gates: &[(&'a Gate, Value)]) -> Written<Closed> {
        let (lines, total) = self.within_cap(passed)?;
        let top_up = self.topped_up(passed, &total, gates.is_empty())?;
        let entitled = self.writer.sum_of(lines.iter().chain([&top_up]))?;
        let Drawn { top: draw, recovered: recovery, debt, deferred } = self.drawn(&entitled)?;
        let kept = self.writer.sum(&entitled, &draw)?;
        let kept = self.writer.difference(&kept, &recovery)?;
        let pay = self.writer.difference(&kept, &deferred)?;
        let opening = self.booked(&self.facts.carried_in.clone(), "/carried_in")?;
        let brought = self.brought(&pay, &opening)?;
        let balance = self.writer.sum(&pay, &brought)?;
        let (due, short) = match self.plan.ledger.negative {
            Negative::Due => (balance, Value::ZERO),
            Negative::Carry => (self.above_zero(&balance)?, self.writer.least(&balance, &Value::ZERO)?),
        };
        let rest = self.writer.difference(&opening, &brought)?;
        let moved = self.writer.sum(&deferred, &short)?;
        let carried = self.writer.sum(&rest, &moved)?;
        let carry = self.writer.negation(&moved)?;
        let recovery = self.writer.negation(&recovery)?;
        Some(Closed { lines, top_up, entitled, draw, recovery, debt, brought, carry, due, carried })
    }

    /// An amount that was booked before: whole units of the currency, or the row is evaluated alone and refused.
    fn booked(&mut self, amount: &Number, pointer: &str) -> Written {
        let value = self.given(Some(amount), pointer)?;
        let scale = self.scale();
        let whole = self.writer.rounded(&value, Rounding { mode: Mode::Floor, scale })?;
        let is_whole = self.writer.test(&value, Comparison::Equal, &whole)?;
        self.writer.require(is_whole)?;
        Some(whole)
    }

    fn plan_limit(&self, value: &Number, mode: Mode) -> Number {
        value.rounded(Rounding { mode, scale: self.rounding().scale })
    }

    fn within_cap(&mut self, passed: &[Passed]) -> Written<(Vec<Value>, Value)> {
        let lines: Vec<Value> = passed.iter().map(|line| line.rounded.clone()).collect();
        let total = self.writer.sum_of(&lines)?;
        let Some(cap) = self.plan.cap.as_ref().map(|cap| self.plan_limit(cap, Mode::Down)) else {
            return Some((lines, total));
        };
        let over = self.writer.difference(&total, &known(&cap))?;
        let cut = self.above_zero(&over)?;
        let mut by_id: Vec<usize> = (0..lines.len()).collect();
        by_id.sort_by_key(|place| self.plan.components.get(*place).map(|component| &component.id));
        let scale = self.rounding().scale;
        Some((self.writer.cut(&lines, &by_id, &cut, scale)?, total))
    }

    fn topped_up(&mut self, passed: &[Passed], total: &Value, has_no_gates: bool) -> Written {
        let plan = self.plan;
        let Some(floor) = &plan.floor else { return Some(Value::ZERO) };
        let floor = self.plan_limit(floor, self.rounding().mode);
        let floor = match &plan.cap {
            Some(cap) => floor.at_most(&self.plan_limit(cap, Mode::Down)),
            None => floor,
        };
        let base = if plan.floor_restores_gates || has_no_gates {
            total.clone()
        } else {
            let ungated = self.writer.sum_of(passed.iter().map(|line| &line.ungated))?;
            self.writer.most(total, &ungated)?
        };
        let short = self.writer.difference(&known(&floor), &base)?;
        self.above_zero(&short)
    }

    fn drawn(&mut self, available: &Value) -> Written<Drawn> {
        let plan = self.plan;
        let opening = self.booked(&self.facts.draw_balance.clone(), "/draw_balance")?;
        let is_owed = self.writer.test(&opening, Comparison::AtLeast, &Value::ZERO)?;
        self.writer.require(is_owed)?;
        let Some(draw) = &plan.draw else {
            return Some(Drawn { top: Value::ZERO, recovered: Value::ZERO, debt: opening, deferred: Value::ZERO });
        };
        let (rule, first) = (draw.rule(), self.period.start);
        let opening = if rule.forgiven_from.is_some_and(|day| day <= first) { Value::ZERO } else { opening };
        let is_running = rule.start.is_none_or(|start| start <= first) && rule.end.is_none_or(|end| first < end);
        let rounding = self.rounding();
        let amount = if is_running { rule.amount.rounded(rounding) } else { Number::ZERO };
        let top = self.advanced(draw, &amount, available)?;
        if !rule.recoverable {
            let deferred = self.writer.least(available, &Value::ZERO)?;
            return Some(Drawn { top, recovered: Value::ZERO, debt: opening, deferred });
        }
        let mut recovered = Value::ZERO;
        if rule.recovery_start.is_none_or(|day| day <= first) {
            let surplus = self.writer.difference(available, &known(&amount))?;
            let surplus = self.above_zero(&surplus)?;
            let most = self.writer.product(&surplus, &known(&rule.recovery))?;
            let most = self.writer.rounded(&most, rounding)?;
            recovered = self.writer.least(&opening, &most)?;
        }
        let left = self.writer.difference(&opening, &recovered)?;
        let top = match &rule.debt_limit {
            Some(limit) => {
                let room = self.writer.difference(&known(limit), &left)?;
                let room = self.above_zero(&room)?;
                let room = self.writer.rounded(&room, Rounding { mode: Mode::Down, ..rounding })?;
                self.writer.least(&top, &room)?
            }
            None => top,
        };
        let debt = self.writer.sum(&left, &top)?;
        Some(Drawn { top, recovered, debt, deferred: Value::ZERO })
    }

    /// What is advanced, before any limit on debt.
    fn advanced(&mut self, draw: &Draw, amount: &Number, available: &Value) -> Written {
        let top = match draw {
            Draw::Additive(_) => return Some(known(amount)),
            Draw::Guarantee(_) => {
                let short = self.writer.difference(&known(amount), available)?;
                self.above_zero(&short)?
            }
        };
        if draw.rule().recoverable { Some(top) } else { self.writer.least(&top, &known(amount)) }
    }

    /// What of the opening balance counts now.
    fn brought(&mut self, pay: &Value, opening: &Value) -> Written {
        if self.plan.ledger.negative == Negative::Due {
            return Some(opening.clone());
        }
        let owed = self.writer.negation(opening)?;
        let available = self.above_zero(pay)?;
        let most = self.writer.product(&available, &known(&self.plan.ledger.recovery))?;
        let most = self.writer.rounded(&most, self.rounding())?;
        let taken = self.writer.least(&owed, &most)?;
        let given_back = self.writer.negation(&taken)?;
        let is_owed = self.writer.test(opening, Comparison::Below, &Value::ZERO)?;
        self.writer.choose(is_owed, &given_back, opening)
    }
}
