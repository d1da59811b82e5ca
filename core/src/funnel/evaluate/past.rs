//! The funnel against its own past: earlier deals and later ones, both of those that had their chance.

use super::{Run, case::Case, cohorts::share, group::Group, rates::Stands, slices::standing};
use crate::{
    funnel::{
        labels as label,
        outcome::{Bounds, Conversion, Reasons},
        past::{Change, History, Stayed},
        sheet::Sheet,
        words::NoFigure,
    },
    number::Number,
    stats::{
        difference::{Sample, newcombe},
        interval::{Interval, PLACES_MAX},
        quantile::quantile,
    },
    trace::{Figure, Label},
};
use chrono::NaiveDate;

/// The deals on both sides of a day.
pub(super) struct Past<'r, 'a> {
    before: NaiveDate,
    pub past: Vec<&'r Case<'a>>,
    pub now: Vec<&'r Case<'a>>,
    left_out: usize,
    undated: usize,
}

impl<'r, 'a> Past<'r, 'a> {
    /// The two sides; `None` where nothing says which deals are the past.
    pub fn of(run: &'r Run<'a>) -> Option<Self> {
        let before = run.history_before?;
        let mut both = Self { before, past: Vec::new(), now: Vec::new(), left_out: 0, undated: 0 };
        for case in run.earlier.iter().chain(&run.cases) {
            match case.began {
                None => both.undated = both.undated.saturating_add(1),
                Some(_) if !run.had_chance(case) => both.left_out = both.left_out.saturating_add(1),
                Some(began) if began.day(run.zone) < before => both.past.push(case),
                Some(_) => both.now.push(case),
            }
        }
        Some(both)
    }

    pub fn publish(&self, sheet: &mut Sheet) -> History {
        let side = |sheet: &mut Sheet, label: &'static Label, cases: &[&'r Case<'a>]| {
            sheet.section(label, None, |sheet| standing(sheet, &Stands::of("", cases.iter().copied())))
        };
        sheet.section(&label::HISTORY, None, |sheet| History {
            before: self.before,
            past: side(sheet, &label::PAST, &self.past),
            now: side(sheet, &label::NOW, &self.now),
            left_out: self.left_out,
            undated: self.undated,
        })
    }

    /// A stage now and in the past.
    pub fn step(&self, id: &str, rung: usize) -> Step<'r, 'a> {
        let next = rung.saturating_add(1);
        let side = |cases: &[&'r Case<'a>]| Side::of(&label::DEALS, id, cases, (rung, next));
        Step { past: side(&self.past), now: side(&self.now), next }
    }

    /// Publishes a stage now and in the past, with the days that deals stayed.
    pub fn change(&self, run: &Run<'_>, sheet: &mut Sheet, step: &Step<'r, 'a>, stage: usize) -> Change {
        let mut reasons = Reasons::new();
        let next = step.next;
        let side = |sheet: &mut Sheet, label: &'static Label, side: &Side<'r, 'a>| -> Conversion {
            sheet.section(label, None, |sheet| {
                share(run, sheet, &side.of, &label::ADVANCED, |case| case.counts_at(next))
            })
        };
        let (past, now) = (side(sheet, &label::PAST, &step.past), side(sheet, &label::NOW, &step.now));
        let interval = step.interval(&run.document.confidence, sheet.places);
        let exact = step.interval(&run.document.confidence, PLACES_MAX);
        let shown = interval.as_ref().map(|interval| {
            sheet.steps.extend([interval.low.step(), interval.high.step()]);
            Bounds { low: interval.low.number().clone(), high: interval.high.number().clone() }
        });
        if shown.is_none() {
            reasons.extend(["difference", "interval", "is_sure"].map(|figure| (figure, NoFigure::NoDeals)));
        }
        let (past_days, now_days) = (stayed(run, &self.past, stage), stayed(run, &self.now, stage));
        let days = past_days.1.as_ref().zip(now_days.1.as_ref());
        let days = days.map(|(past, now)| Figure::difference(&label::DAYS_CHANGE, now, past));
        let publish = |sheet: &mut Sheet, (completed, median): &(usize, Option<Figure>)| {
            let mut reasons = Reasons::new();
            let median = sheet.number_or(median.as_ref(), ("median", NoFigure::NoneCompleted), &mut reasons);
            Stayed { completed: *completed, median, reasons }
        };
        Change {
            past,
            now,
            difference: step.difference().map(|difference| sheet.number(&difference)),
            interval: shown,
            is_sure: exact.map(|exact| exact.low.number().is_positive() || exact.high.number().is_negative()),
            past_days: publish(sheet, &past_days),
            now_days: publish(sheet, &now_days),
            days_difference: sheet.number_or(days.as_ref(), ("days_difference", NoFigure::NoneCompleted), &mut reasons),
            reasons,
        }
    }
}

/// Deals in a stage and those that went on.
pub(super) struct Side<'r, 'a> {
    pub of: Group<'r, 'a>,
    pub advanced: Group<'r, 'a>,
}

impl<'r, 'a> Side<'r, 'a> {
    pub fn of(label: &'static Label, id: &str, cases: &[&'r Case<'a>], (from, to): (usize, usize)) -> Self {
        let of = Group::of(label, id, cases.iter().copied().filter(|case| case.counts_at(from)));
        let advanced = of.only(&label::ADVANCED, |case| case.counts_at(to));
        Self { of, advanced }
    }

    const fn sample(&self) -> Sample<'_> {
        Sample { successes: &self.advanced.count, cases: &self.of.count }
    }

    pub fn share(&self) -> Option<Figure> {
        Figure::quotient(&label::CONVERSION, &self.advanced.count, &self.of.count)
    }
}

/// A stage now and in the past.
pub(super) struct Step<'r, 'a> {
    pub past: Side<'r, 'a>,
    pub now: Side<'r, 'a>,
    next: usize,
}

impl Step<'_, '_> {
    /// The share now less that of the past.
    fn difference(&self) -> Option<Figure> {
        Some(Figure::difference(&label::CHANGE, &self.now.share()?, &self.past.share()?))
    }

    /// Newcombe's interval of the difference.
    pub fn interval(&self, confidence: &Number, places: u32) -> Option<Interval> {
        newcombe(self.now.sample(), self.past.sample(), confidence, places)
    }
}

/// The deals that left a stage, and the median of the days that they stayed.
fn stayed(run: &Run<'_>, cases: &[&Case<'_>], stage: usize) -> (usize, Option<Figure>) {
    let stays = cases.iter().filter_map(|case| case.track.stay(stage, run.as_of, run.zone));
    let mut days: Vec<Number> = stays.filter(|stay| !stay.is_current).map(|stay| stay.cumulative).collect();
    days.sort();
    let half = Number::ONE.over(&Number::from(2));
    (days.len(), half.and_then(|half| quantile(run.document.quantiles, &days, &half)))
}
