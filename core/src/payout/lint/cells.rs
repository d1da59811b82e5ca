//! The cases that conditions can tell apart, so that what they do is found by trying each.

use super::super::document::{Condition, Pay, PlanDocument};
use crate::{id::Id, number::Number};
use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

/// The cases that are tried at most for one question; a hostile plan has more, and is not judged.
const CASES_MAX: usize = 10_000;
/// The comparisons that are made at most for one plan.
const WORK_MAX: usize = 5_000_000;

/// A plan whose conditions are judged, and how much of that may still be done.
pub struct Judge<'a> {
    pub plan: &'a PlanDocument,
    left: Cell<usize>,
}

impl<'a> Judge<'a> {
    pub const fn of(plan: &'a PlanDocument) -> Self {
        Self { plan, left: Cell::new(WORK_MAX) }
    }

    /// Whether a condition holds or fails whatever the facts; `None` where that depends on them, or has too many cases.
    pub fn decided(&self, condition: &'a Condition) -> Option<bool> {
        Cases::of(self, &[condition])?.verdict(condition)
    }

    /// Takes work from what is left; not where it would take more.
    fn allows(&self, work: usize) -> bool {
        let rest = self.left.get().checked_sub(work);
        self.left.set(rest.unwrap_or_else(|| self.left.get()));
        rest.is_some()
    }
}

/// The figures and words that a condition reads.
pub fn variables_of(condition: &Condition) -> BTreeSet<Variable<'_>> {
    let (mut cuts, mut words) = (BTreeMap::new(), BTreeMap::new());
    collect(condition, &mut cuts, &mut words, &mut 0);
    cuts.into_keys().chain(words.into_keys()).collect()
}

/// Something that conditions compare.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variable<'a> {
    Measure(&'a Id),
    Attainment(&'a Id),
    Score,
    Rank,
    Grade,
    Attribute(&'a str),
}

/// What a variable can be, as far as the conditions tell it apart.
#[derive(Clone, Debug)]
enum Values<'a> {
    /// Stretches between rising cuts; the first one lies below all cuts.
    Stretches(Vec<Number>),
    /// Words, and another one where there can be any.
    Words(Vec<&'a str>, bool),
}

impl Values<'_> {
    fn count(&self) -> usize {
        match self {
            Self::Stretches(cuts) => cuts.len().saturating_add(1),
            Self::Words(words, has_other) => words.len().saturating_add(usize::from(*has_other)),
        }
    }
}

/// All cases of a set of conditions.
#[derive(Clone, Debug)]
pub struct Cases<'a> {
    variables: BTreeMap<Variable<'a>, Values<'a>>,
    size: usize,
}

/// One case: the position of each variable's value.
pub type Case<'a> = BTreeMap<Variable<'a>, usize>;

impl<'a> Cases<'a> {
    /// The cases of conditions; `None` where there are too many to try.
    pub fn of(judge: &Judge<'a>, conditions: &[&'a Condition]) -> Option<Self> {
        let mut cuts: BTreeMap<Variable<'a>, BTreeSet<Number>> = BTreeMap::new();
        let mut words: BTreeMap<Variable<'a>, BTreeSet<&'a str>> = BTreeMap::new();
        let mut work = 0_usize;
        for condition in conditions {
            collect(condition, &mut cuts, &mut words, &mut work);
        }
        let mut variables: BTreeMap<Variable<'a>, Values<'a>> = BTreeMap::new();
        for (variable, cuts) in cuts {
            variables.insert(variable, Values::Stretches(cuts.into_iter().collect()));
        }
        for (variable, words) in words {
            let known = if variable == Variable::Grade { grades(judge.plan) } else { None };
            let values = match known {
                Some(known) => Values::Words(known.into_iter().collect(), false),
                None => Values::Words(words.into_iter().collect(), true),
            };
            variables.insert(variable, values);
        }
        let counts = variables.values().map(Values::count);
        let size = counts.into_iter().try_fold(1_usize, usize::checked_mul)?;
        (size <= CASES_MAX && judge.allows(size.checked_mul(work)?)).then_some(Self { variables, size })
    }

    /// Every case. A rank below the first one is no case.
    pub fn all(&self) -> impl Iterator<Item = Case<'a>> + '_ {
        (0..self.size).map(|number| self.case(number)).filter(|case| self.is_possible(case))
    }

    fn case(&self, mut number: usize) -> Case<'a> {
        let mut case = Case::new();
        for (variable, values) in &self.variables {
            let count = values.count();
            case.insert(variable.clone(), number.checked_rem(count).unwrap_or_default());
            number = number.checked_div(count).unwrap_or_default();
        }
        case
    }

    fn is_possible(&self, case: &Case<'a>) -> bool {
        let first = self.cuts(&Variable::Rank).and_then(<[Number]>::first);
        let is_above = case.get(&Variable::Rank).is_none_or(|position| *position > 0);
        is_above || first.is_none_or(|cut| *cut > Number::ONE)
    }

    /// The rising cuts of a variable that is compared with numbers.
    pub fn cuts(&self, variable: &Variable<'a>) -> Option<&[Number]> {
        match self.variables.get(variable)? {
            Values::Stretches(cuts) => Some(cuts),
            Values::Words(..) => None,
        }
    }

    /// The variables.
    pub fn variables(&self) -> impl Iterator<Item = &Variable<'a>> {
        self.variables.keys()
    }

    /// The next case along a variable, upwards, and the cut that lies between.
    pub fn next(&self, case: &Case<'a>, variable: &Variable<'a>) -> Option<(Case<'a>, &Number)> {
        let position = *case.get(variable)?;
        let cut = self.cuts(variable)?.get(position)?;
        let mut next = case.clone();
        next.insert(variable.clone(), position.saturating_add(1));
        Some((next, cut))
    }

    /// Whether a condition holds in a case.
    pub fn holds(&self, condition: &'a Condition, case: &Case<'a>) -> bool {
        let reaches = |variable: Variable<'a>, value: &Number| {
            let cuts = self.cuts(&variable).unwrap_or_default();
            let needed = cuts.iter().position(|cut| cut == value).unwrap_or_default().saturating_add(1);
            case.get(&variable).is_some_and(|position| *position >= needed)
        };
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.holds(part, case)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part, case)),
            Condition::Not(part) => !self.holds(part, case),
            Condition::MeasureBelow(is) => !reaches(Variable::Measure(&is.measure), &is.value),
            Condition::MeasureAtLeast(is) => reaches(Variable::Measure(&is.measure), &is.value),
            Condition::AttainmentBelow(is) => !reaches(Variable::Attainment(&is.measure), &is.value),
            Condition::AttainmentAtLeast(is) => reaches(Variable::Attainment(&is.measure), &is.value),
            Condition::ScoreAtLeast(value) => reaches(Variable::Score, value),
            Condition::ScoreBelow(value) => !reaches(Variable::Score, value),
            Condition::RankAtMost(rank) => !reaches(Variable::Rank, &behind(*rank)),
            Condition::GradeIn(grades) => {
                self.word(&Variable::Grade, case).is_some_and(|grade| grades.iter().any(|known| known == grade))
            }
            Condition::Attribute(wanted) => {
                let word = self.word(&Variable::Attribute(&wanted.name), case);
                word.is_some_and(|word| wanted.equals.iter().chain(&wanted.one_of).any(|known| known == word))
            }
        }
    }

    fn word(&self, variable: &Variable<'a>, case: &Case<'a>) -> Option<&'a str> {
        match self.variables.get(variable)? {
            Values::Words(words, _) => words.get(*case.get(variable)?).copied(),
            Values::Stretches(_) => None,
        }
    }

    /// Whether a condition holds, or fails, in every case; `None` where that depends on the case.
    pub fn verdict(&self, condition: &'a Condition) -> Option<bool> {
        let mut verdict = None;
        for case in self.all() {
            let holds = self.holds(condition, &case);
            if verdict.is_some_and(|known| known != holds) {
                return None;
            }
            verdict = Some(holds);
        }
        verdict
    }
}

