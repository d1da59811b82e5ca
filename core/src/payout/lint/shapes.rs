//! The profile of each shape of pay that follows one measure.

use super::{
    super::document::{
        Accumulate, AttainmentBasis, Axis, Component, Count, CurveOf, CurveRule, DerivedRate, InterpolatedTiers, Of,
        Package, Pay, Tie, TierMode, Tiers,
    },
    profile::{Piece, Profile},
    worth::Worth,
};
use crate::{curve::Beyond, number::Number};

/// A step of a shape: its bound and its place in the document.
pub struct Bound {
    pub from: Number,
    pub path: String,
}

/// What a shape pays along its measure, and its steps.
pub struct Shape {
    pub profile: Profile,
    pub bounds: Vec<Bound>,
}

/// The profile of a shape that follows the measure of its component; `None` for others.
pub fn shape_of(component: &Component, pay: &Pay, path: &str) -> Option<Shape> {
    let path = format!("{path}/{}", pay.tag());
    match pay {
        Pay::Rate(rule) if rule.of == Of::Measure => Some(straight(&rule.rate, &format!("{path}/rate"))),
        Pay::PerUnit(rule) => Some(straight(&rule.amount, &format!("{path}/amount"))),
        Pay::Tiers(rule) => Some(tiers(rule, &path)),
        Pay::DerivedRate(rule) => Some(derived(component, rule, &path)),
        Pay::Curve(rule) => Some(curve(rule, &path)),
        Pay::InterpolatedTiers(rule) => Some(interpolated(rule, &path)),
        Pay::Package(rule) => Some(package(rule, &path)),
        Pay::Spiff(rule) => {
            let (figure, field) =
                rule.amount.as_ref().map_or((rule.rate.as_ref(), "rate"), |amount| (Some(amount), "amount"));
            Some(straight(figure?, &format!("{path}/{field}")))
        }
        Pay::Rate(_)
        | Pay::Fixed(_)
        | Pay::Bonus(_)
        | Pay::Grade(_)
        | Pay::Penalty(_)
        | Pay::Matrix(_)
        | Pay::RankAward(_)
        | Pay::Pool(_) => None,
    }
}

const fn axis_name(axis: Axis) -> &'static str {
    match axis {
        Axis::Amount | Axis::Quantity => "",
        Axis::Attainment => "quota",
    }
}

fn piece(from: Option<Number>, constant: Worth, linear: Worth, path: &str) -> Piece {
    let worth = [constant, linear, Worth::default()];
    Piece { from, is_above: false, worth, jump: path.to_owned(), slope: path.to_owned() }
}

fn straight(rate: &Number, path: &str) -> Shape {
    let pieces = vec![piece(Some(Number::ZERO), Worth::default(), Worth::money(rate), path)];
    Shape { profile: Profile { pieces, axis: "", base: String::new() }, bounds: Vec::new() }
}

/// One step of a ladder: its bound, its rate, what entering it pays.
struct Rung<'a> {
    from: &'a Number,
    rate: Worth,
    fixed: Worth,
}

/// The pieces of a ladder; nothing is paid at zero and below the first step.
fn ladder(rungs: &[Rung<'_>], mode: TierMode, tie: Tie, path: &str) -> (Vec<Piece>, Vec<Bound>) {
    let mut pieces = vec![piece(Some(Number::ZERO), Worth::default(), Worth::default(), path)];
    let mut bounds = Vec::new();
    for (index, rung) in rungs.iter().enumerate() {
        let place = format!("{path}/steps/{index}");
        let constant = match (mode, pieces.last()) {
            // What was earned up to the bound goes on at the new rate.
            (TierMode::Marginal, Some(before)) => {
                before.at(rung.from).plus(&rung.fixed).minus(&rung.rate.times(rung.from))
            }
            _ => rung.fixed.clone(),
        };
        let mut next = piece(Some(rung.from.clone()), constant, rung.rate.clone(), &place);
        next.is_above = tie == Tie::Lower || rung.from.is_zero();
        pieces.push(next);
        bounds.push(Bound { from: rung.from.clone(), path: format!("{place}/from") });
    }
    (pieces, bounds)
}

fn tiers(rule: &Tiers, path: &str) -> Shape {
    let is_attained = rule.axis == Axis::Attainment;
    let rung = |step: &'_ super::super::document::Step| {
        let rate = step.rate.clone().or_else(|| step.per_unit.clone()).unwrap_or_default();
        let rate = if is_attained { Worth::multiple(&rate) } else { Worth::money(&rate) };
        (rate, Worth::money(&step.fixed.clone().unwrap_or_default()))
    };
    let rungs: Vec<Rung<'_>> = rule
        .steps
        .iter()
        .map(|step| {
            let (rate, fixed) = rung(step);
            Rung { from: &step.from, rate, fixed }
        })
        .collect();
    let (pieces, bounds) = ladder(&rungs, rule.mode, rule.tie, path);
    Shape { profile: Profile { pieces, axis: axis_name(rule.axis), base: "quota".to_owned() }, bounds }
}

