//! From the leaves up: every bound in steps, and what bounds and locks imply for the nodes above.

use super::{
    document::{BelowZero, BoundsMethod, Method, TargetNode, TargetPlanDocument, ZeroWeights},
    fill::Vessel,
    spread::Course,
    steps::Steps,
    tenure::{Active, Tenures},
    weights::{listed, weights_of},
};
use crate::{
    error::{Problem, Problems, catalogue::target as code},
    number::Number,
    rounding::Rounding,
};

/// A node whose weight and bounds are settled, in steps.
#[derive(Clone, Debug)]
pub(super) struct Prepared<'d> {
    pub node: &'d TargetNode,
    pub path: String,
    pub weight: Number,
    /// The bounds, own and implied by those below.
    pub low: Option<Number>,
    pub high: Option<Number>,
    /// What it and those below have in settled periods; nothing where no period is settled.
    pub base: Option<Number>,
    /// What it has before anything goes by weight, where minima come first: the largest of its minimum, of what those below
    /// it have first, and of what is settled. Nothing where bounds hold by water-filling.
    pub first: Option<Number>,
    /// How much of the time it is there for, where that is said; the weight has the factor in it.
    pub active: Option<Active>,
    /// What the children together carry for each step of the node: 1 + padding.
    pub load: Number,
    pub children: Vec<Prepared<'d>>,
}

impl Prepared<'_> {
    pub fn vessel(&self) -> Vessel<'_> {
        Vessel { weight: &self.weight, base: self.start(), low: self.low.as_ref(), high: self.high.as_ref() }
    }

    /// What it has before anything goes by weight: what comes first, or what is settled.
    pub fn start(&self) -> Option<&Number> {
        self.first.as_ref().or(self.base.as_ref())
    }

    /// The minimum that comes first, where it is more than what is settled and leaves a choice.
    pub fn minimum_first(&self) -> Option<&Number> {
        self.first.as_ref().filter(|first| !self.is_fixed() && Some(*first) != self.base.as_ref())
    }

    /// The same where `pot` is shared: only who has something in settled periods may fall below zero for others.
    pub fn vessel_for(&self, pot: &Number) -> Vessel<'_> {
        let vessel = self.vessel();
        let is_free = self.base.is_some() || self.low.is_some() || self.weight.is_negative() || pot.is_negative();
        if is_free { vessel } else { Vessel { low: Some(&Number::ZERO), ..vessel } }
    }

    /// The course of the node: that of the plan, unless it is there for a part of the time only.
    pub fn course<'c>(&'c self, plan: &'c Course) -> &'c Course {
        self.active.as_ref().map_or(plan, |active| &active.course)
    }

    /// Whether it is not there in any part that is open.
    pub fn is_away(&self) -> bool {
        self.active.as_ref().is_some_and(|active| active.factor.is_zero())
    }

    /// Whether the bounds leave no choice.
    pub fn is_fixed(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// Whether what it has in settled periods is its lower bound.
    pub fn is_held_by_base(&self) -> bool {
        self.base.as_ref().map(Number::ceiling).is_some_and(|base| self.low == Some(base))
    }

    /// Whether no child can take more or less: then what is left of the node is unallocated.
    pub fn has_fixed_children(&self) -> bool {
        self.children.iter().all(Self::is_fixed)
    }
}

/// What the children of a node that has `count` steps carry together.
pub(super) fn loaded(count: &Number, load: &Number) -> Number {
    (count * load).rounded(Rounding::half_up(0))
}

/// The least count of a padded node whose children carry at least `pot` together.
pub(super) fn least_count(pot: &Number, load: &Number) -> Number {
    let mut count = pot.over(load).unwrap_or_default().floor();
    while loaded(&count, load) < *pot {
        count += &Number::ONE;
    }
    count
}

/// The largest count of a padded node whose children carry at most `pot` together.
pub(super) fn most_count(pot: &Number, load: &Number) -> Number {
    let mut count = pot.over(load).unwrap_or_default().ceiling();
    while loaded(&count, load) > *pot {
        count -= &Number::ONE;
    }
    count
}

