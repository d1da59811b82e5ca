//! Ordering people by declared keys, and cutting the order at the edge of the places.

use super::document::{By, Key, Order, Ties};
use crate::{
    error::{Problem, catalogue::score as code},
    number::Number,
    scoring::{cohort::facts::CohortPerson, outcome::ScorecardOutcome, rows::Row},
};
use std::cmp::Ordering;

/// A person with what was found.
pub(super) struct Member<'a> {
    pub facts: &'a CohortPerson,
    /// The position in the facts.
    pub index: usize,
    pub cohort: String,
    pub outcome: ScorecardOutcome,
    /// The level of the grade, 0 for the lowest; nothing without a grade.
    pub level: Option<usize>,
    /// The best level that vetoes leave.
    pub limit: Option<usize>,
    /// The periods, in their order.
    pub rows: Vec<Row>,
}

impl Member<'_> {
    pub fn id(&self) -> &str {
        self.facts.person.as_str()
    }

    /// What a key looks at; nothing where there is none.
    pub fn value(&self, key: &Key) -> Option<Number> {
        let indicator = |id: &str| self.outcome.indicators.iter().find(|indicator| indicator.id == id);
        let named = || indicator(key.indicator.as_ref()?.as_str());
        match key.by {
            By::Score => self.outcome.score.as_ref().map(|score| score.number.clone()),
            By::Seen => self.outcome.seen.as_ref().map(|seen| seen.number().clone()),
            By::Points => named()?.points.clone(),
            By::Raw => named()?.raw.clone(),
            By::TenureDays => self.facts.tenure_days.map(Number::from),
            By::LastScore => self.facts.last_score.clone(),
        }
    }
}

/// Compares two people by keys; who has no value comes last.
pub(super) fn compare(keys: &[Key], a: &Member<'_>, b: &Member<'_>) -> Ordering {
    let by = |key: &Key| match (a.value(key), b.value(key)) {
        (Some(a), Some(b)) if key.order == Order::Ascending => a.cmp(&b),
        (Some(a), Some(b)) => b.cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    keys.iter().map(by).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// The places at an edge.
pub(super) struct Edge<'a> {
    /// What the places are of: a grade, an award.
    pub what: &'a str,
    /// Where the tie policy stands in the document.
    pub path: &'a str,
    pub seats: usize,
    pub ties: Ties,
}

impl Edge<'_> {
    /// How many of an order get a place; `order` says how two of its positions compare.
    pub fn cut(
        &self,
        count: usize,
        order: impl Fn(usize, usize) -> Ordering,
        name: impl Fn(usize) -> (String, String),
    ) -> Result<usize, Box<Problem>> {
        let Some(last) = self.seats.checked_sub(1).filter(|_| count > self.seats) else {
            return Ok(count.min(self.seats));
        };
        if order(last, self.seats).is_ne() {
            return Ok(self.seats);
        }
        let is_tied = |position: &usize| order(*position, last).is_eq();
        match self.ties {
            Ties::PromoteAll => Ok((0..count).rfind(is_tied).map_or(self.seats, |last| last.saturating_add(1))),
            Ties::DemoteAll => Ok((0..count).find(is_tied).unwrap_or(self.seats)),
            Ties::TieKey | Ties::Error => {
                let tied: Vec<String> =
                    (0..count).filter(is_tied).map(|position| format!("`{}`", name(position).0)).collect();
                let problem = Problem::new(&code::TIE_UNDECIDED, self.path).with("people", tied.join(", "));
                let problem = problem.with("score", name(last).1).with("what", self.what).with("seats", self.seats);
                Err(Box::new(problem))
            }
        }
    }
}

/// How many of the people in an order get a place.
pub(super) fn cut(edge: &Edge<'_>, people: &[&Member<'_>], keys: &[Key]) -> Result<usize, crate::error::Problems> {
    let order = |a: usize, b: usize| match (people.get(a), people.get(b)) {
        (Some(a), Some(b)) => compare(keys, a, b),
        _ => Ordering::Equal,
    };
    let name = |position: usize| {
        let value = |person: &&Member<'_>| keys.first().and_then(|key| person.value(key));
        let person = people.get(position);
        let shown = person.and_then(value).map(|value| value.to_string()).unwrap_or_default();
        (person.map(|person| person.id().to_owned()).unwrap_or_default(), shown)
    };
    edge.cut(people.len(), order, name).map_err(|problem| (*problem).into())
}
