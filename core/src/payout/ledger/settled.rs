//! What a run gives.

use super::Ledger;
use crate::{
    error::Findings,
    money::{Amount, Currency},
    payout::Payment,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a payroll run gives: the ledger with its postings, and what each person is paid.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Settled {
    /// The ledger: what it held, untouched, and behind it what this run posts, by person, period and line.
    pub ledger: Ledger,
    /// What is paid, by person.
    pub payments: Vec<PersonPayment>,
    /// What is paid in all, by currency of the plans.
    pub total: BTreeMap<String, Amount>,
    /// What is paid in all, by currency of the payees, where anybody is paid in another currency than the plan's.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub paid_in: BTreeMap<String, Amount>,
    /// The people who could not be settled, and why.
    pub faults: Vec<PersonFault>,
}

/// What one person is paid by a run.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonPayment {
    /// The person.
    pub person: String,
    /// The currency.
    pub currency: Currency,
    /// What is paid now: the sum over the periods, and of the run's postings.
    pub due: Amount,
    /// The same in the currency of the payee, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment: Option<Payment>,
    /// What is owed from draws after the last period.
    pub draw_balance: Amount,
    /// The balance that is carried out of the last period.
    pub carried: Amount,
    /// What caps withheld after the last period, by line.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub withheld: BTreeMap<String, Amount>,
    /// The periods.
    pub periods: Vec<PersonPeriod>,
}

/// What one earning period of a person comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonPeriod {
    /// The period.
    pub period: String,
    /// The pay of the period, before holdback and draw.
    pub entitled: Amount,
    /// What earlier runs paid for it.
    pub paid_before: Amount,
    /// What this run pays for it; negative where it is set against what the run pays for other periods.
    pub due: Amount,
    /// What is owed from draws when it closes.
    pub draw_balance: Amount,
    /// The balance that it hands on to the next period.
    pub carried: Amount,
    /// What caps withheld and it hands on to the next period, by line.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub withheld: BTreeMap<String, Amount>,
    /// The SHA-256 of the plan in canonical form.
    pub plan_hash: String,
}

/// A person who could not be settled, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonFault {
    /// The person.
    pub person: String,
    /// What is wrong; paths begin at the question.
    pub problems: Findings,
}
