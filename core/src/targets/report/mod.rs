//! What facts say about a plan, rolled up the tree: what was reached, what people commit to, and how targets compare with
//! potential and pay.

mod check;
mod commit;
mod fairness;
mod levels;
mod outcome;
mod progress;

pub use outcome::{
    Commitment, CommitmentPeriod, CommitmentReason, Elapsed, Fairness, FairnessFigure, FairnessLevel, FairnessMeasure,
    FairnessReason, FairnessSpread, FarthestNode, Progress, Reason,
};
pub(super) use {check::check_facts, progress::Clock};

use super::{
    facts::TargetFacts,
    plan::Worked,
    share::Share,
    spread::{Course, Spans},
    weights::listed,
};
use crate::{
    error::{Problem, Problems, catalogue::target as code},
    id::Id,
    shape::escaped,
    trace::{Figure, Step},
};
use commit::Commitments;
use fairness::{Survey, given_of};
use progress::Report;
use std::sync::Arc;

/// The places of quotients.
pub(super) const QUOTIENT_PLACES: u32 = 6;

/// How many of those are named in a finding who did not answer; the outcome lists all.
const NAMED_MAX: usize = 10;

/// What facts say about one node, with its steps.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    pub progress: Option<Progress>,
    pub commitment: Option<Commitment>,
    pub fairness: Option<Fairness>,
    pub steps: Vec<Arc<Step>>,
}

/// What facts say about a plan.
#[derive(Clone, Debug, Default)]
pub(super) struct Reports {
    /// Of every node, in their order; empty where facts say nothing.
    pub nodes: Vec<Told>,
    /// Who did not answer, where anybody was asked for a commitment.
    pub unanswered: Option<Vec<Id>>,
    pub levels: Vec<FairnessLevel>,
    /// The steps of the levels.
    pub steps: Vec<Arc<Step>>,
    pub findings: Problems,
}

impl Reports {
    pub fn of(facts: &TargetFacts, worked: &Worked<'_>, spans: Option<&Spans>, clock: Option<&Clock>) -> Self {
        let mut reports = Self::default();
        if !facts.actuals.is_empty() || clock.is_some() {
            let mut report = Report { facts, steps: &worked.steps, clock, found: Vec::new() };
            report.node(&worked.root);
            for (progress, steps) in report.found {
                reports.nodes.push(Told { progress: Some(progress), steps, ..Told::default() });
            }
        }
        if !facts.commitments.is_empty() || !facts.commitments_by_period.is_empty() {
            let course = worked.time.as_ref().and_then(|(_, _, course)| course.as_ref());
            reports.commit(facts, worked, course, spans);
        }
        for measure in [FairnessMeasure::Potential, FairnessMeasure::Pay] {
            if !given_of(facts, measure).is_empty() {
                reports.measure(facts, worked, measure);
            }
        }
        reports
    }

    fn commit(&mut self, facts: &TargetFacts, worked: &Worked<'_>, course: Option<&Course>, spans: Option<&Spans>) {
        let actuals: Vec<Option<_>> = self.nodes.iter().map(|told| told.progress.as_ref()?.actual.clone()).collect();
        let mut commitments = Commitments::of(facts, &worked.steps, course, actuals);
        commitments.node(&worked.root, spans, false);
        let Commitments { found, unanswered, .. } = commitments;
        if !unanswered.is_empty() {
            let problem = Problem::new(&code::COMMITMENTS_OPEN, "/commitments").in_facts();
            self.findings.push(problem.with("count", unanswered.len()).with("nodes", named(&unanswered)));
        }
        self.unanswered = Some(unanswered);
        for (index, (commitment, steps)) in found.into_iter().enumerate() {
            if index == 0 {
                self.short(&commitment, &worked.root, worked);
            }
            let told = self.told(index);
            told.commitment = Some(commitment);
            told.steps.extend(steps);
        }
    }

    /// Notes where everybody together commits to less than the whole.
    fn short(&mut self, commitment: &Commitment, root: &Share<'_>, worked: &Worked<'_>) {
        let (Some(value), Some(gap)) = (&commitment.value, &commitment.gap) else { return };
        let is_short = if worked.steps.is_mirrored { gap.value().is_positive() } else { gap.value().is_negative() };
        if is_short {
            let short = crate::money::Amount::new(&gap.value().abs(), gap.scale());
            let problem = Problem::new(&code::COMMITMENTS_SHORT, "/commitments").in_facts();
            let problem = problem.with("node", &root.at.node.id).with("value", value).with("short", short);
            self.findings.push(problem.with("target", worked.steps.written(&root.count)));
        }
    }

    fn measure(&mut self, facts: &TargetFacts, worked: &Worked<'_>, measure: FairnessMeasure) {
        let mut survey = Survey::of(facts, measure, &worked.steps);
        survey.node(&worked.root, 0);
        let Survey { found, levels, open, .. } = survey;
        if !open.is_empty() {
            let problem = Problem::new(&code::MEASURE_OPEN, format!("/{}", measure.word())).in_facts();
            let problem = problem.with("what", measure.word()).with("count", open.len());
            self.findings.push(problem.with("nodes", named(&open)));
        }
        for (index, (figure, steps)) in found.into_iter().enumerate() {
            let told = self.told(index);
            let fairness = told.fairness.get_or_insert_default();
            match measure {
                FairnessMeasure::Potential => fairness.potential = Some(figure),
                FairnessMeasure::Pay => fairness.pay = Some(figure),
            }
            told.steps.extend(steps);
        }
        for (depth, members) in levels.into_iter().enumerate() {
            let (level, step) = levels::level(measure, depth, &members);
            self.levels.push(level);
            self.steps.push(step);
        }
    }

    fn told(&mut self, index: usize) -> &mut Told {
        while self.nodes.len() <= index {
            self.nodes.push(Told::default());
        }
        // INVARIANT: the list was made long enough just now.
        #[expect(clippy::indexing_slicing, reason = "the list was made long enough just now")]
        &mut self.nodes[index]
    }
}

/// Some of the nodes by name.
fn named(ids: &[Id]) -> String {
    let names = listed(ids.iter().take(NAMED_MAX));
    if ids.len() > NAMED_MAX { format!("{names}, …") } else { names }
}

/// A figure without the steps below it, which stand at its own node.
fn brief(figure: &Figure) -> Figure {
    let step = figure.step();
    Figure::found(step.label, figure.number().clone(), Vec::new()).about(step.about.clone().unwrap_or_default())
}

/// The place of what facts give of a node.
fn place(field: &str, id: &Id) -> String {
    format!("/{field}/{}", escaped(id.as_str()))
}
