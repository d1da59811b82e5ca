//! Is the goal specific: what, which way, how far, by whom, and in plain words?

use super::{
    aim::{metric_name, same_name},
    case::Case,
    lexicon::{StandsFor, VagueHit},
    outcome::Letter,
    period::PeriodRule,
    span::Span,
};
use crate::error::{Problem, Severity, catalogue::goal as code};
use std::collections::BTreeSet;

pub(super) fn judge(case: &mut Case<'_>) {
    let goal = case.goal;
    let name = metric_name(goal.metric.as_ref());
    if name.is_none() {
        case.docket.note(Letter::S, Problem::new(&code::NO_METRIC, "/metric/name"));
    }
    if goal.objective.is_none() {
        case.docket.note(Letter::S, Problem::new(&code::NO_DIRECTION, "/objective"));
    }
    if !case.aim.has_amount && goal.scope.is_empty() {
        case.docket.note(Letter::S, Problem::new(&code::NO_EXTENT, "/objective"));
    }
    judge_words(case);
    if !goal.also.is_empty() {
        let count = goal.also.len().saturating_add(1);
        case.docket.note(Letter::S, Problem::new(&code::SEVERAL_TARGETS, "/also").with("count", count));
    }
    if goal.owner.is_none() {
        case.docket.note(Letter::S, Problem::new(&code::NO_OWNER, "/owner"));
    }
    if let (Some(completion), Some(name)) = (&goal.completion, name)
        && !same_name(completion, name)
    {
        let problem = Problem::new(&code::OTHER_COMPLETION, "/completion");
        case.docket.note(Letter::S, problem.with("completion", completion).with("metric", name));
    }
}

/// Notes vague words, each once: first in the fields that they fill, then in what people call the goal.
fn judge_words(case: &mut Case<'_>) {
    let goal = case.goal;
    let metric = goal.metric.as_ref().and_then(|metric| metric.name.as_deref());
    let period = match &goal.period {
        Some(PeriodRule::Label(label)) if matches!(case.span, Span::Words(_)) => Some(label.as_str()),
        _ => None,
    };
    let texts = [
        ("/metric/name", metric),
        ("/period", period),
        ("/text", goal.text.as_deref()),
        ("/title", goal.title.as_deref()),
    ];
    let mut seen = BTreeSet::new();
    for (path, text) in texts {
        let Some(text) = text else { continue };
        for hit in case.bench.lexicon.find(text) {
            if seen.insert(hit.word.to_lowercase()) {
                note_word(case, path, text, &hit);
            }
        }
    }
}

/// A vague word fails the letter of the field that it stands in for; where that field is filled, it is only a warning.
fn note_word(case: &mut Case<'_>, path: &str, text: &str, hit: &VagueHit) {
    let goal = case.goal;
    let is_whole_metric = path == "/metric/name" && same_name(text, &hit.word);
    let (field, letter, is_standing_in) = match hit.stands_for {
        StandsFor::Metric => ("metric", Letter::S, is_whole_metric || metric_name(goal.metric.as_ref()).is_none()),
        StandsFor::Amount => ("objective", Letter::M, !case.aim.has_amount),
        StandsFor::Date => ("period", Letter::T, !matches!(case.span, Span::Of(_) | Span::Reversed(..))),
        StandsFor::Nothing => return,
    };
    let mut problem = Problem::new(&code::VAGUE, path).with("word", &hit.word).with("field", field);
    if is_standing_in {
        problem.severity = Severity::Error;
    }
    case.docket.note(if is_standing_in { letter } else { Letter::S }, problem);
}
