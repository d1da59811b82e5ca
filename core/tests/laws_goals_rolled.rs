//! The laws of what rolls up from the goals below, and of changes given as ranges; what is expected is worked in whole
//! numbers.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use proptest::prelude::*;
use quotakit::{json::evaluate_json, number::Number};
use serde_json::{Value, json};

fn evaluated(document: &Value, facts: &Value) -> Value {
    let outcome = evaluate_json(&document.to_string(), &facts.to_string()).expect("an outcome");
    serde_json::from_str(&outcome).expect("JSON")
}

fn goal(id: &str, name: &str, objective: &Value) -> Value {
    json!({"id": id, "owner": "li", "metric": {"name": name, "unit": {"count": {}}}, "objective": objective, "period": "2026-Q4"})
}

/// A share to four places, half up.
fn share(part: u64, whole: u64) -> Value {
    let tens = (part * 20_000 + whole) / (2 * whole);
    let text = format!("{}.{:04}", tens / 10_000, tens % 10_000);
    json!(text.trim_end_matches('0').trim_end_matches('.'))
}

fn number(value: &Value) -> Number {
    value.as_str().expect("a figure").parse().expect("a number")
}

fn hundredths(count: u64) -> Number {
    format!("{}.{:02}", count / 100, count % 100).parse().expect("a number")
}

fn ids(goals: &[(u64, Option<u64>)], wanted: impl Fn(&Option<u64>) -> bool) -> Value {
    let all = goals.iter().enumerate().filter(|(_, (_, actual))| wanted(actual));
    all.map(|(index, _)| json!(format!("g{index}"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// A goal without a figure of its own has the sum of those of the goals that carry it, whatever their order; where one
    /// is unknown its progress is, and goals that carry a part say nothing of the whole.
    #[test]
    fn actuals_roll_up_to_their_sum(
        goals in prop::collection::vec((1_u64..500, prop::option::weighted(0.8, 0_u64..600)), 1..7),
        short in 0_u64..2, is_turned in any::<bool>(),
    ) {
        let target: u64 = goals.iter().map(|(target, _)| target).sum();
        let mut list: Vec<Value> = goals.iter().enumerate().map(|(index, (target, _))| {
            let mut below = goal(&format!("g{index}"), "orders", &json!({"at_least": target}));
            below["scope"] = json!({"region": format!("r{index}")});
            below["supports"] = json!(["all"]);
            below
        }).collect();
        list.push(goal("all", "orders", &json!({"at_least": target + short})));
        if is_turned {
            list.reverse();
        }
        let known = goals.iter().enumerate().filter_map(|(index, (_, actual))| Some((format!("g{index}"), json!((*actual)?))));
        let actual: serde_json::Map<String, Value> = known.collect();
        let outcome = evaluated(
            &json!({"schema": "quotakit/goal-set@1", "goals": list}), &json!({"as_of": "2026-11-15", "actual": actual}),
        );
        let found = outcome["goals"].as_array().unwrap().iter().find(|goal| goal["id"] == "all").expect("the goal above");
        if short > 0 || actual.is_empty() {
            prop_assert_eq!((&found["rolled"], &found["progress"]), (&Value::Null, &Value::Null));
            return Ok(());
        }
        let sum: u64 = goals.iter().filter_map(|(_, actual)| *actual).sum();
        prop_assert_eq!(number(&found["rolled"]["actual"]), Number::from(sum));
        prop_assert_eq!(&found["rolled"]["missing"], &ids(&goals, Option::is_none));
        prop_assert_eq!(&found["rolled"]["of"], &ids(&goals, |_| true));
        let is_whole = goals.iter().all(|(_, actual)| actual.is_some());
        prop_assert_eq!(&found["progress"], &if is_whole { share(sum, target) } else { Value::Null });
    }

    /// A goal that rolls up by weights has the weighted mean of the progress below it, and none where one is unknown; equal
    /// weights are the mean.
    #[test]
    fn progress_rolls_up_by_weight(
        goals in prop::collection::vec((1_u64..9, prop::option::weighted(0.9, 0_u64..200)), 1..7), is_equal in any::<bool>(),
    ) {
        let weight = |weight: u64| if is_equal { 1 } else { weight };
        let weights: serde_json::Map<String, Value> =
            goals.iter().enumerate().map(|(index, (given, _))| (format!("g{index}"), json!(weight(*given)))).collect();
        let rule = if is_equal { json!({"mean": {}}) } else { json!({"weighted": weights}) };
        let mut list = vec![json!({"id": "all", "title": "first choice", "owner": "li", "period": "2026-Q4", "rolls_up": rule})];
        list.extend((0..goals.len()).map(|index| {
            let mut below = goal(&format!("g{index}"), &format!("m{index}"), &json!({"increase": {"from": "0", "to": "100"}}));
            below["supports"] = json!(["all"]);
            below
        }));
        let known = goals.iter().enumerate().filter_map(|(index, (_, actual))| Some((format!("g{index}"), json!((*actual)?))));
        let actual: serde_json::Map<String, Value> = known.collect();
        let outcome = evaluated(
            &json!({"schema": "quotakit/goal-set@1", "goals": list}), &json!({"as_of": "2026-11-15", "actual": actual}),
        );
        let found = &outcome["goals"][0];
        let is_whole = goals.iter().all(|(_, actual)| actual.is_some());
        let part: u64 = goals.iter().map(|(given, actual)| weight(*given) * actual.unwrap_or_default()).sum();
        let whole: u64 = goals.iter().map(|(given, _)| weight(*given) * 100).sum();
        prop_assert_eq!(&found["progress"], &if is_whole { share(part, whole) } else { Value::Null });
        if !actual.is_empty() {
            prop_assert_eq!(&found["rolled"]["missing"], &ids(&goals, Option::is_none));
        }
    }

    /// A change given as a range asks for its nearer end and hopes for the farther one, up and down alike.
    #[test]
    fn a_range_of_change_has_two_ends(
        from in 1_u64..10_000, low in 1_u64..50, more in 1_u64..49, is_up in any::<bool>(), is_amount in any::<bool>(),
    ) {
        let from = if is_amount { from + 100 } else { from };
        let high = low + more;
        let by = match is_amount {
            true => json!({"amount_between": [low, high]}),
            false => json!({"percent_between": [format!("{low}%"), format!("{high}%")]}),
        };
        let moved = |by: u64| {
            let way = if is_amount { by * 100 } else { from * by };
            hundredths(if is_up { from * 100 + way } else { from * 100 - way })
        };
        let way = if is_up { "increase" } else { "decrease" };
        let mut document = goal("g", "orders", &json!({way: {"from": from, "by": by}}));
        document["schema"] = json!("quotakit/goal@1");
        let facts = json!({"as_of": "2026-11-15", "actual": moved(low).to_string()});
        let outcome = evaluated(&document, &facts);
        prop_assert_eq!(number(&outcome["target"]), moved(low));
        prop_assert_eq!(number(&outcome["stretch"]), moved(high));
        prop_assert_eq!(&outcome["progress"], "1");
    }
}
