//! How long the split of a large tree takes on columns: `cargo bench --bench target_columns`.
//!
//! The trees and weights are those of `target_trees.py`: three layers of ten and as many leaves below each as it takes, and
//! weights from 1 to 999. It prints the time of a first evaluation and of later ones that use the memory again, on the
//! processor where the system tells it (Linux), and the most memory that the process had, with and without the columns.
//!
//! ```text
//! cargo bench --bench target_columns -- 1000000 plain
//! ```

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    reason = "a benchmark stops where something is wrong"
)]

use quotakit::{
    LifeCycle,
    table::{Bits, Cells, Column, Table},
    targets::{NodeValues, TargetPlan},
};
use std::{fs, time::Instant};

const ROUNDS: usize = 9;
const LEAVES: usize = 1_000_000;

/// Seconds on the processor, or on the clock where nobody tells them.
struct Watch(Instant, Option<u64>);

impl Watch {
    fn start() -> Self {
        Self(Instant::now(), on_processor_ns())
    }

    fn seconds(&self) -> f64 {
        match (self.1, on_processor_ns()) {
            (Some(before), Some(now)) => now.saturating_sub(before) as f64 / 1e9,
            _ => self.0.elapsed().as_secs_f64(),
        }
    }
}

fn on_processor_ns() -> Option<u64> {
    fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

/// The most memory that this process had at once.
fn peak_mb() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    peak.map_or(f64::NAN, |kb: f64| kb / 1024.0)
}

struct Dice(u64);

impl Dice {
    fn draw(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

#[derive(Default)]
struct Tree {
    ids: Vec<String>,
    parents: Vec<String>,
    has_parent: Vec<u8>,
    weights: Vec<i64>,
}

impl Tree {
    fn made(fans: &[usize], unit: i64) -> Self {
        let (mut tree, mut dice) = (Self::default(), Dice(5));
        tree.put("all".to_owned(), "", 0);
        let mut above = vec!["all".to_owned()];
        for fan in fans {
            let mut next = Vec::new();
            for parent in &above {
                for place in 0..*fan {
                    let id = format!("{parent}-{place}");
                    tree.put(id.clone(), parent, (1 + dice.draw(999) as i64) * unit);
                    next.push(id);
                }
            }
            above = next;
        }
        tree
    }

    fn put(&mut self, id: String, parent: &str, weight: i64) {
        if self.ids.len().is_multiple_of(8) {
            self.has_parent.push(0);
        }
        *self.has_parent.last_mut().expect("a byte") |= u8::from(!parent.is_empty()) << (self.ids.len() % 8);
        self.ids.push(id);
        self.parents.push(parent.to_owned());
        self.weights.push(weight);
    }

    /// The same rows in no order.
    fn shuffled(mut self) -> Self {
        let mut dice = Dice(2);
        let mut order: Vec<usize> = (0..self.ids.len()).collect();
        for last in (1..order.len()).rev() {
            order.swap(last, dice.draw(last as u64 + 1) as usize);
        }
        let mut tree = Self::default();
        for row in order {
            let id = std::mem::take(&mut self.ids[row]);
            tree.put(id, &self.parents[row], self.weights[row]);
        }
        tree
    }

    fn table(&self) -> Table<'_> {
        let valid = Some(Bits { bytes: &self.has_parent, offset: 0 });
        let columns = vec![
            Column::new("id", Cells::Text(&self.ids)),
            Column { name: "parent", cells: Cells::Text(&self.parents), valid },
            Column::new("weight", Cells::Int64 { values: &self.weights, scale: 0 }),
        ];
        Table::new(columns).expect("columns of one length")
    }
}

fn measure(name: &str, tree: &Tree, leaves: usize) {
    let plan = format!(
        r#"{{"id": "tree", "unit": {{"currency": {{"code": "USD"}}}}, "total": "{}.00", "tree": {{"id": "all"}}}}"#,
        leaves * 500
    );
    let plan = TargetPlan::from_json(&plan).expect("a sound plan");
    let before = peak_mb();
    let mut into = NodeValues::default();
    let mut seconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let watch = Watch::start();
            plan.evaluate_table(&tree.table(), &mut into).expect("values");
            watch.seconds()
        })
        .collect();
    assert!(into.is_plain);
    let first = seconds[0];
    seconds.sort_by(f64::total_cmp);
    println!(
        "{name:24} {:>9} rows: first {first:.4} s, median {:.4} s, least {:.4} s; {:.0} MB at most, {:.0} MB of it before",
        tree.ids.len(),
        seconds[ROUNDS / 2],
        seconds[0],
        peak_mb(),
        before
    );
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let leaves = arguments.first().map_or(LEAVES, |leaves| leaves.parse().expect("a number of leaves"));
    let fans = [10, 10, 10, leaves / 1000];
    let cases: [(&str, &[usize], i64); 4] = [
        ("plain", &fans, 1),
        ("large weights", &fans, 1_000_000_007),
        ("flat", &[leaves], 1),
        ("deep", &[4, 4, 4, 4, 4, 4, 4, leaves / 16_384], 1),
    ];
    for (name, fans, unit) in cases {
        if arguments.get(1).is_none_or(|asked| asked == name) {
            measure(name, &Tree::made(fans, unit), leaves);
        }
    }
    if arguments.get(1).is_none_or(|asked| asked == "shuffled") {
        measure("shuffled", &Tree::made(&fans, 1).shuffled(), leaves);
    }
}
