//! The laws of payout, over random plans and facts.
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

mod common;

use common::{assert_canonical, assert_recomputes, number};
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    json::{evaluate_json, lint_json},
    life::Outcome,
    number::Number,
    payout::{LineKind, PayOutcome, PayPlan},
    trace::replay,
};
use serde_json::{Value, json};

/// A plan of many shapes, as JSON.
fn plan() -> impl Strategy<Value = Value> {
    let components = prop::collection::vec(component(), 1..5);
    let limits = (prop::option::of(0_u32..5_000), prop::option::of(0_u32..2_000), any::<bool>());
    let gates = prop::collection::vec((0_u32..100, 0_u32..=100), 0..3);
    let terms = (0_usize..4, 0_u32..3_000, 0_u32..=100, prop::option::of(0_u32..=100), 0_u32..=100, any::<bool>());
    (components, limits, gates, terms, any::<bool>()).prop_map(|(components, (cap, floor, restores), gates, terms, has_multiplier)| {
        let (draw, amount, recovery, held, balance_recovery, is_as_paid) = terms;
        let components: Vec<Value> = components
            .into_iter()
            .enumerate()
            .map(|(index, mut component)| {
                component["id"] = json!(format!("c{index}"));
                component
            })
            .collect();
        let gates: Vec<Value> = gates
            .into_iter()
            .enumerate()
            .map(|(index, (below, share))| {
                json!({"id": format!("g{index}"), "when": {"score_below": below}, "limit_to": format!("{share}%")})
            })
            .collect();
        let rule = json!({"amount": amount, "recoverable": true, "recovery": format!("{recovery}%"), "debt_limit": 5_000});
        let mut plan = json!({
            "schema": "quotakit/pay-plan@1", "id": "p", "currency": "CNY", "period": "month",
            "measures": [{"id": "sales"}, {"id": "units", "unit": {"count": {}}}],
            "crediting": {"rules": [{"id": "r", "measure": "sales"}]},
            "components": components, "gates": gates, "cap": cap, "floor": floor, "floor_restores_gates": restores,
            "ledger": {"recovery": format!("{balance_recovery}%"), "clawback": if is_as_paid { "as_paid" } else { "recompute" }},
        });
        if has_multiplier {
            plan["multipliers"] = json!([{"id": "m", "on": "score", "acts_on": "pay", "points": [["0", "0.7"], ["100", "1.3"]]}]);
        }
        if draw > 0 {
            let tag = if draw == 1 { "additive" } else { "guarantee" };
            plan["draw"] = json!({tag: rule});
            if draw == 3 {
                plan["draw"][tag]["recoverable"] = json!(false);
            }
        }
        if let Some(held) = held {
            let shares = [json!({"share": format!("{held}%"), "on": "booking"}), json!({"share": format!("{}%", 100 - held), "on": "collection"})];
            plan["holdback"] = json!({"release": shares});
        }
        plan
    })
}

fn steps() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec((1_u32..900, 0_u32..500, prop::option::of(0_u32..50)), 1..4).prop_map(|steps| {
        let mut from = 0;
        let mut rows = Vec::new();
        for (width, rate, fixed) in steps {
            rows.push(json!({"from": from, "rate": format!("0.{rate:03}"), "fixed": fixed}));
            from += width;
        }
        rows
    })
}

fn component() -> impl Strategy<Value = Value> {
    let mode = prop::sample::select(vec!["marginal", "whole", "retroactive"]);
    let tie = prop::sample::select(vec!["upper", "lower"]);
    let accumulate = prop::sample::select(vec!["period", "qtd", "ytd", "each"]);
    let limits = (prop::option::of(0_u32..900), prop::option::of(0_u32..300));
    let shape = (0_usize..8, steps(), mode, tie, 1_u32..400);
    (shape, accumulate, limits).prop_map(|((kind, steps, mode, tie, figure), accumulate, (cap, floor))| {
        let pay = match kind {
            0 | 1 => json!({"tiers": {"mode": mode, "tie": tie, "steps": steps}}),
            2 => json!({"tiers": {"axis": "attainment", "mode": mode, "tie": tie, "steps": steps}}),
            3 => json!({"rate": {"rate": format!("0.{figure:03}")}}),
            4 => json!({"curve": {"axis": "attainment", "of": "target_incentive",
                "points": [["50%", "0"], ["100%", "100%"], ["150%", format!("{}%", 100 + figure)]], "above": "extend"}}),
            5 => json!({"package": {"size": figure, "amount": "7.77", "free": 3, "count": "started"}}),
            6 => json!({"fixed": {"amount": figure}}),
            _ => json!({"penalty": {"amount": figure, "when": {"score_below": "50"}, "floor": 100}}),
        };
        json!({"on": "sales", "accumulate": accumulate, "cap": cap, "floor": floor, "pay": pay})
    })
}

