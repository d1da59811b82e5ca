//! Blocks of rows: through a program where there is one for their form, one at a time where not.

use super::{
    Cell, Column, Columns, Kind, RowError, Table, TextRole,
    bind::{Binding, Bindings, Form, Is},
    figures::Part,
    load::{Buffer, Rows},
};
use crate::{
    error::{Problem, Problems, catalogue::number as code},
    life::{Outcome as _, overflow_in},
    number::{Number, power_of_ten},
    program::{self, BLOCK_ROWS, Block, Program, Range, Runner},
    rounding::Rounding,
    shape::escaped,
};
use num_traits::ToPrimitive as _;
use std::{cell::RefCell, collections::HashMap, sync::Arc};

/// The form of a row: which cells are empty, and the texts that decide how it is evaluated.
type Key = (Vec<bool>, Vec<String>);

/// What is known of rows of one form.
struct Variant {
    runner: Option<Runner>,
    /// The words of each column that its program asks for.
    words: Vec<Vec<String>>,
}

/// What a worker writes.
pub(super) struct Sink<'a> {
    /// The first row of the table that is its own.
    pub start: usize,
    pub parts: Vec<Part<'a>>,
    pub absent: Vec<(usize, usize)>,
    pub errors: Vec<RowError>,
    pub evaluated_alone: usize,
}

/// Evaluates rows; keeps its programs and its memory.
pub(super) struct Worker<'d, D> {
    document: &'d D,
    bindings: Arc<Bindings>,
    variants: HashMap<Key, Variant>,
    buffers: Vec<Buffer>,
    fits: Vec<i64>,
}

impl<'d, D: Columns> Worker<'d, D> {
    pub fn new(document: &'d D, bindings: Arc<Bindings>) -> Self {
        let buffers = bindings.list.iter().map(|_| Buffer::default()).collect();
        Self { document, bindings, variants: HashMap::new(), buffers, fits: Vec::new() }
    }

    /// Evaluates the rows from `start` on that the sink has room for.
    pub fn evaluate(&mut self, table: &Table<'_>, rows: usize, sink: &mut Sink<'_>) {
        let end = sink.start.saturating_add(rows);
        let mut start = sink.start;
        while start < end {
            let count = BLOCK_ROWS.min(end.saturating_sub(start));
            self.evaluate_block(table, (start, count), sink);
            start = start.saturating_add(count);
        }
    }

