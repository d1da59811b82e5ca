//! The trace of a plan: every share recomputed with figures from what the document gives.
//!
//! Made only where it is asked for: a plan may have a million nodes. The law `trace_recomputes` holds its figures to the
//! outcome's.

mod periods;
mod share;

use super::{
    document::{BoundsMethod, TargetPlanDocument},
    labels as label,
    share::Share,
    spread::{Course, Spans},
    steps::Steps,
};
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
    trace::{Choice, Figure, Source, Step},
};
use std::sync::Arc;

pub(super) struct Story<'d> {
    pub plan: &'d TargetPlanDocument,
    pub steps: &'d Steps,
    pub course: Option<&'d Course>,
}

impl Story<'_> {
    /// The steps of the plan; `told` are the further steps of each node, in the order of the nodes, `further` those of the plan.
    pub fn of(
        &self,
        root: &Share<'_>,
        spans: Option<&Spans>,
        told: &mut dyn Iterator<Item = Vec<Arc<Step>>>,
        further: &[Arc<Step>],
    ) -> Arc<Step> {
        let total = Figure::given(&label::TOTAL, self.plan.total.clone(), Source::Document("/total".into()));
        let value = self.whole_steps(&label::VALUE, &total);
        let mut of = vec![self.node(root, vec![value.step()], spans, told)];
        of.extend(further.iter().cloned());
        if self.plan.bounds == BoundsMethod::MinimumFirst {
            let source = Source::Document("/bounds".into());
            of.insert(0, Choice::given(&label::MINIMUM_FIRST, self.plan.bounds.word(), source).step());
        }
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
        told: &mut dyn Iterator<Item = Vec<Arc<Step>>>,
    ) -> Arc<Step> {
        if let (Some(spans), Some(course)) = (spans, self.course) {
            of.extend(self.periods(share, spans, course));
        }
        of.extend(told.next().unwrap_or_default());
        let pot = self.pot(share);
        if let Some(lambda) = self.lambda(share, &pot) {
            of.push(lambda.step());
        }
        let mut spans_below = spans.map(|spans| spans.children.iter()).into_iter().flatten();
        for child in &share.children {
            let exact = self.exact(child, share);
            let value = self.value(child, &exact);
            of.push(self.node(child, vec![value.step()], spans_below.next(), told));
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
}
