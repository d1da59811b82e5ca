//! Drafts with their verdicts, and everything that stands against them, with its place in the sentence.

use super::{
    Draft, ReadOptions, ReadOutcome,
    build::Built,
    targets::Said,
    text::{Range, Span, Text},
};
use crate::{
    error::{Code, Language, Problem, Problems, Severity, catalogue::goal as code},
    goals::{Change, Finding, Goal, GoalDocument, GoalFacts, Letter, Objective, Policy, StandsFor},
    life::LifeCycle,
    number::Number,
    shape::shortened,
};
use serde::Serialize;

/// Something that stands against a draft, or that was not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadFinding {
    /// The stable code, such as `goal/S010`.
    pub code: &'static str,
    /// The letter that it belongs to; none where it concerns the reading.
    pub letter: Option<Letter>,
    /// Its weight.
    pub severity: Severity,
    /// A JSON Pointer into the outcome; empty where no draft has the words.
    pub path: String,
    /// Where the words stand; none where something is missing.
    pub span: Option<Span>,
    /// What is the matter.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// How far a metric moves from one figure to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MetricShift"))]
pub struct Shift {
    /// The figure after less the figure before; of percentages, the percentage points (`"0.05"` is five).
    pub by: Number,
    /// The same as a share of the figure before; `null` where that is zero.
    pub relative: Option<Number>,
}

/// Collects drafts and findings.
pub(super) struct Judge<'a, 't> {
    text: &'a Text<'t>,
    options: &'a ReadOptions,
    language: Language,
    drafts: Vec<Draft>,
    findings: Vec<ReadFinding>,
    problems: Problems,
}

impl<'a, 't> Judge<'a, 't> {
    pub(super) const fn new(text: &'a Text<'t>, options: &'a ReadOptions, language: Language) -> Self {
        Self { text, options, language, drafts: Vec::new(), findings: Vec::new(), problems: Problems::new() }
    }

    /// Takes what was built of one sentence.
    pub(super) fn sentence(&mut self, builds: Vec<Built>, said: &Said) {
        let count = builds.len();
        if count > 1 {
            let path = format!("/drafts/{}", self.drafts.len());
            let problem = Problem::new(&code::SEVERAL_TARGETS, path).with("count", count);
            self.note(Some(Letter::S), &problem, None);
        }
        for built in builds {
            self.draft(built);
        }
        for range in &said.unclear {
            self.unread(&code::UNCLEAR_FIGURE, *range);
        }
        for range in joined(&said.unread, self.text) {
            self.unread(&code::NOT_UNDERSTOOD, range);
        }
    }

    fn note(&mut self, letter: Option<Letter>, problem: &Problem, span: Option<Span>) {
        self.findings.push(ReadFinding {
            code: problem.code.name,
            letter,
            severity: problem.severity,
            path: problem.path.clone(),
            span,
            message: problem.message(self.language),
            help: problem.help(self.language),
        });
    }

    fn unread(&mut self, code: &'static Code, range: Range) {
        let words = shortened(self.text.slice(range));
        let span = self.text.span(range);
        self.note(None, &Problem::new(code, "").with("words", words), Some(span));
    }

    fn draft(&mut self, mut built: Built) {
        let root = format!("/drafts/{}/goal", self.drafts.len());
        let facts = GoalFacts {
            as_of: self.options.as_of,
            actual: None,
            calendar: Some(self.options.calendar.clone()),
            policy: Policy::default(),
            language: self.language,
            trace: false,
        };
        let judge = |goal: &GoalDocument| Goal::new(goal.clone()).and_then(|goal| goal.evaluate(&facts));
        let outcome = match judge(&built.goal).or_else(|_| {
            // Figures that no goal can have, such as an increase by zero, are left out.
            built.drop_objective();
            judge(&built.goal)
        }) {
            Ok(outcome) => outcome,
            // INVARIANT: a draft loads as a goal; should one not, its problems are told and no draft is given.
            Err(problems) => {
                self.problems.extend(problems.under(&root));
                return;
            }
        };
        for finding in outcome.findings {
            self.found(finding, &root, &built);
        }
        self.vague(&root, &built);
        for range in &built.unclear {
            self.unread(&code::UNCLEAR_FIGURE, *range);
        }
        for range in &built.floors {
            self.unread(&code::FLOOR_WITHOUT_TOTAL, *range);
        }
        let Built { goal, spans, .. } = built;
        self.drafts.push(Draft { change: shift(&goal), letters: outcome.letters, goal, spans });
    }

    /// A finding of the verdict, at the words of the field that it concerns.
    fn found(&mut self, finding: Finding, root: &str, built: &Built) {
        let mut at = finding.path.as_str();
        let span = loop {
            if let Some(span) = built.spans.get(at) {
                break Some(*span);
            }
            match at.rsplit_once('/') {
                Some((above, _)) => at = above,
                None => break None,
            }
        };
        let Finding { code, letter, severity, path, message, help } = finding;
        let path = format!("{root}{path}");
        self.findings.push(ReadFinding { code, letter: Some(letter), severity, path, span, message, help });
    }

    /// Vague words; one that stands where a field is missing fails that field's letter.
    fn vague(&mut self, root: &str, built: &Built) {
        for (stands_for, range, is_missing) in &built.vague {
            let (field, letter) = match stands_for {
                StandsFor::Metric => ("metric", Letter::S),
                StandsFor::Amount => ("objective", Letter::M),
                StandsFor::Date => ("period", Letter::T),
                StandsFor::Nothing => continue,
            };
            let words = shortened(self.text.slice(*range));
            let mut problem =
                Problem::new(&code::VAGUE, format!("{root}/{field}")).with("word", words).with("field", field);
            let letter = if *is_missing { letter } else { Letter::S };
            problem.severity = if *is_missing { Severity::Error } else { Severity::Warn };
            let span = self.text.span(*range);
            self.note(Some(letter), &problem, Some(span));
        }
    }

    /// The outcome.
    pub(super) fn finish(mut self) -> Result<ReadOutcome, Problems> {
        if self.drafts.is_empty() && self.problems.is_empty() {
            self.note(None, &Problem::new(&code::NO_TARGET, ""), None);
        }
        self.problems.or(ReadOutcome { drafts: self.drafts, findings: self.findings })
    }
}

/// Ranges with nothing but blanks between them are one.
fn joined(ranges: &[Range], text: &Text<'_>) -> Vec<Range> {
    let mut sorted = ranges.to_vec();
    sorted.sort_unstable();
    let mut joined: Vec<Range> = Vec::new();
    for range in sorted {
        match joined.last_mut() {
            Some(last) if text.skip_blanks(last.end) >= range.start => *last = last.joined(range),
            _ => joined.push(range),
        }
    }
    joined
}

fn shift(goal: &GoalDocument) -> Option<Shift> {
    let (Objective::Increase(change) | Objective::Decrease(change)) = goal.objective.as_ref()? else { return None };
    let Change { from: Some(from), to: Some(to), .. } = change else { return None };
    let by = to - from;
    let relative = by.over(from);
    Some(Shift { by, relative })
}
