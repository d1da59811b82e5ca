//! Filling a chart's specification: the texts that begin with `$` are places, and each is given its words or its rows.

use super::{Chart, theme::Theme};
use crate::{error::Language, number::Number, rounding::Rounding, shape::Node};
use std::borrow::Cow;

/// What stands at the places of a specification.
pub(super) struct Filling {
    places: Vec<(&'static str, Node<'static>)>,
}

/// Places of figures in a picture: more than a screen can show.
const PLACES: u32 = 6;

impl Filling {
    pub fn new(theme: Theme, language: Language) -> Self {
        Self { places: theme.places(language) }
    }

    /// Gives a place its text.
    pub fn text(mut self, place: &'static str, value: impl Into<String>) -> Self {
        self.places.push((place, text(value)));
        self
    }

    /// Gives a place anything else.
    pub fn node(mut self, place: &'static str, value: Node<'static>) -> Self {
        self.places.push((place, value));
        self
    }

    /// Gives a place its rows.
    pub fn rows(self, place: &'static str, rows: Vec<Row>) -> Self {
        self.node(place, Node::List(rows.into_iter().map(|row| Node::Object(row.0)).collect()))
    }

    /// The chart.
    pub fn chart(self, name: &'static str, template: &'static str) -> Chart {
        let title = self.places.iter().find_map(|(place, value)| match value {
            Node::Text(text) if *place == "$title" => Some(text.clone().into_owned()),
            _ => None,
        });
        let mut spec = Node::parse(template).map(|template| self.filled(template.into_owned())).unwrap_or(Node::Null);
        keep_layers_with_data(&mut spec);
        Chart { name, title: title.unwrap_or_default(), spec }
    }

    fn filled(&self, node: Node<'static>) -> Node<'static> {
        match node {
            Node::Text(text) if text.starts_with('$') => {
                let found = self.places.iter().rev().find(|(place, _)| *place == text);
                found.map_or(Node::Text(text), |(_, value)| value.clone())
            }
            Node::List(nodes) => Node::List(nodes.into_iter().map(|node| self.filled(node)).collect()),
            Node::Object(fields) => {
                Node::Object(fields.into_iter().map(|(name, node)| (name, self.filled(node))).collect())
            }
            other => other,
        }
    }
}

/// Leaves layers out that would place marks by a field which no row has: they show nothing, and Vega complains of them.
fn keep_layers_with_data(spec: &mut Node<'static>) {
    let shared = rows_of(spec).to_vec();
    let Node::Object(fields) = spec else { return };
    let layers = fields.iter_mut().find(|(name, _)| name == "layer");
    let Some((_, Node::List(layers))) = layers else { return };
    layers.retain(|layer| {
        let rows = if layer.get("data").is_some() { rows_of(layer) } else { shared.as_slice() };
        let mut placed = ["x", "y"].into_iter().filter_map(|axis| layer.get("encoding")?.get(axis)?.get("field"));
        let has = |row: &Node<'_>, field: &Node<'_>| matches!(field, Node::Text(field) if row.get(field).is_some());
        placed.all(|field| rows.iter().any(|row| has(row, field)))
    });
}

/// The rows of a specification or of one of its layers.
fn rows_of<'a>(node: &'a Node<'static>) -> &'a [Node<'static>] {
    match node.get("data").and_then(|data| data.get("values")) {
        Some(Node::List(rows)) => rows,
        _ => &[],
    }
}

/// One row of a chart's data.
#[derive(Clone)]
pub(super) struct Row(Vec<(Cow<'static, str>, Node<'static>)>);

impl Row {
    /// A row that is called so; its label is what it says of itself.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self(vec![("name".into(), text(name)), ("label".into(), text(label))])
    }

    /// A row of figures only.
    pub const fn plain() -> Self {
        Self(Vec::new())
    }

    pub fn text(mut self, field: &'static str, value: impl Into<String>) -> Self {
        self.0.push((field.into(), text(value)));
        self
    }

    pub fn flag(mut self, field: &'static str, value: bool) -> Self {
        self.0.push((field.into(), Node::Bool(value)));
        self
    }

    /// A figure, where there is one.
    pub fn number(mut self, field: &'static str, value: Option<&Number>) -> Self {
        self.0.extend(value.map(|value| (field.into(), number(value))));
        self
    }

    /// The row in words: its name and its label.
    pub fn told(&self) -> Option<String> {
        let of = |wanted: &str| {
            let field = self.0.iter().find(|(field, _)| field == wanted);
            field.and_then(|(_, value)| match value {
                Node::Text(text) => Some(text.clone()),
                _ => None,
            })
        };
        Some(format!("{}: {}", of("name")?, of("label")?))
    }

    fn name(&mut self) -> Option<&mut String> {
        self.0.iter_mut().find_map(|(field, value)| match value {
            Node::Text(Cow::Owned(text)) if field == "name" => Some(text),
            _ => None,
        })
    }
}

/// Tells rows of one name apart by their ids: a picture would lay one over the other.
pub(super) fn told_apart(rows: Vec<(String, Row)>) -> Vec<Row> {
    let mut told: Vec<(String, Row)> = rows;
    let names: Vec<String> = told.iter_mut().map(|(_, row)| row.name().cloned().unwrap_or_default()).collect();
    for ((id, row), name) in told.iter_mut().zip(&names) {
        let is_shared = names.iter().filter(|other| *other == name).count() > 1;
        if let Some(text) = row.name().filter(|_| is_shared) {
            text.push_str(&format!(" ({id})"));
        }
    }
    told.into_iter().map(|(_, row)| row).collect()
}

pub(super) fn text(value: impl Into<String>) -> Node<'static> {
    Node::Text(Cow::Owned(value.into()))
}

/// A figure as JSON has it: the picture's own arithmetic takes it for a float, so what is read of it stands in labels.
pub(super) fn number(value: &Number) -> Node<'static> {
    Node::Number(Cow::Owned(value.rounded(Rounding::half_up(PLACES)).to_string()))
}
