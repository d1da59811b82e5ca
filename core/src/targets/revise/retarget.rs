//! What becomes of a plan when periods have passed or the total changes.

use super::{
    changes::{Revision, Seen, Told, revision},
    draft::{Draft, RevisionNote, Values, each_node, values_of},
    facts::{Actuals, Happened, Passed},
    words::ChangeReason,
};
use crate::{
    error::{Language, Problems},
    life::LifeCycle as _,
    number::Number,
    shape::{record, word},
    targets::{
        document::{BelowZero, TargetNode, Weight},
        plan::TargetPlan,
        prepare::Prepared,
        share::Held,
    },
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

record! {
    /// What becomes of the plan when periods have passed or the total changes?
    pub struct RetargetQuestion {
        /// The new total; the old one, unless given.
        total: Option<Number>,
        /// What each node without children reached, by period that is over.
        actuals: Actuals = BTreeMap::new(),
        /// The day up to which it is known, inclusive: periods that end by then are over.
        as_of: Option<NaiveDate>,
        /// The labels of further periods that are over.
        closed: Vec<String> = Vec::new(),
        /// How what is left goes among nodes.
        by: RestBy = RestBy::Weights,
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

word! {
    /// How what is left goes among nodes.
    pub enum RestBy {
        /// By their weights.
        Weights = "weights",
        /// The same for every node without children that is not fixed and has a weight.
        Equal = "equal",
    }
}

impl TargetPlan {
    /// What becomes of the plan when periods have passed or the total changes: what was reached and what is locked stays, and
    /// what is left goes by weight, or equally, to the open or to chosen periods.
    ///
    /// # Errors
    /// Actuals of nodes with children, of periods that are not over, and missing ones; what cannot hold together, such as
    /// more than the total that was reached.
    pub fn retarget(&self, asked: &RetargetQuestion) -> Result<Revision, Problems> {
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
        let new = match asked.by {
            RestBy::Weights => draft.load()?,
            RestBy::Equal => {
                let wanted = equal_values(&draft)?;
                draft.settle(&wanted)?
            }
        };
        let free = match asked.by {
            RestBy::Weights => ChangeReason::ByWeight,
            RestBy::Equal => ChangeReason::Equally,
        };
        // The same for every leaf is not the same for those above.
        let inner = if asked.by == RestBy::Equal { ChangeReason::Sum } else { free };
        revision(self, &new, asked.language, &|seen| told(seen, &passed, free, inner))
    }
}

/// Why a target changes when what is left is shared anew: `free` and, above leaves, `inner`, where nothing holds it.
pub(super) fn told(seen: &Seen<'_>, passed: &Passed, free: ChangeReason, inner: ChangeReason) -> Told {
    let is_first =
        |why| seen.share.receipt.first.is_some() && matches!(why, ChangeReason::ByWeight | ChangeReason::Equally);
    let [free, inner] = [free, inner].map(|why| if is_first(why) { ChangeReason::MinimumFirst } else { why });
    let why = match (seen.period, seen.share.receipt.held, seen.parent) {
        (Some(period), ..) if passed.closed.contains(period) && seen.node.children.is_empty() => ChangeReason::Reached,
        (Some(_), ..) => seen.over_time(),
        (None, _, None) => ChangeReason::Total,
        (None, Some(Held::Min | Held::Max | Held::Kept), _) if !seen.node.children.is_empty() => ChangeReason::Sum,
        (None, _, _) if !seen.node.children.is_empty() => inner,
        (None, Some(Held::Min), _) => ChangeReason::Min,
        (None, Some(Held::Max), _) => ChangeReason::Max,
        (None, Some(Held::Kept), _) => ChangeReason::Kept,
        (None, Some(Held::Set | Held::Lock) | None, _) => free,
    };
    (why, Vec::new())
}

/// The values of a draft if every leaf that is not fixed had the same weight.
fn equal_values(draft: &Draft) -> Result<Values, Problems> {
    // What cannot hold together is told of the draft itself.
    let loaded = draft.load()?;
    let (root, _, _) = super::draft::prepared(loaded.document());
    let mut weights = BTreeMap::new();
    count_open(&root, &mut weights);
    let mut equal = draft.clone();
    each_node(&mut equal.document.tree, &mut |node: &mut TargetNode| {
        node.weights = None;
        node.weight = Weight::Given(Number::from(weights.get(&node.id).copied().unwrap_or(0)));
    });
    Ok(values_of(&equal.load()?))
}

/// How many leaves below a node may have more or less; a weight of zero takes nothing.
fn count_open(at: &Prepared<'_>, weights: &mut BTreeMap<crate::id::Id, usize>) -> usize {
    let below: usize = at.children.iter().map(|child| count_open(child, weights)).sum();
    let is_shut = at.weight.is_zero() || (at.children.is_empty() && at.is_fixed());
    let open = if is_shut {
        0
    } else if at.children.is_empty() {
        1
    } else {
        below
    };
    weights.insert(at.node.id.clone(), open);
    open
}
