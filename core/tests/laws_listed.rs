//! The front page of the crate names every law of pay, and no other.
#![allow(
    clippy::expect_used,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use std::{collections::BTreeSet, fs, path::Path};

/// The tests of a file, by name.
fn tests_of(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("the file is there");
    let mut is_test = false;
    let mut names = Vec::new();
    for line in text.lines().map(str::trim) {
        if line == "#[test]" {
            is_test = true;
        } else if let Some(rest) = line.strip_prefix("fn ").filter(|_| is_test) {
            names.push(rest.split('(').next().expect("a name").to_owned());
            is_test = false;
        }
    }
    names
}

#[test]
fn the_front_page_lists_the_laws_of_pay() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let of_pay = |name: &str| {
        let starts = ["laws_payout", "laws_questions"];
        starts.iter().any(|start| name.starts_with(start)) || ["laws_lint.rs", "pay_year.rs"].contains(&name)
    };
    let (mut of_pay_only, mut all) = (BTreeSet::new(), BTreeSet::new());
    for entry in fs::read_dir(&folder).expect("the tests are there") {
        let path = entry.expect("a file").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let tests = tests_of(&path);
        if of_pay(&name) {
            of_pay_only.extend(tests.iter().cloned());
        }
        all.extend(tests);
    }
    let front = fs::read_to_string(folder.with_file_name("src").join("lib.rs")).expect("the crate has a front page");
    let laws = &front[front.find("//! # Laws").unwrap()..front.find("//! # Features").unwrap()];
    let listed: BTreeSet<String> =
        laws.split('`').skip(1).step_by(2).filter(|name| name.contains('_')).map(str::to_owned).collect();
    let unlisted: Vec<&String> = of_pay_only.difference(&listed).collect();
    let invented: Vec<&String> = listed.difference(&all).collect();
    assert!(unlisted.is_empty(), "the front page does not name {unlisted:?}");
    assert!(invented.is_empty(), "no test is called {invented:?}");
}
