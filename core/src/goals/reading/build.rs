//! A target as a draft: a goal document as far as the sentence says, and where each field was read.

use super::{
    items::Amount,
    lexicon::{Compare, Direction, Length, Lexicon, Role, UnitWord},
    stretch::Today,
    targets::{At, Target, is_range},
    text::{Range, Span, Text},
    times::Time,
};
use crate::{
    calendar::{Grain, Period},
    goals::{
        Change, Delta, GoalDocument, Hold, Measured, Metric, Milestone, Milestones, Objective, PeriodDates, PeriodRule,
        Range as Limits, StandsFor, Tolerance, ToleranceRule,
    },
    limits,
    number::Number,
    quantity::{PlainUnit, Unit},
    shape::{Shape, escaped, shortened},
};
use std::collections::BTreeMap;

/// A goal as far as it was read.
pub(super) struct Built {
    pub goal: GoalDocument,
    pub spans: BTreeMap<String, Span>,
    /// Amounts and dates that no field takes.
    pub unclear: Vec<Range>,
    /// Vague words, what they stand for, and whether the field that they stand in for is missing.
    pub vague: Vec<(StandsFor, Range, bool)>,
    /// A figure for every month or week that has no total.
    pub floors: Vec<Range>,
}

impl Built {
    /// Leaves out an objective with figures that no goal can have.
    pub(super) fn drop_objective(&mut self) {
        (self.goal.objective, self.goal.milestones) = (None, None);
        if let Some(span) = self.spans.get("/objective") {
            self.unclear.push(Range { start: span.chars.0, end: span.chars.1 });
        }
        self.spans.retain(|pointer, _| !pointer.starts_with("/objective") && !pointer.starts_with("/milestones"));
    }
}

/// Makes the goal of a target.
pub(super) fn build(text: &Text<'_>, lexicon: &Lexicon, today: &Today<'_>, target: &Target, means: &[Range]) -> Built {
    let mut built = Built {
        goal: GoalDocument::blank(),
        spans: BTreeMap::new(),
        unclear: Vec::new(),
        vague: Vec::new(),
        floors: Vec::new(),
    };
    let (fitting, unfit) = fitting(target, lexicon);
    built.unclear.extend(unfit);
    let mut builder = Builder { text, lexicon, today, target: &fitting, built: &mut built };
    builder.objective();
    builder.metric();
    builder.scope();
    builder.period();
    builder.means(means);
    builder.parts();
    builder.vague();
    built
}

/// The target with the amounts that can be its metric's, and where the others stand: 30 days of deals, 3 of a margin.
fn fitting(target: &Target, lexicon: &Lexicon) -> (Target, Vec<Range>) {
    let entry = target.metric.as_ref().and_then(|(metric, _)| lexicon.metrics.get(*metric));
    let Some(entry) = entry else { return (target.clone(), Vec::new()) };
    let (mut fitting, mut unfit) = (target.clone(), Vec::new());
    for (amount, _) in &mut fitting.amounts {
        amount.as_points_of(entry);
    }
    fitting.amounts.retain(|(amount, range)| {
        let fits = amount.fits(entry);
        unfit.extend((!fits).then_some(*range));
        fits
    });
    if let Some((_, range)) = fitting.between.take_if(|((low, high), _)| !low.fits(entry) || !high.fits(entry)) {
        unfit.push(range);
    }
    (fitting, unfit)
}

struct Builder<'a, 't> {
    text: &'a Text<'t>,
    lexicon: &'a Lexicon,
    today: &'a Today<'a>,
    target: &'a Target,
    built: &'a mut Built,
}

impl Builder<'_, '_> {
    fn span(&mut self, pointer: String, range: Range) {
        self.built.spans.insert(pointer, self.text.span(range));
    }

    fn is_rate(&self) -> bool {
        let entry = self.target.metric.as_ref().and_then(|(metric, _)| self.lexicon.metrics.get(*metric));
        entry.is_some_and(super::lexicon::MetricEntry::is_rate)
    }

