//! The law of the table form: a plan's table makes the same plan again, in rows of any order and as text.
//! `common::cases` says of how many random plans.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

mod common;

use common::cases;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    targets::{TargetPlan, TargetTree},
};
use serde_json::{Map, Value, json};

/// Names with everything that a sheet has to quote.
fn names() -> impl Strategy<Value = String> {
    "[a-z,;\"=\u{4e2d}'-]{1,4}"
}

/// A row for each node: its parent is one of the rows before it.
fn rows() -> impl Strategy<Value = Vec<Value>> {
    let row = (any::<prop::sample::Index>(), names(), 1_u32..9, prop::collection::vec(any::<bool>(), 11));
    prop::collection::vec(row, 1..20).prop_map(|nodes| {
        let mut rows: Vec<Value> = Vec::new();
        let mut depths: Vec<usize> = Vec::new();
        for (index, (parent, name, weight, has)) in nodes.into_iter().enumerate() {
            let mut row = Map::from_iter([("id".to_owned(), json!(format!("{index}{name}")))]);
            let parent = if rows.is_empty() { None } else { Some(parent.index(rows.len())) };
            let parent = parent.map(|parent| if depths[parent] > 20 { 0 } else { parent });
            depths.push(parent.map_or(1, |parent| depths[parent] + 1));
            let mut put = |name: &str, value: Value| row.insert(name.to_owned(), value);
            if let Some(parent) = parent {
                put("parent", rows[parent]["id"].clone());
                put("weight", json!(format!("{weight}.5")));
            }
            let more = [
                ("min", json!("0.5")),
                ("max", json!("1000000")),
                ("owner", json!(name)),
                ("due", json!("2026-03-31")),
                ("standard", json!({"at_least": {"metric": name, "value": "3", "each": "month"}})),
                ("weights", json!({"history": {"periods": [{"values": {"a,\"b": "1"}}]}})),
                ("kept", json!({"2026-01": "1.25"})),
                ("kind", json!("house")),
                ("hired", json!("2026-01-15")),
                ("left", json!("2026-02-01")),
                ("ramp", json!(["0.25", "0.5"])),
            ];
            for ((field, value), _) in more.into_iter().zip(has).filter(|(_, is_there)| *is_there) {
                put(field, value);
            }
            rows.push(Value::Object(row));
        }
        rows
    })
}

fn document(tree: &Value) -> Value {
    json!({"id": "p", "unit": {"count": {}}, "total": "100", "tree": tree})
}

/// The tree of a document, whatever its rules say of it.
fn tree_of(tree: &Value) -> TargetTree {
    serde_json::from_value(tree.clone()).expect("a tree")
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn table_round_trips((given, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        let tree = tree_of(&json!({"table": given}));
        let rows = serde_json::to_value(tree.to_rows()).expect("rows");
        let nested = serde_json::to_value(&tree).expect("a tree");
        prop_assert_eq!(&tree_of(&nested), &tree, "the tree itself");
        prop_assert_eq!(&tree_of(&json!({"table": rows})), &tree, "its rows");
        prop_assert_eq!(&tree_of(&json!({"csv": tree.to_csv()})), &tree, "its text");
        prop_assert_eq!(&TargetTree::from_rows(tree.to_rows()).expect("rows of a tree"), &tree);
        prop_assert_eq!(TargetTree::from_csv(&tree.to_csv()).expect("the text of a tree"), tree.clone());

        // Every order of rows gives the same nodes and parents.
        let mut of_given = tree.to_rows();
        let mut of_shuffled = tree_of(&json!({"table": shuffled})).to_rows();
        of_given.sort_by(|a, b| a.id.cmp(&b.id));
        of_shuffled.sort_by(|a, b| a.id.cmp(&b.id));
        prop_assert_eq!(of_given, of_shuffled);
    }

    #[test]
    fn plans_round_trip(weights in prop::collection::vec(1_u32..9, 1..8)) {
        let leaf = |(index, weight): (usize, &u32)| json!({"id": format!("n{index}"), "weight": weight.to_string()});
        let leaves: Vec<Value> = weights.iter().enumerate().map(leaf).collect();
        let plan = TargetPlan::from_json(&document(&json!({"id": "all", "children": leaves})).to_string()).expect("a plan");
        let table = plan.to_table();
        for tree in [json!({"csv": table.csv}), json!({"table": table.rows})] {
            let again = TargetPlan::from_json(&document(&tree).to_string()).expect("the same plan");
            prop_assert_eq!(again.to_json(), plan.to_json());
        }
    }
}

/// Any text as a table gives a tree or problems.
#[test]
fn hostile_tables() {
    for text in
        ["", "\n", "\"", "a,b\n\"\"\"", "id\n", "parent,id\n,x\nx,\"y\"z\n", "id,id\na,b\n", "\u{feff}", ";;\n;;"]
    {
        drop(TargetTree::from_csv(text));
    }
    let chain: Vec<Value> =
        (0..5_000)
            .map(|at| {
                if at == 0 { json!({"id": "0"}) } else { json!({"id": at.to_string(), "parent": (at - 1).to_string()}) }
            })
            .collect();
    let problems = TargetPlan::from_json(&document(&json!({"table": chain})).to_string()).expect_err("too deep");
    assert_eq!(problems.iter().map(|problem| problem.code.name).collect::<Vec<_>>(), ["doc/010"]);
}
