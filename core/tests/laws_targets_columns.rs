//! The law of trees in columns: a table gives every node what the plan with the same tree gives it, and the same problems.
//! `common::cases` says over how many random trees.
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
    error::Problems,
    table::{Bits, Cells, Column, Table},
    targets::{NodeValues, TargetPlan},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A row as it was drawn.
#[derive(Clone, Debug)]
struct Row {
    id: String,
    parent: Option<String>,
    weight: Option<i128>,
    locked: Option<i64>,
    min: Option<i64>,
}

#[derive(Clone, Debug)]
struct Tree {
    rows: Vec<Row>,
    scale: u32,
}

fn weights(kind: u8) -> BoxedStrategy<i128> {
    match kind {
        0 => (0..4_i128).boxed(),
        1 => (1..1_000_i128).prop_map(|weight| weight * 100).boxed(),
        2 => prop_oneof![Just(0), Just(1), 1..=i128::from(i64::MAX)].boxed(),
        3 => prop_oneof![Just(7), (1_i128 << 60)..(1 << 90)].boxed(),
        _ => (-1..3_i128).boxed(),
    }
}

/// Rows of which each stands below one of those before it: near ones make deep trees, the first one makes flat ones. Some have
/// what only plans can work out, or are wrong.
fn trees() -> impl Strategy<Value = Tree> {
    (0..5_u8, 0..3_u8, 0..12_u8, 0..4_u32).prop_flat_map(|(kind, reach, more, scale)| {
        let row = (any::<prop::sample::Index>(), weights(kind), 0..40_u8, 0..30_i64);
        prop::collection::vec(row, 1..40).prop_map(move |drawn| {
            let mut rows: Vec<Row> = Vec::new();
            let mut depths = Vec::new();
            for (place, (parent, weight, chance, bound)) in drawn.into_iter().enumerate() {
                let first = if reach == 0 { 0 } else { place.saturating_sub(usize::from(reach) * 2) };
                let parent = (place > 0)
                    .then(|| first + parent.index(place - first))
                    .map(|at| if depths[at] < 24 { at } else { 0 });
                depths.push(parent.map_or(1, |parent: usize| depths[parent] + 1));
                let mut row = Row {
                    id: format!("{:02}", (place * 37) % 101),
                    parent: parent.map(|parent| rows[parent].id.clone()),
                    weight: (place > 0).then_some(weight),
                    locked: None,
                    min: None,
                };
                match (more, chance) {
                    (0, 0) => row.weight = None,
                    (1, 0) if place > 1 => row.id = rows[place / 2].id.clone(),
                    (2, 0) => row.parent = Some("nobody".to_owned()),
                    (3, 0) => row.parent = None,
                    (4, 0) => row.id = " x".to_owned(),
                    (5, 0) => row.parent = Some(format!("{:02}", ((place + 1) * 37) % 101)),
                    (6 | 7, 0..=3) => row.min = Some(bound),
                    (7, 4 | 5) => row.locked = Some(bound),
                    _ => {}
                }
                rows.push(row);
            }
            Tree { rows, scale }
        })
    })
}

fn plans() -> impl Strategy<Value = Value> {
    let total = prop_oneof![
        0..2_000_i128,
        -2_000..0_i128,
        (1_i128 << 53)..(1 << 54),
        (1_i128 << 90)..(1 << 93),
        Just(i128::from(i64::MAX)),
    ];
    let unit = prop::sample::select(vec![
        json!({"count": {}}),
        json!({"currency": {"code": "CNY"}}),
        json!({"currency": {"code": "CNY", "step": "0.25"}}),
        json!({"count": {"step": "5"}}),
    ]);
    (total, unit, 0..12_u8, any::<bool>()).prop_map(|(total, unit, kind, are_equal)| {
        let mut plan =
            json!({"id": "p", "unit": unit, "total": total.to_string(), "residue": "line", "tree": {"id": "all"}});
        if are_equal {
            plan["zero_weights"] = json!("equal");
        }
        match kind {
            0 => plan["method"] = json!("webster"),
            1 => plan["bounds"] = json!("minimum_first"),
            2 => plan["negative_weights"] = json!("clamp_zero"),
            3 => plan["negative_weights"] = json!("signed"),
            _ => {}
        }
        plan
    })
}

