//! The laws of goals, on goals that nobody would write and on those that people do.
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

use common::{assert_canonical, assert_recomputes, text_of};
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    error::Language,
    goals::{Goal, GoalOutcome, GoalSet, GoalSetOutcome},
    json,
    life::Outcome,
};
use serde_json::{Value, json};

fn amount() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => (1_i64..2_000_000).prop_map(|value| json!(value.to_string())),
        2 => (1_i64..20_000).prop_map(|cents| json!(format!("{}.{:02}", cents / 100, cents % 100))),
        1 => (-1_000_i64..1_000).prop_map(|value| json!(value.to_string())),
        1 => (1_u32..200).prop_map(|share| json!(format!("{share}%"))),
    ]
}

fn maybe<T: Strategy<Value = Value> + 'static>(strategy: T) -> impl Strategy<Value = Value> {
    prop_oneof![3 => strategy, 1 => Just(Value::Null)]
}

fn date() -> impl Strategy<Value = Value> {
    (1_u32..=12, 1_u32..=28).prop_map(|(month, day)| json!(format!("2026-{month:02}-{day:02}")))
}

fn objective() -> impl Strategy<Value = Value> {
    let by = prop_oneof![
        (1_u32..500).prop_map(|value| json!({"amount": value})),
        (1_u32..90).prop_map(|value| json!({"percent": format!("{value}%")})),
        (1_u32..90).prop_map(|value| json!({"points": format!("{value}%")})),
    ];
    let change = (any::<bool>(), maybe(amount()), maybe(amount()), maybe(by)).prop_map(|(is_up, from, to, by)| {
        let change = json!({"from": from, "to": to, "by": by});
        if is_up { json!({"increase": change}) } else { json!({"decrease": change}) }
    });
    prop_oneof![
        4 => change,
        1 => amount().prop_map(|value| json!({"at_least": value})),
        1 => amount().prop_map(|value| json!({"at_most": value})),
        1 => amount().prop_map(|value| json!({"reach": value})),
        1 => (0_u32..50, 0_u32..50).prop_map(|(low, size)| json!({"within": {"low": low, "high": low + size}})),
        1 => (maybe(amount()), maybe(Just(json!("5")))).prop_map(|(value, tolerance)| {
            json!({"maintain": {"value": value, "tolerance": tolerance}})
        }),
    ]
}

fn period() -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(vec!["2026", "2026-Q3", "2026-H2", "2026-07", "2026-W31", "尽快"])
            .prop_map(|label| json!(label)),
        (maybe(date()), date()).prop_map(|(start, end)| json!({"start": start, "end": end})),
        (date(), 1_u32..400).prop_map(|(start, days)| json!({"start": start, "days": days})),
        date().prop_map(|deadline| json!({"deadline": deadline, "said": "02/03"})),
    ]
}

fn metric() -> impl Strategy<Value = Value> {
    let name =
        prop::sample::select(vec!["revenue", "Revenue ", "orders", "业绩", "win rate"]).prop_map(|name| json!(name));
    let unit = prop::sample::select(vec![
        json!({"currency": {"code": "CNY"}}),
        json!({"currency": {"code": "JPY"}}),
        json!({"count": {}}),
        json!({"percent": {}}),
        json!({"days": {}}),
    ]);
    let measured = prop::sample::select(vec![json!("level"), json!("total"), Value::Null]);
    (maybe(name), maybe(unit), measured)
        .prop_map(|(name, unit, measured)| json!({"name": name, "unit": unit, "measured": measured}))
}

fn milestones() -> impl Strategy<Value = Value> {
    let list = prop::collection::vec((maybe(date()), amount()), 0..4);
    (any::<bool>(), list).prop_map(|(is_path, list)| {
        let list: Vec<Value> = list.into_iter().map(|(due, value)| json!({"due": due, "value": value})).collect();
        if is_path { json!({"path": list}) } else { json!({"parts": list}) }
    })
}

