//! What one more deal pays.

use crate::{
    error::{Problem, Problems, catalogue::document as code},
    id::Id,
    life::LifeCycle as _,
    money::Amount,
    number::Number,
    payout::{PayFacts, PayPlan},
    shape::{escaped, record},
};
use serde::Serialize;

record! {
    /// What does one more deal of this size pay?
    pub struct NextDealQuestion {
        /// What is known of the person and the period, before the deal.
        facts: PayFacts,
        /// The measure that the deal adds to.
        on: Id,
        /// How much it adds.
        size: Number,
    }
}

/// What one more deal pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextDeal {
    /// What the period entitles to without the deal.
    pub before: Amount,
    /// What it entitles to with the deal.
    pub after: Amount,
    /// The difference: what the deal pays.
    pub pays: Amount,
}

impl PayPlan {
    /// What one more deal pays: the entitlement with it less the one without.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; a measure whose own value they do not give.
    pub fn next_deal(&self, asked: &NextDealQuestion) -> Result<NextDeal, Problems> {
        let in_facts = |problems: Problems| problems.under("/facts");
        let before = self.evaluate(&asked.facts).map_err(in_facts)?.entitled;
        let mut facts = asked.facts.clone();
        let Some(actual) = facts.measures.get_mut(&asked.on).and_then(|facts| facts.actual.as_mut()) else {
            let path = format!("/measures/{}/actual", escaped(asked.on.as_str()));
            return Err(in_facts(Problem::new(&code::MISSING_FIELD, path).in_facts().with("field", "actual").into()));
        };
        *actual += &asked.size;
        let after = self.evaluate(&facts).map_err(in_facts)?.entitled;
        let pays = Amount::new(&(after.value() - before.value()), after.scale());
        Ok(NextDeal { before, after, pays })
    }
}
