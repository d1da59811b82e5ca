//! Where a grade begins, in scores before rounding.

use super::{Scoring, finish};
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
    scoring::document::BandsOn,
};

/// The least score before rounding that a bound lets in, or the one that has to be passed.
pub(in crate::scoring) struct Bound {
    pub at: Number,
    /// Whether the score itself is let in; otherwise every one above it.
    pub is_reached: bool,
    /// A hundredth of the last place; nothing where scores are not rounded.
    pub beside: Option<Number>,
}

/// Where the bound of a band begins; `None` never, as ten to a power divides everything.
pub fn begin(scoring: &Scoring<'_>, from: &Number) -> Option<Bound> {
    let is_inclusive = scoring.card.inclusive;
    let rounding = finish::rounding(scoring).filter(|_| scoring.card.bands_on == BandsOn::Rounded);
    let Some(rounding) = rounding else {
        return Some(Bound { at: from.clone(), is_reached: is_inclusive, beside: None });
    };
    let place = Number::ONE.over(&Number::from(10).to_power(rounding.scale))?;
    let beside = place.over(&Number::HUNDRED)?;
    let above = from.rounded(Rounding { mode: Mode::Ceil, scale: rounding.scale });
    let reached = if is_inclusive || above > *from { above } else { above + &place };
    let half = &reached - &place.over(&Number::from(2))?;
    let begins = [&reached - &place, half, reached.clone()];
    let at = begins.into_iter().find(|score| (score + &beside).rounded(rounding) >= reached)?;
    let is_reached = at.rounded(rounding) >= reached;
    Some(Bound { at, is_reached, beside: Some(beside) })
}
