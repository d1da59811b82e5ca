//! Laws of crediting: who has which part of a deal, whatever rules there are.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use proptest::prelude::*;
use quotakit::{LifeCycle, number::Number, payout::PayPlan};
use serde_json::{Value, json};

const ROLES: [&str; 4] = ["ae", "csm", "bdr", "se"];

/// A participant: the person, the role, the weight.
type Part = (usize, usize, i64);

fn due(plan: &Value, facts: &Value) -> Number {
    let plan = PayPlan::from_json(&plan.to_string()).unwrap();
    let outcome = plan.evaluate(&PayPlan::facts_from_json(&facts.to_string()).unwrap());
    outcome.unwrap_or_else(|problems| panic!("{problems:?} {facts}")).due.value().clone()
}

/// Rules for the roles: disjoint where all that match count, of any roles otherwise; a rule without roles means all.
fn rules(pick: usize, masks: &[u8], factor: i64) -> Vec<Value> {
    let mut left: u8 = 0b1111;
    let mut rules = Vec::new();
    for (index, mask) in masks.iter().enumerate() {
        let mask = if pick == 0 { mask & left } else { *mask };
        if mask == 0 {
            continue;
        }
        left &= !mask;
        let roles: Vec<&str> = (0..4).filter(|role| mask & (1 << role) != 0).map(|role| ROLES[role]).collect();
        rules
            .push(json!({"id": format!("r{index}"), "measure": "sales", "roles": roles, "factor": factor.to_string()}));
        rules.push(json!({"id": format!("n{index}"), "measure": "deals", "of": "count", "roles": roles,
            "factor": factor.to_string()}));
    }
    rules.push(json!({"id": "over", "measure": "support", "kind": "overlay"}));
    rules
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// What revenue rules credit of a deal to a measure is the whole of it, over all people: money to the cent, and
    /// deals that are counted exactly.
    #[test]
    fn revenue_rules_credit_the_whole_deal(
        amount in -1_000_000_i64..1_000_000, factor in 1_i64..4, pick in 0_usize..3,
        masks in prop::collection::vec(1_u8..16, 1..5),
        parts in prop::collection::vec((0_usize..4, 0_usize..4, 0_i64..9), 1..7),
        are_shares in any::<bool>(), turn in any::<prop::sample::Index>(),
    ) {
        let rules = rules(pick, &masks, factor);
        let is_credited = |part: &Part| rules.iter().any(|rule|
            rule["measure"] == "sales" && rule["roles"].as_array().unwrap().contains(&json!(ROLES[part.1])));
        let total: i64 = parts.iter().filter(|part| is_credited(part)).map(|part| part.2).sum();
        prop_assume!(total > 0);
        // As percentages, the shares of those who are credited total 100 % where the last of them takes what is left; who
        // is not credited has any share.
        let last = parts.iter().rposition(is_credited).unwrap();
        let mut left = 1000;
        let mut members = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let mut share = part.2.to_string();
            if are_shares {
                let own = if index == last { left } else { 1000 * part.2 / (total * 2).max(1) };
                left -= if is_credited(part) { own } else { 0 };
                share = format!("{}.{}%", own / 10, own % 10);
            }
            members.push(json!({"person": format!("p{}", part.0), "role": ROLES[part.1], "share": share}));
        }
        let turn = turn.index(members.len());
        members.rotate_left(turn);
        let pick = ["all_matches", "first_match", "most_specific"][pick];
        let whole = if are_shares { 1000 } else { total };
        let plan = |on: &str, pay: Value| json!({"id": "p", "currency": "CNY", "period": "month",
            "measures": [{"id": "sales"}, {"id": "deals", "unit": {"count": {}}}, {"id": "support"}],
            "crediting": {"pick": pick, "rules": rules}, "ledger": {"negative": "due"},
            "components": [{"id": "c", "on": on, "pay": pay}]});
        let money = plan("sales", json!({"rate": {"rate": "100%"}}));
        let counted = plan("deals", json!({"per_unit": {"amount": whole.to_string()}}));
        let sign = if amount < 0 { "-" } else { "" };
        let text = format!("{sign}{}.{:02}", amount.abs() / 100, amount.abs() % 100);
        let text = if amount == 0 { "0".to_owned() } else { text };
        let (mut credited, mut deals) = (Number::ZERO, Number::ZERO);
        for person in 0..4 {
            let facts = json!({"person": format!("p{person}"), "period": "2026-07",
                "transactions": [{"id": "d", "date": "2026-07-01", "amount": text, "participants": members}]});
            credited += &due(&money, &facts);
            deals += &due(&counted, &facts);
        }
        let amount: Number = text.parse().unwrap();
        prop_assert_eq!(credited, &amount * &Number::from(factor));
        prop_assert_eq!(deals, Number::from(whole * factor));
    }
}
