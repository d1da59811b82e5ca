//! What a cohort is asked: whether a grade or a rank survives other weights.

use super::{
    Cohort,
    document::{Among, By, Key, Order},
};
use crate::{
    error::{Problem, Problems, catalogue::document, catalogue::score as code},
    life::LifeCycle,
    scoring::{
        CohortQuestion, CohortSensitivity, ScoreAnswer, Sensitivity, SensitivityOf,
        sensitivity::{self, Subject, placed},
    },
    shape::{Node, read_whole, suggestion},
};

/// Answers a question that is given as a tree, as JSON.
pub(super) fn ask(cohort: &Cohort, question: &Node<'_>) -> Result<String, Problems> {
    let (question, problems): (CohortQuestion, _) = read_whole(question);
    let CohortQuestion::Sensitivity(asked) = problems.in_facts().or(question)?;
    let found = cohort.sensitivity(&asked).map_err(|problems| placed(problems, "/sensitivity"))?;
    Ok(serde_json::to_string(&ScoreAnswer::Sensitivity(Box::new(found))).unwrap_or_default())
}

impl Cohort {
    /// Tells whether somebody's grade or rank survives other weights, and the exact weight that is nearest of those that
    /// turn it.
    ///
    /// ```
    /// use quotakit::{LifeCycle, scoring::{Cohort, CohortSensitivity, SensitivityOf}, id::Id};
    /// let cohort = Cohort::from_json(r#"{"scorecard": {"groups": [{"id": "all", "weight": "1", "indicators": [
    ///     {"id": "sales", "weight": "0.6", "score": {"points": {}}}, {"id": "visits", "weight": "0.4", "score": {"points": {}}}]}]}}"#)?;
    /// let facts = Cohort::facts_from_json(r#"{"people": [
    ///     {"person": "li", "indicators": {"sales": {"actual": "92"}, "visits": {"actual": "80"}}},
    ///     {"person": "wu", "indicators": {"sales": {"actual": "85"}, "visits": {"actual": "91"}}}]}"#)?;
    /// let person = Id::new("li").expect("an id");
    /// let weights = "5%".parse().expect("a number");
    /// let found = cohort.sensitivity(&CohortSensitivity { facts, person, weights, of: SensitivityOf::Rank })?;
    /// // 87.2 against 87.4; 80 + 12 t and 91 − 6 t meet at 11/18.
    /// assert_eq!(found.rank, Some(2));
    /// assert_eq!(found.smallest.expect("a turn").to.to_string(), "11/18");
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with what is given, at paths that begin at it; somebody who is not there or has no score;
    /// grades where there are none, and ranks that follow something else than the score.
    pub fn sensitivity(&self, asked: &CohortSensitivity) -> Result<Sensitivity, Problems> {
        let facts = &asked.facts;
        let in_facts = |problems| placed(problems, "/facts");
        let cohort_of = self.cohorts_of(facts).map_err(in_facts)?;
        let Some(position) = facts.people.iter().position(|person| person.person == asked.person) else {
            let ids: Vec<_> = facts.people.iter().map(|person| &person.person).collect();
            let problem = Problem::new(&document::UNKNOWN_REFERENCE, "/person").in_facts().with("id", &asked.person);
            return Err(problem.suggest(suggestion(asked.person.as_str(), &ids)).into());
        };
        let peers = self.peers(facts, &cohort_of);
        let subject = |index: usize| {
            let cohort = cohort_of.get(index).map(String::as_str).unwrap_or_default();
            self.scoring(facts, index, peers.get(cohort)).map_or(Ok(None), Subject::new).map_err(in_facts)
        };
        let me = subject(position)?.ok_or_else(|| sensitivity::unscored(format!("/facts/people/{position}")))?;
        let mut others = Vec::new();
        if asked.of == SensitivityOf::Rank {
            self.check_ranks()?;
            let is_among = |index: usize| !self.is_within_cohort() || cohort_of.get(index) == cohort_of.get(position);
            for index in (0..facts.people.len()).filter(|index| *index != position && is_among(*index)) {
                others.extend(subject(index)?);
            }
        }
        sensitivity::answer(&me, &others, asked.of, &asked.weights)
    }

    fn is_within_cohort(&self) -> bool {
        self.document().ranks.as_ref().is_some_and(|ranks| ranks.within == Among::Cohort)
    }

    /// Ranks that weights can move follow the score first.
    fn check_ranks(&self) -> Result<(), Problems> {
        let first = self.document().ranks.as_ref().and_then(|ranks| ranks.keys.first());
        let is_score = |key: &&Key| matches!(key.by, By::Score | By::Seen) && key.order == Order::Descending;
        let Some(key) = first.filter(|key| !is_score(key)) else { return Ok(()) };
        Err(Problem::new(&code::RANKS_BY_OTHER, "/ranks/keys/0").with("by", key.by.word()).into())
    }
}
