//! Scoring one person: raw → normalise → cap and floor → weight → group → scale → adjustments → clamp → round → veto → band.

mod across;
mod advice;
mod aggregate;
pub(super) mod bound;
mod cheapest;
mod finish;
mod invert;
mod normalise;
mod part;
mod raw;
mod rescale;

pub(super) use across::Acrossed;
pub(super) use advice::{Advice, IndicatorAdvice};
pub(super) use cheapest::{Move, Way};
pub(super) use finish::{Graded, grade_limit};
pub(super) use part::{Inner, Measured, Part};
pub(super) use rescale::Rescaled;

use super::{
    bands::Band,
    document::{ScorecardDocument, Veto},
    facts::PersonFacts,
    labels,
    peers::Peers,
    rows::{Present, Row, rows},
};
use crate::{
    calendar::Calendar,
    error::{Problem, Problems, catalogue::document, catalogue::score as code},
    id::Id,
    number::Number,
    shape::{escaped, suggestion},
    trace::{Figure, Source, Test},
};

/// One person's evaluation on the way.
pub(super) struct Scoring<'a> {
    pub card: &'a ScorecardDocument,
    /// The grades, lowest first.
    pub bands: &'a [Band],
    pub facts: PersonFacts<'a>,
    /// Where the scorecard stands in its document.
    pub card_at: &'a str,
    /// Where the person stands in the facts.
    pub facts_at: String,
    pub peers: Option<&'a Peers>,
    /// Whether advice is asked for; moved facts are scored without.
    pub is_advised: bool,
    pub problems: Problems,
    pub findings: Problems,
}

/// What scoring one person found.
#[derive(Debug)]
pub(super) struct Scored<'a> {
    pub parts: Vec<Part<'a>>,
    pub coverage: Option<Figure>,
    /// The composite on both scales, where it has two.
    pub rescaled: Option<Rescaled>,
    /// The score and its grade; `None` with a finding that says why.
    pub graded: Option<Graded>,
    pub advice: Option<Advice>,
    pub across: Option<Acrossed>,
    /// The periods, in their order.
    pub rows: Vec<Row>,
    pub findings: Problems,
}

