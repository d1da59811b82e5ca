//! Scoring a team: peers, then each person, then distribution, calibration, ranks, awards and totals.

use super::{
    ask,
    award::award,
    check,
    distribution::{Seats, distribute, seats},
    document::{Among, AwardRule, CohortDocument, RankMethod, Ranks, Total},
    facts::CohortFacts,
    layers::{Layers, Placed, calibrate},
    order::{Member, compare},
    outcome::{CohortOutcome, CohortPart, PersonOutcome, QuotaOutcome, TotalOutcome},
};
use crate::{
    error::{Findings, Problem, Problems, catalogue::document, catalogue::score as code},
    id::Id,
    life::LifeCycle,
    number::Number,
    scoring::{
        across,
        bands::{Band, Bands},
        document::Group,
        evaluate::Scoring,
        labels, lint,
        outcome::ScorecardOutcome,
        peers::Peers,
        rows::Row,
    },
    shape::Node,
    trace::{Figure, Source, Step},
};
use std::collections::{BTreeMap, BTreeSet};

/// A cohort that was loaded and checked: it scores a whole team.
#[derive(Clone, Debug)]
pub struct Cohort {
    document: CohortDocument,
    /// The grades, lowest first.
    bands: Vec<Band>,
}

impl LifeCycle for Cohort {
    const KIND: &'static str = "cohort";
    type Document = CohortDocument;
    type Facts = CohortFacts;
    type Outcome = CohortOutcome;

    fn check(document: &CohortDocument, problems: &mut Problems) {
        check::check(document, problems);
    }

    fn build(document: CohortDocument) -> Self {
        let bands = document.scorecard.bands.as_ref().map(Bands::sorted).unwrap_or_default();
        Self { document, bands }
    }

    fn document(&self) -> &CohortDocument {
        &self.document
    }

    fn lint(&self) -> Problems {
        let mut findings = Problems::new();
        lint::lint(&self.document.scorecard, "/scorecard", &mut findings);
        check::lint(&self.document, &mut findings);
        findings
    }

    fn ask(&self, question: &Node<'_>) -> Result<String, Problems> {
        ask::ask(self, question)
    }

    fn evaluate(&self, facts: &CohortFacts) -> Result<CohortOutcome, Problems> {
        let mut members = self.members(facts)?;
        let mut layers: Vec<Layers> = members.iter().map(Layers::new).collect();
        let mut findings = Problems::new();
        if let Some(index) = facts.people.iter().position(|person| !person.periods.is_empty())
            && !self.looks_at_periods()
        {
            findings.push(across::unused(&format!("/people/{index}/periods")));
        }
        let mut cohorts = self.distributed(&members, &mut layers, &mut findings)?;
        calibrate(&self.document.calibration, &facts.calibration, &self.bands, &members, &mut layers)?;
        self.recheck(&members, &layers, &mut cohorts, &mut findings);
        let ranks = self.document.ranks.as_ref().map(|rule| rank(rule, &members)).unwrap_or_default();
        for (member, layers) in members.iter().zip(&mut layers) {
            if let Some(rank) = ranks.get(&member.index) {
                layers.rank(*rank, member);
            }
        }
        let awards = self.document.awards.iter().enumerate().map(|(index, rule)| award(rule, index, &members));
        let awards = awards.collect::<Result<Vec<_>, _>>()?;
        let totals: Vec<_> = self.document.totals.iter().map(|total| self.total(total, facts)).collect();

        let mut steps: Vec<_> = members.iter().zip(&layers).map(|(member, layers)| layers.step(member)).collect();
        steps.extend(awards.iter().flat_map(|award| award.steps.iter().cloned()));
        steps.extend(totals.iter().flat_map(|(_, steps)| steps.iter().cloned()));
        let has_cohorts = self.document.cohort_by.is_some();
        let mut people = Vec::new();
        for (member, layers) in members.drain(..).zip(layers) {
            let rank = ranks.get(&member.index).copied();
            people.push(PersonOutcome::new(member, layers, &self.bands, has_cohorts, rank));
        }
        let name = self.document.id.as_ref().map(ToString::to_string);
        Ok(CohortOutcome {
            people,
            cohorts,
            awards,
            totals: totals.into_iter().map(|(total, _)| total).collect(),
            findings: Findings { problems: findings, language: facts.language },
            trace: Step::group(&labels::COHORT, name, steps),
        })
    }
}

