//! The score across periods: mean, weighted by days, the n best, the line of least squares.

use super::{Scoring, finish};
use crate::{
    calendar::Calendar,
    error::{Part, Problem, Severity, catalogue::score as code},
    number::Number,
    rounding::Rounding,
    scoring::{
        across::{Across, AcrossRule, LeftOut, MissingPeriod, TrendRule},
        document::BandsOn,
        labels,
        rows::Row,
    },
    trace::{Choice, Figure, Source, Step},
};
use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

/// What the trace calls the score across periods.
const ABOUT: &str = "across";

/// A score across periods with all that led to it.
#[derive(Clone, Debug, Default)]
pub(in crate::scoring) struct Acrossed {
    pub score: Option<Figure>,
    pub grade: Option<Choice>,
    pub used: Vec<String>,
    pub left_out: Vec<(String, LeftOut)>,
    /// The level and the slope of a trend.
    pub line: Option<(Figure, Figure)>,
    /// The places that the score was rounded to.
    pub places: Option<u32>,
    pub steps: Vec<Arc<Step>>,
}

/// A period that counts.
struct Counted<'r> {
    row: &'r Row,
    score: Figure,
}

/// The score across the periods in a row; problems are noted.
pub fn across(scoring: &mut Scoring<'_>, calendar: &Calendar, rows: &[Row]) -> Option<Acrossed> {
    let card = scoring.card;
    let rule = card.across.as_ref()?;
    let mut found = Acrossed::default();
    let mut left_out = BTreeMap::new();
    let mut counted = counted(scoring, rule, rows, &mut left_out);
    let least = usize::try_from(rule.rule.least().max(rule.minimum)).unwrap_or(usize::MAX);
    if counted.len() < least {
        let problem = scoring.fault(&code::TOO_FEW_PERIODS, "/periods").with("count", counted.len());
        scoring.findings.push(problem.with("needed", least));
        left_out.extend(counted.drain(..).map(|period| (period.row.period.start, LeftOut::TooFew)));
    } else if let AcrossRule::Best(best) = &rule.rule {
        counted.sort_by_key(|period| (Reverse(period.score.number().clone()), period.row.period.start));
        let worse = counted.split_off(usize::try_from(best.n).unwrap_or(usize::MAX).min(counted.len()));
        left_out.extend(worse.iter().map(|period| (period.row.period.start, LeftOut::NotAmongBest)));
        counted.sort_by_key(|period| period.row.period.start);
    }
    found.used = counted.iter().map(|period| period.row.period.label.clone()).collect();
    let reasons = rows.iter().filter_map(|row| Some((row.period.label.clone(), *left_out.get(&row.period.start)?)));
    found.left_out = reasons.collect();
    let exact = match &rule.rule {
        AcrossRule::Mean(_) | AcrossRule::Best(_) => mean(&counted),
        AcrossRule::WeightedByDays(_) => by_days(&counted),
        AcrossRule::Trend(trend) => {
            let source = scoring.of_card("/across/rule/trend/ahead");
            self::trend(calendar, &counted, trend, source).map(|(level, slope, score)| {
                found.line = Some((level, slope));
                score
            })
        }
    };
    if let Some(exact) = exact {
        let clamped = finish::clamped(scoring, &exact);
        let rounding = rule.rounding.as_ref().and_then(|rule| Some(Rounding { mode: rule.mode, scale: rule.scale? }));
        let rounding = rounding.or_else(|| finish::rounding(scoring));
        found.places = rounding.map(|rounding| rounding.scale);
        let rounded = match rounding {
            Some(rounding) => Figure::rounded(&labels::ACROSS, &clamped, rounding),
            None => clamped.named(&labels::ACROSS),
        };
        let seen = if card.bands_on == BandsOn::Raw { &clamped } else { &rounded };
        match finish::grades(scoring, seen, seen, &[]) {
            Some((_, grade)) => {
                let grade = grade.about(ABOUT);
                found.steps.push(grade.step());
                found.grade = Some(grade);
            }
            None if card.bands.is_some() => {
                // The score of the period holds; only the grade across periods cannot be told.
                let path = format!("{}/across", scoring.card_at);
                let problem = finish::below_lowest(scoring, seen);
                scoring.findings.push(Problem { severity: Severity::Warn, path, part: Part::Document, ..problem });
            }
            None => {}
        }
        let rounded = rounded.about(ABOUT);
        // Where the bands saw the rounded score, it stands below the grade.
        if found.grade.is_none() || card.bands_on == BandsOn::Raw {
            found.steps.push(rounded.step());
        }
        found.score = Some(rounded);
    }
    Some(found)
}

