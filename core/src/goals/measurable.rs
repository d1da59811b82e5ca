//! Is the goal measurable: is there an amount, with a unit, that agrees with itself?

use super::{
    aim::{Aim, Course, is_rate},
    case::Case,
    document::{Delta, DeltaKind, Objective},
    outcome::Letter,
};
use crate::{
    error::{Problem, catalogue::goal as code},
    number::Number,
    quantity::Unit,
};

pub(super) fn judge(case: &mut Case<'_>) {
    if !case.aim.has_amount {
        case.docket.note(Letter::M, Problem::new(&code::NO_AMOUNT, "/objective"));
        return;
    }
    if case.unit().is_none() && needs_unit(case.goal.objective.as_ref()) {
        case.docket.note(Letter::M, Problem::new(&code::NO_UNIT, "/metric/unit"));
    }
    judge_percentages(case);
    let change = match &case.goal.objective {
        Some(Objective::Increase(change)) => ("increase", change),
        Some(Objective::Decrease(change)) => ("decrease", change),
        _ => return,
    };
    judge_change(case, change.0, change.1.to.is_some(), change.1.by.as_ref());
}

/// 20 of a percentage is 2,000 %, and mostly a slip for 20 %. Attainments of more than 100 % are common, of more than
/// 200 % they are not.
fn judge_percentages(case: &mut Case<'_>) {
    const COMMON_MAX: u32 = 2;
    if !matches!(case.unit(), Some(Unit::Percent(_) | Unit::PercentagePoints(_))) {
        return;
    }
    let Some(objective) = &case.goal.objective else { return };
    let figures: Vec<(String, &Number)> = match objective {
        Objective::Increase(change) | Objective::Decrease(change) => {
            let (from, to) = (change.from.as_ref().zip(Some("from")), change.to.as_ref().zip(Some("to")));
            let by = change.by.as_ref().filter(|by| by.kind() != DeltaKind::Percent);
            let field = by.map(|by| format!("by/{}", by.tag()));
            let by = by.map(|by| by.ends().0).zip(field.as_deref());
            let name = |(value, field)| (format!("{}/{field}", objective.tag()), value);
            [from, to, by].into_iter().flatten().map(name).collect()
        }
        Objective::AtLeast(value) | Objective::AtMost(value) | Objective::Reach(value) => {
            vec![(objective.tag().to_owned(), value)]
        }
        Objective::Within(range) => {
            vec![("within/low".to_owned(), &range.low), ("within/high".to_owned(), &range.high)]
        }
        Objective::Maintain(hold) => hold.value.iter().map(|value| ("maintain/value".to_owned(), value)).collect(),
    };
    for (field, value) in figures {
        if value.abs() > Number::from(COMMON_MAX) {
            let problem = Problem::new(&code::BEYOND_PERCENT, format!("/objective/{field}")).with("value", value);
            let problem = problem.with("percent", value.in_percent()).with("meant", format!("{value}%"));
            case.docket.note(Letter::M, problem);
        }
    }
}

/// A share and percentage points carry their unit; every other amount needs one.
fn needs_unit(objective: Option<&Objective>) -> bool {
    let (Some(Objective::Increase(change)) | Some(Objective::Decrease(change))) = objective else { return true };
    let is_relative = change.by.as_ref().is_some_and(|by| by.kind() != DeltaKind::Amount);
    !is_relative || change.from.is_some() || change.to.is_some()
}

fn judge_change(case: &mut Case<'_>, name: &str, states_target: bool, by: Option<&Delta>) {
    let path = format!("/objective/{name}");
    let of_kind = |kind: DeltaKind| by.filter(|by| by.kind() == kind).map(|by| (by.tag(), by.ends().0));
    if let Some((tag, share)) = of_kind(DeltaKind::Percent)
        && !states_target
    {
        if case.aim.baseline().is_none() {
            let problem = Problem::new(&code::NO_BASELINE, format!("{path}/from"));
            case.docket.note(Letter::M, problem.with("by", case.percent(share)));
        }
        if matches!(case.unit(), Some(Unit::Percent(_) | Unit::PercentagePoints(_))) {
            let problem = Problem::new(&code::PERCENT_OF_RATE, format!("{path}/by/{tag}"));
            case.docket.note(Letter::M, problem.with("by", case.percent(share)));
        }
    }
    if let Some((tag, points)) = of_kind(DeltaKind::Points)
        && case.unit().is_some_and(|unit| !is_rate(unit))
    {
        let problem = Problem::new(&code::POINTS_OF_NO_RATE, format!("{path}/by/{tag}"));
        case.docket.note(Letter::M, problem.with("by", case.percent(points)));
    }
    if is_contradictory(&case.aim)
        && let (Some(from), Some(to)) = (case.aim.baseline(), &case.aim.to)
    {
        let problem = Problem::new(&code::CONTRADICTION, path.clone()).with("objective", name);
        case.docket.note(Letter::M, problem.with("from", from.number()).with("to", to.number()));
    }
    if let (Some(by), true) = (by, states_target) {
        judge_stated_change(case, &path, by);
    }
}

/// Whether a stated figure before lies on the wrong side of the figure to reach, or is the same.
pub(super) fn is_contradictory(aim: &Aim) -> bool {
    let (Some(from), Some(to)) = (&aim.from, &aim.to) else { return false };
    aim.course != Course::Hold && aim.course.no_further().holds(to.number(), from.number())
}

/// Where the figures before and after and the change between them are all stated, they have to agree.
fn judge_stated_change(case: &mut Case<'_>, path: &str, by: &Delta) {
    let (Some(from), Some(to), Some(implied)) = (&case.aim.from, &case.aim.to, &case.aim.implied) else { return };
    let gap = (implied.number() - to.number()).abs();
    let allowed: Number = (&case.bench.policy.stated_tolerance * from.number()).abs();
    if gap <= allowed {
        return;
    }
    let least = by.ends().0;
    let stated = if by.kind() == DeltaKind::Percent { least.in_percent() } else { least.to_string() };
    let problem = Problem::new(&code::OTHER_CHANGE, format!("{path}/by/{}", by.tag())).with("by", stated);
    let problem = problem.with("from", from.number()).with("implied", implied.number()).with("to", to.number());
    case.docket.note(Letter::M, problem);
}
