//! A year of pay: two hundred people, twelve payroll runs, late deals, clawbacks, a quota that changes, people who join
//! and leave, draws, holdbacks released by customers' payments, deals shared between people.
//!
//! Whatever the order in which the events become known, each line of each period ends the same, and so does what each
//! person was paid, carries and owes. An independent tally in whole cents, without the library, gives the same; and each
//! run pays each person one amount, all that there is by then less all that was paid, or nothing where that is negative.
//!
//! All of it is one book of plans. Every sixteenth person is on a plan that has another version from July on, and goes on with
//! the year; and every sixteenth moves to that plan in June, with a year that begins anew.
//!
//! # Three years by hand
//! Commission over the year: 4 % to 150,000, 6 % to 250,000, 8 % above. Bonus: 2 % of what a month sells above its quota.
//! 80 % is paid at once, 20 % as customers pay. A guarantee of 1,500.00 a month, half of the pay above it recovers.
//!
//! **Ann** sells 50,000.00 each month against a quota of 40,000.00; all is collected. In May her February deal is taken
//! back. Sold 550,000: 150,000 × 4 % + 100,000 × 6 % + 300,000 × 8 % = 6,000 + 6,000 + 24,000 = 36,000.00; eleven months
//! are 10,000 above quota: 11 × 200 = 2,200.00. February earns nothing and is advanced 1,500.00; March and April earn
//! 2,000 + 200, of which 700 ÷ 2 = 350.00 recover each; May earns 3,000 + 200, and the last 800.00 recover. Entitled
//! 38,200.00, owed 0.00: paid 38,200.00.
//!
//! **Bo** joins on August 17: 15 of 31 days. August sells 20,000.00: 20,000 × 4 % = 800.00; its quota of 31,000 becomes
//! 15,000: 5,000 × 2 % = 100.00. September sells nothing: advanced 1,500.00. October sells 100,000.00 against 30,000:
//! 4,000 + 1,400 = 5,400.00, of which min(1,500, 3,900 ÷ 2) = 1,500.00 recover. November and December: advanced 1,500.00 each.
//! Entitled 6,300.00, owed 3,000.00: paid 9,300.00.
//!
//! **Cy** leaves at the end of March. January: a third of 100,000.00, and the odd cent: 33,333.34 × 4 % = 1,333.33;
//! 3,333.34 × 2 % = 66.67; entitled 1,400.00. The customer pays half: 1,120 + 140 = 1,260.00, advanced 240.00. February
//! nothing: advanced 1,500.00. March sells 50,000.00 against 30,000: 2,000 + 400 = 2,400.00, all collected; 900 ÷ 2 = 450.00
//! recover. Paid 1,500 + 1,500 + 1,950 = 4,950.00, owed 240 + 1,500 − 450 = 1,290.00.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::inconsistent_digit_grouping,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong; amounts are in cents"
)]

