//! From a goal and its facts to the verdict.

use super::{
    achievable, adjust,
    case::{Bench, Case},
    check::{check_goal, check_policy},
    document::GoalDocument,
    facts::{GoalFacts, Policy},
    labels as label,
    lexicon::Lexicon,
    measurable,
    outcome::{Days, GoalOutcome, Letter, Letters},
    question::missing_of,
    span::Span,
    specific, timely, track,
    versions::{self, Held},
};
use crate::{
    calendar::{Calendar, CalendarRule},
    error::{Language, Problem, Problems, catalogue::goal as code},
    life::LifeCycle,
    shape::Node,
    trace::{Figure, Source, Step},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// A goal that can be judged.
///
/// ```
/// use quotakit::{LifeCycle, goals::{Goal, Verdict}};
/// let goal = Goal::from_json(r#"{
///     "metric": {"name": "complaints", "unit": {"count": {}}},
///     "objective": {"decrease": {"from": "100", "to": "60"}}
/// }"#)?;
/// let verdict = goal.evaluate(&Goal::facts_from_json(r#"{"as_of": "2026-08-20", "actual": "70"}"#)?)?;
/// assert_eq!(verdict.progress.map(|progress| progress.to_string()).as_deref(), Some("0.75"));
/// assert_eq!((verdict.letters.measurable, verdict.letters.time_bound), (Verdict::Pass, Verdict::Fail));
/// # Ok::<(), quotakit::error::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct Goal {
    document: GoalDocument,
}

impl LifeCycle for Goal {
    const KIND: &'static str = "goal";
    type Document = GoalDocument;
    type Facts = GoalFacts;
    type Outcome = GoalOutcome;

    fn check(document: &GoalDocument, problems: &mut Problems) {
        check_goal(document, "", problems);
    }

    fn build(document: GoalDocument) -> Self {
        Self { document }
    }

    fn document(&self) -> &GoalDocument {
        &self.document
    }

    /// What can be said about the goal before its facts are known: all but what depends on the day.
    fn lint(&self) -> Problems {
        lint_goal(&self.document, String::new(), &Calendar::gregorian())
    }

    fn ask(&self, question: &Node<'_>) -> Result<String, Problems> {
        adjust::ask(self, question)
    }

    fn evaluate(&self, facts: &GoalFacts) -> Result<GoalOutcome, Problems> {
        let mut problems = Problems::new();
        check_policy(&facts.policy, &mut problems);
        let calendar = calendar_of(facts.calendar.as_ref(), None, &mut problems);
        if problems.has_errors() {
            return Err(problems);
        }
        let lexicon = Lexicon::standard().extended(&facts.policy.vague);
        let bench = Bench {
            as_of: facts.as_of,
            calendar: &calendar,
            policy: &facts.policy,
            language: facts.language,
            lexicon: &lexicon,
        };
        let actual = facts.actual.clone();
        let actual = actual.map(|actual| Figure::given(&label::ACTUAL, actual, Source::Facts("/actual".to_owned())));
        let held = Held::on(&self.document, facts.as_of);
        let case = Case::new(&bench, &held, String::new(), actual);
        if let Some(problem) = unknown_period(&case) {
            return Err(problem.into());
        }
        Ok(judge(case, false))
    }
}

/// The findings that hold on every day. A label that this calendar does not know may be one of the facts' calendar.
pub(super) fn lint_goal(goal: &GoalDocument, root: String, calendar: &Calendar) -> Problems {
    let (policy, lexicon) = (Policy::default(), Lexicon::standard());
    let bench =
        Bench { as_of: NaiveDate::default(), calendar, policy: &policy, language: Language::En, lexicon: &lexicon };
    let held = Held::now(goal);
    let mut case = Case::new(&bench, &held, root, None);
    let is_label_unknown = unknown_period(&case).is_some();
    specific::judge(&mut case);
    measurable::judge(&mut case);
    achievable::judge(&mut case);
    timely::judge(&mut case);
    let mut problems = case.docket.into_problems();
    let depends = |problem: &Problem| match problem.code.name {
        name if name == code::PAST.name || name == code::AMBIGUOUS_PERIOD.name => true,
        name => is_label_unknown && name == code::NO_DEADLINE.name,
    };
    problems.retain(|problem| !depends(problem));
    problems
}

/// The calendar of the facts, otherwise the document's, otherwise the Gregorian one.
pub(super) fn calendar_of(
    in_facts: Option<&CalendarRule>,
    in_document: Option<&CalendarRule>,
    problems: &mut Problems,
) -> Calendar {
    if let Some(rule) = in_facts {
        let mut faults = Problems::new();
        rule.check("/calendar", &mut faults);
        problems.extend(faults.in_facts());
    }
    in_facts.or(in_document).map_or_else(Calendar::gregorian, Calendar::new)
}

/// A label that the calendar does not know, and that is no vague word either: most likely a slip of the pen.
pub(super) fn unknown_period(case: &Case<'_>) -> Option<Problem> {
    let Span::Words(problem) = &case.span else { return None };
    let label = match &case.goal.period {
        Some(super::period::PeriodRule::Label(label)) => label.as_str(),
        _ => "",
    };
    case.bench.lexicon.find(label).is_empty().then(|| (**problem).clone())
}

/// Judges a goal; inside a set its relevance was judged before, and its findings are on the docket.
pub(super) fn judge(mut case: Case<'_>, is_in_set: bool) -> GoalOutcome {
    specific::judge(&mut case);
    measurable::judge(&mut case);
    let found = achievable::judge(&mut case);
    let milestones = timely::judge(&mut case);
    let standing = track::stand(&case);
    let letters = Letters {
        specific: case.docket.verdict(Letter::S, true),
        measurable: case.docket.verdict(Letter::M, true),
        achievable: case.docket.verdict(Letter::A, found.is_judged),
        relevant: case.docket.verdict(Letter::R, is_in_set),
        time_bound: case.docket.verdict(Letter::T, true),
    };
    let smart = letters.are_all_passed();
    let id = case.goal.id.clone();
    let baseline = case.aim.baseline().map(|figure| case.shown(figure.number()));
    let target = case.aim.to.as_ref().map(|figure| case.shown(figure.number()));
    let stretch = case.aim.stretch.as_ref().map(|figure| case.shown(figure.number()));
    let rolled = case.rolled.take().map(|rolled| rolled.shown);
    let period = case.span.stretch().map(|stretch| Days { start: stretch.start, end: stretch.end });
    let versions = versions::told(&case);
    let language = case.bench.language;
    let findings = case.docket.into_findings();
    let missing = if smart { Vec::new() } else { missing_of(&findings, &letters, language) };
    let steps: Vec<Arc<Step>> = found.steps.into_iter().chain(milestones).chain(standing.steps).collect();
    GoalOutcome {
        letters,
        smart,
        missing,
        findings,
        period,
        baseline,
        target,
        stretch,
        rolled,
        versions,
        achievability: found.shown,
        progress: standing.progress,
        pace: standing.pace,
        tracking: standing.tracking,
        trace: Step::group(&label::GOAL, id.as_ref().map(ToString::to_string), steps),
        id,
    }
}
