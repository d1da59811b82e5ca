//! The time from beginning to won, with open deals as not yet observed and lost as a competing end.

use super::{Run, case::Case};
use crate::{
    funnel::{
        labels as label,
        outcome::{Reasons, TimePoint, TimeToWin},
        sheet::Sheet,
        words::NoFigure,
    },
    stats::survival::{End, curve},
    trace::Figure,
};
use num_traits::ToPrimitive;

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
