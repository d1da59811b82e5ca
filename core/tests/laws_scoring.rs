//! The laws of scoring, on scorecards and teams made up by proptest.
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
    json,
    life::{LifeCycle, Outcome},
    number::Number,
    scoring::{Cohort, CohortOutcome, NoWay, Scorecard, ScorecardOutcome},
};
use serde_json::{Value, json};

/// One indicator: its rule, and a value for it.
#[derive(Clone, Debug)]
struct Made {
    weight: u32,
    rule: usize,
    actual: i64,
    target: i64,
    is_missing: bool,
}

const RULES: usize = 9;

fn rule(index: usize) -> Value {
    match index {
        0 => json!({"score": {"points": {}}}),
        1 => json!({"score": {"ratio": {}}, "cap": "150", "floor": "0"}),
        2 => json!({"score": {"linear": {"from": "0", "to": "97"}}}),
        3 => json!({"score": {"linear": {"from": "90", "to": "-3"}}}),
        4 => json!({"score": {"mirror": {}}}),
        5 => json!({"score": {"piecewise": {"points": [["-10", "0"], ["20", "40"], ["50", "40"], ["80", "130"]]}}}),
        6 => {
            json!({"score": {"steps": [{"from": "-100", "points": "0"}, {"from": "20", "points": "60"}, {"from": "60", "points": "100"}]}})
        }
        7 => json!({"score": {"within": {"from": "30", "to": "40", "zero_at": ["-20", "110"]}}}),
        _ => json!({"score": {"progress": {}}, "base": "-101"}),
    }
}

fn made() -> impl Strategy<Value = Made> {
    (1_u32..50, 0..RULES, -100_i64..120, 1_i64..90, prop::bool::weighted(0.15))
        .prop_map(|(weight, rule, actual, target, is_missing)| Made { weight, rule, actual, target, is_missing })
}

fn indicator(index: usize, made: &Made) -> Value {
    let mut value = rule(made.rule);
    value["id"] = json!(format!("i{index}"));
    value["weight"] = json!(made.weight);
    value["missing"] = json!("renormalise");
    value
}

/// Two groups, the second inside the first.
fn card(outer: &[Made], inner: &[Made]) -> Value {
    let part = |made: &[Made], from: usize| -> Vec<Value> {
        made.iter().enumerate().map(|(index, made)| indicator(from + index, made)).collect()
    };
    let group = json!({"id": "inner", "weight": "7", "indicators": part(inner, outer.len())});
    json!({
        "schema": "quotakit/scorecard@1", "weight_rule": "relative", "rounding": {"scale": 2},
        "groups": [{"id": "outer", "weight": "3", "indicators": part(outer, 0), "groups": [group]}],
        "adjustments": [{"id": "plus", "add": {"per": "1", "points": "2", "max": "7"}}],
        "vetoes": [{"id": "no", "grade_at_most": "C"}],
        "bands": [{"grade": "A", "from": "90"}, {"grade": "B", "from": "66.6"}, {"grade": "C", "from": "40"}, {"grade": "D", "from": "-1000000"}],
    })
}

/// The card with another scale for the inner group, the outer one and the whole.
fn with_scales(mut card: Value) -> Value {
    card["rescale"] = json!({"from": ["0", "100"], "to": ["-20", "50"]});
    card["groups"][0]["rescale"] = json!({"from": ["1", "10"], "to": ["4", "9"]});
    card["groups"][0]["groups"][0]["rescale"] = json!({"from": ["-3", "4"], "to": ["0", "100"]});
    card
}

fn facts(made: &[Made], bonus: u32, is_vetoed: bool) -> Value {
    let given = |(index, made): (usize, &Made)| {
        let actual = if made.is_missing { Value::Null } else { json!(made.actual) };
        (format!("i{index}"), json!({"actual": actual, "target": made.target}))
    };
    let indicators: serde_json::Map<String, Value> = made.iter().enumerate().map(given).collect();
    let vetoes: &[&str] = if is_vetoed { &["no"] } else { &[] };
    json!({"person": "p", "indicators": indicators, "adjustments": {"plus": bonus}, "vetoes": vetoes, "trace": true})
}

