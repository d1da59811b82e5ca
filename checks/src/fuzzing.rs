//! Fuzzing, where a nightly compiler is there.

use crate::{list::Check, replays::Replays, run::run as run_check};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

/// How long the fuzzer runs is enough to notice a door left open; a real hunt is `cargo +nightly fuzz run json`.
const FUZZING: Check = Check {
    name: "fuzzing the JSON door",
    command: "cargo +nightly fuzz run json -- -max_total_time=30 -timeout=10 -rss_limit_mb=4096 -print_final_stats=1",
    variables: &[],
};

/// Fuzzes the JSON door, and notes the outcome.
pub fn run(root: &Path, note: &mut impl FnMut(&str, Result<(), String>)) {
    if !succeeds(Command::new("cargo").args(["+nightly", "--version"])) {
        println!("(no nightly compiler here, so the JSON door is not fuzzed: `rustup toolchain install nightly`)");
        return;
    }
    let prepared = prepare(root).map_err(|fault| format!("cannot be prepared: {fault}"));
    note(FUZZING.name, prepared.and_then(|()| run_check(&FUZZING, root, &mut Replays::default())));
}

/// Installs cargo-fuzz where it is missing, and lays the vectors out as the seeds that the fuzzer starts from.
fn prepare(root: &Path) -> Result<(), String> {
    let is_there = || succeeds(Command::new("cargo").args(["fuzz", "--version"]));
    if !is_there() {
        println!("installing cargo-fuzz, once");
        succeeds(Command::new("cargo").args(["install", "cargo-fuzz", "--locked", "--quiet"]));
    }
    if !is_there() {
        return Err("`cargo install cargo-fuzz` failed".to_owned());
    }
    seed(root).map_err(|error| error.to_string())
}

fn seed(root: &Path) -> std::io::Result<()> {
    let corpus = root.join("fuzz/corpus/json");
    fs::create_dir_all(&corpus)?;
    for folder in fs::read_dir(root.join("core/vectors"))? {
        let folder = folder?.path();
        let text = |name: &str| fs::read(folder.join(name)).unwrap_or_default();
        let name = folder.file_name().map(ToOwned::to_owned).unwrap_or_default();
        fs::write(corpus.join(name), [text("document.json"), text("facts.json")].join(&0))?;
    }
    Ok(())
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
