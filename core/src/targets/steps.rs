//! Steps: amounts as counts of what can be handed out, seen from the side where the total is not negative.

use super::document::{TargetNode, TargetPlanDocument};
use crate::{money::Amount, number::Number, quantity::Unit};

/// How amounts become counts of steps and back.
///
/// INVARIANT: counts are amounts ÷ step × sign. A plan with a negative total is worked out as its mirror image, so the
/// law `sign_mirrors` holds by construction.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Steps {
    /// The smallest part.
    pub step: Number,
    /// Whether amounts are negated on the way in and out.
    pub is_mirrored: bool,
    /// The places that amounts are written with.
    pub scale: u32,
}

impl Steps {
    pub fn of(document: &TargetPlanDocument) -> Self {
        let steps = Self::new(&document.unit, &document.total);
        // What was reached may be finer than what is handed out.
        Self { scale: steps.scale.max(places_kept(&document.tree)), ..steps }
    }

    pub fn new(unit: &Unit, total: &Number) -> Self {
        let step = unit.step();
        let natural = unit.scale().unwrap_or(0);
        let scale = natural.max(places(&step)).max(places(total));
        Self { step, is_mirrored: total.is_negative(), scale }
    }

    fn turned(&self, number: Number) -> Number {
        if self.is_mirrored { -number } else { number }
    }

    /// An amount as a count of steps, which may be a fraction. A step of zero was refused by the check.
    pub fn count(&self, amount: &Number) -> Number {
        self.turned(amount.over(&self.step).unwrap_or_default())
    }

    /// A count of steps as an amount.
    pub fn amount(&self, count: &Number) -> Number {
        self.turned(count * &self.step)
    }

    /// A count of steps as an amount that is written at the plan's scale.
    pub fn written(&self, count: &Number) -> Amount {
        Amount::new(&self.amount(count), self.scale)
    }

    /// A lower and an upper bound as counts, rounded inward to whole steps.
    pub fn bounds(&self, min: Option<&Number>, max: Option<&Number>) -> (Option<Number>, Option<Number>) {
        let (low, high) = if self.is_mirrored { (max, min) } else { (min, max) };
        (low.map(|low| self.count(low).ceiling()), high.map(|high| self.count(high).floor()))
    }
}

/// The decimal places of what is kept in settled periods.
fn places_kept(node: &TargetNode) -> u32 {
    let own = node.kept.values().map(places);
    own.chain(node.children.iter().map(places_kept)).max().unwrap_or(0)
}

/// The decimal places of a number.
pub(super) fn places(number: &Number) -> u32 {
    number.to_decimal().map_or(0, |decimal| decimal.scale())
}
