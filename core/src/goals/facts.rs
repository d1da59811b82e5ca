//! What goals are judged on: the day, what was reached so far, and the policy.

use super::lexicon::VagueWord;
use crate::{
    calendar::CalendarRule,
    error::{Language, Severity},
    id::Id,
    life::facts,
    number::Number,
    shape::{record, word},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

record! {
    /// The facts of one goal.
    pub struct GoalFacts {
        /// Today.
        as_of: NaiveDate,
        /// What the metric is today; where it is a total, what it came to since the first day.
        actual: Option<Number>,
        /// The calendar that period labels belong to; Gregorian years unless declared.
        calendar: Option<CalendarRule>,
        /// How strictly to judge.
        policy: Policy = Policy::default(),
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}
facts!(GoalFacts);

record! {
    /// The facts of a goal set.
    pub struct GoalSetFacts {
        /// Today.
        as_of: NaiveDate,
        /// What the metric of each goal is today, by the goal's id.
        actual: BTreeMap<Id, Number> = BTreeMap::new(),
        /// The calendar that period labels belong to; the set's own unless declared here.
        calendar: Option<CalendarRule>,
        /// How strictly to judge.
        policy: Policy = Policy::default(),
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}
facts!(GoalSetFacts);

record! {
    /// How strictly to judge. Codes are named with or without their area: `A003`, `goal/A003`.
    pub struct Policy as GoalPolicy {
        /// How many standard deviations above the mean growth a goal may ask for.
        deviations: Number = default_deviations(),
        /// The fewest growths that say anything about the next.
        growths_min: u32 = 4,
        /// How far a stated change may be from the one that its figures give, as a share of the figure before.
        stated_tolerance: Number = Number::ZERO,
        /// The least pace that is on track.
        on_track_min: Number = Number::ONE,
        /// The least pace that is at risk and not off track.
        at_risk_min: Number = default_at_risk_min(),
        /// The decimal places that shares and rates are shown with: 4 shows 12.74 %.
        places: u32 = 4,
        /// Codes that are not looked for.
        off: Vec<String> = Vec::new(),
        /// Codes that weigh something else than usual.
        severities: BTreeMap<String, Weight> = BTreeMap::new(),
        /// Vague words besides the usual ones, or taken out of them.
        vague: Vec<VagueWord> = Vec::new(),
    }
}

fn default_deviations() -> Number {
    Number::from(2)
}

fn default_at_risk_min() -> Number {
    Number::from(4).over(&Number::from(5)).unwrap_or_default()
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            deviations: default_deviations(),
            growths_min: 4,
            stated_tolerance: Number::ZERO,
            on_track_min: Number::ONE,
            at_risk_min: default_at_risk_min(),
            places: 4,
            off: Vec::new(),
            severities: BTreeMap::new(),
            vague: Vec::new(),
        }
    }
}

word! {
    /// What a finding weighs.
    pub enum Weight as FindingWeight {
        /// Worth knowing.
        Info = "info",
        /// Probably not what was meant.
        Warn = "warn",
        /// Fails its letter.
        Error = "error",
    }
}

impl From<Weight> for Severity {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::Info => Self::Info,
            Weight::Warn => Self::Warn,
            Weight::Error => Self::Error,
        }
    }
}
