//! Events as columns of a table: an event funnel on typed arrays and texts.

use crate::{
    asked::{Fields, text},
    columns::{Given, Store, TableColumns},
};
use quotakit::{
    AnyDocument, LifeCycle as _,
    error::{Language, Problem, Problems, catalogue::document as code},
    funnel::{
        EventFunnel,
        events::{EventColumns, PropertyColumn, User},
    },
    life::outcome_json,
    shape::{Instant, Node, Shape, escaped, read_whole, suggestion},
};
use std::collections::HashMap;

/// The code of a row without a value.
const NONE: u32 = u32::MAX;
/// Users that are small whole numbers are their own codes: below this, and below so many times the number of rows.
const SMALL: i64 = 65_536;
const SPARSE: i64 = 4;
/// Milliseconds that lie surely within the years of a calendar.
const SURE: u64 = 8_000_000_000_000_000;
/// Floats below this are whole numbers exactly where they have no fraction.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// Rows and what is wrong with them; or how many rows, and what is wrong with the first.
type RowFaults = Vec<(usize, Problem)>;

/// How JavaScript asks.
struct Asked {
    user: String,
    time: String,
    event: String,
    property: Option<String>,
    language: Language,
    trace: bool,
}

/// The values of a column: which of them each row has, and those that no row may have.
#[derive(Default)]
struct Coded<'a> {
    codes: Vec<u32>,
    texts: Vec<&'a str>,
    faults: Vec<(u32, Problem)>,
}

/// The outcome of an event funnel on a table of events, as JSON.
pub fn evaluate(document: &AnyDocument, columns: &TableColumns, options: &Node<'_>) -> Result<String, Problems> {
    let funnel: &EventFunnel = document.get().ok_or_else(|| {
        let problem = Problem::new(&code::WRONG_TYPE, "").with("expected", "an event funnel");
        problem.with("found", format!("`{}`", document.kind()))
    })?;
    let mut asked = Asked::of(options)?;
    // The document's own property, where the table has it.
    let own = funnel.document().breakdown.as_ref().map(|breakdown| breakdown.property.clone());
    let has = |name: &String| columns.given().iter().any(|column| column.name == *name);
    asked.property = asked.property.or_else(|| own.filter(has));
    let mut problems = Problems::default();
    let mut find = |name: &str| find(columns, name).map_err(|problem| problems.push(*problem)).ok();
    let (user, time, event) = (find(&asked.user), find(&asked.time), find(&asked.event));
    let property = asked.property.as_deref().map(&mut find);
    let (Some(user), Some(time), Some(event), true) = (user, time, event, !matches!(property, Some(None))) else {
        return Err(problems);
    };
    let property = property.flatten();
    let mut users = users(user)?;
    let (mut times, time_faults) = times(time)?;
    let mut events = texts(event)?;
    let mut values = property.map(texts).transpose()?;
    let left_out = {
        let faults = [users.wrong(user, "an id"), time_faults, events.wrong(event, "a text")];
        let (is_bad, left_out) = told(faults, [user, time, event], users.codes.len());
        if is_bad.contains(&true) {
            keep(&mut users.codes, &is_bad);
            keep(&mut times, &is_bad);
            keep(&mut events.codes, &is_bad);
            if let Some(values) = &mut values {
                keep(&mut values.codes, &is_bad);
            }
        }
        left_out
    };
    if let Some(values) = &mut values {
        values.leave_blanks_out();
    }
    let property = values.as_ref().map(|values| PropertyColumn { codes: &values.codes, values: &values.texts });
    let outcome = funnel.evaluate_columns(
        &EventColumns {
            users: &users.codes,
            times: &times,
            events: &events.codes,
            names: &events.texts,
            property,
            left_out: &left_out,
        },
        asked.language,
    )?;
    Ok(outcome_json(&outcome, asked.trace))
}

