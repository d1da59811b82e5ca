//! Facts as text that look like facts that came before: all of their text the same but numbers, names and words.
//!
//! Payrolls, pages and services ask a loaded document about one person after the other, and only some values differ between
//! their texts. For a text of a known form, the values are read where they stand, a [column program](crate::program) computes
//! on them, and the outcome is written with the found figures in its gaps. Every other text (another field, more places, a
//! row that a program does not vouch for, a trace that is asked for) goes the ordinary way, which gives the same bytes (law
//! `batch_equals_single`).

mod answer;
mod form;
mod page;
mod slot;

pub use page::{Page, Piece, json};

use self::answer::Answer;
use crate::{error::Problems, life::Facts as _, shape::Node, table::Columns};
use std::sync::{
    Arc, RwLock,
    atomic::{AtomicU32, Ordering},
};

/// Documents whose outcomes can be written by programs.
pub trait Forms: Columns {
    /// The outcome of facts of one form as text with gaps; `None` where it depends on more than programs compute.
    fn page(&self, facts: &Self::Facts) -> Option<Page>;
}

/// The forms that are kept; the one that was used last goes last.
const FORMS_MAX: usize = 8;
/// Longer texts are evaluated the ordinary way.
const TEXT_BYTES_MAX: usize = 1 << 16;

/// The forms that a loaded document has met.
#[derive(Debug, Default)]
pub struct Met {
    answers: RwLock<Vec<Arc<Answer>>>,
    /// How many texts went the ordinary way.
    missed: AtomicU32,
}

impl Met {
    /// The outcome of facts as text.
    ///
    /// # Errors
    /// What the ordinary way says.
    pub fn evaluate<D: Forms>(&self, document: &D, text: &str) -> Result<String, Problems> {
        if let Some(outcome) = self.known(text) {
            return Ok(outcome);
        }
        let node = Node::parse(text).map_err(|problem| problem.in_facts())?;
        let outcome = document.evaluate_node(&node)?;
        self.learn(document, text, &node);
        Ok(outcome)
    }

    /// The outcome of a text of a known form.
    fn known(&self, text: &str) -> Option<String> {
        self.answers.read().ok()?.iter().find_map(|answer| answer.outcome(text))
    }

    /// Writing a program takes as long as some evaluations, so that it is tried after so many of them as a power of two: who
    /// asks once pays nothing for it, and who asks often little.
    fn learn<D: Forms>(&self, document: &D, text: &str, node: &Node<'_>) {
        let missed = self.missed.fetch_add(1, Ordering::Relaxed).saturating_add(1);
        if missed < 2 || !missed.is_power_of_two() || text.len() > TEXT_BYTES_MAX {
            return;
        }
        let Ok(facts) = D::facts_from_node(node) else { return };
        if facts.wants_trace() {
            return;
        }
        let Ok(mut answers) = self.answers.write() else { return };
        let Some(answer) = Answer::new(document, &facts, (text, node), &answers) else { return };
        answers.retain(|other| !answer.replaces(other));
        answers.insert(0, Arc::new(answer));
        answers.truncate(FORMS_MAX);
    }

    /// How many forms are known.
    #[must_use]
    pub fn count(&self) -> usize {
        self.answers.read().map_or(0, |answers| answers.len())
    }
}

/// A copy of a document meets its own facts.
impl Clone for Met {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// What was asked of it tells no document from another.
impl PartialEq for Met {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
