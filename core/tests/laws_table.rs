//! The law of tables: columns give exactly what one row at a time gives.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

mod common;
mod pay_plans;

use common::cases;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    number::Number,
    payout::{PayOutcome, PayPlan},
    shape::Node,
    table::{Bits, Cell, Cells, Column, Columns as _, Evaluator, Figures, Table, TableOptions},
};
use serde_json::{Value, json};
use std::{cell::Cell as Count, collections::BTreeMap, fs};

/// A column of a test: its name, the place in the facts that it gives, its cells.
#[derive(Clone, Debug)]
struct Given {
    name: String,
    pointer: String,
    cells: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Narrow(Vec<Option<i64>>, u32),
    Wide(Vec<Option<i128>>, u32),
    Float(Vec<Option<f64>>),
    Text(Vec<Option<String>>),
    Coded(Vec<Option<u32>>, Vec<&'static str>),
}

/// The buffers of a column, as Arrow has them: something stands in empty cells too.
struct Buffers {
    narrow: Vec<i64>,
    wide: Vec<i128>,
    floats: Vec<f64>,
    texts: Vec<String>,
    codes: Vec<u32>,
    bits: Vec<u8>,
}

fn filled<T: Copy>(cells: &[Option<T>], other: T) -> Vec<T> {
    cells.iter().map(|cell| cell.unwrap_or(other)).collect()
}

impl Given {
    fn is_there(&self, row: usize) -> bool {
        match &self.cells {
            Kind::Narrow(cells, _) => cells[row].is_some(),
            Kind::Wide(cells, _) => cells[row].is_some(),
            Kind::Float(cells) => cells[row].is_some(),
            Kind::Text(cells) => cells[row].is_some(),
            Kind::Coded(cells, _) => cells[row].is_some(),
        }
    }

    fn rows(&self) -> usize {
        match &self.cells {
            Kind::Narrow(cells, _) => cells.len(),
            Kind::Wide(cells, _) => cells.len(),
            Kind::Float(cells) => cells.len(),
            Kind::Text(cells) => cells.len(),
            Kind::Coded(cells, _) => cells.len(),
        }
    }

    fn buffers(&self) -> Buffers {
        let mut made =
            Buffers { narrow: vec![], wide: vec![], floats: vec![], texts: vec![], codes: vec![], bits: vec![] };
        match &self.cells {
            Kind::Narrow(cells, _) => made.narrow = filled(cells, -7),
            Kind::Wide(cells, _) => made.wide = filled(cells, i128::MAX),
            Kind::Float(cells) => made.floats = filled(cells, f64::NAN),
            Kind::Text(cells) => made.texts = cells.iter().map(|cell| cell.clone().unwrap_or_default()).collect(),
            Kind::Coded(cells, _) => made.codes = filled(cells, u32::MAX),
        }
        // Bits begin somewhere within a byte, as those of a slice do.
        made.bits = vec![0; (self.rows() + 3) / 8 + 1];
        for row in (0..self.rows()).filter(|row| self.is_there(*row)) {
            made.bits[(row + 3) / 8] |= 1 << ((row + 3) % 8);
        }
        made
    }

