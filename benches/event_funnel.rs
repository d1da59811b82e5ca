//! How many events a second an event funnel takes on columns: `cargo bench --bench event_funnel`.
//!
//! Without an argument it makes events of its own and measures what the outcome may have besides levels, conversions and
//! times between steps, then one user with very many events under every rule. With a folder it reads the columns that
//! `cases/funnel.py` writes there, so that others can be measured on the same events, and prints one line of JSON. Times
//! are those of the thread on the processor where the system tells them (Linux), so that a busy machine disturbs less.

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
    error::Language,
    funnel::{
        EventFunnel, EventFunnelOutcome,
        events::{EventColumns, PropertyColumn},
    },
};
use serde_json::{Value, json};
use std::{fs, path::Path, time::Instant};
use watch::{Watch, peak_kb};

const NAMES: [&str; 5] = ["view", "search", "cart", "address", "pay"];
const CHANNELS: [&str; 4] = ["ads", "direct", "mail", "search"];
const WEEK_MS: u64 = 604_800_000;
const EVENTS: usize = 10_000_000;
const USERS: u64 = 1_000_000;
const ROUNDS: usize = 5;

#[derive(Default)]
struct Columns {
    users: Vec<u32>,
    times: Vec<i64>,
    events: Vec<u32>,
    channels: Vec<u32>,
}

struct Dice(u64);

