//! What can be asked of a plan besides what it pays: what the next deal pays, what it takes to earn an amount, what a
//! whole team would cost.
//!
//! A question is plain data, like a document: an object with one field, the name of the question. So is its answer.
//!
//! ```
//! use quotakit::json::ask_json;
//! let plan = r#"{"schema": "quotakit/pay-plan@1", "id": "salon", "currency": "TWD", "period": "month",
//!   "measures": [{"id": "sales"}],
//!   "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "marginal",
//!     "steps": [{"from": "0", "rate": "35%"}, {"from": "100000", "rate": "50%"}]}}}]}"#;
//! let question = r#"{"next_deal": {"on": "sales", "size": "20000",
//!   "facts": {"person": "lin", "period": "2026-07", "measures": {"sales": {"actual": "90000"}}}}}"#;
//! // 10,000 at 35 % up to the step, and 10,000 at 50 % above it.
//! assert_eq!(ask_json(plan, question)?, r#"{"next_deal":{"before":"31500.00","after":"40000.00","pays":"8500.00"}}"#);
//! # Ok::<(), quotakit::error::Problems>(())
//! ```

mod next_deal;
mod statement;

pub use next_deal::{NextDeal, NextDealQuestion};
pub use statement::{StatementQuestion, ToldStatement};

use super::PayPlan;
use crate::{
    error::Problems,
    shape::{Node, choice, read_whole},
};
use serde::Serialize;

choice! {
    /// A question to a pay plan.
    pub enum Question as PayQuestion {
        /// What one more deal pays.
        NextDeal(NextDealQuestion) = "next_deal",
        /// What a person is paid, by component and by deal.
        Statement(StatementQuestion) = "statement",
    }
}

/// The answer to a [`Question`], under the same name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayAnswer"))]
pub enum Answer {
    /// What one more deal pays.
    NextDeal(NextDeal),
    /// What a person is paid, by component and by deal.
    Statement(Box<ToldStatement>),
}

impl PayPlan {
    /// Answers a question.
    ///
    /// # Errors
    /// Everything that is wrong with what the question gives; paths begin at the question.
    pub fn answer(&self, question: &Question) -> Result<Answer, Problems> {
        let answer = match question {
            Question::NextDeal(asked) => self.next_deal(asked).map(Answer::NextDeal),
            Question::Statement(asked) => statement::told(self, asked).map(|told| Answer::Statement(Box::new(told))),
        };
        answer.map_err(|problems| problems.under(&format!("/{}", question.tag())))
    }
}

/// Answers a question that is given as a tree, as JSON.
pub(super) fn ask(plan: &PayPlan, question: &Node<'_>) -> Result<String, Problems> {
    let (question, problems): (Question, _) = read_whole(question);
    let question = problems.in_facts().or(question)?;
    Ok(serde_json::to_string(&plan.answer(&question)?).unwrap_or_default())
}
