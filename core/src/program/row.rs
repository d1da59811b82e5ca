//! One row, every operation checked: for single evaluations, and for rows that no bound proves to fit.

use super::{
    divide::rounded,
    op::{Knot, Op, Reg, Term},
    program::{Output, Program},
};

impl Program {
    /// The figures of one row; `None` where it has to be evaluated alone.
    #[must_use]
    pub fn row(&self, cells: impl Fn(usize) -> Option<i128>) -> Option<Vec<i128>> {
        let mut values: Vec<i128> = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let value = valued(&step.op, &values, &cells)?;
            if step.is_guard && value == 0 {
                return None;
            }
            values.push(value);
        }
        let output = |output: &Output| match output {
            Output::Known(number) => Some(*number),
            Output::Held(reg) => values.get(*reg).copied(),
        };
        self.outputs.iter().map(output).collect()
    }
}

fn valued(op: &Op, values: &[i128], cells: impl Fn(usize) -> Option<i128>) -> Option<i128> {
    let reg = |reg: &Reg| values.get(*reg).copied();
    let term = |term: &Term| term.reg.map_or(Some(term.times), |reg| values.get(reg)?.checked_mul(term.times));
    match op {
        Op::Input(column) => cells(*column),
        Op::Add(a, b) => term(a)?.checked_add(term(b)?),
        Op::Multiply(a, b) => reg(a)?.checked_mul(reg(b)?),
        Op::Hinges { onto, of, times, by, knots } => {
            let (of, by) = (reg(of)?.checked_mul(*times)?, by.as_ref().map_or(Some(0), reg)?);
            let mut sum = onto.as_ref().map_or(Some(0), reg)?;
            for Knot { less, plus, rate } in knots {
                let way = of.checked_add(by.checked_mul(*less)?)?.checked_add(*plus)?;
                sum = sum.checked_add(way.max(0).checked_mul(*rate)?)?;
            }
            Some(sum)
        }
        Op::Least(a, b) => Some(term(a)?.min(term(b)?)),
        Op::Most(a, b) => Some(term(a)?.max(term(b)?)),
        Op::Size(a) => reg(a)?.checked_abs(),
        Op::Mirror(a, by) => {
            let a = reg(a)?;
            if reg(by)? < 0 { a.checked_neg() } else { Some(a) }
        }
        Op::Divide(a, b, mode) => {
            let (a, b) = (term(a)?, term(b)?.max(1));
            Some(rounded(*mode, a.checked_div_euclid(b)?, a.checked_rem_euclid(b)?, b))
        }
        Op::Test(a, comparison, b) => Some(i128::from(comparison.holds_of(&term(a)?, &term(b)?))),
        Op::Both(a, b) => Some(reg(a)?.min(reg(b)?)),
        Op::Either(a, b) => Some(reg(a)?.max(reg(b)?)),
        Op::Not(a) => Some(i128::from(reg(a)? == 0)),
        Op::Choose(mask, a, b) => term(if reg(mask)? == 0 { b } else { a }),
        Op::Look(place, table) => {
            let place = usize::try_from(reg(place)?).ok();
            Some(place.and_then(|place| table.get(place)).copied().unwrap_or_default())
        }
        Op::Cut { lines, by_id, cut, place } => {
            let lines: Vec<i128> = lines.iter().map(reg).collect::<Option<_>>()?;
            less_cut(&lines, by_id, reg(cut)?, *place)
        }
    }
}

/// A line less its part of a cut that is shared by what is above zero: largest remainder, ties by size and then by id.
///
/// Where nothing is cut, the line stays.
pub fn less_cut(lines: &[i128], by_id: &[usize], cut: i128, place: usize) -> Option<i128> {
    let own = *lines.get(place)?;
    if cut <= 0 {
        return Some(own);
    }
    let weight = |place: usize| lines.get(place).copied().unwrap_or_default().max(0);
    let mut total = 0_i128;
    for place in by_id {
        total = total.checked_add(weight(*place))?;
    }
    if total == 0 {
        return Some(own);
    }
    let share = |place: usize| {
        let whole = cut.checked_mul(weight(place))?;
        Some((whole.checked_div(total)?, whole.checked_rem(total)?))
    };
    let mut left = cut;
    let mut order = Vec::with_capacity(lines.len());
    for (rank, place) in by_id.iter().enumerate() {
        let (floor, rest) = share(*place)?;
        left = left.checked_sub(floor)?;
        order.push((std::cmp::Reverse((rest, weight(*place))), rank, *place));
    }
    order.sort_unstable();
    let served = order.iter().position(|(_, _, at)| *at == place)?;
    let extra = i128::from(i128::try_from(served).ok()? < left);
    own.checked_sub(share(place)?.0)?.checked_sub(extra)
}
