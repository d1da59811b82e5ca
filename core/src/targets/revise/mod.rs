//! Questions to a target plan: what it becomes when periods have passed, when the total changes, when somebody sets a figure
//! by hand, when a territory changes hands; and how versions of it differ.

mod beside;
mod breakback;
mod cell;
mod changes;
mod draft;
mod facts;
mod history;
mod least;
mod minimum;
mod reach;
mod retarget;
mod room;
mod shift;
mod stays;
mod transfer;
mod words;

pub use breakback::{BreakbackQuestion, BreakbackRule};
pub use changes::{MadeVersion, Moved, Revision, TargetChange};
pub use draft::RevisionNote;
pub use history::{HistoryQuestion, PlanHistory, ValueChange, VersionChanges, VersionLine};
pub use minimum::MinimumChangeQuestion;
pub use retarget::{RestBy, RetargetQuestion};
pub use transfer::TransferQuestion;
pub use words::ChangeReason;

use super::{
    document::Nothing,
    forecast::{Forecast, ForecastQuestion},
    plan::TargetPlan,
    table::TargetTable,
};
use crate::{
    error::Problems,
    shape::{Node, choice, read_whole},
};
use serde::Serialize;

choice! {
    /// A question to a target plan.
    pub enum Question as TargetQuestion {
        /// What becomes of the plan when periods have passed or the total changes.
        Retarget(RetargetQuestion) = "retarget",
        /// The same, moving as few leaves as can be.
        MinimumChange(MinimumChangeQuestion) = "minimum_change",
        /// What becomes of the plan when a figure is set by hand.
        Breakback(BreakbackQuestion) = "breakback",
        /// What becomes of the plan when target moves from one node to another.
        Transfer(TransferQuestion) = "transfer",
        /// What the versions of the plan changed.
        History(HistoryQuestion) = "history",
        /// The plan's tree as a table.
        Table(Nothing) = "table",
        /// How a series goes on, for setting the total.
        Forecast(ForecastQuestion) = "forecast",
    }
}

/// The answer to a [`Question`], under the same name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TargetAnswer"))]
pub enum Answer {
    /// What becomes of the plan when periods have passed or the total changes.
    Retarget(#[cfg_attr(feature = "schema", schemars(with = "schema::TargetsRetargeted"))] Revision),
    /// The same, moving as few leaves as can be.
    MinimumChange(#[cfg_attr(feature = "schema", schemars(with = "schema::TargetsMovedLeast"))] Revision),
    /// What becomes of the plan when a figure is set by hand.
    Breakback(#[cfg_attr(feature = "schema", schemars(with = "schema::TargetsBrokenBack"))] Revision),
    /// What becomes of the plan when target moves from one node to another.
    Transfer(#[cfg_attr(feature = "schema", schemars(with = "schema::TargetsTransferred"))] Revision),
    /// What the versions of the plan changed.
    History(PlanHistory),
    /// The plan's tree as a table.
    Table(TargetTable),
    /// How a series goes on, for setting the total.
    Forecast(Forecast),
}

/// Answers are told apart by their names in schemas, and so in the types that are made of them.
#[cfg(feature = "schema")]
mod schema {
    use super::Revision;

    macro_rules! named {
        ($($(#[doc = $about:literal])* $name:ident),*) => { $(
            $(#[doc = $about])*
            #[derive(serde::Serialize, schemars::JsonSchema)]
            pub(super) struct $name {
                #[serde(flatten)]
                revision: Revision,
            }
        )* };
    }
    named!(
        /// What becomes of a plan when periods have passed or the total changes.
        TargetsRetargeted,
        /// What becomes of a plan when as few leaves move as can be.
        TargetsMovedLeast,
        /// What becomes of a plan when a figure is set by hand.
        TargetsBrokenBack,
        /// What becomes of a plan when target moves from one node to another.
        TargetsTransferred
    );
}

impl TargetPlan {
    /// Answers a question.
    ///
    /// # Errors
    /// Everything that is wrong with what the question gives, at paths that begin at the question; and what cannot hold
    /// together in the new plan, at paths of the plan.
    pub fn answer(&self, question: &Question) -> Result<Answer, Problems> {
        let answer = match question {
            Question::Retarget(asked) => self.retarget(asked).map(Answer::Retarget),
            Question::MinimumChange(asked) => self.minimum_change(asked).map(Answer::MinimumChange),
            Question::Breakback(asked) => self.breakback(asked).map(Answer::Breakback),
            Question::Transfer(asked) => self.transfer(asked).map(Answer::Transfer),
            Question::History(asked) => self.history(asked).map(Answer::History),
            Question::Table(_) => Ok(Answer::Table(self.to_table())),
            Question::Forecast(asked) => self.forecast(asked).map(Answer::Forecast),
        };
        answer.map_err(|problems| placed(problems, question.tag()))
    }
}

/// Places problems of the question under its name; those of the new plan stay where they are.
fn placed(problems: Problems, tag: &str) -> Problems {
    let at = |mut problem: crate::error::Problem| {
        if problem.part == crate::error::Part::Facts {
            problem.path.insert_str(0, &format!("/{tag}"));
        }
        problem
    };
    problems.into_iter().map(at).collect()
}

/// Answers a question that is given as a tree, as JSON.
pub(super) fn ask(plan: &TargetPlan, question: &Node<'_>) -> Result<String, Problems> {
    let (question, problems): (Question, _) = read_whole(question);
    let question = problems.in_facts().or(question)?;
    Ok(serde_json::to_string(&plan.answer(&question)?).unwrap_or_default())
}
