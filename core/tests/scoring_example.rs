//! The example company's scorecard on its people, against the scores that its README states (worked from the CSV files
//! by a script that shares no code with this library).
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

use common::{at_root, rows, text_of};
use quotakit::{life::LifeCycle, scoring::Scorecard};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

fn of(person: &str, name: &str) -> Vec<BTreeMap<String, String>> {
    rows(&at_root("examples/data").join(name))
        .into_iter()
        .filter(|row| row["person"] == person && row["period"] == "2026-Q3")
        .collect()
}

fn facts(person: &str, revenue: &str) -> Value {
    let quota = of(person, "quotas.csv")[0]["quota"].clone();
    let mut indicators = Map::from_iter([("revenue".to_owned(), json!({"actual": revenue, "target": quota}))]);
    for row in of(person, "indicators.csv") {
        indicators.insert(row["indicator"].clone(), json!({"actual": row["actual"], "target": row["target"]}));
    }
    let mut ratings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in of(person, "ratings.csv") {
        ratings.entry(row["rater_group"].clone()).or_default().push(row["rating"].clone());
    }
    let counts: Map<String, Value> =
        of(person, "adjustments.csv").into_iter().map(|row| (row["adjustment"].clone(), json!(row["count"]))).collect();
    let vetoes: Vec<String> = of(person, "vetoes.csv").into_iter().map(|row| row["veto"].clone()).collect();
    json!({"person": person, "indicators": indicators, "raters": {"teamwork": ratings}, "adjustments": counts, "vetoes": vetoes})
}

#[test]
fn the_example_company_is_scored_as_its_readme_says() {
    let card = Scorecard::from_json(&text_of("examples/data/scorecard.json")).expect("it loads");
    let table = [
        ("wang", "1839495.60", "80.33", "良好"),
        ("chen", "1073368.80", "54.71", "待改进"),
        ("smith", "1854145.80", "98.96", "优秀"),
        ("sun-hao", "801450.00", "74.56", "合格"),
        ("xu", "383000.00", "88.14", "良好"),
        ("li-na", "2446435.80", "100.00", "优秀"),
        ("wu", "1471581.20", "90.07", "优秀"),
        ("garcia", "1190061.20", "78.21", "待改进"),
        ("he-jun", "737823.30", "50.87", "待改进"),
    ];
    for (person, revenue, score, grade) in table {
        let outcome = card.evaluate_json(&facts(person, revenue).to_string()).expect(person);
        let outcome: Value = serde_json::from_str(&outcome).expect("JSON");
        assert_eq!((outcome["score"].as_str(), outcome["grade"].as_str()), (Some(score), Some(grade)), "{person}");
    }
}
