//! A walk over outcomes: no figure that is none, no zero that was made up, no `null` without its reason.
#![allow(dead_code, reason = "each test takes what it needs")]

pub mod place;
pub mod table;

use place::Place;
use quotakit::{number::Number, rounding::Rounding};
use serde_json::Value;
use table::Kind;

/// What is wrong with an outcome of any kind: numbers that are none, texts that should be figures, floats.
pub fn odd_values(outcome: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    each(&mut Vec::new(), outcome, &mut |path, value| {
        let name = path.iter().rev().find(|name| name.parse::<usize>().is_err()).map_or("", String::as_str);
        // Messages repeat an input that was refused.
        let is_input = path.iter().any(|name| name == "params");
        let fault = match value {
            Value::Number(number) if !number.is_i64() && !number.is_u64() => "a float",
            Value::String(text) if text.is_empty() && !EMPTY_TEXTS.contains(&name) => "an empty text",
            Value::String(text) if is_no_number(text) && !is_input => "no number",
            Value::String(text) if is_odd_number(text) && !is_input => "a number in an odd form",
            _ => return,
        };
        faults.push(format!("/{}: {fault}: {value}", path.join("/")));
    });
    faults
}

/// Texts that may be empty: a path to the whole document, whom a step of a trace is about, an open bound of a range, what
/// a question repeats of its input.
const EMPTY_TEXTS: &[&str] = &["path", "about", "cohort", "field", "found", "upper"];

fn is_no_number(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '+']).to_lowercase();
    ["nan", "inf", "infinity", "null"].contains(&text.as_str())
}

/// What a computer reads as a number, and is not written as the contract writes one.
fn is_odd_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, places) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits =
        [whole, places].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let is_canonical = are_digits && (whole == "0" || !whole.starts_with('0'));
    let is_minus_zero = text.starts_with('-') && digits.trim_matches(['0', '.']).is_empty() && !digits.is_empty();
    text.parse::<f64>().is_ok() && (!is_canonical || is_minus_zero)
}

/// What is wrong with the figures of a funnel's outcome: each is in the table, exists only where its denominator does,
/// and is what the outcome's own counts give; each `null` has its reason, and each reason its `null`.
pub fn faults(document: &Value, facts: &Value, outcome: &Value) -> Vec<String> {
    let kind = document["schema"].as_str().unwrap_or_default();
    let table =
        if kind.contains("event-funnel") || document.get("steps").is_some() { table::EVENTS } else { table::PIPELINE };
    let root = Place { document, facts, outcome };
    let mut faults = Vec::new();
    each(&mut Vec::new(), outcome, &mut |path, value| {
        if path.first().is_some_and(|first| ["findings", "trace"].contains(&first.as_str())) {
            return;
        }
        let fault = match value {
            Value::Null => null_fault(&root, table, path),
            Value::String(text) if text.parse::<f64>().is_ok() => figure_fault(&root, table, path, text),
            Value::Object(fields) => fields.get("reasons").and_then(|reasons| reasons_fault(&root, path, reasons)),
            _ => None,
        };
        faults.extend(fault.map(|fault| format!("/{}: {fault}", path.join("/"))));
    });
    faults
}

/// Visits every value with its path.
pub fn each(path: &mut Vec<String>, value: &Value, visit: &mut impl FnMut(&[String], &Value)) {
    visit(path, value);
    let below: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), field)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
        _ => return,
    };
    for (name, value) in below {
        path.push(name);
        each(path, value, visit);
        path.pop();
    }
}

