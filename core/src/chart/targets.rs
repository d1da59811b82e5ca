//! Targets: the tree as columns of rectangles, each as high as its share, and the root over time.

use super::{
    Chart, Draw, Row,
    fill::{number, text},
    read, words,
};
use crate::{number::Number, shape::Node};
use std::collections::BTreeMap;

/// The height of a line of words, that which a node is given on average, and the bounds of the whole.
const LINE: i32 = 15;
const NODE: i32 = 30;
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
    let wanted = i32::try_from(leaves).ok()?.saturating_mul(NODE);
    let height = wanted.clamp(HEIGHT_MIN, HEIGHT_MAX);
    let columns = rectangles.iter().map(|rectangle| rectangle.depth).max()?.saturating_add(1);
    let half = Number::ONE.over(&Number::from(2))?;
    let row = |Rectangle { node, depth, from, to }: &Rectangle<'_, '_>| {
        let left = Number::from(u32::try_from(*depth).unwrap_or_default());
        let (name, value) = (read::name(node), read::shown(node, "value"));
        let tall = &(to - from) * &Number::from(height);
        // Name and figure where both have room, else the name alone; what is too small for words has its tooltip.
        let has_room = |lines: i32| tall >= Number::from(lines.saturating_mul(LINE));
        let told = if has_room(2) { format!("{name}\n{value}") } else { name.clone() };
        Row::new(&name, &value)
            .text("told", told)
            .number("depth", Some(&left))
            .number("left", Some(&left))
            .number("right", Some(&(&left + &Number::ONE)))
            .number("from", Some(from))
            .number("to", Some(to))
            .number("middle", Some(&(&(from + to) * &half)))
            .flag("isShown", has_room(1))
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

/// Where the next child of a node begins, how much height one unit of the target has there, and the node's depth.
struct Place {
    begin: Number,
    unit: Number,
    depth: usize,
}

/// Each node below those before it; a parent stands before its children. Children who carry more than their parent, as with
/// padding, share its height; where they carry less, some of it stays empty.
fn rectangles<'a, 'b>(nodes: &'a [Node<'b>], total: &Number) -> Option<Vec<Rectangle<'a, 'b>>> {
    let mut carried: BTreeMap<&str, Number> = BTreeMap::new();
    for node in nodes {
        let value = read::number(node, "value").filter(|value| !value.is_negative())?;
        if let Some(parent) = read::text(node, "parent") {
            let sum = carried.entry(parent).or_default();
            *sum = &*sum + &value;
        }
    }
    let mut places: BTreeMap<&str, Place> = BTreeMap::new();
    let mut rectangles = Vec::new();
    for node in nodes {
        let (id, value) = (read::text(node, "id")?, read::number(node, "value")?);
        let (from, to, depth) = match read::text(node, "parent") {
            None => (Number::ZERO, value.over(total)?, 0),
            Some(parent) => {
                let place = places.get_mut(parent)?;
                let from = place.begin.clone();
                place.begin = &from + &(&value * &place.unit);
                (from, place.begin.clone(), place.depth.saturating_add(1))
            }
        };
        let most = carried.get(id).map_or_else(|| value.clone(), |sum| value.clone().at_least(sum));
        let unit = (&to - &from).over(&most).unwrap_or_default();
        places.insert(id, Place { begin: from.clone(), unit, depth });
        if depth < LEVELS_MAX {
            rectangles.push(Rectangle { node, depth, from, to });
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
