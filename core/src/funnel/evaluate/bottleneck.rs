//! Bottlenecks: which stage loses most, which delays most, and what its benchmark would bring.

use super::{
    Run,
    cohorts::conversion,
    gain::{Benchmark, Distance, Prospect, benchmark},
    group::Group,
    judged::Judged,
    past::{Past, Side, Step},
    rates::Stands,
    stages::over_days,
};
use crate::{
    funnel::{
        document::Stage,
        labels as label,
        outcome::{Bottleneck, Reasons},
        past::Gain,
        sheet::Sheet,
        words::{BenchmarkSource, NoFigure},
    },
    number::Number,
    trace::Figure,
};

struct Row {
    bottleneck: Bottleneck,
    order: usize,
    lost_value: Number,
    is_ranked: bool,
    delay: Option<Number>,
}

/// What every stage is judged by.
#[derive(Clone, Copy)]
struct Context<'c, 'r, 'a> {
    stands: &'c Stands<'c, 'a>,
    average: Option<&'c Figure>,
    past: Option<&'c Past<'r, 'a>>,
    judged: &'c Judged<'r, 'a>,
}

pub(super) fn bottlenecks<'r, 'a>(
    run: &'r Run<'a>,
    sheet: &mut Sheet,
    stands: &Stands<'_, 'a>,
    past: Option<&Past<'r, 'a>>,
) -> Vec<Bottleneck> {
    let average = stands.average_won();
    let judged = Judged::of(run, past);
    let context = Context { stands, average: average.as_ref(), past, judged: &judged };
    let passed = run.ladder.stages.iter().take(run.ladder.top()).copied().enumerate();
    let mut rows: Vec<Row> = passed.filter_map(|stage| row(run, sheet, context, stage)).collect();
    let by_delay = |row: &Row| row.delay.clone();
    let mut delays: Vec<(Number, usize)> = rows.iter().filter_map(|row| Some((by_delay(row)?, row.order))).collect();
    delays.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (rank, (_, order)) in delays.iter().enumerate() {
        if let Some(row) = rows.iter_mut().find(|row| row.order == *order) {
            row.bottleneck.delay_rank = Some(rank.saturating_add(1));
        }
    }
    // Small samples stand last; equal losses go by more deals lost, then by the order of the stages.
    rows.sort_by(|a, b| {
        let by_sample = b.is_ranked.cmp(&a.is_ranked);
        let by_value = b.lost_value.cmp(&a.lost_value);
        let by_count = b.bottleneck.lost.count.cmp(&a.bottleneck.lost.count);
        by_sample.then(by_value).then(by_count).then(a.order.cmp(&b.order))
    });
    for (rank, row) in rows.iter_mut().filter(|row| row.is_ranked).enumerate() {
        row.bottleneck.rank = Some(rank.saturating_add(1));
    }
    rows.into_iter().map(|row| row.bottleneck).collect()
}

fn row<'r, 'a>(
    run: &'r Run<'a>,
    sheet: &mut Sheet,
    context: Context<'_, 'r, 'a>,
    stage: (usize, usize),
) -> Option<Row> {
    let id = run.document.stages.get(stage.1)?.id.as_str();
    sheet.section(&label::BOTTLENECK, Some(id), |sheet| figures(run, sheet, context, stage))
}