pub fn kind_of(table: &[(&'static str, Kind)], path: &[String]) -> Option<(&'static str, Kind)> {
    table.iter().find(|(pattern, _)| fits(pattern, path)).copied()
}

pub fn fits(pattern: &str, path: &[String]) -> bool {
    let parts: Vec<&str> = pattern.split('/').skip(1).collect();
    parts.len() == path.len() && parts.iter().zip(path).all(|(part, name)| *part == "*" || part == name)
}

fn figure_fault(root: &Place<'_>, table: &[(&'static str, Kind)], path: &[String], text: &str) -> Option<String> {
    let Some((_, kind)) = kind_of(table, path) else {
        return Some(format!("`{text}` is a figure that tests/walk/table.rs does not know"));
    };
    let Ok(figure) = text.parse::<Number>() else { return Some(format!("`{text}` is no figure")) };
    match kind {
        Kind::Amount | Kind::Given | Kind::Name => None,
        Kind::Over { of, .. } => {
            let of = root.sum(path, of);
            of.is_zero().then(|| format!("`{text}` was made up: it is over nothing"))
        }
        Kind::Share { part, of, .. } => share_fault(root, path, &figure, (part, of)),
        Kind::ByValue { sides, .. } if sides.iter().any(|side| is_unknown(root, path, side)) => {
            Some(format!("`{text}` was made up: nobody knows an amount of one side"))
        }
        Kind::ByValue { part, of, .. } => share_fault(root, path, &figure, (part, of)),
        Kind::Bound { share } => {
            let share = root.sum(path, &[share]);
            let is_low = path.last().is_some_and(|name| name == "low");
            let is_there = root.get(path, &[share_name(kind)].concat()).iter().all(|value| value.is_string());
            let is_in = figure >= Number::ZERO && figure <= Number::ONE;
            let is_on_its_side = if is_low { figure <= share } else { figure >= share };
            (!(is_there && is_in && is_on_its_side)).then(|| format!("`{text}` is no bound of {share}"))
        }
    }
}

fn share_fault(root: &Place<'_>, path: &[String], figure: &Number, (part, of): (&str, &[&str])) -> Option<String> {
    let Some(share) = root.sum(path, &[part]).over(&root.sum(path, of)) else {
        return Some(format!("`{figure}` was made up: it is a share of nothing"));
    };
    let places = root.document["places"].as_u64().unwrap_or(6);
    let share = share.rounded(Rounding::half_up(u32::try_from(places).expect("few places")));
    (share != *figure).then(|| format!("`{figure}` should be {share}"))
}

/// Whether there are deals, and none of them has an amount.
fn is_unknown(root: &Place<'_>, path: &[String], side: &str) -> bool {
    let of = |name: &str| root.sum(path, &[&format!("{side}/{name}")]);
    of("count").is_positive() && of("count") == of("unpriced")
}

fn share_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Bound { share } => share,
        _ => "",
    }
}

/// A `null` needs a reason, and where its denominator is there, one that can be true of it.
fn null_fault(root: &Place<'_>, table: &[(&'static str, Kind)], path: &[String]) -> Option<String> {
    if table::SAYING_NULLS.iter().any(|pattern| fits(pattern, path)) {
        return None;
    }
    let Some(reason) = root.reason(path) else { return Some("there is no reason for this `null`".to_owned()) };
    let (of, unless) = match kind_of(table, path)?.1 {
        Kind::Share { of, unless, .. } | Kind::Over { of, unless } => (of, unless),
        Kind::ByValue { of, .. } => (of, table::UNKNOWN),
        _ => return None,
    };
    let of = root.sum(path, of);
    let is_told = of.is_zero() || of.is_negative() || unless.contains(&reason.as_str());
    (!is_told).then(|| format!("`{reason}` is no reason: there is {of} to divide by"))
}

/// A reason belongs to a figure that is not there.
fn reasons_fault(root: &Place<'_>, path: &[String], reasons: &Value) -> Option<String> {
    let names = reasons.as_object()?.keys();
    let is_null = |name: &str| {
        let of = |name: &str| root.get(&[path, &["x".to_owned()]].concat(), name);
        let found = of(name);
        let parted = name.split_once('_').map(|(holder, rest)| of(&format!("{holder}/{rest}"))).unwrap_or_default();
        let all: Vec<&Value> = found.into_iter().chain(parted).collect();
        match all.as_slice() {
            [] => table::LEFT_OUT.contains(&name),
            found => found.iter().all(|value| match value {
                Value::Object(fields) => fields.values().all(Value::is_null),
                value => value.is_null(),
            }),
        }
    };
    let wrong: Vec<&String> = names.filter(|name| !is_null(name)).collect();
    (!wrong.is_empty()).then(|| format!("reasons for what is there: {wrong:?}"))
}
