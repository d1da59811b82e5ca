//! What raising a stage to its benchmark would gain, and what it gains at the ends of the interval.

use super::{
    Run,
    case::Case,
    group::Group,
    past::{Side, Step},
    rates::Stands,
};
use crate::{
    funnel::{
        document::{Benchmarks, Stage},
        labels as label,
        outcome::Reasons,
        past::{Gain, GainBound},
        sheet::Sheet,
        words::{BenchmarkSource, NoFigure},
    },
    number::Number,
    stats::interval::{Interval, PLACES_MAX, wilson},
    trace::{Figure, Label, Source},
};

/// The share that should go on, and where it comes from.
pub(super) struct Benchmark {
    pub share: Figure,
    pub from: BenchmarkSource,
}

/// The benchmark of a stage by the document's policy, or why there is none.
pub(super) fn benchmark(
    run: &Run<'_>,
    (rung, index): (usize, usize),
    stage: &Stage,
    step: Option<&Step<'_, '_>>,
) -> Result<Benchmark, NoFigure> {
    match run.document.benchmarks {
        Benchmarks::Declared => declared(run, rung, index, stage).ok_or(NoFigure::NoBenchmark),
        Benchmarks::OwnHistory => {
            let past = &step.ok_or(NoFigure::NoHistory)?.past;
            let share = past.share().ok_or(NoFigure::NoDeals)?;
            if past.of.cases.len() < run.minimum_sample() {
                return Err(NoFigure::SmallSample);
            }
            let share = share.named(&label::BENCHMARK).about(stage.id.as_str());
            Ok(Benchmark { share, from: BenchmarkSource::OwnHistory })
        }
    }
}

/// As the stage declares, or its declared probability of winning ÷ the next one's.
fn declared(run: &Run<'_>, rung: usize, index: usize, stage: &Stage) -> Option<Benchmark> {
    let declared = |field: &str| Source::Document(format!("/stages/{index}/{field}"));
    if let Some(benchmark) = &stage.benchmark {
        let share = Figure::given(&label::BENCHMARK, benchmark.clone(), declared("benchmark"));
        return Some(Benchmark { share: share.about(stage.id.as_str()), from: BenchmarkSource::Benchmark });
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
    let is_share = *share.number() <= Number::ONE;
    is_share.then(|| Benchmark { share: share.about(stage.id.as_str()), from: BenchmarkSource::Probability })
}

/// How far a stage is from its benchmark: what was counted, and the ends of the interval.
pub(super) struct Distance {
    gap: Figure,
    low: Figure,
    high: Figure,
}

impl Distance {
    /// Whether the benchmark is surely missed: even the end of the interval that is nearest to it is below.
    pub fn is_sure(&self) -> bool {
        self.low.number().is_positive()
    }

    /// The distance of a side to a share that is declared.
    pub fn to(benchmark: &Figure, side: &Side<'_, '_>, confidence: &Number) -> Option<Self> {
        let interval = wilson(&side.advanced.count, &side.of.count, confidence, PLACES_MAX)?;
        let below = |label, share: &Figure| not_below_zero(label, &Figure::difference(label, benchmark, share));
        Some(Self {
            gap: below(&label::GAP, &side.share()?),
            low: below(&label::GAP_LOW, &interval.high),
            high: below(&label::GAP_HIGH, &interval.low),
        })
    }

    /// The distance of the present to the past, whose own chance counts as well.
    pub fn between(step: &Step<'_, '_>, confidence: &Number) -> Option<Self> {
        let Interval { low, high } = step.interval(confidence, PLACES_MAX)?;
        let fallen = |label, change: &Figure| not_below_zero(label, &Figure::negation(label, change));
        let gap = Figure::difference(&label::GAP, &step.past.share()?, &step.now.share()?);
        Some(Self {
            gap: not_below_zero(&label::GAP, &gap),
            low: fallen(&label::GAP_LOW, &high),
            high: fallen(&label::GAP_HIGH, &low),
        })
    }
}

fn not_below_zero(label: &'static Label, figure: &Figure) -> Figure {
    Figure::maximum(label, &[figure, &Figure::constant(&label::ZERO, 0)])
}

/// What closing a distance would gain, with all later stages as they are.
pub(super) struct Prospect<'p, 'r, 'a> {
    /// Deals in the stage.
    pub of: &'p Group<'r, 'a>,
    /// Deals in the next one.
    pub next: Group<'r, 'a>,
    /// Whether the next one is that in which deals are won.
    pub is_next_won: bool,
    /// Why there is no deal in the next one, if there is none.
    pub why_none: NoFigure,
    /// How all deals stand, with the average won amount.
    pub stands: &'p Stands<'p, 'a>,
    pub average: Option<&'p Figure>,
    pub id: &'p str,
}

impl Prospect<'_, '_, '_> {
    pub fn publish(&self, sheet: &mut Sheet, distance: &Distance) -> Gain {
        let mut reasons = Reasons::new();
        let next_won = self.next.only(&label::WON, Case::is_won);
        // Where nobody came to the next stage, nobody knows how many would be won from there, unless to come there is to win.
        let won_from = Figure::quotient(&label::WON_FROM, &next_won.count, &self.next.count)
            .or_else(|| self.is_next_won.then(|| Figure::constant(&label::WON_FROM, 1)));
        let at = |sheet: &mut Sheet, gap: &Figure| self.at(sheet, gap, won_from.as_ref());
        let (exact, low, high) = (at(sheet, &distance.gap), at(sheet, &distance.low), at(sheet, &distance.high));
        let why_average = self.stands.why_no_average();
        if exact.won.is_none() {
            reasons.extend(["won", "value"].map(|figure| (figure, self.why_none)));
        } else if exact.value.is_none() {
            reasons.insert("value", why_average);
        }
        Gain {
            gap: exact.gap,
            of: self.of.cases.len(),
            deals: exact.deals,
            next: self.next.cases.len(),
            next_won: next_won.cases.len(),
            won: exact.won,
            average_won: sheet.money_or(self.average, ("average_won", why_average), &mut reasons),
            value: exact.value,
            low,
            high,
            reasons,
        }
    }

    fn at(&self, sheet: &mut Sheet, gap: &Figure, won_from: Option<&Figure>) -> GainBound {
        let deals = Figure::product(&label::GAIN_DEALS, &[gap, &self.of.count]).about(self.id);
        let won = won_from.map(|won_from| Figure::product(&label::GAIN_WON, &[&deals, won_from]).about(self.id));
        let value = won.as_ref().zip(self.average);
        let value = value.map(|(won, average)| Figure::product(&label::GAIN_VALUE, &[won, average]).about(self.id));
        GainBound {
            gap: sheet.number(gap),
            deals: sheet.number(&deals),
            won: won.map(|won| sheet.number(&won)),
            value: value.map(|value| sheet.money(&value)),
        }
    }
}
