//! Joiners, leavers and ramps: how much of each part of the period somebody is there for, and how far new hires have come.

use super::{
    document::{Spread, TargetNode, TargetPlanDocument},
    spread::{Course, course},
};
use crate::{
    calendar::{Calendar, Grain, Measure, Period},
    error::{Problem, Problems, catalogue::document as general, catalogue::target as code},
    id::Id,
    limits,
    number::Number,
};
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;

/// What is needed to tell how much of the time somebody is there.
pub(super) struct Tenures<'d> {
    calendar: Calendar,
    /// The parts of the period, or the period itself where nothing is spread.
    course: Course,
    measure: Measure,
    /// The ramp of those who have none of their own.
    ramp: &'d [Number],
}

/// How much of the time somebody is there for.
#[derive(Clone, Debug)]
pub(super) struct Active {
    /// The part of the open time, by its shares, that counts: what the weight is multiplied by.
    pub factor: Number,
    /// The time of the plan, each part by how much of it counts.
    pub course: Course,
}

fn has_tenure(node: &TargetNode) -> bool {
    node.hired.is_some() || node.left.is_some()
}

fn anybody_has(node: &TargetNode) -> bool {
    has_tenure(node) || node.children.iter().any(anybody_has)
}

impl<'d> Tenures<'d> {
    /// The tenures of a plan; none where nobody has any, or where the time is not known.
    pub fn of(plan: &'d TargetPlanDocument) -> Option<Self> {
        if !anybody_has(&plan.tree) {
            return None;
        }
        let rule = plan.time.as_ref()?;
        let (calendar, period, spread) = course(rule, &mut Problems::new())?;
        let margins = rule.margins;
        let course = spread.unwrap_or_else(|| Course { parts: vec![period], by_end: vec![Number::ONE], margins });
        let measure = if rule.spread == Spread::WorkingDays { Measure::WorkingDays } else { Measure::Days };
        Some(Self { calendar, course, measure, ramp: &rule.ramp })
    }

    /// How much of the time somebody is there for; nothing where that is not said.
    pub fn active(&self, node: &TargetNode) -> Option<Active> {
        if !has_tenure(node) {
            return None;
        }
        let (mut before, mut come) = (&Number::ZERO, Number::ZERO);
        let (mut open, mut counted) = (Number::ZERO, Number::ZERO);
        let mut sums = Vec::with_capacity(self.course.parts.len());
        for (part, by_end) in self.course.parts.iter().zip(&self.course.by_end) {
            let share = by_end - before;
            before = by_end;
            let counts = &share * &self.part_counted(part, node);
            come += &counts;
            sums.push(come.clone());
            if !node.kept.contains_key(&part.label) {
                open += &share;
                counted += &counts;
            }
        }
        let factor = counted.over(&open).unwrap_or_default();
        // Who is not there any more has at most a fraction of a step beyond what is settled: the next open part takes it.
        let by_end = if factor.is_zero() { None } else { sums.iter().map(|sum| sum.over(&come)).collect() };
        let by_end = by_end.unwrap_or_else(|| self.course.by_end.clone());
        Some(Active {
            factor,
            course: Course { parts: self.course.parts.clone(), by_end, margins: self.course.margins },
        })
    }

    /// How much of a part counts: its days on which somebody is there, each by the ramp, ÷ all its days.
    fn part_counted(&self, part: &Period, node: &TargetNode) -> Number {
        let end = node.left.and_then(|left| left.succ_opt()).unwrap_or(part.end).min(part.end);
        let Some(hired) = node.hired else { return self.days(part.start, end, part) };
        let ramp = node.ramp.as_deref().unwrap_or(self.ramp);
        let mut counted = Number::ZERO;
        let mut from = hired;
        for (month, percent) in (1_u32..).zip(ramp) {
            let Some(to) = hired.checked_add_months(Months::new(month)) else { break };
            if from >= end {
                return counted;
            }
            if to > part.start {
                counted += &(&self.days(from.max(part.start), to.min(end), part) * percent);
            }
            from = to;
        }
        counted + self.days(from.max(part.start), end, part)
    }

    /// The days from one to before another ÷ the days of a part.
    fn days(&self, start: NaiveDate, end: NaiveDate, part: &Period) -> Number {
        if start >= end {
            return Number::ZERO;
        }
        let span = Period { label: String::new(), grain: Grain::Day, start, end };
        let length = |period: &Period| Number::from(self.calendar.length(period, self.measure).unwrap_or(0));
        length(&span).over(&length(part)).unwrap_or_default()
    }
}

/// What the weights of those are multiplied by who are there for a part of the time.
pub(super) fn factors_of(plan: &TargetPlanDocument) -> BTreeMap<Id, Number> {
    fn collect(node: &TargetNode, tenures: &Tenures<'_>, factors: &mut BTreeMap<Id, Number>) {
        if let Some(active) = tenures.active(node) {
            factors.insert(node.id.clone(), active.factor);
        }
        node.children.iter().for_each(|child| collect(child, tenures, factors));
    }
    let mut factors = BTreeMap::new();
    if let Some(tenures) = Tenures::of(plan) {
        collect(&plan.tree, &tenures, &mut factors);
    }
    factors
}

/// What is wrong with days of joining and leaving, and with ramps.
pub(super) fn check_tenures(plan: &TargetPlanDocument, problems: &mut Problems) {
    check_ramp(plan.time.as_ref().map_or(&[][..], |rule| &rule.ramp), "/time/ramp", problems);
    check_node(&plan.tree, "/tree", plan.time.is_some(), problems);
}

fn check_node(node: &TargetNode, path: &str, has_time: bool, problems: &mut Problems) {
    let given = [("hired", node.hired.is_some()), ("left", node.left.is_some()), ("ramp", node.ramp.is_some())];
    if let Some((field, _)) = given.into_iter().find(|(_, is_given)| *is_given) {
        let problem = |code| Problem::new(code, format!("{path}/{field}")).with("node", &node.id);
        if !node.children.is_empty() {
            problems.push(problem(&code::TENURE_OF_PARENT));
        } else if !has_time {
            problems.push(problem(&code::TENURE_WITHOUT_TIME));
        }
    }
    if let (Some(hired), Some(left)) = (node.hired, node.left)
        && left < hired
    {
        let problem = Problem::new(&code::TENURE_CROSSED, format!("{path}/left")).with("node", &node.id);
        problems.push(problem.with("hired", hired).with("left", left));
    }
    if let Some(ramp) = &node.ramp {
        if node.hired.is_none() {
            let problem = Problem::new(&code::RAMP_WITHOUT_HIRE, format!("{path}/ramp"));
            problems.push(problem.with("node", &node.id));
        }
        check_ramp(ramp, &format!("{path}/ramp"), problems);
    }
    for (index, child) in node.children.iter().enumerate() {
        check_node(child, &format!("{path}/children/{index}"), has_time, problems);
    }
}

fn check_ramp(ramp: &[Number], path: &str, problems: &mut Problems) {
    if let Err(problem) = limits::check("months of a ramp", ramp.len(), limits::RAMP_MONTHS_MAX) {
        problems.push(Problem { path: path.to_owned(), ..*problem });
        return;
    }
    for (index, percent) in ramp.iter().enumerate() {
        if percent.is_negative() || *percent > Number::ONE {
            let problem = Problem::new(&general::OUT_OF_RANGE, format!("{path}/{index}")).with("value", percent);
            problems.push(problem.with("range", "0% to 100%"));
        }
    }
}