fn cents(amount: i64) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", amount.abs() / 100, amount.abs() % 100)
}

/// Facts with deals that are shared and taken back in part or wholly.
fn facts() -> impl Strategy<Value = Value> {
    let deal = (-90_000_i64..200_000, 1_u32..31, 0_u32..4, prop::option::of(0_i64..=100));
    let deals = prop::collection::vec(deal, 0..6);
    let balances = (0_i64..300_000, -200_000_i64..=0, 1_u32..=31);
    (deals, balances, 0_u32..=100, 1_i64..200_000, 0_u32..=120).prop_map(|(deals, (debt, carried, active), score, quota, received)| {
        let mut transactions = Vec::new();
        for (index, (amount, day, partners, taken)) in deals.into_iter().enumerate() {
            let others = (0..partners).map(|other| json!({"person": format!("p{other}")}));
            let people: Vec<Value> = std::iter::once(json!({"person": "me", "share": 2})).chain(others).collect();
            let id = format!("d{index}");
            let date = format!("2026-07-{day:02}");
            transactions.push(json!({"id": id, "date": date, "amount": cents(amount), "participants": people}));
            if let Some(taken) = taken {
                transactions.push(json!({"id": format!("r{index}"), "date": "2026-08-01", "reverses": id, "amount": cents(-amount * taken / 100)}));
            }
        }
        let end = if active == 31 { "2026-08-01".to_owned() } else { format!("2026-07-{:02}", active + 1) };
        let active = json!([{"start": "2026-07-01", "end": end}]);
        json!({
            "person": "me", "period": "2026-07", "transactions": transactions, "score": score, "target_incentive": 3_000,
            "prior_target_incentive": {"ytd": 18_000}, "active": active, "trace": true,
            "measures": {"sales": {"quota": cents(quota), "prior": {"ytd": "4321.09"}, "prior_quota": {"ytd": "6000"}}},
            "draw_balance": cents(debt), "carried_in": cents(carried), "collected": {"due": 100, "receipts": [received]},
        })
    })
}

