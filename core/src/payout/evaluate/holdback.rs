//! Holdback: shares that wait for events, released as they happen.

use super::{
    super::{
        document::{Holdback, Release, ReleaseOn},
        labels as label,
    },
    ask::Ask,
};
use crate::{
    error::{Problem, catalogue::document as code},
    trace::{Comparison, Figure, Source, Test},
};

/// What is withheld of the period's pay, and what of it was released so far.
pub struct Held {
    /// Withheld.
    pub held: Figure,
    /// Released so far.
    pub released: Figure,
}

/// Withholds and releases, each rounded once; partial releases are the difference of rounded cumulative ones.
pub fn held(ask: &Ask<'_>, rule: &Holdback, base: &Figure) -> Option<Held> {
    let (mut at_once, mut open) = (Vec::new(), Vec::new());
    for (index, release) in rule.release.iter().enumerate() {
        let path = format!("/holdback/release/{index}");
        let share = Ask::declared(&label::RELEASE_SHARE, &release.share, format!("{path}/share"));
        if release.on == ReleaseOn::Booking {
            at_once.push(share.clone());
            open.push(share);
        } else {
            let fraction = fraction(ask, release, &path)?;
            open.push(Figure::product(&label::OPEN_SHARE, &[&share, &fraction]));
        }
    }
    let part = |name, shares: &[Figure]| {
        let share = Figure::sum(&label::OPEN_SHARE, &shares.iter().collect::<Vec<_>>());
        Figure::rounded(name, &Figure::product(name, &[base, &share]), ask.rounding())
    };
    let at_once = part(&label::DUE_AT_ONCE, &at_once);
    let cumulative = part(&label::CUMULATIVE, &open);
    Some(Held {
        held: Figure::difference(&label::HELD, base, &at_once),
        released: Figure::difference(&label::RELEASED, &cumulative, &at_once),
    })
}

/// How much of an event has happened, from nothing to all.
fn fraction(ask: &Ask<'_>, release: &Release, path: &str) -> Option<Figure> {
    let nothing = Figure::constant(&label::NOTHING, 0);
    let whole = Figure::constant(&label::WHOLE, 1);
    if release.on == ReleaseOn::Date {
        let Some(as_of) = ask.facts.as_of else {
            ask.missing("/as_of", "as_of");
            return None;
        };
        let is_due = release.date.is_some_and(|date| date <= as_of);
        let source = Source::Document(format!("{path}/date"));
        return Some(Figure::when(
            &label::OPEN_SHARE,
            &Test::given(&label::CONDITION, is_due, source),
            &whole,
            &nothing,
        ));
    }
    let Some(collected) = &ask.facts.collected else {
        ask.missing("/collected", "collected");
        return None;
    };
    let receipt = |(index, amount): (usize, &crate::number::Number)| {
        Figure::given(&label::RECEIPT, amount.clone(), Source::Facts(format!("/collected/receipts/{index}")))
    };
    let receipts: Vec<Figure> = collected.receipts.iter().enumerate().map(receipt).collect();
    let received = Figure::sum(&label::RECEIVED, &receipts.iter().collect::<Vec<_>>());
    let due = Figure::given(&label::RECEIVABLE, collected.due.clone(), Source::Facts("/collected/due".to_owned()));
    if !Comparison::Above.holds(due.number(), nothing.number()) {
        let problem = Problem::new(&code::OUT_OF_RANGE, "/collected/due").with("value", due.number());
        ask.fault(problem.with("range", "> 0"));
        return None;
    }
    let share = Figure::quotient(&label::COLLECTED, &received, &due)?;
    let share = Figure::minimum(&label::COLLECTED, &[&share, &whole]);
    Some(Figure::maximum(&label::COLLECTED, &[&share, &nothing]))
}
