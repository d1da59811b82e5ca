//! What a change of one node means for those above it.

use super::draft::{Draft, Values, each_node, path_to, values_of};
use crate::{
    error::{Problem, Problems, catalogue::target as code},
    id::Id,
    life::LifeCycle as _,
    number::Number,
    targets::{
        document::TargetNode,
        plan::{TargetPlan, Worked},
        prepare::loaded,
        share::Share,
        steps::Steps,
    },
};
use std::collections::BTreeMap;

/// A plan as it stands, with every node at hand.
pub(super) struct Standing<'d> {
    pub steps: &'d Steps,
    shares: BTreeMap<&'d Id, &'d Share<'d>>,
}

/// The new values of nodes, the one that was changed first.
pub(super) type Shifted = Vec<(Id, Number)>;

impl<'d> Standing<'d> {
    pub fn of(worked: &'d Worked<'d>) -> Self {
        let mut shares = BTreeMap::new();
        collect(&worked.root, &mut shares);
        Self { steps: &worked.steps, shares }
    }

    pub fn share(&self, id: &Id) -> Option<&'d Share<'d>> {
        self.shares.get(id).copied()
    }

    /// The new values of the last node of a path, which changes by so many steps, and of all above it.
    pub fn shift(&self, path: &[&TargetNode], change: &Number) -> Result<Shifted, Problems> {
        let mut problems = Problems::new();
        let mut shifted = Shifted::new();
        let mut change = change.clone();
        let changed = path.last().map(|node| &node.id);
        for node in path.iter().rev() {
            let Some(share) = self.share(&node.id) else { continue };
            let is_changed = changed == Some(&node.id);
            if !is_changed && share.at.load != Number::ONE {
                change = self.shift_padded(share, &change)?;
            }
            let count = &share.count + &change;
            if !is_changed {
                problems.extend(self.held(node, changed, &count));
            }
            shifted.push((node.id.clone(), self.steps.amount(&count)));
        }
        problems.or(shifted)
    }

    /// The change of a padded node, of that of its children together.
    fn shift_padded(&self, share: &Share<'_>, change: &Number) -> Result<Number, Problems> {
        let load = &share.at.load;
        let pot = &share.pot + change;
        let near = pot.over(load).unwrap_or_default().rounded(crate::rounding::Rounding::half_up(0));
        if loaded(&near, load) == pot {
            return Ok(near - &share.count);
        }
        let problem = Problem::new(&code::PADDED_GAP, share.at.path.clone()).with("node", &share.at.node.id);
        let problem = problem.with("need", self.steps.written(&pot));
        Err(problem.with("near", self.steps.written(&loaded(&near, load))).into())
    }

    /// What holds a node that would have to move.
    fn held(&self, node: &TargetNode, changed: Option<&Id>, count: &Number) -> Problems {
        let (low, high) = self.steps.bounds(node.min.as_ref(), node.max.as_ref());
        let locked = node.locked.as_ref().map(|locked| self.steps.count(locked));
        let (low, high) = (low.into_iter().chain(locked.clone()).max(), high.into_iter().chain(locked).min());
        let limit = low.filter(|low| count < low).or_else(|| high.filter(|high| count > high));
        let path = self.share(&node.id).map(|share| share.at.path.clone()).unwrap_or_default();
        let problem = |limit: Number| {
            let problem = Problem::new(&code::ANCESTOR_HELD, path).with("ancestor", &node.id);
            let problem = problem.with("node", changed.map(Id::as_str).unwrap_or_default());
            let problem = problem.with("need", self.steps.written(count)).with("limit", self.steps.written(&limit));
            problem.with("apart", self.steps.written(&(count - &limit).abs()))
        };
        limit.map(problem).into_iter().collect()
    }
}

fn collect<'d>(share: &'d Share<'d>, shares: &mut BTreeMap<&'d Id, &'d Share<'d>>) {
    shares.insert(&share.at.node.id, share);
    for child in &share.children {
        collect(child, shares);
    }
}

/// Gives nodes new values and keeps all others, but those below the nodes that were changed by hand, which share anew.
///
/// Weights move with the values, so that later revisions keep the new proportions.
pub(super) fn apply(
    plan: &TargetPlan,
    mut draft: Draft,
    shifted: &BTreeMap<Id, Number>,
    changed: &[&Id],
) -> Result<TargetPlan, Problems> {
    let mut wanted = values_of(plan);
    wanted.extend(shifted.iter().map(|(id, value)| (id.clone(), value.clone())));
    let parents: Vec<Id> = parents_of(&draft.document.tree, shifted);
    draft.weigh_by(&parents, &wanted);
    let below = below_changed(&draft, &parents, &wanted, changed)?;
    wanted.extend(below);
    draft.release();
    draft.settle(&wanted)
}

/// The values of those below the nodes that were changed, while everything above and beside them has what is wanted.
fn below_changed(draft: &Draft, parents: &[Id], wanted: &Values, changed: &[&Id]) -> Result<Values, Problems> {
    let mut held = draft.clone();
    held.release_in_proportion(wanted);
    each_node(&mut held.document.tree, &mut |node| {
        if parents.contains(&node.id) {
            for child in node.children.iter_mut().filter(|child| child.locked.is_none()) {
                child.set = wanted.get(&child.id).cloned();
            }
        }
    });
    let found = values_of(&held.load()?);
    let mut below = Values::new();
    for id in changed {
        if let Some(node) = path_to(&held.document.tree, id).last() {
            super::draft::visit(node, &mut |node| {
                below.extend(found.get(&node.id).map(|value| (node.id.clone(), value.clone())));
            });
        }
    }
    Ok(below)
}

/// The nodes with a child among those that change.
fn parents_of(node: &TargetNode, shifted: &BTreeMap<Id, Number>) -> Vec<Id> {
    let mut parents = Vec::new();
    super::draft::visit(node, &mut |node| {
        if node.children.iter().any(|child| shifted.contains_key(&child.id)) {
            parents.push(node.id.clone());
        }
    });
    parents
}

/// The path to a node; a problem where nobody has the id.
pub(super) fn find<'d>(plan: &'d TargetPlan, id: &Id, place: &str) -> Result<Vec<&'d TargetNode>, Problem> {
    let path = path_to(&plan.document().tree, id);
    if !path.is_empty() {
        return Ok(path);
    }
    let mut known = Vec::new();
    super::draft::visit(&plan.document().tree, &mut |node| known.push(&node.id));
    let problem = Problem::new(&crate::error::catalogue::document::UNKNOWN_REFERENCE, place).in_facts();
    Err(problem.with("id", id).suggest(crate::shape::suggestion(id.as_str(), &known)))
}
