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

/// A deal of somebody who leaves on July 15: its amount in cents, and the days of July and August on which it was booked,
/// credited and paid, counted from July 1.
#[derive(Clone, Debug)]
struct Own {
    amount: i128,
    booked: u32,
    credited: u32,
    paid: Option<u32>,
}

fn own() -> impl Strategy<Value = Own> {
    (100_i128..50_000, 1_u32..=31, 1_u32..=31, prop::option::of(1_u32..=62))
        .prop_map(|(amount, booked, credited, paid)| Own { amount: amount * 100, booked, credited, paid })
}

/// The day with a number, counted from July 1.
fn day(number: u32) -> String {
    if number <= 31 { format!("2026-07-{number:02}") } else { format!("2026-08-{:02}", number - 31) }
}

const LAST_DAY: u32 = 15;
const EARNS: [&str; 3] = ["last_day", "booking", "cash"];

/// What is paid to somebody who left: the outcome as of a day, with what was paid before.
fn leaver(deals: &[Own], terms: &Value, as_of: u32, paid_before: Option<&PayOutcome>) -> PayOutcome {
    paid_by(&json!({"rate": {"rate": "7%"}}), deals, terms, as_of, paid_before)
}

/// The same by a shape of pay.
fn paid_by(pay: &Value, deals: &[Own], terms: &Value, as_of: u32, paid_before: Option<&PayOutcome>) -> PayOutcome {
    let plan = json!({"id": "p", "currency": "USD", "period": "month", "measures": [{"id": "sales"}],
        "crediting": {"rules": [{"id": "own", "measure": "sales"}]}, "termination": {"terms": terms},
        "components": [{"id": "commission", "on": "sales", "pay": pay}], "proration": {"bounds": false}});
    let deal = |(index, deal): (usize, &Own)| {
        let mut dates = json!({"booked": day(deal.booked)});
        if let Some(paid) = deal.paid {
            dates["paid"] = json!(day(paid));
        }
        json!({"id": format!("d{index}"), "date": day(deal.credited), "amount": money(deal.amount), "dates": dates})
    };
    let mut facts = json!({"person": "wang", "period": "2026-07", "as_of": day(as_of), "trace": true,
        "terminated": {"last_day": day(LAST_DAY)}, "transactions": deals.iter().enumerate().map(deal).collect::<Vec<_>>()});
    if let Some(before) = paid_before {
        facts["paid_before"] = json!({"2026-07": before.booked});
    }
    let plan = PayPlan::from_json(&plan.to_string()).expect("a plan");
    let outcome = plan.evaluate(&PayPlan::facts_from_json(&facts.to_string()).expect("facts")).expect("an outcome");
    assert_recomputes(&outcome.whole_trace());
    outcome
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// What somebody who left is paid, what is forfeited and what waits is what a tally in whole cents says of the deals, one
    /// by one; and all three together are what the deals entitle to.
    #[test]
    fn a_leaver_gets_what_the_plan_declares(deals in prop::collection::vec(own(), 0..6), earns in 0_usize..3, tail in prop::option::of(0_u32..40), as_of in LAST_DAY..62) {
        let mut terms = json!({"earns": EARNS[earns]});
        if let Some(tail) = tail {
            terms["tail_days"] = json!(tail);
        }
        let outcome = leaver(&deals, &terms, as_of, None);
        let (mut paid, mut forfeited, mut waiting) = (0, 0, 0);
        let end = LAST_DAY + tail.unwrap_or(0);
        for deal in &deals {
            let pays = deal.amount / 100 * 7;
            let is_booked = deal.booked <= LAST_DAY;
            let place = match earns {
                0 if deal.credited <= end => &mut paid,
                1 if is_booked && (tail.is_none() || deal.credited <= end) => &mut paid,
                2 if is_booked && deal.paid.is_some_and(|day| day <= end && day <= as_of) => &mut paid,
                2 if is_booked && as_of <= end => &mut waiting,
                _ => &mut forfeited,
            };
            *place += pays;
        }
        prop_assert_eq!(cents(&outcome.due), paid);
        prop_assert_eq!(-line(&outcome, LineKind::Forfeited), forfeited);
        prop_assert_eq!(-line(&outcome, LineKind::Waiting), waiting);
        prop_assert_eq!(cents(&outcome.entitled), paid + forfeited + waiting);
    }

    /// Tiers are those of the deals that still earn: what is paid, what waits and what is forfeited is what a tally in whole cents
    /// says of the tiers on all deals, on those that may earn, and on those that do.
    #[test]
    fn tiers_of_leavers_are_those_of_what_earns(deals in prop::collection::vec(own(), 0..6), mode in 0_usize..3, earns in 0_usize..3, tail in 0_u32..40, as_of in LAST_DAY..62) {
        let modes = ["marginal", "whole", "retroactive"];
        let pay = json!({"tiers": {"mode": modes[mode], "steps": [{"from": "0", "rate": "4%"}, {"from": "40000", "rate": "6%"}]}});
        let outcome = paid_by(&pay, &deals, &json!({"earns": EARNS[earns], "tail_days": tail}), as_of, None);
        let end = LAST_DAY + tail;
        let (mut all, mut open, mut earning) = (0, 0, 0);
        for deal in &deals {
            let is_booked = deal.booked <= LAST_DAY;
            let is_earned = match earns {
                0 => deal.credited <= end,
                1 => is_booked && deal.credited <= end,
                _ => is_booked && deal.paid.is_some_and(|day| day <= end && day <= as_of),
            };
            all += deal.amount;
            open += if is_earned || (earns == 2 && is_booked && as_of <= end) { deal.amount } else { 0 };
            earning += if is_earned { deal.amount } else { 0 };
        }
        let tiers = |sold: i128| {
            let above = (sold - 4_000_000).max(0);
            let rate = if sold >= 4_000_000 { 6 } else { 4 };
            if mode == 0 { (sold * 4 + above * 2) / 100 } else { sold * rate / 100 }
        };
        prop_assert_eq!(cents(&outcome.due), tiers(earning));
        prop_assert_eq!(-line(&outcome, LineKind::Waiting), tiers(open) - tiers(earning));
        prop_assert_eq!(-line(&outcome, LineKind::Forfeited), tiers(all) - tiers(open));
    }

    /// What was forfeited on one day is never paid on a later one: run after run, no less is forfeited, and all runs together
    /// pay no more than what was left.
    #[test]
    fn forfeited_is_never_released(deals in prop::collection::vec(own(), 1..6), earns in 0_usize..3, tail in 0_u32..40, days in prop::collection::vec(LAST_DAY..62, 2..5)) {
        let terms = json!({"earns": EARNS[earns], "tail_days": tail});
        let (mut days, mut paid, mut forfeited) = (days, 0, 0);
        days.sort_unstable();
        let mut before: Option<PayOutcome> = None;
        for as_of in days {
            let outcome = leaver(&deals, &terms, as_of, before.as_ref());
            paid += cents(&outcome.due);
            let now = -line(&outcome, LineKind::Forfeited);
            prop_assert!(now >= forfeited, "{now} after {forfeited}");
            prop_assert!(paid <= cents(&outcome.entitled) - now);
            forfeited = now;
            before = Some(outcome);
        }
    }
}

