//! A figure of one period that is set by hand.

use super::{
    breakback::{BreakbackQuestion, BreakbackRule, raise_total},
    draft::{Draft, periods_of, visit},
    facts::course_of,
    shift::{Standing, apply},
};
use crate::{
    apportion::{Claim, split_amount},
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    life::LifeCycle as _,
    number::Number,
    shape::suggestion,
    targets::{
        check::check_step,
        document::TargetNode,
        fill::{Vessel, level},
        plan::TargetPlan,
        share::round_by,
        weights::listed,
    },
};
use std::collections::BTreeMap;

/// The new plan where a node has a figure in a period.
///
/// Leaves below the node share the figure in proportion to what they had in the period. What a leaf has there is kept.
pub(super) fn set(
    plan: &TargetPlan,
    asked: &BreakbackQuestion,
    path: &[&TargetNode],
    period: &str,
) -> Result<TargetPlan, Problems> {
    let Some(node) = path.last() else { return Err(Problems::new()) };
    let cells = Cells::of(plan, period)?;
    if asked.value.is_negative() != plan.document().total.is_negative() && !asked.value.is_zero() {
        let problem = Problem::new(&general::OUT_OF_RANGE, "/value").in_facts().with("value", &asked.value);
        return Err(problem.with("range", "of the sign of the total").into());
    }
    let mut new_cells = cells.share(node, &asked.value);
    let change = &asked.value - &cells.sum(node);
    if asked.rule == BreakbackRule::KeepNode {
        let draft = kept(Draft::of(plan, &asked.note), &new_cells, period);
        // Nobody's whole target changes: the nodes are named so that their weights are those of what is left.
        let shifted = new_cells.keys().filter_map(|id| Some((id.clone(), cells.values.get(id)?.clone()))).collect();
        return apply(plan, draft, &shifted, &[]);
    }
    check_change(plan, &asked.value, &change)?;
    let worked = plan.work();
    let standing = Standing::of(&worked);
    let mut shifted = BTreeMap::new();
    let mut draft = Draft::of(plan, &asked.note);
    match (asked.rule, path.iter().rev().nth(1)) {
        (BreakbackRule::MoveTotal, _) => {
            shifted.extend(standing.shift(path, &standing.steps.count(&change))?);
            raise_total(&mut draft.document, &standing, &shifted);
        }
        (_, None) => {
            let problem = Problem::new(&code::KEEP_OF_ROOT, "/rule").in_facts().with("node", &asked.node);
            return Err(problem.with("rule", asked.rule.word()).into());
        }
        (_, Some(parent)) => {
            let siblings: Vec<&TargetNode> = parent.children.iter().filter(|child| child.id != node.id).collect();
            new_cells.extend(cells.make_room(&standing, &siblings, &change, asked)?);
        }
    }
    let draft = kept(draft, &new_cells, period);
    shifted.extend(cells.values_with(&plan.document().tree, &new_cells, path));
    apply(plan, draft, &shifted, &[])
}

fn kept(mut draft: Draft, cells: &BTreeMap<Id, Number>, period: &str) -> Draft {
    super::draft::each_node(&mut draft.document.tree, &mut |node| {
        if let Some(cell) = cells.get(&node.id) {
            node.kept.insert(period.to_owned(), cell.clone());
        }
    });
    draft
}

/// Whole targets are whole steps, so they can only change by whole steps.
fn check_change(plan: &TargetPlan, value: &Number, change: &Number) -> Result<(), Problems> {
    let step = plan.document().unit.step();
    let mut faults = Problems::new();
    check_step(change, &step, "/value", false, &mut faults);
    if !faults.has_errors() {
        return Ok(());
    }
    let off = change.over(&step).map(|steps| (&steps - &steps.floor()) * &step).unwrap_or_default();
    let problem = Problem::new(&code::OFF_STEP, "/value").in_facts().with("value", value).with("step", step);
    Err(problem.with("near", value - &off).into())
}

/// What every node has in one period, and in the whole.
struct Cells<'d> {
    plan: &'d TargetPlan,
    cells: BTreeMap<Id, Number>,
    values: super::draft::Values,
}

impl<'d> Cells<'d> {
    fn of(plan: &'d TargetPlan, period: &str) -> Result<Self, Problems> {
        let parts = course_of(plan).map(|course| course.parts).unwrap_or_default();
        let Some(index) = parts.iter().position(|part| part.label == period) else {
            let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
            let problem = Problem::new(&general::UNKNOWN_REFERENCE, "/period").in_facts().with("id", period);
            return Err(problem.suggest(suggestion(period, &labels)).into());
        };
        let cell = |(id, cells): (Id, Vec<Number>)| Some((id, cells.get(index)?.clone()));
        let cells = periods_of(plan).into_iter().filter_map(cell).collect();
        Ok(Self { plan, cells, values: super::draft::values_of(plan) })
    }

    fn cell(&self, id: &Id) -> Number {
        self.cells.get(id).cloned().unwrap_or_default()
    }

    /// What the leaves of a node have together: with padding, what people see.
    fn sum(&self, node: &TargetNode) -> Number {
        leaves(node).iter().map(|leaf| self.cell(&leaf.id)).sum()
    }

