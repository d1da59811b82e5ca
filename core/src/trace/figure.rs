//! Figures: numbers, flags and names that know where they came from. Computing with them builds the trace, so the
//! trace is the calculation and cannot tell another story.

use super::{Comparison, Label, Op, Step, Value};
use crate::{
    number::{Number, weighted_root},
    rounding::{Mode, Rounding},
};
use std::sync::Arc;

/// Where a given value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// At a JSON Pointer into the document.
    Document(String),
    /// At a JSON Pointer into the facts.
    Facts(String),
    /// In the rule itself: a default, a definition.
    Rule,
}

impl Source {
    fn into_text(self) -> Option<String> {
        match self {
            Self::Document(pointer) => Some(format!("document#{pointer}")),
            Self::Facts(pointer) => Some(format!("facts#{pointer}")),
            Self::Rule => None,
        }
    }
}

fn step(label: &'static Label, value: Value, op: Op, of: Vec<Arc<Step>>) -> Arc<Step> {
    Arc::new(Step { label, about: None, value, op, of })
}

macro_rules! traced {
    ($name:ident) => {
        impl $name {
            /// The step that found this.
            #[must_use]
            pub fn step(&self) -> Arc<Step> {
                Arc::clone(&self.0)
            }

            /// Says whose this is: a component, a person, a period.
            #[must_use]
            pub fn about(mut self, about: impl Into<String>) -> Self {
                Arc::make_mut(&mut self.0).about = Some(about.into());
                self
            }
        }
    };
}

/// A number with its trace.
///
/// ```
/// use quotakit::trace::{Figure, Source, common};
/// let amount = Figure::given(&common::AMOUNT, 5_000.into(), Source::Facts("/amount".into()));
/// let rate = Figure::given(&common::RATE, "4%".parse()?, Source::Document("/rate".into()));
/// let pay = Figure::product(&common::PAY, &[&amount, &rate]);
/// assert_eq!(pay.number().to_string(), "200");
/// assert_eq!(pay.step().of.len(), 2);
/// # Ok::<(), quotakit::number::Malformed>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Figure(Arc<Step>);

/// A yes or no with its trace.
#[derive(Clone, Debug, PartialEq)]
pub struct Test(Arc<Step>);

/// A name that was chosen, such as a grade, with its trace.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice(Arc<Step>);

traced!(Figure);
traced!(Test);
traced!(Choice);

static ZERO: Number = Number::ZERO;

impl Figure {
    /// A number of the document, of the facts, or of the rule itself.
    #[must_use]
    pub fn given(label: &'static Label, value: Number, source: Source) -> Self {
        Self(step(label, Value::Number(value), Op::Given { source: source.into_text() }, Vec::new()))
    }

    /// A number that the rule itself sets.
    #[must_use]
    pub fn constant(label: &'static Label, value: impl Into<Number>) -> Self {
        Self::given(label, value.into(), Source::Rule)
    }

    /// A number found by a procedure that the label names.
    #[must_use]
    pub fn found(label: &'static Label, value: Number, of: Vec<Arc<Step>>) -> Self {
        Self(step(label, Value::Number(value), Op::Procedure, of))
    }

    /// The number.
    #[must_use]
    pub fn number(&self) -> &Number {
        match &self.0.value {
            Value::Number(number) => number,
            // INVARIANT: figures are only made of numbers; the constructors above and below see to it.
            _ => &ZERO,
        }
    }

    fn of(label: &'static Label, value: Number, op: Op, parts: &[&Self]) -> Self {
        Self(step(label, Value::Number(value), op, parts.iter().map(|part| part.step()).collect()))
    }

    /// The same number under another name.
    #[must_use]
    pub fn named(&self, label: &'static Label) -> Self {
        Self::of(label, self.number().clone(), Op::Sum, &[self])
    }

    /// All parts together; nothing gives zero.
    #[must_use]
    pub fn sum(label: &'static Label, parts: &[&Self]) -> Self {
        Self::of(label, parts.iter().map(|part| part.number()).sum(), Op::Sum, parts)
    }

    /// The first less the second.
    #[must_use]
    pub fn difference(label: &'static Label, from: &Self, less: &Self) -> Self {
        Self::of(label, from.number() - less.number(), Op::Difference, &[from, less])
    }

    /// All parts multiplied.
    #[must_use]
    pub fn product(label: &'static Label, parts: &[&Self]) -> Self {
        Self::of(label, parts.iter().map(|part| part.number()).product(), Op::Product, parts)
    }

