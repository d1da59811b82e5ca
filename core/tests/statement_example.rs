//! The statement that the README shows and `examples/statement` prints, held to figures worked by hand.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

mod common;

use common::text_of;
use quotakit::{
    LifeCycle,
    error::Language,
    payout::{PayPlan, Statement},
};

fn statement(language: Language) -> Statement {
    let plan = PayPlan::from_json(&text_of("examples/statement/plan.json")).expect("a plan");
    let mut facts = PayPlan::facts_from_json(&text_of("examples/statement/facts.json")).expect("facts");
    facts.language = language;
    plan.statement(&facts).expect("a statement")
}

/// Deals 102,000.00 + 190,658.85 + 25 % of 451,518.65 in cents (112,879.66) + 90,341.15 = 495,879.66. Commission: × 0.6 % =
/// 2,975.27796; score 88.14 gives 1 + 8.14 × 0.2 ÷ 20 = 1.0814; 3,217.4656. Quota bonus: 495,879.66 ÷ 400,000 = 123.969915 %
/// gives 1 + 0.23969915 × 0.9 ÷ 0.3 = 1.71909745 of 24,000 × 52 ÷ 92 days: 23,319.9306. Two customers: 1,600. Recovery: at most
/// half of 28,137.40 − 18,000 × 52 ÷ 92 (10,173.91), 8,981.75, so all of the 5,000 that is owed.
#[test]
fn the_example_is_what_a_hand_finds() {
    let statement = statement(Language::En);
    let amounts = |of: fn(&quotakit::payout::Section) -> String| statement.sections.iter().map(of).collect::<Vec<_>>();
    let entitled = amounts(|section| section.entitled.to_string());
    assert_eq!(entitled, ["3217.47", "23319.93", "1600.00", "0.00", "-5000.00"]);
    let pays =
        |index: usize| statement.sections[index].deals.iter().map(|row| row.pays.to_string()).collect::<Vec<_>>();
    // A deal's part is its credit × 0.6 % × 1.0814: 661.8168, 1,237.0709, 732.4084, 586.1695; three cents to the largest rests.
    assert_eq!(pays(0), ["661.82", "1237.07", "732.41", "586.17"]);
    // By attainment 25.5 %, 73.1647125 %, 101.3846275 %, 123.969915 %: 0, 4,464.5546, 14,128.7006, 23,319.9306 in all.
    assert_eq!(pays(1), ["0.00", "4464.55", "9664.15", "9191.23"]);
    let totals = &statement.totals;
    assert_eq!((totals.entitled.to_string(), totals.recovery.to_string()), ("28137.40".into(), "5000.00".into()));
    assert_eq!((totals.due.to_string(), totals.draw_balance.to_string()), ("23137.40".into(), "0.00".into()));
    let how = &statement.sections[0].how;
    assert_eq!(how[2], "pay of the step: 495,879.66 × rate 0.6% = 2,975.27796");
    assert_eq!(how[5], "3,217.46558594 is rounded to 3,217.47");
}

/// The same figures in every language, and the excerpt of the README is what is printed.
#[test]
fn every_language_says_the_same() {
    let figures = |language| {
        let statement = statement(language);
        let rows = statement.sections.iter().flat_map(|section| section.deals.iter().map(|row| row.pays.clone()));
        (rows.collect::<Vec<_>>(), statement.totals.clone())
    };
    assert_eq!(figures(Language::En), figures(Language::ZhHans));
    assert_eq!(figures(Language::En), figures(Language::ZhHant));
    let text = statement(Language::En).text();
    let readme = text_of("README.md");
    let begin = text.find("Commission").expect("the first section");
    let excerpt = text[begin..].split("\n\n").next().expect("a section");
    assert!(readme.contains(excerpt), "the README shows another statement than:\n{excerpt}");
}
