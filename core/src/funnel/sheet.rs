//! The sheet on which figures are published: rounded at their declared places, each with its trace kept.

use crate::{
    funnel::{
        outcome::{Bounds, Reasons},
        words::NoFigure,
    },
    life::overflow_in,
    money::Amount,
    number::Number,
    rounding::Rounding,
    stats::interval::wilson,
    trace::{Figure, Label, Step},
};
use std::sync::Arc;

pub(super) struct Sheet {
    pub places: u32,
    /// The places of the currency.
    pub scale: u32,
    pub confidence: Number,
    pub steps: Vec<Arc<Step>>,
}

impl Sheet {
    pub fn new(places: u32, scale: u32, confidence: Number) -> Self {
        Self { places, scale, confidence, steps: Vec::new() }
    }

    /// Publishes what `publish` does under one heading.
    pub fn section<T>(
        &mut self,
        label: &'static Label,
        about: Option<&str>,
        publish: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = std::mem::take(&mut self.steps);
        let published = publish(self);
        let inner = std::mem::replace(&mut self.steps, outer);
        if !inner.is_empty() {
            self.steps.push(Step::group(label, about.map(str::to_owned), inner));
        }
        published
    }

    /// Lets go of the steps after the first `kept` that nobody asked for, so that a hundred thousand slices need no memory for
    /// their reasons. A figure that is too large to be written stays: the outcome is refused for it.
    pub fn forget(&mut self, kept: usize) {
        if self.steps.iter().skip(kept).all(|step| overflow_in(step).is_none()) {
            self.steps.truncate(kept);
        }
    }

    /// Publishes a rate or a number of days.
    pub fn number(&mut self, figure: &Figure) -> Number {
        let rounded = rounded(figure, self.places);
        self.steps.push(rounded.step());
        rounded.number().clone()
    }

    /// Publishes an amount of money.
    pub fn money(&mut self, figure: &Figure) -> Amount {
        let rounded = rounded(figure, self.scale);
        self.steps.push(rounded.step());
        Amount::new(rounded.number(), self.scale)
    }

    /// Publishes a number that may not exist; `why` is its name and the reason.
    pub fn number_or(
        &mut self,
        figure: Option<&Figure>,
        why: (&'static str, NoFigure),
        reasons: &mut Reasons,
    ) -> Option<Number> {
        note(figure.is_none(), why, reasons);
        figure.map(|figure| self.number(figure))
    }

    /// Publishes an amount that may not exist; `why` is its name and the reason.
    pub fn money_or(
        &mut self,
        figure: Option<&Figure>,
        why: (&'static str, NoFigure),
        reasons: &mut Reasons,
    ) -> Option<Amount> {
        note(figure.is_none(), why, reasons);
        figure.map(|figure| self.money(figure))
    }

    /// Publishes Wilson's interval of a share.
    pub fn interval(
        &mut self,
        successes: &Figure,
        cases: &Figure,
        why: (&'static str, NoFigure),
        reasons: &mut Reasons,
    ) -> Option<Bounds> {
        let interval = wilson(successes, cases, &self.confidence, self.places);
        note(interval.is_none(), why, reasons);
        let interval = interval?;
        self.steps.extend([interval.low.step(), interval.high.step()]);
        Some(Bounds { low: interval.low.number().clone(), high: interval.high.number().clone() })
    }
}

fn note(is_missing: bool, why: (&'static str, NoFigure), reasons: &mut Reasons) {
    if is_missing {
        reasons.insert(why.0, why.1);
    }
}

/// The figure at these places; one that has no more stays as it is.
fn rounded(figure: &Figure, places: u32) -> Figure {
    let rounding = Rounding::half_up(places);
    if figure.number().rounded(rounding) == *figure.number() {
        return figure.clone();
    }
    let step = figure.step();
    let rounded = Figure::rounded(step.label, figure, rounding);
    match &step.about {
        Some(about) => rounded.about(about.clone()),
        None => rounded,
    }
}
