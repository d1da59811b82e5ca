//! Questions to a book: the plan in force for the person and period of the question answers.

use super::PayBook;
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    id::Id,
    life::LifeCycle as _,
    payout::questions::{Answer, PlanFor, Question},
};

impl PayBook {
    /// Answers a question. Those with facts are answered by the plan in force for their person and period, on the days of
    /// the assignment; a payroll run takes the plan of each person and period; of two plans side by side, a book cannot
    /// tell.
    ///
    /// # Errors
    /// Everything that is wrong with what the question gives; no plan in force, or more than one; a question of one plan.
    pub fn answer(&self, question: &Question) -> Result<Answer, Problems> {
        let under = format!("/{}", question.tag());
        if let Some(facts) = question.facts() {
            let assigned = self.assigned(facts).map_err(|problems| problems.under("/facts").under(&under))?;
            let facts = assigned.facts.into_owned();
            return assigned.plan.answer(&question.clone().with_facts(facts));
        }
        let answer = match question {
            Question::PlanFor(asked) => self.ruling_plan(&asked.person, &asked.period).map(Answer::PlanFor),
            Question::Settle(asked) => self.settle(asked).map(Answer::Settle),
            _ => {
                let problem = Problem::new(&code::NOT_OF_BOOK, "").in_facts().with("question", question.tag());
                Err(problem.into())
            }
        };
        answer.map_err(|problems| problems.under(&under))
    }

    /// Which version of which plan rules a person and period, and on which days.
    ///
    /// # Errors
    /// Those of [`PayBook::plan_for`].
    fn ruling_plan(&self, person: &Id, period: &str) -> Result<PlanFor, Problems> {
        let chosen =
            self.chosen(person.as_str(), period, None).map_err(|problem| Problems::from(problem.in_facts()))?;
        let document = chosen.plan.document();
        Ok(PlanFor {
            plan: document.id.as_str().to_owned(),
            version: chosen.version,
            effective: document.effective.clone(),
            days: chosen.days,
            hash: chosen.plan.hash(),
        })
    }
}