fn figures<'r, 'a>(
    run: &'r Run<'a>,
    sheet: &mut Sheet,
    context: Context<'_, 'r, 'a>,
    (rung, index): (usize, usize),
) -> Option<Row> {
    let stage = run.document.stages.get(index)?;
    let id = stage.id.as_str();
    let mut reasons = Reasons::new();
    let lost_here = run.cases.iter().filter(|case| case.is_lost() && case.track.last_open(run.ladder) == Some(index));
    let lost = Group::of(&label::LOST, id, lost_here);
    let lost_value = lost.value().number().clone();
    let delay = delay(run, index, stage);
    if delay.is_none() {
        reasons.extend(["over_days", "delay_rank"].map(|figure| (figure, NoFigure::NoLimit)));
    }
    let side = context.judged.side(id, rung);
    let step = conversion(run, sheet, &side.of, &side.advanced);
    let against = context.past.map(|past| (past, past.step(id, rung)));
    let benchmark = benchmark(run, (rung, index), stage, against.as_ref().map(|(_, step)| step));
    let (gain, is_surely_below) = match gain(
        run,
        sheet,
        (rung, id),
        benchmark.as_ref(),
        (&side, against.as_ref().map(|(_, step)| step)),
        context,
    ) {
        Ok((gain, is_surely_below)) => (Some(gain), Some(is_surely_below)),
        Err(why) => {
            reasons.extend(["gain", "is_surely_below"].map(|figure| (figure, why)));
            (None, None)
        }
    };
    let is_ranked = !step.is_small_sample;
    let why_none = context.judged.why_none(rung);
    if !is_ranked {
        let is_told = side.of.cases.is_empty() && why_none != NoFigure::NoDeals;
        reasons.insert("rank", if is_told { why_none } else { NoFigure::SmallSample });
    }
    if let Err(why) = &benchmark {
        reasons.insert("benchmark", *why);
    }
    if side.of.cases.is_empty() {
        reasons.extend(["conversion", "interval"].map(|figure| (figure, why_none)));
    }
    let change = against
        .as_ref()
        .map(|(past, step)| sheet.section(&label::HISTORY, Some(id), |sheet| past.change(run, sheet, step, index)));
    let benchmark = benchmark.ok();
    let bottleneck = Bottleneck {
        stage: id.to_owned(),
        owner: stage.owner.as_ref().map(ToString::to_string),
        rank: None,
        lost: lost.publish(sheet),
        delay_rank: None,
        over_days: delay.as_ref().map(|delay| sheet.number(delay)),
        basis: context.judged.basis,
        of: step.of,
        left_out: context.judged.left_out(rung, &side),
        advanced: step.advanced,
        conversion: step.conversion,
        interval: step.interval,
        change,
        benchmark: benchmark.as_ref().map(|benchmark| sheet.number(&benchmark.share)),
        benchmark_from: benchmark.map(|benchmark| benchmark.from),
        is_surely_below,
        gain,
        reasons,
    };
    let delay = delay.map(|delay| delay.number().clone());
    Some(Row { bottleneck, order: index, lost_value, is_ranked, delay })
}

/// What the benchmark would gain, and whether it is surely missed; or why nobody knows.
fn gain<'r, 'a>(
    run: &'r Run<'a>,
    sheet: &mut Sheet,
    (rung, id): (usize, &str),
    benchmark: Result<&Benchmark, &NoFigure>,
    (side, step): (&Side<'r, 'a>, Option<&Step<'r, 'a>>),
    Context { stands, average, judged, .. }: Context<'_, 'r, 'a>,
) -> Result<(Gain, bool), NoFigure> {
    let benchmark = benchmark.map_err(|_| NoFigure::NoBenchmark)?;
    let (next, confidence) = (rung.saturating_add(1), &run.document.confidence);
    let distance = match (benchmark.from, step) {
        (BenchmarkSource::OwnHistory, Some(step)) => Distance::between(step, confidence),
        _ => Distance::to(&benchmark.share, side, confidence),
    };
    let distance = distance.ok_or_else(|| judged.why_none(rung))?;
    let in_next = judged.cases.iter().copied().filter(|case| case.counts_at(next));
    let prospect = Prospect {
        of: &side.of,
        next: Group::of(judged.label(), id, in_next),
        is_next_won: next == run.ladder.top(),
        why_none: judged.why_none(next),
        stands,
        average,
        id,
    };
    Ok((prospect.publish(sheet, &distance), distance.is_sure()))
}

/// The days over the stage's limit, all deals together; `None` without a limit.
fn delay(run: &Run<'_>, index: usize, stage: &Stage) -> Option<Figure> {
    stage.limit_days.as_ref()?;
    let over: Vec<Figure> =
        run.cases.iter().filter_map(|case| over_days(run, index, stage, case).map(|(over, _)| over)).collect();
    Some(Figure::sum(&label::OVER_DAYS, &over.iter().collect::<Vec<_>>()).about(stage.id.as_str()))
}
