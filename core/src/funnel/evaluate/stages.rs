//! The figures of each stage: who counts, who goes on, and how long it takes.

use super::{
    Run,
    case::Case,
    cohorts::{between, share},
    group::Group,
};
use crate::{
    funnel::{
        document::Stage,
        labels as label,
        outcome::{Detail, DetailStage, Exceeded, Quantiles, Reasons, StageFigures, StageTime},
        sheet::Sheet,
        words::{DealStatus, NoFigure},
    },
    number::Number,
    stats::quantile::quantile,
    trace::{Figure, Label, Source},
};

pub(super) fn stages(run: &Run<'_>, sheet: &mut Sheet) -> Vec<StageFigures> {
    let all: Vec<&Case<'_>> = run.cases.iter().collect();
    let figures = |(index, stage): (usize, &Stage)| {
        let id = stage.id.as_str();
        sheet.section(&label::STAGE, Some(id), |sheet| stage_figures(run, sheet, &all, (index, stage)))
    };
    run.document.stages.iter().enumerate().map(figures).collect()
}

fn stage_figures(run: &Run<'_>, sheet: &mut Sheet, all: &[&Case<'_>], (index, stage): (usize, &Stage)) -> StageFigures {
    let id = stage.id.as_str();
    let rung = run.ladder.rung(index);
    let is_here = |case: &&Case<'_>| match rung {
        Some(rung) => case.counts_at(rung),
        None => case.track.visits.iter().any(|visit| visit.stage == index),
    };
    let group = Group::of(&label::DEALS, id, run.cases.iter().filter(is_here));
    let counted = group.publish(sheet);
    let mut reasons = Reasons::new();
    let top = run.ladder.top();
    let next = rung.filter(|rung| *rung < top);
    let step = next.map(|rung| between(run, sheet, id, all, (rung, rung.saturating_add(1))));
    let won = group.only(&label::WON, Case::is_won);
    let won_from = next.and_then(|_| Figure::quotient(&label::WON_FROM, &won.count, &group.count));
    let won_from = won_from.map(|figure| sheet.number(&figure.about(id)));
    let mature = group.only(&label::MATURE, Case::is_mature);
    let mature_won_from = next.filter(|_| run.has_maturity()).map(|_| {
        let share = |sheet: &mut Sheet| share(run, sheet, &mature, &label::WON, Case::is_won);
        Box::new(sheet.section(&label::MATURE, Some(id), share))
    });
    let why = if next.is_none() { NoFigure::LastStage } else { NoFigure::NoDeals };
    if next.is_none() || group.cases.is_empty() {
        reasons.extend(["conversion", "conversion_by_value", "interval", "won_from"].map(|figure| (figure, why)));
    }
    if next.is_none() {
        reasons.insert("advanced_value", why);
    }
    if let Some(why) = step.as_ref().and_then(|step| step.reasons.get("by_value")) {
        reasons.entry("conversion_by_value").or_insert(*why);
    }
    StageFigures {
        id: id.to_owned(),
        name: stage.name.clone(),
        count: counted.count,
        value: counted.value,
        unpriced: counted.unpriced,
        advanced_value: step.as_ref().map(|step| step.advanced_value.clone()),
        advanced: step.as_ref().map_or(0, |step| step.advanced),
        conversion: step.as_ref().and_then(|step| step.conversion.clone()),
        interval: step.as_ref().and_then(|step| step.interval.clone()),
        conversion_by_value: step.as_ref().and_then(|step| step.by_value.clone()),
        is_small_sample: group.cases.len() < run.minimum_sample(),
        won: won.cases.len(),
        won_from,
        mature: step.and_then(|step| step.mature),
        mature_won_from,
        time: next.map(|_| stage_time(run, sheet, index, stage)),
        reasons,
    }
}

fn stage_time(run: &Run<'_>, sheet: &mut Sheet, index: usize, stage: &Stage) -> StageTime {
    let stays: Vec<_> = run.cases.iter().filter_map(|case| case.track.stay(index, run.as_of, run.zone)).collect();
    let completed: Vec<_> = stays.iter().filter(|stay| !stay.is_current).collect();
    let sorted = |mut days: Vec<Number>| {
        days.sort();
        days
    };
    let cumulative = sorted(completed.iter().map(|stay| stay.cumulative.clone()).collect());
    let latest = sorted(completed.iter().map(|stay| stay.latest.clone()).collect());
    let oldest = stays.iter().filter(|stay| stay.is_current).map(|stay| &stay.cumulative).max();
    let oldest = oldest.map(|days| Figure::found(&label::STAY_DAYS, days.clone(), Vec::new()).about(stage.id.as_str()));
    let mut reasons = Reasons::new();
    for (figure, is_missing, why) in [
        ("cumulative", completed.is_empty(), NoFigure::NoneCompleted),
        ("latest", completed.is_empty(), NoFigure::NoneCompleted),
        ("oldest_days", oldest.is_none(), NoFigure::NoneCurrent),
    ] {
        if is_missing {
            reasons.insert(figure, why);
        }
    }
    let was_there = |case: &&Case<'_>| case.track.visits.iter().any(|visit| visit.stage == index);
    let visited = run.cases.iter().filter(was_there).count();
    let is_over = |days: &Number| stage.limit_days.as_ref().is_some_and(|limit| days > limit);
    StageTime {
        completed: completed.len(),
        visited,
        undated: visited.saturating_sub(stays.len()),
        cumulative: quantiles(run, sheet, &cumulative, stage),
        latest: quantiles(run, sheet, &latest, stage),
        visits: run.cases.iter().flat_map(|case| &case.track.visits).filter(|visit| visit.stage == index).count(),
        current: run.cases.iter().filter(|case| case.stage() == Some(index)).count(),
        oldest_days: oldest.map(|oldest| sheet.number(&oldest)),
        over_limit: stays.iter().filter(|stay| is_over(&stay.cumulative)).count(),
        reasons,
    }
}

