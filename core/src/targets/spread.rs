//! Targets over time: cumulative amounts rounded away from zero, so that every prefix is within one step of exact.

use super::{
    both::round_both,
    document::{Margins, NegativeAmounts, Profile, Season, Spread, TargetNode, TimeRule, ZeroWeights},
    share::Share,
    steps::Steps,
};
use crate::{
    calendar::{Calendar, Grain, Measure, Period},
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    number::Number,
    rounding::{Mode, Rounding},
};

/// The parts of a period with the exact share of the whole that has come by the end of each.
#[derive(Clone, Debug)]
pub(super) struct Course {
    pub parts: Vec<Period>,
    /// The last one is 1.
    pub by_end: Vec<Number>,
    pub margins: Margins,
}

/// The calendar, the whole period and its parts; problems are noted and give nothing.
pub(super) fn course(rule: &TimeRule, problems: &mut Problems) -> Option<(Calendar, Period, Option<Course>)> {
    let mut faults = Problems::new();
    rule.calendar.check("/time/calendar", &mut faults);
    if faults.has_errors() {
        problems.extend(faults);
        return None;
    }
    let calendar = Calendar::new(&rule.calendar);
    let period = match calendar.resolve(&rule.period, "/time/period") {
        Ok(period) => period,
        Err(problem) => {
            problems.push(*problem);
            return None;
        }
    };
    let course = match rule.by {
        None => None,
        Some(by) => Some(parts_of(rule, &calendar, &period, by, problems)?),
    };
    Some((calendar, period, course))
}

fn parts_of(
    rule: &TimeRule,
    calendar: &Calendar,
    period: &Period,
    by: Grain,
    problems: &mut Problems,
) -> Option<Course> {
    let parts = calendar.children(period, by);
    let refused = |reason: &str| {
        let problem = Problem::new(&code::NO_PARTS, "/time/by").with("period", &period.label).with("by", by.word());
        problem.with("reason", reason)
    };
    if parts.is_empty() {
        problems.push(refused("no part of that length lies in it"));
        return None;
    }
    let weights: Vec<Number> = match &rule.profile {
        Some(profile) => profiled(profile, &parts, period, problems)?,
        None => {
            let measured: Option<Vec<Number>> =
                parts.iter().map(|part| measure(calendar, part, rule.spread).map(Number::from)).collect();
            let Some(measured) = measured else {
                problems.push(refused("its parts are no whole weeks"));
                return None;
            };
            measured
        }
    };
    let whole: Number = weights.iter().sum();
    let mut come = Number::ZERO;
    let by_end = weights.iter().map(|weight| {
        come += weight;
        come.over(&whole)
    });
    let Some(by_end) = by_end.collect::<Option<Vec<_>>>() else {
        problems.push(refused("its parts together weigh nothing"));
        return None;
    };
    Some(Course { parts, by_end, margins: rule.margins })
}

/// The weights of a profile.
fn profiled(profile: &Profile, parts: &[Period], period: &Period, problems: &mut Problems) -> Option<Vec<Number>> {
    let (given, path) = match profile {
        Profile::Weights(weights) => (weights, "/time/profile/weights"),
        Profile::LastYear(season) => (&season.amounts, "/time/profile/last_year/amounts"),
    };
    if given.len() != parts.len() {
        let problem = Problem::new(&code::PROFILE_LENGTH, path).with("period", &period.label);
        problems.push(problem.with("found", given.len()).with("expected", parts.len()));
        return None;
    }
    match profile {
        Profile::Weights(weights) => {
            for (index, weight) in weights.iter().enumerate().filter(|(_, weight)| weight.is_negative()) {
                let problem = Problem::new(&general::OUT_OF_RANGE, format!("{path}/{index}"));
                problems.push(problem.with("value", weight).with("range", "0 and more"));
            }
            Some(weights.clone())
        }
        Profile::LastYear(season) => seasonal(season, parts, path, problems),
    }
}

/// The weights of last year's amounts.
fn seasonal(season: &Season, parts: &[Period], path: &str, problems: &mut Problems) -> Option<Vec<Number>> {
    if season.negative == NegativeAmounts::Error {
        let mut is_faulty = false;
        for (index, (amount, part)) in season.amounts.iter().zip(parts).enumerate() {
            if amount.is_negative() {
                let problem = Problem::new(&code::SEASON_NEGATIVE, format!("{path}/{index}"));
                problems.push(problem.with("amount", amount).with("period", &part.label));
                is_faulty = true;
            }
        }
        if is_faulty {
            return None;
        }
    }
    let weights: Vec<Number> = season.amounts.iter().map(|amount| amount.clone().at_least(&Number::ZERO)).collect();
    if weights.iter().any(Number::is_positive) {
        return Some(weights);
    }
    if season.zero == ZeroWeights::Equal {
        return Some(weights.iter().map(|_| Number::ONE).collect());
    }
    problems.push(Problem::new(&code::SEASON_ZERO, path));
    None
}

