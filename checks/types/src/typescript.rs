//! Writes the model as TypeScript declarations.

use crate::{
    model::{Definition, Field, Model, Shape, Type},
    text::{WIDTH, plain, wrapped},
};

const HEADER: &str = "\
// Written by `cargo run -p types` from the JSON Schemas of the library; changes belong there.

/** An object with exactly one of the fields of `T`. */
export type OneOf<T> = {
  [Key in keyof T]: { [Only in Key]: T[Only] } & { [Other in Exclude<keyof T, Key>]?: undefined };
}[keyof T];
";

/// The declarations of all types.
#[must_use]
pub fn write(model: &Model) -> String {
    let mut out = HEADER.to_owned();
    for (name, definition) in &model.definitions {
        out.push('\n');
        declaration(&mut out, name, definition);
    }
    kinds(&mut out, model);
    out
}

/// The types of every kind, by its name.
fn kinds(out: &mut String, model: &Model) {
    out.push_str("\n/** The types of every kind of document, by the kind that its `schema` names. */\nexport interface Kinds {\n");
    for kind in &model.kinds {
        out.push_str(&format!(
            "  \"{}\": {{ document: {}; facts: {}; outcome: {} }};\n",
            kind.kind, kind.document, kind.facts, kind.outcome
        ));
    }
    out.push_str("}\n");
}

fn declaration(out: &mut String, name: &str, definition: &Definition) {
    comment(out, "", &definition.doc);
    let is_read = definition.is_read;
    match &definition.shape {
        Shape::Record(fields) if fields.is_empty() => {
            out.push_str(&format!("export type {name} = {{ [field: string]: never }};\n"));
        }
        Shape::Record(fields) => {
            out.push_str(&format!("export interface {name} {{\n"));
            fields.iter().for_each(|one| field(out, one, is_read));
            out.push_str("}\n");
        }
        Shape::Choice(fields) if definition.is_in_outcome => {
            // Answers have a name each of their own, so that a caller can say which one comes back.
            out.push_str(&format!("export type {name} = OneOf<{name}s>;\n\n"));
            out.push_str(&format!("/** What each variant of `{name}` is. */\nexport interface {name}s {{\n"));
            variants(out, fields, is_read);
            out.push_str("}\n");
        }
        Shape::Choice(fields) => {
            out.push_str(&format!("export type {name} = OneOf<{{\n"));
            variants(out, fields, is_read);
            out.push_str("}>;\n");
        }
        Shape::Alias(below) => line(out, "", &format!("export type {name} ="), &of(below, is_read)),
    }
}

fn variants(out: &mut String, fields: &[Field], is_read: bool) {
    for variant in fields {
        comment(out, "  ", &variant.doc);
        out.push_str(&format!("  {}: {};\n", key(&variant.name), of(&variant.of, is_read)));
    }
}

/// One line, or one for each form of a type that is too long for it.
fn line(out: &mut String, indent: &str, before: &str, of: &str) {
    let whole = format!("{indent}{before} {of};\n");
    if whole.chars().count() <= WIDTH.saturating_add(1) {
        return out.push_str(&whole);
    }
    let forms: String = of.split(" | ").map(|form| format!("\n{indent}  | {form}")).collect();
    out.push_str(&format!("{indent}{before}{forms};\n"));
}

/// What a host gives may hold `undefined` where a field can be left out: it counts as left out.
fn field(out: &mut String, field: &Field, is_read: bool) {
    comment(out, "  ", &field.doc);
    let (mark, undefined) = match (field.is_required, is_read) {
        (true, _) => ("", ""),
        (false, true) => ("?", " | undefined"),
        (false, false) => ("?", ""),
    };
    let before = format!("{}{mark}:", key(&field.name));
    line(out, "  ", &before, &format!("{}{undefined}", of(&field.of, is_read)));
}

/// A type. What is read may be a constant of the caller, so its lists are `readonly`.
fn of(found: &Type, is_read: bool) -> String {
    let readonly = if is_read { "readonly " } else { "" };
    match found {
        Type::Named(name) => name.clone(),
        Type::Words(words) => words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" | "),
        Type::List(below) => {
            let below_text = of(below, is_read);
            let is_simple = !below_text.contains([' ', '|']);
            if is_simple { format!("{readonly}{below_text}[]") } else { format!("{readonly}({below_text})[]") }
        }
        Type::Tuple(all) => {
            let all: Vec<String> = all.iter().map(|one| of(one, is_read)).collect();
            format!("{readonly}[{}]", all.join(", "))
        }
        Type::Map(below) => format!("{{ {readonly}[key: string]: {} }}", of(below, is_read)),
        Type::Nullable(below) => format!("{} | null", of(below, is_read)),
        Type::Either(all) => {
            let mut forms: Vec<String> = Vec::new();
            for form in all.iter().flat_map(|one| of(one, is_read).split(" | ").map(str::to_owned).collect::<Vec<_>>())
            {
                if !forms.contains(&form) {
                    forms.push(form);
                }
            }
            forms.join(" | ")
        }
        Type::NumberIn => "string | number | bigint".to_owned(),
        Type::Instant if is_read => "string | Date".to_owned(),
        Type::Figure { .. } | Type::Date | Type::Instant | Type::Text => "string".to_owned(),
        Type::Integer => "number".to_owned(),
        Type::Bool => "boolean".to_owned(),
        Type::Any => "unknown".to_owned(),
    }
}

fn key(name: &str) -> String {
    let is_plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        && !name.starts_with(|letter: char| letter.is_ascii_digit());
    if is_plain { name.to_owned() } else { quoted(name) }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn comment(out: &mut String, indent: &str, doc: &str) {
    let text = plain(doc).replace("*/", "* /");
    let one_line = format!("{indent}/** {text} */\n");
    if text.is_empty() {
    } else if one_line.chars().count() <= WIDTH {
        out.push_str(&one_line);
    } else {
        out.push_str(&format!("{indent}/**\n"));
        for line in wrapped(&text, WIDTH.saturating_sub(indent.len()).saturating_sub(3)) {
            out.push_str(&format!("{indent} * {line}\n"));
        }
        out.push_str(&format!("{indent} */\n"));
    }
}