use quotakit::{
    LifeCycle,
    payout::{
        PayBook,
        ledger::{Ledger, SettleQuestion, Settled},
    },
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const PEOPLE: usize = 200;
const ORDERS: u64 = 24;
/// Each order is tried on some of the people, in turn.
const PEOPLE_AN_ORDER: usize = 8;
const DAYS: [i128; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// A small generator of numbers: the same seed gives the same year.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// Which plans a person is on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum On {
    Ae,
    /// A plan that has another version from July on; its year goes on.
    Pro,
    /// The first plan until May, the second from June on, whose year begins anew.
    Mover,
}

/// The month in which the second version begins, and the one in which movers move.
const JULY: usize = 6;
const JUNE: usize = 5;

#[derive(Clone, Debug)]
struct Person {
    name: String,
    on: On,
    /// The first month, and the days of it before the person came.
    first: usize,
    away: i128,
    /// The last month.
    last: usize,
    quotas: [i128; 12],
    /// What customers owe and paid for each month, in hundredths.
    owed: [i128; 12],
}

/// Something that becomes known. Amounts are in cents.
#[derive(Clone, Debug)]
enum Event {
    Deal { id: String, month: usize, amount: i128, people: Vec<String> },
    Back { id: String, deal: String, amount: i128 },
    Quota { person: String, month: usize, quota: i128 },
    Receipt { person: String, month: usize, amount: i128 },
}

/// An event and the run in which it is known.
type Known = (Event, usize);

struct Year {
    people: Vec<Person>,
    events: Vec<Known>,
}

/// The percentages of the commission's steps: of the first plan, and of the second by version.
const RATES: [[i128; 3]; 3] = [[4, 6, 8], [5, 7, 9], [6, 7, 10]];

fn plan(id: &str, rates: [i128; 3], effective: Option<(&str, &str)>) -> Value {
    let [low, middle, high] = rates.map(|rate| format!("{rate}%"));
    let steps =
        json!([{"from": "0", "rate": low}, {"from": "150000", "rate": middle}, {"from": "250000", "rate": high}]);
    let above = json!([{"from": "0", "rate": "0"}, {"from": "100%", "rate": "2%"}]);
    let effective = effective.map(|(start, end)| json!({"start": start, "end": end}));
    json!({"id": id, "effective": effective, "currency": "USD", "period": "month", "measures": [{"id": "sales"}],
        "crediting": {"rules": [{"id": "all", "measure": "sales"}]},
        "components": [
            {"id": "commission", "on": "sales", "accumulate": "ytd", "pay": {"tiers": {"mode": "marginal", "steps": steps}}},
            {"id": "bonus", "on": "sales", "pay": {"tiers": {"axis": "attainment", "mode": "marginal", "steps": above}}}],
        "proration": {"bounds": false},
        "holdback": {"release": [{"share": "80%", "on": "booking"}, {"share": "20%", "on": "collection"}]},
        "draw": {"guarantee": {"amount": "1500", "recoverable": true, "recovery": "50%"}}})
}

/// Everybody's plans: most are on the first, some on one that changes in July, some change to that in June.
fn book(people: &[Person]) -> PayBook {
    let plans = [
        plan("ae", RATES[0], None),
        plan("pro", RATES[1], Some(("2026-01-01", "2026-07-01"))),
        plan("pro", RATES[2], Some(("2026-07-01", "2027-01-01"))),
    ];
    let assigned = |person: &Person| {
        let name = &person.name;
        let whole = |plan: &str| json!({"person": name, "plan": plan, "start": "2026-01-01"});
        match person.on {
            On::Ae => vec![whole("ae")],
            On::Pro => vec![whole("pro")],
            On::Mover => vec![
                json!({"person": name, "plan": "ae", "start": "2026-01-01", "end": "2026-06-01"}),
                json!({"person": name, "plan": "pro", "start": "2026-06-01", "windows": "anew"}),
            ],
        }
    };
    let assignments: Vec<Value> = people.iter().flat_map(assigned).collect();
    let book = json!({"id": "sales", "plans": plans, "assignments": assignments});
    PayBook::from_json(&book.to_string()).expect("a book")
}

fn money(cents: i128) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

fn month(index: usize) -> String {
    format!("2026-{:02}", index + 1)
}

fn person(name: &str, first: usize, away: i128, last: usize, quota: i128) -> Person {
    Person { name: name.to_owned(), on: On::Ae, first, away, last, quotas: [quota; 12], owed: [100; 12] }
}

fn deal(id: &str, month: usize, amount: i128, people: &[&str]) -> Event {
    Event::Deal { id: id.to_owned(), month, amount, people: people.iter().map(|name| (*name).to_owned()).collect() }
}

/// The three people of the comments.
fn by_hand(year: &mut Year) {
    year.people.push(person("ann", 0, 0, 11, 40_000_00));
    year.people.push(Person { quotas: [31_000_00; 12], ..person("bo", 7, 16, 11, 0) });
    year.people[1].quotas[8..].fill(30_000_00);
    year.people.push(person("cy", 0, 0, 2, 30_000_00));
    for at in 0..12 {
        year.events.push((deal(&format!("ann-{at:02}"), at, 50_000_00, &["ann"]), at));
    }
    year.events.push((Event::Back { id: "ann-back".to_owned(), deal: "ann-01".to_owned(), amount: -50_000_00 }, 4));
    year.events.push((deal("bo-a", 7, 20_000_00, &["bo"]), 7));
    year.events.push((deal("bo-b", 9, 100_000_00, &["bo"]), 10));
    year.events.push((deal("cy-a", 0, 100_000_00, &["cy", "dee", "eve"]), 1));
    year.events.push((deal("cy-b", 2, 50_000_00, &["cy"]), 2));
    let receipt = |person: &str, month: usize, amount: i128, run: usize| {
        (Event::Receipt { person: person.to_owned(), month, amount }, run)
    };
    year.events.extend((0..12).map(|at| receipt("ann", at, 100, at)));
    year.events.extend((7..12).map(|at| receipt("bo", at, 100, at)));
    year.events.extend([receipt("cy", 0, 50, 1), receipt("cy", 1, 100, 2), receipt("cy", 2, 100, 2)]);
}

/// The year: three people by hand, the others by dice.
fn year() -> Year {
    let mut dice = Dice(20_260_101);
    let mut year = Year { people: Vec::new(), events: Vec::new() };
    by_hand(&mut year);
    for name in ["dee".to_owned(), "eve".to_owned()].into_iter().chain((0..PEOPLE - 5).map(|n| format!("p{n:03}"))) {
        let (first, last) = match dice.roll(12) {
            0 => (1 + dice.roll(8), 11),
            1 => (0, 3 + dice.roll(8)),
            _ => (0, 11),
        };
        let away = if first > 0 { dice.roll(20) as i128 } else { 0 };
        let quota = (20_000 + 500 * dice.roll(60)) as i128 * 100;
        year.people.push(person(&name, first, away, last, quota));
    }
    for (at, person) in year.people.iter_mut().enumerate().skip(3) {
        person.on = [On::Pro, On::Mover].get(at % 16).copied().unwrap_or(On::Ae);
    }
    let mut backs = 0;
    for at in 3..PEOPLE {
        let one = year.people[at].clone();
        for month in one.first..=one.last {
            let run = |dice: &mut Dice| (month + if dice.roll(4) == 0 { dice.roll(6) } else { 0 }).min(11);
            for number in 0..dice.roll(3) {
                let id = format!("{}-{month:02}-{number}", one.name);
                let amount = (500_00 + dice.roll(9_000_000)) as i128;
                // Now and then with colleagues, who need not have been there: the credit is theirs all the same.
                let others: Vec<String> = (0..dice.roll(5).saturating_sub(2))
                    .map(|_| year.people[3 + dice.roll(PEOPLE - 3)].clone())
                    .filter(|other| other.first <= month)
                    .map(|other| other.name)
                    .collect();
                let mut names = vec![one.name.as_str()];
                names.extend(others.iter().map(String::as_str));
                names.sort_unstable();
                names.dedup();
                let known = run(&mut dice);
                year.events.push((deal(&id, month, amount, &names), known));
                if dice.roll(12) == 0 || (backs < 2 && month < 6) {
                    backs += 1;
                    let amount =
                        if dice.roll(2) == 0 { -amount } else { -(amount * (1 + dice.roll(99) as i128) / 100) };
                    let known = (known + 1 + dice.roll(4)).min(11);
                    year.events.push((Event::Back { id: format!("{id}-back"), deal: id, amount }, known));
                }
            }
            for _ in 0..dice.roll(4) {
                let amount = 1 + dice.roll(60) as i128;
                year.events.push((Event::Receipt { person: one.name.clone(), month, amount }, run(&mut dice)));
            }
            if dice.roll(30) == 0 {
                let quota = (15_000 + 500 * dice.roll(60)) as i128 * 100;
                year.events.push((Event::Quota { person: one.name.clone(), month, quota }, run(&mut dice)));
            }
        }
    }
    year
}

/// What is known of a person in a run.
fn facts(person: &Person, events: &[Known], run: usize) -> Option<Value> {
    let known = || events.iter().filter(|(_, at)| *at <= run).map(|(event, _)| event);
    let mut quotas = person.quotas;
    let mut receipts: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut deals = Vec::new();
    let mut mine: Vec<&str> = Vec::new();
    for event in known() {
        match event {
            Event::Deal { id, month: at, amount, people } if people.contains(&person.name) => {
                let people: Vec<Value> = people.iter().map(|name| json!({"person": name})).collect();
                let date = format!("{}-{:02}", month(*at), 1 + id.len() % 28);
                deals.push(json!({"id": id, "date": date, "amount": money(*amount), "participants": people}));
                mine.push(id);
            }
            Event::Quota { person: name, month, quota } if *name == person.name => quotas[*month] = *quota,
            Event::Receipt { person: name, month, amount } if *name == person.name => {
                receipts.entry(*month).or_default().push(amount.to_string());
            }
            _ => {}
        }
    }
    for event in known() {
        if let Event::Back { id, deal, amount } = event
            && mine.contains(&deal.as_str())
        {
            deals.push(json!({"id": id, "date": "2026-12-31", "amount": money(*amount), "reverses": deal}));
        }
    }
    let periods: Vec<Value> = (person.first..=person.last.min(run)).rev().map(|at| {
        let received = receipts.get(&at).cloned().unwrap_or_default();
        let mut period = json!({"person": person.name, "period": month(at),
            "measures": {"sales": {"quota": money(quotas[at])}}, "collected": {"due": person.owed[at].to_string(), "receipts": received}});
        if at == person.first && person.away > 0 {
            let end = if at == 11 { "2027-01-01".to_owned() } else { format!("{}-01", month(at + 1)) };
            period["active"] = json!([{"start": format!("{}-{:02}", month(at), person.away + 1), "end": end}]);
        }
        period
    }).collect();
    (!periods.is_empty()).then(|| json!({"person": person.name, "periods": periods, "transactions": deals}))
}

fn settle(plan: &PayBook, people: &[Person], events: &[Known], run: usize, ledger: &Ledger) -> Settled {
    let people: Vec<Value> = people.iter().filter_map(|person| facts(person, events, run)).collect();
    let question =
        json!({"run": {"id": format!("run-{:02}", run + 1), "as_of": format!("{}-28", month(run))}, "people": people});
    let mut question: SettleQuestion = serde_json::from_value(question).expect("a question");
    question.ledger = ledger.clone();
    let settled = plan.settle(&question).expect("a run");
    assert!(settled.faults.is_empty(), "{:?}", settled.faults.first());
    settled
}

fn text(ledger: &Ledger) -> String {
    serde_json::to_string(&ledger.entries).expect("JSON").trim_end_matches(']').to_owned()
}

/// Twelve runs, one after the other; what was posted before stays byte by byte, and each run pays each person the one amount
/// of the tally.
fn months(plan: &PayBook, people: &[Person], events: &[Known]) -> Settled {
    let mut ledger = Ledger::EMPTY;
    let mut last = None;
    let mut paid: BTreeMap<&str, i128> = BTreeMap::new();
    for run in 0..12 {
        let settled = settle(plan, people, events, run, &ledger);
        assert!(text(&settled.ledger).starts_with(&text(&ledger)), "what was posted before stands first");
        let known: Vec<Known> = events.iter().filter(|(_, at)| *at <= run).cloned().collect();
        for person in people.iter().filter(|person| person.first <= run) {
            let payment = settled.payments.iter().find(|payment| payment.person == person.name).expect("is settled");
            let (available, debt) = tally(person, &known, run);
            let paid = paid.entry(&person.name).or_default();
            // What is there in all, less what was paid: that is paid, or carried.
            let net = available + debt - *paid;
            assert_eq!(in_cents(&payment.due), net.max(0), "{} in run {run}: {:?}", person.name, payment.periods);
            assert_eq!(in_cents(&payment.carried), net.min(0), "{} in run {run}", person.name);
            *paid += net.max(0);
        }
        ledger = settled.ledger.clone();
        last = Some(settled);
    }
    last.expect("twelve runs")
}

fn in_cents(amount: &quotakit::money::Amount) -> i128 {
    amount.to_string().replace('.', "").parse().expect("two places")
}

/// What stands in the end: the sum of each line but for those that say when money moved; and for each person what was
/// paid, plus what is carried, less what is owed; and what is owed.
fn end(settled: &Settled) -> (BTreeMap<String, i128>, BTreeMap<String, (i128, i128)>) {
    let mut lines: BTreeMap<String, i128> = BTreeMap::new();
    let mut positions: BTreeMap<String, (i128, i128)> = BTreeMap::new();
    for payment in &settled.payments {
        let owed = in_cents(&payment.draw_balance);
        positions.insert(payment.person.clone(), (in_cents(&payment.carried) - owed, owed));
    }
    for entry in &settled.ledger.entries {
        positions.get_mut(entry.person.as_str()).expect("everybody is settled").0 += in_cents(&entry.amount);
        if !["carry", "carried_in"].contains(&entry.line.as_str()) {
            *lines.entry(format!("{}/{}/{}", entry.person, entry.period, entry.line)).or_default() +=
                in_cents(&entry.amount);
        }
    }
    lines.retain(|_, sum| *sum != 0);
    (lines, positions)
}

/// Half up, away from zero.
fn rounded(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator).div_euclid(2 * denominator)
}

