//! How the lines beside the components came about.

use super::{
    super::{
        evaluate::{Fate, Left},
        outcome::LineKind,
    },
    build::Build,
    how::Teller,
    words,
};
use crate::trace::Figure;

impl Build<'_, '_> {
    /// How a line beside the components came about.
    pub(super) fn how_beside(&self, kind: LineKind) -> Vec<String> {
        let Some(figure) = self.figure_beside(kind) else { return Vec::new() };
        let closing = self.found.closing;
        let mut teller = Teller::new(self.names(None), false);
        // The lines and their sum stand in the sections above.
        let lines = closing.limits.lines.iter();
        let lines = lines.chain(self.found.passed.iter().flat_map(|line| [&line.rounded, &line.ungated]));
        lines.for_each(|line| teller.skip(&line.step()));
        let is_of_draw = matches!(kind, LineKind::Draw | LineKind::Recovery | LineKind::Repayment);
        let is_told = is_of_draw && closing.available.number() != closing.entitled.number();
        if !is_told {
            teller.skip(&closing.available.step());
        }
        if kind == LineKind::Draw && closing.drawn.recovered.number().is_zero() {
            teller.skip(&closing.drawn.recovered.step());
        }
        if let Some(left) = &closing.left {
            self.tell_dropped(left, kind, &mut teller);
        }
        self.skip_others(kind, is_of_draw, &mut teller);
        if matches!(kind, LineKind::CarriedIn | LineKind::Carry | LineKind::Forgiven) {
            // What goes into the pay stands in the sections above; what it comes to is told.
            closing.pay.step().of.iter().for_each(|part| teller.skip(part));
            if kind != LineKind::CarriedIn {
                teller.skip(&closing.ledger.brought.step());
            }
        }
        teller.tell(&figure.step());
        teller.into_sentences()
    }

    fn figure_beside(&self, kind: LineKind) -> Option<&Figure> {
        let closing = self.found.closing;
        match kind {
            LineKind::PlanFloor => closing.limits.top_up.as_ref(),
            LineKind::Forfeited => closing.left.as_ref().map(|left| &left.forfeited),
            LineKind::Waiting => closing.left.as_ref().map(|left| &left.waiting),
            LineKind::Excess => closing.left.as_ref().and_then(|left| left.excess.as_ref()),
            LineKind::Repayment => Some(&closing.drawn.demanded),
            LineKind::Forgiven => Some(&closing.ledger.forgiven),
            LineKind::Holdback => closing.held.as_ref().map(|held| &held.held),
            LineKind::Release => closing.held.as_ref().map(|held| &held.released),
            LineKind::Draw => Some(&closing.drawn.top),
            LineKind::Recovery => Some(&closing.drawn.recovered),
            LineKind::CarriedIn => Some(&closing.ledger.brought),
            LineKind::Carry => Some(&closing.ledger.carry),
            LineKind::Component | LineKind::Adjustment | LineKind::PaidBefore => None,
        }
    }

    /// What is withheld is told with the line that withholds it, what is released with the line that releases it; what caps
    /// cut was told up to there with the components.
    fn skip_others(&self, kind: LineKind, is_of_draw: bool, teller: &mut Teller<'_>) {
        let closing = self.found.closing;
        if let Some(held) = &closing.held {
            match kind {
                LineKind::Release => teller.skip_due_at_once(&held.held.step()),
                LineKind::Holdback => teller.skip(&held.released.step()),
                LineKind::Forfeited => {
                    let rest = held.forfeited.as_ref().map(|rest| rest.step());
                    rest.iter().flat_map(|rest| &rest.of).for_each(|known| teller.skip(known));
                }
                _ if is_of_draw => {
                    let parts = [Some(&held.held), Some(&held.released), held.forfeited.as_ref()];
                    parts.into_iter().flatten().for_each(|known| teller.skip(&known.step()));
                }
                _ => {}
            }
        }
        let Some(excess) = closing.left.as_ref().and_then(|left| left.excess.as_ref()) else { return };
        let excess = excess.step();
        if is_of_draw {
            teller.skip(&excess);
        }
        excess.of.iter().flat_map(|line| &line.of).for_each(|known| teller.skip(known));
    }

    /// The deals that no longer earn, or that wait; what they would have earned is known from the lines.
    fn tell_dropped(&self, left: &Left, kind: LineKind, teller: &mut Teller<'_>) {
        if !matches!(kind, LineKind::Forfeited | LineKind::Waiting) {
            left.lines().for_each(|line| teller.skip(&line.step()));
        }
        let (fate, texts) = match kind {
            LineKind::Forfeited => (Fate::Forfeited, &words::FORFEITS),
            LineKind::Waiting => (Fate::Waits, &words::WAITS),
            _ => return,
        };
        for (id, date, own) in &left.deals {
            if *own == fate {
                teller.say(texts, &[id, &date.to_string()]);
            }
        }
    }
}
