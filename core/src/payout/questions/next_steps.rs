//! What comes next on a measure: for each component, how far it is to the next bound and what reaching it pays.

use super::along::{Along, LineAlong, ahead};
use crate::{
    error::Problems,
    id::Id,
    money::Amount,
    number::Number,
    payout::{PayFacts, PayPlan},
    shape::record,
};
use serde::Serialize;

record! {
    /// How far is it to the next step, and what does it pay?
    pub struct NextStepsQuestion {
        /// What is known of the person and the period.
        facts: PayFacts,
        /// The measure.
        on: Id,
    }
}

/// The next value of the measure at which a component pays by another rule: a step, a point, a block, a cap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextStep {
    /// The component.
    pub component: String,
    /// The first whole unit of the measure at which the bound is reached.
    pub at: Amount,
    /// How much is missing.
    pub distance: Number,
    /// What reaching it adds to the component's line.
    pub pays: Amount,
    /// What reaching it adds to what the period entitles to.
    pub entitled: Amount,
}

/// What comes next on a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextSteps {
    /// The value of the measure now.
    pub at: Number,
    /// What the period entitles to now.
    pub entitled: Amount,
    /// The next step of each component that has one, in the order of the plan.
    pub steps: Vec<NextStep>,
}

impl PayPlan {
    /// For each component, the next value of the measure at which it pays by another rule.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; a measure without a value.
    pub fn next_steps(&self, asked: &NextStepsQuestion) -> Result<NextSteps, Problems> {
        let mut along = Along::new(self, &asked.facts, &asked.on)?;
        let at = along.own()?;
        let now = along.at(&at)?;
        let scale = along.scale();
        let mut steps = Vec::new();
        for (index, component) in along.plan.components.iter().enumerate() {
            let next = ahead(&mut along, Some(index), &at, |along, high| {
                let next = next_of(along, index, &at, high)?;
                let is_found = next.is_some();
                Ok((next, is_found))
            })?;
            let Some(next) = next else { continue };
            let then = along.at(&next)?;
            let paid = |paid: &[Number]| paid.get(index).cloned().unwrap_or_default();
            steps.push(NextStep {
                component: component.id.as_str().to_owned(),
                at: along.written(&next),
                distance: &next - &at,
                pays: Amount::new(&(paid(&then.paid) - paid(&now.paid)), scale),
                entitled: Amount::new(&(&then.entitled - &now.entitled), scale),
            });
        }
        Ok(NextSteps { at, entitled: Amount::new(&now.entitled, scale), steps })
    }
}

/// The first whole unit up to `high` at which a line has left the piece that it is on.
fn next_of(along: &mut Along<'_>, index: usize, at: &Number, high: &Number) -> Result<Option<Number>, Problems> {
    let pieces = LineAlong::of(along, index, at, high)?;
    let line = |along: &mut Along<'_>, at: &Number| along.line_at(index, at).map(|sample| sample.exact.clone());
    // Where the value lies at a bend that is no fraction, the piece behind it serves if it runs through the value.
    let mut own = None;
    for cut in pieces.cuts().filter(|cut| *cut < high) {
        let next = pieces.right_of(along, cut)?;
        let here = line(along, cut)?;
        let Some(own) = &own else {
            let Some(next) = next else { continue };
            if next.at(at) != line(along, at)? {
                // A jump right above the value itself, as of a bound that belongs to the step below, or a bend within the
                // unit.
                return Ok(Some(along.ceiling_above(at)));
            }
            own = Some(next);
            continue;
        };
        if own.at(cut) != here {
            return Ok(Some(along.ceiling(cut)));
        }
        let Some(next) = next else { continue };
        if next.at(cut) != here {
            return Ok(Some(along.ceiling_above(cut)));
        }
        if next != *own {
            return Ok(Some(along.ceiling(cut)));
        }
    }
    Ok(if own.is_none() { Some(along.ceiling_above(at)) } else { None })
}
