//! Writing a program: every step is a value of the steps before it, and the same step is written once.
//!
//! A step that machine integers cannot even state gives `None`: such a document has no program, and its rows are evaluated
//! one at a time.

use super::{
    op::{Op, Reg, Term},
    program::{Output, Program},
    value::{CELL_DIGITS_MAX, Flag, Held, Value},
};
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
    trace::Comparison,
};
use num_integer::Integer as _;
use std::collections::HashMap;

/// A program being written.
#[derive(Debug, Default)]
pub struct Writer {
    ops: Vec<Op>,
    known: HashMap<Op, Reg>,
    guards: Vec<Reg>,
}

/// Two values over one denominator.
pub(super) struct Aligned {
    pub a: Term,
    pub b: Term,
    pub unit: i128,
    pub over: Option<Reg>,
}

impl Writer {
    pub(super) fn push(&mut self, op: Op) -> Reg {
        if let Some(reg) = self.known.get(&op) {
            return *reg;
        }
        let reg = self.ops.len();
        self.known.insert(op.clone(), reg);
        self.ops.push(op);
        reg
    }

    /// A column whose cells are whole numbers of `10^-scale`.
    pub fn input(&mut self, column: usize, scale: u32) -> Option<Value> {
        let reg = self.push(Op::Input(column));
        Held::new(Term::of(reg, 1), power(scale)?, None, CELL_DIGITS_MAX).map(Value::Held)
    }

    fn product_of_overs(&mut self, a: Option<Reg>, b: Option<Reg>) -> Option<Reg> {
        match (a, b) {
            (Some(a), Some(b)) => Some(self.push(Op::Multiply(a.min(b), a.max(b)))),
            (one, other) => one.or(other),
        }
    }

    /// A term multiplied by a register.
    fn by(&mut self, term: Term, reg: Option<Reg>) -> Term {
        match (term.reg, reg) {
            (_, None) => term,
            (None, Some(reg)) => Term::of(reg, term.times),
            (Some(own), Some(reg)) => {
                let product = self.push(Op::Multiply(own.min(reg), own.max(reg)));
                Term::of(product, term.times)
            }
        }
    }

    pub(super) fn aligned(&mut self, a: &Value, b: &Value) -> Option<Aligned> {
        let (a, b) = (a.held()?, b.held()?);
        let unit = checked_lcm(a.unit, b.unit)?;
        let scaled =
            |held: Held| Some(Term { times: held.top.times.checked_mul(unit.checked_div(held.unit)?)?, ..held.top });
        let (mut left, mut right) = (scaled(a)?, scaled(b)?);
        if a.over == b.over {
            return Some(Aligned { a: left, b: right, unit, over: a.over });
        }
        (left, right) = (self.by(left, b.over), self.by(right, a.over));
        let over = self.product_of_overs(a.over, b.over);
        Some(Aligned { a: left, b: right, unit, over })
    }

    fn both(&mut self, a: &Value, b: &Value, op: impl FnOnce(Term, Term) -> Op) -> Option<Value> {
        let digits = a.digits()?.max(b.digits()?);
        let Aligned { a, b, unit, over } = self.aligned(a, b)?;
        let op = op(a, b);
        let digits = if matches!(op, Op::Add(..)) { digits.saturating_add(1) } else { digits };
        let reg = self.push(op);
        Held::new(Term::of(reg, 1), unit, over, digits).map(Value::Held)
    }

    /// The sum.
    pub fn sum(&mut self, a: &Value, b: &Value) -> Option<Value> {
        match (a, b) {
            (Value::Known(a), Value::Known(b)) => Some(Value::Known(a + b)),
            (Value::Known(zero), other) | (other, Value::Known(zero)) if zero.is_zero() => Some(other.clone()),
            _ => self.both(a, b, Op::Add),
        }
    }

