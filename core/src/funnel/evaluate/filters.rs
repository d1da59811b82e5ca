//! Which deals are looked at.

use super::case::Case;
use crate::{
    error::{Problem, Problems, catalogue::funnel as code},
    funnel::facts::{Deal, Filters},
    zone::Zone,
};

/// A span that ends before it begins would quietly choose nothing.
pub(super) fn check_spans(filters: &Filters) -> Result<(), Problems> {
    let mut problems = Problems::new();
    let spans = [
        ("created_before", filters.created_from, filters.created_before),
        ("closed_before", filters.closed_from, filters.closed_before),
    ];
    for (field, from, before) in spans {
        if let (Some(from), Some(before)) = (from, before)
            && before <= from
        {
            let problem = Problem::new(&code::EMPTY_SPAN, format!("/filters/{field}")).in_facts();
            problems.push(problem.with("field", field).with("from", from).with("before", before));
        }
    }
    problems.or(())
}

pub(super) fn is_listed(filters: Option<&Filters>, deal: &Deal) -> bool {
    let Some(filters) = filters else { return true };
    let lists = [
        (&filters.owner, &deal.owner),
        (&filters.channel, &deal.channel),
        (&filters.product, &deal.product),
        (&filters.region, &deal.region),
        (&filters.customer, &deal.customer),
    ];
    lists.into_iter().all(|(list, value)| list.is_empty() || value.as_ref().is_some_and(|value| list.contains(value)))
}

pub(super) fn is_inside(filters: Option<&Filters>, case: &Case<'_>, zone: Zone) -> bool {
    let Some(filters) = filters else { return true };
    let ranges = [
        (filters.created_from, filters.created_before, case.began),
        (filters.closed_from, filters.closed_before, case.ended),
    ];
    ranges.into_iter().all(|(from, before, moment)| {
        let day = moment.map(|moment| moment.day(zone));
        let is_after = from.is_none_or(|from| day.is_some_and(|day| day >= from));
        is_after && before.is_none_or(|before| day.is_some_and(|day| day < before))
    })
}