    fn metric(&mut self) {
        let unit = self.unit();
        let Some((metric, range)) = self.target.metric else {
            if let Some((unit, range)) = unit {
                self.built.goal.metric = Some(Metric { name: None, unit: Some(unit), measured: None });
                self.span("/metric/unit".to_owned(), range);
            }
            return;
        };
        let Some(entry) = self.lexicon.metrics.get(metric) else { return };
        // 新增100个客户 counts new ones.
        let gains = matches!(self.target.direction, Some((Direction::Gain, _)));
        let name = match entry.name.as_str() {
            "customers" if gains => "new_customers",
            "users" if gains => "new_users",
            name => name,
        };
        let measured = if name == entry.name { entry.measured } else { Some(Measured::Total) };
        let (unit, unit_range) = match unit {
            Some((unit, range)) => (Some(unit), Some(range)),
            None => (entry.unit.clone(), None),
        };
        self.built.goal.metric = Some(Metric { name: Some(name.to_owned()), unit, measured });
        self.span("/metric".to_owned(), range);
        self.span("/metric/name".to_owned(), range);
        if let Some(range) = unit_range {
            self.span("/metric/unit".to_owned(), range);
        }
    }

    /// The unit that the amounts say the metric has.
    fn unit(&self) -> Option<(Unit, Range)> {
        if self.target.negated.is_some() {
            return None;
        }
        let between = self.target.between.iter().map(|((_, high), range)| (high, *range));
        let mut amounts = self.target.amounts.iter().map(|(amount, range)| (amount, *range)).chain(between);
        amounts.find_map(|(amount, range)| match &amount.unit {
            Some(UnitWord::Known(unit)) => Some((unit.clone(), range)),
            // 20% as a level is a percentage; as a change it says nothing of the unit.
            Some(UnitWord::Points) => Some((Unit::Percent(PlainUnit {}), range)),
            _ => (amount.is_share && self.is_level(amount)).then_some((Unit::Percent(PlainUnit {}), range)),
        })
    }

    fn is_level(&self, amount: &Amount) -> bool {
        let changes =
            matches!(self.target.direction, Some((Direction::Increase | Direction::Decrease | Direction::Gain, _)));
        matches!(amount.role, Some(Role::From | Role::To)) || !(changes || amount.is_plus)
    }

    fn objective(&mut self) {
        if let Some(range) = self.target.negated {
            // "Without raising cost": no objective says what shall not happen.
            self.built.unclear.push(range);
            self.built.unclear.extend(self.target.amounts.iter().map(|(_, range)| *range));
            return;
        }
        let is_for_each = (self.target.every.is_some() || self.target.is_per_head) && !self.is_level_metric();
        if is_for_each && self.target.has_amount() {
            // 20 a month: without a total there is nothing that a goal could hold.
            let ranges: Vec<Range> = self.target.amounts.iter().map(|(_, range)| *range).collect();
            self.built.floors.extend(ranges);
            self.direction_alone();
            return;
        }
        let direction = self.target.direction.map(|(direction, _)| direction);
        let objective = match direction {
            Some(Direction::Increase) => self.change(true).map(Objective::Increase),
            Some(Direction::Decrease) => self.change(false).map(Objective::Decrease),
            Some(Direction::Gain) => self.gain(),
            Some(Direction::Maintain) => self.maintain(),
            Some(Direction::Reach) | None => self.level(),
        };
        let Some(objective) = objective else { return };
        if let Some(range) = self.objective_range() {
            self.span("/objective".to_owned(), range);
            self.span(format!("/objective/{}", objective.tag()), range);
        }
        self.built.goal.objective = Some(objective);
    }

    /// Whether the metric stands at a level on every day: "2% per month" of a rate, "£50 per customer" of a cost of each.
    fn is_level_metric(&self) -> bool {
        let entry = self.target.metric.as_ref().and_then(|(metric, _)| self.lexicon.metrics.get(*metric));
        entry.is_some_and(|entry| entry.measured == Some(Measured::Level))
    }

    /// The direction without an amount.
    fn direction_alone(&mut self) {
        let Some((direction, range)) = self.target.direction else { return };
        let nothing = Change { from: None, to: None, by: None };
        self.built.goal.objective = match direction {
            Direction::Increase | Direction::Gain => Some(Objective::Increase(nothing)),
            Direction::Decrease => Some(Objective::Decrease(nothing)),
            Direction::Maintain => Some(Objective::Maintain(Hold { value: None, tolerance: None })),
            Direction::Reach => None,
        };
        if self.built.goal.objective.is_some() {
            self.span("/objective".to_owned(), range);
        }
    }

    fn objective_range(&self) -> Option<Range> {
        self.target
            .ranges()
            .into_iter()
            .filter(|range| self.target.metric.is_none_or(|(_, metric)| metric != *range))
            .reduce(Range::joined)
    }

