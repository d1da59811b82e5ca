//! Who is above whom on a day.

use crate::{
    error::{Problem, catalogue::pay as code},
    id::Id,
    payout::evaluate::Ask,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Whether `manager` is above `person` on a day, however many levels. The line is followed to its end also beyond the
/// manager: in one that comes back, each would be above the other.
pub fn is_above(ask: &Ask<'_>, manager: &Id, person: &Id, date: NaiveDate) -> bool {
    let mut seen = BTreeSet::from([person]);
    let (mut at, mut is_found) = (person, false);
    while let Some((index, above)) = manager_of(ask, at, date) {
        if !seen.insert(above) {
            ask.fault(Problem::new(&code::REPORTING_LOOP, format!("/reporting/{index}")).with("person", above));
            return false;
        }
        is_found |= above == manager;
        at = above;
    }
    is_found
}

fn manager_of<'a>(ask: &Ask<'a>, person: &Id, date: NaiveDate) -> Option<(usize, &'a Id)> {
    let lines = ask.facts.reporting.iter().enumerate();
    let mut valid = lines.filter(|(_, line)| {
        line.person == *person && line.start.is_none_or(|start| start <= date) && line.end.is_none_or(|end| date < end)
    });
    let first = valid.next()?;
    if let Some((index, _)) = valid.next() {
        ask.fault(Problem::new(&code::REPORTING_TWICE, format!("/reporting/{index}")).with("person", person));
    }
    Some((first.0, &first.1.manager))
}
