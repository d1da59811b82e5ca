//! What the next unit of a measure pays: the slope of the pay curve, exactly.

use super::along::{Along, Piece, Pieces, Polynomial};
use crate::{
    error::{Problem, Problems, catalogue::document as code, catalogue::pay},
    id::Id,
    money::Amount,
    number::Number,
    payout::{PayFacts, PayPlan},
    rounding::Rounding,
    shape::record,
};
use serde::Serialize;

/// The places that rates are written with beside their exact value.
const RATE_PLACES: u32 = 8;

record! {
    /// What does the next unit of a measure pay?
    pub struct MarginalRateQuestion {
        /// What is known of the person and the period.
        facts: PayFacts,
        /// The measure.
        on: Id,
        /// The value of the measure; the one of the facts unless given.
        at: Option<Number>,
    }
}

/// What one component adds for each unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MarginalLine {
    /// The component.
    pub component: String,
    /// What it adds for each unit, before the plan's cap and floor, half up to 8 places.
    pub rate: Number,
    /// The same, exactly; a fraction `n/d` where no decimal holds it.
    pub exact: Number,
}

/// What the next unit of a measure pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MarginalRate {
    /// The value of the measure.
    pub at: Number,
    /// What the period entitles to there.
    pub entitled: Amount,
    /// What each unit adds above it before rounding, half up to 8 places: 0.06 for six cents of each unit of money.
    pub rate: Number,
    /// The rate as a percentage; only where the measure is money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<String>,
    /// The rate, exactly; a fraction `n/d` where no decimal holds it.
    pub exact: Number,
    /// What the first unit above adds at once, before rounding, when the curve jumps right above the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jump: Option<Number>,
    /// Whether the rate itself changes from unit to unit.
    pub is_bowed: bool,
    /// The components with a rate of their own.
    pub lines: Vec<MarginalLine>,
    /// The first whole unit of the measure at or above which another rate holds; absent where none is known up to a
    /// million million units above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Amount>,
}

impl PayPlan {
    /// The exact slope of the pay to the right of a value of the measure, and where it changes next.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; a measure without a value.
    pub fn marginal_rate(&self, asked: &MarginalRateQuestion) -> Result<MarginalRate, Problems> {
        let mut along = Along::new(self, &asked.facts, &asked.on)?;
        let at = match &asked.at {
            Some(at) => at.clone(),
            None => along.own()?,
        };
        along.check(&at, "/at")?;
        let pieces = pieces_above(&mut along, &at)?;
        let Some(piece) = pieces.right_of(&at) else {
            // A bend that is no fraction lies between this value and the next one that has a meaning.
            let range = format!("a multiple of {}", along.unit);
            return Err(Problem::new(&code::OUT_OF_RANGE, "/at")
                .in_facts()
                .with("value", at)
                .with("range", range)
                .into());
        };
        let sample = along.at(&at)?;
        let slope = |polynomial: &Polynomial| polynomial.slope().at(&at);
        let rounded = |rate: &Number| rate.rounded(Rounding::half_up(RATE_PLACES));
        let line = |(component, line): (&crate::payout::Component, &Polynomial)| {
            let exact = slope(line);
            let component = component.id.as_str().to_owned();
            (!exact.is_zero()).then(|| MarginalLine { component, rate: rounded(&exact), exact })
        };
        let exact = slope(&piece.total);
        let rate = rounded(&exact);
        let jump = &piece.total.at(&at) - &sample.exact;
        Ok(MarginalRate {
            entitled: Amount::new(&sample.entitled, along.scale()),
            percent: along.is_money().then(|| rate.in_percent()),
            rate,
            exact,
            jump: Some(jump).filter(|jump| !jump.is_zero()),
            is_bowed: piece.is_bowed(),
            lines: along.plan.components.iter().zip(&piece.lines).filter_map(line).collect(),
            until: next_change(&mut along, &pieces, piece)?.map(|next| along.written(&next)),
            at,
        })
    }
}

/// The curve from a value on, as far as its bends can be counted.
pub(super) fn pieces_above(along: &mut Along<'_>, low: &Number) -> Result<Pieces, Problems> {
    let mut width = super::along::far();
    loop {
        let high = along.ceiling(&(low + &(&width * &along.unit)));
        match Pieces::of(along, low, &high) {
            Err(problems) if is_too_long(&problems) && width > Number::ONE => {
                width = width.over(&Number::from(100)).unwrap_or(Number::ONE).at_least(&Number::ONE);
            }
            found => return found,
        }
    }
}

/// Whether only the length of the range is what was refused.
pub(super) fn is_too_long(problems: &Problems) -> bool {
    problems.iter().any(|problem| problem.code.name == pay::TOO_MANY_BENDS.name)
}

/// The first whole unit at which the curve leaves a piece.
fn next_change(along: &mut Along<'_>, pieces: &Pieces, piece: &Piece) -> Result<Option<Number>, Problems> {
    let last = pieces.cuts.last().cloned().unwrap_or_default();
    for cut in pieces.cuts.iter().filter(|cut| **cut > piece.low && **cut < last) {
        let here = along.at(cut)?;
        let goes_on = pieces.right_of(cut).is_some_and(|next| next.lines == piece.lines && next.total == piece.total);
        if !goes_on || piece.total.at(cut) != here.exact {
            return Ok(Some(along.ceiling(cut)));
        }
    }
    Ok(None)
}
