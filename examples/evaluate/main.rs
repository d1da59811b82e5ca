//! Evaluates a document on facts: `cargo run --release --example evaluate -- DOCUMENT FACTS` prints the outcome, or the
//! problems. With `--lines` it reads one `{"document": …, "facts": …}` a line from standard input and writes one answer
//! a line, so that other programs can compare thousands of cases in one run.

use quotakit::{error::Language, json::evaluate_json};
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
    facts: Box<RawValue>,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.as_slice() {
        [lines] if lines == "--lines" => all_lines(),
        [document, facts] => one(&fs::read_to_string(document)?, &fs::read_to_string(facts)?),
        _ => Err("give a document and its facts, or `--lines`".into()),
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

fn all_lines() -> Result<ExitCode, Box<dyn Error>> {
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lines() {
        let case: Case = serde_json::from_str(&line?)?;
        match evaluate_json(case.document.get(), case.facts.get()) {
            Ok(outcome) => writeln!(out, "{outcome}")?,
            Err(problems) => writeln!(out, "{}", problems.to_json(Language::En))?,
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
