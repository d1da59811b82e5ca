//! What has to hold of a book before any facts are seen.

use super::{BookDocument, effective};
use crate::{
    error::{Code, Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    id::Id,
    life::{LifeCycle, tag},
    limits,
    payout::{PayPlan, document::Span, spans},
    shape::suggestion,
};
use std::collections::{BTreeMap, BTreeSet};

/// Notes everything that is wrong with a book.
pub fn check(book: &BookDocument, problems: &mut Problems) {
    if book.plans.is_empty() {
        problems.push(Problem::new(&doc::EMPTY, "/plans").with("field", "plans"));
    }
    if let Err(mut problem) = limits::check("plans", book.plans.len(), limits::RULES_MAX) {
        problem.path = "/plans".to_owned();
        problems.push(*problem);
    }
    for (index, plan) in book.plans.iter().enumerate() {
        let (path, mut found) = (format!("/plans/{index}"), Problems::new());
        PayPlan::check(plan, &mut found);
        problems.extend(found.under(&path));
        let (is, expected) = (plan.schema.as_deref(), tag(PayPlan::KIND));
        if let Some(found) = is.filter(|found| *found != expected) {
            let problem = Problem::new(&doc::WRONG_KIND, format!("{path}/schema")).with("found", found);
            problems.push(problem.with("expected", expected));
        }
    }
    versions(book, problems);
    assignments(book, problems);
}

/// Works every plan through, once nothing else is wrong.
pub fn verify(book: &BookDocument, problems: &mut Problems) {
    for (index, plan) in book.plans.iter().enumerate() {
        let mut found = Problems::new();
        PayPlan::verify(plan, &mut found);
        problems.extend(found.under(&format!("/plans/{index}")));
    }
}

/// On every day a plan has one version at most.
fn versions(book: &BookDocument, problems: &mut Problems) {
    let mut versions: BTreeMap<&Id, Vec<(String, Span)>> = BTreeMap::new();
    for (index, plan) in book.plans.iter().enumerate() {
        versions.entry(&plan.id).or_default().push((format!("/plans/{index}/effective"), effective(plan)));
    }
    for (id, spans) in versions {
        shared(&code::VERSIONS_OVERLAP, "plan", id, spans, problems);
    }
}

/// On every day a person is on one plan at most, and every plan is there.
fn assignments(book: &BookDocument, problems: &mut Problems) {
    let known: BTreeSet<&str> = book.plans.iter().map(|plan| plan.id.as_str()).collect();
    let names: Vec<&str> = known.iter().copied().collect();
    let mut people: BTreeMap<&Id, Vec<(String, Span)>> = BTreeMap::new();
    for (index, assignment) in book.assignments.iter().enumerate() {
        let (path, span) = (format!("/assignments/{index}"), assignment.span());
        if !known.contains(assignment.plan.as_str()) && problems.is_full() {
            problems.push_unlisted(&doc::UNKNOWN_REFERENCE);
        } else if !known.contains(assignment.plan.as_str()) {
            let problem = Problem::new(&doc::UNKNOWN_REFERENCE, format!("{path}/plan")).with("id", &assignment.plan);
            problems.push(problem.suggest(suggestion(assignment.plan.as_str(), &names)));
        }
        if span.start >= span.end {
            let problem = Problem::new(&code::EMPTY_SPAN, path.clone()).with("start", spans::shown(span.start));
            problems.push(problem.with("end", spans::shown(span.end)));
        }
        people.entry(&assignment.person).or_default().push((path, span));
    }
    for (person, spans) in people {
        shared(&code::ASSIGNED_TWICE, "person", person, spans, problems);
    }
}

/// Notes the days that several of the ranges share.
fn shared(code: &'static Code, name: &'static str, id: &Id, all: Vec<(String, Span)>, problems: &mut Problems) {
    for (path, span) in spans::overlaps(all) {
        let problem = Problem::new(code, path).with(name, id).with("start", spans::shown(span.start));
        problems.push(problem.with("end", spans::shown(span.end)));
    }
}
