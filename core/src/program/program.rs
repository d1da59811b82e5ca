//! A program ready to run: what nothing needs left out, and a place in memory for every step.

use super::op::{Op, Reg, Term};

/// A figure that comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// The same in every row.
    Known(i128),
    /// What a register holds.
    Held(Reg),
}

/// Operations in the order in which they run.
#[derive(Clone, Debug)]
pub struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) outputs: Vec<Output>,
    pub(super) slots: usize,
}

/// An operation and what becomes of its register.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub op: Op,
    /// The registers that it reads.
    pub reads: Vec<Reg>,
    /// Whether 64 bits hold every number that stands in it.
    pub is_narrow: bool,
    /// Where in memory; steps that are no longer read leave theirs to later ones.
    pub slot: usize,
    /// Whether rows where it is 0 are evaluated alone.
    pub is_guard: bool,
    /// Whether it is nothing but that.
    pub is_only_guard: bool,
    /// The outputs that it is.
    pub outputs: Vec<usize>,
}

impl Program {
    pub(super) fn new(ops: &[Op], guards: &[Reg], outputs: Vec<Output>) -> Self {
        let held = |output: &Output| match output {
            Output::Known(_) => None,
            Output::Held(reg) => Some(*reg),
        };
        let mut is_needed = vec![false; ops.len()];
        let mut open: Vec<Reg> = guards.iter().copied().chain(outputs.iter().filter_map(held)).collect();
        while let Some(reg) = open.pop() {
            if let (Some(is_needed), Some(op)) = (is_needed.get_mut(reg), ops.get(reg))
                && !std::mem::replace(is_needed, true)
            {
                open.extend(op.reads());
            }
        }
        let mut places = vec![0; ops.len()];
        let mut kept = Vec::new();
        for (reg, op) in ops.iter().enumerate().filter(|(reg, _)| is_needed.get(*reg) == Some(&true)) {
            if let Some(place) = places.get_mut(reg) {
                *place = kept.len();
            }
            kept.push((reg, op));
        }
        let moved = |reg: Reg| places.get(reg).copied().unwrap_or_default();
        let step = |(reg, op): &(Reg, &Op)| {
            let op = relabelled(op, &moved);
            let own = outputs.iter().enumerate().filter(|(_, output)| held(output) == Some(*reg));
            let outputs: Vec<usize> = own.map(|(place, _)| place).collect();
            let is_guard = guards.contains(reg);
            let is_read = kept.iter().any(|(_, other)| other.reads().contains(reg));
            let is_only_guard = is_guard && outputs.is_empty() && !is_read;
            Step { reads: op.reads(), is_narrow: op.is_narrow(), op, slot: 0, is_guard, is_only_guard, outputs }
        };
        let mut steps: Vec<Step> = kept.iter().map(step).collect();
        let slots = allot(&mut steps);
        let moved_output = |output: Output| match output {
            Output::Held(reg) => Output::Held(moved(reg)),
            known @ Output::Known(_) => known,
        };
        Self { steps, outputs: outputs.into_iter().map(moved_output).collect(), slots }
    }

    /// How many figures come out of each row.
    #[must_use]
    pub const fn outputs(&self) -> usize {
        self.outputs.len()
    }
}

/// Gives every step a slot that no other one needs while it is read; gives the count of slots.
fn allot(steps: &mut [Step]) -> usize {
    let mut last = vec![0; steps.len()];
    for (place, step) in steps.iter().enumerate() {
        for reg in &step.reads {
            if let Some(last) = last.get_mut(*reg) {
                *last = place;
            }
        }
    }
    // What may turn out to be another register keeps that one as long as it is read itself.
    for (place, step) in steps.iter().enumerate().rev() {
        let own = last.get(place).copied().unwrap_or(place);
        for same in step.op.may_be() {
            if let Some(last) = last.get_mut(same) {
                *last = own.max(*last);
            }
        }
    }
    let (mut free, mut count) = (Vec::new(), 0_usize);
    let mut slots: Vec<usize> = Vec::new();
    for (place, step) in steps.iter_mut().enumerate() {
        step.slot = free.pop().unwrap_or(count);
        count = count.max(step.slot.saturating_add(1));
        slots.push(step.slot);
        let mut read = step.reads.clone();
        read.push(place);
        read.sort_unstable();
        read.dedup();
        let is_done = |reg: &Reg| last.get(*reg).is_some_and(|last| *last <= place);
        free.extend(read.into_iter().filter(is_done).filter_map(|reg| slots.get(reg).copied()));
    }
    count
}

fn relabelled(op: &Op, moved: &impl Fn(Reg) -> Reg) -> Op {
    let term = |term: &Term| Term { reg: term.reg.map(moved), ..*term };
    match op {
        Op::Input(column) => Op::Input(*column),
        Op::Add(a, b) => Op::Add(term(a), term(b)),
        Op::Multiply(a, b) => Op::Multiply(moved(*a), moved(*b)),
        Op::Hinges { onto, of, times, by, knots } => {
            let (onto, by) = (onto.map(moved), by.map(moved));
            Op::Hinges { onto, of: moved(*of), times: *times, by, knots: knots.clone() }
        }
        Op::Least(a, b) => Op::Least(term(a), term(b)),
        Op::Most(a, b) => Op::Most(term(a), term(b)),
        Op::Size(a) => Op::Size(moved(*a)),
        Op::Mirror(a, b) => Op::Mirror(moved(*a), moved(*b)),
        Op::Divide(a, b, mode) => Op::Divide(term(a), term(b), *mode),
        Op::Test(a, comparison, b) => Op::Test(term(a), *comparison, term(b)),
        Op::Both(a, b) => Op::Both(moved(*a), moved(*b)),
        Op::Either(a, b) => Op::Either(moved(*a), moved(*b)),
        Op::Not(a) => Op::Not(moved(*a)),
        Op::Choose(mask, a, b) => Op::Choose(moved(*mask), term(a), term(b)),
        Op::Look(a, table) => Op::Look(moved(*a), table.clone()),
        Op::Cut { lines, by_id, cut, place } => Op::Cut {
            lines: lines.iter().copied().map(moved).collect(),
            by_id: by_id.clone(),
            cut: moved(*cut),
            place: *place,
        },
    }
}
