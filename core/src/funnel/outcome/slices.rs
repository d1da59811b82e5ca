//! Orders, what winning them cost, and the same deals by what they have in common.

use super::{Conversion, Reasons, Standing, WinRate};
use crate::{funnel::cohorts::SliceStage, money::Amount, number::Number};
use serde::Serialize;
use std::collections::BTreeMap;

/// Orders, customers, and what winning them cost.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kpis {
    /// Orders and their customers.
    #[serde(flatten)]
    pub orders: Orders,
    /// What winning them cost.
    #[serde(flatten)]
    pub returns: Returns,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// Won deals as orders, and their customers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Orders {
    /// Won deals.
    pub orders: usize,
    /// Those that have an amount: the average order value is over them.
    pub orders_with_amount: usize,
    /// Those that name a customer: figures of customers are over them.
    pub orders_with_customer: usize,
    /// Those that have an amount and say what was received: the collection rate is over them.
    pub orders_with_collection: usize,
    /// Customers with a won deal.
    pub customers: usize,
    /// Those of them whose first won deal is among these, of all deals known, filtered away or not.
    pub new_customers: usize,
    /// Customers with two won deals or more.
    pub repeat_customers: usize,
    /// Won value ÷ won deals with an amount.
    pub average_order_value: Option<Amount>,
    /// Won deals that name a customer ÷ customers.
    pub orders_per_customer: Option<Number>,
    /// Customers with two won deals or more ÷ customers.
    pub repeat_rate: Option<Number>,
    /// Received ÷ won value, over won deals that say both.
    pub collection_rate: Option<Number>,
}

/// What winning customers cost, and what came of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CostReturns"))]
pub struct Returns {
    /// What was spent.
    pub cost: Option<Amount>,
    /// Cost ÷ new customers.
    pub acquisition_cost: Option<Amount>,
    /// (Won value − cost) ÷ cost.
    pub roi: Option<Number>,
    /// Won value ÷ cost.
    pub roas: Option<Number>,
}

/// The deals by what they have in common.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Breakdowns {
    /// Who sells.
    pub owner: Vec<Slice>,
    /// How the customer came.
    pub channel: Vec<Slice>,
    /// What is sold.
    pub product: Vec<Slice>,
    /// Where.
    pub region: Vec<Slice>,
    /// The month in which the deal began: a cohort.
    pub month: Vec<Slice>,
}

/// The deals that have one thing in common.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DealSlice"))]
pub struct Slice {
    /// What they have in common; `null` for deals that do not say.
    pub key: Option<String>,
    /// How they stand.
    #[serde(flatten)]
    pub standing: Standing,
    /// The share won.
    pub win_rate: WinRate,
    /// The mean amount of won deals that have one.
    pub average_won: Option<Amount>,
    /// From the first stage to won, where the facts ask for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overall: Option<Conversion>,
    /// From each stage to the next, where the facts ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<SliceStage>,
    /// Orders and their customers.
    #[serde(flatten)]
    pub orders: Orders,
    /// What was spent: the costs that name this slice. Where the facts give costs and none does, `reasons` says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Amount>,
    /// Cost ÷ new customers, of such costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acquisition_cost: Option<Amount>,
    /// (Won value − cost) ÷ cost, of such costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi: Option<Number>,
    /// Won value ÷ cost, of such costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roas: Option<Number>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}
