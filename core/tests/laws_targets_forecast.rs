//! The laws of forecasts, over random series; `common::cases` says over how many.
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

use common::cases;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    number::Number,
    rounding::{Mode, Rounding},
    targets::{Forecast, TargetPlan},
};
use serde_json::{Value, json};

const SEASON: usize = 3;

fn plan() -> TargetPlan {
    TargetPlan::from_json(r#"{"id": "p", "unit": {"count": {}}, "total": "0", "tree": {"id": "all"}}"#).expect("a plan")
}

fn series(values: &[String]) -> Value {
    let label = |index: usize| format!("{}-{:02}", 2020 + index / 12, index % 12 + 1);
    values.iter().enumerate().map(|(index, value)| json!({"period": label(index), "value": value})).collect()
}

fn ask(values: &[String], method: &Value, horizon: usize) -> Forecast {
    let question =
        json!({"series": series(values), "season": SEASON, "method": method, "horizon": horizon, "trace": true});
    plan().forecast(&serde_json::from_value(question).expect("a question")).expect("a forecast")
}

fn texts(values: &[i64]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

fn exacts(forecast: &Forecast) -> Vec<Number> {
    forecast.forecasts.iter().map(|one| one.exact.clone()).collect()
}

/// Every method with parameters stated or not.
fn methods() -> Vec<Value> {
    let mut methods = vec![
        json!({"naive": {}}),
        json!({"seasonal_naive": {}}),
        json!({"drift": {}}),
        json!({"moving_average": {"periods": 2}}),
    ];
    for (alpha, beta, gamma) in [("0.3", "0.2", "0.7"), ("1", "0", "0.05"), ("0", "1", "1")] {
        methods.extend(smoothings(&json!({"alpha": alpha}), &json!(beta), &json!("0.9"), &json!(gamma)));
    }
    methods
}

fn smoothings(alpha: &Value, beta: &Value, phi: &Value, gamma: &Value) -> Vec<Value> {
    let with = |more: &[(&str, &Value)]| {
        let mut fields = alpha.clone();
        for (name, value) in more.iter().filter(|(_, value)| !value.is_null()) {
            fields[*name] = (*value).clone();
        }
        fields
    };
    let seasonal = |word: &str| with(&[("beta", beta), ("gamma", gamma), ("seasonal", &json!(word))]);
    vec![
        json!({"simple": with(&[])}),
        json!({"holt": with(&[("beta", beta)])}),
        json!({"damped_holt": with(&[("beta", beta), ("phi", phi)])}),
        json!({"holt_winters": seasonal("additive")}),
        json!({"holt_winters": seasonal("multiplicative")}),
    ]
}

fn fitted() -> Vec<Value> {
    smoothings(&json!({}), &Value::Null, &Value::Null, &Value::Null)
}

/// Whether two numbers are at most a millionth of what they are apart.
fn is_near(one: &Number, other: &Number) -> bool {
    let size = one.abs().at_least(&other.abs()).at_least(&Number::ONE);
    (one - other).abs() * Number::from(1_000_000) <= size
}

fn number(value: &str) -> Number {
    value.parse().expect(value)
}

proptest! {
    #![proptest_config(cases(64))]

    /// By every method, stated or fitted, and by the choice among all.
    #[test]
    fn constant_series_stay_constant(value in 1_i64..1_000_000, count in 8_usize..20) {
        let values = texts(&vec![value; count]);
        for method in methods().into_iter().chain(fitted()).chain([json!({"auto": {}})]) {
            let forecast = ask(&values, &method, 4);
            for one in exacts(&forecast) {
                prop_assert!((&one - &Number::from(value)).abs() <= number("0.00001"), "{method}: {one} of {value}");
            }
            if let Some(deviation) = &forecast.deviation {
                prop_assert!(*deviation <= number("0.00001"), "{method}: {deviation}");
            }
        }
    }

    /// Ten times the series, ten times the forecast, with the same factors.
    #[test]
    fn scaled_series_scale_the_forecast(values in prop::collection::vec(1_i64..100_000, 10..20), scale in prop::sample::select(vec![7_i64, 10, 1000])) {
        let scaled: Vec<i64> = values.iter().map(|value| value * scale).collect();
        for method in methods().into_iter().chain(fitted()) {
            let question = |values: &[i64]| {
                let question = json!({"series": series(&texts(values)), "season": SEASON, "method": method, "horizon": 3});
                plan().forecast(&serde_json::from_value(question).expect("a question")).ok()
            };
            // A line below zero refuses seasons that multiply, whatever the scale.
            let (one, other) = (question(&values), question(&scaled));
            prop_assert_eq!(one.is_some(), other.is_some());
            let (Some(one), Some(other)) = (one, other) else { continue };
            for (small, large) in exacts(&one).iter().zip(exacts(&other)) {
                let scaled = small * &Number::from(scale);
                prop_assert!(is_near(&scaled, &large), "{method}: {scaled} and {large}");
            }
        }
    }

    /// The last value plus the mean change, as often as periods have passed.
    #[test]
    fn drift_is_the_last_value_plus_the_mean_change(values in prop::collection::vec(-1_000_i64..1_000, 2..20)) {
        let forecast = ask(&texts(&values), &json!({"drift": {}}), 3);
        let changes: Number = values.windows(2).map(|pair| Number::from(pair[1] - pair[0])).sum();
        let mean = changes.over(&Number::from(values.len() - 1)).expect("two values");
        for (index, exact) in exacts(&forecast).iter().enumerate() {
            let expected = Number::from(*values.last().unwrap()) + &mean * &Number::from(index + 1);
            prop_assert_eq!(exact, &expected.rounded(Rounding { mode: Mode::HalfEven, scale: 12 }));
        }
    }

    /// The rows of the answer, from its stated method alone, give its forecasts: written out here once more.
    #[test]
    fn forecasts_replay_from_their_rows(values in prop::collection::vec(1_i64..1_000, 8..16)) {
        for method in fitted().iter().take(3) {
            let forecast = ask(&texts(&values), method, 2);
            let stated = serde_json::to_value(&forecast.method).expect("a method");
            let fields = stated.as_object().unwrap().values().next().unwrap().clone();
            let field = |name: &str, absent: i64| fields[name].as_str().map_or(Number::from(absent), number);
            let (alpha, beta, phi) = (field("alpha", 0), field("beta", 0), field("phi", 1));
            let (mut level, mut trend) = (field("level", 0), field("trend", 0));
            let kept = |number: Number| number.rounded(Rounding { mode: Mode::HalfEven, scale: 12 });
            for row in &forecast.fit {
                let line = &level + &(&phi * &trend);
                prop_assert_eq!(row.expected.as_ref(), Some(&kept(line.clone())));
                let next = kept(&line + &(&alpha * &(&row.value - &line)));
                let rise = &next - &level;
                trend = kept(&(&phi * &trend) + &(&beta * &(rise - &phi * &trend)));
                level = next;
                prop_assert_eq!(row.level.as_ref(), Some(&level));
            }
            prop_assert_eq!(&forecast.forecasts[0].exact, &kept(&level + &(&phi * &trend)));
            // Asked with what was found, it says the same.
            prop_assert_eq!(exacts(&ask(&texts(&values), &stated, 2)), exacts(&forecast));
        }
    }

    /// The search ends in a point that no neighbouring thousandth betters. It may be a local minimum, as its docs say.
    #[test]
    fn no_neighbour_betters_a_fitted_alpha(values in prop::collection::vec(1_i64..1_000, 8..12)) {
        let forecast = ask(&texts(&values), &json!({"simple": {}}), 1);
        let stated = serde_json::to_value(&forecast.method).expect("a method");
        let found = number(stated["simple"]["alpha"].as_str().unwrap()) * Number::from(1_000);
        let squares = |thousandths: &Number| {
            let alpha = thousandths.over(&Number::from(1_000)).unwrap();
            let mut level = Number::from(values[0]);
            let mut sum = Number::ZERO;
            for value in &values[1..] {
                let miss = Number::from(*value) - &level;
                sum += &miss.to_power(2);
                level += &(&alpha * &miss).rounded(Rounding { mode: Mode::HalfEven, scale: 12 });
            }
            sum
        };
        let least = squares(&found);
        for stride in [-1, 1] {
            let neighbour = &found + &Number::from(stride);
            if !neighbour.is_negative() && neighbour <= Number::from(1_000) {
                prop_assert!(least <= squares(&neighbour) + Number::ONE.over(&Number::from(100_000)).unwrap());
            }
        }
    }

    /// What is chosen has the least error of all that were tried.
    #[test]
    fn the_choice_errs_least(values in prop::collection::vec(1_i64..1_000, 12..18)) {
        let forecast = ask(&texts(&values), &json!({"auto": {}}), 2);
        let least = forecast.tried.iter().filter_map(|one| one.mae.clone()).min().expect("one was tried");
        prop_assert_eq!(&forecast.backtest.as_ref().expect("it was tried").mae, &least);
        let first = forecast.tried.iter().find(|one| one.mae.as_ref() == Some(&least)).unwrap();
        prop_assert_eq!(first.method, forecast.method.tag());
    }

    /// Any bytes as a method give a forecast or problems.
    #[test]
    fn bad_input_never_panics(
        values in prop::collection::vec(prop::sample::select(vec!["0", "-1", "9999999999999999999999999999", "0.0000000000000001", "1"]), 0..9),
        season in 0_u32..4, horizon in 0_u32..5, method in prop::sample::select(methods().into_iter().chain(fitted()).collect::<Vec<_>>()),
    ) {
        let values: Vec<String> = values.into_iter().map(str::to_owned).collect();
        let question = json!({"series": series(&values), "season": season, "method": method, "horizon": horizon});
        if let Ok(forecast) = plan().forecast(&serde_json::from_value(question).expect("a question")) {
            prop_assert_eq!(forecast.forecasts.len(), usize::try_from(horizon).unwrap());
        }
    }
}
