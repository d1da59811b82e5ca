//! Pay plans as column programs: the stages of [`evaluate`](super::evaluate), written once for all rows of a table.
//!
//! A program is written for facts of one form: the same period, the same fields. What it does not cover (deals, days of a
//! part of the period, holdbacks, pools, leavers) has no program, and such rows are evaluated one at a time. That both
//! give the same is the law `batch_equals_single`.

mod closing;
mod conditions;
mod factors;
mod flat;
mod ladder;
mod limits;
mod page;
mod sheet;
mod standing;
mod table;
mod wanted;

use self::{factors::Factors, sheet::Sheet, wanted::Wanted};
use super::{
    document::{PlanDocument, Span},
    evaluate::in_force,
    facts::PayFacts,
};
use crate::{
    calendar::{Calendar, Period},
    program::{Bound, Program, Writer},
};

/// The program of a plan for facts of one form.
fn program(plan: &PlanDocument, facts: &PayFacts, bound: &dyn Bound, wanted: &[Wanted]) -> Option<Program> {
    let period = in_force(plan, &facts.period).ok()?;
    if !is_covered(plan, facts, &period) || bound.number("/due_elsewhere").is_some() {
        return None;
    }
    let calendar = plan.calendar.as_ref().map_or_else(Calendar::gregorian, Calendar::new);
    let mut sheet = Sheet { writer: Writer::default(), plan, facts, bound, calendar, period };
    sheet.require_ranks()?;
    let factors = Factors::written(&mut sheet)?;
    let gates = sheet.gates()?;
    let passed = sheet.passed(&factors, &gates)?;
    let closed = sheet.closed(&passed, &gates)?;
    let scale = sheet.scale();
    let mut outputs = Vec::new();
    for figure in wanted {
        let value = figure.value(&passed, &closed)?;
        outputs.push(sheet.writer.output(&value, scale)?);
    }
    Some(sheet.writer.finish(outputs))
}

/// Whether a plan and the facts that rows share are such as programs are written for.
fn is_covered(plan: &PlanDocument, facts: &PayFacts, period: &Period) -> bool {
    let PayFacts { active, window_active, measures, .. } = facts;
    let is_known = |id: &crate::id::Id| plan.measures.iter().any(|measure| measure.id == *id);
    let is_whole = |span: &Span| (span.start, span.end) == (period.start, period.end);
    let is_on_it = active.as_ref().is_none_or(|days| matches!(&days[..], [all] if is_whole(all)));
    let has_whole_days = is_on_it && window_active.qtd.is_none() && window_active.ytd.is_none();
    let is_undated = facts.base_salaries.is_none() && facts.target_incentives.is_none();
    let has_no_deals = facts.transactions.is_none() && facts.reporting.is_empty() && facts.rates.is_empty();
    let is_there = facts.terminated.is_none() && facts.team.is_none() && facts.collected.is_none();
    let has_no_past = facts.paid_before.is_empty() && facts.withheld.is_empty() && facts.due_elsewhere.is_zero();
    let withholds = plan.withhold_excess || plan.components.iter().any(|component| component.withhold_excess);
    has_whole_days
        && is_undated
        && has_no_deals
        && is_there
        && has_no_past
        && facts.adjustments.is_empty()
        && facts.pay_in.is_none()
        && plan.holdback.is_none()
        && !withholds
        && measures.iter().all(|(id, facts)| is_known(id) && facts.quotas.is_none())
}