impl Cohort {
    fn looks_at_periods(&self) -> bool {
        let has_streak = self.document.awards.iter().any(|award| matches!(award.rule, AwardRule::Streak(_)));
        has_streak || self.document.scorecard.across.is_some()
    }

    /// What findings call the cohort where there is only one.
    fn name(&self) -> &str {
        self.document.id.as_ref().map_or("*", Id::as_str)
    }

    /// Everyone scored, by id.
    fn members<'a>(&'a self, facts: &'a CohortFacts) -> Result<Vec<Member<'a>>, Problems> {
        let cohort_of = self.cohorts_of(facts)?;
        let peers = self.peers(facts, &cohort_of);
        let places = self.document.scorecard.rounding.as_ref().and_then(|rule| rule.scale);
        let (mut members, mut problems) = (Vec::new(), Problems::new());
        for ((index, person), cohort) in facts.people.iter().enumerate().zip(&cohort_of) {
            let Some(scoring) = self.scoring(facts, index, peers.get(cohort.as_str())) else { continue };
            match scoring.run() {
                Err(found) => problems.extend(found),
                Ok(mut scored) => {
                    let name = Some(person.person.to_string());
                    let mut rows = std::mem::take(&mut scored.rows);
                    let mut outcome = ScorecardOutcome::new(name, scored, places, facts.language);
                    if !facts.trace {
                        outcome.forget_trace();
                        rows.iter_mut().for_each(Row::forget_trace);
                    }
                    let level = self.bands.iter().position(|band| Some(&band.grade) == outcome.grade.as_ref());
                    // Whatever a veto limits, the grade or the score, nothing raises who was vetoed.
                    let limit = level.filter(|_| !outcome.vetoes.is_empty());
                    members.push(Member { facts: person, index, cohort: cohort.clone(), outcome, level, limit, rows });
                }
            }
        }
        members.sort_by(|a, b| a.id().cmp(b.id()));
        problems.or(members)
    }

