//! The law of the next deal: what is told of it is what evaluating the facts with the deal among them gives.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use proptest::{prelude::*, test_runner::TestRunner};
use quotakit::{
    LifeCycle,
    money::Amount,
    number::Number,
    payout::{
        PayFacts, PayOutcome, PayPlan,
        questions::{Answer, Question},
    },
    trace::{Step, Value as Traced},
};
use serde_json::{Value, json};
use std::{cell::Cell, collections::BTreeMap, sync::Arc};

fn word(words: &[&'static str]) -> impl Strategy<Value = &'static str> + use<> {
    prop::sample::select(words.to_vec())
}

fn rule(measure: &'static str) -> impl Strategy<Value = Value> {
    let test = (0_usize..5, 0_u32..900).prop_map(|(kind, bound)| match kind {
        0 => json!({"equals": {"attribute": "product", "value": "cloud"}}),
        1 => json!({"between": {"from": bound}}),
        2 => json!({"not": {"in": {"attribute": "product", "values": ["paper", "ink"]}}}),
        _ => Value::Null,
    });
    let of = word(&["amount", "amount", "quantity", "count"]);
    let parts = (test, of, word(&["revenue", "overlay"]), word(&["date", "date", "booked", "paid"]));
    (parts, 1_u32..25, prop::option::of(50_u32..600), any::<bool>()).prop_map(
        move |((when, of, kind, by), factor, cap, is_for_role)| {
            let roles = if is_for_role { json!(["owner"]) } else { json!([]) };
            json!({"measure": measure, "when": when, "of": of, "kind": kind, "by": by, "roles": roles,
                "factor": format!("{}.{}", factor / 10, factor % 10), "cap_per_deal": cap})
        },
    )
}

fn plan() -> impl Strategy<Value = Value> {
    let rules = prop::collection::vec(prop_oneof![rule("sales"), rule("margin")], 1..4);
    let pick = word(&["all_matches", "first_match", "most_specific"]);
    let limits = (prop::option::of(0_u32..200), prop::option::of(0_u32..60), word(&["period", "each"]));
    (rules, pick, limits, 1_u32..800, word(&["marginal", "whole", "retroactive"])).prop_map(
        |(rules, pick, (cap, floor, accumulate), bound, mode)| {
            let named = rules.into_iter().enumerate().map(|(index, mut rule)| {
                rule["id"] = json!(format!("r{index}"));
                rule
            });
            let rules: Vec<Value> = named.collect();
            let on = rules[0]["measure"].clone();
            let steps = json!([{"from": "0", "rate": "7.5%"}, {"from": bound.to_string(), "rate": "12.25%"}]);
            json!({"id": "p", "currency": "CNY", "period": "month", "measures": [{"id": "sales"}, {"id": "margin"}],
                "crediting": {"pick": pick, "rules": rules}, "cap": cap, "floor": floor,
                "components": [
                    {"id": "tiers", "on": on, "accumulate": accumulate, "pay": {"tiers": {"mode": mode, "steps": steps}}},
                    {"id": "prize", "on": on, "pay": {"bonus": {"amount": "50", "when": {"measure_at_least": {"measure": on, "value": bound.to_string()}}}}},
                    {"id": "base", "pay": {"fixed": {"amount": "10"}}}]})
        },
    )
}

fn deal() -> impl Strategy<Value = Value> {
    let share = (word(&["alone", "alone", "mine", "others"]), 0_u32..=100, word(&["owner", "engineer"]));
    let amount = (1_i64..120_000, 1_u32..20, prop::option::of(1_u32..=40));
    (amount, share, word(&["cloud", "paper", "services"]), 1_u32..=31).prop_map(
        |((amount, quantity, paid), (whose, share, role), product, day)| {
            let person = |name: &str, share: u32| json!({"person": name, "role": role, "share": format!("{share}%")});
            let participants = match whose {
                "alone" => json!([]),
                "mine" => json!([person("me", share), person("you", 100 - share)]),
                _ => json!([person("you", 100)]),
            };
            let paid = paid.map(|paid| if paid <= 31 { format!("2026-07-{paid:02}") } else { "2026-08-05".to_owned() });
            json!({"date": format!("2026-07-{day:02}"), "amount": format!("{}.{:02}", amount / 100, amount % 100),
                "quantity": quantity, "attributes": {"product": product}, "participants": participants,
                "dates": {"booked": format!("2026-07-{day:02}"), "paid": paid}})
        },
    )
}

/// What the transactions credit to a measure, as the trace of an outcome has it; nothing where no line reads it.
fn credited(outcome: &PayOutcome, measure: &str) -> Option<Number> {
    fn find(step: &Arc<Step>, measure: &str) -> Option<Number> {
        match &step.value {
            Traced::Number(number) if step.label.key == "actual" && step.about.as_deref() == Some(measure) => {
                Some(number.clone())
            }
            _ => step.of.iter().find_map(|below| find(below, measure)),
        }
    }
    find(&outcome.whole_trace(), measure)
}

fn lines(outcome: &PayOutcome) -> BTreeMap<String, Amount> {
    let lines = outcome.lines.iter().filter(|line| line.kind.is_entitled());
    lines.map(|line| (line.component.clone(), line.paid.clone())).collect()
}

/// Before is the outcome of the facts, after that of the facts with the deal among them, wherever it stands there; the
/// lines are those that differ, and add up to what the deal pays; the credit is what the measure has more.
#[test]
fn next_deal_agrees_with_evaluate() {
    let points = Cell::new(0);
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 700,
        failure_persistence: None,
        max_shrink_iters: 60,
        ..ProptestConfig::default()
    });
    let deals = prop::collection::vec(deal(), 1..5);
    let result = runner.run(&(plan(), deals), |(plan, deals)| {
        let loaded = PayPlan::from_json(&plan.to_string()).unwrap_or_else(|problems| panic!("{problems}: {plan}"));
        let deals: Vec<Value> = deals
            .into_iter()
            .enumerate()
            .map(|(index, mut deal)| {
                deal["id"] = json!(format!("d{index}"));
                deal
            })
            .collect();
        let facts = |transactions: &[Value]| json!({"person": "me", "period": "2026-07", "transactions": transactions});
        let evaluated = |transactions: &[Value]| {
            let facts: PayFacts = PayPlan::facts_from_json(&facts(transactions).to_string()).expect("legal facts");
            loaded.evaluate(&facts).unwrap_or_else(|problems| panic!("{problems}\n{plan}"))
        };
        let with = evaluated(&deals);
        for index in 0..deals.len() {
            let mut others = deals.clone();
            let deal = others.remove(index);
            let without = evaluated(&others);
            let question = json!({"next_deal": {"facts": facts(&others), "deal": deal}});
            let question: Question = serde_json::from_value(question).expect("a question");
            let Ok(Answer::NextDeal(told)) = loaded.answer(&question) else { panic!("no answer: {plan}") };
            assert_eq!((&told.before, &told.after), (&without.entitled, &with.entitled));
            assert_eq!(*told.pays.value(), with.entitled.value() - without.entitled.value());
            let (before, after) = (lines(&without), lines(&with));
            let changed = told.lines.expect("a deal was given");
            assert_eq!(changed.iter().map(|line| line.pays.value()).sum::<Number>(), *told.pays.value());
            let nothing = Amount::new(&Number::ZERO, 2);
            for name in before.keys().chain(after.keys()) {
                let (was, is) = (before.get(name).unwrap_or(&nothing), after.get(name).unwrap_or(&nothing));
                let line = changed.iter().find(|line| line.component == *name);
                assert_eq!(line.map(|line| (&line.before, &line.after)), (was != is).then_some((was, is)), "{name}");
            }
            let credits = told.credits.expect("a deal was given");
            for measure in ["sales", "margin"] {
                let (Some(was), Some(is)) = (credited(&without, measure), credited(&with, measure)) else { continue };
                let credit = credits.iter().find(|credit| credit.measure == measure);
                assert_eq!(
                    credit.map_or(Number::ZERO, |credit| credit.credit.clone()),
                    &is - &was,
                    "{measure}\n{plan}"
                );
                assert_eq!(credit.map(|credit| (&credit.before, &credit.after)), (was != is).then_some((&was, &is)));
            }
            points.set(points.get() + 3 + before.len());
        }
        Ok(())
    });
    result.unwrap_or_else(|fault| panic!("{fault}"));
    println!("next_deal_agrees_with_evaluate: {} points", points.get());
    assert!(points.get() >= 2_000, "{} points", points.get());
}
