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
    life::{Outcome, outcome_json},
    number::Number,
    payout::{PayBook, PayOutcome, PayPlan},
    rounding::Rounding,
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

    /// A deal in another currency is converted once: what its people have adds up to it, and when it was taken back
    /// wholly, in whatever parts, everybody has nothing of it.
    #[test]
    fn converted_parts_sum_to_the_whole(
        amount in -900_000_i64..900_000, rate in 1_u32..200_000, cuts in prop::collection::vec(0_i64..=100, 1..4),
        people in 1_usize..5, is_wholly in any::<bool>(), currency in prop::sample::select(vec!["EUR", "JPY", "KWD"]),
        is_own in any::<bool>(),
    ) {
        let plan = json!({"id": "p", "currency": "CNY", "period": "month", "measures": [{"id": "sales"}],
            "crediting": {"rules": [{"id": "r", "measure": "sales"}]}, "ledger": {"negative": "due"},
            "components": [{"id": "c", "on": "sales", "pay": {"rate": {"rate": "1"}}}]});
        let mills = |value: i64| format!("{}{}.{:03}", if value < 0 { "-" } else { "" }, value.abs() / 1000, value.abs() % 1000);
        let names: Vec<String> = (0..people).map(|index| format!("p{index}")).collect();
        let participants: Vec<Value> = names.iter().map(|person| json!({"person": person})).collect();
        let rate = format!("{}.{:04}", rate / 10_000, rate % 10_000);
        let mut deal = json!({"id": "d", "date": "2026-07-10", "amount": mills(amount), "currency": currency, "participants": participants});
        if is_own { deal["rate"] = json!(rate); }
        let mut transactions = vec![deal];
        let mut left = amount;
        for (index, cut) in cuts.iter().enumerate() {
            let taken = if is_wholly && index + 1 == cuts.len() { left } else { left * cut / 100 };
            left -= taken;
            transactions.push(json!({"id": format!("r{index}"), "date": "2026-07-20", "reverses": "d", "amount": mills(-taken)}));
        }
        let rates = json!([{"from": currency, "to": "CNY", "rate": rate, "end": "2026-07-11"},
            {"from": currency, "to": "CNY", "rate": "99", "start": "2026-07-11"}]);
        let mut total = Number::ZERO;
        for person in &names {
            let facts = json!({"person": person, "period": "2026-07", "transactions": transactions, "rates": rates, "trace": true});
            let outcome = outcome(&plan, &facts);
            assert_recomputes(&outcome.trace().expect("a trace"));
            if left == 0 {
                prop_assert!(outcome.due.value().is_zero());
            }
            total += outcome.due.value();
        }
        let whole = mills(left).parse::<Number>().expect("an amount") * rate.parse::<Number>().expect("a rate");
        prop_assert_eq!(total, whole.rounded(Rounding::half_up(2)));
    }

    /// What a book pays is what the version in force pays alone, on the days of the assignment, to the same bytes.
    #[test]
    fn a_statement_replays_from_its_version_alone(
        change in 2_u32..=12, month in 1_u32..=12, joined in 1_u32..=31, left in prop::option::of(1_u32..=31),
        active in prop::option::of((1_u32..=31, 1_u32..=31)), sales in 0_u32..90_000, is_reversed in any::<bool>(),
    ) {
        let version = |rate: &str, start: &str, end: &str| {
            let mut plan = attainment_plan("month");
            plan["components"][0]["pay"]["tiers"]["steps"][0]["rate"] = json!(rate);
            plan["effective"] = json!({"start": start, "end": end});
            plan
        };
        let mut versions = vec![version("1%", "2026-01-01", &first(change)), version("2%", &first(change), "2027-01-01")];
        let date = |day: u32| format!("2026-{month:02}-{:02}", day.min(28));
        let end = left.map(|left| date(joined.max(left) + 1)).filter(|end| *end > date(joined));
        if is_reversed { versions.reverse(); }
        let book = json!({"id": "b", "plans": versions, "assignments": [
            {"person": "me", "plan": "p", "start": date(joined), "end": end}, {"person": "you", "plan": "p", "start": "2026-01-01"}]});
        let book = PayBook::from_json(&book.to_string()).expect("the books are legal");
        let mut facts = json!({"person": "me", "period": format!("2026-{month:02}"), "target_incentive": 4_100, "base_salary": 6_200,
            "measures": {"sales": {"actual": sales, "quota": 50_000}}, "trace": true});
        if let Some((from, to)) = active {
            facts["active"] = json!([{"start": date(from.min(to)), "end": format!("2026-{month:02}-28")}]);
            prop_assume!(from.min(to) < 28);
        }
        let facts = PayBook::facts_from_json(&facts.to_string()).expect("the facts are legal");
        let assigned = book.assigned(&facts).expect("one plan is in force");
        let version = PayPlan::from_json(&assigned.plan.to_json()).expect("a version stands alone");
        let own = version.evaluate(&assigned.facts);
        match (book.evaluate(&facts), own) {
            (Ok(outcome), Ok(own)) => {
                prop_assert_eq!(outcome_json(&outcome, true), outcome_json(&own, true));
                prop_assert_eq!(&outcome.plan_hash, &version.hash());
                assert_recomputes(&outcome.trace().expect("a trace"));
            }
            // Nobody can attain a quota of no days.
            (outcome, own) => prop_assert_eq!(outcome.map(|_| ()), own.map(|_| ())),
        }
        let text = book.to_json();
        prop_assert_eq!(PayBook::from_json(&text).expect("canonical").to_json(), text);
    }

    /// Over a year in which the shape changes, `reprice` pays in all what the last shape gives for the year, and `keep` what
    /// the first shape gave up to the change and what the last one adds from there.
    #[test]
    fn revisions_reprice_or_keep_the_window(
        sales in prop::collection::vec(-3_000_i64..9_000, 12), change in 2_usize..=12, first_rate in 1_u32..99, rates in (1_u32..99, 1_u32..99),
        bound in 1_000_u32..40_000, mode in prop::sample::select(vec!["marginal", "retroactive"]), keeps in any::<bool>(),
    ) {
        let old = json!({"tiers": {"mode": mode, "steps": [{"from": 0, "rate": format!("{first_rate}%")}]}});
        let new = json!({"tiers": {"mode": mode, "steps": [
            {"from": 0, "rate": format!("{}%", rates.0)}, {"from": bound, "rate": format!("{}%", rates.1), "fixed": 50}]}});
        let plan = |period: &str, accumulate: &str, pay: &Value| json!({"id": "p", "currency": "CNY", "period": period,
            "measures": [{"id": "sales"}], "ledger": {"negative": "due"},
            "components": [{"id": "c", "on": "sales", "accumulate": accumulate, "pay": pay}]});
        let of_year = |pay: &Value, sales: i64| outcome(&plan("year", "period", pay),
            &json!({"person": "me", "period": "2026", "measures": {"sales": {"actual": sales}}})).due.value().clone();
        let mut revised = plan("month", "ytd", &old);
        let month = u32::try_from(change).expect("a month");
        revised["components"][0]["revisions"] = json!([{"from": first(month), "pay": new}]);
        revised["components"][0]["on_revision"] = json!(if keeps { "keep" } else { "reprice" });
        let (mut paid, mut prior) = (Number::ZERO, 0);
        for (index, sales) in sales.iter().enumerate() {
            let facts = json!({"person": "me", "period": format!("2026-{:02}", index + 1), "trace": true,
                "measures": {"sales": {"actual": sales, "prior": {"ytd": prior}}}});
            let outcome = outcome(&revised, &facts);
            assert_recomputes(&outcome.trace().expect("a trace"));
            paid += outcome.due.value();
            prior += sales;
        }
        let until: i64 = sales.iter().take(change - 1).sum();
        let whole = of_year(&new, prior);
        let expected = if keeps { of_year(&old, until) + whole - of_year(&new, until) } else { whole };
        prop_assert_eq!(paid, expected);
    }
}