/// What is known of July as of one run: the deals' pay in whole dollars, what is owed from draws, and whether it is known that
/// the person left.
type Known = (u32, u32, bool);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever was paid before it was known that somebody left, and however it gets known: nobody is paid while a balance is
    /// carried, what is owed from draws is never carried, run again nothing is due, and what was paid and is carried in all is
    /// what one run that knows it all pays.
    #[test]
    fn draws_of_leavers_are_due_once(runs in prop::collection::vec((0_u32..4000, 0_u32..3000, any::<bool>()), 1..5), last in (0_u32..4000, 0_u32..3000), carried_in in 0_u32..1500, is_forgiven in any::<bool>()) {
        let carried = if is_forgiven { "forgive" } else { "carry" };
        let plan = json!({"id": "p", "currency": "USD", "period": "month", "measures": [{"id": "sales"}],
            "crediting": {"rules": [{"id": "own", "measure": "sales"}]}, "termination": {"terms": {"draw_balance": "due", "carried": carried}},
            "components": [{"id": "commission", "on": "sales", "pay": {"rate": {"rate": "10%"}}}],
            "draw": {"guarantee": {"amount": "2000", "recoverable": true, "recovery": "100%"}}});
        let plan = PayPlan::from_json(&plan.to_string()).expect("a plan");
        let run = |(pay, debt, is_known): Known, before: &Value| {
            let mut facts = json!({"person": "wang", "period": "2026-07", "as_of": "2026-08-31", "trace": true, "draw_balance": debt.to_string(),
                "carried_in": format!("-{carried_in}"), "paid_before": {"2026-07": before},
                "transactions": [{"id": "a", "date": "2026-07-03", "amount": (pay * 10).to_string()}]});
            if is_known {
                facts["terminated"] = json!({"last_day": "2026-07-15"});
            }
            let outcome = plan.evaluate(&PayPlan::facts_from_json(&facts.to_string()).expect("facts")).expect("an outcome");
            assert_recomputes(&outcome.whole_trace());
            outcome
        };
        let course: Vec<Known> = runs.into_iter().chain([(last.0, last.1, true)]).collect();
        let (mut before, mut paid, mut forgiven) = (json!({}), 0, 0);
        for known in &course {
            let outcome = run(*known, &before);
            paid += cents(&outcome.due);
            prop_assert!(cents(&outcome.due) <= 0 || cents(&outcome.carried) >= 0, "{} is due, {} carried", outcome.due, outcome.carried);
            before = json!(outcome.booked);
            forgiven = line(&outcome, LineKind::Forgiven);
            let again = run(*known, &before);
            prop_assert_eq!(cents(&again.due), 0);
            prop_assert_eq!((again.carried, again.booked), (outcome.carried, outcome.booked));
        }
        let (pay, debt) = (i128::from(last.0) * 100, i128::from(last.1) * 100);
        let end = run((last.0, last.1, true), &before);
        let keeps = pay - debt - i128::from(carried_in) * 100;
        prop_assert_eq!(paid + cents(&end.carried), keeps + forgiven);
        // What was advanced before leaving was known is due: only pay that was too much is carried.
        if course.len() == 2 && !course[0].2 && !is_forgiven {
            let first = i128::from(course[0].0) * 100;
            let too_much = (first - pay).max(0);
            prop_assert!(-cents(&end.carried) <= too_much + i128::from(carried_in) * 100, "{} carried", end.carried);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Without multipliers a cap after them is the same as one before: what somebody who left forfeits, or what waits, takes no
    /// room of either in later months, whatever is settled when.
    #[test]
    fn forfeited_pay_takes_no_room_of_a_cap(deals in prop::collection::vec((own(), 0_u32..3), 0..8), earns in 0_usize..3, tail in 0_u32..40, cap in 1_u32..4_000, as_of in LAST_DAY..62) {
        let months = ["2026-06", "2026-07", "2026-08"];
        let one = |(index, (deal, month)): (usize, &(Own, u32))| {
            // A deal of June was booked and credited in June; one of August may have been booked in July.
            let credited = format!("{}-{:02}", months[*month as usize], deal.credited.min(30));
            let booked = if *month == 0 { credited.clone() } else { day(deal.booked) };
            let paid = deal.paid.map(day);
            json!({"id": format!("d{index}"), "date": credited, "amount": money(deal.amount), "dates": {"booked": booked, "paid": paid}})
        };
        let given: Vec<Value> = deals.iter().enumerate().map(one).collect();
        let settled = |is_after: bool| {
            let plan = json!({"id": "p", "currency": "USD", "period": "month", "measures": [{"id": "sales"}],
                "crediting": {"rules": [{"id": "own", "measure": "sales"}]}, "proration": {"caps": false},
                "components": [{"id": "c", "on": "sales", "accumulate": "ytd", "cap": cap, "cap_after_multipliers": is_after,
                    "pay": {"rate": {"rate": "10%"}}}],
                "termination": {"terms": {"earns": EARNS[earns], "tail_days": tail}}});
            let plan = PayPlan::from_json(&plan.to_string()).expect("a plan");
            let count = if as_of > 31 { 3 } else { 2 };
            let periods: Vec<Value> = months[..count].iter().map(|month| json!({"person": "wang", "period": month})).collect();
            let held = |deal: &&Value| months[..count].iter().any(|month| deal["date"].as_str().expect("a day").starts_with(month));
            let deals: Vec<&Value> = given.iter().filter(held).collect();
            let question = json!({"run": {"id": "r", "as_of": day(as_of)}, "people": [{"person": "wang", "periods": periods,
                "transactions": deals, "terminated": {"last_day": day(LAST_DAY)}}]});
            let settled = plan.settle(&serde_json::from_value(question).expect("a question")).expect("a run");
            prop_assert_eq!(settled.faults.len(), 0);
            Ok(settled.payments[0].periods.iter().map(|period| cents(&period.due)).collect::<Vec<_>>())
        };
        prop_assert_eq!(settled(true)?, settled(false)?);
    }
}
