//! The aim of a goal: its objective as figures, whichever way it was said.

use super::{
    document::{Change, Delta, DeltaKind, GoalDocument, Hold, Measured, Metric, Milestones, Objective},
    labels as label,
    tolerance::{Tolerance, ToleranceRule},
};
use crate::{
    number::Number,
    quantity::Unit,
    trace::{Comparison, Figure, Label, Source},
};

/// Which way a metric shall go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    Up,
    Down,
    /// Nowhere: it stays within limits.
    Hold,
}

impl Course {
    /// How a figure beyond `other` compares with it, in the direction of the course.
    pub(super) const fn beyond(self) -> Comparison {
        match self {
            Self::Down => Comparison::Below,
            Self::Up | Self::Hold => Comparison::Above,
        }
    }

    /// How a figure that is no further than `other` compares with it.
    pub(super) const fn no_further(self) -> Comparison {
        match self {
            Self::Down => Comparison::AtLeast,
            Self::Up | Self::Hold => Comparison::AtMost,
        }
    }
}

/// The objective as figures.
#[derive(Clone, Debug)]
pub(super) struct Aim {
    pub course: Course,
    /// The figure before, where the objective states it.
    pub from: Option<Figure>,
    /// The last figure of the history.
    pub last: Option<Figure>,
    /// The figure to reach, stated or computed.
    pub to: Option<Figure>,
    /// The figure that the stated change leads to, where both it and the figure before are known.
    pub implied: Option<Figure>,
    /// What a range of changes hopes for beyond the figure to reach.
    pub stretch: Option<Figure>,
    /// The change as a share of the figure before, where it is stated as one.
    pub share: Option<Figure>,
    pub low: Option<Figure>,
    pub high: Option<Figure>,
    /// Whether any amount is stated.
    pub has_amount: bool,
    /// Whether the metric adds up from zero within the period.
    pub is_total: bool,
}

impl Aim {
    /// The aim of a goal whose document stands at the pointer `root`, and its objective below `held`.
    pub(super) fn of(goal: &GoalDocument, root: &str, held: &str) -> Self {
        let read = Reading { root, held, unit: unit_of(goal) };
        let mut aim = Self {
            course: Course::Hold,
            from: None,
            last: read.last(&goal.history),
            to: None,
            implied: None,
            stretch: None,
            share: None,
            low: None,
            high: None,
            has_amount: false,
            is_total: is_total(goal),
        };
        match &goal.objective {
            None => {}
            Some(Objective::Increase(change)) => aim.take_change(change, Course::Up, "increase", &read),
            Some(Objective::Decrease(change)) => aim.take_change(change, Course::Down, "decrease", &read),
            Some(Objective::AtLeast(value)) => aim.take_target(Course::Up, read.at(&label::TO, value, "at_least")),
            Some(Objective::Reach(value)) => {
                let is_lower = aim.last.as_ref().is_some_and(|last| value < last.number());
                let course = if is_lower { Course::Down } else { Course::Up };
                aim.take_target(course, read.at(&label::TO, value, "reach"));
            }
            Some(Objective::AtMost(value)) => {
                aim.high = Some(read.at(&label::HIGH, value, "at_most"));
                aim.take_target(Course::Down, read.at(&label::TO, value, "at_most"));
            }
            Some(Objective::Within(range)) => {
                aim.low = Some(read.at(&label::LOW, &range.low, "within/low"));
                aim.high = Some(read.at(&label::HIGH, &range.high, "within/high"));
                aim.has_amount = true;
            }
            Some(Objective::Maintain(hold)) => aim.take_hold(hold, &read),
        }
        aim
    }

    fn take_target(&mut self, course: Course, to: Figure) {
        (self.course, self.to, self.has_amount) = (course, Some(to), true);
    }

    fn take_change(&mut self, change: &Change, course: Course, name: &str, read: &Reading<'_>) {
        let stated = |label, value: &Option<Number>, field: &str| {
            value.as_ref().map(|value| read.at(label, value, &format!("{name}/{field}")))
        };
        self.course = course;
        self.from = stated(&label::FROM, &change.from, "from");
        self.to = stated(&label::TO, &change.to, "to");
        self.has_amount = change.to.is_some() || change.by.is_some();
        let Some(by) = &change.by else { return };
        if read.is_points_of_no_rate(by) {
            return;
        }
        let is_gain = by.kind() == DeltaKind::Amount && course == Course::Up && self.is_total && self.from.is_none();
        let is_share = by.kind() == DeltaKind::Percent;
        let (least, most) = read.by(by, name);
        // "100 new customers more" is 100 in the period, whatever the last one brought: a total begins at zero.
        let base = self.baseline();
        let leads_to = |by: &Figure| match base {
            _ if is_gain => Some(by.named(&label::TO)),
            base => base.map(|base| moved(base, by, course, is_share)),
        };
        (self.implied, self.stretch) = (leads_to(&least), most.and_then(|most| leads_to(&most)));
        self.share = is_share.then_some(least);
        self.to = self.to.clone().or_else(|| self.implied.clone());
    }

