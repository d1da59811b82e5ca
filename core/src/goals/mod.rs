//! SMART goals: a linter for goals, with stable codes, precise places and help.

mod document;
mod period;

pub use document::{
    Change, Delta, FurtherTarget, GoalDocument, GoalSetDocument, Hold, Measured, Metric, Milestone, Milestones,
    Objective, Range, RollUp, Version,
};
pub use period::{PeriodDates, PeriodRule};
