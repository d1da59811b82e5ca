//! What the text of a statement must not leave out.
#![allow(clippy::expect_used, reason = "a test stops where something is wrong")]

use quotakit::{LifeCycle as _, payout::PayPlan};

/// The text of a vector's statement.
fn text_of(name: &str) -> String {
    let read = |file: &str| {
        let path = format!("{}/vectors/{name}/{file}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("the vector has this file")
    };
    let question: serde_json::Value = serde_json::from_str(&read("question.json")).expect("a question");
    let facts = question.pointer("/statement/facts").expect("the facts of a statement").to_string();
    let plan = PayPlan::from_json(&read("document.json")).expect("a plan");
    plan.statement(&PayPlan::facts_from_json(&facts).expect("facts")).expect("a statement").text()
}

/// A line of which only something was paid before says what is taken back, under its own name.
#[test]
fn what_was_only_paid_before_is_told() {
    let text = text_of("payout-statement-paid-before-only");
    assert!(text.contains("0.00\n  paid before 500.00, so -500.00 is due\n"), "{text}");
    let text = text_of("payout-statement-paid-before-only-zh-hans");
    assert!(text.contains("\n预支 ") && text.contains("此前已付 500.00，应付 -500.00"), "{text}");
}

/// What a cap withholds goes on to the next period, and the totals say so.
#[test]
fn what_caps_withhold_goes_on() {
    for name in ["payout-statement-withheld-goes-on", "payout-statement-withheld-goes-on-plan"] {
        let text = text_of(name);
        let row = text.lines().find(|line| line.starts_with("withheld by caps for the next period"));
        assert!(row.is_some_and(|row| row.ends_with(" 500.00")), "{text}");
    }
}
