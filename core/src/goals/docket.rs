//! The docket: findings as they are noted, weighed by the policy.

use super::{
    facts::Policy,
    outcome::{Finding, Letter, Verdict},
};
use crate::{
    error::{Code, Language, Problem, Problems, Severity},
    shape::escaped,
};

/// One goal's findings.
pub(super) struct Docket<'a> {
    policy: &'a Policy,
    language: Language,
    root: String,
    /// The pointer of the objective, the period and the milestones that held.
    held: String,
    findings: Vec<(Letter, Problem)>,
}

impl<'a> Docket<'a> {
    pub(super) const fn new(policy: &'a Policy, language: Language, root: String, held: String) -> Self {
        Self { policy, language, root, held, findings: Vec::new() }
    }

    /// Notes a problem at a pointer into the goal, unless the policy has its code off.
    pub(super) fn note(&mut self, letter: Letter, problem: Problem) {
        if self.policy.off.iter().any(|name| is_named(problem.code, name)) {
            return;
        }
        let weight = self.policy.severities.iter().find(|(name, _)| is_named(problem.code, name));
        let severity = weight.map_or(problem.severity, |(_, weight)| Severity::from(*weight));
        let of_version = ["/objective", "/period", "/milestones", "/owner"];
        let is_held = of_version.iter().any(|field| problem.path.starts_with(field));
        let path = format!("{}{}", if is_held { &self.held } else { &self.root }, problem.path);
        self.findings.push((letter, Problem { severity, path, ..problem }));
    }

    /// Whether a letter holds; `is_judged` says whether there was anything to judge it by.
    pub(super) fn verdict(&self, letter: Letter, is_judged: bool) -> Verdict {
        let fails = |(of, problem): &(Letter, Problem)| *of == letter && problem.severity == Severity::Error;
        match (self.findings.iter().any(fails), is_judged) {
            (true, _) => Verdict::Fail,
            (false, true) => Verdict::Pass,
            (false, false) => Verdict::Unknown,
        }
    }

    /// The findings in the order of the letters, told in the language of the facts.
    pub(super) fn into_findings(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|(letter, _)| *letter);
        self.findings.iter().map(|(letter, problem)| Finding::new(*letter, problem, self.language)).collect()
    }

    pub(super) const fn len(&self) -> usize {
        self.findings.len()
    }

    /// The findings as problems of the document.
    pub(super) fn into_problems(self) -> Problems {
        self.findings.into_iter().map(|(_, problem)| problem).collect()
    }
}

/// Whether a policy's name means a code: `A003` and `goal/A003` are the same.
fn is_named(code: &Code, name: &str) -> bool {
    code.name == name || code.name.strip_prefix("goal/") == Some(name)
}

/// Whether any code of goals has this name.
pub(super) fn is_known(name: &str) -> bool {
    crate::error::catalogue::goal::ALL.iter().any(|code| is_named(code, name))
}

/// A name as a token of a pointer below `parent`.
pub(super) fn below(parent: &str, name: &str) -> String {
    format!("{parent}/{}", escaped(name))
}
