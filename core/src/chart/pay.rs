//! Pay: the lines as a waterfall down to what is due, and the curve of what a plan pays.

use super::{
    Chart, Draw, Row,
    fill::{number, text, told_apart},
    read, words,
};
use crate::{number::Number, shape::Node, trace::grouped};

/// The lines of an evaluation.
pub(super) fn lines(draw: &Draw<'_>, outcome: &Node<'_>) -> Vec<Chart> {
    let parts = read::list(outcome, "lines").iter();
    let parts = parts.filter_map(|line| Part::of(line, read::text(line, "component")?, "paid"));
    waterfall(draw, outcome, read::shown(outcome, "due"), parts.collect())
}

/// The sections of a statement.
pub(super) fn sections(draw: &Draw<'_>, statement: &Node<'_>) -> Vec<Chart> {
    let parts = read::list(statement, "sections").iter();
    let name = |section: &Node<'_>| {
        read::text(section, "title").or_else(|| read::text(section, "component")).map(str::to_owned)
    };
    let parts = parts.filter_map(|section| Part::of(section, &name(section)?, "due"));
    let due = statement.get("totals").map(|totals| read::shown(totals, "due"));
    waterfall(draw, statement, due.unwrap_or_default(), parts.collect())
}

/// What one line adds.
struct Part {
    name: String,
    shown: String,
    adds: Number,
}

impl Part {
    fn of(line: &Node<'_>, name: &str, field: &str) -> Option<Self> {
        Some(Self { name: name.to_owned(), shown: read::shown(line, field), adds: read::number(line, field)? })
    }
}

fn waterfall(draw: &Draw<'_>, outcome: &Node<'_>, due: String, parts: Vec<Part>) -> Vec<Chart> {
    let mut level = Number::ZERO;
    let mut rows: Vec<(String, Row)> = Vec::new();
    // What adds nothing is no step.
    for Part { name, shown, adds } in parts.into_iter().filter(|part| !part.adds.is_zero()) {
        let from = level.clone();
        level = &from + &adds;
        let kind = draw.of(if adds.is_negative() { &words::TAKES } else { &words::ADDS });
        let row = Row::new(&name, shown).number("from", Some(&from)).number("to", Some(&level)).text("kind", kind);
        let place = rows.len().to_string();
        rows.push((place, row));
    }
    let comes_to = draw.of(&words::COMES_TO);
    let last = Row::new(comes_to, due).number("from", Some(&Number::ZERO)).number("to", Some(&level));
    rows.push((String::new(), last.text("kind", comes_to)));
    let rows = told_apart(rows);
    let filling = draw.titled(&words::WATERFALL, read::text(outcome, "person"), &rows);
    let filling = filling
        .text("$x", draw.axis(&words::PAY, read::text(outcome, "currency")))
        .text("$adds", draw.of(&words::ADDS))
        .text("$takes", draw.of(&words::TAKES))
        .text("$comes_to", comes_to)
        .rows("$rows", rows);
    vec![filling.chart("waterfall", include_str!("specs/waterfall.json"))]
}

/// A pay curve, with the place where a person stands.
pub(super) fn curve(draw: &Draw<'_>, curve: &Node<'_>) -> Vec<Chart> {
    let row = |point: &Node<'_>| {
        let (at, pays) = (read::number(point, "at")?, read::number(point, "entitled")?);
        let label = format!("{} → {}", read::shown(point, "at"), read::shown(point, "entitled"));
        let row = Row::new(read::shown(point, "at"), label).number("at", Some(&at)).number("pays", Some(&pays));
        Some(match read::text(point, "mark") {
            Some("jump") => row.number("jump", Some(&pays)),
            Some("bend") => row.number("bend", Some(&pays)),
            _ => row,
        })
    };
    let rows: Vec<Row> = read::list(curve, "points").iter().filter_map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let ends: Vec<Number> = read::list(curve, "points").iter().filter_map(|point| read::number(point, "at")).collect();
    let is_inside =
        |at: &&Number| ends.first().is_some_and(|low| low <= *at) && ends.last().is_some_and(|high| *at <= high);
    let at = draw.options.at.as_ref().filter(is_inside);
    let position = at.map(|at| {
        Row::plain().number("at", Some(at)).text("label", draw.fill(&words::HERE, &[("at", grouped(&at.to_string()))]))
    });
    // The label stands on the side where there is more room.
    let middle = ends.first().zip(ends.last()).and_then(|(low, high)| (low + high).over(&Number::from(2)));
    let is_right = at.zip(middle.as_ref()).is_some_and(|(at, middle)| at > middle);
    let (side, shift) = if is_right { ("right", -6) } else { ("left", 6) };
    let filling = draw.titled(&words::CURVE, None, &rows).text("$subtitle", draw.of(&words::CURVE_NOTE));
    let filling = filling
        .text("$x", read::text(curve, "on").unwrap_or_default())
        .text("$y", draw.of(&words::PAY))
        .text("$jump", draw.of(&words::JUMP))
        .text("$bend", draw.of(&words::BEND))
        .node("$side", text(side))
        .node("$shift", number(&Number::from(shift)))
        .rows("$position", position.into_iter().collect())
        .rows("$rows", rows);
    vec![filling.chart("curve", include_str!("specs/curve.json"))]
}