/// The quota cancels out: along attainments, multiples of the weight are shares of the target incentive.
fn derived(component: &Component, rule: &DerivedRate, path: &str) -> Shape {
    let multiple = |multiple: &Number| Worth::multiple(&(multiple * &rule.weight));
    let (zero, once) = (Number::ZERO, multiple(&Number::ONE));
    let mut rungs: Vec<Rung<'_>> = Vec::new();
    for step in &rule.steps {
        rungs.push(Rung { from: &step.from, rate: multiple(&step.multiple), fixed: Worth::default() });
    }
    if rungs.is_empty() {
        rungs.push(Rung { from: &zero, rate: once, fixed: Worth::default() });
    }
    let (pieces, bounds) = ladder(&rungs, rule.mode, rule.tie, path);
    let accumulates = matches!(component.accumulate, Accumulate::Qtd | Accumulate::Ytd);
    // The bounds are then multiples of another quota than the one that the rate comes from.
    let is_apart = accumulates && component.attainment == AttainmentBasis::FullWindow;
    let base = if is_apart { "target_incentive × window_quota ÷ quota" } else { "target_incentive" };
    Shape { profile: Profile { pieces, axis: "quota", base: base.to_owned() }, bounds }
}

fn curve(rule: &CurveRule, path: &str) -> Shape {
    let is_rate = rule.of == CurveOf::Measure;
    let is_money = rule.of == CurveOf::Amount || (is_rate && rule.axis != Axis::Attainment);
    let worth = |number: Number| if is_money { Worth::money(&number) } else { Worth::multiple(&number) };
    let along = |from: Option<Number>, line: (Number, Number), jump: String, slope: String| {
        let (constant, linear) = (worth(line.0), worth(line.1));
        let none = Worth::default;
        let worth = if is_rate { [none(), constant, linear] } else { [constant, linear, none()] };
        Piece { from, is_above: false, worth, jump, slope }
    };
    let flat = |height: &Number| (height.clone(), Number::ZERO);
    // Where the points begin at zero or above, nobody asks for less than nothing sold.
    let starts_at_zero = is_rate || rule.points.first().is_some_and(|point| !point.0.is_negative());
    let start = starts_at_zero.then_some(Number::ZERO);
    let lines: Vec<(Number, Number)> =
        rule.points.windows(2).filter_map(|pair| line(pair.first()?, pair.get(1)?)).collect();
    let outside = |how: Beyond, end: &Number, line: Option<&(Number, Number)>| match (how, line) {
        (Beyond::Zero, _) => flat(&Number::ZERO),
        (Beyond::Extend, Some(line)) => line.clone(),
        (Beyond::Hold | Beyond::Extend, _) => flat(end),
    };
    let mut pieces = Vec::new();
    if let (Some(first), Some(last)) = (rule.points.first(), rule.points.last()) {
        let below = format!("{path}/below");
        pieces.push(along(start, outside(rule.below, &first.1, lines.first()), below.clone(), below));
        for (index, (line, point)) in lines.iter().zip(&rule.points).enumerate() {
            let place = |index: usize| format!("{path}/points/{index}/1");
            pieces.push(along(Some(point.0.clone()), line.clone(), place(index), place(index.saturating_add(1))));
        }
        let above = format!("{path}/above");
        if lines.is_empty() {
            // A single point pays at its place, and holds, or pays at its place alone.
            pieces.push(along(Some(first.0.clone()), flat(&first.1), format!("{path}/points/0/1"), above.clone()));
        }
        let mut end = along(Some(last.0.clone()), outside(rule.above, &last.1, lines.last()), above.clone(), above);
        end.is_above = true;
        pieces.push(end);
    }
    let base = match rule.of {
        CurveOf::TargetIncentive => "target_incentive",
        CurveOf::BaseSalary => "base_salary",
        CurveOf::Measure | CurveOf::Amount => "quota",
    };
    let pieces = if is_rate { from_zero_on(pieces) } else { pieces };
    let bounds = rule.points.iter().enumerate();
    let bounds = bounds.map(|(index, point)| Bound { from: point.0.clone(), path: format!("{path}/points/{index}/0") });
    let bounds = bounds.collect();
    Shape { profile: Profile { pieces, axis: axis_name(rule.axis), base: base.to_owned() }, bounds }
}

