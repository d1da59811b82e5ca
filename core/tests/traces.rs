//! The law `trace_recomputes` over the vectors of every kind, and the shapes that outcomes promise.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use quotakit::{
    LifeCycle,
    funnel::{EventFunnel, Pipeline},
    goals::{Goal, GoalSet},
    life::{KINDS, Outcome, kind_of},
    payout::{PayBook, PayPlan},
    review::Close,
    scoring::{Cohort, Scorecard},
    shape::Node,
    targets::{TargetMatrix, TargetPlan},
    trace::{Op, Step, replay},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root).expect("the vectors are there").map(|entry| entry.expect("a folder").path()).collect();
    folders.sort();
    folders
}

/// What was walked: how many traces, and how many of their steps are computed and not given.
#[derive(Default)]
struct Walk {
    traces: usize,
    computed: usize,
    seen: HashSet<*const Step>,
}

impl Walk {
    fn step(&mut self, step: &Step, folder: &str) {
        // Every step below is held to its own recomputation, so one level is enough here: the parts as they stand.
        let parts = step.of.iter().map(|part| Arc::new(Step { of: leaves(part), ..leaf(part) })).collect();
        let alone = Step { label: step.label, about: None, value: step.value.clone(), op: step.op.clone(), of: parts };
        assert_eq!(replay(&alone), Some(step.value.clone()), "{folder}: {} {:?}", step.label.key, step.about);
        self.computed += usize::from(!matches!(step.op, Op::Given { .. } | Op::Procedure | Op::Same | Op::Group));
        for below in &step.of {
            if self.seen.insert(Arc::as_ptr(below)) {
                self.step(below, folder);
            }
        }
    }
}

/// A step whose value is taken as it stands; a case keeps its bound and its result.
fn leaf(step: &Step) -> Step {
    let op = if step.op == Op::Case { Op::Case } else { Op::Procedure };
    Step { label: step.label, about: None, value: step.value.clone(), op, of: Vec::new() }
}

fn leaves(step: &Step) -> Vec<Arc<Step>> {
    if step.op == Op::Case { step.of.iter().map(|part| Arc::new(leaf(part))).collect() } else { Vec::new() }
}

/// Walks the trace of a vector that gives an outcome.
fn walk<D: LifeCycle>(document: &Node<'_>, facts: &str, folder: &str, walked: &mut Walk) {
    let Ok(loaded) = D::from_node(document) else { return };
    let asked = match serde_json::from_str::<Value>(facts) {
        Ok(Value::Object(mut fields)) if !facts.contains("\"trace\"") => {
            fields.insert("trace".to_owned(), true.into());
            Value::Object(fields).to_string()
        }
        _ => facts.to_owned(),
    };
    let Ok(outcome) = D::facts_from_json(&asked).and_then(|facts| loaded.evaluate(&facts)) else { return };
    let trace = outcome.trace().unwrap_or_else(|| panic!("{folder}: no trace, though it was asked for"));
    walked.seen.clear();
    walked.traces += 1;
    walked.step(&trace, folder);
    if walked.seen.len() < 2_000 {
        assert_eq!(replay(&trace), Some(trace.value.clone()), "{folder}: the whole");
    }
}

#[test]
fn trace_recomputes() {
    let mut walks: BTreeMap<String, Walk> = BTreeMap::new();
    for folder in folders() {
        let read = |name: &str| fs::read_to_string(folder.join(name)).ok();
        let (Some(document), Some(facts)) = (read("document.json"), read("facts.json")) else { continue };
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let Ok(node) = Node::parse(&document) else { continue };
        let Ok(Some(kind)) = kind_of(&node) else { continue };
        let walked = walks.entry(kind.to_owned()).or_default();
        match kind {
            Goal::KIND => walk::<Goal>(&node, &facts, &name, walked),
            GoalSet::KIND => walk::<GoalSet>(&node, &facts, &name, walked),
            TargetPlan::KIND => walk::<TargetPlan>(&node, &facts, &name, walked),
            TargetMatrix::KIND => walk::<TargetMatrix>(&node, &facts, &name, walked),
            Pipeline::KIND => walk::<Pipeline>(&node, &facts, &name, walked),
            EventFunnel::KIND => walk::<EventFunnel>(&node, &facts, &name, walked),
            Scorecard::KIND => walk::<Scorecard>(&node, &facts, &name, walked),
            Cohort::KIND => walk::<Cohort>(&node, &facts, &name, walked),
            PayPlan::KIND => walk::<PayPlan>(&node, &facts, &name, walked),
            PayBook::KIND => walk::<PayBook>(&node, &facts, &name, walked),
            Close::KIND => walk::<Close>(&node, &facts, &name, walked),
            _ => panic!("{name}: the kind {kind} is not walked"),
        }
    }
    for kind in KINDS {
        let walked = walks.get(kind).unwrap_or_else(|| panic!("no vector of the kind {kind}"));
        println!("{kind}: {} traces, {} computed steps", walked.traces, walked.computed);
        assert!(walked.traces > 0 && walked.computed > 0, "{kind}: nothing was recomputed");
    }
}

/// The fields that an outcome of a kind has at least.
const SHAPES: [(&str, &[&str]); 9] = [
    ("goal", &["/letters/specific", "/letters/relevant", "/findings", "/smart", "/progress", "/pace"]),
    ("goal-set", &["/goals/0/letters/measurable", "/findings"]),
    (
        "target-plan",
        &["/nodes/0/parent", "/nodes/0/value", "/nodes/0/exact", "/nodes/0/periods", "/nodes/0/receipt", "/residue"],
    ),
    ("target-matrix", &["/cells/0/0", "/rows", "/columns"]),
    (
        "pipeline",
        &[
            "/stages/0/count",
            "/stages/0/value",
            "/stages/0/conversion",
            "/stages/0/interval",
            "/win_rate/by_count",
            "/win_rate/by_value",
            "/win_rate/with_open",
            "/velocity",
            "/bottlenecks",
            "/findings",
        ],
    ),
    (
        "event-funnel",
        &["/levels", "/reached", "/users/0/user", "/users/0/level", "/users/0/matched", "/users/0/stopped"],
    ),
    (
        "scorecard",
        &[
            "/score",
            "/grade",
            "/groups",
            "/indicators/0/raw",
            "/indicators/0/points",
            "/indicators/0/weight",
            "/indicators/0/contribution",
            "/advice",
        ],
    ),
    ("pay-plan", &["/lines", "/entitled", "/due", "/draw_balance", "/plan_hash"]),
    ("close", &["/trace"]),
];

#[test]
fn outcomes_have_the_fields_that_they_promise() {
    for (kind, fields) in SHAPES {
        let tag = format!("quotakit/{kind}@1");
        let mut has_whole = false;
        for folder in folders() {
            let read = |name: &str| fs::read_to_string(folder.join(name)).ok();
            let is_meant = read("document.json")
                .and_then(|text| serde_json::from_str::<Value>(&text).ok())
                .is_some_and(|document| document["schema"] == tag.as_str());
            if !is_meant || read("facts.json").is_none() {
                continue;
            }
            let outcome: Value = serde_json::from_str(&read("outcome.json").expect("an outcome")).expect("JSON");
            if outcome.get("problems").is_some() {
                continue;
            }
            has_whole = has_whole || fields.iter().all(|field| outcome.pointer(field).is_some());
        }
        assert!(has_whole, "no vector of the kind {kind} shows {fields:?}");
    }
}
