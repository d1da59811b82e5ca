//! A run: what has to hold of the ledger, then every person for themselves.

use super::{
    Entry, Ledger, PersonFault, PersonPayment, Plans, SettleQuestion, Settled,
    person::{Done, Settling},
    plans::OnePlan,
};
use crate::{
    error::{Findings, Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    id::Id,
    money::{Amount, Currency},
    number::Number,
    payout::PayPlan,
};
use std::collections::{BTreeMap, BTreeSet};

impl PayPlan {
    /// Settles a payroll run: what each person is paid now, and the ledger with what the run posts.
    ///
    /// # Errors
    /// A run that the ledger cannot take: an id that was used before for other postings, a day before the ledger's last,
    /// a posting or a person given twice. What is wrong with one person's facts is a fault of the answer.
    ///
    /// ```
    /// use quotakit::{LifeCycle, payout::{PayPlan, questions::Question}};
    /// let plan = PayPlan::from_json(r#"{"id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "sales"}],
    ///   "crediting": {"rules": [{"id": "all", "measure": "sales"}]},
    ///   "components": [{"id": "commission", "on": "sales", "pay": {"rate": {"rate": "10%"}}}]}"#)?;
    /// let settle = |run: &str, deals: &str, ledger: &str| {
    ///     let question: Question = serde_json::from_str(&format!(r#"{{"settle": {{"run": {run}, "ledger": {ledger},
    ///       "people": [{{"person": "wang", "transactions": [{deals}],
    ///         "periods": [{{"person": "wang", "period": "2026-01"}}, {{"person": "wang", "period": "2026-02"}}]}}]}}}}"#)).expect("a question");
    ///     plan.answer(&question)
    /// };
    /// # fn settled(answer: quotakit::payout::questions::Answer) -> quotakit::payout::ledger::Settled {
    /// #     match answer { quotakit::payout::questions::Answer::Settle(settled) => settled, _ => panic!() }
    /// # }
    /// let february = r#"{"id": "feb", "as_of": "2026-02-28"}"#;
    /// let first = settled(settle(february, r#"{"id": "a", "date": "2026-02-10", "amount": "1000"}"#, r#"{"entries": []}"#)?);
    /// assert_eq!(first.payments[0].due.to_string(), "100.00");
    /// // A deal of January turns up in March: its ten percent are posted to January.
    /// let deals = r#"{"id": "a", "date": "2026-02-10", "amount": "1000"}, {"id": "late", "date": "2026-01-20", "amount": "500"}"#;
    /// let ledger = serde_json::to_string(&first.ledger).expect("a ledger is JSON");
    /// let second = settled(settle(r#"{"id": "mar", "as_of": "2026-03-31"}"#, deals, &ledger)?);
    /// assert_eq!(second.payments[0].due.to_string(), "50.00");
    /// assert_eq!((second.ledger.entries.len(), second.ledger.entries[1].period.as_str()), (2, "2026-01"));
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    pub fn settle(&self, question: &SettleQuestion) -> Result<Settled, Problems> {
        settle(&OnePlan(self), question)
    }
}

/// Settles a run by the plans that are chosen for each person and period.
///
/// # Errors
/// A run that the ledger cannot take, as [`PayPlan::settle`] says.
pub fn settle(plans: &dyn Plans, question: &SettleQuestion) -> Result<Settled, Problems> {
    let mut problems = Problems::new();
    check_ledger(question, &mut problems);
    check_people(question, &mut problems);
    problems.or(())?;
    let mut by_person: BTreeMap<&Id, Vec<(usize, &Entry)>> = BTreeMap::new();
    for (index, entry) in question.ledger.entries.iter().enumerate() {
        by_person.entry(&entry.person).or_default().push((index, entry));
    }
    let mut done: Vec<Done> = Vec::new();
    let mut faults = Vec::new();
    let mut people: Vec<(usize, &super::SettlePerson)> = question.people.iter().enumerate().collect();
    people.sort_by(|(_, a), (_, b)| a.person.cmp(&b.person));
    for (index, person) in people {
        let posted = by_person.get(&person.person).map(Vec::as_slice).unwrap_or_default();
        let settling = Settling { plans, run: &question.run, person, posted };
        match settling.settle(index) {
            Ok(settled) => done.push(settled),
            Err(problems) => faults.push(PersonFault {
                person: person.person.as_str().to_owned(),
                problems: Findings { problems: problems.in_facts().under("/settle"), language: question.language },
            }),
        }
    }
    let postings: Vec<Entry> = done.iter().flat_map(|one| one.postings.iter().cloned()).collect();
    check_run(question, &postings)?;
    let in_plan = |payment: &PersonPayment| (payment.currency, payment.due.clone());
    let in_hand = |payment: &PersonPayment| {
        payment.payment.as_ref().map_or_else(|| in_plan(payment), |paid| (paid.currency, paid.due.clone()))
    };
    let total = total_of(&done, in_plan);
    let is_converted = done.iter().any(|one| one.payment.payment.is_some());
    let paid_in = if is_converted { total_of(&done, in_hand) } else { BTreeMap::new() };
    let mut entries = question.ledger.entries.clone();
    entries.extend(postings);
    Ok(Settled {
        ledger: Ledger { entries },
        payments: done.into_iter().map(|one| one.payment).collect(),
        total,
        paid_in,
        faults,
    })
}

/// The ledger's runs follow each other, and each posted a line once.
fn check_ledger(question: &SettleQuestion, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    let mut last = None;
    let mut days: BTreeMap<&Id, chrono::NaiveDate> = BTreeMap::new();
    for (index, entry) in question.ledger.entries.iter().enumerate() {
        let path = format!("/ledger/entries/{index}");
        if !seen.insert((&entry.run, &entry.person, &entry.period, &entry.line)) {
            let problem = Problem::new(&code::POSTED_TWICE, path.clone()).in_facts().with("line", &entry.line);
            let problem = problem.with("person", &entry.person).with("period", &entry.period);
            problems.push(problem.with("run", &entry.run));
        }
        let day = *days.entry(&entry.run).or_insert(entry.as_of);
        let before = last.replace(entry.as_of);
        let earliest = if day == entry.as_of { before } else { Some(day) };
        if let Some(earliest) = earliest.filter(|earliest| *earliest > entry.as_of || day != entry.as_of) {
            problems.push(out_of_order(format!("{path}/as_of"), &entry.run, entry.as_of, earliest));
        }
    }
    let run = &question.run;
    let known = days.get(&run.id).copied().filter(|day| *day != run.as_of);
    if let Some(day) = known.or(last.filter(|last| *last > run.as_of)) {
        problems.push(out_of_order("/run/as_of".to_owned(), &run.id, run.as_of, day));
    }
}

fn out_of_order(path: String, run: &Id, as_of: chrono::NaiveDate, last: chrono::NaiveDate) -> Problem {
    Problem::new(&code::RUN_ORDER, path).in_facts().with("run", run).with("as_of", as_of).with("last", last)
}

/// A person is settled once.
fn check_people(question: &SettleQuestion, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for (index, person) in question.people.iter().enumerate() {
        if !seen.insert(&person.person) {
            let problem = Problem::new(&doc::DUPLICATE_ID, format!("/people/{index}/person")).in_facts();
            problems.push(problem.with("id", &person.person));
        }
    }
}

/// A run that the ledger knows has nothing to add: with other facts it is another run.
fn check_run(question: &SettleQuestion, postings: &[Entry]) -> Result<(), Problems> {
    let run = &question.run.id;
    let is_known = question.ledger.entries.iter().any(|entry| entry.run == *run);
    match postings.first() {
        Some(first) if is_known => {
            let problem = Problem::new(&code::RUN_TAKEN, "/run/id").in_facts().with("run", run);
            let problem = problem.with("line", &first.line).with("person", &first.person);
            Err(problem.with("period", &first.period).with("amount", &first.amount).into())
        }
        _ => Ok(()),
    }
}

fn total_of(done: &[Done], paid: impl Fn(&PersonPayment) -> (Currency, Amount)) -> BTreeMap<String, Amount> {
    let mut totals: BTreeMap<String, (Number, u32)> = BTreeMap::new();
    for (currency, due) in done.iter().map(|one| paid(&one.payment)) {
        let total = totals.entry(currency.code().to_owned()).or_default();
        total.0 += due.value();
        total.1 = total.1.max(due.scale());
    }
    totals.into_iter().map(|(currency, (total, scale))| (currency, Amount::new(&total, scale))).collect()
}
