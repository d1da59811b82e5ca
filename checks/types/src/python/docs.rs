//! Descriptions as docstrings.

use crate::{
    model::Field,
    text::{WIDTH, plain, wrapped},
};

/// A docstring on the line below what it describes.
pub(super) fn behind(out: &mut String, indent: &str, doc: &str) {
    if doc.is_empty() {
        return;
    }
    let text = escaped(&sentence(doc));
    let one_line = format!("{indent}\"\"\"{text}\"\"\"\n");
    if one_line.chars().count() <= WIDTH.saturating_add(1) {
        return out.push_str(&one_line);
    }
    out.push_str(&opened(indent, &text));
    out.push_str(&format!("{indent}\"\"\"\n"));
}

/// The docstring of a class: what it is, and every field.
pub(super) fn class(out: &mut String, doc: &str, heading: &str, fields: &[(String, &Field)]) {
    let indent = "    ";
    let text = escaped(&sentence(doc));
    if fields.iter().all(|(_, field)| field.doc.is_empty()) {
        return behind(out, indent, doc);
    }
    let one_line = format!("{indent}\"\"\"{text}\n");
    if one_line.chars().count() <= WIDTH {
        out.push_str(&one_line);
    } else {
        out.push_str(&opened(indent, &text));
    }
    out.push_str(&format!("\n{indent}{heading}:\n"));
    for (name, field) in fields.iter().filter(|(_, field)| !field.doc.is_empty()) {
        let line = format!("{name}: {}", escaped(&plain(&field.doc)));
        for (index, part) in wrapped(&line, WIDTH.saturating_sub(12)).iter().enumerate() {
            let further = if index == 0 { "" } else { "    " };
            out.push_str(&format!("{indent}    {further}{part}\n"));
        }
    }
    out.push_str(&format!("\n{indent}\"\"\"\n"));
}

/// The first sentence on the first line, if it fits; what follows behind an empty line.
fn opened(indent: &str, text: &str) -> String {
    let (first, rest) = match text.split_once(". ") {
        Some((first, rest)) => (format!("{first}."), rest),
        None => (text.to_owned(), ""),
    };
    let width = WIDTH.saturating_sub(indent.len()).saturating_sub(3);
    let mut out = String::new();
    for (index, line) in wrapped(&first, width).iter().enumerate() {
        let quotes = if index == 0 { "\"\"\"" } else { "" };
        out.push_str(&format!("{indent}{quotes}{line}\n"));
    }
    let rest = wrapped(rest, width);
    if !rest.is_empty() {
        out.push('\n');
    }
    rest.iter().for_each(|line| out.push_str(&format!("{indent}{line}\n")));
    out
}

/// A description as a sentence of its own.
fn sentence(doc: &str) -> String {
    let text = plain(doc);
    if text.is_empty() || text.ends_with(['.', '?', '!']) { text } else { format!("{text}.") }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace("\"\"\"", "'''")
}
