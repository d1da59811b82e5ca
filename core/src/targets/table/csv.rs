//! The text of a sheet: a header of field names, and a line for each node (RFC 4180).
//!
//! Cells are parted by commas, semicolons or tabs, whichever the header uses. An empty cell says nothing; `null` as a weight
//! says that nobody answered. What is no plain value (`kept`, `standard`, `ramp`, `weights`) stands in its cell as JSON.

use super::TargetRow;
use crate::{
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    shape::{Node, Reader, Shape, escaped, suggestion},
    targets::document::Weight,
};
use serde::Serialize;
use std::borrow::Cow;

/// The columns that are always written, in their order.
const USUAL: [&str; 8] = ["parent", "id", "weight", "min", "max", "locked", "owner", "due"];
/// The columns that are written where a node has something in them.
const RARE: [&str; 8] = ["set", "kept", "standard", "kind", "hired", "left", "ramp", "weights"];

/// Whether a column holds JSON.
fn is_json(column: &str) -> bool {
    ["kept", "standard", "ramp", "weights"].contains(&column)
}

/// Writes rows as comma-separated values.
pub(super) fn written(rows: &[TargetRow]) -> String {
    let rows: Vec<Vec<(&str, String)>> = rows.iter().map(cells_of).collect();
    let is_used = |column: &&&str| rows.iter().flatten().any(|(name, _)| *name == **column);
    let columns: Vec<&str> = USUAL.iter().chain(RARE.iter().filter(is_used)).copied().collect();
    let mut text = columns.join(",");
    text.push('\n');
    for row in &rows {
        let cell = |column: &&str| row.iter().find(|(name, _)| name == column).map(|(_, cell)| quoted(cell));
        let cells: Vec<String> = columns.iter().map(|column| cell(column).unwrap_or_default()).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

/// The cells of a row that say something.
fn cells_of(row: &TargetRow) -> Vec<(&'static str, String)> {
    fn plain<T: ToString>(value: Option<&T>) -> Option<String> {
        value.map(ToString::to_string)
    }
    fn json<T: Serialize>(value: Option<&T>) -> Option<String> {
        value.and_then(|value| serde_json::to_string(value).ok())
    }
    let weight = match &row.weight {
        Weight::Given(weight) => Some(weight.to_string()),
        Weight::Unanswered => Some("null".to_owned()),
        Weight::Missing => None,
    };
    let cells = [
        ("parent", plain(row.parent.as_ref())),
        ("id", Some(row.id.to_string())),
        ("weight", weight),
        ("min", plain(row.min.as_ref())),
        ("max", plain(row.max.as_ref())),
        ("locked", plain(row.locked.as_ref())),
        ("owner", plain(row.owner.as_ref())),
        ("due", plain(row.due.as_ref())),
        ("set", plain(row.set.as_ref())),
        ("kept", json(Some(&row.kept).filter(|kept| !kept.is_empty()))),
        ("standard", json(row.standard.as_ref())),
        ("kind", row.kind.map(|kind| kind.word().to_owned())),
        ("hired", plain(row.hired.as_ref())),
        ("left", plain(row.left.as_ref())),
        ("ramp", json(row.ramp.as_ref())),
        ("weights", json(row.weights.as_ref())),
    ];
    cells.into_iter().filter_map(|(column, cell)| Some((column, cell?))).collect()
}

fn quoted(cell: &str) -> String {
    let is_plain = !cell.contains([',', ';', '\t', '"', '\n', '\r']);
    if is_plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

/// Reads rows; faults are noted at the row, counted from 0 without the header, and the name of the column.
pub(super) fn read(node: &Node<'_>, reader: &mut Reader) -> Vec<TargetRow> {
    let Node::Text(text) = node else {
        reader.wrong_type("a text", node);
        return Vec::new();
    };
    let mut problems = Problems::new();
    let rows = nodes_of(text, &mut problems);
    reader.note(problems);
    (0..).zip(&rows).map(|(place, row)| reader.at_index(place, |reader| TargetRow::read(row, reader))).collect()
}

/// The rows of a text as objects.
fn nodes_of(text: &str, problems: &mut Problems) -> Vec<Node<'static>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header = text.lines().next().unwrap_or_default();
    let separator = [',', ';', '\t'].into_iter().find(|one| header.contains(*one)).unwrap_or(',');
    let mut lines = Lines { rest: text, separator };
    let Some(Ok(columns)) = lines.next() else {
        problems.push(Problem::new(&general::EMPTY, "").with("field", "csv"));
        return Vec::new();
    };
    check_header(&columns, problems);
    let mut rows = Vec::new();
    for line in lines {
        let row = rows.len().saturating_add(1);
        match line {
            Ok(cells) if cells.len() == columns.len() => rows.push(object(&columns, cells)),
            Ok(cells) => {
                let problem = Problem::new(&code::ROW_LENGTH, format!("/{}", rows.len())).with("row", row);
                problems.push(problem.with("found", cells.len()).with("expected", columns.len()));
                rows.push(object(&columns, cells));
            }
            Err(Unclosed) => {
                problems.push(Problem::new(&code::QUOTE_OPEN, format!("/{}", rows.len())).with("row", row));
                break;
            }
        }
    }
    rows
}

fn check_header(columns: &[String], problems: &mut Problems) {
    let known: Vec<&str> = USUAL.into_iter().chain(RARE).collect();
    for (place, column) in columns.iter().enumerate() {
        let path = format!("/{}", escaped(column));
        if !known.contains(&column.as_str()) {
            let problem = Problem::new(&code::UNKNOWN_COLUMN, path).with("column", crate::shape::shortened(column));
            problems.push(problem.suggest(suggestion(column, &known)));
        } else if columns.iter().take(place).any(|other| other == column) {
            problems.push(Problem::new(&code::COLUMN_REPEATED, path).with("column", column));
        }
    }
}

/// A row as an object: columns that are not known were noted once, in the header.
fn object(columns: &[String], cells: Vec<String>) -> Node<'static> {
    let is_known = |column: &str| USUAL.contains(&column) || RARE.contains(&column);
    let mut fields: Vec<(Cow<'static, str>, Node<'static>)> = Vec::new();
    for (column, cell) in columns.iter().zip(cells) {
        let is_new = !fields.iter().any(|(name, _)| name == column);
        if !cell.is_empty() && is_known(column) && is_new {
            fields.push((Cow::Owned(column.clone()), value(column, cell)));
        }
    }
    Node::Object(fields)
}

fn value(column: &str, cell: String) -> Node<'static> {
    if column == "weight" && cell == "null" {
        return Node::Null;
    }
    if is_json(column)
        && let Ok(node) = Node::parse(&cell)
    {
        return node.into_owned();
    }
    Node::Text(Cow::Owned(cell))
}

