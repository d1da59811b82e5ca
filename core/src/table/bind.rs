//! Which columns give which facts.

use super::{Column, Columns, Kind, Table, TextRole};
use crate::{
    error::{Problem, Problems, catalogue::document as code},
    program::{Bound, NumberColumn},
    shape::{Node, escaped, suggestion},
};
use std::{cell::RefCell, collections::BTreeMap};

/// How a table is evaluated.
#[derive(Clone, Debug)]
pub struct TableOptions {
    /// The facts that all rows share.
    pub facts: Node<'static>,
    /// The places in the facts that columns give, by column, where their names do not say it: `{"sales": "/measures/revenue/actual"}`.
    pub columns: BTreeMap<String, String>,
    /// Columns that give nothing.
    pub ignored: Vec<String>,
    /// The outputs; the document's usual ones, where none are named.
    pub outputs: Vec<String>,
    /// Whether numbers come out as 64 bits; a row whose figure has more says so.
    pub is_narrow: bool,
    /// How many threads share the work.
    pub threads: usize,
}

impl Default for TableOptions {
    fn default() -> Self {
        Self {
            facts: Node::Object(Vec::new()),
            columns: BTreeMap::new(),
            ignored: Vec::new(),
            outputs: Vec::new(),
            is_narrow: false,
            threads: 1,
        }
    }
}

/// A column and the place in the facts that it gives.
#[derive(Clone, Debug)]
pub(super) struct Binding {
    /// The position of the column in the table.
    pub column: usize,
    pub name: String,
    pub pointer: String,
    /// Of numbers the places; of texts what they are.
    pub is: Is,
}

/// What a bound column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    Number { scale: u32 },
    Text(TextRole),
}

/// The places that binary floats are read with before they are read by their text.
pub(crate) const FLOAT_PLACES: u32 = 6;

/// Everything that is known of a table before its rows are.
#[derive(Clone, Debug)]
pub(super) struct Bindings {
    pub facts: Node<'static>,
    pub list: Vec<Binding>,
    pub outputs: Vec<(String, Kind)>,
}

impl Bindings {
    pub fn of<D: Columns>(document: &D, table: &Table<'_>, options: &TableOptions) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut list: Vec<Binding> = Vec::new();
        for (column, given) in table.columns().iter().enumerate() {
            if options.ignored.iter().any(|name| name == given.name) {
                continue;
            }
            let place = || format!("/{}", escaped(given.name));
            let named = options.columns.get(given.name).cloned();
            let own = || given.name.starts_with('/').then(|| given.name.to_owned());
            let Some(pointer) = named.or_else(own).or_else(|| document.pointer_of(given.name)) else {
                let known = document.column_names();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let problem = Problem::new(&code::UNKNOWN_FIELD, place()).in_facts().with("field", given.name);
                problems.push(problem.suggest(suggestion(given.name, &known)));
                continue;
            };
            if list.iter().any(|other| other.pointer == pointer) {
                problems.push(Problem::new(&code::DUPLICATE_ID, place()).in_facts().with("id", &pointer));
                continue;
            }
            let is = kind_of(document, given, &pointer);
            list.push(Binding { column, name: given.name.to_owned(), pointer, is });
        }
        for name in options.columns.keys() {
            if !table.columns().iter().any(|column| column.name == name) {
                let known: Vec<&str> = table.columns().iter().map(|column| column.name).collect();
                let problem = Problem::new(&code::UNKNOWN_REFERENCE, "/columns").in_facts().with("id", name);
                problems.push(problem.suggest(suggestion(name, &known)));
            }
        }
        let outputs = outputs(document, options, &mut problems);
        let mut facts = options.facts.clone();
        for (pointer, value) in document.spare_facts() {
            if !list.iter().any(|binding| binding.pointer == *pointer) && at(&facts, pointer).is_none() {
                set(&mut facts, pointer, Some(Node::Text((*value).into())));
            }
        }
        problems.or(Self { facts, list, outputs })
    }
}

