//! Python values as trees: the one place where the two meet.
//!
//! Nothing is guessed, rounded or dropped. What is no data (a set, NaN, a key that is no text, half a character) is noted
//! with its JSON Pointer, and the conversion goes on, so that all faults are told at once.

pub mod decimal;
mod scalar;
mod types;

pub use types::name_of as type_name;

use pyo3::{
    prelude::*,
    types::{PyBool, PyDate, PyDateTime, PyDict, PyFloat, PyInt, PyList, PyMapping, PySequence, PyString, PyTuple},
};
use quotakit::shape::{Gather, Gathered, Node, shortened};
use std::borrow::Cow;

/// After how many items of a list Ctrl-C is looked for.
const SIGNALS_EVERY: usize = 65_536;

/// The tree that a Python value is, with everything that is no data in it.
pub fn gathered(value: &Bound<'_, PyAny>) -> PyResult<Gathered> {
    let mut converter = Converter::default();
    let node = converter.node(value)?;
    Ok(converter.gather.finish(node))
}

/// Goes through a Python value.
#[derive(Default)]
struct Converter {
    gather: Gather,
}

impl Converter {
    /// The value as a tree; a fault is noted and gives `null`.
    fn node(&mut self, value: &Bound<'_, PyAny>) -> PyResult<Node<'static>> {
        if !self.gather.counts_value() || value.is_none() {
            return Ok(Node::Null);
        }
        // The everyday types first: most values of most facts are texts, and texts are the fastest to tell.
        if let Ok(text) = value.cast::<PyString>() {
            Ok(self.text(text))
        } else if let Ok(fields) = value.cast::<PyDict>() {
            self.pairs(&fields.items())
        } else if let Ok(items) = value.cast::<PyList>() {
            self.items(items.iter().map(Ok))
        } else if let Ok(flag) = value.cast::<PyBool>() {
            Ok(Node::Bool(flag.is_true()))
        } else if let Ok(integer) = value.cast::<PyInt>() {
            self.integer(integer)
        } else if let Ok(float) = value.cast::<PyFloat>() {
            Ok(self.float(float))
        } else if let Ok(items) = value.cast::<PyTuple>() {
            self.tuple(items)
        } else if let Ok(instant) = value.cast::<PyDateTime>() {
            self.instant(instant)
        } else if let Ok(date) = value.cast::<PyDate>() {
            self.date(date)
        } else {
            self.other(value)
        }
    }

    /// A value of a type that is not built in.
    fn other(&mut self, value: &Bound<'_, PyAny>) -> PyResult<Node<'static>> {
        if types::is_decimal(value)? {
            return self.decimal(value);
        }
        if let Some(text) = types::quotakit_json(value)? {
            return Ok(Node::parse(&text)
                .map_or_else(|_| self.wrong_type("the JSON text of a document", value), Node::into_owned));
        }
        if let Ok(fields) = value.cast::<PyMapping>() {
            return self.pairs(&fields.items()?);
        }
        if let Some(names) = types::dataclass_fields(value)? {
            return self.attributes(value, &names);
        }
        if types::is_bytes(value) {
            return Ok(self.wrong_type("a text (`.decode()` gives one)", value));
        }
        if let Ok(items) = value.cast::<PySequence>() {
            // Item by item: a `range` may be longer than memory.
            return self.items(items.try_iter()?);
        }
        if let Some(scalar) = types::scalar_of(value)? {
            return self.node(&scalar);
        }
        if types::is_narrow_float(value)? {
            return Ok(
                self.wrong_type("a figure with all its digits (a text, a `Decimal` or a float of 64 bits)", value)
            );
        }
        Ok(self.gather.no_data(described(value)))
    }

    /// A tuple is a list; one with named fields is an object.
    fn tuple(&mut self, items: &Bound<'_, PyTuple>) -> PyResult<Node<'static>> {
        match types::named_fields(items)? {
            Some(names) => self.attributes(items, &names),
            None => self.items(items.iter().map(Ok)),
        }
    }

    fn attributes(&mut self, value: &Bound<'_, PyAny>, names: &[String]) -> PyResult<Node<'static>> {
        self.nested(|converter| {
            let mut fields = Vec::with_capacity(names.len());
            for name in names {
                let field = value.getattr(name.as_str())?;
                let node = converter.at(name, |converter| converter.node(&field))?;
                fields.push((Cow::Owned(name.clone()), node));
            }
            Ok(Node::Object(fields))
        })
    }

    /// The key-value pairs of a mapping. They are a list of their own, so that a mapping that changes underneath does no
    /// harm.
    fn pairs(&mut self, pairs: &Bound<'_, PyList>) -> PyResult<Node<'static>> {
        self.nested(|converter| {
            let mut fields = Vec::with_capacity(pairs.len());
            for pair in pairs.iter() {
                let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
                let Some(name) = converter.name(&key)? else { continue };
                let node = converter.at(&name, |converter| converter.node(&value))?;
                fields.push((Cow::Owned(name), node));
                if converter.gather.is_over() {
                    break;
                }
            }
            Ok(Node::Object(fields))
        })
    }

    fn items<'py>(&mut self, items: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>) -> PyResult<Node<'static>> {
        self.nested(|converter| {
            let mut nodes = Vec::new();
            for (index, item) in items.enumerate() {
                let item = item?;
                if index.is_multiple_of(SIGNALS_EVERY) {
                    item.py().check_signals()?;
                }
                nodes.push(converter.at(&index.to_string(), |converter| converter.node(&item))?);
                if converter.gather.is_over() {
                    break;
                }
            }
            Ok(Node::List(nodes))
        })
    }

    /// The name of a field, if the key is one.
    fn name(&mut self, key: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
        let text = key.cast::<PyString>().ok().and_then(|text| text.to_cow().ok());
        if let Some(text) = text {
            self.gather.count_text(text.len());
            return Ok(Some(text.into_owned()));
        }
        let shown = shortened(&key.repr()?.to_string_lossy());
        let found = format!("the key `{shown}` of the type `{}`", types::name_of(key));
        self.at(&shown, |converter| converter.gather.wrong_type("a text as the name of a field", found));
        Ok(None)
    }

    /// A text, unless it holds half a character: Python allows that, JSON and UTF-8 do not.
    fn text(&mut self, text: &Bound<'_, PyString>) -> Node<'static> {
        match text.to_cow() {
            Ok(whole) => self.gather.text(whole.into_owned()),
            Err(_) => self.gather.half_a_character(&text.to_string_lossy()),
        }
    }

    /// Notes a value that is something else than expected.
    fn wrong_type(&mut self, expected: &str, value: &Bound<'_, PyAny>) -> Node<'static> {
        self.gather.wrong_type(expected, described(value))
    }

    fn at<T>(&mut self, token: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let place = self.gather.enter(token);
        let value = read(self);
        self.gather.leave(place);
        value
    }

    /// Goes one container deeper.
    fn nested(&mut self, read: impl FnOnce(&mut Self) -> PyResult<Node<'static>>) -> PyResult<Node<'static>> {
        if self.gather.may_nest() { read(self) } else { Ok(Node::Null) }
    }
}

fn described(value: &Bound<'_, PyAny>) -> String {
    format!("a value of the type `{}`", types::name_of(value))
}
