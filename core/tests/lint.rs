//! The findings of pay plans: every fault planted in twenty bad plans and no other, and none in twenty usual ones.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use quotakit::{LifeCycle, error::Language, payout::PayPlan};
use serde_json::{Value, json};

fn cases(text: &str) -> Vec<Value> {
    serde_json::from_str(text).expect("a list of plans")
}

/// The plan with what every plan has.
fn whole(plan: &Value) -> String {
    let mut whole = json!({"schema": "quotakit/pay-plan@1", "id": "p", "currency": "USD", "period": "month"});
    for (name, value) in plan.as_object().expect("a plan") {
        whole[name] = value.clone();
    }
    whole.to_string()
}

/// What lint finds, by place and code: code, path, params.
fn findings(plan: &Value) -> Vec<Value> {
    let plan = PayPlan::from_json(&whole(plan)).unwrap_or_else(|problems| panic!("{problems}\n{plan}"));
    let found = plan.lint();
    let tell = |problem: &quotakit::error::Problem| {
        for language in Language::ALL {
            let told = problem.message(language) + &problem.help(language);
            assert!(!told.contains(['{', '}']) || told.contains("{\""), "a text is not filled: {told}");
        }
        let told = serde_json::to_value(problem.told_in(Language::En)).expect("JSON");
        json!({"code": told["code"], "path": told["path"], "params": told["params"]})
    };
    sorted(found.iter().map(tell).collect())
}

fn sorted(mut findings: Vec<Value>) -> Vec<Value> {
    findings.sort_by_key(|finding| format!("{} {} {}", finding["path"], finding["code"], finding["params"]));
    findings
}

#[test]
fn every_planted_fault_is_found_and_no_other() {
    let cases = cases(include_str!("lint/bad.json"));
    assert_eq!(cases.len(), 20);
    let mut differ = Vec::new();
    for case in &cases {
        let planted = sorted(case["findings"].as_array().expect("findings").clone());
        let found = findings(&case["plan"]);
        if planted != found {
            let told = |list: &[Value]| list.iter().map(|one| format!("    {one}\n")).collect::<String>();
            differ.push(format!("{}\n  planted\n{}  found\n{}", case["planted"], told(&planted), told(&found)));
        }
    }
    assert!(differ.is_empty(), "{} plans differ:\n{}", differ.len(), differ.join("\n"));
}

#[test]
fn nothing_is_found_in_usual_plans() {
    let cases = cases(include_str!("lint/good.json"));
    assert_eq!(cases.len(), 20);
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let found = findings(&case["plan"]);
            (!found.is_empty()).then(|| format!("{}\n  {found:?}", case["usual"]))
        })
        .collect();
    assert!(wrong.is_empty(), "{} usual plans have findings:\n{}", wrong.len(), wrong.join("\n"));
}
