//! How JavaScript asks for a table to be evaluated.

use crate::{convert::gathered, fault::Fault};
use quotakit::{
    error::{Language, Problem, Problems, catalogue::document as code},
    shape::{Node, escaped, shortened, suggestion},
    table::TableOptions,
};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::JsValue;

/// What is asked.
pub struct Asked {
    pub table: TableOptions,
    /// Columns that may say nothing to the document.
    pub keep: Vec<String>,
    /// Whether wrong rows are told at once instead of beside the others.
    pub raises: bool,
    pub language: Language,
}

/// The fields that options may have.
pub struct Fields {
    pub known: &'static [&'static str],
}

impl Asked {
    /// Reads the options, and refuses what is none.
    pub fn of(options: &JsValue) -> Result<Self, Fault> {
        Ok(gathered(options).in_facts().then(Self::of_node)?)
    }

    fn of_node(options: &Node<'_>) -> Result<Self, Problems> {
        let table = TableOptions { is_narrow: true, ..TableOptions::default() };
        let mut asked = Self { table, keep: Vec::new(), raises: false, language: Language::En };
        let known = &["facts", "columns", "outputs", "keep", "ignore", "errors", "language"];
        Fields { known }.read(options, |name, value, place| {
            match name {
                "facts" => asked.table.facts = facts(value)?,
                "columns" => asked.table.columns = names(value, place)?,
                "outputs" => asked.table.outputs = texts(value, place)?,
                "keep" => asked.keep = texts(value, place)?,
                "ignore" => asked.table.ignored = texts(value, place)?,
                "errors" => asked.raises = word(value, place, ["column", "raise"])?,
                "language" => asked.language = language(value, place)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(asked)
    }
}

impl Fields {
    /// Hands the fields on one by one; what is wrong is told at once, and who takes a field says so.
    pub fn read(
        &self,
        options: &Node<'_>,
        mut take: impl FnMut(&str, &Node<'_>, &str) -> Result<bool, Problems>,
    ) -> Result<(), Problems> {
        let Node::Object(fields) = options else { return Err(wrong("", "an object of options", options)) };
        let mut problems = Problems::default();
        for (name, value) in fields {
            let place = format!("/{}", escaped(name));
            match take(name, value, &place) {
                Ok(true) => {}
                Ok(false) => {
                    let problem = Problem::new(&code::UNKNOWN_FIELD, place).in_facts().with("field", shortened(name));
                    problems.push(problem.suggest(suggestion(name, self.known)));
                }
                Err(found) => problems.extend(found),
            }
        }
        problems.or(())
    }
}

/// Facts, or JSON of them.
pub fn facts(value: &Node<'_>) -> Result<Node<'static>, Problems> {
    match value {
        Node::Text(text) => Ok(Node::parse(text).map_err(|problem| problem.in_facts())?.into_owned()),
        other => Ok(other.clone().into_owned()),
    }
}

/// Names by name.
pub fn names(value: &Node<'_>, place: &str) -> Result<BTreeMap<String, String>, Problems> {
    let Node::Object(fields) = value else { return Err(wrong(place, "an object of names", value)) };
    let named = fields.iter().map(|(column, name)| {
        let name = text(name, &format!("{place}/{}", escaped(column)))?;
        Ok((column.to_string(), name))
    });
    named.collect()
}

pub fn texts(value: &Node<'_>, place: &str) -> Result<Vec<String>, Problems> {
    let Node::List(items) = value else { return Err(wrong(place, "a list of names", value)) };
    items.iter().enumerate().map(|(index, item)| text(item, &format!("{place}/{index}"))).collect()
}

pub fn text(value: &Node<'_>, place: &str) -> Result<String, Problems> {
    match value {
        Node::Text(text) => Ok(text.to_string()),
        _ => Err(wrong(place, "a text", value)),
    }
}

pub fn flag(value: &Node<'_>, place: &str) -> Result<bool, Problems> {
    match value {
        Node::Bool(value) => Ok(*value),
        _ => Err(wrong(place, "true or false", value)),
    }
}

pub fn language(value: &Node<'_>, place: &str) -> Result<Language, Problems> {
    let tag = text(value, place)?;
    Language::from_tag(&tag).ok_or_else(|| unknown(&tag, place, &Language::ALL.map(Language::tag)))
}

/// Whether the second of two words stands here.
fn word(value: &Node<'_>, place: &str, words: [&str; 2]) -> Result<bool, Problems> {
    let given = text(value, place)?;
    let found = words.iter().position(|word| *word == given);
    found.map(|found| found == 1).ok_or_else(|| unknown(&given, place, &words))
}

fn unknown(word: &str, place: &str, words: &[&str]) -> Problems {
    let problem = Problem::new(&code::UNKNOWN_WORD, place).in_facts().with("value", shortened(word));
    problem.suggest(suggestion(word, words)).into()
}

fn wrong(place: &str, expected: &str, found: &Node<'_>) -> Problems {
    let problem = Problem::new(&code::WRONG_TYPE, place).in_facts();
    problem.with("expected", expected).with("found", found.describe()).into()
}
