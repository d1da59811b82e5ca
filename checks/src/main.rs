//! Runs every check of the project, in the order in which a fault is cheapest to find: `cargo run -p checks`.
//!
//! Each check is a command that anyone can run by hand; it is printed before it runs. What the machine lacks is named at
//! the start and fails the checks that need it; only fuzzing, which needs a nightly compiler, is left out where there is
//! none. `cargo run -p checks -- WORD` runs only the checks whose name or command holds the word.

mod fuzzing;
mod list;
mod needs;
mod replays;
mod run;

use list::{CHECKS, Check};
use replays::Replays;
use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

fn main() -> ExitCode {
    let root = root();
    let wanted: Vec<String> = env::args().skip(1).collect();
    let is_wanted = |check: &&Check| {
        wanted.iter().all(|word| check.name.contains(word.as_str()) || check.command.contains(word.as_str()))
    };
    let checks: Vec<&Check> = CHECKS.iter().filter(is_wanted).collect();
    if checks.is_empty() {
        println!("no check is called so: {}", wanted.join(" "));
        return ExitCode::FAILURE;
    }
    let lacking = needs::lacking();
    for need in &lacking {
        println!("THIS MACHINE LACKS {need}");
    }
    let mut failed: Vec<String> = Vec::new();
    let mut passed = 0_usize;
    let mut replays = Replays::default();
    let mut note = |name: &str, outcome: Result<(), String>| match outcome {
        Ok(()) => passed = passed.saturating_add(1),
        Err(fault) => failed.push(format!("{name}: {fault}")),
    };
    for check in checks {
        let lacks = lacking.iter().find(|need| check.command.starts_with(need.program));
        let outcome = lacks.map_or_else(|| run::run(check, &root, &mut replays), |need| Err(format!("needs {need}")));
        note(check.name, outcome);
    }
    if wanted.is_empty() {
        note("the shared vectors in every language", replays.judge());
        fuzzing::run(&root, &mut note);
    }
    println!();
    for fault in &failed {
        println!("FAILED {fault}");
    }
    println!("checks: {passed} passed, {} failed", failed.len());
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}
