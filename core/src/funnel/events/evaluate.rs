//! Evaluating an event funnel on rows: events by user, a chain for each, and what is counted over all.

use super::{
    chain::{Chain, Finder},
    document::EventFunnelDocument,
    facts::EventFunnelFacts,
    figures,
    outcome::{EventFunnelOutcome, Matched, UserFigures},
    rows::{Row, rows},
    rule::{Hit, Kind, Rule},
    stopped::reason,
    tally::Tally,
};
use crate::{error::Problems, funnel::words::Stopped, shape::Instant};
use std::collections::BTreeMap;

pub(super) fn evaluate(
    document: &EventFunnelDocument,
    facts: &EventFunnelFacts,
) -> Result<EventFunnelOutcome, Problems> {
    let rule = Rule::of(document);
    let (rows, findings) = rows(document, facts)?;
    let values = values(&rows);
    let (mut finder, mut tally) = (Finder::new(&rule), Tally::new(document));
    let mut listed = Vec::new();
    for (user, hits) in hits_by_user(document, &rule, &rows, &values) {
        let chain = tally.add(&mut finder, &hits);
        if facts.users {
            listed.push(user_figures(document, user, chain, reason(&rule, &hits, chain)));
        }
    }
    Ok(figures::outcome(document, tally, &values, listed, findings))
}

/// The values of the property by which users are told apart, in order.
fn values<'a>(rows: &[Row<'a>]) -> Vec<&'a str> {
    let mut values: Vec<&str> = rows.iter().filter_map(|row| row.value).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// The events of each user, sorted so that the order of rows does not matter.
fn hits_by_user<'a>(
    document: &EventFunnelDocument,
    rule: &Rule,
    rows: &[Row<'a>],
    values: &[&str],
) -> BTreeMap<&'a str, Vec<Hit>> {
    let kinds = rule.kinds(document);
    let tag = |value: Option<&str>| {
        let place = values.binary_search(&value?).ok()?;
        u32::try_from(place.saturating_add(1)).ok()
    };
    let mut users: BTreeMap<&str, Vec<Hit>> = BTreeMap::new();
    for row in rows {
        let kind = kinds.get(row.event).copied().unwrap_or(Kind::Other);
        let hit = Hit { time: row.time, kind, tag: tag(row.value).unwrap_or_default() };
        users.entry(row.user).or_default().push(hit);
    }
    users.values_mut().for_each(|hits| hits.sort_unstable());
    users
}

fn user_figures(document: &EventFunnelDocument, user: &str, chain: &Chain, stopped: Option<Stopped>) -> UserFigures {
    let matched = chain.matched.iter().map(|taken| Matched {
        step: taken.step.saturating_add(1),
        event: document.steps.get(taken.step).cloned().unwrap_or_default(),
        time: Instant::from_millis(taken.time),
    });
    UserFigures { user: user.to_owned(), level: chain.level, matched: matched.collect(), stopped }
}
