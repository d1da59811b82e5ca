//! Where points come from.

use crate::shape::word;

word! {
    /// Where the points of an indicator come from.
    pub enum State as IndicatorState {
        /// From its value.
        Measured = "measured",
        /// From the policy for missing values.
        Substituted = "substituted",
        /// There are none: the weight went to its siblings.
        LeftOut = "left_out",
        /// There are none: the indicator does not apply to the person.
        NotApplicable = "not_applicable",
    }
}
