//! Which plan rules a person and period.

use crate::{
    error::Problems,
    id::Id,
    life::LifeCycle as _,
    payout::{PayPlan, document::Span, evaluate},
    shape::record,
};
use serde::Serialize;

record! {
    /// Which version of which plan rules a person and period?
    pub struct PlanForQuestion {
        /// The person.
        person: Id,
        /// The label of the period.
        period: String,
    }
}

/// The version of a plan that rules a person and period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanFor {
    /// The plan.
    pub plan: String,
    /// The position of the version among the plans of the book; 0 for a plan alone.
    pub version: usize,
    /// The days on which the version is in force; for good unless it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<Span>,
    /// The days of the period on which the person is on the plan, in order.
    pub days: Vec<Span>,
    /// The SHA-256 of the version in canonical form: the `plan_hash` of what it pays.
    pub hash: String,
}

impl PayPlan {
    /// The plan itself, where it is in force for the period: what a [book](crate::payout::PayBook) chooses out of several.
    ///
    /// # Errors
    /// A label that is no period of the plan's, and a period in which it is not in force.
    pub fn plan_for(&self, asked: &PlanForQuestion) -> Result<PlanFor, Problems> {
        let document = self.document();
        let period = evaluate::in_force(document, &asked.period)?;
        Ok(PlanFor {
            plan: document.id.as_str().to_owned(),
            version: 0,
            effective: document.effective.clone(),
            days: vec![Span { start: period.start, end: period.end }],
            hash: self.hash(),
        })
    }
}
