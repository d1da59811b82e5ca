//! The laws of sensitivity: what is told of other weights is what scoring with those weights gives.
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

use common::cases;
use proptest::prelude::*;
use quotakit::{
    id::Id,
    life::LifeCycle,
    number::Number,
    scoring::{
        Cohort, CohortSensitivity, Group, Scorecard, ScorecardDocument, ScorecardSensitivity, Sensitivity,
        SensitivityOf, WeightTurn,
    },
};
use serde_json::{Value, json};

/// Weight and points; no points for what was not measured.
type Made = (u32, Option<i64>);

fn made() -> impl Strategy<Value = Made> {
    (0_u32..6, prop::option::weighted(0.9, 0_i64..=100))
}

fn parts() -> impl Strategy<Value = Vec<Made>> {
    prop::collection::vec(made(), 2..4).prop_filter("a weight", |parts| parts.iter().any(|(weight, _)| *weight > 0))
}

/// An outer group with an inner one and two indicators, and a group beside it; aggregates by choice.
fn card(parts: &[Vec<Made>], aggregates: [usize; 3], rest: &Value) -> Value {
    let how = |index: usize| ["arithmetic", "sum", "geometric"][aggregates[index]];
    let group = |id: usize| -> Value {
        let indicator = |(index, (weight, _)): (usize, &Made)| {
            let missing = if how(id) == "sum" { "zero" } else { "renormalise" };
            json!({"id": format!("i{id}{index}"), "weight": weight, "score": {"points": {}}, "missing": missing})
        };
        json!({"id": format!("g{id}"), "weight": id + 1, "aggregate": how(id), "indicators": parts[id].iter().enumerate().map(indicator).collect::<Vec<_>>()})
    };
    let mut outer = group(0);
    outer["groups"] = json!([group(1)]);
    let mut card = json!({"schema": "quotakit/scorecard@1", "weight_rule": "relative", "groups": [outer, group(2)],
        "adjustments": [{"id": "plus", "add": {"per": "1", "points": "2"}}],
        "vetoes": [{"id": "no", "grade_at_most": "B"}, {"id": "low", "score_at_most": "70"}]});
    card.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    card
}

fn indicators(parts: &[Vec<Made>]) -> Value {
    let of = |(id, parts): (usize, &Vec<Made>)| {
        let given =
            |(index, (_, points)): (usize, &Made)| Some((format!("i{id}{index}"), json!({"actual": (*points)?})));
        parts.iter().enumerate().filter_map(given).collect::<Vec<_>>()
    };
    parts.iter().enumerate().flat_map(of).collect::<serde_json::Map<_, _>>().into()
}

fn rest() -> impl Strategy<Value = Value> {
    (0_usize..8, 0_u32..3, any::<bool>(), any::<bool>()).prop_map(|(mode, scale, is_raw, is_inclusive)| {
        let modes = ["half_up", "half_even", "half_down", "up", "down", "floor", "ceil"];
        let rounding = modes.get(mode).map(|mode| json!({"mode": mode, "scale": scale}));
        json!({"rounding": rounding, "bands_on": if is_raw { "raw" } else { "rounded" }, "inclusive": is_inclusive,
            "clamp": if mode % 2 == 0 { Value::Null } else { json!({"min": "20", "max": "85"}) },
            "bands": [{"grade": "A", "from": "75"}, {"grade": "B", "from": "50"}, {"grade": "C", "from": "35.5"}, {"grade": "D", "from": "-1000000"}]})
    })
}

/// Sets one weight; its siblings keep their proportions and, in a mean, their sum.
fn reweighed(document: &ScorecardDocument, id: &str, to: &Number) -> ScorecardDocument {
    fn change(weights: Vec<(&str, &mut Option<Number>)>, id: &str, to: &Number, is_sum: bool) -> bool {
        let Some(from) = weights.iter().find(|(found, _)| *found == id).and_then(|(_, weight)| (**weight).clone())
        else {
            return false;
        };
        let sum: Number = weights.iter().filter_map(|(_, weight)| (**weight).clone()).sum();
        for (found, weight) in weights {
            let old = weight.clone().unwrap();
            let factor = if is_sum { Number::ONE } else { (&sum - to).over(&(&sum - &from)).unwrap() };
            *weight = Some(if found == id { to.clone() } else { old * factor });
        }
        true
    }
    fn inside(groups: &mut [Group], id: &str, to: &Number) -> bool {
        groups.iter_mut().any(|group| {
            let is_sum = group.aggregate == quotakit::scoring::Aggregate::Sum;
            let own = group.indicators.iter_mut().map(|part| (part.id.as_str(), &mut part.weight));
            let inner = group.groups.iter_mut().map(|part| (part.id.as_str(), &mut part.weight));
            change(own.chain(inner).collect(), id, to, is_sum) || inside(&mut group.groups, id, to)
        })
    }
    let mut document = document.clone();
    let own = document.groups.iter_mut().map(|part| (part.id.as_str(), &mut part.weight)).collect();
    assert!(change(own, id, to, false) || inside(&mut document.groups, id, to), "{id} is there");
    document
}

