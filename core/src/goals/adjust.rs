//! Adjusting a goal: what it was is kept, with the reason for the change.

use super::{
    document::{GoalDocument, Milestones, Objective, Version},
    evaluate::Goal,
    period::PeriodRule,
};
use crate::{
    error::{Part, Problem, Problems, catalogue::document as code},
    id::Id,
    life::LifeCycle,
    shape::{Node, choice, read_whole, record},
};
use chrono::NaiveDate;
use serde::Serialize;

record! {
    /// A change of a goal; what it does not name stays.
    pub struct Adjustment {
        /// The first day on which the goal holds as adjusted.
        on: NaiveDate,
        /// Why.
        reason: String,
        /// Who answers for it from now on.
        owner: Option<Id>,
        /// What the metric shall do from now on.
        objective: Option<Objective>,
        /// When it shall be reached from now on.
        period: Option<PeriodRule>,
        /// The way to the new target; the old way is given up with the old objective.
        milestones: Option<Milestones>,
    }
}

impl Goal {
    /// The goal as adjusted, with what it was among its versions.
    ///
    /// ```
    /// use quotakit::{LifeCycle, goals::{Adjustment, Goal, Objective}};
    /// let goal = Goal::from_json(r#"{"objective": {"at_least": "30"}, "period": "2026-Q3"}"#)?;
    /// let adjusted = goal.adjusted(&Adjustment {
    ///     on: "2026-08-01".parse().expect("a date"),
    ///     reason: "two exhibitions were called off".to_owned(),
    ///     objective: Some(Objective::AtLeast(24.into())),
    ///     owner: None, period: None, milestones: None,
    /// })?;
    /// assert_eq!(adjusted.document().objective, Some(Objective::AtLeast(24.into())));
    /// assert_eq!(adjusted.document().versions[0].objective, Some(Objective::AtLeast(30.into())));
    /// assert_eq!(adjusted.document().period, goal.document().period);
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    ///
    /// # Errors
    /// An adjustment without a reason, one that is not after the last, or one that makes no goal.
    pub fn adjusted(&self, adjustment: &Adjustment) -> Result<Self, Problems> {
        if adjustment.reason.trim().is_empty() {
            return Err(Problem::new(&code::EMPTY, "/reason").in_facts().with("field", "reason").into());
        }
        let mut document = self.document().clone();
        document.versions.push(Version {
            until: adjustment.on,
            reason: adjustment.reason.clone(),
            owner: document.owner.clone(),
            objective: document.objective.clone(),
            period: document.period.clone(),
            milestones: document.milestones.clone(),
        });
        if adjustment.objective.is_some() || adjustment.milestones.is_some() {
            document.milestones.clone_from(&adjustment.milestones);
        }
        let Adjustment { owner, objective, period, .. } = adjustment.clone();
        document.owner = owner.or(document.owner);
        document.objective = objective.or(document.objective);
        document.period = period.or(document.period);
        Self::new(document)
    }
}

choice! {
    /// What a goal can be asked.
    pub enum GoalQuestion {
        /// What it becomes when it is adjusted.
        Adjust(Adjustment) = "adjust",
    }
}

/// The answer to a question of the same name.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GoalAnswer {
    /// The goal as adjusted.
    Adjust(AdjustedGoal),
}

/// A goal as adjusted, with what it was among its versions.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdjustedGoal {
    /// The document, which loads as any other.
    pub document: GoalDocument,
}

/// Answers a question that is given as a tree, as JSON.
pub(super) fn ask(goal: &Goal, question: &Node<'_>) -> Result<String, Problems> {
    let (question, problems): (GoalQuestion, _) = read_whole(question);
    let GoalQuestion::Adjust(adjustment) = problems.in_facts().or(question)?;
    let at = |mut problem: Problem| {
        if problem.part == Part::Facts {
            problem.path.insert_str(0, "/adjust");
        }
        problem
    };
    let adjusted = goal.adjusted(&adjustment).map_err(|problems| problems.into_iter().map(at).collect::<Problems>())?;
    let answer = GoalAnswer::Adjust(AdjustedGoal { document: adjusted.document().clone() });
    Ok(serde_json::to_string(&answer).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjustment_says_why_and_comes_after_the_last() {
        let goal = Goal::from_json(
            r#"{"objective": {"at_least": "30"}, "milestones": {"parts": [{"value": "30"}]},
                "versions": [{"until": "2026-08-01", "reason": "market"}]}"#,
        )
        .expect("a goal");
        let mut adjustment = Adjustment {
            on: "2026-09-01".parse().expect("a date"),
            reason: " ".to_owned(),
            owner: None,
            objective: Some(Objective::AtLeast(24.into())),
            period: None,
            milestones: None,
        };
        let code_of = |result: Result<Goal, Problems>| result.err().and_then(|p| p.iter().next().map(|p| p.code.name));
        assert_eq!(code_of(goal.adjusted(&adjustment)), Some("doc/011"));
        adjustment.reason = "capacity".to_owned();
        let adjusted = goal.adjusted(&adjustment).expect("adjusted");
        assert_eq!((adjusted.document().versions.len(), &adjusted.document().milestones), (2, &None));
        adjustment.on = "2026-08-01".parse().expect("a date");
        assert_eq!(code_of(goal.adjusted(&adjustment)), Some("doc/017"));
    }
}
