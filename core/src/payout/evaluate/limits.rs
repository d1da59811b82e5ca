//! Caps and floors: of a component, of the plan.

use super::{
    super::{
        document::{Component, Pay, TierMode},
        labels as label,
        outcome::LineKind,
    },
    ask::{Ask, Window},
    earnings::before,
    standing::Standing,
    unit_of, withheld as carried,
};
use crate::{
    apportion::{Claim, split_amount},
    error::{Problem, catalogue::pay as code},
    number::Number,
    rounding::{Mode, Rounding},
    shape::escaped,
    trace::{Comparison, Figure, Label, Source},
};
use std::collections::BTreeMap;

/// The component's earnings, with what came in from earlier periods, within its cap and floor; under accumulation both hold
/// for the window.
pub fn limited(at: &Standing<'_>, earned: &Figure) -> Option<Figure> {
    let component = at.component;
    let cap = component.cap.as_ref().filter(|_| !component.cap_after_multipliers);
    if cap.is_none() && floor_of(at).is_none() {
        return Some(earned.named(&label::AFTER_CAP));
    }
    if limits_window(at).is_none() || !at.has_before() {
        return Some(clamped(at, cap, &opened(at, earned)).named(&label::AFTER_CAP));
    }
    let before = before(at)?;
    let now = Figure::sum(&label::EARNED_NOW, &[&before, earned]);
    let (now, before) = (clamped(at, cap, &now), clamped(at, cap, &before));
    Some(Figure::difference(&label::AFTER_CAP, &now, &before))
}

/// What came in from earlier periods for a component that pays nothing of its own, within its cap; no floor raises it.
pub fn limited_idle(at: &Standing<'_>, nothing: &Figure) -> Figure {
    let cap = at.component.cap.as_ref().filter(|_| !at.component.cap_after_multipliers);
    if cap.is_none() || (limits_window(at).is_some() && at.has_before()) {
        return nothing.named(&label::AFTER_CAP);
    }
    let floorless = Standing { without_floor: true, ..at.clone() };
    clamped(&floorless, cap, &opened(at, nothing)).named(&label::AFTER_CAP)
}

/// What a component earned, with what came in, where its cap binds before the multipliers.
fn opened(at: &Standing<'_>, earned: &Figure) -> Figure {
    let opening = carried::of_component(at).filter(|_| !at.component.cap_after_multipliers);
    carried::with(earned, opening.as_ref())
}

/// What the component's cap cuts, where the next period has it.
pub fn withheld(at: &Standing<'_>, earned: &Figure, multiplied: &Figure) -> Option<Figure> {
    let component = at.component;
    let cap = component.cap.as_ref().filter(|_| component.withhold_excess)?;
    let (uncapped, capped) = if component.cap_after_multipliers {
        (opened_after(at, multiplied), capped_after(at, multiplied.clone()))
    } else {
        let uncapped = clamped(at, None, &opened(at, earned));
        let capped = Figure::minimum(&label::CAPPED, &[&uncapped, &limit(at, &label::CAP, cap, "cap")]);
        (uncapped, capped)
    };
    carried::excess(at.ask, &uncapped, &capped)
}

/// The window for which a component's cap and floor hold; `None` for the period, as in `whole` mode.
fn limits_window(at: &Standing<'_>) -> Option<Window> {
    let mode = match at.pay() {
        Pay::Tiers(rule) => Some(rule.mode),
        Pay::DerivedRate(rule) => Some(rule.mode),
        _ => None,
    };
    at.window().filter(|_| mode != Some(TierMode::Whole))
}

fn floor_of<'a>(at: &Standing<'a>) -> Option<&'a Number> {
    at.component.floor.as_ref().filter(|_| !at.without_floor && !at.ask.is_after_leaving())
}

/// At least the floor, then at most the cap.
fn clamped(at: &Standing<'_>, cap: Option<&Number>, figure: &Figure) -> Figure {
    let mut within = figure.clone();
    if let Some(floor) = floor_of(at) {
        within = Figure::maximum(&label::RAISED, &[&within, &limit(at, &label::FLOOR, floor, "floor")]);
    }
    if let Some(cap) = cap {
        within = Figure::minimum(&label::CAPPED, &[&within, &limit(at, &label::CAP, cap, "cap")]);
    }
    within
}

/// A declared cap or floor for the active days.
fn limit(at: &Standing<'_>, name: &'static Label, value: &Number, field: &str) -> Figure {
    let declared = Ask::declared(name, value, format!("{}/{field}", at.path));
    at.ask.for_active_days(declared, at.ask.plan.proration.caps, limits_window(at))
}

