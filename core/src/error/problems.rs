//! Lists of problems: everything that is wrong, found in one pass, the first of them in full and the others counted.

use super::{Code, Language, Part, Problem, Severity, Told, catalogue::document as code};
use serde::{Serialize, Serializer};
use std::{collections::BTreeMap, fmt};

/// The problems of a document or of facts that are listed; of more, only the number is told.
pub const PROBLEMS_MAX: usize = 1_000;

/// Everything that is wrong with a document or with facts, found in one pass.
///
/// The first [`PROBLEMS_MAX`] are kept. Of more, the last problem of the list says how many: it has
/// the weight of the heaviest of them and no place, so that a hostile text of a million faults costs no more than to read it.
///
/// ```
/// use quotakit::{error::{Problem, Problems, catalogue::document::EMPTY}, limits::PROBLEMS_MAX};
/// let faults = (0..PROBLEMS_MAX + 5).map(|index| Problem::new(&EMPTY, format!("/rules/{index}")));
/// let problems: Problems = faults.collect();
/// let last = problems.iter().last().expect("there are problems");
/// assert_eq!(problems.iter().count(), PROBLEMS_MAX + 1);
/// assert_eq!((last.code.name, last.params.as_slice()), ("doc/022", &[("count", "5".to_owned())][..]));
/// assert_eq!(problems.found(), PROBLEMS_MAX + 5);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
pub struct Problems {
    // INVARIANT: while `more` is zero the list holds problems as they were found, `PROBLEMS_MAX` at most; otherwise its
    // last one is `TOO_MANY` with `more` as its `count`, and no other one is.
    list: Vec<Problem>,
    more: usize,
}

impl Problems {
    /// No problems yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { list: Vec::new(), more: 0 }
    }

    /// Adds one; beyond the limit it is only counted.
    pub fn push(&mut self, problem: Problem) {
        if problem.code == &code::TOO_MANY {
            // The last one of another list: what that list did not hold.
            let count = problem.params.first().and_then(|(_, count)| count.parse().ok());
            self.count(count.unwrap_or(1), problem.severity, problem.part);
        } else if self.is_full() {
            self.count(1, problem.severity, problem.part);
        } else {
            self.list.push(problem);
        }
    }

    /// Whether further problems are only counted, so that nothing has to be written down for them.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.more > 0 || self.list.len() >= PROBLEMS_MAX
    }

    /// Adds a problem that [`Problems::is_full`] leaves no room for.
    pub fn push_unlisted(&mut self, code: &'static Code) {
        self.count(1, code.severity, Part::Document);
    }

    /// Counts problems that are not listed.
    fn count(&mut self, count: usize, severity: Severity, part: Part) {
        if self.more == 0 {
            let mut last = Problem::new(&code::TOO_MANY, "");
            (last.severity, last.part) = (severity, part);
            self.list.push(last);
        }
        self.more = self.more.saturating_add(count);
        if let Some(last) = self.list.last_mut() {
            last.severity = last.severity.max(severity);
            last.params = vec![("count", self.more.to_string())];
        }
    }

    /// Adds all of another list.
    pub fn extend(&mut self, other: Self) {
        for problem in other.list {
            self.push(problem);
        }
    }

    /// Goes through them in order; where there are more than are listed, the last one says how many.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.list.iter()
    }

    /// How many are listed.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.list.len()
    }

    /// How many were found, listed or not.
    #[must_use]
    pub const fn found(&self) -> usize {
        if self.more == 0 { self.list.len() } else { self.list.len().saturating_sub(1).saturating_add(self.more) }
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether one of them forbids evaluation.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Gives `value` when nothing forbids it, otherwise the problems.
    ///
    /// # Errors
    /// These problems, when one of them is an error.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.has_errors() { Err(self) } else { Ok(value) }
    }

    /// Keeps only what `keep` wants of those that are listed.
    pub fn retain(&mut self, mut keep: impl FnMut(&Problem) -> bool) {
        self.list.retain(|problem| problem.code == &code::TOO_MANY || keep(problem));
    }

    /// Says of all of them that their paths point into the facts.
    #[must_use]
    pub fn in_facts(mut self) -> Self {
        for problem in &mut self.list {
            problem.part = Part::Facts;
        }
        self
    }

    /// Prefixes every path: for a document that stands inside another one.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        for problem in self.list.iter_mut().filter(|problem| problem.code != &code::TOO_MANY) {
            problem.path.insert_str(0, prefix);
        }
        self
    }

    /// The problems with their texts in one language.
    #[must_use]
    pub fn told_in(&self, language: Language) -> Vec<Told<'_>> {
        self.list.iter().map(|problem| problem.told_in(language)).collect()
    }

    /// `{"problems": [{code, severity, in, path, message, help, params}]}` in one language.
    #[must_use]
    pub fn to_json(&self, language: Language) -> String {
        let object = BTreeMap::from([("problems", self.told_in(language))]);
        serde_json::to_string(&object).unwrap_or_default()
    }
}

/// What an outcome has to say about what it was made of, in the language that the facts asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The findings.
    pub problems: Problems,
    /// Their language.
    pub language: Language,
}

impl Findings {
    /// The findings with their texts.
    #[must_use]
    pub fn told(&self) -> Vec<Told<'_>> {
        self.problems.told_in(self.language)
    }
}

impl Serialize for Findings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.told())
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self::from_iter([problem])
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(found: I) -> Self {
        let mut problems = Self::new();
        for problem in found {
            problems.push(problem);
        }
        problems
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.list.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            let place = if problem.path.is_empty() { "/" } else { &problem.path };
            let (message, help) = (problem.message(Language::En), problem.help(Language::En));
            write!(f, "{separator}{}: {place}: {message} ({help})", problem.code.name)?;
        }
        Ok(())
    }
}
