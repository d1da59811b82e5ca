//! A team of 1,000, made here from a fixed seed: scored, ranked, distributed, awarded, and everyone told the cheapest way
//! to the next grade. Every way is held to a scorecard of its own that scores the moved values.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use quotakit::{
    life::LifeCycle,
    number::Number,
    scoring::{CheapestWay, Cohort, CohortOutcome, Scorecard},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const PEOPLE: usize = 1_000;

/// A generator of numbers that gives the same ones everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn card() -> Value {
    json!({
        "rounding": {"scale": 2}, "clamp": {"min": "0", "max": "120"},
        "groups": [
            {"id": "result", "weight": "60", "indicators": [
                {"id": "revenue", "weight": "70", "score": {"ratio": {}}, "cap": "120", "floor": "0", "step": "1000",
                 "effort": {"cost": "3", "per": "10000"}},
                {"id": "collection", "weight": "30", "score": {"linear": {"from": "70%", "to": "95%"}}, "step": "0.01",
                 "effort": {"cost": "4", "per": "0.01"}}]},
            {"id": "process", "weight": "25", "rescale": {"from": ["0", "100"], "to": ["20", "100"]}, "indicators": [
                {"id": "visits", "weight": "60", "score": {"steps": [{"from": "0", "points": "0"}, {"from": "20", "points": "60"}, {"from": "40", "points": "100"}]},
                 "step": "1", "effort": {"cost": "2", "most": "30"}},
                {"id": "response", "weight": "40", "score": {"within": {"from": "0", "to": "4", "zero_at": ["-1", "24"]}}, "step": "0.5"}]},
            {"id": "quality", "weight": "15", "indicators": [
                {"id": "errors", "weight": "50", "score": {"linear": {"from": "5", "to": "0"}}, "step": "1"},
                {"id": "survey", "weight": "50", "score": {"linear": {"from": "1", "to": "5"}}, "missing": "renormalise"}]}],
        "adjustments": [{"id": "referrals", "add": {"per": "1", "points": "1.5", "max": "6"}, "effort": {"cost": "20"}}],
        "vetoes": [{"id": "compliance", "grade_at_most": "D"}],
        "bands": [{"grade": "A", "from": "95"}, {"grade": "B", "from": "80"}, {"grade": "C", "from": "60"}, {"grade": "D", "from": "0"}],
    })
}

fn person(index: usize, dice: &mut Dice) -> Value {
    let target = 200_000 + dice.below(20) * 10_000;
    let survey = if dice.below(10) == 0 { json!({}) } else { json!({"actual": 1 + dice.below(5)}) };
    let vetoes: &[&str] = if dice.below(40) == 0 { &["compliance"] } else { &[] };
    let region = ["north", "south", "west"][index % 3];
    json!({
        "person": format!("p{index:04}"), "attributes": {"region": region},
        "last_score": 40 + dice.below(60),
        "indicators": {
            "revenue": {"actual": target * (40 + dice.below(80)) / 100, "target": target},
            "collection": {"actual": format!("{}%", 65 + dice.below(36))},
            "visits": {"actual": dice.below(50)}, "response": {"actual": dice.below(30)},
            "errors": {"actual": dice.below(7)}, "survey": survey,
        },
        "adjustments": {"referrals": dice.below(4)}, "vetoes": vetoes,
    })
}

fn team() -> Value {
    let mut dice = Dice(2026);
    let people: Vec<Value> = (0..PEOPLE).map(|index| person(index, &mut dice)).collect();
    json!({"people": people})
}

fn document() -> Value {
    json!({
        "schema": "quotakit/cohort@1", "id": "team", "scorecard": card(), "cohort_by": "region",
        "distribution": {"quotas": [{"grade": "A", "share": "20%"}, {"grade": "B", "share": "40%"}, {"grade": "C", "share": "30%"}, {"grade": "D", "share": "10%"}], "ties": "demote_all"},
        "ranks": {"method": "competition"},
        "awards": [{"id": "star", "rule": {"top_n": {"places": 10}}}],
    })
}