    /// The first divided by the second; `None` when that is zero.
    #[must_use]
    pub fn quotient(label: &'static Label, dividend: &Self, divisor: &Self) -> Option<Self> {
        let value = dividend.number().over(divisor.number())?;
        Some(Self::of(label, value, Op::Quotient, &[dividend, divisor]))
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negation(label: &'static Label, of: &Self) -> Self {
        Self::of(label, -of.number(), Op::Negation, &[of])
    }

    /// The smallest part; nothing gives zero.
    #[must_use]
    pub fn minimum(label: &'static Label, parts: &[&Self]) -> Self {
        let value = parts.iter().map(|part| part.number()).min().cloned().unwrap_or_default();
        Self::of(label, value, Op::Minimum, parts)
    }

    /// The largest part; nothing gives zero.
    #[must_use]
    pub fn maximum(label: &'static Label, parts: &[&Self]) -> Self {
        let value = parts.iter().map(|part| part.number()).max().cloned().unwrap_or_default();
        Self::of(label, value, Op::Maximum, parts)
    }

    /// The number rounded.
    #[must_use]
    pub fn rounded(label: &'static Label, of: &Self, rounding: Rounding) -> Self {
        Self::of(label, of.number().rounded(rounding), Op::Rounded(rounding), &[of])
    }

    /// The `degree`-th root, half up to `places`; `None` for a negative number or degree 0.
    #[must_use]
    pub fn root(label: &'static Label, of: &Self, degree: u32, places: u32) -> Option<Self> {
        let value = root_of(of.number(), degree, places)?;
        Some(Self::of(label, value, Op::Root { degree, places }, &[of]))
    }

    /// The weighted geometric mean of `(number, weight)`, half up to `places`; `None` for negative ones and without weight.
    #[must_use]
    pub fn weighted_root(label: &'static Label, parts: &[(&Self, &Self)], places: u32) -> Option<Self> {
        let numbers: Vec<_> = parts.iter().map(|(number, weight)| (number.number(), weight.number())).collect();
        let value = weighted_root(&numbers, places)?;
        let of: Vec<&Self> = parts.iter().flat_map(|(number, weight)| [*number, *weight]).collect();
        Some(Self::of(label, value, Op::WeightedRoot { places }, &of))
    }

    /// The second or the third, by a flag.
    #[must_use]
    pub fn when(label: &'static Label, test: &Test, then: &Self, otherwise: &Self) -> Self {
        let chosen = if test.holds() { then } else { otherwise };
        let of = vec![test.step(), then.step(), otherwise.step()];
        Self(step(label, Value::Number(chosen.number().clone()), Op::When, of))
    }

    /// The part at a position, among those that were considered; an absent position gives zero.
    #[must_use]
    pub fn pick(label: &'static Label, parts: &[&Self], index: usize) -> Self {
        let value = parts.get(index).map(|part| part.number().clone()).unwrap_or_default();
        Self::of(label, value, Op::Pick { index }, parts)
    }

    /// What holds from the last bound that `at` reached; `cases` are ordered by bound. `None` below the first bound.
    #[must_use]
    pub fn select(label: &'static Label, at: &Self, cases: &[(Self, Self)], is_inclusive: bool) -> Option<Self> {
        let index = reached(at.number(), cases.iter().map(|(bound, _)| bound.number()), is_inclusive)?;
        let value = cases.get(index)?.1.number().clone();
        let pairs = cases.iter().map(|(bound, result)| (bound.step(), result.step()));
        Some(Self(step(label, Value::Number(value), Op::Select { is_inclusive }, case_steps(label, at, pairs))))
    }
}

/// The last bound that `value` reached.
#[must_use]
pub fn reached<'a>(value: &Number, bounds: impl Iterator<Item = &'a Number>, is_inclusive: bool) -> Option<usize> {
    let is_reached = |bound: &Number| if is_inclusive { value >= bound } else { value > bound };
    bounds.enumerate().filter(|(_, bound)| is_reached(bound)).map(|(index, _)| index).last()
}

fn case_steps(
    label: &'static Label,
    at: &Figure,
    cases: impl Iterator<Item = (Arc<Step>, Arc<Step>)>,
) -> Vec<Arc<Step>> {
    let mut of = vec![at.step()];
    of.extend(cases.map(|(bound, result)| {
        let value = result.value.clone();
        step(label, value, Op::Case, vec![bound, result])
    }));
    of
}

