//! Runs every check of the project, in the order in which a fault is cheapest to find: `cargo run -p checks`.
//!
//! Each check is a command that anyone can run by hand; it is printed before it runs. A tool that the machine lacks is
//! named, and its check fails; only fuzzing, which needs a nightly compiler, is left out where there is none.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    time::Instant,
};

/// One check.
struct Check {
    /// What it shows.
    name: &'static str,
    /// The command, split at blanks.
    command: &'static str,
    /// Variables of the environment.
    variables: &'static [(&'static str, &'static str)],
    /// What to do when the command's program is missing.
    help: &'static str,
}

const RUST: &str = "install Rust with rustup";
const PYTHON: &str = "install Python 3.11 or newer as `python3`";

/// How long the fuzzer runs, in seconds: enough to notice a door left open; a real hunt is `cargo fuzz run json`.
const FUZZING: &str =
    "cargo +nightly fuzz run json -- -max_total_time=30 -timeout=10 -rss_limit_mb=4096 -print_final_stats=1";

const CHECKS: &[Check] = &[
    Check { name: "formatting", command: "cargo fmt --all --check", variables: &[], help: RUST },
    Check {
        name: "lints",
        command: "cargo clippy --workspace --all-targets --all-features -- -D warnings",
        variables: &[],
        help: RUST,
    },
    Check {
        name: "documentation",
        command: "cargo doc --workspace --no-deps --all-features",
        variables: &[("RUSTDOCFLAGS", "-D warnings")],
        help: RUST,
    },
    Check {
        name: "tests, vectors, laws, doctests",
        command: "cargo test --workspace --all-features",
        variables: &[],
        help: RUST,
    },
    Check {
        name: "the same bytes when other crates turn on features of our dependencies",
        command: "cargo test -p quotakit --test vectors --features \
                  serde_json/arbitrary_precision,serde_json/preserve_order,serde_json/float_roundtrip,\
                  rust_decimal/serde-float,rust_decimal/serde-str",
        variables: &[],
        help: RUST,
    },
    Check { name: "the wasm target", command: "rustup target add wasm32-unknown-unknown", variables: &[], help: RUST },
    Check {
        name: "core and the WebAssembly module build for the browser",
        command: "cargo build -p quotakit-wasm --target wasm32-unknown-unknown",
        variables: &[],
        help: RUST,
    },
    Check {
        name: "the example data is what its generator makes",
        command: "python3 examples/data/generate.py --check",
        variables: &[],
        help: PYTHON,
    },
    Check {
        name: "the quarter closes",
        command: "cargo run --quiet --release --example close_quarter -- --out target/review.json",
        variables: &[],
        help: RUST,
    },
    Check {
        name: "an independent model in Python agrees with the review",
        command: "python3 examples/data/verify.py target/review.json",
        variables: &[],
        help: PYTHON,
    },
    Check {
        name: "the program that evaluates a case a line builds",
        command: "cargo build --quiet --release -p quotakit --example evaluate",
        variables: &[],
        help: RUST,
    },
    Check {
        name: "an independent model in Python agrees on random pay",
        command: "python3 checks/models/pay.py --cases 3000",
        variables: &[],
        help: PYTHON,
    },
];

fn main() -> ExitCode {
    let root = root();
    let mut failed: Vec<String> = Vec::new();
    let mut passed = 0_usize;
    let mut checks: Vec<&Check> = CHECKS.iter().collect();
    let fuzzing = Check {
        name: "fuzzing the JSON door",
        command: FUZZING,
        variables: &[],
        help: "install cargo-fuzz: `cargo install cargo-fuzz`",
    };
    if has_nightly() {
        if prepare_fuzzing(&root) {
            checks.push(&fuzzing);
        } else {
            failed.push("cargo-fuzz could not be installed".to_owned());
        }
    } else {
        println!("(no nightly compiler here, so the JSON door is not fuzzed: `rustup toolchain install nightly`)");
    }
    for check in checks {
        match run(check, &root) {
            Ok(()) => passed = passed.saturating_add(1),
            Err(fault) => failed.push(format!("{}: {fault}", check.name)),
        }
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

fn run(check: &Check, root: &Path) -> Result<(), String> {
    println!("\n=== {}\n$ {}", check.name, check.command);
    let started = Instant::now();
    let mut words = check.command.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status = Command::new(program)
        .args(words)
        .envs(check.variables.iter().copied())
        .current_dir(root)
        .status()
        .map_err(|error| format!("`{program}` cannot be run ({error}); {}", check.help))?;
    println!("--- {} s", started.elapsed().as_secs());
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", check.command)) }
}

fn has_nightly() -> bool {
    succeeds(Command::new("cargo").args(["+nightly", "--version"]))
}

/// Installs cargo-fuzz where it is missing, and lays the vectors out as the seeds that the fuzzer starts from.
fn prepare_fuzzing(root: &Path) -> bool {
    let is_there = || succeeds(Command::new("cargo").args(["fuzz", "--version"]));
    if !is_there() {
        println!("installing cargo-fuzz, once");
        succeeds(Command::new("cargo").args(["install", "cargo-fuzz", "--locked", "--quiet"]));
    }
    is_there() && seed(root).is_ok()
}

fn seed(root: &Path) -> std::io::Result<()> {
    let corpus = root.join("fuzz/corpus/json");
    fs::create_dir_all(&corpus)?;
    for folder in fs::read_dir(root.join("core/vectors"))? {
        let folder = folder?.path();
        let text = |name: &str| fs::read(folder.join(name)).unwrap_or_default();
        let name = folder.file_name().map(|name| name.to_owned()).unwrap_or_default();
        fs::write(corpus.join(name), [text("document.json"), text("facts.json")].join(&0))?;
    }
    Ok(())
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
