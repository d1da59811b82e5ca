//! What becomes of a plan when periods have passed or the total changes, moving as few leaves as can be.

use super::{
    changes::{Revision, revision},
    draft::{Draft, RevisionNote},
    facts::{Actuals, Happened},
    least::fewest,
    retarget::told,
    words::ChangeReason,
};
use crate::{
    error::{Language, Problems},
    number::Number,
    shape::record,
    targets::{document::BelowZero, plan::TargetPlan},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

record! {
    /// What becomes of the plan when periods have passed or the total changes, if as few leaves move as can be?
    pub struct MinimumChangeQuestion {
        /// The new total; the old one, unless given.
        total: Option<Number>,
        /// What each node without children reached, by period that is over.
        actuals: Actuals = BTreeMap::new(),
        /// The day up to which it is known, inclusive: periods that end by then are over.
        as_of: Option<NaiveDate>,
        /// The labels of further periods that are over.
        closed: Vec<String> = Vec::new(),
        /// The labels of the periods that take what is left; all open ones, unless given. The others keep their targets.
        to: Option<Vec<String>>,
        /// Whether less than nothing may be left of somebody; as the plan says, unless given.
        below_zero: Option<BelowZero>,
        /// Why the new version is made, when and by whom.
        note: RevisionNote,
        /// The language of reasons.
        language: Language = Language::En,
    }
}

impl TargetPlan {
    /// What becomes of the plan when periods have passed or the total changes, if as few nodes without children as can be
    /// have another target in the whole. Who has reached more already moves; of the others, who has the largest room does,
    /// and of equal rooms the id that sorts first.
    ///
    /// The number is the least one, except below padded nodes, where whole steps of the padded value may cost one more.
    ///
    /// # Errors
    /// As those of [`TargetPlan::retarget`].
    pub fn minimum_change(&self, asked: &MinimumChangeQuestion) -> Result<Revision, Problems> {
        let happened = Happened {
            total: asked.total.as_ref(),
            actuals: &asked.actuals,
            as_of: asked.as_of,
            closed: &asked.closed,
            to: asked.to.as_deref(),
            below_zero: asked.below_zero,
        };
        let mut draft = Draft::of(self, &asked.note);
        let passed = happened.into_draft(self, &mut draft)?;
        draft.release();
        let wanted = fewest(self, &draft.load()?);
        let new = draft.settle(&wanted)?;
        revision(self, &new, asked.language, &|seen| told(seen, &passed, ChangeReason::Fewest, ChangeReason::Sum))
    }
}
