//! What is legal but probably not meant: pay that falls when more is sold, limits that never or always bind, rules that
//! never count.
//!
//! The pay of a component is an exact function of its measure, known before any facts up to the size of a quota, a target
//! incentive or a salary. Each fall is found on that function, within the component's cap and floor, so that a fall which no
//! one feels is no finding. What conditions do is found by trying every case that they can tell apart.

mod caps;
mod cells;
mod crediting;
mod deductions;
mod falls;
mod gates;
mod leaving;
mod matrix;
mod plan;
mod profile;
mod shapes;
mod terms;
mod turns;
mod uses;
mod worth;

use super::{
    document::{Accumulate, Better, Component, Pay, PlanDocument},
    evaluate::follows_measure,
};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    id::Id,
    number::Number,
};

/// Looks a plan over.
pub fn lint(plan: &PlanDocument) -> Problems {
    let mut findings = Problems::new();
    let judge = cells::Judge::of(plan);
    let turns = turns::of(&judge);
    for (index, component) in plan.components.iter().enumerate() {
        let path = format!("/components/{index}");
        limits(component.floor.as_ref(), component.cap.as_ref(), &format!("{path}/floor"), &mut findings);
        if component.accumulate != Accumulate::Period && !follows_measure(&component.pay) {
            let problem = Problem::new(&code::NEVER_ACCUMULATES, format!("{path}/accumulate"));
            findings.push(problem.with("id", &component.id).with("shape", component.pay.tag()));
        }
        falls::of(plan, component, &component.pay, &format!("{path}/pay"), &mut findings);
        turns::of_component(&turns, index, &mut findings);
        caps::of(plan, component, &path, &mut findings);
        terms::of_component(plan, component, &path, &mut findings);
    }
    limits(plan.floor.as_ref(), plan.cap.as_ref(), "/floor", &mut findings);
    plan::guarantees(plan, &mut findings);
    plan::multipliers(plan, &mut findings);
    gates::of(&judge, &mut findings);
    deductions::scaled(plan, &mut findings);
    crediting::of(plan, &mut findings);
    terms::of_plan(plan, &mut findings);
    leaving::of(plan, &mut findings);
    uses::unused(plan, &mut findings);
    revisions(plan, &mut findings);
    findings
}

/// Looks over what later shapes pay, each as if it were the first.
fn revisions(plan: &PlanDocument, findings: &mut Problems) {
    for (index, component) in plan.components.iter().enumerate() {
        for (place, revision) in component.revisions.iter().enumerate() {
            let mut variant = plan.clone();
            variant.components.iter_mut().for_each(|component| component.revisions.clear());
            if let Some(own) = variant.components.get_mut(index) {
                own.pay = revision.pay.clone();
            }
            let (pay, revised) =
                (format!("/components/{index}/pay"), format!("/components/{index}/revisions/{place}/pay"));
            for found in lint(&variant).iter().filter(|found| found.path.starts_with(&pay)) {
                findings.push(Problem { path: found.path.replacen(&pay, &revised, 1), ..found.clone() });
            }
        }
    }
}

fn limits(floor: Option<&Number>, cap: Option<&Number>, path: &str, findings: &mut Problems) {
    if let (Some(floor), Some(cap)) = (floor, cap)
        && floor > cap
    {
        findings.push(Problem::new(&code::FLOOR_ABOVE_CAP, path).with("floor", floor).with("cap", cap));
    }
}

/// Which way a measure is meant to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    /// More is better: pay that falls is a fault.
    More,
    /// Less is better: pay that falls is meant.
    Less,
    /// It shows in how it is paid: a rate may be a margin or a discount. Pay that both rises and falls is a fault.
    Either,
}

/// The way a measure is meant to go: as it is declared; otherwise more is better, except of rates.
fn sense_of(plan: &PlanDocument, measure: &Id) -> Sense {
    let Some(measure) = plan.measures.iter().find(|known| known.id == *measure) else { return Sense::Either };
    match measure.better {
        Some(Better::Higher) => Sense::More,
        Some(Better::Lower) => Sense::Less,
        None if measure.is_rate() => Sense::Either,
        None => Sense::More,
    }
}

/// Whether a multiplier on pay acts on a component.
fn is_multiplied(plan: &PlanDocument, component: &Component) -> bool {
    plan.multipliers.iter().any(|multiplier| {
        multiplier.acts_on == super::document::ActsOn::Pay
            && multiplier.applies_to.as_ref().is_none_or(|ids| ids.contains(&component.id))
    })
}

/// The shape that decides whether anything is paid: of a pool, what funds it.
fn funded(pay: &Pay) -> &Pay {
    match pay {
        Pay::Pool(rule) => funded(&rule.fund),
        pay => pay,
    }
}

/// The place of the shape that decides whether anything is paid.
fn funded_path(pay: &Pay, path: &str) -> String {
    match pay {
        Pay::Pool(rule) => funded_path(&rule.fund, &format!("{path}/pool/fund")),
        pay => format!("{path}/{}", pay.tag()),
    }
}
