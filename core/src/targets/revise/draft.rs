//! Drafts of a new plan: a document that is changed until evaluating it gives the figures that are wanted.

use crate::{
    error::Problems,
    id::Id,
    life::LifeCycle as _,
    number::Number,
    rounding::{Mode, Rounding},
    shape::record,
    targets::{
        document::{BelowZero, BoundsMethod, PlanVersion, TargetNode, TargetPlanDocument, Weight},
        plan::TargetPlan,
        prepare::{Prepared, prepare},
        share::Share,
        spread::{Spans, spread},
        steps::Steps,
        tenure::factors_of,
    },
};
use chrono::NaiveDate;
use num_bigint::BigInt;
use num_integer::Integer as _;
use std::collections::BTreeMap;

record! {
    /// Why a version of a plan is made, when and by whom.
    pub struct RevisionNote {
        /// Why.
        reason: String,
        /// When.
        date: Option<NaiveDate>,
        /// By whom.
        who: Option<String>,
    }
}

/// The targets of nodes, by id.
pub(super) type Values = BTreeMap<Id, Number>;

/// A new version of a plan that is being made.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub document: TargetPlanDocument,
}

/// Changes a node and all below it.
pub(super) fn each_node(node: &mut TargetNode, change: &mut dyn FnMut(&mut TargetNode)) {
    change(node);
    for child in &mut node.children {
        each_node(child, change);
    }
}

/// Visits a node and all below it, a parent before its children.
pub(super) fn visit<'d>(node: &'d TargetNode, see: &mut dyn FnMut(&'d TargetNode)) {
    see(node);
    for child in &node.children {
        visit(child, see);
    }
}

/// The nodes from the root to the one with an id; nothing where nobody has it.
pub(super) fn path_to<'d>(node: &'d TargetNode, id: &Id) -> Vec<&'d TargetNode> {
    if node.id == *id {
        return vec![node];
    }
    for child in &node.children {
        let below = path_to(child, id);
        if !below.is_empty() {
            return std::iter::once(node).chain(below).collect();
        }
    }
    Vec::new()
}

impl Draft {
    /// The next version of a plan, with nothing changed yet. Worked examples stay behind: their figures are those of the
    /// version before.
    pub fn of(plan: &TargetPlan, note: &RevisionNote) -> Self {
        let mut document = plan.document().clone();
        let number = document.version.as_ref().map_or(1, |version| version.number);
        document.examples = Vec::new();
        document.version = Some(PlanVersion {
            number: number.saturating_add(1),
            date: note.date,
            who: note.who.clone(),
            reason: note.reason.clone(),
            before: Some(plan.hash()),
        });
        Self { document }
    }

    /// Lets go of what earlier revisions set.
    pub fn release(&mut self) {
        each_node(&mut self.document.tree, &mut |node| node.set = None);
    }

    /// Lets go of what earlier revisions set, and keeps its proportions: siblings of whom some were set have the weights of
    /// what is left to them.
    pub fn release_in_proportion(&mut self, values: &Values) {
        let (factors, starts) = (factors_of(&self.document), starts_of(&self.document));
        each_node(&mut self.document.tree, &mut |node| {
            if node.children.iter().any(|child| child.set.is_some()) {
                weigh(node, values, &factors, &starts);
                node.children.iter_mut().for_each(|child| child.set = None);
            }
        });
    }

    /// Weighs the children of some nodes by what is left to them of these values.
    pub fn weigh_by(&mut self, parents: &[Id], values: &Values) {
        let (factors, starts) = (factors_of(&self.document), starts_of(&self.document));
        each_node(&mut self.document.tree, &mut |node| {
            if parents.contains(&node.id) {
                weigh(node, values, &factors, &starts);
            }
        });
    }

    /// Changes one node.
    pub fn change(&mut self, id: &Id, mut change: impl FnMut(&mut TargetNode)) {
        each_node(&mut self.document.tree, &mut |node| {
            if node.id == *id {
                change(node);
            }
        });
    }

