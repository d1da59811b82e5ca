//! What people commit to from below, rolled up the tree beside the targets from above.

use super::{Commitment, CommitmentPeriod, CommitmentReason, QUOTIENT_PLACES, brief, place};
use crate::{
    id::Id,
    money::Amount,
    number::Number,
    rounding::Rounding,
    shape::escaped,
    targets::{
        facts::TargetFacts,
        labels as label,
        share::Share,
        spread::{Course, Spans},
        steps::{Steps, places},
    },
    trace::{Figure, Source, Step},
};
use std::sync::Arc;

/// The commitments of every node, in the order of the nodes, with their steps.
pub(super) struct Commitments<'f> {
    facts: &'f TargetFacts,
    steps: &'f Steps,
    /// The parts of the period, where anybody commits by part.
    course: Option<&'f Course>,
    /// What every node reached, in their order.
    actuals: Vec<Option<Amount>>,
    scale: u32,
    pub found: Vec<(Commitment, Vec<Arc<Step>>)>,
    pub unanswered: Vec<Id>,
}

/// What a node and those below it commit to.
struct Said {
    /// What those who answered commit to together; nothing where nobody did.
    sum: Option<Figure>,
    /// How many did not answer.
    open: usize,
    /// In each part of the period, where it is known.
    parts: Vec<Option<Figure>>,
}

impl<'f> Commitments<'f> {
    pub fn of(
        facts: &'f TargetFacts,
        steps: &'f Steps,
        course: Option<&'f Course>,
        actuals: Vec<Option<Amount>>,
    ) -> Self {
        let whole = facts.commitments.values();
        let parts = facts.commitments_by_period.values().flat_map(|parts| parts.values());
        let scale = whole.chain(parts).flatten().map(places).chain([steps.scale]).max().unwrap_or(0);
        let course = course.filter(|_| !facts.commitments_by_period.is_empty());
        Self { facts, steps, course, actuals, scale, found: Vec::new(), unanswered: Vec::new() }
    }

    /// Reports on a node and all below it; `is_covered` says that a node above commits for it.
    pub fn node(&mut self, share: &Share<'_>, spans: Option<&Spans>, is_covered: bool) {
        self.said(share, spans, is_covered);
    }

    fn said(&mut self, share: &Share<'_>, spans: Option<&Spans>, is_covered: bool) -> Said {
        let place = self.found.len();
        self.found.push((Commitment::blank(self.scale), Vec::new()));
        let id = &share.at.node.id;
        let own = self.own(id);
        let is_covered_below = is_covered || own.is_some();
        let mut spans_below = spans.map(|spans| spans.children.iter()).into_iter().flatten();
        let children = share.children.iter();
        let below: Vec<Said> = children.map(|child| self.said(child, spans_below.next(), is_covered_below)).collect();
        let said = match own {
            Some(own) => {
                if own.open > 0 {
                    self.unanswered.push(id.clone());
                }
                own
            }
            None if share.children.is_empty() => {
                if !is_covered {
                    self.unanswered.push(id.clone());
                }
                Said { sum: None, open: usize::from(!is_covered), parts: self.no_parts() }
            }
            None => self.together(id, &below),
        };
        let found = self.commitment(share, spans, &said, self.actuals.get(place).cloned().flatten());
        if let Some(entry) = self.found.get_mut(place) {
            *entry = found;
        }
        said
    }

    fn no_parts(&self) -> Vec<Option<Figure>> {
        self.course.map(|course| course.parts.iter().map(|_| None).collect()).unwrap_or_default()
    }

    /// What a node commits to by itself, for all below it.
    fn own(&self, id: &Id) -> Option<Said> {
        let given = |value: &Number, path: String| {
            Figure::given(&label::COMMITMENT, value.clone(), Source::Facts(path)).about(id.as_str())
        };
        if let Some(Some(whole)) = self.facts.commitments.get(id) {
            let sum = Some(given(whole, place("commitments", id)));
            return Some(Said { sum, open: 0, parts: self.no_parts() });
        }
        let given_parts = self.facts.commitments_by_period.get(id)?;
        let labels = self.course.into_iter().flat_map(|course| &course.parts).map(|part| part.label.as_str());
        let parts: Vec<Option<Figure>> = labels
            .map(|part| {
                let path = format!("{}/{}", place("commitments_by_period", id), escaped(part));
                Some(given(given_parts.get(part)?.as_ref()?, path).about(part))
            })
            .collect();
        let known: Vec<&Figure> = parts.iter().flatten().collect();
        if known.is_empty() {
            return None;
        }
        let is_whole = known.len() == parts.len();
        let name = if is_whole { &label::COMMITMENT } else { &label::ANSWERED };
        let sum = Some(Figure::sum(name, &known).about(id.as_str()));
        Some(Said { sum, open: usize::from(!is_whole), parts })
    }

