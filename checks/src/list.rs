//! The checks.

/// One check.
pub struct Check {
    /// What it shows.
    pub name: &'static str,
    /// The command, split at blanks.
    pub command: &'static str,
    /// Variables of the environment.
    pub variables: &'static [(&'static str, &'static str)],
}

const fn check(name: &'static str, command: &'static str) -> Check {
    Check { name, command, variables: &[] }
}

/// The same commit passes or fails the same way each time it is checked. `cargo test` by itself draws new random cases at
/// every run: what it finds is written to a file `….proptest-regressions` beside the test, which is committed.
const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "20260701");

/// Where Hypothesis and the random tests in JavaScript see this, they draw the same cases each time.
const STEADY: (&str, &str) = ("CI", "true");

/// Every check but fuzzing.
pub const CHECKS: &[Check] = &[
    check("formatting", "cargo fmt --all --check"),
    check("lints", "cargo clippy --workspace --all-targets --all-features -- -D warnings"),
    Check {
        name: "documentation",
        command: "cargo doc --workspace --no-deps --all-features",
        variables: &[("RUSTDOCFLAGS", "-D warnings")],
    },
    Check { name: "tests, laws, doctests", command: "cargo test --workspace --all-features", variables: &[SEED] },
    check("the shared vectors in Rust", "cargo test --workspace --all-features --test vectors -- --nocapture"),
    check(
        "the same bytes when other crates turn on features of our dependencies",
        "cargo test -p quotakit --test vectors --features \
         serde_json/arbitrary_precision,serde_json/preserve_order,serde_json/float_roundtrip,\
         rust_decimal/serde-float,rust_decimal/serde-str",
    ),
    check("the example data is what its generator makes", "python3 examples/data/generate.py --check"),
    check("the quarter closes", "cargo run --quiet --release --example close_quarter -- --out target/review.json"),
    check(
        "an independent model in Python agrees with the review",
        "python3 examples/data/verify.py target/review.json",
    ),
    check(
        "the program that evaluates a case a line builds",
        "cargo build --quiet --release -p quotakit --example evaluate",
    ),
    check("what is meant to be fast takes no more instructions than before", "python3 checks/instructions.py"),
    check("an independent model in Python agrees on random pay", "python3 checks/models/pay.py --cases 5000"),
    check("an independent model in Python settles random years", "python3 checks/models/pay_year.py --years 500"),
    check(
        "an independent model in Python agrees on random target plans",
        "python3 checks/models/targets.py --plans 3000",
    ),
    Check {
        name: "the Python package, its tests, types and examples",
        command: "python3 bindings-python/check.py",
        variables: &[STEADY],
    },
    check("the wasm target", "rustup target add wasm32-unknown-unknown"),
    Check {
        name: "the npm package, its tests, types and examples",
        command: "node bindings-wasm/check.mjs",
        variables: &[STEADY],
    },
    check("Python closes the quarter to the same bytes", "cmp target/review.json target/review-python.json"),
    check("JavaScript closes the quarter to the same bytes", "cmp target/review.json target/review-javascript.json"),
    check("Python writes the same page of the review", "cmp target/review.html target/review-python.html"),
    check("JavaScript writes the same page of the review", "cmp target/review.html target/review-javascript.html"),
];
