//! The cheapest moves together: branch and bound over what each path could give at best.

use super::path::{Mark, Path, Segment};
use crate::{number::Number, scoring::outcome::NoWay};
use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
};

/// The most stretches of paths that are looked at: a thousand nodes of fifty indicators.
const VISITS_MAX: usize = 50_000;
/// The most nodes.
const NODES_MAX: usize = 1_000;

/// How far each path is gone.
#[derive(Clone, Debug)]
pub struct Found {
    /// As told, on steps; zero for what stays.
    pub distances: Vec<Number>,
    /// Whether no other way is cheaper.
    pub is_optimal: bool,
    /// What it costs, before what has no declared step was told in one.
    cost: Number,
}

/// How far each path may go.
type Limits = Vec<(Number, Number)>;

/// A node, the least bound first and then the oldest.
#[derive(PartialEq, Eq)]
struct Node {
    order: Reverse<(Number, usize)>,
    limits: Limits,
}

impl Ord for Node {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order.cmp(&other.order)
    }
}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The best that the limits could allow, as if every path could stop anywhere on its hull.
struct Relaxed {
    cost: Number,
    distances: Vec<Number>,
    /// The path that stops on the way, and the marks that it lies between.
    stop: Option<Stop>,
}

struct Stop {
    segment: Segment,
    before: Mark,
    after: Mark,
}

/// The cheapest way to a gain, or why there is none.
pub fn cheapest(paths: &[Path<'_>], gap: &Number) -> Result<Found, NoWay> {
    let whole = |path: &Path<'_>| {
        let end = path.marks.last().map(|mark| mark.distance.clone()).unwrap_or_default();
        (Number::ZERO, end)
    };
    let mut nodes =
        BinaryHeap::from([Node { order: Reverse((Number::ZERO, 0)), limits: paths.iter().map(whole).collect() }]);
    let nodes_max = NODES_MAX.min(VISITS_MAX.checked_div(paths.len()).ok_or(NoWay::OutOfReach)?);
    let (mut best, mut made): (Option<Found>, usize) = (None, 0);
    let mut is_certain = true;
    while let Some(node) = nodes.pop() {
        if best.as_ref().is_some_and(|best| node.order.0.0 >= best.cost) {
            break;
        }
        if made >= nodes_max {
            is_certain = false;
            break;
        }
        let Some(relaxed) = relax(paths, gap, &node.limits) else { continue };
        if best.as_ref().is_some_and(|best| relaxed.cost >= best.cost) {
            continue;
        }
        let found = told(paths, gap, &relaxed);
        let is_reached = found.as_ref().is_some_and(|found| found.cost == relaxed.cost);
        if let Some(found) = found
            && best.as_ref().is_none_or(|best| found.cost < best.cost)
        {
            best = Some(found);
        }
        if is_reached {
            continue;
        }
        let children = branch(paths, &node.limits, &relaxed);
        is_certain = is_certain && children.is_some();
        for limits in children.into_iter().flatten() {
            made = made.saturating_add(1);
            nodes.push(Node { order: Reverse((relaxed.cost.clone(), made)), limits });
        }
    }
    let none = if is_certain { NoWay::OutOfReach } else { NoWay::NotFound };
    best.map(|best| Found { is_optimal: is_certain, ..best }).ok_or(none)
}