/// The periods that count, by what is declared for those without a score.
fn counted<'r>(
    scoring: &mut Scoring<'_>,
    rule: &Across,
    rows: &'r [Row],
    left_out: &mut BTreeMap<chrono::NaiveDate, LeftOut>,
) -> Vec<Counted<'r>> {
    let mut counted = Vec::new();
    for row in rows {
        let label = row.period.label.as_str();
        let score = match (&row.score, rule.missing) {
            (Some(score), _) => score.clone(),
            (None, MissingPeriod::Zero) => {
                let source = scoring.of_card("/across/missing");
                Figure::given(&labels::PERIOD_SCORE, Number::ZERO, source).about(label)
            }
            (None, MissingPeriod::Skip) => {
                left_out.insert(row.period.start, LeftOut::Unscored);
                continue;
            }
            (None, MissingPeriod::Error) => {
                let problem = Problem::new(&code::PERIOD_UNSCORED, row.at.clone()).in_facts();
                scoring.problems.push(problem.with("period", label));
                continue;
            }
        };
        counted.push(Counted { row, score });
    }
    counted
}

fn scores<'c>(counted: &'c [Counted<'_>]) -> Vec<&'c Figure> {
    counted.iter().map(|period| &period.score).collect()
}

/// The sum of the scores divided by their number; nothing of none.
fn mean(counted: &[Counted<'_>]) -> Option<Figure> {
    let sum = Figure::sum(&labels::PERIODS_TOTAL, &scores(counted));
    Figure::quotient(&labels::PERIODS_MEAN, &sum, &Figure::constant(&labels::PERIODS, counted.len()))
}

/// Σ score × days ÷ Σ days.
fn by_days(counted: &[Counted<'_>]) -> Option<Figure> {
    let weighted = |period: &Counted<'_>| {
        let product = Figure::product(&labels::SCORE_DAYS, &[&period.score, &period.row.days]);
        product.about(period.row.period.label.as_str())
    };
    let weighted: Vec<Figure> = counted.iter().map(weighted).collect();
    let days: Vec<&Figure> = counted.iter().map(|period| &period.row.days).collect();
    let sum = Figure::sum(&labels::PERIODS_TOTAL, &weighted.iter().collect::<Vec<_>>());
    Figure::quotient(&labels::PERIODS_MEAN, &sum, &Figure::sum(&labels::DAYS, &days))
}

/// The line of least squares: its level at the last period, its change from period to period, and its height `ahead`.
/// Periods stand at their number in the calendar, so that one left out leaves a gap.
fn trend(
    calendar: &Calendar,
    counted: &[Counted<'_>],
    rule: &TrendRule,
    source: Source,
) -> Option<(Figure, Figure, Figure)> {
    let first = &counted.first()?.row.period;
    let places: Vec<Number> = counted
        .iter()
        .map(|period| calendar.steps_between(first, &period.row.period).map(Number::from))
        .collect::<Option<_>>()?;
    let middle = places.iter().sum::<Number>().over(&Number::from(places.len()))?;
    let from_middle: Vec<Figure> = places
        .iter()
        .zip(counted)
        .map(|(place, period)| {
            Figure::constant(&labels::FROM_MIDDLE, place - &middle).about(period.row.period.label.as_str())
        })
        .collect();
    let product = |label, a: &Figure, b: &Figure| Figure::product(label, &[a, b]);
    let moments: Vec<Figure> =
        from_middle.iter().zip(counted).map(|(x, period)| product(&labels::MOMENT, x, &period.score)).collect();
    let squares: Vec<Figure> = from_middle.iter().map(|x| product(&labels::SQUARE, x, x)).collect();
    let total = |label, parts: &[Figure]| Figure::sum(label, &parts.iter().collect::<Vec<_>>());
    let slope =
        Figure::quotient(&labels::TREND_SLOPE, &total(&labels::MOMENT, &moments), &total(&labels::SQUARE, &squares))?;
    let to_last = product(&labels::TREND_WAY, &slope, from_middle.last()?);
    let level = Figure::sum(&labels::TREND_LEVEL, &[&mean(counted)?, &to_last]);
    let ahead = Figure::given(&labels::AHEAD, Number::from(rule.ahead), source);
    let way = product(&labels::TREND_WAY, &slope, &ahead);
    let score = Figure::sum(&labels::TREND, &[&level, &way]);
    Some((level, slope, score))
}