/// Prepares a plan's tree.
pub(super) fn prepare<'d>(plan: &'d TargetPlanDocument, problems: &mut Problems) -> (Prepared<'d>, Number) {
    let steps = Steps::of(plan);
    let whole = steps.count(&plan.total).floor();
    let tenures = Tenures::of(plan);
    let mut preparation = Preparation { plan, steps, tenures, problems };
    let root = preparation.node(&plan.tree, "/tree".to_owned(), Number::ONE, Some(&whole));
    (root, whole)
}

/// A limit of what a node can have, as the document names it.
struct Limit {
    name: &'static str,
    low: Option<Number>,
    high: Option<Number>,
    /// Whether it leaves no choice.
    is_fixed: bool,
}

/// What a plan's tree is prepared with.
pub(super) struct Preparation<'d, 'p> {
    pub plan: &'d TargetPlanDocument,
    pub steps: Steps,
    tenures: Option<Tenures<'d>>,
    pub problems: &'p mut Problems,
}

impl<'d> Preparation<'d, '_> {
    fn node(&mut self, node: &'d TargetNode, path: String, weight: Number, total: Option<&Number>) -> Prepared<'d> {
        let weights = weights_of(node, &path, self.plan, self.problems);
        let below = node.children.iter().zip(weights).enumerate();
        let children: Vec<_> = below
            .map(|(index, (child, weight))| self.node(child, format!("{path}/children/{index}"), weight, None))
            .collect();
        let kept = node.kept.values().map(|kept| self.steps.count(kept));
        let settled: Vec<Number> = kept.chain(children.iter().filter_map(|child| child.base.clone())).collect();
        let base = (!settled.is_empty()).then(|| settled.iter().sum());
        let (low, high) = self.own_bounds(node, &path, total, base.as_ref());
        let active = self.tenures.as_ref().and_then(|tenures| tenures.active(node));
        let weight = active.as_ref().map_or(weight.clone(), |active| &weight * &active.factor);
        let load = self.plan.padding.get(&node.id).map_or(Number::ONE, |padding| padding + &Number::ONE);
        let mut prepared = Prepared { node, path, weight, low, high, base, first: None, active, load, children };
        prepared.first = self.first_of(&prepared);
        self.check_away(&prepared);
        if !prepared.children.is_empty() && self.settle_weights(&mut prepared) {
            self.imply(&mut prepared);
        }
        prepared
    }

    /// What a node has first, where minima come first. Locks do not count: who is fixed takes what is declared, and nobody
    /// above or beside has more for it.
    fn first_of(&self, one: &Prepared<'d>) -> Option<Number> {
        if self.plan.bounds == BoundsMethod::WaterFilling {
            return None;
        }
        let (own, _) = self.steps.bounds(one.node.min.as_ref(), one.node.max.as_ref());
        let below: Number = one.children.iter().filter_map(Prepared::start).sum();
        let settled = one.base.clone().unwrap_or_default();
        let first = own.into_iter().chain(below.over(&one.load)).chain([settled]).max()?;
        (one.base.is_some() || first.is_positive()).then_some(first)
    }

    /// Who is not there in any open part can have nothing beyond what is settled.
    fn check_away(&mut self, one: &Prepared<'d>) {
        let settled = one.base.as_ref().map_or(Number::ZERO, Number::ceiling);
        if let Some(low) = one.low.as_ref().filter(|low| one.is_away() && **low > settled) {
            let problem = Problem::new(&code::AWAY_WITH_SHARE, one.path.clone()).with("node", &one.node.id);
            self.problems.push(problem.with("value", self.steps.written(low)));
        }
    }

    /// The bounds that the node itself declares; the root is locked to the total.
    fn own_bounds(
        &mut self,
        node: &TargetNode,
        path: &str,
        total: Option<&Number>,
        base: Option<&Number>,
    ) -> (Option<Number>, Option<Number>) {
        let mut limits = self.limits(node, total);
        let lows = limits.iter().filter_map(|limit| limit.low.clone());
        let highs = limits.iter().filter_map(|limit| limit.high.clone());
        let (mut low, high) = (lows.max(), highs.min());
        if let Some(base) = base.filter(|_| self.plan.below_zero == BelowZero::Error) {
            if let Some(high) = &high
                && base > high
            {
                let written = |count: &Number| self.steps.written(count);
                let problem = Problem::new(&code::KEPT_ABOVE, path).with("node", &node.id).with("kept", written(base));
                self.problems.push(problem.with("limit", written(high)).with("excess", written(&(base - high))));
                return (None, total.cloned());
            }
            low = low.into_iter().chain([base.ceiling()]).max();
        }
        if let (Some(least), Some(most)) = (&low, &high)
            && least > most
        {
            limits.sort_by_key(|limit| !limit.is_fixed);
            self.crossed(node, path, &limits, (least, most));
            return (None, total.cloned());
        }
        (low, high)
    }

    /// What a node declares of what it can have, and the total for the root.
    fn limits(&self, node: &TargetNode, total: Option<&Number>) -> Vec<Limit> {
        let (low, high) = self.steps.bounds(node.min.as_ref(), node.max.as_ref());
        let (of_low, of_high) = if self.steps.is_mirrored { ("max", "min") } else { ("min", "max") };
        let fixed =
            [("total", total.cloned()), ("locked", self.counted(&node.locked)), ("set", self.counted(&node.set))];
        let fixed = fixed.map(|(name, value)| Limit { name, low: value.clone(), high: value, is_fixed: true });
        let low = Limit { name: of_low, low, high: None, is_fixed: false };
        let high = Limit { name: of_high, low: None, high, is_fixed: false };
        fixed.into_iter().chain([low, high]).collect()
    }

    fn counted(&self, amount: &Option<Number>) -> Option<Number> {
        amount.as_ref().map(|amount| self.steps.count(amount))
    }

    /// Tells which two of the limits, those that fix a value first, cannot hold together.
    fn crossed(&mut self, node: &TargetNode, path: &str, limits: &[Limit], (least, most): (&Number, &Number)) {
        let of_low = limits.iter().find(|limit| limit.low.as_ref() == Some(least));
        let of_high = limits.iter().find(|limit| limit.high.as_ref() == Some(most));
        let written = |count: &Number| self.steps.written(count);
        let problem = |code| Problem::new(code, path).with("node", &node.id);
        let problem = match (of_low, of_high) {
            (Some(by), Some(other)) if by.is_fixed => {
                let problem = problem(&code::FIXED_OUTSIDE).with("by", by.name).with("value", written(least));
                problem.with("field", other.name).with("bound", written(most))
            }
            (Some(other), Some(by)) if by.is_fixed => {
                let problem = problem(&code::FIXED_OUTSIDE).with("by", by.name).with("value", written(most));
                problem.with("field", other.name).with("bound", written(least))
            }
            _ => {
                let (low, high) = if self.steps.is_mirrored { (most, least) } else { (least, most) };
                let problem = problem(&code::CROSSED).with("step", &self.steps.step);
                problem.with("low", written(low)).with("high", written(high))
            }
        };
        self.problems.push(problem);
    }

    /// Weights of siblings that are free to take more or less must have a sum above zero; whether they have.
    fn settle_weights(&mut self, parent: &mut Prepared<'d>) -> bool {
        if parent.has_fixed_children() {
            return true;
        }
        let of_free = || parent.children.iter().filter(|child| !child.is_fixed());
        let is_signed = of_free().any(|child| child.weight.is_negative());
        let is_bounded = of_free().any(|child| child.low.is_some() || child.high.is_some());
        if is_signed && (is_bounded || self.plan.method != Method::LargestRemainder) {
            let problem = Problem::new(&code::SIGNED_BOUNDS, format!("{}/children", parent.path));
            self.problems.push(problem.with("parent", &parent.node.id).with("method", self.plan.method.word()));
            return false;
        }
        let sum: Number = of_free().map(|child| &child.weight).sum();
        if sum.is_positive() {
            return true;
        }
        let are_zero = of_free().all(|child| child.weight.is_zero());
        let is_anybody_there = of_free().any(|child| !child.is_away());
        if are_zero && is_anybody_there && self.plan.zero_weights == ZeroWeights::Equal {
            for child in parent.children.iter_mut().filter(|child| !child.is_fixed() && !child.is_away()) {
                child.weight = child.active.as_ref().map_or(Number::ONE, |active| active.factor.clone());
            }
            return true;
        }
        let nodes = listed(of_free().map(|child| &child.node.id));
        let (code, path) = (if is_anybody_there { &code::ZERO_WEIGHTS } else { &code::NOBODY_THERE }, &parent.path);
        let problem = Problem::new(code, format!("{path}/children")).with("parent", &parent.node.id);
        self.problems.push(problem.with("sum", sum).with("nodes", nodes));
        false
    }
}
