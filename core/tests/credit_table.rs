//! Crediting in columns, with figures by hand: what is quick and what is not, and what is told of rows that are wrong.
#![allow(clippy::expect_used, reason = "a test stops where something is wrong")]

use quotakit::{
    LifeCycle,
    payout::{CreditTable, PayPlan},
    shape::Node,
    table::{Bits, Cells, Column, Table},
};

const PLAN: &str = r#"{"id": "p", "currency": "USD", "period": "month", "effective": {"start": "2026-07-01", "end": "2026-09-01"},
  "measures": [{"id": "revenue"}, {"id": "deals", "unit": {"count": {}}}],
  "crediting": {"rules": [{"id": "own", "measure": "revenue", "factor": "50%"}, {"id": "count", "measure": "deals", "of": "count"}]},
  "components": [{"id": "c", "on": "revenue", "pay": {"rate": {"rate": "4%"}}}, {"id": "d", "on": "deals", "pay": {"per_unit": {"amount": "5"}}}]}"#;

/// A transaction as a row: id, day, person, cents, what it reverses.
type Row = (&'static str, &'static str, &'static str, i64, Option<&'static str>);

fn credited(rows: &[Row], shared: &str) -> Result<CreditTable, quotakit::error::Problems> {
    let plan = PayPlan::from_json(PLAN).expect("a plan");
    let texts = |of: fn(&Row) -> &str| rows.iter().map(|row| of(row).to_owned()).collect::<Vec<_>>();
    let (ids, days, people) = (texts(|row| row.0), texts(|row| row.1), texts(|row| row.2));
    let reverses = texts(|row| row.4.unwrap_or_default());
    let amounts: Vec<i64> = rows.iter().map(|row| row.3).collect();
    let is_reversal: Vec<u8> = rows
        .chunks(8)
        .map(|eight| (0..8).zip(eight).map(|(bit, row)| u8::from(row.4.is_some()) << bit).sum())
        .collect();
    let table = Table::new(vec![
        Column::new("id", Cells::Text(&ids)),
        Column::new("date", Cells::Text(&days)),
        Column::new("person", Cells::Text(&people)),
        Column::new("amount", Cells::Int64 { values: &amounts, scale: 2 }),
        Column {
            name: "reverses",
            cells: Cells::Text(&reverses),
            valid: Some(Bits { bytes: &is_reversal, offset: 0 }),
        },
    ])?;
    plan.credit_table(&table, &Node::parse(shared).expect("facts"))
}

fn told(found: &CreditTable) -> Vec<String> {
    found.rows.iter().map(|row| format!("{} {} {} {}", row.person, row.period, row.measure, row.value)).collect()
}

fn errors(found: &CreditTable) -> Vec<String> {
    let each = found.errors.iter().flat_map(|error| error.problems.iter().map(move |problem| (error.row, problem)));
    each.map(|(row, problem)| format!("{row} {} {}", problem.code.name, problem.path)).collect()
}

#[test]
fn plain_deals_are_added_up_as_whole_numbers() {
    let rows = [
        ("a", "2026-07-01", "ann", 10_001, None),
        ("b", "2026-07-31", "ann", 2_000, None),
        ("c", "2026-08-31", "ann", 1, None),
    ];
    let found = credited(&rows, "{}").expect("credits");
    // Half of 100.01 + 20.00 in July, half a cent in August.
    let expected =
        ["ann 2026-07 deals 2", "ann 2026-07 revenue 60.005", "ann 2026-08 deals 1", "ann 2026-08 revenue 0.005"];
    assert_eq!(told(&found), expected);
    assert_eq!((found.credited_alone, errors(&found)), (0, Vec::new()));
}

#[test]
fn parts_sum_to_the_whole_and_what_is_taken_back_is_gone() {
    let rows = [
        ("a", "2026-07-01", "bob", 1_001, None),
        ("r", "2026-08-02", "bob", -1_500, Some("b")),
        ("b", "2026-07-02", "bob", 2_000, None),
        ("a", "2026-07-01", "ann", 1_001, None),
    ];
    let found = credited(&rows, "{}").expect("credits");
    // 10.01 in two: the cent left over is ann's by name, and of each half a half counts; 5.00 are left of 20.00.
    let expected =
        ["ann 2026-07 deals 0.5", "ann 2026-07 revenue 2.505", "bob 2026-07 deals 1.5", "bob 2026-07 revenue 5"];
    assert_eq!(told(&found), expected);
    assert_eq!((found.credited_alone, errors(&found)), (4, Vec::new()));
}

#[test]
fn wrong_rows_are_named_and_the_others_are_credited() {
    let rows = [
        ("a", "2026-07-01", "ann", 1_000, None),
        ("b", "2026-02-30", "ann", 1_000, None),
        ("c", "2026-06-30", "ann", 1_000, None),
        ("d", "2026-07-01", "", 1_000, None),
        ("e", "2026-07-01", "ann", 1_000, None),
        ("f", "2026-07-02", "ann", -2_000, Some("e")),
        ("g", "2026-07-02", "ann", -10, Some("nobody")),
        ("h", "2026-07-02", "ann", -10, Some("g")),
        ("i", "2026-07-02", "ann", 3_000, None),
        ("i", "2026-07-02", "ann", 3_000, None),
    ];
    let found = credited(&rows, "{}").expect("credits");
    assert_eq!(told(&found), ["ann 2026-07 deals 1", "ann 2026-07 revenue 5"]);
    assert_eq!(
        errors(&found),
        [
            "1 doc/015 /1/date",
            "2 pay/031 /2/period",
            "3 doc/009 /3/person",
            "5 pay/037 /5/amount",
            "6 doc/008 /6/reverses",
            "7 pay/148 /7/reverses",
            "9 doc/007 /9/id"
        ]
    );
}

#[test]
fn what_is_shared_is_checked_once() {
    let problems = credited(&[], r#"{"measures": {}, "rates": []}"#).expect_err("measures are of one person");
    assert_eq!(problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["/measures"]);
}

#[test]
fn attributes_are_texts() {
    let plan = PayPlan::from_json(PLAN).expect("a plan");
    let texts = vec!["a".to_owned()];
    let mut columns: Vec<_> = ["id", "date", "person"].map(|name| Column::new(name, Cells::Text(&texts))).into();
    columns.push(Column::new("margin", Cells::Float64(&[0.25])));
    let table = Table::new(columns).expect("columns of one length");
    let problems = plan.credit_table(&table, &Node::Object(Vec::new())).expect_err("a margin is no text");
    let found: Vec<_> = problems.iter().map(|problem| (problem.code.name, problem.path.as_str())).collect();
    assert_eq!(found, [("doc/002", "/margin")]);
}
