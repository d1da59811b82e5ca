//! What of a scorecard can be moved: measured indicators, and adjustments that say what they cost.

use super::path::{Along, Path, Price};
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
    scoring::{
        document::{Aggregate, Effort, PointRate},
        evaluate::{Inner, Measured, Part, Scoring, invert},
        rule::{Score, Within},
        state::State,
    },
};

/// The most jumps of one adjustment that are looked at.
const JUMPS_MAX: usize = 100;

/// What can be moved, by id, with what a point of it is worth; and whether parts were passed over because their points
/// do not simply add up.
#[derive(Default)]
pub struct Paths<'s> {
    pub paths: Vec<Path<'s>>,
    pub is_partial: bool,
}

impl<'s> Paths<'s> {
    /// The indicators below parts that add up; a point of the parts' whole is worth `worth`.
    pub fn collect(&mut self, scoring: &'s Scoring<'_>, parts: &'s [Part<'_>], worth: &Number, gap: &Number) {
        for part in parts.iter().filter(|part| part.points.is_some() && part.counts()) {
            let Some(share) = &part.share else { continue };
            let worth = worth * share.number();
            match &part.inner {
                Inner::Indicator(measured) => self.indicator(scoring, part, measured, worth, gap),
                Inner::Group(_, _) if part.is_substitute => {}
                Inner::Group(group, inner) => {
                    if matches!(group.aggregate, Aggregate::Geometric | Aggregate::Minimum) {
                        self.is_partial = true;
                        continue;
                    }
                    let slope = part.rescaled.as_ref().map(|rescaled| rescaled.slope.number());
                    self.collect(scoring, inner, &slope.map_or(worth.clone(), |slope| &worth * slope), gap);
                }
            }
        }
        self.sort();
    }

    /// One indicator: up, and down.
    pub fn indicator(
        &mut self,
        scoring: &'s Scoring<'_>,
        part: &'s Part<'_>,
        measured: &'s Measured<'_>,
        worth: Number,
        gap: &Number,
    ) {
        let Some(inputs) = measured.inputs.as_ref().filter(|_| measured.state == State::Measured) else { return };
        let Some(points) = part.points.as_ref().map(|points| points.number()) else { return };
        let rule = measured.rule;
        let from = inputs.raw.number();
        let Some(step) = invert::step_of(rule, from) else { return };
        let alone = gap.over(&worth).map(|more| points + &more);
        let way_back =
            || -> Along<'s> { Box::new(|points| invert::value_for(rule, inputs, &scoring.card.scale, points)) };
        for is_up in [true, false] {
            let path = Path {
                id: part.id.as_str(),
                is_adjustment: false,
                from: from.clone(),
                is_up,
                present: points.clone(),
                worth: worth.clone(),
                price: rule.effort.as_ref().map_or(Price::Point, price),
                step: step.clone(),
                is_declared: rule.step.is_some(),
                jumps: matches!(rule.score, Score::Steps(_) | Score::Matrix(_)),
                bend: matches!(rule.score, Score::InverseRatio(_)).then(way_back),
                limit: limit(measured, from, is_up),
                points: Box::new(|value| measured.points_of(scoring, value)),
                marks: Vec::new(),
            };
            let marks = marks(scoring, measured, &step, is_up, alone.as_ref());
            self.paths.extend(path.marked(&marks));
        }
    }

    /// The adjustments that say what they cost.
    pub fn adjustments(&mut self, scoring: &'s Scoring<'_>, gap: &Number) {
        for adjustment in &scoring.card.adjustments {
            let rate = adjustment.add.as_ref().or(adjustment.deduct.as_ref());
            let (Some(effort), Some(rate)) = (&adjustment.effort, rate) else { continue };
            let is_up = adjustment.add.is_some();
            let from = scoring.facts.adjustments.get(&adjustment.id).cloned().unwrap_or_default();
            let most = effort.most.clone();
            let path = Path {
                id: adjustment.id.as_str(),
                is_adjustment: true,
                is_up,
                present: points_of(rate, is_up, &from),
                worth: Number::ONE,
                price: price(effort),
                step: Number::ONE,
                is_declared: true,
                jumps: rate.whole,
                bend: None,
                // There are no fewer than none.
                limit: if is_up { most } else { Some(most.unwrap_or_else(|| from.clone()).at_most(&from)) },
                points: Box::new(move |count| Some(points_of(rate, is_up, count))),
                marks: Vec::new(),
                from,
            };
            let marks = counts(rate, &path, gap);
            self.paths.extend(path.marked(&marks));
        }
        self.sort();
    }

    pub fn sort(&mut self) {
        self.paths.sort_by(|a, b| (a.id, a.is_adjustment).cmp(&(b.id, b.is_adjustment)));
    }
}

