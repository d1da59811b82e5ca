//! Bounds of every step from the bounds of the columns: they prove how many bits a step needs.

use super::{
    op::{Knot, Op, Reg, Term},
    program::Step,
};
use crate::trace::Comparison;

/// The smallest and the largest value that a step may have in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// No value is smaller.
    pub low: i128,
    /// No value is larger.
    pub high: i128,
}

/// How many bits hold a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width {
    /// Whether 64 bits hold everything that is computed on the way.
    pub is_narrow: bool,
    /// Whether 64 bits hold what comes out.
    pub is_stored_narrow: bool,
}

impl Range {
    const FLAG: Self = Self { low: 0, high: 1 };

    /// One value.
    #[must_use]
    pub const fn of(value: i128) -> Self {
        Self { low: value, high: value }
    }

    fn is_narrow(self) -> bool {
        i64::try_from(self.low).is_ok() && i64::try_from(self.high).is_ok()
    }

    fn around(values: [Option<i128>; 4]) -> Option<Self> {
        let [a, b, c, d] = values;
        let (a, b, c, d) = (a?, b?, c?, d?);
        Some(Self { low: a.min(b).min(c).min(d), high: a.max(b).max(c).max(d) })
    }

    fn times(self, other: Self) -> Option<Self> {
        Self::around([
            self.low.checked_mul(other.low),
            self.low.checked_mul(other.high),
            self.high.checked_mul(other.low),
            self.high.checked_mul(other.high),
        ])
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }

