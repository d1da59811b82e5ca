//! The rows of facts, whether they stand as objects or as lists.

use super::{
    absent::note_absent,
    columns::same_length,
    document::EventFunnelDocument,
    facts::{EventFunnelFacts, EventTable},
    repeats::Repeats,
};
use crate::{
    error::{Problem, Problems, catalogue::funnel as code},
    funnel::{
        lenient::{Lenient, Unreadable},
        notes::{Mark, Notes},
        outcome::Finding,
    },
    shape::escaped,
};

/// An event that could be read.
pub(super) struct Row<'a> {
    pub user: &'a str,
    /// In milliseconds since 1970.
    pub time: i64,
    pub event: &'a str,
    /// The value of the property that is asked for.
    pub value: Option<&'a str>,
    pub place: Place,
}

/// Where an event stands in the facts.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Row(usize),
    Column(usize),
}

/// The rows that can be read, and what is told of the others.
pub(super) fn rows<'a>(
    document: &'a EventFunnelDocument,
    facts: &'a EventFunnelFacts,
) -> Result<(Vec<Row<'a>>, Vec<Finding>), Problems> {
    let property = document.breakdown.as_ref().map(|breakdown| breakdown.property.as_str());
    let mut notes = Notes::default();
    let mut bad_values = Notes::default();
    let mut value_of = |value: Option<&'a Lenient<Option<String>>>, path: &dyn Fn() -> String| match value? {
        Lenient::Read(value) => value.as_deref().filter(|value| !value.trim().is_empty()),
        Lenient::Bad(bad) => {
            let mark = Mark::new(&code::UNREADABLE_PROPERTY, path()).by("field", property.unwrap_or_default());
            bad_values.add(None, mark.because(bad.problems.iter().next(), facts.language));
            None
        }
    };
    let mut bad = |path: String, problem: Option<&Problem>| {
        notes.add(None, Mark::new(&code::UNREADABLE_ROW, path).because(problem, facts.language));
    };
    let mut rows = Vec::with_capacity(facts.events.len());
    for (index, event) in facts.events.iter().enumerate() {
        match event {
            Lenient::Read(event) => {
                let value = property.and_then(|name| event.properties.get(name));
                let value = value_of(value, &|| format!("/events/{index}/properties"));
                let (user, time, place) = (event.user.as_str(), event.time.millis(), Place::Row(index));
                rows.push(Row { user, time, event: &event.event, value, place });
            }
            Lenient::Bad(unreadable) => bad(format!("/events/{index}"), unreadable.problems.iter().next()),
        }
    }
    if let Some(table) = &facts.columns {
        let values = property.and_then(|name| table.properties.get(name));
        check(table)?;
        for (index, ((user, time), event)) in table.user.iter().zip(&table.time).zip(&table.event).enumerate() {
            let value = values.and_then(|values| values.get(index));
            let value = value_of(value, &|| format!("/columns/properties/{index}"));
            match (user, time, event) {
                (Lenient::Read(user), Lenient::Read(time), Lenient::Read(event)) => {
                    let (user, time, place) = (user.as_str(), time.millis(), Place::Column(index));
                    rows.push(Row { user, time, event, value, place });
                }
                _ => {
                    let faults = [fault(user), fault(time), fault(event)];
                    let first = faults.into_iter().flatten().find_map(|unreadable| unreadable.problems.iter().next());
                    bad(first.map_or_else(String::new, |problem| problem.path.clone()), first);
                }
            }
        }
    }
    if !rows.is_empty() {
        let has_event = |step: &str| rows.iter().any(|row| row.event == step);
        note_absent(document, has_event, rows.iter().any(|row| row.value.is_some()), &mut notes);
    }
    Repeats::of(document, facts, &rows).note(&mut notes);
    notes.absorb(bad_values);
    Ok((rows, notes.into_findings(facts.language)))
}

fn check(table: &EventTable) -> Result<(), Problems> {
    let properties = table.properties.iter();
    let properties = properties.map(|(name, values)| (format!("properties/{}", escaped(name)), values.len()));
    let columns = [("time".to_owned(), table.time.len()), ("event".to_owned(), table.event.len())];
    same_length("/columns", ("user", table.user.len()), columns.into_iter().chain(properties))
}

const fn fault<T>(value: &Lenient<T>) -> Option<&Unreadable> {
    match value {
        Lenient::Read(_) => None,
        Lenient::Bad(unreadable) => Some(unreadable),
    }
}
