//! Running a program over the rows of a table, a block at a time.

use super::{
    bounds::{Bounds, Range, Width},
    divide::{Inverse, Whole},
    kernels::{self, Bend, Feed},
    op::{Knot, Op, Reg, Term},
    program::{Output, Program, Step},
    row::less_cut,
};
use std::sync::Arc;

/// The rows that are worked on at once, so that what lies between stays in cache.
pub const BLOCK_ROWS: usize = 1_024;

/// The cells of a column, as whole numbers at the column's scale.
#[derive(Clone, Copy, Debug)]
pub enum Cells<'a> {
    /// Of 64 bits.
    Narrow(&'a [i64]),
    /// Of 128 bits.
    Wide(&'a [i128]),
}

/// The figures of a block, one column for each output.
#[derive(Debug)]
pub enum Block<'a> {
    /// The same in every row.
    Known(i128),
    /// Of 64 bits.
    Narrow(&'a [i64]),
    /// Of 128 bits.
    Wide(&'a [i128]),
}

#[derive(Debug, Default)]
struct Slot {
    narrow: Vec<i64>,
    wide: Vec<i128>,
}

/// Runs a program; keeps its memory from block to block.
pub struct Runner {
    program: Arc<Program>,
    slots: Vec<Slot>,
    bounds: Bounds,
    inverses: Vec<Option<Inverse>>,
    scratch: Scratch,
    /// For each row 1, or 0 where it has to be evaluated alone.
    pub valid: Vec<i64>,
}

impl Runner {
    /// Makes room for a program.
    #[must_use]
    pub fn new(program: Arc<Program>) -> Self {
        let inverse = |op: &Op| match op {
            Op::Divide(_, Term { reg: None, times }, _) => Inverse::new(i64::try_from(*times).ok()?),
            _ => None,
        };
        Self {
            slots: (0..program.slots).map(|_| Slot::default()).collect(),
            bounds: Bounds::default(),
            inverses: program.steps.iter().map(|step| inverse(&step.op)).collect(),
            program,
            scratch: Vec::new(),
            valid: Vec::new(),
        }
    }

    /// The program.
    #[must_use]
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Runs a block of `rows`; `emit` gets each output as it is found. Rows whose `valid` is 0 afterwards are to be evaluated
    /// alone. `None` where no bound proves that 128 bits hold every step: what was emitted does not count then, and
    /// [`Program::row`] has to look at each row.
    pub fn run(
        &mut self,
        rows: usize,
        (cells, ranges): (&[Cells<'_>], &[Range]),
        mut emit: impl FnMut(usize, Block<'_>),
    ) -> Option<()> {
        let Self { program, slots, bounds, inverses, scratch, valid } = self;
        bounds.refill(&program.steps, ranges)?;
        valid.clear();
        valid.resize(rows, 1);
        for ((reg, step), inverse) in program.steps.iter().enumerate().zip(inverses) {
            let width = bounds.widths.get(reg).copied()?;
            // A guard that no row of the block can fail need not be looked at.
            let is_certain = step.is_guard && bounds.ranges.get(reg).is_some_and(|range| range.low >= 1);
            if is_certain && step.is_only_guard {
                continue;
            }
            if bounds.same.get(reg) == Some(&reg) {
                let mut slot = std::mem::take(slots.get_mut(step.slot)?);
                let memory = Memory { slots, steps: &program.steps, bounds, cells, rows };
                memory.compute(step, width, *inverse, &mut slot, scratch)?;
                *slots.get_mut(step.slot)? = slot;
            }
            let memory = Memory { slots, steps: &program.steps, bounds, cells, rows };
            for output in &step.outputs {
                let is_narrow = width.is_stored_narrow;
                emit(
                    *output,
                    if is_narrow { Block::Narrow(memory.narrow(reg)?) } else { Block::Wide(memory.wide(reg)?) },
                );
            }
            if step.is_guard && !is_certain {
                valid.iter_mut().zip(memory.narrow(reg)?).for_each(|(valid, holds)| *valid &= *holds);
            }
        }
        for (place, output) in program.outputs.iter().enumerate() {
            if let Output::Known(number) = output {
                emit(place, Block::Known(*number));
            }
        }
        Some(())
    }
}

impl Cells<'_> {
    /// The cell of a row.
    #[must_use]
    pub fn at(&self, row: usize) -> Option<i128> {
        match self {
            Self::Narrow(cells) => cells.get(row).map(|cell| i128::from(*cell)),
            Self::Wide(cells) => cells.get(row).copied(),
        }
    }
}

impl Range {
    /// The smallest and the largest of some cells.
    #[must_use]
    pub fn of_cells<T: Copy + Ord + Into<i128>>(cells: &[T]) -> Self {
        let Some(first) = cells.first().copied() else { return Self::of(0) };
        let ends = cells.iter().fold((first, first), |(low, high), cell| (low.min(*cell), high.max(*cell)));
        Self { low: ends.0.into(), high: ends.1.into() }
    }
}

/// What was computed so far.
struct Memory<'a> {
    slots: &'a [Slot],
    steps: &'a [Step],
    bounds: &'a Bounds,
    cells: &'a [Cells<'a>],
    rows: usize,
}

impl<'a> Memory<'a> {
    /// The register that one is in this block.
    fn same(&self, reg: Reg) -> Reg {
        self.bounds.same.get(reg).copied().unwrap_or(reg)
    }

    fn cells(&self, reg: Reg) -> Option<Cells<'a>> {
        match self.steps.get(reg)?.op {
            Op::Input(column) => self.cells.get(column).copied(),
            _ => None,
        }
    }

    fn slot(&self, reg: Reg) -> Option<&'a Slot> {
        self.slots.get(self.steps.get(reg)?.slot)
    }

    fn narrow(&self, reg: Reg) -> Option<&'a [i64]> {
        let reg = self.same(reg);
        match self.cells(reg) {
            Some(Cells::Narrow(cells)) => Some(cells),
            _ => self.slot(reg).map(|slot| slot.narrow.as_slice()),
        }
    }

    fn wide(&self, reg: Reg) -> Option<&'a [i128]> {
        let reg = self.same(reg);
        match self.cells(reg) {
            Some(Cells::Wide(cells)) => Some(cells),
            _ => self.slot(reg).map(|slot| slot.wide.as_slice()),
        }
    }

    fn is_narrow(&self, reg: Reg) -> bool {
        self.bounds.widths.get(reg).is_some_and(|width| width.is_stored_narrow)
    }

    fn compute(
        &self,
        step: &Step,
        width: Width,
        inverse: Option<Inverse>,
        slot: &mut Slot,
        scratch: &mut Scratch,
    ) -> Option<()> {
        let (op, narrow) = (&step.op, |reg: Reg| self.narrow(reg));
        match op {
            Op::Input(column) => {
                if let (Cells::Wide(cells), true) = (self.cells.get(*column)?, width.is_stored_narrow) {
                    narrowed(&mut slot.narrow, cells);
                }
            }
            Op::Both(a, b) => kernels::zip(&mut slot.narrow, narrow(*a)?, narrow(*b)?, |a, b| a & b),
            Op::Either(a, b) => kernels::zip(&mut slot.narrow, narrow(*a)?, narrow(*b)?, |a, b| a | b),
            Op::Not(a) => kernels::map(&mut slot.narrow, narrow(*a)?, |a| a ^ 1),
            Op::Test(a, comparison, b) if width.is_narrow => {
                let (a, b) = (feed(a, &narrow)?, feed(b, &narrow)?);
                kernels::test(&mut slot.narrow, self.rows, a, *comparison, b);
            }
            Op::Divide(Term { reg: Some(reg), times }, Term { reg: None, times: divisor }, mode) if width.is_narrow => {
                let (times, divisor) = (i64::of(*times)?, i64::of(*divisor)?);
                kernels::divide_by(&mut slot.narrow, narrow(*reg)?, times, divisor, inverse?, *mode);
            }
            Op::Look(places, table) if width.is_narrow => {
                let table = table.iter().map(|number| i64::of(*number)).collect::<Option<Vec<i64>>>()?;
                kernels::look(&mut slot.narrow, narrow(*places)?, &table);
            }
            Op::Look(places, table) => kernels::look(&mut slot.wide, narrow(*places)?, table),
            _ if width.is_narrow => self.arithmetic(op, &narrow, &mut slot.narrow)?,
            _ => {
                let widened = self.widened(&step.reads, scratch)?;
                let wide = |reg: Reg| widened.iter().find(|(own, _)| *own == reg).map(|(_, cells)| *cells);
                match op {
                    Op::Test(a, comparison, b) => {
                        let (a, b) = (feed(a, &wide)?, feed(b, &wide)?);
                        kernels::test(&mut slot.narrow, self.rows, a, *comparison, b);
                    }
                    Op::Cut { lines, by_id, cut, place } => {
                        let lines = lines.iter().map(|line| wide(*line)).collect::<Option<Vec<_>>>()?;
                        cut_rows(&mut slot.wide, &lines, by_id, wide(*cut)?, *place)?;
                    }
                    _ => self.arithmetic(op, &wide, &mut slot.wide)?,
                }
                if width.is_stored_narrow && !matches!(op, Op::Test(..)) {
                    narrowed(&mut slot.narrow, &slot.wide);
                }
            }
        }
        Some(())
    }

    /// The registers that an operation reads, as 128 bits.
    fn widened<'s>(&self, reads: &[Reg], scratch: &'s mut Scratch) -> Option<Vec<(Reg, &'s [i128])>>
    where
        'a: 's,
    {
        let mut read = reads.to_vec();
        read.sort_unstable();
        read.dedup();
        scratch.resize_with(scratch.len().max(read.len()), Vec::new);
        let mut found = Vec::with_capacity(read.len());
        for (reg, room) in read.into_iter().zip(scratch.iter_mut()) {
            if self.is_narrow(reg) {
                kernels::map(room, self.narrow(reg)?, i128::from);
                found.push((reg, room.as_slice()));
            } else {
                found.push((reg, self.wide(reg)?));
            }
        }
        Some(found)
    }

    fn arithmetic<'c, T: Whole + 'c>(
        &self,
        op: &Op,
        get: &impl Fn(Reg) -> Option<&'c [T]>,
        out: &mut Vec<T>,
    ) -> Option<()> {
        let rows = self.rows;
        match op {
            Op::Add(a, b) => kernels::both(out, rows, feed(a, get)?, feed(b, get)?, T::plus),
            Op::Multiply(a, b) => kernels::zip(out, get(*a)?, get(*b)?, T::times),
            Op::Hinges { onto, of, times, by, knots } => {
                let optional = |reg: &Option<Reg>| reg.map_or(Some(None), |reg| get(reg).map(Some));
                let bend = |knot: &Knot| {
                    let [less, plus, rate] = [knot.less, knot.plus, knot.rate].map(T::of);
                    Some(Bend { less: less?, plus: plus?, rate: rate? })
                };
                let bends = knots.iter().map(bend).collect::<Option<Vec<_>>>()?;
                kernels::hinges(out, optional(onto)?, (get(*of)?, T::of(*times)?), optional(by)?, &bends);
            }
            Op::Least(a, b) => kernels::both(out, rows, feed(a, get)?, feed(b, get)?, T::min),
            Op::Most(a, b) => kernels::both(out, rows, feed(a, get)?, feed(b, get)?, T::max),
            Op::Size(a) => kernels::map(out, get(*a)?, |a| a.max(T::default().less(a))),
            Op::Mirror(a, by) => {
                let zero = T::default();
                kernels::zip(out, get(*a)?, get(*by)?, |a, by| if by < zero { zero.less(a) } else { a });
            }
            Op::Divide(a, b, mode) => kernels::divide(out, rows, feed(a, get)?, feed(b, get)?, *mode),
            Op::Choose(mask, a, b) => kernels::choose(out, self.narrow(*mask)?, feed(a, get)?, feed(b, get)?),
            // INVARIANT: `compute` has seen to these.
            Op::Input(_)
            | Op::Test(..)
            | Op::Both(..)
            | Op::Either(..)
            | Op::Not(_)
            | Op::Look(..)
            | Op::Cut { .. } => {
                return None;
            }
        }
        Some(())
    }
}

/// Memory for the registers of one operation, as 128 bits.
type Scratch = Vec<Vec<i128>>;

fn feed<'c, T: Whole>(term: &Term, get: &impl Fn(Reg) -> Option<&'c [T]>) -> Option<Feed<'c, T>> {
    let values = match term.reg {
        Some(reg) => Some(get(reg)?),
        None => None,
    };
    Some(Feed { values, times: T::of(term.times)? })
}

/// What 64 bits were proven to hold.
fn narrowed(out: &mut Vec<i64>, wide: &[i128]) {
    kernels::map(out, wide, |value| i64::try_from(value).unwrap_or_default());
}

fn cut_rows(out: &mut Vec<i128>, lines: &[&[i128]], by_id: &[usize], cuts: &[i128], place: usize) -> Option<()> {
    out.clear();
    let mut row = Vec::with_capacity(lines.len());
    for (at, cut) in cuts.iter().enumerate() {
        row.clear();
        row.extend(lines.iter().filter_map(|line| line.get(at)));
        out.push(less_cut(&row, by_id, *cut, place)?);
    }
    Some(())
}
