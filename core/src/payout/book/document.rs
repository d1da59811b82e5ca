//! The book of a company's pay plans: their versions, and who is on which plan when.

use crate::{
    id::Id,
    life::{Example, document},
    payout::{
        document::{PlanDocument, Span},
        spans,
    },
    shape::{record, word},
};
use chrono::NaiveDate;

word! {
    /// What the `qtd` and `ytd` windows of a plan count of earlier periods on another plan.
    pub enum AcrossPlans as PlanWindows {
        /// They go on: the same measures of the earlier plan count.
        Continue = "continue",
        /// They begin anew: nothing before the assignment counts.
        Anew = "anew",
    }
}

record! {
    /// Who is on which plan, and when.
    pub struct Assignment as PayAssignment {
        /// The person.
        person: Id,
        /// The plan; which of its versions counts is told by the days.
        plan: Id,
        /// The first day.
        start: NaiveDate,
        /// The first day after; for good unless given.
        end: Option<NaiveDate>,
        /// What windows that began on another plan count; a payroll run needs it where the plan accumulates.
        windows: Option<AcrossPlans>,
    }
}

impl Assignment {
    /// The days on which it holds.
    #[must_use]
    pub fn span(&self) -> Span {
        spans::open(Some(self.start), self.end)
    }
}

record! {
    /// Plans with all their versions, and the people who are paid by them.
    pub struct BookDocument as PayBookDocument {
        /// The kind and version.
        schema: Option<String>,
        /// The name of the book.
        id: Id,
        /// What people call it.
        title: Option<String>,
        /// The plans; versions of one plan have the same id, and are `effective` on days of their own.
        plans: Vec<PlanDocument>,
        /// Who is on which plan.
        assignments: Vec<Assignment> = Vec::new(),
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}
document!(BookDocument);
