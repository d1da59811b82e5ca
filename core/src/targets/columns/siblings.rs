//! The shares of siblings in integers, the same as [`share`](crate::targets::share) gives.
//!
//! The children of a node share its exact amount by weight, and its whole steps by the remainders of those shares. The exact
//! amount is a fraction: `whole + part ÷ of`, with `part < of`. With w the weight of a child and s the sum of the weights,
//! `whole · w = q · s + m`, and its exact share is
//!
//! `q + (m · of + part · w) ÷ (of · s)`
//!
//! As m < s, part < of and w ≤ s, the numerator is below 2 · of · s: the floor is q or q + 1, and one comparison tells. The
//! denominator is the same for all siblings, so their remainders are compared as integers.

use super::width::Width;
use crate::apportion::served_first_by;
use num_integer::Integer as _;
use num_traits::NumCast;

/// What the children of a node share, in steps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pot {
    /// The row of the node.
    pub row: u32,
    /// How deep it stands, the root at 1.
    pub depth: usize,
    /// The floor of its exact share, and the fraction that is left of it.
    pub whole: u128,
    pub part: u128,
    pub of: u128,
    /// Its whole steps.
    pub count: u128,
}

impl Pot {
    /// The fraction in lowest terms.
    pub fn reduced(self) -> Self {
        let common = self.part.gcd(&self.of);
        let part = self.part.checked_div(common).unwrap_or(self.part);
        Self { part, of: self.of.checked_div(common).unwrap_or(self.of), ..self }
    }
}

/// What a pot is shared with, where the integers hold it.
struct Terms<T> {
    whole: T,
    part: T,
    of: T,
    sum: T,
    /// `of · sum`: the denominator of every remainder.
    base: T,
}

impl<T: Width> Terms<T> {
    /// The terms, if `whole · w` and `2 · of · sum` fit, and with them everything that is computed of them.
    fn of(pot: &Pot, weights: &[T]) -> Option<Self> {
        let (whole, part, of): (T, T, T) =
            (NumCast::from(pot.whole)?, NumCast::from(pot.part)?, NumCast::from(pot.of)?);
        let sum = weights.iter().try_fold(T::zero(), |sum, weight| sum.checked_add(weight))?;
        let largest = weights.iter().copied().max()?;
        whole.checked_mul(&largest)?;
        let base = of.checked_mul(&sum)?;
        base.checked_add(&base)?;
        Some(Self { whole, part, of, sum, base })
    }
}

/// The memory that siblings are worked out in.
#[derive(Clone, Debug, Default)]
pub(super) struct Siblings<T> {
    /// The weights, in any proportion.
    pub weights: Vec<T>,
    floors: Vec<T>,
    /// The numerators of the remainders.
    rests: Vec<T>,
    base: T,
    counts: Vec<T>,
    /// Room for finding the largest remainders.
    ranked: Vec<T>,
}

impl<T: Width> Siblings<T> {
    /// Hands out a pot; `None` where the integers are too small for it. Weights have a sum above zero. `id` names siblings.
    pub fn share<'a>(&mut self, pot: &Pot, id: impl Fn(usize) -> &'a str) -> Option<()> {
        let terms = match Terms::of(pot, &self.weights) {
            Some(terms) => terms,
            None => {
                self.reduce();
                Terms::of(&pot.reduced(), &self.weights)?
            }
        };
        let placed = self.floor(&terms);
        let count: T = NumCast::from(pot.count)?;
        let left = (placed <= count).then(|| count.wrapping_sub(&placed))?;
        self.serve(left.to_usize()?, id)
    }

    /// The weights without what all of them have in common.
    fn reduce(&mut self) {
        let common = self.weights.iter().fold(T::zero(), |common, weight| common.gcd(weight));
        if common > T::one() {
            let reduced = |weight: &T| weight.checked_div(&common).unwrap_or(*weight);
            self.weights.iter_mut().for_each(|weight| *weight = reduced(weight));
        }
    }

    /// The floors of the exact shares and their remainders; the sum of the floors.
    fn floor(&mut self, terms: &Terms<T>) -> T {
        let Terms { whole, part, of, sum, base } = *terms;
        let factor = T::factor(sum);
        self.floors.clear();
        self.rests.clear();
        self.floors.reserve(self.weights.len());
        self.rests.reserve(self.weights.len());
        self.base = base;
        let mut placed = T::zero();
        for weight in &self.weights {
            let (mut floor, rest) = whole.wrapping_mul(weight).divided(sum, factor);
            let mut rest = rest.wrapping_mul(&of).wrapping_add(&part.wrapping_mul(weight));
            if rest >= base {
                rest = rest.wrapping_sub(&base);
                floor = floor.wrapping_add(&T::one());
            }
            placed = placed.wrapping_add(&floor);
            self.floors.push(floor);
            self.rests.push(rest);
        }
        placed
    }

    /// A step more for as many of the largest remainders as are left; nobody whose share is whole has one.
    fn serve<'a>(&mut self, left: usize, id: impl Fn(usize) -> &'a str) -> Option<()> {
        let Self { weights, floors, rests, counts, ranked, base } = self;
        // INVARIANT: remainders are below the base, so a limit of the base serves nobody.
        let (mut limit, mut of_equals) = (*base, 0);
        if let Some(last) = left.checked_sub(1) {
            ranked.clear();
            ranked.extend(rests.iter().copied().filter(|rest| *rest > T::zero()));
            if last >= ranked.len() {
                return None;
            }
            let (_, least, _) = ranked.select_nth_unstable_by(last, |a, b| b.cmp(a));
            let least = *least;
            let above = rests.iter().filter(|rest| **rest > least).count();
            let equal = rests.iter().filter(|rest| **rest == least).count();
            of_equals = left.checked_sub(above)?;
            limit = least;
            if of_equals < equal {
                limit = least.wrapping_add(&T::one());
            } else {
                of_equals = 0;
            }
        }
        counts.clear();
        let served = |(floor, rest): (&T, &T)| if *rest >= limit { floor.wrapping_add(&T::one()) } else { *floor };
        counts.extend(floors.iter().zip(rests.iter()).map(served));
        if of_equals > 0 {
            let least = limit.wrapping_sub(&T::one());
            let mut equals: Vec<(usize, &T, &str)> = rests
                .iter()
                .zip(weights.iter())
                .enumerate()
                .filter(|(_, (rest, _))| **rest == least)
                .map(|(place, (_, weight))| (place, weight, id(place)))
                .collect();
            equals.sort_unstable_by(|a, b| served_first_by((&(), a.1, a.2), (&(), b.1, b.2)));
            for (place, ..) in equals.into_iter().take(of_equals) {
                let count = counts.get_mut(place)?;
                *count = count.wrapping_add(&T::one());
            }
        }
        Some(())
    }

    /// The whole steps of each sibling.
    pub fn counts(&self) -> &[T] {
        &self.counts
    }

    /// What the children of a sibling share.
    pub fn pot(&self, place: usize, row: u32, depth: usize) -> Option<Pot> {
        let wide = |value: &T| value.to_u128();
        let (whole, part) = (self.floors.get(place).and_then(wide)?, self.rests.get(place).and_then(wide)?);
        Some(Pot { row, depth, whole, part, of: wide(&self.base)?, count: self.counts.get(place).and_then(wide)? })
    }
}
