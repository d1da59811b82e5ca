//! What is known while a plan runs.

use crate::{error::Language, id::Id, life::facts, number::Number, shape::record};
use chrono::NaiveDate;
use std::collections::BTreeMap;

record! {
    /// What has been reached so far.
    pub struct TargetFacts {
        /// What each node without children has reached; what is not there is not known.
        actuals: BTreeMap<Id, Number> = BTreeMap::new(),
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
