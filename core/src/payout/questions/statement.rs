//! The statement of a person and period.

use crate::{
    error::Problems,
    payout::{PayFacts, PayPlan, Statement},
    shape::record,
};
use serde::Serialize;

record! {
    /// What is a person paid for a period, by component and by deal?
    pub struct StatementQuestion {
        /// What is known of the person and the period; their language is the statement's.
        facts: PayFacts,
        /// Whether the answer carries the statement as a text, too.
        text: bool = false,
    }
}

/// A statement, and its text where it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToldStatement {
    /// The statement.
    #[serde(flatten)]
    pub statement: Statement,
    /// The statement as plain text, at most 100 columns wide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

pub(super) fn told(plan: &PayPlan, asked: &StatementQuestion) -> Result<ToldStatement, Problems> {
    let statement = plan.statement(&asked.facts).map_err(|problems| problems.under("/facts"))?;
    let text = asked.text.then(|| statement.text());
    Ok(ToldStatement { statement, text })
}
