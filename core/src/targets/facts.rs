//! What is known while a plan runs.

use crate::{error::Language, id::Id, life::facts, number::Number, shape::record};
use chrono::NaiveDate;
use std::collections::BTreeMap;

record! {
    /// What is known while a plan runs: what has been reached, what people commit to, and what targets are measured by.
    pub struct TargetFacts {
        /// What each node without children has reached; what is not there is not known, but for a vacant seat: it has 0.
        actuals: BTreeMap<Id, Number> = BTreeMap::new(),
        /// What nodes commit to: those without children by themselves, others for all below them. `null` says that nobody
        /// answered yet, as does leaving a node out; nothing committed is `0`.
        commitments: BTreeMap<Id, Option<Number>> = BTreeMap::new(),
        /// The same by the labels of the parts of the period, of whom it is known by part: the whole is their sum.
        commitments_by_period: BTreeMap<Id, BTreeMap<String, Option<Number>>> = BTreeMap::new(),
        /// What the territory of each node without children holds, in the unit of the target; `null` where it is not known.
        potential: BTreeMap<Id, Option<Number>> = BTreeMap::new(),
        /// What each node without children is paid for reaching the target, in any one currency; `null` where it is not known.
        pay: BTreeMap<Id, Option<Number>> = BTreeMap::new(),
        /// The day up to which it is known, inclusive.
        as_of: Option<NaiveDate>,
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}
facts!(TargetFacts);

record! {
    /// A matrix needs no facts.
    pub struct MatrixFacts {
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}
facts!(MatrixFacts);
