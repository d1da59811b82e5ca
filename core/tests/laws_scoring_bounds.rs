//! The laws of bounds and edges: which grade a score beside a bound has, which scores closed ranges leave out or give twice,
//! and who gets the last place. What is expected is counted in whole halves of a last place, on a grid, without the library.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use proptest::prelude::*;
use quotakit::{
    error::Language,
    life::LifeCycle,
    number::Number,
    scoring::{Cohort, CohortOutcome, GradeRange, Scorecard, import_ranges},
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A number of so many halves of the last of `places`: 59 halves at one place are 2.95.
fn halves(count: i64, places: usize) -> String {
    let (sign, tenths) = (if count < 0 { "-" } else { "" }, count.abs() * 5);
    let digits = format!("{tenths:0width$}", width = places + 2);
    let (whole, part) = digits.split_at(digits.len() - places - 1);
    format!("{sign}{whole}.{part}")
}

fn card(bands: &Value, rest: Value) -> Value {
    let mut card = json!({"schema": "quotakit/scorecard@1", "bands": bands, "groups": [{"id": "all", "weight": "100",
        "indicators": [{"id": "points", "weight": "100", "score": {"points": {}}}]}]});
    let Value::Object(rest) = rest else { panic!("fields") };
    card.as_object_mut().unwrap().extend(rest);
    card
}

/// The grade of a score, or the code of what is wrong.
fn grade_of(card: &Scorecard, score: &str) -> Result<String, &'static str> {
    let facts = json!({"person": "p", "indicators": {"points": {"actual": score}}});
    let facts = Scorecard::facts_from_json(&facts.to_string()).expect("facts");
    match card.evaluate(&facts) {
        Ok(outcome) => Ok(outcome.grade.expect("a grade")),
        Err(problems) => Err(problems.iter().next().expect("a problem").code.name),
    }
}

/// Closed ranges, in last places from 0 to 24; the first may be open.
fn ranges() -> impl Strategy<Value = Vec<(i64, Option<i64>)>> {
    let range = (0_i64..20, 0_i64..5).prop_map(|(from, length)| (from, Some(from + length)));
    (prop::collection::vec(range, 1..6), any::<bool>()).prop_map(|(mut ranges, is_open)| {
        if is_open {
            ranges[0].1 = None;
        }
        ranges
    })
}

/// How many ranges cover a point of the grid, in halves.
fn covers(ranges: &[(i64, Option<i64>)], half: i64) -> usize {
    ranges.iter().filter(|(from, to)| from * 2 <= half && to.is_none_or(|to| half <= to * 2)).count()
}

/// The stretches that no range covers, above the lowest: the ends are last places, found by walking the grid.
fn holes(ranges: &[(i64, Option<i64>)]) -> BTreeSet<(i64, Option<i64>)> {
    let lowest = ranges.iter().map(|(from, _)| *from).min().expect("a range");
    let (mut found, mut begun) = (BTreeSet::new(), None);
    for half in lowest * 2..=60 {
        match (covers(ranges, half), begun) {
            (0, None) => begun = Some((half - 1) / 2),
            (1.., Some(from)) => {
                found.insert((from, Some(half / 2)));
                begun = None;
            }
            _ => {}
        }
    }
    found.extend(begun.map(|from| (from, None)));
    found
}

fn place(number: &Number) -> i64 {
    number.to_string().parse().expect("a whole number")
}

/// The stretches of a code among the problems that a scorecard is refused for.
fn refused(card: &Value, code: &str) -> BTreeSet<(String, String)> {
    let Err(problems) = Scorecard::from_json(&card.to_string()) else { return BTreeSet::new() };
    let told: Value = serde_json::from_str(&problems.to_json(Language::En)).unwrap();
    let all = told["problems"].as_array().unwrap().iter();
    let text = |problem: &Value, name: &str| problem["params"][name].as_str().expect("a parameter").to_owned();
    all.filter(|problem| problem["code"] == code).map(|problem| (text(problem, "from"), text(problem, "to"))).collect()
}