    pub fn load(&self) -> Result<TargetPlan, Problems> {
        TargetPlan::new(self.document.clone())
    }

    /// The plan that gives these values to all nodes. Where the rules alone do not, siblings are set to them.
    pub fn settle(mut self, wanted: &Values) -> Result<TargetPlan, Problems> {
        let mut is_all_set = false;
        loop {
            let plan = match self.load() {
                Ok(plan) => plan,
                // The rules alone may leave no room for what is wanted, such as a weight of zero that was set to more.
                Err(_) if !is_all_set => {
                    set_all(&mut self.document.tree, wanted);
                    is_all_set = true;
                    continue;
                }
                Err(problems) => return Err(problems),
            };
            let found = values_of(&plan);
            if !set_siblings(&mut self.document.tree, wanted, &found) {
                return Ok(plan);
            }
        }
    }
}

/// Sets every node below another one that is not locked.
fn set_all(node: &mut TargetNode, wanted: &Values) {
    for child in &mut node.children {
        if child.locked.is_none() {
            child.set = wanted.get(&child.id).cloned();
        }
        set_all(child, wanted);
    }
}

/// Sets siblings whose values are not as wanted though their parent's is; tells whether any were.
fn set_siblings(node: &mut TargetNode, wanted: &Values, found: &Values) -> bool {
    if wanted.get(&node.id) != found.get(&node.id) {
        return false;
    }
    let differs = |child: &TargetNode| wanted.get(&child.id) != found.get(&child.id);
    if node.children.iter().any(differs) {
        // INVARIANT: a child that is set or locked has what was wanted, so every call sets one more.
        let mut was_set = false;
        for child in node.children.iter_mut().filter(|child| child.locked.is_none()) {
            let value = wanted.get(&child.id).cloned();
            was_set |= child.set != value;
            child.set = value;
        }
        return was_set;
    }
    let mut was_set = false;
    for child in &mut node.children {
        was_set |= set_siblings(child, wanted, found);
    }
    was_set
}

/// Weighs the children of a node by what is left to them; where nothing is, or not on one side of zero, weights stay.
fn weigh(node: &mut TargetNode, values: &Values, factors: &BTreeMap<Id, Number>, starts: &Values) {
    let start = |child: &TargetNode| starts.get(&child.id).cloned().unwrap_or_else(|| kept_below(child));
    let left = |child: &TargetNode| values.get(&child.id).map(|value| value - &start(child));
    let lefts: Option<Vec<Number>> = node.children.iter().map(left).collect();
    let Some(lefts) = lefts else { return };
    let is_open = |(left, child): (&Number, &TargetNode)| child.locked.is_none() && !left.is_zero();
    if !lefts.iter().zip(&node.children).any(is_open) {
        return;
    }
    if lefts.iter().any(Number::is_positive) && lefts.iter().any(Number::is_negative) {
        return;
    }
    node.weights = None;
    // The weight of who is there for a part of the time is multiplied by that part; who is away has nothing left.
    let per_time = |(child, left): (&TargetNode, &Number)| match factors.get(&child.id) {
        Some(factor) => left.abs().over(factor),
        None => Some(left.abs()),
    };
    let weights: Vec<Option<Number>> = node.children.iter().zip(&lefts).map(per_time).collect();
    for (child, weight) in node.children.iter_mut().zip(writable(weights)) {
        match (weight, &child.weight) {
            (Some(weight), _) => child.weight = Weight::Given(weight),
            (None, Weight::Given(_)) => {}
            (None, Weight::Missing | Weight::Unanswered) => child.weight = Weight::Given(Number::ZERO),
        }
    }
}

