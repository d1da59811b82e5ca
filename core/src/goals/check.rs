//! What has to hold before a goal can be judged. What a goal merely lacks is for the verdict to say.

use super::{
    aim::unit_of,
    docket::{below, is_known},
    document::{GoalDocument, GoalSetDocument, Milestones, Objective, RollUpRule, Version},
    facts::Policy,
    period::PeriodRule,
    tolerance::{self, Tolerance},
};
use crate::{
    error::{Problem, Problems, catalogue::document as code, catalogue::goal},
    life::tag,
    limits,
    number::Number,
    quantity::Unit,
    shape::suggestion,
};
use std::collections::BTreeMap;

/// The periods of a history: five years of weeks are 261.
const HISTORY_MAX: usize = 300;
/// The goals that one goal may support.
const SUPPORTS_MAX: usize = 20;
/// The unknown names that get a suggestion out of all names; looking through all for each would take a hostile text's time.
const SUGGESTED_MAX: usize = 20;
/// The days of a goal: a hundred years.
const DAYS_MAX: u32 = 36_525;

pub(super) fn check_goal(document: &GoalDocument, root: &str, problems: &mut Problems) {
    let lengths = [
        ("history", document.history.len(), HISTORY_MAX),
        ("supports", document.supports.len(), SUPPORTS_MAX),
        ("means", document.means.len(), limits::RULES_MAX),
        ("also", document.also.len(), limits::RULES_MAX),
        ("versions", document.versions.len(), limits::RULES_MAX),
    ];
    for (field, size, limit) in lengths {
        check_length(field, size, limit, &format!("{root}/{field}"), problems);
    }
    check_milestones(document.milestones.as_ref(), root, problems);
    check_objective(document.objective.as_ref(), unit_of(document), &format!("{root}/objective"), problems);
    check_period(document.period.as_ref(), &format!("{root}/period"), problems);
    for (index, further) in document.also.iter().enumerate() {
        let unit = further.metric.as_ref().and_then(|metric| metric.unit.as_ref());
        check_objective(further.objective.as_ref(), unit, &format!("{root}/also/{index}/objective"), problems);
    }
    if let Some(RollUpRule::Weighted(weights)) = &document.rolls_up {
        for (id, weight) in weights.iter().filter(|(_, weight)| !weight.is_positive()) {
            let path = below(&format!("{root}/rolls_up/weighted"), id.as_str());
            problems.push(out_of_range(path, weight, "all above 0"));
        }
    }
    check_versions(&document.versions, unit_of(document), &format!("{root}/versions"), problems);
}

fn check_milestones(milestones: Option<&Milestones>, root: &str, problems: &mut Problems) {
    if let Some(Milestones::Path(list) | Milestones::Parts(list)) = milestones {
        check_length("milestones", list.len(), limits::RULES_MAX, &format!("{root}/milestones"), problems);
    }
}

fn check_length(what: &str, size: usize, limit: usize, path: &str, problems: &mut Problems) {
    if let Err(problem) = limits::check(what, size, limit) {
        problems.push(Problem { path: path.to_owned(), ..*problem });
    }
}

fn out_of_range(path: String, value: &Number, range: impl std::fmt::Display) -> Problem {
    Problem::new(&code::OUT_OF_RANGE, path).with("value", value).with("range", range)
}

fn check_objective(objective: Option<&Objective>, unit: Option<&Unit>, path: &str, problems: &mut Problems) {
    match objective {
        Some(objective @ (Objective::Increase(change) | Objective::Decrease(change))) => {
            let Some(by) = &change.by else { return };
            let path = format!("{path}/{}/by/{}", objective.tag(), by.tag());
            match by.ends() {
                (least, None) if !least.is_positive() => problems.push(out_of_range(path, least, "all above 0")),
                (least, Some(_)) if !least.is_positive() => {
                    problems.push(out_of_range(format!("{path}/0"), least, "all above 0"));
                }
                (least, Some(most)) if most <= least => {
                    problems.push(out_of_range(format!("{path}/1"), most, format!("all above {least}")));
                }
                _ => {}
            }
        }
        Some(Objective::Within(range)) if range.high < range.low => {
            problems.push(out_of_range(format!("{path}/within/low"), &range.low, format!("all up to {}", range.high)));
        }
        Some(Objective::Maintain(hold)) => {
            let tolerance = hold.tolerance.as_ref().map(Tolerance::number);
            if let Some(tolerance) = tolerance.filter(|tolerance| tolerance.is_negative()) {
                problems.push(out_of_range(format!("{path}/maintain/tolerance"), tolerance, "all from 0"));
            }
            if let Some(problem) = tolerance::unclear(hold, unit, path) {
                problems.push(problem);
            }
        }
        _ => {}
    }
}

fn check_period(period: Option<&PeriodRule>, path: &str, problems: &mut Problems) {
    let Some(PeriodRule::Dates(dates)) = period else { return };
    let ends = [dates.end.is_some(), dates.deadline.is_some(), dates.days.is_some()];
    let count = ends.into_iter().filter(|is_said| *is_said).count();
    if count > 1 {
        problems.push(Problem::new(&goal::SEVERAL_ENDS, path).with("count", count));
    }
    if let Some(days) = dates.days.filter(|days| !(1..=DAYS_MAX).contains(days)) {
        problems.push(out_of_range(format!("{path}/days"), &days.into(), format!("1 to {DAYS_MAX}")));
    }
}

