//! The laws of deal funnels.
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

use common::{assert_canonical, assert_recomputes};
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    funnel::Pipeline,
    json::evaluate_json,
    life::Outcome,
    number::Number,
    stats::difference::{Sample, newcombe},
    trace::{Figure, common as label},
};
use serde_json::{Value, json};

/// A deal as it is drawn: its history, its amount, its owner.
type Drawn = (Vec<Value>, Option<i64>, Option<&'static str>);

/// Deals with every kind of oddity.
fn deals() -> impl Strategy<Value = Vec<Value>> {
    let stage = prop::sample::select(vec!["s1", "s2", "s3", "won", "lost", "?"]);
    let at = prop_oneof![
        5 => (1_u32..29).prop_map(|day| json!(format!("2026-01-{day:02}"))),
        2 => (1_u32..29, 0_u32..24).prop_map(|(day, hour)| json!(format!("2026-02-{day:02}T{hour:02}:30:00Z"))),
        1 => Just(Value::Null),
    ];
    let history = prop::collection::vec((stage, at).prop_map(|(stage, at)| json!({"stage": stage, "at": at})), 0..6);
    let amount = prop::option::of(-900_i64..9_000);
    let owner = prop::option::of(prop::sample::select(vec!["an", "bo", "chen"]));
    prop::collection::vec((history, amount, owner), 0..8).prop_map(|rows| {
        let row = |(index, (history, amount, owner)): (usize, Drawn)| {
            let amount = amount.map(|cents| format!("{}{}.{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100));
            json!({"id": format!("d{index:02}"), "history": history, "amount": amount, "owner": owner, "customer": owner, "currency": "CNY"})
        };
        rows.into_iter().enumerate().map(row).collect()
    })
}

fn pipeline() -> impl Strategy<Value = String> {
    let counting = prop::sample::select(vec!["touched", "in_order", "implied", "reset_on_regress"]);
    let probabilities = prop::sample::select(vec!["declared", "learned"]);
    let quantiles = prop::sample::select(vec!["linear", "nearest_rank"]);
    let benchmarks = prop::sample::select(vec!["declared", "own_history"]);
    let policies = (counting, probabilities, quantiles, benchmarks, 0_u32..60);
    policies.prop_map(|(counting, probabilities, quantiles, benchmarks, mature)| {
        let stages = json!([
            {"id": "s1", "limit_days": 5, "probability": "10%"}, {"id": "s2", "probability": "25%", "owner": "lin"},
            {"id": "s3", "benchmark": "60%", "limit_days": "2.5"}, {"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"},
        ]);
        json!({"schema": "quotakit/pipeline@1", "stages": stages, "counting": counting, "probabilities": probabilities,
               "quantiles": quantiles, "benchmarks": benchmarks, "mature_after_days": mature, "minimum_sample": 2, "zone": "Asia/Taipei"})
        .to_string()
    })
}

fn facts(deals: &[Value]) -> String {
    json!({"as_of": "2026-02-20", "deals": deals, "details": true, "remaining_target": "1000", "history_before": "2026-01-15"}).to_string()
}

/// A share as it was counted.
fn share() -> impl Strategy<Value = (u32, u32)> {
    (1_u32..60).prop_flat_map(|cases| (0..=cases, Just(cases)))
}

/// The outcome with conversions within the slices of a breakdown.
fn figures_by(document: &str, deals: &[Value], by: &str) -> Value {
    let mut facts: Value = serde_json::from_str(&facts(deals)).expect("JSON");
    facts["stages_by"] = json!([by]);
    serde_json::from_str(&evaluate_json(document, &facts.to_string()).expect("an outcome")).expect("JSON")
}

/// The outcome without the places of rows, which follow the order of rows.
fn figures(document: &str, deals: &[Value]) -> Value {
    let mut outcome: Value =
        serde_json::from_str(&evaluate_json(document, &facts(deals)).expect("an outcome")).expect("JSON");
    for finding in outcome["findings"].as_array_mut().expect("findings") {
        finding["path"] = Value::Null;
    }
    outcome
}

fn cents(value: &Value) -> i64 {
    value.as_str().expect("an amount").replace('.', "").parse().expect("cents")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn order_does_not_matter(document in pipeline(), deals in deals(), seed in any::<u64>()) {
        let mut shuffled = deals.clone();
        for (index, deal) in shuffled.iter_mut().enumerate() {
            let history = deal["history"].as_array_mut().expect("a history");
            let turn = usize::try_from(seed >> (index % 60)).unwrap_or(0) % history.len().max(1);
            history.rotate_left(turn);
        }
        shuffled.reverse();
        prop_assert_eq!(figures(&document, &deals), figures(&document, &shuffled));
    }

    #[test]
    fn trace_recomputes(document in pipeline(), deals in deals()) {
        let pipeline = Pipeline::from_json(&document).expect("a legal document");
        let mut facts = Pipeline::facts_from_json(&facts(&deals)).expect("legal facts");
        facts.trace = true;
        let outcome = pipeline.evaluate(&facts).expect("an outcome");
        assert_recomputes(&outcome.trace().expect("a trace"));
    }

    /// Open, won and lost add up to all deals, and so do the slices of every breakdown, to the last cent.
    #[test]
    fn parts_sum_to_the_whole(document in pipeline(), deals in deals()) {
        let outcome = figures(&document, &deals);
        let total = &outcome["deals"]["total"];
        let parts = ["open", "won", "lost"].map(|part| &outcome["deals"][part]);
        prop_assert_eq!(parts.iter().map(|part| cents(&part["value"])).sum::<i64>(), cents(&total["value"]));
        prop_assert_eq!(parts.iter().map(|part| part["count"].as_i64().unwrap()).sum::<i64>(), total["count"].as_i64().unwrap());
        for (name, slices) in outcome["breakdowns"].as_object().expect("breakdowns") {
            let slices = slices.as_array().expect("slices");
            let value: i64 = slices.iter().map(|slice| cents(&slice["total"]["value"])).sum();
            prop_assert_eq!(value, cents(&total["value"]), "{}", name);
            let count: i64 = slices.iter().map(|slice| slice["total"]["count"].as_i64().unwrap()).sum();
            prop_assert_eq!(count, total["count"].as_i64().unwrap(), "{}", name);
        }
    }

    /// Every denominator is the sum of its parts: of the months in which deals began, of who had their chance and who
    /// had not, of who is won, lost and open, of who is weighted and who is left out.
    #[test]
    fn denominators_sum_to_the_whole(document in pipeline(), deals in deals(), by in prop::sample::select(vec!["owner", "month"])) {
        let outcome = figures_by(&document, &deals, by);
        let count = |place: &Value, name: &str| place[name].as_i64().unwrap();
        let slices = outcome["breakdowns"][by].as_array().unwrap();
        for (index, stage) in outcome["stages"].as_array().unwrap().iter().take(3).enumerate() {
            let of = |name: &str| slices.iter().map(|slice| count(&slice["stages"][index], name)).sum::<i64>();
            let value = |name: &str| slices.iter().map(|slice| cents(&slice["stages"][index][name])).sum::<i64>();
            prop_assert_eq!((of("of"), of("advanced"), of("unpriced")), (count(stage, "count"), count(stage, "advanced"), count(stage, "unpriced")));
            prop_assert_eq!((value("of_value"), value("advanced_value")), (cents(&stage["value"]), cents(&stage["advanced_value"])));
            let mature = slices.iter().map(|slice| count(&slice["stages"][index]["mature"], "advanced")).sum::<i64>();
            prop_assert_eq!(mature, count(&stage["mature"], "advanced"));
            let time = &stage["time"];
            prop_assert!(count(time, "completed") + count(time, "undated") <= count(time, "visited"));
        }
        for part in ["total", "open", "won", "lost"] {
            let parts = ["mature", "young", "undated"].map(|of| &outcome["maturity"][of][part]);
            let whole = &outcome["deals"][part];
            prop_assert_eq!(parts.iter().map(|part| count(part, "count")).sum::<i64>(), count(whole, "count"));
            prop_assert_eq!(parts.iter().map(|part| cents(&part["value"])).sum::<i64>(), cents(&whole["value"]));
        }
        for rate in [&outcome["win_rate"], &outcome["win_rate"]["mature"]] {
            let counts = ["won", "lost", "closed"].map(|part| (count(&rate[part], "count"), cents(&rate[part]["value"]), count(&rate[part], "unpriced")));
            let [won, lost, closed] = counts;
            prop_assert_eq!((won.0 + lost.0, won.1 + lost.1, won.2 + lost.2), closed);
        }
        let weighted = &outcome["weighted"];
        let left_out = count(weighted, "without_probability") + count(weighted, "without_amount");
        prop_assert_eq!(count(weighted, "deals") + left_out, count(&outcome["deals"]["open"], "count"));
        let time = &outcome["time_to_win"];
        prop_assert_eq!(count(time, "deals") + count(time, "left_out"), count(&outcome["deals"]["total"], "count"));
    }

    /// The past and the present share no deal and leave out no deal in silence; a stage is worth at least what the near
    /// end of the interval says, and at most what the far one does.
    #[test]
    fn the_past_is_told_apart(document in pipeline(), deals in deals()) {
        let outcome = figures(&document, &deals);
        let (history, total) = (&outcome["history"], outcome["deals"]["total"]["count"].as_u64().unwrap());
        let sides = ["past", "now"].map(|side| history[side]["total"]["count"].as_u64().unwrap());
        let left_out = ["left_out", "undated"].map(|side| history[side].as_u64().unwrap());
        prop_assert_eq!(sides[0] + sides[1] + left_out[0] + left_out[1], total);
        for row in outcome["bottlenecks"].as_array().unwrap() {
            let number = |value: &Value| value.as_str().map(|text| text.parse::<f64>().unwrap());
            let change = &row["change"];
            if let (Some(low), Some(high)) = (number(&change["interval"]["low"]), number(&change["interval"]["high"])) {
                let difference = number(&change["difference"]).unwrap();
                prop_assert!(-1.0 <= low && low <= difference && difference <= high && high <= 1.0, "{}", row);
            }
            for figure in ["gap", "deals", "won"] {
                let gain = &row["gain"];
                let ends = ["low", "high"].map(|end| number(&gain[end][figure]));
                let (Some(exact), [Some(low), Some(high)]) = (number(&gain[figure]), ends) else { continue };
                prop_assert!(0.0 <= low && low <= exact && exact <= high, "{}", row);
            }
        }
    }

    /// The difference of two shares, seen from the other side, is the same with the other sign.
    #[test]
    fn differences_mirror((s, n) in share(), (r, m) in share()) {
        let counted = |count: u32| Figure::constant(&label::AMOUNT, count);
        let [s, n, r, m] = [s, n, r, m].map(counted);
        let (first, second) = (Sample { successes: &s, cases: &n }, Sample { successes: &r, cases: &m });
        let confidence: Number = "95%".parse().unwrap();
        let interval = newcombe(first, second, &confidence, 12).unwrap();
        let mirrored = newcombe(second, first, &confidence, 12).unwrap();
        prop_assert_eq!(interval.low.number(), &-mirrored.high.number());
        prop_assert!(interval.low.number() <= interval.high.number());
    }

    /// Amounts of the other sign give values of the other sign.
    #[test]
    fn sign_mirrors(document in pipeline(), deals in deals()) {
        let mut mirrored = deals.clone();
        for deal in &mut mirrored {
            if let Some(amount) = deal["amount"].as_str() {
                let turned = amount.strip_prefix('-').map_or_else(|| format!("-{amount}"), str::to_owned);
                deal["amount"] = json!(turned);
            }
        }
        let (plain, mirrored) = (figures(&document, &deals), figures(&document, &mirrored));
        for place in ["/deals/total/value", "/deals/won/value", "/stages/0/value", "/weighted/value", "/stages/4/value"] {
            prop_assert_eq!(cents(plain.pointer(place).unwrap()), -cents(mirrored.pointer(place).unwrap()), "{}", place);
        }
        prop_assert_eq!(&plain["win_rate"]["by_count"], &mirrored["win_rate"]["by_count"]);
        prop_assert_eq!(&plain["weighted"]["variance"], &mirrored["weighted"]["variance"]);
    }

    #[test]
    fn reload_is_identity(document in pipeline()) {
        assert_canonical(&document);
    }

    #[test]
    fn bad_input_never_panics(document in pipeline(), deals in deals(), cut in any::<prop::sample::Index>(), junk in ".{0,3}") {
        for text in [document.clone(), facts(&deals)] {
            let mut at = cut.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let broken = format!("{}{junk}{}", &text[..at], &text[at..]);
            let _ = evaluate_json(&broken, &facts(&deals));
            let _ = evaluate_json(&document, &broken);
        }
    }
}

/// The pipeline of the example company loads.
#[test]
fn the_example_pipeline_loads() {
    Pipeline::from_json(&common::text_of("examples/data/pipeline.json")).expect("a legal document");
}
