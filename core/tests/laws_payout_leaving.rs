//! The laws of holdbacks that are released deal by deal, and of people who leave.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong; amounts are in cents"
)]

mod common;

use common::assert_recomputes;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    payout::{LineKind, PayOutcome, PayPlan},
};
use serde_json::{Value, json};

/// Cents as documents write amounts.
fn money(cents: i128) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

/// A quotient in whole cents, half away from zero.
fn rounded(numerator: i128, denominator: i128) -> i128 {
    let half = (2 * numerator.abs() + denominator).div_euclid(2 * denominator);
    numerator.signum() * half
}

fn cents(amount: &quotakit::money::Amount) -> i128 {
    amount.to_string().replace('.', "").parse().expect("cents")
}

fn line(outcome: &PayOutcome, kind: LineKind) -> i128 {
    outcome.lines.iter().filter(|line| line.kind == kind).map(|line| cents(&line.paid)).sum()
}

/// A deal: its amount in cents, and what came in of it, by day of August.
#[derive(Clone, Debug)]
struct Deal {
    amount: i128,
    receipts: Vec<(u32, i128)>,
}

fn deal() -> impl Strategy<Value = Deal> {
    let receipt = (1_u32..31, prop_oneof![1_i128..400_000, -100_000_i128..0]);
    (10_000_i128..500_000, prop::collection::vec(receipt, 0..5))
        .prop_map(|(amount, receipts)| Deal { amount, receipts })
}

fn receipts(deal: &Deal) -> Vec<Value> {
    deal.receipts
        .iter()
        .map(|(day, cents)| json!({"date": format!("2026-08-{day:02}"), "amount": money(*cents)}))
        .collect()
}

fn asked(plan: &Value, deals: &[Value], day: u32) -> PayOutcome {
    let plan = PayPlan::from_json(&plan.to_string()).expect("a plan");
    let facts = json!({"person": "wang", "period": "2026-07", "as_of": format!("2026-08-{day:02}"), "transactions": deals, "trace": true});
    let outcome = plan.evaluate(&PayPlan::facts_from_json(&facts.to_string()).expect("facts")).expect("an outcome");
    assert_recomputes(&outcome.whole_trace());
    outcome
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Each deal is released by its own receipts and by no other's: against a tally in whole cents, in any order of the
    /// receipts, and from day to day no more than what then came in.
    #[test]
    fn a_deal_is_released_by_its_own_receipts(deals in prop::collection::vec(deal(), 1..5), held in 1_i128..=100) {
        let plan = json!({"id": "p", "currency": "USD", "period": "month", "measures": [{"id": "sales"}],
            "crediting": {"rules": [{"id": "own", "measure": "sales"}]},
            "components": [{"id": "commission", "on": "sales", "pay": {"rate": {"rate": "7%"}}}],
            "holdback": {"by": "deal", "release": [{"share": format!("{}%", 100 - held), "on": "booking"},
                {"share": format!("{held}%"), "on": "collection"}]}});
        // Amounts of whole hundreds pay whole cents, so that the parts of the line are known without its rounding.
        let given = |is_turned: bool| -> Vec<Value> {
            let one = |(index, deal): (usize, &Deal)| {
                let mut receipts = receipts(deal);
                if is_turned {
                    receipts.reverse();
                }
                json!({"id": format!("d{index}"), "date": "2026-07-10", "amount": money(deal.amount * 100), "collected": {"due": money(deal.amount), "receipts": receipts}})
            };
            let mut given: Vec<Value> = deals.iter().enumerate().map(one).collect();
            if is_turned {
                given.reverse();
            }
            given
        };
        for day in [1, 9, 17, 31] {
            let outcome = asked(&plan, &given(false), day);
            let (mut kept, mut freed) = (0, 0);
            for deal in &deals {
                let pays = deal.amount * 7;
                let came: i128 = deal.receipts.iter().filter(|(at, _)| *at <= day).map(|(_, cents)| cents).sum();
                let came = came.clamp(0, deal.amount);
                let at_once = rounded(pays * (100 - held), 100);
                kept += pays - at_once;
                freed += rounded(pays * ((100 - held) * deal.amount + held * came), 100 * deal.amount) - at_once;
            }
            prop_assert_eq!(-line(&outcome, LineKind::Holdback), kept);
            prop_assert_eq!(line(&outcome, LineKind::Release), freed);
            let turned = asked(&plan, &given(true), day);
            prop_assert_eq!(&turned.lines, &outcome.lines);
        }
    }
}