/// The figure that the component's cap and floor are compared with, and both; nothing where it has neither.
pub fn bounds(at: &Standing<'_>, earned: &Number) -> Option<Option<(Number, Vec<Number>)>> {
    let component = at.component;
    let cap = component.cap.as_ref().filter(|_| !component.cap_after_multipliers);
    let cap = cap.map(|cap| limit(at, &label::CAP, cap, "cap").number().clone());
    let floor = floor_of(at).map(|floor| limit(at, &label::FLOOR, floor, "floor").number().clone());
    let bounds: Vec<Number> = cap.into_iter().chain(floor).collect();
    if bounds.is_empty() {
        return Some(None);
    }
    let is_alone = limits_window(at).is_none() || !at.has_before();
    let value = if is_alone {
        opened(at, &Figure::constant(&label::EARNED, earned.clone())).number().clone()
    } else {
        before(at)?.number() + earned
    };
    Some(Some((value, bounds)))
}

/// The cap after the multipliers: the room that earlier lines of the window leave.
pub fn capped_after(at: &Standing<'_>, pay: Figure) -> Figure {
    match room(at) {
        Some(room) => Figure::minimum(&label::AFTER_MULTIPLIERS, &[&opened_after(at, &pay), &room]),
        None => pay,
    }
}

/// What the multipliers left of a component, with what came in, where its cap binds after them.
pub fn opened_after(at: &Standing<'_>, pay: &Figure) -> Figure {
    let opening = carried::of_component(at).filter(|_| at.component.cap_after_multipliers);
    carried::with(pay, opening.as_ref())
}

/// The room that a cap after the multipliers leaves; `None` where the component has none.
pub fn room(at: &Standing<'_>) -> Option<Figure> {
    let cap = at.component.cap.as_ref().filter(|_| at.component.cap_after_multipliers)?;
    let cap = limit(at, &label::CAP, cap, "cap");
    let stored = stored(at, at.component);
    if stored.is_empty() {
        return Some(cap);
    }
    let taken = Figure::sum(&label::STORED, &stored.iter().collect::<Vec<_>>());
    Some(Figure::difference(&label::ROOM, &cap, &taken))
}

/// What earlier periods of the component's window paid on its line.
fn stored(at: &Standing<'_>, component: &Component) -> Vec<Figure> {
    let Some(around) = limits_window(at).and_then(|window| at.ask.around(window)) else { return Vec::new() };
    let mut parts = Vec::new();
    for (label_of_period, lines) in &at.ask.facts.paid_before {
        let Some(period) = at.ask.calendar.period(label_of_period) else { continue };
        if !around.covers(&period) || period.start >= at.ask.period.start {
            continue;
        }
        if let Some(paid) = lines.get(component.id.as_str()) {
            check_stored(at.ask, component, label_of_period, lines);
            let place = format!("/paid_before/{}/{}", escaped(label_of_period), escaped(component.id.as_str()));
            parts.push(Figure::given(&label::STORED, paid.clone(), Source::Facts(place)));
        }
    }
    parts
}

/// What somebody who left forfeits is booked as one line, beside those of all deals: how much of the room each of them took
/// cannot be told from it.
fn check_stored(ask: &Ask<'_>, component: &Component, period: &str, lines: &BTreeMap<String, Number>) {
    let is_there = |line: &str| lines.get(line).is_some_and(|paid| !paid.is_zero());
    let kinds = [LineKind::Forfeited, LineKind::Waiting];
    if is_there(component.id.as_str()) && kinds.iter().any(|kind| is_there(kind.word())) {
        let place = format!("/paid_before/{}/{}", escaped(period), escaped(component.id.as_str()));
        ask.fault(Problem::new(&code::PAID_PARTED, place).with("line", &component.id).with("period", period));
    }
}

/// The lines of a period within the plan's cap and floor.
#[derive(Clone)]
pub struct PlanLimits {
    /// The rounded lines, with what came in, less their parts of the cut.
    pub lines: Vec<Figure>,
    /// What the cut took off each, where the next period has it.
    pub withheld: Vec<Option<Figure>>,
    /// What tops the lines up to the floor.
    pub top_up: Option<Figure>,
    /// What the trace shows of the stage.
    pub shown: Vec<Figure>,
}

