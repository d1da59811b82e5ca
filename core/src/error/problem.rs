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