    /// Increase or decrease: from, to and by.
    fn change(&mut self, is_up: bool) -> Option<Change> {
        let name = if is_up { "increase" } else { "decrease" };
        let mut change = Change { from: None, to: None, by: None };
        if let Some((_, range)) = &self.target.between {
            // "By 20 to 25%" has no place in the document.
            self.built.unclear.push(*range);
        }
        if let Some((_, range)) = &self.target.tolerance {
            self.built.unclear.push(*range);
        }
        let changes = |amount: &Amount| matches!(amount.role, Some(Role::By) | None);
        // Of several amounts none is surely the one that it changes by.
        let is_unsure = self.target.amounts.iter().filter(|(amount, _)| amount.role.is_none()).count() > 1
            || self.target.amounts.iter().filter(|(amount, _)| changes(amount)).count() > 1;
        for (amount, range) in &self.target.amounts {
            if is_unsure && changes(amount) {
                self.built.unclear.push(*range);
                continue;
            }
            let (field, slot) = match amount.role {
                Some(Role::From) => ("from", change.from.is_none()),
                Some(Role::To) => ("to", change.to.is_none()),
                Some(Role::By) | None => ("by", change.by.is_none()),
            };
            let bounds_other_way = match (amount.compare, field) {
                (Some(Compare::AtMost), "by") => true,
                (Some(Compare::AtMost), _) => is_up,
                (Some(Compare::AtLeast), "to") => !is_up,
                (Some(Compare::About | Compare::Between), _) => true,
                _ => false,
            };
            // 降低到5%以下 and 缩短至30天以内 state where it goes.
            if !slot || bounds_other_way {
                self.built.unclear.push(*range);
                continue;
            }
            match field {
                "from" => change.from = Some(amount.value.clone()),
                "to" => change.to = Some(amount.value.clone()),
                _ => change.by = Some(delta(amount)),
            }
            self.span(format!("/objective/{name}/{field}"), *range);
        }
        if let Some((times, range)) = self.target.multiple {
            if change.by.is_none() {
                change.by = Some(Delta::Percent(Number::from(times)));
                self.span(format!("/objective/{name}/by"), range);
            } else {
                self.built.unclear.push(range);
            }
        }
        Some(change)
    }

    /// 新增100个, win 20 to 25 deals.
    fn gain(&mut self) -> Option<Objective> {
        if let Some(within) = self.within() {
            return Some(within);
        }
        self.change(true).map(Objective::Increase)
    }

    fn within(&mut self) -> Option<Objective> {
        let ((low, high), range) = self.target.between.clone()?;
        self.span("/objective/within/low".to_owned(), range);
        self.span("/objective/within/high".to_owned(), range);
        Some(Objective::Within(Limits { low: low.value, high: high.value }))
    }

    fn maintain(&mut self) -> Option<Objective> {
        if let Some(within) = self.within() {
            return Some(within);
        }
        let bounded = self
            .target
            .amounts
            .iter()
            .any(|(amount, _)| matches!(amount.compare, Some(Compare::AtLeast | Compare::AtMost)));
        if bounded {
            return self.level();
        }
        let value = self.single();
        let tolerance = self.target.tolerance.clone();
        if let Some((_, range)) = &tolerance {
            self.span("/objective/maintain/tolerance".to_owned(), *range);
        }
        if let Some((_, range)) = &value {
            self.span("/objective/maintain/value".to_owned(), *range);
        }
        // ± 5 % of money is a share of it; ± 1 % of a rate is a point.
        let is_rate = value.as_ref().is_some_and(|(amount, _)| amount.is_share) || self.is_rate();
        let tolerance = tolerance.map(|(amount, _)| match amount.is_share && !is_rate {
            true => Tolerance::Said(ToleranceRule::Share(amount.value)),
            false => Tolerance::Bare(amount.value),
        });
        Some(Objective::Maintain(Hold { value: value.map(|(amount, _)| amount.value), tolerance }))
    }

