//! Close the quarter: the goals checked, the target split, the funnel measured, people scored, graded and paid, and the
//! review written, from the documents and tables in `examples/data`.
//!
//! ```text
//! cargo run --release --example close_quarter                     # the review: review.json, review.html
//! cargo run --release --example close_quarter -- --why li-na      # one person's pay, from deals to cents
//! ```

mod files;
mod load;
mod print;
mod table;

use load::Input;
use quotakit::{LifeCycle, error::Language, life::outcome_json, review::Close};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "close_quarter [--why PERSON] [--language en|zh-Hans|zh-Hant] [--data FOLDER] [--out FILE]

  --why PERSON       print how this person's pay came about, from deals to cents
  --language TAG     the language of findings, reasons and diagnostics (default en); the
                     headings of the review are English
  --data FOLDER      where the documents and tables are (default examples/data)
  --out FILE         where the review is written as JSON (default review.json); as a page it
                     stands beside it, as review.html";

struct Options {
    why: Option<String>,
    language: Language,
    data: PathBuf,
    out: PathBuf,
}

/// What the command line asks for; nothing where it asks for help.
fn options() -> Result<Option<Options>, String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data");
    // Inside the repository the short path reads better in diagnostics.
    let data = if Path::new("examples/data").is_dir() { PathBuf::from("examples/data") } else { data };
    let mut options = Options { why: None, language: Language::En, data, out: PathBuf::from("review.json") };
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--help" || word == "-h" {
            return Ok(None);
        }
        let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value\n\n{USAGE}"));
        match word.as_str() {
            "--why" => options.why = Some(value()?),
            "--data" => options.data = value()?.into(),
            "--out" => options.out = value()?.into(),
            "--language" => {
                let tag = value()?;
                options.language =
                    Language::from_tag(&tag).ok_or_else(|| format!("unknown language `{tag}`\n\n{USAGE}"))?;
            }
            _ => return Err(format!("unknown option `{word}`\n\n{USAGE}")),
        }
    }
    Ok(Some(options))
}

fn run(options: &Options) -> Result<(), String> {
    let input = Input::read(&options.data).map_err(|faults| {
        let told = faults.iter().map(|fault| fault.told(options.language));
        told.collect::<Vec<_>>().join("\n")
    })?;
    let told = |problems| input.diagnostics(&problems, options.language);
    let close = Close::from_json(&input.document).map_err(told)?;
    let mut facts = Close::facts_from_json(&input.facts).map_err(told)?;
    facts.language = options.language;
    let outcome = close.evaluate(&facts).map_err(told)?;
    if let Some(person) = &options.why {
        let lines = print::why(&outcome, &input, person, options.language)?;
        print::show(&lines);
        return Ok(());
    }
    let page = options.out.with_extension("html");
    for (path, text) in [(&options.out, outcome_json(&outcome, false)), (&page, outcome.html())] {
        fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let mut lines = print::review(&outcome, &input);
    lines.push(print::Line::Heading(format!(
        "The whole review: {}, and {} to read. How somebody's pay came about: `-- --why PERSON`.",
        options.out.display(),
        page.display()
    )));
    print::show(&lines);
    Ok(())
}

fn main() -> ExitCode {
    let run = options().and_then(|options| match options {
        Some(options) => run(&options),
        None => {
            println!("{USAGE}");
            Ok(())
        }
    });
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}
