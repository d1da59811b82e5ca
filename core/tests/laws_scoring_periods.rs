//! The laws of scores across periods and of streaks, on histories made up by proptest.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

mod common;

use common::{assert_canonical, assert_recomputes, cases};
use proptest::prelude::*;
use quotakit::{
    life::{LifeCycle, Outcome},
    number::Number,
    scoring::{Cohort, Scorecard, ScorecardOutcome},
};
use serde_json::{Value, json};

/// One quarter: nothing listed, no score, or a score, and whether a veto was cast.
type Quarter = Option<(Option<i64>, bool)>;

fn history() -> impl Strategy<Value = Vec<Quarter>> {
    let score = prop::option::weighted(0.85, 0_i64..=100);
    prop::collection::vec(prop::option::weighted(0.85, (score, prop::bool::weighted(0.1))), 0..12)
}

fn label(index: usize) -> String {
    format!("{}-Q{}", 2024 + index / 4, index % 4 + 1)
}

/// The days of a quarter, told apart from the calendar of the library.
fn days(index: usize) -> i64 {
    let is_leap = (2024 + index / 4).is_multiple_of(4);
    [if is_leap { 91 } else { 90 }, 91, 92, 92][index % 4]
}

fn periods(history: &[Quarter]) -> Vec<Value> {
    let listed = history.iter().enumerate().filter_map(|(index, quarter)| Some((index, (*quarter)?)));
    listed.map(|(index, (score, vetoed))| json!({"period": label(index), "score": score, "vetoed": vetoed})).collect()
}

fn card(rule: &Value) -> Value {
    json!({"schema": "quotakit/scorecard@1", "across": {"rule": rule, "missing": "skip"}, "groups": [
        {"id": "g", "weight": "100", "indicators": [{"id": "a", "weight": "100", "score": {"points": {}}, "missing": "renormalise"}]}]})
}

fn scored(rule: &Value, periods: &[Value]) -> ScorecardOutcome {
    let document = card(rule).to_string();
    assert_canonical(&document);
    let facts = json!({"periods": periods, "trace": true}).to_string();
    let card = Scorecard::from_json(&document).expect("a scorecard");
    card.evaluate(&Scorecard::facts_from_json(&facts).expect("facts")).expect("an outcome")
}

fn over(dividend: i64, divisor: i64) -> Option<Number> {
    Number::from(dividend).over(&Number::from(divisor))
}

/// What a calculator gives for the score across periods.
fn by_hand(rule: &Value, found: &[(usize, i64)], ahead: i64) -> Option<Number> {
    let n = i64::try_from(found.len()).unwrap();
    if let Some(best) = rule["best"]["n"].as_i64() {
        let mut scores: Vec<i64> = found.iter().map(|(_, score)| *score).collect();
        scores.sort_unstable();
        let best = usize::try_from(best).unwrap();
        return (best <= scores.len()).then(|| over(scores.iter().rev().take(best).sum(), best as i64))?;
    }
    if rule.get("weighted_by_days").is_some() {
        let sum = found.iter().map(|(index, score)| score * days(*index)).sum();
        return over(sum, found.iter().map(|(index, _)| days(*index)).sum());
    }
    if rule.get("trend").is_some() {
        // The textbook's normal equations, with the quarters numbered from the beginning of time.
        let x = |index: usize| index as i64;
        let (sx, sy): (i64, i64) = (found.iter().map(|(i, _)| x(*i)).sum(), found.iter().map(|(_, y)| y).sum());
        let (sxy, sxx): (i64, i64) =
            (found.iter().map(|(i, y)| x(*i) * y).sum(), found.iter().map(|(i, _)| x(*i) * x(*i)).sum());
        let slope = over(n * sxy - sx * sy, n * sxx - sx * sx).filter(|_| n >= 3)?;
        let start = (Number::from(sy) - &slope * &Number::from(sx)).over(&Number::from(n))?;
        return Some(start + slope * Number::from(x(found.last()?.0) + ahead));
    }
    over(found.iter().map(|(_, score)| score).sum(), n)
}

