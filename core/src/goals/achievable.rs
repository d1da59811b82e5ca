//! Is the goal achievable, and a challenge: what do the history and the capacity say?

use super::{
    aim::{Course, given},
    case::Case,
    labels as label,
    measurable::is_contradictory,
    outcome::{Achievability, Letter, Reason},
};
use crate::{
    error::{Problem, catalogue::goal as code},
    stats::moments::Moments,
    trace::{Comparison, Figure, Source, Step, Test},
};
use std::sync::Arc;

/// The places that a standard deviation is computed to before it is shown at fewer.
const ROOT_PLACES: u32 = 18;

/// What the judgement found.
#[derive(Default)]
pub(super) struct Found {
    pub shown: Option<Achievability>,
    /// Whether there was anything to judge the letter by: enough history, or a capacity.
    pub is_judged: bool,
    pub steps: Vec<Arc<Step>>,
}

pub(super) fn judge(case: &mut Case<'_>) -> Found {
    let mut found = Found::default();
    let history = history_of(case);
    let growths = growths_of(&history);
    if !history.is_empty() {
        let growths = growths.iter().map(|growth| case.rate(&label::GROWTH, growth).number().clone()).collect();
        found.shown = Some(Achievability { growths, ..Achievability::default() });
    }
    if is_contradictory(&case.aim) {
        return found;
    }
    if case.aim.course == Course::Hold {
        // A range and a figure that shall stay are within reach where their lower end is.
        judge_capacity(case, case.aim.low.clone(), &mut found);
        return found;
    }
    let growths_min = usize::try_from(case.bench.policy.growths_min).unwrap_or(usize::MAX);
    let moments = if growths.len() >= growths_min { Moments::of(&growths) } else { None };
    if let (Some(shown), true) = (&mut found.shown, moments.is_none()) {
        let has_all = growths.len().saturating_add(1) == history.len();
        shown.reason = Some(if has_all { Reason::TooFewGrowths } else { Reason::NotPositive });
    }
    if let Some(asked) = asked_growth(case) {
        judge_growth(case, &asked, moments.as_ref(), &mut found);
    }
    judge_capacity(case, case.aim.to.clone(), &mut found);
    judge_best(case, &history, &mut found);
    judge_challenge(case, &history, moments.as_ref(), &mut found);
    found
}

fn history_of(case: &Case<'_>) -> Vec<Figure> {
    let at = |(index, value)| given(&label::HISTORY, value, &case.root, &format!("/history/{index}"));
    case.goal.history.iter().enumerate().map(at).collect()
}

/// The growth of every period over the one before; none at all where one of them is not positive, because a growth
/// from nothing, or from a loss, says nothing.
fn growths_of(history: &[Figure]) -> Vec<Figure> {
    let growth = |pair: &[Figure]| match pair {
        [before, after] if before.number().is_positive() => growth(before, after),
        _ => None,
    };
    history.windows(2).map(growth).collect::<Option<_>>().unwrap_or_default()
}

fn growth(before: &Figure, after: &Figure) -> Option<Figure> {
    let ratio = Figure::quotient(&label::RATIO, after, before)?;
    Some(Figure::difference(&label::GROWTH, &ratio, &Figure::constant(&label::ONE, 1)))
}

/// The growth that the goal asks for: from its figures, otherwise as it states it.
fn asked_growth(case: &Case<'_>) -> Option<Figure> {
    let aim = &case.aim;
    if let (Some(from), Some(to)) = (aim.baseline(), &aim.to) {
        if !from.number().is_positive() {
            return None;
        }
        let ratio = Figure::quotient(&label::ASKED_RATIO, to, from)?;
        return Some(Figure::difference(&label::EXACT_ASKED, &ratio, &Figure::constant(&label::ONE, 1)));
    }
    let share = aim.share.as_ref()?;
    Some(match aim.course {
        Course::Down => Figure::negation(&label::EXACT_ASKED, share),
        Course::Up | Course::Hold => share.named(&label::EXACT_ASKED),
    })
}

