//! What is known of customers: tiers, scores, lifetime value, and each of them where asked for.

use crate::{
    funnel::outcome::{Counted, Reasons},
    money::Amount,
    number::Number,
    shape::word,
};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

word! {
    /// A class by won value.
    pub enum AbcClass {
        /// Those who bring the most together.
        A = "A",
        /// Those who follow.
        B = "B",
        /// The rest.
        C = "C",
    }
}

/// The customers of won deals. Values, orders and customers of classes and of segments add up to these.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CustomerFigures"))]
pub struct Customers {
    /// Customers with a won deal.
    pub customers: usize,
    /// Their won deals.
    pub orders: usize,
    /// Those of them that have an amount.
    pub orders_with_amount: usize,
    /// What these are worth together.
    pub value: Amount,
    /// Won deals that name no customer: they are in none of these figures.
    pub unnamed: Counted,
    /// Classes by won value, where the document declares them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abc: Option<AbcFigures>,
    /// Scores by recency, frequency and value, where the document declares them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rfm: Option<RfmFigures>,
    /// Lifetime value, where the document declares it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifetime: Option<LifetimeFigures>,
    /// Every customer by id, where the facts ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<Customer>,
}

/// The customers of a class or a segment.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CustomerTier"))]
pub struct Tier {
    /// The class or the segment; `null` for customers in none.
    pub tier: Option<String>,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The customers in it.
    pub customers: usize,
    /// All their won deals.
    pub orders: usize,
    /// Those of them that have an amount.
    pub orders_with_amount: usize,
    /// All that they bought.
    pub value: Amount,
    /// The share of the customers.
    pub share_of_customers: Option<Number>,
    /// The share of the value.
    pub share_of_value: Option<Number>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// Classes by won value.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AbcFigures {
    /// A, B, C, and customers in no class if there are any.
    pub classes: Option<Vec<Tier>>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// Scores by recency, frequency and value.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RfmFigures {
    /// The first day whose orders count, where the document declares a window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Customers with scores.
    pub scored: usize,
    /// Customers without: no order in the window, none with a date, or none with an amount.
    pub not_scored: usize,
    /// Orders without a date: they count where there is no window, and never for recency.
    pub undated_orders: usize,
    /// The limits between scores, as declared or found.
    pub limits: RfmLimits,
    /// How many customers have each score.
    pub scores: Vec<ScoreCount>,
    /// The declared segments, and customers in none if there are any.
    pub segments: Vec<Tier>,
}

/// The limits between scores, in the order in which documents declare them.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RfmLimits {
    /// At most so many days since the last order, from the best score down.
    pub recency_days: Vec<Number>,
    /// From the second score up: at least so many orders where declared, more than so many where quantiles part them.
    pub frequency: Vec<Number>,
    /// From the second score up: at least so much where declared, more than so much where quantiles part them.
    pub value: Vec<Number>,
}

/// How many customers have a score.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoreCount {
    /// The score.
    pub score: u32,
    /// Customers with this score of recency.
    pub recency: usize,
    /// Customers with this score of frequency.
    pub frequency: usize,
    /// Customers with this score of value.
    pub value: usize,
}

/// Lifetime value, with what it was computed from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LifetimeFigures {
    /// The declared margin.
    pub margin: Number,
    /// The declared years that a customer stays.
    pub years: Number,
    /// The day of the first order.
    pub from: Option<NaiveDate>,
    /// The last day on which orders were looked at.
    pub to: NaiveDate,
    /// The days from the one to the other, both included.
    pub span_days: Option<Number>,
    /// Customers whose orders have dates.
    pub customers: usize,
    /// Their orders that have dates.
    pub orders: usize,
    /// Orders with an amount, of all customers.
    pub orders_with_amount: usize,
    /// Value ÷ orders with an amount.
    pub average_order_value: Option<Amount>,
    /// Orders ÷ customers ÷ years of the span; a year has 365 days.
    pub orders_a_year: Option<Number>,
    /// Simple predictive lifetime value of a customer: average order value × orders a year × margin × years.
    pub simple: Option<Amount>,
    /// Historic lifetime value of all customers: value so far × margin.
    pub historic: Option<Amount>,
    /// The same for each customer who has an order with an amount.
    pub historic_average: Option<Amount>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// A customer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CustomerDetail"))]
pub struct Customer {
    /// The customer.
    pub id: String,
    /// Won deals.
    pub orders: usize,
    /// Those of them that have an amount.
    pub orders_with_amount: usize,
    /// What these are worth together.
    pub value: Option<Amount>,
    /// The day of the first order.
    pub first_won: Option<NaiveDate>,
    /// The day of the last order.
    pub last_won: Option<NaiveDate>,
    /// The days from the last order to `as_of`.
    pub recency_days: Option<Number>,
    /// The class, where the document declares classes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abc: Option<CustomerAbc>,
    /// The scores, where the document declares them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rfm: Option<CustomerRfm>,
    /// What the customer is worth, where the document declares lifetime value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifetime: Option<CustomerLifetime>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// The class of a customer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomerAbc {
    /// The class.
    pub class: Option<AbcClass>,
    /// The share of all value.
    pub share: Option<Number>,
    /// The share of all customers whose value is at least this one's.
    pub cumulative_share: Option<Number>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// The scores of a customer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomerRfm {
    /// Orders that count.
    pub orders: usize,
    /// What these are worth.
    pub value: Option<Amount>,
    /// The score of recency: the fewer days, the higher.
    pub recency_score: Option<u32>,
    /// The score of frequency.
    pub frequency_score: Option<u32>,
    /// The score of value.
    pub value_score: Option<u32>,
    /// The first segment that fits, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}

/// What a customer is worth.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomerLifetime {
    /// Historic lifetime value: value so far × margin.
    pub historic: Option<Amount>,
    /// Repeat orders ÷ years of the span.
    pub repeat_orders_a_year: Option<Number>,
    /// The declared years less those since the first order.
    pub remaining_years: Option<Number>,
    /// Average order value × repeat orders a year × margin × remaining years.
    pub expected: Option<Amount>,
    /// Historic and expected together.
    pub value: Option<Amount>,
    /// Why a figure is `null`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
}