impl<'a> Scoring<'a> {
    pub fn run(mut self) -> Result<Scored<'a>, Problems> {
        self.check_names();
        let vetoes = self.vetoes();
        let mut parts = self.parts();
        if self.problems.has_errors() {
            return Err(self.problems);
        }
        let coverage = aggregate::coverage(&parts, None);
        let how = self.card.aggregate;
        let composite = aggregate::aggregate(&mut self, &labels::COMPOSITE, None, &mut parts, how, "");
        let Some(composite) = composite.filter(|_| self.is_covered(coverage.as_ref())) else {
            if self.findings.is_empty() {
                self.findings
                    .push(Problem::new(&code::NOTHING_MEASURED, format!("{}/indicators", self.facts_at)).in_facts());
            }
            let (across, rows) = self.across(None);
            let Self { problems, findings, .. } = self;
            return problems.or(Scored {
                parts,
                coverage,
                rescaled: None,
                graded: None,
                advice: None,
                across,
                rows,
                findings,
            });
        };
        let rescaled = rescale::rescaled(&self, self.card.rescale.as_ref(), &composite, None, "");
        aggregate::spread(&mut parts, how, rescaled.as_ref().map(|rescaled| &rescaled.slope));
        let composite = rescaled.as_ref().map_or(composite, |rescaled| rescaled.points.clone());
        let graded = finish::finish(&mut self, &composite, &vetoes);
        let (across, rows) = self.across(graded.as_ref());
        if self.problems.has_errors() {
            return Err(self.problems);
        }
        let advised = graded.as_ref().filter(|_| self.is_advised);
        let advice = advised.map(|graded| advice::advise(&self, &parts, graded, rescaled.as_ref()));
        Ok(Scored { parts, coverage, rescaled, graded, advice, across, rows, findings: self.findings })
    }

    /// The periods in their order, with the one that is scored, and the score across them.
    fn across(&mut self, graded: Option<&Graded>) -> (Option<Acrossed>, Vec<Row>) {
        let calendar = Calendar::new(&self.card.calendar);
        let is_vetoed = !self.facts.vetoes.is_empty();
        let present = self.facts.period;
        let present = present.map(|label| Present { label, score: graded.map(|graded| &graded.score), is_vetoed });
        let before = self.problems.found();
        let rows = rows(&calendar, self.facts.periods, present.as_ref(), &self.facts_at, &mut self.problems);
        if self.problems.found() > before {
            return (None, rows);
        }
        (across::across(self, &calendar, &rows), rows)
    }

    /// The same person, with nothing noted yet.
    pub fn again(&self) -> Self {
        let (problems, findings) = (Problems::new(), Problems::new());
        Self { facts_at: self.facts_at.clone(), problems, findings, ..*self }
    }

    /// The score and the grade that another composite gives; `None` below the lowest grade.
    pub fn graded_at(&mut self, composite: &Number) -> Option<Graded> {
        let vetoes = self.vetoes();
        finish::finish(self, &Figure::found(&labels::COMPOSITE, composite.clone(), Vec::new()), &vetoes)
    }

    fn is_covered(&mut self, coverage: Option<&Figure>) -> bool {
        let (Some(minimum), Some(coverage)) = (&self.card.minimum_weight, coverage) else { return true };
        if coverage.number() >= minimum {
            return true;
        }
        let problem = Problem::new(&code::COVERAGE_LOW, format!("{}/indicators", self.facts_at)).in_facts();
        self.findings.push(problem.with("coverage", coverage.number()).with("minimum", minimum));
        false
    }

    /// A value of the document, below the scorecard.
    pub fn of_card(&self, path: &str) -> Source {
        Source::Document(format!("{}{path}", self.card_at))
    }

    /// A value of the facts, below the person.
    pub fn of_facts(&self, path: &str) -> Source {
        Source::Facts(format!("{}{path}", self.facts_at))
    }

    /// A problem of the facts, below the person.
    pub fn fault(&self, code: &'static crate::error::Code, path: &str) -> Problem {
        Problem::new(code, format!("{}{path}", self.facts_at)).in_facts()
    }

    fn parts(&mut self) -> Vec<Part<'a>> {
        let card = self.card;
        card.groups
            .iter()
            .enumerate()
            .filter_map(|(index, group)| part::group(self, group, None, &format!("/groups/{index}")))
            .collect()
    }

    /// The values of the rules that compare peers, before anyone is compared.
    pub fn peer_values(&mut self) -> Vec<(&'a Id, Number)> {
        let card = self.card;
        let mut values = Vec::new();
        for (index, group) in card.groups.iter().enumerate() {
            part::peer_values(self, group, None, &format!("/groups/{index}"), &mut values);
        }
        values
    }

    /// Names in the facts that the scorecard does not have.
    fn check_names(&mut self) {
        let mut known = Vec::new();
        for group in &self.card.groups {
            part::collect_ids(group, &mut known);
        }
        let PersonFacts { indicators, raters, adjustments, .. } = self.facts;
        let declared: Vec<&Id> = self.card.adjustments.iter().map(|adjustment| &adjustment.id).collect();
        let used = indicators.keys().map(|id| (id, "indicators", &known));
        let used = used.chain(raters.keys().map(|id| (id, "raters", &known)));
        for (id, field, known) in used.chain(adjustments.keys().map(|id| (id, "adjustments", &declared))) {
            if !known.contains(&id) {
                let problem = self.fault(&document::UNKNOWN_REFERENCE, &format!("/{field}/{}", escaped(id.as_str())));
                self.problems.push(problem.with("id", id).suggest(suggestion(id.as_str(), known)));
            }
        }
        for (id, count) in adjustments {
            if count.is_negative() {
                let problem = self.fault(&document::OUT_OF_RANGE, &format!("/adjustments/{}", escaped(id.as_str())));
                self.problems.push(problem.with("value", count).with("range", "`x ≥ 0`"));
            }
        }
    }

    /// The vetoes of the scorecard, each with whether it was cast.
    fn vetoes(&mut self) -> Vec<(&'a Veto, Test)> {
        let declared: Vec<&Id> = self.card.vetoes.iter().map(|veto| &veto.id).collect();
        for (index, id) in self.facts.vetoes.iter().enumerate() {
            if !declared.contains(&id) {
                let problem = self.fault(&document::UNKNOWN_REFERENCE, &format!("/vetoes/{index}"));
                self.problems.push(problem.with("id", id).suggest(suggestion(id.as_str(), &declared)));
            }
        }
        let card = self.card;
        let cast = |veto: &'a Veto| {
            let index = self.facts.vetoes.iter().position(|id| *id == veto.id);
            let source = index.map_or(Source::Rule, |index| self.of_facts(&format!("/vetoes/{index}")));
            (veto, Test::given(&labels::VETO_CAST, index.is_some(), source).about(veto.id.as_str()))
        };
        card.vetoes.iter().map(cast).collect()
    }
}

/// A lower end and an upper end put on a figure; both are always steps of the trace.
fn limited(label: &'static crate::trace::Label, of: &Figure, floor: Option<&Figure>, cap: Option<&Figure>) -> Figure {
    let capped = cap.map_or_else(|| of.clone(), |cap| Figure::minimum(label, &[of, cap]));
    match floor {
        Some(floor) => Figure::maximum(label, &[&capped, floor]),
        None if cap.is_none() => of.named(label),
        None => capped,
    }
}
