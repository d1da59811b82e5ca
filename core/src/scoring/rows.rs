//! The scores of periods as facts give them, and the row that they stand in.

use super::labels;
use crate::{
    calendar::{Calendar, Period},
    error::{Problem, Problems, catalogue::document, catalogue::score as code},
    number::Number,
    shape::record,
    trace::{Figure, Source},
};

record! {
    /// The score of a period that is over.
    pub struct PeriodScore {
        /// The label of the period, such as `2026-Q1`.
        period: String,
        /// The score; none was given where it is missing.
        score: Option<Number>,
        /// The days that count, of a joiner or a leaver; all days of the period unless stated.
        days: Option<u32>,
        /// Whether a veto was cast.
        vetoed: bool = false,
    }
}

/// One period with its score.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub period: Period,
    pub score: Option<Figure>,
    pub days: Figure,
    pub is_vetoed: bool,
    /// Where its label stands in the facts.
    pub at: String,
}

impl Row {
    /// Lets go of the steps that led to the score.
    pub fn forget_trace(&mut self) {
        let found = |score: &Figure| Figure::found(&labels::PERIOD_SCORE, score.number().clone(), Vec::new());
        self.score = self.score.as_ref().map(found);
    }
}

/// The period that is being scored.
pub(super) struct Present<'a> {
    pub label: &'a str,
    pub score: Option<&'a Figure>,
    pub is_vetoed: bool,
}

/// The periods of a person in their order: those of the facts, and the one that is being scored.
pub(super) fn rows(
    calendar: &Calendar,
    given: &[PeriodScore],
    present: Option<&Present<'_>>,
    at: &str,
    problems: &mut Problems,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (index, past) in given.iter().enumerate() {
        let at = format!("{at}/periods/{index}");
        let label_at = format!("{at}/period");
        let period = match calendar.resolve(&past.period, &label_at) {
            Ok(period) => period,
            Err(problem) => {
                problems.push(problem.in_facts());
                continue;
            }
        };
        if let Some(days) = past.days.filter(|days| *days == 0 || *days > period.days()) {
            let problem = Problem::new(&document::OUT_OF_RANGE, format!("{at}/days")).in_facts().with("value", days);
            problems.push(problem.with("range", format!("`1 ≤ x ≤ {}`", period.days())));
        }
        let days = past.days.map(|days| (days, Source::Facts(format!("{at}/days"))));
        let score = past.score.clone().map(|score| {
            let source = Source::Facts(format!("{at}/score"));
            Figure::given(&labels::PERIOD_SCORE, score, source).about(period.label.as_str())
        });
        rows.push(Row { days: days_of(&period, days), period, score, is_vetoed: past.vetoed, at: label_at });
    }
    if let Some(present) = present {
        let at = "/period".to_owned();
        match calendar.resolve(present.label, &at) {
            Ok(period) => {
                let score = present.score.map(|score| score.named(&labels::PERIOD_SCORE).about(present.label));
                rows.push(Row { days: days_of(&period, None), period, score, is_vetoed: present.is_vetoed, at });
            }
            Err(problem) => problems.push(problem.in_facts()),
        }
    }
    rows.sort_by_key(|row| row.period.start);
    for pair in rows.windows(2) {
        let [first, second] = pair else { continue };
        let at = second.at.as_str();
        let problem = if first.period == second.period {
            Problem::new(&document::DUPLICATE_ID, at).with("id", &second.period.label)
        } else if first.period.grain != second.period.grain || first.period.end > second.period.start {
            let problem = Problem::new(&code::PERIODS_MIXED, at).with("first", &first.period.label);
            problem.with("second", &second.period.label)
        } else {
            continue;
        };
        problems.push(problem.in_facts());
    }
    rows
}

fn days_of(period: &Period, given: Option<(u32, Source)>) -> Figure {
    let (days, source) = given.unwrap_or_else(|| (period.days(), Source::Rule));
    Figure::given(&labels::DAYS, Number::from(days), source).about(period.label.as_str())
}
