//! Tables that are taken whole: what a row says depends on the others.

use crate::{
    asked::{Fields, facts, language},
    columns::TableColumns,
    found::TableFound,
};
use quotakit::{
    AnyDocument,
    error::{Language, Problem, Problems, catalogue::document as code, catalogue::number},
    id::Id,
    payout::{CreditTable, PayPlan},
    shape::Node,
    table::{FigureColumn, Figures, Kind, Values},
    targets::{NodeValues, TargetPlan},
};
use std::collections::{BTreeSet, HashMap};

const PERSON: &str = "person";
const PERIOD: &str = "period";
const VALUE: &str = "value";

/// What everybody is credited of the transactions in a table, a row for each person and period.
pub fn credit(document: &AnyDocument, columns: &TableColumns, options: &Node<'_>) -> Result<TableFound, Problems> {
    let plan: &PayPlan = document.get().ok_or_else(|| unfit(document, "a pay plan"))?;
    let (mut shared, mut told) = (Node::Object(Vec::new()), Language::En);
    Fields { known: &["facts", "language"] }.read(options, |name, value, place| {
        match name {
            "facts" => shared = facts(value)?,
            "language" => told = language(value, place)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let found = columns.with(|table| plan.credit_table(table, &shared))?;
    Ok(TableFound { figures: measures(found)?, language: told, residue: String::new() })
}

/// What each row of a tree has of the plan's total.
pub fn split(document: &AnyDocument, columns: &TableColumns) -> Result<TableFound, Problems> {
    let plan: &TargetPlan = document.get().ok_or_else(|| unfit(document, "a target plan"))?;
    let mut found = NodeValues::default();
    columns.with(|table| plan.evaluate_table(table, &mut found))?;
    let mut values = Vec::with_capacity(found.values.len());
    for (row, value) in found.values.iter().enumerate() {
        values.push(narrow(*value, VALUE).map_err(|problem| Problem { path: format!("/{row}"), ..*problem })?);
    }
    let kind = Kind::Number { scale: found.scale };
    let values = FigureColumn { name: VALUE.to_owned(), kind, values: Values::Int64(values), absent: Vec::new() };
    let figures = Figures { columns: vec![values], ..Figures::default() };
    Ok(TableFound { figures, language: Language::En, residue: written(found.residue, found.scale) })
}

fn unfit(document: &AnyDocument, expected: &str) -> Problem {
    let problem = Problem::new(&code::WRONG_TYPE, "").with("expected", expected);
    problem.with("found", format!("`{}`", document.kind()))
}

fn measures(found: CreditTable) -> Result<Figures, Problems> {
    let names = [PERSON, PERIOD].into_iter().chain(found.measures.iter().map(Id::as_str));
    let mut seen = BTreeSet::new();
    if let Some(name) = names.into_iter().find(|name| !seen.insert(*name)) {
        return Err(Problem::new(&code::DUPLICATE_KEY, "").with("field", name).into());
    }
    let (mut people, mut periods) = (Names::default(), Names::default());
    let mut texts = vec![Vec::new(); found.measures.len()];
    for (person, period, figures) in found.by_person() {
        people.add(person.as_str());
        periods.add(period);
        for (column, figure) in texts.iter_mut().zip(figures) {
            column.push(figure.to_string());
        }
    }
    let mut columns = vec![people.column(PERSON), periods.column(PERIOD)];
    for (measure, texts) in found.measures.iter().zip(texts) {
        columns.push(decimals(measure.as_str(), &texts)?);
    }
    Ok(Figures { columns, errors: found.errors, evaluated_alone: found.credited_alone })
}

/// Texts, each once, in the order in which they are first seen.
#[derive(Default)]
struct Names {
    known: HashMap<String, u32>,
    names: Vec<String>,
    codes: Vec<u32>,
}

impl Names {
    fn add(&mut self, name: &str) {
        let code = self.known.get(name).copied().unwrap_or_else(|| {
            let code = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            self.known.insert(name.to_owned(), code);
            self.names.push(name.to_owned());
            code
        });
        self.codes.push(code);
    }

    fn column(self, name: &str) -> FigureColumn {
        let (kind, values) = (Kind::Name { names: self.names }, Values::Codes(self.codes));
        FigureColumn { name: name.to_owned(), kind, values, absent: Vec::new() }
    }
}

/// Figures with the places that the longest of them needs.
fn decimals(name: &str, texts: &[String]) -> Result<FigureColumn, Problems> {
    let places = |text: &String| text.split_once('.').map_or(0, |(_, places)| places.len());
    let scale = texts.iter().map(places).max().unwrap_or_default();
    let digits = |text: &String| {
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let value: Option<i64> = format!("{whole}{places:0<scale$}").parse().ok();
        value.ok_or_else(|| Problems::from(*overflow(name, text)))
    };
    let values = texts.iter().map(digits).collect::<Result<Vec<i64>, Problems>>()?;
    let kind = Kind::Number { scale: u32::try_from(scale).unwrap_or(u32::MAX) };
    Ok(FigureColumn { name: name.to_owned(), kind, values: Values::Int64(values), absent: Vec::new() })
}

fn narrow(value: i128, name: &str) -> Result<i64, Box<Problem>> {
    i64::try_from(value).map_err(|_| overflow(name, &value.to_string()))
}

fn overflow(name: &str, value: &str) -> Box<Problem> {
    Box::new(Problem::new(&number::OVERFLOW, "").in_facts().with("figure", name).with("value", value))
}

/// A whole number of `10^-scale` as outcomes write it.
fn written(value: i128, scale: u32) -> String {
    let scale = usize::try_from(scale).unwrap_or_default();
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale.saturating_add(1));
    let (whole, places) = digits.split_at(digits.len().saturating_sub(scale));
    let (sign, point) = (if value < 0 { "-" } else { "" }, if scale == 0 { "" } else { "." });
    format!("{sign}{whole}{point}{places}")
}