fn stretches(found: impl IntoIterator<Item = (i64, Option<i64>)>) -> BTreeSet<(String, String)> {
    let end = |to: Option<i64>| to.map_or_else(|| "∞".to_owned(), |to| to.to_string());
    found.into_iter().map(|(from, to)| (from.to_string(), end(to))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// A score on a bound, one last place and half of one on either side of it has the grade of the highest bound that
    /// what the bands see has reached or, where a bound excludes itself, has passed.
    #[test]
    fn bounds_hold_on_both_sides(
        bounds in prop::collection::btree_set(5_i64..300, 1..6), places in 0_usize..4, is_raw in any::<bool>(),
        inclusive in any::<bool>(),
    ) {
        let bounds: Vec<i64> = bounds.into_iter().collect();
        let bands: Vec<Value> = bounds.iter().enumerate()
            .map(|(index, bound)| json!({"grade": format!("g{index}"), "from": halves(bound * 2, places)})).collect();
        let card = card(&json!(bands), json!({"rounding": {"scale": places}, "inclusive": inclusive,
            "bands_on": if is_raw { "raw" } else { "rounded" }}));
        let card = Scorecard::from_json(&card.to_string()).expect("a scorecard");
        for half in bounds.iter().flat_map(|bound| (-2..=2).map(move |step| bound * 2 + step)) {
            // Half up: an odd number of halves goes to the last place above.
            let seen = if is_raw { half } else { (half + 1) / 2 * 2 };
            let reached = bounds.iter().filter(|bound| if inclusive { **bound * 2 <= seen } else { **bound * 2 < seen });
            let expected = reached.count().checked_sub(1).map(|index| format!("g{index}")).ok_or("score/006");
            prop_assert_eq!(grade_of(&card, &halves(half, places)), expected, "{} of {:?}", half, bounds);
        }
    }

    /// Every hole and every overlap of closed ranges is told with its ends, and nothing else is; what is refused is
    /// where a score can fall, and tables without such a place give every point its grade.
    #[test]
    fn ranges_are_told_to_the_last_place(ranges in ranges()) {
        let grade = |index: usize| format!("g{index}");
        let import = import_ranges(&ranges.iter().enumerate().map(|(index, (from, to))| GradeRange {
            grade: grade(index), from: Number::from(*from), to: to.map(Number::from), advice: None,
        }).collect::<Vec<_>>());
        let expected = holes(&ranges);
        let found: BTreeSet<_> =
            import.holes.iter().map(|hole| (place(&hole.from), hole.to.as_ref().map(place))).collect();
        prop_assert_eq!(&found, &expected);
        // Each overlap is where the two ranges that it names meet, and together they are all points that are covered twice.
        let names: BTreeMap<String, (i64, Option<i64>)> =
            ranges.iter().enumerate().map(|(index, range)| (grade(index), *range)).collect();
        let mut overlaps = Vec::new();
        for overlap in &import.overlaps {
            let (a, b) = (names[&overlap.grades.0], names[&overlap.grades.1]);
            let both = (a.0.max(b.0), a.1.into_iter().chain(b.1).min());
            prop_assert_eq!((place(&overlap.from), overlap.to.as_ref().map(place)), both);
            overlaps.push(both);
        }
        for half in 0..=60 {
            let is_told = overlaps.iter().any(|(from, to)| from * 2 <= half && to.is_none_or(|to| half <= to * 2));
            prop_assert_eq!(is_told, covers(&ranges, half) > 1, "{} halves", half);
        }
        // Unrounded a score falls into every hole; of whole points only into one with a whole number inside.
        let told: Vec<Value> = ranges.iter().enumerate()
            .map(|(index, (from, to))| json!({"grade": grade(index), "from": from, "to": to})).collect();
        let bands = json!({"ranges": told});
        let whole = card(&bands, json!({"rounding": {"scale": 0}}));
        prop_assert_eq!(refused(&card(&bands, json!({})), "score/003"), stretches(expected.clone()));
        let reachable = expected.iter().copied().filter(|(from, to)| to.is_none_or(|to| to - from > 1));
        prop_assert_eq!(refused(&whole, "score/003"), stretches(reachable.clone()));
        prop_assert_eq!(refused(&whole, "score/004"), stretches(overlaps.clone()));
        // No score is above the limit.
        let limited = card(&bands, json!({"rounding": {"scale": 0}, "clamp": {"max": "12"}}));
        prop_assert_eq!(refused(&limited, "score/003"), stretches(reachable.clone().filter(|(from, _)| *from < 12)));
        prop_assert_eq!(Scorecard::from_json(&whole.to_string()).is_ok(), reachable.count() == 0 && overlaps.is_empty());
        if let Ok(card) = Scorecard::from_json(&whole.to_string()) {
            for point in 0..30 {
                let at = ranges.iter().position(|(from, to)| *from <= point && to.is_none_or(|to| point <= to));
                prop_assert_eq!(grade_of(&card, &point.to_string()), at.map(grade).ok_or("score/006"));
            }
        }
    }
}

const TIES: [&str; 4] = ["promote_all", "demote_all", "tie_key", "error"];

/// Who has the better of two grades, by name; `None` where a tie is an error.
fn winners(scores: &[i64], seats: usize, rule: &str, ties: &str) -> Option<BTreeSet<usize>> {
    // Under `at_most` who did not reach 91 takes part in nothing.
    let mut order: Vec<usize> = (0..scores.len()).filter(|index| rule == "exactly" || scores[*index] >= 91).collect();
    // The longer tenure first: `p0` has the shortest.
    order.sort_by_key(|index| (-scores[*index], -(*index as i64)));
    let Some(last) = seats.checked_sub(1).and_then(|seat| order.get(seat)).map(|index| scores[*index]) else {
        return Some(if seats == 0 { BTreeSet::new() } else { order.into_iter().collect() });
    };
    let (above, level) = (
        order.iter().filter(|index| scores[**index] > last).count(),
        order.iter().filter(|index| scores[**index] == last).count(),
    );
    let count = match ties {
        _ if above + level == seats => seats,
        "promote_all" => above + level,
        "demote_all" => above,
        "tie_key" => seats,
        _ => return None,
    };
    Some(order.into_iter().take(count).collect())
}

fn team(scores: &[i64], seats: usize, rule: &str, ties: &str) -> Result<CohortOutcome, &'static str> {
    let keys = if ties == "tie_key" { json!([{"by": "tenure_days"}]) } else { json!([]) };
    let mut card = card(&json!([{"grade": "A", "from": "91"}, {"grade": "B", "from": "0"}]), json!({}));
    card.as_object_mut().unwrap().remove("schema");
    let mut quotas = vec![json!({"grade": "A", "count": seats})];
    quotas.extend((rule == "exactly").then(|| json!({"grade": "B", "count": scores.len() - seats})));
    let document = json!({"schema": "quotakit/cohort@1", "scorecard": card,
        "distribution": {"quotas": quotas, "rule": rule, "ties": ties, "tie_keys": keys}});
    let people: Vec<Value> = scores.iter().enumerate().map(|(index, score)| {
        json!({"person": format!("p{index}"), "tenure_days": index, "indicators": {"points": {"actual": score}}})
    }).collect();
    let cohort = Cohort::from_json(&document.to_string()).expect("a cohort");
    let facts = Cohort::facts_from_json(&json!({"people": people}).to_string()).expect("facts");
    cohort.evaluate(&facts).map_err(|problems| problems.iter().next().expect("a problem").code.name)
}

/// Every team of up to four at 90, 91 and 92, every number of places, both rules and every policy for ties.
#[test]
fn the_last_place_goes_as_declared() {
    let mut tried = 0;
    for size in 1..=4_usize {
        for code in 0..3_i64.pow(size as u32) {
            let scores: Vec<i64> = (0..size).map(|index| 90 + code / 3_i64.pow(index as u32) % 3).collect();
            for (seats, rule, ties) in (0..=size)
                .flat_map(|seats| ["at_most", "exactly"].map(|rule| (seats, rule)))
                .flat_map(|(seats, rule)| TIES.map(|ties| (seats, rule, ties)))
            {
                let found = team(&scores, seats, rule, ties).map(|outcome| {
                    let best = outcome.people.iter().enumerate();
                    best.filter(|(_, person)| person.scored.grade.as_deref() == Some("A"))
                        .map(|(index, _)| index)
                        .collect()
                });
                let expected = winners(&scores, seats, rule, ties).ok_or("score/030");
                assert_eq!(found, expected, "{scores:?}, {seats} places, {rule}, {ties}");
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 8 * (3 * 2 + 9 * 3 + 27 * 4 + 81 * 5));
}