/// The person's facts, as a scorecard takes them, with the moves of a way.
fn moved(person: &Value, way: Option<&CheapestWay>) -> Value {
    let mut facts = person.clone();
    let fields = facts.as_object_mut().expect("a person");
    fields.remove("attributes");
    fields.remove("last_score");
    for step in way.iter().flat_map(|way| &way.moves) {
        let to = json!(step.to.to_string());
        if step.adjustment {
            facts["adjustments"][&step.id] = to;
        } else {
            facts["indicators"][&step.id]["actual"] = to;
        }
    }
    facts
}

fn evaluated(facts: &Value) -> CohortOutcome {
    let cohort = Cohort::from_json(&document().to_string()).expect("a cohort");
    cohort.evaluate(&Cohort::facts_from_json(&facts.to_string()).expect("facts")).expect("an outcome")
}

#[test]
fn everyone_of_a_thousand_is_told_the_cheapest_way() {
    let facts = team();
    let outcome = evaluated(&facts);
    assert_eq!(outcome.people.len(), PEOPLE);
    let mut ranked: Vec<(usize, Number)> = Vec::new();
    let card = Scorecard::from_json(&card().to_string()).expect("a scorecard");
    let (mut told, mut proven, mut optimal) = (0, 0, 0);
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for (person, given) in outcome.people.iter().zip(facts["people"].as_array().expect("people")) {
        let scored = &person.scored;
        assert_eq!(scored.person.as_deref(), given["person"].as_str());
        ranked.push((person.rank.expect("a rank"), scored.score.as_ref().expect("a score").number.clone()));
        let advice = scored.advice.as_ref().expect("advice");
        let Some(way) = &advice.cheapest else {
            *reasons.entry(advice.no_way.expect("a reason").word()).or_default() += 1;
            continue;
        };
        told += 1;
        optimal += usize::from(way.optimal);
        let again = Scorecard::facts_from_json(&moved(given, Some(way)).to_string()).expect("facts");
        let reached = card.evaluate(&again).expect("an outcome");
        let next = &advice.next.as_ref().expect("a next grade").grade;
        assert_eq!((reached.grade.as_ref(), &way.grade), (Some(next), next), "{:?}", scored.person);
        assert_eq!(reached.score.as_ref(), Some(&way.score), "{:?}", scored.person);
        proven += 1;
    }
    println!("{PEOPLE} people, {told} told, {proven} proven, {optimal} with nothing cheaper, none for {reasons:?}");
    assert_eq!((told, told + reasons.values().sum::<usize>()), (proven, PEOPLE));
    assert!(told > PEOPLE / 2, "{told}");
    assert_eq!(optimal, told, "no way is cheaper than one that is told");
    assert_eq!(reasons.get("unproven"), None);

    // Who has more points has no worse rank, and the awards are the ten best ranks.
    ranked.sort();
    assert!(
        ranked.windows(2).all(|pair| pair[0].1 >= pair[1].1 && (pair[0].0 == pair[1].0) == (pair[0].1 == pair[1].1))
    );
    assert_eq!(ranked[0].0, 1);
    let winners = &outcome.awards[0].winners;
    assert!(winners.len() >= 10, "{}", winners.len());
    let best = &ranked[9].1;
    assert!(winners.iter().all(|winner| winner.value >= *best));
    for part in &outcome.cohorts {
        assert!(part.distributed);
        assert_eq!(part.quotas.iter().map(|quota| quota.seats).sum::<usize>(), part.size);
        assert_eq!(part.quotas.iter().map(|quota| quota.people).sum::<usize>(), part.size);
        assert!(
            part.quotas
                .iter()
                .rev()
                .skip(1)
                .all(|quota| quota.grade == "D" || quota.people <= quota.seats || quota.scored > quota.people)
        );
    }
}
