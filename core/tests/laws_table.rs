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
    error::Problems,
    number::Number,
    payout::PayPlan,
    rounding::Rounding,
    scoring::Scorecard,
    shape::Node,
    table::{
        Bits, Cell, Cells, Column, Columns, Evaluator, FigureColumn, Figures, Kind as CellKind, Table, TableOptions,
    },
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
fn figures<D: Columns + Sync>(document: &D, base: &Value, columns: &[Given], options: TableOptions) -> Figures {
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
    let mut evaluator = Evaluator::new(document, &table, options).unwrap_or_else(|problems| panic!("{problems}"));
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

/// The outcome of a row; as text it is the same, whether facts of that form came before or not.
fn single<D: Columns>(document: &D, facts: &Value) -> Result<D::Outcome, Problems> {
    let text = facts.to_string();
    let outcome = D::facts_from_json(&text).and_then(|facts| document.evaluate(&facts));
    match (outcome, document.evaluate_json(&text)) {
        (Ok(outcome), Ok(written)) => {
            assert_eq!(written, serde_json::to_string(&outcome).expect("an outcome"), "{}\n{text}", document.to_json());
            Ok(outcome)
        }
        // The text door also refuses figures that have too many digits.
        (Ok(_), Err(problems)) if problems.iter().all(|problem| problem.code.name == "number/007") => Err(problems),
        (Err(problems), Err(told)) if problems == told => Err(problems),
        (outcome, written) => panic!("{:?} as facts, {written:?} as text\n{text}", outcome.err()),
    }
}

/// What a table has for an output of a row: the number, or the name.
fn own_cell(column: &FigureColumn, row: usize) -> Cell {
    if column.absent.contains(&row) {
        return Cell::Nothing;
    }
    let number = column.numbers()[row];
    match &column.kind {
        CellKind::Number { scale } => {
            let unit = Number::from(num_bigint::BigInt::from(10).pow(*scale));
            Cell::Number(Number::from(num_bigint::BigInt::from(number)).over(&unit).expect("a power of ten"))
        }
        CellKind::Name { names } => Cell::Name(names[usize::try_from(number).expect("a place")].clone()),
    }
}

/// What the outcome has, at the scale of the output.
fn rounded(cell: Cell, kind: &CellKind) -> Cell {
    match (cell, kind) {
        (Cell::Number(number), CellKind::Number { scale }) => Cell::Number(number.rounded(Rounding::half_up(*scale))),
        (cell, _) => cell,
    }
}

fn told(problems: &Problems) -> Vec<(&'static str, &[(&'static str, String)])> {
    problems.iter().map(|problem| (problem.code.name, problem.params.as_slice())).collect()
}

/// Asserts that a table gives what its rows give; gives how many rows have an outcome, and how many rows a program evaluated.
fn assert_same<D: Columns + Sync>(
    document: &D,
    base: &Value,
    columns: &[Given],
    options: &TableOptions,
) -> (usize, usize) {
    let rows = columns.first().map_or(0, Given::rows);
    let found = figures(document, base, columns, options.clone());
    let mut sound = 0;
    for row in 0..rows {
        let mut facts = base.clone();
        for column in columns {
            if let Some(value) = column.fact(row) {
                put(&mut facts, &column.pointer, value);
            }
        }
        // A table that need not tell who is one of nobody in particular; an empty cell is a person that is missing.
        for (pointer, value) in document.spare_facts() {
            if facts.pointer(pointer).is_none() && columns.iter().all(|column| column.pointer != *pointer) {
                put(&mut facts, pointer, json!(value));
            }
        }
        let error = found.errors.iter().find(|error| error.row == row);
        let about = || format!("row {row}\n{}\n{facts}", document.to_json());
        match single(document, &facts) {
            Ok(outcome) => {
                sound += 1;
                assert!(error.is_none(), "{error:?} of {}", about());
                for column in &found.columns {
                    let expected = rounded(document.figure(&outcome, &column.name), &column.kind);
                    assert_eq!(own_cell(column, row), expected, "`{}` of {}", column.name, about());
                }
            }
            Err(problems) => {
                let error = error.unwrap_or_else(|| panic!("no {problems} of {}", about()));
                assert_eq!(told(&error.problems), told(&problems), "{}", about());
                let place = format!("/{row}");
                assert!(error.problems.iter().all(|problem| problem.path.starts_with(&place)), "{:?}", error.problems);
                assert!(found.columns.iter().all(|column| column.absent.contains(&row)));
            }
        }
    }
    (sound, rows.saturating_sub(found.evaluated_alone))
}

