//! Targets: the tree as columns of rectangles, each as high as its share, and the root over time.

use super::{
    Chart, Draw, Row,
    fill::{number, text},
    read, words,
};
use crate::{number::Number, shape::Node};
use std::collections::BTreeMap;

/// The least height of a rectangle that has room for two lines of words, and of the whole.
const LINE: i32 = 30;
const HEIGHT_MIN: i32 = 220;
const HEIGHT_MAX: i32 = 1200;
/// Levels that are drawn; what lies deeper is in the outcome.
const LEVELS_MAX: usize = 4;

pub(super) fn charts(draw: &Draw<'_>, outcome: &Node<'_>) -> Vec<Chart> {
    let nodes = read::list(outcome, "nodes");
    let Some(root) = nodes.first() else { return Vec::new() };
    tree(draw, root, nodes).into_iter().chain(periods(draw, root)).collect()
}

/// A node's rectangle.
struct Rectangle<'a, 'b> {
    node: &'a Node<'b>,
    depth: usize,
    from: Number,
    to: Number,
}

/// The tree; nothing where a part is below zero, which has no height.
fn tree(draw: &Draw<'_>, root: &Node<'_>, nodes: &[Node<'_>]) -> Option<Chart> {
    let total = read::number(root, "value").filter(Number::is_positive)?;
    let rectangles = rectangles(nodes, &total)?;
    let leaves = rectangles.len().saturating_sub(1);
    let wanted = i32::try_from(leaves).ok()?.saturating_mul(LINE);
    let height = wanted.clamp(HEIGHT_MIN, HEIGHT_MAX);
    let columns = rectangles.iter().map(|rectangle| rectangle.depth).max()?.saturating_add(1);
    let half = Number::ONE.over(&Number::from(2))?;
    let row = |Rectangle { node, depth, from, to }: &Rectangle<'_, '_>| {
        let left = Number::from(u32::try_from(*depth).unwrap_or_default());
        let (name, value) = (read::name(node), read::shown(node, "value"));
        let tall = &(to - from) * &Number::from(height);
        Row::new(&name, &value)
            .text("told", format!("{name}\n{value}"))
            .number("depth", Some(&left))
            .number("left", Some(&left))
            .number("right", Some(&(&left + &Number::ONE)))
            .number("from", Some(from))
            .number("to", Some(to))
            .number("middle", Some(&(&(from + to) * &half)))
            .flag("isShown", tall >= Number::from(LINE))
    };
    let rows: Vec<Row> = rectangles.iter().map(row).collect();
    let domain = Node::List(vec![number(&Number::ZERO), number(&Number::from(u32::try_from(columns).ok()?))]);
    // Words end where their column does.
    let limit = Node::Object(vec![("expr".into(), text(format!("width / {columns} - 12")))]);
    let filling = draw.titled(&words::TREE, None, &rows).text("$x", draw.of(&words::TARGET));
    let filling = filling.node("$columns", domain).node("$height", number(&Number::from(height)));
    let filling = filling.node("$limit", limit);
    Some(filling.rows("$rows", rows).chart("tree", include_str!("specs/tree.json")))
}

/// Each node between the place where those before it end and its share further; a parent stands before its children.
fn rectangles<'a, 'b>(nodes: &'a [Node<'b>], total: &Number) -> Option<Vec<Rectangle<'a, 'b>>> {
    // Where the next child of a node begins, and the node's depth.
    let mut places: BTreeMap<&str, (Number, usize)> = BTreeMap::new();
    let mut rectangles = Vec::new();
    for node in nodes {
        let (id, value) = (read::text(node, "id")?, read::number(node, "value")?);
        if value.is_negative() {
            return None;
        }
        let share = value.over(total)?;
        let (from, depth) = match read::text(node, "parent") {
            None => (Number::ZERO, 0),
            Some(parent) => {
                let (begin, depth) = places.get_mut(parent)?;
                let from = begin.clone();
                *begin = &from + &share;
                (from, depth.saturating_add(1))
            }
        };
        places.insert(id, (from.clone(), depth));
        if depth < LEVELS_MAX {
            rectangles.push(Rectangle { node, depth, to: &from + &share, from });
        }
    }
    Some(rectangles)
}

fn periods(draw: &Draw<'_>, root: &Node<'_>) -> Option<Chart> {
    let row = |period: &Node<'_>| {
        let value = read::number(period, "value")?;
        Some(Row::new(read::text(period, "period")?, read::shown(period, "value")).number("value", Some(&value)))
    };
    let rows: Vec<Row> = read::list(root, "periods").iter().filter_map(row).collect();
    (rows.len() > 1).then(|| {
        let filling = draw.titled(&words::PERIODS, None, &rows).text("$x", draw.of(&words::TARGET));
        filling.rows("$rows", rows).chart("periods", include_str!("specs/periods.json"))
    })
}
