//! Scores: what the tables know of a person, as a cohort's facts; the scores of the period and of the one before it.

use super::{
    Close,
    books::{Books, Periods},
    document::CloseDocument,
    facts::CloseFacts,
    labels,
    outcome::PersonScore,
    rows::PersonRow,
};
use crate::{
    calendar::Period,
    error::Problems,
    id::Id,
    life::{LifeCycle, Outcome},
    scoring::{CohortFacts, CohortOutcome, CohortPerson, IndicatorFacts},
    shape::{Node, with_fields},
    trace::Step,
};
use chrono::NaiveDate;
use std::{borrow::Cow, collections::BTreeMap};

/// Everybody's score, with last period's beside it.
pub(super) fn scores(
    close: &Close,
    books: &Books,
    periods: &Periods,
    facts: &CloseFacts,
) -> Result<Vec<PersonScore>, Problems> {
    let scored = |period: &Period, last: Option<&CohortOutcome>| {
        let cohort = CohortFacts {
            people: books
                .scored(period)
                .map(|person| books.cohort_person(close, person, period, periods, last))
                .collect(),
            language: facts.language,
            // A cohort forgets its traces unless they are asked for, and `why` needs them.
            trace: true,
            ..with_fields([("people", Node::List(Vec::new()))])
        };
        close.cohort.evaluate(&cohort)
    };
    // The period before can only be scored where its tables are there; without them nobody has improved on anything.
    let last = periods.previous.as_ref().and_then(|previous| scored(previous, None).ok());
    let now = scored(&periods.current, last.as_ref())
        .map_err(|problems| super::evaluate::refused(&labels::SCORES_PART, &problems, facts.language))?;
    Ok(books.scored(&periods.current).filter_map(|person| person_score(person, &now, last.as_ref())).collect())
}

fn person_score(person: &PersonRow, now: &CohortOutcome, last: Option<&CohortOutcome>) -> Option<PersonScore> {
    let of = |outcome: &'_ CohortOutcome| {
        outcome.people.iter().position(|found| found.scored.person.as_deref() == Some(person.id.as_str()))
    };
    let found = now.people.get(of(now)?)?;
    let before = last.and_then(|last| last.people.get(of(last)?)).map(|found| &found.scored);
    let score = |scored: &crate::scoring::ScorecardOutcome| scored.score.as_ref().map(|score| score.number.clone());
    let is_winner =
        |award: &&crate::scoring::AwardOutcome| award.winners.iter().any(|winner| winner.person == person.id.as_str());
    let awards =
        now.awards.iter().filter(is_winner).map(|award| award.name.clone().unwrap_or_else(|| award.id.clone()));
    Some(PersonScore {
        person: person.id.clone(),
        score: score(&found.scored),
        grade: found.scored.grade.clone(),
        rank: found.rank.and_then(|rank| u32::try_from(rank).ok()),
        last_score: before.and_then(score),
        last_grade: before.and_then(|scored| scored.grade.clone()),
        awards: awards.collect(),
        trace: Step::group(&labels::SCORE, Some(person.id.to_string()), found.scored.trace().into_iter().collect()),
    })
}

impl Books {
    /// The people who are scored for a period: those with a quota for it.
    pub fn scored<'a>(&'a self, period: &'a Period) -> impl Iterator<Item = &'a PersonRow> {
        let people = self.people.iter().map(|row| &row.value);
        people.filter(|person| self.quota(&person.id, &period.label).is_some())
    }

    /// A person's facts for the cohort: indicators by source, ratings, adjustments, vetoes.
    fn cohort_person(
        &self,
        close: &Close,
        person: &PersonRow,
        period: &Period,
        periods: &Periods,
        last: Option<&CohortOutcome>,
    ) -> CohortPerson {
        let is_meant = |id: &Id, label: &str| *id == person.id && label == period.label;
        let mut raters: BTreeMap<Id, BTreeMap<Id, Vec<_>>> = BTreeMap::new();
        for row in self.ratings.iter().map(|row| &row.value).filter(|row| is_meant(&row.person, &row.period)) {
            let groups = raters.entry(row.indicator.clone()).or_default();
            groups.entry(row.rater_group.clone()).or_default().push(row.rating.clone());
        }
        let mut adjustments = BTreeMap::new();
        for row in self.adjustments.iter().map(|row| &row.value).filter(|row| is_meant(&row.person, &row.period)) {
            *adjustments.entry(row.adjustment.clone()).or_default() += &row.count;
        }
        let vetoes = self.vetoes.iter().map(|row| &row.value).filter(|row| is_meant(&row.person, &row.period));
        let last = last.and_then(|last| {
            last.people.iter().find(|found| found.scored.person.as_deref() == Some(person.id.as_str()))
        });
        let tenure = periods.until.signed_duration_since(person.start).num_days();
        let attributes = [("region", person.region.as_ref()), ("manager", person.manager.as_ref())];
        let attributes = attributes.into_iter().filter_map(|(name, id)| Some((Id::new(name)?, id?.to_string())));
        CohortPerson {
            indicators: self.indicator_facts(&close.document, person, period, periods.until),
            raters,
            adjustments,
            vetoes: vetoes.map(|row| row.veto.clone()).collect(),
            last_score: last.and_then(|last| last.scored.score.as_ref()).map(|score| score.number.clone()),
            tenure_days: u32::try_from(tenure).ok(),
            attributes: attributes.collect(),
            ..with_fields([("person", Node::Text(Cow::Owned(person.id.to_string())))])
        }
    }

    fn indicator_facts(
        &self,
        document: &CloseDocument,
        person: &PersonRow,
        period: &Period,
        until: NaiveDate,
    ) -> BTreeMap<Id, IndicatorFacts> {
        let mut facts = BTreeMap::new();
        for id in indicators_of(document) {
            let source = document.sources.get(id);
            let Some(actual) = self.figure(source, id, person, period, until) else { continue };
            let target = match source {
                None => self.indicator(&person.id, &period.label, id.as_str()).and_then(|row| row.value.target.clone()),
                Some(_) => self.quota(&person.id, &period.label).map(|quota| quota.number().clone()),
            };
            let indicator = IndicatorFacts { actual: Some(actual.number().clone()), target, ..with_fields([]) };
            facts.insert(id.clone(), indicator);
        }
        facts
    }
}

/// The indicators of the scorecard that are measured, not rated.
fn indicators_of(document: &CloseDocument) -> Vec<&Id> {
    let mut ids = Vec::new();
    let mut groups: Vec<_> = document.cohort.scorecard.groups.iter().collect();
    while let Some(group) = groups.pop() {
        if group.raters.is_none() {
            ids.extend(group.indicators.iter().map(|indicator| &indicator.id));
        }
        groups.extend(&group.groups);
    }
    ids
}
