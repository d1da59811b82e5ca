//! What comes out: lines, what they add up to, and why.

use crate::{
    life::Outcome,
    money::{Amount, Currency},
    number::Number,
    shape::word,
    trace::{Step, once},
};
use chrono::NaiveDate;
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};

word! {
    /// What a line is.
    pub enum LineKind {
        /// The pay of a component.
        Component = "component",
        /// What tops the pay up to the plan's floor.
        PlanFloor = "plan_floor",
        /// What somebody who left forfeits.
        Forfeited = "forfeited",
        /// What deals of somebody who left would add that may still earn.
        Waiting = "waiting",
        /// What caps withheld and leaving settles.
        Excess = "excess",
        /// What is withheld.
        Holdback = "holdback",
        /// What was released of it.
        Release = "release",
        /// What is advanced.
        Draw = "draw",
        /// What is given back of advances.
        Recovery = "recovery",
        /// What somebody who left owes from draws and pays back at once.
        Repayment = "repayment",
        /// What was added or deducted by hand.
        Adjustment = "adjustment",
        /// What the balance of earlier periods adds or takes.
        CarriedIn = "carried_in",
        /// What was paid already.
        PaidBefore = "paid_before",
        /// What moves to the next period.
        Carry = "carry",
        /// What somebody who left is forgiven of a negative balance.
        Forgiven = "forgiven",
    }
}

impl LineKind {
    /// Whether such lines make up what the period entitles to; the others hold back, release, advance and settle.
    #[must_use]
    pub const fn is_entitled(self) -> bool {
        matches!(self, Self::Component | Self::PlanFloor)
    }

    /// Whether such lines make up what the period costs: what it entitles to, less what somebody who left forfeits, and what
    /// caps withheld where leaving pays it out. What only moves money in time is no cost; whether a draw does,
    /// its plan says, so that it is left out here.
    #[must_use]
    pub const fn is_cost(self) -> bool {
        self.is_entitled() || matches!(self, Self::Forfeited | Self::Excess)
    }
}

/// One line of a statement. Amounts are at the currency's scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayLine"))]
pub struct Line {
    /// The component, or the line's own name.
    pub component: String,
    /// What the line is.
    pub kind: LineKind,
    /// What the component earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earned: Option<Amount>,
    /// What its cap and floor left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_cap: Option<Amount>,
    /// What multipliers made of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_multipliers: Option<Amount>,
    /// What gates left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_gates: Option<Amount>,
    /// What caps withheld of it in earlier periods, which counts in this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld_in: Option<Amount>,
    /// What the line adds to what is due.
    pub paid: Amount,
    /// Why, where a person added the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who approved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
}

/// What is due in the currency of the payee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Payment {
    /// The currency.
    pub currency: Currency,
    /// Units of it for one unit of the plan's currency.
    pub rate: Number,
    /// The day of the rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// What is due, rounded once at the scale of this currency; the ledger stays in the plan's.
    pub due: Amount,
}

/// What one person is paid for one period.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PayOutcome {
    /// The person.
    pub person: String,
    /// The period.
    pub period: String,
    /// The currency of all amounts.
    pub currency: Currency,
    /// The lines; they sum to what is due.
    pub lines: Vec<Line>,
    /// The pay of the period, before holdback and draw.
    pub entitled: Amount,
    /// What is to be paid now.
    pub due: Amount,
    /// What is owed from draws when the period closes.
    pub draw_balance: Amount,
    /// The balance that the next period opens with.
    pub carried: Amount,
    /// What caps cut and the next period has, by line: the `withheld` of its facts.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub withheld: BTreeMap<String, Amount>,
    /// What the ledger holds for this period once this is paid, by line: the `paid_before` of the next run.
    pub booked: BTreeMap<String, Amount>,
    /// What is due in the currency in which the person is paid, where the facts name one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment: Option<Payment>,
    /// The SHA-256 of the plan in canonical form.
    pub plan_hash: String,
    /// The reasons.
    #[serde(skip)]
    pub(super) trace: Arc<Step>,
}

impl PayOutcome {
    /// The trace with every step in full, also where stages share it; [`Outcome::trace`] writes shared steps once.
    #[must_use]
    pub fn whole_trace(&self) -> Arc<Step> {
        Arc::clone(&self.trace)
    }
}

impl Outcome for PayOutcome {
    fn trace(&self) -> Option<Arc<Step>> {
        Some(once(&self.trace))
    }
}
