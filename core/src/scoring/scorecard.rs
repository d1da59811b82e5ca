//! The scorecard's life cycle.

use super::{
    across,
    bands::{Band, Bands},
    check,
    document::ScorecardDocument,
    evaluate::Scoring,
    facts::ScorecardFacts,
    lint,
    outcome::ScorecardOutcome,
};
use crate::{error::Problems, life::LifeCycle};

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
        let scoring = Scoring {
            card: &self.document,
            bands: &self.bands,
            facts: facts.person_facts(),
            card_at: "",
            facts_at: String::new(),
            peers: None,
            problems: Problems::new(),
            findings: Problems::new(),
        };
        let person = facts.person.as_ref().map(ToString::to_string);
        let places = self.document.rounding.as_ref().and_then(|rule| rule.scale);
        let mut scored = scoring.run()?;
        if self.document.across.is_none() && !facts.periods.is_empty() {
            scored.findings.push(across::unused("/periods"));
        }
        Ok(ScorecardOutcome::new(person, scored, places, facts.language))
    }
}
