//! The laws of pools, deductions and picked rules.
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
    payout::{PayOutcome, PayPlan},
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn evaluated(plan: &Value, facts: &Value) -> PayOutcome {
    let plan = PayPlan::from_json(&plan.to_string()).unwrap();
    plan.evaluate(&PayPlan::facts_from_json(&facts.to_string()).unwrap()).unwrap()
}

fn plan(components: &Value, more: &Value) -> Value {
    let mut plan = json!({"id": "p", "currency": "USD", "period": "month", "measures": [{"id": "sales"}]});
    plan["components"] = components.clone();
    for (name, value) in more.as_object().unwrap() {
        plan[name] = value.clone();
    }
    plan
}

fn amount(text: &str) -> Decimal {
    text.parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whoever asks, and however long they were there: the parts of a pool sum to the pool.
    #[test]
    fn pool_parts_sum_to_the_pool(
        cents in 0_i64..1_000_000, from in 1_u32..28, hours in prop::collection::vec(0_u32..200, 1..5), by in 0_usize..2,
    ) {
        let fund = format!("{}.{:02}", cents / 100, cents % 100);
        let by = ["hours", "equal"][by];
        let pool = json!([{"id": "c", "pay": {"pool": {"fund": {"fixed": {"amount": fund}}, "by": by}}}]);
        let mut team: Vec<Value> =
            hours.iter().enumerate().map(|(i, h)| json!({"person": format!("x{i}"), "hours": h})).collect();
        team.push(json!({"person": "y", "hours": 1}));
        let part = |index: usize, member: &Value| {
            // Every second one came in the middle of the month.
            let start = format!("2026-07-{:02}", if index.is_multiple_of(2) { 1 } else { from });
            let facts = json!({"person": member["person"], "period": "2026-07", "team": team,
                "active": [{"start": start, "end": "2026-08-01"}]});
            amount(&evaluated(&plan(&pool, &json!({})), &facts).entitled.to_string())
        };
        let sum: Decimal = team.iter().enumerate().map(|(index, member)| part(index, member)).sum();
        prop_assert_eq!(sum, amount(&fund));
    }

    /// Deductions leave the largest of their floors, or whatever was less than it before them.
    #[test]
    fn penalties_leave_their_floor(
        pay in 0_u32..1_000, taken in prop::collection::vec((1_u32..900, 0_u32..600), 1..4),
        factor in 0_u32..200, gate in 0_u32..=100, from in 1_u32..28,
    ) {
        let mut components = vec![json!({"id": "c", "pay": {"fixed": {"amount": pay}}})];
        for (index, (amount, floor)) in taken.iter().enumerate() {
            components.push(json!({"id": format!("d{index}"),
                "pay": {"penalty": {"amount": amount, "when": {"score_below": "60"}, "floor": floor}}}));
        }
        let more = json!({
            "multipliers": [{"id": "m", "on": "score", "acts_on": "pay", "applies_to": ["c"],
                "points": [["0", format!("{factor}%")], ["100", format!("{factor}%")]]}],
            "gates": [{"id": "g", "when": {"score_below": "60"}, "limit_to": format!("{gate}%"), "applies_to": ["c"]}],
        });
        let active = json!([{"start": format!("2026-07-{from:02}"), "end": "2026-08-01"}]);
        let facts = json!({"person": "wang", "period": "2026-07", "score": "50", "active": active});
        let outcome = evaluated(&plan(&json!(components), &more), &facts);
        let before = amount(&outcome.lines[0].paid.to_string());
        let share = Decimal::from(32 - from) / Decimal::from(31);
        let floor = taken.iter().map(|(_, floor)| Decimal::from(*floor) * share).min().unwrap();
        let after = amount(&outcome.entitled.to_string());
        prop_assert!(after >= floor.min(before) - amount("0.000001"), "{after} of {before}, floor {floor}");
        prop_assert!(after <= before);
    }

    /// A rule that gives the person nothing of a deal hides none that does.
    #[test]
    fn rules_for_others_hide_none(pick in 0_usize..2, ours in 1_u32..5_000, theirs in 1_u32..5_000) {
        let pick = ["first_match", "most_specific"][pick];
        let components = json!([{"id": "c", "on": "sales", "pay": {"rate": {"rate": "1%"}}}]);
        let rules = json!([{"id": "team", "measure": "sales", "kind": "rollup", "roles": ["ae"]}, {"id": "own", "measure": "sales"}]);
        let transactions = json!([
            {"id": "a", "date": "2026-07-02", "amount": ours, "participants": [{"person": "wang", "role": "ae"}]},
            {"id": "b", "date": "2026-07-03", "amount": theirs, "participants": [{"person": "x", "role": "ae"}]},
        ]);
        let facts = json!({"person": "wang", "period": "2026-07", "transactions": transactions,
            "reporting": [{"person": "x", "manager": "wang"}]});
        let outcome = evaluated(&plan(&components, &json!({"crediting": {"pick": pick, "rules": rules}})), &facts);
        prop_assert_eq!(amount(&outcome.entitled.to_string()), Decimal::from(ours + theirs) / Decimal::from(100));
    }
}
