//! How the lines came about: which figures are told with which line, and which are known from elsewhere.

use super::{
    super::{
        evaluate::{Fate, Left, along_curve, is_as_paid},
        outcome::LineKind,
    },
    build::Build,
    how::Teller,
    shown::Names,
    words,
};

impl Build<'_, '_> {
    /// How a component's line came about.
    pub(super) fn how(&self, index: usize, has_table: bool) -> Vec<String> {
        let mut teller = Teller::new(Names::of(self.plan(), self.facts(), Some(index)), has_table);
        let (Some(passed), Some(line)) = (self.found.passed.get(index), self.found.closing.limits.lines.get(index))
        else {
            return Vec::new();
        };
        let is_as_paid = is_as_paid(self.found, index);
        if is_as_paid {
            teller.tell_as_paid(&passed.earned.step());
        } else {
            teller.tell_measure(&passed.earned.step());
        }
        // A cap or a floor that changes nothing is no step of the way.
        let has_opening = self.facts().withheld.contains_key(&passed.id);
        if passed.earned.number() == passed.after_cap.number() && !has_opening {
            teller.skip(&passed.after_cap.step());
        }
        if let Some(at) = along_curve(self.found, index).filter(|_| !is_as_paid) {
            teller.tell_on_curve(&at, &passed.earned);
        }
        let stages =
            [&passed.earned, &passed.after_cap, &passed.after_multipliers, &passed.after_gates, &passed.rounded];
        stages.iter().for_each(|stage| teller.tell(&stage.step()));
        // The plan's cap looks at all lines together, of which each stands in its own section.
        self.found.passed.iter().for_each(|other| teller.skip(&other.rounded.step()));
        teller.tell(&line.step());
        if let Some((_, withheld)) = self.found.closing.withheld.iter().find(|(id, _)| *id == passed.id) {
            teller.tell(&withheld.step());
        }
        teller.into_sentences()
    }

    /// How a line beside the components came about.
    pub(super) fn how_beside(&self, kind: LineKind) -> Vec<String> {
        let closing = self.found.closing;
        let figure = match kind {
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
            _ => None,
        };
        let mut teller = Teller::new(Names::of(self.plan(), self.facts(), None), false);
        // The lines and their sum stand in the sections above.
        let lines = self.found.closing.limits.lines.iter().chain(self.found.passed.iter().map(|line| &line.ungated));
        lines.chain([&closing.available]).filter(|_| figure.is_some()).for_each(|line| teller.skip(&line.step()));
        if let Some(left) = &closing.left {
            self.tell_dropped(left, kind, &mut teller);
        }
        // What is withheld is told with the line that withholds it, what is released with the line that releases it.
        if let Some(held) = &closing.held {
            match kind {
                LineKind::Release => teller.skip_due_at_once(&held.held.step()),
                LineKind::Holdback => teller.skip(&held.released.step()),
                LineKind::Forfeited => {
                    let rest = held.forfeited.as_ref().map(|rest| rest.step());
                    rest.iter().flat_map(|rest| &rest.of).for_each(|known| teller.skip(known));
                }
                _ => {}
            }
        }
        if let Some(figure) = figure {
            teller.tell(&figure.step());
        }
        teller.into_sentences()
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
