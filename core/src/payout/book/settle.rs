//! A payroll run over a book: the plan of each person and period by version and assignment.

use super::{
    PayBook,
    choose::{Chosen, calendar},
};
use crate::{
    LifeCycle as _,
    calendar::{Calendar, Period},
    error::{Problem, Problems, catalogue::pay as code},
    id::Id,
    payout::{
        PayPlan,
        ledger::{Plans, Ruling, SettleQuestion, Settled, has_line, settle},
        spans,
    },
};
use chrono::NaiveDate;

impl PayBook {
    /// Settles a payroll run: each period of each person by the version of the plan that is in force for them, as
    /// [`PayPlan::settle`] does by one plan. Postings carry the hash of the version that ruled.
    ///
    /// # Errors
    /// A run that the ledger cannot take. What is wrong with one person's facts or assignments is a fault of the answer.
    ///
    /// ```
    /// use quotakit::{LifeCycle, payout::{PayBook, ledger::SettleQuestion}};
    /// let book = PayBook::from_json(r#"{"id": "sales", "plans": [
    ///   {"id": "ae", "currency": "CNY", "period": "month", "effective": {"start": "2026-01-01", "end": "2026-02-01"},
    ///    "measures": [{"id": "sales"}], "components": [{"id": "c", "on": "sales", "pay": {"rate": {"rate": "4%"}}}]},
    ///   {"id": "ae", "currency": "CNY", "period": "month", "effective": {"start": "2026-02-01", "end": "2027-01-01"},
    ///    "measures": [{"id": "sales"}], "components": [{"id": "c", "on": "sales", "pay": {"rate": {"rate": "5%"}}}]}],
    ///   "assignments": [{"person": "wang", "plan": "ae", "start": "2026-01-01"}]}"#)?;
    /// let question: SettleQuestion = serde_json::from_str(r#"{"run": {"id": "feb", "as_of": "2026-02-28"},
    ///   "people": [{"person": "wang", "periods": [
    ///     {"person": "wang", "period": "2026-01", "measures": {"sales": {"actual": "1000"}}},
    ///     {"person": "wang", "period": "2026-02", "measures": {"sales": {"actual": "1000"}}}]}]}"#).expect("a question");
    /// let settled = book.settle(&question)?;
    /// // 4 % of January's 1,000 and 5 % of February's.
    /// assert_eq!(settled.payments[0].due.to_string(), "90.00");
    /// assert_eq!(settled.ledger.entries[1].plan_hash, book.plan_for("wang", "2026-02")?.hash());
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    pub fn settle(&self, question: &SettleQuestion) -> Result<Settled, Problems> {
        settle(self, question)
    }

    /// The versions that the person is ever on.
    fn plans_of(&self, person: &str) -> impl Iterator<Item = &PayPlan> {
        self.of_person(person).flat_map(|assignment| {
            let versions = self.versions.get(&assignment.plan).into_iter().flatten();
            let plans = versions.filter_map(|version| self.plans.get(*version));
            plans.filter(|plan| spans::meet(&assignment.span(), &super::effective(plan.document())).is_some())
        })
    }
}

impl Plans for PayBook {
    fn calendar(&self, person: &Id) -> Result<Calendar, Problems> {
        let mut plans = self.plans_of(person.as_str()).map(|plan| plan.document());
        let Some(first) = plans.next() else { return Ok(Calendar::gregorian()) };
        let found = calendar(first);
        match plans.find(|other| calendar(other) != found) {
            None => Ok(found),
            Some(other) => {
                let problem = Problem::new(&code::CALENDARS_DIFFER, "/person").in_facts().with("person", person);
                Err(problem.with("first", &first.id).with("second", &other.id).into())
            }
        }
    }

    fn ruling(&self, person: &Id, period: &str, left: Option<NaiveDate>) -> Result<Ruling<'_>, Problems> {
        let chosen =
            self.chosen(person.as_str(), period, left).map_err(|problem| Problems::from(problem.in_facts()))?;
        let Chosen { plan, days, assignment: (assignment, windows), since, .. } = chosen;
        Ok(Ruling { plan, is_chosen: true, days, assignment, since: Some(since), windows })
    }

    fn is_ruled(&self, person: &Id, period: &Period) -> bool {
        !self.on_days(person.as_str(), period, None).is_empty()
    }

    fn knows(&self, line: &str) -> bool {
        self.plans.iter().any(|plan| has_line(plan.document(), line))
    }
}
