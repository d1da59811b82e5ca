//! Items as targets: what belongs to one target, and where the next one begins.

use super::{
    items::{Amount, Item, ItemKind},
    lexicon::{Compare, Direction, Length, Role},
    text::Range,
    times::Time,
};
use crate::goals::StandsFor;

/// A value and where it stands.
pub(super) type At<T> = (T, Range);

/// One target: what a draft is made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    pub metric: Option<At<usize>>,
    pub direction: Option<At<Direction>>,
    pub amounts: Vec<At<Amount>>,
    pub between: Option<At<(Amount, Amount)>>,
    pub tolerance: Option<At<Amount>>,
    pub multiple: Option<At<u32>>,
    /// What the amount is for: every month, every quarter.
    pub every: Option<At<Length>>,
    /// Whether it is for each person, each store.
    pub is_per_head: bool,
    /// Where it says what shall not happen.
    pub negated: Option<Range>,
    pub scopes: Vec<At<&'static str>>,
    pub time: Option<Time>,
    pub vague: Vec<At<StandsFor>>,
    /// The floors of the parts of the total.
    pub parts: Option<At<(Length, Amount)>>,
    /// The parts of the total one by one.
    pub listed: Vec<(Time, At<Amount>)>,
    /// Whether its scopes are several places that the same is asked of.
    is_list: bool,
    /// Whether it is a part of the target before it: 其中.
    is_part: bool,
    /// "revenue and profit by 20%": the amount stands at the next one.
    shares_next: bool,
}

impl Target {
    pub(super) fn has_amount(&self) -> bool {
        !self.amounts.is_empty() || self.between.is_some() || self.multiple.is_some()
    }

    /// Whether it names what is measured, be it vaguely.
    pub(super) fn has_metric(&self) -> bool {
        self.metric.is_some() || self.vague.iter().any(|(stands_for, _)| *stands_for == StandsFor::Metric)
    }

    fn has_scope(&self, dimension: &str) -> bool {
        self.scopes.iter().any(|(known, _)| *known == dimension)
    }

    fn is_begun(&self) -> bool {
        self.metric.is_some() || self.direction.is_some() || self.has_amount()
    }

    /// Where its parts stand.
    pub(super) fn ranges(&self) -> Vec<Range> {
        let mut ranges: Vec<Range> = self.amounts.iter().map(|(_, range)| *range).collect();
        ranges.extend(self.metric.iter().map(|(_, range)| *range));
        ranges.extend(self.direction.iter().map(|(_, range)| *range));
        ranges.extend(self.between.iter().map(|(_, range)| *range));
        ranges.extend(self.multiple.iter().map(|(_, range)| *range));
        ranges.extend(self.tolerance.iter().map(|(_, range)| *range));
        ranges
    }
}

/// What a sentence says.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub targets: Vec<Target>,
    pub means: Vec<Range>,
    /// What no field holds.
    pub unread: Vec<Range>,
    /// Figures and dates that cannot be read in one way only.
    pub unclear: Vec<Range>,
}

/// Sorts the items of a text, sentence by sentence.
pub(super) fn said(items: &[Item], is_rate: &dyn Fn(usize) -> bool) -> Vec<Said> {
    items.split(|item| item.kind == ItemKind::Stop).map(|items| sentence(items, is_rate)).collect()
}

fn sentence(items: &[Item], is_rate: &dyn Fn(usize) -> bool) -> Said {
    let mut sorter = Sorter {
        items,
        said: Said::default(),
        target: Target::default(),
        shared: Target::default(),
        is_apart: false,
        is_to: false,
    };
    for (at, item) in items.iter().enumerate() {
        sorter.take(at, item);
    }
    sorter.close();
    let Sorter { mut said, shared, .. } = sorter;
    finish(&mut said, &shared, is_rate);
    said
}

struct Sorter<'a> {
    items: &'a [Item],
    said: Said,
    target: Target,
    /// What stood before the first target: it holds for all.
    shared: Target,
    /// Whether a comma or an "and" stands since the last item.
    is_apart: bool,
    /// Whether 达到 stood before the next amount of a target that has a direction.
    is_to: bool,
}

