//! Rows put together to a tree.

use super::{
    super::{document::TargetNode, weights::listed},
    TargetRow,
};
use crate::{
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    limits,
    shape::suggestion,
};
use std::collections::BTreeMap;

/// The tree of rows; `None` where they are none, which is noted at paths that begin at the list of rows.
pub(super) fn tree_of(rows: Vec<TargetRow>, problems: &mut Problems) -> Option<TargetNode> {
    let before = problems.found();
    let links = Links::of(&rows, problems);
    if problems.found() != before {
        return None;
    }
    let root = links.root?;
    let (order, below) = (links.order_below(root), links.below);
    if let Err(problem) = limits::check("the depth of the tree", links.deepest, limits::TREE_DEPTH_MAX) {
        problems.push(*problem);
        return None;
    }
    let mut nodes: Vec<Option<TargetNode>> = rows.into_iter().map(|row| Some(node_of(row))).collect();
    // Children come later in the order than their parents, so going backwards every node is whole when it is taken.
    for place in order.iter().rev() {
        let children: Vec<TargetNode> = below
            .get(*place)
            .into_iter()
            .flatten()
            .filter_map(|child| nodes.get_mut(*child).and_then(Option::take))
            .collect();
        if let Some(Some(node)) = nodes.get_mut(*place) {
            node.children = children;
        }
    }
    nodes.get_mut(root).and_then(Option::take)
}

fn node_of(row: TargetRow) -> TargetNode {
    let TargetRow {
        parent: _,
        id,
        weight,
        min,
        max,
        locked,
        owner,
        due,
        set,
        kept,
        standard,
        kind,
        hired,
        left,
        ramp,
        weights,
    } = row;
    let children = Vec::new();
    TargetNode {
        id,
        weight,
        locked,
        set,
        kept,
        min,
        max,
        owner,
        due,
        standard,
        kind,
        hired,
        left,
        ramp,
        weights,
        children,
    }
}

/// Who stands below whom, by places in the list of rows.
pub(super) struct Links {
    pub root: Option<usize>,
    /// The rows below each row, in their order.
    pub below: Vec<Vec<usize>>,
    deepest: usize,
}

impl Links {
    fn of(rows: &[TargetRow], problems: &mut Problems) -> Self {
        let places = unique(rows, problems);
        let parents: Vec<Option<usize>> =
            rows.iter().map(|row| row.parent.as_ref().and_then(|parent| places.get(parent).copied())).collect();
        note_orphans(rows, &places, problems);
        let depths = depths_of(rows, &parents, problems);
        let roots: Vec<usize> = (0..).zip(rows).filter(|(_, row)| row.parent.is_none()).map(|(at, _)| at).collect();
        note_roots(rows, &roots, problems);
        let mut below = vec![Vec::new(); rows.len()];
        for (place, parent) in parents.iter().enumerate() {
            if let Some(children) = parent.and_then(|parent| below.get_mut(parent)) {
                children.push(place);
            }
        }
        Self { root: roots.first().copied(), below, deepest: depths.into_iter().max().unwrap_or(0) }
    }

    /// The places below a row, itself first, a parent before its children.
    pub fn order_below(&self, root: usize) -> Vec<usize> {
        let mut order = vec![root];
        let mut next = 0;
        while let Some(place) = order.get(next) {
            order.extend(self.below.get(*place).into_iter().flatten());
            next = next.saturating_add(1);
        }
        order
    }
}

/// The links of rows that are a tree.
pub(super) fn links_of(rows: &[TargetRow]) -> Option<Links> {
    let mut problems = Problems::new();
    let links = Links::of(rows, &mut problems);
    problems.is_empty().then_some(links)
}

/// A row as people count it, from 1, without the header.
fn number(place: usize) -> usize {
    place.saturating_add(1)
}