fn outcome(plan: &Value, facts: &Value) -> PayOutcome {
    let plan = PayPlan::from_json(&plan.to_string()).expect("the plans are legal");
    let facts = PayPlan::facts_from_json(&facts.to_string()).expect("the facts are legal");
    plan.evaluate(&facts).expect("nothing is wrong with the facts")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// What is due is the sum of the lines, and what is booked is what was and is paid.
    #[test]
    fn parts_sum_to_the_whole(plan in plan(), facts in facts()) {
        let outcome = outcome(&plan, &facts);
        let paid: Number = outcome.lines.iter().map(|line| line.paid.value()).sum();
        prop_assert_eq!(&paid, outcome.due.value());
        let entitled: Number = outcome.lines.iter()
            .filter(|line| matches!(line.kind, LineKind::Component | LineKind::PlanFloor))
            .map(|line| line.paid.value()).sum();
        prop_assert_eq!(&entitled, outcome.entitled.value());
        let booked: Number = outcome.booked.values().map(quotakit::money::Amount::value).sum();
        prop_assert_eq!(&booked, outcome.due.value(), "nothing was paid before");
        prop_assert!(!outcome.due.value().is_negative(), "a negative balance is carried");
        prop_assert!(!outcome.draw_balance.value().is_negative());
        if let Some(cap) = plan["cap"].as_u64() {
            prop_assert!(*outcome.entitled.value() <= Number::from(cap));
        }
    }

    /// Every step recomputes from its leaves, in the whole trace and as it is written.
    #[test]
    fn trace_recomputes(plan in plan(), facts in facts()) {
        let outcome = outcome(&plan, &facts);
        assert_recomputes(&outcome.trace().expect("a trace"));
        let whole = outcome.whole_trace();
        for (stage, key) in [(11_usize, "due"), (8, "entitled")] {
            let step = whole.of[stage].find(key).expect(key);
            prop_assert_eq!(replay(step), Some(step.value.clone()));
        }
        let due = whole.of[11].find("due").expect("due").value.clone();
        prop_assert_eq!(due, quotakit::trace::Value::Number(outcome.due.value().clone()));
    }

    /// The order of transactions, participants and components changes no figure.
    #[test]
    fn order_does_not_matter(plan in plan(), facts in facts()) {
        let mut plan = plan;
        plan["ledger"]["clawback"] = json!("recompute");
        let (mut other_plan, mut other) = (plan.clone(), facts.clone());
        other_plan["components"].as_array_mut().expect("a list").reverse();
        let transactions = other["transactions"].as_array_mut().expect("a list");
        transactions.reverse();
        for transaction in transactions {
            if let Some(people) = transaction.get_mut("participants").and_then(Value::as_array_mut) {
                people.reverse();
            }
        }
        let (one, two) = (outcome(&plan, &facts), outcome(&other_plan, &other));
        prop_assert_eq!(&one.due, &two.due);
        prop_assert_eq!(&one.booked, &two.booked);
        prop_assert_eq!(&one.carried, &two.carried);
        prop_assert_eq!(&one.draw_balance, &two.draw_balance);
    }

    /// Run twice, the second run owes nothing and carries the same.
    #[test]
    fn a_second_run_owes_nothing(plan in plan(), facts in facts()) {
        let first = outcome(&plan, &facts);
        let mut again = facts;
        again["paid_before"] = json!({"2026-07": first.booked});
        let second = outcome(&plan, &again);
        prop_assert!(second.due.value().is_zero());
        prop_assert_eq!(&second.carried, &first.carried);
        prop_assert_eq!(&second.booked, &first.booked);
        prop_assert_eq!(&second.draw_balance, &first.draw_balance);
    }

    /// Tiers, rates and packages mirror: negated sales are paid the negated amount, where no limit binds.
    #[test]
    fn sign_mirrors(component in component(), sales in -300_000_i64..300_000) {
        let mut component = component;
        component["id"] = json!("c");
        component["cap"] = Value::Null;
        component["floor"] = Value::Null;
        component["accumulate"] = json!("period");
        let pay = component["pay"].as_object().expect("a shape").keys().next().cloned().expect("a tag");
        prop_assume!(["tiers", "rate", "package"].contains(&pay.as_str()));
        let plan = json!({"id": "p", "currency": "CNY", "period": "month", "measures": [{"id": "sales"}],
            "components": [component], "ledger": {"negative": "due"}});
        let due = |sales: i64| {
            let facts = json!({"person": "me", "period": "2026-07", "measures": {"sales": {"actual": cents(sales), "quota": "100"}}});
            outcome(&plan, &facts).due.value().clone()
        };
        prop_assert_eq!(due(sales), -due(-sales));
    }

    /// A deal that was wholly taken back leaves exactly nothing, however it was shared and in how many parts.
    #[test]
    fn reversals_leave_nothing(amount in 1_i64..1_000_000, people in 1_usize..6, parts in prop::collection::vec(1_i64..100, 1..4)) {
        let plan = json!({"id": "p", "currency": "CNY", "period": "month", "measures": [{"id": "sales"}],
            "crediting": {"rules": [{"id": "r", "measure": "sales"}]},
            "components": [{"id": "c", "on": "sales", "pay": {"rate": {"rate": "100%"}}}]});
        let members: Vec<Value> = (0..people).map(|person| json!({"person": format!("p{person}")})).collect();
        let mut transactions = vec![json!({"id": "d", "date": "2026-07-01", "amount": cents(amount), "participants": members})];
        let mut left = amount;
        for (index, part) in parts.iter().enumerate() {
            let taken = if index + 1 == parts.len() { left } else { left * part / 100 };
            left -= taken;
            transactions.push(json!({"id": format!("r{index}"), "date": "2026-07-02", "amount": cents(-taken), "reverses": "d"}));
        }
        for person in 0..people {
            let facts = json!({"person": format!("p{person}"), "period": "2026-07", "transactions": transactions});
            let outcome = outcome(&plan, &facts);
            prop_assert!(outcome.lines[0].paid.value().is_zero());
        }
    }

    /// A reversal that came too late takes nothing back: all is as if it were not there, in whatever order things stand.
    #[test]
    fn late_reversals_take_nothing_back(plan in plan(), facts in facts(), limit in 0_u32..30, salt in any::<prop::sample::Index>()) {
        let mut limited = plan.clone();
        limited["ledger"]["clawback_days"] = json!(limit);
        let day = |one: &Value| one["date"].as_str().unwrap().parse::<chrono::NaiveDate>().unwrap();
        let all = facts["transactions"].as_array().unwrap().clone();
        let is_late = |one: &&Value| {
            let deal = all.iter().find(|deal| one["reverses"] == deal["id"]);
            deal.is_some_and(|deal| (day(one) - day(deal)).num_days() > i64::from(limit))
        };
        let mut without = facts.clone();
        without["transactions"] = all.iter().filter(|one| !is_late(one)).cloned().collect();
        let mut turned = facts.clone();
        if !all.is_empty() {
            turned["transactions"].as_array_mut().unwrap().rotate_left(salt.index(all.len()));
        }
        let lines = |outcome: PayOutcome| (outcome.lines, outcome.due, outcome.carried);
        let expected = lines(outcome(&plan, &without));
        prop_assert_eq!(&lines(outcome(&limited, &facts)), &expected);
        prop_assert_eq!(&lines(outcome(&limited, &turned)), &expected);
    }

    /// Deals that several people share are credited whole, to the cent.
    #[test]
    fn credits_sum_to_the_deal(amount in -1_000_000_i64..1_000_000, weights in prop::collection::vec(1_u32..9, 1..6)) {
        let plan = json!({"id": "p", "currency": "CNY", "period": "month", "measures": [{"id": "sales"}],
            "crediting": {"rules": [{"id": "r", "measure": "sales"}]}, "ledger": {"negative": "due"},
            "components": [{"id": "c", "on": "sales", "pay": {"rate": {"rate": "100%"}}}]});
        let members: Vec<Value> = weights.iter().enumerate()
            .map(|(person, weight)| json!({"person": format!("p{person}"), "share": weight})).collect();
        let mut total = Number::ZERO;
        for person in 0..weights.len() {
            let facts = json!({"person": format!("p{person}"), "period": "2026-07",
                "transactions": [{"id": "d", "date": "2026-07-01", "amount": cents(amount), "participants": members}]});
            total += outcome(&plan, &facts).due.value();
        }
        prop_assert_eq!(total, number(&json!(cents(amount))));
    }

    /// Canonical JSON is a fixed point.
    #[test]
    fn reload_is_identity(plan in plan(), facts in facts()) {
        let once = assert_canonical(&plan.to_string());
        let (one, two) = (evaluate_json(&plan.to_string(), &facts.to_string()), evaluate_json(&once, &facts.to_string()));
        prop_assert_eq!(one.ok(), two.ok());
    }

    /// Plans and facts with anything anywhere give an outcome or problems.
    #[test]
    fn bad_input_never_panics(plan in plan(), facts in facts(), cuts in prop::collection::vec((0.0_f64..1.0, 0_usize..8), 1..4)) {
        const ODD: [&str; 8] = ["null", "-1", "\"-9999999999999999999999999999\"", "[]", "{}", "\"2026-07\"", "0", "true"];
        let mangle = |text: String, salt: usize| {
            let mut text = text;
            for (at, kind) in &cuts {
                let values: Vec<usize> = text.char_indices().filter(|(_, c)| *c == ':').map(|(index, _)| index).collect();
                let Some(start) = values.get((values.len() as f64 * at) as usize).copied() else { continue };
                let end = text[start..].find([',', '}', ']']).map_or(text.len(), |offset| start + offset);
                text.replace_range(start + 1..end, ODD[(kind + salt) % ODD.len()]);
            }
            text
        };
        let (bad_plan, bad_facts) = (mangle(plan.to_string(), 0), mangle(facts.to_string(), 3));
        let _ = evaluate_json(&bad_plan, &facts.to_string());
        let _ = evaluate_json(&plan.to_string(), &bad_facts);
        let _ = lint_json(&bad_plan, quotakit::error::Language::ZhHant);
    }
}