fn scored(card: &Value, facts: &Value) -> ScorecardOutcome {
    let card = Scorecard::from_json(&card.to_string()).expect("a scorecard");
    card.evaluate(&Scorecard::facts_from_json(&facts.to_string()).expect("facts")).expect("an outcome")
}

fn split(made: Vec<Made>, at: usize) -> (Vec<Made>, Vec<Made>) {
    let at = at.clamp(1, made.len() - 1);
    let (outer, inner) = made.split_at(at);
    (outer.to_vec(), inner.to_vec())
}

fn team(scores: &[(i64, bool, u32)], rule: &str, ties: &str) -> (Value, Value) {
    let card = json!({
        "rounding": {"scale": 0}, "groups": [{"id": "g", "weight": "100", "indicators": [
            {"id": "a", "weight": "50", "score": {"points": {}}},
            {"id": "b", "weight": "50", "score": {"percentile": {"if_equal": "50"}}}]}],
        "vetoes": [{"id": "no", "grade_at_most": "C"}, {"id": "low", "score_at_most": "39"}],
        "bands": [{"grade": "A", "from": "60"}, {"grade": "B", "from": "40"}, {"grade": "C", "from": "20"}, {"grade": "D", "from": "0"}],
    });
    let quotas = json!([{"grade": "A", "share": "30%"}, {"grade": "B", "share": "40%"}, {"grade": "C", "share": "20%"}, {"grade": "D", "share": "10%"}]);
    let document = json!({
        "schema": "quotakit/cohort@1", "scorecard": card, "distribution": {"quotas": quotas, "rule": rule, "ties": ties},
        "ranks": {"method": "competition"}, "awards": [{"id": "star", "rule": {"top_n": {"places": 2}}}],
    });
    let people: Vec<Value> = scores.iter().enumerate().map(|(index, (score, is_vetoed, other))| {
        let veto = if index % 2 == 0 { "no" } else { "low" };
        let vetoes: &[&str] = if *is_vetoed { &[veto] } else { &[] };
        json!({"person": format!("p{index:02}"), "indicators": {"a": {"actual": score}, "b": {"actual": other}}, "vetoes": vetoes})
    }).collect();
    (document, json!({"people": people, "trace": true}))
}

fn team_outcome(document: &Value, facts: &Value) -> CohortOutcome {
    let cohort = Cohort::from_json(&document.to_string()).expect("a cohort");
    cohort.evaluate(&Cohort::facts_from_json(&facts.to_string()).expect("facts")).expect("an outcome")
}

