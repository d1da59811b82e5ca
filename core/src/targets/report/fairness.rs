//! Targets beside what a territory holds and what people are paid.

use super::{FairnessFigure, FairnessMeasure, FairnessReason, QUOTIENT_PLACES, brief, place};
use crate::{
    id::Id,
    number::Number,
    rounding::Rounding,
    targets::{facts::TargetFacts, labels as label, share::Share, steps::Steps},
    trace::{Figure, Label, Source, Step},
};
use std::{collections::BTreeMap, sync::Arc};

/// What facts give of a measure.
pub(super) const fn given_of(facts: &TargetFacts, measure: FairnessMeasure) -> &BTreeMap<Id, Option<Number>> {
    match measure {
        FairnessMeasure::Potential => &facts.potential,
        FairnessMeasure::Pay => &facts.pay,
    }
}

/// A node of a level, with its ratio where there is one.
pub(super) type Member = (Id, Option<Figure>);

/// Target ÷ potential, or ÷ pay, of every node, in the order of the nodes, with its steps.
pub(super) struct Survey<'f> {
    given: &'f BTreeMap<Id, Option<Number>>,
    measure: FairnessMeasure,
    steps: &'f Steps,
    pub found: Vec<(FairnessFigure, Vec<Arc<Step>>)>,
    /// The nodes of each depth, the root at 0.
    pub levels: Vec<Vec<Member>>,
    /// The nodes without children of whom it is not known.
    pub open: Vec<Id>,
}

impl<'f> Survey<'f> {
    pub fn of(facts: &'f TargetFacts, measure: FairnessMeasure, steps: &'f Steps) -> Self {
        let given = given_of(facts, measure);
        Self { given, measure, steps, found: Vec::new(), levels: Vec::new(), open: Vec::new() }
    }

    const fn labels(&self) -> (&'static Label, &'static Label) {
        match self.measure {
            FairnessMeasure::Potential => (&label::POTENTIAL, &label::PER_POTENTIAL),
            FairnessMeasure::Pay => (&label::PAY, &label::PER_PAY),
        }
    }

    /// Reports on a node and all below it; gives what they have together and of how many it is not known.
    pub fn node(&mut self, share: &Share<'_>, depth: usize) -> (Option<Figure>, usize) {
        let place = self.found.len();
        let blank = FairnessFigure { value: None, unknown: 0, ratio: None, reason: None };
        self.found.push((blank, Vec::new()));
        while self.levels.len() <= depth {
            self.levels.push(Vec::new());
        }
        let seat = self.levels.get(depth).map_or(0, Vec::len);
        let id = &share.at.node.id;
        if let Some(level) = self.levels.get_mut(depth) {
            level.push((id.clone(), None));
        }
        let (value, unknown) = if share.children.is_empty() { self.leaf(id) } else { self.parent(share, depth) };
        let (found, ratio) = self.figure(share, value.as_ref(), unknown);
        if let Some((_, entry)) = self.levels.get_mut(depth).and_then(|level| level.get_mut(seat)) {
            *entry = ratio;
        }
        if let Some(entry) = self.found.get_mut(place) {
            *entry = found;
        }
        (value, unknown)
    }

    fn leaf(&mut self, id: &Id) -> (Option<Figure>, usize) {
        let source = Source::Facts(place(self.measure.word(), id));
        let given = self.given.get(id).and_then(Option::as_ref);
        let value = given.map(|value| Figure::given(self.labels().0, value.clone(), source).about(id.as_str()));
        if value.is_none() {
            self.open.push(id.clone());
        }
        let unknown = usize::from(value.is_none());
        (value, unknown)
    }

    fn parent(&mut self, share: &Share<'_>, depth: usize) -> (Option<Figure>, usize) {
        let below: Vec<_> = share.children.iter().map(|child| self.node(child, depth.saturating_add(1))).collect();
        let unknown = below.iter().map(|(_, unknown)| unknown).sum();
        let known: Option<Vec<Figure>> = below.iter().map(|(value, _)| value.as_ref().map(brief)).collect();
        let sum = known.map(|parts| {
            let parts: Vec<&Figure> = parts.iter().collect();
            Figure::sum(self.labels().0, &parts).about(share.at.node.id.as_str())
        });
        (sum, unknown)
    }

    /// The figure with its steps, and the exact ratio.
    fn figure(
        &self,
        share: &Share<'_>,
        value: Option<&Figure>,
        unknown: usize,
    ) -> ((FairnessFigure, Vec<Arc<Step>>), Option<Figure>) {
        let id = share.at.node.id.as_str();
        let name = self.labels().1;
        let target = Figure::found(&label::VALUE, self.steps.amount(&share.count), Vec::new()).about(id);
        let ratio = value.and_then(|value| Figure::quotient(name, &target, value)).map(|ratio| ratio.about(id));
        let rounded = ratio.as_ref().map(|ratio| Figure::rounded(name, ratio, Rounding::half_up(QUOTIENT_PLACES)));
        let reason = match (value, &ratio) {
            (None, _) => Some(FairnessReason::Unknown),
            (Some(_), None) => Some(FairnessReason::Zero),
            _ => None,
        };
        let figure = FairnessFigure {
            value: value.map(|value| value.number().clone()),
            unknown,
            ratio: rounded.as_ref().map(|ratio| ratio.number().clone()),
            reason,
        };
        let steps = [value.cloned(), rounded].iter().flatten().map(Figure::step).collect();
        ((figure, steps), ratio)
    }
}
