//! Polynomials with exact coefficients: what pay is between two bends.

use crate::number::Number;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed as _;

/// A polynomial, by rising powers; zero has no coefficient.
#[derive(Clone, Debug, PartialEq)]
pub struct Polynomial(Vec<Number>);

/// Where a polynomial crosses zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Root {
    /// Exactly here.
    At(Number),
    /// Between two values with no multiple of the unit between them.
    Between(Number, Number),
}

impl Polynomial {
    fn new(mut coefficients: Vec<Number>) -> Self {
        while coefficients.last().is_some_and(Number::is_zero) {
            coefficients.pop();
        }
        Self(coefficients)
    }

    /// The polynomial of the least degree through all points, whose x differ; `None` where two are the same.
    pub fn through(points: &[(Number, Number)]) -> Option<Self> {
        // Newton's divided differences, then Horner's scheme from the inside out.
        let mut differences: Vec<Number> = points.iter().map(|(_, y)| y.clone()).collect();
        for order in 1..points.len() {
            for index in (order..points.len()).rev() {
                let below = index.checked_sub(1)?;
                let rise = differences.get(index)? - differences.get(below)?;
                let run = &points.get(index)?.0 - &points.get(index.checked_sub(order)?)?.0;
                *differences.get_mut(index)? = rise.over(&run)?;
            }
        }
        let mut sum = Self(Vec::new());
        for ((x, _), difference) in points.iter().zip(&differences).rev() {
            sum = sum.times_from(x).plus(difference);
        }
        Some(sum)
    }

    /// This times (x − `from`).
    fn times_from(&self, from: &Number) -> Self {
        let mut product = vec![Number::ZERO];
        product.extend(self.0.iter().cloned());
        for (coefficient, own) in product.iter_mut().zip(&self.0) {
            *coefficient -= &(own * from);
        }
        Self::new(product)
    }

    /// This and a constant.
    pub fn plus(mut self, constant: &Number) -> Self {
        match self.0.first_mut() {
            Some(first) => *first += constant,
            None => self.0.push(constant.clone()),
        }
        Self::new(self.0)
    }

    /// Its value.
    pub fn at(&self, x: &Number) -> Number {
        self.0.iter().rev().fold(Number::ZERO, |sum, coefficient| &(&sum * x) + coefficient)
    }