    fn take_hold(&mut self, hold: &Hold, read: &Reading<'_>) {
        let Some(value) = &hold.value else { return };
        self.has_amount = true;
        let value = read.at(&label::TO, value, "maintain/value");
        let Some(tolerance) = &hold.tolerance else {
            (self.low, self.high) = (Some(value.named(&label::LOW)), Some(value.named(&label::HIGH)));
            return;
        };
        let Some(tolerance) = read.tolerance(&value, tolerance) else { return };
        self.low = Some(Figure::difference(&label::LOW, &value, &tolerance));
        self.high = Some(Figure::sum(&label::HIGH, &[&value, &tolerance]));
    }

    /// The figure before: the stated one, otherwise the last of the history.
    pub(super) fn baseline(&self) -> Option<&Figure> {
        self.from.as_ref().or(self.last.as_ref())
    }
}

/// `base ± by`, or `base × (1 ± by)`.
fn moved(base: &Figure, by: &Figure, course: Course, is_share: bool) -> Figure {
    let combine = |label, base: &Figure| match course {
        Course::Down => Figure::difference(label, base, by),
        Course::Up | Course::Hold => Figure::sum(label, &[base, by]),
    };
    if is_share {
        let factor = combine(&label::FACTOR, &Figure::constant(&label::ONE, 1));
        return Figure::product(&label::TO, &[base, &factor]);
    }
    combine(&label::TO, base)
}

/// Whether the metric adds up from zero within the period: it says so, or its milestones are parts of a sum.
fn is_total(goal: &GoalDocument) -> bool {
    let measured = goal.metric.as_ref().and_then(|metric| metric.measured);
    let is_in_parts = matches!(goal.milestones, Some(Milestones::Parts(_)));
    measured.map_or(is_in_parts, |measured| measured == Measured::Total)
}

/// The unit of a goal's metric.
pub(super) fn unit_of(goal: &GoalDocument) -> Option<&Unit> {
    goal.metric.as_ref().and_then(|metric| metric.unit.as_ref())
}

/// Whether the figures of a unit are shares, of which percentage points can be said.
pub(super) const fn is_rate(unit: &Unit) -> bool {
    matches!(unit, Unit::Percent(_) | Unit::PercentagePoints(_) | Unit::Ratio(_))
}

/// The name of a goal's metric, if it has one.
pub(super) fn metric_name(metric: Option<&Metric>) -> Option<&str> {
    metric.and_then(|metric| metric.name.as_deref()).map(str::trim).filter(|name| !name.is_empty())
}

/// Whether two names mean the same: capitals and blanks around do not matter.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Figures of a goal with their places.
struct Reading<'a> {
    root: &'a str,
    held: &'a str,
    unit: Option<&'a Unit>,
}

impl Reading<'_> {
    fn at(&self, label: &'static Label, value: &Number, field: &str) -> Figure {
        given(label, value, self.held, &format!("/objective/{field}"))
    }

    /// Percentage points of money lead nowhere: 1,000,000 and five of them are not 1,000,000.05.
    fn is_points_of_no_rate(&self, by: &Delta) -> bool {
        by.kind() == DeltaKind::Points && self.unit.is_some_and(|unit| !is_rate(unit))
    }

    /// The stated change, and the end of a range of them.
    fn by(&self, by: &Delta, name: &str) -> (Figure, Option<Figure>) {
        let label = if by.kind() == DeltaKind::Percent { &label::BY_SHARE } else { &label::BY };
        let at = |value, field: &str| self.at(label, value, &format!("{name}/by/{}{field}", by.tag()));
        let (least, most) = by.ends();
        let first = if most.is_some() { "/0" } else { "" };
        (at(least, first), most.map(|most| at(most, "/1")))
    }

    /// How far a figure may stray, as an amount; nothing where a percentage may be a share of it or points.
    fn tolerance(&self, value: &Figure, tolerance: &Tolerance) -> Option<Figure> {
        let at = |label, field: &str| self.at(label, tolerance.number(), &format!("maintain/tolerance{field}"));
        match tolerance {
            Tolerance::Percent(_) if !self.unit.is_some_and(is_rate) => None,
            Tolerance::Bare(_) | Tolerance::Percent(_) => Some(at(&label::TOLERANCE, "")),
            Tolerance::Said(ToleranceRule::Amount(_)) => Some(at(&label::TOLERANCE, "/amount")),
            Tolerance::Said(ToleranceRule::Share(_)) => {
                let share = at(&label::TOLERANCE_SHARE, "/share");
                let part = Figure::product(&label::TOLERANCE, &[value, &share]);
                Some(if part.number().is_negative() { Figure::negation(&label::TOLERANCE, &part) } else { part })
            }
        }
    }

    fn last(&self, history: &[Number]) -> Option<Figure> {
        let index = history.len().checked_sub(1)?;
        Some(given(&label::HISTORY, history.get(index)?, self.root, &format!("/history/{index}")))
    }
}

/// A figure of the document.
pub(super) fn given(label: &'static Label, value: &Number, root: &str, pointer: &str) -> Figure {
    Figure::given(label, value.clone(), Source::Document(format!("{root}{pointer}")))
}