/// A step just off a weight, in parts of the change or of the weight.
fn tiny() -> Number {
    Number::ONE.over(&Number::from(10).to_power(9)).unwrap()
}

/// Holds a turn to a verdict that was reached with other weights.
fn assert_turns<V: PartialEq + std::fmt::Debug>(turn: &WeightTurn, now: &V, after: &V, verdict: impl Fn(&Number) -> V) {
    let before = &turn.to - &(&turn.change * &tiny());
    assert_ne!(now, after);
    if !turn.change.is_zero() {
        assert_eq!(&verdict(&before), now, "just before {turn:?}");
    }
    if turn.is_reached {
        assert_eq!(&verdict(&turn.to), after, "at {turn:?}");
        return;
    }
    assert_eq!(&verdict(&turn.to), now, "still at {turn:?}");
    let off = &turn.from * &tiny();
    let sides = [&turn.to + &off, &turn.to - &off];
    let beyond = sides.iter().filter(|side| !turn.change.is_positive() || **side > turn.to);
    let mut beyond = beyond.filter(|side| !turn.change.is_negative() || **side < turn.to);
    assert!(beyond.any(|side| &verdict(side) == after), "just beyond {turn:?}");
}

/// Nothing turns nearer than what is told, on a grid over all weights.
fn assert_nearest<V: PartialEq + std::fmt::Debug>(
    from: &Number,
    most: &Number,
    turn: Option<&WeightTurn>,
    now: &V,
    verdict: impl Fn(&Number) -> V,
) {
    for tenth in 1..24 {
        let weight = most * &Number::from(tenth).over(&Number::from(24)).unwrap();
        if turn.is_none_or(|turn| (&weight - from).abs() < turn.change.abs()) {
            assert_eq!(&verdict(&weight), now, "{weight} is nearer than {turn:?}");
        }
    }
}

fn siblings(document: &ScorecardDocument, id: &str) -> Number {
    fn inside(groups: &[Group], id: &str) -> Option<Number> {
        let sum = |weights: Vec<(&str, &Option<Number>)>| {
            weights
                .iter()
                .any(|(found, _)| *found == id)
                .then(|| weights.iter().filter_map(|(_, weight)| (*weight).clone()).sum())
        };
        sum(groups.iter().map(|part| (part.id.as_str(), &part.weight)).collect()).or_else(|| {
            groups.iter().find_map(|group| {
                sum(group
                    .indicators
                    .iter()
                    .map(|part| (part.id.as_str(), &part.weight))
                    .chain(group.groups.iter().map(|part| (part.id.as_str(), &part.weight)))
                    .collect())
                .or_else(|| inside(&group.groups, id))
            })
        })
    }
    inside(&document.groups, id).expect("a weight")
}

fn graded(document: ScorecardDocument, facts: &Value) -> (Option<Number>, Option<String>) {
    let card = Scorecard::new(document).expect("a scorecard");
    let outcome = card.evaluate(&Scorecard::facts_from_json(&facts.to_string()).expect("facts")).expect("an outcome");
    (outcome.score.map(|score| score.number), outcome.grade)
}

fn ranked(document: &Value, card: ScorecardDocument, facts: &Value, person: &str) -> Option<usize> {
    let mut whole = Cohort::from_json(&document.to_string()).expect("a cohort").document().clone();
    whole.scorecard = card;
    let cohort = Cohort::new(whole).expect("a cohort");
    let outcome = cohort.evaluate(&Cohort::facts_from_json(&facts.to_string()).expect("facts")).expect("an outcome");
    outcome.people.iter().find(|found| found.scored.person.as_deref() == Some(person)).and_then(|found| found.rank)
}

