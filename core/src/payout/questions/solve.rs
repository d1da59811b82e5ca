//! How much of a measure it takes to be paid an amount.

use super::{
    along::{Along, Piece, Pieces, between, far},
    search::Search,
};
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
    /// How much of a measure does it take to be paid an amount?
    pub struct SolveQuestion {
        /// What is known of the person and the period; the measure's own value only serves to tell the distance.
        facts: PayFacts,
        /// The measure.
        on: Id,
        /// The amount that the period has to entitle to.
        pays: Number,
        /// The least value of the measure to look at; nothing unless given, and what is credited where single deals are
        /// paid.
        from: Option<Number>,
        /// The largest value of the measure to look at; a million million of its smallest units unless given.
        up_to: Option<Number>,
    }
}

/// A value of the measure and what the plan pays there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SolvedPoint"))]
pub struct Solved {
    /// The value of the measure, a whole number of its smallest unit.
    pub at: Amount,
    /// The value divided by the period's quota, half up to 6 places; only where a quota is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attainment: Option<Number>,
    /// What the period entitles to there: what evaluating the plan gives.
    pub entitled: Amount,
    /// How much it is above the measure's value in the facts, negative below it; only where the facts have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<Number>,
}

/// How much of a measure it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Solution {
    /// The amount that was asked for.
    pub pays: Number,
    /// The smallest value of the measure that pays as much; absent where none up to the bound does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed: Option<Solved>,
    /// The most that is paid up to the bound, and the smallest value that pays it; only where nothing pays as much as was
    /// asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<Solved>,
    /// The bound up to which the measure was searched.
    pub up_to: Amount,
}

impl PayPlan {
    /// The smallest value of a measure, in whole units of it, at which the period entitles to an amount.
    ///
    /// Between its bends every line is a polynomial of the measure; cut where it turns, it only rises or only falls, and
    /// so does its rounded amount. So what a range can pay at most is known from its two ends, and halving ranges that
    /// can pay enough finds the smallest value, whatever rises or falls. Each answer was evaluated.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; more bends or more looks at the plan than the limits.
    pub fn solve(&self, asked: &SolveQuestion) -> Result<Solution, Problems> {
        let mut along = Along::new(self, &asked.facts, &asked.on)?;
        let from = asked.from.clone().or_else(|| along.least.clone()).unwrap_or_default();
        along.check(&from, "/from")?;
        let low = along.ceiling(&from);
        let scale = |width: &Number| &low + &(width * &along.unit);
        let widths: Vec<Number> = match &asked.up_to {
            Some(up_to) => vec![along.floor(up_to)],
            // What is needed is mostly near: a curve with many bends far away need not be walked.
            None => {
                [1_000_000, 1_000_000_000].into_iter().map(Number::from).chain([far()]).map(|w| scale(&w)).collect()
            }
        };
        let mut search = Search::new(&along, &low, widths.last().unwrap_or(&low), &asked.pays)?;
        for high in &widths {
            let pieces = Pieces::of(&mut along, &low, high)?;
            let ranges = ranges(&along, &pieces);
            if let Some(at) = search.first(&mut along, &ranges, &asked.pays)? {
                let needed = Some(solved(&mut along, &at)?);
                return Ok(Solution { pays: asked.pays.clone(), needed, most: None, up_to: along.written(high) });
            }
            if Some(high) == widths.last() {
                let most = search.most(&mut along, &ranges)?;
                let at = search.first(&mut along, &ranges, &most)?.unwrap_or_else(|| low.clone());
                let most = Some(solved(&mut along, &at)?);
                return Ok(Solution { pays: asked.pays.clone(), needed: None, most, up_to: along.written(high) });
            }
        }
        Ok(Solution { pays: asked.pays.clone(), needed: None, most: None, up_to: along.written(&low) })
    }
}

fn solved(along: &mut Along<'_>, at: &Number) -> Result<Solved, Problems> {
    let sample = along.at(at)?;
    Ok(Solved {
        at: along.written(at),
        attainment: along.attainment(at),
        entitled: Amount::new(&sample.entitled, along.scale()),
        distance: along.actual.as_ref().map(|actual| at - actual),
    })
}

/// Ranges of whole units, both ends included, by rising measure; within each, every line only rises or only falls.
fn ranges(along: &Along<'_>, pieces: &Pieces) -> Vec<(Number, Number, Option<Piece>)> {
    let mut ranges = Vec::new();
    for cut in &pieces.cuts {
        if along.floor(cut) == *cut {
            ranges.push((cut.clone(), cut.clone(), None));
        }
        let Some(piece) = pieces.pieces.iter().find(|piece| piece.low == *cut) else { continue };
        let mut left = along.ceiling_above(cut);
        for turn in piece.turns(&along.unit) {
            let right = along.floor_below(&turn);
            if left <= right {
                ranges.push((left.clone(), right, Some(piece.clone())));
            }
            if along.floor(&turn) == turn {
                ranges.push((turn.clone(), turn.clone(), None));
            }
            left = along.ceiling_above(&turn);
        }
        let right = along.floor_below(&piece.high);
        if left <= right {
            ranges.push((left, right, Some(piece.clone())));
        }
    }
    ranges
}

/// The middle of a range of whole units.
pub(super) fn middle(low: &Number, high: &Number, unit: &Number) -> Number {
    between(low, high, unit).unwrap_or_else(|| low.clone())
}
