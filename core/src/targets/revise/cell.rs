//! A figure of one period that is set by hand.

use super::{
    breakback::{BreakbackQuestion, BreakbackRule, raise_total},
    draft::{Draft, Values, each_node, may_fall, periods_of, values_of, visit},
    facts::course_of,
    room::{Cup, Rules, pour},
    shift::{Standing, apply},
    stays::Stays,
};
use crate::{
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    life::LifeCycle as _,
    number::Number,
    shape::suggestion,
    targets::{
        check::check_step, document::TargetNode, plan::TargetPlan, spread::Course, tenure::Tenures, weights::listed,
    },
};
use std::collections::BTreeMap;

/// The new plan where a node has a figure in a period.
///
/// Leaves below the node share the change in proportion to what they had in the period, within their bounds; who is locked,
/// or has reached its figure there, stays. What a leaf has there is kept.
pub(super) fn set(
    plan: &TargetPlan,
    asked: &BreakbackQuestion,
    path: &[&TargetNode],
    period: &str,
) -> Result<TargetPlan, Problems> {
    let Some(node) = path.last() else { return Err(Problems::new()) };
    let cells = Cells::of(plan, period)?;
    check_asked(plan, asked, node, period)?;
    let change = &asked.value - &cells.cell(&node.id);
    let keeps_wholes = asked.rule == BreakbackRule::KeepNode;
    if !keeps_wholes {
        check_change(plan, &asked.value, &change)?;
    }
    let worked = plan.work();
    let standing = Standing::of(&worked);
    let setting = Setting { cells, standing: &standing, asked, period, change: standing.steps.count(&change) };
    let mut new_cells = setting.below(node)?;
    let mut shifted: Values = BTreeMap::new();
    let mut draft = Draft::of(plan, &asked.note);
    match (asked.rule, path.iter().rev().nth(1)) {
        (BreakbackRule::KeepNode, _) => {}
        (BreakbackRule::MoveTotal, _) => {
            shifted.extend(standing.shift(path, &setting.change)?);
            raise_total(&mut draft.document, &standing, &shifted);
        }
        (BreakbackRule::KeepTotal, None) => {
            let problem = Problem::new(&code::KEEP_OF_ROOT, "/rule").in_facts().with("node", &asked.node);
            return Err(problem.with("rule", asked.rule.word()).into());
        }
        (BreakbackRule::KeepTotal, Some(parent)) => new_cells.extend(setting.beside(node, parent)?),
    }
    if keeps_wholes {
        // Nobody's whole target changes: the nodes are named so that their weights are those of what is left.
        shifted.extend(new_cells.keys().filter_map(|id| Some((id.clone(), setting.cells.values.get(id)?.clone()))));
    } else {
        shifted.extend(setting.cells.values_with(&plan.document().tree, &new_cells, path));
    }
    if let Some(whole) = shifted.get(&node.id) {
        // A lock of the node that is set moves with it.
        draft.change(&node.id, |node| node.locked = node.locked.take().map(|_| whole.clone()));
    }
    setting.cells.keep(&mut draft, &new_cells);
    let stays = Stays::in_period(plan, asked, path, &shifted, &setting.cells.cells);
    let new = apply(plan, draft, &shifted, &[])?;
    stays.check(&new, setting.cells.index)?;
    Ok(new)
}

