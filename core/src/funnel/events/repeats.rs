//! Events that stand twice: an export that was joined or appended once too often.

use super::{
    document::EventFunnelDocument,
    facts::EventFunnelFacts,
    rows::{Place, Row},
    rule::{Hit, Kind},
};
use crate::{
    error::catalogue::funnel as code,
    funnel::{
        lenient::Lenient,
        notes::{Mark, Notes},
    },
    shape::Instant,
};
use std::collections::{BTreeMap, BTreeSet};

/// Events of steps that repeat another one of the same user, moment and properties.
#[derive(Default)]
pub(super) struct Repeats<'a> {
    count: usize,
    /// The earliest of them; of several the first by name, so that the order of rows does not matter.
    first: Option<(i64, &'a str)>,
}

impl<'a> Repeats<'a> {
    fn add(&mut self, time: i64, event: &'a str) {
        self.count = self.count.saturating_add(1);
        self.first = Some(self.first.map_or((time, event), |first| first.min((time, event))));
    }

    /// Looks at the sorted events of a user, of whose properties only the given one is known.
    pub fn see(&mut self, document: &'a EventFunnelDocument, hits: &[Hit]) {
        for pair in hits.windows(2) {
            if let [one, next] = pair
                && one == next
                && let Kind::Step(step) = next.kind
                && let Some(event) = document.steps.get(usize::from(step))
            {
                self.add(next.time, event);
            }
        }
    }

    /// Those among rows.
    pub fn of(document: &'a EventFunnelDocument, facts: &EventFunnelFacts, rows: &[Row<'a>]) -> Self {
        let steps: BTreeSet<&str> = document.steps.iter().map(String::as_str).collect();
        let mut rows: Vec<&Row<'a>> = rows.iter().filter(|row| steps.contains(row.event)).collect();
        let key = |row: &Row<'a>| (row.user, row.time, row.event);
        rows.sort_unstable_by_key(|row| key(row));
        let mut repeats = Self::default();
        for same in rows.chunk_by(|one, next| key(one) == key(next)).filter(|same| same.len() > 1) {
            let mut seen = BTreeSet::new();
            for row in same.iter().filter(|row| !seen.insert(properties(facts, row.place))) {
                repeats.add(row.time, row.event);
            }
        }
        repeats
    }

    pub fn note(self, notes: &mut Notes) {
        let Some((time, event)) = self.first else { return };
        let mut mark = Mark::new(&code::REPEATED_EVENT, "/events");
        // As an instant of the facts is written.
        let time = serde_json::to_value(Instant::from_millis(time)).unwrap_or_default();
        mark.detail = vec![("event", event.to_owned()), ("time", time.as_str().unwrap_or_default().to_owned())];
        notes.add_rows(mark, self.count);
    }
}

/// All properties of an event as one text.
fn properties(facts: &EventFunnelFacts, place: Place) -> String {
    type Values<'f> = BTreeMap<&'f str, &'f Lenient<Option<String>>>;
    let has_value = |(_, value): &(&str, &Lenient<Option<String>>)| !matches!(value, Lenient::Read(None));
    let values: Values<'_> = match place {
        Place::Row(index) => {
            let event = facts.events.get(index).and_then(Lenient::get);
            let all = event.into_iter().flat_map(|event| &event.properties);
            all.map(|(name, value)| (name.as_str(), value)).filter(has_value).collect()
        }
        Place::Column(index) => {
            let all = facts.columns.iter().flat_map(|table| &table.properties);
            let values = all.filter_map(|(name, values)| Some((name.as_str(), values.get(index)?)));
            values.filter(has_value).collect()
        }
    };
    serde_json::to_string(&values).unwrap_or_default()
}
