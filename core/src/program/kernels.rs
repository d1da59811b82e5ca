//! The loops: one operation over the rows of a block, without a branch that depends on a row.

use super::{
    divide::{Inverse, Whole, rounded},
    op::KNOTS_MAX,
};
use crate::{rounding::Mode, trace::Comparison};

/// What an operation reads: a column times a number, or the number alone.
#[derive(Clone, Copy)]
pub struct Feed<'a, T> {
    pub values: Option<&'a [T]>,
    pub times: T,
}

impl<T: Whole> Feed<'_, T> {
    fn is_plain(&self) -> bool {
        self.times == T::ONE
    }
}

/// Fills a column from one column.
#[inline(always)]
pub fn map<T: Copy, O>(out: &mut Vec<O>, values: &[T], f: impl Fn(T) -> O) {
    out.clear();
    out.extend(values.iter().map(|value| f(*value)));
}

/// Fills a column from two columns.
#[inline(always)]
pub fn zip<A: Copy, B: Copy, O>(out: &mut Vec<O>, a: &[A], b: &[B], f: impl Fn(A, B) -> O) {
    out.clear();
    out.extend(a.iter().zip(b).map(|(a, b)| f(*a, *b)));
}

/// Fills a column of `rows` from two terms.
#[inline(always)]
pub fn both<T: Whole, O: Copy>(out: &mut Vec<O>, rows: usize, a: Feed<'_, T>, b: Feed<'_, T>, f: impl Fn(T, T) -> O) {
    match (a.values, b.values) {
        (Some(x), Some(y)) if a.is_plain() && b.is_plain() => zip(out, x, y, f),
        (Some(x), Some(y)) => zip(out, x, y, |x, y| f(x.times(a.times), y.times(b.times))),
        (Some(x), None) => map(out, x, |x| f(x.times(a.times), b.times)),
        (None, Some(y)) => map(out, y, |y| f(a.times, y.times(b.times))),
        (None, None) => {
            out.clear();
            out.resize(rows, f(a.times, b.times));
        }
    }
}

/// A bend, in the width of its columns.
#[derive(Clone, Copy, Default)]
pub struct Bend<T> {
    pub less: T,
    pub plus: T,
    pub rate: T,
}

/// `onto`, and for each bend its rate times what the way to it has above zero.
pub fn hinges<T: Whole>(out: &mut Vec<T>, onto: Option<&[T]>, of: (&[T], T), by: Option<&[T]>, bends: &[Bend<T>]) {
    match bends.len() {
        0 | 1 => hinges_of::<T, 1>(out, of, by, bends),
        2 => hinges_of::<T, 2>(out, of, by, bends),
        3 => hinges_of::<T, 3>(out, of, by, bends),
        4 => hinges_of::<T, 4>(out, of, by, bends),
        5 => hinges_of::<T, 5>(out, of, by, bends),
        6 => hinges_of::<T, 6>(out, of, by, bends),
        7 => hinges_of::<T, 7>(out, of, by, bends),
        _ => hinges_of::<T, KNOTS_MAX>(out, of, by, bends),
    }
    if let Some(onto) = onto {
        out.iter_mut().zip(onto).for_each(|(out, onto)| *out = out.plus(*onto));
    }
}

/// The sum for so many bends that their count is known when the loop over rows is compiled. Where all rates are one, as those of
/// evenly rising steps often are, it is multiplied once.
fn hinges_of<T: Whole, const N: usize>(out: &mut Vec<T>, of: (&[T], T), by: Option<&[T]>, bends: &[Bend<T>]) {
    let mut all = [Bend::default(); N];
    all.iter_mut().zip(bends).for_each(|(room, bend)| *room = *bend);
    let rate = bends.first().map_or(T::default(), |bend| bend.rate);
    if bends.iter().all(|bend| bend.rate == rate) {
        hinges_by(out, of, by, &all, |sum| sum.times(rate), |above, _| above);
    } else {
        hinges_by(out, of, by, &all, |sum| sum, |above, rate| above.times(rate));
    }
}

