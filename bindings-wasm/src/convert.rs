//! JavaScript values as trees: what is data is taken as it is, what is none is refused with its place, all at once.
//!
//! | JavaScript | tree |
//! |---|---|
//! | `null`, `true`, text | the same |
//! | number | its shortest decimal digits; `NaN` and the infinities are refused |
//! | `BigInt` | its digits, as a text where they are more than a bare number may have |
//! | `Date` | the UTC instant as a text |
//! | array | a list; holes and `undefined` are refused |
//! | plain object | an object; fields that are `undefined` are absent |
//! | anything else | refused: a `Map`, a function, a symbol, an instance of a class |

use crate::fault::Fault;
use quotakit::{
    error::{Part, Problem, Problems, catalogue::document as code},
    shape::{Gather, Gathered, Node, shortened},
};
use std::borrow::Cow;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

// Everything that a proxy or a getter could make throw is caught.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn class_of(value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = getPrototypeOf)]
    fn prototype_of(value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys_of(value: &JsValue) -> Result<Vec<JsValue>, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = getOwnPropertySymbols)]
    fn symbols_of(value: &JsValue) -> Result<Vec<JsValue>, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn field_of(value: &JsValue, name: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn length_of(value: &JsValue, name: &str) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn item_of(value: &JsValue, index: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_list(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = hasOwn)]
    fn has_own(value: &JsValue, name: &str) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["Date", "prototype", "toISOString"], js_name = call)]
    fn instant_of(value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["String", "prototype", "charCodeAt"], js_name = call)]
    fn unit_at(text: &JsValue, index: usize) -> Result<u32, JsValue>;
    #[wasm_bindgen(catch, js_name = String)]
    fn digits_of(value: &JsValue) -> Result<String, JsValue>;
}

/// Reads a text as JSON and any other value as it is, and hands the tree on.
pub fn parse<T>(value: &JsValue, part: Part, then: impl FnOnce(&Node<'_>) -> Result<T, Problems>) -> Result<T, Fault> {
    if !value.is_string() {
        let gathered = gathered(value);
        let gathered = if part == Part::Facts { gathered.in_facts() } else { gathered };
        return Ok(gathered.then(then)?);
    }
    let text = text_of(value, part)?;
    let node = Node::parse(&text).map_err(|problem| in_part(*problem, part))?;
    Ok(then(&node)?)
}

/// A value as a tree, with everything in it that is no data.
pub fn gathered(value: &JsValue) -> Gathered {
    let mut reader = Reader::default();
    let node = reader.node(value);
    reader.gather.finish(node)
}

/// A value that has to be a text.
pub fn text_of(value: &JsValue, part: Part) -> Result<String, Fault> {
    let Some(text) = value.as_string() else {
        let problem = Problem::new(&code::WRONG_TYPE, "").with("expected", "a text").with("found", described(value));
        return Err(in_part(problem, part).into());
    };
    let Some(before) = before_half_a_character(&text, value) else { return Ok(text) };
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    let problem = Problem::new(&code::SYNTAX, "").with("detail", "half a character (a lone surrogate)");
    Err(in_part(problem.with("line", line).with("column", column), part).into())
}

/// A value that may be a text, `null` or `undefined`.
pub fn optional_text(value: &JsValue) -> Result<Option<String>, Fault> {
    if value.is_null() || value.is_undefined() { Ok(None) } else { text_of(value, Part::Facts).map(Some) }
}

/// What a value is, in the words of messages.
pub fn described(value: &JsValue) -> String {
    if value.is_undefined() {
        "undefined".to_owned()
    } else if value.is_function() {
        "a function".to_owned()
    } else if value.is_symbol() {
        "a symbol".to_owned()
    } else if let Some(text) = value.as_string() {
        format!("the text `{}`", shortened(&text))
    } else if value.is_null() || value.as_bool().is_some() || value.as_f64().is_some() || value.is_bigint() {
        format!("`{}`", digits_of(value).unwrap_or_default())
    } else {
        instance(value)
    }
}

/// The name of an object's class.
fn instance(value: &JsValue) -> String {
    let field = |of: &JsValue, name: &str| field_of(of, &JsValue::from_str(name)).ok();
    let name = field(value, "constructor").and_then(|class| field(&class, "name")).and_then(|name| name.as_string());
    match name.filter(|name| !name.is_empty()) {
        Some(name) if name == "Object" => "an object".to_owned(),
        Some(name) if name == "Array" => "a list".to_owned(),
        Some(name) => format!("a value of the type `{}`", shortened(&name)),
        None => "a value of a type without a name".to_owned(),
    }
}

fn in_part(problem: Problem, part: Part) -> Problem {
    Problem { part, ..problem }
}

/// What stands before the first half of a character, if there is one. JavaScript's texts may hold lone surrogates; they
/// became replacement characters on the way here, where those that were meant look the same.
fn before_half_a_character<'t>(text: &'t str, value: &JsValue) -> Option<&'t str> {
    const REPLACEMENT: char = '\u{fffd}';
    if !text.contains(REPLACEMENT) {
        return None;
    }
    let mut units = 0_usize;
    for (offset, character) in text.char_indices() {
        let is_meant =
            character != REPLACEMENT || unit_at(value, units).is_ok_and(|unit| unit == u32::from(REPLACEMENT));
        if !is_meant {
            return text.get(..offset);
        }
        units = units.saturating_add(character.len_utf16());
    }
    None
}

#[derive(Default)]
struct Reader {
    gather: Gather,
}

