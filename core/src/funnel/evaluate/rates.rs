//! Win rate, velocity, weighted pipeline, coverage and the time to win.

use super::{Run, group::Group, prepare::Case};
use crate::{
    funnel::{
        document::Probabilities,
        kpi, labels as label,
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

    /// The mean amount of the won deals that have one.
    pub fn average_won(&self) -> Option<Figure> {
        let priced = self.won.only(&label::PRICED, |case| case.amount.is_some());
        Figure::quotient(&label::AVERAGE_WON, &priced.value(), &priced.count)
    }
}

pub(super) fn win_rate(sheet: &mut Sheet, stands: &Stands<'_, '_>) -> WinRate {
    let mut reasons = Reasons::new();
    let (won, lost) = (stands.won.value(), stands.lost.value());
    let closed_value = Figure::sum(&label::VALUE, &[&won, &lost]);
    let has_negative = stands.won.has_negative() || stands.lost.has_negative();
    let by_value = Figure::quotient(&label::WIN_RATE_BY_VALUE, &won, &closed_value).filter(|_| !has_negative);
    let with_open = Figure::quotient(&label::WIN_RATE_WITH_OPEN, &stands.won.count, &stands.total.count);
    let closed = stands.closed();
    let why = match () {
        () if has_negative => NoFigure::NegativeValue,
        () if closed.number().is_zero() => NoFigure::NothingClosed,
        () => NoFigure::NoValue,
    };
    WinRate {
        by_count: sheet.number_or(stands.win_rate().as_ref(), ("by_count", NoFigure::NothingClosed), &mut reasons),
        interval: sheet.interval(&stands.won.count, &closed, ("interval", NoFigure::NothingClosed), &mut reasons),
        by_value: sheet.number_or(by_value.as_ref(), ("by_value", why), &mut reasons),
        with_open: sheet.number_or(with_open.as_ref(), ("with_open", NoFigure::NoDeals), &mut reasons),
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
    let inputs = average.as_ref().zip(rate.as_ref()).zip(cycle.as_ref());
    let per_day = inputs.and_then(|((average, rate), cycle)| kpi::velocity(&stands.open.count, average, rate, cycle));
    let why_average = stands.why_no_average();
    let why = match (&average, &cycle) {
        (None, _) => why_average,
        (_, None) => NoFigure::NoDates,
        (Some(_), Some(_)) => NoFigure::ZeroCycle,
    };
    Velocity {
        per_day: sheet.money_or(per_day.as_ref(), ("per_day", why), &mut reasons),
        opportunities: stands.open.cases.len(),
        average_won: sheet.money_or(average.as_ref(), ("average_won", why_average), &mut reasons),
        win_rate: sheet.number_or(rate.as_ref(), ("win_rate", NoFigure::NothingClosed), &mut reasons),
        cycle_days: sheet.number_or(cycle.as_ref(), ("cycle_days", NoFigure::NoDates), &mut reasons),
        reasons,
    }
}

fn cycle_days(run: &Run<'_>, case: &Case<'_>) -> Option<Figure> {
    let days = case.began?.days_to(case.ended?, run.zone);
    Some(Figure::found(&label::CYCLE_DAYS, days, Vec::new()).about(case.deal.id.as_str()))
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
            let rung = run.ladder.rung(stage)?;
            // Where nothing says when a deal had its chance, only those that ended have.
            let had_chance = |case: &Case<'_>| match run.document.mature_after_days {
                Some(_) => run.is_mature(case),
                None => !case.is_open(),
            };
            let known = run.cases.iter().filter(|case| case.counts_at(rung) && had_chance(case));
            let known = Group::of(&label::DEALS, id, known);
            let won = known.only(&label::WON, Case::is_won);
            Figure::quotient(&label::PROBABILITY, &won.count, &known.count).map(|figure| figure.about(id))
        }
    }
}

/// The weighted pipeline, and the open deals that lack a probability.
pub(super) fn weighted<'c>(run: &'c Run<'_>, sheet: &mut Sheet) -> (Weighted, Vec<&'c str>) {
    let probabilities: Vec<_> = (0..run.document.stages.len()).map(|stage| probability(run, stage)).collect();
    let (mut values, mut variances, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    let one = Figure::constant(&label::ONE, 1);
    for case in run.cases.iter().filter(|case| case.is_open()) {
        let Some(chance) = case.stage().and_then(|stage| probabilities.get(stage)?.as_ref()) else {
            unknown.push(case.deal.id.as_str());
            continue;
        };
        let Some(amount) = &case.amount else { continue };
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
        value: sheet.money(&value),
        variance: sheet.number(&variance),
        deviation: sheet.money(deviation.as_ref().unwrap_or(&zero)),
    };
    (outcome, unknown)
}

pub(super) fn coverage(run: &Run<'_>, sheet: &mut Sheet, stands: &Stands<'_, '_>) -> Coverage {
    let mut reasons = Reasons::new();
    let target = run.facts.remaining_target.clone();
    let why = if target.is_some() { NoFigure::NothingRemaining } else { NoFigure::NoRemainingTarget };
    let source = || Source::Facts("/remaining_target".to_owned());
    // What is sold out needs no cover: a target that is not positive has none.
    let target = target.filter(Number::is_positive);
    let target = target.map(|target| Figure::given(&label::REMAINING_TARGET, target, source()));
    let coverage = target.and_then(|target| kpi::coverage(&stands.open.value(), &target));
    let rate = stands.win_rate();
    let required = rate.as_ref().and_then(kpi::required_coverage);
    let why_required = if rate.is_some() { NoFigure::NothingWon } else { NoFigure::NothingClosed };
    Coverage {
        coverage: sheet.number_or(coverage.as_ref(), ("coverage", why), &mut reasons),
        required: sheet.number_or(required.as_ref(), ("required", why_required), &mut reasons),
        reasons,
    }
}

pub(super) fn time_to_win(run: &Run<'_>, sheet: &mut Sheet) -> TimeToWin {
    let cases: Vec<(u64, End)> = run.cases.iter().filter_map(|case| lasting(run, case)).collect();
    let curve = curve(&cases, sheet.places);
    let mut reasons = Reasons::new();
    let median_days = curve.iter().find(|point| point.is_median_reached).map(|point| point.day);
    let half_won_days = curve.iter().find(|point| point.is_half_won).map(|point| point.day);
    for (name, is_missing) in [("median_days", median_days.is_none()), ("half_won_days", half_won_days.is_none())] {
        if is_missing {
            reasons.insert(name, NoFigure::NotReached);
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
    TimeToWin { deals: cases.len(), horizon_days: HORIZON_DAYS, median_days, half_won_days, points, reasons }
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
    Some(if days > HORIZON_DAYS { (HORIZON_DAYS, End::Open) } else { (days, end) })
}