/// The line through two points: its constant and its slope.
fn line(
    left: &crate::shape::Pair<Number, Number>,
    right: &crate::shape::Pair<Number, Number>,
) -> Option<(Number, Number)> {
    let slope = (&right.1 - &left.1).over(&(&right.0 - &left.0))?;
    Some((&left.1 - &(&slope * &left.0), slope))
}

/// The pieces from zero on: a rate of something negative is no pay for sales.
pub fn from_zero_on(pieces: Vec<Piece>) -> Vec<Piece> {
    let is_below = |piece: &Piece| piece.from.as_ref().is_none_or(|from| !from.is_positive());
    let skipped = pieces.iter().filter(|piece| is_below(piece)).count().saturating_sub(1);
    let mut kept: Vec<Piece> = pieces.into_iter().skip(skipped).collect();
    if let Some(first) = kept.first_mut() {
        first.from = Some(Number::ZERO);
    }
    kept
}

fn interpolated(rule: &InterpolatedTiers, path: &str) -> Shape {
    let mut pieces = vec![piece(Some(Number::ZERO), Worth::default(), Worth::default(), path)];
    let mut bounds = Vec::new();
    for (index, step) in rule.steps.iter().enumerate() {
        let place = format!("{path}/steps/{index}");
        let end = rule.steps.get(index.saturating_add(1)).map(|next| &next.from).or(step.to.as_ref());
        let slope = end.and_then(|end| step.amount.over(&(end - &step.from))).unwrap_or_default();
        let earned = pieces.last().map(|before| before.at(&step.from)).unwrap_or_default();
        let slope = Worth::money(&slope);
        let constant = earned.minus(&slope.times(&step.from));
        pieces.push(piece(Some(step.from.clone()), constant, slope, &format!("{place}/amount")));
        bounds.push(Bound { from: step.from.clone(), path: format!("{place}/from") });
    }
    if let Some(to) = rule.steps.last().and_then(|step| step.to.as_ref()) {
        let earned = pieces.last().map(|before| before.at(to)).unwrap_or_default();
        pieces.push(piece(Some(to.clone()), earned, Worth::default(), path));
    }
    Shape { profile: Profile { pieces, axis: axis_name(rule.axis), base: String::new() }, bounds }
}

/// The first block, as which all others are.
fn package(rule: &Package, path: &str) -> Shape {
    let place = format!("{path}/amount");
    let from = match rule.count {
        Count::Started => rule.free.clone(),
        Count::Completed => &rule.free + &rule.size,
    };
    let mut block = piece(Some(from), Worth::money(&rule.amount), Worth::default(), &place);
    block.is_above = rule.count == Count::Started;
    let pieces = vec![piece(Some(Number::ZERO), Worth::default(), Worth::default(), &place), block];
    Shape { profile: Profile { pieces, axis: "", base: String::new() }, bounds: Vec::new() }
}
