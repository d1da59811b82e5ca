//! Problems: what is wrong, where, and what to do, as data.

use super::{Code, Language, Severity, language::fill};
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::{collections::BTreeMap, fmt};

/// The text that a problem's path points into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ProblemPart"))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The document: the rules.
    #[default]
    Document,
    /// The facts that the rules were evaluated on.
    Facts,
}

/// One problem: a code, the place it concerns, and the values its message names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind of problem this is.
    pub code: &'static Code,
    /// Its weight: the code's own, unless a policy changed it.
    pub severity: Severity,
    /// Whether `path` points into the document or into the facts.
    pub part: Part,
    /// A JSON Pointer (RFC 6901); empty for the whole.
    pub path: String,
    /// The named values of the message.
    pub params: Vec<(&'static str, String)>,
    /// What was probably meant, where the help says so.
    pub suggestion: Option<Suggestion>,
}

/// What was probably meant by a name that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// A known name that is much like it.
    DidYouMean(String),
    /// The names that are known, the first of them where there are many.
    Known {
        /// The names.
        names: Vec<String>,
        /// Whether there are more.
        has_more: bool,
    },
}

impl Suggestion {
    /// The suggestion as a sentence.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        let list = |names: &[String], separator: &str, has_more: bool| {
            let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            quoted.join(separator) + if has_more { "…" } else { "" }
        };
        match (self, language) {
            (Self::DidYouMean(name), Language::En) => format!("did you mean `{name}`?"),
            (Self::DidYouMean(name), Language::ZhHans) => format!("是否指 `{name}`？"),
            (Self::DidYouMean(name), Language::ZhHant) => format!("是否指 `{name}`？"),
            (Self::Known { names, .. }, Language::En) if names.is_empty() => "nothing is declared".to_owned(),
            (Self::Known { names, .. }, Language::ZhHans) if names.is_empty() => "尚无声明".to_owned(),
            (Self::Known { names, .. }, Language::ZhHant) if names.is_empty() => "尚無宣告".to_owned(),
            (Self::Known { names, has_more }, Language::En) => format!("known are {}", list(names, ", ", *has_more)),
            (Self::Known { names, has_more }, Language::ZhHans) => format!("已知的有 {}", list(names, "、", *has_more)),
            (Self::Known { names, has_more }, Language::ZhHant) => format!("已知的有 {}", list(names, "、", *has_more)),
        }
    }
}

impl Problem {
    /// Names a problem at a JSON Pointer into the document.
    #[must_use]
    pub fn new(code: &'static Code, path: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            part: Part::Document,
            path: path.into(),
            params: Vec::new(),
            suggestion: None,
        }
    }

    /// Says that the path points into the facts.
    #[must_use]
    pub fn in_facts(mut self) -> Self {
        self.part = Part::Facts;
        self
    }

    /// Adds a named value for the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// Adds what was probably meant, for the help.
    #[must_use]
    pub fn suggest(mut self, suggestion: Suggestion) -> Self {
        self.suggestion = Some(suggestion);
        self
    }

    /// The sentence that says what is wrong.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        fill(language.of(&self.code.message), &self.params)
    }

    /// The sentence that says what to do.
    #[must_use]
    pub fn help(&self, language: Language) -> String {
        let suggestion = self.suggestion.iter().map(|suggestion| ("suggestion", suggestion.told(language)));
        let params: Vec<_> = self.params.iter().cloned().chain(suggestion).collect();
        fill(language.of(&self.code.help), &params)
    }

    /// The problem with its texts in one language, ready to be written as JSON.
    #[must_use]
    pub const fn told_in(&self, language: Language) -> Told<'_> {
        Told { problem: self, language }
    }
}

/// A problem as a reader of `language` sees it: `{code, severity, in, path, message, help, params}`.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    problem: &'a Problem,
    language: Language,
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { problem, language } = *self;
        let mut params: BTreeMap<_, _> = problem.params.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if let Some(Suggestion::DidYouMean(name)) = &problem.suggestion {
            params.insert("suggestion", name);
        }
        let mut out = serializer.serialize_struct("Problem", 7)?;
        out.serialize_field("code", problem.code.name)?;
        out.serialize_field("severity", &problem.severity)?;
        out.serialize_field("in", &problem.part)?;
        out.serialize_field("path", &problem.path)?;
        out.serialize_field("message", &problem.message(language))?;
        out.serialize_field("help", &problem.help(language))?;
        out.serialize_field("params", &params)?;
        out.end()
    }
}

/// Everything that is wrong with a document or with facts, found in one pass.
///
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// No problems yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Adds all of another list.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Goes through them in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them forbids evaluation.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Gives `value` when nothing forbids it, otherwise the problems.
    ///
    /// # Errors
    /// These problems, when one of them is an error.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.has_errors() { Err(self) } else { Ok(value) }
    }

    /// Keeps only what `keep` wants.
    pub fn retain(&mut self, keep: impl FnMut(&Problem) -> bool) {
        self.0.retain(keep);
    }

    /// Says of all of them that their paths point into the facts.
    #[must_use]
    pub fn in_facts(mut self) -> Self {
        for problem in &mut self.0 {
            problem.part = Part::Facts;
        }
        self
    }

    /// Prefixes every path: for a document that stands inside another one.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        for problem in &mut self.0 {
            problem.path.insert_str(0, prefix);
        }
        self
    }

    /// The problems with their texts in one language.
    #[must_use]
    pub fn told_in(&self, language: Language) -> Vec<Told<'_>> {
        self.0.iter().map(|problem| problem.told_in(language)).collect()
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
        Self(vec![problem])
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(problems: I) -> Self {
        Self(problems.into_iter().collect())
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            let place = if problem.path.is_empty() { "/" } else { &problem.path };
            let (message, help) = (problem.message(Language::En), problem.help(Language::En));
            write!(f, "{separator}{}: {place}: {message} ({help})", problem.code.name)?;
        }
        Ok(())
    }
}
