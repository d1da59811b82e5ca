//! Writes the model as Python: dicts that are given, and records that come back.

mod docs;
mod outcomes;
mod shapes;

pub use outcomes::write as outcomes;
pub use shapes::write as shapes;

use crate::model::{Definition, Model, Shape, Type};

/// Words that cannot name an attribute.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Whether a key cannot be written as a name.
fn is_keyword(key: &str) -> bool {
    KEYWORDS.contains(&key)
}

/// A definition that says which words there are.
fn words(definition: &Definition) -> Option<&[String]> {
    match &definition.shape {
        Shape::Alias(Type::Words(words)) => Some(words),
        _ => None,
    }
}

/// `Name = Literal[…]`, on one line or one line a word, with what it is behind it.
fn literal(out: &mut String, name: &str, definition: &Definition, words: &[String]) {
    let whole = format!("{name}: TypeAlias = {}\n", inline(words));
    if whole.chars().count() <= crate::text::WIDTH.saturating_add(1) {
        out.push_str(&whole);
    } else {
        let lines: String = words.iter().map(|word| format!("    \"{word}\",\n")).collect();
        out.push_str(&format!("{name}: TypeAlias = Literal[\n{lines}]\n"));
    }
    docs::behind(out, "", &definition.doc);
}

/// `Name = One | Other`, with what it is behind it.
fn alias(out: &mut String, name: &str, forms: &[String], doc: &str) {
    let on_one_line = forms.join(" | ");
    let length = on_one_line.chars().count();
    let before = format!("{name}: TypeAlias = ");
    out.push('\n');
    if length.saturating_add(before.chars().count()) <= crate::text::WIDTH {
        out.push_str(&format!("{before}{on_one_line}\n"));
    } else if length.saturating_add(4) <= crate::text::WIDTH {
        out.push_str(&format!("{before}(\n    {on_one_line}\n)\n"));
    } else {
        out.push_str(&format!("{before}(\n    {}\n)\n", forms.join("\n    | ")));
    }
    docs::behind(out, "", doc);
}

/// The names that the module exports, sorted.
fn exported(names: &[String]) -> String {
    let mut names = names.to_vec();
    names.sort_by(|one, other| (case(one), one).cmp(&(case(other), other)));
    let lines: String = names.iter().map(|name| format!("    \"{name}\",\n")).collect();
    format!("__all__ = [\n{lines}]\n")
}

/// Constants stand before classes, and these before functions, as isort has it.
fn case(name: &str) -> u8 {
    let is_constant = !name.chars().any(|letter| letter.is_ascii_lowercase());
    if is_constant { 0 } else { 1 }
}

fn inline(words: &[String]) -> String {
    format!("Literal[{}]", words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", "))
}

/// The definition behind a name, if it is an alias that has no name in Python.
fn behind<'m>(model: &'m Model, name: &str) -> Option<&'m Type> {
    match &model.definitions.get(name)?.shape {
        Shape::Alias(Type::Words(_)) => None,
        Shape::Alias(of) => Some(of),
        Shape::Record(_) | Shape::Choice(_) => None,
    }
}