impl Reader {
    fn no_data(&mut self, value: &JsValue) -> Node<'static> {
        self.gather.no_data(described(value))
    }

    fn unreadable(&mut self) -> Node<'static> {
        self.gather.no_data("what throws when read".to_owned())
    }

    fn node(&mut self, value: &JsValue) -> Node<'static> {
        if !self.gather.counts_value() || value.is_null() {
            return Node::Null;
        }
        if let Some(text) = value.as_string() {
            return self.text(text, value);
        }
        if let Some(number) = value.as_f64() {
            return self.gather.float(number);
        }
        if let Some(value) = value.as_bool() {
            return Node::Bool(value);
        }
        if value.is_bigint() {
            return self.whole(value);
        }
        if !value.is_object() {
            return self.no_data(value);
        }
        // Lists are not known by their class: any object may call itself an Array.
        if is_list(value) == Ok(true) {
            return self.list(value);
        }
        match class_of(value).as_deref() {
            Ok("[object Object]") => self.object(value),
            Ok("[object Date]") => self.instant(value),
            Ok(_) => self.no_data(value),
            Err(_) => self.unreadable(),
        }
    }

    fn text(&mut self, text: String, value: &JsValue) -> Node<'static> {
        match before_half_a_character(&text, value) {
            Some(_) => self.gather.half_a_character(&text),
            None => self.gather.text(text),
        }
    }

    fn whole(&mut self, value: &JsValue) -> Node<'static> {
        match digits_of(value) {
            Ok(digits) => self.gather.integer(digits),
            Err(_) => self.unreadable(),
        }
    }

    fn instant(&mut self, value: &JsValue) -> Node<'static> {
        match instant_of(value) {
            Ok(text) => Node::Text(Cow::Owned(text)),
            Err(_) => self.gather.fault(&code::BAD_INSTANT, |problem| problem.with("value", "Invalid Date")),
        }
    }

    fn list(&mut self, value: &JsValue) -> Node<'static> {
        if !self.gather.may_nest() {
            return Node::Null;
        }
        let Some(length) = length_of(value, "length").ok().and_then(whole_length) else { return self.unreadable() };
        // Before anything is read: an empty array of billions costs nothing to make.
        if !self.gather.may_hold(length) {
            return Node::Null;
        }
        let (Ok(keys), Ok(symbols)) = (keys_of(value), symbols_of(value)) else { return self.unreadable() };
        // Item by item, not by the iterator, which may be another one than that of arrays.
        let mut nodes = Vec::new();
        for index in 0..length {
            nodes.push(self.below(&index.to_string(), |reader| match item_of(value, index) {
                Ok(item) => reader.node(&item),
                Err(_) => reader.unreadable(),
            }));
            if self.gather.is_over() {
                return Node::Null;
            }
        }
        // An array may have fields besides its items; they would be lost.
        if let Some(symbol) = symbols.first() {
            self.no_data(symbol);
        }
        for name in keys.iter().filter(|name| !is_index(name, length)) {
            self.field(name, |reader| reader.no_data(value));
        }
        Node::List(nodes)
    }

    fn object(&mut self, value: &JsValue) -> Node<'static> {
        if !self.gather.may_nest() {
            return Node::Null;
        }
        match is_plain(value) {
            Ok(true) => {}
            Ok(false) => return self.no_data(value),
            Err(_) => return self.unreadable(),
        }
        let (Ok(names), Ok(symbols)) = (keys_of(value), symbols_of(value)) else { return self.unreadable() };
        if let Some(symbol) = symbols.first() {
            self.no_data(symbol);
        }
        let mut fields = Vec::with_capacity(names.len());
        for name in names {
            let field = field_of(value, &name);
            if field.as_ref().is_ok_and(JsValue::is_undefined) {
                continue;
            }
            let read = |reader: &mut Self| match field {
                Ok(field) => reader.node(&field),
                Err(_) => reader.unreadable(),
            };
            if let Some((name, node)) = self.field(&name, read) {
                fields.push((Cow::Owned(name), node));
            }
        }
        Node::Object(fields)
    }

    /// Reads a field, whose name is a text as well.
    fn field(
        &mut self,
        name: &JsValue,
        read: impl FnOnce(&mut Self) -> Node<'static>,
    ) -> Option<(String, Node<'static>)> {
        let text = name.as_string().unwrap_or_default();
        let whole = self.below(&text, |reader| reader.text(text.clone(), name));
        let node = self.below(&text, read);
        matches!(whole, Node::Text(_)).then_some((text, node))
    }

    fn below<T>(&mut self, token: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let place = self.gather.enter(token);
        let value = read(self);
        self.gather.leave(place);
        value
    }
}

/// The length of an array; a proxy may tell any.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be whole and in range"
)]
fn whole_length(length: f64) -> Option<u32> {
    let is_length = length.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&length);
    is_length.then_some(length as u32)
}

/// Whether the name of a field is that of an item.
fn is_index(name: &JsValue, length: u32) -> bool {
    let text = name.as_string().unwrap_or_default();
    text.parse::<u32>().is_ok_and(|index| index < length && index.to_string() == text)
}

/// Whether an object is a bag of fields and no instance of a class. Objects of another realm (a frame, a worker, a test
/// runner's sandbox) have another `Object.prototype`, so it is known by what it has and by nothing standing above it; an
/// object that inherits from another bag of fields would lose them.
fn is_plain(value: &JsValue) -> Result<bool, JsValue> {
    let prototype = prototype_of(value)?;
    Ok(prototype.is_null() || (prototype_of(&prototype)?.is_null() && has_own(&prototype, "isPrototypeOf")?))
}
