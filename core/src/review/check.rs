//! What has to hold of a closing's document beyond what holds of the documents in it.

use super::document::CloseDocument;
use crate::{
    calendar::Calendar,
    error::{Problem, Problems, catalogue::document as doc, catalogue::review as code},
    funnel::Pipeline,
    goals::GoalSet,
    life::LifeCycle,
    payout::PayPlan,
    scoring::Cohort,
    shape::{escaped, suggestion},
    targets::{TargetMatrix, TargetPlan},
};
use std::collections::BTreeSet;

pub(super) fn check(document: &CloseDocument, problems: &mut Problems) {
    pass_parts(document, Pass::Check, problems);
    if Calendar::new(&document.calendar).period(&document.period).is_none() {
        problems.push(Problem::new(&code::UNKNOWN_PERIOD, "/period").with("value", &document.period));
    }
    let targets = document.targets.time.as_ref().map(|time| time.period.as_str());
    if let Some(found) = targets.filter(|found| *found != document.period) {
        let problem = Problem::new(&code::NOT_OF_THE_PERIOD, "/targets/time/period");
        problems.push(problem.with("found", found).with("expected", &document.period));
    }
    let mut ids = BTreeSet::new();
    for (index, plan) in document.pay_plans.iter().enumerate() {
        if !ids.insert(&plan.id) {
            problems.push(Problem::new(&doc::DUPLICATE_ID, format!("/pay_plans/{index}/id")).with("id", &plan.id));
        }
    }
    let goals: Vec<&str> = document
        .goals
        .iter()
        .flat_map(|set| &set.goals)
        .filter_map(|goal| goal.id.as_ref())
        .map(AsRef::as_ref)
        .collect();
    for id in document.goal_sources.keys().filter(|id| !goals.contains(&id.as_str())) {
        let problem = Problem::new(&doc::UNKNOWN_REFERENCE, format!("/goal_sources/{}", escaped(id.as_str())));
        problems.push(problem.with("id", id).suggest(suggestion(id.as_str(), &goals)));
    }
}

/// Whether a check or a verification is asked of every document inside.
#[derive(Clone, Copy)]
enum Pass {
    Check,
    Verify,
}

/// Works every document inside through, once nothing else is wrong.
pub(super) fn verify(document: &CloseDocument, problems: &mut Problems) {
    pass_parts(document, Pass::Verify, problems);
}

fn pass_parts(document: &CloseDocument, pass: Pass, problems: &mut Problems) {
    if let Some(goals) = &document.goals {
        pass_part::<GoalSet>(goals, "/goals", pass, problems);
    }
    pass_part::<TargetPlan>(&document.targets, "/targets", pass, problems);
    if let Some(matrix) = &document.product_targets {
        pass_part::<TargetMatrix>(matrix, "/product_targets", pass, problems);
    }
    pass_part::<Pipeline>(&document.pipeline, "/pipeline", pass, problems);
    pass_part::<Cohort>(&document.cohort, "/cohort", pass, problems);
    for (index, plan) in document.pay_plans.iter().enumerate() {
        pass_part::<PayPlan>(plan, &format!("/pay_plans/{index}"), pass, problems);
    }
}

fn pass_part<D: LifeCycle>(document: &D::Document, path: &str, pass: Pass, problems: &mut Problems) {
    let mut found = Problems::new();
    match pass {
        Pass::Check => D::check(document, &mut found),
        Pass::Verify => D::verify(document, &mut found),
    }
    problems.extend(found.under(path));
}
