//! Writes what an evaluation gives as frozen dataclasses that read themselves from JSON.

use super::{behind, docs, exported, inline, is_keyword, literal, words};
use crate::{
    model::{Definition, Field, Model, Shape, Type},
    text::WIDTH,
};
use std::collections::BTreeMap;

const HEADER: &str = "\
# ruff: noqa: D205, SLF001, TC001, TC003  # long sentences; records read their parts; annotations are read at run time
\"\"\"What an evaluation gives: records with figures, dates and texts.

Written by ``cargo run -p types`` from the JSON Schemas of the library; changes belong there.

Figures are `decimal.Decimal`; where no decimal is exact, a figure is a `fractions.Fraction`. Days are `datetime.date`,
instants aware `datetime.datetime`. What JSON leaves out is `None`.
\"\"\"

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from quotakit._errors import Problem
from quotakit._record import FrozenDict, Outcome, Record, decimal, figure, frozen, instant, problem

if TYPE_CHECKING:
";

/// Records that are written by hand elsewhere.
const BY_HAND: [&str; 1] = ["Problem"];

/// What a record can do, and no field may be called.
const TAKEN: [&str; 4] = ["to_dict", "to_json", "from_json", "kind"];

/// The module of the records.
///
/// # Errors
/// What the schemas say and records cannot.
pub fn write(model: &Model) -> Result<String, Vec<String>> {
    let mut writer = Writer { model, out: String::new(), faults: Vec::new() };
    writer.module();
    if writer.faults.is_empty() { Ok(writer.out) } else { Err(writer.faults) }
}

struct Writer<'m> {
    model: &'m Model,
    out: String,
    faults: Vec<String>,
}

