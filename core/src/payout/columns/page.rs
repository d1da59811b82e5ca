//! The outcome of a pay plan as text with gaps, for facts that a program covers.

use super::wanted::{Stage, Wanted};
use crate::{
    forms::{Forms, Page, Piece, json},
    life::LifeCycle as _,
    payout::{PayFacts, PayPlan, document::PlanDocument, outcome::LineKind},
};

/// The lines that programs compute beside those of components, in their order.
const LINES: [LineKind; 5] =
    [LineKind::PlanFloor, LineKind::Draw, LineKind::Recovery, LineKind::CarriedIn, LineKind::Carry];

/// The stages of a component's line, by the field that tells them.
const STAGES: [(&str, Stage); 5] = [
    ("earned", Stage::Earned),
    ("after_cap", Stage::AfterCap),
    ("after_multipliers", Stage::AfterMultipliers),
    ("after_gates", Stage::AfterGates),
    ("paid", Stage::Paid),
];

/// What is told beside the lines.
const TOTALS: [&str; 4] = ["entitled", "due", "draw_balance", "carried"];

impl Forms for PayPlan {
    fn page(&self, facts: &PayFacts) -> Option<Page> {
        Writing::new(self.document()).page(facts, self.hash())
    }
}

struct Writing<'a> {
    plan: &'a PlanDocument,
    page: Page,
}

impl<'a> Writing<'a> {
    fn new(plan: &'a PlanDocument) -> Self {
        let scale = plan.rounding.at(plan.currency.scale()).scale.max(plan.currency.scale());
        Self { plan, page: Page { scale, ..Page::default() } }
    }

    fn page(mut self, facts: &PayFacts, hash: String) -> Option<Page> {
        // The ledger adds up what stands under one name.
        let is_line = |id: &str| LINES.iter().any(|kind| kind.word() == id);
        if self.plan.components.iter().any(|component| is_line(component.id.as_str())) {
            return None;
        }
        self.text("{\"person\":");
        self.page.pieces.push(Piece::Fact("/person", json(&facts.person)));
        self.text(&format!(",\"period\":{},\"currency\":{}", json(&facts.period), json(self.plan.currency)));
        self.text(",\"lines\":[");
        for place in 0..self.plan.components.len() {
            self.component(place)?;
        }
        for kind in LINES {
            self.line(kind)?;
        }
        self.page.pieces.push(Piece::End);
        self.text("]");
        for name in TOTALS {
            self.text(&format!(",{}:", json(name)));
            let output = self.page.output(name);
            self.page.pieces.push(Piece::Figure(output));
        }
        self.text(",\"booked\":{");
        self.booked()?;
        self.page.pieces.push(Piece::End);
        self.text(&format!("}},\"plan_hash\":{}}}", json(hash)));
        Some(self.page)
    }

    fn text(&mut self, text: &str) {
        if let Some(Piece::Text(last)) = self.page.pieces.last_mut() {
            last.push_str(text);
        } else {
            self.page.pieces.push(Piece::Text(text.to_owned()));
        }
    }

    /// The output of a figure, where its name means nothing else.
    fn output(&mut self, name: &str, wanted: &Wanted) -> Option<usize> {
        (Wanted::of(self.plan, name).as_ref() == Some(wanted)).then(|| self.page.output(name))
    }

    fn staged(&mut self, place: usize, (field, stage): (&str, Stage)) -> Option<usize> {
        let name = format!("{}.{field}", self.plan.components.get(place)?.id);
        self.output(&name, &Wanted::Component(place, stage))
    }

    fn component(&mut self, place: usize) -> Option<()> {
        let id = json(&self.plan.components.get(place)?.id);
        self.text(&format!("{{\"component\":{id},\"kind\":{}", json(LineKind::Component.word())));
        for stage in STAGES {
            self.text(&format!(",{}:", json(stage.0)));
            let output = self.staged(place, stage)?;
            self.page.pieces.push(Piece::Figure(output));
        }
        self.text("},");
        Some(())
    }

    fn line(&mut self, kind: LineKind) -> Option<()> {
        let (word, output) = (json(kind.word()), self.output(kind.word(), &Wanted::Line(kind))?);
        let start = Piece::Text(format!("{{\"component\":{word},\"kind\":{word},\"paid\":"));
        let pieces = vec![start, Piece::Figure(output), Piece::Text("},".to_owned())];
        self.page.pieces.push(Piece::Unless(output, pieces));
        Some(())
    }

    /// What the ledger holds, by name.
    fn booked(&mut self) -> Option<()> {
        let mut entries: Vec<(String, usize, bool)> = Vec::new();
        for (place, component) in self.plan.components.iter().enumerate() {
            let paid = self.staged(place, ("paid", Stage::Paid))?;
            entries.push((component.id.as_str().to_owned(), paid, false));
        }
        for kind in LINES {
            entries.push((kind.word().to_owned(), self.output(kind.word(), &Wanted::Line(kind))?, true));
        }
        entries.sort_unstable();
        for (name, output, may_be_absent) in entries {
            let pieces =
                vec![Piece::Text(format!("{}:", json(name))), Piece::Figure(output), Piece::Text(",".to_owned())];
            if may_be_absent {
                self.page.pieces.push(Piece::Unless(output, pieces));
            } else {
                self.page.pieces.extend(pieces);
            }
        }
        Some(())
    }
}
