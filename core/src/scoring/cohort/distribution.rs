//! Quotas of grades: seats by largest remainder, then people from the best score down.

use super::{
    document::{Distribution, Key, QuotaRule, Ties},
    order::{Edge, Member, compare},
};
use crate::{
    apportion::{Claim, largest_remainder},
    error::{Problem, Problems, catalogue::score as code},
    number::Number,
    scoring::{bands::Band, cohort::document::By},
};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// The places of one grade in one cohort.
#[derive(Clone, Debug)]
pub(super) struct Seats {
    pub grade: String,
    /// The share of the people, before it was made whole.
    pub exact: Number,
    pub seats: usize,
}

/// The places of the grades that have a quota, in the order of the quotas. Shares become whole by largest remainder; what
/// they leave over is a claim of its own.
pub(super) fn seats(rule: &Distribution, size: usize) -> Vec<Seats> {
    let shares: Vec<(&str, &Number)> =
        rule.quotas.iter().filter_map(|quota| Some((quota.grade.as_str(), quota.share.as_ref()?))).collect();
    let rest = Number::ONE - shares.iter().map(|(_, share)| *share).sum::<Number>();
    let mut claims: Vec<Claim<'_>> = shares.iter().map(|(id, weight)| Claim { id, weight }).collect();
    if rest.is_positive() {
        claims.push(Claim { id: "", weight: &rest });
    }
    let allotted = largest_remainder(&BigInt::from(size), &claims).unwrap_or_default();
    let by_grade: BTreeMap<&str, _> = claims.iter().map(|claim| claim.id).zip(&allotted).collect();
    let seats = |quota: &super::document::Quota| {
        let (seats, exact) = match (quota.count, by_grade.get(quota.grade.as_str())) {
            (Some(count), _) => (usize::try_from(count).unwrap_or(usize::MAX), Number::from(count)),
            (None, Some(allotted)) => (allotted.units.to_usize().unwrap_or_default(), allotted.exact.clone()),
            (None, None) => (0, Number::ZERO),
        };
        Seats { grade: quota.grade.clone(), exact, seats }
    };
    rule.quotas.iter().map(seats).collect()
}

/// The level that everyone of a cohort has after the distribution.
pub(super) fn distribute(
    rule: &Distribution,
    seats: &[Seats],
    bands: &[Band],
    members: &[&Member<'_>],
) -> Result<BTreeMap<usize, usize>, Problems> {
    let mut keys = vec![Key { by: By::Seen, ..Key::default() }];
    if rule.ties == Ties::TieKey {
        keys.extend(rule.tie_keys.iter().cloned());
    }
    let mut waiting: Vec<&Member<'_>> = members.iter().copied().filter(|member| member.level.is_some()).collect();
    waiting.sort_by(|a, b| compare(&keys, a, b).then_with(|| a.id().cmp(b.id())));
    let counts: usize = seats.iter().map(|seats| seats.seats).fold(0, usize::saturating_add);
    if rule.rule == QuotaRule::Exactly && counts != waiting.len() {
        let problem = Problem::new(&code::QUOTAS_SUM, "/distribution/quotas").with("sum", counts);
        return Err(problem.with("expected", waiting.len()).into());
    }
    let (mut placed, mut open) = (BTreeMap::new(), 0_usize);
    for (level, band) in bands.iter().enumerate().rev() {
        let may = |member: &Member<'_>| match rule.rule {
            QuotaRule::AtMost => member.level.is_some_and(|reached| reached >= level),
            // A veto leaves a person waiting for the grades that it allows.
            QuotaRule::Exactly => member.limit.is_none_or(|limit| limit >= level),
        };
        let quota = seats.iter().find(|seats| seats.grade == band.grade).map(|seats| seats.seats);
        let places = match (rule.rule, quota) {
            // Places are counted from the top, so that one too many here is one less below.
            (QuotaRule::Exactly, quota) => {
                open = open.saturating_add(quota.unwrap_or_default());
                Some(open.saturating_sub(placed.len()))
            }
            (QuotaRule::AtMost, quota) => quota,
        };
        let candidates: Vec<&Member<'_>> = waiting.iter().copied().filter(|member| may(member)).collect();
        let count = match places.filter(|_| level > 0) {
            None => candidates.len(),
            Some(places) => cut(rule, &band.grade, places, &candidates, &keys)?,
        };
        let taken: BTreeSet<usize> = candidates.iter().take(count).map(|member| member.index).collect();
        waiting.retain(|member| !taken.contains(&member.index));
        placed.extend(taken.into_iter().map(|index| (index, level)));
    }
    Ok(placed)
}

fn cut(
    rule: &Distribution,
    grade: &str,
    seats: usize,
    candidates: &[&Member<'_>],
    keys: &[Key],
) -> Result<usize, Problems> {
    let edge = Edge { what: grade, path: "/distribution/ties", seats, ties: rule.ties };
    super::order::cut(&edge, candidates, keys)
}