fn quantiles(run: &Run<'_>, sheet: &mut Sheet, sorted: &[Number], stage: &Stage) -> Quantiles {
    let mut at = |percent: i32| {
        let p = Number::from(percent).over(&Number::HUNDRED)?;
        let figure = quantile(run.document.quantiles, sorted, &p)?;
        Some(sheet.number(&figure.about(stage.id.as_str())))
    };
    Quantiles { median: at(50), p75: at(75), p90: at(90) }
}

/// The days of a deal in a stage beyond the stage's limit; `None` within it.
pub(super) fn over_days(run: &Run<'_>, index: usize, stage: &Stage, case: &Case<'_>) -> Option<(Figure, Figure)> {
    let limit = stage.limit_days.clone()?;
    let stay = case.track.stay(index, run.as_of, run.zone)?;
    if stay.cumulative <= limit {
        return None;
    }
    let source = Source::Document(format!("/stages/{index}/limit_days"));
    let limit = Figure::given(&label::LIMIT_DAYS, limit, source).about(stage.id.as_str());
    let days = Figure::found(&label::STAY_DAYS, stay.cumulative, Vec::new()).about(case.deal.id.as_str());
    Some((Figure::difference(&label::OVER_DAYS, &days, &limit).about(case.deal.id.as_str()), days))
}

/// The deals over a limit, by stage, the longest first.
pub(super) fn exceeded(run: &Run<'_>, sheet: &mut Sheet) -> Vec<Exceeded> {
    let mut all = Vec::new();
    // Who has arrived at an end stays there.
    let passed = run.document.stages.iter().enumerate().filter(|(index, _)| run.ladder.outcome(*index).is_none());
    for (index, stage) in passed {
        let mut rows: Vec<_> = run
            .cases
            .iter()
            .filter_map(|case| over_days(run, index, stage, case).map(|(over, days)| (case, over, days)))
            .collect();
        rows.sort_by(|(a, over_a, _), (b, over_b, _)| {
            over_b.number().cmp(over_a.number()).then_with(|| a.deal.id.cmp(&b.deal.id))
        });
        for (case, over, days) in rows {
            all.push(Exceeded {
                stage: stage.id.to_string(),
                stage_owner: stage.owner.as_ref().map(ToString::to_string),
                deal: case.deal.id.to_string(),
                owner: case.deal.owner.clone(),
                days: sheet.number(&days),
                limit_days: stage.limit_days.clone().unwrap_or_default(),
                over_days: sheet.number(&over),
                is_current: case.stage() == Some(index),
            });
        }
    }
    all
}

/// Every deal with its time in each stage.
pub(super) fn details(run: &Run<'_>, sheet: &mut Sheet) -> Vec<Detail> {
    run.cases
        .iter()
        .map(|case| sheet.section(&label::DEAL, Some(case.deal.id.as_str()), |sheet| detail(run, sheet, case)))
        .collect()
}

fn detail(run: &Run<'_>, sheet: &mut Sheet, case: &Case<'_>) -> Detail {
    let id = case.deal.id.as_str();
    let mut days = |label: &'static Label, days| sheet.number(&Figure::found(label, days, Vec::new()).about(id));
    let mut stages = Vec::new();
    for (index, stage) in run.document.stages.iter().enumerate() {
        let is_passed = run.ladder.outcome(index).is_none();
        if let Some(stay) = case.track.stay(index, run.as_of, run.zone).filter(|_| is_passed) {
            stages.push(DetailStage {
                stage: stage.id.to_string(),
                cumulative_days: days(&label::STAY_DAYS, stay.cumulative),
                latest_days: days(&label::STAY_DAYS, stay.latest),
                visits: stay.visits,
            });
        }
    }
    let stage = case.stage().and_then(|stage| run.document.stages.get(stage));
    let age_days = run.age_days(case).map(|age| days(&label::AGE_DAYS, age));
    let no_age = age_days.is_none().then_some(("age_days", NoFigure::NoDates));
    Detail {
        id: id.to_owned(),
        status: case.ended_as.map_or(DealStatus::Open, DealStatus::from),
        stage: stage.map(|stage| stage.id.to_string()).unwrap_or_default(),
        age_days,
        regressions: case.track.regressions,
        stages,
        reasons: no_age.into_iter().collect(),
    }
}
