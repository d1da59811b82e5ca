//! Where problems of a tree stand in the table that it was given as.

use super::{TargetRow, assemble::links_of, rows_of};
use crate::{
    error::{Part, Problems},
    shape::{Node, Reader},
};
use std::collections::BTreeMap;

/// The field and the rows of a document whose tree is given as a table, and whether the table has faults of its own.
fn table_of(document: &Node<'_>) -> Option<(&'static str, Vec<TargetRow>)> {
    rows_of(document.get("tree")?, &mut Reader::default())
}

/// Whether a document gives its tree as rows that are no tree: then nobody knows which nodes there are.
pub(in crate::targets) fn has_faulty_rows(document: &Node<'_>) -> bool {
    table_of(document).is_some_and(|(_, rows)| links_of(&rows).is_none())
}

/// Places problems of the tree of a document at the rows that the document gives: `/tree/children/0/weight` becomes
/// `/tree/table/1/weight`.
pub(in crate::targets) fn at_rows(document: &Node<'_>, problems: Problems) -> Problems {
    let Some((field, rows)) = table_of(document) else { return problems };
    let Some(links) = links_of(&rows) else { return problems };
    let mut places = BTreeMap::from([("/tree".to_owned(), links.root.unwrap_or_default())]);
    let mut paths: BTreeMap<usize, String> = places.iter().map(|(path, place)| (*place, path.clone())).collect();
    for parent in links.order_below(links.root.unwrap_or_default()) {
        let above = paths.remove(&parent).unwrap_or_default();
        for (index, child) in links.below.get(parent).into_iter().flatten().enumerate() {
            let path = format!("{above}/children/{index}");
            paths.insert(*child, path.clone());
            places.insert(path, *child);
        }
    }
    let at = |mut problem: crate::error::Problem| {
        let is_of_tree = problem.path == "/tree" || problem.path.starts_with("/tree/children");
        let is_of_field = problem.path.strip_prefix("/tree/").is_some_and(|rest| !rest.starts_with(field));
        if problem.part == Part::Document && (is_of_tree || is_of_field) {
            problem.path = placed(&problem.path, field, &places);
        }
        problem
    };
    problems.into_iter().map(at).collect()
}

fn placed(path: &str, field: &str, places: &BTreeMap<String, usize>) -> String {
    let ends = path.rmatch_indices('/').map(|(end, _)| end);
    let known = std::iter::once(path.len()).chain(ends).find_map(|end| {
        let (above, rest) = path.split_at_checked(end)?;
        Some((places.get(above)?, rest))
    });
    let Some((row, rest)) = known else { return path.to_owned() };
    // What concerns all children of a node stands at the node's row.
    let rest = if rest == "/children" { "" } else { rest };
    format!("/tree/{field}/{row}{rest}")
}
