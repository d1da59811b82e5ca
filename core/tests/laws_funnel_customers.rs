//! The laws of orders, costs and customers of deals.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

mod common;

use common::{assert_canonical, assert_recomputes, cases};
use proptest::prelude::*;
use quotakit::{LifeCycle, funnel::Pipeline, json::evaluate_json, life::Outcome};
use serde_json::{Value, json};

const KEYS: [&str; 4] = ["owner", "channel", "product", "region"];

fn name() -> impl Strategy<Value = Option<&'static str>> {
    prop::option::weighted(0.8, prop::sample::select(vec!["a", "b", "c"]))
}

/// Deals to a few customers, with equal amounts, blanks, credit notes, days and instants, and orders without a date.
fn deals(can_be_negative: bool) -> impl Strategy<Value = Vec<Value>> {
    let least = if can_be_negative { -2_i64 } else { 0 };
    let amount =
        prop::option::weighted(0.9, least..7).prop_map(|amount| amount.map(|amount| (amount * 50).to_string()));
    let customer =
        prop::sample::select(vec![Some("c1"), Some("c2"), Some("c3"), Some("c4"), Some("c5"), Some(" "), None]);
    let won = prop_oneof![
        6 => (1_u32..13, 1_u32..29).prop_map(|(month, day)| json!(format!("2026-{month:02}-{day:02}"))),
        2 => (1_u32..13, 1_u32..29).prop_map(|(month, day)| json!(format!("2026-{month:02}-{day:02}T12:00:00Z"))),
        1 => Just(Value::Null),
    ];
    let end = prop::sample::select(vec!["won", "won", "won", "lost", "s1"]);
    let keys = (name(), name(), name(), name());
    prop::collection::vec((amount.clone(), amount, customer, won, end, keys), 0..14).prop_map(|rows| {
        let row = |(index, (amount, collected, customer, won, end, keys)): (usize, Drawn)| {
            let history = json!([{"stage": "s1", "at": "2025-12-31"}, {"stage": end, "at": won}]);
            json!({"id": format!("d{index:02}"), "amount": amount, "collected": collected, "customer": customer,
                   "owner": keys.0, "channel": keys.1, "product": keys.2, "region": keys.3, "history": history})
        };
        rows.into_iter().enumerate().map(row).collect()
    })
}

type Keys = (Option<&'static str>, Option<&'static str>, Option<&'static str>, Option<&'static str>);
type Drawn = (Option<String>, Option<String>, Option<&'static str>, Value, &'static str, Keys);

/// Costs that name any of the keys, or none.
fn costs() -> impl Strategy<Value = Vec<Value>> {
    let month = prop::option::of(prop::sample::select(vec!["2025-12", "2026-01"]));
    prop::collection::vec((0_i64..5, name(), name(), name(), name(), month), 0..6).prop_map(|rows| {
        let row = |(amount, owner, channel, product, region, month)| {
            json!({"amount": amount, "owner": owner, "channel": channel, "product": product, "region": region, "month": month})
        };
        rows.into_iter().map(row).collect()
    })
}

fn filters() -> impl Strategy<Value = Value> {
    let some = prop::option::weighted(0.3, prop::sample::subsequence(vec!["a", "b", "c"], 1..3));
    (some.clone(), some).prop_map(
        |(owner, channel)| json!({"owner": owner.unwrap_or_default(), "channel": channel.unwrap_or_default()}),
    )
}

fn document() -> String {
    let stages = json!([{"id": "s1"}, {"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"}]);
    json!({"schema": "quotakit/pipeline@1", "id": "p", "stages": stages, "currency": "CNY", "zone": "Asia/Taipei"})
        .to_string()
}