/// What a tree has in each column.
struct Columns {
    texts: [Vec<String>; 2],
    weights: Vec<i128>,
    narrow: Option<Vec<i64>>,
    bounds: [Vec<i64>; 2],
    bits: [Vec<u8>; 4],
    scale: u32,
}

fn bits<T>(cells: impl Iterator<Item = Option<T>>) -> Vec<u8> {
    let there: Vec<bool> = cells.map(|cell| cell.is_some()).collect();
    there.chunks(8).map(|eight| (0..8).zip(eight).map(|(bit, is_set)| u8::from(*is_set) << bit).sum()).collect()
}

impl Columns {
    fn of(tree: &Tree) -> Self {
        let each = || tree.rows.iter();
        let weights: Vec<i128> = each().map(|row| row.weight.unwrap_or(-9)).collect();
        Self {
            texts: [
                each().map(|row| row.id.clone()).collect(),
                each().map(|row| row.parent.clone().unwrap_or_default()).collect(),
            ],
            narrow: weights.iter().map(|weight| i64::try_from(*weight).ok()).collect(),
            weights,
            bounds: [
                each().map(|row| row.locked.unwrap_or_default()).collect(),
                each().map(|row| row.min.unwrap_or_default()).collect(),
            ],
            bits: [
                bits(each().map(|row| row.parent.as_ref())),
                bits(each().map(|row| row.weight)),
                bits(each().map(|row| row.locked)),
                bits(each().map(|row| row.min)),
            ],
            scale: tree.scale,
        }
    }

    fn table(&self) -> Table<'_> {
        let valid = |place: usize| Some(Bits { bytes: &self.bits[place], offset: 0 });
        let weights = match &self.narrow {
            Some(values) => Cells::Int64 { values, scale: self.scale },
            None => Cells::Int128 { values: &self.weights, scale: self.scale },
        };
        let bound = |place: usize| Cells::Int64 { values: &self.bounds[place], scale: 0 };
        let columns = vec![
            Column::new("id", Cells::Text(&self.texts[0])),
            Column { name: "parent", cells: Cells::Text(&self.texts[1]), valid: valid(0) },
            Column { name: "weight", cells: weights, valid: valid(1) },
            Column { name: "locked", cells: bound(0), valid: valid(2) },
            Column { name: "min", cells: bound(1), valid: valid(3) },
        ];
        Table::new(columns).expect("columns of one length")
    }
}