/// Whatever stands in the facts of a vector as a number or a word of its own becomes a column.
fn columns_of<D: Columns>(base: &mut Value, document: &D) -> Vec<Given> {
    let mut columns = Vec::new();
    for name in document.column_names() {
        let pointer = document.pointer_of(&name).expect("it is a name");
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

/// Evaluates every vector of a kind as a table of one row; gives how many have an outcome, and how many of these a program gave.
fn vectors_as_tables<D: Columns + Sync>(outputs: impl Fn(&D) -> Vec<String>) -> (usize, usize) {
    let folder = common::at_root("core/vectors");
    let (mut all, mut by_program) = (0, 0);
    for entry in fs::read_dir(folder).expect("the vectors") {
        let path = entry.expect("a vector").path();
        let read = |name: &str| fs::read_to_string(path.join(name)).ok();
        let (Some(document), Some(facts)) = (read("document.json"), read("facts.json")) else { continue };
        let Ok(document) = D::from_json(&document) else { continue };
        let Ok(mut facts) = serde_json::from_str::<Value>(&facts) else { continue };
        if facts.as_object_mut().map(|facts| facts.remove("trace")).is_none() {
            continue;
        }
        // The third time the form of the text is known.
        if (0..3).any(|_| single(&document, &facts).is_err()) {
            continue;
        }
        let columns = columns_of(&mut facts, &document);
        if columns.is_empty() {
            continue;
        }
        let options = TableOptions { outputs: outputs(&document), ..TableOptions::default() };
        let (sound, run) = assert_same(&document, &facts, &columns, &options);
        all += sound;
        by_program += run;
    }
    println!("{}: {by_program} of {all} by a program", D::KIND);
    (all, by_program)
}

/// Law: every vector gives as a table what it gives as a document and facts. A quarter of those of pay have a program, and half
/// of those of scorecards.
#[test]
fn batch_equals_single_on_vectors() {
    let (all, by_program) = vectors_as_tables(all_outputs);
    assert!(all > 200 && by_program * 4 > all, "{by_program} of {all}");
    let (all, by_program) = vectors_as_tables(|card: &Scorecard| card.outputs());
    assert!(all > 60 && by_program * 2 > all, "{by_program} of {all}");
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
        let place = prop_oneof![200 => 100_i64..500, 1 => -200_i64..400, 1 => any::<i64>()];
        let whole = prop_oneof![200 => 1_i64..5, 1 => any::<i64>()];
        let of = |cell: BoxedStrategy<i64>| prop::collection::vec(prop::option::weighted(0.97, cell), rows);
        let whole = of(whole.boxed()).prop_map(|cells| Kind::Narrow(cells, 0));
        let halves = of(place.boxed()).prop_map(|cells| Kind::Narrow(cells, 2));
        let rank = prop_oneof![9 => whole, 1 => halves];
        let elsewhere = of(prop_oneof![9 => Just(0), 1 => -90_i64..90].boxed());
        let rank = (rank, prop::option::weighted(0.05, elsewhere));
        (measure, person, words, rank).prop_map(|(measure, person, (grade, period, name), (rank, elsewhere))| {
            let mut base = json!({"prior_target_incentive": {"ytd": "90"}});
            if period.is_none() {
                base["period"] = json!("2026-07");
            }
            let rank = Given { name: "rank".to_owned(), pointer: "/rank".to_owned(), cells: rank };
            let elsewhere = elsewhere.map(|cells| Given {
                name: "due_elsewhere".to_owned(),
                pointer: "/due_elsewhere".to_owned(),
                cells: Kind::Narrow(cells, 0),
            });
            let (actual, quota, prior, prior_quota) = measure;
            let (score, target, salary, debt, carried) = person;
            let mut columns = vec![actual, quota, prior, prior_quota, score, target, salary, grade, rank];
            columns.extend([debt, carried, period, name, elsewhere].into_iter().flatten());
            (base, columns)
        })
    })
}

