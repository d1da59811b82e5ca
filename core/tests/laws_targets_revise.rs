//! The laws of revisions of target plans, over random plans and facts; `common::cases` says over how many.
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

use common::{assert_recomputes, cases, number};
use proptest::{prelude::*, strategy::ValueTree};
use quotakit::{
    LifeCycle,
    error::Problems,
    life::Outcome,
    number::Number,
    targets::{Answer, Question, Revision, TargetOutcome, TargetPlan},
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

const STEP: i64 = 5;
const MONTHS: [&str; 3] = ["2026-07", "2026-08", "2026-09"];

/// A tree as JSON, of which leaves may be locked or bounded.
fn trees() -> impl Strategy<Value = Value> {
    let bound = || prop::option::weighted(0.2, 0_i64..40);
    let leaf =
        (0_u32..6, prop::option::weighted(0.1, 0_i64..12), bound(), bound()).prop_map(|(weight, locked, min, max)| {
            let mut fields = Map::from_iter([("weight".to_owned(), json!(weight.to_string()))]);
            for (name, value) in
                [("locked", locked.map(|steps| steps * STEP)), ("min", min), ("max", max.map(|max| max * 4))]
            {
                fields.extend(value.map(|value| (name.to_owned(), json!(value.to_string()))));
            }
            Value::Object(fields)
        });
    let inner = |children: Vec<Value>, weight: u32, bound: Option<(i64, i64)>| {
        let mut node = json!({"weight": weight.to_string(), "children": children});
        if let Some((min, more)) = bound {
            node["min"] = json!(min.to_string());
            node["max"] = json!((min + more).to_string());
        }
        node
    };
    leaf.prop_recursive(3, 12, 4, move |below| {
        (prop::collection::vec(below, 1..5), 1_u32..6, prop::option::weighted(0.2, (0_i64..60, 0_i64..200)))
            .prop_map(move |(children, weight, bound)| inner(children, weight, bound))
    })
}

fn number_ids(node: &mut Value, id: &str) {
    node["id"] = json!(id);
    for (index, child) in node.get_mut("children").and_then(Value::as_array_mut).into_iter().flatten().enumerate() {
        number_ids(child, &format!("{id}{index}"));
    }
}

fn plans() -> impl Strategy<Value = Value> {
    let padding = prop::option::weighted(0.2, 0_u32..30);
    let method = prop::sample::select(vec!["largest_remainder", "largest_remainder", "webster", "dhondt", "adams"]);
    let profile = prop::collection::vec(0_u32..5, 3).prop_filter("a weight", |weights| weights[1] + weights[2] > 0);
    (trees(), 10_i64..120, padding, method, profile).prop_map(|(mut tree, total, padding, method, profile)| {
        for bound in ["locked", "min", "max"] {
            tree.as_object_mut().expect("a node").remove(bound);
        }
        number_ids(&mut tree, "n");
        let is_leaf = tree.get("children").is_none();
        let padding = padding.filter(|_| !is_leaf).map_or(json!({}), |padding| json!({"n": format!("{padding}%")}));
        let profile: Vec<String> = profile.iter().map(ToString::to_string).collect();
        json!({
            "id": "plan", "unit": {"count": {"step": STEP.to_string()}}, "total": (total * STEP).to_string(),
            "zero_weights": "equal", "tree": tree, "padding": padding, "method": method,
            "time": {"period": "2026-Q3", "by": "month", "profile": {"weights": profile}},
        })
    })
}

fn load(plan: &Value) -> Option<TargetPlan> {
    TargetPlan::from_json(&plan.to_string()).ok()
}

fn evaluate(plan: &TargetPlan) -> TargetOutcome {
    plan.evaluate(&TargetPlan::facts_from_json(r#"{"trace": true}"#).expect("facts")).expect("a loaded plan evaluates")
}

fn ask(plan: &TargetPlan, question: &Value) -> Result<Revision, Problems> {
    let question: Question = serde_json::from_value(question.clone()).expect("a question");
    match plan.answer(&question)? {
        Answer::Retarget(revision)
        | Answer::MinimumChange(revision)
        | Answer::Breakback(revision)
        | Answer::Transfer(revision) => Ok(revision),
        Answer::History(_) | Answer::Table(_) | Answer::Forecast(_) => panic!("asked for a revision"),
    }
}

/// The nodes of a plan's document, with whether they are leaves.
fn nodes(node: &Value, found: &mut Vec<Value>) {
    found.push(node.clone());
    node["children"].as_array().into_iter().flatten().for_each(|child| nodes(child, found));
}

fn all_nodes(plan: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    nodes(&plan["tree"], &mut found);
    found
}

fn leaves(plan: &Value) -> Vec<Value> {
    all_nodes(plan).into_iter().filter(|node| node.get("children").is_none()).collect()
}

/// What leaves reached in July, in hundredths, as parts of their targets.
fn reached(plan: &Value, outcome: &TargetOutcome, parts: &[u32]) -> Value {
    let leaves = leaves(plan);
    let actual = |(index, leaf): (usize, &Value)| {
        let id = leaf["id"].as_str().expect("an id");
        let node = outcome.nodes.iter().find(|node| node.id.as_str() == id).expect("the node");
        let part = Number::from(parts[index % parts.len()]).over(&Number::from(100)).expect("a hundredth");
        let reached = (node.periods[0].value.value() * &part).rounded(quotakit::rounding::Rounding::half_up(2));
        (id.to_owned(), json!({"2026-07": reached.to_string()}))
    };
    Value::Object(leaves.iter().enumerate().map(actual).collect())
}

fn values(outcome: &TargetOutcome) -> BTreeMap<String, (Number, Vec<Number>)> {
    let periods =
        |node: &quotakit::targets::NodeOutcome| node.periods.iter().map(|part| part.value.value().clone()).collect();
    outcome.nodes.iter().map(|node| (node.id.to_string(), (node.value.value().clone(), periods(node)))).collect()
}

/// The new plan loads from its JSON, its sums are exact, and the changes are those between old and new.
fn check_revision(plan: &TargetPlan, revision: &Revision) -> Result<TargetPlan, TestCaseError> {
    let text = serde_json::to_string(&revision.plan).expect("writable");
    let new = TargetPlan::from_json(&text).map_err(|problems| TestCaseError::fail(format!("{problems} in {text}")))?;
    prop_assert_eq!(&new.hash(), &revision.hash);
    let (before, after) = (evaluate(plan), evaluate(&new));
    let step = Number::from(STEP);
    for node in &after.nodes {
        if let Some(assigned) = &node.assigned {
            let padding = revision.plan.padding.get(&node.id).cloned().unwrap_or_default() + Number::ONE;
            let pot = (node.value.value() * &padding).over(&step).expect("a step");
            let pot = pot.rounded(quotakit::rounding::Rounding::half_up(0)) * &step;
            let left = node.unallocated.as_ref().map_or(Number::ZERO, |left| left.value.value().clone());
            prop_assert_eq!(assigned.value() + &left, pot, "{} in {}", node.id, text);
        }
        prop_assert_eq!(&node.periods.iter().map(|part| part.value.value()).sum::<Number>(), node.value.value());
        prop_assert!(node.value.value().over(&step).expect("a step").is_integer(), "{} in {}", node.id, text);
    }
    prop_assert_eq!(after.nodes[0].value.value(), revision.total.new.value());
    let (before, after) = (values(&before), values(&after));
    let mut changes = BTreeMap::new();
    for change in &revision.changes {
        prop_assert_eq!(&(change.new.value() - change.old.value()), change.change.value());
        let is_filled = !change.reason.contains('{');
        prop_assert!(!change.change.value().is_zero() && !change.reason.is_empty() && is_filled);
        let key = (change.node.to_string(), change.period.clone());
        changes.insert(key, (change.old.value().clone(), change.new.value().clone()));
    }
    let mut wanted = BTreeMap::new();
    for (id, (old, olds)) in &before {
        let (new, news) = &after[id];
        if old != new {
            wanted.insert((id.clone(), None), (old.clone(), new.clone()));
        }
        for ((old, new), month) in olds.iter().zip(news).zip(MONTHS).filter(|((old, new), _)| old != new) {
            wanted.insert((id.clone(), Some(month.to_owned())), (old.clone(), new.clone()));
        }
    }
    prop_assert_eq!(changes, wanted);
    assert_recomputes(&evaluate(&new).trace().expect("asked for"));
    Ok(new)
}

/// Locks stay, bounds hold, and what was reached stands.
fn check_kept(plan: &Value, new: &TargetPlan, actuals: &Value) -> Result<(), TestCaseError> {
    let after = values(&evaluate(new));
    for node in all_nodes(plan) {
        let id = node["id"].as_str().expect("an id");
        let (value, periods) = &after[id];
        for (name, holds) in
            [("locked", Number::eq as fn(&Number, &Number) -> bool), ("min", Number::ge), ("max", Number::le)]
        {
            if let Some(bound) = node.get(name) {
                prop_assert!(holds(value, &number(bound)), "{name} of {id} in {}", new.to_json());
            }
        }
        if let Some(reached) = actuals.get(id) {
            prop_assert_eq!(&periods[0], &number(&reached["2026-07"]));
            prop_assert!(periods[1..].iter().all(|part| !part.is_negative()), "{id} in {}", new.to_json());
        }
    }
    Ok(())
}

fn retarget(tag: &str, actuals: &Value, more: &Value) -> Value {
    let mut asked = json!({"as_of": "2026-07-31", "actuals": actuals, "note": {"reason": "July is over"}});
    for (name, value) in more.as_object().expect("fields") {
        asked[name] = value.clone();
    }
    json!({tag: asked})
}

proptest! {
    #![proptest_config(cases(256))]

    /// After a period has passed, whatever the rule, sums are exact, locks and actuals stay, and asking again changes nothing.
    #[test]
    fn retargets_keep_what_is_kept(
        plan in plans(), parts in prop::collection::vec(0_u32..300, 1..6), total in prop::option::of(1_i64..150),
        rule in prop::sample::select(vec![
            ("retarget", json!({})), ("retarget", json!({"by": "equal"})), ("retarget", json!({"to": ["2026-09"]})),
            ("minimum_change", json!({})),
        ]),
    ) {
        let Some(loaded) = load(&plan) else { return Ok(()) };
        let actuals = reached(&plan, &evaluate(&loaded), &parts);
        let (tag, mut more) = rule;
        if let Some(total) = total {
            more["total"] = json!((total * STEP).to_string());
        }
        let question = retarget(tag, &actuals, &more);
        let Ok(revision) = ask(&loaded, &question) else { return Ok(()) };
        let new = check_revision(&loaded, &revision)?;
        check_kept(&plan, &new, &actuals)?;
        let again = ask(&new, &question).expect("what held once holds again");
        prop_assert!(again.changes.is_empty(), "{:?} in {}", again.changes, new.to_json());
        prop_assert_eq!(again.version.number, 3);
    }

    /// No smaller set of leaves can move: brute force over all sets of leaves and all their values.
    #[test]
    fn minimum_change_moves_the_fewest(
        mut plan in plans(), parts in prop::collection::vec(0_u32..400, 1..6), total in prop::option::of(2_i64..24),
    ) {
        plan["padding"] = json!({});
        plan["total"] = json!("60");
        // A weight of zero takes no more than it has to, which the brute force does not know.
        weigh_all(&mut plan["tree"]);
        let Some(loaded) = load(&plan) else { return Ok(()) };
        prop_assume!(leaves(&plan).len() <= 5);
        let outcome = evaluate(&loaded);
        // Lines that nobody has are counted like leaves; the brute force knows none.
        prop_assume!(outcome.nodes.iter().all(|node| node.unallocated.is_none()));
        let actuals = reached(&plan, &outcome, &parts);
        let more = total.map_or(json!({}), |total| json!({"total": (total * STEP).to_string()}));
        let Ok(revision) = ask(&loaded, &retarget("minimum_change", &actuals, &more)) else { return Ok(()) };
        let new = check_revision(&loaded, &revision)?;
        prop_assume!(evaluate(&new).nodes.iter().all(|node| node.unallocated.is_none()));
        let total = number(&serde_json::to_value(&revision.plan.total).expect("a number"));
        let fewest = brute_force(&plan, &values(&outcome), &actuals, &total);
        prop_assert_eq!(Some(revision.moved), fewest, "{} {}", plan, actuals);
    }

    /// What is set by hand is hit exactly; by the rule the nodes above stay, or rise with it and nobody else moves.
    #[test]
    fn breakbacks_hit_the_value(
        plan in plans(), which in 0_usize..20, steps in 0_i64..80, rule in prop::sample::select(vec!["keep_total", "move_total", "keep_node"]),
        month in prop::option::of(0_usize..3), is_revised in any::<bool>(), parts in prop::collection::vec(50_u32..150, 1..6),
    ) {
        let Some(mut loaded) = load(&plan) else { return Ok(()) };
        if is_revised {
            let actuals = reached(&plan, &evaluate(&loaded), &parts);
            let Ok(revision) = ask(&loaded, &retarget("retarget", &actuals, &json!({"by": "equal"}))) else { return Ok(()) };
            loaded = check_revision(&loaded, &revision)?;
        }
        let nodes = all_nodes(&plan);
        let id = nodes[which % nodes.len()]["id"].as_str().expect("an id").to_owned();
        let value = Number::from(steps * STEP);
        let mut asked = json!({"node": id, "value": value.to_string(), "rule": rule, "note": {"reason": "by hand"}});
        if let Some(month) = month {
            asked["period"] = json!(MONTHS[month]);
        }
        let Ok(revision) = ask(&loaded, &json!({"breakback": asked})) else { return Ok(()) };
        let new = check_revision(&loaded, &revision)?;
        let (before, after) = (values(&evaluate(&loaded)), values(&evaluate(&new)));
        match month {
            Some(month) => prop_assert_eq!(&after[&id].1[month], &value, "{}", new.to_json()),
            None => prop_assert_eq!(&after[&id].0, &value),
        }
        let is_related = |other: &str| other.starts_with(&id) || id.starts_with(other);
        for (other, (old, _)) in &before {
            let now = &after[other].0;
            if rule == "move_total" && !is_related(other) || rule == "keep_node" {
                prop_assert_eq!(old, now, "{} with {} in {}", other, id, new.to_json());
            }
        }
        if rule == "keep_total" {
            prop_assert_eq!(&before["n"].0, &after["n"].0);
        }
    }

    /// A transfer moves exactly the amount from one to the other, and the total and everybody beside them stay.
    #[test]
    fn transfers_leave_the_total(plan in plans(), one in 0_usize..20, other in 0_usize..20, steps in 1_i64..10) {
        let Some(loaded) = load(&plan) else { return Ok(()) };
        let nodes = all_nodes(&plan);
        let id = |which: usize| nodes[which % nodes.len()]["id"].as_str().expect("an id").to_owned();
        let (from, to) = (id(one), id(other));
        let amount = Number::from(steps * STEP);
        let asked = json!({"from": from, "to": to, "amount": amount.to_string(), "note": {"reason": "the territory moves"}});
        let Ok(revision) = ask(&loaded, &json!({"transfer": asked})) else { return Ok(()) };
        let new = check_revision(&loaded, &revision)?;
        let (before, after) = (values(&evaluate(&loaded)), values(&evaluate(&new)));
        prop_assert_eq!(&(&before[&from].0 - &after[&from].0), &amount);
        prop_assert_eq!(&(&after[&to].0 - &before[&to].0), &amount);
        prop_assert_eq!(&before["n"].0, &after["n"].0);
        for (node, (old, _)) in &before {
            let is_related = [&from, &to].iter().any(|id| node.starts_with(id.as_str()) || id.starts_with(node.as_str()));
            prop_assert!(is_related || old == &after[node].0, "{} of {}", node, new.to_json());
        }
        let history = json!({"history": {"before": [serde_json::to_value(loaded.document()).expect("writable")]}});
        let history: Question = serde_json::from_value(history).expect("a question");
        let Answer::History(history) = new.answer(&history).expect("a chain") else { panic!("asked for a history") };
        let changed: BTreeSet<String> = history.steps[0].changes.iter().map(|change| change.node.to_string()).collect();
        let wanted: BTreeSet<String> = before.iter().filter(|(id, (old, _))| after[*id].0 != *old).map(|(id, _)| id.clone()).collect();
        prop_assert_eq!(changed, wanted);
    }

    /// Whatever is asked of a plan with joiners and leavers, the new plan can be read back and has the answer's figures.
    #[test]
    fn answers_reload(
        mut plan in plans(), tenures in tenures(), which in 0_usize..20, other in 0_usize..20, steps in 1_i64..40,
        kind in prop::sample::select(vec!["transfer", "keep_total", "move_total", "keep_node"]), month in prop::option::of(0_usize..3),
    ) {
        join_and_leave(&mut plan["tree"], &tenures, &mut 0);
        let Some(loaded) = load(&plan) else { return Ok(()) };
        let nodes = all_nodes(&plan);
        let id = |which: usize| nodes[which % nodes.len()]["id"].as_str().expect("an id").to_owned();
        let value = (steps * STEP).to_string();
        let mut asked = match kind {
            "transfer" => json!({"transfer": {"from": id(which), "to": id(other), "amount": value}}),
            rule => json!({"breakback": {"node": id(which), "value": value, "rule": rule}}),
        };
        let tag = if kind == "transfer" { "transfer" } else { "breakback" };
        asked[tag]["note"] = json!({"reason": "by hand"});
        if let Some(month) = month.filter(|_| kind != "transfer") {
            asked[tag]["period"] = json!(MONTHS[month]);
        }
        let Ok(revision) = ask(&loaded, &asked) else { return Ok(()) };
        check_revision(&loaded, &revision)?;
    }

    /// Where the total is kept, only those below the nearest node above move that keeps its own target, whatever earlier
    /// versions set; their changes add up to nothing, what nobody has counted; and nothing that was reached or locked moves.
    #[test]
    fn others_stay(
        mut plan in plans(), which in 0_usize..20, steps in 0_i64..80, month in prop::option::of(0_usize..3),
        parts in prop::collection::vec(0_u32..200, 1..6), may_fall in any::<bool>(), by in prop::sample::select(vec!["weights", "equal"]),
    ) {
        plan["padding"] = json!({});
        if may_fall {
            plan["below_zero"] = json!("allow");
            plan["method"] = json!("largest_remainder");
        }
        let Some(first) = load(&plan) else { return Ok(()) };
        let actuals = reached(&plan, &evaluate(&first), &parts);
        let Ok(revision) = ask(&first, &retarget("retarget", &actuals, &json!({"by": by}))) else { return Ok(()) };
        let loaded = check_revision(&first, &revision)?;
        let nodes = all_nodes(&plan);
        let id = nodes[which % nodes.len()]["id"].as_str().expect("an id").to_owned();
        let mut asked = json!({"node": id, "value": (steps * STEP).to_string(), "note": {"reason": "by hand"}});
        if let Some(month) = month {
            asked["period"] = json!(MONTHS[month]);
        }
        let Ok(revision) = ask(&loaded, &json!({"breakback": asked})) else { return Ok(()) };
        let new = check_revision(&loaded, &revision)?;
        let (before, after) = (evaluate(&loaded), evaluate(&new));
        let idle = |outcome: &TargetOutcome| -> Number {
            outcome.nodes.iter().filter_map(|node| node.unallocated.as_ref()).map(|left| left.value.value()).sum()
        };
        let (idle_before, idle_after) = (idle(&before), idle(&after));
        let (before, after) = (values(&before), values(&after));
        let stays = |node: &str| before[node].0 == after[node].0;
        let top = (1..id.len()).rev().map(|end| &id[..end]).find(|above| stays(above)).expect("the total stays");
        let mut sum = idle_after - &idle_before;
        for node in &nodes {
            let name = node["id"].as_str().expect("an id");
            let is_free = name.starts_with(top) && name != top;
            prop_assert!(is_free || stays(name), "{name} with {id} in {}", new.to_json());
            prop_assert!(name == id || node.get("locked").is_none() || stays(name), "{name} is locked: {}", new.to_json());
            if node.get("children").is_none() {
                sum += &(&after[name].0 - &before[name].0);
                prop_assert!(name == id || before[name].1[0] == after[name].1[0], "{name} reached it: {}", new.to_json());
            }
        }
        prop_assert!(sum.is_zero(), "{sum} in {}", new.to_json());
    }

    /// What is left is never below zero in any month, where the months of nodes above are exact, too.
    #[test]
    fn nothing_below_zero(mut plan in plans(), parts in prop::collection::vec(0_u32..300, 1..6), total in prop::option::of(1_i64..150)) {
        plan["time"]["margins"] = json!("both");
        let Some(loaded) = load(&plan) else { return Ok(()) };
        let actuals = reached(&plan, &evaluate(&loaded), &parts);
        let more = total.map_or(json!({}), |total| json!({"total": (total * STEP).to_string()}));
        let Ok(revision) = ask(&loaded, &retarget("retarget", &actuals, &more)) else { return Ok(()) };
        let new = check_revision(&loaded, &revision)?;
        check_kept(&plan, &new, &actuals)?;
    }
}

/// Days on which leaves join and leave.
fn tenures() -> impl Strategy<Value = Vec<(Option<u32>, Option<u32>)>> {
    prop::collection::vec((prop::option::weighted(0.3, 1_u32..32), prop::option::weighted(0.2, 1_u32..31)), 1..6)
}

/// Lets leaves join in August and leave in September.
fn join_and_leave(node: &mut Value, tenures: &[(Option<u32>, Option<u32>)], index: &mut usize) {
    let (hired, left) = tenures[*index % tenures.len()];
    *index += 1;
    if node.get("children").is_none() {
        if let Some(day) = hired {
            node["hired"] = json!(format!("2026-08-{day:02}"));
        }
        if let Some(day) = left {
            node["left"] = json!(format!("2026-09-{day:02}"));
        }
    }
    node.get_mut("children")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
        .for_each(|child| join_and_leave(child, tenures, index));
}

/// Gives a weight to every node that has none.
fn weigh_all(node: &mut Value) {
    if node["weight"] == "0" {
        node["weight"] = json!("1");
    }
    node.get_mut("children").and_then(Value::as_array_mut).into_iter().flatten().for_each(weigh_all);
}

/// The least number of leaves that move, by trying every set of them with every value.
fn brute_force(
    plan: &Value,
    before: &BTreeMap<String, (Number, Vec<Number>)>,
    actuals: &Value,
    total: &Number,
) -> Option<usize> {
    let steps = |number: &Number| number.over(&Number::from(STEP)).expect("a step");
    let whole = |number: Number| i64::try_from(number.to_integer().expect("whole")).expect("small");
    let total = whole(steps(total));
    let leaves = leaves(plan);
    let now: Vec<i64> =
        leaves.iter().map(|leaf| whole(steps(&before[leaf["id"].as_str().expect("an id")].0))).collect();
    let range = |leaf: &Value| {
        let bound = |name: &str| leaf.get(name).map(|bound| steps(&number(bound)));
        let reached = number(&actuals[leaf["id"].as_str().expect("an id")]["2026-07"]);
        let (mut low, mut high) = (whole(steps(&reached).ceiling()), total);
        if let Some(min) = bound("min") {
            low = low.max(whole(min.ceiling()));
        }
        if let Some(max) = bound("max") {
            high = high.min(whole(max.floor()));
        }
        if let Some(locked) = bound("locked") {
            (low, high) = (whole(locked.clone()), whole(locked));
        }
        (low, high)
    };
    let ranges: Vec<(i64, i64)> = leaves.iter().map(range).collect();
    let mut best = None;
    for set in 0..1_u32 << leaves.len() {
        let is_in = |index: usize| set >> index & 1 == 1;
        let stays =
            (0..leaves.len()).all(|index| is_in(index) || (ranges[index].0..=ranges[index].1).contains(&now[index]));
        let count = usize::try_from(set.count_ones()).expect("few");
        if !stays || best.is_some_and(|best| best <= count) {
            continue;
        }
        let mut chosen = now.clone();
        let moving: Vec<usize> = (0..leaves.len()).filter(|index| is_in(*index)).collect();
        if tries(&moving, &ranges, &mut chosen, &leaves, plan, total) {
            best = Some(count);
        }
    }
    best
}

fn tries(
    moving: &[usize],
    ranges: &[(i64, i64)],
    chosen: &mut [i64],
    leaves: &[Value],
    plan: &Value,
    total: i64,
) -> bool {
    let Some((first, rest)) = moving.split_first() else {
        let values: BTreeMap<&str, i64> = leaves
            .iter()
            .zip(chosen.iter())
            .map(|(leaf, value)| (leaf["id"].as_str().expect("an id"), *value))
            .collect();
        return chosen.iter().sum::<i64>() == total && inner_bounds_hold(&plan["tree"], &values).is_some();
    };
    if rest.is_empty() {
        // The last one takes what is left.
        let others: i64 = chosen.iter().enumerate().filter(|(index, _)| index != first).map(|(_, value)| value).sum();
        let value = total - others;
        chosen[*first] = value;
        return (ranges[*first].0..=ranges[*first].1).contains(&value)
            && tries(rest, ranges, chosen, leaves, plan, total);
    }
    (ranges[*first].0..=ranges[*first].1).any(|value| {
        chosen[*first] = value;
        tries(rest, ranges, chosen, leaves, plan, total)
    })
}

/// The sum of the leaves below, where every node between is within its bounds.
fn inner_bounds_hold(node: &Value, values: &BTreeMap<&str, i64>) -> Option<i64> {
    let Some(children) = node["children"].as_array() else { return values.get(node["id"].as_str()?).copied() };
    let sum: i64 = children.iter().map(|child| inner_bounds_hold(child, values)).sum::<Option<i64>>()?;
    let steps = |name: &str| node.get(name).map(|bound| number(bound).over(&Number::from(STEP)).expect("a step"));
    let sum_of = Number::from(sum);
    let holds =
        steps("min").is_none_or(|min| sum_of >= min.ceiling()) && steps("max").is_none_or(|max| sum_of <= max.floor());
    holds.then_some(sum)
}

/// Enough of the random plans hold, and enough of the questions can be met, for the laws above to say something.
#[test]
fn enough_random_revisions_hold() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let plans: Vec<Value> = (0..400).map(|_| plans().new_tree(&mut runner).expect("a plan").current()).collect();
    let mut counts = BTreeMap::<&str, usize>::new();
    for plan in &plans {
        let Some(loaded) = load(plan) else { continue };
        let actuals = reached(plan, &evaluate(&loaded), &[40, 120, 90]);
        let leaf = leaves(plan).pop().expect("a leaf")["id"].clone();
        let note = json!({"reason": "by hand"});
        let asked = [
            ("loaded", None),
            ("retarget", Some(retarget("retarget", &actuals, &json!({})))),
            ("minimum_change", Some(retarget("minimum_change", &actuals, &json!({"total": "200"})))),
            ("breakback", Some(json!({"breakback": {"node": leaf, "value": "50", "note": note}}))),
            ("cell", Some(json!({"breakback": {"node": leaf, "value": "20", "period": "2026-08", "note": note}}))),
            (
                "cell moves",
                Some(
                    json!({"breakback": {"node": leaf, "value": "20", "period": "2026-08", "rule": "move_total", "note": note}}),
                ),
            ),
            ("moves", Some(json!({"breakback": {"node": leaf, "value": "50", "rule": "move_total", "note": note}}))),
            ("transfer", Some(json!({"transfer": {"from": "n0", "to": "n1", "amount": "5", "note": note}}))),
        ];
        for (name, question) in asked {
            let holds = question.is_none_or(|question| ask(&loaded, &question).is_ok());
            *counts.entry(name).or_default() += usize::from(holds);
        }
    }
    println!("{counts:?}");
    assert!(counts.values().all(|count| *count > 40), "{counts:?}");
}
