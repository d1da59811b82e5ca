//! Deals as they count.

use super::history::Track;
use crate::{
    funnel::{document::StageOutcome, facts::Deal},
    moment::Moment,
    trace::Figure,
};

/// Whether a deal had its chance, whatever became of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ripeness {
    /// It began long enough ago; where the document does not say how long that is, every deal did.
    Mature,
    /// It began later.
    Young,
    /// Nobody knows when it began.
    Undated,
}

/// A deal as it counts.
pub(super) struct Case<'a> {
    pub deal: &'a Deal,
    /// Its position in the facts.
    pub row: usize,
    pub track: Track,
    /// How it ended; `None` while it is open.
    pub ended_as: Option<StageOutcome>,
    /// The rungs that count for it.
    pub counted: Vec<bool>,
    pub amount: Option<Figure>,
    pub collected: Option<Figure>,
    pub began: Option<Moment>,
    pub ended: Option<Moment>,
    pub ripeness: Ripeness,
}

impl<'a> Case<'a> {
    /// To whom.
    pub fn customer(&self) -> Option<&'a str> {
        self.deal.customer.as_deref()
    }

    pub fn counts_at(&self, rung: usize) -> bool {
        self.counted.get(rung).copied().unwrap_or_default()
    }

    pub fn is_won(&self) -> bool {
        self.ended_as == Some(StageOutcome::Won)
    }

    pub fn is_lost(&self) -> bool {
        self.ended_as == Some(StageOutcome::Lost)
    }

    pub fn is_mature(&self) -> bool {
        self.ripeness == Ripeness::Mature
    }

    pub const fn is_open(&self) -> bool {
        self.ended_as.is_none()
    }

    /// The stage in which it is now.
    pub fn stage(&self) -> Option<usize> {
        self.track.visits.last().map(|visit| visit.stage)
    }
}
