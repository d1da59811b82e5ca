//! The floors of the library: each module imports only from the floors below it, and the domains never each other.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test stops where something is wrong"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The modules of the library, lowest first. Those of one floor do not know each other.
const FLOORS: [(&str, &[&str]); 15] = [
    ("codes and paths", &["error"]),
    ("the one door to numbers", &["number", "limits"]),
    ("reading and writing data", &["shape"]),
    ("values", &["rounding", "id", "zone"]),
    ("values made of these", &["money", "moment", "calendar", "apportion", "trace"]),
    ("kernels", &["quantity", "curve", "stats", "life"]),
    ("column programs", &["program"]),
    ("tables", &["table"]),
    ("facts as text of a known form", &["forms"]),
    ("domains", &["goals", "targets", "funnel", "scoring", "payout"]),
    ("the five together", &["review"]),
    ("outcomes as charts", &["chart"]),
    ("every kind of document", &["any"]),
    ("the doors", &["json"]),
    ("every kind of schema", &["schema"]),
];

/// Imports that go up: each with its reason.
const EXCEPTIONS: [(&str, &str); 1] = [
    // The macros that declare a type derive its schema in the same place, behind a feature.
    ("shape", "schema"),
];

fn floor_of(module: &str) -> Option<usize> {
    FLOORS.iter().position(|(_, modules)| modules.contains(&module))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The modules of the library that a source names, as `crate::name` or within `crate::{…}`; tests and comments aside.
fn imports(source: &str) -> BTreeSet<String> {
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let code: Vec<&str> = source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    code.split("crate::")
        .skip(1)
        .flat_map(|rest| rest.strip_prefix('{').map_or_else(|| vec![name(rest)], names))
        .collect()
}

/// The names that stand first in each item of a list in braces.
fn names(list: &str) -> Vec<String> {
    let (mut depth, mut item, mut items) = (0_u32, String::new(), Vec::new());
    for c in list.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => items.push(std::mem::take(&mut item)),
            '{' => depth += 1,
            '}' => depth -= 1,
            c => item.push(c),
        }
    }
    items.push(item);
    items.iter().map(|item| name(item.trim())).filter(|name| !name.is_empty()).collect()
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

#[test]
fn each_module_imports_only_from_below() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let (mut faults, mut seen) = (Vec::new(), BTreeSet::new());
    for path in sources(&root) {
        let place = path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
        let module = name(&place);
        if module == "lib" {
            continue;
        }
        let Some(floor) = floor_of(&module) else { panic!("`{module}` has no floor: give it one in FLOORS") };
        seen.insert(module.clone());
        for import in imports(&fs::read_to_string(&path).expect("a source")) {
            // What the root gives out under another name, such as `LifeCycle`, is no module.
            let Some(below) = floor_of(&import) else { continue };
            let is_excepted = EXCEPTIONS.contains(&(module.as_str(), import.as_str()));
            if import != module && below >= floor && !is_excepted {
                faults.push(format!("{place} imports `{import}`, which is not below `{module}`"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let declared: BTreeSet<String> =
        FLOORS.iter().flat_map(|(_, names)| names.iter().map(ToString::to_string)).collect();
    assert_eq!(seen, declared, "every module has its floor, and every floor its modules");
}

#[test]
fn imports_are_seen_in_every_form() {
    let source = "use crate::{error::{Code, Problem}, id::Id,\n    life,};\nuse crate::money::Amount; // crate::goals\nlet x = crate::stats::mean();\n#[cfg(test)]\nmod tests {\nuse crate::json;}";
    let found: Vec<String> = imports(source).into_iter().collect();
    assert_eq!(found, ["error", "id", "life", "money", "stats"]);
}
