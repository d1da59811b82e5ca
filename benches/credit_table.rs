//! A million transactions credited by person, period and measure, beside a plain loop of `rust_decimal` with a `HashMap`:
//! `cargo bench --bench credit_table`.
//!
//! Four rules over three attributes, of which the first that matches counts, two of them with a factor. Both sides run in turns
//! on one thread. The loop reads the same columns, with days as numbers, and looks nothing up but month, person and line: it
//! asks neither whether an id stands twice nor whether a cell is sound. `mixed` has deals of two people, reversals and
//! euros besides (one row in fifty), which quotakit credits one at a time and the loop leaves out.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    reason = "a benchmark stops where something is wrong"
)]

use chrono::{Datelike as _, Days, NaiveDate};
use quotakit::{
    LifeCycle,
    payout::{CreditTable, PayPlan},
    shape::Node,
    table::{Bits, Cells, Column, Table},
};
use rust_decimal::Decimal;
use std::{collections::HashMap, time::Instant};

const ROWS: usize = 1_000_000;
const ROUNDS: usize = 7;
const PEOPLE: u64 = 5_000;
const LINES: [&str; 4] = ["cloud", "desk", "training", "other"];
const FIRST: i64 = 20_454; // 2026-01-01

const PLAN: &str = r#"{"id": "bench", "currency": "USD", "period": "month",
  "measures": [{"id": "revenue"}, {"id": "services"}],
  "rates": [{"from": "EUR", "to": "USD", "rate": "1.0825"}],
  "crediting": {"pick": "first_match", "rules": [
    {"id": "cloud", "measure": "revenue", "when": {"equals": {"attribute": "line", "value": "cloud"}}},
    {"id": "desk", "measure": "revenue", "when": {"equals": {"attribute": "line", "value": "desk"}}, "factor": "75%"},
    {"id": "training", "measure": "services", "when": {"equals": {"attribute": "line", "value": "training"}}, "factor": "33.3%"},
    {"id": "rest", "measure": "services", "when": {"equals": {"attribute": "line", "value": "other"}}}]},
  "components": [{"id": "c", "on": "revenue", "pay": {"rate": {"rate": "4%"}}},
    {"id": "s", "on": "services", "pay": {"rate": {"rate": "1%"}}}]}"#;

struct Dice(u64);

impl Dice {
    const fn draw(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }
}

#[derive(Default)]
struct Deals {
    ids: Vec<String>,
    days: Vec<i64>,
    people: Vec<String>,
    amounts: Vec<i64>,
    lines: Vec<u32>,
    is_euro: Vec<u8>,
    reverses: Vec<String>,
    is_reversal: Vec<u8>,
}

impl Deals {
    fn made(rows: usize, one_in: Option<u64>) -> Self {
        let (mut deals, mut dice) = (Self::default(), Dice(42));
        deals.is_euro.resize(rows.div_ceil(8), 0);
        deals.is_reversal.resize(rows.div_ceil(8), 0);
        for row in 0..rows {
            deals.ids.push(format!("d{row:07}"));
            deals.days.push(FIRST + dice.draw(365) as i64);
            deals.people.push(format!("p{:05}", dice.draw(PEOPLE)));
            deals.amounts.push(dice.draw(10_000_000) as i64);
            deals.lines.push(dice.draw(4) as u32);
            deals.reverses.push(String::new());
            if one_in.is_none_or(|one_in| dice.draw(one_in) > 0) || row == 0 {
                continue;
            }
            match dice.draw(3) {
                0 => deals.is_euro[row / 8] |= 1 << (row % 8),
                // The other half of the deal before.
                1 => {
                    deals.ids[row] = deals.ids[row - 1].clone();
                    (deals.days[row], deals.amounts[row], deals.lines[row]) =
                        (deals.days[row - 1], deals.amounts[row - 1], deals.lines[row - 1]);
                    let is_euro = deals.is_euro[(row - 1) / 8] >> ((row - 1) % 8) & 1;
                    deals.is_euro[row / 8] |= is_euro << (row % 8);
                    if deals.is_reversal[(row - 1) / 8] >> ((row - 1) % 8) & 1 == 1
                        || deals.people[row] == deals.people[row - 1]
                    {
                        deals.ids[row] = format!("d{row:07}");
                    }
                }
                _ => {
                    deals.is_reversal[row / 8] |= 1 << (row % 8);
                    deals.reverses[row] = deals.ids[row - 1].clone();
                    deals.people[row] = deals.people[row - 1].clone();
                    deals.amounts[row] = -deals.amounts[row - 1];
                }
            }
        }
        deals
    }

