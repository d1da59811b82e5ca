//! The scorecard's life cycle.

use super::{
    across,
    bands::{Band, Bands},
    check,
    document::ScorecardDocument,
    evaluate::Scoring,
    facts::ScorecardFacts,
    imported::{self, ImportBands, ImportedBands},
    lint,
    outcome::ScorecardOutcome,
    sensitivity::{self, ScoreAnswer, ScorecardQuestion, ScorecardSensitivity, Sensitivity, SensitivityOf, Subject},
};
use crate::{
    error::Problems,
    life::LifeCycle,
    shape::{Node, read_whole},
};

/// A scorecard that was loaded and checked: it scores one person at a time.
#[derive(Clone, Debug)]
pub struct Scorecard {
    document: ScorecardDocument,
    /// The grades, lowest first.
    bands: Vec<Band>,
}

impl LifeCycle for Scorecard {
    const KIND: &'static str = "scorecard";
    type Document = ScorecardDocument;
    type Facts = ScorecardFacts;
    type Outcome = ScorecardOutcome;

    fn check(document: &ScorecardDocument, problems: &mut Problems) {
        check::check(document, "", false, problems);
    }

    fn build(document: ScorecardDocument) -> Self {
        let bands = document.bands.as_ref().map(Bands::sorted).unwrap_or_default();
        Self { document, bands }
    }

    fn document(&self) -> &ScorecardDocument {
        &self.document
    }

    fn lint(&self) -> Problems {
        let mut findings = Problems::new();
        lint::lint(&self.document, "", &mut findings);
        findings
    }

    fn evaluate(&self, facts: &ScorecardFacts) -> Result<ScorecardOutcome, Problems> {
        let scoring = self.scoring(facts, String::new());
        let person = facts.person.as_ref().map(ToString::to_string);
        let places = self.document.rounding.as_ref().and_then(|rule| rule.scale);
        let mut scored = scoring.run()?;
        if self.document.across.is_none() && !facts.periods.is_empty() {
            scored.findings.push(across::unused("/periods"));
        }
        Ok(ScorecardOutcome::new(person, scored, places, facts.language))
    }

    fn ask(&self, question: &Node<'_>) -> Result<String, Problems> {
        let (question, problems): (ScorecardQuestion, _) = read_whole(question);
        let question = problems.in_facts().or(question)?;
        let answer = match &question {
            ScorecardQuestion::Sensitivity(asked) => {
                self.sensitivity(asked).map(|found| ScoreAnswer::Sensitivity(Box::new(found)))
            }
            ScorecardQuestion::ImportBands(asked) => self.import_bands(asked).map(ScoreAnswer::ImportBands),
        };
        let answer = answer.map_err(|problems| sensitivity::placed(problems, &format!("/{}", question.tag())))?;
        Ok(serde_json::to_string(&answer).unwrap_or_default())
    }
}

impl Scorecard {
    /// Tells whether a grade survives other weights, and the exact weight that is nearest of those that turn it.
    ///
    /// ```
    /// use quotakit::{LifeCycle, scoring::{Scorecard, ScorecardSensitivity}};
    /// let card = Scorecard::from_json(r#"{"rounding": {"scale": 2}, "bands": [{"grade": "A", "from": "90"}, {"grade": "B", "from": "0"}],
    ///     "groups": [{"id": "all", "weight": "1", "indicators": [
    ///         {"id": "sales", "weight": "0.6", "score": {"points": {}}}, {"id": "visits", "weight": "0.4", "score": {"points": {}}}]}]}"#)?;
    /// let facts = Scorecard::facts_from_json(r#"{"indicators": {"sales": {"actual": "95"}, "visits": {"actual": "85"}}}"#)?;
    /// let found = card.sensitivity(&ScorecardSensitivity { facts, weights: "10%".parse().expect("a number") })?;
    /// // 85 + 10 × 0.6 = 91; 89.995 rounds to 90, and 85 + 10 × 0.4995 is that.
    /// let turn = found.smallest.expect("a turn");
    /// assert_eq!((turn.weight.as_str(), turn.to.to_string().as_str()), ("sales", "0.4995"));
    /// assert_eq!(found.survives, Some(true)); // 0.54 and 0.66 are A as well
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with what is given, at paths that begin at it; that there is no score, or no grade.
    pub fn sensitivity(&self, asked: &ScorecardSensitivity) -> Result<Sensitivity, Problems> {
        let me = Subject::new(self.scoring(&asked.facts, "/facts".to_owned()))?;
        let me = me.ok_or_else(|| sensitivity::unscored("/facts"))?;
        sensitivity::answer(&me, &[], SensitivityOf::Grade, &asked.weights)
    }

    /// Turns closed ranges into bands, and tells every hole and every overlap as this scorecard would see them: with its
    /// rounding and below its limit, where the question states no others.
    ///
    /// ```
    /// use quotakit::{LifeCycle, scoring::{GradeRange, ImportBands, Scorecard}};
    /// let card = Scorecard::from_json(r#"{"rounding": {"scale": 2}, "groups": [{"id": "all", "weight": "100",
    ///     "indicators": [{"id": "sales", "weight": "100", "score": {"points": {}}}]}]}"#)?;
    /// let range = |grade: &str, from: i64, to: &str| GradeRange {
    ///     grade: grade.to_owned(), from: from.into(), to: to.parse().ok(), advice: None,
    /// };
    /// let ranges = vec![range("B", 0, "29.9"), range("A", 30, "100")];
    /// let found = card.import_bands(&ImportBands { ranges, scale: None, max: Some(100.into()) })?;
    /// assert_eq!(found.bands[1].from.to_string(), "30");
    /// assert_eq!(found.holes[0].from.to_string(), "29.9"); // 29.95 has no grade
    /// assert_eq!(found.unseen_holes[0].from.to_string(), "100"); // and nothing is above 100
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    ///
    /// # Errors
    /// No ranges, grades without a name or named twice, ranges that end before they begin.
    pub fn import_bands(&self, asked: &ImportBands) -> Result<ImportedBands, Problems> {
        imported::import(&self.document, asked)
    }

    /// The document, and its grades, lowest first.
    pub(super) fn parts(&self) -> (&ScorecardDocument, &[Band]) {
        (&self.document, &self.bands)
    }

    fn scoring<'a>(&'a self, facts: &'a ScorecardFacts, facts_at: String) -> Scoring<'a> {
        Scoring {
            card: &self.document,
            bands: &self.bands,
            facts: facts.person_facts(),
            card_at: "",
            facts_at,
            peers: None,
            is_advised: true,
            problems: Problems::new(),
            findings: Problems::new(),
        }
    }
}
