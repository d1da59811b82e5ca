//! Awards: the first n, everyone from a value on, most improved, streaks.

use super::{
    document::{Among, Award, AwardRule, Improvement, Key, MostImproved, Order, Ties},
    order::{Edge, Member, compare, cut},
    outcome::{AwardOutcome, Excluded, Winner},
    streak,
};
use crate::{
    error::Problems,
    number::Number,
    scoring::labels,
    trace::{Figure, Source},
};
use std::{cmp::Ordering, collections::BTreeMap};

/// Who gets an award, and who could not take part.
pub(super) fn award(award: &Award, index: usize, members: &[Member<'_>]) -> Result<AwardOutcome, Problems> {
    let mut outcome = AwardOutcome::new(award);
    let mut fields: BTreeMap<&str, Vec<&Member<'_>>> = BTreeMap::new();
    for member in members {
        if member.outcome.score.is_none() && !matches!(award.rule, AwardRule::Streak(_)) {
            outcome.exclude(member, Excluded::Unscored);
        } else if !award.include_vetoed && !member.outcome.vetoes.is_empty() {
            outcome.exclude(member, Excluded::Vetoed);
        } else {
            let field = if award.within == Among::Cohort { member.cohort.as_str() } else { "" };
            fields.entry(field).or_default().push(member);
        }
    }
    let path = format!("/awards/{index}/rule/{}", award.rule.tag());
    for field in fields.into_values() {
        match &award.rule {
            AwardRule::TopN(rule) => {
                let places = usize::try_from(rule.places).unwrap_or(usize::MAX);
                let mut keys = vec![rule.key.clone()];
                keys.extend(rule.tie_keys.iter().filter(|_| rule.ties == Ties::TieKey).cloned());
                let field = with_value(field, &rule.key, &mut outcome);
                first(&field, &keys, places, rule.ties, &path, &mut outcome)?;
            }
            AwardRule::Threshold(rule) => {
                for member in with_value(field, &rule.key, &mut outcome) {
                    let value = member.value(&rule.key).unwrap_or_default();
                    let is_reached =
                        if rule.key.order == Order::Ascending { value <= rule.from } else { value >= rule.from };
                    if is_reached {
                        outcome.winners.push(Winner::of(member, value));
                    }
                }
            }
            AwardRule::Streak(rule) => streak::streaks(rule, award, &field, streak::end_of(members), &mut outcome),
            AwardRule::MostImproved(rule) => most_improved(rule, &field, &path, &mut outcome)?,
        }
    }
    outcome.winners.sort_by(|a, b| a.person.cmp(&b.person));
    outcome.excluded.sort_by(|a, b| a.person.cmp(&b.person));
    Ok(outcome)
}

fn with_value<'m, 'a>(field: Vec<&'m Member<'a>>, key: &Key, outcome: &mut AwardOutcome) -> Vec<&'m Member<'a>> {
    let (valued, others): (Vec<_>, Vec<_>) = field.into_iter().partition(|member| member.value(key).is_some());
    others.into_iter().for_each(|member| outcome.exclude(member, Excluded::NoValue));
    valued
}

fn first(
    field: &[&Member<'_>],
    keys: &[Key],
    places: usize,
    ties: Ties,
    path: &str,
    outcome: &mut AwardOutcome,
) -> Result<(), Problems> {
    let mut field = field.to_vec();
    field.sort_by(|a, b| compare(keys, a, b).then_with(|| a.id().cmp(b.id())));
    let edge = Edge { what: &outcome.id, path: &format!("{path}/ties"), seats: places, ties };
    let count = cut(&edge, &field, keys)?;
    for member in field.into_iter().take(count) {
        let value = keys.first().and_then(|key| member.value(key)).unwrap_or_default();
        outcome.winners.push(Winner::of(member, value));
    }
    Ok(())
}

fn most_improved(
    rule: &MostImproved,
    field: &[&Member<'_>],
    path: &str,
    outcome: &mut AwardOutcome,
) -> Result<(), Problems> {
    let mut risen = Vec::new();
    for member in field {
        match improvement(rule, member) {
            Ok(figure) if figure.number().is_positive() => risen.push((*member, figure)),
            Ok(_) => outcome.exclude(member, Excluded::NotImproved),
            Err(reason) => outcome.exclude(member, reason),
        }
    }
    let keys: &[Key] = if rule.ties == Ties::TieKey { &rule.tie_keys } else { &[] };
    let by_improvement = |a: &(&Member<'_>, Figure), b: &(&Member<'_>, Figure)| {
        b.1.number().cmp(a.1.number()).then_with(|| compare(keys, a.0, b.0))
    };
    risen.sort_by(|a, b| by_improvement(a, b).then_with(|| a.0.id().cmp(b.0.id())));
    let places = usize::try_from(rule.places).unwrap_or(usize::MAX);
    let edge = Edge { what: &outcome.id, path: &format!("{path}/ties"), seats: places, ties: rule.ties };
    let order = |a: usize, b: usize| match (risen.get(a), risen.get(b)) {
        (Some(a), Some(b)) => by_improvement(a, b),
        _ => Ordering::Equal,
    };
    let name = |position: usize| {
        risen
            .get(position)
            .map(|(member, figure)| (member.id().to_owned(), figure.number().to_string()))
            .unwrap_or_default()
    };
    let count = edge.cut(risen.len(), order, name).map_err(|problem| Problems::from(*problem))?;
    for (member, figure) in risen.into_iter().take(count) {
        outcome.winners.push(Winner::of(member, figure.number().clone()));
        outcome.steps.push(figure.about(member.id()).step());
    }
    Ok(())
}

fn improvement(rule: &MostImproved, member: &Member<'_>) -> Result<Figure, Excluded> {
    let score = member.outcome.score.as_ref().map(|score| score.number.clone()).ok_or(Excluded::Unscored)?;
    let last = member.facts.last_score.clone().ok_or(Excluded::NoLastScore)?;
    if rule.minimum_base.as_ref().is_some_and(|base| last < *base) {
        return Err(Excluded::BaseTooLow);
    }
    if let Some(minimum) = rule.minimum_tenure_days
        && member.facts.tenure_days.is_none_or(|days| days < minimum)
    {
        return Err(Excluded::TenureTooShort);
    }
    let source = Source::Facts(format!("/people/{}/last_score", member.index));
    let last = Figure::given(&labels::LAST_SCORE, last, source);
    // The way to the score stands with the person; here it is a value.
    let score = Figure::found(&labels::VETOED_SCORE, score, Vec::new()).about(member.id());
    let rise = Figure::difference(&labels::IMPROVEMENT, &score, &last);
    match rule.by {
        Improvement::Difference => Ok(rise),
        Improvement::Ratio if last.number() <= &Number::ZERO => Err(Excluded::Undefined),
        Improvement::Ratio => Figure::quotient(&labels::IMPROVEMENT, &rise, &last).ok_or(Excluded::Undefined),
    }
}