impl Asked {
    fn of(options: &Node<'_>) -> Result<Self, Problems> {
        let name = |name: &str| name.to_owned();
        let (user, time, event) = (name("user"), name("time"), name("event"));
        let mut asked = Self { user, time, event, property: None, language: Language::En, trace: false };
        let fields = Fields { known: &["user", "time", "event", "property", "language", "trace"] };
        fields.read(options, |field, value, place| {
            match field {
                "user" => asked.user = text(value, place)?,
                "time" => asked.time = text(value, place)?,
                "event" => asked.event = text(value, place)?,
                "property" => asked.property = Some(text(value, place)?),
                "language" => asked.language = crate::asked::language(value, place)?,
                "trace" => asked.trace = crate::asked::flag(value, place)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(asked)
    }
}

fn find<'a>(columns: &'a TableColumns, name: &str) -> Result<&'a Given, Box<Problem>> {
    columns.given().iter().find(|column| column.name == name).ok_or_else(|| {
        let known: Vec<&str> = columns.given().iter().map(|column| column.name.as_str()).collect();
        let problem = Problem::new(&code::UNKNOWN_REFERENCE, "").in_facts().with("id", name);
        Box::new(problem.suggest(suggestion(name, &known)))
    })
}

/// What is wrong with a value, as facts that have it would say.
fn fault<T: Shape>(node: &Node<'_>) -> Option<Problem> {
    read_whole::<T>(node).1.into_iter().next()
}

fn users(column: &Given) -> Result<Coded<'_>, Problems> {
    let mut found = match &column.store {
        Store::Texts(..) => texts(column)?,
        Store::Wholes(values, 0) => {
            let rows = i64::try_from(values.len()).unwrap_or(i64::MAX);
            let limit = rows.saturating_mul(SPARSE).max(SMALL).min(i64::from(NONE));
            let is_there = |row: usize| column.is_there(row);
            let is_dense = values.iter().enumerate().all(|(row, value)| (0..limit).contains(value) || !is_there(row));
            let codes = if is_dense {
                values.iter().map(|value| u32::try_from(*value).unwrap_or(NONE)).collect()
            } else {
                numbered(values.iter().copied())
            };
            Coded { codes, ..Coded::default() }
        }
        Store::Floats(values) => {
            let codes = numbered(values.iter().map(|value| value.to_bits()));
            let mut found = Coded { codes, ..Coded::default() };
            let mut seen = 0;
            for (code, value) in found.codes.iter().zip(values) {
                if *code == seen {
                    let problem = fault::<User>(&Node::Number(value.to_string().into()));
                    found.faults.extend(problem.map(|problem| (*code, problem)));
                    seen = seen.saturating_add(1);
                }
            }
            found
        }
        Store::Wholes(..) => return Err(wrong_type(column, "an id")),
    };
    for (code, text) in (0..).zip(&found.texts) {
        found.faults.extend(fault::<User>(&Node::Text((*text).into())).map(|problem| (code, problem)));
    }
    leave_out(column, &mut found.codes);
    Ok(found)
}

/// Values as codes: each numbered as it is first seen.
fn numbered<T: Eq + std::hash::Hash>(values: impl Iterator<Item = T>) -> Vec<u32> {
    let mut known: HashMap<T, u32> = HashMap::new();
    let code = |value| {
        let next = u32::try_from(known.len()).unwrap_or(NONE);
        *known.entry(value).or_insert(next)
    };
    values.map(code).collect()
}

fn texts(column: &Given) -> Result<Coded<'_>, Problems> {
    let Store::Texts(codes, texts) = &column.store else { return Err(wrong_type(column, "a text")) };
    let texts = texts.iter().map(String::as_str).collect();
    let mut found = Coded { codes: codes.clone(), texts, faults: Vec::new() };
    leave_out(column, &mut found.codes);
    Ok(found)
}

/// The milliseconds of a column, and the rows that are no instants.
fn times(column: &Given) -> Result<(Vec<i64>, RowFaults), Problems> {
    let mut faults = Vec::new();
    let mut note = |row: usize, node: Node<'_>| {
        if column.is_there(row) {
            faults.extend(fault::<Instant>(&node).map(|problem| (row, problem)));
        }
    };
    let number = |text: String| Node::Number(text.into());
    let millis: Vec<i64> = match &column.store {
        Store::Wholes(values, 0) => {
            for (row, value) in values.iter().enumerate().filter(|(_, value)| value.unsigned_abs() >= SURE) {
                note(row, number(value.to_string()));
            }
            values.clone()
        }
        Store::Floats(values) => {
            for (row, value) in values.iter().enumerate().filter(|(_, value)| !is_whole(**value)) {
                note(row, number(value.to_string()));
            }
            values.iter().map(|value| whole(*value)).collect()
        }
        Store::Texts(codes, texts) => {
            let read: Vec<(Instant, Problems)> =
                texts.iter().map(|text| read_whole(&Node::Text(text.as_str().into()))).collect();
            let cell = |code: u32| usize::try_from(code).ok().and_then(|code| read.get(code));
            for (row, code) in codes.iter().enumerate() {
                if let Some((_, problems)) = cell(*code).filter(|(_, problems)| !problems.is_empty())
                    && column.is_there(row)
                {
                    faults.extend(problems.iter().next().map(|problem| (row, problem.clone())));
                }
            }
            codes.iter().map(|code| cell(*code).map_or(0, |(instant, _)| instant.millis())).collect()
        }
        Store::Wholes(..) => return Err(wrong_type(column, "an instant")),
    };
    for row in (0..millis.len()).filter(|row| !column.is_there(*row)) {
        faults.extend(fault::<Instant>(&Node::Null).map(|problem| (row, problem)));
    }
    faults.sort_by_key(|(row, _)| *row);
    Ok((millis, faults))
}

