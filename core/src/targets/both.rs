//! Margins both ways: the periods of every node, leaf or not, are the floor or the ceiling of exact, and everything adds up.
//!
//! The whole steps of a leaf's parts make one family of nested sets (its parts, and all parts up to each one), those of the
//! nodes in a part another one (each with all below it). A table of numbers that is to be rounded over two such families
//! is a flow: from each leaf, over its parts, up the tree, to the whole of each part. The exact amounts are a flow within
//! floors and ceilings; so there is one in whole steps, too. The search for it begins with the leaves rounded by
//! themselves, so that little moves. Nodes are taken in the order of their ids: how siblings are written changes nothing.

use super::{
    share::Share,
    spread::{Course, Spans},
};
use crate::number::Number;
use num_traits::ToPrimitive;
use std::collections::{BTreeMap, VecDeque};

/// A way for steps from one place to another. It carries its floor, or a step more where it is open.
#[derive(Clone, Debug)]
struct Way {
    from: usize,
    to: usize,
    floor: Number,
    /// Whether its exact amount is no whole number, so that it may carry a step more.
    is_open: bool,
    has_more: bool,
}

/// Places joined by ways, with what comes into each of them beyond what leaves it.
#[derive(Debug, Default)]
struct Net {
    ways: Vec<Way>,
    /// The ways at each place.
    at: Vec<Vec<usize>>,
    excess: Vec<i64>,
    /// The sum of it over all places.
    together: i64,
}

impl Net {
    fn place(&mut self) -> usize {
        self.at.push(Vec::new());
        self.excess.push(0);
        self.at.len().saturating_sub(1)
    }

    /// A way that carries `now`, the floor or the ceiling of its exact amount.
    fn way(&mut self, from: usize, to: usize, exact: &Number, now: &Number) -> usize {
        let (floor, index) = (exact.floor(), self.ways.len());
        for place in [from, to] {
            if let Some(ways) = self.at.get_mut(place) {
                ways.push(index);
            }
        }
        self.ways.push(Way { from, to, is_open: !exact.is_integer(), has_more: *now > floor, floor });
        index
    }

    fn amount(&self, way: usize) -> Number {
        let Some(way) = self.ways.get(way) else { return Number::ZERO };
        if way.has_more { &way.floor + &Number::ONE } else { way.floor.clone() }
    }

    fn add_excess(&mut self, place: usize, steps: &Number) {
        let steps = steps.to_integer().and_then(|steps| steps.to_i64()).unwrap_or(0);
        if let Some(excess) = self.excess.get_mut(place) {
            *excess = excess.saturating_add(steps);
            self.together = self.together.saturating_add(steps);
        }
    }

    /// Lets a place take what makes everything add up that was added since all together came to `before`.
    fn balance(&mut self, whole: usize, before: i64) {
        let rest = Number::from(before.saturating_sub(self.together));
        self.add_excess(whole, &rest);
    }

    /// Moves steps from where too many come in to where too few do, until everything adds up.
    fn settle(&mut self) {
        for start in 0..self.excess.len() {
            while self.excess.get(start).is_some_and(|excess| *excess > 0) {
                // INVARIANT: the exact amounts are a flow within the floors and ceilings, so there is a way.
                let Some(end) = self.carry(start) else { return };
                self.add_excess(start, &-Number::ONE);
                self.add_excess(end, &Number::ONE);
            }
        }
    }