fn price(effort: &Effort) -> Price {
    // INVARIANT: the check refuses a `per` of zero.
    Price::Unit(effort.cost.over(&effort.per).unwrap_or_else(|| effort.cost.clone()))
}

/// The farthest that a value can go: what the document says, and not below zero where a mirror would count that too.
fn limit(measured: &Measured<'_>, from: &Number, is_up: bool) -> Option<Number> {
    let most = measured.rule.effort.as_ref().and_then(|effort| effort.most.clone());
    let zero = (!is_up && matches!(measured.rule.score, Score::Mirror(_))).then(|| from.clone());
    let zero = zero.filter(|zero| !zero.is_negative());
    match (most, zero) {
        (Some(most), Some(zero)) => Some(most.at_most(&zero)),
        (most, zero) => most.or(zero),
    }
}

/// The values where the points of an indicator bend or jump.
fn marks(
    scoring: &Scoring<'_>,
    measured: &Measured<'_>,
    step: &Number,
    is_up: bool,
    alone: Option<&Number>,
) -> Vec<Number> {
    let (rule, Some(inputs)) = (measured.rule, measured.inputs.as_ref()) else { return Vec::new() };
    let scale = &scoring.card.scale;
    let [floor, cap] = [&measured.floor, &measured.cap].map(|limit| limit.as_ref().map(|limit| limit.number()));
    let bounds: Vec<&Number> = match &rule.score {
        Score::Steps(steps) => steps.iter().map(|step| &step.from).collect(),
        Score::Matrix(table) => table.rows.iter().collect(),
        _ => Vec::new(),
    };
    if !bounds.is_empty() {
        let beside = bounds.into_iter().filter_map(|bound| invert::actual(rule, inputs, bound.clone()));
        return beside.map(|bound| beside_bound(&bound, step, is_up, rule.inclusive)).collect();
    }
    let none = Number::ZERO;
    let lines: Vec<(&Number, &Number)> = match &rule.score {
        Score::Linear(line) => {
            let to = line.to.as_ref().or(inputs.target.as_ref().map(|target| target.number()));
            to.map(|to| vec![(&line.from, &none), (to, scale)]).unwrap_or_default()
        }
        Score::Piecewise(lines) => lines.points.iter().map(|point| (&point.0, &point.1)).collect(),
        Score::Within(Within { from, to, zero_at }) => {
            vec![(&zero_at.0, &none), (from, scale), (to, scale), (&zero_at.1, &none)]
        }
        _ => {
            let heights = [floor, cap, alone].into_iter().flatten();
            return heights.filter_map(|points| invert::value_for(rule, inputs, scale, points)).collect();
        }
    };
    let crossings = [floor, cap].into_iter().flatten().flat_map(|height| invert::crossings(&lines, height));
    let ends = lines.iter().map(|(x, _)| (*x).clone());
    ends.chain(crossings).filter_map(|value| invert::actual(rule, inputs, value)).collect()
}

/// The first value on a step that lies behind a bound: upwards where the bound is reached, downwards where it no longer is.
fn beside_bound(bound: &Number, step: &Number, is_up: bool, is_inclusive: bool) -> Number {
    let mode = if is_up { Mode::Ceil } else { Mode::Floor };
    let steps = bound.over(step).unwrap_or_default().rounded(Rounding { mode, scale: 0 });
    let value = steps * step;
    match (is_up, is_inclusive) {
        (true, false) if value == *bound => value + step,
        (false, true) if value == *bound => value - step,
        _ => value,
    }
}

/// The points of an adjustment, negative when deducted.
fn points_of(rate: &PointRate, is_added: bool, count: &Number) -> Number {
    let times = count.over(&rate.per).unwrap_or_default();
    let times = if rate.whole { times.floor() } else { times };
    let points = times * &rate.points;
    let points = rate.max.as_ref().map_or(points.clone(), |max| points.at_most(max));
    if is_added { points } else { -points }
}

/// The counts at which the points of an adjustment bend or jump.
fn counts(rate: &PointRate, path: &Path<'_>, gap: &Number) -> Vec<Number> {
    let times = |points: &Number| points.over(&rate.points);
    let now = path.from.over(&rate.per).unwrap_or_default();
    let most = rate.max.as_ref().and_then(times);
    let last = if path.is_up {
        let enough = times(gap).map(|more| now.clone() + more);
        [most, enough].into_iter().flatten().max()
    } else {
        most
    };
    let last = last.unwrap_or_default();
    if !rate.whole {
        return vec![last * &rate.per, Number::ZERO];
    }
    let one = Number::ONE;
    let count = |index: usize| {
        let index = Number::from(index);
        if path.is_up {
            ((now.floor() + &one + &index) * &rate.per).ceiling()
        } else {
            ((now.floor() - &index) * &rate.per).ceiling() - &one
        }
    };
    (0..JUMPS_MAX).map(count).collect()
}