fn is_whole(value: f64) -> bool {
    value.fract() == 0.0 && value.abs() < WHOLE && whole(value).unsigned_abs() < SURE
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "what is not whole and small is a fault")]
const fn whole(value: f64) -> i64 {
    value as i64
}

fn wrong_type(column: &Given, expected: &str) -> Problems {
    let found = match column.store {
        Store::Wholes(_, 0) => "whole numbers",
        Store::Wholes(..) => "decimals",
        Store::Floats(_) => "floats",
        Store::Texts(..) => "texts",
    };
    let problem = Problem::new(&code::WRONG_TYPE, format!("/{}", escaped(&column.name))).in_facts();
    problem.with("expected", expected).with("found", found).into()
}

/// Cells that are not there have no code.
fn leave_out(column: &Given, codes: &mut [u32]) {
    for (row, code) in codes.iter_mut().enumerate() {
        if !column.is_there(row) {
            *code = NONE;
        }
    }
}

impl Coded<'_> {
    /// The rows without a value, and those whose value no row may have.
    fn wrong(&self, column: &Given, expected: &'static str) -> RowFaults {
        let mut found = Vec::new();
        if self.faults.is_empty() && !self.codes.contains(&NONE) {
            return found;
        }
        let faults: HashMap<u32, &Problem> = self.faults.iter().map(|(code, problem)| (*code, problem)).collect();
        for (row, code) in self.codes.iter().enumerate() {
            if *code == NONE || !column.is_there(row) {
                let problem = Problem::new(&code::WRONG_TYPE, "").with("expected", expected).with("found", "null");
                found.push((row, problem));
            } else if let Some(problem) = faults.get(code) {
                found.push((row, (*problem).clone()));
            }
        }
        found
    }

    /// A value of nothing but blanks is none, as it is in facts.
    fn leave_blanks_out(&mut self) {
        let blank: Vec<bool> = self.texts.iter().map(|text| text.trim().is_empty()).collect();
        let is_blank = |code: u32| usize::try_from(code).ok().and_then(|code| blank.get(code)) == Some(&true);
        self.codes.iter_mut().filter(|code| is_blank(**code)).for_each(|code| *code = PropertyColumn::NONE);
    }
}

/// Which rows cannot be read, each by its first fault, and for each kind of fault how many and what is wrong with the first.
fn told(faults: [RowFaults; 3], columns: [&Given; 3], rows: usize) -> (Vec<bool>, RowFaults) {
    let mut is_bad = vec![false; rows];
    let mut kinds: Vec<(usize, (usize, Problem))> = Vec::new();
    for (faults, column) in faults.into_iter().zip(columns) {
        for (row, problem) in faults {
            let Some(is_bad) = is_bad.get_mut(row).filter(|is_bad| !**is_bad) else { continue };
            *is_bad = true;
            let path = format!("/{row}/{}", escaped(&column.name));
            let problem = Problem { path, ..problem }.in_facts();
            match kinds.iter_mut().find(|(_, (_, known))| known.code.name == problem.code.name) {
                Some((first, (rows, known))) => {
                    *rows = rows.saturating_add(1);
                    if row < *first {
                        (*first, *known) = (row, problem);
                    }
                }
                None => kinds.push((row, (1, problem))),
            }
        }
    }
    (is_bad, kinds.into_iter().map(|(_, kind)| kind).collect())
}

fn keep<T>(values: &mut Vec<T>, is_bad: &[bool]) {
    let mut is_bad = is_bad.iter();
    values.retain(|_| is_bad.next() != Some(&true));
}
