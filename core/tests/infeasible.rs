//! Plans that nothing can fulfil, each with one conflict: the error names the nodes and the amounts, which were worked by
//! hand and stand beside the plans.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test stops where something is wrong")]

use quotakit::{LifeCycle, error::Language, targets::TargetPlan};
use serde_json::{Value, json};

const PLANS: &str = include_str!("targets/infeasible.json");

#[test]
fn every_conflict_is_named_with_its_nodes_and_amounts() {
    let plans: Vec<Value> = serde_json::from_str(PLANS).expect("a list of plans");
    assert!(plans.len() >= 10, "{} plans", plans.len());
    for case in &plans {
        let mut plan = json!({"id": "p", "unit": {"count": {}}});
        for (field, value) in case["plan"].as_object().expect("a plan") {
            plan[field] = value.clone();
        }
        let problems = TargetPlan::from_json(&plan.to_string()).expect_err("nothing can fulfil it");
        let told: Value = serde_json::from_str(&problems.to_json(Language::En)).expect("problems");
        let told = told["problems"].as_array().expect("a list");
        assert_eq!(told.len(), 1, "{}: {problems}", case["planted"]);
        for field in ["code", "path", "params"] {
            assert_eq!(told[0][field], case[field], "{}: {problems}", case["planted"]);
        }
        println!("{}: {}", case["planted"], told[0]["message"]);
    }
}
