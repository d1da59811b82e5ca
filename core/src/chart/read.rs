//! Reading an outcome's JSON.

use crate::{
    number::Number,
    shape::Node,
    trace::{grouped, percent_at},
};

/// The text of a field.
pub(super) fn text<'a>(node: &'a Node<'_>, field: &str) -> Option<&'a str> {
    match node.get(field)? {
        Node::Text(text) => Some(text),
        _ => None,
    }
}

/// A figure: a decimal, or a fraction such as `30/7`.
pub(super) fn number(node: &Node<'_>, field: &str) -> Option<Number> {
    figure(node.get(field)?)
}

fn figure(node: &Node<'_>) -> Option<Number> {
    let (Node::Text(text) | Node::Number(text)) = node else { return None };
    match text.split_once('/') {
        None => text.parse().ok(),
        Some((part, whole)) => part.parse::<Number>().ok()?.over(&whole.parse().ok()?),
    }
}

/// The items of a list; none where there is no list.
pub(super) fn list<'a, 'b>(node: &'a Node<'b>, field: &str) -> &'a [Node<'b>] {
    match node.get(field) {
        Some(Node::List(items)) => items,
        _ => &[],
    }
}

/// What people call it, or else its id.
pub(super) fn name(node: &Node<'_>) -> String {
    let named = text(node, "name").or_else(|| text(node, "id")).or_else(|| text(node, "person"));
    named.unwrap_or_default().to_owned()
}

/// A figure as it is written, its thousands apart.
pub(super) fn shown(node: &Node<'_>, field: &str) -> String {
    match node.get(field) {
        Some(Node::Text(text) | Node::Number(text)) => grouped(text),
        _ => String::from("–"),
    }
}

/// A share as a percentage with one place.
pub(super) fn percent(share: &Number) -> String {
    percent_at(share, 1)
}
