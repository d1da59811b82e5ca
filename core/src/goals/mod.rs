//! SMART goals: a linter for goals, with stable codes, precise places and help.
//!
//! A goal is plain data ([`GoalDocument`]); nearly all of it may be missing, and the verdict says what is. Each of the five
//! letters passes, fails, or is unknown for want of data. History is compared exactly: a target is beyond it when
//! `asked − mean > k × sd`, which is decided on squares.
//!
//! ```
//! use quotakit::{LifeCycle, goals::{Goal, Verdict}};
//! let goal = Goal::from_json(r#"{
//!     "title": "East revenue", "owner": "li",
//!     "metric": {"name": "revenue", "unit": {"currency": {"code": "CNY"}}},
//!     "objective": {"increase": {"from": "1000000", "to": "1200000"}},
//!     "period": "2026-Q4",
//!     "history": ["900000", "960000", "940000", "1010000", "1000000"]
//! }"#)?;
//! let verdict = goal.evaluate(&Goal::facts_from_json(r#"{"as_of": "2026-10-01"}"#)?)?;
//! assert_eq!(verdict.letters.achievable, Verdict::Fail);
//! let finding = &verdict.findings[0];
//! assert_eq!(finding.code, "goal/A001");
//! assert_eq!(finding.message, "the goal asks for a change of `20%`, the history bears up to `12.74%`");
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! Progress is `(actual − from) ÷ (to − from)`, upwards and downwards alike. A metric whose `measured` is `total`, one whose
//! milestones are `parts` of a sum, and a floor (`at_least`, `reach`) that is not said to be a `level` add up from zero
//! within the period, so their `from` is zero. Pace is progress over the share of days that are gone, the day of evaluation
//! included. An increase of a total by an amount is that amount: 100 new customers more are 100 in the period, whatever the
//! last one brought. A ceiling or a range has no way to go: it is on track while it holds.
//!
//! A [`GoalSet`] adds what only goals together can show: who supports whom, whether children sum to their parent, and
//! what share of a parent they carry, and what they have reached together. A goal of a set needs no parent when the set names it in `roots`; where the set names
//! none, the goals that are supported but support nothing are the roots.
//!
//! A goal that was adjusted is judged by the version that held on the day of evaluation; the outcome tells all versions and
//! how far the target moved. Not yet: pace along an uneven path (only milestones see it), evaluation over columns.

mod achievable;
mod adjust;
mod aim;
mod case;
mod check;
mod docket;
mod document;
mod evaluate;
mod facts;
mod labels;
mod lexicon;
mod measurable;
mod milestone;
mod outcome;
mod period;
mod question;
pub mod reading;
mod relevant;
mod rolled;
mod set;
mod span;
mod specific;
mod timely;
mod together;
mod tolerance;
mod track;
mod tree;
mod versions;

/// The rules of goals, with worked figures that are shared vectors.
#[doc = include_str!("../../docs/goals.md")]
pub mod reference {}

pub use adjust::{AdjustedGoal, Adjustment, GoalAnswer, GoalQuestion};
pub use document::{
    Change, Delta, FurtherTarget, GoalDocument, GoalSetDocument, Hold, Measured, Metric, Milestone, Milestones,
    Objective, Range, RollUp, RollUpPlain, RollUpRule, Version,
};
pub use evaluate::Goal;
pub use facts::{GoalFacts, GoalSetFacts, Policy, Weight};
pub use lexicon::{Lexicon, StandsFor, VagueHit, VagueWord};
pub use outcome::{
    Achievability, Coverage, Days, DueMilestone, Finding, GoalOutcome, GoalSetOutcome, Letter, Letters, Missing,
    MissingField, Reason, Rolled, Shown, Status, Tracking, TreeNode, Verdict, VersionChange, VersionOutcome,
};
pub use period::{PeriodDates, PeriodRule};
pub use set::GoalSet;
pub use tolerance::{Tolerance, ToleranceRule};
