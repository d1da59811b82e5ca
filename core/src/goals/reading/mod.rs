//! Goals out of sentences, in English, Simplified and Traditional Chinese.
//!
//! A small grammar over a lexicon: the sentence becomes tokens (numerals, dates, words of the lexicon), the tokens
//! items (amounts with units, times, metrics, means, scopes), the items targets, each target a draft. What no rule
//! understands becomes a finding with its place; no field is ever guessed.
//!
//! ```
//! use quotakit::goals::reading::{ReadOptions, read_goal};
//! let options = ReadOptions::on("2026-08-20".parse()?);
//! let read = read_goal("Raise win rate from 20% to 25% by 31 March 2027", &options)?;
//! let goal = serde_json::to_string(&read.drafts[0].goal)?;
//! assert!(goal.contains(r#""objective":{"increase":{"from":"0.2","to":"0.25"}}"#), "{goal}");
//! assert!(goal.contains(r#""period":{"start":"2026-08-20","end":"2027-04-01"}"#), "{goal}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod build;
mod cursor;
mod items;
mod judge;
mod lexicon;
mod numeral;
mod options;
mod stretch;
mod targets;
mod text;
mod times;
mod tokens;
mod words;

pub use judge::{ReadFinding, Shift};
pub use options::{LexiconRule, MetricWords, ReadOptions, UnitWords};
pub use text::Span;

use super::{GoalDocument, Letters};
use crate::{
    calendar::Calendar,
    error::{Language, Problems},
    limits,
};
use lexicon::Lexicon;
use serde::Serialize;
use std::collections::BTreeMap;
use stretch::Today;
use text::Text;

/// A goal as far as a sentence says it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GoalDraft"))]
pub struct Draft {
    /// The goal; what the sentence does not say is missing.
    pub goal: GoalDocument,
    /// The verdict, letter by letter. Achievable and relevant are unknown: a sentence cannot show them.
    pub letters: Letters,
    /// How far the metric moves, where the sentence gives both figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Shift>,
    /// Where each field stands in the sentence, by its JSON Pointer into `goal`.
    pub spans: BTreeMap<String, Span>,
}

/// What was read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadOutcome {
    /// One draft for each target.
    pub drafts: Vec<Draft>,
    /// What stands against the drafts, and what was not understood. Paths point into this outcome.
    pub findings: Vec<ReadFinding>,
}

/// Reads the goals that a sentence states.
///
/// # Errors
/// A text beyond [`limits::SENTENCE_CHARS_MAX`] or [`limits::DRAFTS_MAX`], or options with faults.
pub fn read_goal(sentence: &str, options: &ReadOptions) -> Result<ReadOutcome, Problems> {
    let mut problems = Problems::new();
    if let Err(problem) =
        limits::check("the number of characters", sentence.chars().count(), limits::SENTENCE_CHARS_MAX)
    {
        problems.push(*problem);
    }
    options.check(&mut problems);
    problems.or(())?;
    let text = Text::new(sentence);
    let extended = options.lexicon.as_ref().map(Lexicon::with);
    let lexicon = extended.as_ref().unwrap_or_else(|| Lexicon::shared());
    let fiscal = Calendar::new(&options.calendar);
    let today =
        Today { as_of: options.as_of, fiscal: &fiscal, civil: Calendar::gregorian(), is_traditional: text.script().1 };
    let language = options.language.unwrap_or_else(|| language_of(&text));
    let tokens = tokens::tokens(&text, lexicon);
    let items = items::items(&text, &tokens, &today);
    let is_rate = |metric: usize| lexicon.metrics.get(metric).is_some_and(lexicon::MetricEntry::is_rate);
    let mut judge = judge::Judge::new(&text, options, language);
    let sentences = targets::said(&items, &is_rate);
    let count = sentences.iter().fold(0_usize, |count, said| count.saturating_add(said.targets.len()));
    limits::check("the number of goals", count, limits::DRAFTS_MAX).map_err(|problem| *problem)?;
    for said in sentences {
        let builds = said.targets.iter().map(|target| build::build(&text, lexicon, &today, target, &said.means));
        judge.sentence(builds.collect(), &said);
    }
    judge.finish()
}

fn language_of(text: &Text<'_>) -> Language {
    match text.script() {
        (false, _) => Language::En,
        (true, false) => Language::ZhHans,
        (true, true) => Language::ZhHant,
    }
}
