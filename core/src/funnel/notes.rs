//! Findings about the deals, gathered by kind: each with its treatment, its count and its deals.

use crate::{
    error::{Code, Language, Problem, Severity},
    funnel::outcome::Finding,
};
use std::collections::{BTreeMap, BTreeSet};

/// One remark about one deal.
pub(super) struct Mark {
    pub code: &'static Code,
    /// The values of the message by which findings of one code are told apart.
    pub key: Vec<(&'static str, String)>,
    /// Values of the message that the first deal gives.
    pub detail: Vec<(&'static str, String)>,
    pub path: String,
}

impl Mark {
    pub fn new(code: &'static Code, path: impl Into<String>) -> Self {
        Self { code, key: Vec::new(), detail: Vec::new(), path: path.into() }
    }

    pub fn by(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.key.push((name, value.to_string()));
        self
    }

    /// Adds the fault of an unreadable value as the detail; faults of different kinds are different findings.
    pub fn because(mut self, problem: Option<&Problem>, language: Language) -> Self {
        self.key.extend(problem.map(|problem| ("cause", problem.code.name.to_owned())));
        let fault = problem.map(|problem| problem.message(language)).unwrap_or_default();
        let advice = problem.map(|problem| problem.help(language)).unwrap_or_default();
        self.detail = vec![("fault", fault.replace('`', "'")), ("advice", advice)];
        self
    }
}

struct Note {
    code: &'static Code,
    count: usize,
    first: First,
    detail: Vec<(&'static str, String)>,
    deals: BTreeSet<String>,
}

/// By the name of the deal, so that the order of rows does not say which is told first; rows without one by their place.
type First = (String, Vec<usize>, String);

type Key = (&'static str, Vec<(&'static str, String)>);

#[derive(Default)]
pub(super) struct Notes(BTreeMap<Key, Note>);

impl Notes {
    /// Adds a remark about a deal; a row without an id is counted and has no name in the list. A deal is counted once.
    pub fn add(&mut self, deal: Option<&str>, mark: Mark) {
        let name = deal.unwrap_or_default().to_owned();
        let places = mark.path.split('/').filter_map(|place| place.parse().ok()).collect();
        let first = (name, places, mark.path);
        let note = self.0.entry((mark.code.name, mark.key)).or_insert_with(|| Note {
            code: mark.code,
            count: 0,
            first: first.clone(),
            detail: mark.detail.clone(),
            deals: BTreeSet::new(),
        });
        let is_new = deal.is_none_or(|deal| note.deals.insert(deal.to_owned()));
        if is_new {
            note.count = note.count.saturating_add(1);
        }
        if first < note.first {
            note.first = first;
            note.detail = mark.detail;
        }
    }

    /// Adds a remark about so many rows without ids.
    pub fn add_rows(&mut self, mark: Mark, rows: usize) {
        let key = (mark.code.name, mark.key.clone());
        self.add(None, mark);
        if let Some(note) = self.0.get_mut(&key) {
            note.count = note.count.saturating_add(rows).saturating_sub(1);
        }
    }

    /// Takes over remarks of other kinds.
    pub fn absorb(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    pub fn into_findings(self, language: Language) -> Vec<Finding> {
        let finding = |((_, key), note): (Key, Note)| {
            let mut problem = Problem::new(note.code, note.first.2).in_facts().with("count", note.count);
            for (name, value) in key.into_iter().chain(note.detail) {
                problem = problem.with(name, value);
            }
            let stage = problem.params.iter().find(|(name, _)| *name == "stage").map(|(_, stage)| stage.clone());
            let (message, help) = (problem.message(language), problem.help(language));
            let severity: Severity = problem.severity;
            let (code, path) = (problem.code.name, problem.path);
            Finding {
                code,
                severity,
                path,
                message,
                help,
                count: note.count,
                stage,
                deals: note.deals.into_iter().collect(),
            }
        };
        self.0.into_iter().map(finding).collect()
    }
}
