//! The laws of the ledger: payroll runs over random plans, people and orders of arrival.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    number::Number,
    payout::{
        PayBook, PayPlan,
        ledger::{Ledger, SettleQuestion, Settled},
    },
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const MONTHS: [&str; 5] = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"];

fn cents(amount: i64) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", amount.abs() / 100, amount.abs() % 100)
}

/// A plan with accumulation, and now and then a draw, a holdback and caps.
fn plan() -> impl Strategy<Value = Value> {
    let accumulate = prop::sample::select(vec!["period", "qtd", "ytd"]);
    let mode = prop::sample::select(vec!["marginal", "retroactive"]);
    let axis = prop::sample::select(vec!["amount", "attainment"]);
    let negative = prop::sample::select(vec!["carry", "due"]);
    let draw = prop::option::of((0_u32..3_000, any::<bool>(), 0_u32..=100, any::<bool>()));
    let terms = (negative, 0_u32..=100, prop::option::of(0_u32..=100), prop::option::of(100_u32..3_000));
    (accumulate, mode, axis, draw, terms).prop_map(|(accumulate, mode, axis, draw, (negative, recovery, held, cap))| {
        let from = if axis == "amount" { "800" } else { "90%" };
        let mut plan = json!({
            "schema": "quotakit/pay-plan@1", "id": "p", "currency": "EUR", "period": "month", "measures": [{"id": "sales"}],
            "crediting": {"rules": [{"id": "all", "measure": "sales"}]},
            "components": [
                {"id": "commission", "on": "sales", "accumulate": accumulate, "cap": cap, "pay": {"tiers": {"axis": axis, "mode": mode,
                    "steps": [{"from": "0", "rate": "7.77%"}, {"from": from, "rate": "33.3%", "fixed": "12.34"}]}}},
                {"id": "flat", "on": "sales", "pay": {"rate": {"rate": "1.5%"}}}],
            "ledger": {"negative": negative, "recovery": format!("{recovery}%")},
        });
        if let Some((amount, recoverable, share, is_additive)) = draw {
            let rule = json!({"amount": amount, "recoverable": recoverable, "recovery": format!("{share}%")});
            plan["draw"] = json!({if is_additive { "additive" } else { "guarantee" }: rule});
        }
        if let Some(held) = held {
            plan["holdback"] = json!({"release": [{"share": format!("{}%", 100 - held), "on": "booking"},
                {"share": format!("{held}%"), "on": "date", "date": "2026-04-15"}]});
        }
        plan
    })
}

/// Deals over the months, some of them taken back later, each with a number that says in which run it turns up.
fn arrivals() -> impl Strategy<Value = Vec<(Value, usize)>> {
    let deal = (0_usize..5, 1_u32..28, -20_000_i64..200_000, prop::option::of((1_i64..=100, 0_usize..5)), 0_usize..5);
    prop::collection::vec(deal, 0..12).prop_map(|deals| {
        let mut list = Vec::new();
        for (index, (month, day, amount, taken, late)) in deals.into_iter().enumerate() {
            let id = format!("d{index}");
            let people = json!([{"person": "me", "share": 2}, {"person": "you", "share": 1}]);
            let date = format!("{}-{day:02}", MONTHS[month]);
            let run = (month + late).min(4);
            list.push((json!({"id": id, "date": date, "amount": cents(amount), "participants": people}), run));
            if let Some((share, later)) = taken.filter(|_| amount != 0) {
                let back = json!({"id": format!("r{index}"), "date": "2026-05-31", "amount": cents(-amount * share / 100), "reverses": id});
                list.push((back, (run + later).min(4)));
            }
        }
        list
    })
}

fn question(run: usize, deals: &[Value], ledger: &Ledger) -> SettleQuestion {
    let person = |name: &str| {
        let periods: Vec<Value> = MONTHS[..=run]
            .iter()
            .rev()
            .map(|month| json!({"person": name, "period": month, "measures": {"sales": {"quota": "750"}}}))
            .collect();
        json!({"person": name, "periods": periods, "transactions": deals})
    };
    let question = json!({"run": {"id": format!("run-{run}"), "as_of": format!("{}-28", MONTHS[run])},
        "people": [person("you"), person("me")], "ledger": ledger});
    serde_json::from_value(question).expect("a question")
}

