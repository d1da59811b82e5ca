//! Evaluates a document on facts: `cargo run --release --example evaluate -- DOCUMENT FACTS` prints the outcome, or the
//! problems. With `--lines` it reads one `{"document": …, "facts": …}` a line from standard input, or a `question` in the
//! place of the facts, and writes one answer a line, so that other programs can compare thousands of cases in one run.
//! With `--why` it prints the reasons instead:
//! `cargo run --example evaluate -- --why core/vectors/payout-month/document.json core/vectors/payout-month/facts.json`.

use quotakit::{
    error::Language,
    json::{ask_json, evaluate_json, explain_json},
};
use serde_json::value::RawValue;
use std::{
    env,
    error::Error,
    fs,
    io::{BufWriter, Write, stdin, stdout},
    process::ExitCode,
};

/// A line of standard input; the raw texts reach the library as they were written.
#[derive(serde::Deserialize)]
struct Case {
    document: Box<RawValue>,
    facts: Option<Box<RawValue>>,
    question: Option<Box<RawValue>>,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.as_slice() {
        [lines] if lines == "--lines" => all_lines(),
        [why, document, facts] if why == "--why" => {
            reasons(&fs::read_to_string(document)?, &fs::read_to_string(facts)?)
        }
        [document, facts] => one(&fs::read_to_string(document)?, &fs::read_to_string(facts)?),
        _ => Err("give a document and its facts (`--why` before them for the reasons), or `--lines`".into()),
    }
}

fn one(document: &str, facts: &str) -> Result<ExitCode, Box<dyn Error>> {
    match evaluate_json(document, facts) {
        Ok(outcome) => {
            println!("{outcome}");
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            println!("{}", problems.to_json(Language::En));
            Ok(ExitCode::FAILURE)
        }
    }
}

#[derive(serde::Deserialize)]
struct Reasons {
    lines: Vec<Reason>,
}

#[derive(serde::Deserialize)]
struct Reason {
    depth: usize,
    label: String,
    reason: String,
    value: String,
}

fn reasons(document: &str, facts: &str) -> Result<ExitCode, Box<dyn Error>> {
    match explain_json(document, facts, None) {
        Ok(text) => {
            for Reason { depth, label, reason, value } in serde_json::from_str::<Reasons>(&text)?.lines {
                let follows = if reason.is_empty() { String::new() } else { format!("   ⟵ {reason}") };
                let value = if value.is_empty() { value } else { format!(" = {value}") };
                println!("{}{label}{value}{follows}", "  ".repeat(depth));
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            println!("{}", problems.to_json(Language::En));
            Ok(ExitCode::FAILURE)
        }
    }
}

fn all_lines() -> Result<ExitCode, Box<dyn Error>> {
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lines() {
        let case: Case = serde_json::from_str(&line?)?;
        let answer = match (&case.facts, &case.question) {
            (Some(facts), None) => evaluate_json(case.document.get(), facts.get()),
            (None, Some(question)) => ask_json(case.document.get(), question.get()),
            _ => return Err("give either `facts` or a `question` with each document".into()),
        };
        match answer {
            Ok(outcome) => writeln!(out, "{outcome}")?,
            Err(problems) => writeln!(out, "{}", problems.to_json(Language::En))?,
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