prop_compose! {
    fn goal()(
        metric in maybe(metric()),
        objective in maybe(objective()),
        period in maybe(period()),
        milestones in maybe(milestones()),
        history in prop::collection::vec(amount(), 0..8),
        capacity in maybe(amount()),
        owner in maybe(prop::sample::select(vec!["ann", "ben"]).prop_map(|owner| json!(owner))),
        scope in prop::sample::select(vec![json!({}), json!({"region": "east"}), json!({"region": "south", "product": "A"})]),
    ) -> Value {
        json!({
            "schema": "quotakit/goal@1", "title": "尽快 improve sales a lot", "metric": metric, "objective": objective,
            "period": period, "milestones": milestones, "history": history, "capacity": capacity, "owner": owner,
            "scope": scope,
        })
    }
}

prop_compose! {
    fn facts()(as_of in date(), actual in maybe(amount()), places in 0_u32..8) -> Value {
        json!({"as_of": as_of, "actual": actual, "policy": {"places": places, "growths_min": 2}})
    }
}

fn evaluated(goal: &Value, facts: &Value) -> Option<GoalOutcome> {
    let goal = Goal::from_json(&goal.to_string()).expect("a goal with gaps loads");
    let facts = Goal::facts_from_json(&facts.to_string()).expect("the facts are well formed");
    goal.evaluate(&facts).ok()
}

/// A set of goals in which each may support any other, themselves included.
fn set() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec((goal(), prop::collection::vec(0_usize..8, 0..3)), 1..7).prop_map(|goals| {
        let named = goals.into_iter().enumerate().map(|(index, (mut goal, supports))| {
            goal["id"] = json!(format!("goal-{index}"));
            goal["supports"] = supports.into_iter().map(|parent| json!(format!("goal-{parent}"))).collect();
            goal
        });
        named.collect()
    })
}

fn set_outcome(goals: &[Value]) -> GoalSetOutcome {
    let set = GoalSet::from_json(&json!({"goals": goals}).to_string()).expect("goals with gaps load");
    let facts = json!({"as_of": "2026-08-15", "actual": {"goal-0": "70"}}).to_string();
    set.evaluate(&GoalSet::facts_from_json(&facts).expect("facts")).expect("every period is known")
}

/// What a set says, without the places and the order that come from the order of its goals.
fn unordered(outcome: &GoalSetOutcome) -> (Vec<String>, Vec<String>, Vec<String>) {
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines
    };
    let goals = outcome.goals.iter().map(|goal| {
        let mut findings: Vec<_> = goal.findings.iter().map(|finding| (finding.code, &finding.message)).collect();
        findings.sort();
        format!("{:?} {:?} {findings:?} {:?} {:?}", goal.id, goal.letters, goal.progress, goal.pace)
    });
    let findings = outcome.findings.iter().map(|finding| format!("{} {}", finding.code, finding.message));
    let coverage = outcome.coverage.iter().map(|line| format!("{line:?}"));
    (sorted(goals.collect()), sorted(findings.collect()), sorted(coverage.collect()))
}

