//! A book of pay plans: versions with the days on which they are in force, and the people who are on them.
//!
//! A plan that changes is a new version: the same id, and `effective` days of its own. The book holds all versions, and for a
//! person and a period it chooses the one in force; what comes back is the outcome of that version alone, with its hash, so
//! that a statement can be replayed from that version to the same bytes whatever is added to the book later.

mod check;
mod choose;
mod document;
mod questions;
mod settle;

pub use choose::Assigned;
pub use document::{AcrossPlans, Assignment, BookDocument};

use super::{
    PayFacts, PayOutcome, PayPlan,
    document::{PlanDocument, Span},
    spans,
};
use crate::{
    error::Problems,
    id::Id,
    life::{LifeCycle, check_own_examples, tag},
    shape::Node,
};
use std::collections::BTreeMap;

/// A book of pay plans that was loaded and checked.
///
/// ```
/// use quotakit::{LifeCycle, payout::PayBook};
/// let book = PayBook::from_json(r#"{"id": "sales", "plans": [
///   {"id": "ae", "currency": "CNY", "period": "month", "effective": {"start": "2026-01-01", "end": "2026-07-01"},
///    "measures": [{"id": "sales"}], "components": [{"id": "c", "on": "sales", "pay": {"rate": {"rate": "4%"}}}]},
///   {"id": "ae", "currency": "CNY", "period": "month", "effective": {"start": "2026-07-01", "end": "2027-01-01"},
///    "measures": [{"id": "sales"}], "components": [{"id": "c", "on": "sales", "pay": {"rate": {"rate": "5%"}}}]}],
///   "assignments": [{"person": "wang", "plan": "ae", "start": "2026-03-16"}]}"#)?;
/// let paid = |period: &str| {
///     let facts = format!(r#"{{"person": "wang", "period": "{period}", "measures": {{"sales": {{"actual": "1000"}}}}}}"#);
///     book.evaluate(&PayBook::facts_from_json(&facts)?)
/// };
/// assert_eq!(paid("2026-06")?.due.to_string(), "40.00");
/// assert_eq!(paid("2026-07")?.due.to_string(), "50.00");
/// assert_eq!(paid("2026-07")?.plan_hash, book.plan_for("wang", "2026-07")?.hash());
/// assert_eq!(paid("2026-02").expect_err("before the first day").iter().next().map(|p| p.code.name), Some("pay/077"));
/// # Ok::<(), quotakit::error::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PayBook {
    document: BookDocument,
    plans: Vec<PayPlan>,
    versions: BTreeMap<Id, Vec<usize>>,
    people: BTreeMap<String, Vec<usize>>,
}

impl PayBook {
    /// All versions of all plans, in the order of the document.
    #[must_use]
    pub fn plans(&self) -> &[PayPlan] {
        &self.plans
    }

    fn of_person(&self, person: &str) -> impl Iterator<Item = &Assignment> {
        self.numbered(person).map(|(_, assignment)| assignment)
    }

    /// The assignments of a person with their positions.
    fn numbered(&self, person: &str) -> impl Iterator<Item = (usize, &Assignment)> {
        let indices = self.people.get(person).into_iter().flatten();
        indices.filter_map(|index| Some((*index, self.document.assignments.get(*index)?)))
    }
}

/// The days on which a version is in force.
fn effective(plan: &PlanDocument) -> Span {
    plan.effective.clone().unwrap_or_else(|| spans::open(None, None))
}

impl LifeCycle for PayBook {
    const KIND: &'static str = "pay-book";
    type Document = BookDocument;
    type Facts = PayFacts;
    type Outcome = PayOutcome;

    fn check(document: &BookDocument, problems: &mut Problems) {
        check::check(document, problems);
    }

    fn verify(document: &BookDocument, problems: &mut Problems) {
        check::verify(document, problems);
    }

    fn build(document: BookDocument) -> Self {
        let (mut plans, mut versions, mut people) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        for (index, plan) in document.plans.iter().enumerate() {
            versions.entry(plan.id.clone()).or_insert_with(Vec::new).push(index);
            // As the version alone would be loaded, so that its hash is the same.
            plans.push(PayPlan::build(PlanDocument { schema: Some(tag(PayPlan::KIND)), ..plan.clone() }));
        }
        for (index, assignment) in document.assignments.iter().enumerate() {
            people.entry(assignment.person.as_str().to_owned()).or_insert_with(Vec::new).push(index);
        }
        Self { document, plans, versions, people }
    }

    fn document(&self) -> &BookDocument {
        &self.document
    }

    fn lint(&self) -> Problems {
        self.of_plans(LifeCycle::lint)
    }

    fn check_examples(&self) -> Problems {
        let mut problems = check_own_examples(self);
        problems.extend(self.of_plans(LifeCycle::check_examples));
        problems
    }

    fn evaluate(&self, facts: &PayFacts) -> Result<PayOutcome, Problems> {
        let assigned = self.assigned(facts)?;
        assigned.plan.evaluate(&assigned.facts)
    }

    fn ask(&self, question: &Node<'_>) -> Result<String, Problems> {
        super::questions::ask(|question| self.answer(question), question)
    }
}

impl PayBook {
    /// What every plan says of itself, at its place.
    fn of_plans(&self, tell: fn(&PayPlan) -> Problems) -> Problems {
        let mut problems = Problems::new();
        for (index, plan) in self.plans.iter().enumerate() {
            problems.extend(tell(plan).under(&format!("/plans/{index}")));
        }
        problems
    }
}
