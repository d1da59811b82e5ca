//! The layers that a cohort puts on a grade: the distribution, then calibration.

use super::{
    check,
    distribution::Seats,
    document::Override,
    order::Member,
    outcome::{Calibrated, PersonOutcome, QuotaOutcome},
};
use crate::{
    error::{Problem, Problems, catalogue::document, catalogue::score as code},
    number::Number,
    scoring::{bands::Band, labels},
    shape::suggestion,
    trace::{Choice, Figure, Label, Op, Source, Step, Value},
};
use std::{collections::BTreeMap, sync::Arc};

/// The levels of one person's grade, layer by layer.
#[derive(Clone, Debug, Default)]
pub(super) struct Layers {
    /// By bands and vetoes.
    pub scored: Option<usize>,
    /// By the distribution.
    pub distribution: Option<usize>,
    /// Whether the distribution counts.
    is_enforced: bool,
    /// By people, one after the other.
    pub calibration: Vec<(usize, Calibrated)>,
    steps: Vec<Arc<Step>>,
}

/// What the distribution of a cohort found.
pub(super) struct Placed<'s> {
    /// The levels of people, by their position in the facts.
    pub levels: BTreeMap<usize, usize>,
    pub is_enforced: bool,
    pub seats: &'s [Seats],
}

/// A grade found by a procedure that the label names.
fn found(label: &'static Label, grade: &str, about: &str, of: Vec<Arc<Step>>) -> Arc<Step> {
    let value = Value::Text(grade.to_owned());
    Arc::new(Step { label, about: Some(about.to_owned()), value, op: Op::Procedure, of })
}

fn name(bands: &[Band], level: Option<usize>) -> Option<&str> {
    level.and_then(|level| bands.get(level)).map(|band| band.grade.as_str())
}

impl Layers {
    pub fn new(member: &Member<'_>) -> Self {
        Self { scored: member.level, ..Self::default() }
    }

    /// The level after the distribution, where that counts.
    pub fn distributed(&self) -> Option<usize> {
        self.distribution.filter(|_| self.is_enforced).or(self.scored)
    }

    /// The level after all layers.
    pub fn last(&self) -> Option<usize> {
        self.calibration.last().map(|(level, _)| *level).or_else(|| self.distributed())
    }

    /// Takes the level that the distribution found for a person.
    pub fn distribute(&mut self, member: &Member<'_>, placed: &Placed<'_>, bands: &[Band]) {
        let Some(level) = placed.levels.get(&member.index).copied() else { return };
        self.distribution = Some(level);
        self.is_enforced = placed.is_enforced;
        let grade = name(bands, Some(level)).unwrap_or_default();
        let places = placed.seats.iter().filter(|seats| seats.grade == grade).map(|seats| {
            let exact = Figure::found(&labels::EXACT_SEATS, seats.exact.clone(), Vec::new());
            Figure::found(&labels::SEATS, Number::from(seats.seats), vec![exact.step()]).about(grade).step()
        });
        let before = name(bands, member.level).unwrap_or_default();
        let before = found(&labels::GRADE, before, member.id(), Vec::new());
        let of = std::iter::once(before).chain(places).collect();
        self.steps.push(found(&labels::DISTRIBUTED, grade, member.id(), of));
    }

    /// Notes the rank, which the declared order of all people gives.
    pub fn rank(&mut self, rank: usize, member: &Member<'_>) {
        let rank = Figure::found(&labels::RANK, Number::from(rank), Vec::new());
        self.steps.push(rank.about(member.id()).step());
    }

    /// The person's trace with its layers.
    pub fn step(&self, member: &Member<'_>) -> Arc<Step> {
        use crate::life::Outcome as _;
        let scored = member.outcome.trace();
        let mut of: Vec<Arc<Step>> = scored.iter().flat_map(|step| step.of.iter().cloned()).collect();
        of.extend(self.steps.iter().cloned());
        Step::group(&labels::PERSON, Some(member.id().to_owned()), of)
    }
}

impl Seats {
    pub fn outcome(self) -> QuotaOutcome {
        let Self { grade, exact, seats } = self;
        QuotaOutcome { grade, exact, seats, scored: 0, distributed: 0, people: 0 }
    }
}

impl PersonOutcome {
    pub(super) fn new(
        member: Member<'_>,
        layers: Layers,
        bands: &[Band],
        has_cohorts: bool,
        rank: Option<usize>,
    ) -> Self {
        let grade = |level: Option<usize>| name(bands, level).map(str::to_owned);
        let mut scored = member.outcome;
        scored.grade = grade(layers.last());
        Self {
            scored,
            cohort: has_cohorts.then_some(member.cohort),
            scored_grade: grade(layers.scored),
            distributed_grade: grade(layers.distribution),
            calibration: layers.calibration.into_iter().map(|(_, calibrated)| calibrated).collect(),
            rank,
        }
    }
}

/// Puts the grades that people set on top; those of the facts after those of the document.
pub(super) fn calibrate(
    of_document: &[Override],
    of_facts: &[Override],
    bands: &[Band],
    members: &[Member<'_>],
    layers: &mut [Layers],
) -> Result<(), Problems> {
    let mut problems = Problems::new();
    let sets = of_document.iter().enumerate().map(|(index, set)| (index, set, false));
    for (index, set, is_fact) in sets.chain(of_facts.iter().enumerate().map(|(index, set)| (index, set, true))) {
        let path = |field: &str| format!("/calibration/{index}/{field}");
        let mut refuse = |problem: Problem| problems.push(if is_fact { problem.in_facts() } else { problem });
        if is_fact {
            set.unsaid().for_each(|field| refuse(check::empty(index, field)));
        }
        // INVARIANT: the members stand by id.
        let Ok(position) = members.binary_search_by(|member| member.facts.person.cmp(&set.person)) else {
            let ids: Vec<&str> = members.iter().map(Member::id).collect();
            let problem = Problem::new(&document::UNKNOWN_REFERENCE, path("person")).with("id", &set.person);
            refuse(problem.suggest(suggestion(set.person.as_str(), &ids)));
            continue;
        };
        let (Some(member), Some(layers)) = (members.get(position), layers.get_mut(position)) else { continue };
        let grades: Vec<&str> = bands.iter().map(|band| band.grade.as_str()).collect();
        let Some(level) = grades.iter().position(|grade| *grade == set.grade) else {
            let problem = Problem::new(&document::UNKNOWN_REFERENCE, path("grade")).with("id", &set.grade);
            refuse(problem.suggest(suggestion(&set.grade, &grades)));
            continue;
        };
        let Some(before) = name(bands, layers.last()).map(str::to_owned) else {
            refuse(Problem::new(&code::UNSCORED, path("person")).with("person", &set.person));
            continue;
        };
        if let Some(limit) = member.limit.filter(|limit| level > *limit) {
            let problem = Problem::new(&code::VETOED_RAISED, path("grade")).with("person", &set.person);
            refuse(problem.with("limit", name(bands, Some(limit)).unwrap_or_default()).with("grade", &set.grade));
            continue;
        }
        let source = if is_fact { Source::Facts(path("grade")) } else { Source::Document(path("grade")) };
        let given = Choice::given(&labels::GRADE, set.grade.as_str(), source).about(set.by.as_str()).step();
        let of = vec![found(&labels::GRADE, &before, member.id(), Vec::new()), given];
        let Override { grade, by, why, .. } = set.clone();
        layers.steps.push(found(&labels::CALIBRATED, &set.grade, member.id(), of));
        layers.calibration.push((level, Calibrated { before, after: grade, by, why }));
    }
    problems.or(())
}
