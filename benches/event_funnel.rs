//! How many events a second an event funnel takes on columns: `cargo bench --bench event_funnel`.
//!
//! Without an argument it makes events of its own. With a folder it reads the columns that `event_funnel.py` writes
//! there, so that others can be measured on the same events, and prints one line of JSON: CPU seconds and levels.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    reason = "a benchmark stops where something is wrong"
)]

use quotakit::{
    LifeCycle,
    error::Language,
    funnel::{EventFunnel, EventFunnelOutcome, events::EventColumns},
};
use std::{fs, path::Path, time::Instant};

const NAMES: [&str; 5] = ["view", "search", "cart", "address", "pay"];
const FUNNEL: &str = r#"{"steps": ["view", "search", "cart", "address", "pay"], "window_ms": 604800000}"#;
const EVENTS: usize = 10_000_000;
const USERS: u64 = 1_000_000;
const ROUNDS: usize = 5;

struct Columns {
    users: Vec<u32>,
    times: Vec<i64>,
    events: Vec<u32>,
}

impl Columns {
    /// Events in time order, of users in any order.
    fn made() -> Self {
        let mut state = 1_u64;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut time = 1_767_225_600_000_i64;
        let (mut users, mut times, mut events) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..EVENTS {
            time += draw(500) as i64;
            users.push(draw(USERS) as u32);
            times.push(time);
            events.push(draw(NAMES.len() as u64) as u32);
        }
        Self { users, times, events }
    }

    fn read(folder: &Path) -> Self {
        let bytes = |name: &str| fs::read(folder.join(name)).expect("the folder has the columns");
        let codes =
            |name: &str| -> Vec<u32> { bytes(name).as_chunks().0.iter().map(|one| u32::from_le_bytes(*one)).collect() };
        let times = bytes("times").as_chunks().0.iter().map(|one| i64::from_le_bytes(*one)).collect();
        Self { users: codes("users"), times, events: codes("events") }
    }

    fn evaluate(&self, funnel: &EventFunnel) -> (f64, EventFunnelOutcome) {
        let columns = EventColumns {
            users: &self.users,
            times: &self.times,
            events: &self.events,
            names: &NAMES,
            property: None,
        };
        let started = Instant::now();
        let outcome = funnel.evaluate_columns(&columns, Language::En).expect("columns of one length");
        (started.elapsed().as_secs_f64(), outcome)
    }
}

fn main() {
    let funnel = EventFunnel::from_json(FUNNEL).expect("a sound document");
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    if let Some(folder) = folder {
        let columns = Columns::read(Path::new(&folder));
        let (seconds, outcome) = columns.evaluate(&funnel);
        println!("{}", serde_json::json!({"seconds": seconds, "levels": outcome.levels}));
        return;
    }
    let columns = Columns::made();
    let mut times: Vec<f64> = (0..ROUNDS).map(|_| columns.evaluate(&funnel).0).collect();
    times.sort_by(f64::total_cmp);
    let (_, outcome) = columns.evaluate(&funnel);
    let million = EVENTS as f64 / 1e6;
    println!("{:?}", outcome.levels);
    println!(
        "{:.1} to {:.1} million events a second",
        million / times.last().expect("rounds"),
        million / times.first().expect("rounds")
    );
}
