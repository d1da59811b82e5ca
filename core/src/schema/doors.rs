//! The schemas of what the text doors take and give besides documents, facts and outcomes.

use super::{read, written};
use crate::{
    calendar::{CalendarRule, Period},
    chart::{Chart, ChartOptions},
    error::Told,
    goals::{
        GoalAnswer, GoalDocument, GoalQuestion,
        reading::{ReadOptions, ReadOutcome},
    },
    payout::questions::{Answer, Question},
    review::{CloseAnswer, CloseQuestion},
    scoring::{CohortQuestion, ScoreAnswer, ScorecardQuestion},
    targets,
    trace::Line,
};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The schema of something that a door takes or gives.
#[derive(Clone, Debug)]
pub struct DoorSchema {
    /// What it is: `findings`, `lines`, `problems`, `pay-plan.question`, `pay-plan.answer`, `target-plan.question`,
    /// `target-plan.answer`, `goal.question`, `goal.answer`, `scorecard.question`,
    /// `cohort.question`, `scorecard.answer` (of both), `close.question`, `close.answer`, `read-goal.options`,
    /// `read-goal.outcome`, `charts.options`, `charts`, `calendar`, `period`.
    pub name: &'static str,
    /// Its schema.
    pub schema: Schema,
}

/// What linting a document gives.
#[derive(JsonSchema)]
#[schemars(rename = "Findings")]
#[expect(dead_code, reason = "only its schema is needed")]
struct FindingsText<'a> {
    /// What is wrong with a document, and what is legal but probably not meant.
    findings: Vec<Told<'a>>,
}

/// What explaining an outcome gives.
#[derive(JsonSchema)]
#[schemars(rename = "Explanation")]
#[expect(dead_code, reason = "only its schema is needed")]
struct LinesText {
    /// The steps as lines that a person can follow, a figure before what led to it.
    lines: Vec<Line>,
}

/// What drawing an outcome gives.
#[derive(JsonSchema)]
#[schemars(rename = "Charts")]
#[expect(dead_code, reason = "only its schema is needed")]
struct ChartsText {
    /// The charts.
    charts: Vec<Chart>,
}

/// What a document or facts with faults give.
#[derive(JsonSchema)]
#[schemars(rename = "Problems")]
#[expect(dead_code, reason = "only its schema is needed")]
struct ProblemsText<'a> {
    /// Everything that is wrong.
    problems: Vec<Told<'a>>,
}

/// The JSON Schemas of what is no document, no facts and no outcome: findings, lines of an explanation, problems,
/// questions and their answers, the options and the outcome of reading a sentence, the calendar and its periods.
///
/// ```
/// let doors = quotakit::schema::doors();
/// let problems = doors.iter().find(|door| door.name == "problems").expect("problems have a schema");
/// let items = problems.schema.pointer("/properties/problems/items/$ref").and_then(|name| name.as_str());
/// assert_eq!(items, Some("#/$defs/Problem"));
/// ```
#[must_use]
pub fn doors() -> Vec<DoorSchema> {
    [
        ("findings", written::<FindingsText<'static>>()),
        ("lines", written::<LinesText>()),
        ("problems", written::<ProblemsText<'static>>()),
        ("pay-plan.question", read::<Question>()),
        ("pay-plan.answer", written::<Answer>()),
        ("target-plan.question", read::<targets::Question>()),
        ("target-plan.answer", written::<targets::Answer>()),
        ("goal.question", read::<GoalQuestion>()),
        ("goal.answer", with_goals(written::<GoalAnswer>())),
        ("scorecard.question", read::<ScorecardQuestion>()),
        ("cohort.question", read::<CohortQuestion>()),
        ("scorecard.answer", written::<ScoreAnswer>()),
        ("close.question", read::<CloseQuestion>()),
        ("close.answer", written::<CloseAnswer>()),
        ("read-goal.options", read::<ReadOptions>()),
        ("read-goal.outcome", with_goals(written::<ReadOutcome>())),
        ("charts.options", read::<ChartOptions>()),
        ("charts", written::<ChartsText>()),
        ("calendar", read::<CalendarRule>()),
        ("period", written::<Period>()),
    ]
    .map(|(name, schema)| DoorSchema { name, schema })
    .to_vec()
}

/// What has goals in it: they are documents, and load as such.
fn with_goals(mut outcome: Schema) -> Schema {
    let mut goal = read::<GoalDocument>();
    goal.remove("$schema");
    goal.remove("title");
    let definitions = goal.remove("$defs");
    if let (Some(own), Some(Value::Object(definitions))) =
        (outcome.get_mut("$defs").and_then(Value::as_object_mut), definitions)
    {
        own.extend(definitions);
        own.insert(GoalDocument::schema_name().into_owned(), goal.to_value());
    }
    outcome
}
