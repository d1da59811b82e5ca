//! Lines with bends, as one pass over the rows.

use super::{
    Value, Writer,
    op::{KNOTS_MAX, Knot, Op, Reg, Term},
    value::Held,
    writer::{Aligned, checked_lcm, place_of},
};
use crate::number::Number;

/// A knot, and how often its first column counts on the way to it.
#[derive(Clone, Copy)]
struct Way {
    times: i128,
    knot: Knot,
}

impl Way {
    /// The same ways, all of which count their first column equally often, so that a row multiplies it once. `None` where the rates
    /// would not stay whole.
    fn alike(ways: &[Self]) -> Option<Vec<Self>> {
        let mut times = 1;
        for way in ways.iter().filter(|way| way.times > 0) {
            times = checked_lcm(times, way.times)?;
        }
        let scaled = |way: &Self| {
            let Knot { less, plus, rate } = way.knot;
            let scale = times.checked_div(way.times).filter(|scale| *scale > 0)?;
            let is_whole = rate.checked_rem(scale)? == 0;
            let knot =
                Knot { less: less.checked_mul(scale)?, plus: plus.checked_mul(scale)?, rate: rate.checked_div(scale)? };
            is_whole.then_some(Self { times, knot })
        };
        ways.iter().map(scaled).collect()
    }
}

impl Writer {
    /// What `x` has above each bound, times the rate that is added there, all together. The way in which marginal steps and
    /// straight lines are summed.
    pub fn hinges(&mut self, x: &Value, all: &[(Value, Number)]) -> Option<Value> {
        let (mut pieces, mut digits) = (Vec::new(), 0);
        for (knot, rate) in all.iter().filter(|(_, rate)| !rate.is_zero()) {
            pieces.push((self.aligned(x, knot)?, rate));
            let way = x.digits()?.max(knot.digits()?).saturating_add(Value::Known(rate.clone()).digits()?);
            digits = digits.max(way);
        }
        // Twice as much on the way up to a knot and beyond, for each of them.
        let count = u32::try_from(pieces.len()).ok()?;
        digits = digits.saturating_add(count.saturating_mul(2).max(1).ilog10().saturating_add(1));
        let Some((Aligned { over, .. }, _)) = pieces.first() else { return Some(Value::ZERO) };
        let over = *over;
        let is_alike = pieces.iter().all(|(aligned, _)| aligned.over == over);
        if !is_alike || pieces.iter().all(|(aligned, _)| aligned.a.reg.is_none() && aligned.b.reg.is_none()) {
            return self.hinges_apart(x, all);
        }
        let mut unit = 1_i128;
        for (aligned, rate) in &pieces {
            unit = checked_lcm(unit, aligned.unit.checked_mul(rate.to_fraction()?.denominator)?)?;
        }
        let mut regs: Vec<Reg> = Vec::new();
        let mut ways = Vec::new();
        for (Aligned { a, b, unit: own, .. }, rate) in pieces {
            let rate = rate.to_fraction()?;
            let share = unit.checked_div(own.checked_mul(rate.denominator)?)?;
            let mut way = Way { knot: Knot { rate: rate.numerator.checked_mul(share)?, ..Knot::default() }, times: 0 };
            for (term, times) in [(a, a.times), (b, b.times.checked_neg()?)] {
                let place = term.reg.map(|reg| place_of(&mut regs, reg));
                let part = match place {
                    None => &mut way.knot.plus,
                    Some(0) => &mut way.times,
                    Some(1) => &mut way.knot.less,
                    Some(_) => return self.hinges_apart(x, all),
                };
                *part = part.checked_add(times)?;
            }
            ways.push(way);
        }
        let (of, by) = (*regs.first()?, regs.get(1).copied());
        let mut ways = Way::alike(&ways).unwrap_or(ways);
        ways.sort_by_key(|way| way.times);
        let mut onto = None;
        for ways in ways.chunk_by(|one, next| one.times == next.times).flat_map(|ways| ways.chunks(KNOTS_MAX)) {
            let times = ways.first()?.times;
            let knots = ways.iter().map(|way| way.knot).collect();
            onto = Some(self.push(Op::Hinges { onto, of, times, by, knots }));
        }
        Held::new(Term::of(onto?, 1), unit, over, digits).map(Value::Held)
    }

    fn hinges_apart(&mut self, x: &Value, knots: &[(Value, Number)]) -> Option<Value> {
        let mut total = Value::ZERO;
        for (knot, rate) in knots {
            let above = self.difference(x, knot)?;
            let above = self.most(&above, &Value::ZERO)?;
            let part = self.product(&above, &Value::Known(rate.clone()))?;
            total = self.sum(&total, &part)?;
        }
        Some(total)
    }
}
