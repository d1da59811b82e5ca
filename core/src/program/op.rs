//! The operations of a column program: whole numbers in, whole numbers out, one value for each row.

use crate::{rounding::Mode, trace::Comparison};

/// A value of every row: the place of the operation that makes it.
pub type Reg = usize;

/// A register times a whole number; without a register the number itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    pub reg: Option<Reg>,
    pub times: i128,
}

impl Term {
    pub const fn of(reg: Reg, times: i128) -> Self {
        Self { reg: Some(reg), times }
    }

    pub const fn number(times: i128) -> Self {
        Self { reg: None, times }
    }

    /// The register, where it is no more than that.
    pub fn plain(&self) -> Option<Reg> {
        self.reg.filter(|_| self.times == 1)
    }
}

/// A bend of a line: `rate` times `of × times + by × less + plus`, where that is above zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Knot {
    pub less: i128,
    pub plus: i128,
    pub rate: i128,
}

impl Knot {
    fn is_narrow(&self) -> bool {
        [self.less, self.plus, self.rate].iter().all(|number| i64::try_from(*number).is_ok())
    }
}

/// The knots that are summed in one pass over the rows.
pub const KNOTS_MAX: usize = 8;

/// What makes a register. Yes is 1 and no is 0.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// A column of the table, by its place.
    Input(usize),
    /// Both together.
    Add(Term, Term),
    /// Two registers multiplied.
    Multiply(Reg, Reg),
    /// `onto`, and for each knot its rate times what the way to it has above zero. At most [`KNOTS_MAX`] of them.
    Hinges { onto: Option<Reg>, of: Reg, times: i128, by: Option<Reg>, knots: Vec<Knot> },
    /// The smaller of two.
    Least(Term, Term),
    /// The larger of two.
    Most(Term, Term),
    /// Without its sign.
    Size(Reg),
    /// The first, its sign turned where the second is below zero.
    Mirror(Reg, Reg),
    /// The first divided by the second, which is above zero, rounded to a whole number.
    Divide(Term, Term, Mode),
    /// Whether the first compares with the second like this.
    Test(Term, Comparison, Term),
    /// Whether both hold.
    Both(Reg, Reg),
    /// Whether one holds.
    Either(Reg, Reg),
    /// Whether it does not hold.
    Not(Reg),
    /// Where the register holds the second, otherwise the third.
    Choose(Reg, Term, Term),
    /// The number that a table has at a place.
    Look(Reg, Vec<i128>),
    /// Of lines, the one at a place, less its part of a cut: largest remainder over what is above zero, ties by size and then
    /// by the order given.
    Cut { lines: Vec<Reg>, by_id: Vec<usize>, cut: Reg, place: usize },
}

impl Op {
    /// Whether 64 bits hold every number that stands in it.
    pub fn is_narrow(&self) -> bool {
        let is_narrow = |number: &i128| i64::try_from(*number).is_ok();
        match self {
            Self::Add(a, b)
            | Self::Least(a, b)
            | Self::Most(a, b)
            | Self::Divide(a, b, _)
            | Self::Test(a, _, b)
            | Self::Choose(_, a, b) => is_narrow(&a.times) && is_narrow(&b.times),
            Self::Hinges { times, knots, .. } => is_narrow(times) && knots.iter().all(Knot::is_narrow),
            Self::Look(_, table) => table.iter().all(is_narrow),
            _ => true,
        }
    }

    /// The registers that it reads.
    pub fn reads(&self) -> Vec<Reg> {
        let terms = |terms: &[&Term]| terms.iter().filter_map(|term| term.reg).collect::<Vec<_>>();
        match self {
            Self::Input(_) => Vec::new(),
            Self::Add(a, b) | Self::Least(a, b) | Self::Most(a, b) | Self::Divide(a, b, _) | Self::Test(a, _, b) => {
                terms(&[a, b])
            }
            Self::Multiply(a, b) | Self::Mirror(a, b) | Self::Both(a, b) | Self::Either(a, b) => vec![*a, *b],
            Self::Hinges { onto, of, by, .. } => [Some(*of), *by, *onto].into_iter().flatten().collect(),
            Self::Size(a) | Self::Not(a) | Self::Look(a, _) => vec![*a],
            Self::Choose(mask, a, b) => {
                let mut read = terms(&[a, b]);
                read.push(*mask);
                read
            }
            Self::Cut { lines, cut, .. } => lines.iter().copied().chain([*cut]).collect(),
        }
    }

    /// The registers that it may turn out to be, in a block where it makes no difference.
    pub fn may_be(&self) -> Vec<Reg> {
        match self {
            Self::Size(a) | Self::Mirror(a, _) => vec![*a],
            Self::Least(a, b) | Self::Most(a, b) => [a, b].into_iter().filter_map(Term::plain).collect(),
            _ => Vec::new(),
        }
    }
}
