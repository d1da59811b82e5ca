//! What has been reached, rolled up the tree, with attainment and pace.

use super::{Elapsed, Progress, QUOTIENT_PLACES, Reason, brief, place};
use crate::{
    calendar::Period,
    money::Amount,
    rounding::Rounding,
    targets::{
        document::NodeKind,
        facts::TargetFacts,
        labels as label,
        share::Share,
        steps::{Steps, places},
    },
    trace::{Figure, Source, Step},
};
use std::sync::Arc;

/// What is known about the time.
#[derive(Clone, Debug)]
pub(in crate::targets) struct Clock {
    pub elapsed: Elapsed,
    share: Option<Figure>,
}

impl Clock {
    pub fn of(period: &Period, facts: &TargetFacts) -> Option<Self> {
        let as_of = facts.as_of?;
        let elapsed = Elapsed { days: period.days_elapsed(as_of), of: period.days() };
        let days = Figure::constant(&label::DAYS_ELAPSED, elapsed.days);
        let of = Figure::constant(&label::DAYS, elapsed.of);
        Some(Self { elapsed, share: Figure::quotient(&label::ELAPSED, &days, &of) })
    }
}

/// The progress of every node, in the order of the nodes, with its steps.
pub(super) struct Report<'f> {
    pub facts: &'f TargetFacts,
    pub steps: &'f Steps,
    pub clock: Option<&'f Clock>,
    pub found: Vec<(Progress, Vec<Arc<Step>>)>,
}

impl Report<'_> {
    /// Reports on a node and all below it; gives its actual and how many leaves have none.
    pub fn node(&mut self, share: &Share<'_>) -> (Option<Figure>, usize) {
        let place = self.found.len();
        let blank = Progress {
            actual: None,
            unknown: 0,
            variance: None,
            attainment: None,
            expected: None,
            pace: None,
            reason: None,
        };
        self.found.push((blank, Vec::new()));
        let (actual, unknown) = if share.children.is_empty() { self.leaf(share) } else { self.parent(share) };
        let found = self.progress(share, actual.as_ref(), unknown);
        if let Some(entry) = self.found.get_mut(place) {
            *entry = found;
        }
        (actual, unknown)
    }

    fn leaf(&self, share: &Share<'_>) -> (Option<Figure>, usize) {
        let id = &share.at.node.id;
        let source = || Source::Facts(place("actuals", id));
        let given =
            |actual: &crate::number::Number| Figure::given(&label::ACTUAL, actual.clone(), source()).about(id.as_str());
        let actual = self.facts.actuals.get(id).map(given).or_else(|| {
            // Nobody sits there who could reach anything.
            let is_vacant = share.at.node.kind == Some(NodeKind::Vacant);
            is_vacant.then(|| Figure::constant(&label::ACTUAL, 0).about(id.as_str()))
        });
        let unknown = usize::from(actual.is_none());
        (actual, unknown)
    }

    fn parent(&mut self, share: &Share<'_>) -> (Option<Figure>, usize) {
        let below: Vec<_> = share.children.iter().map(|child| self.node(child)).collect();
        let unknown = below.iter().map(|(_, unknown)| unknown).sum();
        let known: Option<Vec<&Figure>> = below.iter().map(|(actual, _)| actual.as_ref()).collect();
        let sum = known.map(|parts| {
            // The parts explain themselves at their own nodes.
            let parts: Vec<Figure> = parts.iter().map(|part| brief(part)).collect();
            let parts: Vec<&Figure> = parts.iter().collect();
            Figure::sum(&label::ACTUAL, &parts).about(share.at.node.id.as_str())
        });
        (sum, unknown)
    }

    fn progress(&self, share: &Share<'_>, actual: Option<&Figure>, unknown: usize) -> (Progress, Vec<Arc<Step>>) {
        let id = share.at.node.id.as_str();
        let target = Figure::found(&label::VALUE, self.steps.amount(&share.count), Vec::new()).about(id);
        let scale = actual.map_or(0, |actual| places(actual.number())).max(self.steps.scale);
        let amount = |figure: &Figure| Amount::new(figure.number(), scale);
        let quotient = |of: Option<&Figure>, by: Option<&Figure>, name| {
            let exact = Figure::quotient(name, of?, by?)?;
            Some(Figure::rounded(name, &exact, Rounding::half_up(QUOTIENT_PLACES)))
        };
        let elapsed = self.clock.and_then(|clock| clock.share.as_ref());
        let expected = elapsed.map(|elapsed| Figure::product(&label::EXPECTED, &[&target, elapsed]));
        let variance = actual.map(|actual| Figure::difference(&label::VARIANCE, actual, &target));
        let attainment = quotient(actual, Some(&target), &label::ATTAINMENT);
        let pace = quotient(actual, expected.as_ref(), &label::PACE);
        let shown = expected.map(|one| Figure::rounded(&label::EXPECTED, &one, Rounding::half_up(self.steps.scale)));
        let reason = if actual.is_none() {
            Some(Reason::ActualUnknown)
        } else if attainment.is_none() {
            Some(Reason::NoTarget)
        } else {
            pace.is_none().then_some(Reason::NotStarted)
        };
        let progress = Progress {
            actual: actual.map(amount),
            unknown,
            variance: variance.as_ref().map(amount),
            attainment: attainment.as_ref().map(|figure| figure.number().clone()),
            expected: shown.as_ref().map(|figure| Amount::new(figure.number(), self.steps.scale)),
            pace: pace.as_ref().map(|figure| figure.number().clone()),
            reason,
        };
        let figures = [actual.cloned(), variance, attainment, shown, pace];
        (progress, figures.iter().flatten().map(Figure::step).collect())
    }
}