/// Settles month by month; a deal is known from its run on.
fn months(plan: &PayPlan, arrivals: &[(Value, usize)]) -> Settled {
    let mut ledger = Ledger::EMPTY;
    let mut last = None;
    for run in 0..MONTHS.len() {
        let known: Vec<Value> = arrivals.iter().filter(|(_, at)| *at <= run).map(|(deal, _)| deal.clone()).collect();
        let settled = plan.settle(&question(run, &known, &ledger)).expect("a run");
        assert!(settled.faults.is_empty(), "{:?}", settled.faults);
        assert_eq!(settled.ledger.entries[..ledger.entries.len()], ledger.entries, "what was posted is untouched");
        ledger = settled.ledger.clone();
        last = Some(settled);
    }
    last.expect("there are months")
}

fn loaded(plan: &Value) -> PayPlan {
    PayPlan::from_json(&plan.to_string()).expect("the plans are legal")
}

/// What the ledger holds, by person, period and line.
fn sums(ledger: &Ledger) -> BTreeMap<(String, String, String), Number> {
    let mut sums: BTreeMap<_, Number> = BTreeMap::new();
    for entry in &ledger.entries {
        let key = (entry.person.to_string(), entry.period.clone(), entry.line.clone());
        *sums.entry(key).or_default() += entry.amount.value();
    }
    sums.retain(|_, sum| !sum.is_zero());
    sums
}