    /// The cell as the facts have it.
    fn fact(&self, row: usize) -> Option<Value> {
        let decimal = |mantissa: i128, scale: u32| {
            let unit = Number::from(num_bigint::BigInt::from(10).pow(scale));
            let number = Number::from(num_bigint::BigInt::from(mantissa)).over(&unit).expect("a power of ten");
            // Counts are bare, as a rank has to be.
            if number.is_integer() && number.to_string().len() < 15 {
                serde_json::from_str(&number.to_string()).expect("a number")
            } else {
                json!(number.to_string())
            }
        };
        match &self.cells {
            Kind::Narrow(cells, scale) => cells[row].map(|cell| decimal(cell.into(), *scale)),
            Kind::Wide(cells, scale) => cells[row].map(|cell| decimal(cell, *scale)),
            Kind::Float(cells) => cells[row]
                .map(|cell| serde_json::from_str(&cell.to_string()).unwrap_or_else(|_| json!(cell.to_string()))),
            Kind::Text(cells) => cells[row].clone().map(Value::String),
            Kind::Coded(cells, names) => cells[row].map(|code| json!(names[code as usize])),
        }
    }
}

fn put(facts: &mut Value, pointer: &str, value: Value) {
    let mut at = facts;
    for field in pointer.split('/').skip(1) {
        let field = field.replace("~1", "/").replace("~0", "~");
        if !at.is_object() {
            *at = json!({});
        }
        at = at.as_object_mut().expect("an object").entry(field).or_insert(Value::Null);
    }
    *at = value;
}

/// The figures of a table in blocks, or the refusal of its columns.
fn figures(plan: &PayPlan, base: &Value, columns: &[Given], options: TableOptions) -> Figures {
    let buffers: Vec<Buffers> = columns.iter().map(Given::buffers).collect();
    let names: Vec<Vec<&str>> = columns
        .iter()
        .map(|column| if let Kind::Coded(_, names) = &column.cells { names.clone() } else { vec![] })
        .collect();
    let mut made = Vec::new();
    for ((given, buffers), names) in columns.iter().zip(&buffers).zip(&names) {
        let cells = match &given.cells {
            Kind::Narrow(_, scale) => Cells::Int64 { values: &buffers.narrow, scale: *scale },
            Kind::Wide(_, scale) => Cells::Int128 { values: &buffers.wide, scale: *scale },
            Kind::Float(_) => Cells::Float64(&buffers.floats),
            Kind::Text(_) => Cells::Text(&buffers.texts),
            Kind::Coded(..) => Cells::Coded { codes: &buffers.codes, names },
        };
        let valid = Some(Bits { bytes: &buffers.bits, offset: 3 });
        made.push(Column { name: &given.name, cells, valid });
    }
    let table = Table::new(made).expect("columns of one length");
    let text = base.to_string();
    let facts = Node::parse(&text).expect("base facts").into_owned();
    let options = TableOptions { facts, ..options };
    let mut evaluator = Evaluator::new(plan, &table, options).unwrap_or_else(|problems| panic!("{problems}"));
    // Twice, so that memory that was used before is used again.
    let mut figures = evaluator.evaluate(&table);
    evaluator.evaluate_into(&table, &mut figures);
    figures
}

/// Every output of a plan.
fn all_outputs(plan: &PayPlan) -> Vec<String> {
    let mut outputs = plan.outputs();
    for component in &plan.document().components {
        let stages = ["earned", "after_cap", "after_multipliers", "after_gates"];
        outputs.extend(stages.map(|stage| format!("{}.{stage}", component.id)));
    }
    outputs
        .extend(["plan_floor", "draw", "recovery", "carried_in", "carry", "holdback", "adjustment"].map(str::to_owned));
    outputs
}

fn single(plan: &PayPlan, facts: &Value) -> Result<PayOutcome, quotakit::error::Problems> {
    // The text door also refuses figures that have too many digits.
    plan.evaluate_json(&facts.to_string())?;
    plan.evaluate(&PayPlan::facts_from_json(&facts.to_string())?)
}

/// Asserts that a table gives what its rows give; gives how many rows paid, and how many of these a program evaluated.
fn assert_same(plan: &PayPlan, base: &Value, columns: &[Given], options: &TableOptions) -> (usize, usize) {
    let rows = columns.first().map_or(0, Given::rows);
    let found = figures(plan, base, columns, options.clone());
    let mut paid = 0;
    for row in 0..rows {
        let mut facts = base.clone();
        for column in columns {
            if let Some(value) = column.fact(row) {
                put(&mut facts, &column.pointer, value);
            }
        }
        // A table without persons is one of nobody in particular; an empty cell is a person that is missing.
        if facts.get("person").is_none() && columns.iter().all(|column| column.pointer != "/person") {
            facts["person"] = json!("-");
        }
        let error = found.errors.iter().find(|error| error.row == row);
        match single(plan, &facts) {
            Ok(outcome) => {
                paid += 1;
                assert!(error.is_none(), "row {row} is refused: {error:?}\n{}\n{facts}", plan.to_json());
                for column in &found.columns {
                    let quotakit::table::Kind::Number { scale } = column.kind else { panic!("an amount") };
                    let own = Number::from(num_bigint::BigInt::from(column.numbers()[row]));
                    let own = own.over(&Number::from(num_bigint::BigInt::from(10).pow(scale))).unwrap();
                    let expected = match plan.figure(&outcome, &column.name) {
                        Cell::Number(number) => Some(number),
                        _ => None,
                    };
                    let own = (!column.absent.contains(&row)).then_some(own);
                    assert_eq!(own, expected, "`{}` of row {row}\n{}\n{facts}", column.name, plan.to_json());
                }
            }
            Err(problems) => {
                let error = error
                    .unwrap_or_else(|| panic!("row {row} is not refused: {problems}\n{}\n{facts}", plan.to_json()));
                let told = |problems: &quotakit::error::Problems| -> Vec<_> {
                    problems.iter().map(|problem| (problem.code.name, problem.params.clone())).collect()
                };
                assert_eq!(told(&error.problems), told(&problems), "row {row}");
                let place = format!("/{row}");
                assert!(error.problems.iter().all(|problem| problem.path.starts_with(&place)), "{:?}", error.problems);
                assert!(found.columns.iter().all(|column| column.absent.contains(&row)));
            }
        }
    }
    (paid, rows.saturating_sub(found.evaluated_alone))
}

/// Whatever stands in the facts of a vector as a number or a word of its own becomes a column.
fn columns_of(base: &mut Value, plan: &PayPlan) -> Vec<Given> {
    let mut columns = Vec::new();
    for name in plan.column_names() {
        let pointer = plan.pointer_of(&name).expect("it is a name");
        if columns.iter().any(|column: &Given| column.pointer == pointer) {
            continue;
        }
        let Some(value) = base.pointer(&pointer).cloned() else { continue };
        let number: Option<Number> = match &value {
            Value::String(text) => text.parse().ok(),
            Value::Number(number) => number.to_string().parse().ok(),
            _ => None,
        };
        let is_word = ["/person", "/period", "/grade", "/as_of", "/language"].contains(&pointer.as_str());
        let cells = match (&value, number.and_then(|number| number.to_decimal())) {
            (Value::String(text), _) if is_word => Kind::Text(vec![Some(text.clone())]),
            (_, Some(decimal)) => Kind::Wide(vec![Some(decimal.mantissa())], decimal.scale()),
            _ => continue,
        };
        let (above, field) = pointer.rsplit_once('/').expect("a pointer");
        let holder = if above.is_empty() { Some(&mut *base) } else { base.pointer_mut(above) };
        holder.and_then(Value::as_object_mut).expect("an object").remove(&field.replace("~1", "/").replace("~0", "~"));
        columns.push(Given { name, pointer, cells });
    }
    columns
}

/// Law: every vector of pay gives as a table what it gives as a document and facts. More than a quarter of those that pay do so by a program.
#[test]
fn batch_equals_single_on_vectors() {
    let folder = common::at_root("core/vectors");
    let (mut all, mut by_program) = (0, 0);
    for entry in fs::read_dir(folder).expect("the vectors") {
        let path = entry.expect("a vector").path();
        let read = |name: &str| fs::read_to_string(path.join(name)).ok();
        let (Some(document), Some(facts)) = (read("document.json"), read("facts.json")) else { continue };
        let Ok(plan) = PayPlan::from_json(&document) else { continue };
        let Ok(mut facts) = serde_json::from_str::<Value>(&facts) else { continue };
        if facts.get("measures").is_some_and(|measures| !measures.is_object()) || !facts.is_object() {
            continue;
        }
        let original = facts.clone();
        let columns = columns_of(&mut facts, &plan);
        // What rows are told beside columns is not of the table.
        if columns.is_empty() || single(&plan, &original).is_err() {
            continue;
        }
        let options = TableOptions { outputs: all_outputs(&plan), ..TableOptions::default() };
        let (paid, run) = assert_same(&plan, &facts, &columns, &options);
        all += paid;
        by_program += run;
    }
    println!("{by_program} of {all} by a program");
    assert!(all > 200, "{all} vectors pay");
    assert!(by_program * 4 > all, "only {by_program} of {all} have a program");
}

/// Plans with draws, balances, coefficients, awards and steps with amounts beside those on `sales`.
fn plans() -> impl Strategy<Value = Value> {
    let draw = (any::<bool>(), any::<bool>(), 0_u32..60, prop::option::of(0_u32..80), 1_u32..=100);
    let ledger = (any::<bool>(), 1_u32..=100);
    (pay_plans::plan(), prop::option::of(draw), prop::option::of(ledger), 0_usize..8, prop::sample::select(vec!["JPY", "USD"])).prop_map(
        |(mut plan, draw, ledger, extra, currency)| {
            plan["currency"] = json!(currency);
            if let Some((is_additive, recoverable, amount, limit, recovery)) = draw {
                let kind = if is_additive && recoverable { "additive" } else { "guarantee" };
                let mut rule = json!({"amount": amount, "recoverable": recoverable});
                if recoverable {
                    rule["recovery"] = json!(format!("{recovery}%"));
                    rule["debt_limit"] = json!(limit);
                }
                plan["draw"] = json!({kind: rule});
            }
            if let Some((is_due, recovery)) = ledger {
                plan["ledger"] = if is_due { json!({"negative": "due"}) } else { json!({"recovery": format!("{recovery}%")}) };
            }
            let pay = match extra {
                0 => json!({"grade": {"coefficients": {"A": "1.2", "B": "0.85"}}}),
                1 => json!({"rank_award": {"places": ["30", "20.5"]}}),
                2 => json!({"rate": {"of": "base_salary", "rate": "3.5%"}}),
                3 => json!({"bonus": {"amount": "12.5", "when": {"any": [{"grade_in": ["A"]}, {"rank_at_most": 2}]}}}),
                4 => json!({"bonus": {"amount": "12.5", "when": {"all": [{"score_at_least": "70"}, {"not": {"score_at_least": "90.5"}}]}}}),
                5 => json!({"interpolated_tiers": {"steps": [{"from": 0, "amount": 10}, {"from": 30, "amount": 25}, {"from": 90, "to": 150, "amount": 40}]}}),
                6 => json!({"per_unit": {"amount": "0.37"}}),
                _ => json!({"fixed": {"amount": "3.14"}}),
            };
            let on = if matches!(extra, 5 | 6) { json!("sales") } else { Value::Null };
            let components = plan["components"].as_array_mut().expect("components");
            components.push(json!({"id": "extra", "on": on, "pay": pay}));
            plan
        },
    )
}

/// Cells of a number: mostly of everyday size, some at the edges of what machine integers hold.
fn numbers(name: &'static str, pointer: &'static str, largest: i64, rows: usize) -> impl Strategy<Value = Given> {
    let cell = prop_oneof![
        300 => (-largest / 10..largest).prop_map(i128::from),
        20 => Just(0_i128),
        1 => any::<i64>().prop_map(i128::from),
        1 => (any::<i128>(), 0_u32..64).prop_map(|(bits, shift)| bits >> shift),
    ];
    let present = prop::sample::select(vec![0.97, 0.999_999, 0.999_999]);
    let cells = present
        .prop_flat_map(move |present| prop::collection::vec(prop::option::weighted(present, cell.clone()), rows));
    (cells, 0_u32..3, 0_usize..6).prop_map(move |(cells, scale, kind)| {
        let narrow: Option<Vec<Option<i64>>> = cells
            .iter()
            .map(|cell| cell.map_or(Ok(None), |cell| i64::try_from(cell).map(Some)))
            .collect::<Result<_, _>>()
            .ok();
        let cells = match (kind, narrow) {
            (0, _) => Kind::Float(cells.iter().map(|cell| cell.map(float)).collect()),
            (1 | 2, _) | (_, None) => Kind::Wide(cells, scale),
            (_, Some(narrow)) => Kind::Narrow(narrow, scale),
        };
        Given { name: name.to_owned(), pointer: pointer.to_owned(), cells }
    })
}

/// Hundredths as a float; what is far too large for that as one that no short decimal writes.
#[allow(clippy::float_arithmetic, reason = "floats are what is tested")]
fn float(cell: i128) -> f64 {
    if cell.abs() < 1_000_000_000_000 { cell as f64 / 100.0 } else { 0.1 + 0.2 }
}

fn texts(name: &'static str, words: &'static [&'static str], rows: usize) -> impl Strategy<Value = Given> {
    let code = prop::option::weighted(0.97, 0..words.len() as u32);
    (prop::collection::vec(code, rows), any::<bool>()).prop_map(move |(codes, is_coded)| {
        let word = |code: &Option<u32>| code.map(|code| words[code as usize].to_owned());
        let cells =
            if is_coded { Kind::Coded(codes, words.to_vec()) } else { Kind::Text(codes.iter().map(word).collect()) };
        Given { name: name.to_owned(), pointer: format!("/{name}"), cells }
    })
}

fn tables() -> impl Strategy<Value = (Value, Vec<Given>)> {
    (1_usize..40).prop_flat_map(|rows| {
        let measure = (
            numbers("sales", "/measures/sales/actual", 20_000, rows),
            numbers("sales.quota", "/measures/sales/quota", 15_000, rows),
            numbers("sales.prior.ytd", "/measures/sales/prior/ytd", 10_000, rows),
            numbers("sales.prior_quota.ytd", "/measures/sales/prior_quota/ytd", 10_000, rows),
        );
        let person = (
            numbers("score", "/score", 10_000, rows),
            numbers("target_incentive", "/target_incentive", 5_000, rows),
            numbers("base_salary", "/base_salary", 8_000, rows),
            prop::option::of(numbers("draw_balance", "/draw_balance", 3_000, rows)),
            prop::option::of(numbers("carried_in", "/carried_in", 3_000, rows)),
        );
        let words = (
            texts("grade", &["A", "B", "C", "甲"], rows),
            prop::option::of(texts("period", &["2026-01", "2026-07", "2026-07", "2026-07", "2026-Q3", "July"], rows)),
            prop::option::of(texts("person", &["li", "wang", "王芳", " bad", ""], rows)),
        );
        let rank = prop::collection::vec(prop::option::weighted(0.97, 1_i64..5), rows);
        (measure, person, words, rank).prop_map(|(measure, person, (grade, period, name), rank)| {
            let mut base = json!({"prior_target_incentive": {"ytd": "90"}});
            if period.is_none() {
                base["period"] = json!("2026-07");
            }
            let rank = Given { name: "rank".to_owned(), pointer: "/rank".to_owned(), cells: Kind::Narrow(rank, 0) };
            let (actual, quota, prior, prior_quota) = measure;
            let (score, target, salary, debt, carried) = person;
            let mut columns = vec![actual, quota, prior, prior_quota, score, target, salary, grade, rank];
            columns.extend([debt, carried, period, name].into_iter().flatten());
            (base, columns)
        })
    })
}

/// Law: columns give exactly what one row at a time gives: any plan, any cells, missing ones, wrong ones and such as no
/// machine integer holds among them, in 64 bits and in 128.
#[test]
fn batch_equals_single() {
    let counts = Count::new((0_usize, 0_usize));
    let mut runner = proptest::test_runner::TestRunner::new(cases(150));
    let law = |(plan, (base, columns), is_wide): (Value, (Value, Vec<Given>), bool)| {
        let Ok(plan) = PayPlan::from_json(&plan.to_string()) else { return Ok(()) };
        let outputs = if is_wide { all_outputs(&plan) } else { vec!["due".to_owned(), "c0".to_owned()] };
        let options = TableOptions { outputs, threads: 2, ..TableOptions::default() };
        let (paid, run) = assert_same(&plan, &base, &columns, &options);
        counts.set((counts.get().0 + paid, counts.get().1 + run));
        Ok(())
    };
    let found = runner.run(&(plans(), tables(), any::<bool>()), law);
    found.unwrap_or_else(|error| panic!("{error}"));
    let (paid, run) = counts.get();
    println!("{run} of {paid} rows that pay were evaluated by programs");
    assert!(run * 3 > paid, "programs evaluate only {run} of {paid} rows");
}

/// Columns may stand in any order, and each may be named by its place.
#[test]
fn columns_may_stand_in_any_order() {
    let plan = PayPlan::from_json(
        r#"{"id": "p", "currency": "USD", "period": "month", "measures": [{"id": "a/b"}],
            "components": [{"id": "c", "on": "a/b", "pay": {"rate": {"rate": "10%"}}}]}"#,
    )
    .expect("a plan");
    let period =
        || Given { name: "period".into(), pointer: "/period".into(), cells: Kind::Text(vec![Some("2026-07".into())]) };
    let amount = |name: &str| Given {
        name: name.into(),
        pointer: "/measures/a~1b/actual".into(),
        cells: Kind::Narrow(vec![Some(123)], 1),
    };
    let mut seen = BTreeMap::new();
    for columns in [vec![amount("a/b"), period()], vec![period(), amount("/measures/a~1b/actual")]] {
        let found = figures(&plan, &json!({}), &columns, TableOptions::default());
        assert!(found.errors.is_empty(), "{:?}", found.errors);
        *seen.entry(format!("{:?}", found.columns)).or_insert(0) += 1;
        // 12.3 × 10 %, in cents.
        assert_eq!(found.columns[0].numbers(), [123]);
    }
    assert_eq!(seen.len(), 1);
}
