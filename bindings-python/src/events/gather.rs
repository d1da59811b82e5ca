//! The columns of events that core works on, gathered block by block.

use super::{
    codes::{NONE, Texts, bad_text},
    times,
    users::Users,
};
use crate::arrow::{column, column_of, wrong_type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::SchemaRef;
use quotakit::{
    error::{Code, Problem, Problems, catalogue::document as code},
    funnel::events::{EventColumns, PropertyColumn},
    shape::escaped,
};

/// The names of the columns.
pub struct Names {
    pub user: String,
    pub time: String,
    pub event: String,
    pub property: Option<String>,
}

/// Events gathered from a table.
pub struct Gather {
    names: Names,
    places: [usize; 3],
    property: Option<(usize, Texts)>,
    users: Users,
    events: Texts,
    columns: Columns,
    block: Columns,
    scratch: Vec<i64>,
    faults: Faults,
    rows: usize,
}

/// Rows that can be read.
#[derive(Default)]
struct Columns {
    users: Vec<u32>,
    times: Vec<i64>,
    events: Vec<u32>,
    properties: Vec<u32>,
}

/// Rows that cannot be read.
#[derive(Default)]
struct Faults {
    /// Whether each row of the block is one.
    is_bad: Vec<bool>,
    /// For each kind of fault how many rows, and what is wrong with the first.
    kinds: Vec<(usize, Problem)>,
}

impl Gather {
    /// Finds the columns and looks whether they can be what they should; everything wrong is told at once.
    pub fn new(schema: &SchemaRef, names: Names, is_utc: bool) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut find = |name: &str| column_of(schema, name).map_err(|found| problems.extend(found)).ok();
        let (user, time, event) = (find(&names.user), find(&names.time), find(&names.event));
        let property = names.property.as_deref().map(&mut find);
        let kind =
            |place: Option<usize>| place.and_then(|place| schema.fields().get(place)).map(|field| field.data_type());
        let users = kind(user).and_then(|found| {
            let users = Users::of(found);
            if users.is_none() {
                problems.push(wrong_type(&names.user, "an id", found));
            }
            users
        });
        if let Some(Err(problem)) = kind(time).map(|found| times::check(&names.time, found, is_utc)) {
            problems.push(problem);
        }
        for (name, place) in [(Some(&names.event), event), (names.property.as_ref(), property.flatten())] {
            if let (Some(name), Some(found)) = (name, kind(place).filter(|found| !Texts::can_read(found))) {
                problems.push(wrong_type(name, "a text", found));
            }
        }
        let (Some(user), Some(time), Some(event), Some(users), false) =
            (user, time, event, users, problems.has_errors())
        else {
            return Err(problems);
        };
        let texts = || Texts::new(bad_text);
        Ok(Self {
            names,
            places: [user, time, event],
            property: property.flatten().map(|place| (place, texts())),
            users,
            events: texts(),
            columns: Columns::default(),
            block: Columns::default(),
            scratch: Vec::new(),
            faults: Faults::default(),
            rows: 0,
        })
    }

    /// Adds the rows of a block.
    pub fn add(&mut self, batch: &RecordBatch) {
        let [Some(user), Some(time), Some(event)] = self.places.map(|place| column(batch, place)) else { return };
        let block = &mut self.block;
        self.users.read(user, &mut self.scratch, &mut block.users, &mut self.columns.users);
        times::read(time, &mut block.times);
        self.events.read(event, &mut block.events);
        block.properties.clear();
        if let Some((place, texts)) = &mut self.property
            && let Some(array) = column(batch, *place)
        {
            texts.read(array, &mut block.properties);
        }
        self.faults.begin(batch.num_rows());
        self.look(time);
        self.keep();
        self.rows = self.rows.saturating_add(batch.num_rows());
    }

    /// Notes the rows of the block that cannot be read, each by its first fault.
    fn look(&mut self, time: &ArrayRef) {
        let (block, first) = (&self.block, self.rows);
        let null = |expected: &'static str| {
            Problem::new(&code::WRONG_TYPE, "").with("expected", expected).with("found", "null")
        };
        if self.users.has_faults() || block.users.contains(&NONE) {
            for (row, user) in block.users.iter().enumerate() {
                if *user == NONE {
                    self.faults.note((first, row), &self.names.user, &code::WRONG_TYPE, || null("an id"));
                } else if let Some(problem) = self.users.fault(*user) {
                    self.faults.note((first, row), &self.names.user, problem.code, || problem.clone());
                }
            }
        }
        if let Some(nulls) = time.logical_nulls().filter(|nulls| nulls.null_count() > 0) {
            for row in nulls.iter().enumerate().filter(|(_, has_value)| !has_value).map(|(row, _)| row) {
                self.faults.note((first, row), &self.names.time, &code::WRONG_TYPE, || null("an instant"));
            }
        }
        let (least, most) =
            block.times.iter().fold((0, 0), |(least, most), time| ((*time).min(least), (*time).max(most)));
        if times::fault(least).is_some() || times::fault(most).is_some() {
            for (row, time) in block.times.iter().enumerate() {
                if let Some(problem) = times::fault(*time) {
                    self.faults.note((first, row), &self.names.time, problem.code, || problem.clone());
                }
            }
        }
        if self.events.has_faults() || block.events.contains(&NONE) {
            for (row, event) in block.events.iter().enumerate() {
                if *event == NONE {
                    self.faults.note((first, row), &self.names.event, &code::WRONG_TYPE, || null("a text"));
                } else if let Some(problem) = self.events.fault(*event) {
                    self.faults.note((first, row), &self.names.event, problem.code, || problem.clone());
                }
            }
        }
    }

    /// Adds the rows of the block that can be read to the columns.
    fn keep(&mut self) {
        let Self { block, columns, faults, .. } = self;
        append(&mut columns.users, &block.users, &faults.is_bad);
        append(&mut columns.times, &block.times, &faults.is_bad);
        append(&mut columns.events, &block.events, &faults.is_bad);
        append(&mut columns.properties, &block.properties, &faults.is_bad);
    }

    /// Works on all events.
    pub fn finish<T>(&mut self, work: impl FnOnce(&EventColumns<'_>) -> T) -> T {
        let names = self.events.texts();
        let values = self.property.as_ref().map(|(_, texts)| texts.texts());
        if let Some(values) = &values {
            // A value of nothing but blanks is none, as it is in facts.
            let blank: Vec<bool> = values.iter().map(|value| value.trim().is_empty()).collect();
            let is_blank = |code: u32| usize::try_from(code).ok().and_then(|code| blank.get(code)).copied();
            if blank.contains(&true) {
                let codes = self.columns.properties.iter_mut();
                codes.filter(|code| is_blank(**code) == Some(true)).for_each(|code| *code = PropertyColumn::NONE);
            }
        }
        let property = values.as_deref().map(|values| PropertyColumn { codes: &self.columns.properties, values });
        work(&EventColumns {
            users: &self.columns.users,
            times: &self.columns.times,
            events: &self.columns.events,
            names: &names,
            property,
            left_out: &self.faults.kinds,
        })
    }
}

impl Faults {
    fn begin(&mut self, rows: usize) {
        self.is_bad.clear();
        self.is_bad.resize(rows, false);
    }

    fn note(&mut self, (first, row): (usize, usize), column: &str, code: &Code, problem: impl FnOnce() -> Problem) {
        let Some(is_bad) = self.is_bad.get_mut(row).filter(|is_bad| !**is_bad) else { return };
        *is_bad = true;
        if let Some((rows, _)) = self.kinds.iter_mut().find(|(_, known)| known.code.name == code.name) {
            *rows = rows.saturating_add(1);
            return;
        }
        let path = format!("/{}/{}", first.saturating_add(row), escaped(column));
        self.kinds.push((1, Problem { path, ..problem() }.in_facts()));
    }
}

fn append<T: Copy>(kept: &mut Vec<T>, block: &[T], is_bad: &[bool]) {
    if is_bad.contains(&true) {
        kept.extend(block.iter().zip(is_bad).filter(|(_, is_bad)| !**is_bad).map(|(value, _)| *value));
    } else {
        kept.extend_from_slice(block);
    }
}
