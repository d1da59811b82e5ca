//! The balances that the periods of a run hand on, one to the next.

use super::Opening;
use crate::{
    money::Amount,
    number::Number,
    payout::{PayOutcome, document::PlanDocument, evaluate::withholding, facts::PayFacts},
};
use std::collections::BTreeMap;

/// The balances that a period hands on.
pub struct Balances {
    draw_balance: Number,
    carried: Number,
    withheld: BTreeMap<String, Number>,
    /// What caps withheld on lines that the plan of the period does not have: it stays until a plan has them again, or until
    /// leaving settles it.
    kept: BTreeMap<String, Number>,
    /// What the run pays for the periods so far, as far as a negative balance may take it; negative where they are owed.
    spare: Number,
    is_opening: bool,
}

impl Balances {
    /// What the person brings along.
    pub fn of(opening: Option<&Opening>) -> Self {
        Self {
            draw_balance: opening.map_or(Number::ZERO, |opening| opening.draw_balance.clone()),
            carried: opening.map_or(Number::ZERO, |opening| opening.carried_in.clone()),
            withheld: opening.map(|opening| opening.withheld.clone()).unwrap_or_default(),
            kept: BTreeMap::new(),
            spare: Number::ZERO,
            is_opening: true,
        }
    }

    /// Gives the facts of a period what it opens with.
    pub fn open(&mut self, facts: &mut PayFacts, plan: &PlanDocument) {
        // What the opening says of lines that nobody has is a fault of the question.
        if !self.is_opening {
            let known = withholding(plan);
            let mut all = std::mem::take(&mut self.withheld);
            all.append(&mut self.kept);
            (self.withheld, self.kept) = all.into_iter().partition(|(line, _)| known.contains(&line.as_str()));
        }
        facts.draw_balance = self.draw_balance.clone();
        facts.carried_in = self.carried.clone();
        facts.withheld = self.withheld.clone();
        facts.due_elsewhere = self.spare.clone().max(Number::ZERO);
    }

    /// What caps withheld on lines that the plan of the period does not have.
    pub const fn elsewhere(&self) -> &BTreeMap<String, Number> {
        &self.kept
    }

    /// Takes what a period closed with, and what of its payment another may take; `is_excess_settled` says that leaving paid
    /// out or forfeited what caps withheld, whichever plan's.
    pub fn close(&mut self, outcome: &PayOutcome, spare: &Number, is_excess_settled: bool) {
        if is_excess_settled {
            self.kept.clear();
        }
        self.draw_balance = outcome.draw_balance.value().clone();
        self.carried = outcome.carried.value().clone();
        let withheld = outcome.withheld.iter().map(|(line, amount)| (line.clone(), amount.value().clone()));
        self.withheld = withheld.collect();
        self.spare += spare;
        self.is_opening = false;
    }

    /// What caps withheld and is still to be paid, by line.
    pub fn withheld(&self, scale: u32) -> BTreeMap<String, Amount> {
        let all = self.withheld.iter().chain(&self.kept);
        all.map(|(line, amount)| (line.clone(), Amount::new(amount, scale))).collect()
    }
}