    /// Carries a step from a place to the nearest one where too few come in; tells which.
    fn carry(&mut self, start: usize) -> Option<usize> {
        let mut reached: BTreeMap<usize, usize> = BTreeMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some(place) = queue.pop_front() {
            if self.excess.get(place).is_some_and(|excess| *excess < 0) {
                self.turn(start, place, &reached);
                return Some(place);
            }
            for index in self.at.get(place).into_iter().flatten() {
                let Some(way) = self.ways.get(*index).filter(|way| way.is_open) else { continue };
                // A step more goes along the way; a step less goes back.
                let next = match (way.from == place, way.has_more) {
                    (true, false) => way.to,
                    (false, true) => way.from,
                    _ => continue,
                };
                if next != start && !reached.contains_key(&next) {
                    reached.insert(next, *index);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    fn turn(&mut self, start: usize, end: usize, reached: &BTreeMap<usize, usize>) {
        let mut place = end;
        while place != start {
            let Some(way) = reached.get(&place).and_then(|index| self.ways.get_mut(*index)) else { return };
            place = if way.to == place { way.from } else { way.to };
            way.has_more = !way.has_more;
        }
    }
}

/// What a leaf, or what nobody has, gets in a part that is not settled.
#[derive(Debug)]
struct Cell {
    part: usize,
    way: usize,
    /// What makes what is settled a whole number of steps: the first open part has it besides.
    gap: Number,
}

/// A node that is spread by itself: a leaf, what nobody has, a padded node.
struct Row<'s> {
    own: &'s mut Vec<Number>,
    cells: Vec<Cell>,
}

/// Rounds the parts of a tree of periods anew so that those of nodes above are exact, too.
pub(super) fn round_both(share: &Share<'_>, spans: &mut Spans, course: &Course) {
    let mut table = Table { net: Net::default(), rows: Vec::new(), course };
    let (whole, places) = table.whole();
    table.node(share, spans, &places);
    table.net.balance(whole, 0);
    table.net.settle();
    let Table { net, rows, .. } = table;
    for Row { own, cells } in rows {
        for cell in cells {
            if let Some(own) = own.get_mut(cell.part) {
                *own = net.amount(cell.way) + &cell.gap;
            }
        }
    }
    sum_up(spans);
}

/// Adds up the parts of nodes that are the sums of what stands below.
fn sum_up(spans: &mut Spans) {
    for child in &mut spans.children {
        sum_up(child);
    }
    if spans.is_sum {
        let mut own = vec![Number::ZERO; spans.own.len()];
        let unallocated = std::iter::once(&spans.unallocated);
        for part in spans.children.iter().map(|child| &child.own).chain(unallocated) {
            add(&mut own, part);
        }
        spans.own = own;
    }
}

fn add(sums: &mut [Number], values: &[Number]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

struct Table<'s, 'c> {
    net: Net,
    rows: Vec<Row<'s>>,
    course: &'c Course,
}

/// The exact amounts and those of now, in each part.
struct Parts {
    exact: Vec<Number>,
    now: Vec<Number>,
}

impl Parts {
    fn none(parts: usize) -> Self {
        Self { exact: vec![Number::ZERO; parts], now: vec![Number::ZERO; parts] }
    }
}

impl<'s> Table<'s, '_> {
    /// A place that takes the whole of every part.
    fn whole(&mut self) -> (usize, Vec<usize>) {
        let whole = self.net.place();
        (whole, vec![whole; self.course.parts.len()])
    }

    /// Adds a node and all below it; what it has in each part goes to these places.
    fn node(&mut self, share: &Share<'_>, spans: &'s mut Spans, to: &[usize]) -> Parts {
        let Spans { own, unallocated, children, kept, is_sum } = spans;
        let idle = share.unallocated.as_ref().map(|left| (&left.count, unallocated));
        let mut below: Vec<_> = share.children.iter().zip(children).collect();
        below.sort_by(|(a, _), (b, _)| a.at.node.id.cmp(&b.at.node.id));
        if *is_sum {
            return self.group(below, idle, to);
        }
        // Below a padded node the parts add up to what those below it carry together.
        if !below.is_empty() {
            let before = self.net.together;
            let (whole, places) = self.whole();
            self.group(below, idle, &places);
            self.net.balance(whole, before);
        }
        let course = share.at.course(self.course);
        let open = course.open_by_end(kept);
        self.row(&share.count, kept, &open, own, to)
    }

    /// Adds nodes below another one, and what nobody of them has.
    fn group(
        &mut self,
        below: Vec<(&Share<'_>, &'s mut Spans)>,
        idle: Option<(&Number, &'s mut Vec<Number>)>,
        to: &[usize],
    ) -> Parts {
        let places: Vec<usize> = to.iter().map(|_| self.net.place()).collect();
        let mut parts = Parts::none(to.len());
        for (share, spans) in below {
            let child = self.node(share, spans, &places);
            add(&mut parts.exact, &child.exact);
            add(&mut parts.now, &child.now);
        }
        if let Some((count, own)) = idle {
            let open = self.course.by_end.clone();
            let left = self.row(count, &[], &open, own, &places);
            add(&mut parts.exact, &left.exact);
            add(&mut parts.now, &left.now);
        }
        for (((place, to), exact), now) in places.iter().zip(to).zip(&parts.exact).zip(&mut parts.now) {
            let carried = now.clone().at_least(&exact.floor()).at_most(&exact.ceiling());
            self.net.way(*place, *to, exact, &carried);
            self.net.add_excess(*place, &(&*now - &carried));
            *now = carried;
        }
        parts
    }

    /// Adds the open parts of a node that is spread by itself.
    fn row(
        &mut self,
        count: &Number,
        kept: &[Option<Number>],
        open: &[Number],
        own: &'s mut Vec<Number>,
        to: &[usize],
    ) -> Parts {
        let settled: Number = kept.iter().flatten().sum();
        let is_falling = *count < settled;
        let whole = |count: &Number| if is_falling { count.floor() } else { count.ceiling() };
        // The first open part makes what is settled a whole number of steps, and only the rest is rounded: so no part is
        // below zero where less than nothing is not left.
        let mut gap = whole(&settled) - &settled;
        let left = count - &(&settled + &gap);
        let mut parts = Parts::none(to.len());
        let mut cells: Vec<Cell> = Vec::new();
        let mut above: Option<(usize, Number, Number)> = None;
        let mut before = &Number::ZERO;
        for (part, (come, to)) in open.iter().zip(to).enumerate() {
            let is_settled = kept.get(part).is_some_and(Option::is_some);
            let share = come - before;
            before = come;
            if is_settled || share.is_zero() {
                continue;
            }
            let exact_now = &left * come;
            let now_come = whole(&exact_now);
            let place = self.net.place();
            // Whatever has come by the end of the part before is whole as well.
            let (exact_before, now_before) = match above {
                Some((before, exact, now)) => {
                    self.net.way(place, before, &exact, &now);
                    (exact, now)
                }
                None => (Number::ZERO, Number::ZERO),
            };
            let (exact, now) = (&exact_now - &exact_before, &now_come - &now_before);
            let way = self.net.way(place, *to, &exact, &now);
            above = Some((place, exact_now, now_come));
            cells.push(Cell { part, way, gap: std::mem::take(&mut gap) });
            for (values, value) in [(&mut parts.exact, exact), (&mut parts.now, now)] {
                if let Some(place) = values.get_mut(part) {
                    *place = value;
                }
            }
        }
        self.rows.push(Row { own, cells });
        parts
    }
}
