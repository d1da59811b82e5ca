//! A pay plan over a table of 10,000,000 rows, beside a plain loop of `rust_decimal`: `cargo bench --bench pay_table`.
//!
//! Tiers of five steps over attainment, an accelerator, a cap, half-even rounding to cents. Both sides run in turns on one
//! thread; the loop rounds once, where quotakit does, and gives the same cents but where its 28 digits do not hold a quotient.
//! With a folder the loop runs on the columns that `cases/pay.py` wrote there, and prints one line of JSON.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    reason = "a benchmark stops where something is wrong"
)]

mod watch;

use quotakit::{
    LifeCycle,
    payout::PayPlan,
    shape::Node,
    table::{Cells, Column, Evaluator, Figures, Table, TableOptions},
};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::json;
use std::{fs, path::Path, time::Instant};
use watch::{Watch, peak_kb};

const ROWS: usize = 10_000_000;
const ROUNDS: usize = 5;

const PLAN: &str = r#"{"id": "bench", "currency": "USD", "period": "month", "rounding": {"mode": "half_even"},
  "measures": [{"id": "revenue"}],
  "components": [{"id": "commission", "on": "revenue", "cap": "50000", "pay": {"tiers": {"axis": "attainment", "mode": "marginal",
    "steps": [{"from": "0", "rate": "2%"}, {"from": "50%", "rate": "4%"}, {"from": "100%", "rate": "6%"},
              {"from": "120%", "rate": "8%"}, {"from": "150%", "rate": "10%"}]}}}],
  "multipliers": [{"id": "accelerator", "on": "revenue", "axis": "attainment", "acts_on": "pay",
    "points": [["1", "1"], ["1.5", "1.25"]]}]}"#;

fn columns() -> (Vec<i64>, Vec<i64>) {
    let mut state = 42_u64;
    let mut next = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below) as i64
    };
    (0..ROWS).map(|_| (next(60_000_000), 1_000_000 + next(30) * 1_000_000)).unzip()
}

fn by_decimals(sold: &[i64], quotas: &[i64], paid: &mut Vec<i64>) {
    let steps: [(Decimal, Decimal); 5] = [(0, 2), (50, 4), (100, 6), (120, 8), (150, 10)]
        .map(|(from, rate)| (Decimal::new(from, 2), Decimal::new(rate, 2)));
    let (cap, one, half) = (Decimal::new(50_000, 0), Decimal::ONE, Decimal::new(5, 1));
    paid.clear();
    for (sold, quota) in sold.iter().zip(quotas) {
        let (sold, quota) = (Decimal::new(*sold, 2), Decimal::new(*quota, 2));
        let mut pay = Decimal::ZERO;
        for (index, (from, rate)) in steps.iter().enumerate() {
            let low = from * quota;
            if sold <= low {
                break;
            }
            let high = steps.get(index + 1).map_or(sold, |(to, _)| sold.min(to * quota));
            pay += (high - low) * rate;
        }
        let pay = pay.min(cap);
        let attained = sold / quota;
        let over = (attained - one).max(Decimal::ZERO).min(half);
        let factor = one + over * half;
        let rounded = (pay * factor).round_dp_with_strategy(2, RoundingStrategy::MidpointNearestEven);
        paid.push((rounded.mantissa() * 10_i128.pow(2 - rounded.scale())) as i64);
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The loop on the columns in a folder.
fn on_files(folder: &Path) {
    let column = |name: &str| -> Vec<i64> {
        let bytes = fs::read(folder.join(name)).expect("the folder has the columns");
        bytes.as_chunks().0.iter().map(|one| i64::from_le_bytes(*one)).collect()
    };
    let (sold, quotas, mut paid) = (column("sold"), column("quota"), Vec::new());
    let watch = Watch::start();
    by_decimals(&sold, &quotas, &mut paid);
    let (seconds, peak_kb) = (watch.seconds(), peak_kb());
    let differ = column("exact").iter().zip(&paid).filter(|(exact, own)| exact != own).count();
    println!("{}", json!({"seconds": seconds, "peak_kb": peak_kb, "differ": differ}));
}

fn main() {
    if let Some(folder) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) {
        return on_files(Path::new(&folder));
    }
    let plan = PayPlan::from_json(PLAN).expect("a plan");
    let (sold, quotas) = columns();
    let revenue = Column::new("revenue", Cells::Int64 { values: &sold, scale: 2 });
    let quota = Column::new("revenue.quota", Cells::Int64 { values: &quotas, scale: 2 });
    let table = Table::new(vec![revenue, quota]).expect("columns");
    let facts = Node::parse(r#"{"period": "2026-07"}"#).expect("facts").into_owned();
    let options = TableOptions { facts, outputs: vec!["due".to_owned()], is_narrow: true, ..TableOptions::default() };
    let mut evaluator = Evaluator::new(&plan, &table, options).expect("columns that name facts");
    let (mut figures, mut paid) = (Figures::default(), Vec::new());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let nanoseconds = |start: Instant| start.elapsed().as_secs_f64() * 1e9 / ROWS as f64;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        evaluator.evaluate_into(&table, &mut figures);
        ours.push(nanoseconds(start));
        let start = Instant::now();
        by_decimals(&sold, &quotas, &mut paid);
        theirs.push(nanoseconds(start));
    }
    let numbers = figures.columns[0].numbers();
    let differ = numbers.iter().zip(&paid).filter(|(ours, theirs)| **ours != i128::from(**theirs)).count();
    let (ours, theirs) = (median(ours), median(theirs));
    println!(
        "quotakit      {ours:6.1} ns a row, {} rows alone, {} wrong",
        figures.evaluated_alone,
        figures.errors.len()
    );
    println!("rust_decimal  {theirs:6.1} ns a row, {:.1} times as long, {differ} rows that differ", theirs / ours);
}
