//! Python values as trees: the one place where the two meet.
//!
//! Nothing is guessed, rounded or dropped. What is no data (a set, NaN, a key that is no text, half a character) is noted
//! with its JSON Pointer, and the conversion goes on, so that all faults are told at once.

pub mod decimal;
mod scalar;
mod types;

use pyo3::{
    prelude::*,
    types::{PyBool, PyDate, PyDateTime, PyDict, PyFloat, PyInt, PyList, PyMapping, PySequence, PyString, PyTuple},
};
use quotakit::{
    error::{Code, Problem, Problems, catalogue::document as code},
    limits,
    shape::{Node, escaped, shortened},
};
use std::borrow::Cow;

/// The tree that a Python value is, with everything that is no data in it; there, the tree has `null`.
pub fn node_of(value: &Bound<'_, PyAny>) -> PyResult<(Node<'static>, Problems)> {
    let mut converter = Converter::default();
    let node = converter.node(value)?;
    Ok((node, converter.problems))
}

/// Goes through a Python value.
#[derive(Default)]
struct Converter {
    /// The tokens of the JSON Pointer to the value at hand.
    path: Vec<String>,
    problems: Problems,
    values: usize,
    text_bytes: usize,
    /// A limit was passed: nothing more is looked at. A structure that holds itself ends here.
    is_over: bool,
}

impl Converter {
    /// The value as a tree; a fault is noted and gives `null`.
    fn node(&mut self, value: &Bound<'_, PyAny>) -> PyResult<Node<'static>> {
        self.values = self.values.saturating_add(1);
        self.limit("the number of values", self.values, limits::VALUES_MAX);
        if self.is_over || value.is_none() {
            return Ok(Node::Null);
        }
        // The everyday types first: most values of most facts are texts, and texts are the fastest to tell.
        if let Ok(text) = value.cast::<PyString>() {
            Ok(self.text(text))
        } else if let Ok(fields) = value.cast::<PyDict>() {
            self.pairs(&fields.items())
        } else if let Ok(items) = value.cast::<PyList>() {
            self.items(items.iter())
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
            return Ok(Node::parse(&text).map_or(Node::Null, Node::into_owned));
        }
        if let Ok(fields) = value.cast::<PyMapping>() {
            return self.pairs(&fields.items()?);
        }
        if let Some(names) = types::dataclass_fields(value)? {
            return self.attributes(value, &names);
        }
        if types::is_bytes(value) {
            return Ok(self.no_data("a text (`.decode()` gives one)", value));
        }
        if let Ok(items) = value.cast::<PySequence>() {
            return self.items(items.to_list()?.iter());
        }
        if let Some(scalar) = types::scalar_of(value)? {
            return self.node(&scalar);
        }
        Ok(self.no_data("data: a text, a number, true or false, None, a list or a dict", value))
    }

    /// A tuple is a list; one with named fields is an object.
    fn tuple(&mut self, items: &Bound<'_, PyTuple>) -> PyResult<Node<'static>> {
        match types::named_fields(items)? {
            Some(names) => self.attributes(items, &names),
            None => self.items(items.iter()),
        }
    }

    fn attributes(&mut self, value: &Bound<'_, PyAny>, names: &[String]) -> PyResult<Node<'static>> {
        self.nested(|converter| {
            let mut fields = Vec::with_capacity(names.len());
            for name in names {
                let field = value.getattr(name.as_str())?;
                let node = converter.at(name.clone(), |converter| converter.node(&field))?;
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
                let node = converter.at(name.clone(), |converter| converter.node(&value))?;
                fields.push((Cow::Owned(name), node));
                if converter.is_over {
                    break;
                }
            }
            Ok(Node::Object(fields))
        })
    }

    fn items<'py>(&mut self, items: impl Iterator<Item = Bound<'py, PyAny>>) -> PyResult<Node<'static>> {
        self.nested(|converter| {
            let mut nodes = Vec::new();
            for (index, item) in items.enumerate() {
                nodes.push(converter.at(index.to_string(), |converter| converter.node(&item))?);
                if converter.is_over {
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
            self.count_text(text.len());
            return Ok(Some(text.into_owned()));
        }
        let shown = key.repr()?.to_string_lossy().into_owned();
        self.at(shortened(&shown), |converter| {
            let found = format!("the key `{}` of the type `{}`", shortened(&shown), types::name_of(key));
            converter.fault(&code::WRONG_TYPE, |problem| {
                problem.with("expected", "a text as the name of a field").with("found", found)
            });
            Ok(None)
        })
    }

    /// A text, unless it holds half a character: Python allows that, JSON and UTF-8 do not.
    fn text(&mut self, text: &Bound<'_, PyString>) -> Node<'static> {
        if let Ok(text) = text.to_cow() {
            self.count_text(text.len());
            return Node::Text(Cow::Owned(text.into_owned()));
        }
        let found =
            format!("the text `{}` with half a character (a lone surrogate)", shortened(&text.to_string_lossy()));
        self.fault(&code::WRONG_TYPE, |problem| {
            problem.with("expected", "a text of whole characters").with("found", found)
        });
        Node::Null
    }

    /// Notes a value that is no data.
    fn no_data(&mut self, expected: &str, value: &Bound<'_, PyAny>) -> Node<'static> {
        let found = format!("a value of the type `{}`", types::name_of(value));
        self.fault(&code::WRONG_TYPE, |problem| problem.with("expected", expected).with("found", found));
        Node::Null
    }

    fn fault(&mut self, code: &'static Code, tell: impl FnOnce(Problem) -> Problem) {
        let problem = tell(Problem::new(code, self.pointer()));
        self.problems.push(problem);
    }

    fn pointer(&self) -> String {
        self.path.iter().map(|token| format!("/{}", escaped(token))).collect()
    }

    fn at<T>(&mut self, token: String, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(token);
        let value = read(self);
        self.path.pop();
        value
    }

    /// Goes one container deeper.
    fn nested(&mut self, read: impl FnOnce(&mut Self) -> PyResult<Node<'static>>) -> PyResult<Node<'static>> {
        // The path has one token for each container around this one.
        self.limit("its nesting", self.path.len().saturating_add(1), limits::DEPTH_MAX);
        if self.is_over { Ok(Node::Null) } else { read(self) }
    }

    fn count_text(&mut self, size: usize) {
        self.text_bytes = self.text_bytes.saturating_add(size);
        self.limit("the text", self.text_bytes, limits::TEXT_BYTES_MAX);
    }

    /// Stops at a limit, once. Like a JSON text beyond its limits, the whole is refused, not a place in it.
    fn limit(&mut self, what: &str, size: usize, limit: usize) {
        if size > limit && !self.is_over {
            self.is_over = true;
            let problem = Problem::new(&code::TOO_LARGE, "");
            self.problems.push(problem.with("what", what).with("size", size).with("limit", limit));
        }
    }
}