/// The sign of a text's number turned.
fn mirrored(value: &Value) -> Value {
    match value.as_str() {
        Some("0") | None => value.clone(),
        Some(text) => json!(text.strip_prefix('-').map_or_else(|| format!("-{text}"), str::to_owned)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn trace_recomputes(goal in goal(), facts in facts(), goals in set()) {
        if let Some(outcome) = evaluated(&goal, &facts) {
            assert_recomputes(&outcome.trace().expect("a trace"));
            let shown = outcome.progress.as_ref().map(ToString::to_string);
            let step = outcome.trace.find("progress").map(|step| serde_json::to_value(&step.value).expect("a value"));
            prop_assert_eq!(step, shown.map(Value::String), "the published progress is the trace's");
        }
        assert_recomputes(&set_outcome(&goals).trace().expect("a trace"));
    }

    #[test]
    fn order_does_not_matter(goals in set(), shift in 0_usize..7) {
        let mut turned = goals.clone();
        turned.rotate_left(shift % goals.len());
        turned.iter_mut().for_each(|goal| {
            goal["supports"].as_array_mut().expect("a list").reverse();
        });
        prop_assert_eq!(unordered(&set_outcome(&goals)), unordered(&set_outcome(&turned)));
    }

    /// An increase of negated figures is a decrease: the way done is the same.
    #[test]
    fn sign_mirrors(from in amount(), to in amount(), actual in amount(), as_of in date()) {
        let goal = |tag: &str, from: &Value, to: &Value| {
            json!({"metric": {"name": "m", "unit": {"count": {}}}, "objective": {tag: {"from": from, "to": to}}, "period": "2026"})
        };
        let facts = |actual: &Value| json!({"as_of": as_of, "actual": actual});
        let plain = evaluated(&goal("increase", &from, &to), &facts(&actual)).expect("an outcome");
        let mirror = goal("decrease", &mirrored(&from), &mirrored(&to));
        let mirror = evaluated(&mirror, &facts(&mirrored(&actual))).expect("an outcome");
        prop_assert_eq!(&plain.progress, &mirror.progress);
        prop_assert_eq!(&plain.pace, &mirror.pace);
        prop_assert_eq!(plain.tracking.status, mirror.tracking.status);
        let turned = |shown: Option<&str>| shown.map(|text| mirrored(&json!(text)).as_str().map(str::to_owned));
        let needed = |outcome: &GoalOutcome| outcome.tracking.needed_per_day.as_ref().map(|shown| shown.as_str().to_owned());
        prop_assert_eq!(turned(needed(&plain).as_deref()).flatten(), needed(&mirror));
        let projection = |outcome: &GoalOutcome| outcome.tracking.projection.as_ref().map(|shown| shown.as_str().to_owned());
        prop_assert_eq!(turned(projection(&plain).as_deref()).flatten(), projection(&mirror));
    }

    #[test]
    fn reload_is_identity(goal in goal(), goals in set()) {
        let again = Goal::from_json(&assert_canonical(&goal.to_string())).expect("canonical");
        let first = Goal::from_json(&goal.to_string()).expect("a goal");
        prop_assert_eq!(again.document(), first.document());
        assert_canonical(&json!({"schema": "quotakit/goal-set@1", "goals": goals}).to_string());
    }

    /// A goal with one of its values replaced by anything at all.
    #[test]
    fn bad_input_never_panics(
        mut goal in goal(),
        mut facts in facts(),
        field in prop::sample::select(vec!["metric", "objective", "period", "milestones", "history", "scope", "also", "versions"]),
        junk in prop::sample::select(vec![
            json!(""), json!("9999999999999999999999999999"), json!([]), json!([{}]), json!({}), json!(-1), json!(true),
            json!({"start": "9999-12-31", "days": 36525}), json!({"deadline": "9999-12-31"}), json!({"increase": {"by": {}}}),
            json!({"path": [{"value": "0"}]}), json!(["0", "0", "0", "0", "0"]), json!(["1e3"]), json!("FY2026-Q9"),
            json!({"within": {"low": "2", "high": "1"}}),
            json!(["0.0000000000000000000000000001", "9999999999999999999999999999", "1", "2", "3"]),
        ]),
        text in ".{0,40}",
    ) {
        goal[field] = junk.clone();
        let _ = json::lint_json(&goal.to_string(), Language::ZhHant);
        let _ = json::evaluate_json(&goal.to_string(), &facts.to_string());
        facts["policy"] = junk;
        let _ = json::evaluate_json(&goal.to_string(), &facts.to_string());
        let _ = json::evaluate_json(&goal.to_string(), &text);
        goal["title"] = json!(text);
        let _ = json::evaluate_json(&goal.to_string(), r#"{"as_of": "2026-08-20"}"#);
    }
}

/// The example company's goals: they load, add up, and the one that nobody thought through fails.
#[test]
fn the_example_company_has_four_goals_and_a_wish() {
    let set = GoalSet::from_json(&text_of("examples/data/goals.json")).expect("the goals load");
    let facts = r#"{"as_of": "2026-09-30", "actual": {"company-2026-q3": "10800000", "new-customers-2026-q3": "18"}}"#;
    let outcome = set.evaluate(&GoalSet::facts_from_json(facts).expect("facts")).expect("an outcome");
    let smart: Vec<bool> = outcome.goals.iter().map(|goal| goal.smart).collect();
    assert_eq!(smart, [true, true, true, false, false], "the customers have no history, the wish has nothing");
    // 6,600,000 + 5,400,000 = 12,000,000.
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    let share = outcome.coverage.first().and_then(|line| line.share.as_ref()).map(ToString::to_string);
    assert_eq!(share.as_deref(), Some("1"));
    let progress: Vec<_> = outcome.goals.iter().map(|goal| goal.progress.as_ref().map(ToString::to_string)).collect();
    assert_eq!(progress, [Some("0.9".to_owned()), None, None, Some("0.75".to_owned()), None]);
}
