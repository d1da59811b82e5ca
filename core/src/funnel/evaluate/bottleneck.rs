//! Bottlenecks: which stage loses most, which delays most, and what its benchmark would bring.

use super::{
    Run,
    group::Group,
    rates::Stands,
    stages::{between, over_days},
};
use crate::{
    funnel::{
        document::Stage,
        labels as label,
        outcome::{Bottleneck, Gain, Reasons},
        sheet::{Sheet, is_above},
        words::{BenchmarkSource, NoFigure},
    },
    number::Number,
    trace::{Figure, Source},
};

struct Row {
    bottleneck: Bottleneck,
    order: usize,
    lost_value: Number,
    is_ranked: bool,
    delay: Option<Number>,
}

pub(super) fn bottlenecks(run: &Run<'_>, sheet: &mut Sheet, stands: &Stands<'_, '_>) -> Vec<Bottleneck> {
    let average = stands.average_won();
    let average = average.as_ref();
    let passed = run.ladder.stages.iter().take(run.ladder.top()).copied().enumerate();
    let mut rows: Vec<Row> = passed.filter_map(|(rung, index)| row(run, sheet, average, rung, index)).collect();
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

fn row(run: &Run<'_>, sheet: &mut Sheet, average: Option<&Figure>, rung: usize, index: usize) -> Option<Row> {
    let id = run.document.stages.get(index)?.id.as_str();
    sheet.section(&label::BOTTLENECK, Some(id), |sheet| figures(run, sheet, average, rung, index))
}

fn figures(run: &Run<'_>, sheet: &mut Sheet, average: Option<&Figure>, rung: usize, index: usize) -> Option<Row> {
    let stage = run.document.stages.get(index)?;
    let id = stage.id.as_str();
    let mut reasons = Reasons::new();
    let lost_here = run.cases.iter().filter(|case| case.is_lost() && case.track.last_open(run.ladder) == Some(index));
    let lost = Group::of(&label::LOST, id, lost_here);
    let lost_value = lost.value().number().clone();
    let delay = delay(run, index, stage);
    if delay.is_none() {
        reasons.insert("over_days", NoFigure::NoLimit);
    }
    let step = between(run, sheet, id, rung, rung.saturating_add(1));
    let (benchmark, benchmark_from) = benchmark(run, rung, index, stage).unzip();
    let gain = match (&benchmark, step.of) {
        (None, _) => Err(NoFigure::NoBenchmark),
        (_, 0) => Err(NoFigure::NoDeals),
        (Some(benchmark), _) => Ok(gain(run, sheet, benchmark, rung, id, average)),
    };
    if let Err(reason) = &gain {
        reasons.insert("gain", *reason);
    }
    let is_ranked = !step.is_small_sample;
    if !is_ranked {
        reasons.insert("rank", NoFigure::SmallSample);
    }
    let found = |label, count: usize| Figure::found(label, Number::from(count), Vec::new());
    let (advanced, of) = (found(&label::ADVANCED, step.advanced), found(&label::DEALS, step.of));
    let is_surely_below =
        benchmark.as_ref().and_then(|benchmark| is_above(benchmark.number(), &advanced, &of, &run.document.confidence));
    if benchmark.is_none() {
        reasons.insert("benchmark", NoFigure::NoBenchmark);
    }
    reasons.extend(step.reasons.iter().filter(|(figure, _)| **figure != "by_value"));
    if matches!(&gain, Ok(Some(gain)) if gain.value.is_none()) {
        reasons.insert("gain_value", NoFigure::NothingWon);
    }
    let bottleneck = Bottleneck {
        stage: id.to_owned(),
        owner: stage.owner.as_ref().map(ToString::to_string),
        rank: None,
        lost: lost.publish(sheet),
        delay_rank: None,
        over_days: delay.as_ref().map(|delay| sheet.number(delay)),
        conversion: step.conversion,
        interval: step.interval,
        benchmark: benchmark.as_ref().map(|benchmark| sheet.number(benchmark)),
        benchmark_from,
        is_surely_below,
        gain: gain.ok().flatten(),
        reasons,
    };
    let delay = delay.map(|delay| delay.number().clone());
    Some(Row { bottleneck, order: index, lost_value, is_ranked, delay })
}

/// The days over the stage's limit, all deals together; `None` without a limit.
fn delay(run: &Run<'_>, index: usize, stage: &Stage) -> Option<Figure> {
    stage.limit_days.as_ref()?;
    let over: Vec<Figure> =
        run.cases.iter().filter_map(|case| over_days(run, index, stage, case).map(|(over, _)| over)).collect();
    Some(Figure::sum(&label::OVER_DAYS, &over.iter().collect::<Vec<_>>()).about(stage.id.as_str()))
}

/// The share that should go on: as declared, or this stage's declared probability of winning ÷ the next one's.
fn benchmark(run: &Run<'_>, rung: usize, index: usize, stage: &Stage) -> Option<(Figure, BenchmarkSource)> {
    let declared = |field: &str| Source::Document(format!("/stages/{index}/{field}"));
    if let Some(benchmark) = &stage.benchmark {
        let figure = Figure::given(&label::BENCHMARK, benchmark.clone(), declared("benchmark"));
        return Some((figure.about(stage.id.as_str()), BenchmarkSource::Benchmark));
    }
    let own = Figure::given(&label::PROBABILITY, stage.probability.clone()?, declared("probability"));
    let next = rung.checked_add(1)?;
    let next_index = *run.ladder.stages.get(next)?;
    let next_probability = if next == run.ladder.top() {
        Figure::constant(&label::ONE, 1)
    } else {
        let value = run.document.stages.get(next_index)?.probability.clone()?;
        Figure::given(&label::NEXT_PROBABILITY, value, Source::Document(format!("/stages/{next_index}/probability")))
    };
    let share = Figure::quotient(&label::BENCHMARK, &own, &next_probability)?;
    // Probabilities that fall from a stage to the next say nothing about a conversion.
    (*share.number() <= Number::ONE).then(|| (share.about(stage.id.as_str()), BenchmarkSource::Probability))
}

/// What the benchmark would bring, with all later stages as they are; nothing where it is already reached.
fn gain(
    run: &Run<'_>,
    sheet: &mut Sheet,
    benchmark: &Figure,
    rung: usize,
    id: &str,
    average: Option<&Figure>,
) -> Option<Gain> {
    let next = rung.checked_add(1)?;
    let here = Group::of(&label::DEALS, id, run.cases.iter().filter(|case| case.counts_at(rung)));
    let advanced = here.only(&label::ADVANCED, |case| case.counts_at(next));
    let conversion = Figure::quotient(&label::CONVERSION, &advanced.count, &here.count)?;
    let gap = Figure::difference(&label::GAP, benchmark, &conversion);
    let gap = Figure::maximum(&label::GAP, &[&gap, &Figure::constant(&label::ZERO, 0)]);
    let deals = Figure::product(&label::GAIN_DEALS, &[&gap, &here.count]).about(id);
    let in_next = Group::of(&label::DEALS, id, run.cases.iter().filter(|case| case.counts_at(next)));
    let won = in_next.only(&label::WON, |case| case.is_won());
    let zero = Figure::constant(&label::ZERO, 0);
    let won_from = Figure::quotient(&label::WON_FROM, &won.count, &in_next.count).unwrap_or(zero);
    let more_won = Figure::product(&label::GAIN_WON, &[&deals, &won_from]).about(id);
    let value = average.map(|average| Figure::product(&label::GAIN_VALUE, &[&more_won, average]).about(id));
    Some(Gain {
        deals: sheet.number(&deals),
        won: sheet.number(&more_won),
        value: value.map(|value| sheet.money(&value)),
    })
}