/// Rules for customers: thresholds, boundaries, ties, quantiles or limits, a window, segments, both spans.
fn rules() -> impl Strategy<Value = String> {
    let abc = (1_u32..60, 1_u32..40, any::<bool>(), any::<bool>()).prop_map(|(a, more, with, worse)| {
        json!({"a": format!("{a}%"), "b": format!("{}%", a + more), "boundary": if with { "share_with" } else { "share_before" },
               "ties": if worse { "worse" } else { "better" }})
    });
    let segments =
        json!([{"id": "best", "recency": {"from": 2}, "value": {"from": 3}}, {"id": "few", "frequency": {"to": 1}}]);
    let rfm = (any::<bool>(), prop::option::of(1_u32..14)).prop_map(move |(is_limited, months)| {
        let limits = json!({"recency_days": [30, 90], "frequency": [2, 3], "value": ["0", "100"]});
        json!({"scores": 3, "months": months, "limits": is_limited.then_some(limits), "segments": segments})
    });
    let lifetime = (0_u32..101, 1_u32..9, any::<bool>()).prop_map(|(margin, years, is_last)| {
        json!({"margin": format!("{margin}%"), "years": years, "span": if is_last { "last_order" } else { "as_of" }})
    });
    (abc, rfm, lifetime, any::<bool>()).prop_map(|(abc, rfm, lifetime, is_nearest)| {
        let stages = json!([{"id": "s1"}, {"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"}]);
        json!({"schema": "quotakit/pipeline@1", "stages": stages, "currency": "CNY", "zone": "Asia/Taipei",
               "quantiles": if is_nearest { "nearest_rank" } else { "linear" },
               "customers": {"abc": abc, "rfm": rfm, "lifetime": lifetime}})
        .to_string()
    })
}

fn of_customers(document: &str, deals: &[Value]) -> Value {
    let facts = json!({"as_of": "2026-12-31", "deals": deals, "customers": true}).to_string();
    outcome(document, &facts)["customers"].clone()
}

/// Whether rows of tiers add up to the whole.
fn assert_partition(tiers: &Value, whole: &Value) {
    let tiers = tiers.as_array().expect("tiers");
    for field in ["customers", "orders"] {
        assert_eq!(
            tiers.iter().map(|tier| count(tier, field)).sum::<u64>(),
            count(whole, field),
            "{field} of {tiers:?}"
        );
    }
    assert_eq!(tiers.iter().map(|tier| cents(&tier["value"])).sum::<i64>(), cents(&whole["value"]), "{tiers:?}");
}

/// Pairs of customers of whom both have this measure and this score, with the first measure not above the second.
fn pairs<'a>(list: &'a [Value], measure: &'a str, score: &'a str) -> Vec<(i64, u64, i64, u64)> {
    let measured = |customer: &Value| {
        let at = |place: &str| customer.pointer(place).filter(|value| !value.is_null()).cloned();
        let figure = at(measure)?;
        let figure = figure.as_i64().unwrap_or_else(|| cents(&figure));
        Some((figure, at(score)?.as_u64().expect("a score")))
    };
    let all: Vec<(i64, u64)> = list.iter().filter_map(measured).collect();
    let mut pairs = Vec::new();
    for (one, first) in &all {
        pairs.extend(
            all.iter().filter(|(other, _)| one <= other).map(|(other, second)| (*one, *first, *other, *second)),
        );
    }
    pairs
}

fn facts(deals: &[Value], costs: &[Value], filters: &Value) -> String {
    json!({"as_of": "2026-12-31", "deals": deals, "costs": costs, "filters": filters}).to_string()
}

/// The outcome without the places of rows, which follow the order of rows.
fn outcome(document: &str, facts: &str) -> Value {
    let mut outcome: Value = serde_json::from_str(&evaluate_json(document, facts).expect("an outcome")).expect("JSON");
    for finding in outcome["findings"].as_array_mut().expect("findings") {
        finding["path"] = Value::Null;
    }
    outcome
}

fn count(of: &Value, field: &str) -> u64 {
    of[field].as_u64().unwrap_or_else(|| panic!("{field} of {of}"))
}

fn cents(value: &Value) -> i64 {
    value.as_str().unwrap_or("0.00").replace('.', "").parse().expect("cents")
}