/// What nodes have before anything goes by weight, where minima come first; nothing of others.
pub(super) fn starts_of(document: &TargetPlanDocument) -> Values {
    fn collect_starts(at: &Prepared<'_>, steps: &Steps, starts: &mut Values) {
        starts.extend(at.first.as_ref().map(|first| (at.node.id.clone(), steps.amount(first))));
        at.children.iter().for_each(|child| collect_starts(child, steps, starts));
    }
    let mut starts = Values::new();
    if document.bounds == BoundsMethod::MinimumFirst {
        let (root, _, steps) = prepared(document);
        collect_starts(&root, &steps, &mut starts);
    }
    starts
}

/// The same proportions in weights that a document can hold: times the common denominator where one is a fraction that has
/// no end. Where that has more digits than a document takes, fractions of the largest, to as many places as it takes.
fn writable(weights: Vec<Option<Number>>) -> Vec<Option<Number>> {
    let limit = 10_u128.pow(DIGITS);
    let is_writable =
        |weight: &Number| weight.to_decimal().is_some_and(|decimal| decimal.mantissa().unsigned_abs() < limit);
    let are_writable = |weights: &[Option<Number>]| weights.iter().flatten().all(is_writable);
    if are_writable(&weights) {
        return weights;
    }
    let times = |factor: &Number| weights.iter().map(|one| one.as_ref().map(|one| one * factor)).collect::<Vec<_>>();
    let denominators = weights.iter().flatten().map(|weight| weight.to_ratio().denom().clone());
    let common = denominators.fold(BigInt::from(1), |common, one| common.lcm(&one));
    let whole = times(&Number::from_ratio(common.into()));
    if are_writable(&whole) {
        return whole;
    }
    let largest = weights.iter().flatten().max().cloned().unwrap_or_default();
    let place = Rounding { mode: Mode::HalfUp, scale: WEIGHT_PLACES };
    let rounded = |one: &Number| one.over(&largest).map(|part| part.rounded(place));
    weights.iter().map(|one| one.as_ref().and_then(rounded)).collect()
}

/// The digits of a number in a document.
const DIGITS: u32 = 28;

/// The places of weights that have no exact form in a document.
const WEIGHT_PLACES: u32 = 24;

/// What a node and those below it have in settled periods.
pub(super) fn kept_below(node: &TargetNode) -> Number {
    let own: Number = node.kept.values().sum();
    own + node.children.iter().map(kept_below).sum::<Number>()
}

/// The targets of a plan.
pub(super) fn values_of(plan: &TargetPlan) -> Values {
    let worked = plan.work();
    let mut values = Values::new();
    collect(&worked.root, &worked.steps, &mut values);
    values
}

fn collect(share: &Share<'_>, steps: &Steps, values: &mut Values) {
    values.insert(share.at.node.id.clone(), steps.amount(&share.count));
    for child in &share.children {
        collect(child, steps, values);
    }
}

/// A document whose weights and bounds are settled.
pub(super) fn prepared(document: &TargetPlanDocument) -> (Prepared<'_>, Number, Steps) {
    let mut none = Problems::new();
    let (root, whole) = prepare(document, &mut none);
    (root, whole, Steps::of(document))
}

/// Whether what is left may be below zero.
pub(super) fn may_fall(document: &TargetPlanDocument) -> bool {
    document.below_zero == BelowZero::Allow
}

/// The targets of every node in the parts of the period, in order; empty where the plan is not spread.
pub(super) fn periods_of(plan: &TargetPlan) -> BTreeMap<Id, Vec<Number>> {
    let worked = plan.work();
    let mut found = BTreeMap::new();
    if let Some((_, _, Some(course))) = &worked.time {
        let spans = spread(&worked.root, course, &worked.steps);
        collect_periods(&worked.root, &spans, &worked.steps, &mut found);
    }
    found
}

fn collect_periods(share: &Share<'_>, spans: &Spans, steps: &Steps, found: &mut BTreeMap<Id, Vec<Number>>) {
    found.insert(share.at.node.id.clone(), spans.own.iter().map(|count| steps.amount(count)).collect());
    for (child, spans) in share.children.iter().zip(&spans.children) {
        collect_periods(child, spans, steps, found);
    }
}