fn decimal(mantissa: i128, scale: u32) -> String {
    let number = format!("{mantissa}e-{scale}");
    let (sign, digits) = if mantissa < 0 { ("-", mantissa.unsigned_abs()) } else { ("", mantissa.unsigned_abs()) };
    let places = usize::try_from(scale).expect(&number);
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// The same tree as a document gives it.
fn rows(tree: &Tree) -> Value {
    let row = |row: &Row| {
        let mut fields = Map::from_iter([("id".to_owned(), json!(row.id))]);
        let more = [
            ("parent", row.parent.clone()),
            ("weight", row.weight.map(|weight| decimal(weight, tree.scale))),
            ("locked", row.locked.map(|locked| locked.to_string())),
            ("min", row.min.map(|min| min.to_string())),
        ];
        fields.extend(more.into_iter().filter_map(|(name, cell)| Some((name.to_owned(), json!(cell?)))));
        Value::Object(fields)
    };
    json!({"table": tree.rows.iter().map(row).collect::<Vec<_>>()})
}

fn told(problems: &Problems) -> Vec<(&'static str, String)> {
    problems.iter().map(|problem| (problem.code.name, problem.path.clone())).collect()
}

/// The values of the plan itself, by id.
fn single(plan: &Value, tree: &Tree) -> Result<(BTreeMap<String, String>, String), Problems> {
    let mut document = plan.clone();
    document["tree"] = rows(tree);
    let outcome = TargetPlan::from_json(&document.to_string())?.evaluate(&TargetPlan::facts_from_json("{}")?)?;
    let values = outcome.nodes.iter().map(|node| (node.id.to_string(), node.value.to_string())).collect();
    Ok((values, outcome.residue.to_string()))
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn batch_equals_single((tree, shuffled) in trees().prop_flat_map(|tree| {
        let shuffled = Just(tree.rows.clone()).prop_shuffle();
        (Just(tree), shuffled)
    }), plan in plans()) {
        let loaded = TargetPlan::from_json(&plan.to_string()).expect("a plan of a root");
        let mut into = NodeValues::default();
        for tree in [&tree, &Tree { rows: shuffled, scale: tree.scale }] {
            let columns = Columns::of(tree);
            let found = loaded.evaluate_table(&columns.table(), &mut into);
            match (found, single(&plan, tree)) {
                (Ok(()), Ok((values, residue))) => {
                    for (row, value) in tree.rows.iter().zip(&into.values) {
                        prop_assert_eq!(&decimal(*value, into.scale), &values[&row.id], "{}", row.id);
                    }
                    prop_assert_eq!(into.values.len(), values.len());
                    prop_assert_eq!(decimal(into.residue, into.scale), residue);
                }
                (Err(batch), Err(single)) => prop_assert_eq!(told(&batch), told(&single)),
                (batch, single) => prop_assert!(false, "{batch:?} {:?} {single:?}", into.values),
            }
        }
    }
}

/// Integers do what they are there for, and what is told of them holds: 10 seats by 6 : 6 : 2 are 4, 4 and 2.
#[test]
fn plain_trees_are_worked_out_in_integers() {
    let row = |id: &str, weight: Option<i128>| Row {
        id: id.to_owned(),
        parent: weight.map(|_| "all".to_owned()),
        weight,
        locked: None,
        min: None,
    };
    let plan = json!({"id": "p", "unit": {"count": {}}, "total": "10", "tree": {"id": "all"}});
    let loaded = TargetPlan::from_json(&plan.to_string()).expect("a plan");
    let mut into = NodeValues::default();
    for unit in [1, 1 << 50, 1 << 80] {
        let rows = vec![row("c", Some(2 * unit)), row("all", None), row("b", Some(6 * unit)), row("a", Some(6 * unit))];
        let columns = Columns::of(&Tree { rows, scale: 0 });
        loaded.evaluate_table(&columns.table(), &mut into).expect("values");
        // 4 2/7, 4 2/7 and 1 3/7: the step left over goes to the largest remainder.
        assert_eq!((&into.values, into.is_plain), (&vec![2, 10, 4, 4], true));
    }
    let rows = vec![row("all", None), row("b", Some(1)), row("a", Some(1)), row("c", Some(1))];
    let columns = Columns::of(&Tree { rows, scale: 0 });
    loaded.evaluate_table(&columns.table(), &mut into).expect("values");
    assert_eq!(into.values, [10, 3, 4, 3], "a sorts first");
}

/// A plan that says more of its own tree than who is the root cannot take another one.
#[test]
fn a_plan_has_one_tree() {
    let plan = r#"{"id": "p", "unit": {"count": {}}, "total": "10", "tree": {"id": "all", "children": [{"id": "a", "weight": "1"}]}}"#;
    let loaded = TargetPlan::from_json(plan).expect("a plan");
    let table = Table::new(Vec::new()).expect("no columns");
    let problems = loaded.evaluate_table(&table, &mut NodeValues::default()).expect_err("two trees");
    assert_eq!(told(&problems), [("funnel/003", "/tree".to_owned())]);
}