proptest! {
    #![proptest_config(cases(200))]

    /// Orders and new customers of slices add up to those of all, and so do the costs that name a key.
    #[test]
    fn orders_of_slices_sum_to_the_whole(deals in deals(true), costs in costs(), filters in filters()) {
        let outcome = outcome(&document(), &facts(&deals, &costs, &filters));
        let whole = &outcome["kpis"];
        prop_assert_eq!(count(whole, "orders"), count(&outcome["deals"]["won"], "count"));
        for (name, slices) in outcome["breakdowns"].as_object().expect("breakdowns") {
            let slices = slices.as_array().expect("slices");
            let fields = ["orders", "orders_with_amount", "orders_with_customer", "orders_with_collection", "new_customers"];
            for field in fields {
                let sum: u64 = slices.iter().map(|slice| count(slice, field)).sum();
                prop_assert_eq!(sum, count(whole, field), "{} by {}", field, name);
            }
            let most = slices.iter().map(|slice| count(slice, "customers")).max().unwrap_or(0);
            prop_assert!(most <= count(whole, "customers"));
            let told: i64 = slices.iter().map(|slice| cents(&slice["cost"])).sum();
            prop_assert!(told <= cents(&whole["cost"]), "{} by {}", told, name);
        }
        if filters == json!({"owner": [], "channel": []}) {
            prop_assert_eq!(count(whole, "new_customers"), count(whole, "customers"));
        }
    }

    /// Customers are new once, however the deals are split by filters.
    #[test]
    fn a_customer_is_new_once(deals in deals(true), key in 0..KEYS.len()) {
        let all = outcome(&document(), &facts(&deals, &[], &json!({})));
        let unnamed: u64 = all["breakdowns"][KEYS[key]].as_array().unwrap().iter()
            .filter(|slice| slice["key"].is_null()).map(|slice| count(slice, "new_customers")).sum();
        let of = |name: &str| count(&outcome(&document(), &facts(&deals, &[], &json!({KEYS[key]: [name]})))["kpis"], "new_customers");
        prop_assert_eq!(["a", "b", "c"].iter().map(|name| of(name)).sum::<u64>() + unnamed, count(&all["kpis"], "customers"));
    }

    #[test]
    fn order_of_orders_does_not_matter(deals in deals(true), costs in costs(), filters in filters()) {
        let (mut turned, mut others) = (deals.clone(), costs.clone());
        turned.reverse();
        others.reverse();
        prop_assert_eq!(
            outcome(&document(), &facts(&deals, &costs, &filters)),
            outcome(&document(), &facts(&turned, &others, &filters))
        );
    }

    #[test]
    fn trace_of_orders_recomputes(deals in deals(true), costs in costs(), filters in filters()) {
        let pipeline = Pipeline::from_json(&document()).expect("a legal document");
        let facts = Pipeline::facts_from_json(&facts(&deals, &costs, &filters)).expect("legal facts");
        assert_recomputes(&pipeline.evaluate(&facts).expect("an outcome").trace().expect("a trace"));
        assert_canonical(&document());
    }

    /// Classes and segments part the customers, their orders and their value; customers add up to orders that name one.
    #[test]
    fn tiers_part_the_customers(document in rules(), deals in deals(false)) {
        let whole = of_customers(&document, &deals);
        let list = whole["list"].as_array().cloned().unwrap_or_default();
        prop_assert_eq!(u64::try_from(list.len()).unwrap(), count(&whole, "customers"));
        prop_assert_eq!(list.iter().map(|customer| cents(&customer["value"])).sum::<i64>(), cents(&whole["value"]));
        if !whole["abc"]["classes"].is_null() {
            assert_partition(&whole["abc"]["classes"], &whole);
        }
        assert_partition(&whole["rfm"]["segments"], &whole);
        let scores = whole["rfm"]["scores"].as_array().expect("scores");
        for part in ["recency", "frequency", "value"] {
            prop_assert_eq!(scores.iter().map(|score| count(score, part)).sum::<u64>(), count(&whole["rfm"], "scored"));
        }
        prop_assert_eq!(count(&whole["rfm"], "scored") + count(&whole["rfm"], "not_scored"), count(&whole, "customers"));
    }

    /// Who bought more is in no worse class, equals are in one class, and the value before the last A is below the threshold.
    #[test]
    fn classes_follow_the_value(document in rules(), deals in deals(false)) {
        let whole = of_customers(&document, &deals);
        let list = whole["list"].as_array().cloned().unwrap_or_default();
        for one in &list {
            for other in &list {
                let (Some(first), Some(second)) = (one["abc"]["class"].as_str(), other["abc"]["class"].as_str()) else { continue };
                let (more, less) = (cents(&one["value"]), cents(&other["value"]));
                prop_assert!(more != less || first == second);
                prop_assert!(more <= less || first <= second);
            }
        }
    }

    /// Equal measures have equal scores, and better ones no lower scores.
    #[test]
    fn scores_follow_the_measures(document in rules(), deals in deals(true)) {
        let whole = of_customers(&document, &deals);
        let list = whole["list"].as_array().cloned().unwrap_or_default();
        for (measure, score) in [("/rfm/orders", "/rfm/frequency_score"), ("/rfm/value", "/rfm/value_score")] {
            for (one, first, other, second) in pairs(&list, measure, score) {
                prop_assert!(first <= second && (one != other || first == second), "{} {:?}", measure, list);
            }
        }
        for (one, first, other, second) in pairs(&list, "/recency_days", "/rfm/recency_score") {
            prop_assert!(first >= second && (one != other || first == second), "{:?}", list);
        }
    }

    #[test]
    fn order_of_rows_changes_no_customer(document in rules(), deals in deals(true)) {
        let mut turned = deals.clone();
        turned.reverse();
        prop_assert_eq!(of_customers(&document, &deals), of_customers(&document, &turned));
    }

    /// Twice the amounts are twice the value and twice the lifetime value, and change no class and no quantile score.
    #[test]
    fn scaled_amounts_scale_the_value(document in rules(), deals in deals(false)) {
        let mut document: Value = serde_json::from_str(&document).unwrap();
        document["customers"]["rfm"]["limits"] = Value::Null;
        let document = document.to_string();
        let mut doubled = deals.clone();
        for deal in &mut doubled {
            if let Some(amount) = deal["amount"].as_str() {
                deal["amount"] = json!((amount.parse::<i64>().unwrap() * 2).to_string());
            }
        }
        let (plain, twice) = (of_customers(&document, &deals), of_customers(&document, &doubled));
        prop_assert_eq!(cents(&plain["lifetime"]["historic"]) * 2, cents(&twice["lifetime"]["historic"]));
        for (one, other) in plain["list"].as_array().into_iter().flatten().zip(twice["list"].as_array().into_iter().flatten()) {
            prop_assert_eq!(cents(&one["value"]) * 2, cents(&other["value"]));
            prop_assert_eq!(&one["abc"]["class"], &other["abc"]["class"]);
            for score in ["recency_score", "frequency_score", "value_score", "segment"] {
                prop_assert_eq!(&one["rfm"][score], &other["rfm"][score]);
            }
            prop_assert_eq!(&one["lifetime"]["repeat_orders_a_year"], &other["lifetime"]["repeat_orders_a_year"]);
        }
    }

    #[test]
    fn trace_of_customers_recomputes(document in rules(), deals in deals(true)) {
        assert_canonical(&document);
        let pipeline = Pipeline::from_json(&document).expect("a legal document");
        let facts = json!({"as_of": "2026-12-31", "deals": deals, "customers": true}).to_string();
        let facts = Pipeline::facts_from_json(&facts).expect("legal facts");
        assert_recomputes(&pipeline.evaluate(&facts).expect("an outcome").trace().expect("a trace"));
    }
}
