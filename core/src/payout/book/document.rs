//! The book of a company's pay plans: their versions, and who is on which plan when.

use crate::{
    id::Id,
    life::{Example, document},
    payout::{
        document::{PlanDocument, Span},
        spans,
    },
    shape::record,
};
use chrono::NaiveDate;

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
