//! Crediting rules that never count.

use super::super::crediting::specificity;
use super::super::document::{CreditKind, CreditRule, Crediting, DateBasis, Matching, PickRule, PlanDocument};
use crate::error::{Problem, Problems, catalogue::pay as code};

/// The earlier rules that a rule is compared with at most.
const COMPARED_MAX: usize = 200;
/// The tests up to which rules are compared; hostile ones have more.
const TESTS_MAX: usize = 100;

/// Notes rules that never count, and rules that count everything twice.
pub fn of(plan: &PlanDocument, findings: &mut Problems) {
    let Some(crediting) = &plan.crediting else { return };
    for (index, rule) in crediting.rules.iter().enumerate() {
        let path = format!("/crediting/rules/{index}");
        if let Some(earlier) = taken(crediting, index, rule) {
            let problem = Problem::new(&code::RULE_SHADOWED, path.clone()).with("id", &rule.id);
            findings.push(problem.with("earlier", &earlier.id));
        }
        super::terms::of_rule(plan, rule, &path, findings);
        if rule.when.as_ref().is_some_and(|test| specificity(rule) <= TESTS_MAX && contradicts(test)) {
            findings.push(Problem::new(&code::NEVER, format!("{path}/when")).with("id", &rule.id));
        }
    }
}

/// The earlier rule that takes every transaction of a rule.
fn taken<'r>(crediting: &'r Crediting, index: usize, rule: &CreditRule) -> Option<&'r CreditRule> {
    let tests = specificity(rule);
    if tests > TESTS_MAX {
        return None;
    }
    let is_stronger = |earlier: &CreditRule| match crediting.pick {
        PickRule::AllMatches => false,
        PickRule::FirstMatch => true,
        PickRule::MostSpecific => specificity(earlier) >= tests,
    };
    let earlier = crediting.rules.iter().take(index.min(COMPARED_MAX));
    earlier.into_iter().find(|earlier| earlier.measure == rule.measure && is_stronger(earlier) && covers(earlier, rule))
}

/// Whether every transaction that a rule means is meant by another one too.
fn covers(other: &CreditRule, rule: &CreditRule) -> bool {
    let has_date = other.by == DateBasis::Date || other.by == rule.by;
    let has_roles =
        other.roles.is_empty() || (!rule.roles.is_empty() && rule.roles.iter().all(|role| other.roles.contains(role)));
    let has_days = match (&other.during, &rule.during) {
        (None, _) => true,
        (Some(wide), Some(span)) => other.by == rule.by && wide.start <= span.start && span.end <= wide.end,
        (Some(_), None) => false,
    };
    let has_test = match (&other.when, &rule.when) {
        (None, _) => true,
        (Some(wide), Some(test)) => specificity(other) <= TESTS_MAX && implies(test, wide),
        (Some(_), None) => false,
    };
    // A rule picks among those that give the person a part: participants and the managers above them are other people.
    let has_people = (other.kind == CreditKind::Rollup) == (rule.kind == CreditKind::Rollup);
    has_date && has_roles && has_days && has_test && has_people
}

/// Whether a test surely passes where another one does; not seeing that it does is no harm.
fn implies(test: &Matching, wide: &Matching) -> bool {
    if test == wide {
        return true;
    }
    match (test, wide) {
        (_, Matching::All(parts)) => parts.iter().all(|part| implies(test, part)),
        (_, Matching::Any(parts)) => parts.iter().any(|part| implies(test, part)),
        (Matching::All(parts), _) => parts.iter().any(|part| implies(part, wide)),
        (Matching::Any(parts), _) => parts.iter().all(|part| implies(part, wide)),
        (Matching::Equals(is), Matching::In(one_of)) => {
            is.attribute == one_of.attribute && one_of.values.contains(&is.value)
        }
        (Matching::In(is), Matching::In(one_of)) => {
            is.attribute == one_of.attribute && is.values.iter().all(|value| one_of.values.contains(value))
        }
        (Matching::Between(is), Matching::Between(wide)) => {
            let from = wide.from.as_ref().is_none_or(|wide| is.from.as_ref().is_some_and(|from| from >= wide));
            from && wide.to.as_ref().is_none_or(|wide| is.to.as_ref().is_some_and(|to| to <= wide))
        }
        _ => false,
    }
}

/// Whether no transaction can pass a test: one attribute would have to have two values, or an amount lie in two ranges.
pub fn contradicts(test: &Matching) -> bool {
    match test {
        Matching::All(parts) => {
            let pairs = parts
                .iter()
                .enumerate()
                .flat_map(|(index, one)| parts.iter().skip(index.saturating_add(1)).map(move |other| (one, other)));
            parts.iter().any(contradicts) || pairs.take(10_000).any(|(one, other)| excludes(one, other))
        }
        Matching::Any(parts) => parts.iter().all(contradicts),
        _ => false,
    }
}

fn excludes(one: &Matching, other: &Matching) -> bool {
    let values = |test: &Matching| match test {
        Matching::Equals(is) => Some((is.attribute.clone(), vec![is.value.clone()])),
        Matching::In(is) => Some((is.attribute.clone(), is.values.clone())),
        _ => None,
    };
    match (one, other) {
        (Matching::Not(part), test) | (test, Matching::Not(part)) => implies(test, part),
        (Matching::Between(one), Matching::Between(other)) => {
            let ends = |low: &super::super::document::AmountRange, high: &super::super::document::AmountRange| matches!((&low.to, &high.from), (Some(to), Some(from)) if to <= from);
            ends(one, other) || ends(other, one)
        }
        _ => matches!((values(one), values(other)), (Some((name, some)), Some((same, others)))
            if name == same && !some.iter().any(|value| others.contains(value))),
    }
}
