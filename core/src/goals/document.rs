//! What a goal is as plain data. Nearly every field may be missing: a goal that lacks its metric, its amount or its
//! deadline loads, and the verdict says so.

use super::{period::PeriodRule, tolerance::Tolerance};
use crate::{
    calendar::CalendarRule,
    id::Id,
    life::{Example, document},
    number::Number,
    quantity::Unit,
    shape::{Pair, choice, record, word},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

record! {
    /// A goal: what is measured, how much of it is wanted, by when, by whom, and why that is thought possible.
    pub struct GoalDocument {
        /// `quotakit/goal@1`.
        schema: Option<String>,
        /// The name by which other goals refer to this one; needed inside a set.
        id: Option<Id>,
        /// What people call the goal.
        title: Option<String>,
        /// The sentence that the goal was said in.
        text: Option<String>,
        /// Who answers for it.
        owner: Option<Id>,
        /// Where it holds, by dimension: `{"region": "east"}`.
        scope: BTreeMap<String, String> = BTreeMap::new(),
        /// What is measured.
        metric: Option<Metric>,
        /// What the metric shall do.
        objective: Option<Objective>,
        /// Further targets that were put into the same goal; the verdict advises to split them off.
        also: Vec<FurtherTarget> = Vec::new(),
        /// When it shall be reached.
        period: Option<PeriodRule>,
        /// By what means.
        means: Vec<String> = Vec::new(),
        /// The goals that this one serves.
        supports: Vec<Id> = Vec::new(),
        /// The way to the target.
        milestones: Option<Milestones>,
        /// What the completion standard measures: the metric, if the goal is to be what it says.
        completion: Option<String>,
        /// What the metric was in the periods before, the oldest first.
        history: Vec<Number> = Vec::new(),
        /// How the goals below come together where nobody says what this one has reached: the sum of what they reached
        /// where they measure the same, unless declared.
        rolls_up: Option<RollUpRule>,
        /// The most that can be reached with what there is (for a decrease: the least).
        capacity: Option<Number>,
        /// What the goal was before it was adjusted, the oldest first.
        versions: Vec<Version> = Vec::new(),
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}
document!(GoalDocument);

record! {
    /// What is measured.
    pub struct Metric {
        /// Its name, such as `revenue`.
        name: Option<String>,
        /// What its figures count.
        unit: Option<Unit>,
        /// Whether the period's figure adds up from zero or stands at a level from its first day.
        measured: Option<Measured>,
    }
}

word! {
    /// How a metric's figure comes about within the period.
    pub enum Measured {
        /// It stands at some level on every day, and moves from there: a share, a rate, a satisfaction, a run rate.
        Level = "level",
        /// It starts at zero on the first day and adds up: the revenue of a quarter, new customers.
        Total = "total",
    }
}

choice! {
    /// What the metric shall do.
    pub enum Objective {
        /// Rise.
        Increase(Change) = "increase",
        /// Fall.
        Decrease(Change) = "decrease",
        /// Be this much or more.
        AtLeast(Number) = "at_least",
        /// Be this much or less.
        AtMost(Number) = "at_most",
        /// Lie between two figures, both of them included.
        Within(Range) = "within",
        /// Be exactly this.
        Reach(Number) = "reach",
        /// Stay where it is.
        Maintain(Hold) = "maintain",
    }
}

record! {
    /// A change: two of the three say it all; where all three are given they have to agree.
    pub struct Change as GoalChange {
        /// The figure before.
        from: Option<Number>,
        /// The figure after.
        to: Option<Number>,
        /// How far it moves, without a sign.
        by: Option<Delta>,
    }
}

choice! {
    /// How far a figure moves.
    pub enum Delta as GoalDelta {
        /// By an amount in the metric's unit.
        Amount(Number) = "amount",
        /// By a share of the figure before: from 20 % by 5 % is 21 %.
        Percent(Number) = "percent",
        /// By percentage points: from 20 % by `"5%"` is 25 %.
        Points(Number) = "points",
        /// By an amount from the first to the second; the first is the target, the second what is hoped for.
        AmountBetween(Pair<Number, Number>) = "amount_between",
        /// By a share from the first to the second: 100 by `["8%", "10%"]` is met from 108 on.
        PercentBetween(Pair<Number, Number>) = "percent_between",
        /// By percentage points from the first to the second.
        PointsBetween(Pair<Number, Number>) = "points_between",
    }
}

/// What a change is said in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DeltaKind {
    Amount,
    Percent,
    Points,
}

impl Delta {
    pub(super) const fn kind(&self) -> DeltaKind {
        match self {
            Self::Amount(_) | Self::AmountBetween(_) => DeltaKind::Amount,
            Self::Percent(_) | Self::PercentBetween(_) => DeltaKind::Percent,
            Self::Points(_) | Self::PointsBetween(_) => DeltaKind::Points,
        }
    }

    /// The least that the figure moves by, which is the target, and of a range the most.
    pub(super) const fn ends(&self) -> (&Number, Option<&Number>) {
        match self {
            Self::Amount(least) | Self::Percent(least) | Self::Points(least) => (least, None),
            Self::AmountBetween(range) | Self::PercentBetween(range) | Self::PointsBetween(range) => {
                (&range.0, Some(&range.1))
            }
        }
    }
}

record! {
    /// A range, both ends included.
    pub struct Range as GoalRange {
        /// The least.
        low: Number,
        /// The most.
        high: Number,
    }
}

record! {
    /// A figure that shall stay.
    pub struct Hold as GoalHold {
        /// The figure.
        value: Option<Number>,
        /// How far it may stray to either side.
        tolerance: Option<Tolerance>,
    }
}

record! {
    /// A further target in the same goal.
    pub struct FurtherTarget {
        /// What is measured.
        metric: Option<Metric>,
        /// What it shall do.
        objective: Option<Objective>,
    }
}

choice! {
    /// The way to the target.
    pub enum Milestones {
        /// What the metric shall be on some days.
        Path(Vec<Milestone>) = "path",
        /// What each part of the period shall bring; the parts sum to the target.
        Parts(Vec<Milestone>) = "parts",
    }
}

record! {
    /// One milestone.
    pub struct Milestone {
        /// Its last day.
        due: Option<NaiveDate>,
        /// The figure.
        value: Number,
    }
}

record! {
    /// What a goal was until it was adjusted.
    pub struct Version as GoalVersion {
        /// The first day on which it no longer held.
        until: NaiveDate,
        /// Why it was adjusted.
        reason: String,
        /// Who answered for it.
        owner: Option<Id>,
        /// What the metric had to do.
        objective: Option<Objective>,
        /// When it had to be reached.
        period: Option<PeriodRule>,
        /// The way to the target.
        milestones: Option<Milestones>,
    }
}

record! {
    /// Goals that belong together: a company's, its regions', its people's.
    pub struct GoalSetDocument {
        /// `quotakit/goal-set@1`.
        schema: Option<String>,
        /// The name of the set.
        id: Option<Id>,
        /// What people call it.
        title: Option<String>,
        /// The calendar that the goals' periods belong to; Gregorian years unless declared.
        calendar: Option<CalendarRule>,
        /// The goals that need no parent. Unless declared: those that support nothing but are supported.
        roots: Vec<Id> = Vec::new(),
        /// Metrics of children that serve another metric of their parent.
        rolls_up: Vec<RollUp> = Vec::new(),
        /// The goals.
        goals: Vec<GoalDocument>,
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}
document!(GoalSetDocument);

choice! {
    /// How the goals below a goal come together.
    pub enum RollUpRule {
        /// What they reached adds up.
        Sum(RollUpPlain) = "sum",
        /// The mean of their progress.
        Mean(RollUpPlain) = "mean",
        /// The mean of their progress, each with its weight; goals without one count nothing.
        Weighted(BTreeMap<Id, Number>) = "weighted",
    }
}

record! {
    /// Nothing more to say.
    pub struct RollUpPlain {}
}

record! {
    /// Says that one metric serves another: new customers serve revenue.
    pub struct RollUp {
        /// The child's metric.
        metric: String,
        /// The parent's metric.
        to: String,
    }
}
