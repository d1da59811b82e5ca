//! What windows have accumulated before a period.

use super::{
    super::{
        evaluate::{Accrued, Window},
        facts::{MeasureFacts, PayFacts, Windows},
    },
    Opening,
};
use crate::{
    calendar::{Calendar, Period},
    id::Id,
    number::Number,
    shape::with_fields,
};
use std::collections::BTreeMap;

/// The periods of a person that were worked out so far.
pub struct History<'a> {
    calendar: &'a Calendar,
    opening: Option<&'a Opening>,
    past: Vec<(Period, Accrued)>,
}

impl<'a> History<'a> {
    pub const fn new(calendar: &'a Calendar, opening: Option<&'a Opening>) -> Self {
        Self { calendar, opening, past: Vec::new() }
    }

    pub fn push(&mut self, period: Period, accrued: Accrued) {
        self.past.push((period, accrued));
    }

    /// Gives the facts of a period what its windows accumulated, where they do not say so themselves.
    pub fn fill(&self, facts: &mut PayFacts, period: &Period, measures: &[&Id]) {
        for window in [Window::Qtd, Window::Ytd] {
            let Some(around) = self.calendar.containing(period.start, window.grain()) else { continue };
            if around.start >= period.start {
                continue;
            }
            let earlier: Vec<&Accrued> = self.within(&around);
            let is_whole = self.past.first().map_or(period, |(first, _)| first).start <= around.start;
            let base = |known: Option<&Windows>| match self.opening {
                Some(_) if !is_whole => known.and_then(|windows| window.in_windows(windows)).cloned(),
                _ => Some(Number::ZERO),
            };
            for measure in measures {
                let before = self.opening.and_then(|opening| opening.prior.get(*measure));
                let prior = summed(base(before), &earlier, |accrued| accrued.credited.get(*measure));
                let before = self.opening.and_then(|opening| opening.prior_quota.get(*measure));
                let quota = summed(base(before), &earlier, |accrued| accrued.quota.get(*measure));
                set_measure(&mut facts.measures, measure, window, prior, quota);
            }
            let before = self.opening.map(|opening| &opening.prior_target_incentive);
            let target = summed(base(before), &earlier, |accrued| accrued.target_incentive.as_ref());
            set(&mut facts.prior_target_incentive, window, target);
        }
    }

    fn within(&self, around: &Period) -> Vec<&Accrued> {
        self.past.iter().filter(|(past, _)| around.contains(past.start)).map(|(_, accrued)| accrued).collect()
    }
}

/// The base and what every earlier period adds; `None` when one of them does not know.
fn summed<'n>(
    base: Option<Number>,
    earlier: &[&'n Accrued],
    of: impl Fn(&'n Accrued) -> Option<&'n Number>,
) -> Option<Number> {
    let parts: Vec<&Number> = earlier.iter().map(|accrued| of(accrued)).collect::<Option<_>>()?;
    Some(base? + parts.into_iter().sum::<Number>())
}

fn set_measure(
    measures: &mut BTreeMap<Id, MeasureFacts>,
    measure: &Id,
    window: Window,
    prior: Option<Number>,
    quota: Option<Number>,
) {
    if prior.is_none() && quota.is_none() {
        return;
    }
    let facts = measures.entry(measure.clone()).or_insert_with(|| with_fields([]));
    set(&mut facts.prior, window, prior);
    set(&mut facts.prior_quota, window, quota);
}

fn set(windows: &mut Windows, window: Window, value: Option<Number>) {
    let place = match window {
        Window::Qtd => &mut windows.qtd,
        Window::Ytd => &mut windows.ytd,
    };
    if place.is_none() {
        *place = value;
    }
}
