//! The deals by which a stage is judged: those that had their chance, where anything says who had.

use super::{
    Run,
    case::Case,
    past::{Past, Side},
};
use crate::{
    funnel::{
        document::Benchmarks,
        labels as label,
        words::{Basis, NoFigure},
    },
    trace::Label,
};

/// The deals that stages are judged by. The conversion, its interval, the benchmark's distance and the gain are all over
/// them, so that what is too young to have gone on is no loss.
pub(super) struct Judged<'r, 'a> {
    run: &'r Run<'a>,
    pub basis: Basis,
    pub cases: Vec<&'r Case<'a>>,
}

impl<'r, 'a> Judged<'r, 'a> {
    pub fn of(run: &'r Run<'a>, past: Option<&Past<'r, 'a>>) -> Self {
        let basis = if run.has_maturity() { Basis::Mature } else { Basis::All };
        match past.filter(|_| run.document.benchmarks == Benchmarks::OwnHistory) {
            Some(past) => {
                let basis = if run.has_maturity() { Basis::Mature } else { Basis::Ended };
                Self { run, basis, cases: past.now.clone() }
            }
            None => Self { run, basis, cases: run.cases.iter().filter(|case| case.is_mature()).collect() },
        }
    }

    /// What their count is called in the trace.
    pub const fn label(&self) -> &'static Label {
        match self.basis {
            Basis::All => &label::DEALS,
            Basis::Mature => &label::MATURE,
            Basis::Ended => &label::CLOSED,
        }
    }

    /// Those of them in a stage, and those that went on.
    pub fn side(&self, id: &str, rung: usize) -> Side<'r, 'a> {
        Side::of(self.label(), id, &self.cases, (rung, rung.saturating_add(1)))
    }

    /// The deals of a stage that are left out.
    pub fn left_out(&self, rung: usize, side: &Side<'_, '_>) -> usize {
        let all = self.run.cases.iter().filter(|case| case.counts_at(rung)).count();
        all.saturating_sub(side.of.cases.len())
    }

    /// Why none of them is in a stage, where none is.
    pub fn why_none(&self, rung: usize) -> NoFigure {
        let is_early = |case: &Case<'_>| case.counts_at(rung) && !self.run.had_chance(case);
        match self.basis {
            Basis::Mature if self.run.cases.iter().any(is_early) => NoFigure::NoneMature,
            Basis::Ended if self.run.cases.iter().any(is_early) => NoFigure::NothingClosed,
            _ => NoFigure::NoDeals,
        }
    }
}