    /// What the people of every cohort are compared with.
    pub(super) fn peers<'c>(&self, facts: &CohortFacts, cohort_of: &'c [String]) -> BTreeMap<&'c str, Peers> {
        let mut values: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (index, cohort) in cohort_of.iter().enumerate() {
            if let Some(mut scoring) = self.scoring(facts, index, None) {
                values.entry(cohort).or_default().extend(scoring.peer_values());
            }
        }
        values.into_iter().map(|(cohort, values)| (cohort, Peers::collect(values))).collect()
    }

    pub(super) fn scoring<'a>(
        &'a self,
        facts: &'a CohortFacts,
        index: usize,
        peers: Option<&'a Peers>,
    ) -> Option<Scoring<'a>> {
        Some(Scoring {
            card: &self.document.scorecard,
            bands: &self.bands,
            facts: facts.person_facts(index)?,
            card_at: "/scorecard",
            facts_at: format!("/people/{index}"),
            peers,
            is_advised: true,
            problems: Problems::new(),
            findings: Problems::new(),
        })
    }

    /// The cohort of everyone, in the order of the facts.
    pub(super) fn cohorts_of(&self, facts: &CohortFacts) -> Result<Vec<String>, Problems> {
        let (mut ids, mut cohorts, mut problems) = (BTreeSet::new(), Vec::new(), Problems::new());
        for (index, person) in facts.people.iter().enumerate() {
            if !ids.insert(&person.person) {
                let problem = Problem::new(&document::DUPLICATE_ID, format!("/people/{index}/person")).in_facts();
                problems.push(problem.with("id", &person.person));
            }
            let attribute = self.document.cohort_by.as_ref().map(|name| (name, person.attributes.get(name)));
            match attribute {
                None => cohorts.push(String::new()),
                Some((_, Some(value))) => cohorts.push(value.clone()),
                Some((name, None)) => {
                    let path = format!("/people/{index}/attributes");
                    let problem = Problem::new(&code::ATTRIBUTE_MISSING, path).in_facts();
                    problems.push(problem.with("person", &person.person).with("attribute", name));
                    cohorts.push(String::new());
                }
            }
        }
        problems.or(cohorts)
    }

    /// Distributes the grades of every cohort.
    fn distributed(
        &self,
        members: &[Member<'_>],
        layers: &mut [Layers],
        findings: &mut Problems,
    ) -> Result<Vec<CohortPart>, Problems> {
        let (mut parts, mut problems) = (Vec::new(), Problems::new());
        for (name, positions) in positions_by_cohort(members) {
            let people: Vec<&Member<'_>> = positions.iter().filter_map(|position| members.get(*position)).collect();
            let size = people.iter().filter(|member| member.level.is_some()).count();
            let cohort = self.document.cohort_by.as_ref().map(|_| name.to_owned());
            let mut part = CohortPart { cohort, size, distributed: false, quotas: Vec::new() };
            if let Some(rule) = &self.document.distribution {
                let minimum = usize::try_from(rule.minimum_cohort).unwrap_or(usize::MAX);
                if size < minimum {
                    let problem = Problem::new(&code::COHORT_SMALL, "/distribution/minimum_cohort");
                    findings.push(
                        problem
                            .with("cohort", part.cohort.as_deref().unwrap_or_else(|| self.name()))
                            .with("size", size)
                            .with("minimum", minimum),
                    );
                } else {
                    let seats = seats(rule, size);
                    match distribute(rule, &seats, &self.bands, &people) {
                        Ok(placed) => {
                            let found = Placed { levels: placed, is_enforced: rule.enforced, seats: &seats };
                            for position in positions {
                                if let (Some(layers), Some(member)) = (layers.get_mut(position), members.get(position))
                                {
                                    layers.distribute(member, &found, &self.bands);
                                }
                            }
                        }
                        Err(found) => problems.extend(found),
                    }
                    part.distributed = true;
                    part.quotas = seats.into_iter().map(Seats::outcome).collect();
                }
            }
            parts.push(part);
        }
        problems.or(parts)
    }

    /// Counts the people of every grade, and says where a quota is not met.
    fn recheck(&self, members: &[Member<'_>], layers: &[Layers], cohorts: &mut [CohortPart], findings: &mut Problems) {
        let Some(rule) = &self.document.distribution else { return };
        let positions = positions_by_cohort(members);
        for cohort in cohorts {
            let name = cohort.cohort.clone().unwrap_or_default();
            let positions = positions.get(name.as_str()).into_iter().flatten();
            let people: Vec<&Layers> = positions.filter_map(|position| layers.get(*position)).collect();
            for quota in &mut cohort.quotas {
                let level = self.bands.iter().position(|band| band.grade == quota.grade);
                let count =
                    |of: fn(&Layers) -> Option<usize>| people.iter().filter(|layers| of(layers) == level).count();
                quota.scored = count(|layers| layers.scored);
                quota.distributed = count(|layers| layers.distribution.or(layers.scored));
                quota.people = count(Layers::last);
                if is_missed(rule.rule, quota) && rule.enforced {
                    let problem = Problem::new(&code::QUOTA_MISSED, "/distribution/quotas");
                    let problem = problem.with("grade", &quota.grade).with("people", quota.people);
                    let name = cohort.cohort.as_deref().unwrap_or_else(|| self.name());
                    findings.push(problem.with("cohort", name).with("seats", quota.seats));
                }
            }
        }
    }

    /// The team's attainment; of the people who have both a value and a target.
    fn total(&self, total: &Total, facts: &CohortFacts) -> (TotalOutcome, Vec<std::sync::Arc<Step>>) {
        let declared = document_target(&self.document.scorecard.groups, &total.indicator, "/scorecard");
        let (mut actuals, mut targets) = (Vec::new(), Vec::new());
        for (index, person) in facts.people.iter().enumerate() {
            let Some(found) = person.indicators.get(&total.indicator).filter(|found| !found.not_applicable) else {
                continue;
            };
            let at = format!("/people/{index}/indicators/{}", crate::shape::escaped(total.indicator.as_str()));
            let of_facts = |field: &str| Source::Facts(format!("{at}/{field}"));
            let own = found.target.as_ref().map(|target| (target, of_facts("target")));
            let target = own.or_else(|| declared.as_ref().map(|(target, at)| (*target, Source::Document(at.clone()))));
            if let (Some(actual), Some((target, source))) = (&found.actual, target) {
                let given = |label, number: &Number, source| {
                    Figure::given(label, number.clone(), source).about(person.person.as_str())
                };
                actuals.push(given(&labels::ACTUAL, actual, of_facts("actual")));
                targets.push(given(&labels::TARGET, target, source));
            }
        }
        let about = total.indicator.as_str();
        let actual = Figure::sum(&labels::TOTAL_ACTUAL, &actuals.iter().collect::<Vec<_>>()).about(about);
        let target = Figure::sum(&labels::TOTAL_TARGET, &targets.iter().collect::<Vec<_>>()).about(about);
        let exact = Figure::quotient(&labels::TOTAL_ATTAINMENT, &actual, &target).map(|figure| figure.about(about));
        let attainment = exact.map(|exact| match total.rounding.as_ref().and_then(|rule| Some((rule, rule.scale?))) {
            Some((rule, scale)) => Figure::rounded(&labels::TOTAL_ATTAINMENT, &exact, rule.at(scale)).about(about),
            None => exact,
        });
        let steps = attainment.as_ref().map_or_else(|| vec![actual.step(), target.step()], |found| vec![found.step()]);
        let outcome = TotalOutcome {
            indicator: total.indicator.to_string(),
            people: actuals.len(),
            actual: actual.number().clone(),
            target: target.number().clone(),
            attainment: attainment.map(|figure| figure.number().clone()),
        };
        (outcome, steps)
    }
}

/// The target that the document gives an indicator for everyone, and where.
fn document_target<'d>(groups: &'d [Group], id: &Id, at: &str) -> Option<(&'d Number, String)> {
    groups.iter().enumerate().find_map(|(index, group)| {
        let at = format!("{at}/groups/{index}");
        let position = group.indicators.iter().position(|indicator| indicator.id == *id);
        let own = position.and_then(|position| {
            let target = group.indicators.get(position)?.target.as_ref()?;
            Some((target, format!("{at}/indicators/{position}/target")))
        });
        own.or_else(|| document_target(&group.groups, id, &at))
    })
}