    fn evaluate_block(&mut self, table: &Table<'_>, (start, count): (usize, usize), sink: &mut Sink<'_>) {
        let bindings = Arc::clone(&self.bindings);
        let bound = |binding: &Binding| table.columns().get(binding.column);
        let forms = bindings.list.iter().filter(|binding| binding.is == Is::Text(TextRole::Form));
        let has_empty = |column: &Column<'_>| {
            column.valid.is_some() && !(start..start.saturating_add(count)).all(|row| column.is_there(row))
        };
        let is_uniform = forms.count() == 0 && !bindings.list.iter().filter_map(bound).any(has_empty);
        if is_uniform {
            let key = (Vec::new(), Vec::new());
            return self.evaluate_alike(table, &key, Rows::Range(start, count), sink);
        }
        let mut groups: HashMap<Key, Vec<usize>> = HashMap::new();
        for row in start..start.saturating_add(count) {
            groups.entry(key_of(&bindings, table, row)).or_default().push(row);
        }
        for (key, rows) in groups {
            let is_whole = rows.len() == count;
            let rows = if is_whole { Rows::Range(start, count) } else { Rows::List(&rows) };
            self.evaluate_alike(table, &key, rows, sink);
        }
    }

    /// Evaluates rows of one form.
    fn evaluate_alike(&mut self, table: &Table<'_>, key: &Key, rows: Rows<'_>, sink: &mut Sink<'_>) {
        if !self.variants.contains_key(key)
            && let Some(variant) = self.written(table, rows.at(0))
        {
            self.variants.insert(key.clone(), variant);
        }
        let Self { variants, buffers, fits, bindings, .. } = self;
        let Some(Variant { runner: Some(runner), words }) = variants.get_mut(key) else {
            return (0..rows.len()).for_each(|place| self.alone(table, rows.at(place), sink));
        };
        fits.clear();
        fits.resize(rows.len(), 1);
        let (mut cells, mut ranges) = (Vec::with_capacity(buffers.len()), Vec::with_capacity(buffers.len()));
        for ((index, binding), buffer) in bindings.list.iter().enumerate().zip(buffers) {
            let is_empty = key.0.get(index).copied().unwrap_or_default();
            let column = table.columns().get(binding.column).filter(|_| !is_empty);
            let words = words.get(index).map_or(&[][..], Vec::as_slice);
            let loaded = column.map(|column| buffer.load(column, binding, words, rows, fits));
            let (own, range) = loaded.unwrap_or((program::Cells::Narrow(&[]), Range::of(0)));
            cells.push(own);
            ranges.push(range);
        }
        let mut holds = true;
        let is_run = runner
            .run(rows.len(), (&cells, &ranges), |output, block| holds &= sink.put(output, rows, &block))
            .is_some();
        if is_run && holds {
            fits.iter_mut().zip(&runner.valid).for_each(|(fits, valid)| *fits &= *valid);
        } else {
            let program = runner.program();
            for (place, fits) in fits.iter_mut().enumerate() {
                let cell = |column: usize| cells.get(column).and_then(|cells| cells.at(place));
                let found = if *fits == 1 { program.row(cell) } else { None };
                *fits = i64::from(found.is_some_and(|numbers| sink.put_row(rows.at(place), &numbers).is_some()));
            }
        }
        if fits.iter().all(|fits| *fits == 1) {
            return;
        }
        let left: Vec<usize> =
            fits.iter().enumerate().filter(|(_, fits)| **fits == 0).map(|(place, _)| rows.at(place)).collect();
        left.into_iter().for_each(|row| self.alone(table, row, sink));
    }

    /// The program for rows of the form of this one; `None` where the row itself is wrong, so that another one may tell.
    fn written(&self, table: &Table<'_>, row: usize) -> Option<Variant> {
        let facts = D::facts_from_node(&self.bindings.facts_of(table, row)).ok()?;
        let list = &self.bindings.list;
        let is_empty = |index: usize| {
            let column = list.get(index).and_then(|binding| table.columns().get(binding.column));
            column.is_some_and(|column| !column.is_there(row))
        };
        let form = Form { list, is_empty: &is_empty, words: RefCell::new(vec![Vec::new(); list.len()]) };
        let outputs: Vec<String> = self.bindings.outputs.iter().map(|(name, _)| name.clone()).collect();
        let program: Option<Program> = self.document.program(&facts, &form, &outputs);
        let runner = program.map(|program| Runner::new(Arc::new(program)));
        Some(Variant { runner, words: form.words.into_inner() })
    }

    /// Evaluates a row as the facts that it stands for.
    fn alone(&self, table: &Table<'_>, row: usize, sink: &mut Sink<'_>) {
        sink.evaluated_alone = sink.evaluated_alone.saturating_add(1);
        match self.figures_of(table, row) {
            Ok(cells) => {
                for (output, cell) in cells.into_iter().enumerate() {
                    match cell {
                        Some(number) if sink.put_cell(output, row, number).is_some() => {}
                        Some(_) => {
                            let problem = Problem::new(&code::OVERFLOW, format!("/{row}")).in_facts();
                            let name = self.bindings.outputs.get(output).map_or("", |(name, _)| name.as_str());
                            let problem = problem.with("figure", name).with("value", cell.unwrap_or_default());
                            sink.refuse(row, problem.into());
                        }
                        None => sink.leave_out(output, row),
                    }
                }
            }
            Err(problems) => sink.refuse(row, self.at_row(row, &problems)),
        }
    }

    fn figures_of(&self, table: &Table<'_>, row: usize) -> Result<Vec<Option<i128>>, Problems> {
        let facts = D::facts_from_node(&self.bindings.facts_of(table, row))?;
        let outcome = self.document.evaluate(&facts)?;
        if let Some(problem) = outcome.trace().and_then(|step| overflow_in(&step)) {
            return Err(problem.into());
        }
        let figure = |(name, kind): &(String, Kind)| match (self.document.figure(&outcome, name), kind) {
            (Cell::Number(number), Kind::Number { scale }) => Some(Some(whole(&number, *scale)?)),
            (Cell::Name(name), Kind::Name { names }) => {
                let place = names.iter().position(|known| *known == name);
                Some(place.and_then(|place| i128::try_from(place).ok()))
            }
            _ => Some(None),
        };
        let figures = self.bindings.outputs.iter().map(figure).collect::<Option<Vec<_>>>();
        figures.ok_or_else(|| {
            Problem::new(&code::OVERFLOW, "").in_facts().with("figure", "outcome").with("value", "").into()
        })
    }

    /// Problems of a row: each path begins with the row, and with the column that gave what is wrong.
    fn at_row(&self, row: usize, problems: &Problems) -> Problems {
        let moved = |problem: &Problem| {
            let column = self.bindings.list.iter().find(|binding| binding.pointer == problem.path);
            let path = column.map_or_else(|| problem.path.clone(), |binding| format!("/{}", escaped(&binding.name)));
            Problem { path: format!("/{row}{path}"), ..problem.clone() }
        };
        problems.iter().map(moved).collect()
    }
}