impl Sorter<'_> {
    fn close(&mut self) {
        let target = std::mem::take(&mut self.target);
        self.said.targets.push(target);
        self.is_to = false;
    }

    /// Whether the clause that begins at an item has a metric, or a direction with an amount.
    fn starts_target(&self, at: usize) -> bool {
        let clause = self.items.iter().skip(at).take_while(|item| item.kind != ItemKind::Comma);
        clause
            .take(CLAUSE_ITEMS_MAX)
            .any(|item| matches!(item.kind, ItemKind::Metric(_) | ItemKind::Direction(_) | ItemKind::Negated))
    }

    /// Begins the next target where this one is whole and another clause begins.
    fn turn(&mut self, at: usize) {
        let is_whole = self.target.has_metric() || self.target.has_amount();
        if self.is_apart && is_whole && self.starts_target(at) {
            self.close();
        }
    }

    fn take(&mut self, at: usize, item: &Item) {
        let range = item.range;
        match &item.kind {
            ItemKind::Comma | ItemKind::And => {
                self.is_apart = true;
                let next = self.items.get(at.saturating_add(1)).map(|item| &item.kind);
                if !(self.target.metric.is_none() && matches!(next, Some(ItemKind::Scope(..)))) {
                    self.hoist(&item.kind);
                }
                return;
            }
            ItemKind::OfWhich => {
                if self.target.is_begun() {
                    self.close();
                }
                self.target.is_part = true;
                self.is_apart = true;
                return;
            }
            ItemKind::Means(means) => self.said.means.push(*means),
            ItemKind::Unknown => {
                self.said.unread.push(range);
                return;
            }
            ItemKind::Malformed => self.said.unclear.push(range),
            ItemKind::Metric(metric) => self.metric(at, *metric, range),
            ItemKind::Direction(direction) => self.direction(at, *direction, range),
            ItemKind::Amount(amount) => self.amount(amount.clone(), range),
            ItemKind::Between(low, high) => {
                self.next_amount();
                self.target.between = Some(((low.clone(), high.clone()), range));
            }
            ItemKind::Multiple(times) => {
                self.turn(at);
                self.target.multiple = Some((*times, range));
            }
            ItemKind::Tolerance(amount) => self.target.tolerance = Some((amount.clone(), range)),
            ItemKind::Every(length) => {
                if self.is_apart && self.target.is_begun() {
                    self.close();
                }
                self.target.every = Some((*length, range));
            }
            ItemKind::Negated => {
                // "... by 10% without increasing cost" turns without a comma.
                self.is_apart |= self.target.has_amount();
                self.turn(at);
                self.target.negated = Some(range);
            }
            ItemKind::PerHead => {
                self.turn(at);
                self.target.is_per_head = true;
            }
            ItemKind::Scope(dimension, name) => {
                self.turn(at);
                self.place(at, dimension);
                self.target.scopes.push((*dimension, *name));
            }
            ItemKind::Time(time) => {
                self.turn(at);
                let is_amount = |item: &Item| matches!(item.kind, ItemKind::Amount(_));
                let is_next = self.items.get(at.saturating_add(1)).is_some_and(is_amount);
                // 10月300万、11月350万: each with a time of its own.
                if self.is_apart && is_next && self.target.time.is_some() && self.target.has_amount() {
                    self.close();
                }
                match self.target.time {
                    None => self.target.time = Some(*time),
                    Some(_) => self.said.unclear.push(range),
                }
            }
            ItemKind::Vague(stands_for) => {
                self.turn(at);
                self.target.vague.push((*stands_for, range));
            }
            ItemKind::Stop => {}
        }
        self.is_apart = false;
    }

    /// A further place of the same dimension: of the same target ("in Germany and France"), or of the next, which has an
    /// amount of its own ("and product B by 15%").
    fn place(&mut self, at: usize, dimension: &str) {
        if !self.is_apart || !self.target.has_scope(dimension) {
            return;
        }
        if !self.target.has_amount() {
            self.target.is_list = true;
        } else if self.starts_alone(at) {
            self.close();
        }
    }

    /// What stands before the first comma and is no target holds for all targets.
    fn hoist(&mut self, kind: &ItemKind) {
        if *kind == ItemKind::Comma && !self.target.is_begun() && self.said.targets.is_empty() {
            let target = std::mem::take(&mut self.target);
            self.shared.scopes.extend(target.scopes);
            self.shared.vague.extend(target.vague);
            self.shared.time = self.shared.time.or(target.time);
            (self.target.every, self.target.is_per_head) = (target.every, target.is_per_head);
        }
    }

    fn metric(&mut self, at: usize, metric: usize, range: Range) {
        let (before, earlier) = (at.checked_sub(1), at.checked_sub(2));
        let kind = |at: Option<usize>| at.and_then(|at| self.items.get(at)).map(|item| &item.kind);
        let is_list = matches!(kind(before), Some(ItemKind::And | ItemKind::Comma))
            && matches!(kind(earlier), Some(ItemKind::Metric(_)));
        if self.target.metric.is_some() && (self.is_apart || (self.target.has_amount() && self.starts_alone(at))) {
            self.target.shares_next = is_list && !self.target.has_amount();
            self.close();
        } else if self.target.metric.is_some() {
            // Two metrics without a break: "revenue from new customers". The first is what is measured.
            self.said.unread.push(range);
            return;
        } else if self.is_apart && self.target.direction.is_some() && self.target.has_amount() && self.starts_alone(at)
        {
            self.close();
        }
        self.target.metric = Some((metric, range));
    }

    /// Whether the clause of a metric has an amount of its own.
    fn starts_alone(&self, at: usize) -> bool {
        let clause = self.items.iter().skip(at).take_while(|item| item.kind != ItemKind::Comma);
        clause.take(CLAUSE_ITEMS_MAX).any(|item| matches!(item.kind, ItemKind::Amount(_) | ItemKind::Between(..)))
    }

    fn has_metric_ahead(&self, at: usize) -> bool {
        let clause = self.items.iter().skip(at).take_while(|item| item.kind != ItemKind::Comma);
        clause
            .take(CLAUSE_ITEMS_MAX)
            .any(|item| matches!(item.kind, ItemKind::Metric(_) | ItemKind::Vague(StandsFor::Metric)))
    }

    fn direction(&mut self, at: usize, direction: Direction, range: Range) {
        let known = self.target.direction.map(|(known, _)| known);
        let is_goal_of_change = direction == Direction::Reach && !self.has_metric_ahead(at);
        let is_whole = self.target.has_metric() || self.target.has_amount();
        match known {
            // "up 20 %, reaching 12 million": the same target, and what it comes to.
            Some(Direction::Increase | Direction::Decrease) if is_goal_of_change => self.is_to = true,
            // 提升至1200万元,同比增长20%: the same metric, said twice.
            Some(known) if known == direction && !self.has_metric_ahead(at) => {}
            _ if self.is_apart && is_whole && (known.is_some() || self.target.has_amount()) => {
                self.close();
                self.target.direction = Some((direction, range));
            }
            // 实现销售额增长20%: the second says more than the first.
            None | Some(Direction::Reach | Direction::Maintain) => self.target.direction = Some((direction, range)),
            Some(_) => {}
        }
    }

    /// Begins the next target where an amount cannot be this one's.
    fn next_amount(&mut self) {
        if self.is_apart && self.target.has_amount() && !self.is_to {
            self.close();
        }
    }

    fn amount(&mut self, mut amount: Amount, range: Range) {
        let closes_a_range = match self.target.amounts.as_slice() {
            [(first, _)] => is_range(first, &amount).is_some(),
            _ => false,
        };
        if !closes_a_range && !matches!(amount.role, Some(Role::To | Role::From)) {
            self.next_amount();
        }
        if self.is_to {
            amount.role = Some(Role::To);
            self.is_to = false;
        }
        self.target.amounts.push((amount, range));
    }
}

