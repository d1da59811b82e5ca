//! Pay that falls when more is sold, within one component.

use super::{
    super::document::{Accumulate, Component, Pay, PlanDocument, RankAward, TierMode},
    Sense, is_multiplied, matrix,
    profile::{Fall, Limits, Profile},
    sense_of,
    shapes::shape_of,
};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    id::Id,
};

/// Notes where the pay of a component falls.
pub fn of(plan: &PlanDocument, component: &Component, pay: &Pay, path: &str, findings: &mut Problems) {
    match pay {
        // The limits of the component hold for the person's part of the pool.
        Pay::Pool(rule) => {
            let unlimited = Component { cap: None, floor: None, ..component.clone() };
            of(plan, &unlimited, &rule.fund, &format!("{path}/pool/fund"), findings);
        }
        Pay::Matrix(rule) => matrix::of(plan, component, rule, &format!("{path}/matrix"), findings),
        Pay::RankAward(rule) => places(component, rule, &format!("{path}/rank_award"), findings),
        pay => {
            let Some(shape) = shape_of(component, pay, path) else { return };
            let falls = felt(plan, component, &shape.profile);
            for fall in falls {
                findings.push(told(&component.id, &shape.profile, &fall));
            }
        }
    }
}

/// The falls of a component's profile that the way of its measure does not intend.
fn felt(plan: &PlanDocument, component: &Component, profile: &Profile) -> Vec<Fall> {
    let sense = component.on.as_ref().map_or(Sense::More, |on| sense_of(plan, on));
    let is_meant = match sense {
        Sense::More => false,
        Sense::Less => true,
        Sense::Either => !profile.rises(),
    };
    if is_meant { Vec::new() } else { profile.falls(&limits_of(plan, component)) }
}

/// The limits that hold for the whole of a component's profile.
pub fn limits_of(plan: &PlanDocument, component: &Component) -> Limits {
    let is_whole = matches!(&component.pay, Pay::Tiers(rule) if rule.mode == TierMode::Whole);
    let is_late = component.cap_after_multipliers && is_multiplied(plan, component);
    // What a cap withholds is paid later: it hides no fall, and no step behind it is idle.
    let cap = component.cap.clone().filter(|_| !is_late && !component.withhold_excess);
    match component.accumulate {
        // The cap of a period says nothing of the step that the year reached.
        Accumulate::Qtd | Accumulate::Ytd if is_whole => Limits::default(),
        // A deal is within the cap when all are; the floor may be reached by others.
        Accumulate::Each => Limits { floor: None, cap },
        _ => Limits { floor: component.floor.clone(), cap },
    }
}

fn told(id: &Id, profile: &Profile, fall: &Fall) -> Problem {
    match fall {
        Fall::Cliff { at, is_above, before, loss, path } => {
            let side = if *is_above { "> " } else { "" };
            let problem = Problem::new(&code::CLIFF, path.clone()).with("id", id);
            let problem = problem.with("at", format!("{side}{}", profile.bound(at)));
            problem.with("before", before.told(&profile.base)).with("loss", loss.told(&profile.base))
        }
        Fall::Slope { from, to, loss, path } => {
            let end = |end: &Option<crate::number::Number>, open: &str| {
                end.as_ref().map_or_else(|| open.to_owned(), |end| profile.bound(end))
            };
            let problem = Problem::new(&code::DECREASING, path.clone()).with("id", id);
            let problem = problem.with("from", end(from, "-∞")).with("to", end(to, "∞"));
            problem.with("loss", loss.as_ref().map_or_else(|| "∞".to_owned(), |loss| loss.told(&profile.base)))
        }
    }
}

/// A better place that is paid less than the one behind it.
fn places(component: &Component, rule: &RankAward, path: &str, findings: &mut Problems) {
    for (index, pair) in rule.places.windows(2).enumerate() {
        if let [better, worse] = pair
            && better < worse
        {
            let problem = Problem::new(&code::CLIFF, format!("{path}/places/{index}")).with("id", &component.id);
            let problem = problem.with("at", format!("rank {}", index.saturating_add(1))).with("before", worse);
            findings.push(problem.with("loss", worse - better));
        }
    }
}