fn key_of(bindings: &Bindings, table: &Table<'_>, row: usize) -> Key {
    let column = |binding: &Binding| table.columns().get(binding.column);
    let is_empty = |binding: &Binding| column(binding).is_some_and(|column| !column.is_there(row));
    let forms = bindings.list.iter().filter(|binding| binding.is == Is::Text(TextRole::Form));
    let text = |binding: &Binding| column(binding).and_then(|column| column.text(row)).unwrap_or_default().to_owned();
    (bindings.list.iter().map(is_empty).collect(), forms.map(text).collect())
}

/// A number as whole units of a scale.
fn whole(number: &Number, scale: u32) -> Option<i128> {
    let scaled = number.rounded(Rounding::half_up(scale)) * Number::from(power_of_ten(scale));
    scaled.to_integer()?.to_i128()
}

impl Sink<'_> {
    /// Puts what a program found for some rows; gives whether the output's width holds all of it.
    fn put(&mut self, output: usize, rows: Rows<'_>, block: &Block<'_>) -> bool {
        let start = self.start;
        let Some(part) = self.parts.get_mut(output) else { return false };
        if let Rows::Range(first, count) = rows {
            return part.fill(first.saturating_sub(start), count, block);
        }
        let number = |place: usize| match block {
            Block::Known(number) => Some(*number),
            Block::Narrow(values) => values.get(place).map(|value| i128::from(*value)),
            Block::Wide(values) => values.get(place).copied(),
        };
        let mut set = |place| part.set(rows.at(place).saturating_sub(start), number(place)?);
        (0..rows.len()).fold(true, |holds, place| holds & set(place).is_some())
    }

    fn put_cell(&mut self, output: usize, row: usize, number: i128) -> Option<()> {
        self.parts.get_mut(output)?.set(row.checked_sub(self.start)?, number)
    }

    fn put_row(&mut self, row: usize, numbers: &[i128]) -> Option<()> {
        numbers.iter().enumerate().try_for_each(|(output, number)| self.put_cell(output, row, *number))
    }

    fn leave_out(&mut self, output: usize, row: usize) {
        let _ = self.put_cell(output, row, 0);
        self.absent.push((output, row));
    }

    fn refuse(&mut self, row: usize, problems: Problems) {
        (0..self.parts.len()).for_each(|output| self.leave_out(output, row));
        self.errors.push(RowError { row, problems });
    }
}
