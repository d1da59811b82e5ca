//! What a cohort is evaluated on.

use super::document::Override;
use crate::{
    error::Language,
    id::Id,
    life::facts,
    number::Number,
    scoring::facts::{IndicatorFacts, PersonFacts, Ratings},
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
        /// The days of tenure.
        tenure_days: Option<u32>,
        /// What cohorts are formed by: team, region, post.
        attributes: BTreeMap<Id, String> = BTreeMap::new(),
    }
}

impl CohortPerson {
    pub(super) const fn person_facts(&self) -> PersonFacts<'_> {
        PersonFacts {
            person: Some(&self.person),
            indicators: &self.indicators,
            raters: &self.raters,
            adjustments: &self.adjustments,
            vetoes: self.vetoes.as_slice(),
        }
    }
}