fn people() -> impl Strategy<Value = Vec<(i64, bool, u32)>> {
    prop::collection::vec((0_i64..=10, prop::bool::weighted(0.2), 0_u32..6), 1..25)
        .prop_map(|people| people.into_iter().map(|(tens, veto, other)| (tens * 10, veto, other)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// The contributions of the indicators add up to the composite, and the effective weights to one.
    #[test]
    fn parts_sum_to_the_whole(made in prop::collection::vec(made(), 2..9), at in 1_usize..8) {
        let (outer, inner) = split(made.clone(), at);
        let outcome = scored(&card(&outer, &inner), &facts(&made, 0, false));
        let sum: Number = outcome.indicators.iter().filter_map(|found| found.contribution.clone()).sum();
        prop_assert_eq!(outcome.composite.clone().unwrap_or_default(), sum);
        let weights: Number = outcome.indicators.iter().filter_map(|found| found.weight.clone()).sum();
        prop_assert_eq!(weights, if outcome.score.is_some() { Number::ONE } else { Number::ZERO });

        // With other scales, what they add themselves is the rest.
        let outcome = scored(&with_scales(card(&outer, &inner)), &facts(&made, 0, false));
        let parts = outcome.indicators.iter().filter_map(|found| found.contribution.clone());
        let offsets = outcome.rescales.iter().filter_map(|found| found.offset.clone());
        let sum: Number = parts.chain(offsets).sum();
        prop_assert_eq!(outcome.composite.clone().unwrap_or_default(), sum);
    }

    /// Everyone of a cohort has exactly one grade, the places add up to the people, and no veto is outrun.
    #[test]
    fn places_sum_to_the_people(people in people(), is_exact in any::<bool>(), promotes in any::<bool>()) {
        let rule = if is_exact { "exactly" } else { "at_most" };
        let (document, facts) = team(&people, rule, if promotes { "promote_all" } else { "demote_all" });
        let outcome = team_outcome(&document, &facts);
        let part = &outcome.cohorts[0];
        prop_assert_eq!(part.quotas.iter().map(|quota| quota.seats).sum::<usize>(), people.len());
        prop_assert_eq!(part.quotas.iter().map(|quota| quota.people).sum::<usize>(), people.len());
        for (person, (_, is_vetoed, _)) in outcome.people.iter().zip(&people) {
            let grade = person.scored.grade.as_deref();
            prop_assert!(!is_vetoed || matches!(grade, Some("C" | "D")));
            prop_assert!(!is_vetoed || person.scored_grade.as_deref() <= grade, "nothing raises a vetoed person");
            prop_assert!(is_exact || person.scored_grade.as_deref() <= grade, "at_most raises nobody");
        }
        // Among people without a veto, who scored more has no lower grade, and equal scores have equal grades.
        for (a, _) in outcome.people.iter().zip(&people).filter(|(_, person)| !person.1) {
            for (b, _) in outcome.people.iter().zip(&people).filter(|(_, person)| !person.1) {
                let (x, y) = (a.scored.score.as_ref().map(|p| &p.number), b.scored.score.as_ref().map(|p| &p.number));
                prop_assert!(x < y || a.scored.grade <= b.scored.grade, "{:?} {:?}", a.scored.person, b.scored.person);
            }
        }
    }

    #[test]
    fn trace_recomputes(made in prop::collection::vec(made(), 2..9), at in 1_usize..8, bonus in 0_u32..6, veto in any::<bool>(), people in people()) {
        let (outer, inner) = split(made.clone(), at);
        for card in [card(&outer, &inner), with_scales(card(&outer, &inner))] {
            assert_recomputes(&scored(&card, &facts(&made, bonus, veto)).trace().expect("a trace"));
        }
        let (document, facts) = team(&people, "at_most", "promote_all");
        assert_recomputes(&team_outcome(&document, &facts).trace().expect("a trace"));
    }

    /// People in another order, and parts of a group in another order, change no figure.
    #[test]
    fn order_does_not_matter(made in prop::collection::vec(made(), 2..9), at in 1_usize..8, people in people(), by in 0_usize..24) {
        let (document, mut given) = team(&people, "exactly", "promote_all");
        let figures = |facts: &Value| serde_json::to_string(&team_outcome(&document, facts)).expect("JSON");
        let before = figures(&given);
        given["people"].as_array_mut().expect("people").rotate_left(by % people.len());
        prop_assert_eq!(before, figures(&given));

        let (outer, inner) = split(made.clone(), at);
        let (mut document, facts) = (card(&outer, &inner), facts(&made, 3, false));
        let before = scored(&document, &facts);
        document["groups"][0]["indicators"].as_array_mut().expect("indicators").reverse();
        document["groups"][0]["groups"][0]["indicators"].as_array_mut().expect("indicators").reverse();
        let after = scored(&document, &facts);
        prop_assert_eq!((&before.score, &before.grade, &before.coverage), (&after.score, &after.grade, &after.coverage));
        for found in &before.indicators {
            let again = after.indicators.iter().find(|again| again.id == found.id).expect("the same indicators");
            prop_assert_eq!((&found.points, &found.weight), (&again.points, &again.weight));
        }
    }

    /// Points given with the other sign give the score with the other sign.
    #[test]
    fn sign_mirrors(points in prop::collection::vec((1_u32..50, -10_000_i64..10_000), 1..8)) {
        let made: Vec<Made> = points.iter().map(|(weight, actual)| Made { weight: *weight, rule: 0, actual: *actual, target: 1, is_missing: false }).collect();
        let mirrored: Vec<Made> = made.iter().map(|made| Made { actual: -made.actual, ..made.clone() }).collect();
        let card = card(&made[..1], &made[1..]);
        let mut card = card;
        if made.len() == 1 {
            card["groups"][0].as_object_mut().expect("a group").remove("groups");
        }
        let score = |made: &[Made]| scored(&card, &facts(made, 0, false)).score.expect("a score").number;
        prop_assert_eq!(score(&made), -score(&mirrored));
    }

    #[test]
    fn reload_is_identity(made in prop::collection::vec(made(), 2..9), at in 1_usize..8, people in people()) {
        let (outer, inner) = split(made, at);
        assert_canonical(&with_scales(card(&outer, &inner)).to_string());
        assert_canonical(&team(&people, "exactly", "error").0.to_string());
    }

    /// The points and the values that advice names lead to the next grade, and each indicator alone does.
    #[test]
    fn advice_leads_to_the_next_grade(made in prop::collection::vec(made(), 2..9), at in 1_usize..8, bonus in 0_u32..6, has_scales in any::<bool>()) {
        let (outer, inner) = split(made.clone(), at);
        let card = card(&outer, &inner);
        let card = if has_scales { with_scales(card) } else { card };
        let given = facts(&made, bonus, false);
        let Some(advice) = scored(&card, &given).advice else { return Ok(()) };
        let lost: Vec<_> = advice.indicators.iter().map(|line| line.lost.clone()).collect();
        prop_assert!(lost.windows(2).all(|pair| pair[0] >= pair[1]), "most lost first");
        let Some(next) = advice.next else { return Ok(()) };
        for line in advice.indicators {
            let Some(actual) = line.actual_needed else { continue };
            prop_assert!(actual.to_decimal().is_some(), "{} can be typed in", line.id);
            let mut better = given.clone();
            better["indicators"][&line.id]["actual"] = json!(actual.to_string());
            let reached = scored(&card, &better);
            let points = reached.indicators.iter().find(|found| found.id == line.id).and_then(|found| found.points.clone());
            prop_assert!(points >= line.points_needed, "{} at {actual}: {points:?}", line.id);
            prop_assert!(reached.grade <= Some(next.grade.clone()), "{} at {actual}: {:?}", line.id, reached.grade);
        }
    }

    /// Any change of a byte, and any cut, gives an outcome or problems.
    #[test]
    fn bad_input_never_panics(
        made in prop::collection::vec(made(), 2..4), people in people(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), in_facts in any::<bool>(), is_team in any::<bool>(),
    ) {
        let (document, given) = if is_team {
            team(&people, "exactly", "error")
        } else {
            let (outer, inner) = split(made.clone(), 1);
            (card(&outer, &inner), facts(&made, 1, true))
        };
        let (mut document, mut given) = (document.to_string().into_bytes(), given.to_string().into_bytes());
        let text = if in_facts { &mut given } else { &mut document };
        for (place, byte) in places {
            let place = place.index(text.len());
            text[place] = byte % 96 + 32;
        }
        let (document, given) = (String::from_utf8_lossy(&document), String::from_utf8_lossy(&given));
        let _ = json::evaluate_json(&document, &given);
        let _ = json::lint_json(&document, quotakit::error::Language::ZhHans);
    }
}

/// The facts with the moves of a way.
fn moved(facts: &Value, way: &quotakit::scoring::CheapestWay) -> Value {
    let mut facts = facts.clone();
    for step in &way.moves {
        let to = json!(step.to.to_string());
        if step.adjustment {
            facts["adjustments"][&step.id] = to;
        } else {
            facts["indicators"][&step.id]["actual"] = to;
        }
    }
    facts
}

/// A small card whose values move in steps of ten, and some of whose indicators say what that costs.
fn stepped(made: &[Made], costs: &[Option<u32>]) -> Value {
    let mut card = card(&made[..1], &made[1..]);
    let [outer, inner] = [("/groups/0/indicators", 0), ("/groups/0/groups/0/indicators", 1)];
    for (pointer, from) in [outer, inner] {
        for (index, indicator) in
            card.pointer_mut(pointer).and_then(Value::as_array_mut).expect("indicators").iter_mut().enumerate()
        {
            indicator["step"] = json!("10");
            if let Some(cost) = costs[from + index] {
                indicator["effort"] = json!({"cost": cost, "per": "3"});
            }
        }
    }
    card
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Moving what the cheapest way moves gives the score and the grade that it tells, for the cost that it tells.
    #[test]
    fn the_cheapest_way_reaches_the_grade(made in prop::collection::vec(made(), 2..9), at in 1_usize..8, bonus in 0_u32..6, has_scales in any::<bool>(), how in 0_usize..4) {
        let (outer, inner) = split(made.clone(), at);
        let card = card(&outer, &inner);
        let mut card = if has_scales { with_scales(card) } else { card };
        card["groups"][0]["groups"][0]["aggregate"] = json!(["arithmetic", "minimum"][how % 2]);
        card["adjustments"][0]["effort"] = json!({"cost": "5"});
        let given = facts(&made, bonus, false);
        let Some(advice) = scored(&card, &given).advice else { return Ok(()) };
        prop_assert_ne!(advice.no_way, Some(NoWay::Unproven));
        prop_assert_eq!(advice.cheapest.is_none(), advice.no_way.is_some());
        let (Some(way), Some(next)) = (advice.cheapest, advice.next) else { return Ok(()) };
        prop_assert!(way.moves.iter().all(|step| step.to.to_decimal().is_some()), "every value can be typed in");
        let reached = scored(&card, &moved(&given, &way));
        prop_assert!(reached.grade <= Some(next.grade), "{:?}", reached.grade);
        prop_assert_eq!((reached.score, reached.grade), (Some(way.score), Some(way.grade)));
        prop_assert_eq!(way.moves.iter().map(|step| &step.cost).sum::<Number>(), way.cost);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Going through all values of a grid finds no cheaper way than one that is told as the cheapest, and none where none is told.
    #[test]
    fn no_cheaper_way_on_a_grid(made in prop::collection::vec(made(), 2..4), costs in prop::collection::vec(prop::option::of(1_u32..40), 3)) {
        // No value is moved past where it is best, which by points alone could be the cheaper step of a range.
        let priced = made.iter().zip(&costs).map(|(made, cost)| cost.or((made.rule == 7).then_some(3)));
        let costs: Vec<Option<u32>> = priced.collect();
        let card = stepped(&made, &costs);
        let given = facts(&made, 0, false);
        let outcome = scored(&card, &given);
        let Some(advice) = outcome.advice else { return Ok(()) };
        let Some(gap) = advice.next.and_then(|next| next.gap) else { return Ok(()) };
        // The points of every indicator at every value of the grid: a dozen cards at once.
        let grid: Vec<i64> = (-10..=16).map(|tens| tens * 10).collect();
        let mut choices: Vec<Vec<(Number, Number)>> = vec![vec![(Number::ZERO, Number::ZERO)]; made.len()];
        for value in &grid {
            let all: Vec<Made> = made.iter().map(|made| Made { actual: *value, ..made.clone() }).collect();
            let at_value = scored(&card, &facts(&all, 0, false));
            for (index, found) in at_value.indicators.iter().enumerate() {
                let now = &outcome.indicators[index];
                let (Some(then), Some(before), Some(weight)) = (&found.points, &now.points, &now.weight) else { continue };
                let more = then - before;
                if made[index].is_missing || !more.is_positive() {
                    continue;
                }
                let way = (Number::from(*value) - Number::from(made[index].actual)).abs();
                let cost = costs[index].map_or(more.clone(), |cost| way * Number::from(cost).over(&Number::from(3)).expect("three"));
                choices[index].push((cost, more * weight));
            }
        }
        let mut best: Option<Number> = None;
        let none = vec![(Number::ZERO, Number::ZERO)];
        for (cost_a, gain_a) in &choices[0] {
            for (cost_b, gain_b) in &choices[1] {
                for (cost_c, gain_c) in choices.get(2).unwrap_or(&none) {
                    if gain_a + gain_b + gain_c < gap {
                        continue;
                    }
                    let cost = cost_a + cost_b + cost_c;
                    best = Some(best.map_or(cost.clone(), |best| best.at_most(&cost)));
                }
            }
        }
        match (best, advice.cheapest) {
            (Some(best), Some(way)) => prop_assert!(!way.optimal || way.cost <= best, "{} and {best}", way.cost),
            (Some(best), None) => prop_assert!(false, "a way for {best}"),
            (None, _) => {}
        }
    }
}
