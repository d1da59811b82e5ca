//! Scorecards as column programs: the stages of a [`Scorecard`]'s evaluation, written once for all rows of a table.
//!
//! What it does not cover (ratings, rules over peers, geometric means, scores across periods) has no program, and such rows
//! are evaluated one at a time. That both give the same is the law `batch_equals_single`.

mod finish;
mod parts;
mod points;
mod table;

use super::{bands::Band, document::ScorecardDocument, facts::ScorecardFacts, scorecard::Scorecard};
use crate::{
    number::Number,
    program::{Bound, Output, Program, Value, Writer},
    rounding::Rounding,
    trace::Comparison,
};
use finish::Finished;
use parts::Part;

/// The least divisor of a column is above 10 to the power of so many places below one: targets may be small percentages.
const DIVISOR_PLACES: u32 = 4;

/// A scorecard being written as a program.
struct Sheet<'a> {
    writer: Writer,
    card: &'a ScorecardDocument,
    /// The grades, lowest first.
    bands: &'a [Band],
    /// The facts that all rows share; where a column stands for one, its value here is that of some row.
    facts: &'a ScorecardFacts,
    bound: &'a dyn Bound,
}

/// Steps that machine integers cannot state, facts that are missing: then there is no program.
type Written<T = Value> = Option<T>;

/// A figure of the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted<'a> {
    Score,
    Composite,
    Grade,
    EarnedGrade,
    /// The points of an indicator or a group.
    Points(&'a str),
}

impl Sheet<'_> {
    /// A number of the facts: a column, or the same in all rows.
    fn given(&mut self, number: Option<&Number>, pointer: &str) -> Written<Option<Value>> {
        match self.bound.number(pointer) {
            Some(column) => self.writer.input(column.index, column.scale).map(Some),
            None => Some(number.cloned().map(Value::Known)),
        }
    }

    fn output(&mut self, wanted: Wanted<'_>, parts: &[Part], finished: &Finished, places: u32) -> Written<Output> {
        match wanted {
            Wanted::Score => self.number(&finished.score, &finished.slack, places),
            Wanted::Composite => self.number(&finished.composite, &finished.slack, places),
            Wanted::Grade => self.writer.output(finished.grade.as_ref()?, 0),
            Wanted::EarnedGrade => self.writer.output(finished.earned.as_ref()?, 0),
            Wanted::Points(id) => {
                let part = parts.iter().find_map(|part| part.find(id))?;
                self.number(part.points.as_ref()?, &part.slack, places)
            }
        }
    }

    /// A number that comes out rounded; rows where its slack could change that are evaluated alone.
    fn number(&mut self, value: &Value, slack: &Number, places: u32) -> Written<Output> {
        let rounding = Rounding::half_up(places);
        let rounded = self.writer.rounded(value, rounding)?;
        if !slack.is_zero() && rounded != *value {
            let upper = self.writer.sum(value, &Value::Known(slack.clone()))?;
            let upper = self.writer.rounded(&upper, rounding)?;
            let is_same = self.writer.test(&rounded, Comparison::Equal, &upper)?;
            self.writer.require(is_same)?;
        }
        self.writer.output(&rounded, places)
    }
}

/// The program of a scorecard for facts of one form.
fn program(card: &Scorecard, facts: &ScorecardFacts, bound: &dyn Bound, wanted: &[Wanted<'_>]) -> Option<Program> {
    let (document, bands) = card.parts();
    if !facts.raters.is_empty() || !facts.periods.is_empty() || facts.period.is_some() || document.across.is_some() {
        return None;
    }
    let mut sheet = Sheet { writer: Writer::default(), card: document, bands, facts, bound };
    let parts = sheet.parts()?;
    let finished = sheet.finished(&parts)?;
    let places = table::places_of(document);
    let mut outputs = Vec::new();
    for wanted in wanted {
        outputs.push(sheet.output(*wanted, &parts, &finished, places)?);
    }
    Some(sheet.writer.finish(outputs))
}
