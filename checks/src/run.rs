//! Running one check.

use crate::{list::Check, replays::Replays};
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

/// Runs a check's command and passes on what it prints.
pub fn run(check: &Check, root: &Path, replays: &mut Replays) -> Result<(), String> {
    println!("\n=== {}\n$ {}", check.name, check.command);
    let started = Instant::now();
    let mut words = check.command.split_whitespace();
    let program = words.next().unwrap_or_default();
    let mut child = Command::new(program)
        .args(words)
        .envs(check.variables.iter().copied())
        .current_dir(root)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{program}` cannot be run: {error}"))?;
    for line in child.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines) {
        let line = line.map_err(|error| format!("what `{program}` prints cannot be read: {error}"))?;
        println!("{line}");
        replays.note(&line);
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    println!("--- {} s", started.elapsed().as_secs());
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", check.command)) }
}