/// Where the people of every cohort stand.
fn positions_by_cohort<'m>(members: &'m [Member<'_>]) -> BTreeMap<&'m str, Vec<usize>> {
    let mut positions: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, member) in members.iter().enumerate() {
        positions.entry(&member.cohort).or_default().push(position);
    }
    positions
}

const fn is_missed(rule: super::document::QuotaRule, quota: &QuotaOutcome) -> bool {
    match rule {
        super::document::QuotaRule::AtMost => quota.people > quota.seats,
        super::document::QuotaRule::Exactly => quota.people != quota.seats,
    }
}

/// The ranks, by position in the facts.
fn rank(rule: &Ranks, members: &[Member<'_>]) -> BTreeMap<usize, usize> {
    let keys = if rule.keys.is_empty() { vec![super::document::Key::default()] } else { rule.keys.clone() };
    let mut fields: BTreeMap<&str, Vec<&Member<'_>>> = BTreeMap::new();
    for member in members.iter().filter(|member| member.outcome.score.is_some()) {
        let field = if rule.within == Among::Cohort { member.cohort.as_str() } else { "" };
        fields.entry(field).or_default().push(member);
    }
    let mut ranks = BTreeMap::new();
    for mut field in fields.into_values() {
        field.sort_by(|a, b| compare(&keys, a, b).then_with(|| a.id().cmp(b.id())));
        let mut rank = 0_usize;
        for (position, member) in field.iter().enumerate() {
            let before = position.checked_sub(1).and_then(|before| field.get(before));
            let is_tied = before.is_some_and(|before| compare(&keys, before, member).is_eq());
            rank = match rule.method {
                RankMethod::Ordinal => position.saturating_add(1),
                _ if is_tied => rank,
                RankMethod::Competition => position.saturating_add(1),
                RankMethod::Dense => rank.saturating_add(1),
            };
            ranks.insert(member.index, rank);
        }
    }
    ranks
}