/// The parts of a deal by name: whole cents, the odd ones to the first names.
fn part_of(amount: i128, people: &[String], name: &str) -> i128 {
    let (count, sign) = (people.len() as i128, amount.signum());
    let (each, odd) = (amount.abs() / count, amount.abs() % count);
    let place = people.iter().position(|one| one == name).expect("has a part") as i128;
    sign * (each + i128::from(place < odd))
}

/// A person's year up to a run without the library: entitled less withheld, and what is owed from draws.
fn tally(person: &Person, events: &[Known], run: usize) -> (i128, i128) {
    let mut deals: BTreeMap<&str, (usize, i128, &[String])> = BTreeMap::new();
    let (mut quotas, mut received) = (person.quotas, [0_i128; 12]);
    for (event, _) in events {
        match event {
            Event::Deal { id, month, amount, people } => {
                deals.insert(id, (*month, *amount, people));
            }
            Event::Quota { person: name, month, quota } if *name == person.name => quotas[*month] = *quota,
            Event::Receipt { person: name, month, amount } if *name == person.name => received[*month] += amount,
            _ => {}
        }
    }
    for (event, _) in events {
        if let Event::Back { deal, amount, .. } = event {
            deals.get_mut(deal.as_str()).expect("a deal").1 += amount;
        }
    }
    let mut sold = [0_i128; 12];
    for (month, amount, people) in deals.values().filter(|(_, _, people)| people.contains(&person.name)) {
        sold[*month] += part_of(*amount, people, &person.name);
    }
    // Commission in hundredths of a cent: cents times percent.
    let commission = |[low, middle, high]: [i128; 3], sum: i128| {
        low * sum.min(150_000_00)
            + middle * (sum.min(250_000_00) - 150_000_00).max(0)
            + high * (sum - 250_000_00).max(0)
    };
    let rates = |at: usize| match person.on {
        On::Ae => RATES[0],
        On::Mover if at < JUNE => RATES[0],
        On::Pro | On::Mover => RATES[if at < JULY { 1 } else { 2 }],
    };
    let (mut sum, mut available, mut debt) = (0, 0, 0);
    for at in person.first..=person.last.min(run) {
        let days = if at == person.first { DAYS[at] - person.away } else { DAYS[at] };
        if person.on == On::Mover && at == JUNE {
            sum = 0;
        }
        let paid = rounded(commission(rates(at), sum + sold[at]) - commission(rates(at), sum), 100);
        sum += sold[at];
        let above = (sold[at] * DAYS[at] - quotas[at] * days).max(0);
        let entitled = paid + rounded(2 * above, 100 * DAYS[at]);
        // 80 % at once, and of the rest what was collected, at most all of it.
        let free =
            rounded(entitled * (80 * person.owed[at] + 20 * received[at].min(person.owed[at])), 100 * person.owed[at]);
        let guarantee = rounded(1_500_00 * days, DAYS[at]);
        let recovered = debt.min(rounded((free - guarantee).max(0), 2));
        debt += (guarantee - free).max(0) - recovered;
        available += free;
    }
    (available, debt)
}

