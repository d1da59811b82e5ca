//! What a scorecard is evaluated on.

use super::rows::PeriodScore;
use crate::{error::Language, id::Id, life::facts, number::Number, shape::record};
use std::collections::BTreeMap;

/// Ratings by indicator and rater group.
pub type Ratings = BTreeMap<Id, BTreeMap<Id, Vec<Number>>>;

record! {
    /// One person in one period.
    pub struct ScorecardFacts {
        /// Who is scored.
        person: Option<Id>,
        /// The measured values, by indicator.
        indicators: BTreeMap<Id, IndicatorFacts> = BTreeMap::new(),
        /// The ratings, by indicator and rater group.
        raters: Ratings = BTreeMap::new(),
        /// The counts of adjustments.
        adjustments: BTreeMap<Id, Number> = BTreeMap::new(),
        /// The vetoes that were cast.
        vetoes: Vec<Id> = Vec::new(),
        /// The label of the period that is scored, where its score counts among `periods`.
        period: Option<String>,
        /// The scores of other periods, in any order.
        periods: Vec<PeriodScore> = Vec::new(),
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}
facts!(ScorecardFacts);

record! {
    /// What was measured for one indicator.
    pub struct IndicatorFacts {
        /// The value; not rated when it is missing.
        actual: Option<Number>,
        /// The second value, for a table of two.
        second: Option<Number>,
        /// The target.
        target: Option<Number>,
        /// The baseline.
        base: Option<Number>,
        /// The points of the last period, for an indicator that carries them over.
        last_points: Option<Number>,
        /// Whether the indicator does not apply to this person; its weight goes to its siblings and nothing is missing.
        not_applicable: bool = false,
    }
}

/// The facts of one person, wherever they stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct PersonFacts<'a> {
    pub person: Option<&'a Id>,
    pub indicators: &'a BTreeMap<Id, IndicatorFacts>,
    pub raters: &'a Ratings,
    pub adjustments: &'a BTreeMap<Id, Number>,
    pub vetoes: &'a [Id],
    pub period: Option<&'a str>,
    pub periods: &'a [PeriodScore],
}

impl ScorecardFacts {
    pub(super) fn person_facts(&self) -> PersonFacts<'_> {
        PersonFacts {
            person: self.person.as_ref(),
            indicators: &self.indicators,
            raters: &self.raters,
            adjustments: &self.adjustments,
            vetoes: &self.vetoes,
            period: self.period.as_deref(),
            periods: &self.periods,
        }
    }
}
