//! How JavaScript asks for a table to be evaluated.

use crate::{convert::gathered, fault::Fault};
use quotakit::{
    error::{Language, Problem, Problems, catalogue::document as code},
    shape::{Node, escaped, shortened, suggestion},
    table::TableOptions,
};
use wasm_bindgen::prelude::JsValue;

const FIELDS: [&str; 5] = ["facts", "columns", "outputs", "ignore", "language"];

/// What is asked.
pub struct Asked {
    pub table: TableOptions,
    pub language: Language,
}

impl Asked {
    /// Reads the options, and refuses what is none.
    pub fn of(options: &JsValue) -> Result<Self, Fault> {
        Ok(gathered(options).in_facts().then(Self::of_node)?)
    }

    fn of_node(options: &Node<'_>) -> Result<Self, Problems> {
        let mut asked =
            Self { table: TableOptions { is_narrow: true, ..TableOptions::default() }, language: Language::En };
        let Node::Object(fields) = options else { return Err(wrong("", "an object of options", options)) };
        let mut problems = Problems::default();
        for (name, value) in fields {
            if let Err(found) = asked.take(name, value) {
                problems.extend(found);
            }
        }
        problems.or(asked)
    }

    fn take(&mut self, name: &str, value: &Node<'_>) -> Result<(), Problems> {
        let place = format!("/{}", escaped(name));
        match name {
            "facts" => {
                self.table.facts = match value {
                    Node::Text(text) => Node::parse(text).map_err(|problem| problem.in_facts())?.into_owned(),
                    other => other.clone().into_owned(),
                };
            }
            "columns" => {
                let Node::Object(fields) = value else { return Err(wrong(&place, "an object of names", value)) };
                for (column, pointer) in fields {
                    let pointer = text(pointer, &format!("{place}/{}", escaped(column)))?;
                    self.table.columns.insert(column.to_string(), pointer);
                }
            }
            "outputs" => self.table.outputs = texts(value, &place)?,
            "ignore" => self.table.ignored = texts(value, &place)?,
            "language" => {
                let tag = text(value, &place)?;
                self.language = Language::from_tag(&tag).ok_or_else(|| {
                    let problem = Problem::new(&code::UNKNOWN_WORD, place).with("value", shortened(&tag));
                    problem.in_facts().suggest(suggestion(&tag, &Language::ALL.map(Language::tag)))
                })?;
            }
            _ => {
                let problem = Problem::new(&code::UNKNOWN_FIELD, place).in_facts().with("field", shortened(name));
                return Err(problem.suggest(suggestion(name, &FIELDS)).into());
            }
        }
        Ok(())
    }
}

fn texts(value: &Node<'_>, place: &str) -> Result<Vec<String>, Problems> {
    let Node::List(items) = value else { return Err(wrong(place, "a list of names", value)) };
    items.iter().enumerate().map(|(index, item)| text(item, &format!("{place}/{index}"))).collect()
}

fn text(value: &Node<'_>, place: &str) -> Result<String, Problems> {
    match value {
        Node::Text(text) => Ok(text.to_string()),
        _ => Err(wrong(place, "a text", value)),
    }
}

fn wrong(place: &str, expected: &str, found: &Node<'_>) -> Problems {
    let problem = Problem::new(&code::WRONG_TYPE, place).in_facts();
    problem.with("expected", expected).with("found", found.describe()).into()
}
