//! SMART goals: a linter for goals, with stable codes, precise places and help.

mod document;
mod facts;
mod lexicon;
mod period;

pub use document::{
    Change, Delta, FurtherTarget, GoalDocument, GoalSetDocument, Hold, Measured, Metric, Milestone, Milestones,
    Objective, Range, RollUp, Version,
};
pub use facts::{GoalFacts, GoalSetFacts, Policy, Weight};
pub use lexicon::{Lexicon, StandsFor, VagueHit, VagueWord};
pub use period::{PeriodDates, PeriodRule};
