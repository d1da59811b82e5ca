//! One person of a run: the periods one after the other, each opened with what the one before closed with.

use super::{
    Entry, PersonPayment, PersonPeriod, Plans, Ruling, Run, SettlePerson, balances::Balances, given::Given,
    history::History, pool::Pool,
};
use crate::{
    LifeCycle as _,
    error::{Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    id::Id,
    money::Amount,
    number::Number,
    payout::{
        LineKind, PayOutcome, Payment,
        evaluate::{Accrued, Evaluated, accrued, evaluate_with, payment},
        facts::PayFacts,
    },
};
use std::collections::BTreeMap;

/// What the ledger holds: by period, by line.
type Posted = BTreeMap<String, BTreeMap<String, Number>>;

/// A person who was settled.
pub struct Done {
    pub payment: PersonPayment,
    pub postings: Vec<Entry>,
}

/// A person to be settled.
pub struct Settling<'a> {
    pub plans: &'a dyn Plans,
    pub run: &'a Run,
    pub person: &'a SettlePerson,
    /// The person's entries with their positions in the ledger.
    pub posted: &'a [(usize, &'a Entry)],
}

/// What a period hands on beside its outcome.
struct Found {
    accrued: Accrued,
    spare: Number,
    is_excess_settled: bool,
    earned: BTreeMap<String, Number>,
}

/// What is known on the way from the first period to the last.
struct Course<'a> {
    pool: Pool<'a>,
    history: History<'a>,
    balances: Balances,
    posted: Posted,
    /// What the deals that earn left of each line of the periods so far.
    earned: Posted,
    periods: Vec<PersonPeriod>,
    postings: Vec<Entry>,
}

