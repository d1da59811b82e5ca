//! One person of a run: the periods one after the other, each opened with what the one before closed with.

use super::{Entry, PersonPayment, PersonPeriod, Plans, Ruling, Run, SettlePerson, history::History, pool::Pool};
use crate::{
    LifeCycle as _,
    calendar::{Calendar, Period},
    error::{Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    id::Id,
    money::Amount,
    number::Number,
    payout::{
        LineKind, PayOutcome,
        evaluate::{Accrued, Evaluated, accrued, evaluate_then},
        facts::PayFacts,
    },
};
use std::collections::{BTreeMap, BTreeSet};

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
    pub calendar: &'a Calendar,
    pub run: &'a Run,
    pub person: &'a SettlePerson,
    /// The person's entries with their positions in the ledger.
    pub posted: &'a [(usize, &'a Entry)],
}

/// A period with the facts of it and their position in the question.
struct Given<'a> {
    period: Period,
    index: usize,
    facts: &'a PayFacts,
}

/// The balances that a period hands on.
struct Balances {
    draw_balance: Number,
    carried: Number,
    withheld: BTreeMap<String, Number>,
    /// What the run pays for the periods so far, as far as a negative balance may take it; negative where they are owed.
    spare: Number,
}

impl Settling<'_> {
    /// Settles the person at a position of the question.
    pub fn settle(&self, index: usize) -> Result<Done, Problems> {
        let path = format!("/people/{index}");
        let mut problems = Problems::new();
        let given = self.given(&path, &mut problems);
        let pool = Pool::of(self.person, &path, &mut problems);
        if let Some(first) = given.first() {
            pool.check_start(&first.period, &mut problems);
        }
        self.check_posted(&given, &mut problems);
        problems.or(())?;
        let mut posted = self.posted();
        let opening = self.person.opening.as_ref();
        let mut history = History::new(self.calendar, opening);
        let mut balances = Balances {
            draw_balance: opening.map_or(Number::ZERO, |opening| opening.draw_balance.clone()),
            carried: opening.map_or(Number::ZERO, |opening| opening.carried_in.clone()),
            withheld: opening.map(|opening| opening.withheld.clone()).unwrap_or_default(),
            spare: Number::ZERO,
        };
        let mut periods = Vec::new();
        let mut postings = Vec::new();
        let mut shown = None;
        for one in &given {
            let place = format!("{path}/periods/{}", one.index);
            let ruling = self.plans.ruling(&self.person.person, &one.period.label).map_err(|p| p.under(&place))?;
            let (outcome, accrued, spare) = self.evaluate(one, ruling, &pool, &history, &balances, &posted, &place)?;
            let before = posted.remove(&one.period.label).unwrap_or_default();
            self.check_lines(one, ruling, &outcome, &before, &place)?;
            postings.extend(self.postings(&outcome, &before));
            periods.push(period_of(&outcome, &before));
            // Later periods read what this one holds once the run is done.
            let booked = outcome.booked.iter().map(|(line, amount)| (line.clone(), amount.value().clone()));
            posted.insert(one.period.label.clone(), booked.collect());
            balances = Balances {
                draw_balance: outcome.draw_balance.value().clone(),
                carried: outcome.carried.value().clone(),
                withheld: outcome
                    .withheld
                    .iter()
                    .map(|(line, amount)| (line.clone(), amount.value().clone()))
                    .collect(),
                spare: balances.spare + spare,
            };
            shown = Some((outcome.currency, outcome.draw_balance, outcome.carried, outcome.withheld));
            history.push(one.period.clone(), accrued);
        }
        let Some((currency, draw_balance, carried, withheld)) = shown else {
            return Err(Problem::new(&doc::EMPTY, format!("{path}/periods")).with("field", "periods").into());
        };
        let due: Number = periods.iter().map(|period| period.due.value()).sum();
        let due = Amount::new(&due, draw_balance.scale());
        let person = self.person.person.as_str().to_owned();
        Ok(Done {
            payment: PersonPayment { person, currency, due, draw_balance, carried, withheld, periods },
            postings,
        })
    }

    /// The periods in the order of the calendar, without a gap.
    fn given(&self, path: &str, problems: &mut Problems) -> Vec<Given<'_>> {
        let mut given = Vec::new();
        for (index, facts) in self.person.periods.iter().enumerate() {
            let place = format!("{path}/periods/{index}");
            self.check_facts(facts, &place, problems);
            match self.calendar.resolve(&facts.period, &format!("{place}/period")) {
                Ok(period) => given.push(Given { period, index, facts }),
                Err(problem) => problems.push(*problem),
            }
        }
        given.sort_by_key(|one| (one.period.start, one.period.end));
        for pair in given.windows(2) {
            let [first, second] = pair else { continue };
            let place = format!("{path}/periods/{}/period", second.index);
            if first.period == second.period {
                problems.push(Problem::new(&doc::DUPLICATE_ID, place).with("id", &second.period.label));
            } else if let Some(next) = self.calendar.next(&first.period).filter(|next| *next != second.period) {
                problems.push(missing(format!("{path}/periods"), &next.label));
            }
        }
        if let Some(last) = given.last().filter(|last| last.period.start > self.run.as_of) {
            let place = format!("{path}/periods/{}/period", last.index);
            let problem = Problem::new(&code::PERIOD_AHEAD, place).with("period", &last.period.label);
            problems.push(problem.with("as_of", self.run.as_of));
        }
        given
    }

    /// The facts are the person's, and leave to the run what it finds itself.
    fn check_facts(&self, facts: &PayFacts, place: &str, problems: &mut Problems) {
        if facts.person != self.person.person {
            let problem = Problem::new(&code::OTHER_PERSON, format!("{place}/person"));
            problems.push(problem.with("found", &facts.person).with("person", &self.person.person));
        }
        let owned = [
            ("as_of", facts.as_of.is_some_and(|day| day != self.run.as_of)),
            ("draw_balance", !facts.draw_balance.is_zero()),
            ("carried_in", !facts.carried_in.is_zero()),
            ("withheld", !facts.withheld.is_empty()),
            ("due_elsewhere", !facts.due_elsewhere.is_zero()),
            ("paid_before", !facts.paid_before.is_empty()),
        ];
        for (field, _) in owned.iter().filter(|(_, is_given)| *is_given) {
            problems.push(Problem::new(&code::FOUND_BY_RUN, format!("{place}/{field}")).with("field", field));
        }
    }

    /// What was posted before the first period needs an opening; what was posted in or after it needs its facts.
    fn check_posted(&self, given: &[Given<'_>], problems: &mut Problems) {
        let known: BTreeSet<&str> = given.iter().map(|one| one.period.label.as_str()).collect();
        let first = given.first().map(|one| one.period.start);
        let mut told = BTreeSet::new();
        for (index, entry) in self.posted {
            let place = format!("/ledger/entries/{index}/period");
            let period = match self.calendar.resolve(&entry.period, &place) {
                Ok(period) => period,
                Err(problem) => {
                    problems.push(*problem);
                    continue;
                }
            };
            let is_closed = self.person.opening.is_some() && first.is_some_and(|first| period.end <= first);
            if !is_closed && !known.contains(period.label.as_str()) && told.insert(period.label.clone()) {
                problems.push(missing(place, &period.label));
            }
        }
    }

    fn posted(&self) -> Posted {
        let mut posted = Posted::new();
        for (_, entry) in self.posted {
            let lines = posted.entry(entry.period.clone()).or_default();
            *lines.entry(entry.line.clone()).or_default() += entry.amount.value();
        }
        posted
    }

    #[expect(clippy::too_many_arguments, reason = "everything that opens a period")]
    fn evaluate(
        &self,
        one: &Given<'_>,
        ruling: Ruling<'_>,
        pool: &Pool<'_>,
        history: &History<'_>,
        balances: &Balances,
        posted: &Posted,
        place: &str,
    ) -> Result<(PayOutcome, Accrued, Number), Problems> {
        let plan = ruling.plan.document();
        let mut facts = one.facts.clone();
        facts.as_of = Some(self.run.as_of);
        facts.draw_balance = balances.draw_balance.clone();
        facts.carried_in = balances.carried.clone();
        facts.withheld = balances.withheld.clone();
        facts.paid_before = posted.clone();
        facts.due_elsewhere = balances.spare.clone().max(Number::ZERO);
        if facts.reporting.is_empty() {
            facts.reporting = self.person.reporting.clone();
        }
        let (transactions, places) = pool.within(&one.period).unzip();
        facts.transactions = transactions;
        let measures: Vec<&Id> = plan.measures.iter().map(|measure| &measure.id).collect();
        history.fill(&mut facts, &one.period, &measures);
        let places = places.unwrap_or_default();
        let then = |found: &Evaluated<'_>, outcome| {
            Some((outcome, accrued(found), found.closing.ledger.spare.number().clone()))
        };
        evaluate_then(plan, &facts, ruling.hash.to_owned(), then).map_err(|problems| placed(problems, &places, place))
    }

    /// Every line that the ledger holds is one that the plan or an adjustment still knows: else the plan is another one.
    fn check_lines(
        &self,
        one: &Given<'_>,
        ruling: Ruling<'_>,
        outcome: &PayOutcome,
        before: &BTreeMap<String, Number>,
        place: &str,
    ) -> Result<(), Problems> {
        let components = &ruling.plan.document().components;
        let is_known = |line: &str| {
            outcome.booked.contains_key(line)
                || LineKind::WORDS.contains(&line)
                || components.iter().any(|component| component.id.as_str() == line)
        };
        let unknown = before.iter().filter(|(line, amount)| !amount.is_zero() && !is_known(line));
        let problem = |(line, amount): (&String, &Number)| {
            let problem = Problem::new(&code::UNKNOWN_LINE, place).with("line", line);
            problem.with("amount", Amount::new(amount, outcome.due.scale())).with("period", &one.period.label)
        };
        unknown.map(problem).collect::<Problems>().or(())
    }

    /// What the run adds to each line.
    fn postings(&self, outcome: &PayOutcome, before: &BTreeMap<String, Number>) -> Vec<Entry> {
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
        };
        lines.into_iter().filter(|(_, amount)| !amount.is_zero()).map(entry).collect()
    }
}

fn missing(place: String, period: &str) -> Problem {
    Problem::new(&code::PERIOD_MISSING, place).with("period", period)
}

fn period_of(outcome: &PayOutcome, before: &BTreeMap<String, Number>) -> PersonPeriod {
    PersonPeriod {
        period: outcome.period.clone(),
        entitled: outcome.entitled.clone(),
        paid_before: Amount::new(&before.values().sum(), outcome.due.scale()),
        due: outcome.due.clone(),
        draw_balance: outcome.draw_balance.clone(),
        carried: outcome.carried.clone(),
        withheld: outcome.withheld.clone(),
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