impl Test {
    /// A flag of the document, of the facts, or of the rule itself.
    #[must_use]
    pub fn given(label: &'static Label, holds: bool, source: Source) -> Self {
        Self(step(label, Value::Flag(holds), Op::Given { source: source.into_text() }, Vec::new()))
    }

    /// A flag found by a procedure that the label names.
    #[must_use]
    pub fn found(label: &'static Label, holds: bool, of: Vec<Arc<Step>>) -> Self {
        Self(step(label, Value::Flag(holds), Op::Procedure, of))
    }

    /// Whether it holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.0.value == Value::Flag(true)
    }

    /// One number compared with another.
    #[must_use]
    pub fn compare(label: &'static Label, left: &Figure, comparison: Comparison, right: &Figure) -> Self {
        let holds = comparison.holds(left.number(), right.number());
        Self(step(label, Value::Flag(holds), Op::Compare(comparison), vec![left.step(), right.step()]))
    }

    /// Whether all hold; nothing holds.
    #[must_use]
    pub fn all(label: &'static Label, tests: &[Self]) -> Self {
        let of = tests.iter().map(Self::step).collect();
        Self(step(label, Value::Flag(tests.iter().all(Self::holds)), Op::All, of))
    }

    /// Whether any holds.
    #[must_use]
    pub fn any(label: &'static Label, tests: &[Self]) -> Self {
        let of = tests.iter().map(Self::step).collect();
        Self(step(label, Value::Flag(tests.iter().any(Self::holds)), Op::Any, of))
    }

    /// Whether it does not hold.
    #[must_use]
    pub fn negated(label: &'static Label, test: &Self) -> Self {
        Self(step(label, Value::Flag(!test.holds()), Op::Not, vec![test.step()]))
    }
}

impl Comparison {
    /// Whether two numbers stand in this relation.
    #[must_use]
    pub fn holds(self, left: &Number, right: &Number) -> bool {
        self.holds_of(left, right)
    }

    /// The same of whatever has an order.
    pub(crate) fn holds_of<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::AtLeast => left >= right,
            Self::AtMost => left <= right,
            Self::Above => left > right,
            Self::Below => left < right,
            Self::Equal => left == right,
        }
    }
}

impl Choice {
    /// A name of the document, of the facts, or of the rule itself.
    #[must_use]
    pub fn given(label: &'static Label, name: impl Into<String>, source: Source) -> Self {
        Self(step(label, Value::Text(name.into()), Op::Given { source: source.into_text() }, Vec::new()))
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.0.value {
            Value::Text(name) => name,
            _ => "",
        }
    }

    /// The name that holds from the last bound that `at` reached; `None` below the first bound.
    #[must_use]
    pub fn select(label: &'static Label, at: &Figure, cases: &[(Figure, Self)], is_inclusive: bool) -> Option<Self> {
        let index = reached(at.number(), cases.iter().map(|(bound, _)| bound.number()), is_inclusive)?;
        let value = cases.get(index)?.1.name().to_owned();
        let pairs = cases.iter().map(|(bound, result)| (bound.step(), result.step()));
        Some(Self(step(label, Value::Text(value), Op::Select { is_inclusive }, case_steps(label, at, pairs))))
    }

    /// The second or the third, by a flag.
    #[must_use]
    pub fn when(label: &'static Label, test: &Test, then: &Self, otherwise: &Self) -> Self {
        let chosen = if test.holds() { then } else { otherwise };
        let of = vec![test.step(), then.step(), otherwise.step()];
        Self(step(label, Value::Text(chosen.name().to_owned()), Op::When, of))
    }
}

/// The root of a number that is not negative, half up to `places`, by an integer root of the scaled number.
pub(super) fn root_of(number: &Number, degree: u32, places: u32) -> Option<Number> {
    if number.is_negative() || degree == 0 {
        return None;
    }
    // One digit more than asked for, cut and not rounded, and marked when anything was cut: a half is then a true half.
    let digits = places.checked_add(1)?;
    let ratio = number.to_ratio();
    let unit = crate::number::power_of_ten(digits.checked_mul(degree)?);
    let scaled = (ratio.numer() * unit) / ratio.denom();
    let root = Number::from(scaled.nth_root(degree)).over(&Number::from(crate::number::power_of_ten(digits)))?;
    Some(root.rounded(Rounding { mode: Mode::HalfUp, scale: places }))
}