    fn with(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    fn size(self) -> Option<Self> {
        let (low, high) = (self.low.checked_abs()?, self.high.checked_abs()?);
        let least = if self.low <= 0 && self.high >= 0 { 0 } else { low.min(high) };
        Some(Self { low: least, high: low.max(high) })
    }

    fn least(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    fn most(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// Whether a comparison holds: never, always, or in some rows.
    fn compared(self, comparison: Comparison, other: Self) -> Self {
        let holds = |own: &i128, other: &i128| comparison.holds_of(own, other);
        let rising = (holds(&self.low, &other.high), holds(&self.high, &other.low));
        let (always, ever) = match comparison {
            Comparison::AtLeast | Comparison::Above => rising,
            Comparison::AtMost | Comparison::Below => (rising.1, rising.0),
            Comparison::Equal => (rising == (true, true), self.low <= other.high && other.low <= self.high),
        };
        Self { low: i128::from(always), high: i128::from(ever) }
    }
}

/// The ranges of all steps, and how many bits each needs.
#[derive(Debug, Default)]
pub struct Bounds {
    pub ranges: Vec<Range>,
    pub widths: Vec<Width>,
    /// The register that each one is: another one where no row of the block makes a difference.
    pub same: Vec<Reg>,
}

impl Bounds {
    /// Works them out from the ranges of the columns, into what was there for the block before; `None` where 128 bits are not
    /// proven to hold a step.
    pub fn refill(&mut self, steps: &[Step], columns: &[Range]) -> Option<()> {
        self.ranges.clear();
        self.widths.clear();
        self.same.clear();
        for (place, step) in steps.iter().enumerate() {
            let (range, is_narrow) = self.of(&step.op, columns)?;
            let reads_narrow = |reg: &Reg| self.widths.get(*reg).is_none_or(|width| width.is_stored_narrow);
            let is_narrow = is_narrow && step.is_narrow && step.reads.iter().all(reads_narrow);
            let same = self.same_as(&step.op).unwrap_or(place);
            self.ranges.push(range);
            self.widths.push(Width { is_narrow, is_stored_narrow: range.is_narrow() });
            self.same.push(same);
        }
        Some(())
    }

    /// The register that a step leaves as it is in every row of the block.
    fn same_as(&self, op: &Op) -> Option<Reg> {
        let same = match op {
            Op::Size(of) if self.reg(*of)?.low >= 0 => *of,
            Op::Mirror(of, by) if self.reg(*by)?.low >= 0 => *of,
            Op::Least(a, b) if self.term(a)?.high <= self.term(b)?.low => a.plain()?,
            Op::Least(a, b) if self.term(b)?.high <= self.term(a)?.low => b.plain()?,
            Op::Most(a, b) if self.term(a)?.low >= self.term(b)?.high => a.plain()?,
            Op::Most(a, b) if self.term(b)?.low >= self.term(a)?.high => b.plain()?,
            _ => return None,
        };
        self.same.get(same).copied()
    }

    fn reg(&self, reg: Reg) -> Option<Range> {
        self.ranges.get(reg).copied()
    }

    fn term(&self, term: &Term) -> Option<Range> {
        match term.reg {
            None => Some(Range::of(term.times)),
            Some(reg) => self.reg(reg)?.times(Range::of(term.times)),
        }
    }

    /// The range of an operation, and whether 64 bits hold what is computed on the way to it.
    fn of(&self, op: &Op, columns: &[Range]) -> Option<(Range, bool)> {
        let through = |range: Range, others: &[Range]| {
            Some((range, range.is_narrow() && others.iter().all(|other| other.is_narrow())))
        };
        match op {
            Op::Input(column) => through(*columns.get(*column)?, &[]),
            Op::Add(a, b) => {
                let (a, b) = (self.term(a)?, self.term(b)?);
                through(a.plus(b)?, &[a, b])
            }
            Op::Multiply(a, b) => through(self.reg(*a)?.times(self.reg(*b)?)?, &[]),
            Op::Hinges { onto, of, times, by, knots } => {
                let (of, by) =
                    (self.reg(*of)?.times(Range::of(*times))?, by.map_or(Some(Range::of(0)), |reg| self.reg(reg))?);
                let mut sum = onto.map_or(Some(Range::of(0)), |reg| self.reg(reg))?;
                let mut is_narrow = sum.is_narrow() && of.is_narrow();
                for Knot { less, plus, rate } in knots {
                    let by = by.times(Range::of(*less))?;
                    let both = of.plus(by)?;
                    let way = both.plus(Range::of(*plus))?;
                    let part = way.most(Range::of(0)).times(Range::of(*rate))?;
                    sum = sum.plus(part)?;
                    is_narrow &= [by, both, way, part, sum].iter().all(|range| range.is_narrow());
                }
                Some((sum, is_narrow))
            }
            Op::Least(a, b) => {
                let (a, b) = (self.term(a)?, self.term(b)?);
                through(a.least(b), &[a, b])
            }
            Op::Most(a, b) => {
                let (a, b) = (self.term(a)?, self.term(b)?);
                through(a.most(b), &[a, b])
            }
            Op::Size(a) => through(self.reg(*a)?.size()?, &[]),
            Op::Mirror(a, by) => {
                let a = self.reg(*a)?;
                let is_turned = self.reg(*by)?.low < 0;
                let turned = a.times(Range::of(-1))?;
                through(if is_turned { a.with(turned) } else { a }, &[a])
            }
            Op::Divide(a, b, _) => {
                let (a, b) = (self.term(a)?, self.term(b)?);
                let (least, most) = (b.low.max(1), b.high.max(1));
                // Rounded up to the next whole number, at most.
                let quotient = Range::around([
                    a.low.checked_div_euclid(least),
                    a.low.checked_div_euclid(most),
                    a.high.checked_div_euclid(least),
                    a.high.checked_div_euclid(most),
                ])?;
                through(quotient.plus(Range { low: -1, high: 1 })?, &[a, b])
            }
            Op::Test(a, comparison, b) => {
                let (a, b) = (self.term(a)?, self.term(b)?);
                through(a.compared(*comparison, b), &[a, b])
            }
            Op::Both(..) | Op::Either(..) | Op::Not(_) => Some((Range::FLAG, true)),
            Op::Choose(_, a, b) => {
                let (a, b) = (self.term(a)?, self.term(b)?);
                through(a.with(b), &[a, b])
            }
            Op::Look(_, table) => {
                let low = table.iter().min().copied().unwrap_or_default().min(0);
                let high = table.iter().max().copied().unwrap_or_default().max(0);
                through(Range { low, high }, &[])
            }
            Op::Cut { lines, cut, place, .. } => {
                let mut sum = Range::of(0);
                for line in lines {
                    sum = sum.plus(self.reg(*line)?.size()?)?;
                }
                let cut = self.reg(*cut)?.size()?;
                let line = self.reg(*lines.get(*place)?)?;
                // A part of the cut times a line is what is divided.
                sum.plus(cut)?.times(sum.plus(cut)?)?;
                Some((line.with(Range { low: line.low.checked_sub(cut.high)?, high: line.high }), false))
            }
        }
    }
}