/// The first rank that is not one of the first.
fn behind(rank: u32) -> Number {
    Number::from(rank) + Number::ONE
}

/// The grades that a person can have: those that every table of the plan knows; `None` without a table.
fn grades(plan: &PlanDocument) -> Option<BTreeSet<&str>> {
    let coefficients = plan.components.iter().filter_map(|component| match super::funded(&component.pay) {
        Pay::Grade(rule) => Some(rule.coefficients.keys()),
        _ => None,
    });
    let factors = plan.multipliers.iter().filter(|multiplier| !multiplier.factors.is_empty());
    let tables = coefficients.chain(factors.map(|multiplier| multiplier.factors.keys()));
    let tables = tables.map(|keys| keys.map(String::as_str).collect::<BTreeSet<_>>());
    tables.reduce(|one, other| one.intersection(&other).copied().collect())
}

fn collect<'a>(
    condition: &'a Condition,
    cuts: &mut BTreeMap<Variable<'a>, BTreeSet<Number>>,
    words: &mut BTreeMap<Variable<'a>, BTreeSet<&'a str>>,
    work: &mut usize,
) {
    *work = work.saturating_add(1);
    let mut cut = |variable, value: Number| {
        cuts.entry(variable).or_default().insert(value);
    };
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                collect(part, cuts, words, work);
            }
        }
        Condition::Not(part) => collect(part, cuts, words, work),
        Condition::MeasureBelow(is) | Condition::MeasureAtLeast(is) => {
            cut(Variable::Measure(&is.measure), is.value.clone());
        }
        Condition::AttainmentBelow(is) | Condition::AttainmentAtLeast(is) => {
            cut(Variable::Attainment(&is.measure), is.value.clone());
        }
        Condition::ScoreAtLeast(value) | Condition::ScoreBelow(value) => cut(Variable::Score, value.clone()),
        Condition::RankAtMost(rank) => cut(Variable::Rank, behind(*rank)),
        Condition::GradeIn(grades) => {
            words.entry(Variable::Grade).or_default().extend(grades.iter().map(String::as_str));
            *work = work.saturating_add(grades.len());
        }
        Condition::Attribute(wanted) => {
            let known = wanted.equals.iter().chain(&wanted.one_of).map(String::as_str);
            words.entry(Variable::Attribute(&wanted.name)).or_default().extend(known);
            *work = work.saturating_add(wanted.one_of.len());
        }
    }
}

/// Notes conditions that stand twice in one list.
pub fn doubles(condition: &Condition, path: &str, note: &mut impl FnMut(String, String)) {
    let within = format!("{path}/{}", condition.tag());
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            // A list of many conditions is compared with its first ones only.
            const COMPARED: usize = 100;
            for (index, part) in parts.iter().enumerate() {
                let first = parts.iter().take(index.min(COMPARED)).position(|before| before == part);
                if let Some(first) = first {
                    note(format!("{within}/{index}"), format!("{within}/{first}"));
                }
                doubles(part, &format!("{within}/{index}"), note);
            }
        }
        Condition::Not(part) => doubles(part, &within, note),
        _ => {}
    }
}