/// A quoted cell that does not end.
struct Unclosed;

/// Lines of cells; blank lines are passed over.
struct Lines<'t> {
    rest: &'t str,
    separator: char,
}

impl Iterator for Lines<'_> {
    type Item = Result<Vec<String>, Unclosed>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rest = self.rest.trim_start_matches(['\r', '\n']);
        if self.rest.is_empty() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let Some(cell) = self.cell() else {
                self.rest = "";
                return Some(Err(Unclosed));
            };
            cells.push(cell);
            match self.rest.strip_prefix(self.separator) {
                Some(rest) => self.rest = rest,
                None => return Some(Ok(cells)),
            }
        }
    }
}

impl Lines<'_> {
    /// Takes a cell, up to the separator or the end of the line.
    fn cell(&mut self) -> Option<String> {
        let mut cell = String::new();
        let is_end = |character: char| character == self.separator || character == '\n' || character == '\r';
        if let Some(mut rest) = self.rest.strip_prefix('"') {
            loop {
                let (inside, behind) = rest.split_once('"')?;
                cell.push_str(inside);
                rest = behind;
                match rest.strip_prefix('"') {
                    Some(behind) => {
                        cell.push('"');
                        rest = behind;
                    }
                    None => break,
                }
            }
            self.rest = rest;
        }
        let (plain, rest) = self.rest.split_at_checked(self.rest.find(is_end).unwrap_or(self.rest.len()))?;
        // Text behind a closing quote belongs to the cell: nothing is dropped.
        cell.push_str(plain);
        self.rest = rest;
        Some(cell)
    }
}
