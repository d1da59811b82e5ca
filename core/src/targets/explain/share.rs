//! How the share of a node came about: λ, weights, locks and bounds, whole steps.

use super::Story;
use crate::{
    number::Number,
    targets::{
        document::Weight,
        labels as label,
        share::{Held, Share, Why},
    },
    trace::{Figure, Source},
};

impl Story<'_> {
    /// λ: what is left after those at a bound, for one unit of the others' weight.
    pub(super) fn lambda(&self, share: &Share<'_>, pot: &Figure) -> Option<Figure> {
        let lambda = share.lambda.as_ref()?;
        let is_held = |child: &&Share<'_>| child.exact != by_weight(child, lambda);
        let named = |child: &Share<'_>| child.at.node.id.to_string();
        let mut held: Vec<Figure> = share
            .children
            .iter()
            .filter(is_held)
            .map(|child| self.amount(&label::HELD, &child.exact).about(named(child)))
            .collect();
        let open = share.children.iter().filter(|child| !is_held(child));
        held.extend(open.filter_map(|child| self.first(child)));
        let weights: Vec<Figure> =
            share.children.iter().filter(|child| !is_held(child)).map(|child| self.weight(child, share)).collect();
        let weights: Vec<&Figure> = weights.iter().collect();
        let left = if held.is_empty() {
            pot.clone()
        } else {
            let held: Vec<&Figure> = held.iter().collect();
            Figure::difference(&label::LEFT, pot, &Figure::sum(&label::HELD, &held))
        };
        let quotient = Figure::quotient(&label::LAMBDA, &left, &Figure::sum(&label::WEIGHTS, &weights));
        Some(quotient.unwrap_or_else(|| self.amount(&label::LAMBDA, lambda)))
    }

    fn weight(&self, child: &Share<'_>, parent: &Share<'_>) -> Figure {
        let (id, weight) = (child.at.node.id.as_str(), child.at.weight.clone());
        let is_given = parent.at.node.weights.is_none() && child.at.node.weight == Weight::Given(weight.clone());
        if let Some(figure) = self.weight_by_time(child, parent) {
            return figure.about(id);
        }
        let figure = if is_given {
            Figure::given(&label::WEIGHT, weight, Source::Document(format!("{}/weight", child.at.path)))
        } else {
            Figure::found(&label::WEIGHT, weight, Vec::new())
        };
        figure.about(id)
    }

    /// The weight of somebody who is there for a part of the time.
    fn weight_by_time(&self, child: &Share<'_>, parent: &Share<'_>) -> Option<Figure> {
        let active = child.at.active.as_ref()?;
        let weight = match &child.at.node.weight {
            Weight::Given(weight) if parent.at.node.weights.is_none() => {
                let source = Source::Document(format!("{}/weight", child.at.path));
                Figure::given(&label::WEIGHT, weight.clone(), source)
            }
            _ => Figure::found(&label::WEIGHT, child.at.weight.over(&active.factor)?, Vec::new()),
        };
        let factor = Figure::found(&label::ACTIVE, active.factor.clone(), Vec::new());
        let product = Figure::product(&label::WEIGHT, &[&weight, &factor]);
        (*product.number() == child.at.weight).then_some(product)
    }

    /// What a node has before anything goes by weight: the minimum that comes first, or what is settled.
    fn first(&self, share: &Share<'_>) -> Option<Figure> {
        let Some(first) = share.at.first.as_ref().filter(|first| share.at.base.as_ref() != Some(*first)) else {
            return self.kept(share);
        };
        let (node, value) = (share.at.node, self.steps.amount(first));
        let (own, field) = if self.steps.is_mirrored { (&node.max, "max") } else { (&node.min, "min") };
        if own.as_ref() == Some(&value) {
            let source = Source::Document(format!("{}/{field}", share.at.path));
            return Some(Figure::given(&label::FIRST, value, source).about(node.id.as_str()));
        }
        let parts: Vec<Figure> = share
            .children
            .iter()
            .filter_map(|child| Some(self.amount(&label::FIRST, child.at.start()?).about(child.at.node.id.as_str())))
            .collect();
        let sum = Figure::sum(&label::FIRST, &parts.iter().collect::<Vec<_>>());
        // A minimum may be rounded to a step, and one of those below be divided by padding.
        let figure = if *sum.number() == value { sum } else { Figure::found(&label::FIRST, value, Vec::new()) };
        Some(figure.about(node.id.as_str()))
    }

    pub(super) fn exact(&self, child: &Share<'_>, parent: &Share<'_>) -> Figure {
        if let (Some(Held::Lock), Some(locked)) = (child.receipt.held, &child.at.node.locked) {
            return Figure::given(
                &label::LOCKED,
                locked.clone(),
                Source::Document(format!("{}/locked", child.at.path)),
            );
        }
        if let (Some(Held::Set), Some(set)) = (child.receipt.held, &child.at.node.set) {
            let source = Source::Document(format!("{}/set", child.at.path));
            return Figure::given(&label::SET, set.clone(), source);
        }
        let product = parent.lambda.as_ref().map(|lambda| {
            let lambda = self.amount(&label::LAMBDA, lambda);
            let name = if child.at.start().is_some() { &label::OF_REST } else { &label::EXACT };
            let product = Figure::product(name, &[&lambda, &self.weight(child, parent)]);
            match self.first(child) {
                Some(first) => Figure::sum(&label::EXACT, &[&first, &product]),
                None => product,
            }
        });
        let value = self.steps.amount(&child.exact);
        let bounded = product.as_ref().and_then(|product| bounded_by_own(child, product, &value));
        match (product, bounded) {
            (Some(product), _) if *product.number() == value => product,
            (_, Some(bounded)) => bounded,
            (product, None) => {
                let of = product.iter().map(Figure::step).collect();
                Figure::found(&label::BOUND, value, of)
            }
        }
    }

    pub(super) fn value(&self, child: &Share<'_>, exact: &Figure) -> Figure {
        match child.receipt.why {
            Why::Divisor => Figure::found(&label::BY_DIVISOR, self.steps.amount(&child.count), vec![exact.step()]),
            Why::LargeRemainder | Why::SmallRemainder => {
                let floor = self.whole_steps(&label::FLOOR, exact);
                let unit = self.amount(&label::UNIT, &(&child.count - &child.receipt.floor));
                Figure::sum(&label::VALUE, &[&floor, &unit])
            }
            Why::Total | Why::Fixed | Why::Whole => exact.named(&label::VALUE),
        }
    }
}

/// The share of a node that nothing holds, in steps.
fn by_weight(child: &Share<'_>, lambda: &Number) -> Number {
    let part = lambda * &child.at.weight;
    child.at.start().map_or(part.clone(), |start| start + &part)
}

/// A share that the node's own minimum or maximum holds; `None` where the bound is implied from below, or was rounded
/// to a step.
fn bounded_by_own(child: &Share<'_>, product: &Figure, value: &Number) -> Option<Figure> {
    let (node, path) = (child.at.node, &child.at.path);
    let given = |bound: &Number, field: &str| {
        Figure::given(&label::BOUND, bound.clone(), Source::Document(format!("{path}/{field}")))
    };
    let raised = node.min.as_ref().map(|min| Figure::maximum(&label::EXACT, &[product, &given(min, "min")]));
    let lowered = node.max.as_ref().map(|max| Figure::minimum(&label::EXACT, &[product, &given(max, "max")]));
    [raised, lowered].into_iter().flatten().find(|figure| figure.number() == value)
}