fn kind_of<D: Columns>(document: &D, column: &Column<'_>, pointer: &str) -> Is {
    use super::Cells::{Coded, Float64, Int64, Int128, Text};
    match column.cells {
        Int64 { scale, .. } | Int128 { scale, .. } => Is::Number { scale },
        Float64(_) => Is::Number { scale: FLOAT_PLACES },
        Text(_) | Coded { .. } => Is::Text(document.text_role(pointer)),
    }
}

fn outputs<D: Columns>(document: &D, options: &TableOptions, problems: &mut Problems) -> Vec<(String, Kind)> {
    let names = if options.outputs.is_empty() { document.outputs() } else { options.outputs.clone() };
    let mut outputs = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        match document.output_kind(&name) {
            Some(kind) => outputs.push((name, kind)),
            None => {
                let known = document.outputs();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let problem = Problem::new(&code::UNKNOWN_REFERENCE, format!("/outputs/{index}")).in_facts();
                problems.push(problem.with("id", &name).suggest(suggestion(&name, &known)));
            }
        }
    }
    outputs
}

fn at<'n, 'a>(node: &'n Node<'a>, pointer: &str) -> Option<&'n Node<'a>> {
    let mut found = node;
    for field in pointer.split('/').skip(1) {
        found = found.get(&unescaped(field))?;
    }
    Some(found)
}

fn unescaped(field: &str) -> String {
    field.replace("~1", "/").replace("~0", "~")
}

/// Puts a value at a JSON Pointer, making objects on the way; takes the field away where there is none.
pub(super) fn set<'a>(node: &mut Node<'a>, pointer: &str, value: Option<Node<'a>>) {
    let Some(rest) = pointer.strip_prefix('/') else { return };
    let (field, below) = rest.split_once('/').map_or((rest, None), |(field, below)| (field, Some(below)));
    let field = unescaped(field);
    if !matches!(node, Node::Object(_)) {
        *node = Node::Object(Vec::new());
    }
    let Node::Object(fields) = node else { return };
    let place = fields.iter().position(|(name, _)| *name == field);
    match (below, place, value) {
        (None, Some(place), Some(value)) => {
            if let Some((_, old)) = fields.get_mut(place) {
                *old = value;
            }
        }
        (None, Some(place), None) => drop(fields.remove(place)),
        (None, None, Some(value)) => fields.push((field.into(), value)),
        (None, None, None) => {}
        (Some(below), Some(place), value) => {
            if let Some((_, node)) = fields.get_mut(place) {
                set(node, &format!("/{below}"), value);
            }
        }
        // What is not there is no reason to make room for it.
        (Some(_), None, None) => {}
        (Some(below), None, value) => {
            let mut made = Node::Object(Vec::new());
            set(&mut made, &format!("/{below}"), value);
            fields.push((field.into(), made));
        }
    }
}

/// What a program may read, of rows in which some cells are empty.
pub(super) struct Form<'a> {
    pub list: &'a [Binding],
    pub is_empty: &'a dyn Fn(usize) -> bool,
    /// The words that a program asked for, by column.
    pub words: RefCell<Vec<Vec<String>>>,
}

impl Form<'_> {
    fn find(&self, pointer: &str) -> Option<(usize, &Binding)> {
        let found = self.list.iter().enumerate().find(|(_, binding)| binding.pointer == pointer);
        found.filter(|(index, _)| !(self.is_empty)(*index))
    }
}

impl Bound for Form<'_> {
    fn number(&self, pointer: &str) -> Option<NumberColumn> {
        match self.find(pointer)? {
            (index, Binding { is: Is::Number { scale }, .. }) => Some(NumberColumn { index, scale: *scale }),
            _ => None,
        }
    }

    fn text(&self, pointer: &str) -> Option<usize> {
        match self.find(pointer)? {
            (index, Binding { is: Is::Text(TextRole::Word), .. }) => Some(index),
            _ => None,
        }
    }

    fn place(&self, pointer: &str, name: &str) -> Option<u32> {
        let index = self.text(pointer)?;
        let mut words = self.words.borrow_mut();
        let words = words.get_mut(index)?;
        let place = words.iter().position(|word| word == name).unwrap_or_else(|| {
            words.push(name.to_owned());
            words.len().saturating_sub(1)
        });
        u32::try_from(place).ok()
    }
}
