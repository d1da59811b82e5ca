//! The laws of what changes with the days: quotas within a period, seasons, rates of exchange, versions of plans.
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

use common::assert_recomputes;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    life::Outcome,
    payout::{PayOutcome, PayPlan},
};
use serde_json::{Value, json};

fn outcome(plan: &Value, facts: &Value) -> PayOutcome {
    let plan = PayPlan::from_json(&plan.to_string()).expect("the plans are legal");
    let facts = PayPlan::facts_from_json(&facts.to_string()).expect("the facts are legal");
    plan.evaluate(&facts).expect("nothing is wrong with the facts")
}

/// The first day of a month, or of the one after the year.
fn first(month: u32) -> String {
    if month > 12 { "2027-01-01".to_owned() } else { format!("2026-{month:02}-01") }
}

fn day(day: u32) -> String {
    if day > 31 { "2026-08-01".to_owned() } else { format!("2026-07-{day:02}") }
}

/// A plan of tiers and a curve on attainment, with fixed amounts.
fn attainment_plan(period: &str) -> Value {
    json!({"id": "p", "currency": "CNY", "period": period, "measures": [{"id": "sales"}], "components": [
        {"id": "tiers", "on": "sales", "pay": {"tiers": {"axis": "attainment", "mode": "marginal", "steps": [
            {"from": "0", "rate": "1%"}, {"from": "80%", "rate": "3%", "fixed": "100"}, {"from": "110%", "rate": "5%"}]}}},
        {"id": "curve", "on": "sales", "pay": {"curve": {"axis": "attainment", "of": "target_incentive",
            "points": [["50%", "0"], ["100%", "100%"]], "above": "extend"}}},
        {"id": "salary", "pay": {"rate": {"rate": "7%", "of": "base_salary"}}}]})
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// A value that is written in parts, all the same, is that value; in whatever order, with whatever days active.
    #[test]
    fn parts_of_one_value_are_the_value(
        cuts in prop::collection::btree_set(2_u32..=31, 0..5), quota in 1_u32..90_000, sales in 0_u32..90_000,
        active in 1_u32..=31, is_scaled in any::<bool>(), seed in any::<bool>(),
    ) {
        let mut plan = attainment_plan("month");
        plan["proration"] = json!({"quotas": is_scaled, "target_incentive": !is_scaled});
        let one = json!({"person": "me", "period": "2026-07", "active": [{"start": day(1), "end": day(active + 1)}],
            "measures": {"sales": {"actual": sales, "quota": quota}}, "target_incentive": 4_100, "base_salary": 6_200});
        let mut bounds: Vec<Option<String>> = vec![None];
        bounds.extend(cuts.iter().map(|cut| Some(day(*cut))));
        bounds.push(None);
        let parts = |value: u32| {
            let mut parts: Vec<Value> =
                bounds.windows(2).map(|pair| json!({"start": pair[0], "end": pair[1], "value": value})).collect();
            if seed { parts.reverse(); }
            parts
        };
        let many = json!({"person": "me", "period": "2026-07", "active": one["active"], "trace": true,
            "measures": {"sales": {"actual": sales, "quotas": parts(quota)}},
            "target_incentives": parts(4_100), "base_salaries": parts(6_200)});
        let (one, many) = (outcome(&plan, &one), outcome(&plan, &many));
        prop_assert_eq!(&one.lines, &many.lines);
        assert_recomputes(&many.trace().expect("a trace"));
    }

    /// Months that weigh as many days as they have weigh as days do.
    #[test]
    fn days_as_weights_are_days(from in 1_u32..=12, to in 1_u32..=12, scale in 1_u32..9, sales in 0_u32..90_000) {
        let (start, end) = (first(from.min(to)), first(from.max(to) + 1));
        let by_days = attainment_plan("year");
        let mut by_season = by_days.clone();
        let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map(|days| days * scale);
        by_season["proration"] = json!({"seasonality": days});
        let facts = json!({"person": "me", "period": "2026", "active": [{"start": start, "end": end}], "trace": true,
            "measures": {"sales": {"actual": sales, "quota": 50_000}}, "target_incentive": 4_100, "base_salary": 6_200});
        let (by_days, by_season) = (outcome(&by_days, &facts), outcome(&by_season, &facts));
        prop_assert_eq!(&by_days.lines, &by_season.lines);
        assert_recomputes(&by_season.trace().expect("a trace"));
    }
}
