//! Win rate, velocity and coverage.

use super::{Run, case::Case, group::Group};
use crate::{
    funnel::{
        kpi, labels as label,
        outcome::{Coverage, Reasons, Velocity, WinRate},
        sheet::Sheet,
        words::NoFigure,
    },
    number::Number,
    trace::{Figure, Source},
};

/// Deals by how they stand.
pub(super) struct Stands<'c, 'a> {
    pub total: Group<'c, 'a>,
    pub open: Group<'c, 'a>,
    pub won: Group<'c, 'a>,
    pub lost: Group<'c, 'a>,
}

impl<'c, 'a> Stands<'c, 'a> {
    pub fn of(about: &str, cases: impl IntoIterator<Item = &'c Case<'a>>) -> Self
    where
        'a: 'c,
    {
        let total = Group::of(&label::DEALS, about, cases);
        let open = total.only(&label::OPEN, Case::is_open);
        let won = total.only(&label::WON, Case::is_won);
        let lost = total.only(&label::LOST, Case::is_lost);
        Self { total, open, won, lost }
    }

    /// Won ÷ (won + lost).
    pub fn win_rate(&self) -> Option<Figure> {
        Figure::quotient(&label::WIN_RATE, &self.won.count, &self.closed())
    }

    fn closed(&self) -> Figure {
        Figure::sum(&label::CLOSED, &[&self.won.count, &self.lost.count])
    }

    /// Why there is no mean amount of the won deals.
    pub fn why_no_average(&self) -> NoFigure {
        if self.won.cases.is_empty() { NoFigure::NothingWon } else { NoFigure::NoValue }
    }

    /// The won deals that have an amount.
    fn priced(&self) -> Group<'c, 'a> {
        self.won.only(&label::PRICED, |case| case.amount.is_some())
    }

    /// The mean amount of the won deals that have one.
    pub fn average_won(&self) -> Option<Figure> {
        let priced = self.priced();
        Figure::quotient(&label::AVERAGE_WON, &priced.value(), &priced.count)
    }
}

/// The share won, with the mature deals beside all of them.
pub(super) fn win_rate(run: &Run<'_>, sheet: &mut Sheet, stands: &Stands<'_, '_>) -> WinRate {
    let mut all = win_rate_of(sheet, stands);
    if run.has_maturity() {
        let mature = stands.total.cases.iter().copied().filter(|case| case.is_mature());
        let mature = Stands::of(stands.total.about(), mature);
        all.mature = Some(Box::new(sheet.section(&label::MATURE, None, |sheet| win_rate_of(sheet, &mature))));
    }
    all
}

fn win_rate_of(sheet: &mut Sheet, stands: &Stands<'_, '_>) -> WinRate {
    let mut reasons = Reasons::new();
    let (won, lost, total) = (stands.won.value(), stands.lost.value(), stands.total.value());
    let closed_value = Figure::sum(&label::VALUE, &[&won, &lost]);
    let has_negative = stands.won.has_negative() || stands.lost.has_negative();
    let is_known = !has_negative && stands.won.has_value() && stands.lost.has_value();
    let by_value = Figure::quotient(&label::WIN_RATE_BY_VALUE, &won, &closed_value).filter(|_| is_known);
    let with_open = Figure::quotient(&label::WIN_RATE_WITH_OPEN, &stands.won.count, &stands.total.count);
    let some_negative = stands.total.has_negative();
    let is_known_with_open = stands.total.has_value_beside(&stands.won);
    let with_open_by_value = Figure::quotient(&label::WIN_RATE_WITH_OPEN_BY_VALUE, &won, &total);
    let closed = stands.closed();
    let why_with_open = match () {
        () if some_negative => NoFigure::NegativeValue,
        () if stands.total.cases.is_empty() => NoFigure::NoDeals,
        () => NoFigure::NoValue,
    };
    let why = match () {
        () if has_negative => NoFigure::NegativeValue,
        () if closed.number().is_zero() => NoFigure::NothingClosed,
        () => NoFigure::NoValue,
    };
    let closed_group = stands.total.only(&label::CLOSED, |case| !case.is_open());
    WinRate {
        won: stands.won.publish(sheet),
        lost: stands.lost.publish(sheet),
        closed: closed_group.publish(sheet),
        all: stands.total.publish(sheet),
        by_count: sheet.number_or(stands.win_rate().as_ref(), ("by_count", NoFigure::NothingClosed), &mut reasons),
        interval: sheet.interval(&stands.won.count, &closed, ("interval", NoFigure::NothingClosed), &mut reasons),
        by_value: sheet.number_or(by_value.as_ref(), ("by_value", why), &mut reasons),
        with_open: sheet.number_or(with_open.as_ref(), ("with_open", NoFigure::NoDeals), &mut reasons),
        with_open_by_value: sheet.number_or(
            with_open_by_value.filter(|_| !some_negative && is_known_with_open).as_ref(),
            ("with_open_by_value", why_with_open),
            &mut reasons,
        ),
        mature: None,
        reasons,
    }
}