    fn together(&self, id: &Id, below: &[Said]) -> Said {
        let open = below.iter().map(|said| said.open).sum();
        let name = if open == 0 { &label::COMMITMENT } else { &label::ANSWERED };
        let sum_of = |name, parts: Vec<Figure>| Figure::sum(name, &parts.iter().collect::<Vec<_>>());
        let sums: Vec<Figure> = below.iter().filter_map(|said| said.sum.as_ref()).map(brief).collect();
        let sum = (!sums.is_empty()).then(|| sum_of(name, sums).about(id.as_str()));
        let part = |index: usize| {
            let parts: Option<Vec<Figure>> =
                below.iter().map(|said| said.parts.get(index)?.as_ref().map(brief)).collect();
            parts.map(|parts| sum_of(&label::COMMITMENT, parts))
        };
        let parts = (0..self.no_parts().len()).map(part).collect();
        Said { sum, open, parts }
    }

    fn commitment(
        &self,
        share: &Share<'_>,
        spans: Option<&Spans>,
        said: &Said,
        actual: Option<Amount>,
    ) -> (Commitment, Vec<Arc<Step>>) {
        let id = share.at.node.id.as_str();
        let target = Figure::found(&label::VALUE, self.steps.amount(&share.count), Vec::new()).about(id);
        let actual = actual.map(|actual| Figure::found(&label::ACTUAL, actual.value().clone(), Vec::new()).about(id));
        let value = said.sum.as_ref().filter(|_| said.open == 0);
        let scale = actual.as_ref().map_or(0, |actual| places(actual.number())).max(self.scale);
        let quotient = |of: Option<&Figure>, by: Option<&Figure>, name| {
            Some(Figure::rounded(name, &Figure::quotient(name, of?, by?)?, Rounding::half_up(QUOTIENT_PLACES)))
        };
        let gap = value.map(|value| Figure::difference(&label::GAP, value, &target));
        let gap_ratio = quotient(gap.as_ref(), Some(&target), &label::GAP_RATIO);
        let variance = actual.as_ref().zip(value);
        let variance = variance.map(|(actual, value)| Figure::difference(&label::FROM_COMMITMENT, actual, value));
        let attainment = quotient(actual.as_ref(), value, &label::OF_COMMITMENT);
        let has_actuals = !self.facts.actuals.is_empty();
        let reason = match (value, &gap_ratio, &attainment) {
            (None, ..) if said.open == 0 => Some(CommitmentReason::AnsweredAbove),
            (None, ..) => Some(CommitmentReason::Unanswered),
            (Some(_), None, _) => Some(CommitmentReason::NoTarget),
            (Some(_), Some(_), None) if has_actuals && actual.is_none() => Some(CommitmentReason::ActualUnknown),
            (Some(_), Some(_), None) if has_actuals => Some(CommitmentReason::NoCommitment),
            _ => None,
        };
        let number = |figure: &Option<Figure>| figure.as_ref().map(|figure| figure.number().clone());
        let (periods, steps) = self.periods(spans, said);
        let nothing = Number::ZERO;
        let commitment = Commitment {
            value: value.map(|value| Amount::new(value.number(), self.scale)),
            answered: Amount::new(said.sum.as_ref().map_or(&nothing, |sum| sum.number()), self.scale),
            unanswered: said.open,
            gap: gap.as_ref().map(|gap| Amount::new(gap.number(), self.scale)),
            gap_ratio: number(&gap_ratio),
            variance: variance.as_ref().map(|variance| Amount::new(variance.number(), scale)),
            attainment: number(&attainment),
            periods,
            reason,
        };
        let figures = [said.sum.clone(), gap, gap_ratio, variance, attainment];
        (commitment, figures.iter().flatten().map(Figure::step).chain(steps).collect())
    }

    /// Commitments in the parts of the period, beside the targets in them.
    fn periods(&self, spans: Option<&Spans>, said: &Said) -> (Vec<CommitmentPeriod>, Vec<Arc<Step>>) {
        let targets = spans.map(|spans| spans.own.iter()).into_iter().flatten();
        let labels = self.course.map(|course| course.parts.iter()).into_iter().flatten();
        let mut steps = Vec::new();
        let period = |((part, target), value): ((&crate::calendar::Period, &Number), &Option<Figure>)| {
            let target = self.steps.amount(target);
            let gap = value.as_ref().map(|value| {
                let target = Figure::found(&label::PERIOD, target.clone(), Vec::new());
                let gap = Figure::difference(&label::GAP, value, &target).about(part.label.as_str());
                steps.push(gap.step());
                gap
            });
            CommitmentPeriod {
                period: part.label.clone(),
                value: value.as_ref().map(|value| Amount::new(value.number(), self.scale)),
                target: Amount::new(&target, self.steps.scale),
                gap: gap.map(|gap| Amount::new(gap.number(), self.scale)),
            }
        };
        let periods = labels.zip(targets).zip(&said.parts).map(period).collect();
        (periods, steps)
    }
}