/// Asked − mean > k × sd, compared as squares so that no root is taken; a decrease mirrors.
fn judge_growth(case: &mut Case<'_>, asked: &Figure, moments: Option<&Moments>, found: &mut Found) {
    let shown_asked = case.rate(&label::ASKED, asked);
    found.steps.push(shown_asked.step());
    if let Some(shown) = &mut found.shown {
        shown.asked = Some(shown_asked.number().clone());
    }
    let Some(moments) = moments else { return };
    found.is_judged = true;
    let (mean, variance) = (&moments.mean, &moments.variance);
    let k = Figure::given(
        &label::DEVIATIONS,
        case.bench.policy.deviations.clone(),
        Source::Facts("/policy/deviations".to_owned()),
    );
    let excess = match case.aim.course {
        Course::Down => Figure::difference(&label::EXCESS, mean, asked),
        Course::Up | Course::Hold => Figure::difference(&label::EXCESS, asked, mean),
    };
    let squared = Figure::product(&label::EXCESS_SQUARED, &[&excess, &excess]);
    let bound = Figure::product(&label::BOUND_SQUARED, &[&k, &k, variance]);
    let zero = Figure::constant(&label::ZERO, 0);
    let is_beyond = Test::all(
        &label::IS_BEYOND_HISTORY,
        &[
            Test::compare(&label::IS_MORE, &excess, Comparison::Above, &zero),
            Test::compare(&label::IS_FAR, &squared, Comparison::Above, &bound),
        ],
    );
    found.steps.push(is_beyond.step());
    let Some(deviation) = Figure::root(&label::EXACT_DEVIATION, variance, 2, ROOT_PLACES) else { return };
    let margin = Figure::product(&label::MARGIN, &[&k, &deviation]);
    let limit = match case.aim.course {
        Course::Down => Figure::difference(&label::EXACT_LIMIT, mean, &margin),
        Course::Up | Course::Hold => Figure::sum(&label::EXACT_LIMIT, &[mean, &margin]),
    };
    let limit = case.rate(&label::LIMIT, &limit);
    let (mean, deviation) = (case.rate(&label::MEAN, mean), case.rate(&label::DEVIATION, &deviation));
    found.steps.extend([mean.step(), deviation.step(), limit.step()]);
    if let Some(shown) = &mut found.shown {
        shown.mean = Some(mean.number().clone());
        shown.deviation = Some(deviation.number().clone());
        shown.limit = Some(limit.number().clone());
    }
    if is_beyond.holds() {
        let problem = Problem::new(&code::BEYOND_HISTORY, "/objective").with("asked", case.percent(asked.number()));
        let problem = problem.with("limit", case.percent(limit.number()));
        case.docket.note(Letter::A, problem);
    }
}

fn judge_capacity(case: &mut Case<'_>, to: Option<Figure>, found: &mut Found) {
    let (Some(capacity), Some(to)) = (&case.goal.capacity, to) else { return };
    found.is_judged = true;
    let capacity = given(&label::CAPACITY, capacity, &case.root, "/capacity");
    let test = Test::compare(&label::IS_BEYOND_CAPACITY, &to, case.aim.course.beyond(), &capacity);
    found.steps.push(test.step());
    if test.holds() {
        let problem = Problem::new(&code::BEYOND_CAPACITY, "/objective").with("to", to.number());
        case.docket.note(Letter::A, problem.with("capacity", capacity.number()));
    }
}

fn judge_best(case: &mut Case<'_>, history: &[Figure], found: &mut Found) {
    if history.is_empty() {
        return;
    }
    let parts: Vec<&Figure> = history.iter().collect();
    let best = match case.aim.course {
        Course::Down => Figure::minimum(&label::BEST, &parts),
        Course::Up | Course::Hold => Figure::maximum(&label::BEST, &parts),
    };
    if let Some(shown) = &mut found.shown {
        shown.best = Some(case.shown(best.number()));
    }
    let Some(to) = &case.aim.to else { return };
    let test = Test::compare(&label::IS_BEYOND_BEST, to, case.aim.course.beyond(), &best);
    found.steps.push(test.step());
    if test.holds() {
        let problem = Problem::new(&code::BEYOND_BEST, "/objective").with("to", to.number());
        case.docket.note(Letter::A, problem.with("best", best.number()));
    }
}

/// Too easy: no further than the last figure at the mean growth, or short of the baseline itself.
fn judge_challenge(case: &mut Case<'_>, history: &[Figure], moments: Option<&Moments>, found: &mut Found) {
    let Some(to) = case.aim.to.clone() else { return };
    let trend = trend_of(case, history, moments, found);
    let misses = |test: &Test, expected: &Figure| test.holds().then(|| expected.clone());
    let no_further =
        |expected: &Figure| Test::compare(&label::IS_TOO_EASY, &to, case.aim.course.no_further(), expected);
    let worse = |base: &Figure| Test::compare(&label::IS_TOO_EASY, base, case.aim.course.beyond(), &to);
    let mut easy = None;
    if let Some(trend) = &trend {
        let test = no_further(trend);
        found.steps.push(test.step());
        easy = misses(&test, trend);
    }
    if let (None, Some(base)) = (&easy, case.aim.baseline()) {
        let test = worse(base);
        found.steps.push(test.step());
        easy = misses(&test, base);
    }
    if let Some(expected) = easy {
        let problem = Problem::new(&code::TOO_EASY, "/objective").with("to", to.number());
        case.docket.note(Letter::A, problem.with("expected", case.shown(expected.number()).as_str()));
    }
}

fn trend_of(case: &Case<'_>, history: &[Figure], moments: Option<&Moments>, found: &mut Found) -> Option<Figure> {
    let factor = Figure::sum(&label::FACTOR, &[&Figure::constant(&label::ONE, 1), &moments?.mean]);
    let trend = Figure::product(&label::TREND, &[history.last()?, &factor]);
    let rounded = case.amount(&label::SHOWN_TREND, &trend);
    found.steps.push(rounded.step());
    if let Some(shown) = &mut found.shown {
        shown.expected = Some(case.shown(rounded.number()));
    }
    Some(trend)
}
