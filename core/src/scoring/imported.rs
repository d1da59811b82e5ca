//! What a table of closed ranges becomes on a scorecard, asked before it stands in one.

use super::{
    bands::{GradeRange, Seen, Stretch, check_ends, check_grades, import_ranges},
    check,
    document::ScorecardDocument,
};
use crate::{
    error::Problems,
    number::Number,
    rounding::{Mode, RoundingRule},
    shape::record,
};
use serde::Serialize;

record! {
    /// What closed ranges become.
    pub struct ImportBands as ImportBandsQuestion {
        /// The ranges.
        ranges: Vec<GradeRange>,
        /// The places of the scores that the bands see; those that the scorecard's bands see, unless stated.
        scale: Option<u32>,
        /// The highest score that there is; the scorecard's limit, unless stated.
        max: Option<Number>,
    }
}

/// Closed ranges by lower bounds, with every hole and every overlap between them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportedBands {
    /// The same grades by lower bounds, lowest first, as a scorecard takes them.
    pub bands: Vec<ImportedBand>,
    /// Scores that no range covers, both ends excluded: a scorecard with these ranges is refused.
    pub holes: Vec<BandStretch>,
    /// Holes into which no score falls, because scores are rounded or limited.
    pub unseen_holes: Vec<BandStretch>,
    /// Scores that two ranges cover, both ends included: a scorecard with these ranges is refused.
    pub overlaps: Vec<BandStretch>,
}

/// A grade and the score from which it is given.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportedBand {
    /// The grade.
    pub grade: String,
    /// The lower bound.
    pub from: Number,
    /// What to tell people of this grade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
}

/// A stretch of scores between two ranges.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BandStretch {
    /// The position of the range that a hole ends at, of the highest where it has no end, or that an overlap begins with.
    pub range: usize,
    /// Where it begins.
    pub from: Number,
    /// Where it ends; nothing where it does not.
    pub to: Option<Number>,
    /// The grade of the lower range.
    pub lower: String,
    /// The grade of the upper range; nothing above the highest.
    pub upper: Option<String>,
}

impl From<Stretch> for BandStretch {
    fn from(Stretch { index, from, to, grades: (lower, upper) }: Stretch) -> Self {
        Self { range: index, from, to, lower, upper: Some(upper).filter(|upper| !upper.is_empty()) }
    }
}

/// Imports ranges as a scorecard would see them.
pub(super) fn import(card: &ScorecardDocument, asked: &ImportBands) -> Result<ImportedBands, Problems> {
    let ImportBands { ranges, scale, max } = asked;
    let mut problems = Problems::new();
    check_grades(ranges.iter().map(|range| &range.grade), "/ranges", &mut problems);
    check_ends(ranges, "/ranges", &mut problems);
    if let Some(scale) = scale {
        check::rounding(&RoundingRule { mode: Mode::HalfUp, scale: Some(*scale) }, "", &mut problems);
    }
    problems.in_facts().or(())?;
    // What the question does not say is as the scorecard has it.
    let seen = check::seen(card);
    let seen = Seen { scale: scale.or(seen.scale), max: max.clone().or(seen.max) };
    let found = import_ranges(ranges);
    let is_reachable = |hole: &Stretch| seen.can_fall_between(&hole.from, hole.to.as_ref());
    let (holes, unseen): (Vec<Stretch>, Vec<Stretch>) = found.holes.into_iter().partition(is_reachable);
    let told = |stretches: Vec<Stretch>| stretches.into_iter().map(BandStretch::from).collect();
    let bands = found.bands.into_iter();
    Ok(ImportedBands {
        bands: bands.map(|band| ImportedBand { grade: band.grade, from: band.from, advice: band.advice }).collect(),
        holes: told(holes),
        unseen_holes: told(unseen),
        overlaps: told(found.overlaps),
    })
}