    /// The one amount; of several the only one with a unit, otherwise none: a leftover figure is no target.
    fn single(&mut self) -> Option<At<Amount>> {
        let amounts = &self.target.amounts;
        let mut with_unit = amounts.iter().filter(|(amount, _)| amount.unit.is_some() || amount.is_share);
        let only = match (amounts.as_slice(), with_unit.next(), with_unit.next()) {
            ([only], ..) | (_, Some(only), None) => Some(only.clone()),
            _ => None,
        };
        let others =
            amounts.iter().map(|(_, range)| *range).filter(|range| only.as_ref().is_none_or(|(_, at)| at != range));
        self.built.unclear.extend(others);
        only
    }

    /// At least, at most, between, exactly; a bare amount is the least.
    fn level(&mut self) -> Option<Objective> {
        if let Some((times, range)) = self.target.multiple {
            self.span("/objective/increase/by".to_owned(), range);
            let by = Some(Delta::Percent(Number::from(times)));
            return Some(Objective::Increase(Change { from: None, to: None, by }));
        }
        if let Some(within) = self.within() {
            return Some(within);
        }
        if let Some(moved) = self.moved() {
            return Some(moved);
        }
        if let [(one, first), (other, second)] = self.target.amounts.as_slice()
            && let Some((low, high)) = is_range(one, other)
        {
            let (lower, upper) = if std::ptr::eq(low, one) { (*first, *second) } else { (*second, *first) };
            self.span("/objective/within/low".to_owned(), lower);
            self.span("/objective/within/high".to_owned(), upper);
            return Some(Objective::Within(Limits { low: low.value.clone(), high: high.value.clone() }));
        }
        let (amount, range) = self.single()?;
        let is_change = amount.role == Some(Role::By);
        if amount.is_plus {
            self.span("/objective/increase/by".to_owned(), range);
            return Some(Objective::Increase(Change { from: None, to: None, by: Some(delta(&amount)) }));
        }
        // 销售额20%: a share of what?
        // 占比达到40%, of a metric that nobody knows: a level all the same.
        let is_reached = matches!(self.target.direction, Some((Direction::Reach, _))) || amount.compare.is_some();
        let is_level = self.target.metric.is_none() && is_reached;
        let is_share_of_nothing = amount.is_share && !self.is_rate() && !is_level;
        let is_points = amount.unit == Some(UnitWord::Points);
        if is_change || is_share_of_nothing || is_points {
            self.built.unclear.push(range);
            return None;
        }
        if let Some((tolerance, around)) = self.target.tolerance.clone() {
            let is_part = tolerance.is_share && !amount.is_share;
            let width = if is_part { &amount.value * &tolerance.value } else { tolerance.value };
            let (low, high) = (&amount.value - &width, &amount.value + &width);
            self.span("/objective/within/low".to_owned(), around);
            self.span("/objective/within/high".to_owned(), around);
            return Some(Objective::Within(Limits { low, high }));
        }
        let objective = match amount.compare {
            Some(Compare::AtMost) => Objective::AtMost(amount.value),
            Some(Compare::Exactly) => Objective::Reach(amount.value),
            _ => Objective::AtLeast(amount.value),
        };
        self.span(format!("/objective/{}", objective.tag()), range);
        Some(objective)
    }

    /// From one figure to another without a word for the way: the figures say it.
    fn moved(&mut self) -> Option<Objective> {
        let of = |role: Role| self.target.amounts.iter().find(|(amount, _)| amount.role == Some(role));
        let (from, to) = (of(Role::From)?, of(Role::To)?);
        let is_up = to.0.value > from.0.value;
        if to.0.value == from.0.value {
            return None;
        }
        let change = self.change(is_up)?;
        Some(if is_up { Objective::Increase(change) } else { Objective::Decrease(change) })
    }

    fn scope(&mut self) {
        for (dimension, range) in &self.target.scopes {
            let name = self.text.slice(*range).to_owned();
            if self.built.goal.scope.contains_key(*dimension) {
                self.built.unclear.push(*range);
                continue;
            }
            self.built.goal.scope.insert((*dimension).to_owned(), name);
            self.span(format!("/scope/{}", escaped(dimension)), *range);
        }
    }

    fn period(&mut self) {
        let Some(time) = self.target.time else { return };
        let said = time.is_ambiguous.then(|| shortened(self.text.slice(time.range)));
        if time.end <= self.today.as_of && time.end <= time.start {
            // A deadline that is past has no days before it.
            let deadline = time.end.pred_opt();
            let dates = PeriodDates { start: None, end: None, deadline, days: None, said };
            self.built.goal.period = Some(PeriodRule::Dates(dates));
            self.span("/period".to_owned(), time.range);
            return;
        }
        let label = self.label(time.start, time.end).filter(|_| said.is_none());
        self.built.goal.period = Some(label.map_or_else(
            || {
                let (start, end) = (Some(time.start), Some(time.end));
                PeriodRule::Dates(PeriodDates { start, end, deadline: None, days: None, said })
            },
            PeriodRule::Label,
        ));
        self.span("/period".to_owned(), time.range);
    }