fn relax(paths: &[Path<'_>], gap: &Number, limits: &Limits) -> Option<Relaxed> {
    let starts: Option<Vec<Mark>> = paths.iter().zip(limits).map(|(path, (from, _))| path.at(from)).collect();
    let starts = starts?;
    let mut cost: Number = starts.iter().map(|mark| &mark.cost).sum();
    let mut missing = gap - &starts.iter().map(|mark| &mark.gain).sum::<Number>();
    let mut distances: Vec<Number> = starts.into_iter().map(|mark| mark.distance).collect();
    let mut segments: Vec<Segment> =
        paths.iter().zip(limits).enumerate().flat_map(|(at, (path, (from, to)))| path.segments(at, from, to)).collect();
    // A stable sort: ties go by the order of the paths, which is by id.
    segments.sort_by(|a, b| b.slope.cmp(&a.slope));
    for segment in segments {
        if !missing.is_positive() {
            break;
        }
        let more = &segment.high.gain - &segment.low.gain;
        let place = distances.get_mut(segment.path)?;
        if more <= missing {
            *place = segment.high.distance.clone();
            cost += &(&segment.high.cost - &segment.low.cost);
            missing -= &more;
            continue;
        }
        let (distance, before, after) = paths.get(segment.path)?.reach(&segment, &(&segment.low.gain + &missing))?;
        *place = distance;
        cost += &missing.over(&segment.slope)?;
        return Some(Relaxed { cost, distances, stop: Some(Stop { segment, before, after }) });
    }
    (!missing.is_positive()).then_some(Relaxed { cost, distances, stop: None })
}

/// The way as it can be told: on steps, one direction for each value, and far enough.
fn told(paths: &[Path<'_>], gap: &Number, relaxed: &Relaxed) -> Option<Found> {
    if conflict(paths, &relaxed.distances).is_some() {
        return None;
    }
    let (mut distances, mut gain, mut cost) = (Vec::new(), Number::ZERO, Number::ZERO);
    for (path, exact) in paths.iter().zip(&relaxed.distances) {
        let distance = path.away(exact);
        let mark = path.at(&distance).filter(|_| path.limit.as_ref().is_none_or(|limit| distance <= *limit))?;
        gain += &mark.gain;
        cost += &if path.is_declared || path.jumps { mark.cost } else { path.at(exact)?.cost };
        distances.push(distance);
    }
    (gain >= *gap).then_some(Found { distances, is_optimal: false, cost })
}

/// Two paths of one value that are both gone.
fn conflict(paths: &[Path<'_>], distances: &[Number]) -> Option<usize> {
    let is_gone = |index: usize| distances.get(index).is_some_and(Number::is_positive);
    let is_one = |pair: &[Path<'_>]| matches!(pair, [a, b] if a.id == b.id && a.is_adjustment == b.is_adjustment);
    let mut pairs = paths.windows(2).enumerate();
    pairs
        .find(|(index, pair)| is_one(pair) && is_gone(*index) && is_gone(index.saturating_add(1)))
        .map(|(index, _)| index)
}

/// The limits parted where the relaxed way cannot be gone; `None` where no part is smaller.
fn branch(paths: &[Path<'_>], limits: &Limits, relaxed: &Relaxed) -> Option<Vec<Limits>> {
    if let Some(index) = conflict(paths, &relaxed.distances) {
        let stay = (Number::ZERO, Number::ZERO);
        return Some(vec![with(limits, index, stay.clone()), with(limits, index.saturating_add(1), stay)]);
    }
    let (index, below, above) = stopped(paths, relaxed).or_else(|| off_step(paths, relaxed))?;
    let (from, to) = limits.get(index)?;
    let is_smaller = below < *to && above > *from;
    // A part that begins between two steps has none before the next one.
    let lower = (below >= *from).then(|| (from.clone(), below));
    let upper = (above.clone(), to.clone().at_least(&above));
    is_smaller.then(|| lower.into_iter().chain([upper]).map(|part| with(limits, index, part)).collect())
}

/// Where the path that stops on the way cannot stop.
fn stopped(paths: &[Path<'_>], relaxed: &Relaxed) -> Option<(usize, Number, Number)> {
    let Stop { segment, before, after } = relaxed.stop.as_ref()?;
    let path = paths.get(segment.path)?;
    let (low, high) = (&segment.low.distance, &segment.high.distance);
    let at = |below: &Number, above: &Number| Some((segment.path, below.clone(), above.clone()));
    if before.distance > *low {
        return at(&before.distance, &before.distance);
    }
    if after.distance < *high {
        return at(&after.distance, &after.distance);
    }
    if path.jumps {
        return at(low, high);
    }
    let distance = relaxed.distances.get(segment.path)?;
    (path.bend.is_some() && !path.is_declared).then(|| at(distance, distance)).flatten()
}

/// A path that ends between two of its declared steps.
fn off_step(paths: &[Path<'_>], relaxed: &Relaxed) -> Option<(usize, Number, Number)> {
    let ends = paths.iter().zip(&relaxed.distances).enumerate().filter(|(_, (path, _))| path.is_declared);
    let mut ends = ends.map(|(index, (path, distance))| (index, path.near(distance), path.away(distance)));
    ends.find(|(_, near, away)| near < away)
}

fn with(limits: &Limits, index: usize, part: (Number, Number)) -> Limits {
    let mut limits = limits.clone();
    if let Some(place) = limits.get_mut(index) {
        *place = part;
    }
    limits
}
