//! What a closing is asked: the review as a page.

use super::{Close, CloseFacts};
use crate::{
    error::Problems,
    life::LifeCycle,
    shape::{Node, choice, read_whole, record},
};
use serde::Serialize;

choice! {
    /// What a closing can be asked.
    pub enum CloseQuestion {
        /// The review as a page.
        Report(ReportQuestion) = "report",
    }
}

record! {
    /// The review as a page of HTML.
    pub struct ReportQuestion {
        /// The facts of the closing; their language is that of the page.
        facts: CloseFacts,
    }
}

/// The answer to a question of the same name.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CloseAnswer {
    /// The review as a page.
    Report(ReviewPage),
}

/// The review as a page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewPage {
    /// One file of HTML that needs nothing else: no script, no font, no picture from elsewhere.
    pub html: String,
}

/// Answers a question that is given as a tree, as JSON.
pub(super) fn ask(close: &Close, question: &Node<'_>) -> Result<String, Problems> {
    let (question, problems): (CloseQuestion, _) = read_whole(question);
    let CloseQuestion::Report(asked) = problems.in_facts().or(question)?;
    let page = close.report(&asked.facts).map_err(|problems| problems.under("/report/facts"))?;
    Ok(serde_json::to_string(&CloseAnswer::Report(page)).unwrap_or_default())
}

impl Close {
    /// The review as a page of HTML, in the language of the facts: what [`CloseOutcome::html`] gives.
    ///
    /// # Errors
    /// Everything that is wrong with the facts.
    ///
    /// [`CloseOutcome::html`]: super::CloseOutcome::html
    pub fn report(&self, facts: &CloseFacts) -> Result<ReviewPage, Problems> {
        Ok(ReviewPage { html: self.evaluate(facts)?.html() })
    }
}