proptest! {
    #![proptest_config(cases(48))]

    /// With the weight that is told the grade or the rank has turned, or turns just beyond; and with none nearer.
    #[test]
    fn the_smallest_change_is_where_it_turns(
        parts in prop::collection::vec(parts(), 3), aggregates in (0_usize..3, 0_usize..3, 0_usize..3), rest in rest(),
        bonus in 0_u32..3, veto in prop::option::weighted(0.3, 0_usize..2), weights in 1_u32..99,
    ) {
        let document = card(&parts, aggregates.into(), &rest);
        let vetoes: Vec<&str> = veto.map(|index| ["no", "low"][index]).into_iter().collect();
        let facts = json!({"indicators": indicators(&parts), "adjustments": {"plus": bonus}, "vetoes": vetoes});
        let loaded = Scorecard::from_json(&document.to_string()).expect("a scorecard");
        let facts_read = Scorecard::facts_from_json(&facts.to_string()).expect("facts");
        let weights = Number::from(weights).over(&Number::HUNDRED).unwrap();
        let asked = ScorecardSensitivity { facts: facts_read, weights };
        let Ok(found) = loaded.sensitivity(&asked) else { return Ok(()) };
        let at = |id: &str, to: &Number| graded(reweighed(loaded.document(), id, to), &facts);
        for found in &found.tries {
            let now = graded(loaded.document().clone(), &facts);
            for moved in std::iter::once(&found.down).chain(&found.up) {
                let told = (moved.score.as_ref().map(|score| score.number.clone()), moved.grade.clone());
                prop_assert_eq!(at(&found.weight, &moved.to), told);
            }
            let verdict = |to: &Number| at(&found.weight, to).1;
            let most = siblings(loaded.document(), &found.weight);
            assert_nearest(&found.from, &most, found.turn.as_ref(), &now.1, verdict);
            if let Some(turn) = &found.turn {
                assert_turns(turn, &now.1, &turn.grade, verdict);
            }
        }
        assert_smallest(&found);
    }

    #[test]
    fn ranks_turn_where_scores_meet(
        people in prop::collection::vec(prop::collection::vec(0_i64..=100, 7), 2..5), given in prop::collection::vec(1_u32..6, 7),
        limits in any::<bool>(), vetoed in any::<bool>(), aggregates in (0_usize..2, 0_usize..2, 0_usize..2),
    ) {
        let parts = |points: &[i64]| -> Vec<Vec<Made>> {
            let made: Vec<Made> = given.iter().zip(points).map(|(weight, points)| (*weight, Some(*points))).collect();
            vec![made[..2].to_vec(), made[2..4].to_vec(), made[4..].to_vec()]
        };
        let rest = if limits { json!({"clamp": {"min": "40", "max": "60"}}) } else { json!({}) };
        let mut inner = card(&parts(&people[0]), aggregates.into(), &rest);
        inner["vetoes"] = json!([{"id": "low", "score_at_most": "55"}]);
        let document = json!({"schema": "quotakit/cohort@1", "scorecard": inner, "ranks": {}});
        let person = |(index, points): (usize, &Vec<i64>)| {
            let vetoes: &[&str] = if vetoed && index == 1 { &["low"] } else { &[] };
            json!({"person": format!("p{index}"), "indicators": indicators(&parts(points)), "vetoes": vetoes})
        };
        let facts = json!({"people": people.iter().enumerate().map(person).collect::<Vec<_>>()});
        let cohort = Cohort::from_json(&document.to_string()).expect("a cohort");
        let read = Cohort::facts_from_json(&facts.to_string()).expect("facts");
        let asked = CohortSensitivity { facts: read, person: Id::new("p0").expect("an id"), weights: Number::ONE.over(&Number::from(5)).unwrap(), of: SensitivityOf::Rank };
        let found = cohort.sensitivity(&asked).expect("an answer");
        let scorecard = &cohort.document().scorecard;
        let now = ranked(&document, scorecard.clone(), &facts, "p0");
        prop_assert_eq!(found.rank, now);
        for found in &found.tries {
            let verdict = |to: &Number| ranked(&document, reweighed(scorecard, &found.weight, to), &facts, "p0");
            if let Some(up) = &found.up {
                prop_assert_eq!(verdict(&up.to), up.rank);
            }
            prop_assert_eq!(verdict(&found.down.to), found.down.rank);
            assert_nearest(&found.from, &siblings(scorecard, &found.weight), found.turn.as_ref(), &now, verdict);
            if let Some(turn) = &found.turn {
                assert_turns(turn, &now, &turn.rank, verdict);
                prop_assert!(!turn.crossed.is_empty());
            }
        }
        assert_smallest(&found);
    }
}

/// The smallest change is that of the tries, and what survives is not turned by less.
fn assert_smallest(found: &Sensitivity) {
    let nearest = found.tries.iter().filter_map(|found| found.turn.as_ref()).map(|turn| turn.relative.abs()).min();
    let told = found.smallest.as_ref().map(|turn| turn.relative.abs());
    assert_eq!(told, nearest);
    assert!(found.survives != Some(true) || nearest.is_none_or(|nearest| nearest >= found.weights));
}
