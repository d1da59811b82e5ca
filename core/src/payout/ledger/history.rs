//! What windows have accumulated before a period.

use super::{
    super::{
        book::AcrossPlans,
        evaluate::{Accrued, Window},
        facts::{MeasureFacts, PayFacts, Windows},
    },
    Opening, Ruling,
};
use crate::{
    LifeCycle as _,
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
    scope: Scope,
    /// The assignment and the plan of the period before.
    on: Option<(usize, Id)>,
}

/// Which of the earlier periods count in the windows of the plan.
#[derive(Clone, Copy)]
enum Scope {
    All,
    /// Those from this one on: the person came to the plan, and the windows began anew.
    From(usize),
    /// It was not declared what those before this one count.
    Undeclared(usize),
}

impl<'a> History<'a> {
    pub const fn new(calendar: &'a Calendar, opening: Option<&'a Opening>) -> Self {
        Self { calendar, opening, past: Vec::new(), scope: Scope::All, on: None }
    }

    pub fn push(&mut self, period: Period, accrued: Accrued) {
        self.past.push((period, accrued));
    }

    /// Notes the plan of the next period. Versions of one plan go on with its windows; what those of another plan do is
    /// declared by the assignment.
    pub fn enter(&mut self, ruling: &Ruling<'_>) {
        let plan = &ruling.plan.document().id;
        let is_changed =
            self.on.as_ref().is_some_and(|(assignment, on)| *assignment != ruling.assignment && on != plan);
        if is_changed {
            self.scope = match ruling.windows {
                Some(AcrossPlans::Continue) => self.scope,
                Some(AcrossPlans::Anew) => Scope::From(self.past.len()),
                None => Scope::Undeclared(self.past.len()),
            };
        }
        self.on = Some((ruling.assignment, plan.clone()));
    }

    /// Gives the facts of a period what its windows accumulated, where they do not say so themselves; whether what
    /// earlier periods count was declared.
    pub fn fill(&self, facts: &mut PayFacts, period: &Period, measures: &[&Id]) -> bool {
        let mut is_filled = true;
        for window in [Window::Qtd, Window::Ytd] {
            let Some(around) = self.calendar.containing(period.start, window.grain()) else { continue };
            if around.start >= period.start {
                continue;
            }
            let Some(earlier) = self.within(&around) else {
                is_filled = false;
                continue;
            };
            let is_whole = matches!(self.scope, Scope::From(_))
                || self.past.first().map_or(period, |(first, _)| first).start <= around.start;
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
        is_filled
    }

    /// The earlier periods of a window that count; `None` where that is not declared.
    fn within(&self, around: &Period) -> Option<Vec<&Accrued>> {
        let is_in = |(past, _): &&(Period, Accrued)| around.contains(past.start);
        let first = match self.scope {
            Scope::All => 0,
            Scope::From(first) => first,
            Scope::Undeclared(first) if self.past.iter().take(first).any(|one| is_in(&one)) => return None,
            Scope::Undeclared(first) => first,
        };
        Some(self.past.iter().skip(first).filter(is_in).map(|(_, accrued)| accrued).collect())
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
