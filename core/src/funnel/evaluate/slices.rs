//! The same deals by what they have in common.

use super::{
    Run,
    case::Case,
    cohorts,
    costs::{self, CostsByKey},
    orders::{Spent, orders, returns},
    rates::{Stands, win_rate},
};
use crate::{
    funnel::{
        facts::SliceBy,
        labels as label,
        outcome::{Breakdowns, Reasons, Slice, Standing},
        sheet::Sheet,
    },
    trace::Figure,
};
use std::collections::BTreeMap;

pub(super) fn standing(sheet: &mut Sheet, stands: &Stands<'_, '_>) -> Standing {
    Standing {
        total: stands.total.publish(sheet),
        open: stands.open.publish(sheet),
        won: stands.won.publish(sheet),
        lost: stands.lost.publish(sheet),
    }
}

pub(super) fn breakdowns(run: &Run<'_>, sheet: &mut Sheet) -> Breakdowns {
    let month = |case: &Case<'_>| case.began.map(|began| began.day(run.zone).format("%Y-%m").to_string());
    let costs = &run.costs;
    let mut by = |by: SliceBy, costs: CostsByKey, key: &dyn Fn(&Case<'_>) -> Option<String>| {
        sheet.section(&label::BREAKDOWN, Some(by.word()), |sheet| slices(run, sheet, by, costs, key))
    };
    Breakdowns {
        owner: by(SliceBy::Owner, costs.by(|cost| cost.owner.as_ref()), &|case| case.deal.owner.clone()),
        channel: by(SliceBy::Channel, costs.by(|cost| cost.channel.as_ref()), &|case| case.deal.channel.clone()),
        product: by(SliceBy::Product, costs.by(|cost| cost.product.as_ref()), &|case| case.deal.product.clone()),
        region: by(SliceBy::Region, costs.by(|cost| cost.region.as_ref()), &|case| case.deal.region.clone()),
        month: by(SliceBy::Month, costs.by(|cost| cost.month.as_ref()), &month),
    }
}

/// A slice for every key that a deal or a cost has: money spent on a channel without deals is a slice as well.
fn slices(
    run: &Run<'_>,
    sheet: &mut Sheet,
    by: SliceBy,
    mut costs: CostsByKey,
    key: &dyn Fn(&Case<'_>) -> Option<String>,
) -> Vec<Slice> {
    let has_stages = run.facts.stages_by.contains(&by);
    let mut groups: BTreeMap<Option<String>, Vec<&Case<'_>>> =
        costs.keys().map(|key| (key.clone(), Vec::new())).collect();
    for case in &run.cases {
        groups.entry(key(case)).or_default().push(case);
    }
    groups
        .into_iter()
        .map(|(key, cases)| {
            let costs = costs.remove(&key).unwrap_or_default();
            let before = sheet.steps.len();
            let slice = slice(run, sheet, key, cases, &costs, has_stages);
            if !run.facts.trace {
                sheet.forget(before);
            }
            slice
        })
        .collect()
}

fn slice(
    run: &Run<'_>,
    sheet: &mut Sheet,
    key: Option<String>,
    cases: Vec<&Case<'_>>,
    costs: &[Figure],
    has_stages: bool,
) -> Slice {
    let about = key.clone().unwrap_or_default();
    let overall = has_stages.then(|| cohorts::overall(run, sheet, &about, &cases));
    let stages = if has_stages { cohorts::stages(run, sheet, &cases) } else { Vec::new() };
    let stands = Stands::of(&about, cases);
    let mut reasons = Reasons::new();
    let average = stands.average_won();
    let standing = standing(sheet, &stands);
    let win_rate = win_rate(run, sheet, &stands);
    let average_won = sheet.money_or(average.as_ref(), ("average_won", stands.why_no_average()), &mut reasons);
    let (orders, new_customers) = orders(run, sheet, &stands, &about, &mut reasons);
    let cost = costs::sum(&costs.iter().collect::<Vec<_>>());
    let spent = Spent { cost, new_customers, orders: &orders };
    let returns = run.costs.is_given.then(|| returns(run, sheet, &stands, &spent, &mut reasons));
    let (cost, acquisition_cost, roi, roas) =
        returns.map_or((None, None, None, None), |of| (of.cost, of.acquisition_cost, of.roi, of.roas));
    Slice { key, standing, win_rate, average_won, overall, stages, orders, cost, acquisition_cost, roi, roas, reasons }
}