/// The same events in another order of becoming known; a reversal after its deal.
fn shuffled(events: &[Known], dice: &mut Dice) -> Vec<Known> {
    let runs: BTreeMap<String, usize> = events
        .iter()
        .filter_map(|(event, _)| match event {
            Event::Deal { id, .. } => Some((id.clone(), dice.roll(12))),
            _ => None,
        })
        .collect();
    let mut turned: Vec<Known> = events
        .iter()
        .map(|(event, run)| {
            let at = match event {
                Event::Deal { id, .. } => runs[id],
                Event::Back { deal, .. } => runs[deal].max(dice.roll(12)),
                // The last word on a quota has to be the same.
                Event::Quota { .. } => *run,
                Event::Receipt { .. } => dice.roll(12),
            };
            (event.clone(), at)
        })
        .collect();
    for at in (1..turned.len()).rev() {
        let other = dice.roll(at + 1);
        let is_quota = |known: &Known| matches!(known.0, Event::Quota { .. });
        if !is_quota(&turned[at]) && !is_quota(&turned[other]) {
            turned.swap(at, other);
        }
    }
    turned
}

#[test]
fn a_year_of_pay() {
    let year = year();
    let plan = book(&year.people);
    let settled = months(&plan, &year.people, &year.events);
    let (lines, positions) = end(&settled);

    // By hand, as the comments above work it out: paid, and owed.
    for (name, paid, owed) in [("ann", 38_200_00, 0), ("bo", 9_300_00, 3_000_00), ("cy", 4_950_00, 1_290_00)] {
        let payment = settled.payments.iter().find(|payment| payment.person == name).expect(name);
        assert_eq!(in_cents(&payment.draw_balance), owed, "{name} owes");
        assert_eq!(positions[name].0 + owed - in_cents(&payment.carried), paid, "{name} was paid");
    }
    // In whole cents, without the library, for everybody.
    for person in &year.people {
        let (available, debt) = tally(person, &year.events, 11);
        assert_eq!(positions[&person.name], (available, debt), "{}: {person:?}", person.name);
    }
    // Told again, nothing is posted; told at once in the end, everything stands the same.
    let again = settle(&plan, &year.people, &year.events, 11, &settled.ledger);
    assert_eq!(text(&again.ledger), text(&settled.ledger), "the second run posts nothing");
    let at_once = settle(&plan, &year.people, &year.events, 11, &Ledger::EMPTY);
    assert_eq!(end(&at_once), (lines.clone(), positions.clone()), "everything at once");

    let mut tried = 0;
    for order in 0..ORDERS {
        let mut dice = Dice(order);
        let start = order as usize * PEOPLE_AN_ORDER % PEOPLE;
        let people = &year.people[start..start + PEOPLE_AN_ORDER];
        let events = shuffled(&year.events, &mut dice);
        let (other_lines, other_positions) = end(&months(&plan, people, &events));
        let is_meant = |name: &str| people.iter().any(|person| person.name == name);
        let meant: BTreeMap<String, i128> = lines
            .iter()
            .filter(|(line, _)| is_meant(line.split('/').next().expect("a name")))
            .map(|(line, sum)| (line.clone(), *sum))
            .collect();
        assert_eq!(other_lines, meant, "order {order}");
        for (name, position) in &other_positions {
            assert_eq!(*position, positions[name], "order {order}: {name}");
        }
        tried += other_positions.len();
    }
    let count = |is_meant: fn(&Event) -> bool| year.events.iter().filter(|(event, _)| is_meant(event)).count();
    println!(
        "{} people, {} deals ({} taken back), {} changed quotas, {} receipts, 12 runs, {} postings; {ORDERS} orders of arrival, {tried} years of people",
        year.people.len(),
        count(|event| matches!(event, Event::Deal { .. })),
        count(|event| matches!(event, Event::Back { .. })),
        count(|event| matches!(event, Event::Quota { .. })),
        count(|event| matches!(event, Event::Receipt { .. })),
        settled.ledger.entries.len(),
    );
}