fn rule() -> impl Strategy<Value = (Value, i64)> {
    (0_usize..4, 1_u32..6, 0_u32..4).prop_map(|(which, n, ahead)| {
        let rules = [
            json!({"mean": {}}),
            json!({"weighted_by_days": {}}),
            json!({"best": {"n": n}}),
            json!({"trend": {"ahead": ahead}}),
        ];
        (rules[which].clone(), i64::from(ahead))
    })
}

proptest! {
    #![proptest_config(cases(64))]

    /// Every rule gives what a calculator gives, to the last fraction, and its trace recomputes; what is not used is left out.
    #[test]
    fn scores_across_periods_agree_with_a_calculator((rule, ahead) in rule(), history in history(), by in 0_usize..12) {
        let mut periods = periods(&history);
        let outcome = scored(&rule, &periods);
        assert_recomputes(&outcome.trace().expect("a trace"));
        let across = outcome.across.expect("declared");
        let found: Vec<(usize, i64)> = history.iter().enumerate().filter_map(|(index, quarter)| Some((index, (*quarter)?.0?))).collect();
        prop_assert_eq!(across.score.map(|score| score.number), by_hand(&rule, &found, ahead));
        prop_assert_eq!(across.used.len() + across.left_out.len(), periods.len());
        let before = (across.used, across.slope, across.level);
        if !periods.is_empty() {
            let by = by % periods.len();
            periods.rotate_left(by);
        }
        let across = scored(&rule, &periods).across.expect("declared");
        prop_assert_eq!((across.used, across.slope, across.level), before, "the order of the rows says nothing");
    }

    /// What never changes is what every rule gives.
    #[test]
    fn constant_scores_stay_constant((rule, _) in rule(), score in -50_i64..150, count in 5_usize..9) {
        let periods: Vec<Value> = (0..count).map(|index| json!({"period": label(index), "score": score})).collect();
        let across = scored(&rule, &periods).across.expect("declared");
        prop_assert_eq!(across.score.map(|score| score.number), Some(Number::from(score)));
        prop_assert!(across.slope.is_none_or(|slope| slope.is_zero()));
    }

    /// A streak is what is counted backwards from the last quarter.
    #[test]
    fn streaks_are_counted_from_the_end(history in history(), others in 0_usize..12, at_least in 1_usize..4, breaks in any::<bool>()) {
        let document = json!({"schema": "quotakit/cohort@1", "scorecard": card(&json!({"mean": {}})), "awards": [
            {"id": "s", "rule": {"streak": {"at_least": at_least, "from": "50", "breaks_on_missing": breaks}}}]});
        // Somebody else of whom one quarter is known, which may be later than all of these.
        let facts = json!({"people": [{"person": "a", "periods": periods(&history)},
            {"person": "b", "periods": [{"period": label(others), "score": "0"}]}], "trace": true});
        let cohort = Cohort::from_json(&document.to_string()).expect("a cohort");
        let outcome = cohort.evaluate(&Cohort::facts_from_json(&facts.to_string()).expect("facts")).expect("an outcome");
        assert_recomputes(&outcome.trace().expect("a trace"));
        let last = history.iter().rposition(Option::is_some);
        let mut streak = 0;
        for index in (0..last.unwrap_or(0).max(others) + 1).rev() {
            match history.get(index).copied().flatten() {
                Some((_, true)) => break,
                None | Some((None, false)) if breaks => break,
                None | Some((None, false)) => {}
                Some((Some(score), false)) if score >= 50 => streak += 1,
                Some((Some(_), false)) => break,
            }
        }
        let won = outcome.awards[0].winners.iter().find(|winner| winner.person == "a");
        prop_assert_eq!(won.map(|winner| winner.value.clone()), (streak >= at_least).then(|| Number::from(streak)));
        prop_assert!(won.is_none_or(|winner| winner.longest >= Some(streak)));
    }
}