impl Dice {
    fn draw(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

impl Columns {
    /// Events in time order, of users in any order.
    fn made() -> Self {
        let (mut dice, mut time, mut columns) = (Dice(1), 1_767_225_600_000_i64, Self::default());
        for _ in 0..EVENTS {
            time += dice.draw(500) as i64;
            columns.users.push(dice.draw(USERS) as u32);
            columns.times.push(time);
            columns.events.push(dice.draw(NAMES.len() as u64) as u32);
            columns.channels.push(dice.draw(CHANNELS.len() as u64) as u32);
        }
        columns
    }

    /// The same events in no order.
    fn shuffled(mut self) -> Self {
        let mut dice = Dice(2);
        for last in (1..self.users.len()).rev() {
            let other = dice.draw(last as u64 + 1) as usize;
            self.users.swap(last, other);
            self.times.swap(last, other);
            self.events.swap(last, other);
            self.channels.swap(last, other);
        }
        self
    }

    fn read(folder: &Path) -> Self {
        let bytes = |name: &str| fs::read(folder.join(name)).expect("the folder has the columns");
        let codes =
            |name: &str| -> Vec<u32> { bytes(name).as_chunks().0.iter().map(|one| u32::from_le_bytes(*one)).collect() };
        let times = bytes("times").as_chunks().0.iter().map(|one| i64::from_le_bytes(*one)).collect();
        Self { users: codes("users"), times, events: codes("events"), channels: Vec::new() }
    }

    fn evaluate(&self, funnel: &EventFunnel, names: &[&str]) -> (f64, EventFunnelOutcome) {
        let property = PropertyColumn { codes: &self.channels, values: &CHANNELS };
        let columns = EventColumns {
            users: &self.users,
            times: &self.times,
            events: &self.events,
            names,
            property: (!self.channels.is_empty()).then_some(property),
            left_out: &[],
        };
        let watch = Watch::start();
        let outcome = funnel.evaluate_columns(&columns, Language::En).expect("columns of one length");
        (watch.seconds(), outcome)
    }

    /// Rounds of a document, and prints the median and the best.
    fn measure(&self, name: &str, more: &Value) {
        let funnel = funnel(&NAMES, more);
        let mut seconds: Vec<f64> = (0..ROUNDS).map(|_| self.evaluate(&funnel, &NAMES).0).collect();
        seconds.sort_by(f64::total_cmp);
        let rate = |seconds: f64| EVENTS as f64 / 1e6 / seconds;
        println!("{name:44} {:6.1} {:6.1} million events a second", rate(seconds[ROUNDS / 2]), rate(seconds[0]));
    }
}

fn funnel(steps: &[&str], more: &Value) -> EventFunnel {
    let mut document = json!({"steps": steps, "window_ms": WEEK_MS});
    for (name, value) in more.as_object().expect("an object") {
        document[name.as_str()] = value.clone();
    }
    EventFunnel::from_json(&document.to_string()).expect("a sound document")
}

/// One user with so many a, then b, then c, at rising instants or all at one, under every rule.
fn one_user() {
    println!("one user: milliseconds (the least of {}) for 3 x 200 and for 3 x 20,000 events", 4 * ROUNDS);
    let rules = [
        ("ordered, best", json!({})),
        ("ordered, first", json!({"anchor": "first"})),
        ("ordered, each step later", json!({"ties": "increasing"})),
        ("ordered, within a window", json!({"window_ms": 150})),
        ("ordered, per_step_window_ms", json!({"per_step_window_ms": 150})),
        ("ordered, an excluded event", json!({"exclude": ["x"]})),
        ("ordered, an optional step", json!({"optional": ["b"]})),
        ("ordered, a b a b a b", json!({"steps": ["a", "b", "a", "b", "a", "b"]})),
        ("ordered, with attempts", json!({"totals": true})),
        ("strict, best", json!({"order": "strict"})),
        ("strict, first", json!({"order": "strict", "anchor": "first"})),
        ("strict, each step later", json!({"order": "strict", "ties": "increasing"})),
        ("strict, an optional step", json!({"order": "strict", "optional": ["b"]})),
        ("any, best", json!({"order": "any"})),
        ("any, first", json!({"order": "any", "anchor": "first"})),
        ("any, within a window", json!({"order": "any", "window_ms": 150})),
        ("any, with attempts", json!({"order": "any", "totals": true})),
    ];
    for (name, rule) in rules {
        let funnel = funnel(&["a", "b", "c"], &rule);
        print!("{name:32}");
        for count in [200_u32, 20_000] {
            for step in [1, 0] {
                let mut columns = Columns::default();
                for row in 0..3 * count {
                    // An excluded event comes before the last step of all.
                    let is_excluded = rule.get("exclude").is_some() && row == 5 * count / 2;
                    columns.users.push(0);
                    columns.times.push(i64::from(row * step));
                    columns.events.push(if is_excluded { 3 } else { row / count });
                }
                // The system tells the processor's time in steps of milliseconds: here the clock is finer.
                let once = || {
                    let started = Instant::now();
                    let (_, outcome) = columns.evaluate(&funnel, &["a", "b", "c", "x"]);
                    assert_eq!(outcome.levels.iter().sum::<usize>(), 1);
                    started.elapsed().as_secs_f64()
                };
                let least = (0..4 * ROUNDS).map(|_| once()).fold(f64::INFINITY, f64::min);
                print!(" {:8.3}{}", least * 1e3, if step == 0 { " (at one instant)" } else { "" });
            }
        }
        println!();
    }
}

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    if let Some(folder) = folder {
        let columns = Columns::read(Path::new(&folder));
        let (seconds, outcome) = columns.evaluate(&funnel(&NAMES, &json!({})), &NAMES);
        let told = json!({"seconds": seconds, "figures": outcome.levels, "peak_kb": peak_kb()});
        println!("{told}");
        return;
    }
    let columns = Columns::made();
    let (_, outcome) = columns.evaluate(&funnel(&NAMES, &json!({})), &NAMES);
    println!("{EVENTS} events of {USERS} users, 5 steps; levels {:?}; median and best of {ROUNDS}", outcome.levels);
    let bins = json!({"histogram_ms": [60_000, 3_600_000, 86_400_000]});
    let channel = json!({"breakdown": {"property": "channel"}});
    columns.measure("levels, conversions, time median and p90", &json!({}));
    columns.measure("and the histogram of times", &bins);
    columns.measure("and a breakdown by channel", &channel);
    columns.measure("and every attempt", &json!({"totals": true}));
    columns.measure("anchor first", &json!({"anchor": "first"}));
    columns.measure("each step later", &json!({"ties": "increasing"}));
    columns.measure("strict", &json!({"order": "strict"}));
    columns.measure("any order", &json!({"order": "any"}));
    columns.measure("an optional step", &json!({"optional": ["cart"]}));
    let shuffled = columns.shuffled();
    shuffled.measure("events in no order: sorted first", &json!({}));
    one_user();
    if let Some(peak) = peak_kb() {
        println!("peak memory {} MB, of which the columns are {} MB", peak / 1024, EVENTS * 20 / 1_048_576);
    }
}
