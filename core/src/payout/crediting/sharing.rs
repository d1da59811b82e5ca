//! Who has which part of a deal, and by which rule.
//!
//! A deal names its participants, each with a role and a share. Rules are picked for each of them: what matches first for
//! an account executive is not in the way of what matches for the customer's manager. The participants whom revenue rules
//! credit share the deal together, whichever rule credits each of them: rules for one role each share it out between
//! them, and no two give the same part away.

use super::{DealSource, matching::specificity, reporting::is_above};
use crate::{
    apportion::{Claim, split_amount},
    error::{Problem, catalogue::pay as code},
    number::Number,
    payout::{
        document::{CreditKind, CreditRule, PickRule},
        evaluate::Ask,
        facts::Participant,
    },
};
use std::{borrow::Cow, collections::BTreeMap};

/// A rule with its position in the plan.
pub type Placed<'a> = (usize, &'a CreditRule);

/// The participants of a deal, and which of them share it.
pub struct Sharing<'a> {
    participants: Cow<'a, [Participant]>,
    /// Whom revenue rules credit; where none applies to the deal, whom roll-ups look at.
    sharers: Vec<bool>,
    /// Whether the deal names nobody, and is the person's own.
    pub is_alone: bool,
    /// The position of the deal in the facts.
    index: usize,
}

/// What a rule gives the person of a deal.
pub struct Take<'r> {
    /// The rule, with its position.
    pub rule: Placed<'r>,
    /// Which participants' parts they are.
    pub own: Vec<bool>,
}

impl Take<'_> {
    /// Whether the shares are parts of the whole, whatever they total.
    pub fn is_overlay(&self) -> bool {
        self.rule.1.kind == CreditKind::Overlay
    }
}

impl<'a> Sharing<'a> {
    /// Who shares a deal by the rules that apply to it.
    pub fn of(ask: &Ask<'_>, pick: PickRule, rules: &[Placed<'_>], deal: &DealSource<'a>) -> Self {
        let given = deal.transaction.participants.as_slice();
        let alone = || Participant { person: ask.facts.person.clone(), role: None, share: Number::ONE };
        let participants = if given.is_empty() { Cow::Owned(vec![alone()]) } else { Cow::Borrowed(given) };
        let is_credited = |one: &Participant| {
            let theirs = rules.iter().filter(|(_, rule)| rule.kind != CreditKind::Rollup && means(rule, one));
            picked(pick, theirs.copied().collect()).iter().any(|(_, rule)| rule.kind == CreditKind::Revenue)
        };
        let mut sharers: Vec<bool> = participants.iter().map(is_credited).collect();
        if !sharers.contains(&true) {
            let is_looked_at = |one| rules.iter().any(|(_, rule)| rule.kind == CreditKind::Rollup && means(rule, one));
            sharers = participants.iter().map(is_looked_at).collect();
        }
        Self { participants, sharers, is_alone: given.is_empty(), index: deal.index }
    }

    /// What the rules give the person, in the plan's order.
    pub fn takes<'r>(
        &self,
        ask: &Ask<'_>,
        pick: PickRule,
        rules: &[Placed<'r>],
        deal: &DealSource<'_>,
    ) -> Vec<Take<'r>> {
        let person = &ask.facts.person;
        let mut takes: BTreeMap<usize, Take<'r>> = BTreeMap::new();
        for ((index, one), is_sharer) in self.participants.iter().enumerate().zip(&self.sharers) {
            let gives = |rule: &CreditRule| match rule.kind {
                CreditKind::Revenue | CreditKind::Overlay => one.person == *person,
                // A roll-up hands up what the participants have of the deal.
                CreditKind::Rollup => {
                    *is_sharer && one.person != *person && is_above(ask, person, &one.person, deal.transaction.date)
                }
            };
            let theirs = rules.iter().copied().filter(|(_, rule)| means(rule, one) && gives(rule));
            for rule in picked(pick, theirs.collect()) {
                let none = || Take { rule, own: vec![false; self.participants.len()] };
                if let Some(own) = takes.entry(rule.0).or_insert_with(none).own.get_mut(index) {
                    *own = true;
                }
            }
        }
        takes.into_values().collect()
    }

    /// What the shares of some participants add up to.
    pub fn sum(&self, own: &[bool]) -> Number {
        self.participants.iter().zip(own).filter(|(_, is_own)| **is_own).map(|(one, _)| &one.share).sum()
    }

    /// What the shares of a deal total, and which participants they are of: of those who share it where that is 100 % or
    /// all are weights, otherwise of all whom it names. `None`, and a fault, where neither is.
    pub fn whole(&self, ask: &Ask<'_>) -> Option<Whole<'_>> {
        let everyone = vec![true; self.participants.len()];
        for among in [&self.sharers, &everyone] {
            let shares = || self.participants.iter().zip(among).filter(|(_, is_in)| **is_in).map(|(one, _)| &one.share);
            let total: Number = shares().sum();
            if total == Number::ONE || (total.is_positive() && shares().all(Number::is_integer)) {
                return Some(Whole { sharing: self, among: among.clone(), total });
            }
        }
        let problem = Problem::new(&code::SHARES_TOTAL, format!("/transactions/{}/participants", self.index));
        ask.fault(problem.with("total", self.sum(&self.sharers)));
        None
    }
}

/// The shares into which a deal is divided.
pub struct Whole<'a> {
    sharing: &'a Sharing<'a>,
    among: Vec<bool>,
    /// What they add up to.
    pub total: Number,
}

impl Whole<'_> {
    /// The part of a value that is some participants' own, the value divided in whole units; `None` where it is not a
    /// number of them.
    pub fn part(&self, value: &Number, unit: &Number, own: &[bool]) -> Option<Number> {
        let sharers = || self.sharing.participants.iter().zip(own).zip(&self.among).filter(|(_, is_in)| **is_in);
        // Ties go by name; of one person's parts, by role.
        let ids: Vec<String> = sharers()
            .map(|((one, _), _)| format!("{}\u{0}{}", one.person, one.role.as_deref().unwrap_or_default()))
            .collect();
        let claims: Vec<Claim<'_>> =
            sharers().zip(&ids).map(|(((one, _), _), id)| Claim { id, weight: &one.share }).collect();
        let parts = split_amount(value, unit, &claims)?;
        Some(parts.iter().zip(sharers()).filter(|(_, ((_, is_own), _))| **is_own).map(|(part, _)| part).sum())
    }
}

/// Whether a rule means a participant by the role.
fn means(rule: &CreditRule, one: &Participant) -> bool {
    rule.roles.is_empty() || one.role.as_ref().is_some_and(|role| rule.roles.contains(role))
}

/// The rules that count for a participant, of those that match a transaction.
pub fn picks<'r>(pick: PickRule, rules: &[Placed<'r>], one: &Participant) -> Vec<Placed<'r>> {
    picked(pick, rules.iter().copied().filter(|(_, rule)| means(rule, one)).collect())
}

/// The rules that count, of those that match.
fn picked(pick: PickRule, matching: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    match pick {
        PickRule::AllMatches => matching,
        PickRule::FirstMatch => matching.into_iter().take(1).collect(),
        PickRule::MostSpecific => {
            let most = matching.iter().map(|(_, rule)| specificity(rule)).max();
            matching.into_iter().filter(|(_, rule)| Some(specificity(rule)) == most).take(1).collect()
        }
    }
}