const CLAUSE_ITEMS_MAX: usize = 40;

/// The two ends that two bounds make: ≥ 5 and ≤ 6.
pub(super) fn is_range<'a>(one: &'a Amount, other: &'a Amount) -> Option<(&'a Amount, &'a Amount)> {
    let (low, high) = match (one.compare, other.compare) {
        (Some(Compare::AtLeast), Some(Compare::AtMost)) => (one, other),
        (Some(Compare::AtMost), Some(Compare::AtLeast)) => (other, one),
        _ => return None,
    };
    (low.is_share == high.is_share && low.value <= high.value).then_some((low, high))
}

/// Joins floors with their totals, hands what is shared to all, and drops what is no target.
fn finish(said: &mut Said, shared: &Target, is_rate: &dyn Fn(usize) -> bool) {
    let mut targets: Vec<Target> = Vec::new();
    for mut target in std::mem::take(&mut said.targets) {
        if let Some(total) = targets.last_mut()
            && let Some(parts) = parts_of(total, &target)
        {
            total.parts = Some(parts);
            total.time = total.time.or(target.time);
            continue;
        }
        if target.is_part && target.metric.is_none() && (target.scopes.is_empty() || !target.has_amount()) {
            // A part that nothing known tells apart from its whole.
            said.unclear.extend(target.ranges());
            said.unread.extend(target.scopes.iter().map(|(_, range)| *range));
            continue;
        }
        if let Some(total) = targets.last_mut() {
            if total_of(total, &mut target) {
                *total = target;
                continue;
            }
            if let Some(part) = listed_part(total, &target) {
                total.listed.push(part);
                continue;
            }
            inherit(total, &mut target);
        }
        if target.is_begun() {
            target.vague.splice(0..0, shared.vague.iter().copied());
            target.scopes.splice(0..0, shared.scopes.iter().copied());
            targets.extend(places_of(target));
        } else if let Some(last) = targets.last_mut() {
            last.vague.append(&mut target.vague);
            last.scopes.append(&mut target.scopes);
            last.time = last.time.or(target.time);
        }
    }
    share_amounts(&mut targets, is_rate);
    share_times(&mut targets, shared.time);
    let is_named = |target: &Target| {
        target.metric.is_some() || (target.direction.is_some() && (target.has_amount() || target.has_metric()))
    };
    if targets.iter().any(is_named) {
        let is_word = |target: &Target| matches!(target.direction, Some((Direction::Reach, _))) && !target.has_amount();
        for target in targets.iter().filter(|target| !is_named(target) && !is_word(target)) {
            said.unread.extend(target.ranges());
        }
        targets.retain(is_named);
    }
    said.targets = targets;
}