/// The first row of each id; notes the others.
fn unique<'d>(rows: &'d [TargetRow], problems: &mut Problems) -> BTreeMap<&'d Id, usize> {
    let mut places = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        let first = *places.entry(&row.id).or_insert(place);
        if first != place {
            let problem = Problem::new(&code::ROW_REPEATED, format!("/{place}/id")).with("id", &row.id);
            problems.push(problem.with("row", number(place)).with("first", number(first)));
        }
    }
    places
}

fn note_orphans(rows: &[TargetRow], places: &BTreeMap<&Id, usize>, problems: &mut Problems) {
    let known: Vec<&Id> = places.keys().copied().collect();
    for (place, row) in rows.iter().enumerate() {
        let Some(parent) = row.parent.as_ref().filter(|parent| !places.contains_key(parent)) else { continue };
        let problem = Problem::new(&code::ROW_WITHOUT_PARENT, format!("/{place}/parent")).with("id", &row.id);
        let problem = problem.with("row", number(place)).with("parent", parent);
        problems.push(problem.suggest(suggestion(parent.as_str(), &known)));
    }
}

fn note_roots(rows: &[TargetRow], roots: &[usize], problems: &mut Problems) {
    if rows.is_empty() {
        problems.push(Problem::new(&general::EMPTY, "").with("field", "table"));
    } else if roots.is_empty() {
        problems.push(Problem::new(&code::NO_ROOT_ROW, "").with("rows", rows.len()));
    } else if roots.len() > 1 {
        let nodes = listed(roots.iter().filter_map(|place| rows.get(*place)).map(|row| &row.id));
        let numbers: Vec<String> = roots.iter().map(|place| number(*place).to_string()).collect();
        let problem = Problem::new(&code::SEVERAL_ROOT_ROWS, "").with("rows", numbers.join(", "));
        problems.push(problem.with("nodes", nodes));
    }
}

/// How far a row is known to stand below a row without a known parent.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    Unknown,
    /// On the way up from the row that is looked at.
    OnTheWay,
    Known(usize),
}

/// How deep each row stands, the root at 1; notes rows that stand below each other in a circle.
fn depths_of(rows: &[TargetRow], parents: &[Option<usize>], problems: &mut Problems) -> Vec<usize> {
    let mut depths = vec![Depth::Unknown; rows.len()];
    for start in 0..rows.len() {
        let mut way = Vec::new();
        let mut at = Some(start);
        let above = loop {
            let Some(place) = at else { break 0 };
            match depths.get(place).copied().unwrap_or(Depth::Known(0)) {
                Depth::Known(depth) => break depth,
                Depth::OnTheWay => {
                    note_circle(rows, &way, place, problems);
                    break 0;
                }
                Depth::Unknown => {}
            }
            if let Some(depth) = depths.get_mut(place) {
                *depth = Depth::OnTheWay;
            }
            way.push(place);
            at = parents.get(place).copied().flatten();
        };
        for (below, place) in (1_usize..).zip(way.into_iter().rev()) {
            if let Some(depth) = depths.get_mut(place) {
                *depth = Depth::Known(above.saturating_add(below));
            }
        }
    }
    let known = |depth| if let Depth::Known(depth) = depth { depth } else { 0 };
    depths.into_iter().map(known).collect()
}

fn note_circle(rows: &[TargetRow], way: &[usize], place: usize, problems: &mut Problems) {
    let mut circle: Vec<usize> = way.iter().copied().skip_while(|other| *other != place).collect();
    circle.sort_unstable();
    let nodes = listed(circle.iter().filter_map(|place| rows.get(*place)).map(|row| &row.id));
    let numbers: Vec<String> = circle.iter().map(|place| number(*place).to_string()).collect();
    let path = circle.first().map_or_else(String::new, |first| format!("/{first}/parent"));
    problems.push(Problem::new(&code::ROWS_IN_CIRCLE, path).with("rows", numbers.join(", ")).with("nodes", nodes));
}