/// What each person was paid, plus what is carried, less what is owed.
fn positions(settled: &Settled) -> BTreeMap<String, Number> {
    let mut positions = BTreeMap::new();
    for payment in &settled.payments {
        let paid: Number = settled
            .ledger
            .entries
            .iter()
            .filter(|entry| entry.person.as_str() == payment.person)
            .map(|entry| entry.amount.value())
            .sum();
        positions.insert(
            payment.person.clone(),
            paid + payment.carried.value().clone() - payment.draw_balance.value().clone(),
        );
    }
    positions
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A run told again posts nothing, and carries and owes the same.
    #[test]
    fn a_second_run_posts_nothing(plan in plan(), arrivals in arrivals()) {
        let plan = loaded(&plan);
        let first = months(&plan, &arrivals);
        let known: Vec<Value> = arrivals.iter().map(|(deal, _)| deal.clone()).collect();
        let second = plan.settle(&question(4, &known, &first.ledger)).expect("a run");
        prop_assert_eq!(&second.ledger, &first.ledger);
        for (one, two) in first.payments.iter().zip(&second.payments) {
            prop_assert!(two.due.value().is_zero());
            prop_assert_eq!((&one.carried, &one.draw_balance), (&two.carried, &two.draw_balance));
        }
    }

    /// However deals arrive, the same is paid, carried and owed in the end: as if all had been known from the start, or at
    /// the end. Lines end the same but for the two that say when money moved; where nothing is carried, those too.
    #[test]
    fn order_does_not_matter(plan in plan(), arrivals in arrivals(), salt in any::<prop::sample::Index>()) {
        let is_due = plan["ledger"]["negative"] == "due";
        let plan = loaded(&plan);
        let as_they_came = months(&plan, &arrivals);
        let known: Vec<Value> = arrivals.iter().map(|(deal, _)| deal.clone()).collect();
        let at_once = plan.settle(&question(4, &known, &Ledger::EMPTY)).expect("a run");
        let mut turned = arrivals.clone();
        if !turned.is_empty() {
            let middle = salt.index(turned.len());
            turned.rotate_left(middle);
        }
        let turned: Vec<(Value, usize)> = turned.into_iter()
            .map(|(deal, run)| { let back = deal.get("reverses").is_some(); (deal, if back { 4 } else { run.max(salt.index(5)) }) }).collect();
        let another = months(&plan, &turned);
        for other in [&at_once, &another] {
            prop_assert_eq!(positions(&as_they_came), positions(other));
            let lines = |settled: &Settled| {
                let mut sums = sums(&settled.ledger);
                sums.retain(|(_, _, line), _| is_due || !["carry", "carried_in"].contains(&line.as_str()));
                sums
            };
            prop_assert_eq!(lines(&as_they_came), lines(other));
        }
    }

    /// Over all periods, what was paid, plus what is carried, less what is owed, is what was earned and not withheld, and
    /// what a draw gave for good; each payments are its ledger; nobody is asked for money where balances are carried.
    #[test]
    fn parts_sum_to_the_whole(plan in plan(), arrivals in arrivals()) {
        let is_carried = plan["ledger"]["negative"] == "carry";
        let plan = loaded(&plan);
        let settled = months(&plan, &arrivals);
        let is_given = |line: &str| line == "draw" && plan.document().draw.as_ref().is_some_and(|draw| !draw.rule().recoverable);
        for payment in &settled.payments {
            let entries = || settled.ledger.entries.iter().filter(|entry| entry.person.as_str() == payment.person);
            let withheld: Number = entries().filter(|entry| ["holdback", "release"].contains(&entry.line.as_str()) || is_given(&entry.line)).map(|entry| entry.amount.value()).sum();
            let entitled: Number = payment.periods.iter().map(|period| period.entitled.value()).sum();
            prop_assert_eq!(&positions(&settled)[&payment.person], &(entitled + withheld));
            for period in &payment.periods {
                let booked: Number = entries().filter(|entry| entry.period == period.period).map(|entry| entry.amount.value()).sum();
                prop_assert_eq!(booked, period.paid_before.value() + period.due.value());
            }
            prop_assert!(!is_carried || !payment.due.value().is_negative());
        }
        let new: Number = settled.ledger.entries.iter().filter(|entry| entry.run.as_str() == "run-4").map(|entry| entry.amount.value()).sum();
        prop_assert_eq!(&new, settled.total["EUR"].value());
    }

    /// A run pays one amount: what there is in all, less what was paid before; where that is negative, it is carried. Never
    /// less than that, where a share of the pay may only be taken.
    #[test]
    fn a_run_pays_one_amount(plan in plan(), arrivals in arrivals(), is_whole in any::<bool>()) {
        let mut plan = plan;
        plan["ledger"]["negative"] = json!("carry");
        if is_whole {
            plan["ledger"]["recovery"] = json!("100%");
        }
        // What a draw for good defers is carried, whatever a run pays.
        for kind in ["guarantee", "additive"] {
            if plan["draw"].get(kind).is_some() {
                plan["draw"][kind]["recoverable"] = json!(true);
            }
        }
        let plan = loaded(&plan);
        let mut paid: BTreeMap<String, Number> = BTreeMap::new();
        let mut ledger = Ledger::EMPTY;
        for run in 0..MONTHS.len() {
            let known: Vec<Value> = arrivals.iter().filter(|(_, at)| *at <= run).map(|(deal, _)| deal.clone()).collect();
            let settled = plan.settle(&question(run, &known, &ledger)).expect("a run");
            ledger = settled.ledger.clone();
            let lines = sums(&ledger);
            for payment in &settled.payments {
                let is_own = |key: &(String, String, String)| key.0 == payment.person && !["carry", "carried_in"].contains(&key.2.as_str());
                let all: Number = lines.iter().filter(|(key, _)| is_own(key)).map(|(_, sum)| sum).sum();
                let before = paid.entry(payment.person.clone()).or_default();
                let net = all - before.clone();
                prop_assert!(*payment.due.value() >= net && !payment.due.value().is_negative());
                prop_assert_eq!(payment.due.value() + payment.carried.value(), net.clone());
                if is_whole {
                    prop_assert_eq!(payment.due.value(), &net.max(Number::ZERO));
                }
                *before += payment.due.value();
            }
        }
    }

    /// What a cap cuts is paid later or still there: over all months, what was paid and what is withheld at the end is what
    /// the same plan pays without the cap.
    #[test]
    fn withheld_is_paid_or_still_there(sales in prop::collection::vec(0_i64..500_000, 5), cap in 1_u32..4_000, late in any::<bool>(), of_plan in any::<bool>()) {
        let deals: Vec<Value> = sales.iter().enumerate()
            .map(|(month, amount)| json!({"id": format!("d{month}"), "date": format!("{}-05", MONTHS[month]), "amount": cents(*amount)})).collect();
        let mut plan = json!({"id": "p", "currency": "EUR", "period": "month", "measures": [{"id": "sales"}],
            "crediting": {"rules": [{"id": "all", "measure": "sales"}]},
            "components": [
                {"id": "a", "on": "sales", "pay": {"tiers": {"mode": "marginal", "steps": [{"from": "0", "rate": "7.77%"}, {"from": "900", "rate": "33.3%"}]}}},
                {"id": "b", "on": "sales", "accumulate": "ytd", "pay": {"rate": {"rate": "11.1%"}}}]});
        let ask = |plan: &Value| {
            let mut question = question(4, &deals, &Ledger::EMPTY);
            question.people.truncate(1);
            let settled = loaded(plan).settle(&question).expect("a run");
            assert!(settled.faults.is_empty(), "{:?}", settled.faults);
            settled.payments[0].clone()
        };
        let uncapped = ask(&plan);
        if of_plan {
            plan["cap"] = json!(cap);
            plan["withhold_excess"] = json!(true);
        } else {
            for component in 0..2 {
                plan["components"][component]["cap"] = json!(cap);
                plan["components"][component]["withhold_excess"] = json!(true);
                plan["components"][component]["cap_after_multipliers"] = json!(late || component == 1);
            }
        }
        let capped = ask(&plan);
        let withheld: Number = capped.withheld.values().map(|amount| amount.value()).sum();
        prop_assert_eq!(capped.due.value() + &withheld, uncapped.due.value().clone());
        let most = Number::from(if of_plan { cap } else { 2 * cap });
        prop_assert!(capped.periods.iter().all(|period| *period.due.value() <= most));
    }

    /// A book of one plan settles as the plan does, and each posting names it by its hash.
    #[test]
    fn a_book_of_one_plan_settles_as_the_plan(plan in plan(), arrivals in arrivals()) {
        let book = json!({"id": "b", "plans": [plan], "assignments": [
            {"person": "me", "plan": "p", "start": "2026-01-01"}, {"person": "you", "plan": "p", "start": "2025-07-01", "end": "2026-12-01"}]});
        let book = PayBook::from_json(&book.to_string()).expect("the books are legal");
        let plan = loaded(&plan);
        let known: Vec<Value> = arrivals.iter().map(|(deal, _)| deal.clone()).collect();
        let alone = plan.settle(&question(4, &known, &Ledger::EMPTY)).expect("a run");
        let mut settled = book.settle(&question(4, &known, &Ledger::EMPTY)).expect("a run");
        for entry in &mut settled.ledger.entries {
            prop_assert_eq!(std::mem::take(&mut entry.plan_hash), plan.hash());
        }
        prop_assert_eq!(settled, alone);
    }

    /// People, periods and deals may stand in any order.
    #[test]
    fn rows_may_stand_in_any_order(plan in plan(), arrivals in arrivals()) {
        let plan = loaded(&plan);
        let known: Vec<Value> = arrivals.iter().map(|(deal, _)| deal.clone()).collect();
        let mut one = question(4, &known, &Ledger::EMPTY);
        let settled = plan.settle(&one).expect("a run");
        one.people.reverse();
        for person in &mut one.people {
            person.periods.reverse();
            person.transactions.as_mut().expect("deals").reverse();
        }
        prop_assert_eq!(settled, plan.settle(&one).expect("a run"));
    }
}