/// Versions follow each other.
fn check_versions(versions: &[Version], unit: Option<&Unit>, path: &str, problems: &mut Problems) {
    for (index, version) in versions.iter().enumerate() {
        check_objective(version.objective.as_ref(), unit, &format!("{path}/{index}/objective"), problems);
        check_period(version.period.as_ref(), &format!("{path}/{index}/period"), problems);
        check_milestones(version.milestones.as_ref(), &format!("{path}/{index}"), problems);
    }
    for (index, pair) in versions.windows(2).enumerate() {
        if let [before, after] = pair
            && after.until <= before.until
        {
            let path = format!("{path}/{}/until", index.saturating_add(1));
            let problem = Problem::new(&code::OUT_OF_RANGE, path).with("value", after.until);
            problems.push(problem.with("range", format!("the days after {}", before.until)));
        }
    }
}

pub(super) fn check_set(document: &GoalSetDocument, problems: &mut Problems) {
    check_length("goals", document.goals.len(), limits::RULES_MAX.saturating_mul(10), "/goals", problems);
    if document.goals.is_empty() {
        problems.push(Problem::new(&code::EMPTY, "/goals").with("field", "goals"));
    }
    if let Some(calendar) = &document.calendar {
        calendar.check("/calendar", problems);
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, goal) in document.goals.iter().enumerate() {
        let root = format!("/goals/{index}");
        check_goal(goal, &root, problems);
        let expected = tag("goal");
        if let Some(found) = goal.schema.as_ref().filter(|found| **found != expected) {
            let problem = Problem::new(&code::WRONG_KIND, format!("{root}/schema")).with("found", found);
            problems.push(problem.with("expected", expected));
        }
        match &goal.id {
            None => problems.push(Problem::new(&code::MISSING_FIELD, format!("{root}/id")).with("field", "id")),
            Some(id) if seen.insert(id.as_str(), index).is_some() => {
                problems.push(Problem::new(&code::DUPLICATE_ID, format!("{root}/id")).with("id", id));
            }
            Some(_) => {}
        }
    }
    let known: Vec<&str> = seen.keys().copied().collect();
    let weighed = document.goals.iter().enumerate().flat_map(|(index, goal)| {
        let weights = match &goal.rolls_up {
            Some(RollUpRule::Weighted(weights)) => Some(weights),
            _ => None,
        };
        let ids = weights.into_iter().flat_map(BTreeMap::keys).filter(|id| !seen.contains_key(id.as_str()));
        ids.map(move |id| (below(&format!("/goals/{index}/rolls_up/weighted"), id.as_str()), id.as_str()))
    });
    let weighed: Vec<(String, &str)> = weighed.collect();
    note_unknown(weighed.into_iter(), &known, problems);
    let unknown = document.roots.iter().enumerate().filter(|(_, id)| !seen.contains_key(id.as_str()));
    let unknown = unknown.map(|(index, id)| (format!("/roots/{index}"), id.as_str()));
    note_unknown(unknown, &known, problems);
}

/// Notes names that are not among the known ones, each at its place.
pub(super) fn note_unknown<'a>(
    names: impl Iterator<Item = (String, &'a str)>,
    known: &[&str],
    problems: &mut Problems,
) {
    for (count, (path, name)) in names.enumerate() {
        let candidates = if count < SUGGESTED_MAX { known } else { known.get(..1).unwrap_or_default() };
        let problem = Problem::new(&code::UNKNOWN_REFERENCE, path).with("id", name);
        problems.push(problem.suggest(suggestion(name, candidates)));
    }
}

/// What is wrong with a policy; it stands in the facts.
pub(super) fn check_policy(policy: &Policy, problems: &mut Problems) {
    let numbers = [
        ("deviations", &policy.deviations),
        ("stated_tolerance", &policy.stated_tolerance),
        ("on_track_min", &policy.on_track_min),
        ("at_risk_min", &policy.at_risk_min),
    ];
    for (field, value) in numbers {
        if value.is_negative() {
            problems.push(out_of_range(format!("/policy/{field}"), value, "all from 0").in_facts());
        }
    }
    if policy.at_risk_min > policy.on_track_min {
        let range = format!("0 to {}", policy.on_track_min);
        problems.push(out_of_range("/policy/at_risk_min".to_owned(), &policy.at_risk_min, range).in_facts());
    }
    if policy.growths_min < 2 {
        let range = format!("2 to {HISTORY_MAX}");
        problems.push(out_of_range("/policy/growths_min".to_owned(), &policy.growths_min.into(), range).in_facts());
    }
    if policy.places > 18 {
        problems.push(out_of_range("/policy/places".to_owned(), &policy.places.into(), "0 to 18").in_facts());
    }
    let listed = policy.off.iter().enumerate().map(|(index, name)| (format!("/policy/off/{index}"), name));
    let weighed = policy.severities.keys().map(|name| (below("/policy/severities", name), name));
    let known: Vec<&str> = goal::ALL.iter().map(|code| code.name).collect();
    let unknown = listed.chain(weighed).filter(|(_, name)| !is_known(name));
    let mut faults = Problems::new();
    note_unknown(unknown.map(|(path, name)| (path, name.as_str())), &known, &mut faults);
    problems.extend(faults.in_facts());
}