    /// A figure among the leaves of a node, in proportion to what they had, or to their targets where they had nothing.
    fn share(&self, node: &TargetNode, value: &Number) -> BTreeMap<Id, Number> {
        let leaves = leaves(node);
        let had: Vec<Number> = leaves.iter().map(|leaf| self.cell(&leaf.id).abs()).collect();
        let targets = || leaves.iter().map(|leaf| self.values.get(&leaf.id).cloned().unwrap_or_default().abs());
        let weights = if had.iter().any(Number::is_positive) { had } else { targets().collect() };
        let weights = if weights.iter().any(Number::is_positive) { weights } else { vec![Number::ONE; leaves.len()] };
        let claims: Vec<Claim<'_>> =
            leaves.iter().zip(&weights).map(|(leaf, weight)| Claim { id: leaf.id.as_str(), weight }).collect();
        let parts = split_amount(value, &self.plan.document().unit.step(), &claims).unwrap_or_default();
        leaves.iter().zip(parts).map(|(leaf, part)| (leaf.id.clone(), part)).collect()
    }

    /// The figures of siblings' leaves that make room for a change, in proportion to what they had.
    fn make_room(
        &self,
        standing: &Standing<'_>,
        siblings: &[&TargetNode],
        change: &Number,
        asked: &BreakbackQuestion,
    ) -> Result<BTreeMap<Id, Number>, Problems> {
        let open = siblings.iter().filter(|sibling| sibling.locked.is_none());
        let open: Vec<&TargetNode> = open.flat_map(|sibling| leaves(sibling)).collect();
        let mut bounds = Vec::new();
        for leaf in &open {
            let Some(share) = standing.share(&leaf.id) else { continue };
            let had = standing.steps.count(&self.cell(&leaf.id));
            let (low, high) = standing.steps.bounds(leaf.min.as_ref(), leaf.max.as_ref());
            let locked = leaf.locked.as_ref().map(|_| had.clone());
            let moved = |bound: Number| &had + &(bound - &share.count);
            let low = [low.map(moved), locked.clone(), Some(Number::ZERO.at_most(&had))].into_iter().flatten().max();
            let high = [high.map(moved), locked].into_iter().flatten().min();
            bounds.push((leaf, had, low, high));
        }
        let had: Number = bounds.iter().map(|(_, had, ..)| had).sum();
        let pot = &had - &standing.steps.count(change);
        let vessels: Vec<Vessel<'_>> = bounds
            .iter()
            .map(|(_, had, low, high)| Vessel { weight: had, base: None, low: low.as_ref(), high: high.as_ref() })
            .collect();
        let Some(lambda) = level(&pot, &vessels) else {
            let least: Number = vessels.iter().map(|vessel| vessel.at(&Number::ZERO)).sum();
            let room = if pot < had { &had - &least } else { self.room_above(&bounds, &had) };
            return Err(self.no_room(standing, siblings, (&pot - &had).abs(), &room, asked));
        };
        let exacts: Vec<Number> = vessels.iter().map(|vessel| vessel.at(&lambda)).collect();
        let changes: Vec<Number> = exacts.iter().zip(&bounds).map(|(exact, (_, had, ..))| exact - had).collect();
        // Only changes are whole steps: what somebody had may be a fraction of one.
        let keys: Vec<(&Number, &str)> = bounds.iter().map(|(leaf, had, ..)| (had, leaf.id.as_str())).collect();
        let rounded = round_by(&(&pot - &had), &changes, &keys);
        let cell = |((leaf, had, ..), one): (&Bounded<'_, '_>, crate::targets::share::Rounded)| {
            (leaf.id.clone(), standing.steps.amount(&(had + &one.count)))
        };
        Ok(bounds.iter().zip(rounded).filter(|(_, one)| !one.count.is_zero()).map(cell).collect())
    }

    fn room_above(&self, bounds: &[Bounded<'_, '_>], had: &Number) -> Number {
        let most = bounds.iter().map(|(_, had, _, high)| high.clone().unwrap_or_else(|| had.clone()));
        most.sum::<Number>() - had
    }

    fn no_room(
        &self,
        standing: &Standing<'_>,
        siblings: &[&TargetNode],
        need: Number,
        room: &Number,
        asked: &BreakbackQuestion,
    ) -> Problems {
        let written = |count: &Number| standing.steps.written(count);
        let problem = Problem::new(&code::NO_ROOM, "/value").in_facts().with("node", &asked.node);
        let problem = problem.with("period", asked.period.as_deref().unwrap_or_default());
        let problem = problem.with("nodes", listed(siblings.iter().map(|sibling| &sibling.id)));
        let problem = problem.with("need", written(&need)).with("room", written(room));
        problem.with("short", written(&(&need - room))).into()
    }

    /// The whole targets with new figures of leaves in the period; those above on the path are known already.
    fn values_with(
        &self,
        root: &TargetNode,
        new_cells: &BTreeMap<Id, Number>,
        path: &[&TargetNode],
    ) -> BTreeMap<Id, Number> {
        let mut found = BTreeMap::new();
        visit(root, &mut |node| {
            let is_above = path.iter().rev().skip(1).any(|above| above.id == node.id);
            let leaves = leaves(node);
            let change: Number =
                leaves.iter().filter_map(|leaf| Some(new_cells.get(&leaf.id)? - &self.cell(&leaf.id))).sum();
            let is_touched = leaves.iter().any(|leaf| new_cells.contains_key(&leaf.id));
            if !is_above && is_touched {
                let old = self.values.get(&node.id).cloned().unwrap_or_default();
                found.insert(node.id.clone(), old + change);
            }
        });
        found
    }
}

/// A leaf with what it had, and the bounds of what it can have.
type Bounded<'b, 'd> = (&'b &'d TargetNode, Number, Option<Number>, Option<Number>);

/// The leaves of a node; itself where it has no children.
fn leaves(node: &TargetNode) -> Vec<&TargetNode> {
    let mut found = Vec::new();
    visit(node, &mut |node| {
        if node.children.is_empty() {
            found.push(node);
        }
    });
    found
}