/// Law: columns give exactly what one row at a time gives: any plan, any cells, missing ones, wrong ones and such as no
/// machine integer holds among them, in 64 bits and in 128.
#[test]
fn batch_equals_single() {
    let (counts, known) = (Count::new((0_usize, 0_usize)), Count::new(0_usize));
    let mut runner = proptest::test_runner::TestRunner::new(cases(150));
    let law = |(plan, (base, columns), is_wide): (Value, (Value, Vec<Given>), bool)| {
        let Ok(plan) = PayPlan::from_json(&plan.to_string()) else { return Ok(()) };
        let outputs = if is_wide { all_outputs(&plan) } else { vec!["due".to_owned(), "c0".to_owned()] };
        let options = TableOptions { outputs, threads: 2, ..TableOptions::default() };
        let (paid, run) = assert_same(&plan, &base, &columns, &options);
        counts.set((counts.get().0 + paid, counts.get().1 + run));
        known.set(known.get() + plan.known_forms());
        Ok(())
    };
    let found = runner.run(&(plans(), tables(), any::<bool>()), law);
    found.unwrap_or_else(|error| panic!("{error}"));
    let (paid, run) = counts.get();
    println!("{run} of {paid} rows that pay were evaluated by programs; {} forms of facts as text", known.get());
    assert!(known.get() > 40);
    assert!(run * 3 > paid, "programs evaluate only {run} of {paid} rows");
}

/// Scorecards of two groups, one inside the other, with every rule that looks at one person.
fn cards() -> impl Strategy<Value = Value> {
    let rules = prop::collection::vec((0_usize..11, 1_u32..50, 0_usize..6, prop::option::of(0_u32..140)), 2..7);
    let how = prop::sample::select(vec!["arithmetic", "arithmetic", "arithmetic", "sum", "minimum"]);
    let finish = (prop::option::of(0_u32..3), any::<bool>(), any::<bool>(), 0_usize..4, any::<bool>());
    (rules, how, finish).prop_map(|(rules, how, (places, is_inclusive, is_scaled, split, is_raw))| {
        let indicator = |(index, (rule, weight, missing, cap)): (usize, &(usize, u32, usize, Option<u32>))| {
            let score = match rule {
                0 => json!({"points": {}}),
                1 | 2 => json!({"ratio": {}}),
                3 => json!({"linear": {"from": "0", "to": "97"}}),
                4 => json!({"linear": {"from": "90"}}),
                5 => json!({"mirror": {}}),
                6 => json!({"piecewise": {"points": [["-10", "0"], ["20", "40"], ["50", "40"], ["80", "130"]]}}),
                7 => json!({"steps": [{"from": "-100", "points": "0"}, {"from": "20", "points": "60"}, {"from": "60", "points": "100"}]}),
                8 => json!({"within": {"from": "30", "to": "40", "zero_at": ["-20", "110"]}}),
                9 => json!({"inverse_ratio": {}}),
                _ => json!({"progress": {}}),
            };
            let missing = [json!("error"), json!("renormalise"), json!("zero"), json!({"neutral": "50"}), json!("carry"), json!("renormalise")][*missing].clone();
            json!({"id": format!("i{index}"), "weight": weight, "score": score, "missing": missing, "cap": cap,
                "target": if *rule == 10 { json!("130") } else { json!("7") }, "base": if *rule == 10 { json!("-101") } else { Value::Null }})
        };
        let made: Vec<Value> = rules.iter().enumerate().map(indicator).collect();
        let (outer, inner) = made.split_at(split.clamp(1, made.len() - 1));
        let mut group = json!({"id": "inner", "weight": "7", "indicators": inner, "missing": "zero"});
        if is_scaled {
            group["rescale"] = json!({"from": ["0", "100"], "to": ["-20", "50"]});
        }
        let mut card = json!({
            "weight_rule": "relative", "aggregate": how, "inclusive": is_inclusive, "bands_on": if is_raw { "raw" } else { "rounded" },
            "groups": [{"id": "outer", "weight": "3", "indicators": outer, "groups": [group], "missing": "zero"}],
            "adjustments": [{"id": "plus", "add": {"per": "2", "points": "1.5", "max": "7", "whole": is_scaled}}, {"id": "minus", "deduct": {"per": "1", "points": "2"}}],
            "vetoes": [{"id": "no", "grade_at_most": "C", "score_at_most": "80"}], "clamp": {"max": "120"},
            "bands": [{"grade": "A", "from": "90"}, {"grade": "B", "from": "66.6"}, {"grade": "C", "from": "40"}, {"grade": "D", "from": "-300"}],
        });
        if let Some(places) = places {
            card["rounding"] = json!({"scale": places, "mode": if is_raw { "half_even" } else { "half_up" }});
        }
        card
    })
}

