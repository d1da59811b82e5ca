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

/// Conditions whose cases multiply, and thousands of gates and bonuses that read each other's figures, are looked over in
/// bounded time: what would take longer is not judged.
#[test]
fn a_hostile_plan_is_looked_over_in_seconds() {
    let count = 1_500;
    let bounds = |index: usize| json!({"measure_at_least": {"measure": format!("m{}", index % 40), "value": index}});
    let many: Vec<Value> = (0..count).map(bounds).collect();
    let gates: Vec<Value> = (0..count)
        .map(|index| json!({"id": format!("g{index}"), "when": {"any": [bounds(index), {"not": bounds(index + 1)}]}, "limit_to": "50%"}))
        .collect();
    let mut components: Vec<Value> = (0..count)
        .map(|index| json!({"id": format!("b{index}"), "pay": {"bonus": {"amount": index, "when": {"not": bounds(index)}}}}))
        .collect();
    components.push(json!({"id": "all", "pay": {"bonus": {"amount": 1, "when": {"all": many}}}}));
    let measures: Vec<Value> = (0..40).map(|index| json!({"id": format!("m{index}")})).collect();
    let plan = json!({"measures": measures, "components": components, "gates": gates});
    let began = std::time::Instant::now();
    assert!(!findings(&plan).is_empty());
    assert!(began.elapsed() < std::time::Duration::from_secs(60), "it took {:?}", began.elapsed());
}
