//! What somebody who left pays back of draws, beside the balance that is carried.
//!
//! What is owed from draws is due whatever else is carried. That is more than what is left of the opening balance: what
//! was advanced before it was known that somebody leaves is no advance any more, and of pay that was paid out and now
//! goes into what is owed the person has nothing to keep either.

use super::{
    super::{document::LeaverDraw, labels as label, outcome::LineKind},
    ask::Ask,
    draw::Drawn,
};
use crate::trace::{Figure, Label};

/// What of a period's pay back of draws this run changes.
pub struct Repaid {
    /// What was demanded before less what is now: below zero where more is; none where it stays.
    pub change: Option<Figure>,
    /// What was paid and is owed from draws; none where nothing is.
    open: Option<Figure>,
}

fn nothing() -> Figure {
    Figure::constant(&label::NOTHING, 0)
}

fn at_least_nothing(figure: &Figure) -> Figure {
    Figure::maximum(&label::DEMANDED, &[figure, &nothing()])
}

/// What was paid before of the lines that are meant.
pub fn paid_of(paid_before: &[(String, Figure)], is_meant: impl Fn(&str) -> bool) -> Figure {
    let paid = paid_before.iter().filter(|(line, _)| is_meant(line));
    Figure::sum(&label::PAID_BEFORE, &paid.map(|(_, paid)| paid).collect::<Vec<_>>())
}

impl Repaid {
    /// What changes against what was paid before, line by line.
    pub fn of(ask: &Ask<'_>, drawn: &Drawn, paid_before: &[(String, Figure)]) -> Self {
        let before = |kind: LineKind| paid_of(paid_before, |line| line == kind.word());
        let repaid = before(LineKind::Repayment);
        let mut change = None;
        if !drawn.demanded.number().is_zero() || !repaid.number().is_zero() {
            let owed = Figure::negation(&label::DEMANDED, &drawn.demanded);
            change = Some(Figure::difference(&label::DEMANDED, &owed, &repaid));
        }
        let mut parts: Vec<Figure> = change.iter().map(|change| Figure::negation(&label::DEMANDED, change)).collect();
        if ask.leaver_closing().is_some_and(|terms| terms.draw_balance == LeaverDraw::Due) {
            parts.push(Self::paid_out(ask, drawn, paid_before));
        }
        let open = Figure::sum(&label::DEMANDED, &parts.iter().collect::<Vec<_>>());
        Self { change, open: Some(open).filter(|open| open.number().is_positive()) }
    }

    /// What of all that was paid out is an advance, or goes into what is owed by now.
    fn paid_out(ask: &Ask<'_>, drawn: &Drawn, paid_before: &[(String, Figure)]) -> Figure {
        let before = |kind: LineKind| paid_of(paid_before, |line| line == kind.word());
        let taken = Figure::sum(&label::DEMANDED, &[&drawn.recovered, &before(LineKind::Recovery)]);
        let mut owed = at_least_nothing(&taken);
        if ask.plan.draw.as_ref().is_none_or(|draw| draw.rule().recoverable) {
            let advanced = Figure::difference(&label::DEMANDED, &before(LineKind::Draw), &drawn.top);
            owed = Figure::sum(&label::DEMANDED, &[&at_least_nothing(&advanced), &owed]);
        }
        let paid = paid_of(paid_before, |line| line != LineKind::Repayment.word());
        Figure::minimum(&label::DEMANDED, &[&owed, &at_least_nothing(&paid)])
    }

    /// A figure with what is demanded more or less than before.
    pub fn with_change(&self, name: &'static Label, figure: &Figure) -> Figure {
        match &self.change {
            Some(change) => Figure::sum(name, &[figure, change]),
            None => figure.clone(),
        }
    }

    /// Whether less is demanded than was paid back.
    pub fn is_given_back(&self) -> bool {
        self.change.as_ref().is_some_and(|change| change.number().is_positive())
    }

    /// What of a negative balance is due at once, because it is owed from draws: what is demanded less than before is first
    /// taken for what else is owed.
    pub fn at_once(&self, balance: &Figure) -> Option<Figure> {
        let open = self.open.as_ref().filter(|_| balance.number().is_negative())?;
        let short = Figure::negation(&label::BALANCE, balance);
        Some(Figure::minimum(&label::DEMANDED, &[&short, open]))
    }
}
