//! The trace of a plan: every share recomputed with figures from what the document gives.
//!
//! Made only where it is asked for: a plan may have a million nodes. The law `trace_recomputes` holds its figures to the
//! outcome's.

use super::{
    document::{TargetPlanDocument, Weight},
    labels as label,
    share::{Held, Share, Why},
    spread::{Course, Spans},
    steps::Steps,
};
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
    trace::{Figure, Source, Step},
};
use std::sync::Arc;

pub(super) struct Story<'d> {
    pub plan: &'d TargetPlanDocument,
    pub steps: &'d Steps,
    pub course: Option<&'d Course>,
}

impl Story<'_> {
    /// The steps of the plan; `progress` are the further steps of each node, in the order of the nodes.
    pub fn of(
        &self,
        root: &Share<'_>,
        spans: Option<&Spans>,
        progress: &mut dyn Iterator<Item = Vec<Arc<Step>>>,
    ) -> Arc<Step> {
        let total = Figure::given(&label::TOTAL, self.plan.total.clone(), Source::Document("/total".into()));
        let value = self.whole_steps(&label::VALUE, &total);
        let of = vec![self.node(root, vec![value.step()], spans, progress)];
        Step::group(&label::PLAN, Some(self.plan.id.to_string()), of)
    }

    fn step(&self) -> Figure {
        Figure::given(&label::STEP, self.steps.step.clone(), Source::Document("/unit".into()))
    }

    /// The whole steps of an amount, towards zero for a total's own sign.
    fn whole_steps(&self, name: &'static crate::trace::Label, amount: &Figure) -> Figure {
        let mode = if self.steps.is_mirrored { Mode::Ceil } else { Mode::Floor };
        self.rounded_to_steps(name, amount, mode)
    }

    fn rounded_to_steps(&self, name: &'static crate::trace::Label, amount: &Figure, mode: Mode) -> Figure {
        let step = self.step();
        let Some(count) = Figure::quotient(&label::STEPS, amount, &step) else { return amount.clone() };
        let whole = Figure::rounded(&label::WHOLE_STEPS, &count, Rounding { mode, scale: 0 });
        Figure::product(name, &[&whole, &step])
    }

    fn amount(&self, name: &'static crate::trace::Label, count: &Number) -> Figure {
        Figure::found(name, self.steps.amount(count), Vec::new())
    }

    fn node(
        &self,
        share: &Share<'_>,
        mut of: Vec<Arc<Step>>,
        spans: Option<&Spans>,
        progress: &mut dyn Iterator<Item = Vec<Arc<Step>>>,
    ) -> Arc<Step> {
        if let (Some(spans), Some(course)) = (spans, self.course) {
            of.extend(self.periods(share, spans, course));
        }
        of.extend(progress.next().unwrap_or_default());
        let pot = self.pot(share);
        if let Some(lambda) = self.lambda(share, &pot) {
            of.push(lambda.step());
        }
        let mut spans_below = spans.map(|spans| spans.children.iter()).into_iter().flatten();
        for child in &share.children {
            let exact = self.exact(child, share);
            let value = self.value(child, &exact);
            of.push(self.node(child, vec![value.step()], spans_below.next(), progress));
        }
        if let Some(left) = &share.unallocated {
            let mut parts = vec![self.amount(&label::POT, &share.pot)];
            parts.extend(share.children.iter().map(|child| self.referred(&label::VALUE, child)));
            let step = match parts.split_first() {
                Some((pot, fixed)) => {
                    let fixed: Vec<&Figure> = fixed.iter().collect();
                    Figure::difference(&label::UNALLOCATED, pot, &Figure::sum(&label::HELD, &fixed))
                }
                None => self.amount(&label::UNALLOCATED, &left.count),
            };
            of.push(step.step());
        }
        Step::group(&label::NODE, Some(share.at.node.id.to_string()), of)
    }

    /// A child's value without its steps, which stand at the child.
    fn referred(&self, name: &'static crate::trace::Label, share: &Share<'_>) -> Figure {
        self.amount(name, &share.count).about(share.at.node.id.as_str())
    }

    fn pot(&self, share: &Share<'_>) -> Figure {
        let id = share.at.node.id.as_str();
        if share.at.load == Number::ONE {
            return self.amount(&label::POT, &share.pot_exact).about(id);
        }
        let load = Figure::found(&label::LOAD, share.at.load.clone(), Vec::new());
        Figure::product(&label::POT, &[&self.referred(&label::VALUE, share), &load]).about(id)
    }

    /// λ: what is left after those at a bound, for one unit of the others' weight.
    fn lambda(&self, share: &Share<'_>, pot: &Figure) -> Option<Figure> {
        let lambda = share.lambda.as_ref()?;
        let is_held = |child: &&Share<'_>| child.exact != lambda * &child.at.weight;
        let named = |child: &Share<'_>| child.at.node.id.to_string();
        let held: Vec<Figure> = share
            .children
            .iter()
            .filter(is_held)
            .map(|child| self.amount(&label::HELD, &child.exact).about(named(child)))
            .collect();
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
        let figure = if is_given {
            Figure::given(&label::WEIGHT, weight, Source::Document(format!("{}/weight", child.at.path)))
        } else {
            Figure::found(&label::WEIGHT, weight, Vec::new())
        };
        figure.about(id)
    }

    fn exact(&self, child: &Share<'_>, parent: &Share<'_>) -> Figure {
        if let (Some(Held::Lock), Some(locked)) = (child.receipt.held, &child.at.node.locked) {
            return Figure::given(
                &label::LOCKED,
                locked.clone(),
                Source::Document(format!("{}/locked", child.at.path)),
            );
        }
        let product = parent.lambda.as_ref().map(|lambda| {
            let lambda = self.amount(&label::LAMBDA, lambda);
            Figure::product(&label::EXACT, &[&lambda, &self.weight(child, parent)])
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

    fn value(&self, child: &Share<'_>, exact: &Figure) -> Figure {
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

    fn periods(&self, share: &Share<'_>, spans: &Spans, course: &Course) -> Vec<Arc<Step>> {
        let mut steps = Vec::new();
        let mut before: Option<Figure> = None;
        let value = self.referred(&label::VALUE, share);
        for (index, (part, by_end)) in course.parts.iter().zip(&course.by_end).enumerate() {
            let figure = if spans.is_sum {
                self.sum_of_period(share, spans, index)
            } else {
                let time = Figure::found(&label::TIME_SHARE, by_end.clone(), Vec::new());
                let exact = Figure::product(&label::BY_THEN, &[&value, &time]);
                let come = self.rounded_to_steps(&label::BY_THEN, &exact, Mode::Up);
                let zero = Figure::constant(&label::BY_THEN, 0);
                let figure = Figure::difference(&label::PERIOD, &come, before.as_ref().unwrap_or(&zero));
                before = Some(Figure::found(&label::BY_THEN, come.number().clone(), Vec::new()));
                figure
            };
            steps.push(figure.about(part.label.as_str()).step());
        }
        steps
    }

    fn sum_of_period(&self, share: &Share<'_>, spans: &Spans, index: usize) -> Figure {
        let below = spans.children.iter().zip(&share.children);
        let mut parts: Vec<Figure> = below
            .filter_map(|(spans, child)| {
                Some(self.amount(&label::PERIOD, spans.own.get(index)?).about(child.at.node.id.as_str()))
            })
            .collect();
        parts.extend(spans.unallocated.get(index).map(|left| self.amount(&label::UNALLOCATED, left)));
        let parts: Vec<&Figure> = parts.iter().collect();
        Figure::sum(&label::PERIOD, &parts)
    }
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