fn scores() -> impl Strategy<Value = (Value, Vec<Given>)> {
    (1_usize..30, any::<bool>()).prop_flat_map(|(rows, is_vetoed)| {
        const FIELDS: [(&str, &str); 9] = [
            ("i0", "/indicators/i0/actual"),
            ("i1", "/indicators/i1/actual"),
            ("i2", "/indicators/i2/actual"),
            ("i3", "/indicators/i3/actual"),
            ("i4", "/indicators/i4/actual"),
            ("i0.target", "/indicators/i0/target"),
            ("i1.target", "/indicators/i1/target"),
            ("plus", "/adjustments/plus"),
            ("i2.last_points", "/indicators/i2/last_points"),
        ];
        let columns: Vec<_> = FIELDS.into_iter().map(|(name, pointer)| numbers(name, pointer, 12_000, rows)).collect();
        let mut base = json!({"vetoes": [], "adjustments": {"minus": "1"}});
        if is_vetoed {
            base["vetoes"] = json!(["no"]);
        }
        (Just(base), columns)
    })
}

/// Law: so do scorecards.
#[test]
fn batch_equals_single_for_scores() {
    let counts = Count::new((0_usize, 0_usize));
    let mut runner = proptest::test_runner::TestRunner::new(cases(100));
    let law = |(card, (base, columns)): (Value, (Value, Vec<Given>))| {
        let Ok(card) = Scorecard::from_json(&card.to_string()) else { return Ok(()) };
        let known: Vec<Given> = columns.into_iter().filter(|column| card.pointer_of(&column.name).is_some()).collect();
        let mut outputs = card.outputs();
        outputs.extend(["composite", "earned_grade", "i0", "inner", "outer"].map(str::to_owned));
        let options = TableOptions { outputs, ..TableOptions::default() };
        let (sound, run) = assert_same(&card, &base, &known, &options);
        counts.set((counts.get().0 + sound, counts.get().1 + run));
        Ok(())
    };
    runner.run(&(cards(), scores()), law).unwrap_or_else(|error| panic!("{error}"));
    let (sound, run) = counts.get();
    println!("{run} of {sound} rows with a score were evaluated by programs");
    assert!(run * 3 > sound, "programs evaluate only {run} of {sound} rows");
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