/// What can be asked: a value of the total's sign, of a node whose figure in a period is what those below it have.
fn check_asked(plan: &TargetPlan, asked: &BreakbackQuestion, node: &TargetNode, period: &str) -> Result<(), Problems> {
    if asked.value.is_negative() != plan.document().total.is_negative() && !asked.value.is_zero() {
        let range = if plan.document().total.is_negative() {
            "0 and less, like the total"
        } else {
            "0 and more, like the total"
        };
        let problem = Problem::new(&general::OUT_OF_RANGE, "/value").in_facts().with("value", &asked.value);
        return Err(problem.with("range", range).into());
    }
    let padding = &plan.document().padding;
    let mut padded = Vec::new();
    visit(node, &mut |node| {
        if padding.get(&node.id).is_some_and(|padding| !padding.is_zero()) {
            padded.push(&node.id);
        }
    });
    if padded.is_empty() {
        return Ok(());
    }
    let problem = Problem::new(&code::PADDED_PERIOD, "/node").in_facts().with("node", &asked.node);
    Err(problem.with("period", period).with("nodes", listed(padded.into_iter())).into())
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

/// A figure of a period that is being set.
struct Setting<'d, 'q> {
    cells: Cells<'d>,
    standing: &'d Standing<'d>,
    asked: &'q BreakbackQuestion,
    period: &'q str,
    /// By how much the figure changes, in steps.
    change: Number,
}

impl<'d> Setting<'d, '_> {
    fn rules(&self, keeps_hand: bool) -> Rules<'_> {
        Rules {
            period: self.period,
            keeps_wholes: self.asked.rule == BreakbackRule::KeepNode,
            keeps_hand,
            may_fall: may_fall(self.cells.plan.document()),
        }
    }

    /// What the leaves of the node have then. What was set by hand below it stays where the others can take the change.
    fn below(&self, node: &'d TargetNode) -> Result<Values, Problems> {
        let poured = |keeps_hand: bool| {
            let rules = self.rules(keeps_hand);
            let cups = Cup::all(node, true, rules, (&self.cells, self.standing));
            pour(&cups, &self.change, rules, self.standing).map(|news| self.named(&cups, news, true))
        };
        poured(true).or_else(|_| poured(false)).map_err(|room| self.no_room(&room, listed(std::iter::once(&node.id))))
    }

    /// What the leaves of the node's siblings have then, of those who make room.
    fn beside(&self, node: &TargetNode, parent: &'d TargetNode) -> Result<Values, Problems> {
        let rules = self.rules(true);
        let siblings = || parent.children.iter().filter(|child| child.id != node.id);
        let cups: Vec<Cup<'d>> =
            siblings().flat_map(|sibling| Cup::all(sibling, false, rules, (&self.cells, self.standing))).collect();
        let nodes = if cups.is_empty() { vec![&parent.id] } else { siblings().map(|sibling| &sibling.id).collect() };
        pour(&cups, &-&self.change, rules, self.standing)
            .map(|news| self.named(&cups, news, false))
            .map_err(|room| self.no_room(&room, listed(nodes.into_iter())))
    }

    fn named(&self, cups: &[Cup<'_>], news: Vec<Number>, names_all: bool) -> Values {
        let amount = |(cup, new): (&Cup<'_>, Number)| (cup.leaf.id.clone(), self.standing.steps.amount(&new));
        let is_named = |(id, new): &(Id, Number)| names_all || *new != self.cells.cell(id);
        cups.iter().zip(news).map(amount).filter(is_named).collect()
    }

    fn no_room(&self, room: &Number, nodes: String) -> Problems {
        let written = |count: &Number| self.standing.steps.written(count);
        let need = self.change.abs();
        let problem = Problem::new(&code::NO_ROOM, "/value").in_facts().with("node", &self.asked.node);
        let problem = problem.with("period", self.period).with("nodes", nodes);
        let problem = problem.with("need", written(&need)).with("room", written(room));
        problem.with("short", written(&(&need - room))).into()
    }
}

/// What every node has in one period, and in the whole.
pub(super) struct Cells<'d> {
    plan: &'d TargetPlan,
    index: usize,
    period: String,
    course: Option<Course>,
    cells: Values,
    values: Values,
}

impl<'d> Cells<'d> {
    fn of(plan: &'d TargetPlan, period: &str) -> Result<Self, Problems> {
        let course = course_of(plan);
        let parts = course.as_ref().map(|course| &course.parts[..]).unwrap_or_default();
        let Some(index) = parts.iter().position(|part| part.label == period) else {
            let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
            let problem = Problem::new(&general::UNKNOWN_REFERENCE, "/period").in_facts().with("id", period);
            return Err(problem.suggest(suggestion(period, &labels)).into());
        };
        let cell = |(id, cells): (Id, Vec<Number>)| Some((id, cells.get(index)?.clone()));
        let cells = periods_of(plan).into_iter().filter_map(cell).collect();
        Ok(Self { plan, index, period: period.to_owned(), course, cells, values: values_of(plan) })
    }

    pub fn cell(&self, id: &Id) -> Number {
        self.cells.get(id).cloned().unwrap_or_default()
    }

    /// Whether a period is over: what is kept in it was reached.
    pub fn is_over(&self, period: &str) -> bool {
        let time = self.plan.document().time.as_ref();
        time.is_some_and(|time| time.closed.iter().any(|closed| closed == period))
    }

    /// Whether any other part of the leaf's time can take what is left of it.
    pub fn has_other_open(&self, leaf: &TargetNode) -> bool {
        let Some(course) = &self.course else { return false };
        let kept: Vec<Option<Number>> = course
            .parts
            .iter()
            .map(
                |part| if part.label == self.period { Some(Number::ZERO) } else { leaf.kept.get(&part.label).cloned() },
            )
            .collect();
        let active = Tenures::of(self.plan.document()).and_then(|tenures| tenures.active(leaf));
        active.as_ref().map_or(course, |active| &active.course).has_open(&kept)
    }

    /// Keeps figures of leaves in the period. The last open part of somebody has what is left anyway.
    fn keep(&self, draft: &mut Draft, cells: &Values) {
        each_node(&mut draft.document.tree, &mut |node| {
            if let Some(cell) = cells.get(&node.id)
                && (node.kept.contains_key(&self.period) || self.has_other_open(node))
            {
                node.kept.insert(self.period.clone(), cell.clone());
            }
        });
    }

    /// The whole targets with new figures of leaves in the period; those above on the path are known already.
    fn values_with(&self, root: &TargetNode, new_cells: &Values, path: &[&TargetNode]) -> Values {
        let mut found = BTreeMap::new();
        visit(root, &mut |node| {
            let is_above = path.iter().rev().skip(1).any(|above| above.id == node.id);
            let (mut change, mut is_touched) = (Number::ZERO, false);
            visit(node, &mut |below| {
                if let Some(new) = new_cells.get(&below.id) {
                    change += &(new - &self.cell(&below.id));
                    is_touched = true;
                }
            });
            if !is_above && is_touched {
                let old = self.values.get(&node.id).cloned().unwrap_or_default();
                found.insert(node.id.clone(), old + change);
            }
        });
        found
    }
}