/// One target for each of several places that the same is asked of.
fn places_of(target: Target) -> Vec<Target> {
    if !target.is_list {
        return vec![target];
    }
    let dimension = target.scopes.last().map(|(dimension, _)| *dimension);
    let (places, others): (Vec<_>, Vec<_>) = target.scopes.iter().partition(|(known, _)| Some(*known) == dimension);
    let at = |place| Target { scopes: others.iter().copied().chain([place]).collect(), ..target.clone() };
    places.into_iter().map(at).collect()
}

/// Whether a target is the total of the floors before it: 每月不低於800萬元，全季2,500萬元. It takes what it lacks.
fn total_of(floor: &Target, total: &mut Target) -> bool {
    let is_floor = floor.every.is_some() && floor.has_metric() && floor.direction.is_none() && floor.parts.is_none();
    let ([(amount, range)], Some((length, every))) = (floor.amounts.as_slice(), floor.every) else { return false };
    let is_bare = total.metric.is_none() && total.every.is_none() && total.direction.is_none();
    if !is_floor || !is_bare || total.amounts.len() != 1 || !total.scopes.is_empty() || total.is_part {
        return false;
    }
    total.metric = floor.metric;
    total.scopes.clone_from(&floor.scopes);
    total.vague.extend(floor.vague.iter().copied());
    total.time = floor.time.or(total.time);
    total.parts = Some(((length, amount.clone()), every.joined(*range)));
    true
}