    fn table(&self, is_mixed: bool) -> Table<'_> {
        let mut columns = vec![
            Column::new("id", Cells::Text(&self.ids)),
            Column::new("date", Cells::Int64 { values: &self.days, scale: 0 }),
            Column::new("person", Cells::Text(&self.people)),
            Column::new("amount", Cells::Int64 { values: &self.amounts, scale: 2 }),
            Column::new("line", Cells::Coded { codes: &self.lines, names: &LINES }),
        ];
        if is_mixed {
            let valid = Some(Bits { bytes: &self.is_reversal, offset: 0 });
            columns.push(Column { name: "reverses", cells: Cells::Text(&self.reverses), valid });
            let valid = Some(Bits { bytes: &self.is_euro, offset: 0 });
            columns.push(Column { name: "currency", cells: Cells::Coded { codes: &EUROS, names: &["EUR"] }, valid });
        }
        Table::new(columns).expect("columns of one length")
    }
}

static EUROS: [u32; ROWS] = [0; ROWS];

/// What each person has in each month of each measure.
type Sums<'a> = HashMap<(&'a str, u32, bool), Decimal>;

fn by_decimals(deals: &Deals) -> Sums<'_> {
    let mut sums = Sums::new();
    let factors =
        [(true, Decimal::ONE), (true, Decimal::new(75, 2)), (false, Decimal::new(333, 3)), (false, Decimal::ONE)];
    let first = NaiveDate::default();
    for (((day, person), amount), line) in deals.days.iter().zip(&deals.people).zip(&deals.amounts).zip(&deals.lines) {
        let month = (first + Days::new(*day as u64)).month();
        let (is_revenue, factor) = factors[*line as usize];
        *sums.entry((person, month, is_revenue)).or_default() += Decimal::new(*amount, 2) * factor;
    }
    sums
}

/// Rows that differ, or that only one side has.
fn differing(ours: &CreditTable, theirs: &Sums<'_>) -> usize {
    let mut left = theirs.len();
    let mut differ = 0;
    for row in &ours.rows {
        let month = row.period.trim_start_matches("2026-").parse().expect("a month");
        match theirs.get(&(row.person.as_str(), month, row.measure.as_str() == "revenue")) {
            Some(sum) => {
                left -= 1;
                differ += usize::from(sum.normalize().to_string() != row.value.to_string());
            }
            None => differ += 1,
        }
    }
    differ + left
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let plan = PayPlan::from_json(PLAN).expect("a plan");
    let facts = Node::Object(Vec::new());
    for (name, one_in) in [("plain", None), ("mixed", Some(50))] {
        let deals = Deals::made(ROWS, one_in);
        let table = deals.table(one_in.is_some());
        let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        let mut last = None;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let found = plan.credit_table(&table, &facts).expect("credits");
            ours.push(start.elapsed().as_secs_f64());
            let start = Instant::now();
            let sums = by_decimals(&deals);
            theirs.push(start.elapsed().as_secs_f64());
            ratios.push(theirs[theirs.len() - 1] / ours[ours.len() - 1]);
            last = Some((found, sums));
        }
        let (found, sums) = last.expect("a round");
        let (ours, theirs, ratio) = (median(ours), median(theirs), median(ratios));
        let differ = if one_in.is_none() { differing(&found, &sums).to_string() } else { "not compared".to_owned() };
        println!(
            "{name}: quotakit {ours:.3} s, {} rows alone, {} wrong, {} figures; rust_decimal {theirs:.3} s, {ratio:.2} times as long; rows that differ: {differ}",
            found.credited_alone,
            found.errors.len(),
            found.rows.len(),
        );
    }
}
