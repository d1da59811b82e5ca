//! The trace of a plan: every share recomputed with figures from what the document gives.
//!
//! Made only where it is asked for: a plan may have a million nodes. The law `trace_recomputes` holds its figures to the
//! outcome's.

use super::{
    document::{Margins, TargetPlanDocument, Weight},
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
        let is_held = |child: &&Share<'_>| child.exact != by_weight(child, lambda);
        let named = |child: &Share<'_>| child.at.node.id.to_string();
        let mut held: Vec<Figure> = share
            .children
            .iter()
            .filter(is_held)
            .map(|child| self.amount(&label::HELD, &child.exact).about(named(child)))
            .collect();
        let open = share.children.iter().filter(|child| !is_held(child));
        held.extend(open.filter_map(|child| self.kept(child)));
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

    fn exact(&self, child: &Share<'_>, parent: &Share<'_>) -> Figure {
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
            let name = if child.at.base.is_some() { &label::OF_REST } else { &label::EXACT };
            let product = Figure::product(name, &[&lambda, &self.weight(child, parent)]);
            match self.kept(child) {
                Some(kept) => Figure::sum(&label::EXACT, &[&kept, &product]),
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

    /// What a node has in settled periods.
    fn kept(&self, share: &Share<'_>) -> Option<Figure> {
        let base = share.at.base.as_ref()?;
        let id = share.at.node.id.as_str();
        if !share.children.is_empty() {
            let parts: Vec<Figure> = share.children.iter().filter_map(|child| self.kept(child)).collect();
            let parts: Vec<Figure> =
                parts.iter().map(|part| Figure::found(&label::KEPT, part.number().clone(), Vec::new())).collect();
            let parts: Vec<&Figure> = parts.iter().collect();
            return Some(Figure::sum(&label::KEPT, &parts).about(id));
        }
        let kept = share.at.node.kept.keys().filter_map(|part| self.kept_in(share, part));
        let kept: Vec<Figure> = kept.collect();
        let parts: Vec<&Figure> = kept.iter().collect();
        let sum = Figure::sum(&label::KEPT, &parts).about(id);
        debug_assert_eq!(*sum.number(), self.steps.amount(base));
        Some(sum)
    }

    /// What a leaf has in a settled period.
    fn kept_in(&self, share: &Share<'_>, part: &str) -> Option<Figure> {
        let kept = share.at.node.kept.get(part)?;
        let source = Source::Document(format!("{}/kept/{}", share.at.path, crate::shape::escaped(part)));
        Some(Figure::given(&label::KEPT, kept.clone(), source).about(part))
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
        let course = share.at.course(course);
        if !spans.is_sum && course.margins == Margins::Both {
            return self.periods_of_both(share, spans, course, &value);
        }
        if !spans.is_sum && spans.kept.iter().any(Option::is_some) {
            return self.open_periods(share, spans, course, &value);
        }
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

    /// The periods of somebody where those of nodes above are exact, too: the floor or the ceiling of the exact part.
    fn periods_of_both(&self, share: &Share<'_>, spans: &Spans, course: &Course, value: &Figure) -> Vec<Arc<Step>> {
        let settled: Number = spans.kept.iter().flatten().sum();
        let settled = self.amount(&label::KEPT, &settled);
        let left = Figure::difference(&label::REST, value, &settled);
        let mut before = Number::ZERO;
        let mut steps = Vec::new();
        let parts = course.parts.iter().zip(course.open_by_end(&spans.kept)).zip(&spans.own);
        for ((part, by_end), own) in parts {
            let time = Figure::found(&label::TIME_SHARE, &by_end - &before, Vec::new());
            before = by_end;
            let figure = match self.kept_in(share, &part.label) {
                Some(kept) => kept.named(&label::PERIOD),
                None => {
                    let exact = Figure::product(&label::OF_REST, &[&left, &time]);
                    Figure::found(&label::PERIOD, self.steps.amount(own), vec![exact.step()])
                }
            };
            steps.push(figure.about(part.label.as_str()).step());
        }
        steps
    }

    /// The periods of somebody for whom some of them are settled.
    fn open_periods(&self, share: &Share<'_>, spans: &Spans, course: &Course, value: &Figure) -> Vec<Arc<Step>> {
        let kept: Vec<Option<Figure>> = course
            .parts
            .iter()
            .zip(&spans.kept)
            .map(|(part, kept)| {
                let kept = kept.as_ref()?;
                let figure = self.kept_in(share, &part.label).unwrap_or_else(|| self.amount(&label::KEPT, kept));
                Some(figure.about(part.label.as_str()))
            })
            .collect();
        let settled: Vec<&Figure> = kept.iter().flatten().collect();
        let settled = Figure::sum(&label::KEPT, &settled);
        let left = Figure::difference(&label::REST, value, &settled);
        let mode = if left.number().is_negative() { Mode::Floor } else { Mode::Ceil };
        let mut before = Figure::found(&label::BY_THEN, settled.number().clone(), Vec::new());
        let mut steps = Vec::new();
        for ((part, kept), by_end) in course.parts.iter().zip(&kept).zip(course.open_by_end(&spans.kept)) {
            let label = part.label.as_str();
            if let Some(kept) = kept {
                steps.push(kept.named(&label::PERIOD).about(label).step());
                continue;
            }
            let time = Figure::found(&label::TIME_SHARE, by_end, Vec::new());
            let exact = Figure::sum(&label::BY_THEN, &[&settled, &Figure::product(&label::OF_REST, &[&left, &time])]);
            let has_come = exact.number() != settled.number();
            let come = if has_come { self.rounded_to_steps(&label::BY_THEN, &exact, mode) } else { exact };
            steps.push(Figure::difference(&label::PERIOD, &come, &before).about(label).step());
            before = Figure::found(&label::BY_THEN, come.number().clone(), Vec::new());
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

/// The share of a node that nothing holds, in steps.
fn by_weight(child: &Share<'_>, lambda: &Number) -> Number {
    let part = lambda * &child.at.weight;
    child.at.base.as_ref().map_or(part.clone(), |base| base + &part)
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
