//! Holdbacks, draws and the ledger's rules.

use crate::{
    id::Id,
    number::Number,
    shape::{choice, record, word},
};
use chrono::NaiveDate;

word! {
    /// The event that a share waits for.
    pub enum ReleaseOn {
        /// The booking itself: it is due at once.
        Booking = "booking",
        /// The customer's payments, as they come in.
        Collection = "collection",
        /// A day.
        Date = "date",
    }
}

record! {
    /// A share of the pay and the event that releases it.
    pub struct Release {
        /// The share.
        share: Number,
        /// The event.
        on: ReleaseOn,
        /// The day, when a day releases it.
        date: Option<NaiveDate>,
    }
}

word! {
    /// Whose payments release what waits for the customer's payments.
    pub enum ReleaseBy {
        /// All of the period together: the facts' `collected`.
        Period = "period",
        /// Each deal by its own: what a deal adds to the lines waits for the receipts of that deal.
        Deal = "deal",
    }
}

record! {
    /// What is withheld until events.
    pub struct Holdback {
        /// Whose payments release what waits for the customer's payments.
        by: ReleaseBy = ReleaseBy::Period,
        /// The shares, which total 100 %.
        release: Vec<Release>,
        /// The components; all unless declared.
        applies_to: Option<Vec<Id>>,
    }
}

choice! {
    /// What is advanced.
    pub enum Draw {
        /// Pay is topped up to the amount.
        Guarantee(DrawRule) = "guarantee",
        /// The amount is paid in addition.
        Additive(DrawRule) = "additive",
    }
}

impl Draw {
    /// The amounts and terms.
    #[must_use]
    pub const fn rule(&self) -> &DrawRule {
        match self {
            Self::Guarantee(rule) | Self::Additive(rule) => rule,
        }
    }
}

record! {
    /// The amount and the terms of a draw. Periods are judged by their first day.
    pub struct DrawRule {
        /// The amount of a period.
        amount: Number,
        /// Whether it is an advance that later pay gives back.
        recoverable: bool,
        /// The share of the pay above the amount that goes into recovery; of all pay once the draw has ended.
        recovery: Number = Number::ONE,
        /// The first day of the draw.
        start: Option<NaiveDate>,
        /// The first day without it: nothing is advanced or guaranteed any more, and recovery goes on.
        end: Option<NaiveDate>,
        /// The most that may be owed.
        debt_limit: Option<Number>,
        /// The first day of recovery.
        recovery_start: Option<NaiveDate>,
        /// The day from which what is owed is forgiven.
        forgiven_from: Option<NaiveDate>,
    }
}

word! {
    /// What becomes of a negative balance.
    pub enum Negative as NegativeBalance {
        /// It is carried to the next period; nothing is due.
        Carry = "carry",
        /// It is due from the person.
        Due = "due",
    }
}

word! {
    /// What a reversal takes back.
    pub enum Clawback {
        /// What the deals without it would not have earned.
        Recompute = "recompute",
        /// What the reversed deal itself earned, among all deals as they were; caps bind on what is left. Pools, and curves of
        /// the base salary, are paid on what is left all the same.
        AsPaid = "as_paid",
    }
}

record! {
    /// How the ledger handles negative balances and clawbacks.
    pub struct LedgerRule {
        /// What becomes of a negative balance.
        negative: Negative = Negative::Carry,
        /// The share of a period's pay that a carried negative balance may take.
        recovery: Number = Number::ONE,
        /// What a reversal takes back.
        clawback: Clawback = Clawback::Recompute,
        /// How many days after the `date` of a deal a reversal may be dated and still take something back; without a limit
        /// unless declared.
        clawback_days: Option<u32>,
    }
}

impl LedgerRule {
    /// Whether a reversal of one day still takes something back of a deal of another.
    #[must_use]
    pub fn is_in_time(&self, deal: NaiveDate, reversal: NaiveDate) -> bool {
        let days = reversal.signed_duration_since(deal).num_days();
        self.clawback_days.is_none_or(|limit| days <= i64::from(limit))
    }
}

impl Default for LedgerRule {
    fn default() -> Self {
        Self { negative: Negative::Carry, recovery: Number::ONE, clawback: Clawback::Recompute, clawback_days: None }
    }
}