pub(super) fn velocity(run: &Run<'_>, sheet: &mut Sheet, stands: &Stands<'_, '_>) -> Velocity {
    let mut reasons = Reasons::new();
    let (average, rate) = (stands.average_won(), stands.win_rate());
    let days: Vec<Figure> = stands.won.cases.iter().filter_map(|case| cycle_days(run, case)).collect();
    let total = Figure::sum(&label::CYCLE_DAYS_TOTAL, &days.iter().collect::<Vec<_>>());
    let cycles = Figure::found(&label::CYCLES, Number::from(days.len()), Vec::new());
    let cycle = Figure::quotient(&label::CYCLE_DAYS, &total, &cycles);
    let inputs = average.as_ref().zip(rate.as_ref()).zip(cycle.as_ref()).filter(|_| !run.leaves_open_out());
    let per_day = inputs.and_then(|((average, rate), cycle)| kpi::velocity(&stands.open.count, average, rate, cycle));
    let why_average = stands.why_no_average();
    let why = match (&average, &cycle) {
        _ if run.leaves_open_out() => NoFigure::OpenLeftOut,
        (None, _) => why_average,
        (_, None) => NoFigure::NoDates,
        (Some(_), Some(_)) => NoFigure::ZeroCycle,
    };
    Velocity {
        per_day: sheet.money_or(per_day.as_ref(), ("per_day", why), &mut reasons),
        opportunities: stands.open.cases.len(),
        won: stands.won.cases.len(),
        priced: stands.priced().cases.len(),
        won_value: sheet.money(&stands.won.value()),
        closed: stands.won.cases.len().saturating_add(stands.lost.cases.len()),
        timed: days.len(),
        days: sheet.number(&total),
        average_won: sheet.money_or(average.as_ref(), ("average_won", why_average), &mut reasons),
        win_rate: sheet.number_or(rate.as_ref(), ("win_rate", NoFigure::NothingClosed), &mut reasons),
        cycle_days: sheet.number_or(cycle.as_ref(), ("cycle_days", NoFigure::NoDates), &mut reasons),
        reasons,
    }
}

fn cycle_days(run: &Run<'_>, case: &Case<'_>) -> Option<Figure> {
    let days = case.began?.days_to(case.ended?, run.zone);
    Some(Figure::found(&label::AGE_DAYS, days, Vec::new()).about(case.deal.id.as_str()))
}

pub(super) fn coverage(run: &Run<'_>, sheet: &mut Sheet, stands: &Stands<'_, '_>) -> Coverage {
    let mut reasons = Reasons::new();
    let has_value = stands.open.has_value();
    let source = || Source::Facts("/remaining_target".to_owned());
    let target = run.facts.remaining_target.as_ref().map(|target| target.number().clone());
    let told = target.as_ref().map(|target| Figure::given(&label::REMAINING_TARGET, target.clone(), source()));
    let why = match &target {
        None => NoFigure::NoRemainingTarget,
        Some(_) if run.leaves_open_out() => NoFigure::OpenLeftOut,
        Some(target) if target.is_positive() && !has_value => NoFigure::NoValue,
        Some(_) => NoFigure::NothingRemaining,
    };
    // What is sold out needs no cover: a target that is not positive has none.
    let target = target.filter(|target| target.is_positive() && has_value && !run.leaves_open_out());
    let target = target.map(|target| Figure::given(&label::REMAINING_TARGET, target, source()));
    let open = stands.open.value();
    let coverage = target.and_then(|target| kpi::coverage(&open, &target));
    let rate = stands.win_rate();
    let required = rate.as_ref().and_then(kpi::required_coverage);
    let why_required = if rate.is_some() { NoFigure::NothingWon } else { NoFigure::NothingClosed };
    Coverage {
        open_value: sheet.money(&open),
        unpriced: stands.open.unpriced(),
        remaining_target: sheet.money_or(
            told.as_ref(),
            ("remaining_target", NoFigure::NoRemainingTarget),
            &mut reasons,
        ),
        win_rate: sheet.number_or(rate.as_ref(), ("win_rate", NoFigure::NothingClosed), &mut reasons),
        coverage: sheet.number_or(coverage.as_ref(), ("coverage", why), &mut reasons),
        required: sheet.number_or(required.as_ref(), ("required", why_required), &mut reasons),
        reasons,
    }
}
