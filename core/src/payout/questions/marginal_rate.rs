//! What the next unit of a measure pays: the slope of the pay curve, exactly.

use super::{
    along::{Along, Piece, Pieces, Polynomial, ahead},
    curve::meets,
};
use crate::{
    error::Problems,
    id::Id,
    money::Amount,
    number::Number,
    payout::{Component, PayFacts, PayPlan, evaluate::Sample},
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
    /// Whether the rate itself changes from unit to unit; `exact` is then the slope right at the value.
    pub is_bowed: bool,
    /// Whether the curve bends or jumps within the next unit of the measure, so that no rate holds for all of it. The rate
    /// is then what the unit adds, divided by the unit, and `jump` is part of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_mean: bool,
    /// The components with a rate of their own.
    pub lines: Vec<MarginalLine>,
    /// The first whole unit of the measure at or above which another rate holds; absent where none is known up to a
    /// million million units above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Amount>,
}

impl PayPlan {
    /// What the next unit of a measure pays, and where that changes.
    ///
    /// Where the pay runs evenly over the next unit, it is the slope of the curve to the right of the value. Where the
    /// curve bends or jumps within that unit, at a fraction of it or at a value that is no fraction at all (a parabola
    /// that meets a cap), nothing that can be sold lies before the bend: the rate is then what the whole unit adds, divided
    /// by the unit, and `is_mean` says so. Both are exact.
    ///
    /// ```
    /// use quotakit::{LifeCycle, payout::{PayPlan, questions::{Answer, Question}}};
    /// // 10 % up to 100 pieces; the bound scaled to 10 of 31 days is 32.258… pieces, and above it a piece pays 5 more.
    /// let plan = PayPlan::from_json(r#"{"id": "p", "currency": "CNY", "period": "month",
    ///   "measures": [{"id": "pieces", "unit": {"count": {}}}], "components": [{"id": "c", "on": "pieces", "pay": {"tiers": {
    ///     "axis": "quantity", "mode": "marginal",
    ///     "steps": [{"from": "0", "per_unit": "31"}, {"from": "100", "per_unit": "62"}]}}}]}"#)?;
    /// let asked = |at: u32| -> Result<String, Box<dyn std::error::Error>> {
    ///     let question: Question = serde_json::from_str(&format!(r#"{{"marginal_rate": {{"on": "pieces", "at": {at}, "facts": {{
    ///       "person": "a", "period": "2026-07", "active": [{{"start": "2026-07-01", "end": "2026-07-11"}}]}}}}}}"#))?;
    ///     let Answer::MarginalRate(rate) = plan.answer(&question)? else { unreachable!() };
    ///     Ok(format!("{} {}", rate.exact, rate.is_mean))
    /// };
    /// // The 33rd piece: 8/31 of it at 31, the other 23/31 at 62.
    /// assert_eq!([asked(31)?, asked(32)?, asked(33)?], ["31 false", "54 true", "62 false"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
        let (now, end) = (along.at(&at)?, &at + &along.unit);
        let (piece, change) = ahead(&mut along, None, &at, |along, high| {
            let pieces = Pieces::of(along, &at, high)?;
            // Where the value lies at a bend that is no fraction, the piece behind it serves if it runs through the value.
            let behind = || pieces.pieces.first().filter(|piece| meets(piece, &at, &now));
            let Some(piece) = pieces.right_of(&at).or_else(behind) else { return Ok(((None, None), true)) };
            let change = next_change(along, &pieces, piece)?;
            let is_found = change.is_some();
            Ok(((Some(piece.clone()), change), is_found))
        })?;
        let then = along.at(&end)?;
        let runs_on = |piece: &Piece| {
            change.as_ref().is_none_or(|change| *change >= end) && {
                let is_bend_at_end = change.as_ref() == Some(&end);
                is_bend_at_end || meets(piece, &end, &then)
            }
        };
        let until = change.as_ref().map(|change| along.ceiling(change));
        let told = match piece.filter(runs_on) {
            Some(piece) => Told::slope(&piece, &at, &now),
            None => Told::mean(&now, &then, &along.unit),
        };
        let until = until.or_else(|| told.is_mean.then(|| along.ceiling(&end)));
        let rounded = |rate: &Number| rate.rounded(Rounding::half_up(RATE_PLACES));
        let line = |(component, exact): (&Component, &Number)| {
            let component = component.id.as_str().to_owned();
            (!exact.is_zero()).then(|| MarginalLine { component, rate: rounded(exact), exact: exact.clone() })
        };
        let rate = rounded(&told.total);
        Ok(MarginalRate {
            entitled: Amount::new(&now.entitled, along.scale()),
            percent: along.is_money().then(|| rate.in_percent()),
            rate,
            jump: Some(told.jump).filter(|jump| !jump.is_zero()),
            is_bowed: told.is_bowed,
            is_mean: told.is_mean,
            lines: along.plan.components.iter().zip(&told.lines).filter_map(line).collect(),
            exact: told.total,
            until: until.map(|next| along.written(&next)),
            at,
        })
    }
}

/// What the next unit adds, for each unit.
struct Told {
    total: Number,
    lines: Vec<Number>,
    jump: Number,
    is_bowed: bool,
    is_mean: bool,
}

impl Told {
    /// The slope of a piece that holds for the whole unit.
    fn slope(piece: &Piece, at: &Number, now: &Sample) -> Self {
        let slope = |polynomial: &Polynomial| polynomial.slope().at(at);
        Self {
            total: slope(&piece.total),
            lines: piece.lines.iter().map(slope).collect(),
            jump: &piece.total.at(at) - &now.exact,
            is_bowed: piece.is_bowed(),
            is_mean: false,
        }
    }

    /// What the unit adds, bends and jumps included, divided by it.
    fn mean(now: &Sample, then: &Sample, unit: &Number) -> Self {
        let mean = |now: &Number, then: &Number| (then - now).over(unit).unwrap_or_default();
        Self {
            total: mean(&now.exact, &then.exact),
            lines: now.lines.iter().zip(&then.lines).map(|(now, then)| mean(&now.exact, &then.exact)).collect(),
            jump: Number::ZERO,
            is_bowed: false,
            is_mean: true,
        }
    }
}

/// The first cut at which the curve leaves a piece; of a bend that is no fraction, the neighbour above it.
fn next_change(along: &mut Along<'_>, pieces: &Pieces, piece: &Piece) -> Result<Option<Number>, Problems> {
    let last = pieces.cuts.last().cloned().unwrap_or_default();
    for cut in pieces.cuts.iter().filter(|cut| **cut > piece.low && **cut < last) {
        let Some(next) = pieces.right_of(cut) else { continue };
        let here = along.at(cut)?;
        if next.lines != piece.lines || next.total != piece.total || !meets(piece, cut, &here) {
            return Ok(Some(cut.clone()));
        }
    }
    Ok(None)
}