/// 10月300万 behind a total for the quarter is a part of it.
fn listed_part(total: &Target, part: &Target) -> Option<(Time, At<Amount>)> {
    let (outer, time) = (total.time?, part.time?);
    let is_bare = part.metric.is_none() && part.direction.is_none() && part.scopes.is_empty() && part.every.is_none();
    let is_inside =
        outer.start <= time.start && time.end <= outer.end && (time.start, time.end) != (outer.start, outer.end);
    let [amount] = part.amounts.as_slice() else { return None };
    let is_total = total.metric.is_some() && total.has_amount() && total.parts.is_none();
    (is_bare && is_inside && is_total && amount.0.role.is_none()).then(|| (time, amount.clone()))
}

/// A target that names only a part, a place or a time is of the metric before it: "and 15% in the West region".
fn inherit(before: &Target, target: &mut Target) {
    if target.has_metric() || !target.has_amount() || before.metric.is_none() || target.is_per_head {
        return;
    }
    let is_placed = target.scopes.iter().any(|(dimension, _)| before.has_scope(dimension));
    let is_timed =
        target.time.is_some() && before.time.is_some() && target.direction.is_none() && target.scopes.is_empty();
    if target.is_part || is_placed || is_timed {
        target.metric = before.metric;
        let is_bounded = target.amounts.iter().any(|(amount, _)| amount.compare.is_some());
        if target.direction.is_none() && !is_bounded {
            target.direction = before.direction;
        }
    }
}

/// The floor that a target without a metric of its own sets for every part of the total before it.
fn parts_of(total: &Target, floor: &Target) -> Option<At<(Length, Amount)>> {
    let (length, every) = floor.every?;
    let metric = |target: &Target| target.metric.as_ref().map(|(metric, _)| *metric);
    let is_same = floor.metric.is_none() || metric(floor) == metric(total);
    let is_total = total.every.is_none() && total.has_amount() && total.has_metric() && total.parts.is_none();
    let [(amount, range)] = floor.amounts.as_slice() else { return None };
    (is_same && is_total).then(|| ((length, amount.clone()), every.joined(*range)))
}

/// "Revenue and profit by 20%" is 20% each; "sales by 20% and profit by 10%" rise both.
fn share_amounts(targets: &mut [Target], is_rate: &dyn Fn(usize) -> bool) {
    let mut next: Option<Target> = None;
    for target in targets.iter_mut().rev() {
        if let Some(next) = next.as_ref().filter(|_| target.shares_next) {
            target.amounts.clone_from(&next.amounts);
            target.between.clone_from(&next.between);
            target.multiple = next.multiple;
            target.direction = target.direction.or(next.direction);
        }
        next = Some(target.clone());
    }
    let mut before: Option<At<Direction>> = None;
    let mut is_list = false;
    for target in targets {
        let is_plain_share = target.metric.is_none_or(|(metric, _)| !is_rate(metric));
        let is_change = |(amount, _): &At<Amount>| {
            let is_share = amount.is_share && amount.role.is_none() && amount.compare.is_none() && is_plain_share;
            amount.role == Some(Role::By) || is_share
        };
        if target.direction.is_none() && (is_list || target.amounts.iter().any(is_change)) {
            target.direction =
                before.filter(|(direction, _)| matches!(direction, Direction::Increase | Direction::Decrease));
        }
        is_list = target.shares_next;
        before = target.direction;
    }
}

/// A target without a time has that of the one before it, otherwise that of the one after it.
fn share_times(targets: &mut [Target], shared: Option<Time>) {
    let mut before = shared;
    for target in targets.iter_mut() {
        target.time = target.time.or(before);
        before = target.time;
    }
    let mut after = None;
    for target in targets.iter_mut().rev() {
        target.time = target.time.or(after);
        after = target.time;
    }
}
