//! Writes what a user gives, documents and facts, as typed dicts.

use super::{alias, behind, docs, exported, inline, is_keyword, literal, words};
use crate::model::{Definition, Field, Model, Shape, Type};

const HEADER: &str = "\
# ruff: noqa: D205, D400  # a sentence with an example can be long, and a question is one
\"\"\"Documents and facts as dicts: what type checkers and editors know about what is given to quotakit.

Written by ``cargo run -p types`` from the JSON Schemas of the library; changes belong there.

>>> from quotakit import _shapes as shapes
>>> step: shapes.TierStep = {\"from\": \"0\", \"rate\": \"4%\"}
\"\"\"

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, TypeAlias, TypedDict

";

/// The module of the typed dicts.
#[must_use]
pub fn write(model: &Model) -> String {
    let read: Vec<(&String, &Definition)> =
        model.definitions.iter().filter(|(name, found)| found.is_read && has_name(model, name)).collect();
    let names: Vec<String> = read.iter().map(|(name, _)| (*name).clone()).collect();
    let mut out = format!("{HEADER}{}", exported(&names));
    for (name, definition) in &read {
        if let Some(words) = words(definition) {
            out.push('\n');
            literal(&mut out, name, definition, words);
        }
    }
    for (name, definition) in &read {
        match &definition.shape {
            Shape::Record(fields) => record(&mut out, model, name, &definition.doc, fields),
            Shape::Choice(variants) => variants.iter().for_each(|variant| {
                let fields = std::slice::from_ref(variant);
                record(&mut out, model, &variant_name(name, variant), &variant.doc, fields);
            }),
            Shape::Alias(_) => {}
        }
    }
    out.push('\n');
    aliases(&mut out, model, &read);
    out
}

/// Whether a definition has a name in Python: plain texts and lists are written out where they stand.
fn has_name(model: &Model, name: &str) -> bool {
    matches!(behind(model, name), None | Some(Type::NumberIn | Type::Either(_)))
}

/// Types of several forms; they stand last, since their forms have to be there, and each after those that it may be.
fn aliases(out: &mut String, model: &Model, read: &[(&String, &Definition)]) {
    let mut read = read.to_vec();
    read.sort_by_key(|(_, definition)| match definition.shape {
        Shape::Alias(Type::Either(_)) => 2,
        Shape::Choice(_) => 1,
        _ => 0,
    });
    for (name, definition) in read {
        match &definition.shape {
            Shape::Alias(below @ (Type::NumberIn | Type::Either(_))) => {
                alias(out, name, &forms(model, below), &definition.doc);
            }
            Shape::Choice(variants) => {
                let variants: Vec<String> = variants.iter().map(|variant| variant_name(name, variant)).collect();
                alias(out, name, &variants, &definition.doc);
            }
            _ => {}
        }
    }
}

/// The dict of exactly one key that a variant of a choice is.
fn variant_name(name: &str, variant: &Field) -> String {
    format!("_{name}{}", crate::read::pascal(&variant.name))
}

/// A record: what it needs stands in classes above it, since Python 3.10 has no mark for a single key.
fn record(out: &mut String, model: &Model, name: &str, doc: &str, fields: &[Field]) {
    let hidden = name.trim_start_matches('_');
    let of_group = |is_required: bool, has_keyword: bool| -> Vec<&Field> {
        let is_in = |field: &&Field| field.is_required == is_required && is_keyword(&field.name) == has_keyword;
        fields.iter().filter(is_in).collect()
    };
    let mut bases = Vec::new();
    for (is_required, suffix) in [(true, "Keys"), (false, "MayKeys")] {
        let keys = of_group(is_required, true);
        if !keys.is_empty() {
            bases.push(format!("_{hidden}{suffix}"));
            by_call(out, model, &format!("_{hidden}{suffix}"), is_required, &keys);
        }
    }
    let (required, optional) = (of_group(true, false), of_group(false, false));
    let is_split = !required.is_empty() && !optional.is_empty();
    if is_split {
        bases.push(format!("_{hidden}Needs"));
        out.push_str(&format!("\n\nclass _{hidden}Needs(TypedDict):\n"));
        required.iter().for_each(|field| attribute(out, model, field));
    }
    let bases = if bases.is_empty() { "TypedDict".to_owned() } else { bases.join(", ") };
    let total = if optional.is_empty() { "" } else { ", total=False" };
    out.push_str(&format!("\n\nclass {name}({bases}{total}):\n"));
    let named: Vec<(String, &Field)> = fields.iter().map(|field| (field.name.clone(), field)).collect();
    docs::class(out, doc, "Keys", if hidden == name { &named } else { &[] });
    let rest = if optional.is_empty() { required } else { optional };
    if !rest.is_empty() && !doc.is_empty() {
        out.push('\n');
    }
    rest.iter().for_each(|field| attribute(out, model, field));
}

/// A record whose keys are keywords of Python, and cannot be attributes of a class.
fn by_call(out: &mut String, model: &Model, name: &str, is_required: bool, fields: &[&Field]) {
    let keys: Vec<String> =
        fields.iter().map(|field| format!("\"{}\": \"{}\"", field.name, of(model, &field.of))).collect();
    let total = if is_required { "" } else { ", total=False" };
    out.push_str(&format!("\n\n{name} = TypedDict(\"{name}\", {{{}}}{total})\n", keys.join(", ")));
}

fn attribute(out: &mut String, model: &Model, field: &Field) {
    out.push_str(&format!("    {}: {}\n", field.name, of(model, &field.of)));
    docs::behind(out, "    ", &field.doc);
}

fn of(model: &Model, found: &Type) -> String {
    forms(model, found).join(" | ")
}

/// What may be given for a type, form by form.
fn forms(model: &Model, found: &Type) -> Vec<String> {
    let several = |all: &[&str]| all.iter().map(|&form| form.to_owned()).collect::<Vec<_>>();
    let mut forms = match found {
        Type::Named(name) => match behind(model, name) {
            Some(below) if !has_name(model, name) => forms(model, below),
            _ => vec![name.clone()],
        },
        Type::Words(words) => vec![inline(words)],
        Type::List(below) => vec![format!("Sequence[{}]", of(model, below))],
        Type::Tuple(all) => vec![format!("Sequence[{}]", of(model, &Type::Either(all.clone())))],
        Type::Map(below) => vec![format!("Mapping[str, {}]", of(model, below))],
        Type::Nullable(below) => [forms(model, below), several(&["None"])].concat(),
        Type::Either(all) => all.iter().flat_map(|one| forms(model, one)).collect(),
        Type::NumberIn => several(&["Decimal", "int", "float", "str"]),
        Type::Figure { .. } => several(&["Decimal", "str"]),
        Type::Date => several(&["date", "str"]),
        Type::Instant => several(&["datetime", "str"]),
        Type::Text => several(&["str"]),
        Type::Integer => several(&["int"]),
        Type::Bool => several(&["bool"]),
        Type::Any => several(&["Any"]),
    };
    let mut seen = Vec::new();
    forms.retain(|form| {
        !seen.contains(form) && {
            seen.push(form.clone());
            true
        }
    });
    forms
}