/// Compares the sum of the rounded lines with the plan's cap and floor; `ids` name the lines.
pub fn of_plan(ask: &Ask<'_>, ids: &[&str], rounded: &[Figure], ungated: &[Figure]) -> PlanLimits {
    let rounding = ask.rounding();
    let openings: Vec<Option<Figure>> = ids.iter().map(|id| carried::of_line(ask, id)).collect();
    let opened = |(line, opening): (&Figure, &Option<Figure>)| carried::with(line, opening.as_ref());
    let rounded: Vec<Figure> = rounded.iter().zip(&openings).map(opened).collect();
    let total = Figure::sum(&label::TOTAL, &rounded.iter().collect::<Vec<_>>());
    let withheld = vec![None; rounded.len()];
    let mut limits = PlanLimits { lines: rounded.clone(), withheld, top_up: None, shown: vec![total.clone()] };
    let cap = ask.plan.cap.as_ref().map(|cap| plan_limit(ask, cap, "/cap", Mode::Down, rounding));
    if let Some(cap) = &cap {
        limits.shown.push(cap.clone());
        if Comparison::Above.holds(total.number(), cap.number()) {
            let cut = Figure::difference(&label::CUT, &total, cap);
            limits.lines = less_cut(ids, &rounded, &cut, rounding);
            limits.shown.push(cut);
            if ask.plan.withhold_excess {
                let excess = |(line, left): (&Figure, &Figure)| carried::excess(ask, line, left);
                limits.withheld = rounded.iter().zip(&limits.lines).map(excess).collect();
            }
        }
    }
    if let Some(floor) = ask.plan.floor.as_ref().filter(|_| !ask.is_after_leaving()) {
        let floor = plan_limit(ask, floor, "/floor", rounding.mode, rounding);
        let floor = match &cap {
            Some(cap) => Figure::minimum(&label::PLAN_FLOOR, &[&floor, cap]),
            None => floor,
        };
        // What gates took is not restored: the floor looks at the lines as they were before the gates, unless gates
        // left more, as of a deduction.
        let base = if ask.plan.floor_restores_gates || ask.plan.gates.is_empty() {
            total
        } else {
            let ungated =
                Figure::sum(&label::UNGATED, &ungated.iter().chain(openings.iter().flatten()).collect::<Vec<_>>());
            Figure::maximum(&label::TOTAL, &[&total, &ungated])
        };
        let short = Figure::difference(&label::TOP_UP, &floor, &base);
        let top_up = Figure::maximum(&label::TOP_UP, &[&short, &Figure::constant(&label::NOTHING, 0)]);
        limits.shown.extend([floor, top_up.clone()]);
        limits.top_up = Some(top_up).filter(|top_up| !top_up.number().is_zero());
    }
    limits
}

/// The plan's cap and floor for the period, as lines are compared with them.
pub fn plan_bounds(ask: &Ask<'_>) -> (Option<Number>, Option<Number>) {
    let rounding = ask.rounding();
    let limit = |value: &Number, path: &str, mode: Mode| plan_limit(ask, value, path, mode, rounding).number().clone();
    let cap = ask.plan.cap.as_ref().map(|cap| limit(cap, "/cap", Mode::Down));
    (cap, ask.plan.floor.as_ref().map(|floor| limit(floor, "/floor", rounding.mode)))
}

fn plan_limit(ask: &Ask<'_>, value: &Number, path: &str, mode: Mode, rounding: Rounding) -> Figure {
    let name = if path == "/cap" { &label::PLAN_CAP } else { &label::PLAN_FLOOR };
    let declared = Ask::declared(name, value, path);
    let scaled = ask.for_active_days(declared, ask.plan.proration.caps, None);
    Figure::rounded(name, &scaled, Rounding { mode, scale: rounding.scale })
}

/// Takes the cut off the lines, by largest remainder in proportion to what they pay; deductions are not cut.
fn less_cut(ids: &[&str], lines: &[Figure], cut: &Figure, rounding: Rounding) -> Vec<Figure> {
    let weights: Vec<Number> = lines.iter().map(|line| line.number().clone().at_least(&Number::ZERO)).collect();
    let claims: Vec<Claim<'_>> = ids.iter().zip(&weights).map(|(id, weight)| Claim { id, weight }).collect();
    let Some(parts) = split_amount(cut.number(), &unit_of(rounding), &claims) else { return lines.to_vec() };
    let less = |(line, part): (&Figure, Number)| {
        let part = Figure::found(&label::CUT_PART, part, vec![cut.step(), line.step()]);
        Figure::difference(&label::ENTITLED_LINE, line, &part)
    };
    lines.iter().zip(parts).map(less).collect()
}
