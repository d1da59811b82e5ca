//! What a cohort is evaluated on.

use super::document::Override;
use crate::{
    error::Language,
    id::Id,
    life::facts,
    number::Number,
    scoring::{
        facts::{IndicatorFacts, PersonFacts, Ratings},
        rows::PeriodScore,
    },
    shape::record,
};
use std::collections::BTreeMap;

record! {
    /// A team in one period.
    pub struct CohortFacts {
        /// The people, in any order.
        people: Vec<CohortPerson>,
        /// Grades set by people, besides those of the document.
        calibration: Vec<Override> = Vec::new(),
        /// The label of the period that is scored, where its scores count among the `periods` of people.
        period: Option<String>,
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}
facts!(CohortFacts);

record! {
    /// One person of the team.
    pub struct CohortPerson {
        /// Who.
        person: Id,
        /// The measured values, by indicator.
        indicators: BTreeMap<Id, IndicatorFacts> = BTreeMap::new(),
        /// The ratings, by indicator and rater group.
        raters: Ratings = BTreeMap::new(),
        /// The counts of adjustments.
        adjustments: BTreeMap<Id, Number> = BTreeMap::new(),
        /// The vetoes that were cast.
        vetoes: Vec<Id> = Vec::new(),
        /// The score of the last period.
        last_score: Option<Number>,
        /// The scores of other periods, in any order.
        periods: Vec<PeriodScore> = Vec::new(),
        /// The days of tenure.
        tenure_days: Option<u32>,
        /// What cohorts are formed by: team, region, post.
        attributes: BTreeMap<Id, String> = BTreeMap::new(),
    }
}

impl CohortFacts {
    /// The facts of one of the people.
    pub(super) fn person_facts(&self, index: usize) -> Option<PersonFacts<'_>> {
        let person = self.people.get(index)?;
        Some(PersonFacts {
            person: Some(&person.person),
            indicators: &person.indicators,
            raters: &person.raters,
            adjustments: &person.adjustments,
            vetoes: &person.vetoes,
            period: self.period.as_deref(),
            periods: &person.periods,
        })
    }
}