    /// The highest power.
    pub fn degree(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// How steeply it rises.
    pub fn slope(&self) -> Self {
        let mut power = Number::ZERO;
        let mut slopes = Vec::new();
        for coefficient in self.0.iter().skip(1) {
            power += &Number::ONE;
            slopes.push(coefficient * &power);
        }
        Self::new(slopes)
    }

    /// Where it crosses or touches zero between two values, both left out, by rising x; nothing where it is zero throughout.
    ///
    /// Roots that are no fractions, and those of a higher degree, are told by the two neighbours on the grid of `unit`.
    pub fn roots(&self, low: &Number, high: &Number, unit: &Number) -> Vec<Root> {
        match self.0.as_slice() {
            [] | [_] => Vec::new(),
            [constant, slope] => {
                let root = (-constant).over(slope);
                root.filter(|root| low < root && root < high).map(Root::At).into_iter().collect()
            }
            [constant, slope, bend] => {
                let fractions = fractional_roots(constant, slope, bend);
                match fractions {
                    Some(mut roots) => {
                        roots.sort();
                        roots.dedup();
                        roots.into_iter().filter(|root| low < root && root < high).map(Root::At).collect()
                    }
                    None => self.roots_between_turns(low, high, unit),
                }
            }
            _ => self.roots_between_turns(low, high, unit),
        }
    }

    /// Between two turns it only rises or only falls, so that halving finds the one root that may be there.
    fn roots_between_turns(&self, low: &Number, high: &Number, unit: &Number) -> Vec<Root> {
        let mut roots = Vec::new();
        let mut left = low.clone();
        for turn in self.slope().roots(low, high, unit) {
            match turn {
                Root::At(turn) => {
                    roots.extend(self.root_on_slope(&left, &turn, unit));
                    if self.at(&turn).is_zero() {
                        roots.push(Root::At(turn.clone()));
                    }
                    left = turn;
                }
                Root::Between(before, after) => {
                    roots.extend(self.root_on_slope(&left, &before, unit));
                    roots.push(Root::Between(before, after.clone()));
                    left = after;
                }
            }
        }
        roots.extend(self.root_on_slope(&left, high, unit));
        roots
    }

    /// The root between two values, both left out, where it does not turn between them.
    fn root_on_slope(&self, low: &Number, high: &Number, unit: &Number) -> Option<Root> {
        let is_below = |x: &Number| self.at(x).is_negative();
        let (mut left, mut right) = (low.clone(), high.clone());
        let (at_left, at_right) = (self.at(low), self.at(high));
        if low >= high || at_left.is_zero() || at_right.is_zero() || at_left.is_negative() == at_right.is_negative() {
            return None;
        }
        let side = at_left.is_negative();
        while let Some(middle) = between(&left, &right, unit) {
            if self.at(&middle).is_zero() {
                return Some(Root::At(middle));
            }
            if is_below(&middle) == side { left = middle } else { right = middle }
        }
        Some(Root::Between(left, right))
    }
}

/// A multiple of the unit between two values, both left out, near their middle; `None` where there is none.
pub fn between(low: &Number, high: &Number, unit: &Number) -> Option<Number> {
    let middle = (low + high).over(&(unit + unit))?.floor() * unit;
    if middle > *low {
        return (middle < *high).then_some(middle);
    }
    let next = middle + unit;
    (next > *low && next < *high).then_some(next)
}

/// Both roots of a polynomial of degree two; `None` where they are no fractions, and nothing where there are none.
fn fractional_roots(constant: &Number, slope: &Number, bend: &Number) -> Option<Vec<Number>> {
    let four = Number::from(4);
    let discriminant = slope * slope - &four * &(bend * constant);
    if discriminant.is_negative() {
        return Some(Vec::new());
    }
    let root = square_root(&discriminant)?;
    let twice = bend + bend;
    let roots = [-slope - &root, -slope + &root];
    Some(roots.iter().filter_map(|root| root.over(&twice)).collect())
}

/// The square root of a fraction, where it is one.
fn square_root(number: &Number) -> Option<Number> {
    let ratio = number.to_ratio();
    let whole = |part: &BigInt| {
        let root = part.abs().sqrt();
        (&root * &root == *part).then_some(root)
    };
    Some(Number::from_ratio(BigRational::new(whole(ratio.numer())?, whole(ratio.denom())?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().expect(text)
    }

    fn through(points: &[(&str, &str)]) -> Polynomial {
        let points: Vec<_> = points.iter().map(|(x, y)| (number(x), number(y))).collect();
        Polynomial::through(&points).expect("the points differ")
    }

    /// 2x² − 3x + 5 at 0, 1, 2, 3 is 5, 4, 7, 14.
    #[test]
    fn points_give_back_their_polynomial() {
        let polynomial = through(&[("0", "5"), ("1", "4"), ("2", "7"), ("3", "14")]);
        assert_eq!(polynomial.0, [number("5"), number("-3"), number("2")]);
        assert_eq!(polynomial.at(&number("10")), number("175"));
        assert_eq!(polynomial.slope().0, [number("-3"), number("4")]);
        assert_eq!(through(&[("1", "7"), ("2", "7"), ("9", "7")]).degree(), 0);
    }

    /// x² − 2 has no fraction as root: 1.41 and 1.42 are the cents around it. (x − 1)(x − 3)² touches zero at 3.
    #[test]
    fn roots_are_exact_or_between_two_units() {
        let (low, high, unit) = (number("0"), number("10"), number("0.01"));
        let roots = |points: &[(&str, &str)]| through(points).roots(&low, &high, &unit);
        assert_eq!(roots(&[("0", "-2"), ("1", "-1"), ("2", "2")]), [Root::Between(number("1.41"), number("1.42"))]);
        assert_eq!(roots(&[("0", "-1"), ("1", "1")]), [Root::At(number("0.5"))]);
        assert_eq!(
            roots(&[("0", "2"), ("1", "0"), ("4", "6")]),
            [Root::At(number("1")), Root::At(number("2"))],
            "(x − 1)(x − 2)"
        );
        assert_eq!(
            roots(&[("0", "-9"), ("1", "0"), ("2", "1"), ("4", "3")]),
            [Root::At(number("1")), Root::At(number("3"))]
        );
    }
}