#[inline(always)]
fn hinges_by<T: Whole, const N: usize>(
    out: &mut Vec<T>,
    (of, times): (&[T], T),
    by: Option<&[T]>,
    all: &[Bend<T>; N],
    whole: impl Fn(T) -> T,
    part: impl Fn(T, T) -> T,
) {
    let above = |bend: &Bend<T>, way: T| part(way.plus(bend.plus).max(T::default()), bend.rate);
    match by {
        Some(by) => zip(out, of, by, |of, by| {
            let of = of.times(times);
            let add = |sum: T, bend: &Bend<T>| sum.plus(above(bend, of.plus(by.times(bend.less))));
            whole(all.iter().fold(T::default(), add))
        }),
        None => map(out, of, |of| {
            let of = of.times(times);
            whole(all.iter().fold(T::default(), |sum, bend| sum.plus(above(bend, of))))
        }),
    }
}

/// Fills a column with 1 where the first compares with the second like this.
pub fn test<T: Whole>(out: &mut Vec<i64>, rows: usize, a: Feed<'_, T>, comparison: Comparison, b: Feed<'_, T>) {
    match comparison {
        Comparison::AtLeast => both(out, rows, a, b, |a, b| i64::from(a >= b)),
        Comparison::AtMost => both(out, rows, a, b, |a, b| i64::from(a <= b)),
        Comparison::Above => both(out, rows, a, b, |a, b| i64::from(a > b)),
        Comparison::Below => both(out, rows, a, b, |a, b| i64::from(a < b)),
        Comparison::Equal => both(out, rows, a, b, |a, b| i64::from(a == b)),
    }
}

/// The first where the mask is 1, otherwise the second.
pub fn choose<T: Whole>(out: &mut Vec<T>, mask: &[i64], a: Feed<'_, T>, b: Feed<'_, T>) {
    let pick = |mask: &i64, a: T, b: T| if *mask == 0 { b } else { a };
    out.clear();
    match (a.values, b.values) {
        (Some(x), Some(y)) => {
            let rows = mask.iter().zip(x).zip(y);
            out.extend(rows.map(|((mask, x), y)| pick(mask, x.times(a.times), y.times(b.times))));
        }
        (Some(x), None) => out.extend(mask.iter().zip(x).map(|(mask, x)| pick(mask, x.times(a.times), b.times))),
        (None, Some(y)) => out.extend(mask.iter().zip(y).map(|(mask, y)| pick(mask, a.times, y.times(b.times)))),
        (None, None) => out.extend(mask.iter().map(|mask| pick(mask, a.times, b.times))),
    }
}

/// The first divided by the second, rounded. Rows whose divisor is not above zero are evaluated alone: here they are divided
/// by one.
pub fn divide<T: Whole>(out: &mut Vec<T>, rows: usize, a: Feed<'_, T>, b: Feed<'_, T>, mode: Mode) {
    // One loop for each mode, so that no row asks for it.
    let with = |mode: Mode| {
        move |a: T, b: T| {
            let b = b.max(T::ONE);
            let (floor, rest) = a.divided(b);
            rounded(mode, floor, rest, b)
        }
    };
    match mode {
        Mode::HalfUp => both(out, rows, a, b, with(Mode::HalfUp)),
        Mode::HalfEven => both(out, rows, a, b, with(Mode::HalfEven)),
        other => both(out, rows, a, b, with(other)),
    }
}

/// The same by one divisor of 64 bits.
pub fn divide_by(out: &mut Vec<i64>, values: &[i64], times: i64, divisor: i64, inverse: Inverse, mode: Mode) {
    let with = |mode: Mode| {
        move |value: i64| {
            let (floor, rest) = inverse.divided(value.wrapping_mul(times));
            rounded(mode, floor, rest, divisor)
        }
    };
    match mode {
        Mode::HalfUp => map(out, values, with(Mode::HalfUp)),
        Mode::HalfEven => map(out, values, with(Mode::HalfEven)),
        other => map(out, values, with(other)),
    }
}

/// The numbers of a table at places; 0 where the table has none, in rows that are evaluated alone.
pub fn look<T: Whole>(out: &mut Vec<T>, places: &[i64], table: &[T]) {
    let at = |place: i64| usize::try_from(place).ok().and_then(|place| table.get(place)).copied().unwrap_or_default();
    map(out, places, at);
}