impl Settling<'_> {
    /// Settles the person at a position of the question.
    pub fn settle(&self, index: usize) -> Result<Done, Problems> {
        let path = format!("/people/{index}");
        let calendar = self.plans.calendar(&self.person.person).map_err(|problems| problems.under(&path))?;
        let mut problems = Problems::new();
        let given = self.given(&calendar, &path, &mut problems);
        let pool = Pool::of(self.person, &path, &mut problems);
        if let Some(first) = given.first() {
            pool.check_start(&first.period, &mut problems);
        }
        self.check_posted(&calendar, &given, &mut problems);
        problems.or(())?;
        let rulings = self.rulings(&given, &path)?;
        let opening = self.person.opening.as_ref();
        let mut course = Course {
            pool,
            history: History::new(&calendar, opening),
            balances: Balances::of(opening),
            posted: self.posted(),
            earned: Posted::new(),
            periods: Vec::new(),
            postings: Vec::new(),
        };
        let mut last = None;
        for (one, ruling) in given.iter().zip(&rulings) {
            let place = format!("{path}/periods/{}", one.index);
            last = Some((one, ruling, self.step(&mut course, one, ruling, &place)?));
        }
        let Some((one, ruling, outcome)) = last else {
            return Err(Problem::new(&doc::EMPTY, format!("{path}/periods")).with("field", "periods").into());
        };
        let due: Number = course.periods.iter().map(|period| period.due.value()).sum();
        let payment = self.payment(one, ruling, &due, &path)?;
        let scale = outcome.draw_balance.scale();
        let payment = PersonPayment {
            person: self.person.person.as_str().to_owned(),
            currency: outcome.currency,
            due: Amount::new(&due, scale),
            payment,
            draw_balance: outcome.draw_balance,
            carried: outcome.carried,
            withheld: course.balances.withheld(scale),
            periods: course.periods,
        };
        Ok(Done { payment, postings: course.postings })
    }

    /// Settles one period.
    fn step(
        &self,
        course: &mut Course<'_>,
        one: &Given<'_>,
        ruling: &Ruling<'_>,
        place: &str,
    ) -> Result<PayOutcome, Problems> {
        let (outcome, found) = self.evaluate(course, one, ruling, place)?;
        let before = course.posted.remove(&one.period.label).unwrap_or_default();
        self.check_lines(one, &outcome, &before, place)?;
        course.postings.extend(self.postings(&outcome, &before, ruling));
        // Later periods read what this one holds once the run is done.
        let booked = outcome.booked.iter().map(|(line, amount)| (line.clone(), amount.value().clone()));
        course.posted.insert(one.period.label.clone(), booked.collect());
        course.balances.close(&outcome, &found.spare, found.is_excess_settled);
        course.earned.insert(one.period.label.clone(), found.earned);
        course.periods.push(period_of(&outcome, &before, &course.balances));
        course.history.push(one.period.clone(), found.accrued);
        Ok(outcome)
    }

    fn posted(&self) -> Posted {
        let mut posted = Posted::new();
        for (_, entry) in self.posted {
            let lines = posted.entry(entry.period.clone()).or_default();
            *lines.entry(entry.line.clone()).or_default() += entry.amount.value();
        }
        posted
    }

    /// The facts of a period with what holds for all of the person's.
    fn facts(&self, one: &Given<'_>, ruling: &Ruling<'_>) -> PayFacts {
        let mut facts = one.facts.on_days(&one.period, &ruling.days).into_owned();
        facts.as_of = Some(self.run.as_of);
        if facts.terminated.is_none() {
            facts.terminated = self.person.terminated.clone();
        }
        if facts.terminated.as_ref().is_some_and(|left| ruling.is_back(left.last_day)) {
            facts.terminated = None;
        }
        if facts.reporting.is_empty() {
            facts.reporting = self.person.reporting.clone();
        }
        if facts.rates.is_empty() {
            facts.rates = self.person.rates.clone();
        }
        facts
    }

    fn evaluate(
        &self,
        course: &mut Course<'_>,
        one: &Given<'_>,
        ruling: &Ruling<'_>,
        place: &str,
    ) -> Result<(PayOutcome, Found), Problems> {
        let plan = ruling.plan.document();
        let mut facts = self.facts(one, ruling);
        course.balances.open(&mut facts, plan);
        facts.paid_before = course.posted.clone();
        // What is forfeited or waits is booked as a line of its own, and took no room of a cap.
        facts.paid_before.extend(course.earned.clone());
        let (transactions, places) = course.pool.within(&one.period).unzip();
        facts.transactions = transactions;
        let measures: Vec<&Id> = plan.measures.iter().map(|measure| &measure.id).collect();
        course.history.enter(ruling);
        let is_filled = course.history.fill(&mut facts, &one.period, &measures);
        let places = places.unwrap_or_default();
        let then = |found: &Evaluated<'_>, outcome| {
            let spare = found.closing.ledger.spare.number().clone();
            let is_excess_settled = found.closing.left.as_ref().is_some_and(|left| left.excess.is_some());
            let (accrued, earned) = (accrued(found), found.earned_lines());
            Some((outcome, Found { accrued, spare, is_excess_settled, earned }))
        };
        let elsewhere = course.balances.elsewhere().clone();
        evaluate_with(plan, &facts, elsewhere, ruling.plan.hash(), then).map_err(|problems| {
            let mut problems = placed(problems, &places, place);
            if !is_filled {
                let problem = Problem::new(&code::WINDOWS_UNDECLARED, format!("{place}/period"));
                let problem = problem.with("period", &one.period.label).with("plan", &plan.id);
                problems.push(problem.with("person", &self.person.person));
            }
            problems
        })
    }

    /// What is paid in the currency of the payee: what the run pays in all, converted once.
    fn payment(
        &self,
        one: &Given<'_>,
        ruling: &Ruling<'_>,
        due: &Number,
        path: &str,
    ) -> Result<Option<Payment>, Problems> {
        let Some(pay_in) = &self.person.pay_in else { return Ok(None) };
        let facts = PayFacts { pay_in: Some(pay_in.clone()), ..self.facts(one, ruling) };
        payment(ruling.plan.document(), &facts, due).map_err(|problems| problems.under(path))
    }

    /// Every line that the ledger holds is one that a plan or an adjustment still knows: else the plan is another one.
    fn check_lines(
        &self,
        one: &Given<'_>,
        outcome: &PayOutcome,
        before: &BTreeMap<String, Number>,
        place: &str,
    ) -> Result<(), Problems> {
        let is_known =
            |line: &str| outcome.booked.contains_key(line) || LineKind::WORDS.contains(&line) || self.plans.knows(line);
        let unknown = before.iter().filter(|(line, amount)| !amount.is_zero() && !is_known(line));
        let problem = |(line, amount): (&String, &Number)| {
            let problem = Problem::new(&code::UNKNOWN_LINE, place).with("line", line);
            problem.with("amount", Amount::new(amount, outcome.due.scale())).with("period", &one.period.label)
        };
        unknown.map(problem).collect::<Problems>().or(())
    }

    /// What the run adds to each line.
    fn postings(&self, outcome: &PayOutcome, before: &BTreeMap<String, Number>, ruling: &Ruling<'_>) -> Vec<Entry> {
        let mut lines: BTreeMap<&str, Number> = BTreeMap::new();
        for (line, amount) in &outcome.booked {
            *lines.entry(line).or_default() += amount.value();
        }
        for (line, amount) in before {
            *lines.entry(line).or_default() += &-amount;
        }
        let entry = |(line, amount): (&str, Number)| Entry {
            run: self.run.id.clone(),
            as_of: self.run.as_of,
            person: self.person.person.clone(),
            period: outcome.period.clone(),
            line: line.to_owned(),
            amount: Amount::new(&amount, outcome.due.scale()),
            plan_hash: if ruling.is_chosen { outcome.plan_hash.clone() } else { String::new() },
        };
        lines.into_iter().filter(|(_, amount)| !amount.is_zero()).map(entry).collect()
    }
}

fn period_of(outcome: &PayOutcome, before: &BTreeMap<String, Number>, balances: &Balances) -> PersonPeriod {
    PersonPeriod {
        period: outcome.period.clone(),
        entitled: outcome.entitled.clone(),
        paid_before: Amount::new(&before.values().sum(), outcome.due.scale()),
        due: outcome.due.clone(),
        draw_balance: outcome.draw_balance.clone(),
        carried: outcome.carried.clone(),
        withheld: balances.withheld(outcome.draw_balance.scale()),
        plan_hash: outcome.plan_hash.clone(),
    }
}

/// Problems of one period's facts at their places in the question.
fn placed(problems: Problems, places: &[String], path: &str) -> Problems {
    let at = |mut problem: Problem| {
        let rest = problem.path.strip_prefix("/transactions/");
        let found = rest.and_then(|rest| {
            let (index, below) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
            let place = places.get(index.parse::<usize>().ok()?)?;
            Some(format!("{place}{below}"))
        });
        problem.path = found.unwrap_or_else(|| format!("{path}{}", problem.path));
        problem
    };
    problems.into_iter().map(at).collect()
}