fn measure(calendar: &Calendar, part: &Period, spread: Spread) -> Option<u32> {
    match spread {
        Spread::Equal => Some(1),
        Spread::Days => calendar.length(part, Measure::Days),
        Spread::WorkingDays => calendar.length(part, Measure::WorkingDays),
        Spread::Weeks => calendar.length(part, Measure::Weeks),
    }
}

impl Course {
    /// A count of steps over the parts.
    pub fn of(&self, count: &Number) -> Vec<Number> {
        self.around(count, &[])
    }

    /// A count of steps over the parts, where some parts are settled: what is left goes over the others, by their shares.
    ///
    /// What is settled may be a fraction of a step. Whatever has come by the end of a part is a whole number of steps, as
    /// if the settled parts came first; so the first of the others takes the fraction.
    pub fn around(&self, count: &Number, kept: &[Option<Number>]) -> Vec<Number> {
        let settled: Number = kept.iter().flatten().sum();
        let left = count - &settled;
        let mode = if left.is_negative() { Mode::Floor } else { Mode::Ceil };
        let mut before = settled.clone();
        let mut part = |come: Number| {
            let come = if come.is_zero() { settled.clone() } else { &settled + &(&left * &come) };
            let come = if come == settled { come } else { come.rounded(Rounding { mode, scale: 0 }) };
            let part = &come - &before;
            before = come;
            part
        };
        let open = self.open_by_end(kept);
        open.into_iter()
            .zip(0_usize..)
            .map(|(come, index)| kept_at(kept, index).unwrap_or_else(|| part(come)))
            .collect()
    }

    /// The exact share of what goes to parts that are not settled, by the end of each part.
    pub fn open_by_end(&self, kept: &[Option<Number>]) -> Vec<Number> {
        if kept.iter().all(Option::is_none) {
            return self.by_end.clone();
        }
        let mut before = &Number::ZERO;
        let mut come = Number::ZERO;
        let mut open = Vec::with_capacity(self.by_end.len());
        for (by_end, index) in self.by_end.iter().zip(0_usize..) {
            if kept_at(kept, index).is_none() {
                come += &(by_end - before);
            }
            before = by_end;
            open.push(come.clone());
        }
        // INVARIANT: where all the time is settled nothing is left, which the check sees to.
        open.iter().map(|one| one.over(&come).unwrap_or_default()).collect()
    }

    /// Whether any part that has a share is not settled.
    pub fn has_open(&self, kept: &[Option<Number>]) -> bool {
        self.open_by_end(kept).last().is_some_and(Number::is_positive)
    }

    /// What a node has in each settled part, in steps.
    pub fn kept_of(&self, node: &TargetNode, steps: &Steps) -> Vec<Option<Number>> {
        if node.kept.is_empty() {
            return Vec::new();
        }
        self.parts.iter().map(|part| node.kept.get(&part.label).map(|kept| steps.count(kept))).collect()
    }
}

fn kept_at(kept: &[Option<Number>], index: usize) -> Option<Number> {
    kept.get(index).cloned().flatten()
}

/// A tree of periods beside the tree of shares.
#[derive(Clone, Debug)]
pub(super) struct Spans {
    pub own: Vec<Number>,
    pub unallocated: Vec<Number>,
    pub children: Vec<Spans>,
    /// What is settled in each part; above leaves, where it is for all of them. Empty where nothing is.
    pub kept: Vec<Option<Number>>,
    /// Whether `own` are the sums of what stands below.
    pub is_sum: bool,
}

/// Spreads a tree of shares over the parts of a course.
pub(super) fn spread(share: &Share<'_>, course: &Course, steps: &Steps) -> Spans {
    let mut spans = spread_leaves(share, course, steps);
    if course.margins == Margins::Both {
        round_both(share, &mut spans, course);
    }
    spans
}

/// Spreads every leaf; what stands above is the sum, except above padded children, who carry more than the node has.
fn spread_leaves(share: &Share<'_>, course: &Course, steps: &Steps) -> Spans {
    let children: Vec<Spans> = share.children.iter().map(|child| spread_leaves(child, course, steps)).collect();
    let kept = if children.is_empty() { course.kept_of(share.at.node, steps) } else { kept_by_all(&children) };
    let unallocated = share.unallocated.as_ref().map(|left| course.of(&left.count)).unwrap_or_default();
    let is_sum = !children.is_empty() && share.pot == share.count;
    if !is_sum {
        return Spans { own: share.at.course(course).around(&share.count, &kept), unallocated, children, kept, is_sum };
    }
    let mut own = vec![Number::ZERO; course.parts.len()];
    let parts = children.iter().map(|child| &child.own).chain((!unallocated.is_empty()).then_some(&unallocated));
    for part in parts {
        for (sum, value) in own.iter_mut().zip(part) {
            *sum += value;
        }
    }
    Spans { own, unallocated, children, kept, is_sum }
}

/// What is settled for all children together.
fn kept_by_all(children: &[Spans]) -> Vec<Option<Number>> {
    if children.iter().any(|child| child.kept.is_empty()) {
        return Vec::new();
    }
    let parts = children.first().map_or(0, |child| child.kept.len());
    (0..parts).map(|index| children.iter().map(|child| kept_at(&child.kept, index)).sum()).collect()
}
