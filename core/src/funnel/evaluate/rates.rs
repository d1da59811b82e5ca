//! Win rate, velocity, weighted pipeline, coverage and the time to win.

use super::{Run, group::Group, prepare::Case};
use crate::{
    error::catalogue::funnel as code,
    funnel::{
        document::Probabilities,
        kpi, labels as label,
        notes::{Mark, Notes},
        outcome::{Coverage, Reasons, TimePoint, TimeToWin, Velocity, Weighted, WinRate},
        sheet::Sheet,
        words::NoFigure,
    },
    number::Number,
    stats::survival::{End, curve},
    trace::{Figure, Source},
};
use num_traits::ToPrimitive;

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

/// The deals of a stage that had their chance, from which the probability of winning is learned.
fn had_chance<'c, 'a>(run: &'c Run<'a>, stage: usize) -> Option<Group<'c, 'a>> {
    let rung = run.ladder.rung(stage)?;
    let known = run.cases.iter().filter(|case| case.counts_at(rung) && run.had_chance(case));
    Some(Group::of(&label::DEALS, run.document.stages.get(stage)?.id.as_str(), known))
}

/// Notes stages whose probability is learned from fewer deals than the declared minimum, for the open deals in them.
pub(super) fn note_learned(run: &Run<'_>, notes: &mut Notes) {
    if run.document.probabilities != Probabilities::Learned {
        return;
    }
    let is_small = |known: &Group<'_, '_>| !known.cases.is_empty() && known.cases.len() < run.minimum_sample();
    for (index, stage) in run.document.stages.iter().enumerate() {
        let Some(known) = had_chance(run, index).filter(is_small) else { continue };
        for case in run.cases.iter().filter(|case| case.is_open() && case.stage() == Some(index)) {
            let mark =
                Mark::new(&code::LEARNED_FROM_FEW, "/deals").by("stage", &stage.id).by("deals", known.cases.len());
            notes.add(Some(case.deal.id.as_str()), mark);
        }
    }
}

/// The probability of winning from a stage, by the document's policy.
pub(super) fn probability(run: &Run<'_>, stage: usize) -> Option<Figure> {
    let declared = run.document.stages.get(stage)?;
    let id = declared.id.as_str();
    match run.document.probabilities {
        Probabilities::Declared => {
            let source = Source::Document(format!("/stages/{stage}/probability"));
            Some(Figure::given(&label::PROBABILITY, declared.probability.clone()?, source).about(id))
        }
        Probabilities::Learned => {
            let known = had_chance(run, stage)?;
            let won = known.only(&label::WON, Case::is_won);
            Figure::quotient(&label::PROBABILITY, &won.count, &known.count).map(|figure| figure.about(id))
        }
    }
}

/// The weighted pipeline, and the open deals that lack a probability.
pub(super) fn weighted<'c>(run: &'c Run<'_>, sheet: &mut Sheet) -> (Weighted, Vec<&'c str>) {
    let probabilities: Vec<_> = (0..run.document.stages.len()).map(|stage| probability(run, stage)).collect();
    let (mut amounts, mut without_amount) = (Vec::new(), 0_usize);
    let (mut values, mut variances, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    let one = Figure::constant(&label::ONE, 1);
    for case in run.cases.iter().filter(|case| case.is_open()) {
        let Some(chance) = case.stage().and_then(|stage| probabilities.get(stage)?.as_ref()) else {
            unknown.push(case.deal.id.as_str());
            continue;
        };
        let Some(amount) = &case.amount else {
            without_amount = without_amount.saturating_add(1);
            continue;
        };
        amounts.push(amount);
        let miss = Figure::difference(&label::COMPLEMENT, &one, chance);
        values.push(Figure::product(&label::WEIGHTED, &[amount, chance]).about(case.deal.id.as_str()));
        let variance = Figure::product(&label::VARIANCE, &[amount, amount, chance, &miss]);
        variances.push(variance.about(case.deal.id.as_str()));
    }
    let value = Figure::sum(&label::WEIGHTED_VALUE, &values.iter().collect::<Vec<_>>());
    let variance = Figure::sum(&label::VARIANCE, &variances.iter().collect::<Vec<_>>());
    let deviation = Figure::root(&label::DEVIATION, &variance, 2, sheet.scale);
    let zero = Figure::constant(&label::ZERO, 0);
    let outcome = Weighted {
        deals: values.len(),
        without_probability: unknown.len(),
        without_amount,
        unweighted: sheet.money(&Figure::sum(&label::UNWEIGHTED, &amounts)),
        value: sheet.money(&value),
        variance: sheet.number(&variance),
        deviation: sheet.money(deviation.as_ref().unwrap_or(&zero)),
    };
    (outcome, unknown)
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

pub(super) fn time_to_win(run: &Run<'_>, sheet: &mut Sheet) -> TimeToWin {
    let lasted: Vec<(u64, End)> = run.cases.iter().filter_map(|case| lasting(run, case)).collect();
    let beyond_horizon = lasted.iter().filter(|(days, _)| *days > HORIZON_DAYS).count();
    let within = |(days, end)| if days > HORIZON_DAYS { (HORIZON_DAYS, End::Open) } else { (days, end) };
    let cases: Vec<(u64, End)> = lasted.into_iter().map(within).collect();
    let curve = curve(&cases, sheet.places);
    let mut reasons = Reasons::new();
    let median_days = curve.iter().find(|point| point.is_median_reached).map(|point| point.day);
    let half_won_days = curve.iter().find(|point| point.is_half_won).map(|point| point.day);
    let why_no_day = match (run.cases.is_empty(), cases.is_empty()) {
        (true, _) => NoFigure::NoDeals,
        (_, true) => NoFigure::NoDates,
        _ => NoFigure::NotReached,
    };
    for (name, is_missing) in [("median_days", median_days.is_none()), ("half_won_days", half_won_days.is_none())] {
        if is_missing {
            reasons.insert(name, why_no_day);
        }
    }
    let mut points = Vec::with_capacity(curve.len());
    for point in curve {
        let shares =
            [(&label::NOT_WON, &point.not_won), (&label::WON_BY, &point.won_by), (&label::LOST_BY, &point.lost_by)];
        for (label, share) in shares {
            let figure = Figure::found(label, share.clone(), Vec::new()).about(point.day.to_string());
            sheet.steps.push(figure.step());
        }
        points.push(TimePoint {
            day: point.day,
            at_risk: point.at_risk,
            won: point.won,
            lost: point.lost,
            not_won: point.not_won,
            won_by: point.won_by,
            lost_by: point.lost_by,
        });
    }
    let left_out = run.cases.len().saturating_sub(cases.len());
    TimeToWin {
        deals: cases.len(),
        left_out,
        beyond_horizon,
        horizon_days: HORIZON_DAYS,
        median_days,
        half_won_days,
        points,
        reasons,
    }
}

/// The days over which the time to win is followed, about ten years: a deal that lasts longer counts as open at its end.
const HORIZON_DAYS: u64 = 3_660;

/// The whole days that a deal lasted and how it ended; `None` without dates or when it ended before it began.
fn lasting(run: &Run<'_>, case: &Case<'_>) -> Option<(u64, End)> {
    let end = match (case.is_won(), case.is_lost()) {
        (true, _) => End::Won,
        (_, true) => End::Lost,
        _ => End::Open,
    };
    let days = run.age_days(case)?.floor().to_integer()?.to_u64()?;
    Some((days, end))
}