    /// The label of a period of the goal's calendar that has exactly these days.
    fn label(&self, start: chrono::NaiveDate, end: chrono::NaiveDate) -> Option<String> {
        let grains = [Grain::Year, Grain::Half, Grain::Quarter, Grain::Month];
        let periods = grains.into_iter().filter_map(|grain| self.today.fiscal.containing(start, grain));
        let mut exact = periods.filter(|period| period.start == start && period.end == end);
        exact.next().map(|period| period.label)
    }

    fn means(&mut self, means: &[Range]) {
        let (means, too_long): (Vec<Range>, Vec<Range>) =
            means.iter().partition(|range| range.len() <= limits::TEXT_CHARS_MAX);
        self.built.unclear.extend(too_long);
        for (index, range) in means.iter().enumerate() {
            self.built.goal.means.push(self.text.slice(*range).to_owned());
            self.span(format!("/means/{index}"), *range);
        }
    }

    /// A floor for every month beside a total: a part for each month of the period.
    fn parts(&mut self) {
        if let [(_, (_, first)), ..] = self.target.listed.as_slice() {
            let ranges = self.target.listed.iter().map(|(time, (_, range))| time.range.joined(*range));
            let range = ranges.fold(*first, Range::joined);
            let part = |(time, (amount, _)): &(Time, At<Amount>)| Milestone {
                due: time.end.pred_opt(),
                value: amount.value.clone(),
            };
            let parts = self.target.listed.iter().map(part).collect();
            self.built.goal.milestones = Some(Milestones::Parts(parts));
            self.span("/milestones/parts".to_owned(), range);
            return;
        }
        let Some(((length, amount), range)) = &self.target.parts else { return };
        let grain = match length {
            Length::Month | Length::Months => Grain::Month,
            Length::Quarter => Grain::Quarter,
            Length::Week => Grain::Week,
            Length::Day => Grain::Day,
            _ => Grain::Year,
        };
        let parts = self.target.time.map(|time| Period {
            label: String::new(),
            grain: Grain::Year,
            start: time.start,
            end: time.end,
        });
        let parts = parts.map(|period| self.today.children(&period, grain)).unwrap_or_default();
        let is_floor =
            matches!(amount.compare, None | Some(Compare::AtLeast)) && !amount.is_share && amount.role.is_none();
        if parts.is_empty() || !is_floor {
            self.built.floors.push(*range);
            return;
        }
        let part = |part: &Period| Milestone { due: Some(part.last_day()), value: amount.value.clone() };
        self.built.goal.milestones = Some(Milestones::Parts(parts.iter().map(part).collect()));
        self.span("/milestones/parts".to_owned(), *range);
    }

    fn vague(&mut self) {
        let goal = &self.built.goal;
        let has_metric = goal.metric.as_ref().is_some_and(|metric| metric.name.is_some());
        let has_amount = goal.objective.as_ref().is_some_and(has_amount);
        let (has_period, target) = (goal.period.is_some(), self.target);
        for (stands_for, range) in &target.vague {
            let is_missing = match stands_for {
                StandsFor::Metric => !has_metric,
                StandsFor::Amount => !has_amount,
                StandsFor::Date => !has_period,
                StandsFor::Nothing => false,
            };
            self.built.vague.push((*stands_for, *range, is_missing));
        }
    }
}

fn has_amount(objective: &Objective) -> bool {
    match objective {
        Objective::Increase(change) | Objective::Decrease(change) => change.to.is_some() || change.by.is_some(),
        Objective::Maintain(hold) => hold.value.is_some(),
        _ => true,
    }
}

/// By how much: a share, points, or an amount.
fn delta(amount: &Amount) -> Delta {
    match (&amount.unit, amount.is_share) {
        (Some(UnitWord::Points), _) => Delta::Points(amount.value.clone()),
        (_, true) => Delta::Percent(amount.value.clone()),
        (_, false) => Delta::Amount(amount.value.clone()),
    }
}
