//! The nearest change of a verdict along one weight: between the weights at which something can change, nothing does.

use crate::number::Number;

/// Where a verdict turns.
#[derive(Clone, Debug)]
pub struct Turn<V> {
    pub at: Number,
    /// Whether it has turned there; otherwise just beyond.
    pub is_reached: bool,
    pub after: V,
    /// A weight at which it has turned: `at`, or one just beyond that lies before anything else changes.
    pub next: Number,
}

/// The nearest turn on either side of `from`; `stops` are the weights at which something can change. Weights stay above
/// nothing and, in a mean, below all of it (`most`).
pub fn nearest<V: PartialEq>(
    from: &Number,
    mut stops: Vec<Number>,
    most: Option<&Number>,
    verdict: impl Fn(&Number) -> V,
) -> Option<Turn<V>> {
    stops.retain(|stop| stop.is_positive() && most.is_none_or(|most| stop < most));
    stops.sort();
    stops.dedup();
    let below: Vec<Number> = stops.iter().rev().filter(|stop| *stop < from).cloned().collect();
    let above: Vec<Number> = stops.into_iter().filter(|stop| stop > from).collect();
    // Beyond the last stop nothing changes, however far one goes.
    let far = above.last().unwrap_or(from) * &Number::from(2);
    let up = first(from, above, most.unwrap_or(&far), &verdict);
    let down = first(from, below, &Number::ZERO, &verdict);
    let distance = |turn: &Turn<V>| (&turn.at - from).abs();
    match (up, down) {
        (Some(up), Some(down)) if distance(&down) < distance(&up) => Some(down),
        (up, down) => up.or(down),
    }
}

/// The first turn on the way through the stops to the limit, which itself is not reached.
fn first<V: PartialEq>(
    from: &Number,
    stops: Vec<Number>,
    limit: &Number,
    verdict: &impl Fn(&Number) -> V,
) -> Option<Turn<V>> {
    let before = verdict(from);
    let turned = |at: &Number, next: Number| {
        let after = verdict(&next);
        (after != before).then(|| Turn { at: at.clone(), is_reached: *at == next, after, next })
    };
    let mut at = from;
    for stop in &stops {
        let found = turned(at, between(at, stop)).or_else(|| turned(stop, stop.clone()));
        if found.is_some() {
            return found;
        }
        at = stop;
    }
    turned(at, between(at, limit))
}

/// Halfway between two weights.
fn between(at: &Number, next: &Number) -> Number {
    (at + next).over(&Number::from(2)).unwrap_or_default()
}
