//! The tree of a goal set: who supports whom, without the supports that lead nowhere or in a circle.

use super::document::GoalSetDocument;
use std::collections::{BTreeMap, BTreeSet};

/// The goals of a set by their positions.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The goals that each goal supports, each once.
    pub parents: Vec<Vec<usize>>,
    /// The goals that support each goal.
    pub children: Vec<Vec<usize>>,
    /// The positions in `supports` that name no goal above.
    pub astray: Vec<Vec<usize>>,
    /// The goals that need no parent.
    pub is_root: Vec<bool>,
}

impl Tree {
    pub(super) fn of(document: &GoalSetDocument) -> Self {
        let ids: BTreeMap<&str, usize> = document
            .goals
            .iter()
            .enumerate()
            .filter_map(|(index, goal)| goal.id.as_ref().map(|id| (id.as_str(), index)))
            .collect();
        let named: Vec<Vec<Option<usize>>> = document
            .goals
            .iter()
            .map(|goal| goal.supports.iter().map(|id| ids.get(id.as_str()).copied()).collect())
            .collect();
        let circle_of = circles(&named);
        let mut tree = Self {
            parents: vec![Vec::new(); named.len()],
            children: vec![Vec::new(); named.len()],
            astray: vec![Vec::new(); named.len()],
            is_root: Vec::new(),
        };
        for (index, supports) in named.iter().enumerate() {
            for (position, parent) in supports.iter().enumerate() {
                match parent.filter(|parent| circle_of.get(*parent) != circle_of.get(index)) {
                    Some(parent) => tree.link(index, parent),
                    None => push_at(&mut tree.astray, index, position),
                }
            }
        }
        let declared: BTreeSet<&str> = document.roots.iter().map(|id| id.as_str()).collect();
        let is_root = |(index, goal): (usize, &super::GoalDocument)| match &goal.id {
            Some(id) if !declared.is_empty() => declared.contains(id.as_str()),
            _ => goal.supports.is_empty() && tree.children.get(index).is_some_and(|children| !children.is_empty()),
        };
        tree.is_root = document.goals.iter().enumerate().map(is_root).collect();
        tree
    }

    fn link(&mut self, child: usize, parent: usize) {
        if self.parents.get(child).is_some_and(|known| !known.contains(&parent)) {
            push_at(&mut self.parents, child, parent);
            push_at(&mut self.children, parent, child);
        }
    }

    /// Whether one of two goals supports the other.
    pub(super) fn are_linked(&self, one: usize, other: usize) -> bool {
        let supports =
            |child: usize, parent: usize| self.parents.get(child).is_some_and(|known| known.contains(&parent));
        supports(one, other) || supports(other, one)
    }
}

fn push_at(lists: &mut [Vec<usize>], index: usize, value: usize) {
    if let Some(list) = lists.get_mut(index) {
        list.push(value);
    }
}

/// For every goal a number that it shares with the goals on a circle with it: the strongly connected components, found
/// with two passes (Kosaraju) and without recursion, because a chain of supports may be long.
fn circles(named: &[Vec<Option<usize>>]) -> Vec<usize> {
    let up: Vec<Vec<usize>> = named.iter().map(|list| list.iter().flatten().copied().collect()).collect();
    let mut down = vec![Vec::new(); up.len()];
    for (child, parents) in up.iter().enumerate() {
        parents.iter().for_each(|parent| push_at(&mut down, *parent, child));
    }
    let mut seen = vec![false; up.len()];
    let mut finished = Vec::with_capacity(up.len());
    for start in 0..up.len() {
        walk(start, &up, &mut seen, &mut finished);
    }
    let mut seen = vec![false; up.len()];
    let mut circle_of = vec![0; up.len()];
    for start in finished.into_iter().rev() {
        let mut members = Vec::new();
        walk(start, &down, &mut seen, &mut members);
        for member in members {
            if let Some(circle) = circle_of.get_mut(member) {
                *circle = start;
            }
        }
    }
    circle_of
}

/// Goes through what is reachable and not yet seen; notes every goal once all beyond it are done.
fn walk(start: usize, links: &[Vec<usize>], seen: &mut [bool], finished: &mut Vec<usize>) {
    let mut stack = vec![(start, 0_usize)];
    while let Some((at, next)) = stack.pop() {
        if next == 0 && seen.get_mut(at).is_none_or(|seen| std::mem::replace(seen, true)) {
            continue;
        }
        match links.get(at).and_then(|links| links.get(next)) {
            Some(&beyond) => {
                stack.push((at, next.saturating_add(1)));
                if seen.get(beyond) == Some(&false) {
                    stack.push((beyond, 0));
                }
            }
            None => finished.push(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_and_what_hangs_on_them_is_not() {
        // 0 and 1 support each other, 2 supports 1, 3 supports itself, 4 supports nothing.
        let named = vec![vec![Some(1)], vec![Some(0)], vec![Some(1)], vec![Some(3)], vec![None]];
        let circles = circles(&named);
        assert_eq!(circles[0], circles[1]);
        assert_eq!(BTreeSet::from_iter(circles).len(), 4);
    }

    #[test]
    fn a_long_chain_does_not_exhaust_the_stack() {
        let named: Vec<_> = (0..100_000_usize).map(|index| vec![index.checked_sub(1)]).collect();
        assert_eq!(BTreeSet::from_iter(circles(&named)).len(), 100_000);
    }
}
