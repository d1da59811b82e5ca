//! The period of a plan, and how targets are spread over it.

use super::ZeroWeights;
use crate::{
    calendar::{CalendarRule, Grain},
    number::Number,
    shape::{choice, record, word},
};

record! {
    /// The period of a plan, and how targets are spread over it.
    pub struct TimeRule {
        /// The calendar of the labels.
        calendar: CalendarRule = CalendarRule::default(),
        /// The label of the whole period.
        period: String,
        /// The length of the parts; nothing is spread unless declared.
        by: Option<Grain>,
        /// How a target is spread over the parts.
        spread: Spread = Spread::Equal,
        /// The weights of the parts, instead of `spread`.
        profile: Option<Profile>,
        /// What is exact in each part besides the whole.
        margins: Margins = Margins::Leaves,
        /// The labels of the parts that are over: what leaves have `kept` in them was reached. What is kept in another part was
        /// set by hand, or stays until it is over.
        closed: Vec<String> = Vec::new(),
        /// How far new hires have come in each month since their first day, fully after the last one.
        ramp: Vec<Number> = Vec::new(),
    }
}

word! {
    /// How a target is spread over the parts of a period.
    pub enum Spread {
        /// Every part gets the same.
        Equal = "equal",
        /// By the days in it.
        Days = "days",
        /// By the days on which people work.
        WorkingDays = "working_days",
        /// By its weeks, in a calendar of whole weeks.
        Weeks = "weeks",
    }
}

choice! {
    /// The weights of the parts of a period, in order.
    pub enum Profile {
        /// One for each part.
        Weights(Vec<Number>) = "weights",
        /// What last year's parts came to.
        LastYear(Season) = "last_year",
    }
}

record! {
    /// What the parts of last year came to: this year's have the same proportions.
    pub struct Season {
        /// One amount for each part, in order.
        amounts: Vec<Number>,
        /// What an amount below zero means.
        negative: NegativeAmounts = NegativeAmounts::Error,
        /// What amounts mean that add up to zero.
        zero: ZeroWeights = ZeroWeights::Error,
    }
}

word! {
    /// What an amount below zero of last year means.
    pub enum NegativeAmounts {
        /// A mistake.
        Error = "error",
        /// Zero.
        ClampZero = "clamp_zero",
    }
}

word! {
    /// Whose targets in the parts of a period are within a step of exact.
    pub enum Margins as TimeMargins {
        /// Those of leaves, and all their parts up to each one; nodes above have the sums.
        Leaves = "leaves",
        /// Those of nodes above, too.
        Both = "both",
    }
}
