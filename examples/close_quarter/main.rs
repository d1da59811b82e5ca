//! Close the quarter: the goals checked, the target split, the funnel measured, people scored, graded and paid, and the
//! review written, from the documents and tables in `examples/data`.
//!
//! ```text
//! cargo run --release --example close_quarter                     # the review, and review.json
//! cargo run --release --example close_quarter -- --why li-na      # one person's pay, from deals to cents
//! ```

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
  --language TAG     the language of findings and reasons (default en)
  --data FOLDER      where the documents and tables are (default examples/data)
  --out FILE         where the review is written as JSON (default review.json)";

struct Options {
    why: Option<String>,
    language: Language,
    data: PathBuf,
    out: PathBuf,
}

fn options() -> Result<Options, String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data");
    // Inside the repository the short path reads better in diagnostics.
    let data = if Path::new("examples/data").is_dir() { PathBuf::from("examples/data") } else { data };
    let mut options = Options { why: None, language: Language::En, data, out: PathBuf::from("review.json") };
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--help" || word == "-h" {
            return Err(USAGE.to_owned());
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
    Ok(options)
}

fn run(options: &Options) -> Result<(), String> {
    let input = Input::read(&options.data).map_err(|fault| fault.to_string())?;
    let told = |problems| input.diagnostics(&problems, options.language);
    let close = Close::from_json(&input.document).map_err(told)?;
    let mut facts = Close::facts_from_json(&input.facts).map_err(told)?;
    facts.language = options.language;
    let outcome = close.evaluate(&facts).map_err(told)?;
    if let Some(person) = &options.why {
        let lines = print::why(&outcome, person, options.language)?;
        print::show(&lines);
        return Ok(());
    }
    print::show(&print::review(&outcome, &input));
    fs::write(&options.out, outcome_json(&outcome, false))
        .map_err(|error| format!("{}: {error}", options.out.display()))?;
    println!("\nThe whole review: {}. Why a figure is what it is: `-- --why PERSON`.", options.out.display());
    Ok(())
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}