impl Writer<'_> {
    fn module(&mut self) {
        let model = self.model;
        let written: Vec<(&String, &Definition)> = model
            .definitions
            .iter()
            .filter(|(name, found)| found.is_in_outcome && behind(model, name).is_none())
            .collect();
        let by_hand = |name: &str| BY_HAND.contains(&name);
        let here: Vec<_> = written.iter().filter(|(name, _)| !by_hand(name)).collect();
        let mut names: Vec<String> = here.iter().map(|(name, _)| (*name).clone()).collect();
        names.extend(["ANSWERS".to_owned(), "OUTCOMES".to_owned()]);
        self.imports();
        self.out.push_str(&exported(&names));
        for (name, definition) in &here {
            if let Some(words) = words(definition) {
                self.out.push('\n');
                literal(&mut self.out, name, definition, words);
            }
        }
        for (name, definition) in &here {
            match &definition.shape {
                Shape::Record(fields) => self.record(name, definition, fields),
                // Answers are written as a type of several forms, where the forms are there.
                Shape::Choice(variants) if self.is_answers(variants) => {}
                Shape::Choice(_) => self.faults.push(format!("{name}: a choice in an outcome is not known")),
                Shape::Alias(_) => {}
            }
        }
        self.registry();
        let mut answers: BTreeMap<String, String> = BTreeMap::new();
        for (name, definition) in &here {
            if let Shape::Choice(variants) = &definition.shape {
                for (question, class) in self.answers(name, definition, variants) {
                    if answers.insert(question.clone(), class).is_some() {
                        self.faults.push(format!("{name}: two kinds answer a question called `{question}`"));
                    }
                }
            }
        }
        self.out.push_str("\nANSWERS: dict[str, type[Outcome]] = {\n");
        answers.iter().for_each(|(question, class)| self.out.push_str(&format!("    \"{question}\": {class},\n")));
        self.out.push_str("}\n\"\"\"The class of the answer to each question.\"\"\"\n");
    }

    /// Documents that stand in outcomes: what they are is known to type checkers only.
    fn imports(&mut self) {
        let model = self.model;
        let documents: Vec<&str> =
            model.kinds.iter().map(|kind| kind.document.as_str()).filter(|name| self.is_used(name)).collect();
        self.out.push_str(HEADER);
        self.out.push_str(&format!(
            "    from typing_extensions import Self\n\n    from quotakit._shapes import {}\n",
            documents.join(", ")
        ));
        self.out.push_str("else:\n");
        documents.iter().for_each(|name| self.out.push_str(&format!("    {name} = Mapping[str, Any]\n")));
        self.out.push('\n');
    }

    fn is_used(&self, document: &str) -> bool {
        let in_outcomes = self.model.definitions.values().filter(|found| found.is_in_outcome);
        in_outcomes.flat_map(|found| crate::read::names_in(&found.shape)).any(|name| name == document)
    }

    fn is_answers(&self, variants: &[Field]) -> bool {
        let is_answer = |of: &str| self.model.definitions.get(of).is_some_and(|found| found.answers.is_some());
        variants.iter().all(|variant| matches!(&variant.of, Type::Named(of) if is_answer(of)))
    }

    fn record(&mut self, name: &str, definition: &Definition, fields: &[Field]) {
        let is_whole = definition.is_outcome || definition.answers.is_some();
        let base = if is_whole { "Outcome" } else { "Record" };
        self.out.push_str(&format!(
            "\n\n@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)\nclass {name}({base}):\n"
        ));
        let named: Vec<(String, &Field)> = fields.iter().map(|field| (attribute(&field.name), field)).collect();
        docs::class(&mut self.out, &definition.doc, "Attributes", &named);
        self.out.push('\n');
        if is_whole {
            let kind = definition.answers.as_deref().unwrap_or_else(|| self.kind(name));
            self.out.push_str(&format!("    kind: ClassVar[str] = \"{kind}\"\n"));
        }
        self.keys(&named);
        for (attribute, field) in &named {
            if TAKEN.contains(&attribute.as_str()) && is_whole {
                self.faults.push(format!("{name}: a field cannot be called `{attribute}`"));
            }
            self.field(attribute, field);
        }
        self.reader(&named);
    }

    /// The kind of an outcome; goals that were read out of a sentence are of no kind of document.
    fn kind(&self, outcome: &str) -> &str {
        let kind = self.model.kinds.iter().find(|kind| kind.outcome == outcome);
        kind.map_or("read-goal", |kind| kind.kind.as_str())
    }

    /// Attribute, key, and whether the key is left out where the attribute is `None`.
    fn keys(&mut self, named: &[(String, &Field)]) {
        let key = |(attribute, field): &(String, &Field)| {
            let is_left_out = if field.is_required { "False" } else { "True" };
            format!("(\"{attribute}\", \"{}\", {is_left_out})", field.name)
        };
        let start = "    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (";
        // The comma of a tuple of one is no reason for the formatter to break the line.
        if let [one] = named {
            let line = format!("{start}{},)\n", key(one));
            if line.chars().count() <= WIDTH.saturating_add(1) {
                self.out.push_str(&line);
                return;
            }
        }
        self.out.push_str(&format!("{start}\n"));
        for one in named {
            self.out.push_str(&format!("        {},\n", key(one)));
        }
        self.out.push_str("    )\n");
    }

    fn field(&mut self, attribute: &str, field: &Field) {
        let of = self.annotation(&field.of);
        let line = match field.is_required {
            true => format!("    {attribute}: {of}\n"),
            false => format!("    {attribute}: {of} | None = None\n"),
        };
        if line.chars().count() > WIDTH.saturating_add(1) {
            self.faults.push(format!("{attribute}: a type that is too long for a line: {of}"));
        }
        self.out.push_str(&line);
        docs::behind(&mut self.out, "    ", &field.doc);
    }

    fn reader(&mut self, named: &[(String, &Field)]) {
        self.out.push_str(
            "\n    @classmethod\n    def _read(cls, data: Mapping[str, Any]) -> Self:\n        return cls(\n",
        );
        for (attribute, field) in named {
            let at = format!("data[\"{}\"]", field.name);
            let read = self.read(&field.of, &at, 0);
            let value = match (field.is_required, read == at) {
                (true, _) => read,
                (false, _) if matches!(field.of, Type::Nullable(_)) => {
                    self.faults.push(format!("{attribute}: may be left out and may be `null`"));
                    read
                }
                (false, true) => format!("data.get(\"{}\")", field.name),
                (false, false) => format!("{read} if \"{}\" in data else None", field.name),
            };
            let line = format!("            {attribute}={value},\n");
            if line.chars().count() > WIDTH.saturating_add(1) {
                // As the formatter breaks a condition.
                let value =
                    value.replace(" if \"", "\n            if \"").replace(" else None", "\n            else None");
                self.out.push_str(&format!("            {attribute}={value},\n"));
                continue;
            }
            self.out.push_str(&line);
        }
        self.out.push_str("        )\n");
    }

    /// The type of an attribute.
    fn annotation(&mut self, found: &Type) -> String {
        match found {
            Type::Named(name) => match behind(self.model, name) {
                Some(below) => self.annotation(below),
                None => name.clone(),
            },
            Type::Words(words) => inline_or_text(words),
            Type::List(below) => format!("tuple[{}, ...]", self.annotation(below)),
            Type::Tuple(all) => {
                format!("tuple[{}]", all.iter().map(|one| self.annotation(one)).collect::<Vec<_>>().join(", "))
            }
            Type::Map(below) => format!("Mapping[str, {}]", self.annotation(below)),
            Type::Nullable(below) => format!("{} | None", self.annotation(below)),
            Type::Either(all) => all.iter().map(|one| self.annotation(one)).collect::<Vec<_>>().join(" | "),
            Type::Figure { may_be_fraction: true } => "Decimal | Fraction".to_owned(),
            Type::Figure { may_be_fraction: false } => "Decimal".to_owned(),
            Type::Date => "date".to_owned(),
            Type::Instant => "datetime".to_owned(),
            Type::Text => "str".to_owned(),
            Type::Integer => "int".to_owned(),
            Type::Bool => "bool".to_owned(),
            Type::Any => "Any".to_owned(),
            Type::NumberIn => {
                self.faults.push("a number as it is given stands in an outcome".to_owned());
                "str".to_owned()
            }
        }
    }

    /// The expression that reads a value; the place itself where JSON has the value already.
    fn read(&mut self, found: &Type, at: &str, depth: usize) -> String {
        let item = format!("item{}", if depth == 0 { String::new() } else { depth.to_string() });
        match found {
            Type::Named(name) if BY_HAND.contains(&name.as_str()) => format!("{}({at})", name.to_lowercase()),
            Type::Named(name) => self.named(name, at, depth),
            Type::List(below) => {
                let each = self.read(below, &item, depth.saturating_add(1));
                match each.strip_suffix(&format!("({item})")) {
                    None if each == item => format!("tuple({at})"),
                    Some(reader) if !reader.contains(' ') => format!("tuple(map({reader}, {at}))"),
                    _ => format!("tuple([{each} for {item} in {at}])"),
                }
            }
            Type::Map(below) => {
                let each = self.read(below, &item, depth.saturating_add(1));
                if each == item {
                    return format!("FrozenDict({at})");
                }
                format!("FrozenDict({{key: {each} for key, {item} in {at}.items()}})")
            }
            Type::Nullable(below) => {
                let some = self.read(below, at, depth);
                if some == at { some } else { format!("None if {at} is None else {some}") }
            }
            Type::Tuple(all) => {
                let places = all.iter().enumerate();
                let each: Vec<String> =
                    places.map(|(index, one)| self.read(one, &format!("{at}[{index}]"), depth)).collect();
                format!("({})", each.join(", "))
            }
            Type::Figure { may_be_fraction: true } => format!("figure({at})"),
            Type::Figure { may_be_fraction: false } => format!("decimal({at})"),
            Type::Date => format!("date.fromisoformat({at})"),
            Type::Instant => format!("instant({at})"),
            Type::Any => format!("frozen({at})"),
            Type::Words(_) | Type::Either(_) | Type::Text | Type::Integer | Type::Bool | Type::NumberIn => {
                at.to_owned()
            }
        }
    }

    fn named(&mut self, name: &str, at: &str, depth: usize) -> String {
        if let Some(below) = behind(self.model, name) {
            return self.read(below, at, depth);
        }
        let Some(definition) = self.model.definitions.get(name) else { return at.to_owned() };
        match &definition.shape {
            Shape::Alias(_) => at.to_owned(),
            _ if definition.is_in_outcome => format!("{name}._read({at})"),
            // A document that can be loaded as it is.
            _ => format!("frozen({at})"),
        }
    }

    fn registry(&mut self) {
        self.out.push_str("\n\nOUTCOMES: dict[str, type[Outcome]] = {\n");
        let model = self.model;
        let read = model.definitions.iter().filter(|(_, found)| found.is_outcome).map(|(name, _)| name);
        let mut kinds: BTreeMap<String, &str> = read.map(|name| (self.kind(name).to_owned(), name.as_str())).collect();
        // Several kinds may give the same outcome.
        kinds.extend(model.kinds.iter().map(|kind| (kind.kind.clone(), kind.outcome.as_str())));
        kinds.iter().for_each(|(kind, name)| self.out.push_str(&format!("    \"{kind}\": {name},\n")));
        self.out.push_str(
            "}\n\"\"\"The class of the outcomes of each kind; ``read-goal`` is what reading sentences gives.\"\"\"\n",
        );
    }

    /// The type of all answers of a kind; gives the class of each.
    fn answers(&mut self, name: &str, definition: &Definition, variants: &[Field]) -> Vec<(String, String)> {
        let forms: Vec<(String, String)> =
            variants.iter().map(|variant| (variant.name.clone(), self.annotation(&variant.of))).collect();
        let classes: Vec<String> = forms.iter().map(|(_, class)| class.clone()).collect();
        self.out.push('\n');
        super::alias(&mut self.out, name, &classes, &definition.doc);
        forms
    }
}

/// Few words are told one by one; many are a text, to keep the line readable.
fn inline_or_text(words: &[String]) -> String {
    let literal = inline(words);
    if literal.chars().count() < 60 { literal } else { "str".to_owned() }
}

/// The name of an attribute.
fn attribute(key: &str) -> String {
    match key {
        // What the path of a problem points into.
        "in" => "part".to_owned(),
        _ if is_keyword(key) => format!("{key}_"),
        _ => key.to_owned(),
    }
}
