//! How long the split of a large tree takes on columns: `cargo bench --bench target_columns`.
//!
//! Three layers of ten nodes and as many leaves below each as it takes, and weights from 1 to 999. It prints the time of a first
//! evaluation and of later ones that use the memory again, on the processor where the system tells it (Linux), and the most
//! memory that the process had, with and without the columns. With a folder it takes the weights that `cases/split.py` wrote there,
//! level by level, writes the values beside them, and prints one line of JSON.
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

mod watch;

use quotakit::{
    LifeCycle,
    table::{Bits, Cells, Column, Table},
    targets::{NodeValues, TargetPlan},
};
use std::{fs, path::Path};
use watch::{Watch, peak_kb};

const ROUNDS: usize = 9;
const LEAVES: usize = 1_000_000;

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
        let mut dice = Dice(5);
        Self::of(fans, || (1 + dice.draw(999) as i64) * unit)
    }

    /// A tree of so many below each node of a level.
    fn of(fans: &[usize], mut weight: impl FnMut() -> i64) -> Self {
        let mut tree = Self::default();
        tree.put("all".to_owned(), "", 0);
        let mut above = vec!["all".to_owned()];
        for fan in fans {
            let mut next = Vec::new();
            for parent in &above {
                for place in 0..*fan {
                    let id = format!("{parent}-{place}");
                    tree.put(id.clone(), parent, weight());
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

fn plan(leaves: usize) -> TargetPlan {
    let plan = format!(
        r#"{{"id": "tree", "unit": {{"currency": {{"code": "USD"}}}}, "total": "{}.00", "tree": {{"id": "all"}}}}"#,
        leaves * 500
    );
    TargetPlan::from_json(&plan).expect("a sound plan")
}

/// Fans of a tree of so many leaves.
const fn fans(leaves: usize) -> [usize; 4] {
    [10, 10, 10, leaves / 1000]
}

/// Shares out over the weights in a folder.
fn on_files(folder: &Path, leaves: usize) {
    let weights = fs::read(folder.join("weights")).expect("the folder has the weights");
    let mut weights = weights.as_chunks().0.iter().map(|one| i64::from_le_bytes(*one));
    let tree = Tree::of(&fans(leaves), || weights.next().expect("a weight for each node"));
    let (plan, mut into) = (plan(leaves), NodeValues::default());
    let watch = Watch::start();
    plan.evaluate_table(&tree.table(), &mut into).expect("values");
    let seconds = watch.seconds();
    let bytes: Vec<u8> = into.values.iter().flat_map(|value| (*value as i64).to_le_bytes()).collect();
    let peak_kb = peak_kb();
    fs::write(folder.join("values"), bytes).expect("the folder takes the values");
    println!("{}", serde_json::json!({"seconds": seconds, "peak_kb": peak_kb}));
}

fn measure(name: &str, tree: &Tree, leaves: usize) {
    let peak_mb = || peak_kb().map_or(f64::NAN, |kb| kb as f64 / 1024.0);
    let (plan, before) = (plan(leaves), peak_mb());
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
    if let [folder, leaves] = &arguments[..]
        && Path::new(folder).is_dir()
    {
        return on_files(Path::new(folder), leaves.parse().expect("a number of leaves"));
    }
    let leaves = arguments.first().map_or(LEAVES, |leaves| leaves.parse().expect("a number of leaves"));
    let fans = fans(leaves);
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
