//! The statement: what a person is paid for a period, by component and by deal, as the person reads it.
//!
//! Every component that follows deals lists what each deal adds to its line, in the order of day and id: the difference that
//! the deal makes to what the component earns, through cap, multipliers and gates, on top of the deals before it. Parts that
//! are no deal's own stand in rows of their own, with a reason: an amount for entering a step, what a higher rate adds to
//! earlier deals, a floor, what was there before any deal. The rows are whole units of the currency that sum to the line:
//! the line's rounding goes to the largest remainders, and a cut of the plan cap comes off in proportion.
//!
//! ```
//! use quotakit::{LifeCycle, payout::PayPlan};
//! let plan = PayPlan::from_json(r#"{
//!     "id": "salon", "currency": "TWD", "period": "month", "measures": [{"id": "sales"}],
//!     "crediting": {"rules": [{"id": "own", "measure": "sales"}]},
//!     "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "marginal",
//!         "steps": [{"from": "0", "rate": "35%"}, {"from": "100000", "rate": "50%"}]}}}]
//! }"#)?;
//! let facts = PayPlan::facts_from_json(r#"{
//!     "person": "lin", "period": "2026-07", "transactions": [
//!         {"id": "july-1", "date": "2026-07-01", "amount": "90000"},
//!         {"id": "july-2", "date": "2026-07-02", "amount": "20000"}]
//! }"#)?;
//! let statement = plan.statement(&facts)?;
//! // 90,000 × 35 %, then 10,000 × 35 % up to the step and 10,000 × 50 % above it
//! let deals = &statement.sections[0].deals;
//! assert_eq!(deals.iter().map(|deal| deal.pays.to_string()).collect::<Vec<_>>(), ["31500.00", "8500.00"]);
//! assert_eq!(statement.totals.due.to_string(), "40000.00");
//! # Ok::<(), quotakit::error::Problems>(())
//! ```

mod as_paid;
mod beside;
mod build;
mod computed;
mod credited;
mod decided;
mod held;
mod how;
mod left;
mod rows;
mod shown;
mod text;
mod told;
mod words;

pub use super::evaluate::Cause;

use super::outcome::{LineKind, Payment};
use crate::{
    error::Language,
    money::{Amount, Currency},
    number::Number,
};
use chrono::NaiveDate;
use serde::Serialize;

/// What a person is paid for a period, by component and by deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayStatement"))]
pub struct Statement {
    /// The person.
    pub person: String,
    /// The period.
    pub period: String,
    /// The currency of all amounts.
    pub currency: Currency,
    /// The language of titles, reasons and sentences: that of the facts.
    #[cfg_attr(feature = "schema", schemars(with = "WrittenLanguage"))]
    pub language: Language,
    /// The plan that was applied.
    pub plan: AppliedPlan,
    /// A section for every component, and for every line that stands beside components; their dues sum to what is due.
    pub sections: Vec<Section>,
    /// From what the period entitles to down to what is due.
    pub totals: Totals,
    /// What is due in the currency in which the person is paid, where the facts name one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment: Option<Payment>,
}

/// The plan that a statement applied; its canonical form, which has this hash, replays the statement to the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AppliedPlan {
    /// Its name.
    pub id: String,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The SHA-256 of its canonical form.
    pub hash: String,
}

/// Everything a statement says about one component, or about one of the lines that stand beside components.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaySection"))]
pub struct Section {
    /// The component, or the line's own name.
    pub component: String,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the line is.
    pub kind: LineKind,
    /// What the period entitles to, or what the line adds.
    pub entitled: Amount,
    /// What was paid of it before.
    pub paid_before: Amount,
    /// What is left to pay of it.
    pub due: Amount,
    /// The component on its way to the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stages: Option<Stages>,
    /// How the line came about, in sentences that a reader follows with a calculator: `=` where all figures are whole, `≈`
    /// where one is shortened to eight places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub how: Vec<String>,
    /// What each deal adds to the line; empty where the component does not follow deals. The rows sum to `entitled`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deals: Vec<DealRow>,
    /// Why, where a person added the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who approved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
}

/// A component from what it earned to its line; all but the last two are rounded only to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayStages"))]
pub struct Stages {
    /// What it earned.
    pub earned: Amount,
    /// What its cap and floor left.
    pub after_cap: Amount,
    /// What multipliers made of it.
    pub after_multipliers: Amount,
    /// What gates left.
    pub after_gates: Amount,
    /// The line, rounded as the plan says.
    pub rounded: Amount,
    /// What the plan's cap takes off it.
    pub cut: Amount,
    /// What caps withheld of it in earlier periods, which counts in this one: before the component's cap, or where the
    /// plan's cap withholds, after the rounding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld_in: Option<Amount>,
    /// What the cap cut of it and the next period has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<Amount>,
}

/// What a deal, or something beside the deals, adds to a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DealRow {
    /// Why it is paid.
    pub cause: Cause,
    /// The deal; `fixed` and `lift` name the deal that caused them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The day by which the deal was credited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The amount of the deal, or its quantity where it has no amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// The currency of that amount, where it is not the plan's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// What was taken back of it, in the same currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<Number>,
    /// Units of the plan's currency for one unit of the deal's, where the amount was converted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Number>,
    /// What the deal is worth in the plan's currency, where it was converted: the amount less what was taken back, at the
    /// rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converted: Option<Amount>,
    /// The person's share of the deal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Number>,
    /// What of the deal counts for the measure, net of what was taken back, or before that where it is deducted as it was
    /// paid. Multipliers on credit act on the measure afterwards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<Number>,
    /// What it adds to the line.
    pub pays: Amount,
    /// Why something beside the deals is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// From what the period entitles to down to what is due: `due = entitled − held + released + draw − recovery + adjustments
/// + carried_in + carry − paid_before`; of somebody who left also `− forfeited − waiting + excess − repayment + forgiven`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayTotals"))]
pub struct Totals {
    /// The pay of the period.
    pub entitled: Amount,
    /// What somebody who left forfeits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forfeited: Option<Amount>,
    /// What deals of somebody who left would add that may still earn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Amount>,
    /// What caps withheld and leaving settles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excess: Option<Amount>,
    /// What is withheld of it.
    pub held: Amount,
    /// What was released of it so far.
    pub released: Amount,
    /// What is advanced.
    pub draw: Amount,
    /// What is given back of advances.
    pub recovery: Amount,
    /// What somebody who left owes from draws and pays back at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repayment: Option<Amount>,
    /// What was added or deducted by hand.
    pub adjustments: Amount,
    /// What the balance of earlier periods adds or takes.
    pub carried_in: Amount,
    /// What moves to the next period so that nothing negative is due.
    pub carry: Amount,
    /// What somebody who left is forgiven of a negative balance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forgiven: Option<Amount>,
    /// What was paid already.
    pub paid_before: Amount,
    /// What is to be paid now.
    pub due: Amount,
    /// What was owed from draws and nobody has to give back any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw_forgiven: Option<Amount>,
    /// What is owed from draws afterwards.
    pub draw_balance: Amount,
    /// The balance that the next period opens with.
    pub carried: Amount,
    /// What caps cut of all lines and the next period has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<Amount>,
}

/// The language of a statement as it is written: its full tag, never another name of it.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "StatementLanguage")]
#[expect(dead_code, reason = "only its schema is needed")]
enum WrittenLanguage {
    /// English.
    #[schemars(rename = "en")]
    En,
    /// Simplified Chinese.
    #[schemars(rename = "zh-Hans")]
    Hans,
    /// Traditional Chinese.
    #[schemars(rename = "zh-Hant")]
    Hant,
}
