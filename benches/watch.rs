//! What benchmarks measure with.

use std::{fs, time::Instant};

/// Seconds of this thread on the processor where the system tells them (Linux), or on the clock.
pub struct Watch(Instant, Option<u64>);

impl Watch {
    pub fn start() -> Self {
        Self(Instant::now(), on_processor_ns())
    }

    pub fn seconds(&self) -> f64 {
        match (self.1, on_processor_ns()) {
            (Some(before), Some(now)) => now.saturating_sub(before) as f64 / 1e9,
            _ => self.0.elapsed().as_secs_f64(),
        }
    }
}

fn on_processor_ns() -> Option<u64> {
    fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

/// The most memory that this process had at once, where the system tells it.
pub fn peak_kb() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}