    /// The sum of any number of values.
    pub fn sum_of<'a>(&mut self, values: impl IntoIterator<Item = &'a Value>) -> Option<Value> {
        let mut total = Value::ZERO;
        for value in values {
            total = self.sum(&total, value)?;
        }
        Some(total)
    }

    /// The first less the second.
    pub fn difference(&mut self, a: &Value, b: &Value) -> Option<Value> {
        let less = self.negation(b)?;
        self.sum(a, &less)
    }

    /// The value with its sign turned.
    pub fn negation(&mut self, value: &Value) -> Option<Value> {
        self.product(value, &Value::Known(-Number::ONE))
    }

    /// The product.
    pub fn product(&mut self, a: &Value, b: &Value) -> Option<Value> {
        let (a, b) = match (a, b) {
            (Value::Known(a), Value::Known(b)) => return Some(Value::Known(a * b)),
            (Value::Known(number), Value::Held(held)) | (Value::Held(held), Value::Known(number)) => {
                return if number.is_zero() { Some(Value::ZERO) } else { held.times(number).map(Held::into_value) };
            }
            (Value::Held(a), Value::Held(b)) => (*a, *b),
        };
        let times = a.top.times.checked_mul(b.top.times)?;
        let unit = a.unit.checked_mul(b.unit)?;
        // What is divided by a quota and multiplied by it again is what it was.
        let (reg, over) = match (a.top.reg, a.over, b.top.reg, b.over) {
            (reg, Some(over), Some(other), rest) | (Some(other), rest, reg, Some(over)) if over == other => (reg, rest),
            (a_reg, a_over, b_reg, b_over) => {
                let reg = match (a_reg, b_reg) {
                    (Some(a), Some(b)) => Some(self.push(Op::Multiply(a.min(b), a.max(b)))),
                    (one, other) => one.or(other),
                };
                (reg, self.product_of_overs(a_over, b_over))
            }
        };
        Held::new(Term { reg, times }, unit, over, a.digits.saturating_add(b.digits)).map(Held::into_value)
    }

    /// The first divided by the second; rows where that is no more than a hundredth are left to be evaluated alone, as are those
    /// where it is not above zero.
    pub fn quotient(&mut self, a: &Value, b: &Value) -> Option<Value> {
        self.quotient_by(a, b, 2)
    }

    /// The same for divisors above 10 to the power of so many places below one.
    pub fn quotient_by(&mut self, a: &Value, b: &Value, places: u32) -> Option<Value> {
        let least = Number::ONE.over(&Number::from(10_u64.checked_pow(places)?))?;
        if b.known().is_some() {
            self.require_positive(b)?;
        } else {
            self.require_above(b, &least)?;
        }
        let divisor = match b {
            Value::Known(number) => return self.product(a, &Value::Known(Number::ONE.over(number)?)),
            Value::Held(divisor) => *divisor,
        };
        let reg = divisor.top.reg.filter(|_| divisor.top.times > 0)?;
        let dividend = a.held()?;
        let inverse = Held::new(Term { reg: divisor.over, times: divisor.unit }, divisor.top.times, Some(reg), places)?;
        if dividend.top == Term::number(0) {
            return Some(Value::ZERO);
        }
        let inverse = Value::Held(inverse);
        if dividend.top.reg.is_none() && dividend.over.is_none() {
            let Value::Held(inverse) = inverse else { return None };
            return inverse.times(a.known()?).map(Value::Held);
        }
        self.product(a, &inverse)
    }

    /// The smaller one.
    pub fn least(&mut self, a: &Value, b: &Value) -> Option<Value> {
        match (a, b) {
            (Value::Known(a), Value::Known(b)) => Some(Value::Known(a.clone().min(b.clone()))),
            _ => self.both(a, b, Op::Least),
        }
    }

    /// The larger one.
    pub fn most(&mut self, a: &Value, b: &Value) -> Option<Value> {
        match (a, b) {
            (Value::Known(a), Value::Known(b)) => Some(Value::Known(a.clone().max(b.clone()))),
            _ => self.both(a, b, Op::Most),
        }
    }

    /// The value without its sign.
    pub fn size(&mut self, value: &Value) -> Option<Value> {
        match value {
            Value::Known(number) => Some(Value::Known(number.abs())),
            Value::Held(held) => {
                let reg = self.push(Op::Size(held.top.reg?));
                let top = Term::of(reg, held.top.times.checked_abs()?);
                Some(Value::Held(Held { top, ..*held }))
            }
        }
    }

    /// The value, its sign turned where `of` is below zero.
    pub fn mirrored(&mut self, value: &Value, of: &Value) -> Option<Value> {
        let of = match of {
            Value::Known(number) if number.is_negative() => return self.negation(value),
            Value::Known(_) => return Some(value.clone()),
            Value::Held(of) => *of,
        };
        let Value::Held(held) = value else {
            if value.known().is_some_and(Number::is_zero) {
                return Some(Value::ZERO);
            }
            let is_below = self.test(&Value::Held(of), Comparison::Below, &Value::ZERO)?;
            let turned = self.negation(value)?;
            return self.choose(is_below, &turned, value);
        };
        let sign = self.push(Op::Mirror(held.top.reg?, of.top.reg?));
        let turned = if of.top.times < 0 { held.top.times.checked_neg()? } else { held.top.times };
        Some(Value::Held(Held { top: Term::of(sign, turned), ..*held }))
    }

    /// The value rounded.
    pub fn rounded(&mut self, value: &Value, rounding: Rounding) -> Option<Value> {
        let held = match value {
            Value::Known(number) => return Some(Value::Known(number.rounded(rounding))),
            Value::Held(held) => *held,
        };
        let unit = power(rounding.scale)?;
        if held.over.is_none() && unit.checked_rem(held.unit)? == 0 {
            return Some(value.clone());
        }
        let common = unit.gcd(&held.unit).max(1);
        let times = held.top.times.checked_mul(unit.checked_div(common)?)?;
        let below = Term { reg: held.over, times: held.unit.checked_div(common)? };
        let reg = self.push(Op::Divide(Term { times, ..held.top }, below, rounding.mode));
        Held::new(Term::of(reg, 1), unit, None, held.digits.saturating_add(1)).map(Value::Held)
    }

    /// The same value, of which is known from elsewhere that it is at most as large as one of some numbers.
    #[must_use]
    pub fn within<'n>(value: Value, bounds: impl IntoIterator<Item = &'n Number>) -> Option<Value> {
        let mut digits = 0;
        for bound in bounds {
            digits = digits.max(Value::Known(bound.clone()).digits()?);
        }
        Some(match value {
            Value::Held(held) => Value::Held(Held { digits: held.digits.min(digits), ..held }),
            known => known,
        })
    }

    /// Whether the first compares with the second like this.
    pub fn test(&mut self, a: &Value, comparison: Comparison, b: &Value) -> Option<Flag> {
        if let (Value::Known(a), Value::Known(b)) = (a, b) {
            return Some(Flag::Known(comparison.holds(a, b)));
        }
        let Aligned { a, b, .. } = self.aligned(a, b)?;
        Some(Flag::Held(self.push(Op::Test(a, comparison, b))))
    }

    /// Whether both hold.
    pub fn and(&mut self, a: Flag, b: Flag) -> Flag {
        match (a, b) {
            (Flag::Known(true), other) | (other, Flag::Known(true)) => other,
            (Flag::Known(false), _) | (_, Flag::Known(false)) => Flag::Known(false),
            (Flag::Held(a), Flag::Held(b)) => Flag::Held(self.push(Op::Both(a.min(b), a.max(b)))),
        }
    }

    /// Whether one holds.
    pub fn or(&mut self, a: Flag, b: Flag) -> Flag {
        match (a, b) {
            (Flag::Known(false), other) | (other, Flag::Known(false)) => other,
            (Flag::Known(true), _) | (_, Flag::Known(true)) => Flag::Known(true),
            (Flag::Held(a), Flag::Held(b)) => Flag::Held(self.push(Op::Either(a.min(b), a.max(b)))),
        }
    }

    /// Whether it does not hold.
    pub fn not(&mut self, flag: Flag) -> Flag {
        match flag {
            Flag::Known(holds) => Flag::Known(!holds),
            Flag::Held(reg) => Flag::Held(self.push(Op::Not(reg))),
        }
    }

    /// The second where it holds, otherwise the third.
    pub fn choose(&mut self, flag: Flag, then: &Value, otherwise: &Value) -> Option<Value> {
        let mask = match flag {
            Flag::Known(holds) => return Some(if holds { then.clone() } else { otherwise.clone() }),
            Flag::Held(mask) => mask,
        };
        if then == otherwise {
            return Some(then.clone());
        }
        self.both(then, otherwise, |then, otherwise| Op::Choose(mask, then, otherwise))
    }

    /// The number of a table at the place that a column of places names.
    pub fn look(&mut self, places: &Value, table: &[Number]) -> Option<Value> {
        let Value::Held(Held { top: Term { reg: Some(reg), times: 1 }, unit: 1, over: None, .. }) = *places else {
            return None;
        };
        let mut unit = 1_i128;
        for number in table {
            unit = checked_lcm(unit, number.to_fraction()?.denominator)?;
        }
        let whole = |number: &Number| {
            let fraction = number.to_fraction()?;
            fraction.numerator.checked_mul(unit.checked_div(fraction.denominator)?)
        };
        let numbers = table.iter().map(whole).collect::<Option<Vec<i128>>>()?;
        let digits = table.iter().filter_map(|number| Value::Known(number.clone()).digits()).max().unwrap_or(1);
        let reg = self.push(Op::Look(reg, numbers));
        Held::new(Term::of(reg, 1), unit, None, digits).map(Value::Held)
    }

    /// Lines less their parts of a cut, all at one scale; `by_id` gives the lines in the order of their ids.
    pub fn cut(&mut self, lines: &[Value], by_id: &[usize], cut: &Value, scale: u32) -> Option<Vec<Value>> {
        let regs = lines.iter().map(|line| self.whole(line, scale)).collect::<Option<Vec<Reg>>>()?;
        let cut = self.whole(cut, scale)?;
        let unit = power(scale)?;
        let less = |(place, line): (usize, &Value)| {
            let op = Op::Cut { lines: regs.clone(), by_id: by_id.to_vec(), cut, place };
            Held::new(Term::of(self.push(op), 1), unit, None, line.digits()?).map(Value::Held)
        };
        lines.iter().enumerate().map(less).collect()
    }

    /// A register that holds whole numbers of `10^-scale`; the value is a multiple of that.
    fn whole(&mut self, value: &Value, scale: u32) -> Option<Reg> {
        let unit = power(scale)?;
        let Held { top, unit: own, over, .. } = value.held()?;
        if over.is_some() || unit.checked_rem(own)? != 0 {
            return None;
        }
        let times = top.times.checked_mul(unit.checked_div(own)?)?;
        match (Term { times, ..top }) {
            Term { reg: Some(reg), times: 1 } => Some(reg),
            term => Some(self.push(Op::Add(term, Term::number(0)))),
        }
    }

    /// Leaves rows where a flag does not hold to be evaluated alone.
    pub fn require(&mut self, flag: Flag) -> Option<()> {
        match flag {
            Flag::Known(true) => Some(()),
            Flag::Known(false) => None,
            Flag::Held(reg) => {
                if !self.guards.contains(&reg) {
                    self.guards.push(reg);
                }
                Some(())
            }
        }
    }

    /// Leaves rows where a value is not above zero to be evaluated alone.
    pub fn require_positive(&mut self, value: &Value) -> Option<()> {
        self.require_above(value, &Number::ZERO)
    }

    fn require_above(&mut self, value: &Value, bound: &Number) -> Option<()> {
        let flag = self.test(value, Comparison::Above, &Value::Known(bound.clone()))?;
        self.require(flag)
    }

    /// What comes out at a scale, half up, as amounts are written.
    pub fn output(&mut self, value: &Value, scale: u32) -> Option<Output> {
        let rounded = self.rounded(value, Rounding { mode: Mode::HalfUp, scale })?;
        match &rounded {
            Value::Known(number) => {
                let fraction = number.to_fraction()?;
                Some(Output::Known(fraction.numerator.checked_mul(power(scale)?.checked_div(fraction.denominator)?)?))
            }
            Value::Held(_) => self.whole(&rounded, scale).map(Output::Held),
        }
    }

    /// The program of what was written.
    #[must_use]
    pub fn finish(self, outputs: Vec<Output>) -> Program {
        Program::new(&self.ops, &self.guards, outputs)
    }
}

/// The place of a register among some, as one more of them where it is none.
pub(super) fn place_of(regs: &mut Vec<Reg>, reg: Reg) -> usize {
    regs.iter().position(|known| *known == reg).unwrap_or_else(|| {
        regs.push(reg);
        regs.len().saturating_sub(1)
    })
}

/// A power of ten that machine integers hold.
fn power(scale: u32) -> Option<i128> {
    10_i128.checked_pow(scale)
}

pub(super) fn checked_lcm(a: i128, b: i128) -> Option<i128> {
    a.checked_div(a.gcd(&b).max(1))?.checked_mul(b)
}
